import type { MiddlewareHandler } from 'hono';
import { ProblemError } from './problems.ts';

/**
 * PostgreSQL has no NUL in its texts, so nothing here has one: a path that holds it leads nowhere, and a query that holds
 * it asks for nothing.
 */
export const refuseNul: MiddlewareHandler = (context, next) => {
  const { url } = context.req;
  // In an address a per cent sign of its own is `%25`: this is a NUL and nothing else.
  if (!url.includes('%00')) return next();
  if (url.split('?')[0]?.includes('%00')) throw new ProblemError('not-found');
  throw new ProblemError('bad-request', { detail: 'The query holds a NUL.' });
};
