import { Service, ServiceList } from '../contract/services.ts';
import type { ApiClient, CallOptions } from './client.ts';

/** All services of a kind, in their groups. */
export const getServices = (api: ApiClient, kind: string, options: CallOptions): Promise<ServiceList> =>
  api.share('services', ServiceList, { ...options, query: { kind } });

/** One service with its questions. */
export const getService = (api: ApiClient, code: string, options: CallOptions): Promise<Service> =>
  api.share(`services/${encodeURIComponent(code)}`, Service, options);
