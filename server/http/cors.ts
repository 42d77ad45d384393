import type { MiddlewareHandler } from 'hono';
import { ProblemError } from './problems.ts';

/** Pages that may call the API: their origins (`https://www.example.gov.uk`), or any. */
export type Origins = readonly string[] | 'any';

const methods = 'GET, POST, PATCH, DELETE';
const headers =
  'Authorization, Accept-Language, Content-Type, Form-Check, Idempotency-Key, If-None-Match, Last-Event-ID';
const exposed = 'ETag, Retry-After, Idempotency-Replayed';
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Lets pages of the listed origins read answers. Never with credentials: there are no cookies, a token travels in
 * `Authorization` and is sent by nobody but who holds it, so `any` gives a foreign page no more than `curl` has.
 * A write from a page of another origin is refused before it does anything; a caller that is no page sends no Origin.
 * @param open beginnings of paths that take a write from wherever it comes, because the address that it is sent to is
 *   the proof; the button of a page that tells nobody where it is sends `Origin: null`
 */
export function cors(origins: Origins, open: readonly string[] = []): MiddlewareHandler {
  const listed = origins === 'any' ? undefined : new Set(origins);
  return async (context, next) => {
    const origin = context.req.header('origin');
    const own = origin !== undefined && hostOf(origin) === context.req.header('host');
    const allowed = origin !== undefined && (!listed || own || listed.has(origin));
    context.header('Vary', 'Origin, Accept-Language');
    if (allowed) {
      context.header('Access-Control-Allow-Origin', listed ? origin : '*');
      context.header('Access-Control-Expose-Headers', exposed);
    }
    const { method } = context.req;
    if (method === 'OPTIONS') {
      if (allowed) {
        context.header('Access-Control-Allow-Methods', methods);
        context.header('Access-Control-Allow-Headers', headers);
        // Two hours is the most that Chromium keeps it.
        context.header('Access-Control-Max-Age', '7200');
      }
      return context.body(null, 204);
    }
    const proven = open.some((path) => context.req.path.startsWith(path));
    if (origin !== undefined && !allowed && !proven && writes.has(method)) {
      throw new ProblemError('forbidden', { detail: 'This origin is not in CORS_ORIGINS.' });
    }
    return next();
  };
}

function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/.exec(origin)?.[1];
}
