import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { pino, type DestinationStream, type Logger } from 'pino';
import { databaseFault } from './database/errors.ts';

export type { Logger };

/** Lines of JSON on standard output, or wherever `stream` leads. */
export const createLog = (level: string, stream?: DestinationStream): Logger =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, stream ?? pino.destination(1));

/**
 * One line a request: the route's pattern, not its path, because a path may hold a reference; no query, no body, no
 * header and no address. What a resident wrote is nowhere in the log.
 */
export const logRequests =
  (log: Logger): MiddlewareHandler =>
  async (context, next) => {
    const start = performance.now();
    await next();
    const { status } = context.res;
    const line = {
      method: context.req.method,
      route: matchedRoutes(context).findLast(({ path }) => !path.includes('*'))?.path ?? 'none',
      status,
      ms: Math.round((performance.now() - start) * 10) / 10,
    };
    if (status >= 500) log.error(line, 'request');
    else log.info(line, 'request');
  };

/**
 * An error without what it may quote: a database's message holds the row that it refused, a parser's the text that
 * it could not read. Names, codes and places in our code are enough to find the fault.
 */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const places = (error.stack ?? '')
    .replace(error.message, () => '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  const { code, syscall } = error as NodeJS.ErrnoException;
  return {
    error: error.name,
    fault: databaseFault(error),
    code: typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? code : undefined,
    syscall,
    cause: error.cause instanceof Error ? error.cause.name : undefined,
    at: places.slice(0, 8).map((line) => line.trim()),
  };
}

/** Does one of many: that it failed is noted, and keeps nobody from the rest. @returns nothing then */
export async function orNote<Result>(
  log: Logger,
  what: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    log.error({ ...what, ...describeError(error) }, 'failed, and is tried again later');
    return undefined;
  }
}
