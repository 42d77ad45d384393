/** A request as a route sees it. */
export interface FakeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
  readonly signal: AbortSignal | undefined;
}

/** Answers a request: data becomes JSON, a Response goes as it is. */
export type Route = (request: FakeRequest) => unknown;

/** Routes by method and path, `GET /services/:code`; the first that fits answers. */
export type Routes = Readonly<Record<string, Route>>;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
  });

/** A refusal as the server makes it. */
export const refusal = (
  status: number,
  code: string,
  errors?: readonly { field: string; code: string }[],
  headers: Record<string, string> = {},
): Response =>
  json({ type: `about:blank#${code}`, title: code, status, code, ...(errors && { errors }) }, status, headers);

const pattern = (path: string) => new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}/?$`);

let made = 0;

/**
 * Stands in for the council's API in a browser test or a story: `fetch` and `XMLHttpRequest` to its own address are
 * answered here, all others go out. Each has an address of its own, so that no test finds another's answers.
 */
export class FakeApi {
  readonly base = `https://api-${++made}.exampleton.test/v1/`;
  readonly calls: FakeRequest[] = [];
  readonly #routes: readonly (readonly [string, RegExp, Route])[];
  readonly #fetch = globalThis.fetch;
  readonly #request = globalThis.XMLHttpRequest;

  constructor(routes: Routes) {
    this.#routes = Object.entries(routes).map(([name, route]) => {
      const [method = '', path = ''] = name.split(' ');
      return [method, pattern(path), route] as const;
    });
    const next = this.#fetch.bind(globalThis);
    globalThis.fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href);
      return url.href.startsWith(this.base) ? this.#answer(url, init) : next(input, init);
    };
    globalThis.XMLHttpRequest = this.#requestClass();
  }

  /** Calls to one path, in order. */
  callsTo(method: string, path: string): FakeRequest[] {
    const fits = pattern(path);
    return this.calls.filter((call) => call.method === method && fits.test(this.#pathOf(call.url)));
  }

  restore(): void {
    globalThis.fetch = this.#fetch;
    globalThis.XMLHttpRequest = this.#request;
  }

  #pathOf(url: URL): string {
    return `/${url.href.slice(this.base.length).split('?')[0]}`;
  }

  async #answer(url: URL, init: RequestInit = {}): Promise<Response> {
    const { method = 'GET', body, signal } = init;
    const request: FakeRequest = {
      method,
      url,
      headers: new Headers(init.headers),
      body: typeof body === 'string' ? JSON.parse(body) : body,
      signal: signal ?? undefined,
    };
    this.calls.push(request);
    const path = this.#pathOf(url);
    const route = this.#routes.find(([name, fits]) => name === method && fits.test(path));
    const answered = (async () => {
      // A macrotask, as a network is: answers never come within the call.
      await new Promise((resolve) => setTimeout(resolve));
      const answer = route ? await route[2](request) : refusal(404, 'not-found');
      return answer instanceof Response ? answer : json(answer);
    })();
    if (!signal) return answered;
    const aborted = new Promise<never>((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason as Error);
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
    return Promise.race([answered, aborted]);
  }

  /** XMLHttpRequest as far as an upload uses it: progress, load, error, abort. */
  #requestClass(): typeof XMLHttpRequest {
    const Original = this.#request;
    const base = this.base;
    const answer = (url: URL, init: RequestInit) => this.#answer(url, init);
    class FakeXMLHttpRequest extends EventTarget {
      readonly upload = new EventTarget();
      readonly #headers = new Headers();
      readonly #controller = new AbortController();
      #method = 'GET';
      #url = new URL(base);
      #answered: Response | undefined;
      status = 0;
      responseText = '';

      open(method: string, url: string | URL): void {
        this.#method = method;
        this.#url = new URL(url, location.href);
      }

      setRequestHeader(name: string, value: string): void {
        this.#headers.set(name, value);
      }

      getResponseHeader(name: string): string | null {
        return this.#answered?.headers.get(name) ?? null;
      }

      abort(): void {
        this.#controller.abort();
      }

      send(body: Blob): void {
        const progress = (loaded: number) =>
          this.upload.dispatchEvent(
            new ProgressEvent('progress', { lengthComputable: true, loaded, total: body.size }),
          );
        const { signal } = this.#controller;
        progress(Math.floor(body.size / 2));
        answer(this.#url, { method: this.#method, headers: this.#headers, body, signal })
          .then(async (response) => {
            progress(body.size);
            this.#answered = response;
            this.status = response.status;
            this.responseText = await response.text();
            this.dispatchEvent(new ProgressEvent('load'));
          })
          .catch(() => this.dispatchEvent(new ProgressEvent(signal.aborted ? 'abort' : 'error')));
      }
    }
    return new Proxy(Original, {
      construct: () => new FakeXMLHttpRequest(),
    });
  }
}
