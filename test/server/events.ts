/** A reader of server-sent events, as the widget reads them: with `fetch`, because the session travels in a header. */
export interface EventReader {
  status: number;
  headers: Headers;
  /** The next event that is not a comment: its fields. */
  next(): Promise<Record<string, string>>;
  /** Resolves when the other side has ended the stream. */
  ended(): Promise<void>;
  stop(): void;
}

export async function readEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const controller = new AbortController();
  const response = await fetch(url, { headers, signal: controller.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const block = async (): Promise<string | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const part = await reader?.read();
      if (!part || part.done) return undefined;
      text += part.value;
    }
  };
  return {
    status: response.status,
    headers: response.headers,
    async next() {
      for (;;) {
        const found = await block();
        if (found === undefined) throw new Error('The stream has ended');
        if (!/^event:/m.test(found)) continue;
        const fields = found.split('\n').flatMap((each) => {
          const [, name, value] = /^(\w+): (.*)$/.exec(each) ?? [];
          return name === undefined || value === undefined ? [] : [[name, value] as const];
        });
        return Object.fromEntries(fields);
      }
    },
    async ended() {
      while ((await block()) !== undefined);
    },
    stop: () => controller.abort(),
  };
}
