/**
 * How many live views one process holds and in how much memory, how soon they hear of a change, and how many reads of a
 * case it answers meanwhile: on PostgreSQL, with the load on the same machine.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { loadavg } from 'node:os';
import type { CaseSession } from '../src/contract/cases.ts';
import type { ReportReceipt } from '../src/contract/reports.ts';
import { startPostgres } from '../test/server/postgres.ts';
import { percentile, runLoad } from './load.ts';
import type { Figures } from './main.ts';
import { anonymousService, report, startServer } from './server.ts';

/** The server holds ten of one case. */
const tabsPerCase = 10;
/** Changes whose news is timed. */
const changes = 50;

interface OpenCase {
  path: string;
  session: string;
}

async function ask<Answer>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function openCases(url: string, count: number): Promise<OpenCase[]> {
  const { code, answers } = await anonymousService(url);
  const cases: OpenCase[] = [];
  const one = async () => {
    const { reference, token } = await ask<ReportReceipt>(`${url}/api/reports`, report(code, answers));
    const { session } = await ask<CaseSession>(`${url}/api/cases/lookup`, { token });
    cases.push({ path: `/api/cases/${reference}`, session });
  };
  while (cases.length < count) await Promise.all(Array.from({ length: Math.min(10, count - cases.length) }, one));
  return cases;
}

/** A live view on a bare socket; `heard` is called with each event that it gets. */
function listen(url: string, { path, session }: OpenCase, heard: () => void): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const ends = text.lastIndexOf('\n\n');
      if (ends < 0) return;
      if (text.startsWith('HTTP/1.1') && !text.startsWith('HTTP/1.1 200')) return reject(new Error(text));
      if (/^event: case/m.test(text.slice(0, ends))) {
        heard();
        // The first event says how the case stands.
        resolve(socket);
      }
      text = text.slice(ends + 2);
    });
    socket.once('error', reject).once('close', () => reject(new Error('the server closed the stream')));
    socket.write(
      `GET ${path}/events HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${session}\r\n\r\n`,
    );
  });
}

/** Megabytes that a process has in memory, as Linux counts them. */
const resident = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;

export async function benchLive({ streams, seconds }: { streams: number; seconds: number }): Promise<Figures> {
  const postgres = await startPostgres({ synced: true });
  const server = await startServer(postgres.url, {
    LIMIT_LOOKUPS: 'off',
    LIMIT_REFERENCES: 'off',
    LIMIT_POSTCODES: 'off',
    LIMIT_UPDATES: 'off',
    MAX_STREAMS: String(streams),
  });
  const sockets: Socket[] = [];
  try {
    const { url, pid } = server;
    const cases = await openCases(url, Math.ceil(streams / tabsPerCase));
    const before = resident(pid);
    /** By case: what a view does when it hears something. */
    const waiting = new Map<string, () => void>();
    for (let opened = 0; opened < streams; opened += 100) {
      const batch = Array.from({ length: Math.min(100, streams - opened) }, (_, index) => {
        const one = cases[(opened + index) % cases.length];
        if (!one) throw new Error('no case');
        return listen(url, one, () => waiting.get(one.path)?.());
      });
      sockets.push(...(await Promise.all(batch)));
    }
    const held = resident(pid);

    const times: number[] = [];
    for (const one of cases.slice(0, changes)) {
      const tabs = sockets.length / cases.length;
      await new Promise<void>((resolve, reject) => {
        const since = performance.now();
        let left = Math.floor(tabs);
        waiting.set(one.path, () => {
          times.push(performance.now() - since);
          left -= 1;
          if (left === 0) resolve();
        });
        ask(
          `${url}${one.path}/updates`,
          { kind: 'update', text: 'From a load test', photos: [] },
          {
            Authorization: `Bearer ${one.session}`,
          },
        ).catch(reject);
      });
    }
    const sorted = Float64Array.from(times).sort();
    const whole = (percent: number) => Math.round(percentile(sorted, percent));

    let turn = 0;
    const next = () => {
      const one = cases[turn++ % cases.length];
      if (!one) throw new Error('no case');
      return { method: 'GET' as const, path: one.path, headers: { Authorization: `Bearer ${one.session}` } };
    };
    const reads = await runLoad({ url, connections: 20, seconds, next });
    const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
    return {
      'live views of one process': {
        held: sockets.length,
        'memory before, MB': Math.round(before),
        'memory with them, MB': Math.round(held),
        'kB each': Math.round(((held - before) / sockets.length) * 10_000) / 10,
        'news in all tabs of a case, p50, ms': whole(50),
        'p99, ms': whole(99),
        'load average': load,
      },
      'GET /cases/{reference} meanwhile': {
        'requests a second': Math.round(reads.perSecond),
        'p50, ms': Math.round(percentile(reads.times, 50) * 10) / 10,
        'p99, ms': Math.round(percentile(reads.times, 99) * 10) / 10,
        'load average': load,
      },
    };
  } finally {
    for (const socket of sockets) socket.removeAllListeners('close').destroy();
    await server.stop();
    await postgres.stop();
  }
}
