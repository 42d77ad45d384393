import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { slotsOfDay, type Resource } from '../../server/domains/booking/opening.ts';
import { instantInWords, timeInWords, whenInWords } from '../../server/domains/booking/when.ts';

const every = (from: string, until: string) =>
  [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
    weekday,
    from,
    until,
    capacity: null,
    validFrom: null,
    validUntil: null,
  }));

const desk = (over: Partial<Resource> = {}): Resource => ({
  code: 'desk',
  minutes: 60,
  capacity: 2,
  hours: every('09:00', '12:30'),
  exceptions: [],
  ...over,
});

const starts = (resource: Resource, day: string) => slotsOfDay(resource, day).map((slot) => slot.starts.slice(11, 16));

describe('the slots of a day', () => {
  it('begin when it opens and end before it closes, by the council’s clock', () => {
    assert.deepEqual(starts(desk(), '2026-01-15'), ['09:00', '10:00', '11:00']);
    assert.deepEqual(starts(desk(), '2026-07-15'), ['08:00', '09:00', '10:00']);
  });

  it('are as long on the nights when the clocks change: fewer in March, more in October', () => {
    const night = desk({ hours: every('00:00', '04:00') });
    assert.deepEqual(starts(night, '2026-03-29'), ['00:00', '01:00', '02:00']);
    assert.deepEqual(starts(night, '2026-10-25'), ['23:00', '00:00', '01:00', '02:00', '03:00']);
    assert.equal(starts(night, '2026-10-24').length, 4);
    assert.equal(slotsOfDay(desk({ hours: every('00:00', '24:00') }), '2026-03-29').length, 23);
    assert.equal(slotsOfDay(desk({ hours: every('00:00', '24:00') }), '2026-10-25').length, 25);
  });

  it('are those of the weekday, as long as its hours are good', () => {
    const hours = [
      { weekday: 1, from: '09:00', until: '10:00', capacity: 5, validFrom: '2026-03-01', validUntil: '2026-03-31' },
    ];
    assert.deepEqual(starts(desk({ hours }), '2026-03-03'), []);
    assert.deepEqual(
      slotsOfDay(desk({ hours }), '2026-03-02').map(({ capacity }) => capacity),
      [5],
    );
    assert.deepEqual(starts(desk({ hours }), '2026-04-06'), []);
  });

  it('are none on a day that is blocked for all, unless this one opens all the same', () => {
    const christmas = { resource: null, day: '2026-12-25', from: null, until: null, capacity: null };
    const own = { resource: 'desk', day: '2026-12-25', from: '10:00', until: '11:00', capacity: null };
    assert.deepEqual(starts(desk({ exceptions: [christmas] }), '2026-12-25'), []);
    assert.deepEqual(starts(desk({ exceptions: [christmas, own] }), '2026-12-25'), ['10:00']);
    assert.deepEqual(starts(desk({ exceptions: [{ ...christmas, resource: 'other' }] }), '2026-12-25').length, 3);
    assert.deepEqual(starts(desk({ exceptions: [own, { ...christmas, resource: 'desk' }] }), '2026-12-25'), []);
  });
});

describe('when something is, in words', () => {
  const slot = { starts: '2026-07-15T08:30:00Z', ends: '2026-07-15T11:00:00Z' };

  it('is said in the resident’s language, by the council’s clock', () => {
    assert.deepEqual(
      (['en', 'cy', 'ar', 'pl'] as const).map((language) => whenInWords({ ...slot, window: false }, language)),
      [
        'Wednesday 15 July 2026, 9:30am to 12pm',
        'Dydd Mercher 15 Gorffennaf 2026, 9:30yb hyd 12yp',
        'الأربعاء، 15 يوليو 2026، من 09:30 إلى 12:00',
        'środa, 15 lipca 2026, 09:30–12:00',
      ],
    );
    assert.equal(whenInWords({ ...slot, window: true }, 'en'), 'Wednesday 15 July 2026, between 9:30am and 12pm');
    assert.equal(instantInWords(new Date(slot.starts), 'en'), '9:30am on Wednesday 15 July 2026');
  });

  it('says which hour it means where one comes twice, and says nothing of it elsewhere', () => {
    assert.deepEqual(
      [
        '2026-10-24T23:30Z',
        '2026-10-25T00:30Z',
        '2026-10-25T01:30Z',
        '2026-10-25T02:30Z',
        '2026-03-29T00:30Z',
        '2026-03-29T01:30Z',
      ].map((instant) => timeInWords(new Date(instant), 'en')),
      ['12:30am', '1:30am BST', '1:30am GMT', '2:30am', '12:30am', '2:30am'],
    );
  });
});
