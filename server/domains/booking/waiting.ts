import type { BookableService } from '../../../src/contract/bookable-services.ts';
import { instantOf, localDay } from '../../../src/core/dates.ts';
import { addDays } from '../../../src/core/days.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { ProblemError } from '../../http/problems.ts';
import { newToken } from '../case/secrets.ts';
import { utc } from '../case/store.ts';
import { getBookable } from '../service/store.ts';
import type { BookingPost } from './letters.ts';
import { needOf } from './rules.ts';
import { hold, listSlots, type OpenSlot } from './store.ts';

/** Hours that a slot is kept for who waited; less when it begins sooner. */
export const offerHours = 12;
/** Less than this is no time to read a letter in. */
const leastHours = 1;
/** Offers in one go; the next comes soon. */
const mostAtOnce = 200;

export interface NewWait {
  locations: readonly string[];
  items: Readonly<Record<string, number>>;
  from?: string | undefined;
  to?: string | undefined;
  moves?: number | undefined;
  email: string;
  language: string;
}

/**
 * Puts somebody on the list, for something earlier than what they could have now: that they see, and it is not kept
 * from others for them. Who asks again keeps their turn, with what they want now.
 */
export async function addWaiting(
  db: Database,
  service: BookableService,
  { locations, items, from, to, moves, email, language }: NewWait,
): Promise<void> {
  const wish = { locations, items, fromDay: from ?? null, untilDay: to ?? null, before: null };
  const now = await earliest(db, wish, service, new Date());
  await db.execute(
    sql`insert into waiting (service, locations, items, from_day, until_day, moves, before_at, email, language)
        values (${service.code}, array(select jsonb_array_elements_text(${JSON.stringify(locations)}::jsonb)),
          ${JSON.stringify(items)}::jsonb, ${from ?? null}::date, ${to ?? null}::date, ${moves ?? null},
          ${now?.starts ?? null}::timestamptz, ${email}, ${language})
        on conflict (service, lower(email)) where offered_at is null do update set locations = excluded.locations,
          items = excluded.items, from_day = excluded.from_day, until_day = excluded.until_day, moves = excluded.moves,
          before_at = excluded.before_at, language = excluded.language`,
  );
}

/** What somebody waits for. */
interface Wish {
  locations: readonly string[];
  items: Readonly<Record<string, number>>;
  fromDay: string | null;
  untilDay: string | null;
  /** When the booking that is to be moved begins, or what they could have had. */
  before: string | null;
}

interface Waiting extends Wish {
  id: number;
  service: string;
  moves: number | null;
  email: string;
  language: string;
}

/**
 * Offers what has come free to who waits, whoever asked first first. An offer is a hold of some hours, with a letter; it
 * is made once, whichever process makes it. Who lets it go, or lets the hours go by, has had their turn.
 */
export async function makeOffers(db: Database, post: BookingPost, now = new Date()): Promise<number> {
  const turn = await rows<Waiting>(
    db,
    sql`select w.id::int as id, w.service, w.locations, w.items, to_char(w.from_day, 'YYYY-MM-DD') as "fromDay",
          to_char(w.until_day, 'YYYY-MM-DD') as "untilDay", w.moves::int as moves, ${utc(sql`least(b.starts_at, w.before_at)`)} as before,
          w.email, w.language
        from waiting w left join bookings b on b.case_id = w.moves left join cases c on c.id = w.moves
        where w.offered_at is null and (w.moves is null or c.status = 'booked') order by w.created_at, w.id limit ${mostAtOnce}`,
  );
  // What was looked for in vain is not looked for again for who asked later.
  const inVain = new Set<string>();
  let made = 0;
  for (const waiting of turn) {
    const { service: code, locations, items, fromDay, untilDay, before } = waiting;
    const wish = JSON.stringify([code, locations, items, fromDay, untilDay, before]);
    if (inVain.has(wish)) continue;
    const service = await getBookable(db, code, 'en');
    const slot = service && (await earliest(db, waiting, service, now));
    if (!service || !slot) inVain.add(wish);
    else if (await offer(db, post, { waiting, service, slot, now })) made += 1;
  }
  return made;
}

async function earliest(
  db: Database,
  { locations, items, fromDay, untilDay, before }: Wish,
  service: BookableService,
  now: Date,
): Promise<OpenSlot | undefined> {
  const today = localDay(now);
  const from = instantOf(fromDay !== null && fromDay > today ? fromDay : today, '00:00');
  const until = [
    ...(untilDay === null ? [] : [instantOf(untilDay, '24:00')]),
    ...(before === null ? [] : [new Date(before)]),
    instantOf(addDays(today, 400), '00:00'),
  ].reduce((least, each) => (each < least ? each : least));
  const found = await listSlots(
    db,
    {
      ...needOf(service, items),
      service: service.code,
      locations: locations.length > 0 ? locations : service.locations.map(({ code }) => code),
      notice: (service.notice ?? 0) + leastHours,
    },
    from,
    until,
    1,
  );
  return found[0];
}

/** @returns false when somebody else was quicker with the slot, or with the offer */
async function offer(
  db: Database,
  post: BookingPost,
  { waiting, service, slot, now }: { waiting: Waiting; service: BookableService; slot: OpenSlot; now: Date },
): Promise<boolean> {
  const { id, items, moves, email, language } = waiting;
  const { location, starts, ends } = slot;
  const last = Date.parse(starts) - (service.notice ?? 0) * 3_600_000;
  const seconds = Math.floor(Math.min(offerHours * 3600, (last - now.getTime()) / 1000));
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
