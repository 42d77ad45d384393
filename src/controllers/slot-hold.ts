import { extendHold, holdSlot, releaseHold, type OwnHold } from '../api/bookings.ts';
import type { Opened } from '../api/cases.ts';
import { ApiProblem } from '../api/problem.ts';
import type { Hold } from '../contract/booking-answers.ts';
import type { ItemCounts } from '../contract/bookable-services.ts';
import type { Slot } from '../contract/slots.ts';
import { toJson } from '../core/json.ts';
import { randomUuid } from '../core/uuid.ts';
import type { Variables } from '../i18n/scope.ts';
import { HoldClock } from './hold-clock.ts';
import type { ApiHost, FormHost } from './host.ts';

/** A slot by what it is known by. */
export type SlotName = Pick<Slot, 'location' | 'starts'>;

/** A slot that a resident has chosen. */
export type ChosenSlot = Pick<Slot, 'location' | 'starts' | 'ends'>;

export const sameSlot = (one: SlotName | undefined, other: SlotName | undefined): boolean =>
  one?.location === other?.location && one?.starts === other?.starts;

/** What a slot is held for, and the booking that is to be moved there. */
export interface HeldFor {
  readonly service: string;
  readonly items: ItemCounts;
  readonly moved?: Opened | undefined;
}

/** Whoever needs a slot: what is chosen and for what, and what follows when that changes. */
export interface SlotKeeper {
  /** Words that its widget has. */
  readonly t: (key: 'hold.left' | 'hold.ask' | 'hold.over', variables?: Variables) => string;
  /** What is chosen, whether it is still held or not. */
  readonly slot: ChosenSlot | undefined;
  /** How long a letter keeps it, in words: such a slot cannot be held any longer. */
  readonly kept?: string | undefined;
  /** Undefined while it is not known. */
  readonly heldFor: HeldFor | undefined;
  /** It is held now. */
  took(slot: ChosenSlot): void;
  /** It cannot be had: somebody was faster, or what was chosen before is no longer free. */
  lose(why: 'gone' | 'over', problem: ApiProblem): void;
  /** Why something else went wrong. */
  tell(problem: ApiProblem): void;
}

export const problemOf = (failure: unknown): ApiProblem => {
  if (failure instanceof ApiProblem) return failure;
  console.error(failure);
  return new ApiProblem('unreadable', { cause: failure });
};

/** Kinds of failure after which a slot is not to be had any more. */
const isGone = ({ kind }: ApiProblem): boolean => kind === 'conflict' || kind === 'gone';

/**
 * Keeps one slot for a resident while they answer the rest: takes it, in place of the one before; gives it more time;
 * takes it again when it has run out; lets it go. What proves that it is theirs is here and nowhere else.
 */
export class SlotHold {
  readonly clock: HoldClock;
  readonly #host: ApiHost & FormHost;
  readonly #keeper: SlotKeeper;
  #own: OwnHold | undefined;
  /** A hold that may have been had though no answer came, by what was asked for. */
  #asked: { readonly body: string; readonly key: string } | undefined;
  /** Aborted when the resident leaves: what comes then is not theirs any more. */
  #leaving = new AbortController();
  #extending = false;
  /** It is being taken again: whoever needs it waits for that one answer. */
  #renewal: Promise<boolean> | undefined;

  /** What is being taken now. */
  taking: SlotName | undefined;

  constructor(host: ApiHost & FormHost, keeper: SlotKeeper) {
    this.#host = host;
    this.#keeper = keeper;
    this.clock = new HoldClock({
      changed: () => host.requestUpdate(),
      warned: () => keeper.kept ?? host.announce(`${this.left} ${keeper.t('hold.ask')}`),
      ended: () => host.announce(keeper.t('hold.over')),
    });
  }

  /** What is held, as a booking uses it; it may have run out. */
  get own(): OwnHold | undefined {
    return this.#own;
  }

  /** Held, and for some time to come. */
  get stands(): boolean {
    return this.#own !== undefined && !this.clock.isOver;
  }

  /** More time is being asked for, or the slot anew. */
  get renewing(): boolean {
    return this.#extending || this.#renewal !== undefined;
  }

  /** How long it is held, in words. */
  get left(): string {
    return this.#keeper.t('hold.left', { count: this.clock.minutes });
  }

  /** Holds a slot in place of the one before. @returns whether it is held: if not, the keeper was told why. */
  async take(slot: ChosenSlot): Promise<boolean> {
    const keeper = this.#keeper;
    const problem = await this.#take(slot);
    if (problem === 'left') return false;
    if (!problem) {
      const { location, starts, ends } = slot;
      keeper.took({ location, starts, ends });
    } else if (isGone(problem)) keeper.lose(sameSlot(keeper.slot, slot) ? 'over' : 'gone', problem);
    else keeper.tell(problem);
    return !problem;
  }

  /** The same, but of what is theirs already. */
  choose(slot: ChosenSlot): Promise<boolean> {
    return this.stands && sameSlot(this.#keeper.slot, slot) ? Promise.resolve(true) : this.take(slot);
  }

  /** Holds the chosen slot again; where that cannot be, another one has to be chosen. */
  again(): Promise<boolean> {
    const { slot } = this.#keeper;
    if (!slot) return Promise.resolve(false);
    return (this.#renewal ??= this.take(slot).finally(() => {
      this.#renewal = undefined;
      this.#host.requestUpdate();
    }));
  }

  /** Gives it its full time again, or takes it again; whoever asked for that is taken to what is said of it. */
  readonly renew = async (): Promise<void> => {
    if (this.renewing || !(await (this.stands ? this.#extend() : this.again()))) return;
    const host = this.#host;
    host.announce(this.left);
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>('.hold')?.focus();
  };

  /** Goes on with what was kept for who holds it now. */
  adopt(hold: Hold, token: string): void {
    this.#own = { id: hold.id, token };
    this.clock.start(hold);
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

  /** @returns why it could not be had; undefined when it is held; `left` when nobody waits for it any more. */
  async #take(slot: SlotName): Promise<ApiProblem | 'left' | undefined> {
    const { api, words } = this.#host;
    const { heldFor } = this.#keeper;
    if (!api || !heldFor) return new ApiProblem('unavailable');
    const { service, items, moved } = heldFor;
    const { signal } = this.#leaving;
    const { location, starts } = slot;
    const instead = this.clock.isOver ? undefined : this.#own;
    const asked = toJson({ service, location, starts, items, instead: instead?.id });
    const key = this.#asked?.body === asked ? this.#asked.key : randomUuid();
    this.#asked = { body: asked, key };
    this.taking = slot;
    this.#host.requestUpdate();
    try {
      const options = { key, language: words.language, instead, moved };
      const hold = await holdSlot(api, { service, location, starts, items }, options);
      const own = hold.token ? { id: hold.id, token: hold.token } : undefined;
      if (signal.aborted) {
        if (own) releaseHold(api, own, words.language);
        return 'left';
      }
      this.#own = own;
      this.#asked = undefined;
      this.clock.start(hold);
      return undefined;
    } catch (failure) {
      if (signal.aborted) return 'left';
      const problem = problemOf(failure);
      if (isGone(problem) || problem.kind === 'not-found') this.#asked = undefined;
      return problem;
    } finally {
      if (!signal.aborted) this.taking = undefined;
      this.#host.requestUpdate();
    }
  }

  /** @returns whether it has its full time again. */
  async #extend(): Promise<boolean> {
    const host = this.#host;
    const own = this.#own;
    if (!host.api || !own) return false;
    this.#extending = true;
    host.requestUpdate();
    const { signal } = this.#leaving;
    let problem: ApiProblem | undefined;
    try {
      const hold = await extendHold(host.api, own, { key: randomUuid(), language: host.words.language });
      if (signal.aborted) return false;
      this.clock.start(hold);
    } catch (failure) {
      if (signal.aborted) return false;
      problem = problemOf(failure);
    } finally {
      this.#extending = false;
      host.requestUpdate();
    }
    if (!problem) return true;
    // The server counts for itself: what it does not keep any more is taken again.
    if (problem.status !== undefined && problem.status < 429) return this.again();
    this.#keeper.tell(problem);
    return false;
  }
}
