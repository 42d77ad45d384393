import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { instantOf, localDay, localTime } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';

const clock = (instant: string | Date) => {
  const { year, month, day, weekday, hour, minute } = localTime(instant);
  return [year, month, day, weekday, hour, minute];
};

describe('the council’s clock', () => {
  it('is Greenwich’s in winter and an hour ahead in summer', () => {
    assert.deepEqual(clock('2026-01-15T12:30:00Z'), [2026, 1, 15, 4, 12, 30]);
    assert.deepEqual(clock('2026-07-15T12:30:00Z'), [2026, 7, 15, 3, 13, 30]);
  });

  it('goes forward on the last Sunday of March', () => {
    assert.deepEqual(clock('2026-03-29T00:59:00Z'), [2026, 3, 29, 0, 0, 59]);
    assert.deepEqual(clock('2026-03-29T01:00:00Z'), [2026, 3, 29, 0, 2, 0]);
  });

  it('goes back on the last Sunday of October: half past one comes twice', () => {
    assert.deepEqual(clock('2026-10-25T00:30:00Z'), [2026, 10, 25, 0, 1, 30]);
    assert.deepEqual(clock('2026-10-25T01:30:00Z'), [2026, 10, 25, 0, 1, 30]);
    assert.deepEqual(clock('2026-10-25T02:30:00Z'), [2026, 10, 25, 0, 2, 30]);
  });

  it('has midnight as 0 o’clock, and knows when the day is already the next', () => {
    assert.deepEqual(clock('2026-06-30T23:00:00Z'), [2026, 7, 1, 3, 0, 0]);
    assert.equal(localDay('2026-06-30T23:00:00Z'), '2026-07-01');
    assert.equal(localDay('2026-12-31T23:59:59Z'), '2026-12-31');
    assert.equal(localDay(new Date('2026-03-02T10:00:00Z')), '2026-03-02');
  });

  it('reads offsets, and takes a plain day as that day', () => {
    assert.equal(localDay('2026-03-02T23:30:00-05:00'), '2026-03-03');
    assert.deepEqual(clock('2026-03-29'), [2026, 3, 29, 0, 0, 0]);
    assert.deepEqual(clock('2028-02-29'), [2028, 2, 29, 2, 0, 0]);
  });

  for (const zone of ['America/New_York', 'Pacific/Kiritimati', 'Asia/Kolkata']) {
    it(`is the same on a device that is set to ${zone}`, () => {
      const instants = ['2026-03-29T01:00:00Z', '2026-10-25T01:30:00Z', '2026-06-30T23:00:00Z', '2026-03-29'];
      const program = `
        import { localTime, localDay } from './src/core/dates.ts';
        const instants = ${JSON.stringify(instants)};
        console.log(JSON.stringify(instants.map((instant) => [localTime(instant), localDay(instant)])));
      `;
      const there = execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', program], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
      assert.deepEqual(
        JSON.parse(there),
        instants.map((instant) => [localTime(instant), localDay(instant)]),
      );
    });
  }
});

describe('a time on the council’s clock', () => {
  const at = (day: string, time: string) => instantOf(day, time).toISOString().slice(0, 16);

  it('is an instant, in winter and in summer, midnight at either end of the day', () => {
    assert.equal(at('2026-01-15', '09:30'), '2026-01-15T09:30');
    assert.equal(at('2026-07-15', '09:30'), '2026-07-15T08:30');
    assert.equal(at('2026-07-15', '24:00'), at('2026-07-16', '00:00'));
  });

  it('is the first of two when the clocks go back, and an hour later where they leave one out', () => {
    assert.deepEqual(
      ['00:30', '01:00', '01:30', '02:00', '03:00'].map((time) => at('2026-10-25', time).slice(11)),
      ['23:30', '00:00', '00:30', '02:00', '03:00'],
    );
    assert.deepEqual(
      ['00:30', '01:00', '01:30', '02:00', '03:00'].map((time) => at('2026-03-29', time).slice(11)),
      ['00:30', '01:00', '01:30', '01:00', '02:00'],
    );
  });

  it('and back again, for every hour of the two days around them', () => {
    for (const [day, next] of [
      ['2026-03-28', '2026-03-30'],
      ['2026-10-24', '2026-10-26'],
    ] as const) {
      for (let hour = 0; hour < 24; hour += 1) {
        for (const each of [day, next]) {
          const time = `${String(hour).padStart(2, '0')}:15`;
          const { hour: shown, minute } = localTime(instantOf(each, time));
          assert.deepEqual([localDay(instantOf(each, time)), shown, minute], [each, hour, 15]);
        }
      }
    }
  });

  it('counts days without hours', () => {
    assert.equal(addDays('2026-03-28', 2), '2026-03-30');
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2026-03-01', -1), '2026-02-28');
  });
});
