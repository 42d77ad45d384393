import { html, type TemplateResult } from 'lit';
import { minus, plus } from '../../../blocks/location-picker/icons.ts';
import { styles as mapStyles } from '../../../blocks/location-picker/map-panel.styles.ts';
import { openMap, type PickerMap } from '../../../blocks/location-picker/map.ts';
import type { Council, Point } from '../../../contract/council.ts';
import type { PublicReport } from '../../../contract/reports.ts';
import type { Translate } from '../../../i18n/scope.ts';
import type { OthersWords } from './others.words.ts';
import { titleOf } from './report-page.ts';

export const styles = mapStyles;

export interface ReportMapOptions {
  readonly map: Council['map'];
  /** Where the reports are near. */
  readonly centre: Point;
  readonly tiles: string;
  readonly open: (reference: string) => void;
  readonly blank: () => void;
}

/** The same reports as in the list, by the same numbers. */
export class ReportMap {
  readonly #map: PickerMap;
  readonly #open: ReportMapOptions['open'];

  constructor(container: HTMLElement, { map, centre, tiles, open, blank }: ReportMapOptions) {
    const { zoom, minZoom, maxZoom, bounds, boundary } = map;
    this.#open = open;
    this.#map = openMap(container, {
      ...{ centre, zoom: Math.min(maxZoom, zoom + 2), minZoom, maxZoom, bounds, boundary, tiles, blank },
      moved: () => undefined,
    });
  }

  draw(reports: readonly PublicReport[]): void {
    this.#map.mark(
      reports.flatMap((report, index) => {
        const { lat, lng, reference } = report;
        if (lat === undefined || lng === undefined) return [];
        const element = document.createElement('button');
        element.type = 'button';
        element.className = 'report-mark';
        element.textContent = String(index + 1);
        element.ariaLabel = `${index + 1}. ${titleOf(report)}`;
        element.addEventListener('click', () => this.#open(reference));
        return [{ point: { lat, lng }, element }];
      }),
    );
  }

  zoom(by: number): void {
    this.#map.zoom(by);
  }

  remove(): void {
    this.#map.remove();
  }
}

/** What the map is put into, and its tools. */
export function frame(t: Translate<OthersWords>, zoom: (by: number) => void): TemplateResult {
  const tool = (label: string, drawing: unknown, by: number) => html`
    <button class="place-tool" type="button" title=${label} aria-label=${label} @click=${() => zoom(by)}>
      ${drawing}
    </button>
  `;
  return html`
    <div class="place-map-frame" dir="ltr">
      <div class="place-map-view" role="application" tabindex="0" aria-label=${t('near.map-keys')}></div>
    </div>
    <div class="place-map-tools" dir="ltr">
      <div>${tool(t('near.map-in'), plus, 1)} ${tool(t('near.map-out'), minus, -1)}</div>
    </div>
  `;
}
