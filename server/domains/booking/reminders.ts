import { instantOf, localDay, localTime } from '../../../src/core/dates.ts';
import { addDays } from '../../../src/core/days.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { lockCase } from '../case/store.ts';
import type { BookingPost } from './letters.ts';

/** Nobody is written to before this hour. */
const firstHour = 8;

/**
 * Reminds of what is tomorrow, on the council's calendar, once and whichever process does it. Who has booked or moved
 * it today knows.
 */
export async function remind(db: Database, post: BookingPost, now = new Date()): Promise<number> {
  if (localTime(now).hour < firstHour) return 0;
  const today = localDay(now);
  const [start, from, until] = [today, addDays(today, 1), addDays(today, 2)].map((day) =>
    instantOf(day, '00:00').toISOString(),
  );
  const due = sql`c.unconfirmed is null and b.reminder and b.reminded_at is null and b.changed_at < ${start}::timestamptz
    and b.starts_at >= ${from}::timestamptz and b.starts_at < ${until}::timestamptz`;
  const found = await rows<{ id: number }>(
    db,
    sql`select b.case_id::int as id from bookings b join cases c on c.id = b.case_id
        where c.status = 'booked' and ${due} order by b.case_id`,
  );
  let sent = 0;
  for (const { id } of found) {
    await db.transaction(async (transaction) => {
      // The case first, as everybody else: they may be moving it.
      await lockCase(transaction, id);
      const still = await rows(
        transaction,
        sql`update bookings b set reminded_at = now() from cases c
            where b.case_id = ${id} and c.id = b.case_id and c.status = 'booked' and ${due} returning b.case_id`,
      );
      if (still.length === 0) return;
      await post.bookingChanged(transaction, id, 'reminder');
      sent += 1;
    });
  }
  return sent;
}
