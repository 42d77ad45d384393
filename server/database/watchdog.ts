import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const beat = 250;

export interface Watch {
  /** Milliseconds that the event loop may stand still from now on. */
  allow(limit: number): void;
  stop(): void;
}

/**
 * Ends the process when its event loop has stood still for `limit` milliseconds. The embedded database runs inside
 * the process: a query without end, or the first query after a full disk, blocks everything, timers included. Only
 * another thread can see it, and only an end helps: what was acknowledged is safe, and whoever supervises the process
 * starts it again.
 */
export function watchEventLoop(limit: number): Watch {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  Atomics.store(shared, 1, limit);
  const timer = setInterval(() => Atomics.add(shared, 0, 1), beat);
  timer.unref();
  const worker = new Worker(new URL(import.meta.url), { workerData: { watch: shared } });
  worker.unref();
  return {
    allow(milliseconds) {
      // A beat first: what was long until now is no reason to die.
      Atomics.add(shared, 0, 1);
      Atomics.store(shared, 1, milliseconds);
    },
    stop: () => {
      clearInterval(timer);
      void worker.terminate();
    },
  };
}

if (!isMainThread && (workerData as { watch?: unknown } | null)?.watch instanceof Int32Array) {
  const { watch } = workerData as { watch: Int32Array };
  let seen = -1;
  let still = 0;
  // Counts its own ticks, not the clock: a laptop that slept is no reason to die.
  setInterval(() => {
    const now = Atomics.load(watch, 0);
    still = now === seen ? still + beat : 0;
    seen = now;
    if (still < Atomics.load(watch, 1)) return;
    writeSync(
      2,
      `A database query has not answered for ${still / 1000} s (is the disk full?). Ending, to be restarted.\n`,
    );
    process.kill(process.pid, 'SIGKILL');
  }, beat);
}
