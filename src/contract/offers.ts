import * as v from 'valibot';
import { Hold } from './booking-answers.ts';
import { instant, language } from './text.ts';

/**
 * What became of an offer: kept for who waited; theirs; theirs no more because they said so; over, since the hours went
 * by; or too late, since the booking that it is for can no longer be moved.
 */
export const offerStates = ['open', 'taken', 'declined', 'over', 'late'] as const;

/**
 * Answer of `POST /waiting/offers`, which changes nothing, of `…/take` and of `…/decline`, which say how it stands then: a
 * second press is no error. An offer of another time for a booking is taken by `…/take`; any other as every hold is, by
 * `POST /bookings` with its id and the letter's token.
 */
export const Offer = v.object({
  language,
  state: v.picklist(offerStates),
  /** Code of a `BookableService`. */
  service: v.string(),
  location: v.string(),
  starts: instant,
  ends: instant,
  items: v.array(v.object({ code: v.string(), count: v.number() })),
  /** Until when it is kept, or was. */
  until: instant,
  /** While it is open. */
  hold: v.optional(Hold),
  /** The booking that it is for, as it is now. */
  moves: v.optional(v.object({ reference: v.string(), location: v.string(), starts: instant, ends: instant })),
});
export type Offer = v.InferOutput<typeof Offer>;
