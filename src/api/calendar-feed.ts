import { CalendarFeed } from '../contract/booking-answers.ts';
import { Accepted } from '../contract/case-view.ts';
import { randomUuid } from '../core/uuid.ts';
import { bearer, type Opened } from './cases.ts';
import type { ApiClient, CallOptions } from './client.ts';

const feedPath = ({ reference }: Opened) => `bookings/${encodeURIComponent(reference)}/feed`;

/** An address for a calendar program, in place of any that there was. */
export const makeFeed = (api: ApiClient, opened: Opened, options: CallOptions): Promise<CalendarFeed> =>
  api.post(feedPath(opened), undefined, CalendarFeed, { ...options, key: randomUuid(), headers: bearer(opened) });

/** The address leads nowhere from now on. */
export const endFeed = (api: ApiClient, opened: Opened, options: CallOptions): Promise<Accepted> =>
  api.post(feedPath(opened), undefined, Accepted, {
    ...options,
    key: randomUuid(),
    method: 'DELETE',
    headers: bearer(opened),
  });
