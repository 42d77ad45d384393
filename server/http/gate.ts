import { ProblemError } from './problems.ts';

/** Lets so many pieces of work run at once and so many wait; whoever comes after that is told to come back. */
export function createGate(atOnce: number, waiting: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new ProblemError('unavailable', { retryAfter: 2 });
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** Says that so many bytes more are held. */
export type Take = (bytes: number) => void;

/**
 * Holds no more than `total` bytes in memory for all requests together. Counted as they come, so that somebody who
 * sends slowly, or nothing, keeps nobody out.
 */
export function createBudget(total: number): <Result>(work: (take: Take) => Promise<Result>) => Promise<Result> {
  let held = 0;
  return async (work) => {
    let mine = 0;
    try {
      return await work((bytes) => {
        if (held + bytes > total) throw new ProblemError('unavailable', { retryAfter: 5 });
        held += bytes;
        mine += bytes;
      });
    } finally {
      held -= mine;
    }
  };
}
