import { PayableFound, PayableList, PayableService, type PayableLookup } from '../contract/payables.ts';
import { randomUuid } from '../core/uuid.ts';
import type { ApiClient, CallOptions } from './client.ts';

/** One service that is paid, with how one's own is found. */
export const getPayableService = (api: ApiClient, code: string, options: CallOptions): Promise<PayableService> =>
  api.share(`services/${encodeURIComponent(code)}`, PayableService, options);

/** What there is for everybody, of a service or of all; prices change, so it is never kept. */
export const getPayables = (api: ApiClient, service: string | undefined, options: CallOptions): Promise<PayableList> =>
  api.get('payables', PayableList, { ...options, query: { service } });

/** Finds somebody's own. */
export const lookUpPayable = (api: ApiClient, asked: PayableLookup, options: CallOptions): Promise<PayableFound> =>
  api.post('payables/lookup', asked, PayableFound, { ...options, key: randomUuid() });
