/**
 * What the tests of bookings and payments try a few times, tried for longer: two hundred who book the last place at once,
 * twenty rounds; three hundred orders of all that can be done to bookings, and as many to payments and to bookings that are
 * paid for; a death between every two steps of a payment; and twenty servers killed while people pay. All on both
 * databases.
 * `npm run bench:races -- payment` tries one of them alone.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const tests = join(import.meta.dirname, '..', 'test', 'server');
const [only = ''] = process.argv.slice(2);
const files = ['bookings', 'booking-model', 'payment-model', 'payment-crash', 'paid-bookings'].filter((name) =>
  name.startsWith(only),
);
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    '--test-force-exit',
    '--test-concurrency=1',
    '--test-name-pattern=two hundred who book at once|never sell more|paid at most once|survive a death|everybody pays once|keep money for',
    ...files.map((name) => join(tests, `${name}.test.ts`)),
  ],
  {
    stdio: 'inherit',
    env: { BOOKING_ROUNDS: '20', BOOKING_RUNS: '300', PAYMENT_RUNS: '300', CRASH_ROUNDS: '20', ...process.env },
  },
);
process.exit(status ?? 1);
