import type * as v from 'valibot';
import { readOptions, takeRead } from '../core/early-reads.ts';
import { toJson } from '../core/json.ts';
import { nextTask } from '../core/next-task.ts';
import { readAnswer, type RawAnswer } from './answer.ts';
import { ApiProblem } from './problem.ts';

/** Limits of a client; tests shorten them. Times in milliseconds, sizes in bytes. */
export interface ClientLimits {
  readTime: number;
  writeTime: number;
  /** An upload may take as long as it likes, but not stand still for longer than this. */
  uploadStall: number;
  maxBytes: number;
  /** Waits before a safe call is tried again, one for each further try. */
  retryWaits: readonly number[];
  /** The longest Retry-After that is waited out without telling anybody. */
  longestWait: number;
}

const limits: ClientLimits = {
  readTime: 15_000,
  writeTime: 30_000,
  uploadStall: 30_000,
  maxBytes: 2_000_000,
  retryWaits: [400, 1500],
  longestWait: 3000,
};

export interface CallOptions {
  /** BCP 47, sent as Accept-Language. */
  language: string;
  signal?: AbortSignal | undefined;
  query?: Readonly<Record<string, string | number | undefined>>;
  /** More headers, for one the session of whoever asks. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** What was read, and its ETag. */
export interface Tagged<Output> {
  readonly value: Output;
  readonly tag: string | undefined;
}

export interface WriteOptions extends CallOptions {
  /** One submission's UUID, made before the first await and kept with the draft. */
  key: string;
  /** POST without it. */
  method?: 'PATCH' | 'DELETE';
}

const timedOut = Symbol('timed out');

/**
 * All calls to one council's API: a time limit, a byte limit, a check of every answer against its schema, another try
 * for calls that change nothing. Everything that fails does so as an `ApiProblem`, but for the caller's own abort.
 */
export class ApiClient {
  readonly base: URL;
  readonly #limits: ClientLimits;
  readonly #shared = new Map<string, Promise<unknown>>();
  #hinted = false;

  constructor(base: URL, overrides: Partial<ClientLimits> = {}) {
    this.base = base;
    this.#limits = { ...limits, ...overrides };
  }

  /** Address of a path below the base. */
  url(path: string, query: CallOptions['query'] = {}): URL {
    const url = new URL(path.replace(/^\/+/, ''), this.base);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    return url;
  }

  /** Reads; tried again when the line or a gateway fails. */
  get<Output>(path: string, schema: v.GenericSchema<unknown, Output>, options: CallOptions): Promise<Output> {
    return this.#get(path, (answer) => readAnswer(answer, schema), options);
  }

  /**
   * Reads what may have been read before.
   * @param tag ETag of what is known.
   * @returns undefined when that is still all there is.
   */
  getNewer<Output>(
    path: string,
    schema: v.GenericSchema<unknown, Output>,
    { tag, headers, ...options }: CallOptions & { tag?: string | undefined },
  ): Promise<Tagged<Output> | undefined> {
    return this.#get(
      path,
      (answer) => (answer.status === 304 ? undefined : { value: readAnswer(answer, schema), tag: answer.tag }),
      { ...options, headers: { ...headers, ...(tag && { 'If-None-Match': tag }) } },
    );
  }

  async #get<Output>(path: string, read: (answer: RawAnswer) => Output, options: CallOptions): Promise<Output> {
    const url = this.url(path, options.query);
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#call(url, { method: 'GET' }, read, options, this.#limits.readTime);
      } catch (failure) {
        const wait = this.#waitBeforeRetry(failure, attempt);
        if (wait === undefined) throw failure;
        await pause(wait, options.signal);
      }
    }
  }

  /**
   * Reads what many widgets want and what seldom changes: asked once, kept for the life of the page.
   * A failure is forgotten, so that the next who asks tries again.
   */
  share<Output>(path: string, schema: v.GenericSchema<unknown, Output>, options: CallOptions): Promise<Output> {
    const { language, query } = options;
    const name = `${language} ${this.url(path, query).href}`;
    const known = this.#shared.get(name) as Promise<Output> | undefined;
    if (known) return known;
    const asked = this.get(path, schema, { language, ...(query && { query }) });
    this.#shared.set(name, asked);
    asked.catch(() => this.#shared.delete(name));
    return asked;
  }

  /** Writes, exactly once for a key. A twin that is still running is waited for; nothing else is tried again. */
  async post<Output>(
    path: string,
    body: unknown,
    schema: v.GenericSchema<unknown, Output>,
    options: WriteOptions,
  ): Promise<Output> {
    const request = {
      method: options.method ?? 'POST',
      body: body ? toJson(body) : undefined,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': options.key },
    };
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#call(
          this.url(path, options.query),
          request,
          (answer) => readAnswer(answer, schema),
          options,
          this.#limits.writeTime,
        );
      } catch (failure) {
        const running = failure instanceof ApiProblem && failure.code === 'in-progress';
        const wait = running ? this.#waitBeforeRetry(failure, attempt, true) : undefined;
        if (wait === undefined) throw failure;
        await pause(wait, options.signal);
      }
    }
  }

  /** Reads an answer that something else than `fetch` brings, a file's for one. It fails as every call does. */
  async take<Output>(
    url: URL,
    schema: v.GenericSchema<unknown, Output>,
    signal: AbortSignal | undefined,
    bring: (limits: Readonly<ClientLimits>) => Promise<RawAnswer>,
  ): Promise<Output> {
    try {
      return readAnswer(await bring(this.#limits), schema);
    } catch (failure) {
      signal?.throwIfAborted();
      throw this.#problemOf(failure, url);
    }
  }

  async #call<Output>(
    url: URL,
    request: { method: string; body?: string; headers?: Record<string, string> },
    read: (answer: RawAnswer) => Output,
    { language, signal, headers }: CallOptions,
    timeLimit: number,
  ): Promise<Output> {
    const controller = new AbortController();
    const stop = () => controller.abort(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    const timer = setTimeout(() => controller.abort(timedOut), timeLimit);
    try {
      const options = readOptions(language);
      const early = request.method === 'GET' && !headers && takeRead(url.href, language, controller.signal);
      // It may be here already, and drawing what it brings is a task of its own.
      if (early) await nextTask();
      const response = await (early ||
        fetch(url, {
          ...options,
          ...request,
          headers: { ...request.headers, ...headers, ...options.headers },
          signal: controller.signal,
        }));
      const answer = {
        status: response.status,
        contentType: response.headers.get('Content-Type') ?? '',
        retryAfter: response.headers.get('Retry-After'),
        tag: response.headers.get('ETag') ?? undefined,
        text: await this.#read(response),
      };
      return read(answer);
    } catch (failure) {
      // Names of errors differ from browser to browser; who aborted, and why, does not.
      signal?.throwIfAborted();
      if (controller.signal.reason === timedOut) throw new ApiProblem('timeout', { cause: failure });
      throw this.#problemOf(failure, url);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      controller.abort();
    }
  }

  async #read(response: Response): Promise<string> {
    const reader = response.body?.getReader();
    if (!reader) return '';
    const decoder = new TextDecoder();
    let text = '';
    let bytes = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > this.#limits.maxBytes) {
        void reader.cancel().catch(() => undefined);
        throw new ApiProblem('unreadable', { status: response.status, cause: new Error('the answer is too large') });
      }
      text += decoder.decode(value, { stream: true });
    }
  }

  /** A failure as the problem that it is; what only a programmer can mend is told in the console. */
  #problemOf(failure: unknown, url: URL): ApiProblem {
    const problem = failure instanceof ApiProblem ? failure : new ApiProblem('offline', { cause: failure });
    if (problem.kind === 'offline' && problem.status === undefined) this.#hint();
    if (problem.kind === 'unreadable') {
      console.error(`Council Elements cannot use the answer of ${url.origin}${url.pathname}`, problem.cause);
    }
    return problem;
  }

  /** How long to wait before a try that may help, or undefined when none would. */
  #waitBeforeRetry(failure: unknown, attempt: number, running = false): number | undefined {
    if (!(failure instanceof ApiProblem)) return undefined;
    const own = this.#limits.retryWaits[attempt];
    // Not after the time limit: who waited that long is told, and decides.
    const passing = running || ['offline', 'unavailable', 'rate-limited'].includes(failure.kind);
    if (!passing || own === undefined) return undefined;
    if (failure.kind === 'rate-limited' && failure.retryAfter === undefined) return undefined;
    const wait = Math.max(own, failure.retryAfter ?? 0);
    return wait <= this.#limits.longestWait ? wait : undefined;
  }

  /** A browser does not tell a page why a call never arrived, so whoever embeds the widget is told what it may be. */
  #hint(): void {
    if (this.#hinted || !navigator.onLine) return;
    this.#hinted = true;
    console.error(
      `Council Elements could not reach ${this.base.href}. If the address is right, check that the API answers, allows ` +
        `this page's origin (CORS: ${location.origin}), does not redirect, and that the page's CSP has it in connect-src.`,
    );
  }
}

/** Waits, unless the caller goes away first. */
async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, signal?.aborted ? 0 : milliseconds);
    signal?.addEventListener('abort', done);
  });
  signal?.throwIfAborted();
}
