import * as v from 'valibot';
import { email, instant, language, requiredLine, strict } from './text.ts';

/**
 * Body of `POST /bookings/links`. When something is booked with the address and still to come, a letter with a link goes
 * there; when not, nothing does. The answer is the same.
 */
export const BookingLinkRequest = strict({
  email,
  /** For the letter. */
  language: v.optional(language, 'en'),
});
export type BookingLinkRequest = v.InferInput<typeof BookingLinkRequest>;

/**
 * Body of `POST /bookings/lookup`: the link's token. It is good for a day, and for ten minutes more once it was looked up:
 * 410 `gone` after that.
 */
export const BookingLink = strict({ token: requiredLine(80) });
export type BookingLink = v.InferOutput<typeof BookingLink>;

/**
 * Answer of `GET /bookings`: all that is still to come of what is booked with the address that the link went to, soonest
 * first. `POST /cases/lookup` opens each, with its reference and the same session.
 */
export const OwnBookings = v.object({
  /** Of what is the council's own. */
  language,
  bookings: v.array(
    v.object({
      reference: v.string(),
      /** The service's name. */
      title: v.string(),
      /** As in `CaseView`. */
      place: v.string(),
      address: v.optional(v.string()),
      /** A `BookingWay`. */
      way: v.string(),
      starts: instant,
      ends: instant,
      window: v.boolean(),
    }),
  ),
});
export type OwnBookings = v.InferOutput<typeof OwnBookings>;

/**
 * Answer of `POST /bookings/lookup`. The session travels as `Authorization: Bearer …`, and ends as that of a case does:
 * an hour after it was last used, or twelve after it was given.
 */
export const OwnBookingsSession = v.object({ session: v.string() });
export type OwnBookingsSession = v.InferOutput<typeof OwnBookingsSession>;
