import type { Challenge, FieldProblem } from '../contract/problems.ts';

/** Every way in which a call can fail, as a resident would understand it. Each has words in each language. */
export const problemKinds = [
  'offline',
  'timeout',
  'unavailable',
  'rate-limited',
  'rejected',
  'conflict',
  'gone',
  'not-found',
  'unauthorised',
  'unreadable',
] as const;

export type ProblemKind = (typeof problemKinds)[number];

/** A call that failed. It never carries a sentence for residents: `kind`, `status` and `code` choose our own words. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly kind: ProblemKind;
  /** HTTP status, when there was one. */
  readonly status: number | undefined;
  /** The server's code (`contract/problems.ts`), when there was one. */
  readonly code: string | undefined;
  /** Fields that the server refused. */
  readonly errors: readonly FieldProblem[];
  /** Work that the server asks for first. */
  readonly challenge: Challenge | undefined;
  /** Milliseconds that the server asked us to wait. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: ProblemKind,
    details: {
      status?: number;
      code?: string;
      errors?: readonly FieldProblem[];
      challenge?: Challenge | undefined;
      retryAfter?: number;
      cause?: unknown;
    } = {},
  ) {
    super(`${kind}${details.status ? ` (${details.status})` : ''}`, { cause: details.cause });
    this.kind = kind;
    this.status = details.status;
    this.code = details.code;
    this.errors = details.errors ?? [];
    this.challenge = details.challenge;
    this.retryAfter = details.retryAfter;
  }
}

/** The kind of an HTTP status that is not a success. */
export function kindOfStatus(status: number): ProblemKind {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 404) return 'not-found';
  if (status === 408) return 'timeout';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 410 || status === 451) return 'gone';
  if (status === 429) return 'rate-limited';
  return status >= 400 && status < 500 ? 'rejected' : 'unavailable';
}
