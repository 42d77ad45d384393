import * as v from 'valibot';
import { Telephone } from './council.ts';
import { plainDigits } from './digits.ts';
import { ServiceSummary } from './services.ts';
import { day, language, requiredLine, strict } from './text.ts';

/** What can be paid. */
export const payableKinds = [
  'council-tax',
  'parking-fine',
  'invoice',
  'fee',
  'garden-waste',
  'donation',
  'booking-fee',
] as const;
export type PayableKind = (typeof payableKinds)[number];

/** The most that one payment may be, in pence, at any provider. */
export const mostPence = 10_000_000;

/**
 * True of what looks like the number of a card: 13 to 19 digits, however they are written and grouped, with the right check digit.
 * Nobody's reference is one, and it must not get as far as a log.
 * Source: ISO/IEC 7812-1, annex B.
 */
export function isCardNumber(text: string): boolean {
  const digits = plainDigits(text.normalize('NFKC')).replace(/[^\p{L}\d]/gu, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const noCard = /* @__NO_SIDE_EFFECTS__ */ (max: number) =>
  v.pipe(
    requiredLine(max),
    v.check((text) => !isCardNumber(text), 'not-allowed'),
  );

/** A service of `GET /services?kind=payment`: what is looked up for it, or else comes in a list. */
export const PayableService = v.object({
  ...ServiceSummary.entries,
  kind: v.literal('payment'),
  language,
  /** How one's own is found: absent where `GET /payables?service=` lists what there is for everybody. */
  lookup: v.optional(
    v.object({
      reference: v.object({
        label: v.string(),
        hint: v.optional(v.string()),
        /** A regular expression of the whole, without regard to case, spaces and hyphens. */
        pattern: v.optional(v.string()),
      }),
      /** A second thing that only who it concerns knows. */
      proof: v.object({
        label: v.string(),
        hint: v.optional(v.string()),
        kind: v.picklist(['postcode', 'name', 'registration']),
      }),
    }),
  ),
  team: v.string(),
  phone: Telephone,
});
export type PayableService = v.InferOutput<typeof PayableService>;

/** Something that can be paid now. All amounts are whole pence. */
export const Payable = v.object({
  /** For `POST /payments`. From a list it stays the same; what was looked up has one that is good for an hour or two. */
  id: v.string(),
  service: v.string(),
  /** A `PayableKind`. */
  kind: v.string(),
  name: v.string(),
  /** What it is about: period, place, vehicle. */
  facts: v.array(v.object({ label: v.string(), value: v.string() })),
  /** What is due, as the server counts it; 0 when nothing is. What is chosen freely has none. */
  due: v.optional(v.number()),
  /** All of it, some of it, or whatever one wants to give. */
  amount: v.picklist(['fixed', 'part', 'chosen']),
  /** Of `part` and `chosen`: what it must be at least and at most. */
  least: v.optional(v.number()),
  most: v.optional(v.number()),
  /** Amounts to choose from, with room for another. */
  choices: v.optional(v.array(v.number())),
  /** What it is made up of. */
  breakdown: v.optional(v.array(v.object({ label: v.string(), pence: v.number() }))),
  /** It is less until this day, included, and then `full`. */
  discount: v.optional(v.object({ until: day, full: v.number() })),
  /** How many can be had at once: certificates, bins. */
  mostQuantity: v.number(),
  /** It is for a year, from the day on which it is paid. */
  subscription: v.boolean(),
  /** It can be had for another year by itself: `renew` of a new payment. */
  renews: v.optional(v.boolean()),
});
export type Payable = v.InferOutput<typeof Payable>;

/** What the council's provider takes at once, all things together, in pence. */
const limits = v.optional(v.object({ least: v.number(), most: v.number() }));
export type PaymentLimits = NonNullable<v.InferOutput<typeof limits>>;

/** Answer of `GET /payables?service=`: what there is for everybody. */
export const PayableList = v.object({ language, payables: v.array(Payable), limits });
export type PayableList = v.InferOutput<typeof PayableList>;

/**
 * Body of `POST /payables/lookup`. Whatever is wrong, the answer is the same 404 `not-found`, after the same time; too
 * many tries are 429 with `Retry-After`. What looks like the number of a card is refused before anything is looked at.
 */
export const PayableLookup = strict({ service: requiredLine(80), reference: noCard(40), proof: noCard(80) });
export type PayableLookup = v.InferOutput<typeof PayableLookup>;

/** Answer of `POST /payables/lookup`. */
export const PayableFound = v.object({ language, payable: Payable, limits });
export type PayableFound = v.InferOutput<typeof PayableFound>;
