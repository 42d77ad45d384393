import { Accepted } from '../contract/case-view.ts';
import { OwnBookings, OwnBookingsSession, type BookingLinkRequest } from '../contract/own-bookings.ts';
import type { ApiClient, CallOptions, WriteOptions } from './client.ts';

/** Says who asks. */
export const listBearer = (session: string): Record<string, string> => ({ Authorization: `Bearer ${session}` });

/** Has a link mailed to all that is booked with an address. The answer is the same whether there is anything. */
export const requestBookingsLink = (
  api: ApiClient,
  request: BookingLinkRequest,
  options: WriteOptions,
): Promise<Accepted> => api.post('bookings/links', request, Accepted, options);

/** Opens the list by such a link. */
export const openBookings = (api: ApiClient, token: string, options: WriteOptions): Promise<OwnBookingsSession> =>
  api.post('bookings/lookup', { token }, OwnBookingsSession, options);

/** What is still to come. */
export const getOwnBookings = (api: ApiClient, session: string, options: CallOptions): Promise<OwnBookings> =>
  api.get('bookings', OwnBookings, { ...options, headers: listBearer(session) });
