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
  /** Until when the link in a letter has to be followed; absent when it is booked. */
  confirmBy: v.optional(instant),
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
