import type { Context } from 'hono';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { ProblemError } from '../../http/problems.ts';
import { hashToken, newToken } from './secrets.ts';
import { loadCase, type StoredCase } from './store.ts';

/** A session is good for an hour after it was last used, and for twelve at most. */
const stillGood = sql`used_at > now() - interval '1 hour' and created_at > now() - interval '12 hours'`;

/** The case itself, or the list of what is booked with its address: neither is good for the other. */
type Sees = 'case' | 'bookings';

/** Opens a session for a case; what is given travels in `Authorization`, what is kept is its hash. */
export async function openSession(db: Database, caseId: number, sees: Sees = 'case'): Promise<string> {
  const { token, hash } = newToken();
  await db.execute(sql`insert into case_sessions (hash, case_id, sees) values (${hash}, ${caseId}, ${sees})`);
  return token;
}

/** The case that a session is for. To use it keeps it; that is noted every ten minutes only. */
export async function findSession(
  db: Database,
  token: string,
  sees: Sees = 'case',
): Promise<{ hash: string; caseId: number } | undefined> {
  const hash = hashToken(token);
  const [found] = await rows<{ caseId: string | number; stale: boolean }>(
    db,
    sql`select case_id as "caseId", used_at < now() - interval '10 minutes' as stale from case_sessions
        where hash = ${hash} and sees = ${sees} and ${stillGood}`,
  );
  if (!found) return undefined;
  if (found.stale) await keepSessions(db, [hash]);
  return { hash, caseId: Number(found.caseId) };
}

/** A token of ours, as `Authorization` brings it. */
export const bearerOf = (context: Context): string | undefined =>
  /^Bearer ([\w-]{22})$/.exec(context.req.header('authorization') ?? '')?.[1];

/**
 * The case of the session that a request brings.
 * @throws ProblemError `unauthorised` without a good session, `not-found` when it is another case's
 */
export async function findOwn(
  db: Database,
  context: Context,
  reference: string | undefined,
): Promise<{ session: string; stored: StoredCase }> {
  const token = bearerOf(context);
  const session = token === undefined ? undefined : await findSession(db, token);
  if (!session) throw new ProblemError('unauthorised');
  const stored = await loadCase(db, { id: session.caseId });
  if (!stored || stored.reference !== reference) throw new ProblemError('not-found');
  return { session: session.hash, stored };
}

/** Those of the sessions that are still good; they are in use, and kept. */
export async function keepSessions(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(hashes)}::jsonb))`;
  await db.execute(
    sql`update case_sessions set used_at = now()
        where hash in ${list} and used_at < now() - interval '10 minutes' and ${stillGood}`,
  );
  const good = await rows<{ hash: string }>(
    db,
    sql`select hash from case_sessions where hash in ${list} and ${stillGood}`,
  );
  return new Set(good.map(({ hash }) => hash));
}

/** Forgets sessions that have ended. */
export async function forgetSessions(db: Database): Promise<void> {
  await db.execute(sql`delete from case_sessions where not (${stillGood})`);
}
