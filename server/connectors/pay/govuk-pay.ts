import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import {
  PayFault,
  providerStatuses,
  type AgreedOrder,
  type PayFaultKind,
  type PayOrder,
  type PayProvider,
  type ProviderPayment,
  type ProviderRefund,
} from './provider.ts';

/*
 * GOV.UK Pay.
 * Source: docs.payments.service.gov.uk, "API reference", "Take recurring payments" and "Automatic updates using webhooks";
 * and what of it is only in
 * alphagov/pay-publicapi: a cancelled payment answers 204, a refund 202, one that does not agree 412.
 */

const link = v.nullish(v.object({ href: v.string() }));
const status = v.picklist(providerStatuses);

const Payment = v.object({
  payment_id: v.string(),
  amount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  reference: v.string(),
  created_date: v.nullish(v.string()),
  state: v.object({ status, finished: v.boolean(), code: v.nullish(v.string()) }),
  refund_summary: v.nullish(
    v.object({
      status: v.nullish(v.string()),
      amount_available: v.nullish(v.number()),
      amount_submitted: v.nullish(v.number()),
    }),
  ),
  _links: v.nullish(v.object({ next_url: link, cancel: link })),
});

const Refund = v.object({
  refund_id: v.string(),
  payment_id: v.nullish(v.string()),
  amount: v.pipe(v.number(), v.integer(), v.minValue(1)),
  created_date: v.nullish(v.string()),
  status: v.picklist(['submitted', 'success', 'error']),
});

const Agreement = v.object({
  agreement_id: v.string(),
  status: v.picklist(['created', 'active', 'cancelled', 'inactive']),
});

const Refunds = v.object({ _embedded: v.object({ refunds: v.array(Refund) }) });
const Events = v.object({ events: v.array(v.object({ state: v.object({ status }), updated: v.string() })) });
const pageOf = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.object({ results: v.array(schema), _links: v.nullish(v.object({ next_page: link })) });
const Fault = v.object({ code: v.nullish(v.string()) });

/** A message of a webhook: no more than a hint to ask. Their table calls its id one thing and their example another. */
export const WebhookMessage = v.pipe(
  v.object({
    webhook_message_id: v.nullish(v.string()),
    id: v.nullish(v.string()),
    created_date: v.nullish(v.string()),
    resource_id: v.pipe(v.string(), v.maxLength(100)),
    resource_type: v.nullish(v.string()),
    event_type: v.pipe(v.string(), v.maxLength(100)),
  }),
  v.transform(({ webhook_message_id, id, created_date, resource_id, event_type }) => ({
    id: webhook_message_id ?? id ?? undefined,
    created: created_date ?? undefined,
    payment: resource_id,
    event: event_type,
  })),
);

/** True when `Pay-Signature` is the HMAC of the body's very bytes; takes as long when it is not. */
export function isSigned(body: Uint8Array, signature: string | undefined, secret: string): boolean {
  const right = createHmac('sha256', secret).update(body).digest();
  const given = /^[\da-f]{64}$/.test(signature ?? '') ? Buffer.from(signature ?? '', 'hex') : Buffer.alloc(32);
  return timingSafeEqual(right, given) && signature !== undefined;
}

/** What its firewall takes for an attack. */
const attack = /[<>"\\|]/;

const plain = (text: string, max: number) =>
  text
    .replace(new RegExp(attack, 'g'), ' ')
    .replace(/https?:\/\/\S*|\bwww\.\S*/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, max);

export interface GovUkPayOptions {
  /** `https://publicapi.payments.service.gov.uk` */
  url: string;
  key: string;
  fetch?: typeof fetch;
  /** Milliseconds that an answer may take. */
  timeLimit?: number;
  /** How long to wait before each further try of what was refused as too much: it was not done. */
  waits?: readonly number[];
  sleep?: (milliseconds: number) => Promise<void>;
}

/** Longest answer that is read, in bytes: a page of a list has five hundred payments. */
const longest = 8 * 2 ** 20;
const pageSize = 500;

/** Speaks to GOV.UK Pay, or whatever speaks as it does. */
export function govUkPay({
  url,
  key,
  fetch: ask = fetch,
  timeLimit = 15_000,
  waits = [500, 1000, 2000],
  sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}: GovUkPayOptions): PayProvider {
  async function once(
    method: string,
    path: string,
    body: unknown,
    onceKey?: string,
  ): Promise<{ status: number; text: string }> {
    try {
      const response = await ask(new URL(path, url), {
        method,
        headers: {
          Authorization: `Bearer ${key}`,
          Accept: 'application/json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(onceKey === undefined ? {} : { 'Idempotency-Key': onceKey }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeLimit),
      });
      return { status: response.status, text: await textOf(response) };
    } catch (error) {
      if (error instanceof PayFault) throw error;
      throw new PayFault((error as Error).name === 'TimeoutError' ? 'timeout' : 'unavailable');
    }
  }

  /** @throws PayFault for every answer but a good one */
  async function call(method: string, path: string, body?: unknown, onceKey?: string): Promise<string> {
    for (let attempt = 0; ; attempt += 1) {
      const { status, text } = await once(method, path, body, onceKey);
      if (status >= 200 && status < 300) return text;
      const wait = waits[attempt];
      // Some more for chance, so that those who were refused together do not come back together.
      if (status === 429 && wait !== undefined) await sleep(wait * (1 + Math.random() / 2));
      else throw faultOf(status, codeOf(text));
    }
  }

  async function read<Schema extends v.GenericSchema>(
    schema: Schema,
    method: string,
    path: string,
    body?: unknown,
    onceKey?: string,
  ): Promise<v.InferOutput<Schema>> {
    return parse(schema, await call(method, path, body, onceKey));
  }

  async function all<Schema extends v.GenericSchema>(
    schema: Schema,
    path: string,
    from: Date,
    until: Date,
  ): Promise<v.InferOutput<Schema>[]> {
    const found: v.InferOutput<Schema>[] = [];
    for (let page = 1; ; page += 1) {
      const query = new URLSearchParams({
        from_date: from.toISOString(),
        to_date: until.toISOString(),
        page: String(page),
        display_size: String(pageSize),
      });
      const { results, _links: links } = await read(pageOf(schema), 'GET', `${path}?${query.toString()}`);
      found.push(...results);
      if (!links?.next_page || results.length === 0) return found;
    }
  }

  return {
    async create(order) {
      return paymentOf(await read(Payment, 'POST', '/v1/payments', bodyOf(order)));
    },
    async agree({ reference, description, user }) {
      const body = { reference, description: plain(description, 255) || reference, user_identifier: user };
      return agreementOf(await read(Agreement, 'POST', '/v1/agreements', body));
    },
    async agreement(id) {
      return agreementOf(await read(Agreement, 'GET', `/v1/agreements/${encodeURIComponent(id)}`));
    },
    async endAgreement(id) {
      await call('POST', `/v1/agreements/${encodeURIComponent(id)}/cancel`);
    },
    async take(order) {
      return paymentOf(await read(Payment, 'POST', '/v1/payments', agreedBodyOf(order), order.key));
    },
    async get(id) {
      return paymentOf(await read(Payment, 'GET', `/v1/payments/${encodeURIComponent(id)}`));
    },
    async cancel(id) {
      await call('POST', `/v1/payments/${encodeURIComponent(id)}/cancel`);
    },
    async refund(id, { pence, available }) {
      const body = { amount: pence, refund_amount_available: available };
      return refundOf(await read(Refund, 'POST', `/v1/payments/${encodeURIComponent(id)}/refunds`, body));
    },
    async refundsOf(id) {
      const { _embedded: embedded } = await read(Refunds, 'GET', `/v1/payments/${encodeURIComponent(id)}/refunds`);
      return embedded.refunds.map(refundOf);
    },
    async events(id) {
      const { events } = await read(Events, 'GET', `/v1/payments/${encodeURIComponent(id)}/events`);
      return events.map(({ state, updated }) => ({ status: state.status, at: updated }));
    },
    list: async (from, until) => (await all(Payment, '/v1/payments', from, until)).map(paymentOf),
    listRefunds: async (from, until) => (await all(Refund, '/v1/refunds', from, until)).map(refundOf),
  };
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > longest) throw new PayFault('unreadable');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const kinds: Partial<Record<number, PayFaultKind>> = {
  401: 'barred',
  403: 'barred',
  404: 'unknown',
  409: 'not-now',
  412: 'mismatch',
  429: 'too-many',
};

/** Codes of what comes too late: to cancel what is being paid or not agreed, to refund what cannot be, a key that was used. */
const tooLate = new Set(['P0191', 'P0501', 'P0502', 'P0603', 'P2501']);

/** Codes of what is about us, and not about what we ask for: its firewall, our key, our account. */
const barred = /^P09/;

function faultOf(status: number, code: string | undefined): PayFault {
  const late = code !== undefined && tooLate.has(code);
  // Not its word of a payment: nobody is there by this address.
  if (status === 404 && code === undefined) return new PayFault('unreadable');
  if (late) return new PayFault('not-now', code);
  const refused = code !== undefined && barred.test(code) ? 'barred' : 'refused';
  return new PayFault(kinds[status] ?? (status >= 500 ? 'unavailable' : refused), code);
}

/** The provider's own code, and nothing of its sentence: that may quote what was sent. */
function codeOf(text: string): string | undefined {
  try {
    const { code } = parse(Fault, text);
    return code && /^P\d{4}$/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

function parse<Schema extends v.GenericSchema>(schema: Schema, text: string): v.InferOutput<Schema> {
  try {
    const result = v.safeParse(schema, JSON.parse(text) as unknown);
    if (result.success) return result.output;
  } catch {
    // Not JSON: a page of somebody in between.
  }
  throw new PayFault('unreadable');
}

function paymentOf({
  payment_id,
  amount,
  reference,
  created_date,
  state,
  refund_summary,
  _links,
}: v.InferOutput<typeof Payment>) {
  const next = _links?.next_url?.href;
  const payment: ProviderPayment = {
    id: payment_id,
    reference,
    pence: amount,
    created: created_date ?? undefined,
    status: state.status,
    finished: state.finished,
    code: state.code ?? undefined,
    // Somebody's browser is to go there.
    nextUrl: next && /^https?:\/\//i.test(next) ? next : undefined,
    mayCancel: Boolean(_links?.cancel),
    refunds: {
      available: refund_summary?.amount_available ?? 0,
      submitted: refund_summary?.amount_submitted ?? 0,
    },
  };
  return payment;
}

const refundOf = ({
  refund_id,
  payment_id,
  amount,
  created_date,
  status: at,
}: v.InferOutput<typeof Refund>): ProviderRefund => ({
  id: refund_id,
  paymentId: payment_id ?? undefined,
  pence: amount,
  created: created_date ?? undefined,
  status: at,
});

const agreementOf = ({ agreement_id: id, status: at }: v.InferOutput<typeof Agreement>) => ({ id, status: at });

/** What there is something of. */
const filled = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

function bodyOf(order: PayOrder) {
  const { returnUrl, email, name, address, setsUp } = order;
  const { line1 = '', line2 = '', city = '', postcode = '' } = address ?? {};
  const billing = filled({
    line1: plain(line1, 255),
    line2: plain(line2, 255),
    city: plain(city, 255),
    postcode: plain(postcode, 25),
  });
  const prefilled = {
    ...filled({ cardholder_name: plain(name ?? '', 255) }),
    ...(Object.keys(billing).length > 0 && { billing_address: { ...billing, country: 'GB' } }),
  };
  return {
    ...whatOf(order),
    return_url: returnUrl.replace(new RegExp(attack, 'g'), encodeURIComponent),
    // One that it would not take, the resident types there.
    ...(email && !attack.test(email) && { email }),
    ...(Object.keys(prefilled).length > 0 && { prefilled_cardholder_details: prefilled }),
    ...(setsUp !== undefined && { set_up_agreement: setsUp }),
  };
}

/** Nobody is there: so there is no page to come back to, and nobody's name or address. */
const agreedBodyOf = (order: AgreedOrder) => ({
  ...whatOf(order),
  authorisation_mode: 'agreement',
  agreement_id: order.agreement,
});

const whatOf = ({ pence, reference, description, language, metadata }: Omit<AgreedOrder, 'agreement' | 'key'>) => ({
  amount: pence,
  reference,
  description: plain(description, 255) || reference,
  language,
  ...(Object.keys(metadata).length > 0 && {
    metadata: Object.fromEntries(
      Object.entries(metadata)
        .slice(0, 15)
        .map(([field, value]) => [field.slice(0, 30), plain(value, 100)]),
    ),
  }),
});
