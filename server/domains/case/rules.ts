import type { CaseAction, CaseStatus, CaseView } from '../../../src/contract/cases.ts';
import { localDay } from '../../../src/core/dates.ts';

/** The way of a report, as far as it is open. */
const open = ['received', 'investigating', 'planned', 'in-progress'] as const satisfies readonly CaseStatus[];
type OpenStatus = (typeof open)[number];

export const isOpen = (status: CaseStatus): boolean =>
  status === 'booked' || (open as readonly CaseStatus[]).includes(status);
export const isClosed = (status: CaseStatus): boolean => !isOpen(status);

const endedWell: ReadonlySet<CaseStatus> = new Set(['fixed', 'completed', 'paid']);

/** The colour of a status; while a question is open it waits for the resident, whatever the status is. */
export function toneOf(status: CaseStatus, asking: boolean): CaseView['status']['tone'] {
  if (isClosed(status)) return endedWell.has(status) ? 'done' : 'closed';
  if (asking) return 'asking';
  return status === 'received' ? 'new' : 'active';
}

/** True from the day after the one that was promised, on the council's calendar, as long as it is open. */
export const isLate = (status: CaseStatus, expected: string | null, now: Date): boolean =>
  isOpen(status) && expected !== null && localDay(now) > expected;

const days = (from: Date | null, to: Date) => (from ? (to.getTime() - from.getTime()) / 86_400_000 : 0);

/** Days after the end in which a resident can say that it is not fixed, or ask about it, and in which we ask how it went. */
const reopenDays = 180;
const questionnaireDays = 60;

/** What of a case decides what its owner may do. */
export interface Standing {
  status: CaseStatus;
  closedAt: Date | null;
  /** A question waits for an answer. */
  asking: boolean;
  /** The questionnaire has been sent in. */
  rated: boolean;
  /** It waits for its sender to confirm it: nobody looks at it yet. */
  unconfirmed: boolean;
}

/** What the owner may do now. The page shows these, and the server takes no others. */
export function mayDo({ status, closedAt, asking, rated, unconfirmed }: Standing, now: Date): CaseAction[] {
  if (status === 'withdrawn') return [];
  if (isOpen(status)) {
    const talk: CaseAction[] = [...(asking ? (['answer'] as const) : []), ...(unconfirmed ? [] : (['ask'] as const))];
    return ['update', ...talk, 'withdraw', 'notify'];
  }
  const closed = days(closedAt, now);
  return [
    ...(closed <= reopenDays ? (['reopen', 'ask'] as const) : []),
    'notify',
    ...(status !== 'duplicate' && !rated && closed <= questionnaireDays ? (['questionnaire'] as const) : []),
  ];
}

/** Statuses that an officer may choose: `duplicate` comes by merging, `withdrawn` and `received` from the resident. */
const deskStatuses: readonly CaseStatus[] = [
  'investigating',
  'planned',
  'in-progress',
  'fixed',
  'no-action',
  'not-ours',
];

/** Of a booking: what became of it, or that this was a mistake. */
const bookingDeskStatuses: readonly CaseStatus[] = ['booked', 'completed', 'missed', 'cancelled'];

/** Statuses that an officer gives cases of a kind; where a payment stands, its money says. */
export function statusesOf(kind: string): readonly CaseStatus[] {
  if (kind === 'payment') return [];
  return kind === 'booking' ? bookingDeskStatuses : deskStatuses;
}

/** Those that this one may become. What became of a booking is known once it has begun, and may be put right. */
export function statusesAfter(
  { kind, status, booking }: { kind: string; status: CaseStatus; booking?: { starts: string } | null | undefined },
  now = new Date(),
): CaseStatus[] {
  if (status === 'withdrawn' || status === 'cancelled') return [];
  const begun = booking && new Date(booking.starts) <= now;
  return statusesOf(kind).filter((each) => {
    if (each === status) return false;
    return each === 'cancelled' ? status === 'booked' : kind !== 'booking' || begun;
  });
}

/** One change of status, as the way to the end is drawn from. */
export interface Milestone {
  kind: string;
  status: CaseStatus | null;
  at: string;
}

export interface Step {
  name: OpenStatus | 'reopened' | 'closed';
  state: 'done' | 'now' | 'ahead';
  at?: string;
  by?: string;
}

/**
 * The way as it is expected from here. What was skipped is left out, and so is what need not come; after a reopening
 * it begins there. The last step has the day by which it is expected.
 */
export function stepsOf(status: CaseStatus, milestones: readonly Milestone[], expected: string | null): Step[] {
  const reopened = milestones.findLastIndex(({ kind }) => kind === 'reopened');
  const since = milestones.slice(Math.max(0, reopened));
  const reached = new Map<string, string>();
  for (const milestone of since) if (milestone.status) reached.set(milestone.status, milestone.at);
  const start = since[0];
  const first: Step = {
    name: reopened >= 0 ? 'reopened' : 'received',
    state: status === 'received' ? 'now' : 'done',
    ...(start && { at: start.at }),
  };
  const here = open.indexOf(status as OpenStatus);
  const between = open.slice(1).flatMap((name, index): Step[] => {
    const at = reached.get(name);
    const ahead = here >= 0 && index + 1 > here;
    if (ahead) return name === 'in-progress' ? [] : [{ name, state: 'ahead' }];
    if (at === undefined) return [];
    return [{ name, state: name === status ? 'now' : 'done', at }];
  });
  const at = reached.get(status);
  const last: Step = isClosed(status)
    ? { name: 'closed', state: 'done', ...(at !== undefined && { at }) }
    : { name: 'closed', state: 'ahead', ...(expected !== null && { by: expected }) };
  return [first, ...between, last];
}

/** `r…n@example.com`: enough to know one's own, too little to write to. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const name = email.slice(0, at);
  return `${name.length > 2 ? `${name[0]}…${name.at(-1)}` : '…'}${email.slice(at)}`;
}

/** The last three digits. */
export const maskPhone = (phone: string): string => `… ${phone.replace(/\D/g, '').slice(-3)}`;
