import type { BookableService } from '../../../src/contract/bookable-services.ts';
import type { Offer } from '../../../src/contract/bookings.ts';
import type { BookingStatus } from '../../../src/contract/cases.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { ProblemError } from '../../http/problems.ts';
import { utc } from '../case/store.ts';
import { moveBooking } from './bookings.ts';
import type { BookingPost } from './letters.ts';
import { changeUntil, mayDoWithBooking, movableUntil } from './rules.ts';
import { dropHold } from './store.ts';

/** An offer as it is kept, with the booking that it is for as it is now. */
export interface StoredOffer {
  service: string;
  location: string;
  starts: string;
  ends: string;
  items: Record<string, number>;
  until: string;
  outcome: 'taken' | 'declined' | null;
  /** Id of the claim, while it is held and its time has not run out. */
  held: string | null;
  movesUntil: string | null;
  caseId: number | null;
  moves: (NonNullable<Offer['moves']> & { status: BookingStatus }) | null;
}

/** An offer, for who has the token of its letter. To look changes nothing. */
export async function findOffer(db: Database, hash: string): Promise<StoredOffer | undefined> {
  const [found] = await rows<StoredOffer>(
    db,
    sql`select w.service, w.offer_location as location, ${utc(sql`w.offer_starts`)} as starts,
          ${utc(sql`w.offer_ends`)} as ends, w.items, ${utc(sql`w.offer_until`)} as until, w.outcome,
          k.id as held, ${utc(sql`k.moves_until`)} as "movesUntil", w.moves::int as "caseId",
          (select json_build_object('reference', c.reference, 'status', c.status, 'location', b.location,
              'starts', ${utc(sql`b.starts_at`)}, 'ends', ${utc(sql`b.ends_at`)})
            from cases c join bookings b on b.case_id = c.id where c.id = w.moves) as moves
        from waiting w left join claims k
          on k.id = w.offer and k.state = 'held' and k.confirms is null and k.expires_at > clock_timestamp()
        where w.offer_hash = ${hash}`,
  );
  return found;
}

/** How an offer stands: for who follows its link, be it the first time or the tenth. */
export function offerState(
  { outcome, held, movesUntil, moves }: StoredOffer,
  service: BookableService | undefined,
  now = new Date(),
): Offer['state'] {
  if (outcome !== null) return outcome;
  // Nobody else has it: there is no booking any more that it would be for.
  if (held === null) return moves && moves.status !== 'booked' ? 'late' : 'over';
  if (!moves) return 'open';
  const starts = new Date(moves.starts);
  const until = movableUntil(changeUntil(starts, service), { lapsed: false, movesUntil });
  const standing = { status: moves.status, starts, until, unconfirmed: false };
  return mayDoWithBooking(standing, now).includes('move') ? 'open' : 'late';
}

/**
 * Moves a booking to what is kept for it. Who reads the letters of a booking may: the link is the proof.
 * @returns false when it was no longer to be had; what became of it is kept with the offer
 */
export async function takeOffer(
  db: Database,
  post: BookingPost,
  { held, caseId }: StoredOffer,
  service: BookableService | undefined,
): Promise<boolean> {
  if (held === null || caseId === null) return false;
  try {
    await db.transaction(async (transaction) => {
      await moveBooking(transaction, { caseId, holdId: held, service });
      await post.bookingChanged(transaction, caseId, 'moved');
    });
    return true;
  } catch (error) {
    // Pressed twice, or too late by a moment.
    if (error instanceof ProblemError && error.code === 'conflict') return false;
    throw error;
  }
}

/** Lets an offer go, for the next who waits. */
export async function declineOffer(db: Database, { held }: StoredOffer): Promise<void> {
  if (held !== null) await dropHold(db, held);
}
