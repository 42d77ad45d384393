import type { LitElement, ReactiveController } from 'lit';

/** What an entry of the browser's history says of a widget: the step, and the one it was reached from. */
interface Entry<Step> {
  readonly step: Step;
  readonly from?: Step | undefined;
}

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
      history.replaceState(this.#state({ step: this.#step, from: this.#entry(history.state)?.from }), '');
      history.pushState(this.#state({ step, from: this.#step }), '');
    }
    this.#show(step);
  }

  /** Goes to the step before; nothing is lost. */
  readonly back = (): void => {
    const before = this.#options.before(this.#step);
    if (!before) return;
    if (!this.#options.browserBack()) this.#show(before);
    // Where this step was reached from there, the browser goes back too, and its own Back does not lead here again.
    else if (this.#entry(history.state)?.from === before) history.back();
    else this.go(before);
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

  /** The page's own state with this widget's entry added. The name is the same after a reload. */
  #state(entry: Entry<Step>): object {
    return { ...(history.state as object | null), [this.#name]: entry };
  }

  #entry(state: unknown): Entry<Step> | undefined {
    return (state as Record<string, Entry<Step> | undefined> | null)?.[this.#name];
  }

  get #name(): string {
    return `${this.#host.localName}#${this.#host.id}`;
  }

  readonly #popped = (event: PopStateEvent): void => {
    const step = this.#entry(event.state)?.step;
    if (step && step !== this.#step && this.#options.allows(step)) this.#show(step);
  };
}
