/**
 * What can be done to payments, in any order: of debts, one with a discount, of what everybody can pay, of baskets, and by
 * who was asked to pay; presses, the provider's page, returns, messages that are lost, doubled, late or forged, sweeps,
 * refunds, answers that fail, payments that the provider forgets, several of these at one time, and processes that die
 * between any two of their steps.
 *
 * As it is, 6 orders on the embedded database and 20 on PostgreSQL, others each time, and a death between every two
 * steps of one payment and its refund on PostgreSQL, between some by chance on the other, for which a step costs five
 * times as much. `npm run bench:races`, or `PAYMENT_RUNS=300`, tries 300 orders on each, and each death on both.
 */
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { govUkPay } from '../../server/connectors/pay/govuk-pay.ts';
import { PayFault, type PayProvider } from '../../server/connectors/pay/provider.ts';
import { databaseFault } from '../../server/database/errors.ts';
import { openDatabase, rows, type Database, type OpenDatabase } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { hashToken } from '../../server/domains/case/secrets.ts';
import { askItems, findAsk, makeAsk } from '../../server/domains/payment/asks.ts';
import type { Order } from '../../server/domains/payment/begin.ts';
import { ledgerFaults } from '../../server/domains/payment/ledger.ts';
import { loadPayables, type NewPayable } from '../../server/domains/payment/payables.ts';
import { askForRefund, decideRefund, sendRefunds } from '../../server/domains/payment/refunds.ts';
import { dueOf } from '../../server/domains/payment/rules.ts';
import { hear } from '../../server/domains/payment/settle.ts';
import { itemsOf } from '../../server/domains/payment/store.ts';
import { createTill, type Started } from '../../server/domains/payment/till.ts';
import { keepMessage } from '../../server/domains/payment/webhooks.ts';
import { ProblemError } from '../../server/http/problems.ts';
import { createLog } from '../../server/log.ts';
import { surround } from '../../server/surroundings.ts';
import { localDay } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import { Crash, endless, mortal, type Fuse } from './fuse.ts';
import { emptyDatabase } from './helpers.ts';
import { anAccount, FakePay, setUpPayments, sign, webhookSecret } from './pay.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { town } from './town.ts';

/** Orders to be tried on each database, where somebody has the time. */
const runs = process.env['PAYMENT_RUNS'] === undefined ? undefined : Number(process.env['PAYMENT_RUNS']);
const long = runs !== undefined;

/** It is refused, it has died, or it would have waited for too long: then it is tried again, by whoever it is. */
const isExpected = (error: unknown): boolean =>
  error instanceof Crash || error instanceof ProblemError || databaseFault(error) === 'lock_not_available';

const log = createLog('silent');
const calls = ['create', 'get', 'cancel', 'refund', 'refundsOf'];

for (const kind of ['PGlite', 'PostgreSQL'] as const)
  describe(`payments in any order, on ${kind}`, () => {
    let postgres: TestPostgres | undefined;
    let database: OpenDatabase;
    let db: Database;
    let officer = 0;

    before(async () => {
      if (kind === 'PostgreSQL') postgres = await startPostgres();
      database = await openDatabase(postgres ? { url: postgres.url } : { snapshot: await emptyDatabase() });
      ({ db } = database);
      await setUpPayments(db);
      const [made] = await rows<{ id: number }>(
        db,
        sql`insert into officers (email, name, team, password) values ('sam@example.com', 'Sam', 'Income', '-')
            returning id::int as id`,
      );
      officer = made?.id ?? 0;
    });
    after(async () => {
      await database.close();
      await postgres?.stop();
    });

    /** A process with a life of its own, on the one database and the one provider. */
    function processOf(pay: FakePay, fuse: Fuse) {
      const own = mortal(db, fuse, ['execute', 'transaction']);
      const provider: PayProvider = mortal(
        govUkPay({ url: pay.url, key: 'api-key', fetch: pay.fetch, sleep: () => Promise.resolve() }),
        fuse,
        calls,
      );
      const site = () => new URL('http://localhost/');
      const { bookingPost, paymentPost } = surround(own, town, site, { most: Infinity, seconds: 1 });
      const till = createTill({ db: own, provider, post: { bookingPost, paymentPost }, log, patience: 0 });
      const refund = (reference: string, pence: number, over: { payable?: string; owed?: boolean } = {}) => {
        const asked = { pence, reason: 'Asked for', owed: false, ...over };
        return own.transaction((transaction) =>
          askForRefund(transaction, { id: randomUUID(), reference, officerId: officer, limit: 10_000_000, ...asked }),
        );
      };
      return { till, refund, send: () => sendRefunds({ db: own, provider, paymentPost, log }) };
    }

    const newPayable = async (pence: number, over: Partial<NewPayable> = {}): Promise<string> => {
      const { reference } = await anAccount(db, { pence, ...over });
      const [found] = await rows<{ id: string }>(db, sql`select id from payables where reference = ${reference}`);
      return found?.id ?? '';
    };

    const basketOf = (items: Order['items'], over: Partial<Order> = {}): Order => ({
      key: randomUUID(),
      body: JSON.stringify(items),
      items,
      contact: { name: 'Robin', email: 'robin@example.com' },
      returnUrl: 'https://www.exampleton.example/',
      language: 'en',
      ...over,
    });
    const orderOf = (payable: string, pence: number, key: string): Order =>
      basketOf([{ payable, pence, quantity: 1 }], { key });

    /** Time passes: whoever was to have done something in some time has not. */
    async function later(): Promise<void> {
      await db.execute(
        sql`update payments set starting_until = now() - interval '1 second' where starting_until is not null`,
      );
      await db.execute(sql`update payments set look_at = now() - interval '1 second' where look_at is not null`);
      await db.execute(sql`update refunds set look_at = now() - interval '1 second' where look_at is not null`);
      await db.execute(sql`update webhook_messages set look_at = now() where done_at is null`);
    }

    /** All that is under way ends, everybody has looked, and what was paid twice has gone back. */
    async function settleAll(pay: FakePay): Promise<void> {
      pay.troubles.length = 0;
      const { till, send } = processOf(pay, endless());
      for (const { payment_id: id } of pay.payments.values()) {
        pay.do(id, 'expire');
        pay.do(id, 'decline');
      }
      await db.execute(sql`update payments set created_at = created_at - interval '2 hours' where ended_at is null`);
      for (let round = 0; round < 3; round += 1) {
        await later();
        await till.readMessages();
        await till.sweep();
        const twice = await rows<{ id: string }>(
          db,
          sql`select id from refunds where state = 'waiting' and reason = 'Paid twice'`,
        );
        for (const { id } of twice)
          await db.transaction((transaction) => decideRefund(transaction, { id, officerId: officer, approve: true }));
        await send();
      }
      // The next provider knows nothing of them.
      await db.execute(sql`update payments set look_at = null`);
      await db.execute(sql`update refunds set look_at = 'infinity' where state = 'sent'`);
    }

    /** What is not as it must be, of these debts, and of all that this provider has, when all has settled. */
    async function wrongs(pay: FakePay, debts: ReadonlyMap<string, number>): Promise<string[]> {
      const wrong = (await ledgerFaults(db)).map((fault) => JSON.stringify(fault));
      const ours = await rows<{
        reference: string;
        state: string;
        provider: string;
        refunded: number;
        receipts: number;
        cases: number;
        subscriptions: number;
        bins: number;
      }>(
        db,
        sql`select p.reference, p.state, p.provider_id as provider,
              (select coalesce(sum(pence), 0)::int from refunds where payment = p.id and state in ('sent', 'done')) as refunded,
              (select count(*)::int from outbox where case_id = p.case_id and subject like 'Receipt%') as receipts,
              (select count(*)::int from cases where reference = p.reference) as cases,
              (select count(*)::int from agreements where payment = p.id) as subscriptions,
              (select count(*)::int from payment_items i join payables b on b.id = i.payable
                where i.payment = p.id and b.subscription) as bins
            from payments p where p.provider_id in (
              select jsonb_array_elements_text(${JSON.stringify([...pay.payments.keys()])}::jsonb))`,
      );
      for (const { payment_id: id, status, refunds, reference } of pay.payments.values()) {
        const mine = ours.find(({ provider }) => provider === id);
        if (!mine) {
          if (status === 'success') wrong.push(`${reference} was paid, and nobody knows`);
          continue;
        }
        const back = refunds.reduce((sum, { amount }) => sum + amount, 0);
        if ((mine.state === 'paid') !== (status === 'success'))
          wrong.push(`${reference} is ${mine.state}, and ${status} there`);
        if (mine.refunded !== back) wrong.push(`${mine.refunded} refunded, and ${back} there`);
        const told = Number(mine.state === 'paid');
        if (mine.receipts !== told || mine.cases !== told || mine.subscriptions !== told * mine.bins)
          wrong.push(`${mine.state} with ${mine.receipts} receipts and ${mine.cases} cases`);
      }
      const stuck = await rows(
        db,
        sql`with mine as (select distinct p.* from payments p join payment_items i on i.payment = p.id
              where i.payable in (select jsonb_array_elements_text(${JSON.stringify([...debts.keys()])}::jsonb)::uuid))
            select state as under_way, 0 as pence, null as hindrance from mine where ended_at is null
            union all select r.state, r.pence, r.hindrance from refunds r join mine on mine.id = r.payment
              where r.state in ('waiting', 'approved', 'sending')`,
      );
      wrong.push(...stuck.map((each) => JSON.stringify(each)));
      // What was taken for a debt and has not gone back is no more than the debt, and the council owes nobody.
      for (const [payable, due] of debts) {
        const [{ kept, balance } = { kept: 0, balance: 0 }] = await rows<{ kept: number; balance: number }>(
          db,
          sql`select coalesce(sum(pence) filter (where account = 'provider'), 0)::int as kept,
                coalesce(sum(pence) filter (where account = 'receivable'), 0)::int as balance
              from ledger_entries where payable = ${payable}::uuid`,
        );
        if (kept < 0 || kept > due) wrong.push(`${kept} kept of ${due}`);
        if (balance < 0 || balance > due) wrong.push(`${balance} owed of ${due}`);
      }
      return wrong;
    }

    const step = fc.record({
      kind: fc.constantFrom(
        ...(['try', 'try', 'try', 'try', 'press', 'press again', 'press again', 'both at once'] as const),
        ...(['side by side', 'side by side', 'page', 'page', 'page', 'return', 'stop', 'message', 'forged'] as const),
        ...(['recover', 'recover', 'recover', 'later', 'sweep', 'trouble', 'forget', 'ask', 'press asked'] as const),
        ...(['refund', 'refund', 'send'] as const),
      ),
      which: fc.nat(20),
      what: fc.constantFrom(
        'pay',
        'pay',
        'pay',
        'decline',
        'decline',
        'expire',
        'turn-back',
        'submit',
        'break',
        'open',
      ),
      /** Bits of what there is: the account, the fine, the invoice, a certificate, a bin. */
      basket: fc.constantFrom<number>(1, 1, 2, 2, 4, 3, 5, 6, 7, 8, 9, 16, 18, 31),
      part: fc.constantFrom(1, 1, 2),
      fuse: fc.option(fc.nat(60), { freq: 3, nil: Infinity }),
    });
    type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
    const path = (...steps: [Step['kind'], Partial<Step>?][]): [Step[]] => [
      steps.map(([what, over]) => ({ kind: what, which: 0, what: 'pay', basket: 1, part: 1, fuse: Infinity, ...over })),
    ];
    const examples = [
      // As most of them go, with a death at the first press.
      path(['press', { fuse: 3 }], ['later'], ['press again'], ['page'], ['return'], ['refund', { part: 2 }], ['send']),
      // A fine with its discount, paid twice in baskets, of which one was given up; and both are heard of at once.
      path(
        ['press', { basket: 3 }],
        ['page', { what: 'decline' }],
        ['return'],
        ['press', { basket: 6 }],
        ['page', { which: 1 }],
        ['recover'],
        ['side by side'],
      ),
      // Two refunds of one payment, sent by two processes.
      path(['try', { which: 1 }], ['refund', { part: 2 }], ['refund', { part: 2 }], ['side by side']),
      // Somebody who was asked pays what the other has begun to pay, and some of it is refunded.
      path(['ask', { basket: 7 }], ['press', { basket: 2 }], ['press asked'], ['page'], ['side by side'], ['refund']),
    ];

    it('are paid at most once, and all agree in the end, whoever dies when', async (test) => {
      const count = { runs: 0, steps: 0, crashes: 0, paid: 0, baskets: 0, twice: 0, asked: 0, refunds: 0 };
      const everybodys = await rows<{ id: string }>(
        db,
        sql`select id from payables where code in ('birth-certificate', 'garden-bin') order by code`,
      );
      const fine: Partial<NewPayable> = {
        service: 'parking-fine',
        kind: 'parking-fine',
        amount: 'fixed',
        discount: 3500,
        discountUntil: addDays(localDay(new Date()), 3),
      };
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), async (steps) => {
          const pay = new FakePay();
          const debts = new Map([
            [await newPayable(4000), 4000],
            [await newPayable(7000, fine), 7000],
            [await newPayable(2500, { amount: 'fixed' }), 2500],
          ]);
          const things = [...debts.keys(), ...everybodys.map(({ id }) => id)];
          const orders: Order[] = [];
          const asks: string[] = [];
          const begun: { id: string; reference: string; nextUrl: string | undefined }[] = [];

          const note = (started: Started) => {
            if ('paid' in started) return;
            const { payment, found } = started;
            begun.push({ id: payment.id, reference: payment.reference, nextUrl: found?.nextUrl });
          };
          /** Nobody pays where they were not sent. */
          const seen = (...statuses: string[]) =>
            [...pay.payments.values()].filter(
              ({ pages, status }) =>
                statuses.includes(status) && begun.some(({ nextUrl }) => pages.has(nextUrl ?? '-')),
            );
          const pick = <Item>(list: readonly Item[], which: number) => list[which % Math.max(1, list.length)];

          /** What a page that has just been opened would pay: what is due, or of the account a part. */
          async function basket({ basket: bits, part }: { basket: number; part: number }) {
            const now = new Date();
            const found = await loadPayables(
              db,
              things.filter((_thing, index) => (bits >> index) % 2 === 1),
            );
            return found.map((payable) => {
              const due = dueOf(payable, now) || 2500;
              return { payable: payable.id, pence: payable.amount === 'part' ? due / part : due, quantity: 1 };
            });
          }

          /** Several at one time: where the database has one connection for all, one after the other. */
          async function sideBySide(...work: Promise<unknown>[]): Promise<void> {
            for (const each of await Promise.allSettled(work))
              if (each.status === 'rejected' && !isExpected(each.reason)) throw each.reason;
          }

          async function run(one: Step): Promise<void> {
            const { kind: what, which, what: act, part, fuse } = one;
            const { till, refund, send } = processOf(pay, { left: fuse, burnt: 0 });
            const mine = pick(begun, which);
            switch (what) {
              case 'press':
              case 'try': {
                const order = basketOf(await basket(one));
                orders.push(order);
                const started = await till.start(order);
                note(started);
                if (what === 'press' || 'paid' in started) return;
                // On to the page, and back.
                if (started.found?.nextUrl !== undefined) pay.do(started.found.id, act);
                return which % 3 === 0 ? undefined : void (await till.look(started.payment.id));
              }
              case 'press again': {
                const order = pick(orders, which);
                if (order) note(await till.start(order));
                return;
              }
              case 'both at once': {
                const two = [await basket(one), await basket({ ...one, basket: 1 + (which % 7) })];
                return sideBySide(...two.map(async (items) => note(await till.start(basketOf(items)))));
              }
              case 'side by side': {
                // Each by a process of its own; what they hear of, they hear of together.
                await later();
                for (const { body, signature } of pay.messages)
                  await keepMessage(db, { body: Buffer.from(body), signature, secret: webhookSecret });
                const other = processOf(pay, endless());
                const items = await basket(one);
                return sideBySide(
                  till.readMessages(),
                  other.till.sweep(),
                  other.send(),
                  send(),
                  ...begun.slice(-2).flatMap(({ id }) => [till.look(id), other.till.stop(id)]),
                  other.till.start(basketOf(items)).then(note),
                );
              }
              case 'page':
                return pay.do(pick(seen('created', 'started', 'submitted'), which)?.payment_id ?? '', act);
              case 'recover':
                return pay.do(pick(seen('failed'), which)?.payment_id ?? '', 'recover');
              case 'forget': {
                const lost = pick(seen('created', 'cancelled'), which);
                return lost && void pay.payments.delete(lost.payment_id);
              }
              case 'return': {
                if (!mine) return;
                const { payment, found } = await till.look(mine.id);
                begun.push({ ...mine, nextUrl: payment.state === 'open' ? found?.nextUrl : undefined });
                return;
              }
              case 'stop':
                if (mine) await till.stop(mine.id);
                return;
              case 'ask': {
                const items = await basket(one);
                const { token } = await db.transaction((transaction) => makeAsk(transaction, items, new Date()));
                const made = await findAsk(db, hashToken(token), new Date());
                return void (made && asks.push(made.id));
              }
              case 'press asked': {
                const id = pick(asks, which);
                if (id === undefined) return;
                const asked = (await askItems(db, id, new Date())).filter(({ pence }) => pence > 0);
                const items = asked.map(({ payable, pence, quantity }) => ({ payable: payable.id, pence, quantity }));
                return note(await till.start(basketOf(items, { ask: { id, byOther: part === 1 } })));
              }
              case 'message': {
                const message = pick(pay.messages, which);
                if (!message) return;
                await keepMessage(db, {
                  body: Buffer.from(message.body),
                  signature: message.signature,
                  secret: webhookSecret,
                });
                return void (await till.readMessages());
              }
              case 'forged': {
                const message = pick(pay.messages, which);
                if (!message) return;
                const body = Buffer.from(message.body.replace('card_payment', 'forged_payment'));
                const forged = { body, signature: sign(message.body, 'of somebody else!'), secret: webhookSecret };
                return assert.rejects(keepMessage(db, forged), ProblemError);
              }
              case 'later':
                return later();
              case 'sweep':
                return void (await till.sweep());
              case 'trouble':
                return void pay.troubles.push({
                  method: act === 'pay' ? 'POST' : 'GET',
                  path: /./,
                  when: part === 1 ? 'before' : 'after',
                  answer: () => new Response('<h1>502</h1>', { status: which % 2 ? 502 : 200 }),
                });
              case 'refund': {
                // All of a thing or a quarter, and the debt stands again or is written off.
                const items = mine ? await itemsOf(db, mine.id) : [];
                const item = pick(items, which);
                if (!mine || !item) return;
                const pence = part === 1 ? item.pence : Math.ceil(item.pence / 4);
                return refund(mine.reference, pence, { payable: item.payable, owed: which % 2 === 0 });
              }
              case 'send':
                return void (await send());
            }
          }

          for (const each of steps) {
            try {
              await run(each);
            } catch (error) {
              if (error instanceof Crash) count.crashes += 1;
              else if (!isExpected(error)) throw error;
            }
          }
          await settleAll(pay);
          assert.deepEqual(await wrongs(pay, debts), []);
          count.runs += 1;
          count.steps += steps.length;
          count.paid += [...pay.payments.values()].filter(({ status }) => status === 'success').length;
        }),
        { examples, numRuns: runs ?? (kind === 'PGlite' ? 6 : 20), endOnFailure: false },
      );
      const [found] = await rows<typeof count>(
        db,
        sql`select (select count(*)::int from refunds where reason = 'Paid twice') as twice,
              (select count(*)::int from refunds where reason <> 'Paid twice' and state in ('sent', 'done')) as refunds,
              (select count(*)::int from payments where ask is not null and state = 'paid') as asked,
              (select count(*)::int from payments p where state = 'paid'
                and (select count(*) from payment_items where payment = p.id) > 1) as baskets`,
      );
      Object.assign(count, found);
      assert.ok(count.crashes > 0 && count.paid > 0 && count.baskets > 0 && count.twice > 0, JSON.stringify(count));
      test.diagnostic(JSON.stringify(count));
    });

    it('survive a death between every two steps of a payment and of its refund', async (test) => {
      /** Begins, pays, comes back and is refunded; whoever dies leaves the rest to the next. */
      async function journey(pay: FakePay, order: Order, fuse: Fuse): Promise<void> {
        const { till, refund, send } = processOf(pay, fuse);
        const started = await till.start(order);
        assert.ok(!('paid' in started));
        if (started.payment.state === 'open') {
          assert.ok(started.found?.nextUrl);
          pay.do(started.found.id, 'pay');
        }
        const { payment } = await till.look(started.payment.id);
        assert.equal(payment.state, 'paid');
        if (payment.refunded === 0) await refund(payment.reference, 300);
        await send();
      }

      // One provider for all of them, which are looked at together at the end: each has a thing of its own to pay.
      const pay = new FakePay();
      const whole = endless();
      const payables = new Map([[await newPayable(1000), 1000]]);
      for (const [payable, pence] of payables) await journey(pay, orderOf(payable, pence, randomUUID()), whole);
      assert.ok(whole.burnt > 30, `${whole.burnt} steps`);
      const stride = kind === 'PostgreSQL' || long ? 1 : 12;
      const after = new Map<string, number>();
      for (let left = randomInt(stride); left < whole.burnt; left += stride) {
        const payable = await newPayable(1000);
        payables.set(payable, 1000);
        const order = orderOf(payable, 1000, randomUUID());
        await assert.rejects(journey(pay, order, { left, burnt: 0 }), Crash);
        await later();
        // A new process; the same resident presses again, and somebody asks for what was not asked for yet.
        const { till, refund, send } = processOf(pay, endless());
        const started = await till.start(order);
        assert.ok(!('paid' in started), `after ${left} steps`);
        if (started.payment.state === 'open') pay.do(started.found?.id ?? '', 'pay');
        const { payment } = await till.look(started.payment.id);
        assert.equal(payment.state, 'paid', `after ${left} steps`);
        after.set(payment.reference, left);
        const asked = await rows(db, sql`select from refunds where payment = ${payment.id}::uuid`);
        if (asked.length === 0) await refund(payment.reference, 300);
        await send();
      }
      await settleAll(pay);
      assert.deepEqual(await wrongs(pay, payables), []);
      for (const [reference, left] of after) {
        const taken = pay.byReference(reference).filter(({ status }) => status === 'success');
        assert.deepEqual(
          taken.map(({ refunds }) => refunds.map(({ amount }) => amount)),
          [[300]],
          `after ${left} steps`,
        );
      }
      const others = [...pay.payments.values()].filter(({ status }) => status === 'success');
      assert.equal(others.length, after.size + 1, 'and nothing was taken beside them');
      test.diagnostic(`${after.size} deaths in a payment of ${whole.burnt} steps`);
    });

    // Of two connections, one waits for the other.
    if (kind === 'PostgreSQL')
      it('see each other when one debt is paid twice, and both are heard of in one moment', async () => {
        const pay = new FakePay();
        const { till } = processOf(pay, endless());
        const { bookingPost, paymentPost } = surround(db, town, () => new URL('http://localhost/'), {
          most: Infinity,
          seconds: 1,
        });
        const payable = await newPayable(1000);
        const begin = async () => {
          const started = await till.start(orderOf(payable, 1000, randomUUID()));
          assert.ok(!('paid' in started) && started.found);
          return { id: started.payment.id, there: started.found.id };
        };
        const first = await begin();
        pay.do(first.there, 'decline');
        await till.look(first.id);
        const second = await begin();
        pay.do(first.there, 'recover');
        pay.do(second.there, 'pay');
        const provider = govUkPay({ url: pay.url, key: 'api-key', fetch: pay.fetch });
        const settle = async (transaction: Database, { id, there }: typeof first) =>
          hear(transaction, { bookingPost, paymentPost }, { id, number: 9, found: await provider.get(there) });
        const [one, other] = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
        let over = false;
        const late = one.promise.then(() => db.transaction((transaction) => settle(transaction, first)));
        const early = db.transaction(async (transaction) => {
          await settle(transaction, second);
          one.resolve(true);
          await other.promise;
        });
        void late.finally(() => (over = true));
        const waits = () => rows(db, sql`select from pg_locks where not granted`);
        while (!over && (await waits()).length === 0) await new Promise(setImmediate);
        other.resolve(true);
        await Promise.all([early, late]);
        const refunds = await rows(
          db,
          sql`select r.payment, r.pence from refunds r join payment_items i using (payment) where i.payable = ${payable}::uuid`,
        );
        assert.deepEqual(refunds, [{ payment: first.id, pence: 1000 }]);
        await settleAll(pay);
        assert.deepEqual(await wrongs(pay, new Map([[payable, 1000]])), []);
      });

    it('refuse to change what the ledger has, or to add what does not balance', async () => {
      const payable = await newPayable(1000);
      const refused = (work: Promise<unknown>) =>
        assert.rejects(work, (error: Error) =>
          /CE00|ledger/i.test(`${error.message} ${(error.cause as Error | undefined)?.message}`),
        );
      await refused(db.execute(sql`update ledger_entries set pence = 1`));
      await refused(db.execute(sql`delete from ledger_entries`));
      await refused(db.execute(sql`truncate ledger_entries, ledger_transactions`));
      await refused(db.execute(sql`delete from ledger_transactions`));
      await refused(db.execute(sql`insert into ledger_transactions (kind) values ('billed')`));
      await refused(
        db.execute(
          sql`with made as (insert into ledger_transactions (kind) values ('billed') returning id)
              insert into ledger_entries (transaction, account, payable, pence)
              select id, account, ${payable}::uuid, pence from made,
                (values ('receivable', 5), ('income', -4)) as given (account, pence)`,
        ),
      );
      assert.deepEqual(await ledgerFaults(db), []);
    });

    it('are asked for no more than the provider bears, and not again when they may have been done', async () => {
      const pay = new FakePay();
      const waited: number[] = [];
      const provider = govUkPay({
        url: pay.url,
        key: 'api-key',
        fetch: pay.fetch,
        sleep: (milliseconds) => Promise.resolve(void waited.push(milliseconds)),
      });
      const busy = { method: 'POST', path: /payments$/, when: 'before' as const };
      const order = {
        pence: 100,
        reference: 'R',
        description: 'A <b>"bold"</b> | thing https://evil.example \\',
        returnUrl: 'https://www.exampleton.example/',
        language: 'en' as const,
        metadata: {},
      };
      for (let time = 0; time < 2; time += 1)
        pay.troubles.push({ ...busy, answer: () => Response.json({ code: 'P0900' }, { status: 429 }) });
      const made = await provider.create(order);
      assert.equal(pay.payments.get(made.id)?.description, 'A b bold /b thing');
      assert.ok(waited.length === 2 && waited[1]! > waited[0]!);
      const fault = async (answer: () => Response, call: () => Promise<unknown> = () => provider.create(order)) => {
        pay.troubles.push({ method: 'POST', path: /./, when: 'before', answer });
        const before = pay.asked.length;
        const found = await call().then(
          () => 'none',
          (error: unknown) => (error instanceof PayFault ? `${error.kind} ${error.code ?? ''}`.trim() : 'other'),
        );
        return [found, pay.asked.length - before];
      };
      const broken = (status: number, code: string) => () => Response.json({ code, description: 'Words' }, { status });
      assert.deepEqual(await fault(broken(422, 'P0102')), ['refused P0102', 1]);
      assert.deepEqual(await fault(broken(500, 'P0198')), ['unavailable P0198', 1]);
      assert.deepEqual(await fault(() => new Response('<h1>', { status: 200 })), ['unreadable', 1]);
      assert.deepEqual(await fault(() => Response.json({ payment_id: 1 })), ['unreadable', 1]);
      assert.deepEqual(
        await fault(() => {
          throw new DOMException('late', 'TimeoutError');
        }),
        ['timeout', 1],
      );
      assert.deepEqual(await fault(broken(400, 'P0501'), () => provider.cancel(made.id)), ['not-now P0501', 1]);
      assert.equal((await provider.events(made.id))[0]?.status, 'created');
      await provider.cancel(made.id);
      await assert.rejects(provider.cancel(made.id), { kind: 'not-now' });
      await assert.rejects(provider.get('nobody'), { kind: 'unknown' });
      await assert.rejects(provider.refund(made.id, { pence: 1, available: 100 }), { kind: 'not-now' });
    });
  });
