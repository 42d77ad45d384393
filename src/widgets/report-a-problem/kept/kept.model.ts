/** Reports that wait on the device for the line: what is kept of them, for how long, and what failures mean. */
import { ApiProblem, type ProblemKind } from '../../../api/problem.ts';
import type { NewReport } from '../../../contract/reports.ts';

const days = 28;
const day = 86_400_000;

export interface KeptPhoto {
  /** Idempotency-Key of its upload. */
  readonly key: string;
  readonly blob: Blob;
  /** The council's name for it, once it is there. */
  readonly id?: string | undefined;
}

/** A finished report, under the key that it was first sent with, if it was. */
export interface KeptReport {
  readonly version: 1;
  /** Its Idempotency-Key. */
  readonly key: string;
  /** API that it is for. */
  readonly base: string;
  /** Milliseconds since 1970. */
  readonly kept: number;
  /** When its form was shown. */
  readonly shown: number;
  /** What it is about, to show. */
  readonly title: string;
  readonly state: 'waiting' | 'refused' | 'sent';
  /** Gone once it is sent. */
  readonly body?: NewReport;
  /** Other words that may have reached the council under this key. */
  readonly earlier?: readonly NewReport[];
  readonly photos?: readonly KeptPhoto[];
  readonly reference?: string;
}

/** Whether this version of the script can go on with what is kept, and it is not too old. */
export function isAlive(content: unknown, now: number): content is KeptReport {
  const { version, key, kept } = (content ?? {}) as { [Part in keyof KeptReport]?: unknown };
  return version === 1 && typeof key === 'string' && typeof kept === 'number' && kept <= now && now < until(kept);
}

/** When what was kept at a time is deleted; both in milliseconds since 1970. */
export const until = (kept: number): number => kept + days * day;

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

/** What stays of a report that is sent: its reference, until it is removed. */
export const sentAs = ({ version, key, base, kept, shown, title }: KeptReport, reference: string): KeptReport => ({
  version,
  key,
  base,
  kept,
  shown,
  title,
  state: 'sent',
  reference,
});

/** Failures after which another try may do better. */
const passing: readonly ProblemKind[] = ['offline', 'timeout', 'unavailable', 'rate-limited', 'unreadable'];

export const mayPass = (failure: unknown): boolean => failure instanceof ApiProblem && passing.includes(failure.kind);

export const lostPhotos = (failure: unknown): boolean =>
  failure instanceof ApiProblem && failure.errors.some(({ field, code }) => field === 'photos' && code === 'unknown');
