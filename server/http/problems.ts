import type { Context } from 'hono';
import type { Challenge, FieldProblem, Problem, ProblemCode } from '../../src/contract/problems.ts';

const kinds = {
  'bad-request': [400, 'The request cannot be understood'],
  invalid: [422, 'Some fields are not as the contract says'],
  unauthorised: [401, 'No proof of who is asking'],
  forbidden: [403, 'Not allowed'],
  'work-needed': [403, 'A little work of the browser first'],
  'not-found': [404, 'Nothing is here'],
  'method-not-allowed': [405, 'Not with this method'],
  conflict: [409, 'Something else was quicker'],
  'in-progress': [409, 'The same request is still being dealt with'],
  'key-reused': [409, 'This Idempotency-Key came with another request before'],
  gone: [410, 'No longer here'],
  'too-large': [413, 'More bytes than are taken'],
  'unsupported-type': [415, 'Not a type of content that is taken'],
  'too-many': [429, 'Too many requests'],
  unavailable: [503, 'Not at the moment'],
  internal: [500, 'Something is wrong here'],
} as const satisfies Record<ProblemCode, readonly [number, string]>;

interface Extra {
  errors?: FieldProblem[];
  /** With `work-needed`. */
  challenge?: Challenge;
  /** Seconds after which to try again. */
  retryAfter?: number;
  /** For the programmer who reads the answer, never for a resident; never what was sent. */
  detail?: string;
  /** For the log. */
  cause?: unknown;
}

/** Thrown anywhere below a route, answered as RFC 9457 problem details. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly extra: Extra;

  constructor(code: ProblemCode, extra: Extra = {}) {
    super(code, { cause: extra.cause });
    this.code = code;
    this.extra = extra;
  }
}

/** One refused field, or several. */
export const invalid = (...errors: FieldProblem[]) => new ProblemError('invalid', { errors });

export const statusOf = (code: ProblemCode): number => kinds[code][0];
export const titleOf = (code: ProblemCode): string => kinds[code][1];

/** The answer for a problem. Nobody caches it. */
export function problemAnswer(context: Context, { code, extra }: ProblemError): Response {
  const { errors, challenge, retryAfter, detail } = extra;
  const body: Problem = {
    type: `urn:council-elements:problem:${code}`,
    title: titleOf(code),
    status: statusOf(code),
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
    ...(challenge === undefined ? {} : { challenge }),
  };
  context.header('Content-Type', 'application/problem+json');
  context.header('Cache-Control', 'no-store');
  if (retryAfter !== undefined) context.header('Retry-After', String(Math.max(1, Math.ceil(retryAfter))));
  return context.body(JSON.stringify(body), kinds[code][0]);
}
