import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Offer } from '../../src/contract/bookings.ts';
import { instantOf } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { createBookingPost } from '../../server/domains/booking/letters.ts';
import { remind } from '../../server/domains/booking/reminders.ts';
import { sweepHolds } from '../../server/domains/booking/store.ts';
import { makeOffers } from '../../server/domains/booking/waiting.ts';
import {
  aResource,
  aService,
  bearer,
  bookedOf,
  dayAhead,
  faults,
  heldOf,
  letLapse,
  resident,
  send,
  setUp,
} from './bookings.ts';
import { letters, tokenIn } from './cases.ts';
import { errorsOf, get, onBothDatabases, post } from './client.ts';
import { town } from './town.ts';

const stopPath = '/unsubscribe/';
const names = ['first', 'ask', 'own', 'none', 'remind', 'letter', 'many', 'more', 'turn', 'last', 'home', 'often'];

onBothDatabases('waiting for a slot', (server) => {
  const db = () => server().db;
  const api = (path: string) => `${server().url}/api${path}`;
  const at = (code: string) => resident(server(), code);
  const office = createBookingPost({
    council: town.council,
    tracker: (language) => new URL(`https://council.example${town.council(language).trackUrl}`),
    booker: (language) => new URL(`https://council.example${town.council(language).bookUrl}`),
    unsubscribe: (token) => `https://council.example${stopPath}${token}`,
    notices: { most: Infinity, seconds: 1 },
  });
  const wait = (service: string, body: Record<string, unknown>, headers = {}) =>
    send('POST', api('/waiting'), { body: { service, ...body }, headers });
  const offers = () => makeOffers(db(), office);
  const allTo = async (email: string) => (await letters(server())).filter(({ recipient }) => recipient === email);
  /** Without those that say no more than that they wait. */
  const sentTo = async (email: string) => (await allTo(email)).filter(({ bodyText }) => !bodyText.includes(stopPath));
  const open = (token: string) => post(api('/waiting/offers'), { token });
  const stateOf = async (token: string) => ((await open(token)).body as Offer).state;
  const answerOffer = async (what: 'take' | 'decline', token: string) =>
    (await post(api(`/waiting/offers/${what}`), { token })).body as Offer;
  /** The only open offer, with its hold. */
  const opened = async (token: string) => {
    const offer = (await open(token)).body as Offer;
    assert.ok(offer.hold);
    return { ...offer, hold: { ...offer.hold, token } };
  };
  /** The only slot of a day, so that there is none when it is had. */
  const only = (code: string, day: string) => at(code).slot(day);

  before(() =>
    setUp(db(), {
      services: names.map((code) =>
        aService({
          code,
          waiting: code !== 'none',
          ...(code === 'last' && { changeUntil: 72 }),
          ...(code === 'home' && {
            locations: [...aService().locations, { code: 'home', name: 'At your home', way: 'at-home' }],
          }),
        }),
      ),
      resources: names
        .map((code) =>
          aResource({
            code: `desk-${code}`,
            minutes: 240,
            capacity: 1,
            offers: [{ service: code, location: 'hall' }],
          }),
        )
        .concat(aResource({ code: 'round', minutes: 240, offers: [{ service: 'home', location: 'home' }] })),
      days: 4,
    }),
  );

  it('offers what comes free to whoever asked first, keeps it for them, and then asks the next', async () => {
    const day = dayAhead(3);
    const first = at('first');
    const held = heldOf(await first.hold((await only('first', day)).starts));
    const booking = bookedOf(await first.book(held));
    const days = { from: day, to: day };
    for (const email of ['ann@example.com', 'bob@example.com', 'cat@example.com']) {
      assert.equal((await wait('first', { ...days, email, language: 'cy' })).status, 201);
    }
    assert.equal(await offers(), 0);
    assert.deepEqual(await sentTo('ann@example.com'), []);
    await first.cancel(booking.reference, (await first.open(booking)).headers);
    // The server may have been as quick.
    await offers();
    while ((await sentTo('ann@example.com')).length === 0) await new Promise(setImmediate);
    const [letter] = await sentTo('ann@example.com');
    assert.equal(letter?.language, 'cy');
    assert.deepEqual(await sentTo('bob@example.com'), []);
    const token = tokenIn(letter?.bodyText ?? '', 'council-offer');
    assert.match(letter?.bodyText ?? '', /\/cy\/book\.html#council-offer=/);
    const offer = await opened(token);
    assert.deepEqual([offer.service, offer.hold.starts, offer.hold.extensions], ['first', held.starts, 0]);
    assert.deepEqual(
      [offer.state, offer.location, offer.starts, offer.moves],
      ['open', 'hall', held.starts, undefined],
    );
    assert.ok(Date.parse(offer.until) > Date.now() + 11 * 3_600_000);
    assert.ok(offer.hold.seconds > 11 * 3600 && offer.hold.seconds <= 12 * 3600);
    assert.equal((await first.hold(held.starts)).status, 409, 'kept for Ann alone');
    // Ann lets the hours go by; Bob says no; Cat takes it.
    await letLapse(db(), offer.hold.id);
    assert.deepEqual([await stateOf(token), (await answerOffer('decline', token)).state], ['over', 'over']);
    const next = async (email: string) => {
      await offers();
      while ((await sentTo(email)).length === 0) await new Promise(setImmediate);
      return tokenIn((await sentTo(email))[0]?.bodyText ?? '', 'council-offer');
    };
    const bob = await next('bob@example.com');
    assert.deepEqual(errorsOf(await post(api('/waiting/offers/take'), { token: bob })), ['token: not-allowed']);
    for (const said of [await answerOffer('decline', bob), await answerOffer('decline', bob)]) {
      assert.deepEqual([said.state, said.hold, said.starts], ['declined', undefined, held.starts]);
    }
    const cat = await next('cat@example.com');
    const { hold } = await opened(cat);
    assert.equal((await first.extend(hold)).status, 409);
    const receipt = bookedOf(await first.book(hold));
    assert.deepEqual([await stateOf(cat), (await answerOffer('decline', cat)).state], ['taken', 'taken']);
    await first.cancel(receipt.reference, (await first.open(receipt)).headers);
    assert.equal(await stateOf(cat), 'taken', 'whatever became of the booking');
    assert.equal(await offers(), 0);
    assert.equal((await sentTo('ann@example.com')).length, 1, 'nobody is asked twice');
    assert.equal((await open('A'.repeat(22))).status, 404);
    assert.ok(![token, bob, cat].some((each) => server().logged().includes(each)));
    assert.deepEqual(await faults(db()), []);
  });

  it('offers an earlier time of a booking, and moves it there', async () => {
    const own = at('own');
    const late = heldOf(await own.hold((await only('own', dayAhead(4))).starts));
    const receipt = bookedOf(await own.book(late));
    const { headers } = await own.open(receipt);
    const early = await Promise.all(
      [1, 2, 3].map(async (days) => heldOf(await own.hold((await only('own', dayAhead(days))).starts))),
    );
    const asked = { moves: receipt.reference };
    assert.equal((await wait('own', asked)).status, 401);
    assert.deepEqual(errorsOf(await wait('own', { ...asked, email: 'eve@example.com' }, headers)), [
      'email: not-allowed',
    ]);
    assert.equal((await wait('own', asked, headers)).status, 201);
    const before = (await sentTo('robin@example.com')).length;
    await own.drop(early[1]!);
    await offers();
    while ((await sentTo('robin@example.com')).length === before) await new Promise(setImmediate);
    const token = tokenIn((await sentTo('robin@example.com'))[0]?.bodyText ?? '', 'council-offer');
    const { moves, hold } = await opened(token);
    assert.deepEqual(
      [moves?.reference, moves?.starts, hold.starts],
      [receipt.reference, late.starts, early[1]?.starts],
    );
    assert.equal((await own.book(hold)).status, 409, 'it is for the booking');
    // Pressed twice at once, and once more.
    const taken = await Promise.all([answerOffer('take', token), answerOffer('take', token)]);
    for (const each of [...taken, await answerOffer('take', token), await answerOffer('decline', token)])
      assert.deepEqual([each.state, each.moves?.starts], ['taken', early[1]?.starts]);
    assert.equal((await own.view(receipt.reference, headers)).booking?.starts, early[1]?.starts);
    const subjects = (await sentTo('robin@example.com')).map(({ subject }) => subject);
    assert.equal(subjects.filter((subject) => subject.includes('is moved')).length, 1);
    assert.equal((await only('own', dayAhead(4))).starts, late.starts);
    assert.deepEqual(await faults(db()), []);

    // Another is offered, and the booking cancelled meanwhile.
    assert.equal((await wait('own', asked, headers)).status, 201);
    const written = (await sentTo('robin@example.com')).length;
    await own.drop(early[0]!);
    await offers();
    while ((await sentTo('robin@example.com')).length === written) await new Promise(setImmediate);
    const second = tokenIn((await sentTo('robin@example.com'))[0]?.bodyText ?? '', 'council-offer');
    assert.equal(await stateOf(second), 'open');
    await own.cancel(receipt.reference, headers);
    assert.deepEqual([await stateOf(second), (await answerOffer('take', second)).state], ['late', 'late']);
    assert.equal((await answerOffer('decline', second)).state, 'late');
    // It is kept from nobody for a booking that is not there any more.
    assert.equal((await only('own', dayAhead(1))).starts, early[0]?.starts);
  });

  it('takes an address from who booked without one', async () => {
    const me = at('ask');
    const held = heldOf(await me.hold((await only('ask', dayAhead(2))).starts));
    const contact = { name: 'Robin', phone: '01632 960 777' };
    const receipt = bookedOf(await me.book(held, { contact }));
    const { headers } = await me.open(receipt);
    const asked = { moves: receipt.reference };
    assert.deepEqual(errorsOf(await wait('ask', asked, headers)), ['email: required']);
    const key = { 'Idempotency-Key': 'robin-asks-only-once' };
    const first = { ...asked, email: 'robin-asks@example.com' };
    for (const status of [201, 201]) assert.equal((await wait('ask', first, { ...headers, ...key })).status, status);
    assert.equal((await allTo('robin-asks@example.com')).length, 1, 'the same answer asks for no other letter');
    // Another address instead: one booking is offered one time.
    assert.equal((await wait('ask', { ...asked, email: 'other@example.com' }, headers)).status, 201);
    assert.deepEqual(
      await rows(
        db(),
        sql`select email from waiting where moves = (select id from cases where reference = ${receipt.reference})`,
      ),
      [{ email: 'other@example.com' }],
    );
  });

  it('offers nothing that its booking could not be moved to any more, and nothing for longer', async () => {
    const last = at('last');
    const bookAt = async (days: number) =>
      bookedOf(await last.book(heldOf(await last.hold((await only('last', dayAhead(days))).starts))));
    const [soon, later] = [await bookAt(2), await bookAt(4)];
    const waits = async (receipt: typeof soon, email: string) => {
      await db().execute(
        sql`insert into waiting (service, moves, before_at, email)
            select 'last', id, 'infinity', ${email} from cases where reference = ${receipt.reference}`,
      );
    };
    // Three days before is the last moment, and that has gone by.
    await waits(soon, 'soon@example.com');
    await offers();
    assert.deepEqual(await sentTo('soon@example.com'), []);
    await waits(later, 'later@example.com');
    // Five hours before the last moment.
    const lastMoment = Date.parse(later.starts) - 72 * 3_600_000;
    const now = new Date(lastMoment - 5 * 3_600_000);
    await makeOffers(db(), office, now);
    const [letter] = await sentTo('later@example.com');
    const offer = (await open(tokenIn(letter?.bodyText ?? '', 'council-offer'))).body as Offer;
    assert.equal(new Date(offer.until).getTime(), lastMoment);
    await db().execute(sql`delete from waiting where service = 'last'`);
  });

  it('moves no booking to somebody’s home that nobody knows the address of', async () => {
    const me = at('home');
    const receipt = bookedOf(await me.book(heldOf(await me.hold((await only('home', dayAhead(4))).starts))));
    const { headers } = await me.open(receipt);
    const { starts } = await only('home', dayAhead(1));
    const home = { location: 'home' };
    assert.deepEqual(errorsOf(await me.hold(starts, { ...home, moves: receipt.reference }, headers)), [
      'location: not-allowed',
    ]);
    const held = heldOf(await me.hold(starts, home));
    assert.equal((await me.move(receipt.reference, held, headers)).status, 409);
    await me.drop(held);
    // Only what is at home is free.
    await Promise.all([1, 2, 3].map(async (days) => me.hold((await only('home', dayAhead(days))).starts)));
    await wait('home', { moves: receipt.reference }, headers);
    await wait('home', { email: 'new@example.com', locations: ['home'] });
    await db().execute(sql`update waiting set before_at = 'infinity' where service = 'home'`);
    await offers();
    while ((await sentTo('new@example.com')).length === 0) await new Promise(setImmediate);
    const waiting = await rows(
      db(),
      sql`select moves is not null as moves from waiting where service = 'home' and offered_at is null`,
    );
    assert.deepEqual(waiting, [{ moves: true }]);
  });

  it('writes of an offer at once, however many letters somebody has had', async () => {
    const strict = createBookingPost({
      council: town.council,
      tracker: () => undefined,
      booker: () => new URL('https://council.example/book'),
      unsubscribe: (token) => `https://council.example${stopPath}${token}`,
      notices: { most: 1, seconds: 86_400 },
    });
    const email = 'often@example.com';
    const { starts, ends, location } = await only('often', dayAhead(4));
    const said = { service: 'often', location, starts, ends, items: {}, until: new Date(starts), language: 'en' };
    await db().transaction(async (transaction) => {
      for (const token of ['A', 'B', 'C']) await strict.offer(transaction, { ...said, token: token.repeat(22), email });
    });
    const due = (await sentTo(email)).map(({ dueAt }) => dueAt <= new Date());
    assert.deepEqual(due, [true, true, true]);
  });

  it('lets an offer go when its holder takes another time instead', async () => {
    const email = 'rather@example.com';
    await wait('often', { email, to: dayAhead(3) });
    await db().execute(sql`update waiting set before_at = 'infinity' where email = ${email}`);
    await offers();
    while ((await sentTo(email)).length === 0) await new Promise(setImmediate);
    const token = tokenIn((await sentTo(email))[0]?.bodyText ?? '', 'council-offer');
    const offer = await opened(token);
    const { starts } = await only('often', dayAhead(4));
    assert.equal((await at('often').hold(starts, { instead: offer.hold.id }, bearer(token))).status, 201);
    assert.equal(await stateOf(token), 'declined');
    await db().execute(sql`delete from waiting where service = 'often'`);
  });

  it('reaches whoever can be given something, however many wait in vain before them', async () => {
    const day = dayAhead(2);
    const held = heldOf(await at('more').hold((await only('more', day)).starts));
    await at('many').hold((await only('many', day)).starts);
    const waits = (service: string, count: number) =>
      db().execute(
        sql`insert into waiting (service, from_day, until_day, before_at, email)
            select ${service}, ${day}::date, ${day}::date, ${instantOf(day, '24:00').toISOString()}::timestamptz
              + n * interval '1 second', ${service} || n || '@example.com' from generate_series(1, ${count}::int) as n`,
      );
    await waits('many', 1200);
    await waits('more', 1);
    assert.equal(await offers(), 0);
    await at('more').drop(held);
    await offers();
    while ((await sentTo('more1@example.com')).length === 0) await new Promise(setImmediate);
    await db().execute(sql`delete from waiting where service in ('many', 'more')`);
  });

  it('keeps nothing for who could not be told', async () => {
    const mute = createBookingPost({
      council: town.council,
      tracker: () => undefined,
      booker: () => undefined,
      unsubscribe: () => '',
      notices: { most: Infinity, seconds: 1 },
    });
    const day = dayAhead(3);
    const { starts } = await only('turn', day);
    await db().execute(
      sql`insert into waiting (service, from_day, until_day, before_at, email)
          values ('turn', ${day}::date, ${day}::date, 'infinity', 'mute@example.com')`,
    );
    assert.equal(await makeOffers(db(), mute), 0);
    assert.equal((await only('turn', day)).starts, starts);
    await db().execute(sql`delete from waiting where service = 'turn'`);
  });

  it('keeps the turn and the wish of who waits, whoever else knows the address', async () => {
    const me = at('turn');
    const email = 'robin@example.com';
    const receipt = bookedOf(await me.book(heldOf(await me.hold((await only('turn', dayAhead(4))).starts))));
    const { headers } = await me.open(receipt);
    const wishes = () =>
      rows(
        db(),
        sql`select moves is not null as moves, to_char(from_day, 'YYYY-MM-DD') as from, language from waiting
            where lower(email) = ${email} and service = 'turn' and offered_at is null order by id`,
      );
    const days = { from: dayAhead(40), to: dayAhead(40) };
    await wait('turn', { moves: receipt.reference, ...days }, headers);
    await wait('turn', { email, ...days });
    const far = { from: '2030-01-01', to: '2030-01-01', language: 'pl' };
    assert.equal((await wait('turn', { email: email.toUpperCase(), ...far })).status, 201);
    assert.deepEqual(await wishes(), [
      { moves: true, from: days.from, language: 'en' },
      { moves: false, from: days.from, language: 'en' },
    ]);
    await wait('turn', { moves: receipt.reference, from: dayAhead(41), language: 'cy' }, headers);
    assert.deepEqual(await wishes(), [
      { moves: true, from: dayAhead(41), language: 'cy' },
      { moves: false, from: days.from, language: 'en' },
    ]);
  });

  it('says that somebody waits, and for what, and lets them stop with one click', async () => {
    for (const [language, words] of [
      ['en', /You are on our waiting list/],
      ['cy', /Rydych ar ein rhestr aros/],
      ['ar', /قائمة الانتظار/],
      ['pl', /liście oczekujących/],
    ] as const) {
      const email = `wait-${language}@example.com`;
      // The letter of the first time stops it as well as that of the second.
      for (const from of [dayAhead(40), dayAhead(41)])
        await wait('ask', { email, from, locations: ['hall'], language });
      const letter = (await allTo(email)).at(language === 'en' ? -1 : 0);
      assert.match(letter?.subject ?? '', words);
      assert.match(letter?.bodyText ?? '', /Town Hall/);
      assert.doesNotMatch(letter?.bodyText ?? '', /undefined|null/);
      const token = new RegExp(`${stopPath}([\\w-]{22})`).exec(letter?.bodyText ?? '')?.[1] ?? '';
      const stop = api(`/unsubscribe/${token}`);
      const still = async () =>
        (await rows(db(), sql`select from waiting where email = ${email} and offered_at is null`)).length;
      assert.match((await get(stop)).text, new RegExp(`lang="${language}"`));
      assert.equal(await still(), 1, 'to look changes nothing');
      assert.equal((await fetch(stop, { method: 'POST' })).status, 200);
      assert.equal(await still(), 0);
      assert.equal((await fetch(stop, { method: 'POST' })).status, 200);
      assert.ok(!server().logged().includes(token));
    }
    assert.equal((await get(api(`/unsubscribe/${'A'.repeat(22)}`))).status, 404);
  });

  it('takes nobody where there is no list', async () => {
    const email = 'again@example.com';
    assert.deepEqual(errorsOf(await wait('ask', {})), ['email: required']);
    assert.deepEqual(errorsOf(await wait('ask', { email, locations: ['moon'] })), ['locations: not-an-option']);
    assert.deepEqual(errorsOf(await wait('none', { email })), ['service: not-allowed']);
  });

  it('reminds of what is tomorrow, once, and not who has booked it today', async () => {
    const me = at('remind');
    const held = heldOf(await me.hold((await only('remind', dayAhead(3))).starts));
    const contact = { name: 'Robin', email: 'tomorrow@example.com' };
    const { reference } = bookedOf(await me.book(held, { contact, language: 'pl' }));
    const eve = addDays(dayAhead(3), -1);
    const at8 = instantOf(eve, '08:30');
    const written = async () => (await sentTo('tomorrow@example.com')).length - 1;
    await remind(db(), office, instantOf(eve, '07:30'));
    await remind(db(), office, instantOf(addDays(eve, -1), '10:00'));
    await db().execute(sql`update bookings set changed_at = ${at8.toISOString()}::timestamptz where ends_at > now()`);
    await remind(db(), office, at8);
    assert.equal(await written(), 0);
    await db().execute(sql`update bookings set changed_at = now() - interval '2 days' where ends_at > now()`);
    await Promise.all([remind(db(), office, at8), remind(db(), office, at8)]);
    const [letter, first, ...more] = await sentTo('tomorrow@example.com');
    assert.deepEqual(more, []);
    assert.match(letter?.subject ?? '', /^Jutro: /);
    assert.match(letter?.bodyText ?? '', new RegExp(reference));
    assert.equal(letter?.calendar, null);
    assert.match(first?.bodyText ?? '', /Your passport/);
  });

  it('says in its letters when, where, until when, and what to bring, in four languages', async () => {
    const me = at('letter');
    for (const [index, language] of ['en', 'cy', 'ar', 'pl'].entries()) {
      const held = heldOf(await me.hold((await only('letter', dayAhead(index + 1))).starts));
      const email = `${language}@example.com`;
      assert.equal((await me.book(held, { contact: { name: 'Robin', email }, language })).status, 201);
      const [letter] = await sentTo(email);
      assert.equal(letter?.language, language);
      const text = letter?.bodyText ?? '';
      assert.match(text, /Town Hall, 1 High Street/);
      assert.match(text, /Your passport/);
      assert.match(text, /#council-case=[\w-]{22}/);
      assert.match(text, /9am|9yb|09:00/);
      assert.doesNotMatch(text, /undefined|null|\[object/);
      assert.equal(letter?.calendarMethod, 'REQUEST');
    }
    const text = heldOf(await resident(server(), 'first').hold((await only('first', dayAhead(1))).starts));
    await at('first').book(text, { contact: { name: 'Robin', phone: '01632 960 777' } });
    const [message] = await sentTo('01632 960 777');
    assert.deepEqual([message?.channel, message?.bodyHtml], ['text', '']);
    assert.match(message?.bodyText ?? '', /^Test Council: booked for .*#council-case=/);
  });

  it('frees what was held too long, and forgets it two days later', async () => {
    const me = at('ask');
    await me.hold((await only('ask', dayAhead(4))).starts);
    await letLapse(db());
    await sweepHolds(db());
    await db().execute(sql`update claims set expires_at = now() - interval '3 days' where state = 'held'`);
    await sweepHolds(db());
    assert.deepEqual(await rows(db(), sql`select id from claims where state = 'held'`), []);
  });
});
