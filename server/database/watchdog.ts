import { writeSync } from 'node:fs';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const beat = 250;

/**
 * Ends the process when its event loop has stood still for `limit` milliseconds. The embedded database runs inside
 * the process: a query without end, or the first query after a full disk, blocks everything, timers included. Only
 * another thread can see it, and only an end helps: what was acknowledged is safe, and whoever supervises the process
 * starts it again.
 * @returns stops watching.
 */
export function watchEventLoop(limit: number): () => void {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const timer = setInterval(() => Atomics.add(beats, 0, 1), beat);
  timer.unref();
  const worker = new Worker(new URL(import.meta.url), { workerData: { beats, limit } });
  worker.unref();
  return () => {
    clearInterval(timer);
    void worker.terminate();
  };
}

if (!isMainThread && workerData?.beats instanceof Int32Array) {
  const { beats, limit } = workerData as { beats: Int32Array; limit: number };
  let seen = -1;
  let still = 0;
  // Counts its own ticks, not the clock: a laptop that slept is no reason to die.
  setInterval(() => {
    const now = Atomics.load(beats, 0);
    still = now === seen ? still + beat : 0;
    seen = now;
    if (still < limit) return;
    writeSync(
      2,
      `A database query has not answered for ${limit / 1000} s (is the disk full?). Ending, to be restarted.\n`,
    );
    process.kill(process.pid, 'SIGKILL');
  }, beat);
}
