import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { fetchPart } from '../../core/fetch-part.ts';
import { loading, type PickerHost } from './host.ts';

/** What is drawn for a way once somebody has opened it. */
export interface WayPanel {
  open(): void;
  close(): void;
  /** @returns undefined while its words are on their way. */
  render(): TemplateResult | undefined;
}

/** Fetches a panel; it tells of a failure that keeps it out of the page. */
export type WayPart = () => Promise<{
  readonly panel: (host: PickerHost, fail: (failure: unknown) => void) => WayPanel;
}>;

/** One of the ways to say where something is that nobody needs, fetched when somebody opens it. */
export class Way implements ReactiveController {
  readonly #host: PickerHost;
  readonly #name: 'map' | 'photo';
  readonly #part: () => WayPart | undefined;
  #opening: symbol | undefined;
  #failed = false;
  #panel: WayPanel | undefined;

  /** @param part what fetches its panel; undefined while there is no such way. */
  constructor(host: PickerHost, name: 'map' | 'photo', part: () => WayPart | undefined) {
    this.#host = host;
    this.#name = name;
    this.#part = part;
    host.addController(this);
  }

  close(): void {
    this.#opening = undefined;
    this.#panel?.close();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.close();
  }

  button(): TemplateResult | typeof nothing {
    const part = this.#part();
    if (!part) return nothing;
    const open = this.#opening !== undefined;
    return disclosure('button secondary', this.#label, open, 'place-way', () => this.toggle(part));
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#opening) return nothing;
    return html`
      <section class="field" id="place-way" aria-label=${this.#label}>
        ${
          this.#failed
            ? html`<p role="alert">${this.#host.words.t('ways.failed')}</p>`
            : (this.#panel?.render() ?? loading(this.#host))
        }
      </section>
    `;
  }

  get #label(): string {
    return this.#host.words.t(`${this.#name}.button`);
  }

  toggle(part = this.#part()): void {
    if (!part) return;
    const opening = this.#opening ? undefined : Symbol('opening');
    this.#host.closeWays();
    this.#opening = opening;
    this.#failed = false;
    if (opening) void this.#show(part, opening);
  }

  async #show(part: WayPart, opening: symbol): Promise<void> {
    try {
      const { panel } = await fetchPart(part);
      this.#panel ??= panel(this.#host, this.#fail);
      if (this.#opening === opening) this.#panel.open();
    } catch (failure) {
      if (this.#opening === opening) this.#fail(failure);
    }
  }

  readonly #fail = (failure: unknown): void => {
    console.error(failure);
    this.#failed = true;
    this.#host.requestUpdate();
  };
}

/** A button that opens something below it and says whether it is open. */
export function disclosure(
  looks: string,
  label: string,
  open: boolean,
  controls: string,
  toggle: () => void,
): TemplateResult {
  return html`<button
    class=${looks}
    type="button"
    aria-expanded=${open}
    aria-controls=${ifDefined(open ? controls : undefined)}
    @click=${toggle}
  >
    ${label}
  </button>`;
}
