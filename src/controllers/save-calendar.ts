import { getCalendar } from '../api/bookings.ts';
import type { Opened } from '../api/cases.ts';
import type { ApiClient, CallOptions } from '../api/client.ts';

/** How long a browser may take to begin with a file, in milliseconds. */
const patience = 60_000;

/** Gives the resident a booking as a file for their own calendar. An address cannot: it would have to hold the proof. */
export async function saveCalendar(api: ApiClient, opened: Opened, options: CallOptions): Promise<void> {
  const text = await getCalendar(api, opened, options);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  link.download = `${opened.reference}.ics`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), patience);
}
