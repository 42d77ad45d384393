import type { Challenge } from '../contract/problems.ts';
import { nextTask } from '../core/next-task.ts';
import { zeroBits } from '../core/zero-bits.ts';
import { ApiProblem } from './problem.ts';

/** Milliseconds of work before the page may paint and answer. */
const slice = 12;

/** Does the work that the server asks for, in slices. @returns what `FormCheck.work` carries */
export async function workFor({ salt, bits }: Challenge, signal: AbortSignal): Promise<string> {
  for (let number = 0, until = 0; ; number++) {
    // A look at the clock costs as much as a number.
    if (number % 64 === 0 && performance.now() > until) {
      await nextTask();
      signal.throwIfAborted();
      until = performance.now() + slice;
    }
    const work = `${salt}:${number}`;
    if (zeroBits(work) >= bits) return work;
  }
}

/**
 * Sends again what the server did not take at once: after the seconds that it asks for, or with the work that it asks
 * for, each of them once. Any other failure stays what it is.
 */
export async function passCheck<Receipt>(
  first: unknown,
  send: (work?: string) => Promise<Receipt>,
  signal: AbortSignal,
): Promise<Receipt> {
  const met = new Set<string>();
  let work: string | undefined;
  for (let failure = first; ;) {
    if (!(failure instanceof ApiProblem) || met.has(failure.kind)) throw failure;
    met.add(failure.kind);
    if (failure.challenge) work = await workFor(failure.challenge, signal);
    else if (failure.retryAfter !== undefined) await pause(failure.retryAfter, signal);
    try {
      return await send(work);
    } catch (next) {
      failure = next;
    }
  }
}

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
