import type { BookableService } from '../../../src/contract/bookable-services.ts';
import type { BookingChanged } from '../../../src/contract/bookings.ts';
import type { BookingStatus } from '../../../src/contract/cases.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import { parsePostcode } from '../../../src/core/postcode.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { confirmReport } from '../case/confirmation.ts';
import { newToken } from '../case/secrets.ts';
import {
  addEvent,
  changeCase,
  loadCase,
  lockCase,
  utc,
  type CaseChange,
  type NewEvent,
  type StoredCase,
} from '../case/store.ts';
import { refundFee } from '../payment/booking-fees.ts';
import type { Refunder } from '../payment/refunds.ts';
import {
  changeUntil,
  comesTo,
  conflict,
  dialled,
  mayDoWithBooking,
  movableUntil,
  needOf,
  personKeys,
  refuseOutOfReach,
  type CleanBooking,
  type PersonContact,
} from './rules.ts';
import { claimPlace, dropClaim, endOf, freeClaim, hold, isHold, lockClaims, settleOffer } from './store.ts';

/** A booking about to be written: what the resident sent, and what the council adds. */
export interface AcceptedBooking {
  booking: CleanBooking;
  service: BookableService;
  answers: Answers;
  reference: string;
  tokenHash: string;
  /** It is held until then, and booked once its address is confirmed. */
  confirmBy?: string | undefined;
}

/**
 * Books what is held, in the transaction that claims its key: case, history, contact and place together or not at all.
 * A hold that has run out is taken again if it can be.
 * @param options `paid`: whether this person has enough was looked at before they paid
 * @returns the case's id
 * @throws ProblemError `conflict` when the place has gone or is booked already, `invalid` when this person has enough
 */
export async function bookHeld(
  transaction: Database,
  { booking, service, answers, reference, tokenHash, confirmBy }: AcceptedBooking,
  { paid = false }: { paid?: boolean } = {},
): Promise<number> {
  const { hold } = booking;
  if (!paid) await refuseTooMany(transaction, service, booking);
  const [claim] = await lockClaims(transaction, [hold.id]);
  if (!isHold(claim) || claim.moves !== null) throw conflict('used');
  if (claim.lapsed) refuseOutOfReach(claim.starts, service);
  await claimPlace(transaction, hold.id);
  await settleOffer(transaction, hold.id, 'taken');
  return insertBooking(transaction, { booking, answers, reference, tokenHash, confirmBy, service: service.code });
}

/**
 * Nobody gets more than the service allows, not by asking twice at once either, nor by one telephone number written in two
 * ways: who asks for the same person waits. What is being paid for counts as booked.
 */
export async function refuseTooMany(
  transaction: Database,
  service: BookableService,
  { hold, contact }: Pick<CleanBooking, 'hold' | 'contact'>,
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
            or k.postcode = ${parsePostcode(postcode ?? '') ?? null})
        union all
        select paying.* from claims k join payments p on p.claim = k.id,
            jsonb_to_record(p.details #> '{booking,booking,contact}') as paying (name text, email text, phone text, postcode text)
          where k.service = ${service.code} and k.holder = 'payment' and k.state = 'held' and k.id <> ${hold.id}::uuid
            and p.ended_at is null`,
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
    confirmBy,
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
          insert into cases (kind, reference, token_hash, service, status, private, unconfirmed, language, description, answers,
            place_found, place_label, place_description)
          select 'booking', reference, "tokenHash", service, 'booked', true,
            ${confirmBy === undefined ? null : 'private'}, language, notes, answers,
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
          update claims set ${
            confirmBy === undefined
              ? sql`state = 'booked', case_id = written.id, expires_at = null, held_from = null`
              : sql`confirms = written.id, token_hash = null, expires_at = ${confirmBy}::timestamptz, held_from = null`
          }
          from written where claims.id = ${hold.id}::uuid
          returning claims.*
        )
        insert into bookings (case_id, location, starts_at, ends_at, items, reminder)
        select coalesce(case_id, confirms), location, starts_at, ends_at, items, reminder from claimed, given returning case_id as id`,
  );
  return Number(written?.id);
}

/** A booking, and until when it can be changed by who has it. */
export interface BookedCase extends StoredCase {
  booking: NonNullable<StoredCase['booking']>;
}

export const isBooking = (stored: StoredCase | undefined): stored is BookedCase => Boolean(stored?.booking);

/** What of a case decides what somebody may do with a booking. */
export const standingOf = ({ status, unconfirmed, booking }: BookedCase, service: BookableService | undefined) => {
  const starts = new Date(booking.starts);
  return {
    status: status as BookingStatus,
    starts,
    until: changeUntil(starts, service),
    unconfirmed: unconfirmed !== null,
  };
};

async function lockBooking(transaction: Database, caseId: number): Promise<BookedCase> {
  await lockCase(transaction, caseId);
  const stored = await loadCase(transaction, { id: caseId });
  if (!isBooking(stored)) throw new ProblemError('not-found');
  return stored;
}

const claimOf = async (transaction: Database, caseId: number): Promise<string | undefined> =>
  (await rows<{ id: string }>(transaction, sql`select id from claims where ${caseId} in (case_id, confirms)`))[0]?.id;

/** Who moves a booking; a resident does, where nothing is said. */
type Mover = Pick<NewEvent, 'officerId' | 'note'> & { by?: NewEvent['by']; change?: CaseChange };

/**
 * Moves a booking to what is held for it, in the transaction that claims its key. The old place is free only when the
 * new one is had.
 * @param by an officer may for as long as it is booked
 * @throws ProblemError `conflict` when it is too late, or over, or the place has gone: the old one stays
 */
export async function moveBooking(
  transaction: Database,
  {
    caseId,
    holdId,
    service,
    by = 'resident',
    officerId,
    note,
    change,
    now = new Date(),
  }: { caseId: number; holdId: string; service: BookableService | undefined; now?: Date } & Mover,
): Promise<void> {
  const stored = await lockBooking(transaction, caseId);
  const old = await claimOf(transaction, caseId);
  const claims = await lockClaims(transaction, old === undefined ? [holdId] : [holdId, old]);
  const hold = claims.find(({ id }) => id === holdId);
  const standing = standingOf(stored, service);
  const allowed =
    by === 'council'
      ? stored.status === 'booked'
      : mayDoWithBooking({ ...standing, until: movableUntil(standing.until, hold) }, now).includes('move');
  if (!allowed) throw conflict('late');
  if (!isHold(hold) || hold.service !== stored.service || (hold.moves ?? caseId) !== caseId) throw conflict('used');
  if (comesTo(service, hold.location) && stored.placeLabel === null) throw conflict('nowhere');
  if (hold.lapsed && service) refuseOutOfReach(hold.starts, service, now);
  await claimPlace(transaction, holdId, old);
  await settleOffer(transaction, holdId, 'taken');
  await transaction.execute(
    sql`update claims set state = 'booked', case_id = ${caseId}, moves = null, expires_at = null, held_from = null
        where id = ${holdId}::uuid`,
  );
  await transaction.execute(
    sql`update bookings b set location = c.location, starts_at = c.starts_at, ends_at = c.ends_at, items = c.items,
          sequence = sequence + 1, changed_at = now(), reminded_at = null
        from claims c where c.case_id = b.case_id and b.case_id = ${caseId}`,
  );
  await addEvent(transaction, caseId, { kind: 'moved', by, shown: 'owner', officerId, note });
  await changeCase(transaction, caseId, change);
}

/**
 * Moves a booking to a time that an officer has chosen. The rules of the service are for residents; room there has to be.
 * @throws ProblemError `invalid` for a field, `conflict` with the field where there is no room any more
 */
export async function moveBookingTo(
  transaction: Database,
  {
    booking: { id: caseId, booking },
    service,
    location,
    starts,
    ...mover
  }: { booking: BookedCase; service: BookableService | undefined; location: string; starts: Date } & Mover,
): Promise<void> {
  if (!service?.locations.some(({ code }) => code === location))
    throw invalid({ field: 'deed.location', code: 'not-an-option' });
  // A letter of nothing new would be one too many.
  if (location === booking.location && starts.getTime() === Date.parse(booking.starts))
    throw invalid({ field: 'deed.starts', code: 'not-allowed' });
  const gone = new ProblemError('conflict', { errors: [{ field: 'deed.starts', code: 'unknown' }] });
  const { items } = booking;
  const wanted = { ...needOf(service, items), service: service.code, location, starts };
  const ends = await endOf(transaction, wanted);
  if (!ends) throw gone;
  const { id: holdId } = await hold(transaction, {
    ...wanted,
    ends,
    items,
    tokenHash: newToken().hash,
    moves: caseId,
  }).catch((error: unknown) => {
    throw error instanceof ProblemError && error.code === 'conflict' ? gone : error;
  });
  await moveBooking(transaction, { caseId, holdId, service, by: 'council', ...mover });
}

/**
 * Cancels a booking and gives its place back, and what was paid for it unless that is kept from who cancels.
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
    officer,
    note,
    now = new Date(),
  }: {
    caseId: number;
    by: 'resident' | 'council';
    service: BookableService | undefined;
    /** Who does it for the council: above what they may pay back alone, the fee waits for a colleague. */
    officer?: Refunder;
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
  await giveBack(transaction, caseId);
  if (by === 'council' || !stored.fee?.kept) await refundFee(transaction, caseId, officer);
  await transaction.execute(
    sql`update bookings set sequence = sequence + 1, changed_at = now() where case_id = ${caseId}`,
  );
  const { officerId } = officer ?? {};
  await addEvent(transaction, caseId, { kind: 'cancelled', by, status: 'cancelled', shown: 'owner', officerId, note });
  await changeCase(transaction, caseId, { status: 'cancelled', closed: true, questionId: null, asks: false });
  return true;
}

/** Gives the place of a booking back, and whatever was held for it; the caller has locked the case. */
async function giveBack(transaction: Database, caseId: number): Promise<void> {
  const claim = await claimOf(transaction, caseId);
  const kept = await rows<{ id: string }>(
    transaction,
    sql`select id from claims where moves = ${caseId} and state = 'held'`,
  );
  const ids = [...(claim === undefined ? [] : [claim]), ...kept.map(({ id }) => id)];
  const locked = await lockClaims(transaction, ids);
  // What was kept for it goes with it: nobody else could take that.
  for (const { id } of locked) await (id === claim ? dropClaim(transaction, id) : freeClaim(transaction, id));
}

/** Until when a booking has to be confirmed, by the database's clock. */
export async function confirmTime(db: Database, minutes: number, starts: string): Promise<string> {
  const [found] = await rows<{ by: string }>(
    db,
    sql`select ${utc(sql`least(clock_timestamp() + ${minutes} * interval '1 minute', ${starts}::timestamptz)`)} as by`,
  );
  return found?.by ?? starts;
}

/** Whether somebody with this address has followed the letter that offered this. */
export async function hasProvenAddress(db: Database, claim: string, email: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select from waiting where offer = ${claim}::uuid and lower(email) = ${email.toLowerCase()}`,
  );
  return found.length > 0;
}

/**
 * Books what was held for an address that is now confirmed. Twice is as good as once; after its time the place may be
 * somebody else's, and the booking ends.
 */
export async function confirmBooking(
  transaction: Database,
  caseId: number,
  by: 'resident' | 'council',
): Promise<'now' | 'already' | 'late'> {
  const stored = await lockBooking(transaction, caseId);
  if (stored.unconfirmed === null) return 'already';
  if (stored.status !== 'booked') return 'late';
  const id = await claimOf(transaction, caseId);
  const [claim] = id === undefined ? [] : await lockClaims(transaction, [id]);
  if (!claim || !(await isHeldStill(transaction, claim.id))) {
    await lapse(transaction, caseId);
    return 'late';
  }
  await transaction.execute(
    sql`update claims set state = 'booked', case_id = confirms, confirms = null, expires_at = null
        where id = ${claim.id}::uuid`,
  );
  await confirmReport(transaction, caseId, { by, workingDays: undefined });
  return 'now';
}

/** Who has waited for the slots knows that nobody takes them meanwhile; what an officer has closed stays theirs. */
async function isHeldStill(transaction: Database, claim: string): Promise<boolean> {
  await transaction.execute(
    sql`select from slots where id in (select slot from claim_slots where claim = ${claim}::uuid) order by id for update`,
  );
  const found = await rows(
    transaction,
    sql`select from claims where id = ${claim}::uuid and expires_at > clock_timestamp()`,
  );
  return found.length > 0;
}

async function lapse(transaction: Database, caseId: number): Promise<void> {
  await giveBack(transaction, caseId);
  await addEvent(transaction, caseId, {
    kind: 'cancelled',
    by: 'council',
    status: 'cancelled',
    shown: 'owner',
    reason: 'unconfirmed',
  });
  await changeCase(transaction, caseId, { status: 'cancelled', closed: true });
}

/** Ends what nobody has confirmed in time. Any number of processes may do so at once. */
export async function lapseUnconfirmed(db: Database): Promise<void> {
  const over = sql`c.unconfirmed is not null and c.kind = 'booking' and c.status = 'booked'
    and not exists (select from claims k where k.confirms = c.id and k.expires_at > clock_timestamp())`;
  for (const { id } of await rows<{ id: number }>(db, sql`select c.id::int as id from cases c where ${over}`)) {
    await db.transaction(async (transaction) => {
      await lockCase(transaction, id);
      const still = await rows(transaction, sql`select from cases c where c.id = ${id} and ${over}`);
      if (still.length > 0) await lapse(transaction, id);
    });
  }
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
  db.transaction(async (transaction) => {
    // The page that shows the case says whether there is one. The case first, as everybody else.
    await changeCase(transaction, caseId, { inside: true });
    await transaction.execute(sql`update bookings set feed_hash = ${hash} where case_id = ${caseId}`);
  });

/** Id of the case whose feed has this token. */
export async function findFeed(db: Database, hash: string): Promise<number | undefined> {
  const [found] = await rows<{ id: number }>(
    db,
    sql`select case_id::int as id from bookings where feed_hash = ${hash}`,
  );
  return found?.id;
}
