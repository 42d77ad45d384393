import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { nearestPlace } from '../../../api/places.ts';
import { failedCall, outsideNote, type PickerHost } from '../../../blocks/location-picker/host.ts';
import { fromPoint, roundPoint } from '../../../blocks/location-picker/location-picker.model.ts';
import type { WayPanel } from '../../../blocks/location-picker/way.ts';
import { positionOf } from '../../../blocks/photo-picker/photo-position.ts';
import type { Point } from '../../../contract/council.ts';
import type { NearestPlace } from '../../../contract/places.ts';
import { TaskController } from '../../../controllers/task.ts';
import { WordsController } from '../../../controllers/words.ts';
import { button } from '../../../fields/button.ts';
import type { Screen } from '../steps/screen.ts';
import { photoPlaceWords, type PhotoPlaceWords } from './photo-place.words.ts';

/** Finds the place in the photos of this report. */
export const photoPlace = (screen: Screen) => ({
  panel: (host: PickerHost): WayPanel => new PhotoPlace(screen, host),
});

/**
 * The photos of the report, here already, and the place that the last of them was taken at, if one says so. It is read
 * where the photos are, and is chosen by nobody but the resident.
 */
class PhotoPlace implements ReactiveController, WayPanel {
  readonly #screen: Screen;
  readonly #host: PickerHost;
  readonly #words: WordsController<PhotoPlaceWords>;
  readonly #nearest: TaskController<[number, number], NearestPlace>;
  /** Where each photo was taken: undefined until it is read, null when it does not say. */
  readonly #positions = new WeakMap<File, Point | null | undefined>();
  #isOpen = false;

  constructor(screen: Screen, host: PickerHost) {
    this.#screen = screen;
    this.#host = host;
    this.#words = new WordsController(host, photoPlaceWords);
    host.addController(this);
    this.#nearest = new TaskController(
      host,
      () => this.#point && [this.#point.lat, this.#point.lng],
      (api, options, lat, lng) => nearestPlace(api, { lat, lng }, options),
    );
  }

  open(): void {
    this.#isOpen = true;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#isOpen = false;
  }

  hostUpdate(): void {
    for (const file of this.#files) {
      if (this.#positions.has(file)) continue;
      this.#positions.set(file, undefined);
      void this.#read(file);
    }
  }

  render(): TemplateResult | undefined {
    if (!this.#words.ready) return undefined;
    const { t } = this.#words;
    const { form, later, council } = this.#screen;
    const { value, pending, problem, retry } = this.#nearest;
    const point = this.#point;
    const found = point && !pending && !problem ? value : undefined;
    return html`
      <p>${t('help')}</p>
      <council-photo-picker
        .form=${form}
        .uploads=${later?.uploads}
        .rules=${council?.photos}
        .required=${true}
      ></council-photo-picker>
      <div role="status">${found ? this.#near(found) : this.#said(pending)}</div>
      ${point && problem ? failedCall(this.#host, problem, retry) : nothing}
      ${
        point && found
          ? button({ label: t('use'), press: () => this.#host.take(fromPoint('device', point, found)) })
          : nothing
      }
    `;
  }

  #near({ label, place, area, language }: NearestPlace): TemplateResult {
    const { t, language: own } = this.#words;
    const near = label ?? place?.label;
    return html`
      <p class="caption">${t('found')}</p>
      <p class="box-title">
        <bdi lang=${ifDefined(near && language !== own ? language : undefined)}>${near ?? t('nothing')}</bdi
        >${area.inside ? nothing : html` · ${outsideNote(this.#host)}`}
      </p>
    `;
  }

  /** What there is to say without a place. */
  #said(pending: boolean): TemplateResult | typeof nothing {
    const { t } = this.#words;
    if (this.#point) return pending ? html`<p class="busy">${t('looking')}</p>` : nothing;
    const files = this.#files;
    if (files.length === 0 || files.some((file) => this.#positions.get(file) === undefined)) return nothing;
    return html`<p>${t(files.length > 1 ? 'none.several' : 'none')}</p>`;
  }

  /** Photos that go with the report: one that cannot be opened, or is no photo, is not among them. */
  get #files(): readonly File[] {
    if (!this.#isOpen) return [];
    const { photos = [] } = this.#screen.later?.uploads ?? {};
    return photos.flatMap(({ state, file, blob }) => (file && blob && state !== 'refused' ? [file] : []));
  }

  get #point(): Point | undefined {
    return this.#files.map((file) => this.#positions.get(file)).findLast(Boolean) ?? undefined;
  }

  async #read(file: File): Promise<void> {
    const position = await positionOf(file);
    this.#positions.set(file, position ? roundPoint(position) : null);
    this.#host.requestUpdate();
  }
}
