import { html, nothing, type TemplateResult } from 'lit';
import { tileTemplate } from '../../../blocks/location-picker/location-picker.model.ts';
import type { PublicReport } from '../../../contract/reports.ts';
import { fetchPart } from '../../../core/fetch-part.ts';
import { button } from '../../../fields/button.ts';
import { addStyles } from '../../../theme/add-styles.ts';
import type { PublicPages } from './public-pages.ts';
import type * as parts from './report-map.ts';

/** The map of the reports in the list, never needed for them: fetched when somebody opens it. */
export class NearMap {
  readonly #pages: PublicPages;
  #open = false;
  #fault: 'near.map-failed' | 'near.map-blank' | undefined;
  #parts: typeof parts | undefined;
  #map: parts.ReportMap | undefined;
  #drawn: readonly PublicReport[] | undefined;

  constructor(pages: PublicPages) {
    this.#pages = pages;
  }

  close(): void {
    this.#open = false;
    this.#fault = undefined;
    this.#map?.remove();
    this.#map = this.#drawn = undefined;
  }

  /** Draws the reports that the list now has; called when the list is in the page. */
  draw(reports: readonly PublicReport[]): void {
    if (!this.#map || this.#drawn === reports) return;
    this.#drawn = reports;
    this.#map.draw(reports);
  }

  /** The button, and what it opens; nothing where there are no pictures for a map. */
  render(): TemplateResult | typeof nothing {
    if (!this.#tiles) return nothing;
    const { t } = this.#pages.words;
    const { widget, shared } = this.#pages.tracker;
    const press = () => {
      if (this.#open) this.close();
      else void this.#show();
      widget.requestUpdate();
    };
    const label = t(this.#open ? 'near.map-hide' : 'near.map');
    return html`
      <div class="no-print">
        <p>${button({ label, kind: 'secondary', press })}</p>
        ${this.#fault ? html`<p class="error" role="alert">${t(this.#fault)}</p>` : nothing}
        ${
          this.#open && this.#fault !== 'near.map-failed'
            ? html`<section class="place-map" aria-label=${t('near.map-label')}>
                ${
                  this.#parts
                    ? this.#parts.frame(t, (by) => this.#map?.zoom(by))
                    : html`<p class="busy" role="status">${shared('loading')}</p>`
                }
                <p class="place-map-attribution" dir="auto">${this.#attribution}</p>
              </section>`
            : nothing
        }
      </div>
    `;
  }

  get #tiles(): string | undefined {
    const { widget, council } = this.#pages.tracker;
    const tiles = widget.mapTiles ?? council?.map.tiles;
    return widget.api && tileTemplate(tiles, widget.api.base, widget.ownerDocument.baseURI);
  }

  get #attribution(): string {
    const { widget, council } = this.#pages.tracker;
    return widget.mapAttribution ?? council?.map.attribution ?? '';
  }

  async #show(): Promise<void> {
    const { place, list } = this.#pages;
    const { widget, council, showReport } = this.#pages.tracker;
    const tiles = this.#tiles;
    if (!council || !tiles || place?.lat === undefined || place.lng === undefined) return;
    this.#open = true;
    this.#fault = undefined;
    try {
      this.#parts ??= await fetchPart(() => import('./report-map.ts'));
      addStyles(widget.renderRoot as ShadowRoot, this.#parts.styles);
      widget.requestUpdate();
      await widget.updateComplete;
      const container = widget.renderRoot.querySelector<HTMLElement>(
        'section.place-map > .place-map-frame > .place-map-view',
      );
      if (!this.#open || !container || this.#map) return;
      this.#map = new this.#parts.ReportMap(container, {
        map: council.map,
        centre: { lat: place.lat, lng: place.lng },
        tiles,
        open: showReport,
        blank: () => this.#fail('near.map-blank'),
      });
      this.draw(list.value?.reports ?? []);
    } catch (failure) {
      console.error('The map could not be loaded.', failure);
      this.#fail('near.map-failed');
    }
  }

  #fail(fault: 'near.map-failed' | 'near.map-blank'): void {
    this.#fault = fault;
    this.#pages.tracker.widget.requestUpdate();
  }
}
