import { AssetList } from '../contract/assets.ts';
import type { ApiClient, CallOptions } from './client.ts';

/** Things of a kind near a point, nearest first. */
export const findAssets = (
  api: ApiClient,
  query: NonNullable<CallOptions['query']>,
  options: CallOptions,
): Promise<AssetList> => api.get('assets', AssetList, { ...options, query });
