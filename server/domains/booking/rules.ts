import * as v from 'valibot';
import type { BookableService, ItemCounts } from '../../../src/contract/bookable-services.ts';
import { itemProblem, minutesOf, type Deadline } from '../../../src/contract/bookable-services.ts';
import type { NewBooking } from '../../../src/contract/bookings.ts';
import type { BookingStatus, CaseAction } from '../../../src/contract/cases.ts';
import { instantOf, localDay } from '../../../src/core/dates.ts';
import { addDays } from '../../../src/core/days.ts';
import { deadlineOf } from '../../../src/core/deadlines.ts';
import type { FieldProblem } from '../../../src/contract/problems.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import { answersSchema } from '../../../src/contract/service-answers.ts';
import { ProblemError } from '../../http/problems.ts';
import { fieldProblems } from '../../http/read.ts';
import { parsePostcode } from '../../../src/core/postcode.ts';
import { reachProblems } from '../report/rules.ts';

/** A booking as its schema made it. */
export type CleanBooking = v.InferOutput<typeof NewBooking>;

/** Seconds that a slot is kept for somebody, and how often they may have them again: WCAG 2.2.1 wants ten times. */
export const holdSeconds = 600;
export const mostExtensions = 10;
/** Seconds from when a place is first paid for in which another try may begin: a payment's half an hour, and a hold. */
export const triesSeconds = 1800 + holdSeconds;

/** What a booking takes of a resource. */
export interface Need {
  /** Of the clock; a window is one slot, however long it is. */
  minutes: number;
  /** Of the capacity of each slot: a place, or of a window each thing. */
  units: number;
  window: boolean;
}

export function needOf(service: BookableService, items: ItemCounts): Need {
  if (!service.window) return { minutes: minutesOf(service, items), units: 1, window: false };
  const things = Object.values(items).reduce((sum, count) => sum + count, 0);
  return { minutes: 1, units: Math.max(1, things), window: true };
}

/** What is wrong with the items, as fields of a request. */
export function itemsProblems(service: BookableService, items: ItemCounts): FieldProblem[] {
  const found = itemProblem(service.items, items);
  if (!found) return [];
  const code = found.problem === 'not-together' ? 'not-allowed' : found.problem;
  return [{ field: ['items', found.code].filter(Boolean).join('.'), code }];
}

/** `sofa:2,mattress:1`, as a query has it; undefined when it is nothing of the kind. */
export function readItems(text: string): Record<string, number> | undefined {
  const pairs = text.split(',').filter(Boolean);
  const items = pairs.map((pair) => /^([\w-]{1,80}):([1-9]\d?)$/.exec(pair));
  if (items.some((match) => match === null)) return undefined;
  return Object.fromEntries(items.map((match) => [match?.[1] ?? '', Number(match?.[2])]));
}

/** Whether the council comes to who books there: then it has to know where that is. */
export const comesTo = (service: BookableService | undefined, location: string): boolean =>
  service?.locations.find(({ code }) => code === location)?.way === 'at-home';

/** Checks a booking against its service, as the form does. */
export function checkBooking(
  { answers: given, contact, address }: CleanBooking,
  { service, location }: { service: BookableService; location: string },
): { answers: Answers; problems: FieldProblem[] } {
  const answers = v.safeParse(answersSchema(service.questions), given);
  const comes = comesTo(service, location);
  return {
    answers: answers.success ? (answers.output as Answers) : {},
    problems: [
      ...(answers.success ? [] : fieldProblems(answers.issues, 'answers')),
      ...(comes && !address ? [{ field: 'address', code: 'required' }] : []),
      // Where nobody comes nobody needs to know where somebody lives.
      ...(!comes && address ? [{ field: 'address', code: 'not-allowed' }] : []),
      ...reachProblems(contact, service.contact),
      // Nobody could be told anything, nor open it again from another device.
      ...(!contact.email && !contact.phone && !contact.postcode ? [{ field: 'contact.email', code: 'required' }] : []),
    ],
  };
}

/** Why something cannot be, for the programmer who reads the answer: to a resident it is one and the same 409. */
const reasons = {
  taken: 'The place has gone, or there is none.',
  past: 'It begins too soon, or has begun.',
  far: 'It begins later than can be booked now.',
  unconfirmed: 'It is not booked before the link in its letter is followed.',
  used: 'The hold is booked already, or is for another booking.',
  nowhere: 'The council comes there, and the booking has no address.',
  late: 'By the rules of the service it cannot be changed any more, or it is over.',
  often: 'The time of this hold cannot be given again.',
} as const;

export const conflict = (reason: keyof typeof reasons) => new ProblemError('conflict', { detail: reasons[reason] });

/** Until when a booking can be moved and cancelled by who has it. */
export const changeUntil = (starts: Date, service: Pick<BookableService, 'changeUntil'> | undefined): Date =>
  deadlineOf(starts, service?.changeUntil);

/** Before which nothing begins that can still be booked. */
export function earliestStart(notice: Deadline = 0, now: Date): Date {
  if (typeof notice === 'number') return new Date(now.getTime() + notice * 3_600_000);
  const today = localDay(now);
  const passed = instantOf(today, notice.time) < now ? 1 : 0;
  return instantOf(addDays(today, notice.days + passed), '00:00');
}

/** Before which all begins that can be booked now; undefined where it is as far as there are slots. */
export const latestStart = (ahead: number | undefined, now: Date): Date | undefined =>
  ahead === undefined ? undefined : instantOf(addDays(localDay(now), ahead), '24:00');

/** Whether nothing could ever be booked: all that there is begins too soon or too late. */
export function leavesNothing(
  { notice = 0, ahead }: Pick<BookableService, 'notice' | 'ahead'>,
  horizon: number,
): boolean {
  const last = Math.min(ahead ?? horizon, horizon);
  if (typeof notice === 'number') return notice >= 24 * (last + 1);
  // Midnight has always passed.
  return notice.days + (notice.time === '00:00' ? 1 : 0) > last;
}

/** @throws ProblemError `conflict` for what begins too soon, or has begun, or begins too late */
export function refuseOutOfReach(
  starts: string | Date,
  { notice, ahead }: Pick<BookableService, 'notice' | 'ahead'>,
  now = new Date(),
): void {
  const begins = new Date(starts);
  if (begins < earliestStart(notice, now)) throw conflict('past');
  if (begins >= (latestStart(ahead, now) ?? Infinity)) throw conflict('far');
}

/** What was promised with a hold, for as long as it lasts: an officer may have set something else since. */
export interface Promised {
  lapsed: boolean;
  mostOpen: number | null;
  movesUntil: string | null;
}

/** The service for who holds something. */
export const asPromised = (service: BookableService, { lapsed, mostOpen }: Promised): BookableService =>
  lapsed || mostOpen === null ? service : { ...service, mostOpen: Math.max(mostOpen, service.mostOpen) };

/** Until when a booking can be moved to what is held for it. */
export function movableUntil(until: Date, promised: Pick<Promised, 'lapsed' | 'movesUntil'> | undefined): Date {
  if (!promised || promised.lapsed || promised.movesUntil === null) return until;
  return new Date(Math.max(until.getTime(), Date.parse(promised.movesUntil)));
}

/** What somebody is known by: each of them counts. */
export interface PersonKey {
  field: 'email' | 'phone' | 'postcode';
  key: string;
}

/** Who a contact is, however it is written; in one order, so that nobody who locks them waits in a circle. */
export function personKeys({ name, email, phone, postcode }: PersonContact): PersonKey[] {
  const lived = postcode && parsePostcode(postcode);
  return [
    ...(email ? [{ field: 'email' as const, key: `email ${email.toLowerCase()}` }] : []),
    ...(phone ? [{ field: 'phone' as const, key: `phone ${dialled(phone)}` }] : []),
    ...(lived
      ? [{ field: 'postcode' as const, key: `home ${name?.toLowerCase().replace(/\s+/g, ' ').trim() ?? ''} ${lived}` }]
      : []),
  ].sort((one, other) => (one.key < other.key ? -1 : 1));
}

export type PersonContact = Partial<Record<'name' | 'email' | 'phone' | 'postcode', string | null | undefined>>;

/** A telephone number as E.164 has it, without its extension; one without a country is of the United Kingdom. */
export function dialled(phone: string): string {
  const number = phone.replace(/(?:ext?|x|est|#).*$/i, '').replace(/[^\d+]/g, '');
  const abroad = /^(?:\+|00)(\d+)$/.exec(number)?.[1];
  const digits = number.replace(/\D/g, '');
  // Some leave the plus out.
  const all = abroad ?? (/^44\d{10}$/.test(digits) ? digits : `44${digits}`);
  return `+${all.replace(/^440/, '44')}`;
}

/** What decides what somebody may do with a booking. */
export interface BookingStanding {
  status: BookingStatus;
  starts: Date;
  until: Date;
  /** Nobody has confirmed the address yet. */
  unconfirmed: boolean;
}

/** What they may do now. The page shows these, and the server takes no others. */
export function mayDoWithBooking({ status, starts, until, unconfirmed }: BookingStanding, now: Date): CaseAction[] {
  // It is in no calendar, and there is nothing to be moved or asked.
  if (unconfirmed) return status === 'booked' ? ['cancel'] : [];
  if (status === 'cancelled') return starts > now ? ['calendar'] : [];
  if (status !== 'booked') return [];
  return [
    ...(now < until ? (['move', 'cancel'] as const) : []),
    ...(now < starts ? (['calendar'] as const) : []),
    'ask',
    'notify',
  ];
}
