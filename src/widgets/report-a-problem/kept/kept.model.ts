/** Reports that wait on the device for the line: what is kept of them, for how long, and what failures mean. */
import { ApiProblem, type ProblemKind } from '../../../api/problem.ts';
import type { NewReport, ReportReceipt } from '../../../contract/reports.ts';
import type { FormValues } from '../../../controllers/form.ts';
import { isDraft, type ReportDraft } from '../report-a-problem.model.ts';

const day = 86_400_000;
/** Days that a report stays, and that its reference does once it is sent. */
const days = { draft: 30, waiting: 28, refused: 28, sent: 30 } as const;

export interface KeptPhoto {
  /** Idempotency-Key of its upload. */
  readonly key: string;
  readonly blob: Blob;
  /** The council's name for it, once it is there. */
  readonly id?: string | undefined;
}

/** A report, under the key that it was first sent with, if it was. */
export interface KeptReport {
  readonly version: 1;
  /** Its Idempotency-Key. */
  readonly key: string;
  /** API that it is for. */
  readonly base: string;
  /** When it was kept, then when it was sent, in milliseconds since 1970. */
  readonly kept: number;
  /** When its form was shown. */
  readonly shown: number;
  /** What it is about, to show. */
  readonly title: string;
  readonly state: keyof typeof days;
  /** What is said of one that is unfinished. */
  readonly draft?: ReportDraft;
  /** Gone once it is sent. */
  readonly body?: NewReport;
  /** Other words that may have reached the council under this key. */
  readonly earlier?: readonly NewReport[];
  readonly photos?: readonly KeptPhoto[];
  readonly reference?: string;
  /** Opens the case; a version before this one left it out. */
  readonly token?: string;
}

type Parts = { readonly [Part in keyof KeptReport]?: unknown };

const isState = (state: unknown): state is KeptReport['state'] => typeof state === 'string' && state in days;

/** Whether this version of the script can go on with what is kept. What another one wrote is left to that. */
export function isReadable(content: unknown): content is KeptReport {
  const { version, key, base, title, kept, state, draft } = (content ?? {}) as Parts;
  const texts = [key, base, title];
  return (
    version === 1 &&
    texts.every((text) => typeof text === 'string') &&
    typeof kept === 'number' &&
    isState(state) &&
    (state !== 'draft' || isDraft(draft))
  );
}

/**
 * Whether what is kept is too old, whichever version wrote it. What seems to come from the future is not: the clock has
 * gone back since.
 */
export function isOver(content: unknown, now: number): boolean {
  const { kept, state } = (content ?? {}) as Parts;
  return typeof kept === 'number' && until({ kept, state: isState(state) ? state : 'sent' }) <= now;
}

/** When it is deleted, in milliseconds since 1970. */
export const until = ({ kept, state }: Pick<KeptReport, 'kept' | 'state'>): number => kept + days[state] * day;

/** What is left to do: sent as it is now. */
export const bodyOf = ({ body, photos = [] }: KeptReport): NewReport | undefined =>
  body && { ...body, photos: photos.flatMap(({ id }) => id ?? []) };

/** A photo's place in the report, once the council has it. */
export const withPhoto = (report: KeptReport, key: string, id: string): KeptReport => ({
  ...report,
  photos: (report.photos ?? []).map((photo) => (photo.key === key ? { ...photo, id } : photo)),
});

/** The council forgets photos that no report came for: they are sent again, as new ones. */
export const withoutPhotoIds = (report: KeptReport, newKey: () => string): KeptReport => ({
  ...report,
  photos: (report.photos ?? []).map(({ blob }) => ({ blob, key: newKey() })),
});

/** What stays of a report that is sent: what opens it, until it is removed. */
export const sentAs = (
  { version, key, base, shown, title }: KeptReport,
  { reference, token }: ReportReceipt,
  now: number,
): KeptReport => ({ version, key, base, kept: now, shown, title, state: 'sent', reference, token });

/** Where it is, in words: a point that has no name by its numbers, which can be read out. */
export const placeOf = ({ place: { label, description, lat, lng } }: NewReport): string =>
  [label ?? (lat === undefined ? '' : `${lat}, ${lng}`), description].filter(Boolean).join('\n');

/** The form as it was filled in; which lamps or bins it is about is asked again. */
export function draftOf(
  key: string,
  { service, place, description, answers, contact }: NewReport,
): Omit<ReportDraft, 'step'> {
  const { description: described = '', asset, ...where } = place;
  const values: FormValues = {
    service,
    description,
    'place.description': described,
    'contact.how': contact ? 'named' : 'anonymous',
    ...Object.fromEntries(Object.entries(answers ?? {}).map(([code, answer]) => [`answers.${code}`, answer])),
    ...Object.fromEntries(Object.entries(contact ?? {}).map(([name, value]) => [`contact.${name}`, value ?? ''])),
  };
  return { key, values, place: where };
}

/** Failures after which another try may do better. */
const passing: readonly ProblemKind[] = ['offline', 'timeout', 'unavailable', 'rate-limited', 'unreadable'];

export const mayPass = (failure: unknown): boolean => failure instanceof ApiProblem && passing.includes(failure.kind);

export const lostPhotos = (failure: unknown): boolean =>
  failure instanceof ApiProblem && failure.errors.some(({ field, code }) => field === 'photos' && code === 'unknown');
