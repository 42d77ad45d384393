import { html, LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiClient } from '../../api/client.ts';
import { nearestPlace } from '../../api/places.ts';
import type { Council, Point } from '../../contract/council.ts';
import type { NearestPlace } from '../../contract/places.ts';
import { whereMax } from '../../contract/reports.ts';
import type { CouncilWidget } from '../../controllers/council-widget.ts';
import { fieldId, type FormController } from '../../controllers/form.ts';
import { TaskController } from '../../controllers/task.ts';
import { WordsController } from '../../controllers/words.ts';
import { area } from '../../fields/area.ts';
import { button } from '../../fields/button.ts';
import type { Language } from '../../i18n/languages.ts';
import type { WordScope } from '../../i18n/scope.ts';
import { chosenBox, labelOf } from './chosen.ts';
import { DeviceController } from './device.ts';
import { councilName, failedCall, searchId, type PickerHost } from './host.ts';
import { fromPoint, isOutside, pointOf, tileTemplate, vagueness, type ChosenPlace } from './location-picker.model.ts';
import { SearchPanel } from './search-panel.ts';
import { disclosure, Way, type WayPart } from './way.ts';
import { words } from './words.ts';

const mapPart: WayPart = () => import('./map-panel/map-panel.ts');

/**
 * Asks where something is: by street, postcode or place; by the device; on a map; by a photo that says it; or in words.
 * None of them needs another. It renders into itself, so that its fields stand in its widget's shadow root with labels,
 * errors and styles.
 *
 * @element council-location-picker
 */
export class LocationPicker extends LitElement implements PickerHost {
  /** The widget around it, which has the API, the language and the voice. */
  @property({ attribute: false }) widget!: CouncilWidget;
  /** Has the values `place.search` and `place.description`, and the errors of `place` and `place.description`. */
  @property({ attribute: false }) form!: FormController;
  @property({ attribute: false }) council?: Council | undefined;
  /** What is chosen now; the widget keeps it. */
  @property({ attribute: false }) place?: ChosenPlace | undefined;
  /** Hears what is chosen. A place outside the area is passed on too: it is the widget's rules that refuse it. */
  @property({ attribute: false }) changed!: (place: ChosenPlace | undefined) => void;
  /** Only a point will do: there is no describing in words. */
  @property({ attribute: false }) exact = false;
  /** Pictures of another map than the council's: an address with `{z}`, `{x}` and `{y}`. */
  @property({ attribute: false }) tiles?: string | undefined;
  /** Who drew that map. */
  @property({ attribute: false }) attribution?: string | undefined;
  /** Fetches what finds the place in a photo, where the widget takes photos. */
  @property({ attribute: false }) photoWay?: WayPart | undefined;

  readonly words = new WordsController(this, words);
  readonly #ways = [
    new Way(this, 'map', () => (this.council && this.tileAddress ? mapPart : undefined)),
    new Way(this, 'photo', () => this.photoWay),
  ];
  readonly #search = new SearchPanel(this);
  readonly #device = new DeviceController(this);
  readonly #here = new TaskController<[number, number], NearestPlace>(
    this,
    () => this.#device.point && [this.#device.point.lat, this.#device.point.lng],
    (api, options, lat, lng) => nearestPlace(api, { lat, lng }, options),
  );
  /** Values and errors are the widget's form's: whenever the widget draws itself, so does this. */
  readonly #redraw: ReactiveController = { hostUpdated: () => this.requestUpdate() };
  /** Metres that the device was unsure by, when it chose the place. */
  #vague: number | undefined;
  #focusOn: string | undefined;
  /** The language in which the fields have told the form what they are called. */
  #described: Language | undefined;

  get language(): Language {
    return this.widget.language;
  }

  get wordScope(): WordScope {
    return this.widget.wordScope;
  }

  get api(): ApiClient | undefined {
    return this.widget.api;
  }

  get tileAddress(): string | undefined {
    const tiles = this.tiles ?? this.council?.map.tiles;
    return this.api && tileTemplate(tiles, this.api.base, this.ownerDocument.baseURI);
  }

  get mapAttribution(): string {
    return this.attribution ?? this.council?.map.attribution ?? '';
  }

  get chosenPoint(): Point | undefined {
    return pointOf(this.place);
  }

  /** Passes a choice on, whichever way it was made, and ends the others. */
  choose(place: ChosenPlace | undefined): void {
    this.#vague = undefined;
    this.#device.stop();
    this.changed(place);
    this.requestUpdate();
    if (isOutside(place)) this.widget.announce(this.words.t('outside', { council: councilName(this) }));
  }

  take(place: ChosenPlace): void {
    this.choose(place);
    this.closeWays();
    this.#focusOn = '.place-chosen';
  }

  /** Opens the way by a photo, where there is one, as a press on its button does. */
  openPhoto(): void {
    this.#ways[1]?.toggle();
  }

  closeWays(): void {
    for (const way of this.#ways) way.close();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.hasUpdated) this.widget.removeController(this.#redraw);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    // Adding it again changes nothing.
    this.widget.addController(this.#redraw);
    this.widget.settleTranslation();
  }

  protected override updated(): void {
    if (this.#device.point && this.#here.value) void this.#takeFromDevice();
    if (this.words.ready && this.words.language !== this.#described) {
      this.#described = this.words.language;
      // The widget drew its error summary before it could know these words.
      if (this.form.errors.length > 0) this.widget.requestUpdate();
    }
    if (!this.#focusOn) return;
    const wanted = this.querySelector<HTMLElement>(this.#focusOn);
    if (!wanted) return;
    this.#focusOn = undefined;
    wanted.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.words.ready) return nothing;
    const { place } = this;
    return html`
      ${this.#search.render()} ${this.#otherWays()}
      ${place && place.found !== 'described' ? chosenBox(this, place, this.#vague, this.#change) : nothing}
      ${place && !this.exact && !isOutside(place) ? this.#description(place) : nothing}
    `;
  }

  #otherWays(): TemplateResult {
    const { t } = this.words;
    const { fault, asking } = this.#device;
    const { problem, pending, retry } = this.#here;
    const described = this.place?.found === 'described';
    return html`
      <div class="place-ways">
        <p class="label">${t('ways')}</p>
        <div class="place-ways-buttons">
          ${button({
            label: t('device.button'),
            press: () => this.#device.ask(),
            kind: 'secondary',
            busy: asking || pending,
            busyLabel: t('device.busy'),
          })}
          ${this.#ways.map((way) => way.button())}
        </div>
        ${fault ? html`<p class="error" role="alert">${t(`device.${fault}`)}</p>` : nothing}
        ${problem ? failedCall(this, problem, retry) : nothing} ${this.#ways.map((way) => way.render())}
        ${
          this.exact
            ? nothing
            : disclosure('link', t('describe.button'), described, fieldId('place.description'), () =>
                this.choose(described ? undefined : { found: 'described' }),
              )
        }
      </div>
    `;
  }

  /** In words: all there is of a place that is only described, and a help to find one that has a point. */
  #description({ found }: ChosenPlace): TemplateResult {
    const { t } = this.words;
    const needed = found === 'described';
    return area(this.form, {
      name: 'place.description',
      label: needed ? t('describe.label') : t('describe.more'),
      hint: needed ? t('describe.hint') : t('describe.more-hint'),
      optional: !needed,
      maxLength: whereMax,
      rows: 3,
      message: (code) => (code === 'required' ? this.words.t('error.describe') : undefined),
    });
  }

  async #takeFromDevice(): Promise<void> {
    // A choice draws everything anew: not in the middle of drawing.
    await this.updateComplete;
    const { point, accuracy } = this.#device;
    const { value, pending, problem } = this.#here;
    if (!point || !value || pending || problem) return;
    const place = fromPoint('device', point, value);
    this.choose(place);
    this.#vague = vagueness(accuracy);
    // Nobody pressed for the focus to move: the answer may come late.
    if (!isOutside(place)) this.widget.announce(`${this.words.t('chosen')}: ${labelOf(this, place)}`);
  }

  readonly #change = (): void => {
    this.choose(undefined);
    this.#focusOn = `#${searchId}`;
  };
}
