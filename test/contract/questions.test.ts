import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { answersSchema } from '../../src/contract/service-answers.ts';
import { Question } from '../../src/contract/questions.ts';
import { fieldCodes } from '../../src/contract/text.ts';

const stop = { title: 'Call 999', text: [], contacts: [] };
const values = [
  { key: 'a', name: 'A' },
  { key: 'b', name: 'B' },
  { key: 'danger', name: 'Danger', stop },
];

const ask = (more: Partial<Question>): Question => ({ code: 'q', type: 'string', required: true, label: 'Q', ...more });
const found = (questions: readonly Question[], answers: unknown): string[] =>
  v
    .safeParse(answersSchema(questions), answers)
    .issues?.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`) ?? [];
/** Codes for one answer to one question. */
const codes = (question: Partial<Question>, answer: unknown) =>
  found([ask(question)], { q: answer }).map((line) => line.replace(/^q(?:\.\d+)? /, ''));

describe('answers to a service’s own questions', () => {
  it('asks for the required ones and lets the others be left out or empty', () => {
    for (const type of ['string', 'text', 'number', 'datetime', 'singlevaluelist', 'multivaluelist'] as const) {
      assert.deepEqual(found([ask({ type, values })], {}), ['q required'], type);
      assert.deepEqual(codes({ type, values }, ''), ['required'], type);
      assert.deepEqual(found([ask({ type, values, required: false })], {}), [], type);
      assert.deepEqual(codes({ type, values, required: false }, ''), [], type);
    }
    assert.deepEqual(codes({ type: 'multivaluelist', values }, []), ['required']);
  });

  it('bounds lines and texts', () => {
    assert.deepEqual(codes({ maxLength: 3 }, 'abcd'), ['too-long']);
    assert.deepEqual(codes({}, 'x'.repeat(201)), ['too-long']);
    assert.deepEqual(codes({ type: 'text' }, 'x'.repeat(2001)), ['too-long']);
    assert.deepEqual(codes({ type: 'text' }, 'one\ntwo'), []);
    assert.equal(v.parse(answersSchema([ask({})]), { q: 'one\ntwo' })['q'], 'one two');
  });

  it('reads numbers as digits, within their limits', () => {
    const size = { type: 'number', min: 1, max: 500 } as const;
    for (const answer of ['1', '500', '12.5', ' 12 ']) assert.deepEqual(codes(size, answer), [], answer);
    for (const answer of ['wide', '1e2', '0x10', '1,000', '--1', '1.', 'NaN', 'Infinity'])
      assert.deepEqual(codes(size, answer), ['not-a-number'], answer);
    assert.deepEqual(codes(size, '0'), ['too-small']);
    assert.deepEqual(codes(size, '-5'), ['too-small']);
    assert.deepEqual(codes(size, '500.1'), ['too-big']);
    assert.deepEqual(codes({ ...size, required: false }, ''), []);
    assert.deepEqual(codes({ type: 'number' }, '-5'), []);
    assert.deepEqual(codes(size, '٤٢'), []);
    assert.deepEqual(codes(size, '٥٠١'), ['too-big']);
  });

  it('takes days that exist', () => {
    const day = { type: 'datetime' } as const;
    for (const answer of ['2026-03-27', '2028-02-29', '1926-12-31']) assert.deepEqual(codes(day, answer), [], answer);
    const wrong = ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-03-27', '0026-03-27', '2026-3-7'];
    for (const answer of [...wrong, '27/03/2026', '2026-March-07', '2026-03-27T10:00', '-03-', '2026-03-1-2'])
      assert.deepEqual(codes(day, answer), ['date'], answer);
  });

  it('takes a time of day when minutes are asked', () => {
    const minute = { type: 'datetime', precision: 'minute' } as const;
    for (const answer of ['2026-03-27T00:00', '2026-03-27T23:59']) assert.deepEqual(codes(minute, answer), [], answer);
    for (const answer of ['2026-03-27', '2026-03-27T24:00', '2026-03-27T9:30', '2026-03-27T12:60', '2026-02-30T10:00'])
      assert.deepEqual(codes(minute, answer), ['date'], answer);
  });

  it('takes one of the choices, but not one that stops the form', () => {
    const one = { type: 'singlevaluelist', values } as const;
    assert.deepEqual(codes(one, 'a'), []);
    assert.deepEqual(codes(one, 'A'), ['not-an-option']);
    assert.deepEqual(codes(one, 'toString'), ['not-an-option']);
    assert.deepEqual(codes(one, 'danger'), ['stopped']);
    assert.deepEqual(codes(one, ['a']), ['required']);
    assert.deepEqual(codes({ ...one, values: undefined }, 'a'), ['not-an-option']);
  });

  it('takes some of the choices, each once', () => {
    const many = { type: 'multivaluelist', values } as const;
    assert.deepEqual(codes(many, ['a', 'b']), []);
    assert.deepEqual(v.parse(answersSchema([ask(many)]), { q: 'a' }), { q: ['a'] });
    assert.deepEqual(codes(many, ['a', 'c']), ['not-an-option']);
    assert.deepEqual(codes(many, ['a', 'a']), ['too-many']);
    assert.deepEqual(codes(many, ['a', 'danger']), ['stopped']);
    assert.deepEqual(codes(many, { a: true }), ['required']);
  });

  it('has no answer to a notice, and takes one to a hidden field', () => {
    assert.deepEqual(found([ask({ type: 'notice' })], {}), []);
    assert.deepEqual(found([ask({ type: 'notice' })], { q: 'x' }), ['q unknown']);
    assert.deepEqual(codes({ type: 'hidden' }, 'asset-7'), []);
  });

  it('refuses answers to questions that are not asked', () => {
    assert.deepEqual(found([], { q: 'x' }), ['q unknown']);
    for (const key of ['__proto__', 'constructor', 'toString'])
      assert.deepEqual(found([], JSON.parse(`{"${key}":"x"}`)), [`${key} unknown`]);
  });

  it('has a code, never a sentence, for whatever is wrong', () => {
    const known = new Set<string>(fieldCodes);
    const question = fc.record({
      code: fc.constant('q'),
      type: fc.constantFrom(
        ...(['string', 'text', 'number', 'datetime', 'singlevaluelist', 'multivaluelist'] as const),
      ),
      required: fc.boolean(),
      label: fc.constant('Q'),
      values: fc.constant(values),
      precision: fc.constantFrom('date' as const, 'minute' as const),
    });
    const answer = fc.oneof(fc.anything(), fc.string(), fc.array(fc.constantFrom('a', 'b', 'danger', 'c')));
    fc.assert(
      fc.property(question, answer, (asked, given) => {
        for (const { message } of v.safeParse(answersSchema([asked]), { q: given }).issues ?? [])
          assert.ok(known.has(message), message);
      }),
      { numRuns: 500 },
    );
  });
});

it('reads questions as Open311 has them', () => {
  const question = ask({ type: 'singlevaluelist', values, hint: 'H' });
  assert.deepEqual(v.parse(Question, question), question);
  assert.ok(!v.is(Question, { ...question, type: 'signature' }));
});
