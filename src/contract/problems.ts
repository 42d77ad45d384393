import * as v from 'valibot';

/** What went wrong, for programs: stable, never translated, never a sentence. */
export const problemCodes = [
  'bad-request',
  'invalid',
  'unauthorised',
  'forbidden',
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

/** RFC 9457 problem details with our two members, `code` and `errors`. Codes unknown to this version are kept as they come. */
export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.optional(v.string()),
  errors: v.optional(v.array(FieldProblem)),
});
export type Problem = v.InferOutput<typeof Problem>;
