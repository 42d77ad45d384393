import type { ReactiveController, ReactiveControllerHost } from 'lit';

const typingPause = 1000;

/**
 * Speaks to screen readers through one polite live region, which stands before its words change. Saying the same thing
 * twice is heard twice: the second time it ends in a no-break space.
 */
export class AnnounceController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What the live region holds. */
  text = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  say(text: string): void {
    clearTimeout(this.#timer);
    this.text = text && text === this.text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }

  /** Says it after a pause in typing; a later call replaces an earlier one. */
  saySoon(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.say(text), typingPause);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
