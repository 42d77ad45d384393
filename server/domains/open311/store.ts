import type { CaseStatus } from '../../../src/contract/cases.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';

/** A public report as it is read for partners. Private ones are in no answer of this file. */
export interface PublicRequest {
  id: string | number;
  reference: string;
  service: string;
  status: CaseStatus;
  description: string;
  label: string | null;
  lat: number | null;
  lng: number | null;
  received: string;
  updated: string;
  expected: string | null;
  parent: string | null;
  photos: string[];
  /** What the council has said in public, newest last. */
  notes: { at: string; text: string; kind: string }[];
}

export interface RequestFilter {
  references?: readonly string[] | undefined;
  service?: string | undefined;
  status?: 'open' | 'closed' | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  updatedFrom?: Date | undefined;
  updatedTo?: Date | undefined;
  most: number;
  skip: number;
}

const utc = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const isPublic = sql`c.kind = 'report' and not c.private and c.status <> 'withdrawn'`;

const list = (values: readonly string[]) => sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

/** Public reports, newest first. */
export function listRequests(db: Database, filter: RequestFilter): Promise<PublicRequest[]> {
  const { references, service, status, from, to, updatedFrom, updatedTo, most, skip } = filter;
  const chosen: SQL[] = [isPublic];
  if (references) chosen.push(sql`c.reference in ${list(references)}`);
  if (service) chosen.push(sql`c.service in ${list(service.split(/\s*,\s*/))}`);
  if (status) chosen.push(status === 'open' ? sql`c.closed_at is null` : sql`c.closed_at is not null`);
  if (from) chosen.push(sql`c.received_at >= ${from.toISOString()}::timestamptz`);
  if (to) chosen.push(sql`c.received_at <= ${to.toISOString()}::timestamptz`);
  if (updatedFrom) chosen.push(sql`c.updated_at >= ${updatedFrom.toISOString()}::timestamptz`);
  if (updatedTo) chosen.push(sql`c.updated_at <= ${updatedTo.toISOString()}::timestamptz`);
  return rows<PublicRequest>(
    db,
    sql`select c.id, c.reference, c.service, c.status, c.description, c.place_label as label, c.public_lat as lat,
          c.public_lng as lng,
          ${utc(sql`c.received_at`)} as received, ${utc(sql`c.updated_at`)} as updated,
          to_char(c.expected, 'YYYY-MM-DD') as expected,
          case when not parent.private and parent.status <> 'withdrawn' then parent.reference end as parent,
          coalesce((select json_agg(p.id order by p.position, p.id) from photos p
            where p.case_id = c.id and p.event_id is null), '[]') as photos,
          coalesce((select json_agg(json_build_object('at', ${utc(sql`e.at`)}, 'kind', e.kind,
              'text', coalesce(e.note ->> 'en', e.note ->> 'cy')) order by e.at, e.id)
            from case_events e where e.case_id = c.id and e.shown = 'all' and e.by = 'council' and e.note is not null),
            '[]') as notes
        from cases c left join cases parent on parent.id = c.merged_into
        where ${sql.join(chosen, sql` and `)}
        order by c.received_at desc, c.id desc limit ${most} offset ${skip}`,
  );
}

/** A line of a public history. */
export interface PublicUpdate {
  id: string;
  reference: string;
  at: string;
  status: CaseStatus;
  text: string | null;
}

/** What the council has done and said in public between two moments, oldest first; `status` is that of then. */
export const listUpdates = (
  db: Database,
  { from, to, most }: { from: Date; to: Date; most: number },
): Promise<PublicUpdate[]> =>
  rows<PublicUpdate>(
    db,
    sql`select e.id::text as id, c.reference, ${utc(sql`e.at`)} as at,
          coalesce(e.status, (select before.status from case_events before where before.case_id = c.id
            and before.status is not null and before.id <= e.id order by before.id desc limit 1), c.status) as status,
          coalesce(e.note ->> 'en', e.note ->> 'cy') as text
        from case_events e join cases c on c.id = e.case_id
        where ${isPublic} and e.shown = 'all' and e.by = 'council'
          and e.at >= ${from.toISOString()}::timestamptz and e.at <= ${to.toISOString()}::timestamptz
        order by e.at, e.id limit ${most}`,
  );

/** Takes a partner's update id. @returns false when it was taken before. */
export async function claimUpdate(db: Database, partner: string, updateId: string): Promise<boolean> {
  const claimed = await rows(
    db,
    sql`insert into open311_updates (partner, update_id) values (${partner}, ${updateId})
        on conflict do nothing returning update_id`,
  );
  return claimed.length > 0;
}

/** Notes which line of a history a partner's update has become. */
export async function noteUpdate(db: Database, partner: string, updateId: string, eventId: number): Promise<void> {
  await db.execute(
    sql`update open311_updates set event_id = ${eventId} where partner = ${partner} and update_id = ${updateId}`,
  );
}
