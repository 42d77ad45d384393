/**
 * What can be done to payments, in any order: presses, the provider's page, returns, messages that are lost, doubled,
 * late or forged, sweeps, refunds, answers that fail, and processes that die between any two of their steps.
 *
 * As it is, 5 orders on the embedded database and 20 on PostgreSQL, others each time, and a death between every two
 * steps of one payment and its refund on PostgreSQL, between some by chance on the other, for which a step costs five
 * times as much. `npm run bench:races`, or `PAYMENT_RUNS=300`, tries 300 orders on each, and each death on both.
 */
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { govUkPay } from '../../server/connectors/pay/govuk-pay.ts';
import { PayFault, type PayProvider } from '../../server/connectors/pay/provider.ts';
import { openDatabase, rows, type Database, type OpenDatabase } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import type { Order } from '../../server/domains/payment/begin.ts';
import { ledgerFaults } from '../../server/domains/payment/ledger.ts';
import { askForRefund, sendRefunds } from '../../server/domains/payment/refunds.ts';
import { createTill, type Started } from '../../server/domains/payment/till.ts';
import { keepMessage } from '../../server/domains/payment/webhooks.ts';
import { ProblemError } from '../../server/http/problems.ts';
import { createLog } from '../../server/log.ts';
import { surround } from '../../server/surroundings.ts';
import { Crash, endless, mortal, type Fuse } from './fuse.ts';
import { emptyDatabase } from './helpers.ts';
import { anAccount, FakePay, setUpPayments, sign, webhookSecret } from './pay.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { town } from './town.ts';

/** Orders to be tried on each database, where somebody has the time. */
const runs = process.env['PAYMENT_RUNS'] === undefined ? undefined : Number(process.env['PAYMENT_RUNS']);
const long = runs !== undefined;

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
      const refund = (reference: string, pence: number) =>
        own.transaction((transaction) =>
          askForRefund(transaction, {
            id: randomUUID(),
            reference,
            officerId: officer,
            limit: 10_000_000,
            pence,
            reason: 'Asked for',
            owed: false,
          }),
        );
      return { till, refund, send: () => sendRefunds({ db: own, provider, paymentPost, log }) };
    }

    const newPayable = async (pence: number): Promise<string> => {
      const { reference } = await anAccount(db, { pence });
      const [found] = await rows<{ id: string }>(db, sql`select id from payables where reference = ${reference}`);
      return found?.id ?? '';
    };

    const orderOf = (payable: string, pence: number, key: string): Order => ({
      key,
      body: `${payable} ${pence}`,
      items: [{ payable, pence, quantity: 1 }],
      contact: { name: 'Robin', email: 'robin@example.com' },
      returnUrl: 'https://www.exampleton.example/',
      language: 'en',
    });

    /** Time passes: whoever was to have done something in some time has not. */
    async function later(): Promise<void> {
      await db.execute(
        sql`update payments set starting_until = now() - interval '1 second' where starting_until is not null`,
      );
      await db.execute(sql`update payments set look_at = now() - interval '1 second' where look_at is not null`);
      await db.execute(sql`update refunds set look_at = now() - interval '1 second' where look_at is not null`);
    }

    /** All that is under way ends, and everybody has looked. */
    async function settleAll(pay: FakePay): Promise<void> {
      pay.troubles.length = 0;
      const { till, send } = processOf(pay, endless());
      for (const { payment_id: id } of pay.payments.values()) {
        pay.do(id, 'expire');
        pay.do(id, 'decline');
      }
      for (let round = 0; round < 3; round += 1) {
        await later();
        await till.readMessages();
        await till.sweep();
        await send();
      }
      // The next provider knows nothing of them.
      await db.execute(sql`update payments set look_at = null`);
    }

    /** What is not as it must be, of these payables, when all has settled. */
    async function wrongs(pay: FakePay, payables: ReadonlyMap<string, number>): Promise<string[]> {
      const wrong = (await ledgerFaults(db)).map((fault) => JSON.stringify(fault));
      const ours = await rows<{
        payable: string;
        reference: string;
        state: string;
        pence: number;
        provider: string | null;
        refunded: number;
        receipts: number;
        cases: number;
      }>(
        db,
        sql`select i.payable, p.reference, p.state, p.pence, p.provider_id as provider,
              (select coalesce(sum(pence), 0)::int from refunds where payment = p.id and state in ('sent', 'done')) as refunded,
              (select count(*)::int from outbox where case_id = p.case_id and subject like 'Receipt%') as receipts,
              (select count(*)::int from cases where reference = p.reference) as cases
            from payments p join payment_items i on i.payment = p.id
            where i.payable in (select jsonb_array_elements_text(${JSON.stringify([...payables.keys()])}::jsonb)::uuid)`,
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
        if (mine.receipts !== told || mine.cases !== told)
          wrong.push(`${mine.state} with ${mine.receipts} receipts and ${mine.cases} cases`);
      }
      for (const [payable, due] of payables) {
        const paid = ours
          .filter((each) => each.payable === payable && each.state === 'paid')
          .reduce((sum, { pence }) => sum + pence, 0);
        const [{ waiting } = { waiting: 0 }] = await rows<{ waiting: number }>(
          db,
          sql`select coalesce(sum(r.pence), 0)::int as waiting from refunds r join payment_items i on i.payment = r.payment
              where i.payable = ${payable}::uuid and r.reason = 'Paid twice'`,
        );
        // What the provider itself took after it had said that it would not waits to go back.
        if (paid - waiting > due) wrong.push(`${paid} paid of ${due}, ${waiting} to go back`);
      }
      return wrong;
    }

    const step = fc.record({
      kind: fc.constantFrom(
        'press',
        'press',
        'press',
        'press again',
        'both at once',
        'page',
        'page',
        'page',
        'page',
        'page',
        'return',
        'stop',
        'message',
        'message',
        'forged',
        'later',
        'sweep',
        'trouble',
        'refund',
        'send',
        'recover',
      ),
      which: fc.nat(20),
      what: fc.constantFrom('pay', 'pay', 'pay', 'decline', 'expire', 'turn-back', 'submit', 'break', 'open'),
      part: fc.constantFrom(1, 1, 2),
      fuse: fc.option(fc.nat(40), { freq: 3, nil: Infinity }),
    });
    type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

    /** As most of them go, with a death at the first press. */
    const usual: Step[] = (
      [
        ['press', 3],
        ['later', Infinity],
        ['press again', Infinity],
        ['page', Infinity],
        ['return', Infinity],
        ['refund', Infinity],
        ['send', Infinity],
      ] as const
    ).map(([what, fuse]) => ({ kind: what, which: 0, what: 'pay', part: 1, fuse }));

    it('are paid at most once, and all agree in the end, whoever dies when', async (test) => {
      const count = { runs: 0, steps: 0, crashes: 0, paid: 0 };
      const due = 4000;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), async (steps) => {
          const pay = new FakePay();
          const payables = new Map<string, number>();
          for (let each = 0; each < 2; each += 1) payables.set(await newPayable(due), due);
          const orders: Order[] = [];
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

          async function run({ kind: what, which, what: act, part, fuse }: Step): Promise<void> {
            const { till, refund, send } = processOf(pay, { left: fuse, burnt: 0 });
            const payable = pick([...payables.keys()], which) ?? '';
            const mine = pick(begun, which);
            switch (what) {
              case 'press': {
                const order = orderOf(payable, due / part, randomUUID());
                orders.push(order);
                return note(await till.start(order));
              }
              case 'press again': {
                const order = pick(orders, which);
                if (order) note(await till.start(order));
                return;
              }
              case 'both at once': {
                const two = [1, 2].map(() => till.start(orderOf(payable, due, randomUUID())));
                for (const each of await Promise.allSettled(two)) {
                  if (each.status === 'fulfilled') note(each.value);
                  else if (!(each.reason instanceof ProblemError || each.reason instanceof Crash)) throw each.reason;
                }
                return;
              }
              case 'page':
                return pay.do(pick(seen('created', 'started', 'submitted'), which)?.payment_id ?? '', act);
              case 'recover':
                return pay.do(pick(seen('failed'), which)?.payment_id ?? '', 'recover');
              case 'return': {
                if (!mine) return;
                const { payment, found } = await till.look(mine.id);
                begun.push({ ...mine, nextUrl: payment.state === 'open' ? found?.nextUrl : undefined });
                return;
              }
              case 'stop':
                if (mine) await till.stop(mine.id);
                return;
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
              case 'refund':
                if (mine) await refund(mine.reference, due / 4);
                return;
              case 'send':
                return void (await send());
            }
          }

          for (const each of steps) {
            try {
              await run(each);
            } catch (error) {
              if (error instanceof Crash) count.crashes += 1;
              else if (!(error instanceof ProblemError)) throw error;
            }
          }
          await settleAll(pay);
          assert.deepEqual(await wrongs(pay, payables), []);
          count.runs += 1;
          count.steps += steps.length;
          count.paid += [...pay.payments.values()].filter(({ status }) => status === 'success').length;
        }),
        {
          examples: [[usual]],
          numRuns: runs ?? (kind === 'PGlite' ? 5 : 20),
          endOnFailure: false,
        },
      );
      assert.ok(count.crashes > 0 && count.paid > 0, JSON.stringify(count));
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
