import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LocationPicker } from '../../../blocks/location-picker/location-picker.ts';
import { WordsController } from '../../../controllers/words.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import type { ReportJourney } from '../journey.ts';
import { photoFirstWords, type PhotoFirstWords } from './photo-first.words.ts';

/**
 * A report that begins with its photos. They are chosen on a page before the first step; the step that asks for the place
 * then opens with the place that they say, if they do.
 */
export class PhotoFirst implements ReactiveController {
  readonly #journey: ReportJourney;
  readonly #words: WordsController<PhotoFirstWords>;
  #isOpen: boolean;
  /** The place of the photos is offered as its step opens, and not when they are chosen there. */
  #isOffered = false;
  #wasAside = false;

  constructor(journey: ReportJourney) {
    const { widget } = journey;
    this.#journey = journey;
    this.#words = new WordsController(widget, photoFirstWords);
    this.#isOpen = this.#isAsked && !journey.restored;
    widget.addController(this);
  }

  hostUpdated(): void {
    const { step, widget } = this.#journey;
    // The next report begins as this one did.
    if (step === 'done') this.#isOpen = this.#isAsked;
    if (step !== 'where') this.#isOffered = false;
    else if (!this.#isOffered) this.#offerPlace();
    const isAside = this.#isAside;
    if (isAside && !this.#wasAside) widget.announceSoon(this.#words.t('aside'));
    this.#wasAside = isAside;
  }

  /** The page of photos, while it is open. */
  page(): TemplateResult | undefined {
    const { widget, form, later, laterProblem, council } = this.#journey;
    if (!this.#isOpen || laterProblem) return undefined;
    const { shared } = widget.words;
    if (!later || !this.#words.ready) return html`<p class="busy" role="status">${shared('loading')}</p>`;
    const { t } = this.#words;
    return html`
      ${this.#isAsked ? nothing : html`<div class="no-print">${button({ label: shared('back'), kind: 'back', press: this.#close })}</div>`}
      <form novalidate @submit=${this.#close}>
        ${heading(t('title'), widget.headingLevel)}
        <p>${t('text')}</p>
        <council-photo-picker .form=${form} .uploads=${later.uploads} .rules=${council?.photos}></council-photo-picker>
        <div class="buttons">${button({ label: shared('continue') })}</div>
      </form>
    `;
  }

  /** Above a step: what has become of photos that its problem does not take. */
  above(): TemplateResult | typeof nothing {
    return this.#isAside ? html`<div class="box"><p>${this.#words.t('aside')}</p></div>` : nothing;
  }

  /** Below the first step: the way to the page. */
  below(): TemplateResult | typeof nothing {
    const { step, services, later } = this.#journey;
    if (step !== 'what' || this.#isOpen || !services || !later || !this.#words.ready) return nothing;
    const { t } = this.#words;
    const press = () => this.#open(true);
    return html`<p class="no-print">
      ${this.#hasPhotos ? html`${t('chosen')} ${button({ label: t('change'), kind: 'link', press })}` : button({ label: t('title'), kind: 'link', press })}
    </p>`;
  }

  /** The page has asked for it; not where it has chosen the problem, which says whether there are photos. */
  get #isAsked(): boolean {
    const { widget } = this.#journey;
    return widget.start === 'photo' && !widget.prefill('service');
  }

  get #hasPhotos(): boolean {
    return this.#journey.later?.uploads.photos.some(({ state }) => state !== 'refused') ?? false;
  }

  get #isAside(): boolean {
    const { service, step } = this.#journey;
    const isShown = step === 'where' || step === 'details' || step === 'check';
    return isShown && service?.photos === 'no' && this.#hasPhotos && this.#words.ready;
  }

  #offerPlace(): void {
    const { place, widget } = this.#journey;
    const picker = widget.renderRoot.querySelector<LocationPicker>('council-location-picker');
    if (!picker) return;
    this.#isOffered = true;
    if (!place && this.#hasPhotos) void picker.updateComplete.then(() => picker.openPhoto());
  }

  readonly #close = (event: Event): void => {
    event.preventDefault();
    this.#open(false);
  };

  #open(isOpen: boolean): void {
    const { widget } = this.#journey;
    this.#isOpen = isOpen;
    widget.requestUpdate();
    void widget.updateComplete.then(() => widget.renderRoot.querySelector<HTMLElement>('.title')?.focus());
  }
}
