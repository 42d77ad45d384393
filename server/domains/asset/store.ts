import type { Point } from '../../../src/contract/council.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';

/** A thing as it is kept. */
export interface StoredAsset extends Point {
  id: string;
  kind: string;
  /** By language; English is always there. */
  name: AssetName;
}

/** What stays of it with a case: the thing may be gone before the case is. */
export type KeptAsset = Pick<StoredAsset, 'id' | 'name'>;

/** `Lamp 1234, outside 12 Mill Lane`: what it is, then where. */
export type AssetName = { en: string } & Partial<Record<string, string>>;

const most = 20;

/** The nearest of a kind; the index gives them in that order. */
export function nearestAssets(db: Database, kind: string, { lat, lng }: Point): Promise<StoredAsset[]> {
  const x = sql`radians(${lng}::float8) * 6378137`;
  const y = sql`ln(tan(pi() / 4 + radians(${lat}::float8) / 2)) * 6378137`;
  return rows<StoredAsset>(
    db,
    sql`select id, kind, name, lat, lng from assets where kind = ${kind} order by spot <-> point(${x}, ${y}) limit ${most}`,
  );
}

/** Those of these ids, in the order of the ids; an id that nothing has is left out. */
export async function findAssets(db: Database, ids: readonly string[]): Promise<StoredAsset[]> {
  if (ids.length === 0) return [];
  return rows<StoredAsset>(
    db,
    sql`select id, kind, name, lat, lng
        from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) with ordinality as asked (id, place)
          join assets using (id) order by place`,
  );
}

/** Adds what is not there yet. */
export async function saveAssets(db: Database, assets: readonly StoredAsset[]): Promise<void> {
  for (let from = 0; from < assets.length; from += 4000) {
    await db.execute(
      sql`insert into assets (id, kind, name, lat, lng)
          select id, kind, name, lat, lng from jsonb_to_recordset(${JSON.stringify(assets.slice(from, from + 4000))}::jsonb)
            as given (id text, kind text, name jsonb, lat float8, lng float8)
          on conflict (id) do nothing`,
    );
  }
}
