import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { minus, plus, target } from '../../../../blocks/location-picker/icons.ts';
import { openMap, type PickerMap } from '../../../../blocks/location-picker/map.ts';
import { frame, numberedMark, styles as mapStyles } from '../../../../blocks/location-picker/marked-map.ts';
import { WordsController } from '../../../../controllers/words.ts';
import { formatNumber } from '../../../../i18n/formats.ts';
import { addStyles } from '../../../../theme/add-styles.ts';
import type { NumberedAsset } from '../around.model.ts';
import type { Around } from '../around.ts';
import { styles } from './asset-map.styles.ts';
import { assetMapWords, type AssetMapWords } from './asset-map.words.ts';

/**
 * The things of the list on a map, by the same numbers. It stands in the page as long as its list does, which comes and
 * goes with what is asked: the map is opened in whatever the widget has drawn for it.
 */
export class AssetMap implements ReactiveController {
  readonly #around: Around;
  readonly #fail: (failure: unknown) => void;
  readonly #words: WordsController<AssetMapWords>;
  #container: HTMLElement | undefined;
  #map: PickerMap | undefined;
  #marks: ReadonlyMap<string, HTMLButtonElement> = new Map();
  /** What is on the map, as text. */
  #drawn = '';
  /** None of its pictures could be had. */
  #blank = false;

  /** @param fail the map could not be put into the page. */
  constructor(around: Around, fail: (failure: unknown) => void) {
    const { widget } = around.screen;
    this.#around = around;
    this.#fail = fail;
    this.#words = new WordsController(widget, assetMapWords);
    addStyles(widget.renderRoot as ShadowRoot, [...mapStyles, styles]);
    widget.addController(this);
  }

  hostUpdated(): void {
    const { screen, onMap } = this.#around;
    const drawn = screen.widget.renderRoot.querySelector<HTMLElement>(`#${onMap.id} .place-map-view`);
    const container = drawn ?? undefined;
    try {
      if (container !== this.#container) this.#openIn(container);
      if (this.#map) this.#draw();
    } catch (failure) {
      this.#fail(failure);
    }
  }

  hostDisconnected(): void {
    this.#openIn(undefined);
  }

  /** @returns undefined while its words are on their way. */
  render(): TemplateResult | undefined {
    if (!this.#words.ready) return undefined;
    const { t } = this.#words;
    const { widget, council } = this.#around.screen;
    return html`
      ${
        this.#blank
          ? html`<p class="error" role="alert">${t('blank')}</p>`
          : html`<p class="hint">${t('help')} <span class="place-map-touch">${t('touch')}</span></p>`
      }
      ${frame(t('keys'), [
        { label: t('in'), drawing: plus, press: () => this.#map?.zoom(1) },
        { label: t('out'), drawing: minus, press: () => this.#map?.zoom(-1) },
        { label: t('start'), drawing: target, press: () => this.#drawAnew() },
      ])}
      <p class="place-map-attribution" dir="auto">${widget.mapAttribution ?? council?.map.attribution}</p>
      ${this.#chosen()}
    `;
  }

  /** What is chosen, in words: not everybody sees the list and the map at once. */
  #chosen(): TemplateResult | typeof nothing {
    const { foreignService } = this.#around;
    const names = this.#namesChosen;
    if (names.length === 0) return nothing;
    return html`<p>
      ${this.#words.t('chosen')}
      ${names.map(
        (name) =>
          html`${names.length > 1 ? html`<br />` : nothing}<strong
              ><bdi lang=${ifDefined(foreignService)}>${name}</bdi></strong
            >`,
      )}
    </p>`;
  }

  get #namesChosen(): readonly string[] {
    const { near, chosen } = this.#around;
    return near.filter(({ id }) => chosen.includes(id)).map((asset) => this.#nameOf(asset));
  }

  /** Opens the map in what was drawn for it, if anything was, and closes the one before. */
  #openIn(container: HTMLElement | undefined): void {
    this.#map?.remove();
    this.#map = undefined;
    this.#marks = new Map();
    this.#drawn = '';
    this.#blank = false;
    this.#container = container;
    const { council, place } = this.#around.screen;
    const { tiles } = this.#around.onMap;
    if (!container || !council || !tiles || place?.lat === undefined || place.lng === undefined) return;
    const { minZoom, maxZoom, bounds, boundary } = council.map;
    this.#map = openMap(container, {
      ...{ centre: { lat: place.lat, lng: place.lng }, zoom: maxZoom, minZoom, maxZoom, bounds, boundary, tiles },
      moved: () => undefined,
      blank: () => {
        this.#blank = true;
        this.#around.screen.widget.requestUpdate();
      },
    });
  }

  #draw(): void {
    const { near, chosen, screen } = this.#around;
    const drawn = JSON.stringify([screen.place?.lat, screen.place?.lng, near.map(({ id }) => id)]);
    if (drawn !== this.#drawn) this.#drawAnew();
    this.#drawn = drawn;
    for (const [id, mark] of this.#marks) mark.setAttribute('aria-pressed', String(chosen.includes(id)));
  }

  #drawAnew(): void {
    const { near, foreignService, screen } = this.#around;
    const { lat, lng } = screen.place ?? {};
    if (!this.#map || lat === undefined || lng === undefined) return;
    const focused = [...this.#marks].find(([, mark]) => mark.matches(':focus'))?.[0];
    this.#marks = new Map(
      near.map((asset) => [
        asset.id,
        numberedMark({
          number: formatNumber(asset.number, this.#words.language),
          name: asset.label,
          lang: foreignService,
          press: () => this.#choose(asset),
        }),
      ]),
    );
    const here = document.createElement('span');
    here.className = 'map-here';
    this.#map.mark([
      { point: { lat, lng }, element: here },
      ...near.flatMap(({ id, lat, lng }) => {
        const element = this.#marks.get(id);
        return element ? [{ point: { lat, lng }, element }] : [];
      }),
    ]);
    // What was pressed may have taken another one, no longer chosen, out of the list.
    if (focused) this.#marks.get(focused)?.focus({ preventScroll: true });
  }

  #choose(asset: NumberedAsset): void {
    const { choose, screen } = this.#around;
    choose(asset);
    const { t } = this.#words;
    const names = this.#namesChosen.join('; ');
    screen.widget.announce(names ? `${t('chosen')} ${names}` : t('none'));
  }

  #nameOf({ number, label }: NumberedAsset): string {
    return `${formatNumber(number, this.#words.language)}. ${label}`;
  }
}
