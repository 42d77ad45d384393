import { describeError, type Logger } from './log.ts';

/** Work that is done again and again, never twice at once in this process. */
export interface Job {
  /** Does it now and every so many seconds. */
  start(): void;
  /** Does it now, or once more when it is at work. */
  poke(): void;
  /** Starts no more; resolves when what was begun is done. */
  stop(): Promise<void>;
}

/** Some work to be done every `seconds`; what it throws is logged and the next time comes all the same. */
export function createJob(name: string, seconds: number, log: Logger, work: () => Promise<unknown>): Job {
  let running: Promise<void> | undefined;
  let asked = 0;
  let stopped = false;

  const run = async () => {
    let answered: number;
    do {
      answered = asked;
      try {
        await work();
      } catch (error) {
        log.error({ job: name, ...describeError(error) }, 'job failed');
      }
    } while (answered !== asked && !stopped);
    running = undefined;
  };
  const poke = () => {
    if (stopped) return;
    asked += 1;
    running ??= run();
  };

  let timer: NodeJS.Timeout | undefined;
  return {
    start() {
      timer = setInterval(poke, seconds * 1000);
      timer.unref();
      poke();
    },
    poke,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
