import { describeError, type Logger } from './log.ts';

/** Work that is done again and again, never twice at once in this process. */
export interface Job {
  /** Does it now, or once more when it is at work. */
  poke(): void;
  /** Starts no more; resolves when what was begun is done. */
  stop(): Promise<void>;
}

/** Does some work now and every `seconds`; what it throws is logged and the next time comes all the same. */
export function startJob(name: string, seconds: number, log: Logger, work: () => Promise<unknown>): Job {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const run = async () => {
    do {
      again = false;
      try {
        await work();
      } catch (error) {
        log.error({ job: name, ...describeError(error) }, 'job failed');
      }
    } while (again && !stopped);
    running = undefined;
  };
  const poke = () => {
    if (stopped) return;
    if (running) again = true;
    else running = run();
  };

  const timer = setInterval(poke, seconds * 1000);
  timer.unref();
  poke();
  return {
    poke,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
