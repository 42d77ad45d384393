import type { BookableService } from '../../../src/contract/bookable-services.ts';
import type { BookingChanged } from '../../../src/contract/bookings.ts';
import type { BookingStatus } from '../../../src/contract/cases.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import { parsePostcode } from '../../../src/core/postcode.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { addEvent, changeCase, loadCase, lockCase, utc, type StoredCase } from '../case/store.ts';
import {
  changeUntil,
  conflict,
  dialled,
  mayDoWithBooking,
  personKeys,
  refuseTooSoon,
  type CleanBooking,
  type PersonContact,
} from './rules.ts';
import { claimPlace, dropClaim, lockClaims } from './store.ts';

/** A booking about to be written: what the resident sent, and what the council adds. */
export interface AcceptedBooking {
  booking: CleanBooking;
  service: BookableService;
  answers: Answers;
  reference: string;
  tokenHash: string;
}

/**
 * Books what is held, in the transaction that claims its key: case, history, contact and place together or not at all.
 * A hold that has run out is taken again if it can be.
 * @returns the case's id
 * @throws ProblemError `conflict` when the place has gone or is booked already, `invalid` when this person has enough
 */
export async function bookHeld(
  transaction: Database,
  { booking, service, answers, reference, tokenHash }: AcceptedBooking,
): Promise<number> {
  const { hold, contact } = booking;
  await refuseTooMany(transaction, service, contact);
  const [claim] = await lockClaims(transaction, [hold.id]);
  if (claim?.state !== 'held' || claim.moves !== null) throw conflict('used');
  if (claim.lapsed) refuseTooSoon(claim.starts, service);
  await claimPlace(transaction, hold.id);
  return insertBooking(transaction, { booking, answers, reference, tokenHash, service: service.code });
}

/**
 * Nobody gets more than the service allows, not by asking twice at once either, nor by one telephone number written in two
 * ways: who asks for the same person waits.
 */
async function refuseTooMany(
  transaction: Database,
  service: BookableService,
  contact: CleanBooking['contact'],
): Promise<void> {
  const keys = personKeys(contact);
  for (const { key } of keys) {
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${service.code} ${key}`}, 0))`);
  }
  const { email, phone, postcode } = contact;
  // However it is written, these digits are in it.
  const digits = phone && `%${dialled(phone).slice(-7)}%`;
  const open = await rows<PersonContact>(
    transaction,
    sql`select k.name, k.email, k.phone, k.postcode
        from bookings b join cases c on c.id = b.case_id join contacts k using (case_id)
        where b.ends_at > now() and c.status = 'booked' and c.service = ${service.code}
          and (lower(k.email) = ${email?.toLowerCase() ?? null} or regexp_replace(k.phone, '\\D', '', 'g') like ${digits ?? null}
            or k.postcode = ${parsePostcode(postcode ?? '') ?? null})`,
  );
  const known = open.flatMap(personKeys).map(({ key }) => key);
  const full = keys.find(({ key }) => known.filter((each) => each === key).length >= service.mostOpen);
  if (full) throw invalid({ field: `contact.${full.field}`, code: 'too-many' });
}

async function insertBooking(
  transaction: Database,
  {
    booking: { hold, contact, address, notes, language },
    answers,
    reference,
    tokenHash,
    service,
  }: Omit<AcceptedBooking, 'service'> & { service: string },
): Promise<number> {
  const channel = contact.email ? 'email' : contact.phone ? 'text' : 'none';
  const given = JSON.stringify({
    ...contact,
    postcode: parsePostcode(contact.postcode ?? ''),
    channel,
    answers,
    reference,
    tokenHash,
    service,
    notes,
    language,
    label: address?.label,
    words: address?.description,
  });
  const [written] = await rows<{ id: string | number }>(
    transaction,
    sql`with given as (
          select * from jsonb_to_record(${given}::jsonb) as given (name text, email text, phone text, postcode text,
            channel text, reminder boolean, answers jsonb, reference text, "tokenHash" text, service text, notes text,
            language text, label text, words text)
        ), written as (
          insert into cases (kind, reference, token_hash, service, status, private, language, description, answers,
            place_found, place_label, place_description)
          select 'booking', reference, "tokenHash", service, 'booked', true, language, notes, answers,
            case when label is not null then 'described' end, label, words
          from given
          returning id
        ), told as (
          insert into case_events (case_id, kind, by, status, shown)
          select id, 'booked', 'resident', 'booked', 'owner' from written
        ), reached as (
          insert into contacts (case_id, name, email, phone, postcode, channel)
          select id, name, email, phone, postcode, channel from written, given
        ), claimed as (
          update claims set state = 'booked', case_id = written.id, expires_at = null, held_from = null
          from written where claims.id = ${hold.id}::uuid
          returning claims.*
        )
        insert into bookings (case_id, location, starts_at, ends_at, items, reminder)
        select case_id, location, starts_at, ends_at, items, reminder from claimed, given returning case_id as id`,
  );
  return Number(written?.id);
}

/** A booking, and until when it can be changed by who has it. */
export interface BookedCase extends StoredCase {
  booking: NonNullable<StoredCase['booking']>;
}

export const isBooking = (stored: StoredCase | undefined): stored is BookedCase => Boolean(stored?.booking);

/** What of a case decides what somebody may do with a booking. */
export const standingOf = ({ status, booking }: BookedCase, service: BookableService | undefined) => {
  const starts = new Date(booking.starts);
  return { status: status as BookingStatus, starts, until: changeUntil(starts, service) };
};

async function lockBooking(transaction: Database, caseId: number): Promise<BookedCase> {
  await lockCase(transaction, caseId);
  const stored = await loadCase(transaction, { id: caseId });
  if (!isBooking(stored)) throw new ProblemError('not-found');
  return stored;
}

const claimOf = async (transaction: Database, caseId: number): Promise<string | undefined> =>
  (await rows<{ id: string }>(transaction, sql`select id from claims where case_id = ${caseId}`))[0]?.id;

/**
 * Moves a booking to what is held for it, in the transaction that claims its key. The old place is free only when the
 * new one is had.
 * @throws ProblemError `conflict` when it is too late, or over, or the place has gone: the old one stays
 */
export async function moveBooking(
  transaction: Database,
  {
    caseId,
    holdId,
    service,
    now = new Date(),
  }: { caseId: number; holdId: string; service: BookableService | undefined; now?: Date },
): Promise<void> {
  const stored = await lockBooking(transaction, caseId);
  if (!mayDoWithBooking(standingOf(stored, service), now).includes('move')) throw conflict('late');
  const old = await claimOf(transaction, caseId);
  const claims = await lockClaims(transaction, old === undefined ? [holdId] : [holdId, old]);
  const hold = claims.find(({ id }) => id === holdId);
  if (hold?.state !== 'held' || hold.service !== stored.service || (hold.moves ?? caseId) !== caseId)
    throw conflict('used');
  if (hold.lapsed && service) refuseTooSoon(hold.starts, service, now);
  await claimPlace(transaction, holdId, old);
  await transaction.execute(
    sql`update claims set state = 'booked', case_id = ${caseId}, moves = null, expires_at = null, held_from = null
        where id = ${holdId}::uuid`,
  );
  await transaction.execute(
    sql`update bookings b set location = c.location, starts_at = c.starts_at, ends_at = c.ends_at, items = c.items,
          sequence = sequence + 1, changed_at = now(), reminded_at = null
        from claims c where c.case_id = b.case_id and b.case_id = ${caseId}`,
  );
  await addEvent(transaction, caseId, { kind: 'moved', by: 'resident', shown: 'owner' });
  await changeCase(transaction, caseId);
}

/**
 * Cancels a booking and gives its place back.
 * @param by an officer may at any time
 * @returns false when it was cancelled already
 * @throws ProblemError `conflict` when it is too late, or over
 */
export async function cancelBooking(
  transaction: Database,
  {
    caseId,
    by,
    service,
    officerId,
    note,
    now = new Date(),
  }: {
    caseId: number;
    by: 'resident' | 'council';
    service: BookableService | undefined;
    officerId?: number | undefined;
    note?: Partial<Record<string, string>> | undefined;
    now?: Date;
  },
): Promise<boolean> {
  const stored = await lockBooking(transaction, caseId);
  if (stored.status === 'cancelled') return false;
  const allowed =
    by === 'council'
      ? stored.status === 'booked'
      : mayDoWithBooking(standingOf(stored, service), now).includes('cancel');
  if (!allowed) throw conflict('late');
  const claim = await claimOf(transaction, caseId);
  if (claim !== undefined) {
    await lockClaims(transaction, [claim]);
    await dropClaim(transaction, claim);
  }
  await transaction.execute(
    sql`update bookings set sequence = sequence + 1, changed_at = now() where case_id = ${caseId}`,
  );
  await addEvent(transaction, caseId, { kind: 'cancelled', by, status: 'cancelled', shown: 'owner', officerId, note });
  await changeCase(transaction, caseId, { status: 'cancelled', closed: true, questionId: null, asks: false });
  return true;
}

/** The answer to a change of a booking, as it is now. */
export async function changedBooking(db: Database, caseId: number, already: boolean): Promise<BookingChanged> {
  const [found] = await rows<Omit<BookingChanged, 'already'>>(
    db,
    sql`select c.reference, c.status, b.location, ${utc(sql`b.starts_at`)} as starts, ${utc(sql`b.ends_at`)} as ends
        from bookings b join cases c on c.id = b.case_id where b.case_id = ${caseId}`,
  );
  if (!found) throw new ProblemError('not-found');
  return { ...found, already };
}

/** Gives a booking the feed of this token's hash in place of an earlier one, or none. */
export const setFeed = (db: Database, caseId: number, hash: string | null) =>
  db.execute(sql`update bookings set feed_hash = ${hash} where case_id = ${caseId}`);

/** Id of the case whose feed has this token. */
export async function findFeed(db: Database, hash: string): Promise<number | undefined> {
  const [found] = await rows<{ id: number }>(
    db,
    sql`select case_id::int as id from bookings where feed_hash = ${hash}`,
  );
  return found?.id;
}
