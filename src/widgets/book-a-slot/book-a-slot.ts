import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiProblem } from '../../api/problem.ts';
import { styles as pickerStyles } from '../../blocks/service-picker/service-picker.styles.ts';
import type { LostPayment } from '../../blocks/payment/lost/lost.ts';
import { backNames, offerNames } from '../../contract/links.ts';
import { CouncilWidget } from '../../controllers/council-widget.ts';
import { takeFragment } from '../../controllers/take-fragment.ts';
import { WordsController } from '../../controllers/words.ts';
import { fetchPart } from '../../core/fetch-part.ts';
import { button } from '../../fields/button.ts';
import { errorSummary } from '../../fields/error-summary.ts';
import { callOf, help } from '../../fields/help.ts';
import { problem } from '../../fields/problem.ts';
import { hasTyped, type MovedBooking, type Step } from './book-a-slot.model.ts';
import { styles } from './book-a-slot.styles.ts';
import { words } from './book-a-slot.words.ts';
import { BookingJourney } from './journey.ts';
import type { LaterScreen } from './steps/screen.ts';
import { service } from './steps/service.ts';

/**
 * Books a time with the council, from "What do you want to book?" to a reference and an entry in one's own calendar.
 *
 * @element council-book-a-slot
 * @slot - Shown until the widget is ready, and if it cannot start: a link or a phone number.
 * @csspart widget - Everything that the widget shows.
 * @fires {CustomEvent<StepShown>} council-step-shown - Another step is on the screen.
 * @fires {CustomEvent<BookingMade>} council-booking-made - The council has the booking.
 * @fires {CustomEvent<BookingMade>} council-booking-moved - A booking has another time.
 * @fires {CustomEvent<WaitingJoined>} council-waiting-joined - Somebody is told when an earlier time comes free.
 * @fires {CustomEvent<ProblemMet>} council-problem-met - A call failed, and the resident was told.
 */
export class BookASlot extends CouncilWidget {
  static override styles = [...CouncilWidget.styles, pickerStyles, styles];

  /** Code of a service that is chosen already. */
  @property() service?: string;
  /** Code of the only location whose times are shown. */
  @property() location?: string;
  /** Lets the browser's Back button go back one step. */
  @property({ type: Boolean, attribute: 'browser-back' }) browserBack = false;
  /** Takes `council-service` and `council-location` from the page's own address. */
  @property({ type: Boolean, attribute: 'prefill-from-url' }) prefillFromUrl = false;
  /** Puts the reference into `council-booking-made` and `council-booking-moved`. */
  @property({ type: Boolean, attribute: 'share-reference' }) shareReference = false;
  /** A booking that is to be moved, and what opens it; set from script. */
  @property({ attribute: false }) moving?: MovedBooking;

  readonly words = new WordsController(this, words);

  readonly #journey = new BookingJourney(this);
  #startedAt: string | undefined;
  #focusOn: string | undefined;
  #lost: LostPayment | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#pageShown);
    addEventListener('pagehide', this.#journey.left);
    addEventListener('hashchange', this.#followed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.#pageShown);
    removeEventListener('pagehide', this.#journey.left);
    removeEventListener('hashchange', this.#followed);
    this.#journey.left();
  }

  /** What the page has chosen already, by attribute or in its address. */
  prefill(name: 'service' | 'location'): string | undefined {
    const asked = this.prefillFromUrl ? new URLSearchParams(location.search).get(`council-${name}`) : undefined;
    return this[name] ?? asked ?? undefined;
  }

  /** Takes the reader to something that is drawn next. */
  focusOn(selector: string): void {
    this.#focusOn = selector;
    this.requestUpdate();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const base = this.api?.base.href;
    if (!base || (base === this.#startedAt && !changed.has('moving'))) return;
    if (this.#startedAt) this.#journey.reset();
    this.#startedAt = base;
    const isBack = takeFragment(backNames);
    if (!this.#follow('restore')) this.#journey.start(this.prefill('service'));
    if (isBack && !this.#journey.payment) void this.#lose();
  }

  protected override updated(): void {
    const journey = this.#journey;
    if (journey.services && !journey.later && !journey.laterProblem) void journey.loadLater();
    journey.tellProblem();
    const wanted = this.#focusOn && this.renderRoot.querySelector<HTMLElement>(this.#focusOn);
    if (!wanted) return;
    this.#focusOn = undefined;
    wanted.focus();
  }

  protected override renderReady(): TemplateResult {
    const journey = this.#journey;
    const { shared } = this.words;
    return html`
      ${journey.restored ? this.#draftNotice() : nothing}
      ${
        journey.canGoBack
          ? html`<div class="no-print">${button({ label: shared('back'), kind: 'back', press: journey.back })}</div>`
          : nothing
      }
      ${journey.canGoBack ? nothing : this.#lost?.notice()}
      ${this.#failure() ?? html`${this.#problem(journey.problem)}${errorSummary(journey.form, this.headingLevel)}${this.#step()}`}
      ${help(this, journey.council)}
    `;
  }

  #step(): TemplateResult {
    const journey = this.#journey;
    const { step, later, services } = journey;
    if (step === 'service' && services) return service(journey, services);
    const { waiting, offer, donePage: done, fee: payment } = journey;
    const pages: { readonly [Name in Step]?: { readonly ready: boolean; page(): TemplateResult } | undefined } = {
      waiting,
      offer,
      done,
      payment,
    };
    const page = pages[step];
    if (page?.ready) return page.page();
    const draw = later && journey.service && later.steps[step as keyof typeof later.steps];
    if (draw) return draw(journey as LaterScreen);
    return html`<p class="busy" role="status">${this.words.shared('loading')}</p>`;
  }

  /** A step that cannot be shown because something did not arrive. */
  #failure(): TemplateResult | undefined {
    const { failure } = this.#journey;
    return failure && html`${this.#problem(failure.problem, failure.retry)}<slot></slot>`;
  }

  #problem(failure: ApiProblem | undefined, retry?: () => void): TemplateResult | typeof nothing {
    if (!failure) return nothing;
    const { acted, form, council, made, slot } = this.#journey;
    const kept = !made && (slot !== undefined || hasTyped(form.values));
    return problem(this, failure, {
      level: this.headingLevel,
      retry,
      kept,
      focus: acted,
      call: callOf(council, this),
    });
  }

  #draftNotice(): TemplateResult {
    const { t } = this.words;
    const discard = () => {
      this.#journey.again();
      // After the step that is shown now, which silences what was said before it.
      void this.updateComplete.then(() => this.announce(t('draft.discarded')));
    };
    return html`<div class="box draft no-print">
      <p>${t('draft.restored')}</p>
      ${button({ label: t('draft.discard'), kind: 'link', press: discard })}
    </div>`;
  }

  /** Somebody comes from the payment page, and this tab knows of no payment. */
  async #lose(): Promise<void> {
    const { LostPayment } = await fetchPart(() => import('../../blocks/payment/lost/lost.ts'));
    this.#lost = new LostPayment(this);
    this.requestUpdate();
  }

  /** The link of a letter to who waited. */
  #follow(how: 'restore' | 'restart'): boolean {
    const arrival = this.api && takeFragment(offerNames);
    if (arrival) void this.#journey.follow(arrival.value, how);
    return arrival !== undefined;
  }

  /** In a page that was open already: whoever followed it is taken there. */
  readonly #followed = (): void => void this.#follow('restart');

  readonly #pageShown = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#journey.returned();
  };
}
