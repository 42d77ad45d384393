import type * as v from 'valibot';
import type { RawAnswer } from './answer.ts';
import type { ApiClient, ClientLimits, WriteOptions } from './client.ts';
import { ApiProblem } from './problem.ts';

export interface UploadOptions extends WriteOptions {
  /** Hears shares from 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined;
}

/** Sends a file as the body, exactly once for a key; it is not tried again. */
export function upload<Output>(
  api: ApiClient,
  path: string,
  file: Blob,
  schema: v.GenericSchema<unknown, Output>,
  options: UploadOptions,
): Promise<Output> {
  const url = api.url(path, options.query);
  return api.take(url, schema, options.signal, (limits) => sendFile(url, file, options, limits));
}

/**
 * Sends a file and tells how far it is. `fetch` cannot, so this is the one place that uses XMLHttpRequest.
 * @throws ApiProblem `timeout` when nothing moved for `uploadStall` milliseconds, `offline` when the line broke, `unreadable`
 * when the answer has more than `maxBytes`; the signal's own reason when the caller aborted.
 */
function sendFile(
  url: URL,
  file: Blob,
  { key, language, signal, progress, headers = {} }: UploadOptions,
  { uploadStall, maxBytes }: Readonly<ClientLimits>,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout>;
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    const fail = (failure: unknown) => {
      settle();
      reject(failure);
      request.abort();
    };
    const abort = () => fail(signal?.reason);
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => fail(new ApiProblem('timeout')), uploadStall);
    };
    signal?.addEventListener('abort', abort);
    request.upload.addEventListener('progress', (event) => {
      watch();
      if (event.lengthComputable && event.total > 0) progress?.(event.loaded / event.total);
    });
    request.addEventListener('progress', ({ loaded }) => {
      if (loaded > maxBytes) fail(new ApiProblem('unreadable', { cause: new Error('the answer is too large') }));
    });
    request.addEventListener('error', () => fail(new ApiProblem('offline')));
    request.addEventListener('load', () => {
      settle();
      resolve({
        status: request.status,
        contentType: request.getResponseHeader('Content-Type') ?? '',
        retryAfter: request.getResponseHeader('Retry-After'),
        text: request.responseText,
      });
    });
    request.open('POST', url);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', language);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('Idempotency-Key', key);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    watch();
    request.send(file);
  });
}
