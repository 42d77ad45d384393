/** Payments at the staff desk. No widget imports it. */
import * as v from 'valibot';
import { pence } from './payables.ts';
import { day, instant, requiredLine, strict } from './text.ts';

/** Body of `POST /desk/payments/{reference}/refunds`, with an `Idempotency-Key`. */
export const NewRefund = strict({
  pence,
  reason: requiredLine(250),
  /** The debt stands again; else it is written off. */
  owed: v.optional(v.boolean('not-an-option'), false),
});
export type NewRefund = v.InferOutput<typeof NewRefund>;

/** Body of `POST /desk/refunds/{id}/decisions`, with an `Idempotency-Key`: by another officer than who asked for it. */
export const RefundDecision = strict({ approve: v.boolean('required') });
export type RefundDecision = v.InferOutput<typeof RefundDecision>;

/**
 * A refund. `waiting`: for a second officer, above the limit; `approved`: about to be sent; `sent`: the provider has it;
 * `done`; `failed`: the provider could not; `refused`: by the second officer.
 */
export const Refund = v.object({
  id: v.string(),
  reference: v.string(),
  pence: v.number(),
  reason: v.string(),
  owed: v.boolean(),
  state: v.picklist(['waiting', 'approved', 'sending', 'sent', 'done', 'failed', 'refused']),
  at: instant,
  /** Absent when nobody did: something was paid twice, or its booking could not be made. */
  askedBy: v.optional(v.string()),
  decidedBy: v.optional(v.string()),
});
export type Refund = v.InferOutput<typeof Refund>;

/** Answer of `GET /desk/refunds`: those that wait, or are on their way, oldest first. */
export const RefundList = v.object({ refunds: v.array(Refund) });
export type RefundList = v.InferOutput<typeof RefundList>;

/** Answer of `GET /desk/payments/{reference}`. */
export const DeskPayment = v.object({
  reference: v.string(),
  state: v.string(),
  pence: v.number(),
  /** What can be refunded yet. */
  refundable: v.number(),
  paidAt: v.optional(instant),
  /** The provider's name for it. */
  providerId: v.optional(v.string()),
  items: v.array(v.object({ name: v.string(), pence: v.number(), ledgerCode: v.string() })),
  refunds: v.array(Refund),
});
export type DeskPayment = v.InferOutput<typeof DeskPayment>;

/** Query of `GET /desk/reconciliation` and `GET /desk/reconciliation.csv`: a day in the council's time zone. */
export const ReconciliationQuery = v.strictObject({ day });

/** What of a line does not agree. */
export const differences = ['only-here', 'only-there', 'amount', 'state', 'paid-twice'] as const;

/** Answer of `GET /desk/reconciliation`: what was begun that day here, against the provider's list. */
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
