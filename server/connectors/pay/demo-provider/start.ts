import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Database } from '../../../database/open.ts';
import { createJob } from '../../../jobs.ts';
import { describeError, type Logger } from '../../../log.ts';
import { createProvider } from './app.ts';
import { createSchema } from './store.ts';

export interface DemoProviderOptions {
  /** Where it keeps what it must not forget, in a schema of its own. */
  db: Database;
  log: Logger;
  /** 0 for any that is free. */
  port: number;
  host?: string;
  apiKey: string;
  /** The council's address for webhooks; a function where it is known later. */
  webhookUrl: string | (() => string);
  webhookSecret: string;
  /** Address of the provider for residents; its own on this machine without it. */
  publicUrl?: string | undefined;
  controlToken?: string | undefined;
  now?: () => Date;
  /** POST requests of a kind that are taken in a second: 15, as of the real one. */
  rate?: number;
}

export interface DemoProvider {
  /** Without a slash at the end. */
  url: string;
  /** Does now what has come due by the provider's clock, webhooks included. */
  tick(): Promise<void>;
  /** Takes no more requests; what is under way is kept for the next start. */
  close(): Promise<void>;
}

/** Seconds after which it looks at the latest whether there is something to do. */
const atLatest = 30;

/** Milliseconds that requests at work have to end. */
const patience = 1000;

/** Starts the payment provider of the demo: GOV.UK Pay, as far as a council can tell. */
export async function startDemoProvider({
  db,
  log,
  port,
  host = '127.0.0.1',
  apiKey,
  webhookUrl,
  webhookSecret,
  publicUrl,
  controlToken,
  now = () => new Date(),
  rate = 15,
}: DemoProviderOptions): Promise<DemoProvider> {
  await createSchema(db);
  const ends = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const provider = createProvider({
    db,
    apiKey,
    receiver: { url: typeof webhookUrl === 'string' ? () => webhookUrl : webhookUrl, secret: webhookSecret },
    base: () => (publicUrl ?? urlOf()).replace(/\/$/, ''),
    clock: now,
    controlToken,
    rate,
    changed: () => job.poke(),
    failed: (error) => log.error(describeError(error), 'failure of the payment provider of the demo'),
    ends: ends.signal,
  });
  const job = createJob('demo-provider', atLatest, log, async () => {
    await provider.tick();
    const wait = await provider.wait();
    clearTimeout(timer);
    // A clock that a test holds still would have it run for ever.
    if (wait !== undefined && wait < atLatest * 1000) timer = setTimeout(() => job.poke(), Math.max(wait, 100)).unref();
  });

  const answer = getRequestListener(provider.fetch);
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  job.start();

  return {
    url: urlOf(),
    tick: provider.tick,
    async close() {
      ends.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const hurry = setTimeout(() => server.closeAllConnections(), patience);
      await closed;
      clearTimeout(hurry);
      await job.stop();
      clearTimeout(timer);
    },
  };

  function urlOf(): string {
    const { address, port: taken, family } = server.address() as AddressInfo;
    if (address === '0.0.0.0' || address === '::') return `http://localhost:${taken}`;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
  }
}
