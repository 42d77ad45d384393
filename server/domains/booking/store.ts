import { randomUUID } from 'node:crypto';
import type { BookableService, ItemCounts } from '../../../src/contract/bookable-services.ts';
import type { Hold } from '../../../src/contract/bookings.ts';
import type { Slot } from '../../../src/contract/slots.ts';
import { databaseFault } from '../../database/errors.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import { ProblemError } from '../../http/problems.ts';
import { lockCase, utc } from '../case/store.ts';
import {
  conflict,
  holdSeconds,
  mostExtensions,
  refuseOutOfReach,
  triesSeconds,
  type Need,
  type Promised,
} from './rules.ts';

/** Until when a person keeps a claim from now on: however often they begin to pay for it, not for ever. */
const personsTime = sql`least(clock_timestamp() + ${holdSeconds} * interval '1 second', tries_until)`;

/** Which slots are looked for. */
export interface Wanted extends Need {
  service: string;
  /** Codes. */
  locations: readonly string[];
  /** It begins then or later. */
  notBefore: Date;
  /** And before this, where there is an end. */
  before?: Date | undefined;
}

export interface OpenSlot extends Slot {
  /** How many there were in the beginning. */
  most: number;
}

const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;

/**
 * Where there is room, merged over the resources that serve a location: a stretch of slots of one resource that follow
 * each other without a gap, from an instant on and before another. What was held for too long counts as free at once.
 */
function open({ service, locations, minutes, units, window, notBefore, before }: Wanted, from: SQL, until: SQL): SQL {
  const long = sql`${minutes} * interval '1 minute'`;
  const places = sql.join(
    locations.map((location) => sql`${location}`),
    sql`, `,
  );
  const offers = sql`o.service = ${service} and o.location in (${places})`;
  return sql`select o.location, starts_at, ends_at, sum(room / ${units})::int as room, sum(most / ${units})::int as most
    from (
      select resource, starts_at, ${window ? sql`last_ends` : sql`starts_at + ${long}`} as ends_at, room, most from (
        select s.resource, s.starts_at, max(s.ends_at) over following as last_ends,
          min(case when s.closed then 0 else s.capacity - s.taken + coalesce(lapsed.units, 0) end) over following as room,
          min(s.capacity) over following as most, sum(s.ends_at - s.starts_at) over following as spanned
        from slots s left join (
          select k.slot, sum(k.units)::int as units from claims c join claim_slots k on k.claim = c.id
          where c.state = 'held' and c.expires_at <= now() group by k.slot
        ) as lapsed on lapsed.slot = s.id
        where s.resource in (select o.resource from booking_offers o where ${offers})
          and s.starts_at >= greatest(${from}, now()) and s.starts_at < ${until} + ${long}
        window following as (partition by s.resource order by s.starts_at
          range between current row and ${minutes * 60 - 1} * interval '1 second' following)
      ) as each
      where starts_at < ${until} and starts_at >= ${at(notBefore)} and room >= ${units}
        ${before ? sql`and starts_at < ${at(before)}` : sql``}
        and spanned = last_ends - starts_at and last_ends >= starts_at + ${long}
    ) as stretch join booking_offers o using (resource)
    where ${offers} group by o.location, starts_at, ends_at`;
}

/** Slots that begin in a stretch of time, by beginning and then by location. */
export const listSlots = (db: Database, wanted: Wanted, from: Date, until: Date, most = 100_000): Promise<OpenSlot[]> =>
  rows<OpenSlot>(
    db,
    sql`select ${utc(sql`starts_at`)} as starts, ${utc(sql`ends_at`)} as ends, location, room as left, most
        from (${open(wanted, at(from), at(until))}) as found order by starts_at, ends_at, location limit ${most}`,
  );

/** The last instant before one day's beginning, if that is to come, and the first from another on when there is a slot. */
export async function slotsBeside(
  db: Database,
  wanted: Wanted,
  from: Date,
  until: Date,
): Promise<{ before: string | null; after: string | null }> {
  const [found] = await rows<{ before: string | null; after: string | null }>(
    db,
    sql`select
          ${
            from <= new Date()
              ? sql`null`
              : sql`(select ${utc(sql`max(starts_at)`)} from (${open(wanted, sql`now()`, at(from))}) as earlier)`
          } as before,
          (select ${utc(sql`min(starts_at)`)} from (${open(wanted, at(until), sql`'infinity'::timestamptz`)}) as later) as after`,
  );
  return found ?? { before: null, after: null };
}

/** When what begins at this instant ends: of a window undefined when there is none. */
export async function endOf(
  db: Database,
  { service, location, starts, minutes, window }: Need & { service: string; location: string; starts: Date },
): Promise<Date | undefined> {
  if (!window) return new Date(starts.getTime() + minutes * 60_000);
  const [found] = await rows<{ ends: string }>(
    db,
    sql`select ${utc(sql`min(s.ends_at)`)} as ends from booking_offers o join slots s using (resource)
        where o.service = ${service} and o.location = ${location} and s.starts_at = ${at(starts)}
        having count(*) > 0`,
  );
  return found && new Date(found.ends);
}

/**
 * Gives a claim its place, or its place again. What a claim has, it loses by its clock, or when an officer closes the slot
 * while it is held.
 * @param instead goes for it: an earlier hold, or the booking that is moved
 * @throws ProblemError `conflict` when there is none
 */
export async function claimPlace(transaction: Database, id: string, instead?: string): Promise<void> {
  try {
    await transaction.execute(sql`select claim_place(${id}::uuid, ${instead ?? null}::uuid)`);
  } catch (error) {
    // The second is what is there when an officer changes the slots in the same moment.
    if (['CE001', '23514'].includes(databaseFault(error) ?? '')) throw conflict('taken');
    throw error;
  }
}

/** Hash of a client address, and how many may be held from there at once. */
export interface HeldBy {
  hash: string;
  most: number;
}

/** What somebody wants to hold. */
export interface NewClaim {
  service: string;
  location: string;
  starts: Date;
  ends: Date;
  units: number;
  items: ItemCounts;
  tokenHash: string;
  holder?: 'person' | 'offer';
  seconds?: number;
  /** Id of the case of the booking that is to be moved. */
  moves?: number | undefined;
  /** What is promised with it, by the rules of the service as they are. */
  mostOpen?: number | undefined;
  movesUntil?: Date | undefined;
  /** Made before it is had, by who gives one answer to one key. */
  id?: string | undefined;
  from?: HeldBy | undefined;
}

/**
 * Holds a place. Who asks again for what they have gets no more time by it than they had.
 * @param instead id of a hold that goes for it; the caller has seen to whose it is
 * @throws ProblemError `conflict` when there is none; then all stays as it was
 */
export function hold(db: Database, claim: NewClaim, instead?: string): Promise<Hold> {
  const { service, location, starts, ends, units, items, tokenHash, holder = 'person', seconds, moves, from } = claim;
  const { id = randomUUID(), mostOpen, movesUntil } = claim;
  return db.transaction(async (transaction) => {
    if (from) await refuseMany(transaction, from, instead);
    if (moves !== undefined) await lockCase(transaction, moves);
    // What was booked meanwhile is no hold that could go.
    const [earlier] = instead === undefined ? [] : await lockClaims(transaction, [instead]);
    const gone = isHold(earlier) ? earlier.id : undefined;
    await transaction.execute(
      sql`insert into claims (id, token_hash, service, location, starts_at, ends_at, units, items, holder, moves, held_from,
            most_open, moves_until, expires_at, extensions, tries_until)
          select ${id}::uuid, ${tokenHash}, ${service}, ${location}, ${at(starts)}, ${at(ends)}, ${units}::int,
            ${JSON.stringify(items)}::jsonb, ${holder}, ${moves ?? null}::bigint, ${from?.hash ?? null},
            ${mostOpen ?? null}::int, ${movesUntil?.toISOString() ?? null}::timestamptz,
            coalesce(same.expires_at, clock_timestamp() + ${seconds ?? holdSeconds} * interval '1 second'),
            coalesce(same.extensions, 0), same.tries_until
          from (select) as one left join claims same on same.id = ${gone ?? null}::uuid
            and same.holder = ${holder} and same.expires_at > clock_timestamp() and same.service = ${service} and same.location = ${location}
            and same.starts_at = ${at(starts)}`,
    );
    if (gone !== undefined) await settleOffer(transaction, gone, 'declined');
    await claimPlace(transaction, id, gone);
    return holdOf(transaction, id);
  });
}

/**
 * Nobody keeps many slots at once from one address, those that are being paid for among them.
 * @param instead the hold that goes for it, or that it is
 * @throws ProblemError `too-many`, until the first of them lapses
 */
export async function refuseMany(
  transaction: Database,
  { hash, most }: HeldBy,
  instead: string | undefined,
): Promise<void> {
  if (most === Infinity) return;
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`holds ${hash}`}, 0))`);
  const [found] = await rows<{ count: number; seconds: number }>(
    transaction,
    sql`select count(*)::int as count,
          coalesce(ceil(extract(epoch from min(expires_at) - clock_timestamp())), ${holdSeconds})::int as seconds
        from claims where held_from = ${hash} and state = 'held' and (holder = 'payment' or expires_at > clock_timestamp())
          and id is distinct from ${instead ?? null}::uuid`,
  );
  if (found && found.count >= most) throw new ProblemError('too-many', { retryAfter: found.seconds });
}

/** A hold as its holder sees it. @throws ProblemError `not-found` when it is none, or none any more */
export async function holdOf(db: Database, id: string): Promise<Hold> {
  const [found] = await rows<Hold & { used: number; last: boolean }>(
    db,
    sql`select id, location, ${utc(sql`starts_at`)} as starts, ${utc(sql`ends_at`)} as ends,
          floor(extract(epoch from expires_at - clock_timestamp()))::int as seconds, extensions as used,
          holder = 'offer' or coalesce(expires_at >= tries_until, false) as last, ${utc(sql`clock_timestamp()`)} as now
        from claims where id = ${id}::uuid and state = 'held' and confirms is null`,
  );
  if (!found) throw new ProblemError('not-found');
  const { used, last, ...rest } = found;
  // An offer has hours, and nobody gets them twice; what was paid for and was not has its time.
  return { ...rest, extensions: last ? 0 : Math.max(0, mostExtensions - used) };
}

/** A claim as it is kept. */
export interface StoredClaim extends Promised {
  id: string;
  service: string;
  location: string;
  starts: string;
  ends: string;
  items: Record<string, number>;
  state: 'held' | 'booked';
  holder: 'person' | 'offer' | 'payment';
  /** By the database's clock. */
  lapsed: boolean;
  /** There was time enough to pay for it. */
  tried: boolean;
  extensions: number;
  caseId: number | null;
  moves: number | null;
  /** Case of the booking that waits for its address to be confirmed. */
  confirms: number | null;
}

/** Nobody has booked with it yet. */
export const isHold = (claim: StoredClaim | undefined): claim is StoredClaim =>
  claim?.state === 'held' && claim.confirms === null;

const claimColumns = sql`id, service, location, ${utc(sql`starts_at`)} as starts, ${utc(sql`ends_at`)} as ends, items, state,
  holder, coalesce(expires_at <= clock_timestamp(), false) as lapsed, coalesce(tries_until <= clock_timestamp(), false) as tried, extensions, case_id::int as "caseId",
  moves::int as moves, confirms::int as confirms, most_open as "mostOpen", ${utc(sql`moves_until`)} as "movesUntil"`;

/** A claim, for who has its token, or the booking that it is to move. */
export async function findClaim(
  db: Database,
  { id, ...proof }: { id: string } & ({ hash: string } | { caseId: number }),
): Promise<StoredClaim | undefined> {
  const proven = 'hash' in proof ? sql`token_hash = ${proof.hash}` : sql`moves = ${proof.caseId}`;
  const [found] = await rows<StoredClaim>(
    db,
    sql`select ${claimColumns} from claims where id = ${id}::uuid and ${proven}`,
  );
  return found;
}

/** The claim whose place a payment is for. */
export const claimOfPayment = async (db: Database, payment: string): Promise<StoredClaim | undefined> =>
  (
    await rows<StoredClaim>(
      db,
      sql`select ${claimColumns} from claims where id = (select claim from payments where id = ${payment}::uuid)`,
    )
  )[0];

/** Keeps others from claims until the transaction ends, and gives what they are then; always in one order. */
export const lockClaims = (transaction: Database, ids: readonly string[]): Promise<StoredClaim[]> =>
  rows<StoredClaim>(
    transaction,
    sql`select ${claimColumns} from claims
        where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid) order by id for update`,
  );

/**
 * Gives a hold its full time again; one that has run out is taken again if it can be.
 * @throws ProblemError `not-found` when there is none, `conflict` when its place has gone or it had its time often enough
 */
export function extendHold(db: Database, id: string, service?: BookableService, from?: HeldBy): Promise<Hold> {
  return db.transaction(async (transaction) => {
    if (from) await refuseMany(transaction, from, id);
    const [claim] = await lockClaims(transaction, [id]);
    if (!isHold(claim)) throw new ProblemError('not-found');
    if (claim.holder !== 'person' || claim.extensions >= mostExtensions || claim.tried) throw conflict('often');
    if (claim.lapsed && service) refuseOutOfReach(claim.starts, service);
    await claimPlace(transaction, id);
    // What was promised ended with its time.
    const again = claim.lapsed ? sql`, most_open = null, moves_until = null` : sql``;
    await transaction.execute(
      sql`update claims set extensions = extensions + 1, expires_at = ${personsTime}, held_from = coalesce(${from?.hash ?? null}, held_from) ${again}
          where id = ${id}::uuid`,
    );
    return holdOf(transaction, id);
  });
}

/** Gives up a hold. What is booked is not one any more, and what is being paid goes with its payment. */
export async function dropHold(db: Database, id: string): Promise<void> {
  await db.transaction(async (transaction) => {
    const [claim] = await lockClaims(transaction, [id]);
    if (isHold(claim) && claim.holder !== 'payment') await dropClaim(transaction, id);
  });
}

/** Keeps a hold, whose place the caller has, for as long as its payment is under way: by nobody's clock. */
export const keepForPayment = (transaction: Database, id: string, from?: HeldBy) =>
  transaction.execute(
    sql`update claims set holder = 'payment', expires_at = null, held_from = coalesce(${from?.hash ?? null}, held_from),
          tries_until = coalesce(tries_until, clock_timestamp() + ${triesSeconds} * interval '1 second')
        where id = ${id}::uuid`,
  );

/** Gives what was kept for a payment back to who held it, with a person's time. */
export const giveBack = (transaction: Database, id: string) =>
  transaction.execute(sql`update claims set holder = 'person', expires_at = ${personsTime} where id = ${id}::uuid`);

/** Frees the place of what was kept for a payment: it can be had again as what was held for too long can. */
export async function lapseClaim(transaction: Database, id: string): Promise<void> {
  await transaction.execute(sql`select free_places(array[${id}::uuid])`);
  await transaction.execute(
    sql`update claims set holder = 'person', expires_at = clock_timestamp() where id = ${id}::uuid`,
  );
}

/** Gives up a claim that the caller has locked; of an offer that nobody took, it is said. */
export async function dropClaim(transaction: Database, id: string): Promise<void> {
  await settleOffer(transaction, id, 'declined');
  await freeClaim(transaction, id);
}

/** The same where nobody has said anything. */
export async function freeClaim(transaction: Database, id: string): Promise<void> {
  await transaction.execute(sql`select free_places(array[${id}::uuid])`);
  await transaction.execute(sql`delete from claims where id = ${id}::uuid`);
}

/** Says what became of an offer, once; nothing where the claim is none. */
export const settleOffer = (transaction: Database, claim: string, outcome: 'taken' | 'declined') =>
  transaction.execute(sql`update waiting set outcome = ${outcome} where offer = ${claim}::uuid and outcome is null`);

/**
 * Gives back the places of what was held for too long. The claims stay for two days: whoever comes back a little late
 * gets their place again, if it is still there, with nothing said twice.
 */
export async function sweepHolds(db: Database): Promise<void> {
  for (;;) {
    const freed = await db.transaction(async (transaction) => {
      const lapsed = await rows<{ id: string }>(
        transaction,
        sql`select id from claims c where state = 'held' and expires_at <= now()
              and exists (select from claim_slots where claim = c.id)
            order by id limit 100 for update skip locked`,
      );
      if (lapsed.length === 0) return 0;
      const list = JSON.stringify(lapsed.map(({ id }) => id));
      await transaction.execute(sql`select free_places(array(select jsonb_array_elements_text(${list}::jsonb)::uuid))`);
      return lapsed.length;
    });
    if (freed === 0) break;
  }
  await db.execute(sql`update claims set held_from = null where held_from is not null and expires_at <= now()`);
  await db.execute(
    sql`delete from claims c where state = 'held' and expires_at < now() - interval '2 days'
          and not exists (select from claim_slots where claim = c.id)`,
  );
}
