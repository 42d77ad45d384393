import * as v from 'valibot';
import { Problem } from '../contract/problems.ts';
import { ApiProblem, kindOfStatus } from './problem.ts';

/** What came back, from `fetch` or from `XMLHttpRequest`. */
export interface RawAnswer {
  status: number;
  contentType: string;
  retryAfter: string | null;
  text: string;
  /** ETag, for what may be asked for again. */
  tag?: string | undefined;
}

/**
 * Turns an answer into data of the given schema, or throws the ApiProblem that it is. A gateway's page of HTML means
 * that the service is away, whatever its status; JSON that ends too early means that the line broke.
 */
export function readAnswer<Output>(answer: RawAnswer, schema: v.GenericSchema<unknown, Output>): Output {
  const { status, contentType, text } = answer;
  const ok = status >= 200 && status < 300;
  if (/^\s*</.test(text)) throw new ApiProblem(ok ? 'unavailable' : kindOfGateway(status), { status });
  if (!ok) throw problemOf(answer);
  if (!/[/+]json\b/i.test(contentType)) throw new ApiProblem('unreadable', { status });
  const data = parse(text, status);
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  // Not what was received: it may be somebody's.
  const where = result.issues.slice(0, 3).map((issue) => {
    const wrong = issue.received === 'undefined' ? 'missing' : `not ${issue.expected ?? issue.kind}`;
    return `${v.getDotPath(issue) ?? 'the answer'} is ${wrong}`;
  });
  throw new ApiProblem('unreadable', { status, cause: new Error(where.join('; ')) });
}

/** A page of HTML with a client error is still an answer to the question; any other is a gateway speaking for itself. */
const kindOfGateway = (status: number) => (status >= 400 && status < 500 ? kindOfStatus(status) : 'unavailable');

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiProblem('offline', { status, cause });
  }
}

function problemOf({ status, text, retryAfter }: RawAnswer): ApiProblem {
  const details: { status: number; retryAfter?: number } = { status };
  const wait = waitOf(retryAfter);
  if (wait !== undefined) details.retryAfter = wait;
  try {
    const { code, errors, challenge } = v.parse(Problem, JSON.parse(text));
    // A twin of this call is still at work: nothing is in its way but time.
    const kind = code === 'in-progress' ? 'timeout' : kindOfStatus(status);
    return new ApiProblem(kind, { ...details, code, errors: errors ?? [], challenge });
  } catch {
    return new ApiProblem(kindOfStatus(status), details);
  }
}

/** `Sun, 06 Nov 1994 08:49:37 GMT`. Browsers read dates into much else, `junk 1` for one. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Milliseconds of a Retry-After header: seconds or a date; anything else is no answer. Never negative. */
export function waitOf(header: string | null): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  return httpDate.test(text) ? Math.max(0, Date.parse(text) - Date.now()) : undefined;
}
