import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseStatuses } from '../../src/contract/cases.ts';
import { isClosed, isLate, maskEmail, maskPhone, mayDo, stepsOf, toneOf } from '../../server/domains/case/rules.ts';
import { letterLanguage, letterLanguages, statusWords } from '../../server/domains/case/status-words.ts';
import { photoPasses } from '../../server/domains/photo/passes.ts';

const now = new Date('2026-11-21T12:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const standing = { closedAt: null, asking: false, rated: false, unconfirmed: false };

describe('what an owner may do', () => {
  const may = (over: Partial<Parameters<typeof mayDo>[0]>) => mayDo({ status: 'received', ...standing, ...over }, now);
  it('depends on where it stands', () => {
    assert.deepEqual(may({}), ['update', 'ask', 'withdraw', 'notify']);
    assert.deepEqual(may({ unconfirmed: true }), ['update', 'withdraw', 'notify']);
    assert.deepEqual(may({ asking: true }), ['update', 'answer', 'ask', 'withdraw', 'notify']);
    assert.deepEqual(may({ status: 'fixed', closedAt: ago(1) }), ['reopen', 'ask', 'notify', 'questionnaire']);
    assert.deepEqual(may({ status: 'fixed', closedAt: ago(1), rated: true }), ['reopen', 'ask', 'notify']);
    assert.deepEqual(may({ status: 'duplicate', closedAt: ago(1) }), ['reopen', 'ask', 'notify']);
    assert.deepEqual(may({ status: 'withdrawn', closedAt: ago(1) }), []);
  });
  it('ends some while after the end', () => {
    assert.deepEqual(may({ status: 'no-action', closedAt: ago(61) }), ['reopen', 'ask', 'notify']);
    assert.deepEqual(may({ status: 'no-action', closedAt: ago(181) }), ['notify']);
  });
});

describe('lateness', () => {
  it('begins the day after the day that was said, on the council’s clock, and ends with the case', () => {
    assert.equal(isLate('planned', '2026-11-21', now), false);
    assert.equal(isLate('planned', '2026-11-21', new Date('2026-11-22T00:00:00Z')), true);
    // Eleven at night in summer by UTC is midnight here.
    assert.equal(isLate('planned', '2026-07-01', new Date('2026-07-01T22:59:00Z')), false);
    assert.equal(isLate('planned', '2026-07-01', new Date('2026-07-01T23:00:00Z')), true);
    assert.equal(isLate('fixed', '2020-01-01', now), false);
    assert.equal(isLate('planned', null, now), false);
  });
});

describe('the way ahead', () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00Z`;
  const event = (kind: string, status: (typeof caseStatuses)[number], day: number) => ({ kind, status, at: at(day) });
  const short = (...given: Parameters<typeof stepsOf>) =>
    stepsOf(...given).map(({ name, state }) => `${name} ${state}`);

  it('is shown whole from the start, with the day of its end', () => {
    assert.deepEqual(stepsOf('received', [event('received', 'received', 1)], '2026-11-10'), [
      { name: 'received', state: 'now', at: at(1) },
      { name: 'investigating', state: 'ahead' },
      { name: 'planned', state: 'ahead' },
      { name: 'closed', state: 'ahead', by: '2026-11-10' },
    ]);
  });
  it('leaves out what was skipped, and has what came in between', () => {
    const events = [event('received', 'received', 1), event('status', 'in-progress', 3)];
    assert.deepEqual(short('in-progress', events, null), ['received done', 'in-progress now', 'closed ahead']);
    assert.deepEqual(short('fixed', [...events, event('status', 'fixed', 4)], null), [
      'received done',
      'in-progress done',
      'closed done',
    ]);
  });
  it('begins again where it was opened again', () => {
    const events = [
      event('received', 'received', 1),
      event('status', 'planned', 2),
      event('status', 'fixed', 3),
      event('reopened', 'received', 5),
    ];
    assert.deepEqual(stepsOf('received', events, null)[0], { name: 'reopened', state: 'now', at: at(5) });
    assert.deepEqual(short('received', events, null), [
      'reopened now',
      'investigating ahead',
      'planned ahead',
      'closed ahead',
    ]);
  });
  it('has an end for every status, and a tone', () => {
    for (const status of caseStatuses) {
      const last = stepsOf(status, [event('received', 'received', 1)], null).at(-1);
      assert.equal(last?.state, isClosed(status) ? 'done' : 'ahead', status);
      assert.ok(toneOf(status, false));
    }
    assert.equal(toneOf('planned', true), 'asking');
    assert.equal(toneOf('fixed', true), 'done');
  });
});

describe('words', () => {
  it('are there for every status in every language of letters; what is open says what comes next', () => {
    for (const language of letterLanguages) {
      for (const status of caseStatuses) {
        const { label, meaning, next } = statusWords[language][status];
        assert.ok(label && meaning, `${language} ${status}`);
        assert.equal(next !== undefined, !isClosed(status), `${language} ${status}`);
      }
    }
    assert.deepEqual(['cy-GB', 'PL', 'fr', 'constructor', ''].map(letterLanguage), ['cy', 'pl', 'en', 'en', 'en']);
  });
  it('tell one’s own address, and nobody another’s', () => {
    assert.equal(maskEmail('robin.hill@example.com'), 'r…l@example.com');
    assert.equal(maskEmail('ab@example.com'), '…@example.com');
    assert.equal(maskEmail('"a@b"@example.com'), '"…"@example.com');
    assert.equal(maskPhone('+44 7700 900123'), '… 123');
  });
});

describe('a pass to a photo', () => {
  const passes = photoPasses('a secret');
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
  it('is good for one photo, for an hour or two, and the same within an hour', () => {
    const pass = passes.give(id, now);
    assert.equal(passes.give(id, new Date(now.getTime() + 59 * 60_000)), pass);
    assert.equal(passes.allows(id, pass, new Date(now.getTime() + 119 * 60_000)), true);
    assert.equal(passes.allows(id, pass, new Date(now.getTime() + 120 * 60_000)), false);
    assert.equal(passes.allows(id.replace('0', '1'), pass, now), false);
    assert.equal(photoPasses('another').allows(id, pass, now), false);
    for (const made of ['', '.', '999999999.', `999999999.${pass.split('.')[1]}`, 'NaN.x', '1e9.x']) {
      assert.equal(passes.allows(id, made, now), false, made);
    }
  });
});
