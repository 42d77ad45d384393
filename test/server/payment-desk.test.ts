import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, it } from 'node:test';
import type { DeskQueue } from '../../src/contract/desk.ts';
import type { DeskPayment, Reconciliation, RefundList } from '../../src/contract/desk-payments.ts';
import type { PayableFound } from '../../src/contract/payables.ts';
import type { PaymentView } from '../../src/contract/payments.ts';
import type { CaseSession } from '../../src/contract/cases.ts';
import { instantOf, localDay } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import { officers } from '../../server/exampleton/officers.ts';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { ledgerFaults } from '../../server/domains/payment/ledger.ts';
import { aBooking, aResource, aService, bearer, dayAhead, faults, heldOf, resident, setUp } from './bookings.ts';
import { letters } from './cases.ts';
import { codeOf, errorsOf, get, onBothDatabases, post } from './client.ts';
import { openDesk, type Desk } from './desk.ts';
import { anAccount, FakePay, providerIdOf, servePay, setUpPayments, startedOf } from './pay.ts';

const pay = new FakePay();
const served = await servePay(pay);
after(() => served.close());

const returnUrl = 'https://www.exampleton.example/pay';
const refuse400 = () => new Response('{"code":"P0603"}', { status: 400 });
const refuse412 = () => new Response('{"code":"P0604"}', { status: 412 });
const turn = () => new Promise(setImmediate);

onBothDatabases(
  'payments at the desk, and of bookings',
  (server) => {
    const db = () => server().db;
    const api = (path: string) => `${server().url}/api${path}`;
    let desk: Desk;
    let colleague: Desk;

    before(async () => {
      pay.payments.clear();
      await setUp(db(), {
        services: [
          aService({ code: 'court', fee: { pence: 1200, each: false }, mostOpen: 2, changeUntil: 0 }),
          aService(),
        ],
        resources: [
          aResource({ code: 'court-1', offers: [{ service: 'court', location: 'hall' }] }),
          aResource({ code: 'desk-1' }),
        ],
        days: 14,
      });
      // Their services, beside those that can be booked.
      const kept = await rows(db(), sql`select * from services`);
      await setUpPayments(db());
      await db().execute(
        sql`insert into services select * from jsonb_populate_recordset(null::services, ${JSON.stringify(kept)}::jsonb)`,
      );
      desk = await openDesk(server());
      colleague = await openDesk(server(), officers[1]?.email);
    });

    const start = (body: Record<string, unknown>, headers: Record<string, string> = {}) =>
      post(api('/payments'), { returnUrl, contact: { name: 'Robin', email: 'robin@example.com' }, ...body }, headers);
    const look = async ({ id, token }: { id?: string | undefined; token?: string | undefined }) => {
      await db().execute(sql`update payments set asked_at = null`);
      return (await get(api(`/payments/${id}`), bearer(token))).body as PaymentView;
    };
    const paid = async (items: unknown[] = [{ payable: 'birth-certificate', pence: 1250 }]) => {
      const started = startedOf(await start({ items, repeat: true }));
      pay.do(await providerIdOf(db(), started.id), 'pay');
      assert.equal((await look(started)).state, 'paid');
      return { ...started, reference: started.reference ?? '' };
    };
    const paying = async (reference: string) => (await desk.get(`/payments/${reference}`)).body as DeskPayment;
    const refund = (reference: string, pence: number, over: Record<string, unknown> = {}, by = desk) =>
      by.post(`/payments/${reference}/refunds`, { pence, reason: 'Asked for', ...over });
    /** Looks past the desk, where each look is a line in the audit log. */
    const refundsOf = (reference: string) =>
      rows<{ id: string; state: string; hindrance: string | null }>(
        db(),
        sql`select r.id, r.state, r.hindrance from refunds r join payments p on p.id = r.payment
            where p.reference = ${reference} order by r.created_at`,
      );
    const until = async (reference: string, ...states: string[]) => {
      while (!(await refundsOf(reference)).every(({ state }) => states.includes(state))) await turn();
    };
    const day = async (of = localDay(new Date())) =>
      (await desk.get(`/reconciliation?day=${of}`)).body as Reconciliation;

    it('pays back by one officer up to a limit, by two above it, and never more than was paid', async () => {
      const { reference, token } = await paid();
      const { refundable, items } = await paying(reference);
      assert.deepEqual(
        [refundable, items.map(({ payable: _id, ...item }) => item)],
        [
          1250,
          [{ name: 'Birth certificate', quantity: 1, pence: 1250, refundable: 1250, ledgerCode: 'REG-10', own: false }],
        ],
      );
      assert.equal((await refund(reference, 250)).status, 201);
      await until(reference, 'sent', 'done');
      const opened = (await post(api('/cases/lookup'), { token })).body as CaseSession;
      assert.deepEqual(
        [opened.case.status.code, opened.case.timeline.map(({ kind }) => kind)],
        ['part-refunded', ['paid', 'refunded']],
      );
      assert.ok(opened.case.facts.some(({ label, value }) => label === 'Refund' && value === '£2.50'));
      assert.deepEqual(
        opened.case.payment?.refunds.map(({ pence, state }) => [pence, state === 'failed']),
        [[250, false]],
      );
      const letter = (await letters(server())).find(({ subject }) =>
        subject.startsWith(`Refund of your payment ${reference}`),
      );
      assert.match(letter?.bodyText ?? '', /£2\.50/);

      assert.deepEqual(errorsOf(await refund(reference, 1001)), ['pence: too-big']);
      const second = await refund(reference, 751);
      const { id } = second.body as { id: string };
      assert.equal(second.status, 201, 'together above the limit');
      const waiting = (await desk.get('/refunds')).body as RefundList;
      assert.deepEqual(
        waiting.refunds.filter((each) => each.id === id).map(({ state, askedBy }) => [state, askedBy]),
        [['waiting', officers[0]?.name]],
      );
      const there = pay.byReference(reference)[0]!;
      assert.equal(there.refunds.length, 1);
      assert.equal((await desk.post(`/refunds/${id}/decisions`, { approve: true })).status, 403, 'four eyes');
      assert.equal((await colleague.post(`/refunds/${id}/decisions`, { approve: true })).status, 201);
      assert.equal((await colleague.post(`/refunds/${id}/decisions`, { approve: true })).status, 409);
      await until(reference, 'sent', 'done');
      assert.deepEqual(
        there.refunds.map(({ amount }) => amount),
        [250, 751],
      );
      assert.equal((await refund(reference, 249)).status, 201);
      const last = ((await desk.get('/refunds')).body as RefundList).refunds.at(-1)!;
      assert.equal((await colleague.post(`/refunds/${last.id}/decisions`, { approve: false })).status, 201);
      assert.equal((await paying(reference)).refundable, 249);
      const { text } = await desk.get(`/audit?reference=${reference}`);
      for (const action of ['refund-asked', 'refund-approved', 'refund-refused'])
        assert.match(text, new RegExp(`"${action}"`));
      assert.equal((await refund('000-000-0000', 1)).status, 404);
      assert.equal((await get(api(`/desk/payments/${reference}`))).status, 403);
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('takes back in the ledger what could not be paid back, and asks again when the answer was lost', async () => {
      pay.slowRefunds = true;
      const { reference } = await paid();
      await refund(reference, 100);
      await until(reference, 'sent');
      pay.finishRefunds('error');
      pay.slowRefunds = false;
      await db().execute(sql`update refunds set look_at = now()`);
      await refund(reference, 200);
      await until(reference, 'failed', 'done');
      assert.equal((await paying(reference)).refundable, 1050);

      const other = await paid();
      pay.troubles.push({
        method: 'POST',
        path: /refunds$/,
        when: 'after',
        answer: () => new Response('', { status: 504 }),
      });
      await refund(other.reference, 300);
      await until(other.reference, 'sending');
      await db().execute(sql`update refunds set look_at = now()`);
      await refund(other.reference, 100);
      await until(other.reference, 'sent', 'done');
      assert.deepEqual(
        pay.byReference(other.reference)[0]?.refunds.map(({ amount }) => amount),
        [300, 100],
      );
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('gives up one whose answer was lost when there is less left than it names: others go on', async () => {
      const { reference } = await paid([{ payable: 'garden-bin', pence: 4500 }]);
      const lost = () => new Response('', { status: 504 });
      pay.troubles.push({ method: 'POST', path: /refunds$/, when: 'before', answer: lost });
      await refund(reference, 900);
      while ((await refundsOf(reference))[0]?.hindrance !== 'no-answer') await turn();
      // Somebody pays most of it back there.
      const there = pay.byReference(reference)[0]!;
      there.refunds.push({ refund_id: 'elsewhere', amount: 4000, status: 'success', created_date: there.created });
      await db().execute(sql`update refunds set look_at = now() where state = 'sending'`);
      await refund(reference, 100);
      await until(reference, 'failed', 'sent', 'done');
      assert.deepEqual(
        (await refundsOf(reference)).map(({ state }) => state === 'failed'),
        [true, false],
      );
      assert.equal(there.refunds.at(-1)?.amount, 100);
      there.refunds = there.refunds.filter(({ refund_id: id }) => id !== 'elsewhere');
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('shows a payment whole: who paid, its lines of the ledger, and what happened', async () => {
      const { reference } = await paid([{ payable: 'garden-bin', pence: 4500 }]);
      const message = pay.messages.at(-1)!;
      await fetch(api('/payments/messages'), {
        method: 'POST',
        body: message.body,
        headers: { 'Pay-Signature': message.signature },
      });
      assert.equal((await refund(reference, 500, { reason: 'A week missed', refundable: 4500 })).status, 201);
      await until(reference, 'sent', 'done');
      const shown = await paying(reference);
      assert.deepEqual(shown.payer, { name: 'Robin', email: 'robin@example.com' });
      assert.deepEqual([shown.hasCase, shown.alone, shown.refundable], [true, 500, 4000]);
      const today = localDay(new Date());
      assert.equal(shown.items[0]?.until, `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`);
      assert.deepEqual(
        shown.ledger.map(({ kind, account, pence }) => [kind, account, pence]),
        [
          ['paid', 'receivable', 4500],
          ['paid', 'income', -4500],
          ['paid', 'provider', 4500],
          ['paid', 'receivable', -4500],
          ['refunded', 'provider', -500],
          ['refunded', 'written-off', 500],
        ],
      );
      assert.deepEqual(
        shown.events.map(({ kind, detail, pence }) => [kind, detail, pence]).sort(),
        [
          ['begun', undefined, 4500],
          ['paid', undefined, 4500],
          ['refund-sent', undefined, 500],
          ['told', 'card_payment_succeeded', undefined],
        ].sort(),
      );
      assert.deepEqual(
        shown.refunds.map(({ reason, own, askedBy }) => [reason, own, askedBy]),
        [['A week missed', true, officers[0]?.name]],
      );
      assert.equal(
        ((await colleague.get(`/payments/${reference}`)).body as DeskPayment).refunds[0]?.own,
        false,
        'who looks is somebody else',
      );
      assert.match((await desk.get(`/audit?reference=${reference}`)).text, /"payment-viewed"/);

      const open = startedOf(await start({ items: [{ payable: 'garden-bin', pence: 4500 }], repeat: true }));
      const { payer, hasCase, refundable } = await paying(open.reference ?? '');
      assert.deepEqual([payer?.name, hasCase, refundable], ['Robin', false, 0]);
      assert.equal((await refund(open.reference ?? '', 1)).status, 409, 'nothing was paid');
    });

    it('stops what is renewed, here or in the tracker, once and with a line in the log', async () => {
      const subscribe = async () => {
        const started = startedOf(
          await start({ items: [{ payable: 'garden-bin', pence: 4500 }], renew: true, repeat: true }),
        );
        pay.do(await providerIdOf(db(), started.id), 'pay');
        await look(started);
        const { session, case: view } = (await post(api('/cases/lookup'), { token: started.token }))
          .body as CaseSession;
        return { reference: started.reference ?? '', session, view };
      };
      const stopHere = async (reference: string) => {
        const answer = await fetch(api(`/desk/payments/${reference}/renewal`), {
          method: 'DELETE',
          headers: desk.headers,
        });
        return [answer.status, ((await answer.json()) as { already?: boolean }).already];
      };
      const stopThere = async ({ reference, session }: { reference: string; session: string }) => {
        const answer = await fetch(api(`/cases/${reference}/renewal`), { method: 'DELETE', headers: bearer(session) });
        return [answer.status, ((await answer.json()) as { already?: boolean }).already];
      };
      const [one, other] = [await subscribe(), await subscribe()];
      assert.deepEqual(one.view.may, ['ask', 'notify', 'stop-renewal']);
      const { renewal, until } = one.view.payment?.subscriptions[0] ?? {};
      assert.deepEqual([renewal?.state, renewal?.pence, renewal?.until], ['planned', 4500, until]);
      assert.deepEqual((await paying(one.reference)).renewal?.pence, 4500);
      assert.deepEqual(await stopThere({ ...one, session: other.session }), [404, undefined]);
      assert.deepEqual(await stopThere(one), [200, false]);
      assert.deepEqual(await stopThere(one), [200, true]);
      assert.deepEqual(await stopHere(one.reference), [200, true]);
      assert.deepEqual(await stopHere(other.reference), [200, false]);
      assert.equal((await paying(other.reference)).renewal, undefined);
      assert.match((await desk.get(`/audit?reference=${other.reference}`)).text, /"renewal-ended"/);
      assert.doesNotMatch((await desk.get(`/audit?reference=${one.reference}`)).text, /"renewal-ended"/);
      const stopped = (await letters(server())).filter(({ subject }) => subject === 'Your subscription does not renew');
      assert.deepEqual(
        stopped
          .map(({ bodyText }) => /(You|We) have stopped/.exec(bodyText)?.[1])
          .sort()
          .reverse(),
        ['You', 'We'],
      );
      assert.deepEqual(await stopHere((await paid()).reference), [404, undefined]);
    });

    it('refunds what the officer saw, and takes back what has not gone', async () => {
      const { reference } = await paid([{ payable: 'garden-bin', pence: 4500 }]);
      assert.equal((await refund(reference, 1500, { refundable: 4500 })).status, 201, 'waits for a colleague');
      assert.equal((await refund(reference, 1500, { refundable: 4500 })).status, 409, 'somebody was quicker');
      const { counts } = (await desk.get('/cases')).body as DeskQueue;
      assert.ok(counts.refunds >= 1);
      const [waiting] = (await paying(reference)).refunds;
      const takeBack = (id: string | undefined, by = desk) => by.post(`/refunds/${id}/withdrawals`, {});
      assert.equal((await takeBack(waiting?.id)).status, 201);
      assert.equal((await takeBack(waiting?.id)).status, 409);
      assert.equal((await colleague.post(`/refunds/${waiting?.id}/decisions`, { approve: true })).status, 409);
      assert.equal((await paying(reference)).refundable, 4500);

      // Somebody refunds there what is asked for here.
      const there = pay.byReference(reference)[0]!;
      there.refunds.push({ refund_id: 'elsewhere', amount: 4000, status: 'success', created_date: there.created });
      await refund(reference, 600);
      const hindered = async (why: string) => {
        while ((await refundsOf(reference)).at(-1)?.hindrance !== why) await turn();
        return (await paying(reference)).refunds.at(-1);
      };
      const stuck = await hindered('less-available');
      assert.equal(stuck?.state, 'approved');
      assert.equal((await takeBack(stuck.id, colleague)).status, 201, 'by anybody: no money moves');
      pay.troubles.push({ method: 'POST', path: /refunds$/, when: 'before', answer: () => refuse412() });
      await refund(reference, 400);
      const again = await hindered('changed');
      assert.equal((await takeBack(again?.id)).status, 409, 'it may be on its way');
      await db().execute(sql`update refunds set look_at = now() where id = ${again?.id ?? null}::uuid`);
      await refund(reference, 50);
      await until(reference, 'sent', 'done', 'withdrawn');
      assert.deepEqual(
        (await refundsOf(reference)).map(({ state, hindrance }) => [state === 'withdrawn', hindrance]),
        [
          [true, null],
          [true, null],
          [false, null],
          [false, null],
        ],
      );
      there.refunds = there.refunds.filter(({ refund_id: id }) => id !== 'elsewhere');
      assert.match((await desk.get(`/audit?reference=${reference}`)).text, /"refund-withdrawn"/);
      assert.equal((await takeBack('nothing')).status, 404);
      // What goes back by itself was promised to who paid.
      const promised = await paid([{ payable: 'garden-bin', pence: 4500 }]);
      await db().execute(
        sql`insert into refunds (payment, pence, reason, state, look_at)
            select id, 100, 'Paid twice', 'approved', 'infinity' from payments where reference = ${promised.reference}`,
      );
      const [own] = (await paying(promised.reference)).refunds;
      assert.equal((await takeBack(own?.id)).status, 409);
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('pays back the thing of a basket that is named, no more than was paid for it, and ends no other', async () => {
      const account = await anAccount(db(), { pence: 900 });
      const found = await post(api('/payables/lookup'), { service: 'council-tax', ...account });
      const { reference, token } = await paid([
        { payable: (found.body as PayableFound).payable.id, pence: 900 },
        { payable: 'garden-bin', pence: 4500 },
        { payable: 'park-fund', pence: 500 },
      ]);
      const [tax, bin, gift] = (await paying(reference)).items.map(({ payable }) => payable);
      assert.deepEqual(errorsOf(await refund(reference, 100)), ['payable: required']);
      assert.deepEqual(errorsOf(await refund(reference, 100, { payable: randomUUID() })), ['payable: not-an-option']);
      assert.deepEqual(errorsOf(await refund(reference, 501, { payable: gift })), ['pence: too-big']);
      const opened = async () => ((await post(api('/cases/lookup'), { token })).body as CaseSession).case;

      // All that is not the bin: it goes on.
      assert.equal((await refund(reference, 500, { payable: gift, refundable: 500 })).status, 201);
      assert.equal((await refund(reference, 1, { payable: gift, refundable: 500 })).status, 409, 'of the same thing');
      assert.equal((await refund(reference, 400, { payable: tax, owed: true })).status, 201);
      await until(reference, 'sent', 'done');
      const before = await opened();
      assert.equal(before.payment?.subscriptions[0]?.ended, undefined);
      assert.deepEqual(
        before.payment?.refunds.map(({ name, pence }) => [name, pence]),
        [
          ['Park fund', 500],
          ['Council Tax 2026 to 2027', 400],
        ],
      );
      assert.ok(before.facts.some(({ label, value }) => label === 'Refund: Park fund' && value === '£5'));
      const [letter] = (await letters(server())).filter(
        ({ subject, bodyText }) => subject.includes(reference) && /Refund/.test(subject) && /Park fund/.test(bodyText),
      );
      assert.doesNotMatch(letter?.bodyText ?? 'Garden', /Garden|Council Tax/);

      // An older one, of which nobody knows what it was for, is taken from what is left, in order.
      await db().execute(
        sql`insert into refunds (payment, pence, reason, state)
            select id, 600, 'Older', 'approved' from payments where reference = ${reference}`,
      );
      assert.deepEqual(
        (await paying(reference)).items.map(({ refundable: left }) => left),
        [0, 4400, 0],
      );
      const rest = (await refund(reference, 4400, { payable: bin })).body as { id: string };
      await colleague.post(`/refunds/${rest.id}/decisions`, { approve: true });
      await until(reference, 'sent', 'done');
      const after = await paying(reference);
      assert.equal(after.items[1]?.until, undefined);
      const backOf = (name: string) =>
        after.ledger.reduce(
          (sum, line) =>
            sum - (line.kind === 'refunded' && line.account === 'provider' && line.name === name ? line.pence : 0),
          0,
        );
      assert.deepEqual(['Council Tax 2026 to 2027', 'Garden waste bin', 'Park fund'].map(backOf), [900, 4500, 500]);
      assert.equal((await opened()).payment?.subscriptions[0]?.ended, localDay(new Date()));
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('owes each thing by itself that was paid twice', async () => {
      const ids = await Promise.all(
        [900, 800].map(async (pence) => {
          const account = await anAccount(db(), { pence });
          const found = await post(api('/payables/lookup'), { service: 'council-tax', ...account });
          return { payable: (found.body as PayableFound).payable.id, pence };
        }),
      );
      const first = startedOf(await start({ items: ids }));
      const id = await providerIdOf(db(), first.id);
      pay.do(id, 'decline');
      assert.equal((await look(first)).state, 'declined');
      await paid(ids);
      pay.do(id, 'recover');
      const { body, signature } = pay.messages.at(-1)!;
      await fetch(api('/payments/messages'), { method: 'POST', body, headers: { 'Pay-Signature': signature } });
      while ((await look(first)).state !== 'paid') await turn();
      const { items, refunds } = await paying(first.reference ?? '');
      assert.deepEqual(
        refunds.map(({ payable, pence, state }) => [payable, pence, state]).sort(),
        items.map(({ payable, pence }) => [payable, pence, 'waiting']).sort(),
      );
      for (const { id: each } of refunds) await desk.post(`/refunds/${each}/decisions`, { approve: true });
      await until(first.reference ?? '', 'sent', 'done');
      const { ledger } = await paying(first.reference ?? '');
      assert.ok(!ledger.some(({ account }) => account === 'written-off'), 'nothing was owed');
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('lists what could not be paid back until somebody tries again or says what became of it', async () => {
      const { reference, token } = await paid();
      // One that came by itself, and that the provider will not have.
      const refuse = () => pay.troubles.push({ method: 'POST', path: /refunds$/, when: 'before', answer: refuse400 });
      refuse();
      await db().execute(
        sql`insert into refunds (payment, payable, pence, reason, state)
            select p.id, i.payable, 1100, 'The booking could not be made', 'approved'
            from payments p join payment_items i on i.payment = p.id where p.reference = ${reference}`,
      );
      await refund((await paid()).reference, 1);
      await until(reference, 'failed');
      const listed = async () =>
        ((await desk.get('/refunds')).body as RefundList).refunds.filter((each) => each.reference === reference);
      const counted = async () => ((await desk.get('/cases')).body as DeskQueue).counts.refunds;
      const [failed] = await listed();
      assert.deepEqual([failed?.state, failed?.stuck, failed?.askedBy], ['failed', true, undefined]);
      const count = await counted();

      const retry = (id: string | undefined, by = desk) => by.post(`/refunds/${id}/retries`, {});
      const settle = (id: string | undefined, note: string) => desk.post(`/refunds/${id}/settlements`, { note });
      assert.equal((await retry(failed?.id)).status, 201);
      assert.equal((await retry(failed?.id)).status, 409, 'once');
      assert.equal((await settle(failed?.id, 'A cheque')).status, 409);
      const [waiting] = await listed();
      assert.deepEqual(
        [waiting?.state, waiting?.payable, waiting?.pence, waiting?.askedBy, await counted()],
        ['waiting', failed?.payable, 1100, officers[0]?.name, count],
      );
      // A colleague says no: then it waits for somebody again.
      await colleague.post(`/refunds/${waiting?.id}/decisions`, { approve: false });
      assert.deepEqual(
        (await listed()).map(({ id }) => id),
        [failed?.id],
      );
      refuse();
      const again = (await retry(failed?.id)).body as { id: string };
      await colleague.post(`/refunds/${again.id}/decisions`, { approve: true });
      await until(reference, 'failed', 'refused');
      assert.deepEqual(
        (await listed()).map(({ id }) => id),
        [again.id],
        'the last of them alone',
      );
      const told = async () =>
        ((await post(api('/cases/lookup'), { token })).body as CaseSession).case.payment?.refunds;
      assert.deepEqual((await told())?.length, 1);

      assert.deepEqual(errorsOf(await settle(again.id, ' ')), ['note: required']);
      assert.equal((await settle(again.id, 'Paid back by cheque')).status, 201);
      assert.equal((await retry(again.id)).status, 409);
      assert.deepEqual([await listed(), await counted(), await told()], [[], count - 1, []]);
      assert.equal((await paying(reference)).refunds.at(-1)?.settled, 'Paid back by cheque');
      const { text } = await desk.get(`/audit?reference=${reference}`);
      for (const action of ['refund-retried', 'refund-settled']) assert.match(text, new RegExp(`"${action}"`));
      assert.equal((await retry(randomUUID())).status, 404);

      // What was paid back otherwise in the meantime is not paid back twice.
      const other = await paid();
      refuse();
      await refund(other.reference, 900);
      await until(other.reference, 'failed');
      await refund(other.reference, 400);
      await until(other.reference, 'failed', 'sent', 'done');
      assert.equal((await retry((await refundsOf(other.reference))[0]?.id)).status, 409);
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('compares a day with the provider’s list, for a spreadsheet too', async () => {
      const fine = await anAccount(db(), {
        service: 'parking-fine',
        kind: 'parking-fine',
        amount: 'fixed',
        pence: 3500,
        name: { en: '=HYPERLINK("https://evil.example")' },
        ledgerCode: 'PK-7',
      });
      const found = (await post(api('/payables/lookup'), { service: 'parking-fine', ...fine })).body as PayableFound;
      const { reference, id } = await paid([{ payable: found.payable.id, pence: 3500 }]);
      const agreed = await day();
      assert.deepEqual(
        agreed.lines.filter(({ difference }) => difference),
        [],
      );
      assert.equal(agreed.totals.paidHere, agreed.totals.paidThere);
      assert.equal(agreed.totals.refundedHere, agreed.totals.refundedThere);
      assert.ok(agreed.totals.paidHere >= 3500 && agreed.totals.refundedHere > 0);

      const there = pay.byReference(reference)[0]!;
      there.amount = 3600;
      const stranger = await paid();
      await db().execute(
        sql`update payments set provider_id = 'somebody-elses' where reference = ${stranger.reference}`,
      );
      pay.byReference(stranger.reference)[0]!.reference = '=1+1';
      const mine = await paid();
      const elsewhere = pay.byReference(mine.reference)[0]!;
      elsewhere.refunds.push({ refund_id: 'elsewhere', amount: 5, status: 'success', created_date: elsewhere.created });
      const differing = await day();
      assert.deepEqual(
        differing.lines.map(({ difference }) => difference !== undefined),
        differing.lines.map((_line, at) => at < 4),
        'what differs is first',
      );
      assert.deepEqual(
        differing.lines.flatMap(({ difference, reference: of }) => (difference ? [[of, difference]] : [])).sort(),
        [
          ['=1+1', 'only-there'],
          [mine.reference, 'only-there'],
          [reference, 'amount'],
          [stranger.reference, 'only-here'],
        ].sort(),
      );
      const table = await desk.get(`/reconciliation.csv?day=${localDay(new Date())}`);
      assert.equal(table.headers.get('content-type'), 'text/csv; charset=utf-8');
      assert.match(
        table.text,
        new RegExp(`,payment,${reference},${await providerIdOf(db(), id)},paid,£35,paid,£36,PK-7,amount\\r`),
      );
      assert.match(table.text, /,'=1\+1,/);
      const { differences } = differing.totals;
      assert.ok(table.text.includes(`,lines that differ,,,,,,,,${differences}\r`));
      there.amount = 3500;
      elsewhere.refunds = [];
      await db().execute(
        sql`update payments set provider_id = ${[...pay.payments.values()].find(({ reference: of }) => of === '=1+1')?.payment_id ?? ''}
            where reference = ${stranger.reference}`,
      );
      pay.troubles.push({
        method: 'GET',
        path: /refunds$/,
        when: 'before',
        answer: () => new Response('', { status: 500 }),
      });
      assert.equal((await desk.get(`/reconciliation?day=${localDay(new Date())}`)).status, 503, 'half a list is none');
      assert.match((await desk.get('/audit')).text, /"reconciled"/);
    });

    it('finds a refund that was made there on another day, and what is theirs alone on one day alone', async () => {
      const { reference } = await paid();
      await refund(reference, 100);
      await until(reference, 'sent', 'done');
      const there = pay.byReference(reference)[0]!;
      there.refunds[0]!.created_date = new Date(Date.now() - 3 * 86_400_000).toISOString();
      const today = localDay(new Date());
      const midnight = instantOf(today, '00:00').getTime();
      const ofOthers = [-300_000, 300_000].map((after) => {
        const id = `theirs-${after}`;
        const created = new Date(midnight + after).toISOString();
        pay.payments.set(id, { ...there, payment_id: id, reference: id, created, refunds: [] });
        return id;
      });
      const differing = async (of: string) =>
        (await day(of)).lines.flatMap(({ difference, reference: name }) => (difference ? [[name, difference]] : []));
      assert.deepEqual(await differing(today), [['theirs-300000', 'only-there']]);
      assert.deepEqual(await differing(addDays(today, -1)), [['theirs--300000', 'only-there']]);
      for (const id of ofOthers) pay.payments.delete(id);
      const { lines } = await day();
      assert.ok(lines.some((line) => line.kind === 'refund' && line.reference === reference && line.there));

      // It was paid, and then the money could not be had.
      there.status = 'error';
      pay.tell(there, 'card_payment_failed');
      const { body, signature } = pay.messages.at(-1)!;
      await fetch(api('/payments/messages'), { method: 'POST', body, headers: { 'Pay-Signature': signature } });
      while (!server().logged().includes('was paid that it is not')) await turn();
      assert.deepEqual(await differing(today), [[reference, 'state']]);
      there.status = 'success';
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('lets off once, and no more than is owed; what goes back to be owed again takes that with it', async () => {
      const fine = await anAccount(db(), {
        service: 'parking-fine',
        kind: 'parking-fine',
        amount: 'fixed',
        pence: 7000,
        discount: 3500,
        discountUntil: addDays(localDay(new Date()), 3),
      });
      const due = async () => {
        const found = (await post(api('/payables/lookup'), { service: 'parking-fine', ...fine })).body as PayableFound;
        return { payable: found.payable.id, pence: found.payable.due ?? 0 };
      };
      const back = async (of: string, pence: number, owed: boolean) => {
        const { body } = await refund(of, pence, { owed });
        await colleague.post(`/refunds/${(body as { id: string }).id}/decisions`, { approve: true });
        await until(of, 'sent', 'done');
      };
      // The first is given up, and paid after the second.
      const given = startedOf(await start({ items: [await due()] }));
      const first = await providerIdOf(db(), given.id);
      pay.do(first, 'decline');
      assert.equal((await look(given)).state, 'declined');
      const { reference, id } = await paid([await due()]);
      assert.equal((await due()).pence, 0);
      pay.do(first, 'recover');
      const { body, signature } = pay.messages.at(-1)!;
      await fetch(api('/payments/messages'), { method: 'POST', body, headers: { 'Pay-Signature': signature } });
      while ((await paying(given.reference ?? '')).state !== 'paid') await turn();
      const balance = async () =>
        (
          await rows<{ owed: number }>(
            db(),
            sql`select sum(e.pence)::int as owed from ledger_entries e join payment_items i using (payable)
                where i.payment = ${id ?? null}::uuid and e.account = 'receivable'`,
          )
        )[0]?.owed;
      assert.equal(await balance(), -3500, 'what was paid, and nothing let off with it');
      const [twice] = await refundsOf(given.reference ?? '');
      assert.equal((await colleague.post(`/refunds/${twice?.id}/decisions`, { approve: true })).status, 201);
      await until(given.reference ?? '', 'sent', 'done');
      assert.equal(await balance(), 0);

      await back(reference, 1000, true);
      assert.deepEqual([await balance(), (await due()).pence], [1000, 1000], 'some of it');
      await back(reference, 2500, true);
      assert.deepEqual([await balance(), (await due()).pence], [7000, 3500], 'all, and there is time to pay less');
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('keeps payments out of the queue until somebody asks about one', async () => {
      const { reference, token } = await paid();
      assert.doesNotMatch((await desk.get('/cases?status=all')).text, new RegExp(reference));
      const { session } = (await post(api('/cases/lookup'), { token })).body as CaseSession;
      await post(api(`/cases/${reference}/updates`), { kind: 'ask', text: 'Is it there?' }, bearer(session));
      assert.match((await desk.get('/cases')).text, new RegExp(reference));
      assert.equal((await desk.act(reference, { kind: 'note', note: { en: 'It is.' } })).status, 201);
      const shown = await desk.case(reference);
      assert.deepEqual([shown.kind, shown.serviceName, shown.statuses], ['payment', 'Certificates', []]);
      const subjects = (await letters(server())).map(({ subject }) => subject);
      assert.ok(subjects.includes(`News of your payment ${reference}`));
    });

    const held = async (me: ReturnType<typeof resident>, ahead: number, index = 0) =>
      heldOf(await me.hold((await me.slot(dayAhead(ahead), index)).starts));
    const claims = async (id: string) =>
      (
        await rows<{ holder: string; state: string; timed: boolean }>(
          db(),
          sql`select holder, state, expires_at is not null as timed from claims where id = ${id}::uuid`,
        )
      )[0];

    it('books with the payment: the place waits for it by no clock, and for nobody else', async () => {
      const me = resident(server(), 'court');
      const hold = await held(me, 3);
      const booking = aBooking(hold);
      assert.deepEqual(errorsOf(await me.book(hold)), ['payment: required'], 'there is no way round the fee');
      const started = startedOf(await start({ booking }));
      assert.deepEqual([started.state, started.pence], ['open', 1200]);
      assert.deepEqual(await claims(hold.id), { holder: 'payment', state: 'held', timed: false });
      assert.equal(codeOf(await me.book(hold)), 'conflict');
      await me.drop(hold);
      assert.equal((await me.extend(hold)).status, 409);
      assert.equal((await me.hold(hold.starts)).status, 409);
      assert.equal(startedOf(await start({ booking })).id, started.id);
      pay.do(await providerIdOf(db(), started.id), 'pay');
      const view = await look(started);
      assert.deepEqual([view.state, view.booking?.starts], ['paid', hold.starts]);
      assert.equal((await claims(hold.id))?.state, 'booked');
      const subjects = (await letters(server())).map(({ subject }) => subject);
      assert.ok(subjects.includes(`Your booking ${view.booking?.reference}`));
      assert.ok(subjects.includes(`Receipt for your payment ${started.reference}`));
      assert.equal(codeOf(await start({ booking })), 'conflict', 'booked already');
      assert.deepEqual([await faults(db()), await ledgerFaults(db())], [[], []]);
    });

    it('releases the place with the payment, and the payment with the place', async () => {
      const me = resident(server(), 'court');
      const hold = await held(me, 4);
      const first = startedOf(await start({ booking: aBooking(hold) }));
      pay.do(await providerIdOf(db(), first.id), 'decline');
      assert.equal((await look(first)).state, 'declined');
      assert.deepEqual(await claims(hold.id), { holder: 'person', state: 'held', timed: true });
      const second = startedOf(await start({ booking: aBooking(hold) }));
      assert.equal(second.state, 'open', 'again with the same place, and nothing typed twice');
      pay.do(await providerIdOf(db(), second.id), 'expire');
      assert.equal((await look(second)).state, 'expired');
      assert.deepEqual(await claims(hold.id), { holder: 'person', state: 'held', timed: true });
      assert.equal((await me.slot(dayAhead(4))).starts, hold.starts, 'free for others at once');

      const left = await held(me, 5);
      const third = startedOf(await start({ booking: aBooking(left) }));
      await db().execute(
        sql`update payments set created_at = now() - interval '31 minutes', look_at = now() where id = ${third.id ?? null}::uuid`,
      );
      const message = await fetch(api('/payments/messages'), { method: 'POST', body: '{}' });
      assert.equal(message.status, 401);
      // Whatever pokes the job will do.
      const { body, signature } = pay.messages.at(-1)!;
      await fetch(api('/payments/messages'), { method: 'POST', body, headers: { 'Pay-Signature': signature } });
      while ((await claims(left.id))?.holder === 'payment') await turn();
      assert.equal((await look(third)).state, 'cancelled');
      assert.equal(pay.byReference(third.reference ?? '')[0]?.status, 'cancelled');
      assert.deepEqual([await faults(db()), await ledgerFaults(db())], [[], []]);
    });

    it('waits for a second officer above the limit when one cancels, and for nobody when who booked does', async () => {
      const me = resident(server(), 'court');
      const booked = async (ahead: number) => {
        const started = startedOf(await start({ booking: aBooking(await held(me, ahead)) }));
        pay.do(await providerIdOf(db(), started.id), 'pay');
        const { booking } = await look(started);
        const opened = (await post(api('/cases/lookup'), { token: started.bookingToken })).body as CaseSession;
        return {
          payment: started.reference ?? '',
          reference: booking?.reference ?? '',
          headers: bearer(opened.session),
        };
      };
      const refundOf = (facts: { label: string; value: string }[]) =>
        facts.find(({ label }) => label === 'Refund')?.value;
      const theirs = await booked(7);
      assert.deepEqual((await desk.case(theirs.reference)).fee, { payment: theirs.payment, pence: 1200, alone: false });
      assert.equal((await desk.act(theirs.reference, { kind: 'status', status: 'cancelled' })).status, 201);
      const [waiting] = (await paying(theirs.payment)).refunds;
      assert.deepEqual(
        [waiting?.state, waiting?.pence, waiting?.askedBy, waiting?.reason],
        ['waiting', 1200, officers[0]?.name, 'The booking was cancelled'],
      );
      assert.match((await desk.get(`/audit?reference=${theirs.payment}`)).text, /"refund-asked"[^}]*£12, waiting/);
      assert.equal((await desk.post(`/refunds/${waiting?.id}/decisions`, { approve: true })).status, 403);
      assert.equal(refundOf((await me.view(theirs.reference, theirs.headers)).facts), '£12: we are looking into it');
      pay.slowRefunds = true;
      assert.equal((await colleague.post(`/refunds/${waiting?.id}/decisions`, { approve: true })).status, 201);
      await until(theirs.payment, 'sent');
      const going = '£12, on its way to the card that was paid with';
      assert.equal(refundOf((await desk.case(theirs.reference)).facts), going);
      pay.slowRefunds = false;
      pay.finishRefunds('success');
      await db().execute(sql`update refunds set look_at = now() where id = ${waiting?.id ?? null}::uuid`);
      await refund((await paid()).reference, 1);
      await until(theirs.payment, 'done');
      assert.equal(refundOf((await me.view(theirs.reference, theirs.headers)).facts), '£12, paid back');

      const own = await booked(8);
      assert.equal((await me.cancel(own.reference, own.headers)).status, 200);
      assert.deepEqual(
        (await paying(own.payment)).refunds.map(({ state, askedBy }) => [state === 'waiting', askedBy]),
        [[false, undefined]],
      );

      // What waits for a colleague, or has not gone, is no reason to keep what was promised.
      const early = await booked(9);
      const asked = async (pence: number) => ((await refund(early.payment, pence)).body as { id: string }).id;
      const [first, second] = [await asked(1100), await asked(100)];
      await db().execute(sql`update refunds set state = 'approved', look_at = 'infinity' where id = ${second}::uuid`);
      assert.equal((await me.cancel(early.reference, early.headers)).status, 200);
      assert.equal((await colleague.post(`/refunds/${first}/decisions`, { approve: false })).status, 409);
      await until(early.payment, 'withdrawn', 'sent', 'done');
      assert.deepEqual(
        pay.byReference(early.payment)[0]?.refunds.map(({ amount }) => amount),
        [1200],
      );
      assert.match((await desk.get(`/audit?reference=${early.payment}`)).text, /"refund-withdrawn"[^}]*£11/);
      assert.deepEqual([await faults(db()), await ledgerFaults(db())], [[], []]);
    });

    it('pays back what was paid for a place that has gone', async () => {
      const me = resident(server(), 'court');
      const hold = await held(me, 6);
      const started = startedOf(await start({ booking: aBooking(hold) }));
      const id = await providerIdOf(db(), started.id);
      pay.do(id, 'expire');
      assert.equal((await look(started)).state, 'expired');
      const other = heldOf(await me.hold(hold.starts));
      assert.ok(other.id);
      // The provider has second thoughts.
      pay.do(id, 'recover');
      const { body, signature } = pay.messages.at(-1)!;
      await fetch(api('/payments/messages'), { method: 'POST', body, headers: { 'Pay-Signature': signature } });
      while ((await look(started)).state !== 'refunded') await turn();
      assert.deepEqual(
        pay.payments.get(id)?.refunds.map(({ amount }) => amount),
        [1200],
      );
      assert.deepEqual([await faults(db()), await ledgerFaults(db())], [[], []]);
    });
  },
  { environment: { ...served.environment, CORS_ORIGINS: 'https://www.exampleton.example', REFUND_LIMIT: '1000' } },
);
