import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { localDay, localTime } from '../../src/core/dates.ts';

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
