import { randomUUID } from 'node:crypto';
import { after, before, describe } from 'node:test';
import type { ReportReceipt } from '../../src/contract/reports.ts';
import { startServer, type TestServer, type TestServerOptions } from './helpers.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { town } from './town.ts';

/** A report that every rule agrees with; what is given replaces what is in it. */
export const aReport = (over: Record<string, unknown> = {}) => ({
  service: 'pothole',
  place: { found: 'map', lat: 52.5, lng: -1.5, label: '12 Mill Lane, Exampleton, ZZ1 1AB' },
  description: 'A hole as deep as a bucket',
  ...over,
});

export interface Answer {
  status: number;
  headers: Headers;
  /** The body as JSON, or as text when it is none. */
  body: unknown;
  text: string;
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  let body: unknown = text;
  try {
    body = JSON.parse(text) as unknown;
  } catch {
    // Not JSON.
  }
  return { status: response.status, headers: response.headers, text, body };
}

export const get = async (url: string, headers: Record<string, string> = {}) => read(await fetch(url, { headers }));

/** `POST` of JSON with a key of its own, unless the headers give one. */
export const post = async (url: string, body: unknown, headers: Record<string, string> = {}) =>
  read(
    await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );

export const sendReport = (server: TestServer, over?: Record<string, unknown>, headers?: Record<string, string>) =>
  post(`${server.url}/api/reports`, aReport(over), headers);

export const sendPhoto = async (
  server: TestServer,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = 'photos',
) =>
  read(
    await fetch(`${server.url}/api/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'image/jpeg', 'Idempotency-Key': randomUUID(), ...headers },
      body: bytes,
    }),
  );

export const receiptOf = ({ body }: Answer) => body as ReportReceipt;
export const codeOf = ({ body }: Answer) => (body as { code?: string }).code;
/** Refused fields as `contact.email: required`, in order. */
export const errorsOf = ({ body }: Answer) =>
  ((body as { errors?: { field: string; code: string }[] }).errors ?? []).map(({ field, code }) => `${field}: ${code}`);

/** The same tests on the embedded database and on PostgreSQL; `server()` is the one that runs. */
export function onBothDatabases(
  name: string,
  tests: (server: () => TestServer, kind: 'PGlite' | 'PostgreSQL') => void,
  options: TestServerOptions = {},
): void {
  for (const kind of ['PGlite', 'PostgreSQL'] as const) {
    describe(`${name}, on ${kind}`, () => {
      let postgres: TestPostgres | undefined;
      let server: TestServer | undefined;
      before(async () => {
        if (kind === 'PostgreSQL') postgres = await startPostgres();
        const environment = { ...options.environment, ...(postgres ? { DATABASE_URL: postgres.url } : {}) };
        server = await startServer({ town, ...options, environment });
      });
      after(async () => {
        await server?.close();
        await postgres?.stop();
      });
      tests(() => {
        if (!server) throw new Error('The server has not started');
        return server;
      }, kind);
    });
  }
}

/** One server for all tests of a `describe`. */
export function withServer(options: TestServerOptions = {}): () => TestServer {
  let server: TestServer | undefined;
  before(async () => {
    server = await startServer({ town, ...options });
  });
  after(() => server?.close());
  return () => {
    if (!server) throw new Error('The server has not started');
    return server;
  };
}
