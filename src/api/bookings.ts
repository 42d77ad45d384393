import * as v from 'valibot';
import { BookingChanged, BookingReceipt, Hold } from '../contract/booking-answers.ts';
import type { MoveBooking, NewBooking, NewHold, NewWaiting } from '../contract/bookings.ts';
import { Accepted } from '../contract/case-view.ts';
import { SlotList } from '../contract/slots.ts';
import { readOptions } from '../core/early-reads.ts';
import { toJson } from '../core/json.ts';
import { bearer, type Opened } from './cases.ts';
import type { ApiClient, CallOptions, WriteOptions } from './client.ts';

/** A hold, and what proves that it is ours. */
export interface OwnHold {
  readonly id: string;
  readonly token: string;
}

const holder = ({ token }: OwnHold) => ({ Authorization: `Bearer ${token}` });
const holdPath = ({ id }: OwnHold) => `holds/${encodeURIComponent(id)}`;
const bookingPath = ({ reference }: Opened) => `bookings/${encodeURIComponent(reference)}`;

/** Slots that are free now; never shared or kept. */
export const getSlots = (
  api: ApiClient,
  query: NonNullable<CallOptions['query']>,
  options: CallOptions,
): Promise<SlotList> => api.get('slots', SlotList, { ...options, query });

/**
 * Holds a slot for some minutes.
 * @param instead the same resident's hold that goes when this one is had.
 * @param moved the booking that is to be moved there, which its session opens.
 */
export const holdSlot = (
  api: ApiClient,
  slot: Omit<NewHold, 'instead' | 'moves'>,
  { instead, moved, ...options }: WriteOptions & { instead?: OwnHold | undefined; moved?: Opened | undefined },
): Promise<Hold> => {
  const body: NewHold = {
    ...slot,
    ...(moved && { moves: moved.reference }),
    ...(instead && { instead: instead.id }),
  };
  const headers = moved ? bearer(moved) : instead && holder(instead);
  return api.post('holds', body, Hold, { ...options, headers });
};

/** Asks for the full time again. */
export const extendHold = (api: ApiClient, hold: OwnHold, options: WriteOptions): Promise<Hold> =>
  api.post(holdPath(hold), undefined, Hold, { ...options, method: 'PATCH', headers: holder(hold) });

/** Lets a slot go, also from a page that is being left. Nobody waits for it: it would run out by itself. */
export function releaseHold(api: ApiClient, hold: OwnHold, language: string): void {
  const { headers, ...options } = readOptions(language);
  fetch(api.url(holdPath(hold)), {
    ...options,
    method: 'DELETE',
    headers: { ...headers, ...holder(hold) },
    keepalive: true,
  }).catch(() => undefined);
}

/** Books what is held; the same key and body always get the same receipt. */
export const sendBooking = (api: ApiClient, booking: NewBooking, options: WriteOptions): Promise<BookingReceipt> =>
  api.post('bookings', booking, BookingReceipt, options);

/** Moves a booking to what is held, in one step. */
export const moveBooking = (
  api: ApiClient,
  opened: Opened,
  move: MoveBooking,
  options: WriteOptions,
): Promise<BookingChanged> =>
  api.post(bookingPath(opened), move, BookingChanged, { ...options, method: 'PATCH', headers: bearer(opened) });

export const cancelBooking = (api: ApiClient, opened: Opened, options: WriteOptions): Promise<BookingChanged> =>
  api.post(bookingPath(opened), undefined, BookingChanged, { ...options, method: 'DELETE', headers: bearer(opened) });

/**
 * Asks to be told when a slot comes free.
 * @param moved the booking for which an earlier time is wanted.
 */
export const joinWaiting = (
  api: ApiClient,
  wanted: NewWaiting,
  { moved, ...options }: WriteOptions & { moved?: Opened | undefined },
): Promise<Accepted> => api.post('waiting', wanted, Accepted, { ...options, headers: moved && bearer(moved) });

/** A booking as an entry for the resident's own calendar. */
export const getCalendar = (api: ApiClient, opened: Opened, { language, signal }: CallOptions): Promise<string> => {
  const url = api.url(`${bookingPath(opened)}/calendar.ics`);
  return api.take(url, v.pipe(v.string(), v.regex(/^BEGIN:VCALENDAR/)), signal, async ({ readTime }) => {
    const options = readOptions(language);
    const response = await fetch(url, {
      ...options,
      headers: { ...options.headers, Accept: 'text/calendar', ...bearer(opened) },
      signal: AbortSignal.timeout(readTime),
    });
    const { ok, status, headers } = response;
    const text = await response.text();
    // It is no JSON: its text is what is read.
    return {
      status,
      contentType: 'application/json',
      retryAfter: headers.get('Retry-After'),
      text: ok ? toJson(text) : text,
    };
  });
};
