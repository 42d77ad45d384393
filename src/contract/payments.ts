import * as v from 'valibot';
import { NewBooking } from './bookings.ts';
import { mostPence } from './payables.ts';
import { email, language, line, requiredLine, strict } from './text.ts';

// What the page only reads stands apart from what it only writes, so that it fetches no checks that are the server's.
export { AskMade, AskedPayment } from './asked-payments.ts';
export { PaymentStarted, PaymentView } from './payment-answers.ts';
export { RenewalEnded } from './renewals.ts';

/** Whole pence; a payment of nothing is none. */
export const pence = v.pipe(
  v.number('not-a-number'),
  v.integer('not-a-number'),
  v.minValue(1, 'too-small'),
  v.maxValue(mostPence, 'too-big'),
);

/** One thing of the basket. */
export const PaymentItem = strict({
  /** `id` of a `Payable`. */
  payable: requiredLine(200),
  quantity: v.optional(
    v.pipe(v.number('not-a-number'), v.integer('not-a-number'), v.minValue(1, 'too-small'), v.maxValue(99, 'too-big')),
    1,
  ),
  /** What the page has shown: the server alone decides what is due, and refuses what differs. */
  pence,
});
export type PaymentItem = v.InferOutput<typeof PaymentItem>;

const items = v.pipe(v.array(PaymentItem, 'required'), v.maxLength(10, 'too-many'));

/** For the provider's page, so that nothing is typed twice, and for the receipt. */
export const PaymentContact = strict({
  name: v.optional(line(120)),
  email: v.optional(email),
  address: v.optional(
    strict({
      line1: v.optional(line(250)),
      line2: v.optional(line(250)),
      city: v.optional(line(250)),
      postcode: v.optional(line(25)),
    }),
  ),
});
export type PaymentContact = v.InferOutput<typeof PaymentContact>;

/**
 * Body of `POST /payments`, sent with an `Idempotency-Key`, on a press of a button and never before. The same key, or
 * another for the same things while they are being paid, leads to the one payment, with a fresh address to go on at.
 * 422 `invalid` with `items.0.pence` says that the amount is not what is due; with `items.0.payable`, that it has to be
 * looked up again. 409 `conflict`: some of it is being paid elsewhere and cannot be stopped now.
 */
export const NewPayment = strict({
  items: v.optional(items, []),
  /** A booking whose service has a fee: its place is kept as long as the payment lasts, and booked when it is paid. */
  booking: v.optional(NewBooking),
  /** Of the booking, in pence, as the page has shown it: 422 with `fee` when it is another by now. */
  fee: v.optional(pence),
  contact: v.optional(PaymentContact, {}),
  /**
   * A payment of one's own that took no money, with its token: who pays is then as it was said there, in place of
   * `contact`, and is told to nobody but the provider. 422 with `again` says that it is not known any more.
   */
  again: v.optional(strict({ id: requiredLine(36), token: requiredLine(100) })),
  /**
   * Token of a link (`POST /payments/asks`) whose basket this is, or some of it: whoever was asked names its things as the
   * link does, at what is due now. 422 with `ask` says that the link is not good any more.
   */
  ask: v.optional(requiredLine(80)),
  /**
   * It is to be renewed every year from the card that pays it now, until somebody stops that: they are written to before.
   * Of one thing alone that `renews`, and not where somebody else was asked: 422 with `renew`. With an e-mail address.
   */
  renew: v.optional(v.boolean('not-an-option'), false),
  /**
   * It is meant to be paid although the same was paid some minutes ago, or is being paid: 422 with `repeat` asks for this.
   * Of what is for everybody that is asked of who gives the same name and address for letters.
   */
  repeat: v.optional(v.boolean('not-an-option'), false),
  /** Page to come back to, of an origin that may call the API. Nothing of what happened is added to it. */
  returnUrl: v.pipe(v.string('required'), v.maxLength(2000, 'too-long'), v.url('not-allowed')),
  language: v.optional(language, 'en'),
});
export type NewPayment = v.InferInput<typeof NewPayment>;

/**
 * Body of `POST /payments/asks`: what somebody else is to be asked to pay, at what the page has shown. 422 is as that of
 * `POST /payments`. Not for a booking, whose place is kept for who books.
 */
export const NewAsk = strict({ items: v.pipe(items, v.minLength(1, 'required')) });
export type NewAsk = v.InferInput<typeof NewAsk>;

/** Body of `POST /payments/asks/open`. */
export const AskToken = strict({ token: requiredLine(80) });
export type AskToken = v.InferOutput<typeof AskToken>;
