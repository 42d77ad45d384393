/** The rules of the steps after the first, which come with them: what is wrong with each, and what is sent. */
import type { OwnHold } from '../../../api/bookings.ts';
import { itemProblem, type BookableService, type ItemCounts } from '../../../contract/bookable-services.ts';
import type { MoveBooking, NewBooking } from '../../../contract/bookings.ts';
import { line, paragraph, requiredLine } from '../../../contract/text.ts';
import { checkContactDetails, detailsOf, errorsOf, readDetails, textOf } from '../../../controllers/contact-details.ts';
import type { FieldError, FormValues } from '../../../controllers/form.ts';
import { answersOf, checkAnswersOf } from '../../../controllers/service-questions.ts';
import { placeOf, type Booking, type Step } from '../book-a-slot.model.ts';

export const addressMax = 250;
export const notesMax = 500;

/** A count as it is typed; NaN when it is none. */
const countIn = (text: string): number => (/^\d{0,3}$/.test(text.trim()) ? Number(text.trim()) : NaN);

/** How many of each a resident wants, none of them 0. */
export function countsOf(service: BookableService | undefined, values: FormValues): ItemCounts {
  const counts = (service?.items?.each ?? []).map(
    ({ code }) => [code, countIn(textOf(values, `items.${code}`))] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** What a hold counts. */
export const holdOf = ({ service, values, moving }: Booking): ItemCounts => moving?.items ?? countsOf(service, values);

/** The same as `GET /slots` wants it; undefined for nothing. */
export const itemsQuery = (booking: Booking): string | undefined =>
  Object.entries(holdOf(booking))
    .map(([code, count]) => `${code}:${count}`)
    .join() || undefined;

const checks: { readonly [Name in Step]?: (booking: Booking) => FieldError[] } = {
  service: ({ service }) => (service ? [] : [{ field: 'service', code: 'required' }]),
  items: checkItems,
  where: ({ values }) =>
    Array.isArray(values['locations']) && values['locations'].length > 0
      ? []
      : [{ field: 'locations', code: 'required' }],
  time: ({ slot }) => (slot ? [] : [{ field: 'slot', code: 'required' }]),
  questions: ({ service, values }) => checkAnswersOf(service?.questions ?? [], values),
  address: ({ values }) => [
    ...errorsOf('address.label', requiredLine(addressMax), textOf(values, 'address.label')),
    ...errorsOf('address.description', line(addressMax), textOf(values, 'address.description')),
  ],
  contact: ({ service, values }) => [
    ...(service ? checkContactDetails(detailsOf(service.contact), values) : []),
    ...errorsOf('notes', paragraph(0, notesMax), textOf(values, 'notes')),
  ],
};

/** What is wrong with one step, in the order of its fields. An empty list lets the resident go on. */
export const check = (step: Step, booking: Booking): FieldError[] => checks[step]?.(booking) ?? [];

function checkItems({ service, values }: Booking): FieldError[] {
  const { items } = service ?? {};
  if (!items) return [];
  const noNumber = items.each.filter(({ code }) => Number.isNaN(countIn(textOf(values, `items.${code}`))));
  if (noNumber.length > 0) return noNumber.map(({ code }) => ({ field: `items.${code}`, code: 'not-a-number' }));
  const found = itemProblem(items, countsOf(service, values));
  if (!found) return [];
  const { code, problem } = found;
  // What is wrong with all of them together is said of the first.
  return [
    code
      ? { field: `items.${code}`, code: problem }
      : { field: `items.${items.each[0]?.code}`, code: `all-${problem}` },
  ];
}

/** The step at which a field is asked, for errors that only the server finds. */
export function stepOf(field: string): Step {
  if (field === 'service') return 'service';
  const [start = ''] = field.split('.');
  const known: Readonly<Record<string, Step>> = {
    items: 'items',
    locations: 'where',
    location: 'time',
    starts: 'time',
    slot: 'time',
    hold: 'time',
    answers: 'questions',
    address: 'address',
  };
  return known[start] ?? 'contact';
}

/** The booking as it is sent, or the move of one. Call it only when every step is right. */
export function bodyOf(booking: Booking, { id, token }: OwnHold, language: string): NewBooking | MoveBooking {
  const { service, values, moving } = booking;
  const hold = { id, token };
  if (moving) return { hold };
  if (!service) throw new Error('a booking needs a service');
  const described = textOf(values, 'address.description').trim();
  const { name = '', ...others } = readDetails(detailsOf(service.contact), values);
  return {
    hold,
    ...(placeOf(booking)?.way === 'at-home' && {
      address: { label: textOf(values, 'address.label'), ...(described && { description: described }) },
    }),
    answers: answersOf(service.questions, values),
    notes: textOf(values, 'notes'),
    contact: { name, ...others, reminder: wantsReminder(values) },
    language,
  };
}

/** A reminder is for the resident's own booking: it comes unless they say no. */
export const wantsReminder = (values: FormValues): boolean => values['contact.reminder'] !== false;
