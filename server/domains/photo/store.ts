import type { Photo, PhotoLinks } from '../../../src/contract/photos.ts';
import { rows, type Database } from '../../database/open.ts';
import { caseEvents, cases, photos } from '../../database/schema.ts';
import { eq, sql, type SQL } from '../../database/sql.ts';

/** Addresses of a photo, relative to the API base; with a pass (passes.ts) where not everybody may see it. */
export function photoLinks(
  { id, width, height }: { id: string; width: number; height: number },
  pass?: string,
): PhotoLinks {
  const query = pass === undefined ? '' : `?pass=${pass}`;
  return { full: `photos/${id}/full.jpg${query}`, thumbnail: `photos/${id}/thumbnail.jpg${query}`, width, height };
}

/** Writes a photo's row, as a part of the statement that claims its key. */
export const insertPhoto = ({ id, width, height, bytes }: Photo): SQL => sql`, kept as (
  insert into photos (id, width, height, bytes)
  select ${id}::uuid, ${width}::integer, ${height}::integer, ${bytes}::integer from claimed
)`;

/**
 * Gives photos to the case of a reference, in the order of the ids.
 * @returns false when one of them is unknown, swept or another case's; the caller's transaction then goes no further.
 */
export async function claimPhotos(transaction: Database, reference: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const order = sql.join(
    ids.map((id, position) => sql`(${id}::uuid, ${position}::smallint)`),
    sql`, `,
  );
  const claimed = await rows(
    transaction,
    sql`update photos set case_id = cases.id, position = chosen.position
        from (values ${order}) as chosen (id, position), cases
        where photos.id = chosen.id and photos.case_id is null and cases.reference = ${reference}
        returning photos.id`,
  );
  return claimed.length === ids.length;
}

/**
 * Who may see a photo: everybody, when it belongs to a report that is not private nor withdrawn, or to a line of its
 * history that is public, as the council's are and no resident's is; with a pass, when any case has claimed it; else nobody.
 */
export async function audienceOf(db: Database, id: string): Promise<'all' | 'pass' | 'nobody'> {
  const [found] = await db
    .select({ private: cases.private, status: cases.status, eventId: photos.eventId, shown: caseEvents.shown })
    .from(photos)
    .innerJoin(cases, eq(cases.id, photos.caseId))
    .leftJoin(caseEvents, eq(caseEvents.id, photos.eventId))
    .where(eq(photos.id, id));
  if (!found) return 'nobody';
  if (found.private || found.status === 'withdrawn') return 'pass';
  return found.eventId === null || found.shown === 'all' ? 'all' : 'pass';
}
