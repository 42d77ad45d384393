import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { CaseSession } from '../../src/contract/cases.ts';
import type { Hold } from '../../src/contract/bookings.ts';
import type { PaymentStarted, PaymentView } from '../../src/contract/payments.ts';
import { govUkPay } from '../../server/connectors/pay/govuk-pay.ts';
import { openDatabase, rows, type Database, type OpenDatabase } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { cancelBooking } from '../../server/domains/booking/bookings.ts';
import { dropHold, hold as keep, sweepHolds } from '../../server/domains/booking/store.ts';
import { ledgerFaults } from '../../server/domains/payment/ledger.ts';
import { sendRefunds } from '../../server/domains/payment/refunds.ts';
import { leavePlace } from '../../server/domains/payment/settle.ts';
import { forgetPayments } from '../../server/domains/payment/webhooks.ts';
import { createTill } from '../../server/domains/payment/till.ts';
import { ProblemError } from '../../server/http/problems.ts';
import { createLog } from '../../server/log.ts';
import { surround } from '../../server/surroundings.ts';
import {
  aBooking,
  aResource,
  aService,
  bearer,
  dayAhead,
  faults,
  heldOf,
  letLapse,
  resident,
  setUp,
} from './bookings.ts';
import { letters } from './cases.ts';
import { codeOf, errorsOf, get, onBothDatabases, post } from './client.ts';
import { openDesk } from './desk.ts';
import { emptyDatabase } from './helpers.ts';
import { FakePay, providerIdOf, servePay, startedOf } from './pay.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { town } from './town.ts';

const pay = new FakePay();
const served = await servePay(pay);
after(() => served.close());

const returnUrl = 'https://www.exampleton.example/book';
/** Places that one address keeps at once. */
const mostHeld = 100;
const turn = () => new Promise(setImmediate);
const courts = (resources: readonly string[]) =>
  resources.map((code) =>
    aResource({ code, offers: [code, `${code}-kept`].map((service) => ({ service, location: 'hall' })) }),
  );

onBothDatabases(
  'bookings that are paid for',
  (server) => {
    const db = () => server().db;
    const api = (path: string) => `${server().url}/api${path}`;
    const court = { mostOpen: 99, changeUntil: 0 };

    before(async () => {
      pay.payments.clear();
      await setUp(db(), {
        services: [
          aService({ ...court, code: 'court', fee: { pence: 1200, each: false } }),
          aService({ ...court, code: 'court-kept', fee: { pence: 500, each: false, kept: true } }),
          aService({ ...court, code: 'one', mostOpen: 1, fee: { pence: 300, each: false } }),
          aService({
            ...court,
            code: 'things',
            waiting: true,
            fee: { pence: 300, each: true },
            items: {
              label: 'What?',
              most: 4,
              each: [{ code: 'table', name: 'Table', most: 4, minutes: 0, notWith: [] }],
            },
          }),
        ],
        resources: [
          ...courts(['court']),
          aResource({ code: 'van', offers: ['one', 'things'].map((service) => ({ service, location: 'hall' })) }),
        ],
        days: 20,
      });
    });

    const held = async (ahead: number, service = 'court'): Promise<Hold> => {
      const me = resident(server(), service);
      return heldOf(await me.hold((await me.slot(dayAhead(ahead))).starts));
    };
    /** Nobody gets more than a few letters a day. */
    let people = 0;
    const start = (hold: Hold, over: Record<string, unknown> = {}, email = `robin${(people += 1)}@example.com`) =>
      post(api('/payments'), {
        booking: aBooking(hold, { contact: { name: 'Robin', email } }),
        contact: { name: 'Robin', email },
        returnUrl,
        ...over,
      });
    const begun = async (hold: Hold) => startedOf(await start(hold));
    const act = async ({ id }: PaymentStarted, what: Parameters<FakePay['do']>[1]) =>
      pay.do(await providerIdOf(db(), id), what);
    const look = async ({ id, token }: PaymentStarted) => {
      await db().execute(sql`update payments set asked_at = null where id = ${id ?? null}::uuid`);
      return (await get(api(`/payments/${id}`), bearer(token))).body as PaymentView;
    };
    const write = ({ id, token }: PaymentStarted, what: 'again' | 'cancel', key: string = randomUUID()) =>
      post(api(`/payments/${id}/${what}`), undefined, { ...bearer(token), 'Idempotency-Key': key });
    const hear = async () => {
      const { body, signature } = pay.messages.at(-1)!;
      await fetch(api('/payments/messages'), { method: 'POST', body, headers: { 'Pay-Signature': signature } });
    };
    const open = async (token: string | undefined) => {
      const { session, case: view } = (await post(api('/cases/lookup'), { token })).body as CaseSession;
      return { headers: bearer(session), view };
    };
    const paid = async (hold: Hold) => {
      const started = await begun(hold);
      await act(started, 'pay');
      assert.equal((await look(started)).state, 'paid');
      return { started, ...(await open(started.bookingToken)) };
    };
    /** What went back of a payment, once the job has been round. */
    const refundsOf = async (started: PaymentStarted) => {
      for (;;) {
        const open = await rows(
          db(),
          sql`select from refunds where payment = ${started.id ?? null}::uuid and state in ('approved', 'sending', 'sent')`,
        );
        if (open.length === 0) break;
        await turn();
      }
      return pay.payments.get(await providerIdOf(db(), started.id))?.refunds.map(({ amount }) => amount);
    };
    const agree = async () => assert.deepEqual([await faults(db()), await ledgerFaults(db())], [[], []]);
    const subjects = async () => (await letters(server())).map(({ subject }) => subject);
    const letter = async (subject: string) =>
      (await letters(server())).find((each) => each.subject === subject)?.bodyText;

    it('are paid for with nothing else, which would go back with them', async () => {
      const items = [{ payable: 'council-tax', quantity: 1, pence: 120_000 }];
      assert.deepEqual(errorsOf(await start(await held(2), { items })), ['items: not-allowed']);
    });

    it('are opened by a token of their own, say what was paid, and are paid back once when they are cancelled', async () => {
      const { started, view, headers } = await paid(await held(3));
      const { reference } = view;
      const told = await look(started);
      assert.deepEqual([told.booking?.reference, told.booking?.heldUntil], [reference, undefined]);
      assert.equal((await open(started.token)).view.kind, 'payment', 'the receipt has its own');
      assert.deepEqual(view.facts.at(-1), { label: 'Fee', value: `£12, paid (${started.reference})` });
      assert.equal(view.booking?.rules.at(-1), 'If you cancel it here, we pay the fee of £12 back.');
      assert.match((await letter(`Your booking ${reference}`)) ?? '', /£12, paid/);

      const me = resident(server(), 'court');
      const pressed = await Promise.all(Array.from({ length: 8 }, () => me.cancel(reference, headers)));
      assert.deepEqual([...new Set(pressed.map(({ status }) => status))], [200]);
      assert.deepEqual(await refundsOf(started), [1200]);
      const after = await me.view(reference, headers);
      assert.deepEqual(after.facts.at(-1), { label: 'Refund', value: '£12, paid back' });
      assert.doesNotMatch(JSON.stringify(after.booking?.rules), /pay the fee/);
      assert.ok((await subjects()).includes(`Refund of your payment ${started.reference}`));
      await agree();
    });

    it('keep what was paid when they are moved, and when the service says so', async () => {
      const me = resident(server(), 'court');
      const { started, view, headers } = await paid(await held(4));
      const slot = await me.slot(dayAhead(4), 2);
      const next = heldOf(await me.hold(slot.starts, { moves: view.reference }, headers));
      assert.equal((await me.move(view.reference, next, headers)).status, 200);
      assert.deepEqual(await refundsOf(started), []);
      assert.equal((await me.cancel(view.reference, headers)).status, 200);
      assert.deepEqual(await refundsOf(started), [1200], 'of the one that was moved too');

      const other = await paid(await held(5, 'court-kept'));
      assert.equal(other.view.booking?.rules.at(-1), 'If you cancel it, the fee of £5 is not paid back.');

      // As it was said when they paid, whatever the service says since.
      const before = await paid(await held(4));
      const keeps = (service: string, kept: boolean) =>
        db().execute(
          sql`update services set details = jsonb_set(details, '{fee,kept}', ${String(kept)}::jsonb) where code = ${service}`,
        );
      await keeps('court', true);
      await keeps('court-kept', false);
      const told = (await me.view(before.view.reference, before.headers)).booking?.rules.at(-1);
      assert.equal(told, 'If you cancel it here, we pay the fee of £12 back.');
      for (const { view, headers } of [before, other]) await me.cancel(view.reference, headers);
      assert.deepEqual([await refundsOf(before.started), await refundsOf(other.started)], [[1200], []]);
      await keeps('court', false);
      await keeps('court-kept', true);
      await agree();
    });

    it('keep what was paid when an officer moves them, and give it back when an officer cancels, whatever is kept', async () => {
      const desk = await openDesk(server());
      const me = resident(server(), 'court');
      const { started, view, headers } = await paid(await held(12));
      const { starts } = await me.slot(dayAhead(13), 1);
      assert.equal((await desk.act(view.reference, { kind: 'move', location: 'hall', starts })).status, 201);
      assert.deepEqual(await refundsOf(started), []);
      assert.equal((await look(started)).booking?.starts, starts, 'the payment knows where it went');
      assert.match(
        (await letter(`Your booking ${view.reference} is moved`)) ?? '',
        /£12, paid[^]*pay the fee of £12 back/,
      );
      // One that an officer has taken back is none.
      await db().execute(
        sql`insert into refunds (payment, pence, reason, state)
            values (${started.id ?? null}::uuid, 1200, 'A mistake', 'withdrawn')`,
      );
      assert.equal((await me.view(view.reference, headers)).facts.at(-1)?.label, 'Fee');
      assert.equal((await me.cancel(view.reference, headers)).status, 200);
      assert.deepEqual(await refundsOf(started), [1200], 'as if nobody had moved it');

      const other = await paid(await held(14, 'court-kept'));
      assert.equal((await desk.act(other.view.reference, { kind: 'status', status: 'cancelled' })).status, 201);
      assert.deepEqual(await refundsOf(other.started), [500], 'nobody pays for what the council takes away');
      const after = await me.view(other.view.reference, other.headers);
      assert.deepEqual(after.facts.at(-1), { label: 'Refund', value: '£5, paid back' });
      await agree();
    });

    it('are stopped by a day that is closed while they are paid, and paid back', async () => {
      const desk = await openDesk(server());
      const started = await begun(await held(15));
      assert.equal((await desk.post('/closures', { day: dayAhead(15), reason: 'Storm' })).status, 201);
      await act(started, 'pay');
      while ((await look(started)).state !== 'refunded') await turn();
      assert.equal((await look(started)).booking?.reference, undefined);
      await agree();
    });

    it('are made with what was corrected before it was paid', async () => {
      const hold = await held(6);
      const email = 'robin.corrects@example.com';
      const press = (over: { phone: string; notes: string }) => {
        const { phone, notes } = over;
        const booking = aBooking(hold, { contact: { name: 'Robin', email, phone }, notes });
        return start(hold, { booking }, email);
      };
      const first = startedOf(await press({ phone: '01632 960 111', notes: 'By the door' }));
      const right = { phone: '01632 960 112', notes: 'By the window' };
      const second = startedOf(await press(right));
      assert.notEqual(second.id, first.id);
      assert.equal((await look(first)).state, 'cancelled');
      assert.equal(startedOf(await press(right)).id, second.id, 'one payment, however often it is pressed');
      await act(second, 'pay');
      assert.equal((await look(second)).state, 'paid');
      const made = await rows(
        db(),
        sql`select k.phone, c.description as notes from payments p join cases c on c.id = p.booking_case
              join contacts k on k.case_id = c.id where p.id = ${second.id ?? null}::uuid`,
      );
      assert.deepEqual(made, [right]);
      // Given back: the next have the day as it was.
      const { view, headers } = await open(second.bookingToken);
      assert.equal((await resident(server(), 'court').cancel(view.reference, headers)).status, 200);
      await agree();
    });

    it('are as many as was promised with the place', async () => {
      const email = 'robin.one@example.com';
      const first = startedOf(await start(await held(17, 'one'), {}, email));
      await act(first, 'pay');
      assert.equal((await look(first)).state, 'paid');
      const hold = await held(18, 'one');
      // An officer has set one for two since the place was held.
      await db().execute(sql`update claims set most_open = 1 where id = ${hold.id}::uuid`);
      assert.deepEqual(errorsOf(await start(hold, {}, email)), ['contact.email: too-many']);
      await db().execute(sql`update claims set most_open = 2 where id = ${hold.id}::uuid`);
      assert.equal((await start(hold, {}, email)).status, 201);
    });

    it('are as many as a service allows while they are being paid for, too', async () => {
      const contact = { name: 'Robin', email: 'robin.two@example.com', phone: '01632 960 123' };
      const first = await held(19, 'one');
      const pay = () => start(first, { booking: aBooking(first, { contact }) });
      assert.equal((await pay()).status, 201);
      const second = await held(20, 'one');
      const withPhone = { booking: aBooking(second, { contact: { name: 'R', phone: '+44 1632 960123' } }) };
      assert.deepEqual(errorsOf(await start(second, {}, 'Robin.Two@example.com')), ['contact.email: too-many']);
      assert.deepEqual(errorsOf(await start(second, withPhone)), ['contact.phone: too-many']);
      await write(startedOf(await pay()), 'cancel');
      assert.equal((await start(second, withPhone)).status, 201);
    });

    it('count against the address that keeps their places, for as long as nobody has paid', async () => {
      const me = resident(server(), 'court');
      const hold = await held(19);
      await begun(hold);
      const late = await held(20);
      await letLapse(db(), late.id);
      const others = (count: number) =>
        db().execute(
          sql`insert into claims (service, location, starts_at, ends_at, units, holder, held_from)
              select service, location, starts_at, ends_at, units, holder, held_from
                from claims, generate_series(1, ${count}) where id = ${hold.id}::uuid`,
        );
      const forget = () => db().execute(sql`delete from claims where token_hash is null and holder = 'payment'`);
      await others(mostHeld - 1);
      const { starts } = await me.slot(dayAhead(20), 1);
      const refused = await me.hold(starts);
      assert.deepEqual([refused.status, Number(refused.headers.get('retry-after')) > 0], [429, true]);
      assert.equal(
        (await start(late)).status,
        429,
        'a place that ran out is had again by paying no more than by asking',
      );
      await forget();
      await begun(late);
      await others(mostHeld);
      assert.equal((await me.hold(starts)).status, 429);
      await forget();
      assert.equal((await me.hold(starts)).status, 201);
      await agree();
    });

    it('are not kept for ever by who begins to pay again and again', async () => {
      const me = resident(server(), 'court');
      const hold = await held(18);
      const kept = async () => {
        const [found] = await rows<{ tries: number; left: number | null }>(
          db(),
          sql`select round(extract(epoch from tries_until - now()) / 60)::int as tries,
                ceil(extract(epoch from expires_at - now()) / 60)::int as left from claims where id = ${hold.id}::uuid`,
        );
        return found;
      };
      const tries = (minutes: number) =>
        db().execute(
          sql`update claims set tries_until = now() + ${minutes} * interval '1 minute' where id = ${hold.id}::uuid`,
        );
      const first = await begun(hold);
      assert.deepEqual(await kept(), { tries: 40, left: null });
      await write(first, 'cancel');
      assert.deepEqual(await kept(), { tries: 40, left: 10 });
      await tries(3);
      const second = startedOf(await write(first, 'again'));
      assert.deepEqual(await kept(), { tries: 3, left: null }, 'each has its own time at the provider');
      await write(second, 'cancel');
      assert.deepEqual(await kept(), { tries: 3, left: 3 });
      const longer = heldOf(await me.extend(hold));
      assert.deepEqual([longer.seconds <= 180, longer.extensions], [true, 0]);
      const same = heldOf(await me.hold(hold.starts, { instead: hold.id }, bearer(hold.token)));
      assert.equal(same.seconds <= 180, true, 'nor by who asks for it anew');
      Object.assign(hold, same);
      assert.equal((await kept())?.tries, 3);

      const third = await begun(hold);
      await tries(0);
      await write(third, 'cancel');
      for (const refused of [await write(third, 'again'), await start(hold), await me.extend(hold)])
        assert.equal(codeOf(refused), 'conflict');
      assert.equal((await me.hold(hold.starts)).status, 201, 'others have it');
      await agree();
    });

    it('wait for no more than was paid for', async () => {
      const me = resident(server(), 'things');
      const hold = heldOf(await me.hold((await me.slot(dayAhead(16))).starts, { items: { table: 1 } }));
      const { view, headers } = await paid(hold);
      const wait = (count: number) =>
        post(
          api('/waiting'),
          { service: 'things', items: { table: count }, moves: view.reference, locations: [] },
          headers,
        );
      assert.deepEqual(errorsOf(await wait(2)), ['items: not-allowed']);
      assert.equal((await wait(1)).status, 201);
    });

    it('are tried again with nothing typed twice, and with the place, which is kept for a while', async () => {
      const hold = await held(6);
      const first = await begun(hold);
      assert.deepEqual(errorsOf(await start(hold, { fee: 1100 })), ['fee: not-allowed'], 'the page has shown another');
      await act(first, 'decline');
      const told = await look(first);
      const seconds = (Date.parse(told.booking?.heldUntil ?? '') - Date.now()) / 1000;
      assert.ok(seconds > 500 && seconds < 700, `${seconds}`);
      const key = randomUUID();
      const tries = await Promise.all([write(first, 'again', key), write(first, 'again', key), write(first, 'again')]);
      const ids = tries.filter(({ status }) => status === 201).map((answer) => startedOf(answer).id);
      assert.ok(ids.length > 0 && new Set(ids).size === 1, 'one payment, however often it is pressed');
      assert.ok(tries.every((answer) => answer.status === 201 || codeOf(answer) === 'in-progress'));
      const second = startedOf(await write(first, 'again', key));
      assert.deepEqual([second.id, second.pence], [ids[0], 1200]);
      assert.match(second.email ?? '', /^r…\d@example\.com$/, 'it knows who they are');
      await act(second, 'pay');
      assert.equal((await look(second)).state, 'paid');
      const { view } = await open(second.bookingToken);
      assert.equal(view.booking?.starts, hold.starts);
      assert.equal(codeOf(await write(first, 'again')), 'conflict', 'it is booked');
      assert.equal(startedOf(await write(second, 'again')).state, 'paid');
      await agree();
    });

    it('give the place back when somebody wants another, and are not to be had again when it has gone', async () => {
      const hold = await held(7);
      const started = await begun(hold);
      assert.equal(((await write(started, 'cancel')).body as PaymentView).state, 'cancelled');
      const me = resident(server(), 'court');
      assert.equal((await me.hold(hold.starts)).status, 409, 'kept for another try');
      assert.equal(((await write(started, 'cancel')).body as PaymentView).booking?.heldUntil, undefined);
      assert.equal((await me.hold(hold.starts)).status, 201);
      assert.equal(codeOf(await write(started, 'again')), 'conflict');
      await agree();
    });

    it('tell who went away that nothing is booked, and book all the same what is paid late and still free', async () => {
      const hold = await held(8);
      const started = await begun(hold);
      await act(started, 'expire');
      assert.equal((await look(started)).state, 'expired');
      const me = resident(server(), 'court');
      assert.equal((await me.slot(dayAhead(8))).starts, hold.starts, 'free for others');
      assert.match((await letter(`Your payment ${started.reference} was not made`)) ?? '', /nothing is booked/);
      await act(started, 'recover');
      await hear();
      while ((await look(started)).state !== 'paid') await turn();
      assert.equal((await open(started.bookingToken)).view.booking?.starts, hold.starts);
      assert.deepEqual(await refundsOf(started), []);
      await agree();
    });

    it('pay back what comes late for a place that has gone, and say so', async () => {
      const hold = await held(9);
      const started = await begun(hold);
      await act(started, 'expire');
      await look(started);
      assert.equal((await resident(server(), 'court').hold(hold.starts)).status, 201);
      await act(started, 'recover');
      await hear();
      while ((await look(started)).state !== 'refunded') await turn();
      assert.deepEqual(await refundsOf(started), [1200]);
      const { view } = await open(started.token);
      assert.ok(view.facts.some(({ value }) => value === 'Could not be made; we pay the money back'));
      assert.match((await letter(`Receipt for your payment ${started.reference}`)) ?? '', /had gone before/);
      assert.equal((await post(api('/cases/lookup'), { token: started.bookingToken })).status, 404);
      await agree();
    });

    it('pay back what comes so late that nobody knows any more who it was for, and where from', async () => {
      const done = await paid(await held(7));
      const started = await begun(await held(8));
      await act(started, 'expire');
      await look(started);
      const known = async ({ id }: PaymentStarted) =>
        rows(
          db(),
          sql`select details is not null as who, return_url is not null as where,
                (select count(*)::int from payment_tokens t where t.payment = p.id) as tokens
              from payments p where id = ${id ?? null}::uuid`,
        );
      const age = (interval: string) =>
        db().execute(sql`update payments set ended_at = now() - ${interval}::interval where ended_at is not null`);
      await age('6 days 23 hours');
      await forgetPayments(db());
      assert.deepEqual(await known(started), [{ who: true, where: true, tokens: 1 }]);
      await age('7 days 1 minute');
      await forgetPayments(db());
      assert.deepEqual(await known(started), [{ who: false, where: false, tokens: 0 }]);
      assert.deepEqual(await known(done.started), [{ who: false, where: false, tokens: 1 }]);
      assert.equal((await look(done.started)).state, 'paid', 'as long as there is its case');
      assert.equal((await get(api(`/payments/${started.id}`), bearer(started.token))).status, 404);
      await act(started, 'recover');
      await hear();
      while ((await refundsOf(started))?.length === 0) await turn();
      assert.deepEqual(await refundsOf(started), [1200]);
      await agree();
    });

    it('stop a second payment when the first turns out to be paid, and pay back one that could not be stopped', async () => {
      for (const tooLate of [false, true]) {
        const first = await begun(await held(tooLate ? 11 : 10));
        await act(first, 'decline');
        await look(first);
        const second = startedOf(await write(first, 'again'));
        if (tooLate) await act(second, 'pay');
        await act(first, 'recover');
        await hear();
        while ((await look(first)).state !== 'paid') await turn();
        const ended = tooLate ? 'refunded' : 'cancelled';
        while ((await look(second)).state !== ended) await turn();
        assert.ok((await look(first)).booking?.reference);
      }
      await agree();
    });
  },
  {
    environment: {
      ...served.environment,
      CORS_ORIGINS: 'https://www.exampleton.example',
      LIMIT_HOLDS: `${mostHeld * 3}/600`,
    },
  },
);

/** What a resident, the provider and the clock may do; most begin with a place and a press. */
const step = fc.record({
  kind: fc.constantFrom(
    ...(['press', 'press', 'press', 'page', 'page', 'page', 'return', 'return', 'return'] as const),
    ...([
      'at once',
      'hold',
      'again',
      'recover',
      'recover',
      'stop',
      'leave',
      'drop',
      'late',
      'sweep',
      'cancel',
      'refund',
    ] as const),
  ),
  which: fc.nat(7),
  what: fc.constantFrom('pay', 'pay', 'decline', 'expire', 'turn-back', 'submit', 'break'),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
const path = (...steps: [Step['kind'], number, Step['what']][]): [Step[]] => [
  steps.map(([kind, which, what]) => ({ kind, which, what })),
];
/** Paid and cancelled; and paid twice, when the first try was not declined after all. */
const examples = [
  path(['press', 0, 'pay'], ['page', 0, 'pay'], ['return', 0, 'pay'], ['cancel', 0, 'pay'], ['refund', 0, 'pay']),
  path(
    ['press', 0, 'pay'],
    ['page', 0, 'decline'],
    ['return', 0, 'pay'],
    ['again', 0, 'pay'],
    ['recover', 0, 'pay'],
    ['return', 1, 'pay'],
    ['page', 1, 'pay'],
    ['return', 1, 'pay'],
  ),
];

for (const kind of ['PGlite', 'PostgreSQL'] as const)
  describe(`paid bookings in any order, on ${kind}`, () => {
    const service = aService({ code: 'court', mostOpen: 99, changeUntil: 0, fee: { pence: 700, each: false } });
    let postgres: TestPostgres | undefined;
    let database: OpenDatabase;
    let db: Database;

    before(async () => {
      if (kind === 'PostgreSQL') postgres = await startPostgres();
      database = await openDatabase(postgres ? { url: postgres.url } : { snapshot: await emptyDatabase() });
      ({ db } = database);
      await setUp(db, { services: [service], resources: courts(['court']), days: 6 });
    });
    after(async () => {
      await database.close();
      await postgres?.stop();
    });

    it('keep money for a booking and for nothing else, and a place for nobody who does not pay', async () => {
      const { bookingPost, paymentPost } = surround(db, town, () => new URL('http://localhost/'), {
        most: Infinity,
        seconds: 1,
      });
      const log = createLog('silent');
      const day = dayAhead(4);
      const count = { runs: 0, booked: 0, refunded: 0 };
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24, size: 'max' }), async (steps) => {
          const fake = new FakePay();
          const provider = govUkPay({
            url: fake.url,
            key: 'api-key',
            fetch: fake.fetch,
            sleep: () => Promise.resolve(),
          });
          const till = createTill({ db, provider, post: { bookingPost, paymentPost }, log, patience: 0 });
          const refund = () => sendRefunds({ db, provider, paymentPost, log });
          const holds: string[] = [];
          const payments: string[] = [];
          const pick = (list: readonly string[], which: number) => list[which % Math.max(1, list.length)];

          const begin = async (hold: string) => {
            const booking = {
              hold: { id: hold, token: '' },
              contact: { name: 'Robin', email: 'robin@example.com', reminder: true },
              answers: {},
              notes: '',
              language: 'en',
            };
            const started = await till.start({
              key: randomUUID(),
              body: hold,
              items: [],
              booking: { booking, answers: {}, service, fee: 700 },
              contact: {},
              returnUrl,
              language: 'en',
            });
            if (!('paid' in started)) payments.push(started.payment.id);
          };

          async function run({ kind: what, which, what: did }: Step): Promise<void> {
            const mine = pick(payments, which);
            const providers = [...fake.payments.keys()];
            switch (what) {
              case 'press':
                if (holds.length < 2) await run({ kind: 'hold', which, what: did });
                return begin(holds.at(-1) ?? '');
              case 'again':
                return begin(pick(holds, which) ?? randomUUID());
              case 'hold': {
                // Two slots, of one place each.
                const starts = new Date(`${day}T${which % 2 ? '10:00' : '11:00'}:00Z`);
                const { id } = await db.transaction((transaction) =>
                  keep(transaction, {
                    service: 'court',
                    location: 'hall',
                    starts,
                    ends: new Date(starts.getTime() + 1_800_000),
                    units: 1,
                    items: {},
                    tokenHash: randomUUID(),
                  }),
                );
                return void holds.push(id);
              }
              case 'page':
                return fake.do(pick(providers, which) ?? '', did);
              case 'recover':
                return fake.do(pick(providers, which) ?? '', 'recover');
              case 'return':
                return void (mine && (await till.look(mine)));
              case 'stop':
                return void (mine && (await till.stop(mine)));
              case 'leave':
                return void (mine && (await db.transaction((transaction) => leavePlace(transaction, mine))));
              case 'drop':
                return dropHold(db, pick(holds, which) ?? randomUUID());
              case 'late':
                await db.execute(sql`update payments set created_at = now() - interval '31 minutes', look_at = now()
                  where ended_at is null`);
                return void (await letLapse(db));
              case 'sweep':
                await sweepHolds(db);
                return void (await till.sweep());
              case 'cancel': {
                const [booked] = await rows<{ id: number }>(
                  db,
                  sql`select booking_case::int as id from payments where id = ${mine ?? null}::uuid and booking_case is not null`,
                );
                if (!booked) return;
                return void (await db.transaction((transaction) =>
                  cancelBooking(transaction, { caseId: booked.id, by: 'resident', service }),
                ));
              }
              case 'refund':
                return void (await refund());
              case 'at once': {
                // Whoever locks what first, nobody waits for somebody who waits for them.
                await db.execute(sql`update payments set look_at = now() where look_at is not null`);
                const deeds = ['again', 'return', 'stop', 'sweep', 'cancel', 'leave', 'refund'] as const;
                const done = await Promise.allSettled(deeds.map((deed) => run({ kind: deed, which, what: did })));
                for (const each of done)
                  if (each.status === 'rejected' && !(each.reason instanceof ProblemError)) throw each.reason;
                return;
              }
            }
          }

          for (const each of steps) {
            try {
              await run(each);
            } catch (error) {
              if (!(error instanceof ProblemError)) throw error;
            }
          }
          assert.deepEqual(await faults(db), []);
          // Everybody goes home: nothing is left under way.
          for (let round = 0; round < 3; round += 1) {
            for (const each of payments) await till.stop(each);
            for (const id of fake.payments.keys()) fake.do(id, 'decline');
            await db.execute(sql`update payments set look_at = now() where look_at is not null or ended_at is null`);
            await db.execute(sql`update refunds set look_at = now()`);
            await till.sweep();
            await refund();
          }
          await letLapse(db);
          await sweepHolds(db);
          assert.deepEqual([await faults(db), await ledgerFaults(db)], [[], []]);
          const ends = await rows<{ provider: string; claim: string; status: string | null }>(
            db,
            sql`select p.provider_id as provider, p.claim, c.status from payments p left join cases c on c.id = p.booking_case`,
          );
          for (const [id, { status, refunds, amount }] of fake.payments) {
            const mine = ends.find(({ provider }) => provider === id);
            const kept = status === 'success' ? amount - refunds.reduce((sum, each) => sum + each.amount, 0) : 0;
            assert.equal(kept, mine?.status === 'booked' ? 700 : 0, `${status}, ${mine?.status}`);
            if (mine?.status === 'booked') count.booked += 1;
            else if (status === 'success') count.refunded += 1;
          }
          const places = await rows(
            db,
            sql`select from claim_slots k join claims c on c.id = k.claim where c.state = 'held'`,
          );
          assert.equal(places.length, 0, 'a place is kept for nobody');
          count.runs += 1;
          // The next ones begin with an empty town.
          for (const { id } of await rows<{ id: number }>(
            db,
            sql`select id::int as id from cases where kind = 'booking' and status = 'booked'`,
          ))
            await db.transaction((transaction) => cancelBooking(transaction, { caseId: id, by: 'council', service }));
          await refund();
          await db.execute(sql`update payments set look_at = null`);
        }),
        {
          numRuns: Number(process.env['PAYMENT_RUNS'] ?? (kind === 'PGlite' ? 20 : 12)),
          examples,
          endOnFailure: false,
        },
      );
      assert.ok(count.booked > 0 && count.refunded > 0, JSON.stringify(count));
    });
  });
