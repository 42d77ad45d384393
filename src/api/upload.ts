import { ApiProblem } from './problem.ts';
import type { RawAnswer } from './answer.ts';

/**
 * Sends a file and tells how far it is. `fetch` cannot, so this is the one place that uses XMLHttpRequest.
 * @throws ApiProblem `timeout` when nothing moved for `stall` milliseconds, `offline` when the line broke, `unreadable`
 * when the answer has more than `maxBytes`; the signal's own reason when the caller aborted.
 */
export function sendFile(
  url: URL,
  file: Blob,
  options: {
    key: string;
    language: string;
    stall: number;
    maxBytes: number;
    signal?: AbortSignal | undefined;
    progress?: ((share: number) => void) | undefined;
  },
): Promise<RawAnswer> {
  const { key, language, stall, maxBytes, signal, progress } = options;
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
      timer = setTimeout(() => fail(new ApiProblem('timeout')), stall);
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
    watch();
    request.send(file);
  });
}
