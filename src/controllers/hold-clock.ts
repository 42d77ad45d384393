import type { Hold } from '../contract/booking-answers.ts';

/** What happens to a hold. */
export interface HoldEvents {
  /** The minutes that are left have changed. */
  changed: () => void;
  /** It ends soon. */
  warned: () => void;
  /** It has run out. */
  ended: () => void;
}

const minute = 60_000;
/** Before its end, in milliseconds. */
const warning = 2 * minute;

/**
 * How long a slot is still held, by what the server said and a clock that only counts: the device's own may be wrong, and
 * may be set while somebody types.
 */
export class HoldClock {
  readonly #events: HoldEvents;
  readonly #now: () => number;
  #ends: number | undefined;
  /** What the server's clock is ahead of the one that only counts. */
  #ahead: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #warned = false;

  /** The hold whose time is counted; without it, there is none. */
  hold: Hold | undefined;

  constructor(events: HoldEvents, now = () => performance.now()) {
    this.#events = events;
    this.#now = now;
  }

  /** Whole minutes that are left, the last one as 1, and 0 when it is over. */
  get minutes(): number {
    return Math.max(0, Math.ceil(this.#left / minute));
  }

  get isOver(): boolean {
    return this.hold !== undefined && this.#left <= 0;
  }

  /** It ends soon, and whoever needs more time is told how to get it. */
  get isEnding(): boolean {
    return this.hold !== undefined && this.#left <= warning;
  }

  /** The server's clock, in milliseconds since 1970; undefined before it was heard. */
  get serverTime(): number | undefined {
    return this.#ahead === undefined ? undefined : this.#now() + this.#ahead;
  }

  start(hold: Hold): void {
    clearTimeout(this.#timer);
    const now = this.#now();
    this.hold = hold;
    this.#ends = now + hold.seconds * 1000;
    this.#ahead = Date.parse(hold.now) - now;
    this.#warned = this.isEnding;
    this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.hold = this.#ends = undefined;
  }

  get #left(): number {
    return this.#ends === undefined ? 0 : this.#ends - this.#now();
  }

  #wait(): void {
    // To the next whole minute.
    const left = this.#left;
    this.#timer = setTimeout(() => this.#look(), left % minute || minute);
  }

  #look(): void {
    const { changed, warned, ended } = this.#events;
    if (this.isOver) return ended();
    if (this.isEnding && !this.#warned) {
      this.#warned = true;
      warned();
    }
    changed();
    this.#wait();
  }
}
