import { randomUUID } from 'node:crypto';
import { demoPassword, officers, saveOfficers } from '../../server/exampleton/officers.ts';
import type { DeskCase } from '../../src/contract/desk.ts';
import { officers as officersTable } from '../../server/database/schema.ts';
import type { Photo } from '../../src/contract/photos.ts';
import { aPicture } from './cases.ts';
import { get, post, sendPhoto } from './client.ts';
import type { TestServer } from './helpers.ts';

/** An officer who has signed in. */
export interface Desk {
  headers: Record<string, string>;
  get(path: string): ReturnType<typeof get>;
  post(path: string, body: unknown, headers?: Record<string, string>): ReturnType<typeof post>;
  /** Uploads a photo; its answer. */
  send(bytes: Uint8Array<ArrayBuffer>, headers?: Record<string, string>): ReturnType<typeof post>;
  /** Uploads a small photo; gives its id. */
  photo(): Promise<string>;
  case(reference: string): Promise<DeskCase>;
  /** Does something to a case as it is now. */
  act(reference: string, deed: Record<string, unknown>): ReturnType<typeof post>;
}

export const signIn = (server: TestServer, email: string, password: string, headers: Record<string, string> = {}) =>
  post(`${server.url}/api/desk/session`, { email, password }, { 'X-Council-Desk': '1', ...headers });

export async function openDesk(server: TestServer, email = officers[0]?.email ?? ''): Promise<Desk> {
  if ((await server.db.$count(officersTable)) === 0) await saveOfficers(server.db);
  const answer = await signIn(server, email, demoPassword);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { 'X-Council-Desk': '1', Cookie: cookie };
  const url = `${server.url}/api/desk`;
  const desk: Desk = {
    headers,
    get: (path) => get(url + path, headers),
    post: (path, body, more = {}) => post(url + path, body, { ...headers, 'Idempotency-Key': randomUUID(), ...more }),
    send: (bytes, more = {}) => sendPhoto(server, bytes, { ...headers, ...more }, 'desk/photos'),
    photo: async () => ((await desk.send(await aPicture())).body as Photo).id,
    case: async (reference) => (await desk.get(`/cases/${reference}`)).body as DeskCase,
    act: async (reference, deed) =>
      desk.post(`/cases/${reference}/actions`, { version: (await desk.case(reference)).version, deed }),
  };
  return desk;
}
