/**
 * A subscription that is renewed by itself, from the press to the card that pays no more: what letters say and when, what is
 * taken, and that a process which dies between any two steps takes nothing twice. The clock is moved by moving what it is
 * compared with.
 */
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { govUkPay } from '../../server/connectors/pay/govuk-pay.ts';
import type { PayProvider } from '../../server/connectors/pay/provider.ts';
import { openDatabase, rows, type Database, type OpenDatabase } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { loadCase } from '../../server/domains/case/store.ts';
import { findAsk } from '../../server/domains/payment/asks.ts';
import type { Order } from '../../server/domains/payment/begin.ts';
import { ledgerFaults } from '../../server/domains/payment/ledger.ts';
import { askForRefund, sendRefunds } from '../../server/domains/payment/refunds.ts';
import { renewSubscriptions } from '../../server/domains/payment/renew.ts';
import { endRenewal, renewalOf } from '../../server/domains/payment/renewals.ts';
import { createTill } from '../../server/domains/payment/till.ts';
import { hashToken } from '../../server/domains/case/secrets.ts';
import { ProblemError } from '../../server/http/problems.ts';
import { createLog } from '../../server/log.ts';
import { surround } from '../../server/surroundings.ts';
import { localDay } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import { Crash, mortal, endless, type Fuse } from './fuse.ts';
import { emptyDatabase } from './helpers.ts';
import { FakePay, setUpPayments } from './pay.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { town } from './town.ts';

const log = createLog('silent');
/** Where somebody has the time, each death is tried on PostgreSQL; else one in three, others each time. */
const long = process.env['PAYMENT_RUNS'] !== undefined;
const returnUrl = 'https://www.exampleton.example/pay';
const yearOn = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('02-29', '02-28');

for (const kind of ['PGlite', 'PostgreSQL'] as const)
  describe(`renewals, on ${kind}`, () => {
    let postgres: TestPostgres | undefined;
    let database: OpenDatabase;
    let db: Database;
    let pay = new FakePay();
    before(async () => {
      if (kind === 'PostgreSQL') postgres = await startPostgres();
      database = await openDatabase(postgres ? { url: postgres.url } : { snapshot: await emptyDatabase() });
      ({ db } = database);
      await setUpPayments(db);
    });
    after(async () => {
      await database.close();
      await postgres?.stop();
    });
    beforeEach(async () => {
      pay = new FakePay();
      await db.execute(sql`delete from outbox`);
      await db.execute(sql`update payables set pence = 4500, renews = true where code = 'garden-bin'`);
      // What others have left does not come due here.
      await db.execute(sql`update renewals set look_at = null`);
      await db.execute(sql`update payments set look_at = null`);
    });

    function processOf(fuse: Fuse = endless()) {
      const own = mortal(db, fuse, ['execute', 'transaction']);
      const provider: PayProvider = mortal(
        govUkPay({ url: pay.url, key: 'api-key', fetch: pay.fetch, sleep: () => Promise.resolve() }),
        fuse,
        ['create', 'get', 'take', 'agree', 'endAgreement', 'list'],
      );
      const { bookingPost, paymentPost } = surround(own, town, () => new URL('http://localhost/'), {
        most: Infinity,
        seconds: 1,
      });
      const post = { bookingPost, paymentPost };
      const till = createTill({ db: own, provider, post, log, patience: 0 });
      const work = async () => {
        await renewSubscriptions({ db: own, provider, post, log });
        await till.sweep();
      };
      const refunds = () => sendRefunds({ db: own, provider, paymentPost, log });
      const stop = (id: string) =>
        own.transaction((transaction) => endRenewal(transaction, paymentPost, id, 'resident'));
      return { till, work, refunds, stop };
    }

    const bin = async (): Promise<string> =>
      (await rows<{ id: string }>(db, sql`select id from payables where code = 'garden-bin'`))[0]?.id ?? '';
    const orderOf = async (over: Partial<Order> = {}): Promise<Order> => ({
      key: randomUUID(),
      body: '-',
      items: [{ payable: await bin(), pence: 9000, quantity: 2 }],
      contact: { name: 'Robin Hill', email: 'robin@example.com' },
      renew: true,
      repeat: true,
      returnUrl,
      language: 'en',
      ...over,
    });
    /** Somebody has paid for a year, and lets it be renewed. */
    async function subscribed(over: Partial<Order> = {}) {
      const { till } = processOf();
      const started = await till.start(await orderOf(over));
      assert.ok('token' in started);
      pay.do(started.payment.providerId ?? '', 'pay');
      const { payment } = await till.look(started.payment.id);
      const renewal = (await renewalOf(db, { payment: payment.id })) ?? '';
      return { payment, renewal };
    }
    const passDays = async (days: number) => {
      await db.execute(
        sql`update renewals set ends_on = ends_on - ${days}::int, take_on = take_on - ${days}::int,
              look_at = look_at - ${days} * interval '1 day' where look_at is not null or taking is not null`,
      );
      await db.execute(
        sql`update payments set renews_from = renews_from - ${days}::int, created_at = created_at - ${days} * interval '1 day'
            where renewal is not null`,
      );
      await db.execute(
        sql`update agreements set starts_on = starts_on - ${days}::int, ends_on = ends_on - ${days}::int`,
      );
    };
    const letters = (): Promise<{ subject: string; text: string }[]> =>
      rows(db, sql`select subject, body_text as text from outbox order by created_at, id`);
    const subjects = async () => (await letters()).map(({ subject }) => subject);
    const stateOf = async (id: string) =>
      (
        await rows<{ tries: number; told: number | null; taking: string | null; by: string | null; contact: unknown }>(
          db,
          sql`select tries, told_pence as told, taking, ended_by as by, contact from renewals where id = ${id}::uuid`,
        )
      )[0];
    const termsOf = (id: string) =>
      rows<{ from: string; until: string; quantity: number }>(
        db,
        sql`select to_char(starts_on, 'YYYY-MM-DD') as from, to_char(ends_on, 'YYYY-MM-DD') as until, quantity from agreements
            where renewal = ${id}::uuid order by starts_on`,
      );
    const takenOf = () => [...pay.payments.values()].filter(({ body }) => body['authorisation_mode'] === 'agreement');
    const faultless = async () => assert.deepEqual(await ledgerFaults(db), []);

    it('keeps the card with the first payment, tells of it, and writes two weeks before it takes the next', async () => {
      const { payment, renewal } = await subscribed();
      const there = pay.payments.get(payment.providerId ?? '');
      assert.equal(pay.agreements.get(String(there?.body['set_up_agreement'])), 'active');
      assert.match((await letters())[0]?.text ?? '', /Renews on: .*, £90[\s\S]*We write to you two weeks before/);
      const shown = (await loadCase(db, { id: payment.caseId ?? 0 }))?.payment?.agreements[0];
      const today = localDay(new Date());
      assert.deepEqual(shown?.renewal, {
        state: 'planned',
        on: addDays(yearOn(today), -7),
        pence: 9000,
        until: yearOn(today),
      });
      const { work } = processOf();
      await passDays(342);
      await work();
      assert.equal((await letters()).length, 1, 'nobody is told too early');
      await passDays(4);
      await work();
      assert.match((await subjects())[1] ?? '', /^Your subscription renews on /);
      assert.match((await letters())[1]?.text ?? '', /Garden waste bin × 2[\s\S]*Price now: £90[\s\S]*#council-case=/);
      await passDays(13);
      await work();
      assert.deepEqual([takenOf(), (await letters()).length], [[], 2], 'nothing is taken before the day');
      await passDays(2);
      await work();
      await work();
      const [taken, ...others] = takenOf();
      assert.deepEqual(
        [others, taken?.amount, taken?.body['agreement_id'], taken?.body['return_url'], taken?.body['email']],
        [[], 9000, there?.body['set_up_agreement'], undefined, undefined],
      );
      const [first, second] = await termsOf(renewal);
      assert.deepEqual([second?.from, second?.until, second?.quantity], [first?.until, yearOn(first?.until ?? ''), 2]);
      assert.match((await subjects())[2] ?? '', /^Receipt for your payment /);
      assert.deepEqual(await stateOf(renewal), {
        tries: 0,
        told: null,
        taking: null,
        by: null,
        contact: { name: 'Robin Hill', email: 'robin@example.com' },
      });
      await faultless();
    });

    it('takes no more than was told, and less where it is less by then', async () => {
      const { renewal } = await subscribed();
      const { work } = processOf();
      await passDays(346);
      await work();
      await db.execute(sql`update payables set pence = 5000 where code = 'garden-bin'`);
      await passDays(15);
      await work();
      assert.deepEqual([takenOf(), (await stateOf(renewal))?.told], [[], 10_000]);
      assert.match((await letters()).at(-1)?.text ?? '', /Price now: £100/);
      await db.execute(sql`update payables set pence = 4000 where code = 'garden-bin'`);
      await passDays(13);
      await work();
      assert.deepEqual(takenOf(), [], 'two weeks pass again');
      await passDays(2);
      await work();
      assert.deepEqual(
        takenOf().map(({ amount }) => amount),
        [8000],
      );
      await faultless();
    });

    it('writes when the card is declined, tries once more, and lets it lapse', async () => {
      const { payment, renewal } = await subscribed();
      const { work } = processOf();
      const agreement = String(pay.payments.get(payment.providerId ?? '')?.body['set_up_agreement']);
      await passDays(346);
      await work();
      pay.later = 'decline';
      await passDays(15);
      await work();
      const letter = (await letters()).at(-1);
      assert.match(letter?.text ?? '', /No money was taken[\s\S]*https:\/\/www\.exampleton\.example\/pay#council-pay=/);
      const view = (await loadCase(db, { id: payment.caseId ?? 0 }))?.payment?.agreements[0]?.renewal;
      assert.deepEqual([view?.state, view?.on], ['declined', addDays(localDay(new Date()), 5)]);
      await passDays(4);
      await work();
      assert.equal(takenOf().length, 1);
      await passDays(2);
      await work();
      assert.equal(takenOf().length, 2);
      assert.deepEqual([(await stateOf(renewal))?.by, (await stateOf(renewal))?.contact], ['lapse', null]);
      assert.match((await letters()).at(-1)?.text ?? '', /does not renew any more/);
      await work();
      assert.equal(pay.agreements.get(agreement), 'cancelled');
      const ask = /#council-pay=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
      assert.equal(await findAsk(db, hashToken(ask), new Date()), undefined, 'the link ended with the second try');
      assert.equal((await termsOf(renewal)).length, 1);
      await faultless();
    });

    it('goes on from the old end when it is paid by hand, and takes nothing then', async () => {
      const { renewal } = await subscribed();
      const { work, till } = processOf();
      await passDays(346);
      await work();
      pay.later = 'decline';
      await passDays(15);
      await work();
      const token = /#council-pay=([\w-]+)/.exec((await letters()).at(-1)?.text ?? '')?.[1] ?? '';
      const ask = await findAsk(db, hashToken(token), new Date());
      assert.ok(ask);
      const byHand = await till.start(await orderOf({ renew: false, ask: { id: ask.id, byOther: true } }));
      assert.ok('token' in byHand);
      pay.later = 'pay';
      await passDays(6);
      await work();
      assert.equal(takenOf().length, 1, 'who pays by hand is waited for');
      pay.do(byHand.payment.providerId ?? '', 'pay');
      await till.look(byHand.payment.id);
      await passDays(1);
      await work();
      assert.equal(takenOf().length, 1);
      const [first, second, ...others] = await termsOf(renewal);
      assert.deepEqual([second?.from, others, (await stateOf(renewal))?.tries], [first?.until, [], 0]);
      await faultless();
    });

    it('sends back what was said to be declined and is paid after the second try', async () => {
      const { renewal } = await subscribed();
      const { work, till } = processOf();
      await passDays(346);
      await work();
      pay.later = 'decline';
      await passDays(15);
      await work();
      pay.later = 'pay';
      await passDays(6);
      await work();
      const [declined] = takenOf();
      pay.do(declined?.payment_id ?? '', 'recover');
      await db.execute(sql`update payments set look_at = now() where provider_id = ${declined?.payment_id}`);
      await till.sweep();
      assert.equal((await termsOf(renewal)).length, 2);
      const refund = await rows(
        db,
        sql`select r.reason, r.state, r.pence from refunds r join payments p on p.id = r.payment
            where p.provider_id = ${declined?.payment_id}`,
      );
      assert.deepEqual(refund, [{ reason: 'Paid twice', state: 'waiting', pence: 9000 }]);
      await faultless();
    });

    it('is stopped by who has it, once, and by the refund of all of it; then nobody is remembered', async () => {
      const { renewal, payment } = await subscribed();
      const { work, stop, refunds } = processOf();
      assert.deepEqual([await stop(renewal), await stop(renewal)], [true, false]);
      assert.match((await letters()).at(-1)?.text ?? '', /You have stopped the renewal/);
      assert.deepEqual([(await stateOf(renewal))?.by, (await stateOf(renewal))?.contact], ['resident', null]);
      await work();
      const agreement = String(pay.payments.get(payment.providerId ?? '')?.body['set_up_agreement']);
      assert.equal(pay.agreements.get(agreement), 'cancelled');
      await passDays(400);
      await work();
      assert.deepEqual(takenOf(), []);
      assert.equal((await loadCase(db, { id: payment.caseId ?? 0 }))?.payment?.agreements[0]?.renewal, null);

      const other = await subscribed();
      const [officer] = await rows<{ id: number }>(
        db,
        sql`insert into officers (email, name, team, password) values (${randomUUID()}, 'Sam', 'Income', '-') returning id::int as id`,
      );
      const back = (pence: number) =>
        db.transaction((transaction) =>
          askForRefund(transaction, {
            id: randomUUID(),
            reference: other.payment.reference,
            officerId: officer?.id ?? 0,
            limit: 10_000_000,
            pence,
            reason: 'Asked for',
            owed: false,
          }),
        );
      await back(4000);
      await refunds();
      await work();
      assert.equal((await stateOf(other.renewal))?.by, null, 'a part of it leaves the rest');
      await back(5000);
      await refunds();
      await work();
      assert.equal((await stateOf(other.renewal))?.by, 'refund');
      await faultless();
    });

    it('is not stopped while it is being taken, nor given up when the provider refuses', async () => {
      const { renewal, payment } = await subscribed();
      const { work, stop } = processOf();
      await passDays(346);
      await work();
      pay.later = 'wait';
      await passDays(15);
      await work();
      const [taken] = takenOf();
      await assert.rejects(stop(renewal), (error) => error instanceof ProblemError && error.code === 'conflict');
      pay.do(taken?.payment_id ?? '', 'pay');
      await db.execute(sql`update payments set look_at = now() where provider_id = ${taken?.payment_id}`);
      await work();
      assert.equal((await termsOf(renewal)).length, 2);
      // The card was taken away there.
      await passDays(352);
      await work();
      pay.agreements.set(String(pay.payments.get(payment.providerId ?? '')?.body['set_up_agreement']), 'inactive');
      await passDays(16);
      await work();
      assert.deepEqual([takenOf().length, (await stateOf(renewal))?.tries], [1, 1]);
      assert.match((await subjects()).at(-1) ?? '', /could not renew/);
      await faultless();
    });

    it('is for one thing that renews, for who pays themselves, and has an address', async () => {
      const { till } = processOf();
      const [fee] = await rows<{ id: string }>(db, sql`select id from payables where code = 'birth-certificate'`);
      const codesOf = async (over: Partial<Order>) => {
        const error: unknown = await till.start(await orderOf(over)).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        return error instanceof ProblemError
          ? error.extra.errors?.map(({ field, code }) => `${field}: ${code}`)
          : undefined;
      };
      const certificate = { payable: fee?.id ?? '', pence: 1250, quantity: 1 };
      assert.deepEqual(await codesOf({ items: [certificate] }), ['renew: not-allowed']);
      assert.deepEqual(await codesOf({ items: [certificate, { payable: await bin(), pence: 4500, quantity: 1 }] }), [
        'renew: not-allowed',
      ]);
      assert.deepEqual(await codesOf({ contact: { name: 'Robin' } }), ['contact.email: required']);
      const { renewal } = await subscribed({ renew: false });
      assert.equal(renewal, '');
    });

    it('asks what was made when nobody knows the key any more, and does not ask again for it', async () => {
      const { renewal } = await subscribed();
      const { work } = processOf();
      await passDays(346);
      await work();
      pay.troubles.push({
        method: 'POST',
        path: /^\/v1\/payments$/,
        when: 'after',
        answer: () => new Response('', { status: 502 }),
      });
      await passDays(15);
      await work();
      assert.deepEqual([takenOf().length, (await termsOf(renewal)).length], [1, 1]);
      pay.keys.clear();
      await passDays(1);
      for (const payment of takenOf()) payment.created = new Date(Date.now() - 86_400_000).toISOString();
      await work();
      assert.deepEqual([takenOf().length, (await termsOf(renewal)).length], [1, 2]);
      await faultless();
    });

    it('takes it once, whenever a process dies', async () => {
      const first = endless();
      // How many steps there are, by one that lives.
      const stride = kind === 'PGlite' ? 8 : long ? 1 : 3;
      for (let death = -1, steps = 1; death < steps; death += death < 0 ? 1 + randomInt(stride) : stride) {
        const { renewal } = await subscribed();
        await passDays(346);
        await processOf().work();
        await passDays(15);
        const fuse = death < 0 ? first : { left: death, burnt: 0 };
        await processOf(fuse)
          .work()
          .catch((error: unknown) => assert.ok(error instanceof Crash, String(error)));
        if (death < 0) steps = first.burnt;
        // Whoever died had claimed it for some minutes.
        await db.execute(sql`update renewals set look_at = now() where id = ${renewal}::uuid and taking is not null`);
        await db.execute(
          sql`update renewals set look_at = now() where id = ${renewal}::uuid and take_on <= now()::date`,
        );
        await db.execute(sql`update payments set look_at = now() where renewal = ${renewal}::uuid and state = 'open'`);
        await processOf().work();
        assert.deepEqual(
          [takenOf().length, (await termsOf(renewal)).length, (await stateOf(renewal))?.tries],
          [1, 2, 0],
          `after step ${death}`,
        );
        await db.execute(sql`update renewals set look_at = null where id = ${renewal}::uuid`);
        pay = new FakePay();
      }
      await faultless();
    });
  });
