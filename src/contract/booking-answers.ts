import * as v from 'valibot';
import { instant, language } from './text.ts';

/** Answer 201 of `POST /holds` and 200 of `PATCH /holds/{id}`, which gives the full time again. */
export const Hold = v.object({
  id: v.string(),
  /** Only with 201. */
  token: v.optional(v.string()),
  location: v.string(),
  starts: instant,
  ends: instant,
  /** Seconds left, by the server's clock, when it answered. */
  seconds: v.number(),
  /** How often the time can be given again. */
  extensions: v.number(),
  /** The server's clock when it answered, so that nobody's own counts. */
  now: instant,
});
export type Hold = v.InferOutput<typeof Hold>;

/** Answer 201 of `POST /bookings`. */
export const BookingReceipt = v.object({
  reference: v.string(),
  /** Opens the case with no other proof: 128 bits, shown only to who booked, never in a query string. */
  token: v.string(),
  location: v.string(),
  starts: instant,
  ends: instant,
  language,
  bring: v.array(v.string()),
});
export type BookingReceipt = v.InferOutput<typeof BookingReceipt>;

/** Answer of `PATCH` and `DELETE /bookings/{reference}`; doing either twice is told, and changes nothing. */
export const BookingChanged = v.object({
  reference: v.string(),
  status: v.picklist(['booked', 'cancelled']),
  location: v.string(),
  starts: instant,
  ends: instant,
  /** It was so already. */
  already: v.boolean(),
});
export type BookingChanged = v.InferOutput<typeof BookingChanged>;

/**
 * Answer of `POST /bookings/{reference}/feed`: an address for a calendar program, which is a proof by itself. Another
 * call gives another, and `DELETE` takes it back: the one before is over.
 */
export const CalendarFeed = v.object({ url: v.string() });
export type CalendarFeed = v.InferOutput<typeof CalendarFeed>;

/**
 * Answer of `POST /waiting/offers`: what is kept for who waited, and until when. It is taken as any hold is, with its id
 * and the letter's token: `POST /bookings`, or with `moves` `PATCH /bookings/{reference}`; and let go by
 * `DELETE /holds/{id}`. 410 `gone` when it is over. To ask changes nothing.
 */
export const Offer = v.object({
  language,
  hold: Hold,
  /** Code of a `BookableService`. */
  service: v.string(),
  items: v.array(v.object({ code: v.string(), count: v.number() })),
  /** Reference of the booking that it is for. */
  moves: v.optional(v.string()),
});
export type Offer = v.InferOutput<typeof Offer>;
