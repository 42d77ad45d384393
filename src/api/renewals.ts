import { RenewalEnded } from '../contract/renewals.ts';
import { bearer, type Opened } from './cases.ts';
import type { ApiClient, WriteOptions } from './client.ts';

/** Stops what is renewed every year from a card; to do it twice changes nothing, and is told. */
export const stopRenewal = (api: ApiClient, opened: Opened, options: WriteOptions): Promise<RenewalEnded> =>
  api.post(`cases/${encodeURIComponent(opened.reference)}/renewal`, undefined, RenewalEnded, {
    ...options,
    method: 'DELETE',
    headers: bearer(opened),
  });
