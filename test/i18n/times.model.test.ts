import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatClock, formatDay, formatInstant, formatMonth, weekdays, zoneOf } from '../../src/i18n/times.ts';

describe('days and months', () => {
  it('have our own words in English and Welsh, and the browser’s in Polish and Arabic, with Western digits', () => {
    assert.equal(formatDay('2026-03-03', 'en'), 'Tuesday 3 March');
    assert.equal(formatDay('2026-03-03', 'cy'), 'Dydd Mawrth 3 Mawrth');
    assert.equal(formatDay('2026-03-03', 'pl'), 'wtorek, 3 marca');
    assert.match(formatDay('2026-03-03', 'ar'), /الثلاثاء.*3 مارس/);
    assert.equal(formatMonth('2026-12', 'en'), 'December 2026');
    assert.equal(formatMonth('2026-12', 'cy'), 'Rhagfyr 2026');
    assert.equal(formatMonth('2026-12', 'pl'), 'grudzień 2026');
  });

  it('have a time beside them, after the language’s own comma', () => {
    assert.equal(formatInstant('2026-03-03T14:30:00Z', 'en'), 'Tuesday 3 March 2026, 2:30pm');
    assert.match(formatInstant('2026-03-03T14:30:00Z', 'ar'), /2026، /);
    assert.equal(formatInstant('2026-03-03T14:30:00Z', 'cy', '2pm i 3pm'), 'Dydd Mawrth 3 Mawrth 2026, 2pm i 3pm');
  });

  it('begin the week on Monday, with short names for narrow columns', () => {
    assert.deepEqual(
      weekdays('cy').map(({ short }) => short),
      ['Llun', 'Maw', 'Mer', 'Iau', 'Gwe', 'Sad', 'Sul'],
    );
    assert.deepEqual(weekdays('en')[0], { name: 'Monday', short: 'Mon' });
    assert.equal(weekdays('cy')[1]?.name, 'Dydd Mawrth');
    assert.equal(weekdays('pl')[0]?.name, 'poniedziałek');
    assert.ok(weekdays('ar').every(({ short }) => short.length <= 2));
  });
});

describe('the hour that comes twice', () => {
  it('names its zone, and no other hour does', () => {
    assert.equal(formatClock('2026-10-25T00:30:00Z', 'en'), '1:30am (BST)');
    assert.equal(formatClock('2026-10-25T01:30:00Z', 'en'), '1:30am (GMT)');
    assert.equal(formatClock('2026-10-25T01:30:00Z', 'cy'), '1:30yb (GMT)');
    assert.equal(formatClock('2026-10-24T23:30:00Z', 'en'), '12:30am');
    assert.equal(formatClock('2026-10-25T02:00:00Z', 'en'), '2am');
    assert.equal(zoneOf('2026-03-29T00:30:00Z'), undefined);
    assert.equal(zoneOf('2026-03-29T01:30:00Z'), undefined);
    assert.equal(formatClock('2026-07-01T13:30:00Z', 'en'), '2:30pm');
  });
});
