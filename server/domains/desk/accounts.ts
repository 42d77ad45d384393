import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { hashPassword } from './passwords.ts';

export interface NewOfficer {
  email: string;
  name: string;
  team: string;
  password: string;
}

/** Adds an officer, or opens the account again under a new password. */
export async function addOfficer(db: Database, { email, name, team, password }: NewOfficer): Promise<void> {
  await db.execute(
    sql`insert into officers (email, name, team, password)
        values (${email.toLowerCase()}, ${name}, ${team}, ${await hashPassword(password)})
        on conflict (email) do update set name = excluded.name, team = excluded.team, password = excluded.password,
          active = true`,
  );
}

/** Gives a new password and ends all sessions. @returns false when there is no such account. */
export async function setPassword(db: Database, email: string, password: string): Promise<boolean> {
  const kept = await hashPassword(password);
  const changed = await rows(
    db,
    sql`with changed as (update officers set password = ${kept} where email = ${email.toLowerCase()} returning id),
          ended as (delete from desk_sessions where officer_id in (select id from changed))
        select id from changed`,
  );
  return changed.length > 0;
}

/** Ends an account; what its owner did stays under their name. @returns false when there is no such account. */
export async function closeAccount(db: Database, email: string): Promise<boolean> {
  const changed = await rows(
    db,
    sql`update officers set active = false where email = ${email.toLowerCase()} returning id`,
  );
  return changed.length > 0;
}
