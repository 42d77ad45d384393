import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import type { CaseSession } from '../../src/contract/cases.ts';
import type { Hold } from '../../src/contract/bookings.ts';
import { instantOf } from '../../src/core/dates.ts';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { lapseUnconfirmed } from '../../server/domains/booking/bookings.ts';
import { bookingsOn } from '../../server/domains/booking/desk-store.ts';
import { sweepHolds } from '../../server/domains/booking/store.ts';
import { createPost } from '../../server/domains/mail/post.ts';
import { seeded } from '../../server/exampleton/random.ts';
import {
  aResource,
  aService,
  bearer,
  bookedOf,
  dayAhead,
  faults,
  heldOf,
  lapsedHolds,
  letLapse,
  resident,
  send,
  setUp,
} from './bookings.ts';
import { letters, tokenIn } from './cases.ts';
import { codeOf, errorsOf, get, onBothDatabases, post, withServer } from './client.ts';
import { town } from './town.ts';

const items = {
  label: 'What should we collect?',
  most: 4,
  each: [
    { code: 'sofa', name: 'Sofa', most: 2, minutes: 0, notWith: [] },
    { code: 'fridge', name: 'Fridge', most: 1, minutes: 0, notWith: ['sofa'] },
  ],
};

onBothDatabases('bookings', (server) => {
  const at = (code: string, location = 'hall') => resident(server(), code, location);
  const db = () => server().db;

  before(async () => {
    const everywhere = (service: string) => [{ service, location: 'hall' }];
    await setUp(db(), {
      services: [
        aService(),
        aService({ code: 'long', minutes: 60 }),
        aService({
          code: 'desks',
          locations: [...aService().locations, { code: 'phone', name: 'By telephone', way: 'phone' }],
        }),
        aService({ code: 'few', mostOpen: 2 }),
        aService({ code: 'race' }),
        aService({ code: 'proven', confirmWithin: 30 }),
        aService({ code: 'late', notice: 48, changeUntil: 1000 }),
        aService({ code: 'soon', notice: 48, changeUntil: 0 }),
        aService({
          code: 'van',
          window: true,
          items,
          locations: [{ code: 'home', name: 'At your home', way: 'at-home' }],
        }),
      ],
      resources: [
        // What takes an hour and what takes half of it share a desk.
        aResource({ code: 'desk', offers: [...everywhere('visit'), ...everywhere('long')] }),
        aResource({
          code: 'desk-1',
          offers: [...everywhere('desks'), { service: 'desks', location: 'phone' }],
        }),
        aResource({ code: 'desk-2', offers: everywhere('desks') }),
        aResource({ code: 'hall-few', capacity: 5, offers: everywhere('few') }),
        aResource({ code: 'hall-proven', minutes: 240, offers: everywhere('proven') }),
        aResource({ code: 'hall-race', offers: everywhere('race') }),
        aResource({ code: 'hall-past', hours: [], offers: everywhere('race') }),
        aResource({ code: 'hall-late', offers: everywhere('late') }),
        aResource({ code: 'hall-soon', offers: everywhere('soon') }),
        aResource({ code: 'round', minutes: 240, capacity: 5, offers: [{ service: 'van', location: 'home' }] }),
      ],
    });
  });

  it('lists slots of the days asked for, and where the next ones are', async () => {
    const day = dayAhead(3);
    const list = await at('visit').slots(`&from=${day}&to=${day}`);
    assert.equal(list.timeZone, 'Europe/London');
    assert.equal(list.slots.length, 8);
    assert.deepEqual(
      list.slots.slice(0, 2).map(({ starts, ends, location, left }) => [starts, ends, location, left]),
      ['09:00', '09:30'].map((time, index) => [
        instantOf(day, time).toISOString(),
        instantOf(day, ['09:30', '10:00'][index] ?? '').toISOString(),
        'hall',
        1,
      ]),
    );
    assert.equal(list.before, dayAhead(2));
    assert.equal(list.after, dayAhead(4));
    const far = await at('visit').slots(`&from=${dayAhead(40)}&to=${dayAhead(60)}`);
    assert.deepEqual([far.slots, far.before, far.after], [[], dayAhead(20), undefined]);
  });

  it('merges what several resources serve, and knows a desk that is a telephone too', async () => {
    const day = dayAhead(4);
    const slots = async () =>
      (await at('desks').slots(`&from=${day}&to=${day}`)).slots
        .slice(0, 2)
        .map(({ location, left }) => [location, left]);
    assert.deepEqual(await slots(), [
      ['hall', 2],
      ['phone', 1],
    ]);
    const { starts } = await at('desks').slot(day);
    assert.equal((await at('desks', 'phone').hold(starts)).status, 201);
    const left = (await at('desks').slots(`&from=${day}&to=${day}`)).slots.filter((slot) => slot.starts === starts);
    assert.deepEqual(
      left.map(({ location, left }) => [location, left]),
      [['hall', 1]],
    );
    assert.equal((await at('desks').hold(starts)).status, 201);
    assert.equal((await at('desks').hold(starts)).status, 409);
  });

  it('takes several slots for what is longer, and both services from each other', async () => {
    const day = dayAhead(5);
    const long = await at('long').slots(`&from=${day}&to=${day}`);
    assert.equal(long.slots.length, 7);
    assert.equal(Date.parse(long.slots[0]?.ends ?? '') - Date.parse(long.slots[0]?.starts ?? ''), 3_600_000);
    const second = await at('visit').slot(day, 1);
    assert.equal((await at('visit').hold(second.starts)).status, 201);
    const after = await at('long').slots(`&from=${day}&to=${day}`);
    assert.equal(after.slots[0]?.starts, (await at('visit').slot(day, 1)).starts);
    const first = await at('visit').slot(day);
    assert.equal((await at('long').hold(first.starts)).status, 409);
    assert.equal((await at('visit').hold(first.starts)).status, 201);
  });

  it('counts the things of a window, with their caps', async () => {
    const day = dayAhead(2);
    const van = at('van', 'home');
    const { slots } = await van.slots(`&from=${day}&to=${day}&items=sofa:2`);
    assert.deepEqual(
      slots.map(({ left }) => left),
      [2],
    );
    const starts = slots[0]?.starts ?? '';
    assert.equal(slots[0]?.ends, instantOf(day, '13:00').toISOString());
    assert.deepEqual(errorsOf(await van.hold(starts)), ['items: required']);
    assert.deepEqual(errorsOf(await van.hold(starts, { items: { sofa: 3 } })), ['items.sofa: too-many']);
    assert.deepEqual(errorsOf(await van.hold(starts, { items: { sofa: 1, fridge: 1 } })), [
      'items.fridge: not-allowed',
    ]);
    assert.equal((await van.hold(starts, { items: { sofa: 2 } })).status, 201);
    assert.equal((await van.hold(starts, { items: { sofa: 2 } })).status, 201);
    assert.equal((await van.hold(starts, { items: { sofa: 2 } })).status, 409);
    const last = heldOf(await van.hold(starts, { items: { fridge: 1 } }));
    assert.deepEqual(errorsOf(await van.book(last)), ['address: required']);
    assert.equal((await van.book(last, { address: { label: '5 Mill Lane, Exampleton, ZZ1 1AB' } })).status, 201);
  });

  it('holds, extends, gives up and replaces', async () => {
    const day = dayAhead(6);
    const me = at('visit');
    const { starts } = await me.slot(day);
    const answer = await me.hold(starts);
    assert.equal(answer.status, 201);
    const held = heldOf(answer);
    assert.ok(held.seconds > 590 && held.seconds <= 600);
    assert.equal(held.extensions, 10);
    assert.match(held.token ?? '', /^[\w-]{22}$/);
    assert.equal(codeOf(await me.hold(starts)), 'conflict');
    const extended = heldOf(await me.extend(held));
    assert.deepEqual([extended.extensions, extended.token, extended.starts], [9, undefined, starts]);
    // Another choice lets the first one go, or keeps it when it cannot be had.
    const next = await me.slot(day);
    assert.notEqual(next.starts, starts);
    const other = heldOf(await at('visit').hold(next.starts));
    const refused = await me.hold(next.starts, { instead: held.id }, bearer(held.token));
    assert.equal(refused.status, 409);
    assert.equal((await me.hold(starts)).status, 409);
    await me.drop(other);
    assert.equal((await me.hold(next.starts, { instead: held.id }, bearer(held.token))).status, 201);
    assert.equal((await me.extend(held)).status, 404);
    assert.equal((await me.slot(day)).starts, starts);
    assert.equal((await me.drop({ ...held, token: 'A'.repeat(22) })).status, 404);
    assert.equal((await me.drop({ ...held, token: undefined })).status, 401);
    for (let index = 0; index < 9; index += 1) await me.extend(held);
  });

  it('gives what was held too long to whoever asks, and back to its holder while nobody has', async () => {
    const day = dayAhead(7);
    const me = at('visit');
    const { starts } = await me.slot(day);
    const mine = heldOf(await me.hold(starts));
    await letLapse(db(), mine.id);
    assert.equal((await me.slot(day)).starts, starts, 'free in the list before anything has swept');
    assert.equal((await me.extend(mine)).status, 200);
    await letLapse(db(), mine.id);
    const theirs = heldOf(await me.hold(starts));
    assert.equal((await me.extend(mine)).status, 409);
    assert.equal((await me.book(mine)).status, 409);
    await me.drop(theirs);
    await sweepHolds(db());
    assert.equal((await me.book(mine)).status, 201, 'nothing has to be said twice');
    assert.equal(codeOf(await me.book(mine)), 'conflict');
    assert.deepEqual(await faults(db()), []);
  });

  it('extends so often and no more', async () => {
    const me = at('visit');
    const held = heldOf(await me.hold((await me.slot(dayAhead(8))).starts));
    const answers = [];
    for (let index = 0; index < 11; index += 1) answers.push((await me.extend(held)).status);
    assert.deepEqual(answers, [...Array.from({ length: 10 }, () => 200), 409]);
  });

  it('books once for one key, and gives the answer that got lost', async () => {
    const me = at('visit');
    const held = heldOf(await me.hold((await me.slot(dayAhead(9))).starts));
    const key = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all([0, 1, 2].map(() => me.book(held, {}, key)));
    const taken = answers.filter(({ status }) => status === 201);
    assert.ok(taken.length >= 1);
    assert.ok(answers.every(({ status }) => [201, 409].includes(status)));
    const again = await me.book(held, {}, key);
    assert.equal(again.text, taken[0]?.text);
    assert.equal(again.headers.get('idempotency-replayed'), 'true');
    const receipt = bookedOf(again);
    assert.equal(receipt.starts, held.starts);
    assert.deepEqual(receipt.bring, ['Your passport']);
  });

  it('lets one person have so many, however they ask at once, and says so by its field', async () => {
    const few = at('few');
    const day = dayAhead(3);
    const holds = await Promise.all(
      [0, 1, 2, 3].map(async (index) => heldOf(await few.hold((await few.slot(day, index)).starts))),
    );
    const contacts = ['robin@example.com', 'Robin@Example.com', 'ROBIN@example.com', 'robin@example.com'];
    const answers = await Promise.all(
      holds.map((held, index) => few.book(held, { contact: { name: 'Robin', email: contacts[index] } })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 422, 422]);
    assert.deepEqual(errorsOf(answers.find(({ status }) => status === 422)!), ['contact.email: too-many']);
    const refused = holds[answers.findIndex(({ status }) => status === 422)]!;
    assert.equal((await few.book(refused, { contact: { name: 'Kim', email: 'kim@example.com' } })).status, 201);
  });

  it('knows one person by each of their e-mail address, telephone, and name with postcode', async () => {
    const day = dayAhead(4);
    const few = at('few');
    const { starts } = await few.slot(day, 2);
    const tries = async (contacts: Record<string, string>[]) => {
      const answers = [];
      for (const contact of contacts) {
        const held = heldOf(await few.hold(starts));
        const answer = await few.book(held, { contact: { name: 'Kim', ...contact } });
        answers.push([answer.status, ...errorsOf(answer)]);
        if (answer.status !== 201) await few.drop(held);
      }
      return answers;
    };
    assert.deepEqual(
      await tries([
        { phone: '07700 900321', email: 'k1@example.com' },
        { phone: '+44 7700 900321 ext 1', email: 'k2@example.com' },
        { phone: '0044 7700900321', email: 'k3@example.com' },
      ]),
      [[201], [201], [422, 'contact.phone: too-many']],
    );
    assert.deepEqual(await tries([{ postcode: 'zz1 1ab' }, { postcode: 'ZZ11AB' }, { postcode: 'ZZ1 1AB' }]), [
      [201],
      [201],
      [422, 'contact.postcode: too-many'],
    ]);
    assert.deepEqual(await tries([{ postcode: 'ZZ1 1AB', name: 'Alex' }]), [[201]]);
  });

  it('gives no more than one hold for one key, and the same to who lost the answer', async () => {
    const me = at('visit');
    const { starts } = await me.slot(dayAhead(19));
    const key = { 'Idempotency-Key': randomUUID() };
    const first = heldOf(await me.hold(starts, {}, key));
    await db().execute(
      sql`update claims set expires_at = expires_at - interval '1 minute' where id = ${first.id}::uuid`,
    );
    const again = await me.hold(starts, {}, key);
    const { seconds, now, ...same } = heldOf(again);
    assert.ok(now >= first.now);
    assert.deepEqual([again.status, { ...same, seconds: first.seconds, now: first.now }], [201, first]);
    assert.ok(seconds <= 540, 'the time that is left, not the time that there was');
    assert.equal((await me.hold(starts)).status, 409);
    await me.drop(first);
    assert.equal((await me.hold(starts, {}, key)).status, 404);
  });

  it('gives a hold no more when its booking waits for its address, whoever lost the answer', async () => {
    const me = at('proven');
    const { starts } = await me.slot(dayAhead(19));
    const key = { 'Idempotency-Key': randomUUID() };
    const held = heldOf(await me.hold(starts, {}, key));
    const contact = { name: 'Robin Hill', email: 'lost-answer@example.com' };
    assert.ok(bookedOf(await me.book(held, { contact })).confirmBy);
    assert.equal((await me.hold(starts, {}, key)).status, 404);
  });

  it('gives who asks again for what they hold no more time by it', async () => {
    const me = at('visit');
    const { starts } = await me.slot(dayAhead(19), 1);
    const held = heldOf(await me.hold(starts));
    await me.extend(held);
    await db().execute(
      sql`update claims set expires_at = expires_at - interval '5 minutes' where id = ${held.id}::uuid`,
    );
    const again = heldOf(await me.hold(starts, { instead: held.id }, bearer(held.token)));
    assert.deepEqual([again.extensions, again.seconds <= 300], [9, true]);
    // Another one has its own time, and so has one that everybody could have had.
    const other = heldOf(
      await me.hold((await me.slot(dayAhead(19), 2)).starts, { instead: again.id }, bearer(again.token)),
    );
    assert.deepEqual([other.extensions, other.seconds > 590], [10, true]);
    await letLapse(db(), other.id);
    const anew = heldOf(await me.hold(other.starts, { instead: other.id }, bearer(other.token)));
    assert.ok(anew.seconds > 590);
  });

  it('gives nothing again that begins too soon by now, however it was held', async () => {
    const me = at('soon');
    const receipt = bookedOf(await me.book(heldOf(await me.hold((await me.slot(dayAhead(5))).starts))));
    const { headers } = await me.open(receipt);
    const [starts, ends] = ['09:00', '09:30'].map((time) => instantOf(dayAhead(1), time).toISOString()) as [
      string,
      string,
    ];
    const [held] = await lapsedHolds(db(), 1, { service: 'soon', location: 'hall', starts, ends });
    assert.ok(held);
    for (const answer of [await me.extend(held), await me.book(held), await me.move(receipt.reference, held, headers)])
      assert.match(answer.text, /"conflict".*too soon/);
    // What is held stays held.
    await db().execute(sql`update claims set expires_at = now() + interval '1 minute' where id = ${held.id}::uuid`);
    assert.equal((await me.extend(held)).status, 200);
    assert.equal((await me.book(held)).status, 201);
  });

  it('takes no booking too near, and none of what nobody knows', async () => {
    const late = at('late');
    const { slots } = await late.slots(`&from=${dayAhead(0)}&to=${dayAhead(3)}`);
    assert.ok(slots.every(({ starts }) => Date.parse(starts) > Date.now() + 48 * 3_600_000));
    const soon = instantOf(dayAhead(1), '09:00').toISOString();
    assert.match((await late.hold(soon)).text, /"conflict".*too soon/);
    assert.match((await late.hold(instantOf(dayAhead(5), '09:10').toISOString())).text, /"conflict".*gone/);
    assert.equal(codeOf(await late.hold('2026-02-31T09:00:00Z')), 'conflict');
    assert.deepEqual(errorsOf(await late.hold('9999-12-31T23:59:59.999Z')), ['starts: date']);
    assert.deepEqual(errorsOf(await late.hold('soon')), ['starts: date']);
    assert.deepEqual(errorsOf(await resident(server(), 'pothole').hold(soon)), ['service: not-an-option']);
    assert.deepEqual(errorsOf(await resident(server(), 'late', 'moon').hold(soon)), ['location: not-an-option']);
    const unknown = { id: randomUUID(), token: 'A'.repeat(22) };
    assert.deepEqual(errorsOf(await late.book(unknown as never)), ['hold.id: unknown']);
    for (const query of [
      '&from=2026-03-04&to=2026-03-03',
      '&from=2026-03-01&to=2026-06-01',
      '&location=moon',
      '&items=x',
      '&from=soon',
      '&from=0000-01-01&to=0000-01-31',
      '&from=2026-02-31&to=2026-03-20',
    ]) {
      assert.equal((await get(`${server().url}/api/slots?service=visit${query}`)).status, 422, query);
    }
  });

  it('is a case that the tracker shows, with what may be done and until when', async () => {
    const me = at('visit');
    const held = heldOf(await me.hold((await me.slot(dayAhead(10))).starts));
    const receipt = bookedOf(await me.book(held, { notes: 'By the back door' }));
    const { view } = await me.open(receipt);
    assert.equal(view.kind, 'booking');
    assert.equal(view.title, 'Visit');
    assert.deepEqual(view.may, ['move', 'cancel', 'calendar', 'ask', 'notify']);
    assert.deepEqual([view.status.code, view.status.tone, view.status.closed], ['booked', 'active', false]);
    assert.deepEqual(
      view.steps.map(({ label, state }) => [label, state]),
      [
        ['Booked', 'now'],
        ['Done', 'ahead'],
      ],
    );
    assert.deepEqual(view.booking, {
      service: 'visit',
      location: 'hall',
      place: 'Town Hall',
      address: '1 High Street, Exampleton, ZZ1 1AA',
      way: 'on-site',
      starts: held.starts,
      ends: held.ends,
      window: false,
      items: [],
      changeUntil: new Date(Date.parse(held.starts) - 86_400_000).toISOString(),
      rules: ['You can move or cancel it until a day before.'],
      bring: ['Your passport'],
    });
    assert.deepEqual(
      view.facts.map(({ label }) => label),
      ['When', 'Where'],
    );
    assert.equal(view.description, 'By the back door');
    for (const path of [
      '/reports?lat=52.5&lng=-1.5&radius=20000',
      `/reports/${receipt.reference}`,
      '/open311/v2/requests.json',
    ]) {
      const { text } = await get(`${server().url}/api${path}`);
      assert.ok(!text.includes(receipt.reference), path);
    }
  });

  it('moves in one step: the old place goes when the new one is had, and stays when it is not', async () => {
    const me = at('visit');
    const day = dayAhead(11);
    const first = heldOf(await me.hold((await me.slot(day)).starts));
    const receipt = bookedOf(await me.book(first));
    const { reference } = receipt;
    const { headers } = await me.open(receipt);
    assert.equal((await me.hold(first.starts, { moves: reference })).status, 401);
    const second = heldOf(await me.hold((await me.slot(day)).starts, { moves: reference }, headers));
    // Thought better of it: another one, known by the session alone.
    const third = heldOf(
      await me.hold((await me.slot(day, 1)).starts, { moves: reference, instead: second.id }, headers),
    );
    assert.equal((await me.extend(second)).status, 404);
    await letLapse(db(), third.id);
    const thief = heldOf(await at('visit').hold(third.starts));
    const refused = await me.move(reference, third, headers);
    // No field is wrong: what was typed stays.
    assert.deepEqual([refused.status, codeOf(refused), errorsOf(refused)], [409, 'conflict', []]);
    assert.match(refused.text, /has gone/);
    assert.equal((await me.view(reference, headers)).booking?.starts, first.starts);
    await me.drop(thief);
    const moved = await me.move(reference, third, headers);
    assert.equal(moved.status, 200);
    assert.deepEqual(moved.body, {
      reference,
      status: 'booked',
      location: 'hall',
      starts: third.starts,
      ends: third.ends,
      already: false,
    });
    const view = await me.view(reference, headers);
    assert.equal(view.booking?.starts, third.starts);
    assert.equal(view.timeline.at(-1)?.kind, 'moved');
    assert.equal((await me.slot(day)).starts, first.starts, 'the old place is free');
    assert.equal(codeOf(await me.move(reference, third, headers)), 'conflict');
    assert.deepEqual(await faults(db()), []);
  });

  it('moves what is long by half of its length: its own place is no obstacle', async () => {
    const me = at('long');
    const day = dayAhead(12);
    const held = heldOf(await me.hold((await me.slot(day)).starts));
    const receipt = bookedOf(await me.book(held));
    const { headers } = await me.open(receipt);
    const later = new Date(Date.parse(held.starts) + 1_800_000).toISOString();
    assert.equal((await me.hold(later)).status, 409);
    const beside = heldOf(await me.hold(later, { moves: receipt.reference }, headers));
    assert.equal((await me.move(receipt.reference, beside, headers)).status, 200);
    assert.equal((await at('visit').slot(day)).starts, held.starts);
    assert.deepEqual(await faults(db()), []);
  });

  it('cancels once, says so the second time, and gives the place to others', async () => {
    const me = at('visit');
    const day = dayAhead(13);
    const held = heldOf(await me.hold((await me.slot(day)).starts));
    const receipt = bookedOf(await me.book(held));
    const { headers } = await me.open(receipt);
    const answers = [await me.cancel(receipt.reference, headers), await me.cancel(receipt.reference, headers)];
    assert.deepEqual(
      answers.map(({ status, body }) => [
        status,
        (body as { status: string; already: boolean }).status,
        (body as { already: boolean }).already,
      ]),
      [
        [200, 'cancelled', false],
        [200, 'cancelled', true],
      ],
    );
    assert.equal((await me.slot(day)).starts, held.starts);
    const view = await me.view(receipt.reference, headers);
    assert.deepEqual([view.status.code, view.status.tone, view.may], ['cancelled', 'closed', ['calendar']]);
    assert.equal((await me.hold(held.starts, { moves: receipt.reference }, headers)).status, 409);
  });

  describe('whose address has to be confirmed', () => {
    const api = (path: string) => `${server().url}/api${path}`;
    const me = () => at('proven');
    const lookUp = async (token: string) => (await post(api('/cases/lookup'), { token })).body as CaseSession;
    const to = async (email: string) => (await letters(server())).filter(({ recipient }) => recipient === email);
    /** Books the only slot of a day; gives the receipt and the token of the letter that asks. */
    async function book(day: string, email: string, language = 'en') {
      const { starts } = await me().slot(day);
      const held = heldOf(await me().hold(starts));
      const receipt = bookedOf(await me().book(held, { contact: { name: 'Robin', email }, language }));
      const [letter, ...more] = await to(email);
      assert.deepEqual(more, []);
      return { starts, held, receipt, letter, token: tokenIn(letter?.bodyText ?? '', 'council-case') };
    }
    const late = (reference: string) =>
      db().execute(
        sql`update claims set expires_at = now() - interval '1 second'
            where confirms = (select id from cases where reference = ${reference})`,
      );

    it('are held until the link of their letter is followed, and then booked, once', async () => {
      const { starts, held, receipt, letter, token } = await book(dayAhead(3), 'a.one@example.com', 'pl');
      const left = Date.parse(receipt.confirmBy ?? '') - Date.now();
      assert.ok(left > 29 * 60_000 && left <= 30 * 60_000);
      assert.match(letter?.subject ?? '', /^Potwierdź swoją rezerwację /);
      assert.equal(letter?.calendar, null);
      const { headers, view } = await me().open(receipt);
      assert.deepEqual([view.status.label, view.may], ['Waiting for you to confirm', ['cancel']]);
      assert.equal(view.booking?.confirmBy, receipt.confirmBy);
      assert.match(view.status.meaning, /We hold this time for you until \d/);
      // Whoever asked for it cannot have it longer, let it go as a hold, or do what only a booking can.
      for (const refused of [await me().extend(held), await me().drop(held)]) assert.equal(refused.status, 404);
      assert.equal((await me().hold(starts)).status, 409, 'nobody else has it');
      const feed = await send('POST', api(`/bookings/${receipt.reference}/feed`), { body: {}, headers });
      assert.equal(codeOf(feed), 'conflict');

      const first = await lookUp(token);
      assert.deepEqual(
        [first.confirmed, first.case.status.code, first.case.may.includes('move')],
        ['now', 'booked', true],
      );
      assert.deepEqual((await lookUp(token)).confirmed, 'already');
      const [booked, , ...more] = await to('a.one@example.com');
      assert.equal(more.length, 0);
      assert.equal(booked?.calendarMethod, 'REQUEST');
      // The link of that letter has nothing to do with it.
      assert.equal((await lookUp(tokenIn(booked?.bodyText ?? '', 'council-case'))).confirmed, undefined);
      // A new time needs no new proof.
      const next = heldOf(
        await me().hold((await me().slot(dayAhead(4))).starts, { moves: receipt.reference }, headers),
      );
      assert.equal((await me().move(receipt.reference, next, headers)).status, 200);
      assert.equal((await me().view(receipt.reference, headers)).status.code, 'booked');
      assert.deepEqual(await faults(db()), []);
    });

    it('end when nobody confirms in time, and a late link says so', async () => {
      const { starts, receipt, token } = await book(dayAhead(5), 'b.two@example.com');
      const other = await book(dayAhead(6), 'c.three@example.com');
      await late(receipt.reference);
      await late(other.receipt.reference);
      // Free at once, before anybody has swept.
      const taken = bookedOf(
        await me().book(heldOf(await me().hold(starts)), { contact: { name: 'Ann', phone: '01632 960 123' } }),
      );
      assert.equal(taken.confirmBy, undefined, 'who gives no address has none to confirm');
      const answer = await lookUp(token);
      assert.deepEqual([answer.confirmed, answer.case.status.code, answer.case.status.label, answer.case.may], [
        'late', 'cancelled', 'Not booked', [],
      ]); // prettier-ignore
      assert.match(answer.case.timeline.at(-1)?.text ?? '', /in time/);
      assert.equal((await lookUp(token)).confirmed, 'late');
      await Promise.all([lapseUnconfirmed(db()), lapseUnconfirmed(db())]);
      const { view } = await me().open(other.receipt);
      assert.deepEqual([view.status.label, view.timeline.length], ['Not booked', 2]);
      assert.equal((await me().slot(dayAhead(6))).starts, other.starts);
      assert.equal((await to('b.two@example.com')).length, 1, 'a stranger hears no more');
      assert.deepEqual(await faults(db()), []);
    });

    it('are confirmed or lapse, and never both; and may be taken back', async () => {
      const { receipt, token } = await book(dayAhead(7), 'd.four@example.com');
      const answers = await Promise.all([lookUp(token), lookUp(token), lookUp(token), lapseUnconfirmed(db())]);
      assert.deepEqual(
        answers.slice(0, 3).map((answer) => answer?.confirmed).sort(),
        ['already', 'already', 'now'],
      ); // prettier-ignore
      assert.equal((await to('d.four@example.com')).length, 2);
      const { headers } = await me().open(receipt);
      assert.equal((await me().cancel(receipt.reference, headers)).status, 200);
      const again = await book(dayAhead(8), 'e.five@example.com');
      const opened = await me().open(again.receipt);
      assert.equal((await me().cancel(again.receipt.reference, opened.headers)).status, 200);
      assert.equal((await me().slot(dayAhead(8))).starts, again.starts);
      assert.equal((await to('e.five@example.com')).length, 1);
      assert.deepEqual(
        [(await lookUp(again.token)).confirmed, (await lookUp(again.token)).case.status.label],
        ['late', 'Cancelled'],
      );
      assert.deepEqual(await faults(db()), []);
    });

    it('have another letter when they ask, and are on no day sheet and reminded of nothing', async () => {
      const { receipt } = await book(dayAhead(9), 'f.six@example.com');
      await post(api('/cases/links'), { reference: receipt.reference, email: 'f.six@example.com' });
      while ((await to('f.six@example.com')).length < 2) await new Promise(setImmediate);
      const [newest] = await to('f.six@example.com');
      assert.match(newest?.subject ?? '', /^Please confirm your booking /);
      assert.deepEqual(await bookingsOn(db(), { day: dayAhead(9), service: 'proven' }), []);
      assert.equal((await lookUp(tokenIn(newest?.bodyText ?? '', 'council-case'))).confirmed, 'now');
      assert.equal((await bookingsOn(db(), { day: dayAhead(9), service: 'proven' })).length, 1);
    });

    it('are refused when their letter would come too late, after as many as one address is to have', async () => {
      const { receipt } = await book(dayAhead(11), 'i.nine@example.com');
      const office = (seconds: number) =>
        createPost({
          council: town.council,
          getService: () => Promise.resolve(undefined),
          tracker: () => new URL('https://council.example/track'),
          unsubscribe: () => '',
          notices: { most: 1, seconds },
        });
      const [{ id } = { id: 0 }] = await rows<{ id: number }>(
        db(),
        sql`select id::int as id from cases where reference = ${receipt.reference}`,
      );
      const write = (seconds: number, inTime: boolean) =>
        db().transaction((transaction) => office(seconds).newLink(transaction, id, { inTime }));
      await assert.rejects(write(86_400, true), { code: 'too-many' });
      assert.equal((await to('i.nine@example.com')).length, 1);
      // One that is in time waits, and so does one that was only asked for again.
      await write(600, true);
      await write(86_400, false);
      const due = (await to('i.nine@example.com')).map(({ dueAt }) => dueAt > new Date());
      assert.deepEqual(due, [true, true, false]);
    });

    it('need none where the letter that offered the time has proven it', async () => {
      const { starts } = await me().slot(dayAhead(10));
      for (const [email, confirmed] of [
        ['G.Seven@example.com', undefined],
        ['h.eight@example.com', 'string'],
      ] as const) {
        const held = heldOf(await me().hold(starts));
        await db().execute(sql`update claims set holder = 'offer' where id = ${held.id}::uuid`);
        await db().execute(
          sql`insert into waiting (service, email, offered_at, offer)
              values ('proven', 'g.seven@example.com', now(), ${held.id}::uuid)`,
        );
        const receipt = bookedOf(await me().book(held, { contact: { name: 'Robin', email } }));
        assert.equal(typeof receipt.confirmBy, confirmed ?? 'undefined');
        await me().cancel(receipt.reference, (await me().open(receipt)).headers);
      }
    });
  });

  it('changes nothing after the service’s hour, and says by what it is refused', async () => {
    const me = at('late');
    const held = heldOf(await me.hold((await me.slot(dayAhead(14))).starts));
    const receipt = bookedOf(await me.book(held));
    const { headers, view } = await me.open(receipt);
    assert.deepEqual([view.may, view.status.next], [['calendar', 'ask', 'notify'], undefined]);
    const refused = await me.cancel(receipt.reference, headers);
    assert.match(refused.text, /"conflict".*cannot be changed any more/);
    assert.equal((await me.hold(held.starts, { moves: receipt.reference }, headers)).status, 409);
    assert.equal((await me.view(receipt.reference, headers)).status.code, 'booked');
  });

  it('writes what the resident’s calendar needs at each turn: the same entry, one number higher', async () => {
    const me = at('visit');
    const day = dayAhead(15);
    const held = heldOf(await me.hold((await me.slot(day)).starts));
    const receipt = bookedOf(
      await me.book(held, { contact: { name: 'Robin Hill', email: 'calendar@example.com' }, language: 'cy' }),
    );
    const { reference } = receipt;
    const { headers } = await me.open(receipt);
    const next = heldOf(await me.hold((await me.slot(day)).starts, { moves: reference }, headers));
    await me.move(reference, next, headers);
    const file = await get(`${server().url}/api/bookings/${reference}/calendar.ics`, headers);
    assert.equal(file.headers.get('content-type'), 'text/calendar; charset=utf-8');
    await me.cancel(reference, headers);
    const over = await get(`${server().url}/api/bookings/${reference}/calendar.ics`, headers);
    const sent = (await letters(server())).filter(({ recipient }) => recipient === 'calendar@example.com').reverse();
    assert.deepEqual(
      sent.map(({ calendarMethod, language }) => [calendarMethod, language]),
      [
        ['REQUEST', 'cy'],
        ['REQUEST', 'cy'],
        ['CANCEL', 'cy'],
      ],
    );
    const files = [...sent.map(({ calendar }) => calendar ?? ''), file.text, over.text];
    const value = (text: string, name: string) => new RegExp(`^${name}[:;](.*)\r$`, 'm').exec(text)?.[1];
    assert.equal(new Set(files.map((text) => value(text, 'UID'))).size, 1);
    assert.deepEqual(
      files.map((text) => [value(text, 'METHOD'), value(text, 'SEQUENCE'), value(text, 'STATUS')]),
      [
        ['REQUEST', '0', 'CONFIRMED'],
        ['REQUEST', '1', 'CONFIRMED'],
        ['CANCEL', '2', 'CANCELLED'],
        ['PUBLISH', '1', 'CONFIRMED'],
        ['CANCEL', '2', 'CANCELLED'],
      ],
    );
    assert.ok(files.every((content) => /^ORGANIZER;CN="(?:Test Council|Cyngor Prawf)":mailto:/m.test(content)));
    assert.ok(sent.every(({ bodyText }) => bodyText.includes('#council-case=')));
    assert.ok(files.every((text) => !text.includes(receipt.token) && !text.includes('council-case')));
  });

  it('feeds a calendar program at an address that can be taken back, and that no log has', async () => {
    const me = at('visit');
    const receipt = bookedOf(await me.book(heldOf(await me.hold((await me.slot(dayAhead(16))).starts))));
    const { headers } = await me.open(receipt);
    const feed = `${server().url}/api/bookings/${receipt.reference}/feed`;
    const subscribe = async () => ((await send('POST', feed, { headers })).body as { url: string }).url;
    const first = await subscribe();
    const answer = await get(first);
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.match(answer.text, /X-PUBLISHED-TTL:P1D\r\n/);
    const has = async () => (await me.view(receipt.reference, headers)).booking?.feed;
    assert.equal(await has(), true);
    assert.match(answer.text, /^ORGANIZER/m);
    const second = await subscribe();
    assert.equal((await get(first)).status, 404);
    assert.equal((await get(second)).status, 200);
    await send('DELETE', feed, { headers });
    assert.equal(await has(), undefined);
    assert.equal((await get(second)).status, 404);
    const tokens = [first, second].map((url) => /calendars\/([\w-]+)\.ics/.exec(url)?.[1] ?? 'none');
    assert.ok(tokens.every((token) => token.length === 22 && !server().logged().includes(token)));
  });

  it('tells a stranger nothing, and lets them do nothing', async () => {
    const me = at('visit');
    const held = heldOf(await me.hold((await me.slot(dayAhead(17))).starts));
    const { reference } = bookedOf(await me.book(held, { contact: { name: 'Canary', email: 'canary@example.com' } }));
    const other = bookedOf(await me.book(heldOf(await me.hold((await me.slot(dayAhead(18))).starts))));
    const theirs = (await me.open(other)).headers;
    const url = `${server().url}/api/bookings/${reference}`;
    for (const [headers, status] of [
      [{}, 401],
      [theirs, 404],
      [bearer(held.token), 401],
    ] as [Record<string, string>, number][]) {
      const answers = [
        await get(`${server().url}/api/cases/${reference}`, headers),
        await get(`${url}/calendar.ics`, headers),
        await send('POST', `${url}/feed`, { headers }),
        await send('DELETE', `${url}/feed`, { headers }),
        await send('DELETE', url, { headers }),
        await me.move(reference, held, headers),
        await me.hold(held.starts, { moves: reference }, headers),
      ];
      assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [status]);
      assert.ok(answers.every(({ text }) => !/canary/i.test(text)));
    }
    const log = server().logged();
    for (const secret of [held.token ?? 'none', held.id, reference, 'canary', other.token]) {
      assert.ok(!log.includes(secret), secret);
    }
  });

  it('books nothing that has begun, however it was held', async () => {
    const [past] = await rows<{ starts: string; ends: string }>(
      db(),
      sql`insert into slots (resource, starts_at, ends_at, capacity)
          values ('hall-past', now() - interval '10 minutes', now() + interval '20 minutes', 1)
          returning starts_at::text as starts, ends_at::text as ends`,
    );
    const [held] = await lapsedHolds(db(), 1, {
      service: 'race',
      location: 'hall',
      starts: past?.starts ?? '',
      ends: past?.ends ?? '',
    });
    assert.equal(held && (await at('race').book(held)).status, 409);
    assert.equal(held && (await at('race').extend(held)).status, 409);
  });

  it('waits for nobody in a circle, whatever many do to the same slots at once', async () => {
    const day = dayAhead(20);
    const random = seeded(20);
    const services = [at('visit'), at('long')];
    const starts = (await at('visit').slots(`&from=${day}&to=${day}`)).slots.map((slot) => slot.starts);
    const booked: { reference: string; headers: Record<string, string>; me: ReturnType<typeof at> }[] = [];
    const statuses: number[] = [];
    const someone = async () => {
      for (let step = 0; step < 8; step += 1) {
        const me = random.pick(services);
        const owner = random.next() < 0.5 && booked.length > 0 ? random.pick(booked) : undefined;
        const who = owner?.me ?? me;
        const answer = await who.hold(random.pick(starts), owner ? { moves: owner.reference } : {}, owner?.headers);
        statuses.push(answer.status);
        if (answer.status !== 201) continue;
        const held = heldOf(answer);
        const dice = random.next();
        if (dice < 0.2) await letLapse(db(), held.id);
        if (dice < 0.3) statuses.push((await who.extend(held)).status);
        else if (dice < 0.4) statuses.push((await who.drop(held)).status);
        else if (owner) statuses.push((await who.move(owner.reference, held, owner.headers)).status);
        else {
          const receipt = await who.book(held);
          statuses.push(receipt.status);
          if (receipt.status !== 201) continue;
          const { headers } = await who.open(bookedOf(receipt));
          booked.push({ reference: bookedOf(receipt).reference, headers, me: who });
        }
        if (dice > 0.8 && owner) statuses.push((await who.cancel(owner.reference, owner.headers)).status);
        if (dice > 0.9) await sweepHolds(db());
      }
    };
    await Promise.all(Array.from({ length: 16 }, someone));
    assert.deepEqual(
      statuses.filter((status) => ![200, 201, 404, 409].includes(status)),
      [],
    );
    assert.ok([200, 201].every((status) => statuses.includes(status)));
    assert.deepEqual(await faults(db()), []);
  });

  it('gives the last place to one of two hundred who book at once, and to the others an answer', async () => {
    const rounds = Number(process.env['BOOKING_ROUNDS'] ?? 1);
    const race = at('race');
    for (let round = 0; round < rounds; round += 1) {
      const { starts, ends } = await race.slot(dayAhead(3 + (round % 15)), Math.floor(round / 15) % 8);
      // Each of them had it once, and has let the time go by while typing.
      const holds = await lapsedHolds(db(), 200, { service: 'race', location: 'hall', starts, ends });
      const answers = await Promise.all(
        holds.map((held, index) => race.book(held, { contact: { name: 'R', email: `r${index}@example.com` } })),
      );
      const count = (status: number) => answers.filter((answer) => answer.status === status).length;
      assert.deepEqual([count(201), count(409)], [1, 199]);
      assert.ok(answers.every(({ status, body }) => status === 201 || (body as { code: string }).code === 'conflict'));
      const [booked] = await rows<{ count: number }>(
        db(),
        sql`select count(*)::int as count from bookings b join cases c on c.id = b.case_id
            where c.service = 'race' and b.starts_at = ${starts}::timestamptz`,
      );
      assert.equal(booked?.count, 1);
      const holding = await Promise.all(Array.from({ length: 50 }, () => race.hold(starts)));
      assert.ok(holding.every(({ status }) => status === 409));
    }
    assert.deepEqual(await faults(db()), []);
  });
});

describe('holds and bookings from one address', () => {
  const server = withServer({ environment: { LIMIT_HOLDS: '2/600', LIMIT_BOOKINGS: '1/600', LIMIT_LETTERS: '1/600' } });

  it('are so many and no more', async () => {
    const me = resident(server());
    const soon = new Date().toISOString();
    const held = { id: randomUUID(), token: 'A'.repeat(22) } as Hold;
    const statuses = async (ask: () => Promise<{ status: number }>, times: number) => {
      const answers = [];
      for (let index = 0; index < times; index += 1) answers.push((await ask()).status);
      return answers;
    };
    assert.deepEqual(await statuses(() => me.hold(soon), 3), [422, 422, 429]);
    assert.deepEqual(await statuses(() => me.extend(held), 1), [429]);
    assert.deepEqual(await statuses(() => me.book(held), 2), [422, 429]);
    assert.deepEqual(await statuses(() => me.cancel('AAA-AAA-AAAA', {}), 1), [429]);
    await setUp(server().db, { services: [aService()], resources: [aResource({ code: 'desk' })] });
    const wait = (headers = {}) =>
      send('POST', `${server().url}/api/waiting`, { body: { service: 'visit', email: 'a@example.com' }, headers });
    const key = { 'Idempotency-Key': 'a-lost-answer-is-free' };
    assert.deepEqual(await statuses(() => wait(key), 3), [201, 201, 201]);
    assert.deepEqual(await statuses(wait, 1), [429]);
  });
});

describe('slots held from one address', () => {
  const server = withServer({ environment: { LIMIT_HOLDS: '6/600' } });

  it('are a third at once, until one is let go', async () => {
    await setUp(server().db, {
      services: [aService()],
      resources: [aResource({ code: 'desk', capacity: 9 })],
    });
    const me = resident(server());
    const { starts } = await me.slot(dayAhead(3));
    const [one, two] = [heldOf(await me.hold(starts)), heldOf(await me.hold(starts))];
    const refused = await me.hold(starts);
    assert.deepEqual([refused.status, Number(refused.headers.get('retry-after')) > 500], [429, true]);
    assert.equal((await me.hold(starts, { instead: two.id }, bearer(two.token))).status, 201);
    await me.drop(one);
    assert.equal((await me.hold(starts)).status, 201);
  });
});

describe('slots held from one address that have run out', () => {
  const server = withServer({ environment: { LIMIT_HOLDS: '9/600' } });

  it('come again, but not beside as many others', async () => {
    await setUp(server().db, {
      services: [aService()],
      resources: [aResource({ code: 'desk', capacity: 9 })],
    });
    const me = resident(server());
    const { starts } = await me.slot(dayAhead(3));
    const first = heldOf(await me.hold(starts));
    await letLapse(server().db);
    for (const status of [201, 201, 201]) assert.equal((await me.hold(starts)).status, status);
    assert.equal((await me.extend(first)).status, 429);
    await letLapse(server().db);
    assert.equal((await me.extend(first)).status, 200);
  });
});
