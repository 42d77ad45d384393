/**
 * Bookings a second, each a hold and then a booking with its letter, and reads of two months of slots, on PGlite and on
 * PostgreSQL, with the load on the same machine.
 */
import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import type { Hold } from '../src/contract/bookings.ts';
import type { SlotList } from '../src/contract/slots.ts';
import { localDay } from '../src/core/dates.ts';
import { addDays } from '../src/core/days.ts';
import { startPostgres } from '../test/server/postgres.ts';
import { percentile, runLoad } from './load.ts';
import type { Figures } from './main.ts';
import { startServer } from './server.ts';

const service = 'recycling-centre';
const location = 'household';
const connections = 20;

const slotsPath = (from: string) => `/api/slots?service=${service}&from=${from}&to=${addDays(from, 60)}`;

/** Every place that is free, as often as there is room, shuffled by turns so that neighbours are not neighbours. */
async function freePlaces(url: string): Promise<string[]> {
  const answer = await fetch(url + slotsPath(localDay(new Date())));
  const { slots } = (await answer.json()) as SlotList;
  const most = Math.max(...slots.map(({ left }) => left));
  return Array.from({ length: most }, (_, turn) =>
    slots.filter(({ left }) => left > turn).map(({ starts }) => starts),
  ).flat();
}

async function send<Answer>(url: string, path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(`${url}/api/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

async function bookFor(url: string, seconds: number, places: Iterator<string>): Promise<number[]> {
  const times: number[] = [];
  const ends = performance.now() + seconds * 1000;
  const work = async () => {
    for (let next = places.next(); performance.now() < ends && !next.done; next = places.next()) {
      const begun = performance.now();
      const { id, token } = await send<Hold>(url, 'holds', { service, location, starts: next.value });
      // Nobody gets more than a few.
      const contact = { name: `Load ${randomUUID()}`, postcode: 'ZZ1 1AB' };
      await send(url, 'bookings', { hold: { id, token }, contact, answers: { vehicle: 'car' } });
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return times;
}

const figuresOf = (perSecond: number, times: Float64Array, what: string): Figures[string] => ({
  [`${what} a second`]: Math.round(perSecond),
  ...Object.fromEntries(
    [50, 95, 99].map((percent) => [`p${percent}, ms`, Math.round(percentile(times, percent) * 10) / 10]),
  ),
  'load average': Math.round((loadavg()[0] ?? 0) * 10) / 10,
});

export async function benchBookings({ seconds }: { seconds: number }): Promise<Figures> {
  const figures: Figures = {};
  const postgres = await startPostgres({ synced: true });
  try {
    for (const [name, databaseUrl] of [
      ['PGlite', undefined],
      ['PostgreSQL', postgres.url],
    ] as const) {
      const server = await startServer(databaseUrl, { LIMIT_HOLDS: 'off', LIMIT_BOOKINGS: 'off' });
      try {
        const { url } = server;
        const places = (await freePlaces(url))[Symbol.iterator]();
        await bookFor(url, seconds / 4, places);
        const begun = performance.now();
        const times = await bookFor(url, seconds, places);
        const took = (performance.now() - begun) / 1000;
        figures[`hold and book, ${name}`] = figuresOf(times.length / took, Float64Array.from(times).sort(), 'bookings');
        const path = slotsPath(localDay(new Date()));
        const read = await runLoad({ url, connections, seconds, next: () => ({ method: 'GET', path }) });
        figures[`GET /slots of 60 days, ${name}`] = figuresOf(read.perSecond, read.times, 'requests');
      } finally {
        await server.stop();
      }
    }
  } finally {
    await postgres.stop();
  }
  return figures;
}
