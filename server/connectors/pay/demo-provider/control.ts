/** What tests may ask of the provider and a council may not: trouble, haste, and what it has sent. */
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { hasKey } from './api.ts';
import { endingOf, findCard } from './cards.ts';
import { Fault, type Faults } from './faults.ts';
import { authorise, cancel, confirm, lastStep, start, type Payment, type Status } from './life.ts';
import type { Change, Store } from './store.ts';
import type { Delivery } from './webhooks.ts';

const DeliveryAsked = v.strictObject({
  delaySeconds: v.optional(v.pipe(v.number(), v.minValue(0))),
  copies: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10))),
  reversed: v.optional(v.boolean()),
  lost: v.optional(v.boolean()),
});

const Settings = v.strictObject({
  /** Trouble that the next requests meet, in this order. */
  faults: v.optional(v.array(Fault)),
  /** How webhooks are sent, whatever the card says. */
  webhooks: v.optional(DeliveryAsked),
  /** How refunds end that are asked for from now on. */
  refundEnds: v.optional(v.picklist(['success', 'error'])),
  /** Seconds that the search is behind. */
  searchLag: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** Seconds that the provider's clock is ahead. */
  clockAhead: v.optional(v.number()),
});

const Resident = v.strictObject({
  /** Number of the test card that the resident pays with; without it they cancel. */
  card: v.optional(v.string()),
  /** Where they stop: at the card page, before the button that pays, or not at all. */
  until: v.optional(v.picklist(['started', 'submitted', 'confirmed']), 'confirmed'),
});

const Turn = v.strictObject({
  status: v.picklist(['success', 'failed', 'error']),
  code: v.optional(v.picklist(['P0010', 'P0020', 'P0030', 'P0040', 'P0050'])),
});

const Again = v.strictObject({ order: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))) });

/** What is set at the moment; it goes with the process. */
export interface Settable {
  webhooks: Partial<Delivery>;
  refundEnds: 'success' | 'error';
  searchLag: number;
  clockAhead: number;
}

export const unset = (): Settable => ({ webhooks: {}, refundEnds: 'success', searchLag: 0, clockAhead: 0 });

export interface ControlOptions {
  store: Store;
  token: string;
  settings: Settable;
  faults: Faults;
  now: () => string;
  changed: () => void;
  /** Does all that is due, webhooks included. */
  tick: () => Promise<void>;
  sendAgain: (paymentId: string, order: readonly number[]) => Promise<boolean[]>;
}

export function control({ store, token, settings, faults, now, changed, tick, sendAgain }: ControlOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => (hasKey(context, token) ? next() : context.text('Not with this key.', 401)));

  /** All settings at once: what is not named is as it usually is. */
  app.put('/settings', async (context) => {
    const asked = await read(context, Settings);
    faults.set(asked.faults ?? []);
    Object.assign(settings, unset(), {
      ...(asked.webhooks && { webhooks: asked.webhooks }),
      ...(asked.refundEnds && { refundEnds: asked.refundEnds }),
      ...(asked.searchLag !== undefined && { searchLag: asked.searchLag }),
      ...(asked.clockAhead !== undefined && { clockAhead: asked.clockAhead }),
    });
    return context.body(null, 204);
  });

  app.post('/tick', async (context) => {
    await tick();
    return context.body(null, 204);
  });

  /** A resident at the card page, without the page. */
  app.post('/payments/:id/resident', async (context) => {
    const { card, until } = await read(context, Resident);
    if (card !== undefined && !findCard(card)) return context.text('Not a test card.', 422);
    return answer(context, (payment, at) => {
      const started = start(payment, at);
      if (until === 'started') return started;
      if (card === undefined) return cancel(started, 'user', at);
      const authorised = authorise(started, cardOf(card, at), payment.asked.email ?? 'robin@example.com', at);
      return until === 'submitted' ? authorised : confirm(authorised, at);
    });
  });

  /** Turns a payment into something that it has no way to, as has been seen of real providers. */
  app.post('/payments/:id/turn', async (context) => {
    const { status, code } = await read(context, Turn);
    return answer(context, (payment, at) => turned(payment, status, code, at));
  });

  app.get('/payments/:id/webhooks', async (context) => context.json(await store.webhooks(context.req.param('id'))));

  /** Sends a payment's webhooks now, by their place in the list above: left out, repeated, in any order. */
  app.post('/payments/:id/webhooks', async (context) => {
    const { order } = await read(context, Again);
    return context.json(await sendAgain(context.req.param('id'), order));
  });

  app.onError((error, context) => {
    if (error instanceof v.ValiError) return context.text(error.message, 422);
    throw error;
  });
  return app;

  async function answer(context: Context, by: Change): Promise<Response> {
    const payment = await store.change(context.req.param('id') ?? '', by);
    if (!payment) return context.text('No such payment.', 404);
    changed();
    return context.json({ status: lastStep(payment).status, at: now() });
  }
}

const read = async <Schema extends v.GenericSchema>(context: Context, schema: Schema) =>
  v.parse(schema, await context.req.json());

const cardOf = (number: string, at: string) => ({
  ending: endingOf(number),
  expiry: `12/${String(Number(at.slice(2, 4)) + 1)}`,
  name: 'R Resident',
  address: { line1: '1 Mill Lane', city: 'Exampleton', postcode: 'ZZ1 1AB', country: 'GB' },
});

function turned(payment: Payment, status: Status, code: Payment['steps'][number]['code'], at: string): Payment {
  const { due: _due, ...rest } = payment;
  return {
    ...rest,
    steps: [...payment.steps, { at, status, ...(code && { code }) }],
    ...(status === 'success' && { capturedAt: at }),
  };
}
