/** The life of a payment, as pure functions: what it is, what may happen to it, and what happens by itself. */
import { cardEnding } from './cards.ts';
import type { NewPayment } from './requests.ts';

export type Status = 'created' | 'started' | 'submitted' | 'capturable' | 'success' | 'failed' | 'cancelled' | 'error';

const finished: ReadonlySet<Status> = new Set(['success', 'failed', 'cancelled', 'error']);

const messages = {
  P0010: 'Payment method rejected',
  P0020: 'Payment expired',
  P0030: 'Payment was cancelled by the user',
  P0040: 'Payment was cancelled by the service',
  P0050: 'Payment provider returned an error',
} as const;
export type StateCode = keyof typeof messages;

/** A step of a payment's life. Times are ISO 8601 in UTC, to the millisecond. */
export interface Step {
  at: string;
  status: Status;
  code?: StateCode;
  /** Of a payment that an agreement was tried for. */
  canRetry?: boolean;
}

export interface Address {
  line1?: string;
  line2?: string;
  postcode?: string;
  city?: string;
  country?: string;
}

/** What is kept of a card: of its number the end alone, which is enough to know a test card by. */
export interface Card {
  ending: string;
  expiry: string;
  name: string;
  address: Address;
}

export interface Refund {
  id: string;
  at: string;
  amount: number;
  status: 'submitted' | 'success' | 'error';
  /** When it is done, and how it ends. */
  due?: { at: string; status: 'success' | 'error' };
}

export interface Payment {
  id: string;
  asked: NewPayment;
  /** From the first to the last, which is what it is now. */
  steps: readonly Step[];
  email?: string;
  card?: Card;
  /** A step that it takes by itself, once the time has come. */
  due?: Step;
  capturedAt?: string;
  refunds: readonly Refund[];
}

/** Minutes that a resident has. */
const lifetime = 90;
/** Seconds that a slow bank takes, and a refund. */
const slowness = 20;
const refundTakes = 2;

const after = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString();

export const expiresAt = (payment: Payment): string => after(createdAt(payment), lifetime * 60);

export const createdAt = (payment: Payment): string => payment.steps[0]?.at ?? '';

export function lastStep({ steps }: Payment): Step {
  const step = steps.at(-1);
  if (!step) throw new Error('A payment begins with a step');
  return step;
}

export const statusOf = (payment: Payment): Status => lastStep(payment).status;
export const isFinished = (payment: Payment): boolean => finished.has(statusOf(payment));
/** It can still be left: nobody has pressed Pay. */
export const isOpen = (payment: Payment): boolean => !isFinished(payment) && !payment.due;

/** A state as the API says it. */
export const stateAnswer = ({ status, code, canRetry }: Step) => ({
  status,
  finished: finished.has(status),
  ...(code && { code, message: messages[code] }),
  ...(canRetry !== undefined && { can_retry: canRetry }),
});

const step = (payment: Payment, next: Step): Payment => {
  const { due: _due, ...rest } = payment;
  const taken = next.status === 'success' ? { capturedAt: next.at } : {};
  return { ...rest, ...taken, steps: [...payment.steps, next] };
};

/** The resident is at the card page. */
export const start = (payment: Payment, at: string): Payment =>
  statusOf(payment) === 'created' ? step(payment, { at, status: 'started' }) : payment;

/** The bank was asked: it says yes, so that the resident can check and pay, or no, which is the end of it. */
export function authorise(payment: Payment, card: Card, email: string, at: string): Payment {
  if (statusOf(payment) !== 'started') return payment;
  const told = { ...payment, card, email };
  switch (cardEnding(card.ending).outcome) {
    case 'declined':
      return step(told, { at, status: 'failed', code: 'P0010' });
    case 'provider-error':
      return step(told, { at, status: 'error', code: 'P0050' });
    default:
      return step(told, { at, status: 'submitted' });
  }
}

/** The resident has pressed Pay. */
export function confirm(payment: Payment, at: string): Payment {
  if (statusOf(payment) !== 'submitted' || payment.due || !payment.card) return payment;
  switch (cardEnding(payment.card.ending).outcome) {
    case 'slow':
      return { ...payment, due: { at: after(at, slowness), status: 'success' } };
    case 'slow-declined':
      return { ...payment, due: { at: after(at, slowness), status: 'failed', code: 'P0010' } };
    default:
      return step(payment, { at, status: payment.asked.delayedCapture ? 'capturable' : 'success' });
  }
}

/** Nothing is taken any more, if nobody has pressed Pay. */
export function cancel(payment: Payment, by: 'user' | 'service', at: string): Payment {
  if (!isOpen(payment)) return payment;
  return step(
    payment,
    by === 'user' ? { at, status: 'failed', code: 'P0030' } : { at, status: 'cancelled', code: 'P0040' },
  );
}

export const capture = (payment: Payment, at: string): Payment =>
  statusOf(payment) === 'capturable' ? step(payment, { at, status: 'success' }) : payment;

/** One that an agreement pays for is taken in a moment, with the card that it was set up with. */
export const takeByAgreement = (payment: Payment, card: Card, at: string): Payment => ({
  ...payment,
  card,
  due:
    cardEnding(card.ending).outcome === 'later-declined'
      ? { at, status: 'failed', code: 'P0010', canRetry: true }
      : { at, status: 'success' },
});

export function amountAvailable(payment: Payment): number {
  const refunded = payment.refunds.filter(({ status }) => status !== 'error');
  return payment.asked.amount - refunded.reduce((sum, { amount }) => sum + amount, 0);
}

export const amountRefunded = (payment: Payment): number => payment.asked.amount - amountAvailable(payment);

export function refundStatus(payment: Payment): 'pending' | 'unavailable' | 'available' | 'full' {
  if (!isFinished(payment)) return 'pending';
  if (statusOf(payment) !== 'success') return 'unavailable';
  return amountAvailable(payment) > 0 ? 'available' : 'full';
}

/** Begins a refund, which is done in a moment. */
export const refund = (
  payment: Payment,
  { id, amount, ends }: { id: string; amount: number; ends: 'success' | 'error' },
  at: string,
): Payment => ({
  ...payment,
  refunds: [
    ...payment.refunds,
    { id, at, amount, status: 'submitted', due: { at: after(at, refundTakes), status: ends } },
  ],
});

/** What has come about by itself until now: a slow bank has answered, time has run out, refunds are done. */
export function settle(payment: Payment, now: string): Payment {
  let settled = payment;
  if (settled.due && settled.due.at <= now) settled = step(settled, settled.due);
  const expires = expiresAt(settled);
  if (isOpen(settled) && statusOf(settled) !== 'capturable' && expires <= now)
    settled = step(settled, { at: expires, status: 'failed', code: 'P0020' });
  if (settled.refunds.some(({ due }) => due && due.at <= now))
    settled = {
      ...settled,
      refunds: settled.refunds.map(({ due, ...rest }) =>
        due && due.at <= now ? { ...rest, status: due.status } : { ...rest, ...(due && { due }) },
      ),
    };
  return settled;
}

/** When `settle` will have something to do, if ever. */
export function nextDue(payment: Payment): string | undefined {
  const times = payment.refunds.flatMap(({ due }) => (due ? [due.at] : []));
  if (payment.due) times.push(payment.due.at);
  else if (isOpen(payment) && statusOf(payment) !== 'capturable') times.push(expiresAt(payment));
  return times.sort()[0];
}

export type EventType =
  | 'card_payment_succeeded'
  | 'card_payment_captured'
  | 'card_payment_failed'
  | 'card_payment_expired'
  | 'card_payment_refunded';

/** What webhooks tell of a change. Source: pay-webhooks, EventMapper. */
export function eventsOf(before: Payment, now: Payment): EventType[] {
  const events: EventType[] = [];
  for (const { status, code } of now.steps.slice(before.steps.length)) {
    const first = status === 'success' && !now.steps.some((each) => each.status === 'capturable');
    if (status === 'capturable' || first) events.push('card_payment_succeeded');
    if (status === 'success') events.push('card_payment_captured');
    if (code === 'P0020') events.push('card_payment_expired');
    else if (status === 'failed' || status === 'cancelled' || status === 'error') events.push('card_payment_failed');
  }
  const done = ({ refunds }: Payment) => refunds.filter(({ status }) => status === 'success').length;
  for (let more = done(now) - done(before); more > 0; more--) events.push('card_payment_refunded');
  return events;
}
