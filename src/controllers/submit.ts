import type { ReactiveControllerHost } from 'lit';
import { ApiProblem } from '../api/problem.ts';

/** One submission: a key of its own, and what was sent under it. */
export interface Submission<Body> {
  readonly key: string;
  readonly body: Body;
}

/**
 * Sends something once. The guard is set before the first await, since a disabled button is too late in some browsers;
 * the key is made once and kept through every failure, so that the server can tell a second try from a second report.
 */
export class SubmitController<Body, Receipt> {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #send: (submission: Submission<Body>, signal: AbortSignal) => Promise<Receipt>;
  #leaving = new AbortController();
  #key: string | undefined;

  /** The last body that may have reached the server. */
  sent: Submission<Body> | undefined;
  busy = false;
  receipt: Receipt | undefined;
  problem: ApiProblem | undefined;

  constructor(
    host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    send: (submission: Submission<Body>, signal: AbortSignal) => Promise<Receipt>,
  ) {
    this.#host = host;
    this.#send = send;
  }

  /** The key of what is being written, kept in its draft. */
  get key(): string {
    return (this.#key ??= crypto.randomUUID());
  }

  set key(key: string | undefined) {
    this.#key = key;
  }

  /**
   * Sends; does nothing while a send is under way or after one was received.
   * @returns the receipt, or undefined when it was not sent or `problem` says why it failed.
   */
  async submit(body: Body): Promise<Receipt | undefined> {
    if (this.busy || this.receipt) return undefined;
    this.busy = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    const { signal } = this.#leaving;
    this.sent = { key: this.key, body };
    try {
      const receipt = await this.#send(this.sent, signal);
      return signal.aborted ? undefined : (this.receipt = receipt);
    } catch (failure) {
      if (signal.aborted) return undefined;
      this.problem = failure instanceof ApiProblem ? failure : new ApiProblem('unreadable', { cause: failure });
      if (!(failure instanceof ApiProblem)) console.error(failure);
      return undefined;
    } finally {
      if (!signal.aborted) this.busy = false;
      this.#host.requestUpdate();
    }
  }

  /** Forgets what was sent and its key: what comes next is another submission. */
  reset(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    this.#key = this.sent = this.receipt = this.problem = undefined;
    this.busy = false;
    this.#host.requestUpdate();
  }
}
