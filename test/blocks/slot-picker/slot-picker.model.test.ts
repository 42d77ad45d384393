import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { describe, it } from 'node:test';
import {
  betterMonth,
  byLocation,
  countOf,
  dayAfterKey,
  daysOf,
  narrow,
  rangeOf,
  showsAll,
  weeksOf,
} from '../../../src/blocks/slot-picker/slot-picker.model.ts';
import { addDays } from '../../../src/core/days.ts';
import type { Slot } from '../../../src/contract/slots.ts';

const slot = (starts: string, location = 'hall'): Slot => ({ starts, ends: starts, location, left: 1 });
const days = (...starts: string[]) => daysOf(starts.map((each) => slot(each))).map(({ day }) => day);

describe('slots by day', () => {
  it('are of the day on the council’s clock: half past eleven at night in UTC is the next day in summer', () => {
    assert.deepEqual(days('2026-03-28T23:30:00Z', '2026-03-29T22:30:00Z', '2026-03-29T23:30:00Z'), [
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ]);
    assert.deepEqual(days('2026-10-24T23:30:00Z', '2026-10-25T23:30:00Z'), ['2026-10-25']);
  });

  it('know the time of day on both sides of each clock change', () => {
    const minutes = (...starts: string[]) => daysOf(starts.map((each) => slot(each))).flatMap((day) => day.minutes);
    const hour = 60;
    assert.deepEqual(minutes('2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'), [0.5 * hour, 2.5 * hour]);
    assert.deepEqual(minutes('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'), [1.5 * hour, 1.5 * hour]);
    assert.deepEqual(minutes('2026-07-01T08:00:00Z', '2026-12-01T08:00:00Z'), [9 * hour, 8 * hour]);
  });

  it('keep those that come with others of the same day together', () => {
    const [first, second, ...rest] = daysOf([
      slot('2026-03-03T09:00:00Z'),
      slot('2026-03-03T09:00:00Z', 'annexe'),
      slot('2026-03-04T09:00:00Z'),
    ]);
    assert.deepEqual([first?.slots.length, second?.slots.length, rest], [2, 1, []]);
    assert.equal(first?.weekday, 2);
  });

  it('are ten thousand in less time than a frame on a slow telephone, and narrowed in a fraction of it', () => {
    const begin = Date.parse('2026-03-01T08:00:00Z');
    const many = Array.from({ length: 10_000 }, (_, index) =>
      slot(new Date(begin + Math.floor(index / 330) * 86_400_000 + (index % 330) * 60_000).toISOString()),
    );
    daysOf(many);
    const started = performance.now();
    const found = daysOf(many);
    const indexed = performance.now();
    const narrowed = narrow(found, { parts: ['morning'], weekdays: ['1', '3'] });
    const done = performance.now();
    assert.equal(countOf(found), 10_000);
    assert.ok(countOf(narrowed) > 100);
    // Generous: the machine may be busy. A look at the clock's rules for each slot takes ten times as long.
    assert.ok(indexed - started < 60, `${indexed - started} ms to put in order`);
    assert.ok(done - indexed < 20, `${done - indexed} ms to narrow`);
  });
});

describe('narrowing', () => {
  const all = daysOf([
    slot('2026-03-03T09:00:00Z'),
    slot('2026-03-03T12:00:00Z'),
    slot('2026-03-04T15:00:00Z'),
    slot('2026-03-07T10:00:00Z'),
  ]);
  const found = (parts: string[], weekdays: string[] = []) =>
    narrow(all, { parts, weekdays }).flatMap(({ slots }) => slots.map(({ starts }) => starts.slice(8, 13)));

  it('has noon in the afternoon, and both parts are the whole day', () => {
    assert.deepEqual(found(['morning']), ['03T09', '07T10']);
    assert.deepEqual(found(['afternoon']), ['03T12', '04T15']);
    assert.equal(found(['morning', 'afternoon']).length, 4);
  });

  it('has any of the days of the week, and both ways together', () => {
    assert.deepEqual(found([], ['3', '6']), ['04T15', '07T10']);
    assert.deepEqual(found(['morning'], ['3', '6']), ['07T10']);
    assert.deepEqual(found(['morning'], ['3']), []);
  });
});

describe('several locations', () => {
  it('have their times together, in the order of the locations; one needs no name', () => {
    const slots = [slot('2026-03-03T09:00:00Z', 'b'), slot('2026-03-03T09:00:00Z', 'a')];
    assert.deepEqual(
      byLocation(slots, ['a', 'b', 'c']).map(({ location }) => location),
      ['a', 'b'],
    );
    assert.deepEqual(byLocation(slots, ['a']), [{ slots }]);
  });
});

describe('the month that is shown first', () => {
  const list = { language: 'en', timeZone: 'Europe/London', now: '2026-02-28T23:30:00Z', slots: [] };

  it('is the council’s, whatever the device’s clock says', () => {
    assert.equal(betterMonth(list, '2027-02', true), '2026-02');
    assert.equal(betterMonth({ ...list, now: '2026-03-31T23:30:00Z' }, '2026-03', true), '2026-04');
  });

  it('is the next one with a time, when it has none', () => {
    assert.equal(betterMonth({ ...list, after: '2026-06-02' }, '2026-02', true), '2026-06');
    assert.equal(betterMonth(list, '2026-02', false), undefined);
    assert.equal(betterMonth({ ...list, slots: [slot('2026-02-28T09:00:00Z')] }, '2026-02', true), undefined);
  });
});

describe('a few times', () => {
  it('are all shown at once, many are not', () => {
    const many = (count: number) => daysOf(Array.from({ length: count }, () => slot('2026-03-03T09:00:00Z')));
    assert.ok(showsAll(many(60)));
    assert.ok(!showsAll(many(61)));
  });
});

describe('the grid of a month', () => {
  it('has whole weeks from Monday, and days of no other month', () => {
    const weeks = weeksOf('2026-03');
    assert.deepEqual(weeks[0], [undefined, undefined, undefined, undefined, undefined, undefined, '2026-03-01']);
    assert.equal(weeks.at(-1)?.[1], '2026-03-31');
    assert.equal(weeks.length, 6);
    assert.ok(weeks.every((week) => week.length === 7));
    assert.equal(weeksOf('2021-02').length, 4);
  });

  it('ends with the month: thirty days, and 29 in a leap year', () => {
    assert.deepEqual(rangeOf('2026-04'), { from: '2026-04-01', to: '2026-04-30' });
    assert.equal(rangeOf('2028-02').to, '2028-02-29');
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
  });

  const from = (key: string, day = '2026-03-18', rtl = false) => dayAfterKey(key, day, rtl);

  it('is walked with the arrows, a day or a week at a time, the other way round from right to left', () => {
    assert.equal(from('ArrowRight'), '2026-03-19');
    assert.equal(from('ArrowLeft'), '2026-03-17');
    assert.equal(from('ArrowUp'), '2026-03-11');
    assert.equal(from('ArrowDown'), '2026-03-25');
    assert.equal(from('ArrowRight', '2026-03-18', true), '2026-03-17');
    assert.equal(from('ArrowUp', '2026-03-18', true), '2026-03-11');
  });

  it('goes to the ends of a week with Home and End', () => {
    assert.equal(from('Home'), '2026-03-16');
    assert.equal(from('End'), '2026-03-22');
    assert.equal(from('Home', '2026-03-01'), '2026-03-01');
    assert.equal(from('End', '2026-03-31'), '2026-03-31');
  });

  it('is not left by an arrow, and other keys are none of its own', () => {
    assert.equal(from('ArrowLeft', '2026-03-01'), '2026-03-01');
    assert.equal(from('ArrowDown', '2026-03-30'), '2026-03-30');
    assert.equal(from('Enter'), undefined);
    assert.equal(from('Tab'), undefined);
  });
});
