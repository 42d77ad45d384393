import type { MiddlewareHandler } from 'hono';
import { ProblemError } from './problems.ts';

/**
 * PostgreSQL has no NUL in its texts, so nothing here has one: a path that holds it leads nowhere, and an Open311 query
 * that holds it asks for nothing. Our own queries are cleaned of it when they are read.
 */
export const refuseNul: MiddlewareHandler = (context, next) => {
  // In an address a per cent sign of its own is `%25`: this is a NUL and nothing else.
  const [path = '', query = ''] = context.req.url.split('?');
  if (path.includes('%00')) throw new ProblemError('not-found');
  if (query.includes('%00') && path.includes('/open311/')) {
    throw new ProblemError('bad-request', { detail: 'The query holds a NUL.' });
  }
  return next();
};
