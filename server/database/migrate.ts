import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One connection that can run a script of several statements, and ask. */
export interface Session {
  run(script: string): Promise<void>;
  ask(query: string): Promise<Record<string, unknown>[]>;
}

const folder = join(import.meta.dirname, 'migrations');

/** Any number will do, as long as every process asks for the same one. */
const lockNumber = 311_2026;

/**
 * Brings the tables up to date: every `NNNN-name.sql` not yet recorded runs, in order, all in one transaction, while
 * other processes that start at the same time wait.
 * @throws when a file that was already run has been changed since.
 */
export async function migrate(session: Session): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name))
    .sort();
  await session.run('begin');
  try {
    await session.run(`
      select pg_advisory_xact_lock(${lockNumber});
      create table if not exists migrations (
        name text primary key,
        sha256 text not null,
        run_at timestamptz not null default now()
      );`);
    const done = new Map(
      (await session.ask('select name, sha256 from migrations')).map((row) => [row.name, row.sha256]),
    );
    for (const name of files) {
      const script = readFileSync(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(script).digest('hex');
      if (done.has(name)) {
        if (done.get(name) !== sha256)
          throw new Error(
            `Migration ${name} was changed after this database had run it. A demo's data may go: delete .data.`,
          );
        continue;
      }
      await session.run(script);
      await session.run(`insert into migrations (name, sha256) values ('${name}', '${sha256}')`);
    }
    await session.run('commit');
  } catch (error) {
    await session.run('rollback');
    throw error;
  }
}
