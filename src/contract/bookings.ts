import * as v from 'valibot';
import { dayAsked, instantAsked } from './day-asked.ts';
import { email, language, line, paragraph, phone, requiredLine, strict } from './text.ts';

// What the page only reads stands apart from what it only writes, so that it fetches no checks that are the server's.
export { BookingChanged, BookingReceipt, CalendarFeed, Hold } from './booking-answers.ts';
export { Offer } from './offers.ts';

const counts = v.optional(
  v.record(
    v.string(),
    v.pipe(v.number('not-a-number'), v.integer('not-a-number'), v.minValue(1, 'too-small'), v.maxValue(99, 'too-big')),
    'not-allowed',
  ),
  {},
);

/**
 * Body of `POST /holds`, sent with an `Idempotency-Key`: keeps one slot for some minutes. 409 `conflict` when it has just gone. A hold is known by its
 * token, which travels as `Authorization: Bearer …` and in no address.
 */
export const NewHold = strict({
  service: requiredLine(80),
  location: requiredLine(80),
  starts: instantAsked,
  items: counts,
  /** Id of the same resident's earlier hold, of which the token is sent: it goes, or this one does not come. */
  instead: v.optional(v.pipe(v.string('unknown'), v.uuid('unknown'))),
  /** Reference of the booking that is to be moved there; the case's session is sent. */
  moves: v.optional(requiredLine(40)),
});
export type NewHold = v.InferInput<typeof NewHold>;

/** A hold as a booking uses it. */
const held = strict({
  id: v.pipe(v.string('required'), v.uuid('unknown')),
  token: requiredLine(80),
});

export const BookingContact = strict({
  name: requiredLine(120),
  email: v.optional(email),
  phone: v.optional(phone),
  postcode: v.optional(line(12)),
  /** Wants a reminder by e-mail or, without an address, by text. */
  reminder: v.optional(v.boolean('not-an-option'), true),
});
export type BookingContact = v.InferInput<typeof BookingContact>;

/** Where we are to come to. */
export const BookingAddress = strict({
  label: requiredLine(250),
  /** `Behind the garage`. */
  description: v.optional(line(250)),
});
export type BookingAddress = v.InferOutput<typeof BookingAddress>;

/**
 * Body of `POST /bookings`, sent with an `Idempotency-Key` and, from a form, with a `Form-Check` as a report is. Service, location, time and items are the hold's. A hold that
 * has run out is taken again in the same call if it can be; else 409 `conflict`, and nothing that was typed is lost.
 */
export const NewBooking = strict({
  hold: held,
  /** For a location of the way `at-home`. */
  address: v.optional(BookingAddress),
  /** By question code; checked against the service by `answersSchema` of service-answers.ts. */
  answers: v.optional(
    v.record(v.string(), v.union([v.string(), v.array(v.string())], 'not-allowed'), 'not-allowed'),
    {},
  ),
  notes: v.optional(paragraph(0, 500), ''),
  contact: BookingContact,
  language: v.optional(language, 'en'),
});
export type NewBooking = v.InferInput<typeof NewBooking>;

/**
 * Body of `PATCH /bookings/{reference}`, sent with the case's session and an `Idempotency-Key`: moves it to what is held,
 * in one step. The old slot is free only when the new one is had. 409 `conflict`: too late by the service's rules, over,
 * or the new slot has gone; the old one stays in each of these.
 */
export const MoveBooking = strict({ hold: held });
export type MoveBooking = v.InferOutput<typeof MoveBooking>;

/**
 * Body of `POST /waiting`, sent with an `Idempotency-Key`: tell me when a slot comes free. With `moves` it is for an
 * earlier time of a booking that is there, and the case's session is sent; an address is needed where there is none. An offer is a hold
 * of some hours, told in a letter with a link; whoever does not take it is asked again no more.
 */
export const NewWaiting = strict({
  service: requiredLine(80),
  /** Codes; all when empty. */
  locations: v.optional(v.array(requiredLine(80)), []),
  items: counts,
  /** Days in the council's time zone, both included. */
  from: v.optional(dayAsked),
  to: v.optional(dayAsked),
  moves: v.optional(requiredLine(40)),
  email: v.optional(email),
  language: v.optional(language, 'en'),
});
export type NewWaiting = v.InferInput<typeof NewWaiting>;

/** Body of `POST /waiting/offers`, `…/take` and `…/decline`: the token of the link in an offer's letter. */
export const OfferToken = strict({ token: requiredLine(80) });
export type OfferToken = v.InferOutput<typeof OfferToken>;
