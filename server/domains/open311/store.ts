import type { ReportStatus } from '../../../src/contract/cases.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import type { KeptAsset } from '../asset/store.ts';
import { isPublic } from '../case/store.ts';

/** A report as it is read for partners: a public one, or the asking partner's own, also when it was withdrawn. */
export interface ListedRequest {
  id: string | number;
  reference: string;
  service: string;
  status: ReportStatus;
  description: string;
  label: string | null;
  lat: number | null;
  lng: number | null;
  received: string;
  updated: string;
  expected: string | null;
  parent: string | null;
  /** The things that it is about. */
  assets: KeptAsset[];
  photos: string[];
  /** What the council has said in public, newest last. */
  notes: { at: string; text: string; kind: string }[];
}

export interface RequestFilter {
  /** Who asks; nobody in particular without it. */
  partner: string | undefined;
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

const readableBy = (partner: string | undefined): SQL =>
  partner === undefined
    ? isPublic
    : sql`(${isPublic} or c.reference in (select reference from open311_requests where partner = ${partner}))`;

/** PostgreSQL reads no text of the year nought, nor of one beyond 9999, which `toISOString` writes with a sign. */
const at = (moment: Date) => sql`to_timestamp(${moment.getTime() / 1000}::float8)`;

const list = (values: readonly string[]) => sql`(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

/** Reports that the asker may read, newest first. */
export function listRequests(db: Database, filter: RequestFilter): Promise<ListedRequest[]> {
  const { partner, references, service, status, from, to, updatedFrom, updatedTo, most, skip } = filter;
  const chosen: SQL[] = [readableBy(partner)];
  if (references) chosen.push(sql`c.reference in ${list(references)}`);
  if (service) chosen.push(sql`c.service in ${list(service.split(/\s*,\s*/))}`);
  if (status) chosen.push(status === 'open' ? sql`c.closed_at is null` : sql`c.closed_at is not null`);
  if (from) chosen.push(sql`c.received_at >= ${at(from)}`);
  if (to) chosen.push(sql`c.received_at <= ${at(to)}`);
  if (updatedFrom) chosen.push(sql`c.updated_at >= ${at(updatedFrom)}`);
  if (updatedTo) chosen.push(sql`c.updated_at <= ${at(updatedTo)}`);
  return rows<ListedRequest>(
    db,
    sql`select c.id, c.reference, c.service, c.status, c.description, c.place_label as label, c.public_lat as lat,
          c.public_lng as lng,
          ${utc(sql`c.received_at`)} as received, ${utc(sql`c.updated_at`)} as updated,
          to_char(c.expected, 'YYYY-MM-DD') as expected,
          case when not parent.private and parent.status <> 'withdrawn' then parent.reference end as parent, c.assets,
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

/** A line of a history, as anybody may read it who may read the report. */
export interface ListedUpdate {
  id: string;
  reference: string;
  at: string;
  status: ReportStatus;
  text: string | null;
  /** Those of the council's, where anybody may see them. */
  photos: string[];
}

/**
 * What the council has done and said in public between two moments, and that a resident had a report opened again or took
 * it back, without their words; oldest first. `status` is that of then.
 */
export const listUpdates = (
  db: Database,
  { partner, from, to, most, skip }: { partner: string | undefined; from: Date; to: Date; most: number; skip: number },
): Promise<ListedUpdate[]> =>
  rows<ListedUpdate>(
    db,
    sql`select e.id::text as id, c.reference, ${utc(sql`e.at`)} as at,
          coalesce(e.status, (select before.status from case_events before where before.case_id = c.id
            and before.status is not null and before.id <= e.id order by before.id desc limit 1), c.status) as status,
          case when e.by = 'council' then coalesce(e.note ->> 'en', e.note ->> 'cy') end as text,
          case when ${isPublic} and e.shown = 'all' and e.by = 'council' then coalesce(
            (select json_agg(p.id order by p.position, p.id) from photos p where p.event_id = e.id), '[]') else '[]' end as photos
        from case_events e join cases c on c.id = e.case_id
        where ${readableBy(partner)}
          and (e.shown = 'all' and e.by = 'council' or e.kind in ('reopened', 'withdrawn'))
          and e.at >= ${at(from)} and e.at <= ${at(to)}
        order by e.at, e.id limit ${most} offset ${skip}`,
  );

/** The reference that a partner's request was given when it came before. */
export async function findSent(db: Database, partner: string, ownId: string): Promise<string | undefined> {
  const [found] = await rows<{ reference: string }>(
    db,
    sql`select reference from open311_requests where partner = ${partner} and own_id = ${ownId}`,
  );
  return found?.reference;
}

/**
 * Writes a partner's request, `written` from `claimed` (see `insertReport`).
 * @returns the id of its case; undefined when the same request has come before.
 */
export async function writeSent(
  transaction: Database,
  { partner, ownId, reference }: { partner: string; ownId: string | undefined; reference: string },
  written: SQL,
): Promise<number | undefined> {
  const [row] = await rows<{ id: string | number }>(
    transaction,
    sql`with claimed as (
          insert into open311_requests (reference, partner, own_id) values (${reference}, ${partner}, ${ownId ?? null})
          on conflict (partner, own_id) do nothing returning partner
        )${written} select id from written`,
  );
  return row && Number(row.id);
}

/** Gives photos to a case, or to a line of its history. */
export async function keepPhotos(
  transaction: Database,
  { caseId, eventId }: { caseId: number; eventId?: number },
  photos: readonly { id: string; width: number; height: number; full: Buffer }[],
): Promise<void> {
  for (const [position, { id, width, height, full }] of photos.entries()) {
    await transaction.execute(
      sql`insert into photos (id, case_id, event_id, position, width, height, bytes)
          values (${id}, ${caseId}, ${eventId ?? null}, ${position}, ${width}, ${height}, ${full.byteLength})`,
    );
  }
}

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
