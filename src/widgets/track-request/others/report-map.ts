import type { TemplateResult } from 'lit';
import { minus, plus } from '../../../blocks/location-picker/icons.ts';
import { openMap, type PickerMap } from '../../../blocks/location-picker/map.ts';
import { frame as markedFrame, numberedMark, styles } from '../../../blocks/location-picker/marked-map.ts';
import type { Council, Point } from '../../../contract/council.ts';
import type { PublicReport } from '../../../contract/reports.ts';
import type { Translate } from '../../../i18n/scope.ts';
import type { OthersWords } from './others.words.ts';
import { titleOf } from './report-page.ts';

export { styles };

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
        const element = numberedMark({
          number: String(index + 1),
          name: titleOf(report),
          press: () => this.#open(reference),
        });
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
export const frame = (t: Translate<OthersWords>, zoom: (by: number) => void): TemplateResult =>
  markedFrame(t('near.map-keys'), [
    { label: t('near.map-in'), drawing: plus, press: () => zoom(1) },
    { label: t('near.map-out'), drawing: minus, press: () => zoom(-1) },
  ]);
