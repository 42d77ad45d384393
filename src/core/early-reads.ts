/** How the API is read; the loader begins some reads before the code that wants them is here. */
export const readOptions = (language: string) =>
  ({
    headers: { Accept: 'application/json', 'Accept-Language': language },
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'strict-origin',
  }) as const satisfies RequestInit;

interface EarlyRead {
  readonly response: Promise<Response>;
  readonly stop: () => void;
}

/** The loader is a file of its own: what it has begun is found by a name that all files know. */
const place = Symbol.for('council-elements.reads');

function earlyReads(): Map<string, EarlyRead> {
  const page = globalThis as { [place]?: Map<string, EarlyRead> };
  return (page[place] ??= new Map<string, EarlyRead>());
}

/** Asks an API for something that a widget is about to ask for. Once: a failure is the widget's to meet. */
export function beginRead(url: string, language: string): void {
  const name = `${language} ${url}`;
  if (earlyReads().has(name)) return;
  const controller = new AbortController();
  const response = fetch(url, { ...readOptions(language), signal: controller.signal });
  response.catch(() => undefined);
  earlyReads().set(name, { response, stop: () => controller.abort() });
}

/** The answer to a read that was begun, for the first who asks; it stops when the signal says so. */
export function takeRead(url: string, language: string, signal: AbortSignal): Promise<Response> | undefined {
  const name = `${language} ${url}`;
  const early = earlyReads().get(name);
  earlyReads().delete(name);
  if (early) signal.addEventListener('abort', early.stop);
  return early?.response;
}
