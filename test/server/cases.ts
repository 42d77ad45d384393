import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { CaseSession, CaseView } from '../../src/contract/cases.ts';
import type { ReportReceipt } from '../../src/contract/reports.ts';
import { outbox } from '../../server/database/schema.ts';
import { desc } from '../../server/database/sql.ts';
import { get, post, receiptOf, sendReport } from './client.ts';
import type { TestServer } from './helpers.ts';

export const robin = {
  name: 'Robin Hill',
  email: 'robin@example.com',
  phone: '01632 960 123',
  postcode: 'ZZ1 1AB',
  updates: true,
};

/** A case and its owner, with all that the owner can do. */
export interface Owned {
  receipt: ReportReceipt;
  session: string;
  headers: Record<string, string>;
  view(language?: string): Promise<CaseView>;
  update(body: Record<string, unknown>, headers?: Record<string, string>): ReturnType<typeof post>;
}

/** Opens a case by the token of its receipt. */
export async function open(server: TestServer, receipt: ReportReceipt): Promise<Owned> {
  const looked = await post(`${server.url}/api/cases/lookup`, { token: receipt.token });
  const { session } = looked.body as CaseSession;
  const headers = { Authorization: `Bearer ${session}` };
  const url = `${server.url}/api/cases/${receipt.reference}`;
  return {
    receipt,
    session,
    headers,
    view: async (language = 'en') => (await get(url, { ...headers, 'Accept-Language': language })).body as CaseView,
    update: (body, more = {}) => post(`${url}/updates`, body, { ...headers, 'Idempotency-Key': randomUUID(), ...more }),
  };
}

/** Sends a report and opens it. */
export const owned = async (server: TestServer, over: Record<string, unknown> = {}): Promise<Owned> =>
  open(server, receiptOf(await sendReport(server, { contact: robin, ...over })));

/** Letters in the outbox, newest first. */
export const letters = (server: TestServer) =>
  server.db.select().from(outbox).orderBy(desc(outbox.createdAt), desc(outbox.id));

/** Token of a link in a letter. */
export const tokenIn = (text: string, name: string) => new RegExp(`#${name}=([\\w-]{22})`).exec(text)?.[1] ?? '';

/** A small photo. */
export const aPicture = async (): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: 90, g: 120, b: 60 } } })
      .jpeg()
      .toBuffer(),
  );
