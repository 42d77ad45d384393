import { BookableService } from '../contract/bookable-services.ts';
import type { ApiClient, CallOptions } from './client.ts';

/** One service that is booked, with what it asks and its rules. */
export const getBookableService = (api: ApiClient, code: string, options: CallOptions): Promise<BookableService> =>
  api.share(`services/${encodeURIComponent(code)}`, BookableService, options);
