import type { linkNames } from '../../contract/links.ts';
import type { CaseLookup, CaseView } from '../../contract/cases.ts';
import type { FieldError, FormValues } from '../../controllers/form.ts';
import type { FragmentPart } from '../../core/fragment.ts';
import { parsePostcode } from '../../core/postcode.ts';
import { parseReference } from '../../core/reference.ts';

/** Pages that come with the tracker itself. */
export const ownSteps = ['look-up', 'link', 'old-link', 'new-link', 'link-sent'] as const;
/** What a resident does to a case: fetched when they begin. */
export const actionSteps = ['update', 'answer', 'ask', 'reopen', 'withdraw', 'notify', 'questionnaire'] as const;
/** What a resident does to a booking: fetched when they begin. */
export const bookingSteps = ['move', 'cancel', 'calendar'] as const;
/** Other people's reports: fetched when they are asked for. */
export const publicSteps = ['near', 'report', 'confirm', 'stop'] as const;

export type OwnStep = (typeof ownSteps)[number];
export type ActionStep = (typeof actionSteps)[number];
export type BookingStep = (typeof bookingSteps)[number];
export type PublicStep = (typeof publicSteps)[number];
/** What a resident does to what is renewed by itself: fetched when they begin. */
export type RenewalStep = 'stop-renewal';
export type Step = OwnStep | 'case' | 'own-bookings' | ActionStep | BookingStep | RenewalStep | PublicStep;

export const isAction = (step: Step): step is ActionStep => actionSteps.some((action) => action === step);
export const isBooking = (step: Step): step is BookingStep => bookingSteps.some((action) => action === step);
export const isPublic = (step: Step): step is PublicStep => publicSteps.some((other) => other === step);

/** What the page's address brought. */
export type Arrival = FragmentPart<keyof typeof linkNames>;

/** The page that says what a link is for. */
export const stepOf = ({ kind }: Arrival): Step =>
  kind === 'open' ? 'link' : kind === 'bookings' ? 'own-bookings' : kind;

const textOf = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

export const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text);

/** What is wrong with a look-up before anybody is asked. */
export function checkLookUp(values: FormValues): FieldError[] {
  const reference = textOf(values, 'reference');
  const proof = textOf(values, 'proof');
  return [
    ...(parseReference(reference) ? [] : [{ field: 'reference', code: reference ? 'unknown' : 'required' }]),
    ...(looksLikeEmail(proof) || parsePostcode(proof)
      ? []
      : [{ field: 'proof', code: proof ? 'unknown' : 'required' }]),
  ];
}

/** A look-up that has nothing wrong, as it is asked. */
export function lookUpOf(values: FormValues): CaseLookup {
  const proof = textOf(values, 'proof');
  const reference = parseReference(textOf(values, 'reference'));
  const postcode = parsePostcode(proof);
  return { ...(reference && { reference }), ...(postcode ? { postcode } : { email: proof }) };
}

/** What is wrong with the wish for a private link. */
export function checkNewLink(values: FormValues): FieldError[] {
  const reference = textOf(values, 'reference');
  const email = textOf(values, 'email');
  return [
    ...(parseReference(reference) ? [] : [{ field: 'reference', code: reference ? 'unknown' : 'required' }]),
    ...(looksLikeEmail(email) ? [] : [{ field: 'email', code: email ? 'email' : 'required' }]),
  ];
}

/** Who wants a private link, as it is asked. */
export const newLinkOf = (values: FormValues): { reference: string; email: string } => ({
  reference: parseReference(textOf(values, 'reference')) ?? '',
  email: textOf(values, 'email'),
});

/** Whole minutes to wait, at least one. */
export const minutesOf = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 60_000));

/** Whether a resident would call it a change: another status, another line, another question. */
export const hasChanged = (before: CaseView, after: CaseView): boolean =>
  before.status.code !== after.status.code ||
  before.timeline.length !== after.timeline.length ||
  before.question?.id !== after.question?.id;

/** What can be done that a resident starts from the list of actions; the others have places of their own. */
export const offered = ({ may }: CaseView) =>
  (['questionnaire', 'reopen', ...bookingSteps, 'update', 'ask', 'withdraw'] as const).filter((action) =>
    may.includes(action),
  );

/** The page before, or undefined at the start and at an end. */
export function stepBefore(step: Step): Step | undefined {
  if (isAction(step) || isBooking(step) || step === 'stop-renewal') return 'case';
  if (step === 'new-link' || step === 'near' || step === 'own-bookings') return 'look-up';
  return step === 'report' ? 'near' : undefined;
}

/** What a resident wanted kept in this tab. */
export interface Kept {
  readonly reference: string;
  readonly session: string;
}

export function isKept(content: unknown): content is Kept {
  const { reference, session } = (content ?? {}) as { [Part in keyof Kept]?: unknown };
  return typeof reference === 'string' && typeof session === 'string';
}

export type KeptList = Pick<Kept, 'session'>;

export const isKeptList = (content: unknown): content is KeptList =>
  typeof (content as { session?: unknown } | null)?.session === 'string';
