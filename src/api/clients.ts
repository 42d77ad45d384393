import { ApiClient } from './client.ts';

const clients = new Map<string, ApiClient>();

/** The page's one client of an API, so that widgets that ask for the same thing share one request. */
export function clientOf(base: URL): ApiClient {
  let client = clients.get(base.href);
  if (!client) clients.set(base.href, (client = new ApiClient(base)));
  return client;
}
