import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { CaseSession } from '../../src/contract/cases.ts';
import type { OwnBookings, OwnBookingsSession } from '../../src/contract/own-bookings.ts';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { aResource, aService, bearer, bookedOf, dayAhead, heldOf, resident, setUp } from './bookings.ts';
import { letters, tokenIn } from './cases.ts';
import { codeOf, errorsOf, get, onBothDatabases, post } from './client.ts';

const robin = 'robin@example.com';
const environment = { LIMIT_LETTERS: '4/3600', LIMIT_NOTICES: '3/86400' };

onBothDatabases(
  'what is booked with one address',
  (server) => {
    const api = (path: string) => `${server().url}/api${path}`;
    const books = async (email: string, index: number, service = 'visit') => {
      const at = resident(server(), service);
      const { starts } = await at.slot(dayAhead(3), index);
      return bookedOf(await at.book(heldOf(await at.hold(starts)), { contact: { name: 'Robin Hill', email } }));
    };
    /** Asks for a link as anybody may, and gives the letters that came of it. */
    const ask = async (email: string, language = 'en') => {
      const known = new Set((await letters(server())).map(({ id }) => id));
      const answer = await post(api('/bookings/links'), { email, language });
      while ((await rows(server().db, sql`select from link_requests`)).length > 0) await new Promise(setImmediate);
      return { answer, sent: (await letters(server())).filter(({ id }) => !known.has(id)) };
    };
    const linkFor = async (email: string) => tokenIn((await ask(email)).sent[0]?.bodyText ?? '', 'council-bookings');
    const follow = (token: string) => post(api('/bookings/lookup'), { token });
    const sessionFor = async (email: string) =>
      ((await follow(await linkFor(email))).body as OwnBookingsSession).session;
    const list = async (session: string) => (await get(api('/bookings'), bearer(session))).body as OwnBookings;
    const openListed = (reference: string, token: string) => post(api('/cases/lookup'), { reference }, bearer(token));
    const referencesOf = ({ bookings }: OwnBookings) => bookings.map(({ reference }) => reference);

    before(() =>
      setUp(server().db, {
        services: [aService(), aService({ code: 'proven', confirmWithin: 60 })],
        resources: [
          aResource({
            code: 'desk',
            capacity: 9,
            offers: ['visit', 'proven'].map((service) => ({ service, location: 'hall' })),
          }),
        ],
      }),
    );

    it('is shown to who follows the letter: what is to come, soonest first, and nothing of anybody else', async () => {
      const unconfirmed = await books(robin, 5, 'proven');
      const later = await books('Robin@Example.COM', 3);
      const sooner = await books(robin, 1);
      const hers = await books('other@example.com', 0);
      const cancelled = await books(robin, 2);
      await resident(server()).cancel(cancelled.reference, (await resident(server()).open(cancelled)).headers);
      const over = await books(robin, 4);
      await server().db.execute(
        sql`update bookings set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'
            where case_id = (select id from cases where reference = ${over.reference})`,
      );

      const { answer, sent } = await ask('ROBIN@example.com', 'cy');
      assert.equal(answer.status, 200);
      assert.deepEqual(
        sent.map(({ recipient, language, subject }) => [recipient, language, subject]),
        [[robin, 'cy', 'Eich dolen i’ch archebion']],
      );
      const token = tokenIn(sent[0]?.bodyText ?? '', 'council-bookings');
      const looked = await follow(token);
      assert.equal(looked.status, 200, looked.text);
      const { session } = looked.body as OwnBookingsSession;
      const listed = await get(api('/bookings'), bearer(session));
      const { bookings, language } = listed.body as OwnBookings;
      assert.equal(language, 'en');
      assert.deepEqual(referencesOf({ language, bookings }), [sooner.reference, later.reference]);
      assert.deepEqual(bookings[0], {
        reference: sooner.reference,
        title: 'Visit',
        place: 'Town Hall',
        address: '1 High Street, Exampleton, ZZ1 1AA',
        way: 'on-site',
        starts: sooner.starts,
        ends: sooner.ends,
        window: false,
      });
      assert.equal(listed.headers.get('cache-control'), 'no-store');

      const opened = await openListed(later.reference, session);
      assert.equal(opened.status, 200, opened.text);
      const own = opened.body as CaseSession;
      assert.equal((await get(api(`/cases/${later.reference}`), bearer(own.session))).status, 200);
      for (const { reference } of [hers, cancelled, over, unconfirmed]) {
        assert.equal(codeOf(await openListed(reference, session)), 'not-found');
      }
      // Neither session does what the other is for, and a link to one booking opens no list.
      assert.equal(codeOf(await get(api(`/cases/${later.reference}`), bearer(session))), 'unauthorised');
      assert.equal(codeOf(await get(api('/bookings'), bearer(own.session))), 'unauthorised');
      assert.equal(codeOf(await openListed(sooner.reference, own.session)), 'not-found');
      assert.equal(codeOf(await follow(sooner.token)), 'not-found');
      assert.equal(codeOf(await post(api('/cases/lookup'), { token })), 'not-found');

      await resident(server()).cancel(later.reference, bearer(own.session));
      assert.deepEqual(referencesOf(await list(session)), [sooner.reference]);
    });

    it('answers everybody alike, and writes to nobody with nothing to come', async () => {
      await books('waits@example.com', 6, 'proven');
      await books('known@example.com', 6);
      const { answer: known, sent } = await ask('known@example.com');
      assert.equal(sent.length, 1);
      for (const email of ['nobody@example.com', 'waits@example.com']) {
        const { answer, sent: none } = await ask(email);
        assert.deepEqual([answer.status, answer.body], [known.status, known.body]);
        assert.deepEqual(none, []);
      }
      for (const headers of [{}, bearer('x'.repeat(22))]) {
        assert.equal(codeOf(await get(api('/bookings'), headers)), 'unauthorised');
      }
      assert.equal(codeOf(await follow('x'.repeat(22))), 'not-found');
      assert.deepEqual(errorsOf(await post(api('/bookings/links'), { email: 'nobody' })), ['email: email']);
      assert.deepEqual(errorsOf(await post(api('/cases/lookup'), { reference: 'x' })), ['email: required']);
    });

    it('takes no other letters for Latin ones: the sign of the Kelvin is somebody else’s K', async () => {
      const own = await books('mike@example.com', 7);
      await books('mi\u212Ae@example.com', 7);
      assert.deepEqual(referencesOf(await list(await sessionFor('MIKE@example.com'))), [own.reference]);
    });

    it('is opened once: ten minutes later the link that lies in the mailbox is over', async () => {
      await books('once@example.com', 0);
      const token = await linkFor('once@example.com');
      assert.equal((await follow(token)).status, 200);
      // The answer was lost.
      assert.equal((await follow(token)).status, 200);
      await server().db.execute(
        sql`update links set expires_at = expires_at - interval '11 minutes' where kind = 'bookings'`,
      );
      assert.equal(codeOf(await follow(token)), 'gone');
    });

    it('ends with its session, and with the address', async () => {
      await books('ends@example.com', 0);
      const session = await sessionFor('ends@example.com');
      await server().db.execute(sql`update contacts set email = null where email = 'ends@example.com'`);
      assert.deepEqual((await list(session)).bookings, []);
      await server().db.execute(sql`update case_sessions set used_at = now() - interval '2 hours'`);
      assert.equal(codeOf(await get(api('/bookings'), bearer(session))), 'unauthorised');
    });

    it('fills no mailbox: so many links a day, and so many wishes an hour whoever sends them', async () => {
      const email = 'much@example.com';
      await books(email, 0);
      const first = await linkFor(email);
      await ask(email);
      assert.equal((await ask(email)).sent.length, 1);
      const fourth = await ask(email);
      assert.deepEqual([fourth.answer.status, fourth.sent], [200, []]);
      for (const each of [email, email.toUpperCase()]) assert.equal((await ask(each)).answer.status, 429);
      // Whoever asks for more takes nothing from who has one.
      assert.equal((await follow(first)).status, 200);
    });
  },
  { environment },
);
