import { sql } from '../../database/sql.ts';
import type { Database } from '../../database/open.ts';
import type { SeededReport } from './index.ts';

export interface SeededPhoto {
  id: string;
  reference: string;
  width: number;
  height: number;
  bytes: number;
}

/** Writes reports with their histories, contacts and photos; some hundred in five statements. */
export async function saveReports(
  transaction: Database,
  reports: readonly SeededReport[],
  photos: readonly SeededPhoto[],
): Promise<void> {
  // Another process may have been quicker.
  const given = JSON.stringify(reports.map((report) => ({ ...report, ...report.place, place_id: report.place.id })));
  const written = await transaction.execute(
    sql`insert into cases (reference, kind, status, service, private, language, description, answers, place_found,
          place_id, place_label, lat, lng, expected, received_at, updated_at)
        select reference, 'report', status, service, private, language, description, answers, found,
          place_id, label, lat, lng, expected, received, updated
        from jsonb_to_recordset(${given}::jsonb) as given (reference text, status text, service text, private boolean,
          language text, description text, answers jsonb, found text, place_id text, label text, lat float8, lng float8,
          expected date, received timestamptz, updated timestamptz)
        where not exists (select from cases)
        returning id`,
  );
  if ((written as { rows: unknown[] }).rows.length === 0) return;
  const events = reports.flatMap(({ reference, events: own }) => own.map((event) => ({ reference, ...event })));
  await transaction.execute(
    sql`insert into case_events (case_id, at, kind, by, status, note)
        select cases.id, given.at, given.kind, given.by, given.status, given.note
        from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
          as given (reference text, at timestamptz, kind text, by text, status text, note jsonb)
        join cases using (reference)
        order by given.at`,
  );
  const contacts = reports.flatMap(({ reference, received, contact }) =>
    contact ? [{ reference, received, ...contact }] : [],
  );
  await transaction.execute(
    sql`insert into contacts (case_id, name, email, phone, show_name, share_with_partner, updates, consented_at)
        select cases.id, name, email, phone, "showName", "shareWithPartner", updates, received
        from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb)
          as given (reference text, received timestamptz, name text, email text, phone text, "showName" boolean,
            "shareWithPartner" boolean, updates boolean)
        join cases using (reference)`,
  );
  await transaction.execute(
    sql`insert into photos (id, case_id, width, height, bytes)
        select given.id, cases.id, given.width, given.height, given.bytes
        from jsonb_to_recordset(${JSON.stringify(photos)}::jsonb)
          as given (id uuid, reference text, width int, height int, bytes int)
        join cases using (reference)`,
  );
}
