import * as v from 'valibot';
import { day, instant, language } from './text.ts';

/** One time at one location. Whoever serves it is the council's business. */
export const Slot = v.object({
  starts: instant,
  ends: instant,
  /** Code of a `BookingLocation`. */
  location: v.string(),
  /** How many more bookings like the one asked for it takes; never 0. */
  left: v.number(),
});
export type Slot = v.InferOutput<typeof Slot>;

/**
 * Answer of `GET /slots?service=&location=&from=&to=&items=`. `location` may be several, with commas between; `from` and
 * `to` are days in the council's time zone, both included, at most 62 apart; `items` is `sofa:2,mattress:1`. Slots come
 * by beginning, then by location. With `Accept: application/vnd.openactive+json` the same come as OpenActive's shapes.
 */
export const SlotList = v.object({
  language,
  /** In which the council lives: `Europe/London`. */
  timeZone: v.string(),
  /** The server's clock, so that nobody's own counts. */
  now: instant,
  slots: v.array(Slot),
  /** Nearest days with a slot before `from` and after `to`. */
  before: v.optional(day),
  after: v.optional(day),
});
export type SlotList = v.InferOutput<typeof SlotList>;
