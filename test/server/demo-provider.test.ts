import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { beforeEach, describe, it } from 'node:test';
import * as v from 'valibot';
import { govUkPay, isSigned, WebhookMessage } from '../../server/connectors/pay/govuk-pay.ts';
import { PayFault, type PayOrder } from '../../server/connectors/pay/provider.ts';
import {
  aPayment,
  apiKey,
  onBoth,
  webhookSecret,
  withProvider,
  type Answer,
  type TestProvider,
} from './demo-provider.ts';
import { checkedFetch, described } from './pay-contract.ts';

const slow = '4000000000001018';
const declined = '4000000000000002';

const said = ({ status, body }: Answer) =>
  `${status} ${String(body['code'])} ${String(body['field'] ?? body['header'])}`;

async function eventsOf(provider: TestProvider, id: string): Promise<string[]> {
  const { body } = await provider.call('GET', `/v1/payments/${id}/events`);
  return (body['events'] as { state: { status: string } }[]).map(({ state }) => state.status);
}

interface Found {
  total: number;
  count: number;
  page: number;
  results: { payment_id: string; state: { status: string } }[];
  _links: Record<string, { href: string }>;
}

async function search(provider: TestProvider, query: string): Promise<Found> {
  return (await provider.call('GET', `/v1/payments?${query}`)).body as unknown as Found;
}

onBoth('the payment provider of the demo', (get) => {
  beforeEach(async () => {
    await get().settings();
    await get().pass(120);
    get().receiver.told.length = 0;
    get().receiver.status = 200;
  });

  it('takes a payment through its life, and tells of each step', async () => {
    const provider = get();
    const id = await provider.create({ email: 'robin@example.com', metadata: { ledger_code: 'AB100', lines: 2 } });
    const fresh = await provider.payment(id);
    assert.deepEqual(fresh.state, { status: 'created', finished: false });
    assert.deepEqual(fresh.refund_summary, { status: 'pending', amount_available: 1250, amount_submitted: 0 });
    await provider.demo('POST', `/payments/${id}/resident`, { card: '4444333322221111', until: 'submitted' });
    assert.equal((await provider.payment(id)).state.status, 'submitted');
    await provider.demo('POST', `/payments/${id}/resident`, { card: '4444333322221111' });
    const paid = await provider.payment(id);
    assert.deepEqual(paid.state, { status: 'success', finished: true });
    assert.equal(paid.card_details?.['last_digits_card_number'], '1111');
    assert.equal(paid._links['cancel'], null);
    assert.equal(paid._links['next_url'], null);
    assert.deepEqual(await eventsOf(provider, id), ['created', 'started', 'submitted', 'success']);
  });

  it('ends a payment as its card says', async () => {
    const provider = get();
    const states = [];
    for (const card of [declined, '4000000000000119', undefined]) {
      const id = await provider.create();
      await provider.demo('POST', `/payments/${id}/resident`, { card });
      const { status, code, message } = (await provider.payment(id)).state;
      states.push([status, code, message]);
    }
    assert.deepEqual(states, [
      ['failed', 'P0010', 'Payment method rejected'],
      ['error', 'P0050', 'Payment provider returned an error'],
      ['failed', 'P0030', 'Payment was cancelled by the user'],
    ]);
  });

  it('is still checking while a slow bank is, and is cancelled by nobody then', async () => {
    const provider = get();
    const id = await provider.paid(slow);
    assert.equal((await provider.payment(id)).state.status, 'submitted');
    assert.equal(said(await provider.call('POST', `/v1/payments/${id}/cancel`)), '409 P0502 undefined');
    await provider.pass(20);
    assert.equal((await provider.payment(id)).state.status, 'success');
    const other = await provider.paid('4000000000001026');
    await provider.pass(20);
    assert.equal((await provider.payment(other)).state.code, 'P0010');
  });

  it('expires after ninety minutes, told by whoever looks first, and keeps what was begun over a restart', async () => {
    const provider = get();
    const id = await provider.create();
    await provider.demo('POST', `/payments/${id}/resident`, { until: 'started' });
    await provider.stop();
    await provider.start();
    await provider.pass(90 * 60 - 1);
    assert.equal((await provider.payment(id)).state.status, 'started');
    await provider.pass(1);
    const { state } = await provider.payment(id);
    assert.deepEqual(state, { status: 'failed', finished: true, code: 'P0020', message: 'Payment expired' });
    await provider.pass(1);
    assert.deepEqual(
      provider.receiver.told.map(({ type }) => type),
      ['card_payment_expired'],
    );
  });

  it('cancels for the service, once', async () => {
    const provider = get();
    const id = await provider.create();
    assert.equal((await provider.call('POST', `/v1/payments/${id}/cancel`)).status, 204);
    assert.deepEqual((await provider.payment(id)).state.code, 'P0040');
    assert.equal(said(await provider.call('POST', `/v1/payments/${id}/cancel`)), '400 P0501 undefined');
  });

  it('takes a delayed payment when it is told to', async () => {
    const provider = get();
    const id = await provider.paid(undefined, { delayed_capture: true });
    assert.equal((await provider.payment(id)).state.status, 'capturable');
    assert.equal((await provider.call('POST', `/v1/payments/${id}/capture`)).status, 204);
    assert.equal((await provider.payment(id)).state.status, 'success');
    assert.equal(said(await provider.call('POST', `/v1/payments/${id}/capture`)), '409 P1003 undefined');
  });

  it('refunds parts up to the whole, and nothing on a wrong idea of what is left', async () => {
    const provider = get();
    const id = await provider.paid();
    const refund = (amount: number, available?: number) =>
      provider.call('POST', `/v1/payments/${id}/refunds`, {
        amount,
        ...(available !== undefined && { refund_amount_available: available }),
      });
    const first = await refund(250, 1250);
    assert.equal(first.status, 202);
    assert.equal(first.body['status'], 'submitted');
    assert.equal(said(await refund(250, 1250)), '412 P0604 undefined');
    assert.equal(said(await refund(1001)), '400 P0603 undefined');
    await provider.pass(3);
    const one = await provider.call('GET', `/v1/payments/${id}/refunds/${String(first.body['refund_id'])}`);
    assert.equal(one.body['status'], 'success');

    await provider.settings({ refundEnds: 'error' });
    await refund(1000, 1000);
    assert.equal((await provider.payment(id)).refund_summary.status, 'full');
    await provider.pass(3);
    const { refund_summary } = await provider.payment(id);
    assert.deepEqual(refund_summary, { status: 'available', amount_available: 1000, amount_submitted: 250 });

    const all = await provider.call('GET', `/v1/payments/${id}/refunds`);
    assert.equal((all.body['_embedded'] as { refunds: unknown[] }).refunds.length, 2);
    const found = await provider.call('GET', '/v1/refunds?display_size=1&page=1');
    assert.equal(found.body['count'], 1);
    await provider.pass(5);
    assert.deepEqual(provider.receiver.told.map(({ type }) => type).sort(), [
      'card_payment_captured',
      'card_payment_refunded',
      'card_payment_succeeded',
    ]);
  });

  it('takes a payment by agreement once for a key, and one on the web each time', async () => {
    const provider = get();
    const made = await provider.call('POST', '/v1/agreements', { reference: 'GW-1', description: 'Garden waste' });
    const agreement = String(made.body['agreement_id']);
    const agreed = {
      amount: 500,
      reference: 'GW-2',
      description: 'Second year',
      authorisation_mode: 'agreement',
      agreement_id: agreement,
    };
    assert.equal(said(await provider.call('POST', '/v1/payments', agreed)), '422 P0102 agreement_id');
    await provider.paid(undefined, { set_up_agreement: agreement });
    assert.equal((await provider.call('GET', `/v1/agreements/${agreement}`)).body['status'], 'active');

    await provider.pass(60);
    const key = { 'Idempotency-Key': 'year-2' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => provider.call('POST', '/v1/payments', agreed, key)),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 200, 201]);
    assert.equal(new Set(answers.map(({ body }) => body['payment_id'])).size, 1);
    const other = await provider.call('POST', '/v1/payments', { ...agreed, amount: 600 }, key);
    assert.equal(said(other), '409 P0191 undefined');
    await provider.pass(24 * 3600);
    assert.equal((await provider.call('POST', '/v1/payments', { ...agreed, amount: 600 }, key)).status, 201);
    assert.equal((await provider.payment(String(answers[0]?.body['payment_id']))).state.status, 'success');

    const web = await Promise.all([1, 2].map(() => provider.call('POST', '/v1/payments', aPayment(), key)));
    assert.equal(new Set(web.map(({ body }) => body['payment_id'])).size, 2);

    assert.equal((await provider.call('POST', `/v1/agreements/${agreement}/cancel`)).status, 204);
    assert.equal(said(await provider.call('POST', `/v1/agreements/${agreement}/cancel`)), '400 P2501 undefined');
    const listed = await provider.call('GET', '/v1/agreements?status=cancelled&reference=gw-1');
    assert.equal(listed.body['total'], 1);
  });

  it('declines what comes after a first payment, where the card does', async () => {
    const provider = get();
    const made = await provider.call('POST', '/v1/agreements', { reference: 'GW-3', description: 'Garden waste' });
    const agreement = String(made.body['agreement_id']);
    await provider.paid('4000000000001075', { set_up_agreement: agreement });
    const { body } = await provider.call('POST', '/v1/payments', {
      amount: 500,
      reference: 'GW-4',
      description: 'Second year',
      authorisation_mode: 'agreement',
      agreement_id: agreement,
    });
    const { state } = await provider.payment(String(body['payment_id']));
    assert.deepEqual([state.status, state.code, state.can_retry], ['failed', 'P0010', true]);
  });

  it('finds payments in pages, the newest first, and may be behind', async () => {
    const provider = get();
    const ids: string[] = [];
    while (ids.length < 5) ids.unshift(await provider.create({ reference: 'Page-1' }));
    const first = await search(provider, 'reference=page-1&display_size=2');
    assert.deepEqual([first.total, first.count, first.page], [5, 2, 1]);
    const all = [...first.results];
    for (let next = first._links['next_page']; next;) {
      const page = await search(provider, new URL(next.href).search.slice(1));
      all.push(...page.results);
      next = page._links['next_page'];
    }
    assert.deepEqual(
      all.map(({ payment_id }) => payment_id),
      ids,
    );
    assert.equal(said(await provider.call('GET', '/v1/payments?reference=page-1&page=2')), '404 P0402 undefined');
    assert.equal(said(await provider.call('GET', '/v1/agreements?reference=none&page=2')), '404 P2402 undefined');
    assert.equal(said(await provider.call('GET', '/v1/refunds?page=900')), '404 P1100 undefined');

    await provider.pass(30);
    await provider.demo('POST', `/payments/${ids[0]}/resident`, { card: '5105105105105100' });
    await provider.settings({ searchLag: 20 });
    assert.equal((await search(provider, 'reference=page-1&state=success')).total, 0);
    await provider.pass(20);
    const [found] = (await search(provider, 'reference=page-1&state=success&card_brand=master-card')).results;
    assert.equal(found?.payment_id, ids[0]);
  });

  it('tells the council again until it answers 2xx, signed over the bytes that it sends', async () => {
    const provider = get();
    provider.receiver.status = 500;
    const id = await provider.paid();
    await provider.pass(1);
    assert.equal(provider.receiver.told.length, 2);
    provider.receiver.status = 204;
    await provider.pass(5);
    assert.equal(provider.receiver.told.length, 4);
    await provider.pass(7200);
    assert.equal(provider.receiver.told.length, 4);
    for (const { body, signature } of provider.receiver.told)
      assert.equal(signature, createHmac('sha256', webhookSecret).update(body).digest('hex'));
    const [first, , again] = provider.receiver.told;
    assert.equal(first?.body, again?.body);
    const kept = await provider.demo<{ attempts: number; delivered: boolean }[]>('GET', `/payments/${id}/webhooks`);
    assert.deepEqual(
      kept.map(({ attempts, delivered }) => [attempts, delivered]),
      [
        [2, true],
        [2, true],
      ],
    );
  });

  it('tells twice, in the wrong order, late or not at all when it is asked to', async () => {
    const provider = get();
    const { told } = provider.receiver;
    const types = () => told.splice(0).map(({ type }) => type.replace('card_payment_', ''));
    await provider.settings({ webhooks: { copies: 2, reversed: true, delaySeconds: 10 } });
    const id = await provider.paid();
    await provider.pass(9);
    assert.deepEqual(types(), []);
    await provider.pass(1);
    await provider.pass(2);
    await provider.pass(2);
    assert.deepEqual(types(), ['captured', 'succeeded', 'captured', 'succeeded']);

    await provider.settings({ webhooks: { lost: true } });
    const lost = await provider.paid();
    await provider.pass(7200);
    assert.deepEqual(types(), []);
    await provider.demo('POST', `/payments/${lost}/webhooks`, { order: [1, 0, 1] });
    assert.deepEqual(types(), ['captured', 'succeeded', 'captured']);

    await provider.settings();
    await provider.demo('POST', `/payments/${id}/turn`, { status: 'failed', code: 'P0010' });
    assert.equal((await provider.payment(id)).state.status, 'failed');
    await provider.pass(1);
    assert.deepEqual(types(), ['failed']);
  });
});

describe('what the provider refuses', () => {
  withProvider((get) => {
    beforeEach(() => get().pass(5));

    const wrongPayments: [string, Record<string, unknown>][] = [
      ['400 P0101 amount', { amount: undefined }],
      ['400 P0101 amount', { amount: null }],
      ['400 P0101 reference', { reference: ' ' }],
      ['400 P0101 description', { description: undefined }],
      ['422 P0101 return_url', { return_url: undefined }],
      ['400 P0102 amount', { amount: '1250' }],
      ['400 P0102 amount', { amount: 12.5 }],
      ['422 P0102 amount', { amount: 0 }],
      ['422 P0102 amount', { amount: -1 }],
      ['422 P0102 amount', { amount: 10_000_001 }],
      ['400 P0102 reference', { reference: 1 }],
      ['422 P0102 reference', { reference: 'x'.repeat(256) }],
      ['422 P0102 description', { description: 'x'.repeat(256) }],
      ['422 P0102 return_url', { return_url: 'council.example' }],
      ['422 P0102 return_url', { return_url: 'javascript:alert(1)' }],
      ['422 P0102 return_url', { return_url: `https://council.example/${'x'.repeat(2000)}` }],
      ['422 P0102 email', { email: 'x'.repeat(255) }],
      ['422 P0102 language', { language: 'fr' }],
      ['422 P0102 metadata', { metadata: {} }],
      ['422 P0102 metadata', { metadata: Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`k${n}`, n])) }],
      ['422 P0102 metadata', { metadata: { ['x'.repeat(31)]: 1 } }],
      ['422 P0102 metadata', { metadata: { key: 'x'.repeat(101) } }],
      ['422 P0102 metadata', { metadata: { key: { deep: 1 } } }],
      ['400 P0102 delayed_capture', { delayed_capture: 'yes' }],
      ['422 P0102 cardholder_name', { prefilled_cardholder_details: { cardholder_name: 'x'.repeat(256) } }],
      ['400 P0102 postcode', { prefilled_cardholder_details: { billing_address: { postcode: 1 } } }],
      ['422 P0102 authorisation_mode', { authorisation_mode: 'external' }],
      ['422 P0102 set_up_agreement', { set_up_agreement: 'short' }],
      ['400 P0103 set_up_agreement', { set_up_agreement: 'a'.repeat(26) }],
      ['400 P0104 agreement_id', { agreement_id: 'a'.repeat(26) }],
      ['400 P0104 return_url', { authorisation_mode: 'agreement', agreement_id: 'a'.repeat(26) }],
      ['422 P0195 undefined', { authorisation_mode: 'moto_api' }],
      ['422 P0196 undefined', { moto: true }],
      ...['<b>', 'a>', 'a"b', 'a\\b', 'a|b', 'a\0b', 'a\ud800'].map((reference): [string, Record<string, unknown>] => [
        '400 P0920 undefined',
        { reference },
      ]),
    ];
    for (const [number, [answer, over]] of wrongPayments.entries())
      it(`says ${answer} (${number + 1})`, async () => {
        assert.equal(said(await get().wrong('POST', '/v1/payments', aPayment(over))), answer);
      });

    it('says what it knows nothing of', async () => {
      const none = `/v1/payments/${'a'.repeat(26)}`;
      const agreement = `/v1/agreements/${'a'.repeat(26)}`;
      const id = await get().create();
      const answers = [
        ['GET', none, 'P0200'],
        ['GET', `${none}/events`, 'P0300'],
        ['POST', `${none}/cancel`, 'P0500'],
        ['POST', `${none}/capture`, 'P1000'],
        ['GET', `${none}/refunds`, 'P0800'],
        ['GET', `/v1/payments/${id}/refunds/${'a'.repeat(26)}`, 'P0700'],
        ['GET', agreement, 'P2200'],
        ['POST', `${agreement}/cancel`, 'P2500'],
      ] as const;
      for (const [method, path, code] of answers)
        assert.equal(said(await get().wrong(method, path)), `404 ${code} undefined`, path);
      assert.equal(said(await get().wrong('POST', `${none}/refunds`, { amount: 1 })), '404 P0600 undefined');
    });

    it('has an answer to everything that is described, and only with the key', async () => {
      for (const { method, path } of described) {
        const asked = path.replaceAll(/\{\w+\}/g, 'a'.repeat(26));
        const { body } = await get().wrong(method, asked, method === 'POST' ? {} : undefined);
        assert.notEqual(body['code'], 404, path);
        const { status } = await get().wrong(method, asked, undefined, { Authorization: '' });
        assert.equal(status, 401, path);
        await get().pass(1);
      }
    });

    it('says what is no JSON, no key, no refund, no agreement and no search', async () => {
      const provider = get();
      const id = await provider.create();
      const refunds = `/v1/payments/${id}/refunds`;
      const answers: [string, Answer][] = [
        ['400 P0197 undefined', await provider.wrong('POST', '/v1/payments', '{"amount":')],
        ['400 P0920 undefined', await provider.wrong('POST', '/v1/payments', '')],
        ['400 P0920 undefined', await provider.wrong('POST', '/v1/payments', '{}', { 'Content-Type': 'text/plain' })],
        ['400 P0920 undefined', await provider.wrong('GET', '/v1/payments', undefined, { Accept: 'text/html' })],
        [
          '422 P0102 Idempotency-Key',
          await provider.wrong('POST', '/v1/payments', aPayment(), { 'Idempotency-Key': '$$' }),
        ],
        ['400 P0601 amount', await provider.wrong('POST', refunds, {})],
        ['400 P0602 amount', await provider.wrong('POST', refunds, { amount: 'all' })],
        ['422 P0602 amount', await provider.wrong('POST', refunds, { amount: 0 })],
        ['400 P0603 undefined', await provider.wrong('POST', refunds, { amount: 1 })],
        ['400 P0697 undefined', await provider.wrong('POST', refunds, '[]')],
        ['400 P2101 description', await provider.wrong('POST', '/v1/agreements', { reference: 'a' })],
        ['400 P2102 reference', await provider.wrong('POST', '/v1/agreements', { reference: 1 })],
        ['400 P2197 undefined', await provider.wrong('POST', '/v1/agreements', 'x')],
        ['422 P0401 undefined', await provider.wrong('GET', '/v1/payments?state=paid&from_date=monday&page=0')],
        ['422 P1101 undefined', await provider.wrong('GET', '/v1/refunds?display_size=501')],
        ['422 P2401 undefined', await provider.wrong('GET', '/v1/agreements?status=odd')],
      ];
      for (const [expected, answer] of answers) assert.equal(said(answer), expected);
      const unknown = await provider.wrong('GET', '/v1/payments', undefined, { Authorization: 'Bearer other' });
      assert.equal(unknown.status, 401);
    });

    it('wants residents to come back over https, and says so of itself, where it is reached so', async () => {
      const provider = get();
      await provider.stop();
      await provider.start('https://pay.example/');
      const http = aPayment({ return_url: 'http://council.example/' });
      assert.equal(said(await provider.wrong('POST', '/v1/payments', http)), '400 P0920 undefined');
      const next = (await provider.payment(await provider.create()))._links['next_url']?.href ?? '';
      assert.match(next, /^https:\/\/pay\.example\/secure\/[\w-]{36}$/);
      const opened = await fetch(provider.url + new URL(next).pathname, { redirect: 'manual' });
      assert.match(opened.headers.get('set-cookie') ?? '', /; Secure; SameSite=Lax$/);
      await provider.stop();
      await provider.start();
      assert.equal((await provider.call('POST', '/v1/payments', http)).status, 201);
    });

    it('takes fifteen new payments in a second', async () => {
      const sent = Array.from({ length: 20 }, () => get().call('POST', '/v1/payments', aPayment()));
      const statuses = (await Promise.all(sent)).map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 201).length, 15);
      assert.equal(statuses.filter((status) => status === 429).length, 5);
      await get().pass(1);
      assert.equal((await get().call('POST', '/v1/payments', aPayment())).status, 201);
    });
  });
});

describe('trouble on demand', () => {
  withProvider((get) => {
    const faults = (...list: Record<string, unknown>[]) => get().settings({ faults: list });
    const count = async () => (await search(get(), 'reference=Lost')).total;

    it('is met as often as was asked, where it was asked', async () => {
      await faults(
        { on: 'POST /v1/payments', kind: 'error' },
        { on: 'POST /v1/payments', kind: 'too-many', times: 2 },
        { on: 'POST /v1/payments', kind: 'down' },
        { on: 'POST /v1/payments', kind: 'P0940' },
        { on: 'POST /v1/payments', kind: 'P0941' },
        { on: 'POST /v1/payments', kind: 'P0199' },
      );
      const codes: string[] = [];
      while (codes.length < 8)
        codes.push(
          said(await get().call('POST', '/v1/payments', aPayment()))
            .split(' ')
            .slice(0, 2)
            .join(' '),
        );
      assert.deepEqual(codes, [
        '500 P0198',
        '429 P0900',
        '429 P0900',
        '503 P0999',
        '403 P0940',
        '403 P0941',
        '500 P0199',
        '201 undefined',
      ]);
    });

    it('loses an answer of which the work was done, or not done', async () => {
      const provider = get();
      const lost = () =>
        fetch(`${provider.url}/v1/payments`, {
          method: 'POST',
          headers: { Authorization: 'Bearer key-of-the-tests', 'Content-Type': 'application/json' },
          body: JSON.stringify(aPayment({ reference: 'Lost' })),
          signal: AbortSignal.timeout(300),
        });
      await faults({ on: 'POST', kind: 'reset' }, { on: 'POST', kind: 'reset', done: true });
      await assert.rejects(lost());
      assert.equal(await count(), 0);
      await assert.rejects(lost());
      assert.equal(await count(), 1);
      await faults({ on: 'POST', kind: 'hang', done: true }, { on: 'POST', kind: 'html', done: true });
      await assert.rejects(lost(), { name: 'TimeoutError' });
      assert.equal(await count(), 2);
      const gateway = await lost();
      assert.match(`${gateway.status} ${await gateway.text()}`, /502 <!doctype html>/);
      assert.equal(await count(), 3);
    });

    it('opens to nobody without the key for it', async () => {
      const closed = await fetch(`${get().url}/demo/settings`, { method: 'PUT', body: '{}' });
      assert.equal(closed.status, 401);
    });
  });
});

describe('the council’s connector and the provider, both held to the description', () => {
  withProvider((get) => {
    const order: PayOrder = {
      pence: 1250,
      reference: 'EX1-234-5678',
      description: 'Garden waste, a year',
      returnUrl: 'https://council.example/paid',
      language: 'en',
      metadata: {},
    };
    let waits: number[] = [];
    /** @param ask what goes over the wire; held to the description by itself */
    const connector = (ask = checkedFetch) =>
      govUkPay({
        url: get().url,
        key: apiKey,
        fetch: ask,
        waits: [1, 2],
        sleep: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
      });
    const faultOf = (work: Promise<unknown>) =>
      work.then(
        () => 'none',
        (error: unknown) =>
          error instanceof PayFault ? [error.kind, error.code].filter(Boolean).join(' ') : assert.fail(String(error)),
      );
    beforeEach(async () => {
      waits = [];
      get().receiver.told.length = 0;
      await get().settings();
      await get().pass(120);
    });

    it('takes all that a resident has said, in their language, and what no firewall would let through', async () => {
      const attack = '<script>"\\|';
      const { id } = await connector().create({
        ...order,
        description: `Treth Gyngor ${attack} ${'x'.repeat(300)}`,
        returnUrl: 'https://council.example/paid?a=|\\&b="<c>',
        language: 'cy',
        email: 'robin@example.com',
        name: `Robin ${attack} Hill`,
        address: { line1: `1 Mill Lane ${attack}`, city: 'Exampleton', postcode: 'ZZ1 1AB' },
        metadata: Object.fromEntries(
          Array.from({ length: 20 }, (_, index) => [`${index} ${'k'.repeat(40)}`, `${attack}${'v'.repeat(200)}`]),
        ),
      });
      const { body } = await get().call('GET', `/v1/payments/${id}`);
      assert.deepEqual(
        [body['language'], body['email'], body['return_url']],
        ['cy', 'robin@example.com', 'https://council.example/paid?a=%7C%5C&b=%22%3Cc%3E'],
      );
      assert.equal(Object.keys(body['metadata'] as object).length, 15);
      const opened = await fetch((await connector().get(id)).nextUrl ?? '', { redirect: 'manual' });
      const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
      const page = await fetch(new URL(opened.headers.get('location') ?? '', get().url), { headers: { cookie } });
      const html = await page.text();
      assert.match(html, /<html[^>]* lang="cy"/);
      assert.match(html, /value="Robin script Hill"/);
      assert.match(html, /value="ZZ1 1AB"/);
    });

    it('leaves out what nothing is left of, and what would be refused', async () => {
      const { id } = await connector().create({
        ...order,
        email: '"robin hill"@example.com',
        name: '<>',
        address: { line1: '|' },
        metadata: { ledger_code: '<>' },
      });
      const { body } = await get().call('GET', `/v1/payments/${id}`);
      assert.equal(body['email'], undefined);
      assert.deepEqual(body['metadata'], { ledger_code: '' });
    });

    it('follows a payment to its refund, and stops one once', async () => {
      const pay = connector();
      const made = await pay.create(order);
      assert.deepEqual([made.status, made.pence, made.mayCancel], ['created', 1250, true]);
      await get().demo('POST', `/payments/${made.id}/resident`, { card: '4444333322221111' });
      const paid = await pay.get(made.id);
      assert.deepEqual([paid.status, paid.nextUrl, paid.refunds.available], ['success', undefined, 1250]);
      assert.equal(await faultOf(pay.cancel(made.id)), 'not-now P0501');
      assert.equal(await faultOf(pay.refund(made.id, { pence: 250, available: 1000 })), 'mismatch P0604');
      const refund = await pay.refund(made.id, { pence: 250, available: 1250 });
      assert.equal(refund.status, 'submitted');
      await get().pass(5);
      assert.deepEqual(
        (await pay.refundsOf(made.id)).map(({ pence, status }) => [pence, status]),
        [[250, 'success']],
      );
      assert.deepEqual(
        (await pay.events(made.id)).map(({ status }) => status),
        ['created', 'started', 'submitted', 'success'],
      );
      const [from, until] = [new Date(0), new Date('2040-01-01')];
      assert.ok((await pay.list(from, until)).some(({ id }) => id === made.id));
      assert.deepEqual(
        (await pay.listRefunds(from, until)).map(({ id, paymentId }) => [id, paymentId]),
        [[refund.id, made.id]],
      );
      const other = await pay.create(order);
      await pay.cancel(other.id);
      assert.equal((await pay.get(other.id)).code, 'P0040');
      assert.equal(await faultOf(pay.get('nobody')), 'unknown P0200');
      const stranger = govUkPay({ url: get().url, key: 'another', fetch: checkedFetch });
      assert.equal(await faultOf(stranger.get(made.id)), 'barred');
    });

    it('keeps a card by an agreement, takes from it once for a key, and ends it', async () => {
      const pay = connector();
      const said = { reference: order.reference, description: 'Garden waste <a year>', user: 'renewal-1' };
      const { id, status } = await pay.agree(said);
      const { pence, reference, description, language, metadata } = order;
      const agreed = { pence, reference, description, language, metadata, agreement: id, key: 'renewal-1-2027' };
      assert.deepEqual([status, await faultOf(pay.take(agreed))], ['created', 'refused P0102']);
      assert.equal(await faultOf(pay.endAgreement(id)), 'not-now P2501');
      const first = await pay.create({ ...order, setsUp: id });
      await get().demo('POST', `/payments/${first.id}/resident`, { card: '4444333322221111' });
      assert.equal((await pay.agreement(id)).status, 'active');
      const [taken, again] = [await pay.take(agreed), await pay.take(agreed)];
      assert.deepEqual([taken.nextUrl, again.id], [undefined, taken.id]);
      assert.equal(await faultOf(pay.take({ ...agreed, pence: 1300 })), 'not-now P0191');
      await get().pass(1);
      assert.equal((await pay.get(taken.id)).status, 'success');
      await pay.endAgreement(id);
      assert.equal((await pay.agreement(id)).status, 'cancelled');
      assert.equal(await faultOf(pay.take({ ...agreed, key: 'renewal-1-2028' })), 'refused P0102');
      assert.equal(await faultOf(pay.agreement('nobody')), 'unknown P2200');
    });

    it('waits for its turn, and tells the other troubles apart', async () => {
      await get().settings({ faults: [{ kind: 'too-many', times: 2 }] });
      assert.equal((await connector().create(order)).status, 'created');
      assert.equal(waits.length, 2);
      const kinds: string[] = [];
      for (const kind of ['too-many', 'error', 'down', 'P0199', 'P0940', 'P0941']) {
        await get().settings({ faults: [{ kind, times: 3 }] });
        kinds.push(await faultOf(connector().create(order)));
      }
      assert.deepEqual(kinds, [
        'too-many P0900',
        'unavailable P0198',
        'unavailable P0999',
        'unavailable P0199',
        'barred P0940',
        'barred P0941',
      ]);
      // What is between the two speaks as nobody has described.
      for (const kind of ['html', 'reset']) {
        await get().settings({ faults: [{ kind }] });
        assert.equal(await faultOf(connector(fetch).create(order)), 'unavailable');
      }
      await get().settings();
      // Fifteen in a second are taken, by a clock that stands still.
      const burst = await Promise.all(Array.from({ length: 20 }, () => faultOf(connector().create(order))));
      assert.deepEqual(new Set(burst), new Set(['none', 'too-many P0900']));
    });

    it('is told of each step by messages that it can read, and whose signature is right', async () => {
      const { id } = await connector().create(order);
      await get().demo('POST', `/payments/${id}/resident`, { card: '4444333322221111' });
      await get().pass(2);
      assert.deepEqual(
        get().receiver.told.map(({ body, signature }) => {
          const bytes = Buffer.from(body);
          assert.ok(isSigned(bytes, signature, webhookSecret));
          assert.ok(!isSigned(Buffer.from(`${body} `), signature, webhookSecret));
          assert.ok(!isSigned(bytes, signature, 'another'));
          const { payment, event, created, id: message } = v.parse(WebhookMessage, JSON.parse(body));
          assert.ok(message && created);
          return [payment, event];
        }),
        [
          [id, 'card_payment_succeeded'],
          [id, 'card_payment_captured'],
        ],
      );
    });
  });
});
