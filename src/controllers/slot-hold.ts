import { extendHold, holdSlot, releaseHold, type OwnHold } from '../api/bookings.ts';
import type { Opened } from '../api/cases.ts';
import { ApiProblem } from '../api/problem.ts';
import type { Hold } from '../contract/booking-answers.ts';
import type { ItemCounts } from '../contract/bookable-services.ts';
import type { Slot } from '../contract/slots.ts';
import { randomUuid } from '../core/uuid.ts';
import { HoldClock, type HoldEvents } from './hold-clock.ts';
import type { ApiHost, FormHost } from './host.ts';

/** A slot by what it is known by. */
export type SlotName = Pick<Slot, 'location' | 'starts'>;

export const sameSlot = (one: SlotName | undefined, other: SlotName | undefined): boolean =>
  one?.location === other?.location && one?.starts === other?.starts;

/** What is held: the slot, for what, and the booking that is to be moved there. */
export interface Held {
  readonly service: string;
  readonly slot: SlotName;
  readonly items: ItemCounts;
  readonly moved?: Opened | undefined;
}

/** Kinds of failure after which a slot is not to be had any more. */
export const isGone = ({ kind }: ApiProblem): boolean => kind === 'conflict' || kind === 'gone' || kind === 'not-found';

export const problemOf = (failure: unknown): ApiProblem => {
  if (failure instanceof ApiProblem) return failure;
  console.error(failure);
  return new ApiProblem('unreadable', { cause: failure });
};

/**
 * Keeps one slot for a resident while they answer the rest: takes it, in place of the one before; gives it more time;
 * lets it go. What proves that it is theirs is here and nowhere else.
 */
export class SlotHold {
  readonly clock: HoldClock;
  readonly #host: ApiHost & FormHost;
  #own: OwnHold | undefined;
  /** A hold that may have been had though no answer came, by its slot. */
  #asked: { readonly slot: SlotName; readonly key: string } | undefined;
  /** Aborted when the resident leaves: what comes then is not theirs any more. */
  #leaving = new AbortController();

  /** What is being taken now. */
  taking: SlotName | undefined;

  constructor(host: ApiHost & FormHost, events: HoldEvents) {
    this.#host = host;
    this.clock = new HoldClock(events);
  }

  /** What is held, as a booking uses it; it may have run out. */
  get own(): OwnHold | undefined {
    return this.#own;
  }

  /** Held, and for some time to come. */
  get stands(): boolean {
    return this.#own !== undefined && !this.clock.isOver;
  }

  /** Goes on with what was kept for who holds it now. */
  adopt(hold: Hold, token: string): void {
    this.#own = { id: hold.id, token };
    this.clock.start(hold);
  }

  /** @returns why it could not be had; undefined when it is held; `left` when nobody waits for it any more. */
  async take({ service, slot, items, moved }: Held): Promise<ApiProblem | 'left' | undefined> {
    const { api, words } = this.#host;
    if (!api) return new ApiProblem('unavailable');
    const { signal } = this.#leaving;
    const { location, starts } = slot;
    const key = sameSlot(this.#asked?.slot, slot) && this.#asked ? this.#asked.key : randomUuid();
    this.#asked = { slot, key };
    this.taking = slot;
    this.#host.requestUpdate();
    try {
      const instead = this.clock.isOver ? undefined : this.#own;
      const options = { key, language: words.language, instead, moved };
      const hold = await holdSlot(api, { service, location, starts, items }, options);
      const own = hold.token ? { id: hold.id, token: hold.token } : undefined;
      if (signal.aborted) {
        if (own) releaseHold(api, own, words.language);
        return 'left';
      }
      // One Authorization proves one thing: with a case's session, the hold before has to go by itself.
      if (moved && instead) releaseHold(api, instead, words.language);
      this.#own = own;
      this.#asked = undefined;
      this.clock.start(hold);
      return undefined;
    } catch (failure) {
      if (signal.aborted) return 'left';
      const problem = problemOf(failure);
      if (isGone(problem)) this.#asked = undefined;
      return problem;
    } finally {
      if (!signal.aborted) this.taking = undefined;
      this.#host.requestUpdate();
    }
  }

  /** Gives it its full time again. @returns why that could not be. */
  async extend(): Promise<ApiProblem | undefined> {
    const { api, words } = this.#host;
    const own = this.#own;
    if (!api || !own) return new ApiProblem('gone');
    try {
      this.clock.start(await extendHold(api, own, { key: randomUuid(), language: words.language }));
      return undefined;
    } catch (failure) {
      return problemOf(failure);
    }
  }

  /** Others can have it. */
  letGo(): void {
    const { api, words } = this.#host;
    if (api && this.#own) releaseHold(api, this.#own, words.language);
    this.forget();
  }

  /** It is used, or lost: there is nothing to let go. */
  forget(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    this.taking = this.#asked = this.#own = undefined;
    this.clock.stop();
  }
}
