import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Point } from '../../contract/council.ts';
import type { NearestPlace } from '../../contract/places.ts';
import { fetchPart } from '../../core/fetch-part.ts';
import { addStyles } from '../../theme/add-styles.ts';
import { loadingMap, type PickerHost } from './host.ts';
import type { MapPanel } from './map-panel/map-panel.ts';

/** The map as one of the ways to say where something is, never needed for it; fetched when somebody opens it. */
export class MapWay implements ReactiveController {
  readonly #host: PickerHost;
  readonly #choose: (point: Point, nearest: NearestPlace) => void;
  #opening: symbol | undefined;
  #failed = false;
  #panel: MapPanel | undefined;

  /** @param choose somebody pressed "Use this place"; called with what the server says of it. */
  constructor(host: PickerHost, choose: (point: Point, nearest: NearestPlace) => void) {
    this.#host = host;
    this.#choose = choose;
    host.addController(this);
  }

  get open(): boolean {
    return this.#opening !== undefined;
  }

  readonly toggle = (): void => {
    if (this.open) return this.close();
    this.#opening = Symbol('opening');
    this.#failed = false;
    this.#host.requestUpdate();
    void this.#show(this.#opening);
  };

  close(): void {
    this.#opening = undefined;
    this.#panel?.close();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.close();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    const { t } = this.#host.words;
    return html`
      <section class="place-map" id="place-map" aria-label=${t('map.button')}>
        ${
          this.#failed
            ? html`<p role="alert">${t('map.failed')}</p>`
            : (this.#panel?.render() ?? loadingMap(this.#host))
        }
      </section>
    `;
  }

  async #show(opening: symbol): Promise<void> {
    try {
      const { MapPanel, styles } = await fetchPart(() => import('./map-panel/map-panel.ts'));
      addStyles(this.#host.widget.renderRoot as ShadowRoot, [styles]);
      const choose = (point: Point, nearest: NearestPlace) => {
        this.#choose(point, nearest);
        this.close();
      };
      this.#panel ??= new MapPanel(this.#host, { choose, fail: this.#fail });
      if (this.#opening === opening) this.#panel.open();
    } catch (failure) {
      if (this.#opening === opening) this.#fail(failure);
    }
  }

  readonly #fail = (failure: unknown): void => {
    console.error('The map could not be loaded.', failure);
    this.#failed = true;
    this.#host.requestUpdate();
  };
}
