import { addDays, instantOf, localDay, localTime } from '../../../src/core/dates.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
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
  let sent = 0;
  for (;;) {
    const more = await db.transaction(async (transaction) => {
      const due = await rows<{ id: number }>(
        transaction,
        sql`update bookings set reminded_at = now() where case_id in (
              select b.case_id from bookings b join cases c on c.id = b.case_id
              where b.reminder and b.reminded_at is null and c.status = 'booked' and b.changed_at < ${start}::timestamptz
                and b.starts_at >= ${from}::timestamptz and b.starts_at < ${until}::timestamptz
              order by b.case_id limit 50 for update of b skip locked
            ) returning case_id::int as id`,
      );
      for (const { id } of due) await post.bookingChanged(transaction, id, 'reminder');
      return due.length;
    });
    sent += more;
    if (more === 0) return sent;
  }
}
