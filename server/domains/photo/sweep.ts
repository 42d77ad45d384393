import type { FileStore } from '../../connectors/files/file-store.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';

const day = 86_400_000;

type Shelf = Pick<FileStore<string>, 'remove' | 'listBefore'>;

/** Removes photos that no report claimed within a day, and files of which no row tells. @returns how many went. */
export const sweepPhotos = (db: Database, store: Shelf, before?: Date): Promise<number> =>
  sweep(db, sql`photos`, store, before);

/** The same for documents. */
export const sweepDocuments = (db: Database, store: Shelf, before?: Date): Promise<number> =>
  sweep(db, sql`documents`, store, before);

/** The row goes first: until it has gone a case may claim it, and after that nobody can. */
async function sweep(db: Database, table: SQL, store: Shelf, before = new Date(Date.now() - day)): Promise<number> {
  const unclaimed = await rows<{ id: string }>(
    db,
    sql`delete from ${table} where case_id is null and created_at < ${before.toISOString()}::timestamptz returning id`,
  );
  for (const { id } of unclaimed) await store.remove(id);
  let swept = unclaimed.length;
  let batch: string[] = [];
  const sweepBatch = async () => {
    const found = await rows<{ id: string }>(
      db,
      sql`select id from ${table} where id in (select jsonb_array_elements_text(${JSON.stringify(batch)}::jsonb)::uuid)`,
    );
    const kept = new Set(found.map(({ id }) => id));
    for (const id of batch.filter((each) => !kept.has(each))) {
      await store.remove(id);
      swept += 1;
    }
    batch = [];
  };
  for await (const id of store.listBefore(before)) if (batch.push(id) === 500) await sweepBatch();
  if (batch.length > 0) await sweepBatch();
  return swept;
}
