import type { CaseLinkRequest } from '../../../src/contract/cases.ts';
import { rows, type Database } from '../../database/open.ts';
import { linkRequests } from '../../database/schema.ts';
import { sql } from '../../database/sql.ts';
import type { BookingPost } from '../booking/letters.ts';
import { nextBookingWith } from '../booking/own.ts';
import type { Post } from '../mail/post.ts';
import { findLinkByHash } from './links.ts';
import { lookUpReference } from './lookup.ts';
import { hashToken } from './secrets.ts';
import { lockCase } from './store.ts';

/** A request as it is kept: of a token its hash only. */
export type KeptLinkRequest =
  { hash: string } | { reference: string; email: string } | { bookings: string; language: string };

/** Keeps a request for a new link. Whether it is good for anything is found out later, by nobody who could tell. */
export async function keepLinkRequest(db: Database, { token, reference, email }: CaseLinkRequest): Promise<void> {
  const asked: KeptLinkRequest =
    token === undefined ? { reference: reference ?? '', email: email ?? '' } : { hash: hashToken(token) };
  await db.insert(linkRequests).values({ asked });
}

/** The same for a link to all that is booked with an address. */
export async function keepBookingsRequest(db: Database, email: string, language: string): Promise<void> {
  await db.insert(linkRequests).values({ asked: { bookings: email, language } });
}

/** Writes the letters that were asked for. Each request is dealt with once, whichever process takes it. */
export async function answerLinkRequests(db: Database, post: Post, bookingPost: BookingPost): Promise<void> {
  for (;;) {
    const more = await db.transaction(async (transaction) => {
      const [taken] = await rows<{ asked: KeptLinkRequest }>(
        transaction,
        sql`delete from link_requests where id in (
              select id from link_requests order by id limit 1 for update skip locked
            ) returning asked`,
      );
      if (!taken) return false;
      const { asked } = taken;
      const caseId = await caseOf(transaction, asked);
      if (caseId === undefined) return true;
      await lockCase(transaction, caseId);
      if ('bookings' in asked) await bookingPost.ownBookings(transaction, caseId, asked.language);
      else await post.newLink(transaction, caseId);
      return true;
    });
    if (!more) return;
  }
}

async function caseOf(db: Database, asked: KeptLinkRequest): Promise<number | undefined> {
  if ('bookings' in asked) return nextBookingWith(db, asked.bookings);
  if ('hash' in asked) return (await findLinkByHash(db, 'open', asked.hash))?.caseId;
  const found = await lookUpReference(db, asked);
  return found === 'gone' ? undefined : found?.caseId;
}
