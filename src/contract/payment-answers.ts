import * as v from 'valibot';
import { instant, language } from './text.ts';

/**
 * Where a payment stands. `open`: the resident has yet to pay; `checking`: nobody knows yet, ask again; `already-paid`:
 * nothing is due, and nothing was begun. Of the rest only `paid` and the two of refunds mean that money was taken.
 */
export const paymentStates = [
  'open',
  'checking',
  'paid',
  'declined',
  'expired',
  'cancelled',
  'trouble',
  'already-paid',
  'part-refunded',
  'refunded',
] as const;

/**
 * Answer of `GET /payments/{id}` and `POST /payments/{id}/cancel`, with the payment's token as `Authorization: Bearer …`.
 * It is the provider's word, asked for now, and never that of an address.
 */
export const PaymentView = v.object({
  language,
  /** Absent with `already-paid`. */
  id: v.optional(v.string()),
  reference: v.optional(v.string()),
  /** Of `paymentStates`; others may come. */
  state: v.string(),
  /**
   * Money has left the resident's account, or may have: with `checking` nobody knows, nor with an `open` that was asked for
   * twice within a second, of which the second answer has no `nextUrl`.
   */
  moneyTaken: v.picklist(['yes', 'no', 'unknown']),
  pence: v.number(),
  refunded: v.number(),
  items: v.array(
    v.object({
      name: v.string(),
      quantity: v.number(),
      pence: v.number(),
    }),
  ),
  /** Where to pay: good once, so go there at once with the top window, and keep it nowhere. */
  nextUrl: v.optional(v.string()),
  mayCancel: v.boolean(),
  paidAt: v.optional(instant),
  /** Where the receipt goes, or word of how it ended: `r…n@example.com`. */
  email: v.optional(v.string()),
  /** What was said of who pays is still kept, for another try (`again` of a new payment). */
  contactKept: v.optional(v.boolean()),
  /** What is booked with it. */
  booking: v.optional(
    v.object({
      service: v.string(),
      /** Absent when the place has gone for good. */
      location: v.optional(v.string()),
      starts: v.optional(instant),
      ends: v.optional(instant),
      /** Absent as long as it is not booked. Of what is paid that means: it could not be had, and the money goes back. */
      reference: v.optional(v.string()),
      /** The place is kept until then for who pays, or for who tries again when that took no money; absent when it is not. */
      heldUntil: v.optional(instant),
    }),
  ),
});
export type PaymentView = v.InferOutput<typeof PaymentView>;

/** Answer 201 of `POST /payments` and `POST /payments/{id}/again`. */
export const PaymentStarted = v.object({
  ...PaymentView.entries,
  /** Opens this payment with no other proof, and once it is paid its case: 128 bits, never in a query string. */
  token: v.optional(v.string()),
  /** Opens the booking in the same way, once there is one; absent where nothing is booked. */
  bookingToken: v.optional(v.string()),
});
export type PaymentStarted = v.InferOutput<typeof PaymentStarted>;
