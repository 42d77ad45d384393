import { randomBytes } from 'node:crypto';
import { rows, type Database } from './open.ts';
import { sql } from './sql.ts';

/** A random value that all processes share; the first that asks makes it. */
export async function readSecret(db: Database, name: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64url');
  const [kept] = await rows<{ value: string }>(
    db,
    sql`with made as (insert into secrets (name, value) values (${name}, ${fresh}) on conflict do nothing returning value)
        select value from made union all select value from secrets where name = ${name} limit 1`,
  );
  // Another process made it between our look and our try: then it is there now.
  return kept?.value ?? readSecret(db, name);
}
