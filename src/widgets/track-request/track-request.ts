import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiProblem } from '../../api/problem.ts';
import { linkNames } from '../../contract/links.ts';
import { CouncilWidget } from '../../controllers/council-widget.ts';
import { takeFragment } from '../../controllers/take-fragment.ts';
import { WordsController } from '../../controllers/words.ts';
import { button } from '../../fields/button.ts';
import { errorSummary } from '../../fields/error-summary.ts';
import { callOf, help } from '../../fields/help.ts';
import { problem, type ProblemOptions } from '../../fields/problem.ts';
import type { Language } from '../../i18n/languages.ts';
import { link, linkSent, newLink, oldLink } from './steps/link.ts';
import { lookUp } from './steps/look-up.ts';
import type { OwnStep, Step } from './track-request.model.ts';
import { styles } from './track-request.styles.ts';
import { words } from './track-request.words.ts';
import { Tracker } from './tracker.ts';

/**
 * Shows residents what has become of what they told the council, live, and lets them say more. It opens with a
 * reference and a second proof, or with a private link; and it shows what others have reported near a place, and all
 * that a resident has booked.
 *
 * @element council-track-request
 * @slot - Shown until the widget is ready, and if it cannot start: a link or a phone number.
 * @csspart widget - Everything that the widget shows.
 * @fires {CustomEvent<StepShown>} council-step-shown - Another page is on the screen.
 * @fires {CustomEvent<CaseOpened>} council-case-opened - A resident sees their case.
 * @fires {CustomEvent<CaseWasUpdated>} council-case-updated - The council has what a resident did to their case.
 * @fires {CustomEvent<ReportFollowed>} council-report-followed - Somebody follows a public report, or no longer does.
 * @fires {CustomEvent<ProblemMet>} council-problem-met - A call failed, and the resident was told.
 */
export class TrackRequest extends CouncilWidget {
  static override styles = [...CouncilWidget.styles, styles];

  /** Offers public reports near a place; `first` opens with them, and one's own is a press away. */
  @property() near?: string;
  /** Offers the list of all that a resident has booked, by a link in an e-mail; `first` opens with it. */
  @property() bookings?: string;
  /** Street, postcode or place to look near at the start. */
  @property() place?: string;
  /** Code of the only location to whose times a booking is moved. */
  @property() location?: string;
  /** Address of other map tiles, with `{z}`, `{x}` and `{y}`. */
  @property({ attribute: 'map-tiles' }) mapTiles?: string;
  /** Who made those tiles. */
  @property({ attribute: 'map-attribution' }) mapAttribution?: string;
  /** Lets the browser's Back button go back one page. */
  @property({ type: Boolean, attribute: 'browser-back' }) browserBack = false;

  readonly words = new WordsController(this, words);

  readonly #tracker = new Tracker(this);
  #startedAt: string | undefined;
  #spoken: Language = 'en';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#followed);
    addEventListener('pageshow', this.#pageShown);
    addEventListener('offline', this.#offline);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#followed);
    removeEventListener('pageshow', this.#pageShown);
    removeEventListener('offline', this.#offline);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const base = this.api?.base.href;
    if (base && base !== this.#startedAt) {
      if (this.#startedAt) this.#tracker.reset();
      this.#startedAt = base;
      this.#spoken = this.language;
      this.#tracker.start(takeFragment(linkNames));
    } else if (this.language !== this.#spoken) {
      this.#spoken = this.language;
      this.#tracker.relabel();
    }
  }

  protected override updated(): void {
    if (this.#startedAt && this.words.ready && this.#tracker.step !== 'near') this.#tracker.prepare();
    this.#tracker.tellProblem(this.#tracker.part?.problem);
  }

  protected override renderReady(): TemplateResult {
    const tracker = this.#tracker;
    const { shared } = this.words;
    return html`
      ${
        tracker.canGoBack
          ? html`<div class="no-print">${button({ label: shared('back'), kind: 'back', press: tracker.back })}</div>`
          : nothing
      }
      ${tracker.notice ? html`<div class="box ${tracker.warns ? 'warning' : 'notice'} no-print"><p>${tracker.notice}</p></div>` : nothing}
      ${this.#problem(tracker.problem, undefined, true)} ${errorSummary(tracker.form, this.headingLevel)}
      ${this.#step()} ${tracker.step === 'case' ? nothing : help(this, tracker.council)}
    `;
  }

  #step(): TemplateResult {
    const tracker = this.#tracker;
    const { step, part } = tracker;
    if (part?.problem) return html`${this.#problem(part.problem, () => void tracker.load())}<slot></slot>`;
    if (part) {
      const { pages } = part;
      return pages?.ready ? (pages.render as (step: Step) => TemplateResult)(step) : this.loading();
    }
    return this.#own(step as OwnStep);
  }

  #own(step: OwnStep): TemplateResult {
    const tracker = this.#tracker;
    switch (step) {
      case 'look-up':
        return lookUp(tracker);
      case 'link':
        return link(tracker);
      case 'old-link':
        return oldLink(tracker);
      case 'new-link':
        return newLink(tracker);
      case 'link-sent':
        return linkSent(tracker);
    }
  }

  loading(): TemplateResult {
    return html`<p class="busy" role="status">${this.words.shared('loading')}</p>`;
  }

  #problem(failure: ApiProblem | undefined, retry?: () => void, focus = false): TemplateResult {
    if (!failure) return html``;
    return problem(this, failure, { level: this.headingLevel, retry, focus, call: this.call });
  }

  /** A person to call: the council's own number, else the one that the page gave. */
  get call(): ProblemOptions['call'] {
    return callOf(this.#tracker.council, this);
  }

  /** A link to another case on a page that shows one. */
  readonly #followed = (): void => {
    const arrival = this.api && takeFragment(linkNames);
    if (arrival) this.#tracker.arrive(arrival);
  };

  readonly #offline = (): void => this.requestUpdate();

  readonly #pageShown = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#tracker.returned();
  };
}
