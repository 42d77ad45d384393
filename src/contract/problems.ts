import * as v from 'valibot';

/** What went wrong, for programs: stable, never translated, never a sentence. */
export const problemCodes = [
  'bad-request',
  'invalid',
  'unauthorised',
  'forbidden',
  'work-needed',
  'not-found',
  'method-not-allowed',
  'conflict',
  'in-progress',
  'key-reused',
  'gone',
  'too-large',
  'unsupported-type',
  'too-many',
  'unavailable',
  'internal',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** One field that the server refused: a path such as `contact.email` or `answers.size`, and a code from `fieldCodes`. */
export const FieldProblem = v.object({ field: v.string(), code: v.string() });
export type FieldProblem = v.InferOutput<typeof FieldProblem>;

/**
 * Work that a browser does before its form is taken, and that nobody sees: find a number for which the SHA-256 of
 * `{salt}:{number}` begins with so many zero bits. It is for one `Idempotency-Key`, and for some minutes.
 */
export const Challenge = v.object({ salt: v.string(), bits: v.pipe(v.number(), v.integer(), v.maxValue(20)) });
export type Challenge = v.InferOutput<typeof Challenge>;

/** RFC 9457 problem details with our members: `code`, `errors` and `challenge`. Codes unknown to this version are kept as they come. */
export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.optional(v.string()),
  errors: v.optional(v.array(FieldProblem)),
  /** With `work-needed`. */
  challenge: v.optional(Challenge),
});
export type Problem = v.InferOutput<typeof Problem>;
