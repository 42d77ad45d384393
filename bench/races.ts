/**
 * What the tests of bookings try once, tried for longer: two hundred who book the last place at once, twenty rounds, and
 * three hundred orders of all that can be done to bookings, on both databases.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const tests = join(import.meta.dirname, '..', 'test', 'server');
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    '--test-force-exit',
    '--test-concurrency=1',
    '--test-name-pattern=two hundred who book at once|never sell more',
    join(tests, 'bookings.test.ts'),
    join(tests, 'booking-model.test.ts'),
  ],
  { stdio: 'inherit', env: { BOOKING_ROUNDS: '20', BOOKING_RUNS: '300', ...process.env } },
);
process.exit(status ?? 1);
