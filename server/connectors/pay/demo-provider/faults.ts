/** Trouble on demand: what the next requests to the API meet instead of, or besides, their answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context, MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { accountErrors, PayError, tooMany } from './errors.ts';

export const Fault = v.strictObject({
  /** `POST /v1/payments`: the method and the beginning of the path; every request to the API without it. */
  on: v.optional(v.string(), ''),
  /**
   * `hang` never answers, `reset` breaks the connection, `html` answers as a gateway would; the others are refusals.
   */
  kind: v.picklist(['error', 'down', 'too-many', 'hang', 'reset', 'html', 'slow', 'P0199', 'P0940', 'P0941']),
  /** Whether the work is done all the same, and only its answer lost. */
  done: v.optional(v.boolean(), false),
  /** How long `slow` takes. */
  seconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60)), 1),
  /** How many requests meet it. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});
export type Fault = v.InferOutput<typeof Fault>;

export class Faults {
  #waiting: Fault[] = [];

  set(faults: readonly Fault[]): void {
    this.#waiting = faults.map((fault) => ({ ...fault }));
  }

  /** The first that is meant for this request, one time less of it left. */
  take(request: string): Fault | undefined {
    const fault = this.#waiting.find(({ on }) => request.startsWith(on));
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times === 0) this.#waiting = this.#waiting.filter((each) => each !== fault);
    return fault;
  }
}

/** Lets requests meet the faults that wait for them. `ends` is aborted when the server ends. */
export const meetFaults =
  (faults: Faults, ends: AbortSignal): MiddlewareHandler =>
  async (context, next) => {
    const fault = faults.take(`${context.req.method} ${context.req.path}`);
    if (!fault) return next();
    if (fault.done || fault.kind === 'slow') await next();
    const answer = await troubleOf(fault, context, ends);
    if (answer) context.res = answer;
    return undefined;
  };

async function troubleOf({ kind, seconds }: Fault, context: Context, ends: AbortSignal): Promise<Response | undefined> {
  switch (kind) {
    case 'slow':
      await waitFor(seconds * 1000, ends);
      return undefined;
    case 'hang':
      await waitFor(3_600_000, ends);
      return context.body(null, 503);
    case 'reset': {
      const { incoming } = context.env as { incoming: IncomingMessage; outgoing: ServerResponse };
      incoming.socket.destroy();
      return context.body(null, 503);
    }
    case 'html':
      return context.html('<!doctype html><title>502</title><h1>502 Bad Gateway</h1>', 502);
    case 'error':
      throw new PayError(500, 'P0198', 'Downstream system error');
    case 'down':
      throw new PayError(503, 'P0999', 'GOV.UK Pay is temporarily down');
    case 'too-many':
      throw tooMany();
    default:
      throw accountErrors[kind]();
  }
}

function waitFor(milliseconds: number, ends: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    ends.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
