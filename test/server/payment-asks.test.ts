import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AskedPayment, AskMade } from '../../src/contract/asked-payments.ts';
import type { CaseSession } from '../../src/contract/cases.ts';
import type { PayableFound } from '../../src/contract/payables.ts';
import type { PaymentView } from '../../src/contract/payments.ts';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { ledgerFaults } from '../../server/domains/payment/ledger.ts';
import type { NewPayable } from '../../server/domains/payment/payables.ts';
import { forgetPayments } from '../../server/domains/payment/webhooks.ts';
import { bearer } from './bookings.ts';
import { letters } from './cases.ts';
import { errorsOf, get, onBothDatabases, post, withServer } from './client.ts';
import { anAccount, FakePay, providerIdOf, servePay, setUpPayments, startedOf } from './pay.ts';

const pay = new FakePay();
const served = await servePay(pay);
after(() => served.close());

const returnUrl = 'https://www.exampleton.example/pay';

onBothDatabases(
  'asking somebody else to pay',
  (server) => {
    const db = () => server().db;
    const api = (path: string) => `${server().url}/api${path}`;
    before(() => setUpPayments(db()));

    const lookUp = async (account: { reference: string; proof: string }, service = 'council-tax') =>
      ((await post(api('/payables/lookup'), { service, ...account })).body as PayableFound).payable;
    const owed = async (over: Partial<NewPayable> = {}) => {
      const account = await anAccount(db(), over);
      return { account, payable: await lookUp(account, over.service) };
    };
    const fine = (reference: string, over: Partial<NewPayable> = {}) =>
      owed({
        service: 'parking-fine',
        kind: 'parking-fine',
        reference,
        name: { en: `Penalty charge notice ${reference}`, cy: `Hysbysiad tâl cosb ${reference}` },
        facts: { en: [{ label: 'Vehicle', value: 'ZZ11 ZZZ' }] },
        amount: 'fixed',
        pence: 7000,
        ledgerCode: 'PCN',
        ...over,
      });
    const ask = async (...items: { payable: string; pence: number | undefined; quantity?: number }[]) => {
      const made = await post(api('/payments/asks'), { items });
      assert.equal(made.status, 201, made.text);
      return made.body as AskMade;
    };
    const open = async (token: string, language = 'en') =>
      (await post(api('/payments/asks/open'), { token }, { 'Accept-Language': language })).body as AskedPayment;
    const start = (body: Record<string, unknown>) => post(api('/payments'), { returnUrl, ...body });
    /** What whoever has the link sends. */
    const follow = async (token: string, contact: Record<string, unknown> = {}) => {
      const { items } = await open(token);
      return start({
        ask: token,
        contact,
        items: items.map(({ payable, quantity, pence }) => ({ payable, quantity, pence })),
      });
    };
    const settle = async (id: string | undefined, token: string | undefined) => {
      pay.do(await providerIdOf(db(), id), 'pay');
      return (await get(api(`/payments/${id}`), bearer(token))).body as PaymentView;
    };

    it('shows what is to be paid and what is due now, and nothing of whose it is', async () => {
      const { payable } = await fine('EX7001234');
      const made = await ask({ payable: payable.id, pence: 7000 });
      assert.match(made.token, /^[\w-]{22}$/);
      const days = (Date.parse(made.until) - Date.now()) / 86_400_000;
      assert.ok(days > 13.9 && days < 14.1, `${days} days`);
      const seen = await post(api('/payments/asks/open'), { token: made.token });
      assert.deepEqual(seen.body, {
        language: 'en',
        state: 'open',
        until: made.until,
        pence: 7000,
        items: [{ payable: 'asked.0', service: 'parking-fine', name: 'Parking fine', quantity: 1, pence: 7000 }],
      });
      assert.equal((await open(made.token, 'cy')).items[0]?.name, 'Dirwy barcio');
      const [kept] = await rows<{ kept: string }>(
        db(),
        sql`select string_agg(to_jsonb(a)::text, '') as kept from payment_asks a`,
      );
      assert.ok(kept && !kept.kept.includes(made.token), 'the token itself is nowhere');
    });

    it('tells who pays no more than that on the way, at the provider, on the receipt and in the tracker', async () => {
      const { account, payable } = await fine('EX7005678');
      const { token } = await ask({ payable: payable.id, pence: 7000 });
      const started = startedOf(await follow(token, { name: 'Sam Payer', email: 'sam@example.com' }));
      const id = await providerIdOf(db(), started.id);
      assert.equal(pay.payments.get(id)?.description, 'Parking fine');
      const paid = await settle(started.id, started.token);
      assert.equal(paid.state, 'paid');
      const session = (await post(api('/cases/lookup'), { token: started.token })).body as CaseSession;
      assert.deepEqual(session.case.facts[0], { label: 'Parking fine', value: '£70' });
      const receipt = (await letters(server())).find(({ subject }) => subject.includes(started.reference ?? '-'));
      assert.match(receipt?.bodyText ?? '', /Parking fine/);
      const again = await open(token);
      const late = await follow(token);
      assert.doesNotMatch(
        JSON.stringify([started, paid, session, again, late.body, receipt, pay.payments.get(id)]),
        /EX700|Penalty|ZZ1/,
      );
      assert.deepEqual([again.state, again.pence, again.items[0]?.name], ['paid', 0, 'Parking fine']);
      // Who asked looks it up as before, and sees that it is paid.
      assert.equal((await lookUp(account, 'parking-fine')).due, 0);
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('says that it is paid, whoever paid, and takes money once', async () => {
      // By who asked, without the link.
      const { payable } = await owed();
      const part = await ask({ payable: payable.id, pence: 50_000 });
      const own = startedOf(await start({ items: [{ payable: payable.id, pence: 20_000 }] }));
      await settle(own.id, own.token);
      assert.deepEqual(await open(part.token).then(({ state, pence }) => [state, pence]), ['open', 30_000]);
      const rest = startedOf(await start({ items: [{ payable: payable.id, pence: 30_000 }] }));
      await settle(rest.id, rest.token);
      assert.equal((await open(part.token)).state, 'paid');
      // Of what is for everybody nothing is ever owed: what counts is the link.
      const bin = await ask({ payable: 'birth-certificate', quantity: 2, pence: 2500 });
      const [left, right] = await Promise.all([follow(bin.token, { name: 'A' }), follow(bin.token, { name: 'B' })]);
      const begun = [left, right].filter(({ status }) => status === 201).map(startedOf);
      for (const each of begun) await settle(each.id, each.token);
      const paid = await rows<{ state: string }>(
        db(),
        sql`select state from payments where state = 'paid' and ask = (select ask from payments where id = ${begun[0]?.id ?? null}::uuid)`,
      );
      assert.equal(paid.length, 1);
      assert.equal((await open(bin.token)).state, 'paid');
      const whoAsked = await start({
        ask: bin.token,
        items: [{ payable: 'birth-certificate', quantity: 2, pence: 2500 }],
      });
      assert.deepEqual([whoAsked.status, startedOf(whoAsked).state], [201, 'already-paid']);
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('takes nothing but what was asked for, at what is due when it begins', async () => {
      const { payable, account } = await owed();
      const { token } = await ask({ payable: payable.id, pence: payable.due });
      const item = { payable: 'asked.0', quantity: 1, pence: 120_000 };
      const refused = async (body: Record<string, unknown>) => errorsOf(await start({ ask: token, ...body }));
      assert.deepEqual(await refused({ items: [{ ...item, pence: 100 }] }), ['items.0.pence: not-allowed']);
      assert.deepEqual(await refused({ items: [{ ...item, payable: 'asked.1' }] }), ['items.0.payable: unknown']);
      assert.deepEqual(await refused({ items: [{ payable: 'birth-certificate', pence: 1250 }] }), [
        'items.0.payable: unknown',
      ]);
      assert.deepEqual(await refused({ ask: 'a'.repeat(22), items: [item] }), ['ask: unknown']);
      // The link names its things for its own basket alone.
      assert.deepEqual(errorsOf(await start({ items: [item] })), ['items.0.payable: unknown']);
      assert.deepEqual(errorsOf(await post(api('/payments/asks'), { items: [item] })), ['items.0.payable: unknown']);
      assert.deepEqual(errorsOf(await post(api('/payments/asks'), { items: [{ payable: payable.id, pence: 50 }] })), [
        'items.0.pence: too-small',
      ]);
      assert.deepEqual(errorsOf(await post(api('/payments/asks'), { items: [] })), ['items: required']);
      const own = startedOf(await start({ items: [{ payable: payable.id, pence: 20_000 }] }));
      await settle(own.id, own.token);
      assert.deepEqual(await refused({ items: [item] }), ['items.0.pence: not-allowed']);
      // It was all that was due, and is all that is due.
      assert.equal((await open(token)).pence, 100_000);
      assert.equal((await lookUp(account)).due, 100_000);
    });

    it('does not lead who pays to the payment that who asked had begun', async () => {
      const { payable } = await fine('EX7009999');
      const own = startedOf(await start({ items: [{ payable: payable.id, pence: 7000 }] }));
      const { token } = await ask({ payable: payable.id, pence: 7000 });
      const theirs = await follow(token);
      assert.notEqual(startedOf(theirs).id, own.id);
      assert.doesNotMatch(theirs.text, /EX700/);
      const { state } = (await get(api(`/payments/${own.id}`), bearer(own.token))).body as PaymentView;
      assert.equal(state, 'cancelled');
    });

    it('ends after fourteen days, and is forgotten', async () => {
      const { payable } = await owed();
      const { token } = await ask({ payable: payable.id, pence: 1000 });
      const started = startedOf(await follow(token));
      const before = await rows(db(), sql`select from payment_asks`);
      await db().execute(
        sql`update payment_asks set expires_at = now() where id = (select ask from payments where id = ${started.id ?? null}::uuid)`,
      );
      assert.equal((await post(api('/payments/asks/open'), { token })).status, 404);
      assert.equal((await post(api('/payments/asks/open'), { token: 'a'.repeat(22) })).status, 404);
      await forgetPayments(db());
      assert.equal((await rows(db(), sql`select from payment_asks`)).length, before.length - 1);
      // Who was asked is told no more for that.
      const seen = (await get(api(`/payments/${started.id}`), bearer(started.token))).body as PaymentView;
      assert.equal(seen.items[0]?.name, 'Council Tax');
    });
  },
  {
    environment: { ...served.environment, CORS_ORIGINS: 'https://www.exampleton.example', LIMIT_LOOKUPS: '10000/600' },
  },
);

describe('a link to a payment', () => {
  const server = withServer({ environment: { ...served.environment, LIMIT_PAYMENTS: '1/60' } });

  it('is tried so often from one address', async () => {
    const opened = () => post(`${server().url}/api/payments/asks/open`, { token: 'a'.repeat(22) });
    assert.equal((await opened()).status, 404);
    assert.equal((await opened()).status, 429);
  });
});
