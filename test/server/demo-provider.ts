/** The demo's payment provider for tests: on either database, with a clock that is turned by hand. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe } from 'node:test';
import { startDemoProvider, type DemoProvider } from '../../server/connectors/pay/demo-provider/start.ts';
import { openDatabase, type OpenDatabase } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { createLog } from '../../server/log.ts';
import { emptyDatabase } from './helpers.ts';
import { checkAnswer, checkRequest, checkSchema } from './pay-contract.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

export const apiKey = 'key-of-the-tests';
const controlToken = 'control-of-the-tests';
export const webhookSecret = 'secret-of-the-tests';

export interface Told {
  signature: string;
  body: string;
  type: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
}

/** A council that takes webhooks, or does not, and has a page for who comes back. */
class Receiver {
  readonly told: Told[] = [];
  /** Answer to the webhooks that come. */
  status = 200;
  #server: Server | undefined;

  get url(): string {
    return `http://127.0.0.1:${(this.#server?.address() as AddressInfo).port}/webhook`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'Content-Type': 'text/html' });
        response.end(
          '<!doctype html><html lang="en"><title>Council</title><link rel="icon" href="data:,"><h1>Welcome back</h1>',
        );
        return;
      }
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const message = JSON.parse(body) as { event_type: string };
        checkSchema('WebhookMessage', message);
        this.told.push({ signature: String(request.headers['pay-signature']), body, type: message.event_type });
        response.writeHead(this.status).end();
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.#server?.close(resolve);
      this.#server?.closeAllConnections();
    });
  }
}

export class TestProvider {
  readonly receiver = new Receiver();
  readonly database: OpenDatabase;
  #provider: DemoProvider | undefined;
  #now = Date.parse('2026-11-22T10:00:00.000Z');

  constructor(database: OpenDatabase) {
    this.database = database;
  }

  get url(): string {
    return this.#provider?.url ?? '';
  }

  /** @param publicUrl address that it says it has, where it is not its own */
  async start(publicUrl?: string): Promise<void> {
    this.#provider = await startDemoProvider({
      db: this.database.db,
      log: createLog('error'),
      port: 0,
      apiKey,
      webhookUrl: () => this.receiver.url,
      webhookSecret,
      publicUrl,
      controlToken,
      now: () => new Date(this.#now),
    });
  }

  async stop(): Promise<void> {
    await this.#provider?.close();
  }

  /** Lets time pass, and what it brings. */
  async pass(seconds: number): Promise<void> {
    this.#now += seconds * 1000;
    await this.#provider?.tick();
  }

  /** A request to the API as a council sends it; both it and its answer are as they are described. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    checkRequest({ method, url: this.url + path, headers: new Headers(headers), body: text });
    return this.#send(method, path, text, headers);
  }

  /** One that no council should send; its answer is as it is described. */
  wrong(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send(method, path, typeof body === 'object' ? JSON.stringify(body) : (body as string), headers);
  }

  async #send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const sent = { method, url: this.url + path };
    const response = await fetch(sent.url, {
      method,
      headers: {
        Authorization: `Bearer ${apiKey}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    checkAnswer(sent, { status: response.status, headers: response.headers, text });
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  }

  async create(over: Record<string, unknown> = {}): Promise<string> {
    // The next second: the provider takes no more than fifteen in one.
    this.#now += 1000;
    const { status, body, text } = await this.call('POST', '/v1/payments', aPayment(over));
    assert.equal(status, 201, text);
    return String(body['payment_id']);
  }

  async payment(id: string): Promise<ApiPayment> {
    return (await this.call('GET', `/v1/payments/${id}`)).body as unknown as ApiPayment;
  }

  async demo<Result = undefined>(method: string, path: string, body?: unknown): Promise<Result> {
    const response = await fetch(`${this.url}/demo${path}`, {
      method,
      headers: { Authorization: `Bearer ${controlToken}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    assert.ok(response.ok, text);
    return (text === '' ? undefined : JSON.parse(text)) as Result;
  }

  settings(settings: Record<string, unknown> = {}): Promise<undefined> {
    return this.demo('PUT', '/settings', settings);
  }

  /** A payment of a resident who has paid with this card. */
  async paid(card = '4444333322221111', over: Record<string, unknown> = {}): Promise<string> {
    const id = await this.create(over);
    await this.demo('POST', `/payments/${id}/resident`, { card });
    return id;
  }
}

export interface ApiPayment {
  payment_id: string;
  state: { status: string; finished: boolean; code?: string; message?: string; can_retry?: boolean };
  refund_summary: { status: string; amount_available: number; amount_submitted: number };
  card_details?: Record<string, unknown>;
  _links: Record<string, { href: string; method: string; params?: Record<string, string> } | null>;
}

export const aPayment = (over: Record<string, unknown> = {}) => ({
  amount: 1250,
  reference: 'EX-1',
  description: 'Garden waste, a year',
  return_url: 'https://council.example/paid?key=abc#there',
  ...over,
});

/** One for all that a process tests: each begins without the provider's schema. */
let shared: Promise<OpenDatabase> | undefined;
const embedded = () => (shared ??= emptyDatabase().then((snapshot) => openDatabase({ snapshot })));
after(async () => (await shared)?.close());

/** The same tests on both databases. */
export function onBoth(name: string, tests: (provider: () => TestProvider) => void): void {
  for (const kind of ['PGlite', 'PostgreSQL'] as const)
    describe(`${name}, on ${kind}`, () => withProvider(tests, kind));
}

/** One provider for all tests of a `describe`. */
export function withProvider(
  tests: (provider: () => TestProvider) => void,
  kind: 'PGlite' | 'PostgreSQL' = 'PGlite',
): void {
  let postgres: TestPostgres | undefined;
  let provider: TestProvider | undefined;
  before(async () => {
    if (kind === 'PostgreSQL') postgres = await startPostgres();
    const database = postgres ? await openDatabase({ url: postgres.url }) : await embedded();
    await database.db.execute(sql`drop schema if exists demo_pay cascade`);
    provider = new TestProvider(database);
    await provider.receiver.start();
    await provider.start();
  });
  after(async () => {
    await provider?.stop();
    await provider?.receiver.stop();
    if (postgres) await provider?.database.close();
    await postgres?.stop();
  });
  tests(() => {
    if (!provider) throw new Error('The provider has not started');
    return provider;
  });
}
