import type { Context } from 'hono';
import * as v from 'valibot';
import type { FieldProblem } from '../../src/contract/problems.ts';
import { fieldCodes } from '../../src/contract/text.ts';
import type { Take } from './gate.ts';
import { invalid, ProblemError } from './problems.ts';

/** A report of 1,000 characters is a few kilobytes; a megabyte of text still gets a field's answer rather than a cut. */
const jsonMax = 2 * 2 ** 20;

/**
 * The body of a request, up to `max` bytes; `take` is told of them as they come.
 * @throws ProblemError `too-large`, before the rest is read.
 */
export async function readBytes(context: Context, max: number, take?: Take): Promise<Uint8Array<ArrayBuffer>> {
  const declared = context.req.header('content-length');
  if (declared !== undefined && Number(declared) > max) throw new ProblemError('too-large');
  // Node holds a sender to the length that was declared.
  if (declared !== undefined && !take) {
    const whole = await context.req.arrayBuffer().catch(() => {
      throw cutShort();
    });
    return new Uint8Array(whole);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (context.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > max) throw new ProblemError('too-large');
      take?.(chunk.byteLength);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof ProblemError ? error : cutShort();
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The media type of a request's body, without its parameters; `''` when it says none. */
export const mediaType = (context: Context): string =>
  context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';

/**
 * The bytes of an uploaded file, as `readBytes` has them.
 * @throws ProblemError `unsupported-type` for any but these media types
 */
export function readUpload(
  context: Context,
  { types, max, take }: { types: readonly string[]; max: number; take: Take },
): Promise<Uint8Array<ArrayBuffer>> {
  if (!types.includes(mediaType(context))) throw new ProblemError('unsupported-type');
  return readBytes(context, max, take);
}

const cutShort = () => new ProblemError('bad-request', { detail: 'The body was cut short.' });

/**
 * Reads a body of JSON and checks it.
 * @returns what the schema makes of it, and the bytes as they came.
 * @throws ProblemError `unsupported-type` for anything not sent as application/json: a page of another origin can send
 * text/plain without asking first. `bad-request` when it is not JSON, `invalid` with a code for every field.
 */
export async function readJson<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
): Promise<{ value: v.InferOutput<Schema>; bytes: Uint8Array }> {
  if (mediaType(context) !== 'application/json')
    throw new ProblemError('unsupported-type', { detail: 'Send application/json.' });
  const bytes = await readBytes(context, jsonMax);
  return { value: check(schema, parse(bytes)), bytes };
}

/** Checks the query string; every parameter comes once, as text. */
export function readQuery<Schema extends v.GenericSchema>(context: Context, schema: Schema): v.InferOutput<Schema> {
  return check(schema, context.req.query());
}

/** @throws ProblemError `invalid`, with a path and a code for every field that is wrong. */
export function check<Schema extends v.GenericSchema>(schema: Schema, input: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, input);
  if (!result.success) throw invalid(...fieldProblems(result.issues));
  return result.output;
}

/** Issues as field problems, `contact.email: email`, at most fifty; `under` goes before every path. */
export function fieldProblems(issues: readonly v.BaseIssue<unknown>[], under?: string): FieldProblem[] {
  return issues.slice(0, 50).map((issue) => {
    const path = issue.path?.map(({ key }) => String(key).slice(0, 80)) ?? [];
    return { field: [...(under === undefined ? [] : [under]), ...path].join('.'), code: codeOf(issue) };
  });
}

const known = new Set<string>(fieldCodes);

function codeOf(issue: v.BaseIssue<unknown>): string {
  if (known.has(issue.message)) return issue.message;
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknown';
  if (issue.received === 'undefined') return 'required';
  return 'not-allowed';
}

function parse(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new ProblemError('bad-request', { detail: 'The body is not JSON in UTF-8.' });
  }
  refuseInherited(value);
  return value;
}

/**
 * Keys such as `__proto__` or `toString` are in every object, so a check of "is this key known" says yes to them.
 * Nothing here has such a field.
 */
function refuseInherited(value: unknown): void {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, inner] of Object.entries(next)) {
      if (!Array.isArray(next) && key in Object.prototype) throw invalid({ field: key, code: 'unknown' });
      waiting.push(inner);
    }
  }
}
