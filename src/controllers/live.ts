import type { LitElement, ReactiveController } from 'lit';
import { ApiProblem } from '../api/problem.ts';

export interface LiveOptions {
  /** Listens until the line ends; `alive` is called whenever something comes. */
  listen: (alive: () => void, signal: AbortSignal) => Promise<void>;
  /** Asks once, whatever comes of it: without a line this is how changes are seen. */
  check: (signal: AbortSignal) => Promise<void>;
}

const firstWait = 1000;
const longestWait = 60_000;
/** A line that stood for so long is one that works. */
const steady = 10_000;

/** Milliseconds to wait after so many failures in a row: twice as long each time, and no two pages at the same moment. */
export const waitAfter = (failures: number, random = Math.random()): number =>
  Math.min(longestWait, firstWait * 2 ** (failures - 1)) * (0.5 + random / 2);

/**
 * Keeps something up to date while a page is looked at: it listens, and where there is no line it asks, less and less
 * often, trying the line anew each time. In a tab behind others it rests; when that comes to the front, it asks at once.
 */
export class LiveController implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: LiveOptions;
  #wanted = false;
  #running: AbortController | undefined;

  /** The line stands: what is shown is what there is. */
  connected = false;

  constructor(host: LitElement, options: LiveOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  start(): void {
    this.#wanted = true;
    this.#run(false);
  }

  stop(): void {
    this.#wanted = false;
    this.#rest();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    addEventListener('online', this.#look);
    this.#look();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    removeEventListener('online', this.#look);
    this.#rest();
  }

  /** The page is looked at again, or is online again. */
  readonly #look = (): void => {
    if (document.hidden) this.#rest();
    else this.#run(true);
  };

  #rest(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#say(false);
  }

  #say(connected: boolean): void {
    if (this.connected === connected) return;
    this.connected = connected;
    this.#host.requestUpdate();
  }

  #run(askFirst: boolean): void {
    this.#rest();
    if (!this.#wanted || document.hidden || !this.#host.isConnected) return;
    this.#running = new AbortController();
    void this.#keepUp(this.#running.signal, askFirst);
  }

  async #keepUp(signal: AbortSignal, askFirst: boolean): Promise<void> {
    const { listen, check } = this.#options;
    if (askFirst) await check(signal);
    for (let failures = 0; !signal.aborted;) {
      const began = Date.now();
      let least = 0;
      try {
        await listen(() => !signal.aborted && this.#say(true), signal);
      } catch (failure) {
        if (failure instanceof ApiProblem) least = failure.retryAfter ?? 0;
        else if (!signal.aborted) console.error(failure);
      }
      if (signal.aborted) return;
      // Not after a line that is cut as soon as it is made, or it would be made anew for ever.
      if (this.connected && Date.now() - began > steady) failures = 0;
      this.#say(false);
      await pause(Math.max(least, waitAfter(++failures)), signal);
      // What was missed while there was no line.
      if (!signal.aborted) await check(signal);
    }
  }
}

/** Waits, or until the caller goes away. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
