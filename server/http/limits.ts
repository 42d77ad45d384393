import type { Context, MiddlewareHandler } from 'hono';
import { rows, type Database } from '../database/open.ts';
import { rateLimits } from '../database/schema.ts';
import { lt, sql } from '../database/sql.ts';
import { ProblemError } from './problems.ts';

/** So many requests in so many seconds. */
export interface Limit {
  most: number;
  seconds: number;
}

/** What all client addresses together may do of something of which each may do so much. */
export const ofAll = ({ most, seconds }: Limit): Limit => ({ most: most * 10, seconds });

const year = 365 * 86_400;

/** What they may do together in a year: twice as much as each at once. */
export const ofYear = ({ most }: Limit): Limit => ({ most: most * 2, seconds: year });

/** What each may do of that: one less, so that nobody alone uses up what is there for all. */
export const ofYearEach = ({ most }: Limit): Limit => ({ most: most * 2 - 1, seconds: year });

/** Counts one request against a key; gives the requests counted in this window and the seconds until it ends. */
export type Counter = (key: string, seconds: number) => Promise<{ count: number; seconds: number }>;

/**
 * Counts in the database, so that several processes share one count: for writes, which cost disk, mail and people's
 * time, and are few. (A count a process would let through as many times the limit as there are processes.)
 */
export const databaseCounter =
  (db: Database): Counter =>
  async (key, seconds) => {
    const [row] = await rows<{ count: number; seconds: number }>(
      db,
      sql`insert into rate_limits as r (key, count, ends_at) values (${key}, 1, now() + ${seconds} * interval '1 second')
          on conflict (key) do update set
            count = case when r.ends_at <= now() then 1 else r.count + 1 end,
            ends_at = case when r.ends_at <= now() then excluded.ends_at else r.ends_at end
          returning count, extract(epoch from ends_at - now())::float8 as seconds`,
    );
    return row ?? { count: 1, seconds };
  };

/** Counts in memory: for reads, which are many and cheap, and where a few more do no harm. */
export function memoryCounter(now: () => number = Date.now): Counter {
  const windows = new Map<string, { count: number; endsAt: number }>();
  return (key, seconds) => {
    // Windows end in the order in which they were begun, or nearly so: drop from the front.
    for (const [old, { endsAt }] of windows) {
      if (endsAt > now() && windows.size < 100_000) break;
      windows.delete(old);
    }
    let window = windows.get(key);
    if (!window || window.endsAt <= now()) {
      windows.delete(key);
      windows.set(key, (window = { count: 0, endsAt: now() + seconds * 1000 }));
    }
    window.count += 1;
    return Promise.resolve({ count: window.count, seconds: (window.endsAt - now()) / 1000 });
  };
}

/** Answers 429 with `Retry-After` beyond the limit. `name` keeps the counts of different things apart. */
export function limited(
  name: string,
  limit: Limit,
  counter: Counter,
  address: (context: Context) => string,
): MiddlewareHandler {
  return async (context, next) => {
    await countOrRefuse(counter, `${name} ${address(context)}`, limit);
    return next();
  };
}

/** Forgets counts whose window has ended: their keys hold an address. */
export async function forgetCounts(db: Database): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.endsAt, sql`now()`));
}

/** Counts one try and refuses it beyond the limit. @throws ProblemError `too-many`, with the seconds to wait. */
export async function countOrRefuse(counter: Counter, key: string, { most, seconds }: Limit): Promise<void> {
  if (most === Infinity) return;
  const counted = await counter(key, seconds);
  if (counted.count > most) throw new ProblemError('too-many', { retryAfter: counted.seconds });
}

/** Refuses for as long as no more is allowed, and counts nothing. @throws ProblemError `too-many`, as above. */
export async function refuseBeyond(db: Database, key: string, { most }: Limit): Promise<void> {
  if (most === Infinity) return;
  const [full] = await rows<{ seconds: number }>(
    db,
    sql`select extract(epoch from ends_at - now())::float8 as seconds from rate_limits
        where key = ${key} and count >= ${most} and ends_at > now()`,
  );
  if (full) throw new ProblemError('too-many', { retryAfter: full.seconds });
}

/** Takes a count back, for what turned out to be in order. */
export const uncount =
  (db: Database) =>
  async (key: string): Promise<void> => {
    await db.execute(sql`update rate_limits set count = count - 1 where key = ${key} and count > 0`);
  };
