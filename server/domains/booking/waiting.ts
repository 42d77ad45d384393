import type { BookableService } from '../../../src/contract/bookable-services.ts';
import { instantOf, localDay } from '../../../src/core/dates.ts';
import { addDays } from '../../../src/core/days.ts';
import { deadlineOf } from '../../../src/core/deadlines.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { ProblemError } from '../../http/problems.ts';
import { hashToken, newToken } from '../case/secrets.ts';
import { utc } from '../case/store.ts';
import { getBookable } from '../service/store.ts';
import type { BookingPost } from './letters.ts';
import { changeUntil, comesTo, earliestStart, latestStart, needOf } from './rules.ts';
import { hold, listSlots, type OpenSlot } from './store.ts';

/** Hours that a slot is kept for who waited; less when it begins sooner. */
const offerHours = 12;
/** Less than this is no time to read a letter in. */
const leastHours = 1;
/** Offers in one go; the next comes soon. */
const mostAtOnce = 200;
/** Of those who wait, read at once. */
const pageSize = 500;

export interface NewWait {
  locations: readonly string[];
  items: Readonly<Record<string, number>>;
  from?: string | undefined;
  to?: string | undefined;
  moves?: number | undefined;
  /** Whether the council would know where to come. */
  hasAddress: boolean;
  email: string;
  language: string;
}

/**
 * Puts somebody on the list, for something earlier than what they could have now: that they see, and it is not kept
 * from others for them. Who asks again keeps their turn; what they want is changed by who has the booking that it is for,
 * and by nobody who knows an address alone.
 * @returns what they wait for, and the token with which they stop
 */
export async function addWaiting(
  db: Database,
  service: BookableService,
  { locations, items, from, to, moves, hasAddress, email, language }: NewWait,
): Promise<KeptWish & { token: string }> {
  const wish = { locations, items, fromDay: from ?? null, untilDay: to ?? null, before: null, hasAddress };
  const now = await earliest(db, wish, service, new Date());
  const conflict =
    moves === undefined
      ? sql`(service, lower(email)) where offered_at is null and moves is null do nothing`
      : sql`(moves) where offered_at is null and moves is not null
            do update set locations = excluded.locations, items = excluded.items, from_day = excluded.from_day,
              until_day = excluded.until_day, before_at = excluded.before_at, email = excluded.email,
              language = excluded.language`;
  await db.execute(
    sql`insert into waiting (service, locations, items, from_day, until_day, moves, before_at, email, language)
        values (${service.code}, array(select jsonb_array_elements_text(${JSON.stringify(locations)}::jsonb)),
          ${JSON.stringify(items)}::jsonb, ${from ?? null}::date, ${to ?? null}::date, ${moves ?? null},
          ${now?.starts ?? null}::timestamptz, ${email}, ${language})
        on conflict ${conflict}`,
  );
  const { token, hash } = newToken();
  const mine =
    moves === undefined
      ? sql`service = ${service.code} and lower(email) = lower(${email}) and moves is null`
      : sql`moves = ${moves}`;
  const [kept] = await rows<KeptWish>(
    db,
    sql`with mine as (select * from waiting where ${mine} and offered_at is null),
        stop as (insert into waiting_stops (hash, waiting) select ${hash}, id from mine)
        select locations, items, language, to_char(from_day, 'YYYY-MM-DD') as "fromDay",
          to_char(until_day, 'YYYY-MM-DD') as "untilDay" from mine`,
  );
  // It was offered something in this moment.
  if (!kept) throw new ProblemError('in-progress', { retryAfter: 1 });
  return { ...kept, token };
}

const stoppedBy = (token: string) => sql`id = (select waiting from waiting_stops where hash = ${hashToken(token)})`;

/** Who waits, by the link of their letter: the language of that. */
export async function findWaiting(db: Database, token: string): Promise<{ language: string } | undefined> {
  const [found] = await rows<{ language: string }>(db, sql`select language from waiting where ${stoppedBy(token)}`);
  return found;
}

/** Takes somebody off the list, for good; what is kept for them already has a link of its own. */
export async function stopWaiting(db: Database, token: string): Promise<{ language: string } | undefined> {
  const [found] = await rows<{ language: string }>(
    db,
    sql`update waiting set offered_at = coalesce(offered_at, now()) where ${stoppedBy(token)} returning language`,
  );
  return found;
}

/** What somebody waits for. */
interface Wish {
  locations: readonly string[];
  items: Readonly<Record<string, number>>;
  fromDay: string | null;
  untilDay: string | null;
  /** When the booking that is to be moved begins, or what they could have had. */
  before: string | null;
  /** False for a booking that the council does not come to: it cannot be moved to where somebody lives. */
  hasAddress: boolean;
}

/** The same as it is kept, with the language of the letters. */
export type KeptWish = Omit<Wish, 'before' | 'hasAddress'> & { language: string };

/** A slot that somebody could have. */
interface Found {
  service: BookableService;
  slot: OpenSlot;
}

interface Waiting extends Wish {
  id: number;
  service: string;
  moves: number | null;
  /** When the booking begins that it would move. */
  booked: string | null;
  email: string;
  language: string;
}

/**
 * Offers what has come free to who waits, whoever asked first first. An offer is a hold of some hours, with a letter; it
 * is made once, whichever process makes it. Who lets it go, or lets the hours go by, has had their turn.
 */
export async function makeOffers(db: Database, post: BookingPost, now = new Date()): Promise<number> {
  const slots = lookForSlots(db, now);
  let made = 0;
  for (let last = 0; ;) {
    const page = await waitingAfter(db, last);
    for (const waiting of page) {
      if (made === mostAtOnce) return made;
      // What nobody would hear of is kept from others for nothing.
      const found = post.canOffer(waiting.language) ? await slots.find(waiting.service, waiting) : undefined;
      if (!found) continue;
      const { service, slot } = found;
      const last = Math.min(
        deadlineOf(slot.starts, service.notice).getTime(),
        waiting.booked === null ? Infinity : deadlineOf(waiting.booked, service.changeUntil).getTime(),
      );
      const seconds = Math.floor(Math.min(offerHours * 3600, (last - now.getTime()) / 1000));
      // What cannot be moved any more is not offered another time.
      if (seconds < leastHours * 3600) continue;
      if (await offer(db, post, { waiting, service, slot, seconds, now })) made += 1;
      slots.forget();
    }
    if (page.length < pageSize) return made;
    last = page.at(-1)?.id ?? last;
  }
}

const waitingAfter = (db: Database, last: number): Promise<Waiting[]> =>
  rows<Waiting>(
    db,
    sql`select w.id::int as id, w.service, w.locations, w.items, to_char(w.from_day, 'YYYY-MM-DD') as "fromDay",
          to_char(w.until_day, 'YYYY-MM-DD') as "untilDay", w.moves::int as moves, ${utc(sql`least(b.starts_at, w.before_at)`)} as before,
          w.email, w.language,
          w.moves is null or c.place_label is not null as "hasAddress", ${utc(sql`b.starts_at`)} as booked
        from waiting w left join bookings b on b.case_id = w.moves left join cases c on c.id = w.moves
        where w.offered_at is null and w.id > ${last} and (w.moves is null or c.status = 'booked')
        order by w.id limit ${pageSize}`,
  );

/**
 * Looks for the first slot of a wish. Nothing becomes free while offers are made, so that one look is enough for all who
 * want the same from the same day on, until somebody has been offered something.
 */
function lookForSlots(db: Database, now: Date) {
  const services = new Map<string, Promise<BookableService | undefined>>();
  const firsts = new Map<string, Promise<OpenSlot | undefined>>();
  return {
    find: async (code: string, wish: Wish): Promise<Found | undefined> => {
      const { locations, items, fromDay, hasAddress } = wish;
      const service = await remembered(services, code, () => getBookable(db, code, 'en'));
      if (!service) return undefined;
      const slot = await remembered(firsts, JSON.stringify([code, locations, items, fromDay, hasAddress]), () =>
        earliest(db, { ...wish, untilDay: null, before: null }, service, now),
      );
      return slot && new Date(slot.starts) < lastOf(wish, now) ? { service, slot } : undefined;
    },
    forget: () => firsts.clear(),
  };
}

function remembered<Value>(known: Map<string, Value>, name: string, make: () => Value): Value {
  const found = known.get(name) ?? make();
  known.set(name, found);
  return found;
}

/** Before which it has to begin. */
function lastOf({ untilDay, before }: Wish, now: Date): Date {
  return [
    ...(untilDay === null ? [] : [instantOf(untilDay, '24:00')]),
    ...(before === null ? [] : [new Date(before)]),
    instantOf(addDays(localDay(now), 400), '00:00'),
  ].reduce((least, each) => (each < least ? each : least));
}

async function earliest(db: Database, wish: Wish, service: BookableService, now: Date): Promise<OpenSlot | undefined> {
  const { items, fromDay, hasAddress } = wish;
  const asked = wish.locations.length > 0 ? wish.locations : service.locations.map(({ code }) => code);
  const locations = asked.filter((code) => hasAddress || !comesTo(service, code));
  if (locations.length === 0) return undefined;
  const today = localDay(now);
  const from = instantOf(fromDay !== null && fromDay > today ? fromDay : today, '00:00');
  const found = await listSlots(
    db,
    {
      ...needOf(service, items),
      service: service.code,
      locations,
      notBefore: earliestStart(service.notice, new Date(now.getTime() + leastHours * 3_600_000)),
      before: latestStart(service.ahead, now),
    },
    from,
    lastOf(wish, now),
    1,
  );
  return found[0];
}

/** @returns false when somebody else was quicker with the slot, or with the offer */
async function offer(
  db: Database,
  post: BookingPost,
  { waiting, service, slot, seconds, now }: Found & { waiting: Waiting; seconds: number; now: Date },
): Promise<boolean> {
  const { id, items, moves, booked, email, language } = waiting;
  const { location, starts, ends } = slot;
  const { token, hash: tokenHash } = newToken();
  try {
    await db.transaction(async (transaction) => {
      const taken = await rows(
        transaction,
        sql`update waiting set offered_at = now() where id = ${id} and offered_at is null returning id`,
      );
      if (taken.length === 0) throw new ProblemError('conflict');
      const until = new Date(now.getTime() + seconds * 1000);
      const { units } = needOf(service, items);
      const held = await hold(transaction, {
        service: service.code,
        location,
        starts: new Date(starts),
        ends: new Date(ends),
        units,
        items,
        tokenHash,
        holder: 'offer',
        seconds,
        moves: moves ?? undefined,
        mostOpen: service.mostOpen,
        movesUntil: booked === null ? undefined : changeUntil(new Date(booked), service),
      });
      await transaction.execute(
        sql`update waiting set offer = ${held.id}::uuid, offer_hash = ${tokenHash}, offer_location = ${location},
              offer_starts = ${starts}::timestamptz, offer_ends = ${ends}::timestamptz,
              offer_until = ${until.toISOString()}::timestamptz
            where id = ${id}`,
      );
      await post.offer(transaction, {
        service: service.code,
        location,
        starts,
        ends,
        items,
        until,
        token,
        email,
        language,
        caseId: moves ?? undefined,
      });
    });
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'conflict') return false;
    throw error;
  }
}

/** Forgets who has had their turn, and whose days have gone by. */
export const forgetWaiting = (db: Database) =>
  db.execute(
    sql`delete from waiting where offered_at < now() - interval '30 days' or until_day < current_date - 1
          or created_at < now() - interval '400 days'`,
  );
