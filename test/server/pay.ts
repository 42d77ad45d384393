import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { NewPayable } from '../../server/domains/payment/payables.ts';
import { savePayables } from '../../server/domains/payment/payables.ts';
import { rows, type Database } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { saveServices } from '../../server/domains/service/store.ts';
import type { PayableService } from '../../src/contract/payables.ts';
import type { PaymentStarted } from '../../src/contract/payments.ts';
import type { Answer } from './client.ts';
import { checkRequest } from './pay-contract.ts';

type Status = 'created' | 'started' | 'submitted' | 'success' | 'failed' | 'cancelled' | 'error';

interface Refund {
  refund_id: string;
  amount: number;
  status: 'submitted' | 'success' | 'error';
  created_date: string;
}

/** A payment as the provider keeps it. */
export interface Paying {
  payment_id: string;
  amount: number;
  reference: string;
  description: string;
  status: Status;
  code?: string;
  created: string;
  /** Good once: whoever goes there uses it up. */
  pages: Set<string>;
  refunds: Refund[];
  body: Record<string, unknown>;
  /** The card is known, and the resident is at the page where they say that it is right. */
  atConfirm?: boolean;
}

/** What happens to the next request of this kind: it fails before it is done, or its answer is lost. */
export interface Trouble {
  method: string;
  path: RegExp;
  when: 'before' | 'after';
  answer: () => Response;
}

const ended: readonly Status[] = ['success', 'failed', 'cancelled', 'error'];
/** Its resident has yet to say that it is to be paid. */
const isOpen = ({ status, atConfirm = false }: Paying) =>
  status === 'created' || status === 'started' || (status === 'submitted' && atConfirm);
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const refuse = (status: number, code: string, field?: string) =>
  json({ ...(field && { field }), code, description: `Refused ${code}` }, status);

export const webhookSecret = 'a-secret-of-the-webhook';

/**
 * GOV.UK Pay as a small machine, by the letter of its reference: for tests of the one who speaks to it,
 * who is held to the description with every request.
 */
export class FakePay {
  readonly payments = new Map<string, Paying>();
  /** Requests so far, `POST /v1/payments`. */
  readonly asked: string[] = [];
  /** Messages that its webhook would have sent, oldest first. */
  readonly messages: { body: string; signature: string }[] = [];
  readonly troubles: Trouble[] = [];
  url = 'https://pay.example';
  /** Cards that are kept, and how what is taken from them ends; `wait` until somebody decides. */
  readonly agreements = new Map<string, 'created' | 'active' | 'cancelled' | 'inactive'>();
  later: 'pay' | 'decline' | 'wait' = 'pay';
  /** What came with a key: for a day the same again is the same payment. */
  readonly keys = new Map<string, { body: string; payment: Paying }>();
  /** Of refunds: done at once, or some time later. */
  slowRefunds = false;

  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const { method, url, headers } = request;
    checkRequest({ method, url, headers, body: await request.clone().text() });
    this.asked.push(`${request.method} ${pathname}`);
    const at = this.troubles.findIndex(({ method, path }) => method === request.method && path.test(pathname));
    const [trouble] = at < 0 ? [] : this.troubles.splice(at, 1);
    if (trouble?.when === 'before') return trouble.answer();
    const answer = await this.#answer(request);
    return trouble ? trouble.answer() : answer;
  };

  /** What a resident does at the page: the card is good, or not, or they turn back. */
  do(
    id: string,
    what: 'open' | 'confirm' | 'submit' | 'pay' | 'decline' | 'expire' | 'turn-back' | 'break' | 'recover',
  ): void {
    const payment = this.payments.get(id);
    if (!payment) return;
    if (what === 'recover') {
      if (payment.status !== 'failed') return;
    } else if (
      ended.includes(payment.status) ||
      (payment.status === 'submitted' && (what === 'expire' || what === 'turn-back'))
    )
      return;
    const outcomes = {
      open: ['started'],
      confirm: ['submitted'],
      submit: ['submitted'],
      pay: ['success'],
      recover: ['success'],
      decline: ['failed', 'P0010'],
      expire: ['failed', 'P0020'],
      'turn-back': ['failed', 'P0030'],
      break: ['error', 'P0050'],
    } as const;
    const [status, code] = outcomes[what];
    if (what === 'open' && payment.status !== 'created') return;
    payment.status = status;
    payment.atConfirm = what === 'confirm';
    if (code === undefined) delete payment.code;
    else payment.code = code;
    const setsUp = payment.body['set_up_agreement'];
    if (status === 'success' && typeof setsUp === 'string') this.agreements.set(setsUp, 'active');
    if (status === 'success') this.tell(payment, 'card_payment_succeeded');
    else if (ended.includes(status)) this.tell(payment, 'card_payment_failed');
  }

  tell(payment: Paying, event: string): void {
    const body = JSON.stringify({
      webhook_message_id: randomUUID(),
      api_version: 1,
      created_date: new Date().toISOString(),
      resource_id: payment.payment_id,
      resource_type: 'payment',
      event_type: event,
      resource: this.#view(payment),
    });
    this.messages.push({ body, signature: sign(body) });
  }

  /** A refund that was on its way arrives, or does not. */
  finishRefunds(status: 'success' | 'error' = 'success'): void {
    for (const payment of this.payments.values())
      for (const refund of payment.refunds) if (refund.status === 'submitted') refund.status = status;
  }

  readonly byReference = (reference: string) =>
    [...this.payments.values()].filter((payment) => payment.reference === reference);

  async #answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.headers.get('authorization') !== 'Bearer api-key') return refuse(401, 'P0900');
    const [, id = '', action] = /^\/v1\/payments\/([^/]+)(?:\/(\w+))?$/.exec(pathname) ?? [];
    if (request.method === 'GET' && pathname === '/v1/payments') return this.#list(searchParams, this.#all());
    if (request.method === 'GET' && pathname === '/v1/refunds')
      return this.#list(
        searchParams,
        [...this.payments.values()].flatMap((payment) =>
          payment.refunds.map((refund) => ({ ...refund, payment_id: payment.payment_id })),
        ),
      );
    if (pathname.startsWith('/v1/agreements')) return this.#agree(request, await bodyOf(request));
    if (request.method === 'POST' && pathname === '/v1/payments')
      return this.#create(await bodyOf(request), request.headers.get('idempotency-key'));
    const payment = this.payments.get(id);
    if (!payment) return refuse(404, 'P0200');
    if (request.method === 'GET' && action === undefined) return json(this.#view(payment));
    if (request.method === 'GET' && action === 'events')
      return json({
        payment_id: id,
        events: [{ state: { status: payment.status, finished: true }, updated: payment.created }],
      });
    if (request.method === 'GET' && action === 'refunds')
      return json({ payment_id: id, _links: {}, _embedded: { refunds: payment.refunds } });
    if (request.method === 'POST' && action === 'cancel') {
      if (!isOpen(payment)) return refuse(400, 'P0501');
      payment.status = 'cancelled';
      payment.code = 'P0040';
      return new Response(null, { status: 204 });
    }
    if (request.method === 'POST' && action === 'refunds') return this.#refund(payment, await bodyOf(request));
    return refuse(404, 'P0200');
  }

  #agree({ method, url }: Request, body: Record<string, unknown> | undefined): Response {
    const [, id, action] = /^\/v1\/agreements(?:\/(\w+))?(?:\/(\w+))?$/.exec(new URL(url).pathname) ?? [];
    const answer = (name: string, code = 200) =>
      json(
        { agreement_id: name, reference: '-', description: '-', status: this.agreements.get(name), created_date: '-' },
        code,
      );
    if (method === 'POST' && id === undefined && body) {
      const made = randomUUID().replaceAll('-', '').slice(0, 26);
      this.agreements.set(made, 'created');
      return answer(made, 201);
    }
    const status = this.agreements.get(id ?? '');
    if (id === undefined || status === undefined) return refuse(404, 'P2200');
    if (action === undefined) return answer(id);
    if (status !== 'active') return refuse(400, 'P2501');
    this.agreements.set(id, 'cancelled');
    return new Response(null, { status: 204 });
  }

  #create(body: Record<string, unknown> | undefined, key: string | null): Response {
    if (!body) return refuse(400, 'P0197');
    const agreed = body['authorisation_mode'] === 'agreement';
    const before = agreed && key !== null ? this.keys.get(key) : undefined;
    if (before) return before.body === JSON.stringify(body) ? json(this.#view(before.payment)) : refuse(409, 'P0191');
    if (agreed && this.agreements.get(String(body['agreement_id'])) !== 'active')
      return refuse(422, 'P0102', 'agreement_id');
    for (const field of ['amount', 'reference', 'description', ...(agreed ? [] : ['return_url'])])
      if (body[field] === undefined) return refuse(400, 'P0101', field);
    const { amount, reference, description, metadata } = body as {
      amount: number;
      reference: string;
      description: string;
      metadata?: Record<string, string>;
    };
    if (!Number.isInteger(amount) || amount < 1 || amount > 10_000_000) return refuse(422, 'P0102', 'amount');
    if (reference.length > 255 || description.length > 255) return refuse(422, 'P0102', 'description');
    if (/[<>"\\|]/.test(description)) return refuse(400, 'P0920');
    if (metadata && (Object.keys(metadata).length > 15 || Object.keys(metadata).some((key) => key.length > 30)))
      return refuse(422, 'P0102', 'metadata');
    const payment: Paying = {
      payment_id: randomUUID().replaceAll('-', '').slice(0, 26),
      amount,
      reference,
      description,
      status: agreed ? 'submitted' : 'created',
      created: new Date().toISOString(),
      pages: new Set(),
      refunds: [],
      body,
    };
    this.payments.set(payment.payment_id, payment);
    if (agreed && key !== null) this.keys.set(key, { body: JSON.stringify(body), payment });
    const answer = json(this.#view(payment), 201);
    if (agreed && this.later !== 'wait') this.do(payment.payment_id, this.later);
    return answer;
  }

  #refund(payment: Paying, body: Record<string, unknown> | undefined): Response {
    const available = this.#available(payment);
    if (payment.status !== 'success') return refuse(400, 'P0603');
    if (body?.['refund_amount_available'] !== available) return refuse(412, 'P0604');
    const amount = Number(body['amount']);
    if (!(amount >= 1 && amount <= available)) return refuse(422, 'P0602', 'amount');
    const refund: Refund = {
      refund_id: randomUUID(),
      amount,
      status: this.slowRefunds ? 'submitted' : 'success',
      created_date: new Date().toISOString(),
    };
    payment.refunds.push(refund);
    this.tell(payment, 'card_payment_refunded');
    return json(refund, 202);
  }

  readonly #available = ({ amount, refunds }: Paying) =>
    amount - refunds.filter(({ status }) => status !== 'error').reduce((sum, refund) => sum + refund.amount, 0);

  #view(payment: Paying) {
    const { payment_id, amount, reference, description, status, code, created } = payment;
    const open = isOpen(payment);
    const page = `${this.url}/secure/${randomUUID()}`;
    if (open) payment.pages.add(page);
    return {
      payment_id,
      amount,
      reference,
      description,
      created_date: created,
      payment_provider: 'sandbox',
      state: { status, finished: ended.includes(status), ...(code && { code, message: 'Words' }) },
      refund_summary: {
        status: status === 'success' ? 'available' : 'pending',
        amount_available: status === 'success' ? this.#available(payment) : 0,
        amount_submitted: amount - this.#available(payment),
      },
      settlement_summary: {},
      _links: {
        self: { href: `${this.url}/v1/payments/${payment_id}`, method: 'GET' },
        next_url: open ? { href: page, method: 'GET' } : null,
        next_url_post: null,
        cancel: open ? { href: `${this.url}/v1/payments/${payment_id}/cancel`, method: 'POST' } : null,
      },
    };
  }

  readonly #all = () => [...this.payments.values()].map((payment) => this.#view(payment));

  #list(query: URLSearchParams, all: { created_date: string }[]): Response {
    const [from, until] = [query.get('from_date') ?? '', query.get('to_date') ?? '9'];
    const size = Number(query.get('display_size') ?? 500);
    const page = Number(query.get('page') ?? 1);
    const found = all.filter(({ created_date: at }) => at >= from && at < until);
    const results = found.slice((page - 1) * size, page * size);
    const more = page * size < found.length;
    return json({
      total: found.length,
      count: results.length,
      page,
      results,
      _links: more ? { next_page: { href: `${this.url}/v1/payments?page=${page + 1}` } } : {},
    });
  }
}

export const sign = (body: string, secret = webhookSecret) => createHmac('sha256', secret).update(body).digest('hex');

async function bodyOf(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    return (await request.json()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** Lets it be reached over HTTP. */
export async function servePay(pay: FakePay): Promise<{ environment: Record<string, string>; close(): void }> {
  const listener = getRequestListener((request) => pay.fetch(request));
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  pay.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: {
      GOV_UK_PAY_API_KEY: 'api-key',
      GOV_UK_PAY_URL: pay.url,
      GOV_UK_PAY_WEBHOOK_SECRET: webhookSecret,
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const aPayableService = (code: string, over: Partial<PayableService> = {}): PayableService => ({
  code,
  kind: 'payment',
  name: code,
  group: 'pay',
  keywords: [],
  frequent: true,
  language: 'en',
  team: 'Income team',
  phone: { display: '01632 960 001', dial: '+441632960001' },
  ...over,
});

const lookup: NonNullable<PayableService['lookup']> = {
  reference: { label: 'Number' },
  proof: { label: 'Postcode', kind: 'postcode' },
};

export const payableServices: readonly PayableService[] = [
  aPayableService('council-tax', { name: 'Council Tax', lookup }),
  aPayableService('parking-fine', { name: 'Parking fine', lookup }),
  aPayableService('certificates', { name: 'Certificates' }),
];

let accounts = 0;

/** Somebody's own, under a number of its own; what is given replaces what is in it. */
export async function anAccount(
  db: Database,
  over: Partial<NewPayable> = {},
): Promise<{ reference: string; proof: string }> {
  accounts += 1;
  const reference = `CT${String(accounts).padStart(8, '0')}`;
  const payable: NewPayable = {
    service: 'council-tax',
    kind: 'council-tax',
    reference,
    proof: 'ZZ1 1AB',
    name: { en: 'Council Tax 2026 to 2027', cy: 'Treth Gyngor 2026 i 2027' },
    amount: 'part',
    least: 100,
    pence: 120_000,
    ledgerCode: 'CT-2026',
    ...over,
  };
  await db.transaction((transaction) => savePayables(transaction, [payable]));
  return { reference: payable.reference ?? reference, proof: payable.proof ?? '' };
}

/** Services, and what there is for everybody. */
export async function setUpPayments(db: Database): Promise<void> {
  await saveServices(
    db,
    [{ kind: 'payment', language: 'en', code: 'pay', name: 'Pay' }],
    payableServices.map((service) => ({ kind: 'payment', service })),
  );
  await db.transaction((transaction) =>
    savePayables(transaction, [
      {
        service: 'certificates',
        kind: 'fee',
        code: 'birth-certificate',
        name: { en: 'Birth certificate', cy: 'Tystysgrif geni' },
        amount: 'fixed',
        pence: 1250,
        mostQuantity: 5,
        ledgerCode: 'REG-10',
      },
      {
        service: 'certificates',
        kind: 'donation',
        code: 'park-fund',
        name: { en: 'Park fund' },
        amount: 'chosen',
        least: 100,
        most: 50_000,
        choices: [500, 1000],
        ledgerCode: 'DON-1',
      },
      {
        service: 'certificates',
        kind: 'garden-waste',
        code: 'garden-bin',
        name: { en: 'Garden waste bin' },
        amount: 'fixed',
        pence: 4500,
        mostQuantity: 3,
        subscription: true,
        renews: true,
        ledgerCode: 'GW-1',
      },
    ]),
  );
}

export const startedOf = ({ body }: Answer) => body as PaymentStarted;

/** The id at the provider of a payment. */
export async function providerIdOf(db: Database, id: string | undefined): Promise<string> {
  const [found] = await rows<{ id: string }>(
    db,
    sql`select provider_id as id from payments where id = ${id ?? null}::uuid`,
  );
  return found?.id ?? '';
}
