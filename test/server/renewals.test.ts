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
import { loadPayment } from '../../server/domains/payment/store.ts';
import { createTill } from '../../server/domains/payment/till.ts';
import { forgetPayments } from '../../server/domains/payment/webhooks.ts';
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
      await db.execute(
        sql`update payables set pence = 4500, renews = true, most_quantity = 3 where code = 'garden-bin'`,
      );
      // What others have left does not come due here.
      await db.execute(sql`update renewals set look_at = null`);
      await db.execute(sql`update payments set look_at = null`);
    });

    /** @param bad the one payment, by its id at the provider, or renewal with which nothing works */
    function processOf(fuse: Fuse = endless(), bad = '') {
      const own = mortal(db, fuse, ['execute', 'transaction']);
      const there = govUkPay({ url: pay.url, key: 'api-key', fetch: pay.fetch, sleep: () => Promise.resolve() });
      const broken = () => Promise.reject(new TypeError('Bad'));
      const provider: PayProvider = mortal({ ...there, get: (id) => (id === bad ? broken() : there.get(id)) }, fuse, [
        'create',
        'get',
        'take',
        'agree',
        'endAgreement',
        'list',
      ]);
      const { bookingPost, paymentPost: letterPost } = surround(own, town, () => new URL('http://localhost/'), {
        most: Infinity,
        seconds: 1,
      });
      const paymentPost: typeof letterPost = {
        ...letterPost,
        renewal: (transaction, id, news) => (id === bad ? broken() : letterPost.renewal(transaction, id, news)),
      };
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
    /** The card of it was declined once; `token` is that of the link to pay by hand. */
    async function declined() {
      const { renewal, payment } = await subscribed();
      const { work } = processOf();
      await passDays(346);
      await work();
      pay.later = 'decline';
      await passDays(15);
      await work();
      const token = /#council-pay=([\w-]+)/.exec((await letters()).at(-1)?.text ?? '')?.[1] ?? '';
      const there = takenOf().at(-1)?.payment_id ?? '';
      /** It is paid after all. */
      const recover = async () => {
        pay.do(there, 'recover');
        await db.execute(sql`update payments set look_at = now() where provider_id = ${there}`);
        await processOf().till.sweep();
      };
      return { renewal, payment, token, there, recover };
    }
    async function askBack({ reference }: { reference: string }, pence: number) {
      const [officer] = await rows<{ id: number }>(
        db,
        sql`insert into officers (email, name, team, password) values (${randomUUID()}, 'Sam', 'Income', '-') returning id::int as id`,
      );
      await db.transaction((transaction) =>
        askForRefund(transaction, {
          id: randomUUID(),
          reference,
          officerId: officer?.id ?? 0,
          limit: 10_000_000,
          pence,
          reason: 'Asked for',
          owed: false,
        }),
      );
    }
    const refundsOf = (which: { there: string }) =>
      rows<{ reason: string; state: string; pence: number }>(
        db,
        sql`select r.reason, r.state, r.pence from refunds r join payments p on p.id = r.payment
            where p.provider_id = ${which.there}`,
      );
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
      assert.equal(
        await renewalOf(db, { payment: byHand.payment.id }),
        undefined,
        'whoever paid it has nothing else of it',
      );
      const receipt = (await letters()).at(-1)?.text ?? '';
      assert.match(receipt, /£90/);
      assert.doesNotMatch(receipt, /renew/i);
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

    it('sends back what is paid by hand for a year that the declined card has paid meanwhile', async () => {
      const { renewal, token, recover } = await declined();
      const { till } = processOf();
      const ask = await findAsk(db, hashToken(token), new Date());
      const byHand = await till.start(await orderOf({ renew: false, ask: { id: ask?.id ?? '', byOther: true } }));
      assert.ok('token' in byHand);
      await recover();
      assert.equal(await findAsk(db, hashToken(token), new Date()), undefined, 'nobody is asked for it any more');
      const there = byHand.payment.providerId ?? '';
      pay.do(there, 'pay');
      await till.look(byHand.payment.id);
      assert.deepEqual(await refundsOf({ there }), [{ reason: 'Paid twice', state: 'waiting', pence: 9000 }]);
      assert.equal((await termsOf(renewal)).length, 2);
      assert.deepEqual(
        await rows(db, sql`select from agreements where payment = ${byHand.payment.id}::uuid`),
        [],
        'there is no second year from today',
      );
      await faultless();
    });

    it('sends back what a declined card pays after its owner has stopped it', async () => {
      const { renewal, there, recover } = await declined();
      await processOf().stop(renewal);
      await recover();
      assert.deepEqual(await refundsOf({ there }), [
        { reason: 'Taken after the renewal had ended', state: 'waiting', pence: 9000 },
      ]);
      assert.equal((await termsOf(renewal)).length, 1);
      await faultless();
    });

    it('keeps what is paid after it was forgotten who paid, and lets the card go', async () => {
      const { till, work } = processOf();
      const started = await till.start(await orderOf());
      assert.ok('token' in started);
      const { id, providerId } = started.payment;
      pay.do(providerId ?? '', 'expire');
      await till.look(id);
      await db.execute(sql`update payments set ended_at = now() - interval '8 days' where id = ${id}::uuid`);
      await forgetPayments(db);
      pay.do(providerId ?? '', 'recover');
      await db.execute(
        sql`insert into webhook_messages (id, payment, event) values (${randomUUID()}, ${providerId}, 'card_payment_succeeded')`,
      );
      assert.equal(await till.readMessages(), 1);
      const renewal = (await renewalOf(db, { payment: id })) ?? '';
      assert.equal((await stateOf(renewal))?.by, 'lapse');
      assert.equal((await termsOf(renewal)).length, 1);
      await work();
      assert.deepEqual([...pay.agreements.values()], ['cancelled']);
      await faultless();
    });

    it('does not take for the word of a card that the provider takes nothing from us', async () => {
      const { renewal } = await subscribed();
      const { work } = processOf();
      await passDays(346);
      await work();
      const before = await subjects();
      await passDays(15);
      for (const [status, code] of [
        [403, 'P0941'],
        [401, 'P0900'],
        [400, 'P0920'],
      ] as const) {
        pay.troubles.push({
          method: 'POST',
          path: /^\/v1\/payments$/,
          when: 'before',
          answer: () => Response.json({ code }, { status }),
        });
        await work();
        assert.deepEqual([(await stateOf(renewal))?.tries, await subjects()], [1, before], code);
        // Longer than it knows a key.
        await passDays(1);
        await db.execute(sql`update renewals set look_at = now() where id = ${renewal}::uuid`);
      }
      await work();
      await work();
      assert.deepEqual([takenOf().length, (await termsOf(renewal)).length], [1, 2]);
      await faultless();
    });

    it('ends where a declined year cannot be paid by hand either', async () => {
      const { renewal } = await subscribed();
      const { work } = processOf();
      await passDays(346);
      await work();
      await db.execute(sql`update payables set most_quantity = 1 where code = 'garden-bin'`);
      pay.later = 'decline';
      await passDays(15);
      await work();
      assert.deepEqual([(await stateOf(renewal))?.by, (await stateOf(renewal))?.taking], ['lapse', null]);
      assert.match((await letters()).at(-1)?.text ?? '', /could not take the payment/);
      await faultless();
    });

    it('goes on with the others when one fails', async () => {
      const [one, other] = [await subscribed(), await subscribed()];
      await passDays(346);
      await db.execute(sql`update renewals set look_at = look_at - interval '1 hour' where id = ${one.renewal}::uuid`);
      await processOf(endless(), one.renewal).work();
      assert.deepEqual([(await stateOf(one.renewal))?.told, (await stateOf(other.renewal))?.told], [null, 9000]);
      for (const { payment } of [one, other]) await askBack(payment, 9000);
      await processOf().refunds();
      await processOf(endless(), one.renewal).work();
      assert.deepEqual([(await stateOf(one.renewal))?.by, (await stateOf(other.renewal))?.by], [null, 'refund']);
      await processOf().work();
      assert.equal((await stateOf(one.renewal))?.by, 'refund');

      const { till } = processOf();
      const stateNow = async (id: string) => (await loadPayment(db, id))?.state;
      for (const how of ['sweep', 'readMessages'] as const) {
        const [bad, good] = [
          await till.start(await orderOf({ renew: false })),
          await till.start(await orderOf({ renew: false })),
        ];
        assert.ok('token' in bad && 'token' in good);
        const both = [bad.payment, good.payment];
        for (const { providerId } of both) pay.do(providerId ?? '', 'pay');
        for (const [index, { id, providerId }] of both.entries())
          await (how === 'sweep'
            ? db.execute(
                sql`update payments set look_at = now() - ${2 - index} * interval '1 second' where id = ${id}::uuid`,
              )
            : db.execute(
                sql`insert into webhook_messages (id, payment, event, received_at) values (${randomUUID()}, ${providerId}, 'paid',
                      now() - ${2 - index} * interval '1 second')`,
              ));
        await processOf(endless(), bad.payment.providerId ?? '').till[how]();
        assert.deepEqual(await Promise.all(both.map(({ id }) => stateNow(id))), ['open', 'paid'], how);
        await till.look(bad.payment.id);
      }
      await db.execute(sql`delete from webhook_messages`);
      await faultless();
    });

    it('takes nothing that the council does not offer any more, nor when it is too late', async () => {
      for (const late of [false, true]) {
        const { renewal } = await subscribed();
        const { work } = processOf();
        await passDays(346);
        await work();
        if (!late) await db.execute(sql`update payables set renews = false where code = 'garden-bin'`);
        await passDays(late ? 140 : 15);
        await work();
        assert.deepEqual([takenOf(), (await stateOf(renewal))?.by], [[], 'council'], String(late));
        await db.execute(sql`update payables set renews = true where code = 'garden-bin'`);
      }
      // Nobody has tried the card of whom nobody could tell either.
      const { renewal } = await subscribed();
      await passDays(500);
      await processOf().work();
      assert.equal((await stateOf(renewal))?.by, 'council');
      assert.match((await letters()).at(-1)?.text ?? '', /We have stopped the renewal/);
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
      await askBack(other.payment, 4000);
      await refunds();
      await work();
      assert.equal((await stateOf(other.renewal))?.by, null, 'a part of it leaves the rest');
      pay.slowRefunds = true;
      await askBack(other.payment, 5000);
      await refunds();
      await passDays(361);
      await work();
      assert.deepEqual(
        [(await stateOf(other.renewal))?.by, (await stateOf(other.renewal))?.told],
        [null, null],
        'what is on its way may not arrive: nothing is taken and nothing ends',
      );
      pay.finishRefunds();
      await db.execute(sql`update refunds set look_at = now() where state = 'sent'`);
      await refunds();
      await work();
      assert.equal((await stateOf(other.renewal))?.by, 'refund');
      const letter = (await letters()).find(({ text }) => text.includes('paid all of it back'));
      assert.doesNotMatch(letter?.text ?? 'Paid until', /Paid until|stays until its end/);
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
