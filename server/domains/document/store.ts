import type { DocumentLink } from '../../../src/contract/case-events.ts';
import type { Document } from '../../../src/contract/documents.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import { isPublic, type StoredDocument } from '../case/store.ts';

/** Where a document is, relative to the API base; with a pass where not everybody may see it. */
export const documentLink = ({ id, name, bytes }: StoredDocument, pass?: string): DocumentLink => ({
  href: `documents/${id}${pass === undefined ? '' : `?pass=${pass}`}`,
  name,
  bytes,
});

/** Writes a document's row, as a part of the statement that claims its key. */
export const insertDocument = ({ id, bytes }: Document): SQL => sql`, kept as (
  insert into documents (id, bytes) select ${id}::uuid, ${bytes}::integer from claimed
)`;

/** Gives documents to a line of a case's history. @returns false when one of them is not there to be had. */
export async function claimDocuments(
  transaction: Database,
  { caseId, eventId }: { caseId: number; eventId: number },
  chosen: readonly { id: string; name: string }[],
): Promise<boolean> {
  if (chosen.length === 0) return true;
  const claimed = await rows(
    transaction,
    sql`update documents set case_id = ${caseId}, event_id = ${eventId}, position = chosen.position, name = chosen.name
        from jsonb_to_recordset(${JSON.stringify(chosen.map((each, position) => ({ ...each, position })))}::jsonb)
          as chosen (id uuid, name text, position smallint)
        where documents.id = chosen.id and documents.case_id is null returning documents.id`,
  );
  return claimed.length === chosen.length;
}

/**
 * A document that a case has claimed; undefined when there is none. Everybody may see one of a public line of a public
 * report, as they may see its photos; others only who has its pass.
 */
export async function findDocument(db: Database, id: string): Promise<{ name: string; public: boolean } | undefined> {
  const [found] = await rows<{ name: string; public: boolean }>(
    db,
    sql`select d.name, ${isPublic} and e.shown = 'all' as public
        from documents d join cases c on c.id = d.case_id join case_events e on e.id = d.event_id
        where d.id = ${id}::uuid`,
  );
  return found;
}
