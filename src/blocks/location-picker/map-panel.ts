import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { nearestPlace } from '../../api/places.ts';
import type { Point } from '../../contract/council.ts';
import type { NearestPlace } from '../../contract/places.ts';
import { TaskController } from '../../controllers/task.ts';
import { button } from '../../fields/button.ts';
import { councilName, failedCall, type PickerHost } from './host.ts';
import { roundPoint, tileTemplate } from './location-picker.model.ts';
import { arrows, cross, layers, minus, plus, target, type Drawing } from './icons.ts';
import { openMap, type MapView, type PickerMap } from './map.ts';

export { styles } from './map-panel.styles.ts';

/** A look-up costs money, so only for a place where the map stays. */
const rest = 500;
const buttonStep = 120;
const closeZoom = 17;

/** The map, its tools and what stands under its cross. All that is here comes when a map is opened. */
export class MapPanel implements ReactiveController {
  readonly #host: PickerHost;
  readonly #choose: (point: Point, nearest: NearestPlace) => void;
  readonly #nearest: TaskController<[number, number], NearestPlace>;
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

  /** @param choose somebody pressed "Use this place"; called with what the server says of it. */
  constructor(host: PickerHost, choose: (point: Point, nearest: NearestPlace) => void) {
    this.#host = host;
    this.#choose = choose;
    this.#nearest = new TaskController(
      host,
      () => this.#asked && [this.#asked.lat, this.#asked.lng],
      (api, options, lat, lng) => nearestPlace(api, { lat, lng }, options),
    );
    host.addController(this);
  }

  /** Puts the map into what was drawn for it. Throws when it cannot. */
  open(): void {
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
    this.#blank = this.#using = this.#aerial = false;
  }

  hostUpdated(): void {
    const { pending, problem: failure, value } = this.#nearest;
    if (!this.#asked || pending) return;
    if (failure) {
      this.#using = false;
    } else if (value && this.#using) {
      this.#using = false;
      void this.#take(this.#asked, value);
    } else if (value && value !== this.#said) {
      this.#said = value;
      this.#host.widget.announce(this.#words(value));
    }
  }

  render(): TemplateResult {
    const { t } = this.#host.words;
    return html`
      ${
        this.#blank
          ? html`<p role="alert">${t('map.blank')}</p>`
          : html`<p class="hint">${t('map.help')} <span class="place-map-touch">${t('map.touch')}</span></p>`
      }
      <div class="place-map-frame" dir="ltr">
        <div
          class="place-map-view"
          role="application"
          tabindex="0"
          aria-label=${t('map.keys')}
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
    const { t } = this.#host.words;
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
          ${tool(t('map.in'), plus, (map) => map.zoom(1), { can: canZoomIn })}
          ${tool(t('map.out'), minus, (map) => map.zoom(-1), { can: canZoomOut })}
          ${tool(t('map.start'), target, (map) => map.restart())}
          ${this.#aerialAddress ? tool(t('map.aerial'), layers, this.#toggleAerial, { pressed: this.#aerial }) : nothing}
        </div>
        <div>
          ${tool(t('map.west'), arrows.west, (map) => map.pan(-buttonStep, 0))}
          ${tool(t('map.north'), arrows.north, (map) => map.pan(0, -buttonStep))}
          ${tool(t('map.south'), arrows.south, (map) => map.pan(0, buttonStep))}
          ${tool(t('map.east'), arrows.east, (map) => map.pan(buttonStep, 0))}
        </div>
      </div>
    `;
  }

  /** What is under the cross, and the way to take it. */
  #foot(): TemplateResult {
    const { t, language } = this.#host.words;
    const { value, problem: failure } = this.#nearest;
    if (!this.#view) return html`<p><span class="busy">${t('map.loading')}</span></p>`;
    const looking = this.#isStale || this.#nearest.pending || !value;
    const foreign = !looking && value.language !== language ? value.language : undefined;
    return html`
      <p class="place-near" id="place-map-near" lang=${ifDefined(foreign)}>
        ${looking ? t('map.looking') : this.#words(value)}
      </p>
      ${failure && !this.#isStale ? failedCall(this.#host, failure, this.#nearest.retry) : nothing}
      ${button({ label: t('map.use'), press: this.#use, busy: this.#using })}
    `;
  }

  #words({ label, place, area }: NearestPlace): string {
    const { t } = this.#host.words;
    const near = label ?? place?.label ?? t('map.nothing');
    return area.inside ? near : `${near} · ${t('found.outside', { council: councilName(this.#host) })}`;
  }

  /** The map stands somewhere else than what was asked for last. */
  get #isStale(): boolean {
    return this.#view?.centre.lat !== this.#asked?.lat || this.#view?.centre.lng !== this.#asked?.lng;
  }

  async #take(point: Point, nearest: NearestPlace): Promise<void> {
    // A choice draws everything anew: not in the middle of drawing.
    await this.#host.updateComplete;
    this.#choose(point, nearest);
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
