import type { ReactiveController } from 'lit';
import type { LitElement } from 'lit';

export interface StepsOptions<Step extends string> {
  readonly first: Step;
  /** The step before, or undefined at the start. */
  before: (step: Step) => Step | undefined;
  /** Whether the browser's own Back button goes back a step; asked at every step. */
  browserBack: () => boolean;
  /** Whether a step may be shown now; the browser's Back and Forward cannot reach one that may not. */
  allows: (step: Step) => boolean;
  shown: (step: Step) => void;
}

/**
 * One question page after another. A new step takes the focus to its heading, and scrolls only when the top of the
 * widget is out of sight; the first one to be shown does neither, because the page is the resident's.
 */
export class StepsController<Step extends string> implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: StepsOptions<Step>;
  readonly #id = Math.random().toString(36).slice(2);
  #step: Step;
  #moved = false;

  constructor(host: LitElement, options: StepsOptions<Step>) {
    this.#host = host;
    this.#options = options;
    this.#step = options.first;
    host.addController(this);
  }

  get current(): Step {
    return this.#step;
  }

  /** Goes to a step, forwards. */
  go(step: Step): void {
    if (step === this.#step) return;
    if (this.#options.browserBack()) {
      this.#mark(this.#step, 'replace');
      this.#mark(step, 'push');
    }
    this.#show(step);
  }

  /** Goes to the step before; nothing is lost. */
  readonly back = (): void => {
    const before = this.#options.before(this.#step);
    if (before) this.#show(before);
  };

  /** Starts again at a step, with the focus on its heading. */
  restart(step: Step): void {
    this.#show(step);
  }

  /** Shows a step without moving the focus: a draft's, when the page opens. */
  restore(step: Step): void {
    this.#step = step;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    addEventListener('popstate', this.#popped);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#popped);
  }

  hostUpdated(): void {
    if (!this.#moved) return;
    const heading = this.#host.renderRoot.querySelector<HTMLElement>('.title');
    if (!heading) return;
    this.#moved = false;
    heading.focus({ preventScroll: true });
    if (this.#host.getBoundingClientRect().top < 0) this.#host.scrollIntoView({ block: 'start' });
    this.#options.shown(this.#step);
  }

  #show(step: Step): void {
    this.#step = step;
    this.#moved = true;
    this.#host.requestUpdate();
  }

  #mark(step: Step, how: 'push' | 'replace'): void {
    const state = { ...(history.state as object | null), [`council-${this.#id}`]: step };
    if (how === 'push') history.pushState(state, '');
    else history.replaceState(state, '');
  }

  readonly #popped = (event: PopStateEvent): void => {
    const state = event.state as Record<string, Step> | null;
    const step = state?.[`council-${this.#id}`];
    if (step && step !== this.#step && this.#options.allows(step)) this.#show(step);
  };
}
