import * as v from 'valibot';
import { Telephone } from './council.ts';
import { Question } from './questions.ts';
import { Asked, ServiceSummary } from './services.ts';
import { language } from './text.ts';

/** How it is had: the resident comes, we ring, we meet on a screen, or we come to them. */
export const bookingWays = ['on-site', 'phone', 'video', 'at-home'] as const;
export type BookingWay = (typeof bookingWays)[number];

/** One place, or one way without a place, in which a service can be had. */
export const BookingLocation = v.object({
  code: v.string(),
  name: v.string(),
  way: v.picklist(bookingWays),
  /** One line; absent where nobody goes anywhere. */
  address: v.optional(v.string()),
  /** How to get in: steps, lifts, parking. */
  access: v.optional(v.string()),
});
export type BookingLocation = v.InferOutput<typeof BookingLocation>;

/** Something that is counted: a mattress, a child to be registered, a player. */
export const BookingItem = v.object({
  code: v.string(),
  name: v.string(),
  hint: v.optional(v.string()),
  /** Of this one in one booking. */
  most: v.number(),
  /** Minutes that each adds. */
  minutes: v.number(),
  /** Codes of items that cannot come with it. */
  notWith: v.array(v.string()),
});
export type BookingItem = v.InferOutput<typeof BookingItem>;

/** Hours before the beginning, or a time on the council's clock so many days before: `2pm on the day before`. */
export const Deadline = v.union([v.number(), v.object({ days: v.number(), time: v.string() })]);
export type Deadline = v.InferOutput<typeof Deadline>;

/** Everything the form needs to know of one service that is booked. Answer of `GET /services/{code}` for these. */
export const BookableService = v.object({
  ...ServiceSummary.entries,
  kind: v.literal('booking'),
  language,
  locations: v.array(BookingLocation),
  /** Minutes, before what the items add. */
  minutes: v.number(),
  /** The slot is a stretch of time in which something happens, not the time that it takes: `between 7am and noon`. */
  window: v.boolean(),
  /** Absent where there is nothing to count. */
  items: v.optional(
    v.object({
      /** The question: `What should we collect?` */
      label: v.string(),
      hint: v.optional(v.string()),
      /** Of all together. */
      most: v.number(),
      each: v.array(BookingItem),
    }),
  ),
  /**
   * Pence that a booking costs, or each thing of it: it is booked when that is paid. Absent where it costs nothing. Who
   * cancels in time is paid back, unless it is `kept`.
   */
  fee: v.optional(v.object({ pence: v.number(), each: v.boolean(), kept: v.optional(v.boolean()) })),
  questions: v.array(Question),
  contact: v.object({ email: Asked, phone: Asked }),
  /**
   * Minutes that somebody with an e-mail address has to follow the link that is sent there: until then the slot is held,
   * and not booked. Absent where a booking stands at once.
   */
  confirmWithin: v.optional(v.number()),
  /** Open bookings of this service that one address may have. */
  mostOpen: v.number(),
  /** After which it cannot be booked here any more; such slots are in no list. */
  notice: v.optional(Deadline),
  /** Days after today for which it can be booked here; absent: all that have slots. */
  ahead: v.optional(v.number()),
  /** After which it cannot be moved or cancelled here any more. */
  changeUntil: Deadline,
  /** Words of the rules, said before the button that they are about. */
  rules: v.array(v.string()),
  /** What to bring or do before; a line each. */
  bring: v.array(v.string()),
  /** An earlier slot can be waited for. */
  waiting: v.boolean(),
  team: v.string(),
  phone: Telephone,
});
export type BookableService = v.InferOutput<typeof BookableService>;

/** Items by code, none of them 0. */
export type ItemCounts = Readonly<Record<string, number>>;

/** Minutes that a booking takes. */
export const minutesOf = ({ minutes, items }: Pick<BookableService, 'minutes' | 'items'>, counts: ItemCounts): number =>
  (items?.each ?? []).reduce((sum, { code, minutes: more }) => sum + more * (counts[code] ?? 0), minutes);

/** What is wrong with a choice of items: the field that is wrong, an item's code or `''` for all of them, and why. */
export function itemProblem(
  items: BookableService['items'],
  counts: ItemCounts,
): { code: string; problem: 'required' | 'too-many' | 'unknown' | 'not-together' } | undefined {
  const chosen = Object.entries(counts).filter(([, count]) => count > 0);
  if (!items) return chosen[0] && { code: chosen[0][0], problem: 'unknown' };
  if (chosen.length === 0) return { code: '', problem: 'required' };
  for (const [code, count] of chosen) {
    const item = items.each.find((each) => each.code === code);
    if (!item) return { code, problem: 'unknown' };
    if (count > item.most) return { code, problem: 'too-many' };
    if (item.notWith.some((other) => (counts[other] ?? 0) > 0)) return { code, problem: 'not-together' };
  }
  return chosen.reduce((sum, [, count]) => sum + count, 0) > items.most ? { code: '', problem: 'too-many' } : undefined;
}
