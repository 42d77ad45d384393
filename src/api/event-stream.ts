import { eventReader, type ServerEvent } from '../core/server-events.ts';
import { waitOf } from './answer.ts';
import type { ApiClient, CallOptions } from './client.ts';
import { ApiProblem, kindOfStatus } from './problem.ts';

export interface StreamOptions extends CallOptions {
  readonly signal: AbortSignal;
  /** `id` of the last event that was heard. */
  readonly last?: string | undefined;
  /** Milliseconds without a sign of life after which the line is taken for dead. */
  readonly silence?: number;
  /** Something came, if only a comment: the line is alive. */
  readonly alive: () => void;
  readonly heard: (event: ServerEvent) => void;
}

/** The server sends a comment every 15 seconds. */
const usualSilence = 40_000;

/**
 * Listens to a stream of events. `EventSource` cannot: it sends no headers, and who asks has to say who they are.
 * Fulfils when the server ends it; throws an ApiProblem when it cannot be had or breaks, and the caller's own abort.
 */
export async function listenTo(api: ApiClient, path: string, options: StreamOptions): Promise<void> {
  const { language, headers, signal, last, silence = usualSilence, alive, heard } = options;
  const controller = new AbortController();
  const stop = () => controller.abort();
  signal.addEventListener('abort', stop);
  let timer = setTimeout(stop, silence);
  try {
    signal.throwIfAborted();
    const response = await fetch(api.url(path), {
      headers: {
        ...headers,
        Accept: 'text/event-stream',
        'Accept-Language': language,
        ...(last && { 'Last-Event-ID': last }),
      },
      signal: controller.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'strict-origin',
    });
    const { ok, status, body } = response;
    const wait = waitOf(response.headers.get('Retry-After'));
    if (!ok) throw new ApiProblem(kindOfStatus(status), { status, ...(wait !== undefined && { retryAfter: wait }) });
    const isStream = /^text\/event-stream\b/i.test(response.headers.get('Content-Type') ?? '');
    if (!isStream || !body) throw new ApiProblem('unavailable', { status });
    const read = eventReader(heard);
    const reader = body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(stop, silence);
      alive();
      read(decoder.decode(value, { stream: true }));
    }
  } catch (failure) {
    signal.throwIfAborted();
    throw failure instanceof ApiProblem ? failure : new ApiProblem('offline', { cause: failure });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    controller.abort();
  }
}
