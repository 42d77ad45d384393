import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Deadline } from '../../src/contract/bookable-services.ts';
import { localDay } from '../../src/core/dates.ts';
import { deadlineOf } from '../../src/core/deadlines.ts';
import {
  asPromised,
  dialled,
  earliestStart,
  latestStart,
  movableUntil,
  personKeys,
} from '../../server/domains/booking/rules.ts';
import { aService } from './bookings.ts';

describe('a deadline', () => {
  const eve: Deadline = { days: 1, time: '14:00' };

  it('is hours before, or a time of an earlier day on the council’s clock', () => {
    assert.equal(deadlineOf('2026-12-31T07:00:00Z', 17).toISOString(), '2026-12-30T14:00:00.000Z');
    assert.equal(deadlineOf('2026-12-31T13:00:00Z', eve).toISOString(), '2026-12-30T14:00:00.000Z');
    assert.equal(deadlineOf('2026-07-01T06:00:00Z', eve).toISOString(), '2026-06-30T13:00:00.000Z');
    // Summer ends in the night between.
    assert.equal(deadlineOf('2026-10-25T07:00:00Z', eve).toISOString(), '2026-10-24T13:00:00.000Z');
    assert.equal(deadlineOf('2026-07-01T06:00:00Z').toISOString(), '2026-07-01T06:00:00.000Z');
  });

  it('says what can still be booked as it says until when, at any moment', () => {
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const deadline = fc.oneof(
      fc.nat(100),
      fc.record({ days: fc.nat(5), time: fc.constantFrom('00:00', '08:30', '14:00') }),
    );
    fc.assert(
      fc.property(instant, fc.nat(200), deadline, (now, hours, rule) => {
        const starts = new Date(now.getTime() + hours * 3_600_000);
        assert.equal(starts >= earliestStart(rule, now), deadlineOf(starts, rule) >= now, localDay(starts));
      }),
    );
  });
});

describe('how far ahead', () => {
  it('is whole days on the council’s clock, today the first of them', () => {
    const now = new Date('2026-10-24T23:30:00Z');
    assert.equal(latestStart(undefined, now), undefined);
    assert.equal(latestStart(0, new Date('2026-01-05T09:00:00Z'))?.toISOString(), '2026-01-06T00:00:00.000Z');
    // It is half past midnight, in the night in which summer ends.
    assert.equal(latestStart(0, now)?.toISOString(), '2026-10-26T00:00:00.000Z');
  });
});

describe('what was promised with a hold', () => {
  const service = aService({ mostOpen: 2 });
  const promised = { lapsed: false, mostOpen: 3, movesUntil: '2026-03-04T10:00:00.000Z' };
  const until = (time: string) => new Date(`2026-03-04T${time}:00Z`);

  it('counts as long as it lasts, where the rules have become stricter', () => {
    assert.equal(asPromised(service, promised).mostOpen, 3);
    assert.equal(asPromised(service, { ...promised, mostOpen: 1 }).mostOpen, 2);
    assert.equal(asPromised(service, { ...promised, lapsed: true }).mostOpen, 2);
    assert.equal(asPromised(service, { ...promised, mostOpen: null }).mostOpen, 2);
    assert.deepEqual(movableUntil(until('09:00'), promised), until('10:00'));
    assert.deepEqual(movableUntil(until('11:00'), promised), until('11:00'));
    assert.deepEqual(movableUntil(until('09:00'), { ...promised, lapsed: true }), until('09:00'));
    assert.deepEqual(movableUntil(until('09:00'), undefined), until('09:00'));
  });
});

describe('one person', () => {
  it('has one telephone number, however it is written', () => {
    for (const written of [
      '07700 900123',
      '+44 7700 900123',
      '447700900123',
      '0044 7700 900 123',
      '+44 (0)7700 900123',
      '(07700) 900-123 ext 1',
      '07700900123x99',
      '07700 900123 #4',
    ])
      assert.equal(dialled(written), '+447700900123', written);
    assert.equal(dialled('+48 22 555 01 23'), '+48225550123');
  });

  it('is known by each thing that they gave, in one order', () => {
    const contact = { name: 'Robin  Hill', email: 'Robin@Example.com', phone: '01632 960777', postcode: 'zz11aa' };
    assert.deepEqual(personKeys(contact), [
      { field: 'email', key: 'email robin@example.com' },
      { field: 'postcode', key: 'home robin hill ZZ1 1AA' },
      { field: 'phone', key: 'phone +441632960777' },
    ]);
    assert.deepEqual(personKeys({ name: 'Robin Hill' }), []);
  });
});
