import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import type { Hold } from '../../../src/contract/bookings.ts';
import type { FormValues } from '../../../src/controllers/form.ts';
import {
  draftOf,
  hasTyped,
  isDraft,
  locationsOf,
  stepBefore,
  stepsOf,
  type Booking,
  type MovedBooking,
} from '../../../src/widgets/book-a-slot/book-a-slot.model.ts';
import { HoldClock } from '../../../src/controllers/hold-clock.ts';
import { bodyOf, check, countsOf, itemsQuery, stepOf } from '../../../src/widgets/book-a-slot/steps/later.model.ts';
import { waitingOf } from '../../../src/widgets/book-a-slot/waiting/waiting.model.ts';
import { bookable } from '../../helpers/bookings.ts';

const slot = { location: 'home', starts: '2026-03-03T07:00:00Z', ends: '2026-03-03T12:00:00Z' };
const moving: MovedBooking = {
  reference: '7K3-M9Q-XPT4',
  session: 'SSSS',
  service: 'bulky-waste',
  items: { sofa: 1 },
  slot,
};

const booking = (code: string, values: FormValues = {}, more: Partial<Booking> = {}): Booking => ({
  service: bookable(code, 'en'),
  location: undefined,
  slot: undefined,
  values,
  moving: undefined,
  ...more,
});

describe('the pages of a booking', () => {
  it('are those that the service needs', () => {
    assert.deepEqual(stepsOf(booking('tennis')), ['service', 'time', 'contact', 'check', 'done']);
    assert.deepEqual(stepsOf(booking('register-birth')).slice(0, 3), ['service', 'where', 'time']);
    assert.deepEqual(stepsOf(booking('register-birth', {}, { location: 'town-hall' })).slice(0, 2), [
      'service',
      'time',
    ]);
    assert.deepEqual(stepsOf(booking('register-birth', {}, { location: 'gone' })).slice(0, 2), ['service', 'where']);
    assert.deepEqual(stepsOf(booking('bulky-waste', {}, { slot })), [
      'service', 'items', 'time', 'questions', 'address', 'contact', 'check', 'done',
    ]); // prettier-ignore
    assert.deepEqual(stepsOf(booking('bulky-waste', {}, { moving })), ['time', 'check', 'done']);
    // What was offered is settled: only the rest is asked.
    assert.deepEqual(stepsOf(booking('bulky-waste', {}, { slot, offered: true })), [
      'questions', 'address', 'contact', 'check', 'done',
    ]); // prettier-ignore
    assert.equal(stepsOf(booking('register-birth', {}, { offered: true }))[0], 'contact');
  });

  it('lead back to the one before, and from the waiting list to where it was asked for', () => {
    assert.equal(stepBefore('time', booking('tennis'), 'time'), 'service');
    assert.equal(stepBefore('service', booking('tennis'), 'time'), undefined);
    assert.equal(stepBefore('done', booking('tennis'), 'time'), undefined);
    assert.equal(stepBefore('waiting', booking('tennis'), 'done'), 'done');
    assert.equal(stepBefore('time', booking('bulky-waste', {}, { moving }), 'time'), undefined);
    assert.equal(stepBefore('contact', booking('tennis', {}, { offered: true }), 'time'), 'offer');
    assert.equal(stepBefore('offer', booking('tennis', {}, { offered: true }), 'time'), undefined);
  });

  it('know at which of them a field is asked, for what only the server finds', () => {
    assert.equal(stepOf('items.sofa'), 'items');
    assert.equal(stepOf('hold'), 'time');
    assert.equal(stepOf('hold.id'), 'time');
    assert.equal(stepOf('answers.gate'), 'questions');
    assert.equal(stepOf('address.label'), 'address');
    assert.equal(stepOf('contact.email'), 'contact');
    assert.equal(stepOf('notes'), 'contact');
  });
});

describe('the locations whose times are shown', () => {
  const codes = (values: FormValues, location?: string) =>
    locationsOf(booking('register-birth', values, { location })).map(({ code }) => code);

  it('are those that were chosen, or the one that the page has locked', () => {
    assert.deepEqual(codes({ locations: ['video', 'town-hall'] }), ['town-hall', 'video']);
    assert.deepEqual(codes({ locations: ['video'] }, 'northside'), ['northside']);
    assert.equal(codes({ locations: [] }).length, 3);
    assert.equal(codes({ locations: ['closed'] }).length, 3);
  });
});

describe('what is counted', () => {
  const wrong = (values: FormValues) =>
    check('items', booking('bulky-waste', values)).map(({ field, code }) => `${field} ${code}`);

  it('has limits for each and for all, and things that do not go together', () => {
    assert.deepEqual(wrong({}), ['items.sofa all-required']);
    assert.deepEqual(wrong({ 'items.sofa': '0' }), ['items.sofa all-required']);
    assert.deepEqual(wrong({ 'items.sofa': '3' }), ['items.sofa too-many']);
    assert.deepEqual(wrong({ 'items.sofa': '2', 'items.mattress': '4' }), ['items.sofa all-too-many']);
    assert.deepEqual(wrong({ 'items.fridge': '1', 'items.sofa': '1' }), ['items.fridge not-together']);
    assert.deepEqual(wrong({ 'items.sofa': '1.5', 'items.mattress': 'two' }), [
      'items.sofa not-a-number',
      'items.mattress not-a-number',
    ]);
    assert.deepEqual(wrong({ 'items.sofa': ' 1 ', 'items.mattress': '2' }), []);
  });

  it('is asked for with the times, and held', () => {
    const values = { 'items.mattress': '2', 'items.sofa': '1', 'items.fridge': '' };
    assert.deepEqual(countsOf(bookable('bulky-waste', 'en'), values), { sofa: 1, mattress: 2 });
    assert.equal(itemsQuery(booking('bulky-waste', values)), 'sofa:1,mattress:2');
    assert.equal(itemsQuery(booking('tennis')), undefined);
    assert.equal(itemsQuery(booking('bulky-waste', {}, { moving })), 'sofa:1');
  });
});

describe('what is sent', () => {
  const hold = { id: 'h', token: 't' };
  const values = {
    'contact.name': ' Rhian  Sample ',
    'contact.email': '"r s"@example.com',
    'contact.postcode': 'zz11ab',
    'contact.reminder': false,
    'address.label': '12 Mill Lane',
    'answers.gate': 'no',
    'answers.other': '',
  };

  it('is what the service asks, tidied', () => {
    assert.deepEqual(bodyOf(booking('bulky-waste', values, { slot }), hold, 'cy'), {
      hold,
      address: { label: '12 Mill Lane' },
      answers: { gate: 'no' },
      notes: '',
      contact: { name: 'Rhian Sample', email: '"r s"@example.com', postcode: 'ZZ1 1AB', reminder: false },
      language: 'cy',
    });
    const body = bodyOf(booking('tennis', values, { slot: { ...slot, location: 'park' } }), hold, 'en');
    assert.equal('address' in body, false);
  });

  it('is nothing but the new hold when a booking is moved', () => {
    assert.deepEqual(bodyOf(booking('bulky-waste', values, { slot, moving }), hold, 'en'), { hold });
  });

  it('waits for any time with an address, and for an earlier one with the booking', () => {
    const wanted = booking('register-birth', { locations: ['video'] });
    assert.deepEqual(waitingOf(wanted, undefined, 'r@example.com', 'en'), {
      service: 'register-birth',
      locations: ['video'],
      items: {},
      email: 'r@example.com',
      language: 'en',
    });
    const booked = { reference: '7K3-M9Q-XPT4', starts: '2026-06-30T23:30:00Z' };
    const { moves, to, email } = waitingOf(wanted, booked, undefined, 'en');
    assert.deepEqual({ moves, to, email }, { moves: booked.reference, to: '2026-07-01', email: undefined });
  });

  it('is checked for name, address and contact as the service wants them', () => {
    const codes = (step: 'contact' | 'address' | 'time', more: FormValues) =>
      check(step, booking('bulky-waste', more)).map(({ field, code }) => `${field} ${code}`);
    assert.deepEqual(codes('contact', {}), ['contact.name required', 'contact.email required']);
    assert.deepEqual(codes('contact', values), []);
    assert.deepEqual(codes('address', {}), ['address.label required']);
    assert.deepEqual(codes('time', {}), ['slot required']);
  });
});

describe('a draft', () => {
  const draft = { step: 'contact', key: 'k', values: { service: 'tennis' }, slot };

  it('has nothing of who books and where they live, and goes on where that is said again', () => {
    const typed = { gate: 'no', 'contact.name': 'Rhian', 'address.label': '12 Mill Lane', notes: 'a ramp' };
    const others = { 'waiting.email': 'rhian@example.com', 'items.sofa': '1' };
    const collected = booking('bulky-waste', { ...typed, ...others }, { slot });
    assert.deepEqual(draftOf(collected, 'check', 'K'), {
      step: 'address',
      key: 'K',
      values: { gate: 'no', 'items.sofa': '1' },
      slot,
    });
    assert.equal(draftOf(booking('tennis'), 'check', 'K').step, 'contact');
    assert.equal(draftOf(collected, 'questions', 'K').step, 'questions');
    assert.equal(draftOf(collected, 'waiting', 'K').step, 'time');
  });

  it('is one that this version can go on with', () => {
    assert.ok(isDraft(draft));
    assert.ok(isDraft({ ...draft, slot: undefined }));
    assert.ok(!isDraft({ ...draft, step: 'done' }));
    assert.ok(!isDraft({ ...draft, step: 'toString' }));
    assert.ok(!isDraft({ ...draft, slot: { starts: 7 } }));
    assert.ok(!isDraft({ ...draft, values: { a: { b: 1 } } }));
    assert.ok(!isDraft(null));
  });

  it('is kept once something was said, not for what the page has put there', () => {
    assert.equal(hasTyped({ service: 'tennis', 'contact.name': 'Rhian', all: true }), false);
    assert.equal(hasTyped({ locations: [] }), false);
    assert.equal(hasTyped({ 'items.sofa': '1' }), true);
    assert.equal(hasTyped({ 'time.view': 'calendar' }), true);
  });
});

describe('how long a slot is held', () => {
  const hold = (seconds: number): Hold => ({
    id: 'h',
    ...slot,
    seconds,
    extensions: 1,
    now: '2026-03-02T10:00:00Z',
  });

  it('is counted by a clock that nobody can set, with a warning two minutes before the end', () => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const told: string[] = [];
    let now = 5_000_000;
    const clock = new HoldClock(
      {
        changed: () => told.push(`${clock.minutes}`),
        warned: () => told.push('warned'),
        ended: () => told.push('ended'),
      },
      () => now,
    );
    const pass = (seconds: number) => {
      now += seconds * 1000;
      mock.timers.tick(seconds * 1000);
    };
    clock.start(hold(210));
    assert.equal(clock.minutes, 4);
    // Somebody sets the device's clock a day on.
    mock.timers.setTime(86_400_000);
    assert.equal(clock.isOver, false);
    pass(30);
    pass(60);
    assert.equal(clock.serverTime, Date.parse('2026-03-02T10:01:30Z'));
    assert.deepEqual(told, ['3', 'warned', '2']);
    assert.ok(clock.isEnding);
    clock.start(hold(600));
    assert.equal(clock.isEnding, false);
    for (let minute = 0; minute < 10; minute++) pass(60);
    assert.deepEqual(told.slice(-3), ['2', '1', 'ended']);
    assert.ok(told.filter((each) => each === 'warned').length === 2);
    assert.ok(clock.isOver);
    assert.equal(clock.minutes, 0);
    clock.stop();
    assert.equal(clock.isOver, false);
    mock.timers.reset();
  });
});
