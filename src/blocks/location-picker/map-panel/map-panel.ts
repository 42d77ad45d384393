import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { nearestPlace } from '../../../api/places.ts';
import type { Point } from '../../../contract/council.ts';
import type { NearestPlace } from '../../../contract/places.ts';
import { TaskController } from '../../../controllers/task.ts';
import { WordsController } from '../../../controllers/words.ts';
import { button } from '../../../fields/button.ts';
import { addStyles } from '../../../theme/add-styles.ts';
import { failedCall, loading, outsideNote, type PickerHost } from '../host.ts';
import { fromPoint, roundPoint, tileTemplate } from '../location-picker.model.ts';
import { arrows, cross, layers, minus, plus, target, type Drawing } from '../icons.ts';
import { openMap, type MapView, type PickerMap } from '../map.ts';
import { styles } from '../map-panel.styles.ts';
import type { WayPanel } from '../way.ts';
import { mapWords, type MapWords } from './map-panel.words.ts';

/** A look-up costs money, so only for a place where the map stays. */
const rest = 500;
const buttonStep = 120;
const closeZoom = 17;

export const panel = (host: PickerHost, fail: (failure: unknown) => void): WayPanel => new MapPanel(host, fail);

/** The map, its tools and what stands under its cross. All that is here comes when a map is opened. */
class MapPanel implements ReactiveController, WayPanel {
  readonly #host: PickerHost;
  readonly #fail: (failure: unknown) => void;
  readonly #words: WordsController<MapWords>;
  readonly #nearest: TaskController<[number, number], NearestPlace>;
  /** It is to open as soon as it is drawn. */
  #opening = false;
  #map: PickerMap | undefined;
  #view: MapView | undefined;
  /** None of its pictures could be had. */
  #blank = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The point whose words are asked for. */
  #asked: Point | undefined;
  #said: NearestPlace | undefined;
  #using = false;
  #aerial = false;

  /** @param fail the map could not be put into the page. */
  constructor(host: PickerHost, fail: (failure: unknown) => void) {
    this.#host = host;
    this.#fail = fail;
    this.#words = new WordsController(host, mapWords);
    this.#nearest = new TaskController(
      host,
      () => this.#asked && [this.#asked.lat, this.#asked.lng],
      (api, options, lat, lng) => nearestPlace(api, { lat, lng }, options),
    );
    addStyles(host.widget.renderRoot as ShadowRoot, [styles]);
    host.addController(this);
  }

  /** Opens the map as soon as it is drawn: words of another language may still be on their way. */
  open(): void {
    this.#opening = true;
    this.#host.requestUpdate();
  }

  /** Puts the map into what was drawn for it. Throws when it cannot. */
  #open(): void {
    const { council, tileAddress, chosenPoint } = this.#host;
    const container = this.#host.querySelector<HTMLElement>('.place-map-view');
    if (!container || !council || !tileAddress) return;
    const { centre, zoom, minZoom, maxZoom, bounds, boundary } = council.map;
    this.#map = openMap(container, {
      centre: chosenPoint ?? centre,
      zoom: chosenPoint ? Math.min(maxZoom, Math.max(zoom, closeZoom)) : zoom,
      minZoom,
      maxZoom,
      bounds,
      boundary,
      tiles: tileAddress,
      moved: this.#moved,
      blank: () => {
        this.#blank = true;
        this.#host.requestUpdate();
      },
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#map?.remove();
    this.#map = this.#view = this.#asked = this.#said = undefined;
    this.#opening = this.#blank = this.#using = this.#aerial = false;
  }

  hostUpdated(): void {
    if (this.#opening && this.#words.ready) {
      this.#opening = false;
      try {
        this.#open();
      } catch (failure) {
        this.#fail(failure);
      }
    }
    const { pending, problem: failure, value } = this.#nearest;
    if (!this.#asked || pending) return;
    if (failure) {
      this.#using = false;
    } else if (value && this.#using) {
      this.#using = false;
      void this.#take(this.#asked, value);
    } else if (value && value !== this.#said) {
      this.#said = value;
      this.#host.widget.announce(this.#near(value));
    }
  }

  /** @returns undefined while its words are on their way. */
  render(): TemplateResult | undefined {
    if (!this.#words.ready) return undefined;
    const { t } = this.#words;
    return html`
      ${
        this.#blank
          ? html`<p role="alert">${t('blank')}</p>`
          : html`<p class="hint">${t('help')} <span class="place-map-touch">${t('touch')}</span></p>`
      }
      <div class="place-map-frame" dir="ltr">
        <div
          class="place-map-view"
          role="application"
          tabindex="0"
          aria-label=${t('keys')}
          aria-describedby="place-map-near"
        ></div>
        ${cross}
      </div>
      ${this.#tools()}
      <p class="place-map-attribution" dir="auto">
        ${this.#aerial ? this.#host.council?.map.aerial?.attribution : this.#host.mapAttribution}
      </p>
      ${this.#foot()}
    `;
  }

  #tools(): TemplateResult {
    const { t } = this.#words;
    const { canZoomIn = true, canZoomOut = true } = this.#view ?? {};
    const tool = (
      label: string,
      drawing: Drawing,
      press: (map: PickerMap) => void,
      { can = true, pressed }: { can?: boolean; pressed?: boolean } = {},
    ) => html`
      <button
        class="place-tool"
        type="button"
        title=${label}
        aria-label=${label}
        aria-disabled=${ifDefined(can ? undefined : 'true')}
        aria-pressed=${ifDefined(pressed)}
        @click=${() => this.#map && press(this.#map)}
      >
        ${drawing}
      </button>
    `;
    return html`
      <div class="place-map-tools" dir="ltr">
        <div>
          ${tool(t('in'), plus, (map) => map.zoom(1), { can: canZoomIn })}
          ${tool(t('out'), minus, (map) => map.zoom(-1), { can: canZoomOut })}
          ${tool(t('start'), target, (map) => map.restart())}
          ${this.#aerialAddress ? tool(t('aerial'), layers, this.#toggleAerial, { pressed: this.#aerial }) : nothing}
        </div>
        <div>
          ${tool(t('west'), arrows.west, (map) => map.pan(-buttonStep, 0))}
          ${tool(t('north'), arrows.north, (map) => map.pan(0, -buttonStep))}
          ${tool(t('south'), arrows.south, (map) => map.pan(0, buttonStep))}
          ${tool(t('east'), arrows.east, (map) => map.pan(buttonStep, 0))}
        </div>
      </div>
    `;
  }

  /** What is under the cross, and the way to take it. */
  #foot(): TemplateResult {
    const { t, language } = this.#words;
    const { value, problem: failure } = this.#nearest;
    if (!this.#view) return loading(this.#host);
    const looking = this.#isStale || this.#nearest.pending || !value;
    const foreign = !looking && value.language !== language ? value.language : undefined;
    return html`
      <p class="place-near" id="place-map-near" lang=${ifDefined(foreign)}>
        ${looking ? t('looking') : this.#near(value)}
      </p>
      ${failure && !this.#isStale ? failedCall(this.#host, failure, this.#nearest.retry) : nothing}
      ${button({ label: t('use'), press: this.#use, busy: this.#using })}
    `;
  }

  /** What is under the cross, in words. */
  #near({ label, place, area }: NearestPlace): string {
    const near = label ?? place?.label ?? this.#words.t('nothing');
    return area.inside ? near : `${near} · ${outsideNote(this.#host)}`;
  }

  /** The map stands somewhere else than what was asked for last. */
  get #isStale(): boolean {
    return this.#view?.centre.lat !== this.#asked?.lat || this.#view?.centre.lng !== this.#asked?.lng;
  }

  async #take(point: Point, nearest: NearestPlace): Promise<void> {
    // A choice draws everything anew: not in the middle of drawing.
    await this.#host.updateComplete;
    this.#host.take(fromPoint('map', point, nearest));
  }

  get #aerialAddress(): string | undefined {
    const { api, council, ownerDocument } = this.#host;
    return api && tileTemplate(council?.map.aerial?.tiles, api.base, ownerDocument.baseURI);
  }

  readonly #toggleAerial = (map: PickerMap): void => {
    this.#aerial = !this.#aerial;
    const tiles = this.#aerial ? this.#aerialAddress : this.#host.tileAddress;
    if (tiles) map.show(tiles);
    this.#host.requestUpdate();
  };

  readonly #moved = (view: MapView): void => {
    this.#view = { ...view, centre: roundPoint(view.centre) };
    // A zoom ends some time after it began, and "Use this place" may have been pressed meanwhile: the cross has not moved.
    this.#using &&= view.zoomed;
    clearTimeout(this.#timer);
    if (this.#using) return this.#ask();
    this.#timer = setTimeout(() => this.#ask(), rest);
    this.#host.requestUpdate();
  };

  #ask(): void {
    clearTimeout(this.#timer);
    this.#asked = this.#view?.centre;
    this.#host.requestUpdate();
  }

  readonly #use = (): void => {
    this.#using = true;
    if (!this.#isStale && this.#nearest.problem) this.#nearest.retry();
    this.#ask();
  };
}
