/**
 * Requests a second and p50, p95 and p99 of `GET /services` and `POST /reports`, on PGlite and on PostgreSQL, with the
 * load on the same machine as the server and the database: what else the machine did is in its load average.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from '../src/contract/services.ts';
import { startPostgres } from '../test/server/postgres.ts';
import { percentile, runLoad, type Request } from './load.ts';
import type { Figures } from './main.ts';

const connections = 20;

/** For two cores and PostgreSQL: this many a second at least, with a p99 of so many milliseconds at most. */
const budgets = { read: { perSecond: 3000, p99: 50 }, write: { perSecond: 800, p99: 50 } };
type Kind = keyof typeof budgets;

export interface Started {
  url: string;
  /** Its process. */
  pid: number;
  stop(): Promise<void>;
}

export async function startServer(
  databaseUrl: string | undefined,
  environment: Record<string, string> = {},
): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'council-bench-'));
  const child = spawn(process.execPath, [join(import.meta.dirname, '../server/main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      DEMO: 'on',
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl ?? '',
      LIMIT_REPORTS: 'off',
      BOT_DEFENCE: 'off',
      LIMIT_READS: 'off',
      ...environment,
    },
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/\S+?:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server stopped with ${code}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      const stopped = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await stopped;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const report = (code: string, answers: Record<string, string>) => ({
  service: code,
  place: { found: 'described', description: 'Beside the bench (invented, for a load test)' },
  description: 'A report of a load test',
  answers,
});

async function load(url: string, seconds: number, kind: Kind): Promise<Figures[string]> {
  const service = await anonymousService(url);
  const body = JSON.stringify(report(service.code, service.answers));
  const next = (): Request =>
    kind === 'write'
      ? {
          method: 'POST',
          path: '/api/reports',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
          body,
        }
      : { method: 'GET', path: '/api/services?kind=report', headers: { 'Accept-Encoding': 'gzip, deflate, br' } };
  // A server that has just started compiles while it answers.
  await runLoad({ url, connections, seconds: seconds / 2, next });
  const { perSecond, times } = await runLoad({ url, connections, seconds, next });
  const at = (percent: number) => Math.round(percentile(times, percent) * 10) / 10;
  return {
    'requests a second': Math.round(perSecond),
    'p50, ms': at(50),
    'p95, ms': at(95),
    'p99, ms': at(99),
    'load average': Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

const budget = ({ perSecond, p99 }: (typeof budgets)[Kind]) => ({
  'requests a second, budget': perSecond,
  'p99, ms, budget': p99,
});

/** A service that takes a report without a name, and the first answers that do not stop it. */
export async function anonymousService(url: string): Promise<{ code: string; answers: Record<string, string> }> {
  const get = async (path: string) => (await fetch(`${url}/api/${path}`)).json() as Promise<never>;
  const { services } = (await get('services?kind=report')) as { services: { code: string }[] };
  for (const { code } of services) {
    const service = (await get(`services/${code}`)) as Service;
    const { questions, contact, stop, photos } = service;
    const lists = questions.every(({ type, required }) => !required || type === 'singlevaluelist' || type === 'notice');
    if (stop || !lists || contact.anonymous !== 'allowed' || photos === 'required') continue;
    const asked = questions.filter(({ required, type }) => required && type === 'singlevaluelist');
    const answers = asked.map(({ code: name, values }) => [name, values?.find((each) => !each.stop)?.key ?? '']);
    return { code, answers: Object.fromEntries(answers) as Record<string, string> };
  }
  throw new Error('no service takes an anonymous report');
}

export async function benchServer({ seconds }: { seconds: number }): Promise<Figures> {
  const figures: Figures = {};
  const postgres = await startPostgres({ synced: true });
  try {
    for (const [name, url] of [
      ['PGlite', undefined],
      ['PostgreSQL', postgres.url],
    ] as const) {
      const server = await startServer(url);
      try {
        const beside = (kind: Kind) => (url === undefined ? {} : budget(budgets[kind]));
        figures[`GET /services, ${name}`] = { ...(await load(server.url, seconds, 'read')), ...beside('read') };
        figures[`POST /reports, ${name}`] = { ...(await load(server.url, seconds, 'write')), ...beside('write') };
      } finally {
        await server.stop();
      }
    }
  } finally {
    await postgres.stop();
  }
  return figures;
}
