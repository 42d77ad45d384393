/** The API of GOV.UK Pay, version 1, as far as a council needs it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { cancelAgreement, type Agreement } from './agreements.ts';
import {
  agreementAnswer,
  eventsAnswer,
  hasNext,
  paymentAnswer,
  paymentFound,
  refundAnswer,
  refundFound,
  refundsAnswer,
} from './answers.ts';
import {
  agreeing,
  creating,
  denied,
  invalid,
  notFound,
  payErrorAnswer,
  PayError,
  refunding,
  tooMany,
} from './errors.ts';
import {
  amountAvailable,
  cancel,
  capture,
  isFinished,
  refund,
  refundStatus,
  statusOf,
  takeByAgreement,
  type Card,
  type Payment,
} from './life.ts';
import { readFields, readIdempotencyKey, readNewAgreement, readNewPayment, readNewRefund } from './requests.ts';
import { findPayments, pageOf, readAgreementSearch, readPaymentSearch, readRefundSearch } from './search.ts';
import { newId, type Store } from './store.ts';

export interface ApiOptions {
  store: Store;
  apiKey: string;
  /** Address of the provider, without a slash at the end. */
  base: () => string;
  now: () => string;
  /** POST requests of a kind in a second. */
  rate: number;
  /** How refunds end, and how far the search is behind: as a test asks for it. */
  refundEnds: () => 'success' | 'error';
  searchLag: () => number;
  /** Told when something has changed that webhooks tell of. */
  changed: () => void;
}

export function api({ store, apiKey, base, now, rate, refundEnds, searchLag, changed }: ApiOptions): Hono {
  const app = new Hono();
  app.use(onlyWith(apiKey));
  app.use(onlyJson);
  app.use(atMost(rate, now));

  app.post('/payments', async (context) => {
    const key = readIdempotencyKey(context);
    const fields = await readFields(context, creating);
    const asked = readNewPayment(fields, base().startsWith('https:'));
    const at = now();
    const card = asked.agreement === undefined ? undefined : await cardOf(asked.agreement);
    if (asked.setsUp !== undefined && !(await store.agreement(asked.setsUp))) throw noAgreement('set_up_agreement');
    const fresh: Payment = { id: newId(), asked, steps: [{ at, status: 'created' }], refunds: [] };
    // A payment on the web is not made once for a key: only one that nobody has to be present for.
    const keyed = card && key !== undefined ? { key, body: canonical(fields) } : undefined;
    const { payment, body } = await store.create(card ? takeByAgreement(fresh, card, at) : fresh, keyed);
    if (body === 'other')
      throw new PayError(
        409,
        'P0191',
        'The `Idempotency-Key` you sent in the request header has already been used to create a payment.',
      );
    if (card) changed();
    return context.json(await withNext(payment), body === 'same' ? 200 : 201);
  });

  app.get('/payments', async (context) => {
    const search = readPaymentSearch(context);
    const before = new Date(Date.parse(now()) - searchLag() * 1000).toISOString();
    const found = findPayments(await store.list(search.from, search.to), search, before);
    const { items, head } = pageOf(context, found, search, base(), 'P0402');
    return context.json({ ...head, results: items.map(({ payment, last }) => paymentFound(base(), payment, last)) });
  });

  app.get('/payments/:id', async (context) => context.json(await withNext(await paymentOr('P0200', context))));

  app.get('/payments/:id/events', async (context) =>
    context.json(eventsAnswer(base(), await paymentOr('P0300', context))),
  );

  app.post('/payments/:id/cancel', async (context) => {
    const done = await store.change(context.req.param('id'), (payment, at) => {
      if (isFinished(payment)) throw new PayError(400, 'P0501', 'Cancellation of payment failed');
      if (payment.due) throw new PayError(409, 'P0502', 'Cancellation of payment failed');
      return cancel(payment, 'service', at);
    });
    if (!done) throw notFound('P0500');
    changed();
    return context.body(null, 204);
  });

  app.post('/payments/:id/capture', async (context) => {
    const done = await store.change(context.req.param('id'), (payment, at) => {
      if (statusOf(payment) !== 'capturable') throw new PayError(409, 'P1003', 'Payment cannot be captured');
      return capture(payment, at);
    });
    if (!done) throw notFound('P1000');
    changed();
    return context.body(null, 204);
  });

  app.post('/payments/:id/refunds', async (context) => {
    const { amount, available } = readNewRefund(await readFields(context, refunding));
    const id = newId();
    const done = await store.change(context.req.param('id'), (payment, at) => {
      const status = refundStatus(payment);
      if (status !== 'available') throw notRefundable(status);
      if (available !== undefined && available !== amountAvailable(payment))
        throw new PayError(412, 'P0604', 'Refund amount available mismatch.');
      if (amount > amountAvailable(payment)) throw notRefundable('amount_not_available');
      return refund(payment, { id, amount, ends: refundEnds() }, at);
    });
    const made = done?.refunds.find((each) => each.id === id);
    if (!done || !made) throw notFound('P0600');
    changed();
    return context.json(refundAnswer(base(), done.id, made), 202);
  });

  app.get('/payments/:id/refunds', async (context) =>
    context.json(refundsAnswer(base(), await paymentOr('P0800', context))),
  );

  app.get('/payments/:id/refunds/:refund', async (context) => {
    const payment = await paymentOr('P0700', context);
    const found = payment.refunds.find(({ id }) => id === context.req.param('refund'));
    if (!found) throw notFound('P0700');
    return context.json(refundAnswer(base(), payment.id, found));
  });

  app.get('/refunds', async (context) => {
    const search = readRefundSearch(context);
    const found = (await store.list(undefined, undefined))
      .flatMap((payment) => payment.refunds.map((each) => ({ payment, refund: each })))
      .filter(({ refund: { at } }) => at >= (search.from ?? '') && (search.to === undefined || at < search.to))
      .sort((a, b) => (a.refund.at < b.refund.at ? 1 : -1));
    const { items, head } = pageOf(context, found, search, base(), 'P1100');
    return context.json({
      ...head,
      results: items.map(({ payment, refund: each }) => refundFound(base(), payment.id, each)),
    });
  });

  app.post('/agreements', async (context) => {
    const asked = readNewAgreement(await readFields(context, agreeing));
    const agreement: Agreement = { id: newId(), at: now(), asked, status: 'created' };
    await store.addAgreement(agreement);
    return context.json(agreementAnswer(agreement), 201);
  });

  app.get('/agreements', async (context) => {
    const search = readAgreementSearch(context);
    const found = (await store.agreements()).filter(
      ({ asked, status }) =>
        (search.reference === undefined || asked.reference.toLowerCase() === search.reference.toLowerCase()) &&
        (search.status === undefined || status === search.status),
    );
    const { items, head } = pageOf(context, found, search, base(), 'P2402');
    return context.json({ ...head, results: items.map(agreementAnswer) });
  });

  app.get('/agreements/:id', async (context) => {
    const agreement = await store.agreement(context.req.param('id'));
    if (!agreement) throw notFound('P2200');
    return context.json(agreementAnswer(agreement));
  });

  app.post('/agreements/:id/cancel', async (context) => {
    const done = await store.changeAgreement(context.req.param('id'), (agreement) => {
      if (agreement.status !== 'active') throw new PayError(400, 'P2501', 'Cancellation of agreement failed');
      return cancelAgreement(agreement, now());
    });
    if (!done) throw notFound('P2500');
    return context.body(null, 204);
  });

  app.all('*', (context) => context.json({ code: 404, message: 'HTTP 404 Not Found' }, 404));
  app.onError((error, context) => {
    if (error instanceof PayError) return payErrorAnswer(context, error);
    throw error;
  });
  return app;

  async function paymentOr(code: string, context: Context): Promise<Payment> {
    const payment = await store.read(context.req.param('id') ?? '');
    if (!payment) throw notFound(code);
    return payment;
  }

  /** Every answer about a payment that waits for its resident has a link that nobody has used. */
  async function withNext(payment: Payment) {
    return paymentAnswer(base(), payment, hasNext(payment) ? await store.newToken(payment.id) : undefined);
  }

  async function cardOf(agreementId: string): Promise<Card> {
    const agreement = await store.agreement(agreementId);
    if (!agreement) throw noAgreement('agreement_id');
    if (agreement.status !== 'active' || !agreement.card)
      throw invalid(creating, 'agreement_id', 'Agreement must be active');
    return agreement.card;
  }
}

const noAgreement = (field: string) =>
  new PayError(400, 'P0103', `Invalid attribute value: ${field}. Agreement ID does not exist`, { field });

const notRefundable = (status: string) =>
  new PayError(400, 'P0603', `The payment is not available for refund. Payment refund status: ${status}`);

/** The same for bodies that say the same in another order. */
const canonical = (fields: Readonly<Record<string, unknown>>) =>
  JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))));

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether a request has this key, told in a time that says nothing about it. */
export const hasKey = (context: Context, key: string): boolean =>
  timingSafeEqual(digest(context.req.header('authorization') ?? ''), digest(`Bearer ${key}`));

const onlyWith =
  (key: string): MiddlewareHandler =>
  async (context, next) => {
    if (hasKey(context, key)) return next();
    context.header('WWW-Authenticate', 'Bearer realm=""');
    return context.text('Credentials are required to access this resource.', 401);
  };

const onlyJson: MiddlewareHandler = async ({ req }, next) => {
  const accept = req.header('accept');
  if (accept !== undefined && !/application\/(?:json|\*)|\*\/\*/.test(accept)) throw denied();
  await next();
};

/** Of the requests that create a payment, that capture one, and of all others that write, so many in a second each. */
function atMost(rate: number, now: () => string): MiddlewareHandler {
  const counts = new Map<string, number>();
  let second = '';
  return async ({ req }, next) => {
    if (req.method === 'POST') {
      const current = now().slice(0, 19);
      if (current !== second) counts.clear();
      second = current;
      const kind = /\/(payments|capture)$/.exec(req.path)?.[1] ?? 'other';
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count > rate) throw tooMany();
    }
    await next();
  };
}
