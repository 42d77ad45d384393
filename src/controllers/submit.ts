import type { ReactiveControllerHost } from 'lit';
import { ApiProblem, type ProblemKind } from '../api/problem.ts';
import { toJson } from '../core/json.ts';
import { randomUuid } from '../core/uuid.ts';

/** One submission: a key of its own, and what was sent under it. */
export interface Submission<Body> {
  readonly key: string;
  readonly body: Body;
}

/** Failures after which nobody knows whether the server has it. */
const unanswered: readonly ProblemKind[] = ['offline', 'timeout', 'unavailable', 'unreadable'];

/**
 * Sends something once. The guard is set before the first await, since a disabled button is too late in some browsers;
 * the key is made once and kept through every failure, so that the server can tell a second try from a second report.
 */
export class SubmitController<Body, Receipt> {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #send: (submission: Submission<Body>, signal: AbortSignal) => Promise<Receipt>;
  #leaving = new AbortController();
  #key: string | undefined;
  /** What may have reached the server, though no answer came, by its JSON. */
  readonly #unanswered = new Map<string, Body>();

  busy = false;
  receipt: Receipt | undefined;
  /** The receipt is of an earlier try, whose answer was lost and whose words were others. */
  earlier = false;
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
    return (this.#key ??= randomUuid());
  }

  set key(key: string | undefined) {
    this.#key = key;
  }

  /** What may have reached the server under this key, though no answer came. */
  get unanswered(): readonly Body[] {
    return [...this.#unanswered.values()];
  }

  /**
   * Sends; does nothing while a send is under way or after one was received.
   * @returns the receipt, or undefined when it was not sent or `problem` says why it failed.
   */
  async submit(body: Body): Promise<Receipt | undefined> {
    if (this.busy || this.receipt) return undefined;
    this.busy = true;
    this.problem = undefined;
    this.earlier = false;
    this.#host.requestUpdate();
    const { signal } = this.#leaving;
    try {
      const receipt = await this.#sendOnce(body, signal);
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
    this.#key = this.receipt = this.problem = undefined;
    this.#unanswered.clear();
    this.busy = this.earlier = false;
    this.#host.requestUpdate();
  }

  /**
   * The server refuses a key that it knows with another body. Then either an earlier try of this tab did arrive, and its
   * receipt is asked for; or another tab has a copy of this draft, and this one needs a key of its own.
   */
  async #sendOnce(body: Body, signal: AbortSignal): Promise<Receipt> {
    for (const tried of [body, ...[...this.#unanswered.values()].reverse()]) {
      try {
        const receipt = await this.#try(tried, signal);
        this.earlier = toJson(tried) !== toJson(body);
        return receipt;
      } catch (failure) {
        if (!(failure instanceof ApiProblem) || failure.code !== 'key-reused') throw failure;
      }
    }
    this.#key = randomUuid();
    this.#unanswered.clear();
    return this.#try(body, signal);
  }

  async #try(body: Body, signal: AbortSignal): Promise<Receipt> {
    try {
      return await this.#send({ key: this.key, body }, signal);
    } catch (failure) {
      if (failure instanceof ApiProblem && unanswered.includes(failure.kind)) this.#unanswered.set(toJson(body), body);
      throw failure;
    }
  }
}
