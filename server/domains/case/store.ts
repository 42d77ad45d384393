import type { CaseStatus, Channel, ReportStatus } from '../../../src/contract/cases.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import { rows, type Database } from '../../database/open.ts';
import type { EventKind } from '../../database/schema.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import type { KeptAsset } from '../asset/store.ts';
import type { PaidFee } from '../payment/booking-fees.ts';
import { isStuck } from '../payment/ledger.ts';
import { nameTold } from '../payment/payables.ts';
import { renewalView } from '../payment/renewals.ts';
import { sql, type SQL } from '../../database/sql.ts';

/** A line of a case's history, as kept. */
export interface StoredEvent {
  id: number;
  at: string;
  kind: EventKind;
  by: 'resident' | 'council';
  status: CaseStatus | null;
  /** By language. */
  note: Partial<Record<string, string>> | null;
  shown: 'all' | 'owner' | 'desk';
  reason: string | null;
  answersId: number | null;
  officer: string | null;
}

export interface StoredPhoto {
  id: string;
  eventId: number | null;
  width: number;
  height: number;
}

export interface StoredDocument {
  id: string;
  eventId: number;
  name: string;
  bytes: number;
}

export interface StoredContact {
  name: string | null;
  email: string | null;
  phone: string | null;
  postcode: string | null;
  showName: boolean;
  shareWithPartner: boolean;
  channel: Channel;
}

export interface StoredBooking {
  uid: string;
  sequence: number;
  location: string;
  starts: string;
  ends: string;
  items: Record<string, number>;
  changed: string;
  /** Until when its link has to be followed. */
  confirmBy: string | null;
  feed: boolean;
}

/** What was paid, of a case of that kind. */
export interface StoredCasePayment {
  pence: number;
  refunded: number;
  paidAt: string;
  items: { payable: string; name: Partial<Record<AnswerLanguage, string>>; quantity: number; pence: number }[];
  /** What of it is on its way back, has arrived, or could not be paid back and was not since; of older ones no name. */
  refunds: {
    name: Partial<Record<AnswerLanguage, string>> | null;
    pence: number;
    at: string;
    state: 'sent' | 'done' | 'failed';
  }[];
  /** What was paid for a time. */
  agreements: {
    name: Partial<Record<AnswerLanguage, string>>;
    quantity: number;
    from: string;
    until: string;
    /** The day on which the last of what was paid for it went back. */
    ended: string | null;
    /** What is to come of it, where it is renewed by itself; until when all of it is paid then. */
    renewal: { state: 'planned' | 'taking' | 'declined'; on: string; pence: number; until: string } | null;
  }[];
  /** Reference of what was booked with it, or `gone` when that could not be had; null when there was nothing to book. */
  booking: string | null;
}

/** A case with all that hangs on it. */
export interface StoredCase {
  id: number;
  reference: string;
  kind: 'report' | 'booking' | 'payment';
  status: CaseStatus;
  service: string;
  private: boolean;
  /** It waits for its sender to confirm it, and what it will be then. */
  unconfirmed: 'public' | 'private' | null;
  language: string;
  description: string;
  answers: Answers;
  placeLabel: string | null;
  placeDescription: string | null;
  /** The things that it is about. */
  assets: KeptAsset[];
  lat: number | null;
  lng: number | null;
  /** The point as it is in public. */
  publicLat: number | null;
  publicLng: number | null;
  expected: string | null;
  version: number;
  closedAt: string | null;
  receivedAt: string;
  updatedAt: string;
  answered: boolean;
  /** They have asked something, and nobody has written to them since. */
  asks: boolean;
  assignedTo: number | null;
  questionId: number | null;
  /** The report that goes on in place of this one, if anybody may see it. */
  mergedInto: string | null;
  mergedIntoPublic: boolean | null;
  others: number;
  contact: StoredContact | null;
  questionnaire: { fixed: string; rating: number | null; comment: string; at: string } | null;
  /** Of a booking: what was booked, and what of it a calendar wants to know. */
  booking: StoredBooking | null;
  payment: StoredCasePayment | null;
  /** Of a booking that was paid for. */
  fee: PaidFee | null;
  events: StoredEvent[];
  photos: StoredPhoto[];
  documents: StoredDocument[];
}

/** An instant as JSON has it. */
export const utc = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** People who said "me too" or follow, for a case `c`. */
export const othersOf = sql`(select count(*)::int from followers f
  where f.case_id = c.id and f.stopped_at is null and (f.email is null or f.confirmed_at is not null))`;

/** What anybody may see, of a case `c`. */
export const isPublic = sql`c.kind = 'report' and not c.private and c.status <> 'withdrawn'`;

/** Id of the case with this reference. */
export async function caseIdOf(db: Database, reference: string): Promise<number | undefined> {
  const [found] = await rows<{ id: string | number }>(db, sql`select id from cases where reference = ${reference}`);
  return found && Number(found.id);
}

/** What was paid, of a case `c`. */
const paymentOf = sql`(select json_build_object('pence', p.pence, 'paidAt', ${utc(sql`p.paid_at`)},
    'refunded', coalesce((select sum(r.pence) from refunds r where r.payment = p.id and r.state in ('sent', 'done')), 0),
    'items', (select json_agg(json_build_object('payable', i.payable, 'name', ${nameTold}, 'quantity', i.quantity, 'pence', i.pence) order by i.position)
      from payment_items i join payables b on b.id = i.payable where i.payment = p.id),
    'refunds', coalesce((select json_agg(json_build_object('name', ${nameTold}, 'pence', r.pence, 'state', r.state,
        'at', ${utc(sql`coalesce(r.sent_at, r.created_at)`)}) order by r.created_at, r.id)
      from refunds r left join payables b on b.id = r.payable where r.payment = p.id and (r.state in ('sent', 'done')
        or r.state = 'failed' and r.settled is null and not exists (select from refunds next
          where next.follows = r.id and next.state in ('sent', 'done', 'failed')))), '[]'),
    'agreements', coalesce((select json_agg(json_build_object('name', ${nameTold}, 'quantity', a.quantity,
        'from', to_char(a.starts_on, 'YYYY-MM-DD'), 'until', to_char(a.ends_on, 'YYYY-MM-DD'), 'ended', (
          select to_char(max(r.sent_at) at time zone 'Europe/London', 'YYYY-MM-DD')
          from refunds r join ledger_transactions t on t.refund = r.id and t.kind = 'refunded'
            join ledger_entries e on e.transaction = t.id and e.account = 'provider' and e.payable = a.payable
          where r.payment = p.id and r.state in ('sent', 'done') having -sum(e.pence) >= (
            select sum(i.pence) from payment_items i where i.payment = p.id and i.payable = a.payable)),
        'renewal', ${renewalView}) order by a.ends_on, a.id)
      from agreements a join payables b on b.id = a.payable left join renewals r on r.id = a.renewal and p.ask is null
      where a.payment = p.id), '[]'),
    'booking', case when p.claim is not null
      then coalesce((select b.reference from cases b where b.id = p.booking_case), 'gone') end)
  from payments p where p.case_id = c.id)`;

/** What was paid for a booking, of a case `c`, and nothing else that was paid with it; what is about to go counts. */
const paidFeeOf = sql`(select json_build_object('pence', i.pence, 'reference', p.reference, 'back', r.back, 'going', r.going,
    'waiting', r.waiting, 'stuck', r.stuck, 'kept', p.fee_kept)
  from payments p join payables b on b.claim = p.claim join payment_items i on i.payment = p.id and i.payable = b.id,
    lateral (select coalesce(sum(r.pence) filter (where r.state = 'done'), 0) as back,
        coalesce(sum(r.pence) filter (where r.state in ('approved', 'sending', 'sent')), 0) as going,
        coalesce(sum(r.pence) filter (where r.state = 'waiting'), 0) as waiting,
        coalesce(sum(r.pence) filter (where ${isStuck}), 0) as stuck
      from refunds r where r.payment = p.id and coalesce(r.payable, b.id) = b.id) as r
  where p.booking_case = c.id and p.state = 'paid')`;

/** Reads a case with its history, in one round trip. */
export const loadCase = (
  db: Database,
  which: { id: number } | { reference: string },
): Promise<StoredCase | undefined> =>
  load(db, 'id' in which ? sql`c.id = ${which.id}` : sql`c.reference = ${which.reference}`);

/**
 * Reads a report that anybody may see. One that they may not is left out before anything of it is read, so that it
 * takes as long to refuse as one that is not there.
 */
export const loadPublicCase = (
  db: Database,
  reference: string,
): Promise<(StoredCase & { status: ReportStatus }) | undefined> =>
  load(db, sql`c.reference = ${reference} and ${isPublic}`) as Promise<
    (StoredCase & { status: ReportStatus }) | undefined
  >;

async function load(db: Database, which: SQL): Promise<StoredCase | undefined> {
  const [found] = await rows<Omit<StoredCase, 'id'> & { id: string | number }>(
    db,
    sql`select c.id, c.reference, c.kind, c.status, c.service, c.private, c.unconfirmed, c.language, c.description, c.answers,
          c.place_label as "placeLabel", c.place_description as "placeDescription",
          c.assets, c.lat, c.lng, c.public_lat as "publicLat", c.public_lng as "publicLng",
          to_char(c.expected, 'YYYY-MM-DD') as expected, c.version, ${utc(sql`c.closed_at`)} as "closedAt",
          ${utc(sql`c.received_at`)} as "receivedAt", ${utc(sql`c.updated_at`)} as "updatedAt", c.answered, c.asks,
          c.assigned_to::int as "assignedTo", c.question_id::int as "questionId",
          parent.reference as "mergedInto", not parent.private and parent.status <> 'withdrawn' as "mergedIntoPublic", ${othersOf} as others,
          (select json_build_object('name', k.name, 'email', k.email, 'phone', k.phone, 'postcode', k.postcode,
              'showName', k.show_name, 'shareWithPartner', k.share_with_partner, 'channel', k.channel)
            from contacts k where k.case_id = c.id) as contact,
          (select json_build_object('fixed', q.fixed, 'rating', q.rating, 'comment', q.comment, 'at', ${utc(sql`q.at`)})
            from questionnaires q where q.case_id = c.id) as questionnaire,
          (select json_build_object('uid', b.uid, 'sequence', b.sequence, 'location', b.location,
              'starts', ${utc(sql`b.starts_at`)}, 'ends', ${utc(sql`b.ends_at`)}, 'items', b.items, 'changed', ${utc(sql`b.changed_at`)},
              'feed', b.feed_hash is not null, 'confirmBy', (select ${utc(sql`k.expires_at`)} from claims k where k.confirms = c.id))
            from bookings b where b.case_id = c.id) as booking,
          ${paymentOf} as payment, ${paidFeeOf} as fee,
          coalesce((select json_agg(json_build_object('id', e.id, 'at', ${utc(sql`e.at`)}, 'kind', e.kind, 'by', e.by,
              'status', e.status, 'note', e.note, 'shown', e.shown, 'reason', e.reason, 'answersId', e.answers_id,
              'officer', o.name) order by e.at, e.id)
            from case_events e left join officers o on o.id = e.officer_id where e.case_id = c.id), '[]') as events,
          coalesce((select json_agg(json_build_object('id', p.id, 'eventId', p.event_id, 'width', p.width,
              'height', p.height) order by p.position, p.id)
            from photos p where p.case_id = c.id), '[]') as photos,
          coalesce((select json_agg(json_build_object('id', d.id, 'eventId', d.event_id, 'name', d.name,
              'bytes', d.bytes) order by d.position, d.id)
            from documents d where d.case_id = c.id), '[]') as documents
        from cases c left join cases parent on parent.id = c.merged_into
        where ${which}`,
  );
  return found && { ...found, id: Number(found.id) };
}

/** A line to be added to a history. */
export interface NewEvent {
  kind: EventKind;
  by: 'resident' | 'council';
  status?: CaseStatus | undefined;
  note?: Partial<Record<string, string>> | undefined;
  shown?: 'all' | 'owner' | 'desk' | undefined;
  reason?: string | undefined;
  answersId?: number | undefined;
  officerId?: number | undefined;
}

/** Adds a line to a case's history; gives its id. */
export async function addEvent(db: Database, caseId: number, event: NewEvent): Promise<number> {
  const { kind, by, status, note, shown = 'all', reason, answersId, officerId } = event;
  const said = note && Object.values(note).some(Boolean) ? JSON.stringify(note) : null;
  const [added] = await rows<{ id: number | string }>(
    db,
    sql`insert into case_events (case_id, kind, by, status, note, shown, reason, answers_id, officer_id)
        values (${caseId}, ${kind}, ${by}, ${status ?? null}, ${said}::jsonb, ${shown}, ${reason ?? null},
          ${answersId ?? null}, ${officerId ?? null})
        returning id`,
  );
  return Number(added?.id);
}

/** Keeps others from the case until the transaction ends. */
export async function lockCase(transaction: Database, id: number): Promise<void> {
  await lockCases(transaction, [id]);
}

/** Keeps others from all of them, in one order, so that two who want the same ones do not wait for each other. */
export async function lockCases(transaction: Database, ids: readonly number[]): Promise<void> {
  for (const id of [...ids].sort((a, b) => a - b)) {
    await transaction.execute(sql`select from cases where id = ${id} for update`);
  }
}

/** What changes of a case; what is left out stays. Its version goes up, and everybody who watches is told. */
export interface CaseChange {
  status?: CaseStatus;
  /** `null`: open again. */
  closed?: boolean;
  expected?: string;
  answered?: boolean;
  asks?: boolean;
  questionId?: number | null;
  assignedTo?: number | null;
  mergedInto?: number | null;
  description?: string;
  placeLabel?: string | null;
  placeDescription?: string | null;
  answers?: Answers;
  /** Nobody outside sees a difference: the case looks no newer to them. */
  inside?: boolean;
}

/** Changes a case; gives its new version. */
export async function changeCase(db: Database, id: number, change: CaseChange = {}): Promise<number> {
  const {
    status,
    closed,
    expected,
    answered,
    asks,
    questionId,
    assignedTo,
    mergedInto,
    description,
    placeLabel,
    placeDescription,
    answers,
    inside = false,
  } = change;
  const set = [
    sql`version = version + 1`,
    ...(inside ? [] : [sql`updated_at = now()`]),
    ...(status === undefined ? [] : [sql`status = ${status}`]),
    ...(closed === undefined ? [] : [closed ? sql`closed_at = coalesce(closed_at, now())` : sql`closed_at = null`]),
    ...(expected === undefined ? [] : [sql`expected = ${expected}`]),
    ...(answered === undefined ? [] : [sql`answered = ${answered}`]),
    ...(asks === undefined ? [] : [sql`asks = ${asks}`]),
    ...(questionId === undefined ? [] : [sql`question_id = ${questionId}`]),
    ...(assignedTo === undefined ? [] : [sql`assigned_to = ${assignedTo}`]),
    ...(mergedInto === undefined ? [] : [sql`merged_into = ${mergedInto}`]),
    ...(description === undefined ? [] : [sql`description = ${description}`]),
    ...(placeLabel === undefined ? [] : [sql`place_label = ${placeLabel}`]),
    ...(placeDescription === undefined ? [] : [sql`place_description = ${placeDescription}`]),
    ...(answers === undefined ? [] : [sql`answers = ${JSON.stringify(answers)}::jsonb`]),
  ];
  const [changed] = await rows<{ version: number }>(
    db,
    sql`update cases set ${sql.join(set, sql`, `)} where id = ${id} returning version`,
  );
  return changed?.version ?? 0;
}

/** Gives photos to a line of a case's history. @returns false when one of them is not there to be had. */
export async function claimEventPhotos(
  transaction: Database,
  caseId: number,
  eventId: number,
  ids: readonly string[],
): Promise<boolean> {
  if (ids.length === 0) return true;
  const order = sql.join(
    ids.map((id, position) => sql`(${id}::uuid, ${position}::smallint)`),
    sql`, `,
  );
  const claimed = await rows(
    transaction,
    sql`update photos set case_id = ${caseId}, event_id = ${eventId}, position = chosen.position
        from (values ${order}) as chosen (id, position)
        where photos.id = chosen.id and photos.case_id is null returning photos.id`,
  );
  return claimed.length === ids.length;
}

/** Sets how the resident hears, and the address or number for it where there was none. */
export async function setChannel(
  db: Database,
  caseId: number,
  { channel, email, phone }: { channel: Channel; email?: string | undefined; phone?: string | undefined },
): Promise<void> {
  await db.execute(
    sql`insert into contacts as k (case_id, channel, email, phone) values (${caseId}, ${channel}, ${email ?? null}, ${phone ?? null})
        on conflict (case_id) do update set channel = excluded.channel,
          email = coalesce(k.email, excluded.email), phone = coalesce(k.phone, excluded.phone)`,
  );
}

/** Keeps what the resident thought of it, once. @returns false when it is there already. */
export async function keepQuestionnaire(
  db: Database,
  caseId: number,
  { fixed, rating, text }: { fixed: string; rating?: number | undefined; text: string },
): Promise<boolean> {
  const kept = await rows(
    db,
    sql`insert into questionnaires (case_id, fixed, rating, comment) values (${caseId}, ${fixed}, ${rating ?? null}, ${text})
        on conflict do nothing returning case_id`,
  );
  return kept.length > 0;
}
