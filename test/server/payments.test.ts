import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Payable, PayableFound, PayableList } from '../../src/contract/payables.ts';
import type { PaymentView } from '../../src/contract/payments.ts';
import type { CaseSession } from '../../src/contract/cases.ts';
import { localDay } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { ledgerFaults } from '../../server/domains/payment/ledger.ts';
import { lookUpPayable, type NewPayable } from '../../server/domains/payment/payables.ts';
import { letters } from './cases.ts';
import { bearer } from './bookings.ts';
import { codeOf, errorsOf, get, onBothDatabases, post, withServer } from './client.ts';
import { anAccount, FakePay, providerIdOf, servePay, setUpPayments, sign, startedOf } from './pay.ts';

const pay = new FakePay();
const served = await servePay(pay);
after(() => served.close());

const returnUrl = 'https://www.exampleton.example/pay';

onBothDatabases(
  'payments',
  (server) => {
    const db = () => server().db;
    const api = (path: string) => `${server().url}/api${path}`;
    before(() => setUpPayments(db()));

    const lookUp = (service: string, { reference, proof }: { reference: string; proof: string }) =>
      post(api('/payables/lookup'), { service, reference, proof });
    const owed = async (over: Partial<NewPayable> = {}): Promise<Payable> => {
      const account = await anAccount(db(), over);
      return ((await lookUp(over.service ?? 'council-tax', account)).body as PayableFound).payable;
    };
    const start = (body: Record<string, unknown>, headers: Record<string, string> = {}) =>
      post(
        api('/payments'),
        { returnUrl, contact: { name: 'Robin Hill', email: 'robin@example.com' }, ...body },
        headers,
      );
    const startOne = async ({ id, due }: Payable, pence = due, headers: Record<string, string> = {}) =>
      start({ items: [{ payable: id, pence }] }, headers);
    const look = async ({ id, token }: { id?: string | undefined; token?: string | undefined }, language = 'en') =>
      (await get(api(`/payments/${id}`), { ...bearer(token), 'Accept-Language': language })).body as PaymentView;
    const paymentsOf = async (payable: Payable) =>
      rows<{ state: string }>(
        db(),
        sql`select p.state from payments p join payment_items i on i.payment = p.id
            where i.payable = ${payable.id.slice(0, 36)}::uuid order by p.created_at`,
      );
    const hear = (body: string, signature = sign(body)) =>
      fetch(api('/payments/messages'), {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', 'Pay-Signature': signature },
      });

    it('lists what everybody can pay, and finds what is somebody’s by two things', async () => {
      const { payables } = (await get(api('/payables?service=certificates'))).body as PayableList;
      assert.deepEqual(
        payables.map(({ id, amount, due, least, most }) => [id, amount, due, least, most]),
        [
          ['birth-certificate', 'fixed', 1250, undefined, undefined],
          ['park-fund', 'chosen', undefined, 100, 50_000],
          ['garden-bin', 'fixed', 4500, undefined, undefined],
        ],
      );
      const welsh = (await get(api('/payables?service=certificates'), { 'Accept-Language': 'cy' })).body as PayableList;
      assert.equal(welsh.payables[0]?.name, 'Tystysgrif geni');
      const account = await anAccount(db());
      const found = await lookUp('council-tax', { reference: account.reference.toLowerCase(), proof: 'zz11ab' });
      assert.deepEqual((found.body as PayableFound).payable.due, 120_000);
      const wrong = await lookUp('council-tax', { ...account, proof: 'ZZ1 1AC' });
      const unknown = await lookUp('council-tax', { reference: 'CT99999999', proof: 'ZZ1 1AB' });
      assert.deepEqual([wrong.status, wrong.text], [404, unknown.text]);
      assert.deepEqual(errorsOf(await lookUp('council-tax', { reference: '4242 4242 4242 4242', proof: 'x' })), [
        'reference: not-allowed',
      ]);
      assert.deepEqual(errorsOf(await lookUp('nothing', account)), ['service: not-an-option']);
    });

    it('goes to the provider’s page and comes back to a receipt, and to a case', async () => {
      const payable = await owed();
      const started = startedOf(await startOne(payable, 50_000));
      assert.deepEqual([started.state, started.moneyTaken, started.mayCancel], ['open', 'no', true]);
      const id = await providerIdOf(db(), started.id);
      const there = pay.payments.get(id)!;
      assert.ok(there.pages.has(started.nextUrl ?? ''));
      assert.deepEqual(there.body, {
        amount: 50_000,
        reference: started.reference,
        description: 'Council Tax 2026 to 2027',
        return_url: returnUrl,
        language: 'en',
        email: 'robin@example.com',
        prefilled_cardholder_details: { cardholder_name: 'Robin Hill' },
        metadata: { ledger_code: 'CT-2026' },
      });
      assert.equal((await get(api(`/payments/${started.id}`))).status, 401);
      assert.equal((await get(api(`/payments/${started.id}`), bearer('a'.repeat(22)))).status, 404);
      pay.do(id, 'pay');
      const paid = await look(started);
      assert.deepEqual(
        [paid.state, paid.moneyTaken, paid.pence, paid.nextUrl, paid.email],
        ['paid', 'yes', 50_000, undefined, 'r…n@example.com'],
      );
      const receipt = (await letters(server())).find(({ subject }) => subject.includes(started.reference ?? '-'));
      assert.match(receipt?.bodyText ?? '', /£500[\s\S]*This is your receipt/);
      const opened = (await post(api('/cases/lookup'), { token: started.token })).body as CaseSession;
      assert.deepEqual(
        [opened.case.kind, opened.case.title, opened.case.status.code, opened.case.status.tone, opened.case.may],
        ['payment', 'Council Tax', 'paid', 'done', ['ask', 'notify']],
      );
      assert.deepEqual(opened.case.facts[0], { label: 'Council Tax 2026 to 2027', value: '£500' });
      assert.deepEqual(
        opened.case.timeline.map(({ kind, title }) => [kind, title]),
        [['paid', 'Paid']],
      );
      const { payable: rest } = (
        await lookUp('council-tax', {
          reference: (
            await rows<{ reference: string }>(
              db(),
              sql`select reference from payables where id = ${payable.id.slice(0, 36)}::uuid`,
            )
          )[0]!.reference,
          proof: 'ZZ1 1AB',
        })
      ).body as PayableFound;
      assert.equal(rest.due, 70_000);
    });

    it('takes one payment for a double click, two tabs and fifty presses at once', async () => {
      const payable = await owed();
      const key = { 'Idempotency-Key': randomUUID() };
      const first = startedOf(await startOne(payable, 1000, key));
      const again = startedOf(await startOne(payable, 1000, key));
      const tab = startedOf(await startOne(payable, 1000));
      assert.deepEqual([again.id, tab.id], [first.id, first.id]);
      assert.equal(new Set([first, again, tab].map(({ nextUrl }) => nextUrl)).size, 3, 'a page is good once');
      assert.equal(codeOf(await startOne(payable, 1001, key)), 'key-reused');
      const stranger = startedOf(
        await start({ items: [{ payable: payable.id, pence: 1000 }], contact: { name: 'Kim Sand' } }),
      );
      assert.notEqual(stranger.id, first.id, 'who knows of the debt is not shown who was about to pay it');
      assert.equal(stranger.email, undefined);
      await db().execute(sql`update payments set asked_at = null`);
      assert.equal((await look(first)).state, 'cancelled');

      const other = await owed();
      const before = pay.payments.size;
      const answers = await Promise.all(Array.from({ length: 50 }, () => startOne(other, 2000)));
      assert.ok(answers.every(({ status, body }) => status === 201 || codeOf({ body } as never) === 'in-progress'));
      assert.equal((await paymentsOf(other)).length, 1);
      assert.equal(pay.payments.size - before, 1);
      const fee = { items: [{ payable: 'birth-certificate', pence: 1250 }] };
      const same = await Promise.all(
        Array.from({ length: 20 }, () => start(fee, { 'Idempotency-Key': 'x'.repeat(20) })),
      );
      assert.equal(
        new Set(same.flatMap(({ status, body }) => (status === 201 ? [(body as { id: string }).id] : []))).size,
        1,
      );
      const neighbours = await Promise.all([start(fee), start({ ...fee, contact: { name: 'Kim Sand' } })]);
      assert.notEqual(startedOf(neighbours[0]).id, startedOf(neighbours[1]).id, 'everybody can buy a certificate');
    });

    it('decides alone what is due: what the browser says otherwise changes nothing', async () => {
      const fine = await owed({
        service: 'parking-fine',
        kind: 'parking-fine',
        amount: 'fixed',
        pence: 7000,
        discount: 3500,
        discountUntil: addDays(localDay(new Date()), 3),
      });
      assert.deepEqual([fine.due, fine.discount?.full], [3500, 7000]);
      const account = await owed();
      const tries: [unknown[], string][] = [
        [[{ payable: fine.id, pence: 1 }], 'items.0.pence: not-allowed'],
        [[{ payable: fine.id, pence: 7000 }], 'items.0.pence: not-allowed'],
        [[{ payable: account.id, pence: 99 }], 'items.0.pence: too-small'],
        [[{ payable: account.id, pence: 120_001 }], 'items.0.pence: too-big'],
        [[{ payable: account.id, pence: -5 }], 'items.0.pence: too-small'],
        [[{ payable: account.id, pence: 1.5 }], 'items.0.pence: not-a-number'],
        [[{ payable: account.id, pence: 0 }], 'items.0.pence: too-small'],
        [[{ payable: account.id, pence: 1e21 }], 'items.0.pence: too-big'],
        [[{ payable: account.id, pence: '10.005' }], 'items.0.pence: not-a-number'],
        [[{ payable: account.id, pence: 1000, currency: 'EUR' }], 'items.0.currency: unknown'],
        [[{ payable: 'birth-certificate', pence: 1250, quantity: 2 }], 'items.0.pence: not-allowed'],
        [[{ payable: 'birth-certificate', pence: 7500, quantity: 6 }], 'items.0.quantity: too-many'],
        [[{ payable: 'park-fund', pence: 50_001 }], 'items.0.pence: too-big'],
        [[{ payable: account.id.slice(0, 36), pence: 100 }], 'items.0.payable: unknown'],
        [[{ payable: `${account.id.slice(0, -1)}~`, pence: 100 }], 'items.0.payable: unknown'],
        [
          [
            { payable: account.id, pence: 100 },
            { payable: account.id, pence: 100 },
          ],
          'items.1.payable: too-many',
        ],
        [[], 'items: required'],
      ];
      const before = pay.payments.size;
      for (const [items, problem] of tries) assert.deepEqual(errorsOf(await start({ items })), [problem]);
      assert.deepEqual(
        errorsOf(await start({ items: [{ payable: 'birth-certificate', pence: 1250, state: 'paid' }] })),
        ['items.0.state: unknown'],
      );
      for (const url of ['javascript:alert(1)', 'https://user:pass@www.exampleton.example/', 'https://evil.example/'])
        assert.deepEqual(errorsOf(await start({ items: tries[0]![0], returnUrl: url })), ['returnUrl: not-allowed']);
      assert.equal(pay.payments.size, before);
      const started = startedOf(await startOne(fine));
      pay.do(await providerIdOf(db(), started.id), 'pay');
      assert.equal((await look(started)).state, 'paid');
      const over = startedOf(await startOne(fine));
      assert.deepEqual([over.state, over.id, over.moneyTaken], ['already-paid', undefined, 'no']);
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('says of each way that it ends how it ended, and that no money was taken; then one can try again', async () => {
      const payable = await owed();
      const ends = { decline: 'declined', expire: 'expired', 'turn-back': 'cancelled', break: 'trouble' } as const;
      for (const [what, state] of Object.entries(ends)) {
        const started = startedOf(await startOne(payable, 1000));
        pay.do(await providerIdOf(db(), started.id), what as keyof typeof ends);
        const view = await look(started);
        assert.deepEqual([view.state, view.moneyTaken, view.nextUrl], [state, 'no', undefined]);
      }
      const started = startedOf(await startOne(payable, 1000));
      const cancelled = await post(api(`/payments/${started.id}/cancel`), {}, bearer(started.token));
      assert.equal((cancelled.body as PaymentView).state, 'cancelled');
      const next = startedOf(await startOne(payable, 2000));
      assert.equal(next.state, 'open');
      const changed = startedOf(await startOne(payable, 3000));
      assert.notEqual(changed.id, next.id, 'another amount is another payment, and the one before is stopped');
      assert.equal((await look(next)).state, 'cancelled');
      const id = await providerIdOf(db(), changed.id);
      pay.do(id, 'submit');
      const checking = await look(changed);
      assert.deepEqual([checking.state, checking.moneyTaken, checking.mayCancel], ['checking', 'unknown', false]);
      assert.equal(codeOf(await startOne(payable, 4000)), 'conflict', 'what is being paid cannot be stopped');
      pay.do(id, 'decline');
      await db().execute(sql`update payments set asked_at = null`);
      assert.equal((await look(changed)).state, 'declined');
      const letter = (await letters(server())).find(({ subject }) => subject.includes(changed.reference ?? '-'));
      assert.match(letter?.bodyText ?? '', /was not made[\s\S]*declined[\s\S]*No money was taken/, 'word was promised');
      assert.equal((await paymentsOf(payable)).length, 7);
    });

    it('knows who wanted to pay until they have, so that another try needs no typing and tells nobody', async () => {
      const payable = await owed();
      const again = async ({ id, token }: { id?: string | undefined; token?: string | undefined }) =>
        start({ items: [{ payable: payable.id, pence: 1000 }], contact: undefined, again: { id, token } });
      const thereOf = async ({ id }: { id?: string | undefined }) => pay.payments.get(await providerIdOf(db(), id))!;
      const contact = {
        name: 'Robin Hill',
        email: 'robin@example.com',
        address: { line1: '1 Mill Lane', city: 'Exampleton', postcode: 'ZZ1 1AB' },
      };
      let tried = startedOf(await start({ items: [{ payable: payable.id, pence: 1000 }], contact }));
      const said = (await thereOf(tried)).body;
      assert.equal(tried.contactKept, undefined, 'nothing has failed yet');
      for (const end of ['decline', 'expire'] as const) {
        pay.do((await thereOf(tried)).payment_id, end);
        await db().execute(sql`update payments set asked_at = null`);
        const view = await look(tried);
        assert.equal(view.contactKept, true);
        assert.doesNotMatch(JSON.stringify(view), /Robin|robin|Mill Lane|ZZ1/);
        assert.deepEqual(errorsOf(await again({ ...tried, token: 'a'.repeat(22) })), ['again: unknown']);
        assert.deepEqual(errorsOf(await again({ id: randomUUID(), token: tried.token })), ['again: unknown']);
        const next = startedOf(await again(tried));
        assert.notEqual(next.id, tried.id);
        for (const field of ['email', 'prefilled_cardholder_details'])
          assert.deepEqual((await thereOf(next)).body[field], said[field], 'the provider’s page has it all');
        tried = next;
      }
      pay.do((await thereOf(tried)).payment_id, 'pay');
      await db().execute(sql`update payments set asked_at = null`);
      const paid = await look(tried);
      assert.deepEqual([paid.state, paid.contactKept], ['paid', undefined]);
      assert.deepEqual(errorsOf(await again(tried)), ['again: unknown'], 'what is paid is over');
    });

    it('knows nothing while the provider says nothing, and says so', async () => {
      const payable = await owed();
      const started = startedOf(await startOne(payable, 1000));
      const gone = () => new Response('<h1>502</h1>', { status: 502 });
      pay.troubles.push({ method: 'GET', path: /payments/, when: 'before', answer: gone });
      const view = await look(started);
      assert.deepEqual([view.state, view.moneyTaken, view.nextUrl], ['checking', 'unknown', undefined]);
      const other = await owed();
      pay.troubles.push({ method: 'POST', path: /payments$/, when: 'after', answer: gone });
      const failed = startedOf(await startOne(other, 1000));
      assert.deepEqual([failed.state, failed.moneyTaken], ['trouble', 'no'], 'nobody was sent there');
      assert.equal(startedOf(await startOne(other, 1000)).state, 'open');
    });

    it('lets whoever turned back from the last page go there again or stop, and takes no money for taken', async () => {
      const started = startedOf(await startOne(await owed(), 1000));
      const id = await providerIdOf(db(), started.id);
      pay.do(id, 'confirm');
      const told = async () => {
        await db().execute(sql`update payments set asked_at = null`);
        const { state, moneyTaken, mayCancel, nextUrl } = await look(started);
        return [state, moneyTaken, mayCancel, pay.payments.get(id)!.pages.has(nextUrl ?? '')];
      };
      assert.deepEqual(await told(), ['open', 'no', true, true]);
      const { moneyTaken, nextUrl } = await look(started);
      assert.deepEqual([moneyTaken, nextUrl], ['unknown', undefined], 'what was said a moment ago may be over');
      pay.do(id, 'submit');
      assert.deepEqual(await told(), ['checking', 'unknown', false, false]);
      pay.do(id, 'confirm');
      const stopped = await post(api(`/payments/${started.id}/cancel`), {}, bearer(started.token));
      assert.equal((stopped.body as PaymentView).state, 'cancelled');
    });

    it('asks before the same is paid twice within minutes, and tells strangers nothing', async () => {
      const bin = (contact: object, more: object = {}) =>
        start({ items: [{ payable: 'garden-bin', pence: 4500 }], contact, ...more });
      const asked = ['repeat: required'];
      const someone = { name: 'Morgan Twice', email: 'morgan@example.com' };
      const first = startedOf(await bin(someone));
      assert.deepEqual(errorsOf(await bin(someone)), asked, 'it is being paid in another tab');
      pay.do(await providerIdOf(db(), first.id), 'pay');
      assert.equal((await look(first)).state, 'paid');
      assert.deepEqual(errorsOf(await bin(someone)), asked);
      for (const other of [{}, { email: someone.email }, { ...someone, name: 'Kim Twice' }])
        assert.equal(startedOf(await bin(other)).state, 'open');
      assert.equal(startedOf(await bin({})).state, 'open', 'nobody knows who it is');
      assert.equal(
        startedOf(await start({ items: [{ payable: 'garden-bin', pence: 9000, quantity: 2 }], contact: someone }))
          .state,
        'open',
      );
      assert.equal(startedOf(await bin(someone, { repeat: true })).state, 'open', 'they want another');

      const account = await owed();
      const part = startedOf(await startOne(account, 1000));
      pay.do(await providerIdOf(db(), part.id), 'pay');
      await look(part);
      const again = { items: [{ payable: account.id, pence: 1000 }], contact: { name: 'Kim Sand' } };
      assert.deepEqual(errorsOf(await start(again)), asked, 'whoever knows of the debt is asked');
      await db().execute(
        sql`update payments set paid_at = paid_at - interval '11 minutes', ended_at = ended_at - interval '11 minutes' where paid_at is not null`,
      );
      assert.equal(startedOf(await start(again)).state, 'open');
    });

    it('begins no payment that the provider would not take, and says what it takes', async () => {
      const { payables, limits } = (await get(api('/payables'))).body as PayableList;
      assert.ok(payables.length > 0);
      assert.deepEqual(limits, { least: 30, most: 10_000_000 });
      const account = await owed({ least: 1 });
      assert.deepEqual(errorsOf(await startOne(account, 29)), ['items: too-small']);
      assert.equal(startedOf(await startOne(account, 30)).state, 'open');
      // Nor one after which nobody could pay the rest.
      assert.deepEqual(errorsOf(await startOne(account, 119_990)), ['items.0.pence: too-big']);
      const asks = await post(api('/payments/asks'), { items: [{ payable: account.id, pence: 119_990 }] });
      assert.deepEqual(errorsOf(asks), ['items.0.pence: too-big']);
      const small = await owed({ least: 1, pence: 29 });
      assert.deepEqual([small.least, small.most], [29, 29]);
    });

    it('takes a basket in one payment, and a subscription for a year', async () => {
      const payable = await owed({ service: 'parking-fine', kind: 'parking-fine', amount: 'fixed', pence: 3500 });
      const items = [
        { payable: payable.id, pence: 3500 },
        { payable: 'garden-bin', pence: 9000, quantity: 2 },
        { payable: 'park-fund', pence: 777 },
      ];
      const started = startedOf(await start({ items, language: 'cy' }));
      const id = await providerIdOf(db(), started.id);
      const { amount, body } = pay.payments.get(id)!;
      assert.equal(amount, 13_277);
      assert.deepEqual(
        [body['language'], body['metadata']],
        ['cy', { ledger_code_1: 'CT-2026 3500', ledger_code_2: 'GW-1 9000', ledger_code_3: 'DON-1 777' }],
      );
      pay.do(id, 'pay');
      assert.equal((await look(started, 'cy')).state, 'paid');
      const opened = (await post(api('/cases/lookup'), { token: started.token })).body as CaseSession;
      const today = localDay(new Date());
      assert.deepEqual(opened.case.payment, {
        refunds: [],
        subscriptions: [
          {
            name: 'Garden waste bin',
            quantity: 2,
            from: today,
            until: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`,
          },
        ],
      });
      const receipt = (await letters(server())).find(({ subject }) => subject.includes(started.reference ?? '-'));
      assert.equal(receipt?.language, 'cy');
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('believes a signed message no more than that it asks, and an unsigned one nothing', async () => {
      const payable = await owed();
      const started = startedOf(await startOne(payable, 1000));
      const id = await providerIdOf(db(), started.id);
      const stateNow = async () => (await paymentsOf(payable))[0]?.state;
      const heard = async (message: string) => {
        const { status } = await hear(message);
        const name = (JSON.parse(message) as { webhook_message_id: string }).webhook_message_id;
        const waiting = () => rows(db(), sql`select from webhook_messages where id = ${name} and done_at is null`);
        while ((await waiting()).length > 0) await new Promise(setImmediate);
        return status;
      };
      pay.tell(pay.payments.get(id)!, 'card_payment_succeeded');
      const early = pay.messages.at(-1)!.body;
      assert.equal(await heard(early), 200);
      assert.equal(await stateNow(), 'open', 'it says that it is paid, and it is not');
      pay.do(id, 'pay');
      const { body, signature } = pay.messages.at(-1)!;
      const before = (await rows(db(), sql`select from webhook_messages`)).length;
      for (const [text, signed] of [
        [body, ''],
        [body, signature.toUpperCase()],
        [body, sign(body, 'another-secret-altogether')],
        [body.replace('1000', '1001'), signature],
        [`${body} `, signature],
      ] as const)
        assert.equal((await hear(text, signed)).status, 401);
      const sent = (hours: number) =>
        body.replace(
          /"created_date":"[^"]+"/,
          `"created_date":"${new Date(Date.now() + hours * 3_600_000).toISOString()}"`,
        );
      for (const hours of [-24.1, 24.1]) assert.equal((await hear(sent(hours))).status, 401, 'a copy that was caught');
      assert.equal((await hear('{}')).status, 400);
      assert.equal((await rows(db(), sql`select from webhook_messages`)).length, before);
      assert.equal(await stateNow(), 'open');
      assert.equal(await heard(body), 200);
      assert.equal(await stateNow(), 'paid', 'nobody has come back yet');
      assert.equal(await heard(body), 200);
      assert.equal(await heard(early), 200);
      assert.equal((await rows(db(), sql`select from webhook_messages`)).length, before + 1);
      assert.deepEqual(await ledgerFaults(db()), []);
    });

    it('asks once of each payment that it is told of, however often, and of one without an answer later and later', async () => {
      const [silent, other] = [
        startedOf(await startOne(await owed(), 1000)),
        startedOf(await startOne(await owed(), 1000)),
      ];
      const [lost, good] = [await providerIdOf(db(), silent.id), await providerIdOf(db(), other.id)];
      const asked = () => pay.asked.filter((line) => line === `GET /v1/payments/${lost}`).length;
      const open = async () =>
        (await rows(db(), sql`select from webhook_messages where payment = ${lost} and done_at is null`)).length;
      const before = asked();
      pay.troubles.push({
        method: 'GET',
        path: new RegExp(lost),
        when: 'before',
        answer: () => new Response('', { status: 500 }),
      });
      await db().execute(
        sql`insert into webhook_messages (id, payment, event, received_at)
            select 'of one ' || each, ${lost}, 'card_payment_succeeded', now() - interval '1 hour' from generate_series(1, 300) as each`,
      );
      pay.do(good, 'pay');
      const told = async () => {
        const { body, signature } = pay.messages.at(-1)!;
        assert.equal((await hear(body, signature)).status, 200);
      };
      await told();
      const states = () => rows<{ state: string }>(db(), sql`select state from payments where provider_id = ${good}`);
      while ((await states())[0]?.state !== 'paid') await new Promise(setImmediate);
      assert.deepEqual([asked() - before, await open()], [1, 300]);
      const [{ wait } = { wait: 0 }] = await rows<{ wait: number }>(
        db(),
        sql`select extract(epoch from min(look_at) - now())::int as wait from webhook_messages where payment = ${lost}`,
      );
      assert.ok(wait > 0 && wait <= 30);
      await db().execute(sql`update webhook_messages set look_at = now() where payment = ${lost}`);
      pay.tell(pay.payments.get(good)!, 'card_payment_captured');
      await told();
      while ((await open()) > 0) await new Promise(setImmediate);
      assert.equal(asked() - before, 2);
    });

    it('gives up what the provider does not know any more, once nobody could pay it there', async () => {
      const payable = await owed();
      const started = startedOf(await startOne(payable, 1000));
      const there = await providerIdOf(db(), started.id);
      pay.payments.delete(there);
      const young = await look(started);
      assert.deepEqual([young.state, young.moneyTaken], ['checking', 'unknown'], 'it may not have it everywhere yet');
      assert.equal(codeOf(await startOne(payable, 2000)), 'conflict');
      await db().execute(
        sql`update payments set asked_at = null, created_at = now() - interval '91 minutes' where id = ${started.id ?? null}::uuid`,
      );
      pay.troubles.push({
        method: 'GET',
        path: new RegExp(there),
        when: 'before',
        answer: () => new Response('<h1>404</h1>', { status: 404 }),
      });
      assert.equal((await look(started)).state, 'checking', 'not the word of the provider');
      await db().execute(sql`update payments set asked_at = null where id = ${started.id ?? null}::uuid`);
      const old = await look(started);
      assert.deepEqual([old.state, old.moneyTaken], ['trouble', 'no']);
      assert.match(server().logged(), /"level":50[^\n]+"the provider does not know a payment that it made/);
      assert.equal(startedOf(await startOne(payable, 2000)).state, 'open', 'and the debt can be paid');
    });

    it('says that it is not available while the provider refuses what we ask, and tells whoever looks after it', async () => {
      const payable = await owed();
      const key = { 'Idempotency-Key': randomUUID() };
      for (const status of [401, 400]) {
        const answer = () => Response.json({ code: status === 401 ? 'P0900' : 'P0920' }, { status });
        pay.troubles.push({ method: 'POST', path: /payments$/, when: 'before', answer });
        const refused = await startOne(payable, 1000, key);
        assert.deepEqual([refused.status, codeOf(refused)], [503, 'unavailable'], 'to wait and try again is no help');
      }
      assert.match(server().logged(), /"level":50[^\n]+P0920[^\n]+look at its key/);
      assert.equal(startedOf(await startOne(payable, 1000, key)).state, 'open', 'once that is put right');
      assert.deepEqual(
        (await paymentsOf(payable)).map(({ state }) => state),
        ['trouble', 'trouble', 'open'],
      );
    });

    it('has nothing of who pays in an address or in the log', async () => {
      const account = await anAccount(db(), { reference: 'CANARY123', proof: 'ZZ9 9ZZ' });
      const { payable } = (await lookUp('council-tax', account)).body as PayableFound;
      const contact = {
        name: 'Canary Name',
        email: 'canary@example.com',
        address: { line1: '1 Canary Row', postcode: 'ZZ9 9ZZ' },
      };
      const started = startedOf(await start({ items: [{ payable: payable.id, pence: 1000 }], contact }));
      pay.troubles.push({
        method: 'GET',
        path: /payments/,
        when: 'before',
        answer: () => new Response('canary', { status: 500 }),
      });
      await look(started);
      await db().execute(sql`update payments set asked_at = null`);
      pay.do(await providerIdOf(db(), started.id), 'pay');
      assert.equal((await look(started)).state, 'paid');
      assert.doesNotMatch(server().logged(), /canary|ZZ9/i);
      assert.doesNotMatch([started.nextUrl, ...pay.asked].join(), /canary|ZZ9/i);
      const kept = JSON.stringify(await rows(db(), sql`select * from payments where id = ${started.id ?? null}::uuid`));
      assert.doesNotMatch(kept, /canary/i, 'the case has it');
      const counts = JSON.stringify(await rows(db(), sql`select key from rate_limits`));
      assert.doesNotMatch(counts, /canary/i);
    });
  },
  {
    environment: { ...served.environment, CORS_ORIGINS: 'https://www.exampleton.example', LIMIT_LOOKUPS: '10000/600' },
  },
);

describe('guessing at what somebody owes', () => {
  const server = withServer({
    environment: {
      ...served.environment,
      LIMIT_LOOKUPS: '',
      LIMIT_REFERENCES: '5/900',
      TRUSTED_PROXIES: '127.0.0.1',
    },
  });
  const guess = (body: Record<string, unknown>, from: string) =>
    post(`${server().url}/api/payables/lookup`, { service: 'council-tax', ...body }, { 'X-Forwarded-For': from });
  let addresses = 0;
  const anAddress = () => `198.51.${(addresses += 1) >> 8}.${addresses & 255}`;

  before(async () => {
    await setUpPayments(server().db);
    for (let count = 0; count < 50; count += 1) await anAccount(server().db);
  });

  it('tells nothing by status, header, length or time', async () => {
    const { db } = server();
    const { reference: real } = await anAccount(db);
    const none = () => `CT${String(90_000_000 + randomInt(10_000_000))}`;
    const answers = new Set<string>();
    for (let count = 0; count < 20; count += 1) {
      await db.execute(sql`delete from rate_limits`);
      const reference = count % 2 === 0 ? real : none();
      const answer = await guess({ reference, proof: `ZZ${count} 9ZZ` }, '192.0.2.1');
      const headers = [...answer.headers].filter(([name]) => name !== 'date');
      answers.add(JSON.stringify([answer.status, answer.text, headers]));
    }
    assert.equal(answers.size, 1, 'one answer for all of them, byte for byte');
    // What comes before and after the look-up does not know what was found.
    const timed = async (reference: string) => {
      const since = performance.now();
      assert.equal(await lookUpPayable(db, { service: 'council-tax', reference, proof: 'ZZ9 9ZZ' }), undefined);
      return performance.now() - since;
    };
    const more: number[] = [];
    const times: number[] = [];
    for (let count = 0; count < 300; count += 1) {
      // Whoever comes second finds the database warm: they take turns.
      const [first, second] = [await timed(count % 2 ? real : none()), await timed(count % 2 ? none() : real)];
      more.push(count % 2 ? first - second : second - first);
      times.push(first, second);
    }
    const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    const longer = median(more) / median(times);
    assert.ok(Math.abs(longer) < 0.15, `one that is there takes ${longer * 100} % longer`);
  });

  it('is for few tries: of one address, of one number, and of all in a day', async () => {
    await server().db.execute(sql`delete from rate_limits`);
    const mine = await anAccount(server().db);
    for (let count = 0; count < 5; count += 1)
      assert.equal((await guess({ ...mine, proof: 'x' }, '192.0.2.2')).status, 404);
    const refused = await guess(mine, '192.0.2.2');
    assert.deepEqual(
      [refused.status, Number(refused.headers.get('retry-after')) > 60],
      [429, true],
      'the right one too',
    );
    assert.equal((await guess(mine, '192.0.2.3')).status, 200, 'nobody alone keeps its owner out');
    for (let count = 0; count < 45; count += 1)
      assert.equal((await guess({ ...mine, proof: 'x' }, anAddress())).status, 404);
    assert.equal((await guess(mine, anAddress())).status, 429);
    const none = { reference: 'CT99999999', proof: 'x' };
    for (let count = 0; count < 50; count += 1) assert.equal((await guess(none, anAddress())).status, 404);
    assert.equal((await guess(none, anAddress())).status, 429, 'one that is not there is counted as one that is');
  });
});
