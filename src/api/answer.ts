import * as v from 'valibot';
import { Problem } from '../contract/problems.ts';
import { ApiProblem, kindOfStatus } from './problem.ts';

/** What came back, from `fetch` or from `XMLHttpRequest`. */
export interface RawAnswer {
  status: number;
  contentType: string;
  retryAfter: string | null;
  text: string;
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
  const where = result.issues.slice(0, 3).map((issue) => `${v.getDotPath(issue) ?? 'the answer'}: ${issue.message}`);
  throw new ApiProblem('unreadable', { status, cause: new Error(where.join('; ')) });
}

/** A page of HTML with a client error is still an answer to the question; any other is a gateway speaking for itself. */
const kindOfGateway = (status: number) => (status >= 400 && status < 500 ? kindOfStatus(status) : 'unavailable');

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new ApiProblem('offline', { status, cause });
  }
}

function problemOf({ status, text, retryAfter }: RawAnswer): ApiProblem {
  const details: { status: number; retryAfter?: number } = { status };
  const wait = waitOf(retryAfter);
  if (wait !== undefined) details.retryAfter = wait;
  try {
    const { code, errors } = v.parse(Problem, JSON.parse(text));
    return new ApiProblem(kindOfStatus(status), { ...details, code, errors: errors ?? [] });
  } catch {
    return new ApiProblem(kindOfStatus(status), details);
  }
}

/** Milliseconds of a Retry-After header: seconds or a date; anything else is no answer. Never negative. */
export function waitOf(header: string | null): number | undefined {
  if (!header) return undefined;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
