import type { OwnPayment } from '../../api/payments.ts';
import type { BookableService, BookingLocation, ItemCounts } from '../../contract/bookable-services.ts';
import { areFormValues, type FormValues } from '../../controllers/form.ts';
import type { ChosenSlot } from '../../controllers/slot-hold.ts';

/**
 * The question pages, in order; `waiting` stands beside `time` and `done`, `offer` before all where a letter's link led here,
 * and `payment` says what became of a fee that is not paid. Few bookings have all of them.
 */
export const steps = ['service', 'items', 'where', 'time', 'questions', 'address', 'contact', 'check', 'done'] as const;
export type Step = (typeof steps)[number] | 'waiting' | 'offer' | 'payment';

/** A booking that is to be moved: what it is, and what opens it. */
export interface MovedBooking {
  readonly reference: string;
  /** `CaseSession.session` */
  readonly session: string;
  readonly service: string;
  readonly items: ItemCounts;
  readonly slot: ChosenSlot;
}

/** Everything that a resident has said so far. */
export interface Booking {
  readonly service: BookableService | undefined;
  /** Code of the only location that the page offers. */
  readonly location: string | undefined;
  readonly slot: ChosenSlot | undefined;
  readonly values: FormValues;
  readonly moving: MovedBooking | undefined;
  /** It takes what was kept for who waited: what, where and when are settled. */
  readonly offered?: boolean | undefined;
}

/** The locations whose times are shown. */
export function locationsOf({ service, location, values, moving }: Booking): readonly BookingLocation[] {
  const all = service?.locations ?? [];
  const locked = all.filter(({ code }) => code === location);
  if (locked.length > 0) return locked;
  const chosen = values['locations'];
  if (all.length < 2 || moving || !Array.isArray(chosen)) return all;
  const some = all.filter(({ code }) => (chosen as readonly string[]).includes(code));
  return some.length > 0 ? some : all;
}

/** The location of the slot that is chosen. */
export const placeOf = ({ service, slot }: Booking): BookingLocation | undefined =>
  service?.locations.find(({ code }) => code === slot?.location);

/** The pages that this booking has, as far as is known. */
export function stepsOf(booking: Booking): readonly Step[] {
  const { service, location, moving, offered = false } = booking;
  if (moving) return ['time', 'check', 'done'];
  const has: { readonly [Name in Step]?: boolean | undefined } = {
    service: !offered,
    items: !offered && service?.items !== undefined,
    where:
      !offered && (service?.locations.length ?? 0) > 1 && !service?.locations.some(({ code }) => code === location),
    time: !offered,
    questions: service?.questions.some(({ type }) => type !== 'hidden'),
    address: placeOf(booking)?.way === 'at-home',
  };
  return steps.filter((step) => !(step in has) || has[step]);
}

/** The step before, or undefined at the start and at the end. */
export function stepBefore(step: Step, booking: Booking, waitingFrom: Step): Step | undefined {
  if (step === 'waiting') return waitingFrom;
  if (step === 'done' || step === 'offer') return undefined;
  const all = stepsOf(booking);
  return all[all.indexOf(step) - 1] ?? (booking.offered ? 'offer' : undefined);
}

/** What a draft keeps: nothing of who books and where they live, and nothing that holds a slot. */
export interface BookingDraft {
  readonly step: Step;
  readonly key: string;
  readonly values: FormValues;
  readonly slot?: ChosenSlot | undefined;
  /** What the resident went away for. */
  readonly payment?: OwnPayment | undefined;
}

/** What is kept of a booking. It goes on where something has to be said again. */
export function draftOf(booking: Booking, step: Step, key: string): BookingDraft {
  const { values, slot } = booking;
  const again = stepsOf(booking).includes('address') ? 'address' : 'contact';
  return {
    step: ['check', 'contact', 'payment'].includes(step)
      ? again
      : step === 'waiting' || step === 'done'
        ? 'time'
        : step,
    key,
    values: ['contact.', 'address.', 'notes', 'waiting.'].reduce((kept, start) => without(kept, start), values),
    slot,
  };
}

/** Whether something is a draft that this version can go on with. */
export function isDraft(content: unknown): content is BookingDraft {
  const { step, key, values, slot } = (content ?? {}) as { [Part in keyof BookingDraft]?: unknown };
  const { location, starts, ends } = (slot ?? {}) as { [Part in keyof ChosenSlot]?: unknown };
  return (
    steps.some((known) => known === step && known !== 'done' && known !== 'check') &&
    typeof key === 'string' &&
    areFormValues(values) &&
    (slot === undefined || [location, starts, ends].every((part) => typeof part === 'string'))
  );
}

/** The values but those whose names start so: a draft has none of `contact.`. */
export const without = (values: FormValues, start: string): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(start)));

/** Whether a resident has said anything that is worth keeping. */
export const hasTyped = (values: FormValues): boolean =>
  Object.entries(without(values, 'contact.')).some(
    ([name, value]) => name !== 'service' && typeof value !== 'boolean' && value.length > 0,
  );
