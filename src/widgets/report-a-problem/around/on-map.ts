import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { tileTemplate } from '../../../blocks/location-picker/location-picker.model.ts';
import { fetchPart } from '../../../core/fetch-part.ts';
import type { Around } from './around.ts';
import type { AssetMap } from './asset-map/asset-map.ts';

/** The way from the list to a map of the same things. Nobody needs it: it is fetched when somebody opens it. */
export class OnMap {
  /** Id of what the map is in. */
  readonly id = 'asset-map';
  readonly #around: Around;
  #isOpen = false;
  #failed = false;
  #map: AssetMap | undefined;

  constructor(around: Around) {
    this.#around = around;
  }

  /** The map is there, and the list has its numbers. */
  get isShown(): boolean {
    return this.#isOpen && !this.#failed && this.#map !== undefined;
  }

  /** Address of the map's pictures; undefined when there are none to show. */
  get tiles(): string | undefined {
    const { widget, council } = this.#around.screen;
    const tiles = widget.mapTiles ?? council?.map.tiles;
    return widget.api && tileTemplate(tiles, widget.api.base, widget.ownerDocument.baseURI);
  }

  close(): void {
    this.#isOpen = false;
  }

  /** The button, and what it opens. */
  render(): TemplateResult | typeof nothing {
    if (!this.tiles) return nothing;
    const label = this.#around.words.t('asset.map');
    return html`
      <div class="field no-print">
        <button
          class="button secondary"
          type="button"
          aria-expanded=${this.#isOpen}
          aria-controls=${ifDefined(this.#isOpen ? this.id : undefined)}
          @click=${this.#toggle}
        >
          ${label}
        </button>
        ${this.#isOpen ? html`<section id=${this.id} aria-label=${label}>${this.#content()}</section>` : nothing}
      </div>
    `;
  }

  #content(): TemplateResult {
    const { t, shared } = this.#around.words;
    if (this.#failed) return html`<p class="error" role="alert">${t('asset.map-failed')}</p>`;
    return this.#map?.render() ?? html`<p class="busy" role="status">${shared('loading')}</p>`;
  }

  readonly #toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#failed = false;
    this.#around.screen.widget.requestUpdate();
    if (this.#isOpen) void this.#load();
  };

  async #load(): Promise<void> {
    try {
      const part = this.#map ? undefined : await fetchPart(() => import('./asset-map/asset-map.ts'));
      if (part) this.#map ??= new part.AssetMap(this.#around, this.#fail);
      this.#around.screen.widget.requestUpdate();
    } catch (failure) {
      this.#fail(failure);
    }
  }

  readonly #fail = (failure: unknown): void => {
    console.error('The map could not be loaded.', failure);
    this.#failed = true;
    this.#around.screen.widget.requestUpdate();
  };
}
