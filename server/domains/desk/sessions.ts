import type { Officer } from '../../../src/contract/desk.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { hashToken, newToken } from '../case/secrets.ts';
import { checkPassword } from './passwords.ts';

/** Half an hour without a call, or a working day, and one signs in again. */
const stillGood = sql`s.used_at > now() - interval '30 minutes' and s.created_at > now() - interval '8 hours'`;

type OfficerRow = Omit<Officer, 'id'> & { id: string | number };

/** Signs an officer in; undefined when address or password are wrong, or the account is closed. */
export async function signIn(
  db: Database,
  { email, password }: { email: string; password: string },
): Promise<{ token: string; officer: Officer } | undefined> {
  const [found] = await rows<OfficerRow & { password: string }>(
    db,
    sql`select id, name, email, team, password from officers where email = ${email.toLowerCase()} and active`,
  );
  const right = await checkPassword(password, found?.password);
  if (!right || !found) return undefined;
  const { token, hash } = newToken();
  await db.execute(sql`insert into desk_sessions (hash, officer_id) values (${hash}, ${found.id})`);
  const { password: _, ...officer } = found;
  return { token, officer: { ...officer, id: Number(found.id) } };
}

/** Whose session it is; to use it keeps it. */
export async function findOfficer(db: Database, token: string): Promise<Officer | undefined> {
  const [found] = await rows<OfficerRow & { stale: boolean }>(
    db,
    sql`select o.id, o.name, o.email, o.team, s.used_at < now() - interval '1 minute' as stale
        from desk_sessions s join officers o on o.id = s.officer_id
        where s.hash = ${hashToken(token)} and o.active and ${stillGood}`,
  );
  if (!found) return undefined;
  const { stale, ...officer } = found;
  if (stale) await db.execute(sql`update desk_sessions set used_at = now() where hash = ${hashToken(token)}`);
  return { ...officer, id: Number(officer.id) };
}

export async function signOut(db: Database, token: string): Promise<void> {
  await db.execute(sql`delete from desk_sessions where hash = ${hashToken(token)}`);
}

/** Forgets sessions that have ended. */
export async function forgetDeskSessions(db: Database): Promise<void> {
  await db.execute(sql`delete from desk_sessions s where not (${stillGood})`);
}

/** Everybody that a case can be assigned to. */
export async function listOfficers(db: Database): Promise<Officer[]> {
  const found = await rows<OfficerRow>(
    db,
    sql`select id, name, email, team from officers where active order by name, id`,
  );
  return found.map((officer) => ({ ...officer, id: Number(officer.id) }));
}
