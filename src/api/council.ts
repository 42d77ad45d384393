import { Council } from '../contract/council.ts';
import { apiVersion } from '../core/version.ts';
import type { ApiClient, CallOptions } from './client.ts';
import { ApiProblem } from './problem.ts';

/**
 * What every widget may need to know of the council.
 * @throws ApiProblem; `unreadable` when the API no longer answers widgets of this version.
 */
export async function getCouncil(api: ApiClient, options: CallOptions): Promise<Council> {
  const council = await api.share('council', Council, options);
  if (council.api.oldest > apiVersion || council.api.version < apiVersion) {
    console.error(
      `These widgets speak version ${apiVersion} of the API; ${api.base.href} answers ` +
        `${council.api.oldest} to ${council.api.version}. Update council.js or the server.`,
    );
    throw new ApiProblem('unreadable', { code: 'version' });
  }
  return council;
}
