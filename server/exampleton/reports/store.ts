import { sql } from '../../database/sql.ts';
import type { Database } from '../../database/open.ts';
import type { SeededReport } from './index.ts';

export interface SeededPhoto {
  id: string;
  reference: string;
  width: number;
  height: number;
  bytes: number;
  /** The line of the history that shows it; the report's own without. */
  line?: SeededLine | undefined;
}

export interface SeededDocument {
  id: string;
  reference: string;
  name: string;
  bytes: number;
  line: SeededLine;
}

/** A line of a history: there is one of a kind at a moment. */
export interface SeededLine {
  at: string;
  kind: string;
}

const lineId = sql`(select e.id from case_events e
  where e.case_id = cases.id and e.at = (given.line ->> 'at')::timestamptz and e.kind = given.line ->> 'kind')`;

/** Writes reports with their histories, contacts, photos and documents; some hundred in eight statements. */
export async function saveReports(
  transaction: Database,
  reports: readonly SeededReport[],
  photos: readonly SeededPhoto[],
  documents: readonly SeededDocument[],
): Promise<void> {
  // Another process may have been quicker.
  const given = JSON.stringify(reports.map((report) => ({ ...report, ...report.place, place_id: report.place.id })));
  const written = await transaction.execute(
    sql`insert into cases (reference, kind, status, service, private, language, description, answers, place_found,
          place_id, place_label, lat, lng, expected, received_at, updated_at, closed_at, answered, asks, assigned_to)
        select reference, 'report', status, service, private, language, description, answers, found,
          place_id, label, lat, lng, expected, received, updated, case when closed then updated end, answered, asks,
          (select id from officers where name = given.officer)
        from jsonb_to_recordset(${given}::jsonb) as given (reference text, status text, service text, private boolean,
          language text, description text, answers jsonb, found text, place_id text, label text, lat float8, lng float8,
          expected date, received timestamptz, updated timestamptz, closed boolean, answered boolean,
          asks boolean, officer text)
        where not exists (select from cases)
        returning id`,
  );
  if ((written as { rows: unknown[] }).rows.length === 0) return;
  const events = reports.flatMap(({ reference, events: own }) => own.map((event) => ({ reference, ...event })));
  await transaction.execute(
    sql`insert into case_events (case_id, at, kind, by, status, note, shown, officer_id)
        select cases.id, given.at, given.kind, given.by, given.status, given.note, coalesce(given.shown, 'all'),
          case when given.by = 'council' then cases.assigned_to end
        from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
          as given (reference text, at timestamptz, kind text, by text, status text, note jsonb, shown text)
        join cases using (reference)
        order by given.at`,
  );
  await transaction.execute(
    sql`update cases set question_id = asked.id from case_events asked
        where asked.case_id = cases.id and asked.kind = 'question' and not exists (
          select from case_events answer where answer.case_id = cases.id and answer.kind = 'answer')`,
  );
  await transaction.execute(
    sql`insert into followers (case_id) select id from cases, generate_series(1, (id % 7)::int - 3)
        where not private and status <> 'withdrawn'`,
  );
  const contacts = reports.flatMap(({ reference, received, contact }) =>
    contact ? [{ reference, received, ...contact }] : [],
  );
  await transaction.execute(
    sql`insert into contacts (case_id, name, email, phone, postcode, show_name, share_with_partner, updates, consented_at,
          channel)
        select cases.id, name, email, phone, postcode, "showName", "shareWithPartner", updates, received,
          case when updates then 'email' else 'none' end
        from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb)
          as given (reference text, received timestamptz, name text, email text, phone text, postcode text, "showName" boolean,
            "shareWithPartner" boolean, updates boolean)
        join cases using (reference)`,
  );
  await transaction.execute(
    sql`insert into photos (id, case_id, event_id, width, height, bytes)
        select given.id, cases.id, ${lineId}, given.width, given.height, given.bytes
        from jsonb_to_recordset(${JSON.stringify(photos)}::jsonb)
          as given (id uuid, reference text, line jsonb, width int, height int, bytes int)
        join cases using (reference)`,
  );
  await transaction.execute(
    sql`insert into documents (id, case_id, event_id, name, bytes)
        select given.id, cases.id, ${lineId}, given.name, given.bytes
        from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb)
          as given (id uuid, reference text, line jsonb, name text, bytes int)
        join cases using (reference)`,
  );
}
