import type * as v from 'valibot';
import type { CaseStatus } from '../../../src/contract/cases.ts';
import type { DeadLetters, DeskAudit, DeskQuery, DeskQueue } from '../../../src/contract/desk.ts';
import { localDay } from '../../../src/core/dates.ts';
import { parseReference } from '../../../src/core/reference.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import { maskEmail, maskPhone } from '../case/rules.ts';
import { isStuck } from '../payment/ledger.ts';

export const pageSize = 25;

/** A line of the queue without the words that depend on its service. */
export interface QueueRow {
  id: string | number;
  reference: string;
  kind: 'report' | 'booking' | 'payment';
  status: CaseStatus;
  service: string;
  description: string;
  place: string | null;
  received: string;
  updated: string;
  expected: string | null;
  answered: boolean;
  asks: boolean;
  private: boolean;
  version: number;
  unconfirmed: 'public' | 'private' | null;
  photos: number;
  assigned: string | null;
}

const utc = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const columns = sql`c.id, c.reference, c.kind, c.status, c.service, left(c.description, 200) as description,
  c.place_label as place, ${utc(sql`c.received_at`)} as received, ${utc(sql`c.updated_at`)} as updated,
  to_char(c.expected, 'YYYY-MM-DD') as expected, c.answered, c.asks, c.private, c.version, c.unconfirmed, o.name as assigned,
  (select count(*)::int from photos p where p.case_id = c.id) as photos`;

const from = sql`cases c left join officers o on o.id = c.assigned_to`;

const orders = {
  due: sql`c.expected nulls last, c.id`,
  newest: sql`c.received_at desc, c.id desc`,
  oldest: sql`c.received_at, c.id`,
  updated: sql`c.updated_at desc, c.id desc`,
} as const;

/** What of a query chooses cases; the services of a team are found by who calls. */
export type Filter = Omit<v.InferOutput<typeof DeskQuery>, 'team'> & { services?: readonly string[] | undefined };

function conditions({ q, status, services, service, assigned, flag }: Filter, officerId: number): SQL {
  const all: SQL[] = [sql`true`];
  if (status === 'open') all.push(inQueue);
  else if (status === 'closed') all.push(sql`c.closed_at is not null`);
  else if (status !== 'all') all.push(sql`c.status = ${status}`);
  if (service) all.push(sql`c.service = ${service}`);
  if (services) all.push(sql`c.service in (select jsonb_array_elements_text(${JSON.stringify(services)}::jsonb))`);
  if (assigned === 'nobody') all.push(sql`c.assigned_to is null`);
  else if (assigned) all.push(sql`c.assigned_to = ${assigned === 'me' ? officerId : Number(assigned)}`);
  if (flag === 'overdue') all.push(overdue());
  if (flag === 'answered') all.push(sql`c.answered`);
  if (flag === 'asks') all.push(sql`c.asks`);
  // They wait for their senders, not for us; who searches finds them all the same.
  if (flag === 'unconfirmed') all.push(sql`c.unconfirmed is not null`);
  else if (!q) all.push(sql`c.unconfirmed is null`);
  // Those have the day sheet, unless somebody asks for them.
  if (!q && !service && status in notBookings) all.push(notWaiting);
  if (q) all.push(matching(q));
  return sql.join(all, sql` and `);
}

const notBookings = { open: true, closed: true, all: true };
/** A booking needs nobody until its day comes, and a payment nobody at all, or until who has it asks something. */
const notWaiting = sql`(c.kind = 'report' or c.asks or c.answered or c.assigned_to is not null)`;

/** Open, or closed and its resident waits for an answer. */
const inQueue = sql`(c.closed_at is null or c.asks)`;

const overdue = () => sql`(c.closed_at is null and c.expected < ${localDay(new Date())}::date)`;

/** A reference is looked up; anything else is searched for in what was written and in who wrote it. */
function matching(q: string): SQL {
  const reference = parseReference(q);
  if (reference !== undefined) return sql`c.reference = ${reference}`;
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(c.description ilike ${like} or c.place_label ilike ${like} or c.id in (
    select case_id from contacts where name ilike ${like} or email ilike ${like} or phone ilike ${like}))`;
}

/** A page of the queue. */
export async function listQueue(
  db: Database,
  filter: Filter,
  officerId: number,
): Promise<{ found: QueueRow[]; total: number }> {
  const chosen = conditions(filter, officerId);
  const [counted] = await rows<{ total: number }>(db, sql`select count(*)::int as total from cases c where ${chosen}`);
  const found = await rows<QueueRow>(
    db,
    sql`select ${columns} from ${from} where ${chosen} order by ${orders[filter.sort]}
        limit ${pageSize} offset ${(filter.page - 1) * pageSize}`,
  );
  return { found, total: counted?.total ?? 0 };
}

/** How much there is of everything. */
export async function countQueue(db: Database, officerId: number): Promise<DeskQueue['counts']> {
  const [counts] = await rows<DeskQueue['counts']>(
    db,
    sql`select count(*)::int as open,
          (count(*) filter (where ${overdue()}))::int as overdue,
          (count(*) filter (where c.answered))::int as answered,
          (count(*) filter (where c.assigned_to = ${officerId}))::int as mine,
          (count(*) filter (where c.assigned_to is null))::int as unassigned,
          (select count(*)::int from outbox where failed_at is not null) as "deadLetters",
          (select count(*)::int from refunds r where r.state = 'waiting' or ${isStuck}) as refunds
        from cases c where ${inQueue} and c.unconfirmed is null and ${notWaiting}`,
  );
  return counts ?? { open: 0, overdue: 0, answered: 0, mine: 0, unassigned: 0, deadLetters: 0, refunds: 0 };
}

/** What the same person has sent besides, newest first: known by e-mail address, else by telephone number. */
export const earlierCases = (
  db: Database,
  id: number,
  { email, phone }: { email: string | null; phone: string | null },
): Promise<QueueRow[]> =>
  rows<QueueRow>(
    db,
    sql`select ${columns} from ${from} join contacts k on k.case_id = c.id
        where c.id <> ${id} and (lower(k.email) = lower(${email ?? null}::text) or k.phone = ${phone ?? null}::text)
        order by c.received_at desc limit 20`,
  );

/** Open ones of the same service within 200 metres, nearest first. */
export const nearCases = (
  db: Database,
  { id, service, lat, lng }: { id: number; service: string; lat: number; lng: number },
): Promise<(QueueRow & { lat: number; lng: number })[]> =>
  rows<QueueRow & { lat: number; lng: number }>(
    db,
    sql`select ${columns}, c.lat, c.lng from ${from}
        where c.id <> ${id} and c.service = ${service} and c.closed_at is null and c.unconfirmed is null
          and c.lat between ${lat - 0.0018} and ${lat + 0.0018}
          and c.lng between ${lng - 0.0018 / Math.cos((lat * Math.PI) / 180)}::float8
            and ${lng + 0.0018 / Math.cos((lat * Math.PI) / 180)}::float8
        limit 50`,
  );

/** References of what was merged into a case. */
export const mergedCases = async (db: Database, id: number): Promise<string[]> =>
  (await rows<{ reference: string }>(db, sql`select reference from cases where merged_into = ${id} order by id`)).map(
    ({ reference }) => reference,
  );

/** Writes down who did what. `detail` never holds what was redacted. */
export async function note(
  db: Database,
  action: string,
  { officerId, caseId, detail }: { officerId?: number; caseId?: number; detail?: string | undefined } = {},
): Promise<void> {
  await db.execute(
    sql`insert into audit (officer_id, case_id, action, detail)
        values (${officerId ?? null}, ${caseId ?? null}, ${action}, ${detail ?? null})`,
  );
}

/** The audit log, newest first, of a case or of everything. */
export async function listAudit(
  db: Database,
  { reference, page }: { reference?: string | undefined; page: number },
): Promise<DeskAudit> {
  const chosen = reference === undefined ? sql`true` : sql`c.reference = ${reference}`;
  const [counted] = await rows<{ total: number }>(
    db,
    sql`select count(*)::int as total from audit a left join cases c on c.id = a.case_id where ${chosen}`,
  );
  const found = await rows<
    Record<'id' | 'at' | 'action', string> & Record<'officer' | 'reference' | 'detail', string | null>
  >(
    db,
    sql`select a.id::text as id, ${utc(sql`a.at`)} as at, o.name as officer, c.reference, a.action, a.detail
        from audit a left join officers o on o.id = a.officer_id left join cases c on c.id = a.case_id
        where ${chosen} order by a.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
  );
  return {
    page,
    pages: Math.max(1, Math.ceil((counted?.total ?? 0) / pageSize)),
    entries: found.map(({ officer, reference: of, detail, ...entry }) => ({
      ...entry,
      ...(officer !== null && { officer }),
      ...(of !== null && { reference: of }),
      ...(detail !== null && { detail }),
    })),
  };
}

interface DeadRow {
  id: string;
  channel: 'email' | 'text';
  recipient: string;
  subject: string;
  reference: string | null;
  attempts: number;
  error: string | null;
  failed: string;
}

/** Messages that were given up. */
export async function deadLetters(db: Database): Promise<DeadLetters> {
  const found = await rows<DeadRow>(
    db,
    sql`select x.id, x.channel, x.recipient, x.subject, c.reference, x.attempts, x.last_error as error,
          ${utc(sql`x.failed_at`)} as failed
        from outbox x left join cases c on c.id = x.case_id
        where x.failed_at is not null order by x.failed_at desc limit 200`,
  );
  return {
    letters: found.map(({ recipient, reference, error, ...letter }) => ({
      ...letter,
      to: letter.channel === 'email' ? maskEmail(recipient) : maskPhone(recipient),
      ...(reference !== null && { reference }),
      ...(error !== null && { error }),
    })),
  };
}

/** Gives a message that was given up another day and a half. @returns false when there is none. */
export async function retryLetter(db: Database, id: string): Promise<boolean> {
  const tried = await rows(
    db,
    sql`update outbox set failed_at = null, attempts = 0, due_at = now() where id = ${id}::uuid and failed_at is not null
        returning id`,
  );
  return tried.length > 0;
}
