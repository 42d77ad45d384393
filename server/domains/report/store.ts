import type { ReportStatus } from '../../../src/contract/cases.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import type { PublicReport } from '../../../src/contract/reports.ts';
import { rows, type Database } from '../../database/open.ts';
import { photos } from '../../database/schema.ts';
import { and, inArray, isNull, sql, type SQL } from '../../database/sql.ts';
import { parsePostcode } from '../../../src/core/postcode.ts';
import { isClosed } from '../case/rules.ts';
import { othersOf } from '../case/store.ts';
import type { KeptAsset } from '../asset/store.ts';
import { queueLetter, type AddressedLetter } from '../mail/outbox.ts';
import { photoLinks } from '../photo/store.ts';
import { metresBetween } from '../place/rules.ts';
import { publicLabel, type CleanReport } from './rules.ts';

/** A report about to be written: what the resident sent, and what the council adds. */
export interface AcceptedReport {
  report: CleanReport;
  answers: Answers;
  reference: string;
  tokenHash: string;
  private: boolean;
  /** What it is to be once its sender has confirmed it, where they have to. */
  unconfirmed: 'public' | 'private' | undefined;
  /** ISO 8601 */
  received: string;
  /** `YYYY-MM-DD` */
  expected: string;
  /** The things that it is about. */
  assets: readonly KeptAsset[];
  letter: AddressedLetter | undefined;
  /** Hashes of the tokens of the links in the letter. */
  links: readonly { kind: 'open' | 'stop'; hash: string; days: number }[];
}

/**
 * Writes a report with its history, its contact and its letter, as a part of the statement that claims its key: one
 * round trip, and all of it or nothing.
 */
export function insertReport({ report, letter, links, assets, ...accepted }: AcceptedReport): SQL {
  const { place, contact, service, language, description } = report;
  const given = JSON.stringify({
    ...accepted,
    ...place,
    service,
    language,
    description,
    words: place.description,
    assets: assets.map(({ id, name }) => ({ id, name })),
  });
  return sql`, written as (
    insert into cases (kind, reference, token_hash, service, private, unconfirmed, language, description, answers, place_found,
      place_id, place_label, place_description, lat, lng, assets, expected, received_at, updated_at)
    select 'report', reference, "tokenHash", service, private, unconfirmed, language, description, answers, found,
      "placeId", label, words, lat, lng, assets, expected, received, received
    from claimed, jsonb_to_record(${given}::jsonb) as given (reference text, "tokenHash" text, service text,
      private boolean, unconfirmed text, language text, description text, answers jsonb, found text, "placeId" text, label text,
      words text, lat float8, lng float8, assets jsonb, expected date, received timestamptz)
    returning id, received_at
  ), told as (
    insert into case_events (case_id, at, kind, by, status)
    select id, received_at, 'received', 'resident', 'received' from written
  )${contact ? insertContact(contact) : sql``}${letter ? queueLetter(letter) : sql``}${links.length > 0 ? insertLinks(links) : sql``}`;
}

const insertContact = (contact: NonNullable<CleanReport['contact']>): SQL => sql`, reached as (
  insert into contacts (case_id, name, email, phone, postcode, show_name, share_with_partner, updates, consented_at,
    channel)
  select id, name, email, phone, postcode, "showName", "shareWithPartner", updates, received_at,
    case when updates and email is not null then 'email' else 'none' end
  from written, jsonb_to_record(${JSON.stringify({ ...contact, postcode: parsePostcode(contact.postcode ?? '') })}::jsonb)
    as given (name text, email text, phone text, postcode text, "showName" boolean, "shareWithPartner" boolean,
      updates boolean)
)`;

const insertLinks = (links: AcceptedReport['links']): SQL => sql`, linked as (
  insert into links (hash, kind, case_id, expires_at)
  select hash, kind, id, received_at + days * interval '1 day'
  from written, jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as given (hash text, kind text, days int)
)`;

export interface ReportQuery {
  lat: number;
  lng: number;
  /** Metres. */
  radius: number;
  service?: string | undefined;
  /** `open`, `closed` or one of the statuses; all without it. */
  status?: string | undefined;
  most: number;
}

interface PublicRow {
  id: string | number;
  reference: string;
  service: string;
  status: ReportStatus;
  description: string;
  place_label: string | null;
  lat: number;
  lng: number;
  name: string | null;
  received: string;
  updated: string;
  others: number;
}

/** A public report without the words that depend on a language. */
export type ListedReport = Omit<PublicReport, 'serviceName' | 'statusLabel'>;

/**
 * Metres that a point which is shown to three decimals may be from the true one. As far beyond the radius it is still
 * told: it may be within, and who asks whether somebody was quicker is to hear of it.
 */
const unsure = 80;
const earthRadius = 6_378_137;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Public reports around a point, nearest first. The index gives them in that order, so the cost is that of the rows
 * answered, however many there are. Never a private one, and a name only where its owner said so.
 */
export async function listReports(
  db: Database,
  { lat, lng, radius, service, status, most }: ReportQuery,
): Promise<{ reports: ListedReport[]; more: boolean }> {
  const { x, y, longer } = mercator({ lat, lng });
  const [reach, slack] = [radius * longer, unsure * longer];
  const found = await rows<PublicRow>(db, nearest({ x, y, reach, slack, service, status, most }));
  const reports = await listed(db, found.slice(0, most));
  return {
    more: found.length > most,
    reports: reports.map((report) => ({
      ...report,
      distance: Math.round(metresBetween({ lat, lng }, report)),
    })),
  };
}

/** Public reports within a circle, those that were sent or have changed last first. Who may see what is as in the list. */
export async function latestReports(
  db: Database,
  { lat, lng, radius, service, most }: Omit<ReportQuery, 'status'>,
): Promise<PlacedReport[]> {
  const { x, y, longer } = mercator({ lat, lng });
  const circle = sql`circle(point(${x}::float8, ${y}::float8), ${radius * longer}::float8)`;
  const latest = sql`
    select ${publicColumns} from (
      select * from cases
      where kind = 'report' and not private and status <> 'withdrawn' and spot is not null and spot <@ ${circle}
        ${ofService(service)}
      order by updated_at desc, id desc limit ${most}
    ) c
    left join contacts on contacts.case_id = c.id
    order by c.updated_at desc, c.id desc`;
  return listed(db, await rows<PublicRow>(db, latest));
}

/** A point in metres, which are longer there than on the ground the further north: by 1 / cos(latitude). */
const mercator = ({ lat, lng }: { lat: number; lng: number }) => ({
  x: radians(lng) * earthRadius,
  y: Math.log(Math.tan(Math.PI / 4 + radians(lat) / 2)) * earthRadius,
  longer: 1 / Math.cos(radians(lat)),
});

type PlacedReport = ListedReport & { lat: number; lng: number };

async function listed(db: Database, found: readonly PublicRow[]): Promise<PlacedReport[]> {
  const pictures = await photosOf(
    db,
    found.map(({ id }) => Number(id)),
  );
  return found.map((row) => ({
    reference: row.reference,
    service: row.service,
    status: row.status,
    description: row.description,
    label: publicLabel(row.place_label),
    lat: row.lat,
    lng: row.lng,
    name: row.name ?? undefined,
    received: row.received,
    updated: row.updated,
    closed: isClosed(row.status),
    others: row.others,
    photos: (pictures.get(Number(row.id)) ?? []).map((photo) => photoLinks(photo)),
  }));
}

/** What anybody may see of a case `c`, with its contact: a name only where its owner said so. */
const publicColumns = sql`c.id, c.reference, c.service, c.status, c.description, c.place_label, c.public_lat as lat,
    c.public_lng as lng, case when contacts.show_name then contacts.name end as name,
    to_char(c.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as received,
    to_char(c.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as updated,
    ${othersOf} as others`;

const ofService = (service: string | undefined) => (service === undefined ? sql`` : sql`and service = ${service}`);

/** The nearest first, then those too far away left out: the other way round PostgreSQL would sort all that are near. */
export const nearest = (at: {
  x: number;
  y: number;
  reach: number;
  /** Beyond that, for points that are not shown as they are. */
  slack: number;
  service?: string | undefined;
  status?: string | undefined;
  most: number;
}) => sql`
  select ${publicColumns}
  from (
    select *, spot <-> point(${at.x}::float8, ${at.y}::float8) as away from cases
    where kind = 'report' and not private and status <> 'withdrawn' and spot is not null
      ${ofService(at.service)}
      ${ofStatus(at.status)}
    order by spot <-> point(${at.x}::float8, ${at.y}::float8)
    limit ${at.most + 1}
  ) c
  left join contacts on contacts.case_id = c.id
  where c.away <= ${at.reach}::float8 + case when c.place_found = 'search' then ${at.slack}::float8 else 0 end
  order by c.away`;

function ofStatus(status: string | undefined): SQL {
  if (status === undefined) return sql``;
  if (status === 'open') return sql`and closed_at is null`;
  return status === 'closed' ? sql`and closed_at is not null` : sql`and status = ${status}`;
}

/** The photos that reports were sent with; those of later updates are between their owners and the council. */
async function photosOf(db: Database, caseIds: number[]) {
  if (caseIds.length === 0) return new Map<number, { id: string; width: number; height: number }[]>();
  const found = await db
    .select()
    .from(photos)
    .where(and(inArray(photos.caseId, caseIds), isNull(photos.eventId)))
    .orderBy(photos.position);
  return Map.groupBy(found, ({ caseId }) => caseId ?? 0);
}
