/** The provider as a function from Request to Response, and the work that it does by itself. */
import { bodyLimit } from 'hono/body-limit';
import { Hono } from 'hono';
import type { Database } from '../../../database/open.ts';
import { api } from './api.ts';
import { control, unset } from './control.ts';
import { denied, payErrorAnswer, PayError } from './errors.ts';
import { Faults, meetFaults } from './faults.ts';
import { pages } from './page.ts';
import { createStore } from './store.ts';
import { deliver, sendAgain, type Receiver } from './webhooks.ts';

export interface ProviderOptions {
  db: Database;
  /** What the council proves itself with, as `Authorization: Bearer …`. */
  apiKey: string;
  /** The council's address for webhooks, and what they are signed with. */
  receiver: Pick<Receiver, 'url' | 'secret'>;
  /** Address of the provider, without a slash at the end. */
  base: () => string;
  clock: () => Date;
  /** What opens the doors for tests below `/demo/`; without it there are none. */
  controlToken?: string | undefined;
  /** POST requests of a kind that are taken in a second. */
  rate: number;
  /** Told when there may be something to do. */
  changed: () => void;
  /** Told of what nobody thought of. */
  failed: (error: Error) => void;
  ends: AbortSignal;
}

const largest = 64 * 2 ** 10;

export function createProvider({
  db,
  apiKey,
  receiver: { url, secret },
  base,
  clock,
  controlToken,
  rate,
  changed,
  failed,
  ends,
}: ProviderOptions) {
  const receiver: Receiver = { url, secret, ends };
  const settings = unset();
  const faults = new Faults();
  const now = () => new Date(clock().getTime() + settings.clockAhead * 1000).toISOString();
  const store = createStore(db, now, () => settings.webhooks);

  /** One after another, so that whoever waits for one finds everything done. */
  let ticking = Promise.resolve();
  const tick = (): Promise<void> => (ticking = ticking.then(work, work));
  async function work(): Promise<void> {
    await store.settleDue();
    while ((await deliver(db, receiver, now())) > 0);
  }

  const app = new Hono();
  app.use(bodyLimit({ maxSize: largest, onError: (context) => payErrorAnswer(context, denied()) }));
  app.use('/v1/*', meetFaults(faults, ends));
  app.route(
    '/v1',
    api({
      store,
      apiKey,
      base,
      now,
      rate,
      refundEnds: () => settings.refundEnds,
      searchLag: () => settings.searchLag,
      changed,
    }),
  );
  if (controlToken !== undefined)
    app.route(
      '/demo',
      control({
        store,
        token: controlToken,
        settings,
        faults,
        now,
        changed,
        tick,
        sendAgain: (id, order) => sendAgain(db, receiver, id, order, now()),
      }),
    );
  app.route('/', pages({ store, secret: apiKey, base, now, changed, tellFirst: tick }));
  app.onError((error, context) => {
    if (error instanceof PayError) return payErrorAnswer(context, error);
    failed(error);
    return payErrorAnswer(context, new PayError(500, 'P0198', 'Downstream system error'));
  });

  return {
    fetch: app.fetch,
    tick,
    /** Milliseconds until there is something to do, if there is anything. */
    async wait(): Promise<number | undefined> {
      const due = await store.nextDue();
      return due === undefined ? undefined : Math.max(0, due - Date.parse(now()));
    },
  };
}
