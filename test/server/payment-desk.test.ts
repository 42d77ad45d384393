import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { DeskQueue } from '../../src/contract/desk.ts';
import type { DeskPayment, Reconciliation, RefundList } from '../../src/contract/desk-payments.ts';
import type { PayableFound } from '../../src/contract/payables.ts';
import type { PaymentView } from '../../src/contract/payments.ts';
import type { CaseSession } from '../../src/contract/cases.ts';
import { localDay } from '../../src/core/dates.ts';
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
    const day = async () => (await desk.get(`/reconciliation?day=${localDay(new Date())}`)).body as Reconciliation;

    it('pays back by one officer up to a limit, by two above it, and never more than was paid', async () => {
      const { reference, token } = await paid();
      assert.deepEqual(
        [(await paying(reference)).refundable, (await paying(reference)).items],
        [1250, [{ name: 'Birth certificate', quantity: 1, pence: 1250, ledgerCode: 'REG-10', own: false }]],
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
      there.amount = 3500;
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
      await start({ items: [{ payable: 'park-fund', pence: 500 }] });
      while ((await claims(left.id))?.holder === 'payment') await turn();
      assert.equal((await look(third)).state, 'cancelled');
      assert.equal(pay.byReference(third.reference ?? '')[0]?.status, 'cancelled');
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
