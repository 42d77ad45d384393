/** Payments at the staff desk. No widget imports it. */
import * as v from 'valibot';
import { pence } from './payments.ts';
import { day, instant, requiredLine, strict } from './text.ts';

/** Body of `POST /desk/payments/{reference}/refunds`, with an `Idempotency-Key`. */
export const NewRefund = strict({
  /** Which of its things goes back, by the `payable` of one: 422 without it where several were paid. */
  payable: v.optional(v.pipe(v.string('not-an-option'), v.uuid('not-an-option'))),
  pence,
  reason: requiredLine(250),
  /** The debt stands again; else it is written off. */
  owed: v.optional(v.boolean('not-an-option'), false),
  /** What of the thing could be refunded when the officer looked: 409 `conflict` when that is not so any more. */
  refundable: v.optional(pence),
});
export type NewRefund = v.InferOutput<typeof NewRefund>;

/** Body of `POST /desk/refunds/{id}/decisions`, with an `Idempotency-Key`: by another officer than who asked for it. */
export const RefundDecision = strict({ approve: v.boolean('required') });
export type RefundDecision = v.InferOutput<typeof RefundDecision>;

/** Body of `POST /desk/refunds/{id}/withdrawals`, with an `Idempotency-Key`: takes back what has not gone. */
export const RefundWithdrawal = strict({});

/** Body of `POST /desk/refunds/{id}/retries`, with an `Idempotency-Key`: asks anew for what could not be paid back. */
export const RefundRetry = strict({});

/** Body of `POST /desk/refunds/{id}/settlements`, with an `Idempotency-Key`: says what became of one that failed. */
export const RefundSettlement = strict({ note: requiredLine(250) });
export type RefundSettlement = v.InferOutput<typeof RefundSettlement>;

/**
 * A refund. `waiting`: for a second officer, above the limit; `approved`: about to be sent; `sent`: the provider has it;
 * `done`; `failed`: the provider could not; `refused`: by the second officer; `withdrawn`: taken back before it went.
 */
export const Refund = v.object({
  id: v.string(),
  reference: v.string(),
  /** Id and name of the thing that it is of; of older ones of a basket nobody knows. */
  payable: v.optional(v.string()),
  name: v.optional(v.string()),
  pence: v.number(),
  reason: v.string(),
  owed: v.boolean(),
  state: v.picklist(['waiting', 'approved', 'sending', 'sent', 'done', 'failed', 'refused', 'withdrawn']),
  at: instant,
  /**
   * Why it has not gone yet; it is tried again. `less-available`: the provider says that less can be refunded; `changed`:
   * something else was refunded at that moment; `no-answer`: of the provider, so that nobody knows.
   */
  hindrance: v.optional(v.picklist(['less-available', 'changed', 'no-answer'])),
  /** Asked for by the officer who reads this. */
  own: v.boolean(),
  /** It failed, and nobody has tried it again or said what became of it. */
  stuck: v.boolean(),
  /** What became of one that failed, in an officer's words. */
  settled: v.optional(v.string()),
  /** Absent when nobody did: something was paid twice, or its booking could not be made. */
  askedBy: v.optional(v.string()),
  decidedBy: v.optional(v.string()),
});
export type Refund = v.InferOutput<typeof Refund>;

/** Answer of `GET /desk/refunds`: those that wait, are on their way or have failed and wait for somebody, oldest first. */
export const RefundList = v.object({ refunds: v.array(Refund) });
export type RefundList = v.InferOutput<typeof RefundList>;

/** Answer of `GET /desk/payments/{reference}`. */
export const DeskPayment = v.object({
  reference: v.string(),
  state: v.string(),
  pence: v.number(),
  /** What can be refunded yet, and how much of that by one officer alone. */
  refundable: v.number(),
  alone: v.number(),
  begun: instant,
  paidAt: v.optional(instant),
  /** The provider's name for it. */
  providerId: v.optional(v.string()),
  /** There is a case of the same reference, with its history and letters: as soon as it is paid. */
  hasCase: v.boolean(),
  /** Reference of what was booked with it. */
  booking: v.optional(v.string()),
  /** Who pays; forgotten of what was not paid. */
  payer: v.optional(
    v.object({ name: v.optional(v.string()), email: v.optional(v.string()), postcode: v.optional(v.string()) }),
  ),
  items: v.array(
    v.object({
      payable: v.string(),
      name: v.string(),
      quantity: v.number(),
      pence: v.number(),
      /** What of it can be refunded yet. */
      refundable: v.number(),
      ledgerCode: v.string(),
      /** It is somebody's own, and was owed before: what goes back may be owed again. */
      own: v.boolean(),
      /** Until when it is had, of what is for a time. */
      until: v.optional(day),
    }),
  ),
  /** It is renewed by itself: on that day for so much, until that is stopped (`DELETE /desk/payments/{reference}/renewal`). */
  renewal: v.optional(v.object({ state: v.string(), on: day, pence: v.number() })),
  refunds: v.array(Refund),
  /** What the ledger has of it, in its order. Debits are positive. */
  ledger: v.array(
    v.object({
      at: instant,
      kind: v.picklist(['paid', 'refunded', 'refund-failed']),
      account: v.picklist(['receivable', 'provider', 'income', 'discounts', 'written-off']),
      name: v.string(),
      pence: v.number(),
    }),
  ),
  /**
   * What happened, oldest first. `told`: by the provider, `detail` is its own name for what; `ended`: without money,
   * `detail` is the state.
   */
  events: v.array(
    v.object({
      at: instant,
      kind: v.picklist(['begun', 'told', 'ended', 'paid', 'refund-sent', 'refund-failed']),
      detail: v.optional(v.string()),
      pence: v.optional(v.number()),
    }),
  ),
});
export type DeskPayment = v.InferOutput<typeof DeskPayment>;

/** Query of `GET /desk/reconciliation` and `GET /desk/reconciliation.csv`: a day in the council's time zone. */
export const ReconciliationQuery = v.strictObject({ day });

/** What of a line does not agree. */
export const differences = ['only-here', 'only-there', 'amount', 'state', 'paid-twice'] as const;

/**
 * Answer of `GET /desk/reconciliation`: payments begun and refunds sent that day here, against the provider's list; what
 * differs is first.
 */
export const Reconciliation = v.object({
  day,
  lines: v.array(
    v.object({
      kind: v.picklist(['payment', 'refund']),
      reference: v.string(),
      providerId: v.string(),
      here: v.optional(v.object({ state: v.string(), pence: v.number() })),
      there: v.optional(v.object({ state: v.string(), pence: v.number() })),
      ledgerCodes: v.string(),
      difference: v.optional(v.picklist(differences)),
    }),
  ),
  /** Of what was paid and what was refunded, here and there. */
  totals: v.object({
    paidHere: v.number(),
    paidThere: v.number(),
    refundedHere: v.number(),
    refundedThere: v.number(),
    differences: v.number(),
  }),
});
export type Reconciliation = v.InferOutput<typeof Reconciliation>;
