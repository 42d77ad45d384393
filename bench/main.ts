/**
 * `npm run bench`: bytes, start-up, server load and live views, beside the budgets of `.config/sizes.json`. Needs a build.
 * `npm run bench -- sizes startup server live bookings` chooses parts; `--json FILE` also writes the figures.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchBookings } from './bookings.ts';
import { benchLive } from './live.ts';
import { benchServer } from './server.ts';
import { benchSizes } from './sizes.ts';
import { benchStartup } from './startup.ts';

/** Figures of one part, by name; each with its unit in the name. */
export type Figures = Record<string, Record<string, number | string>>;

const parts = {
  sizes: benchSizes,
  startup: benchStartup,
  server: benchServer,
  live: benchLive,
  bookings: benchBookings,
};
type Part = keyof typeof parts;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    seconds: { type: 'string', default: '8' },
    runs: { type: 'string', default: '5' },
    streams: { type: 'string', default: '5000' },
  },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(parts);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const results: Record<string, Figures> = {};
for (const name of chosen as Part[]) {
  console.log(`\n${name}`);
  results[name] = await parts[name]({
    seconds: Number(values.seconds),
    runs: Number(values.runs),
    streams: Number(values.streams),
  });
  console.table(results[name]);
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
