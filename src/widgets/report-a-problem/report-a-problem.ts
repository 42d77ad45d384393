import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiProblem } from '../../api/problem.ts';
import { CouncilWidget } from '../../controllers/council-widget.ts';
import { WordsController } from '../../controllers/words.ts';
import { button } from '../../fields/button.ts';
import { errorSummary } from '../../fields/error-summary.ts';
import { callOf, help } from '../../fields/help.ts';
import { problem } from '../../fields/problem.ts';
import { styles as pickerStyles } from '../../blocks/service-picker/service-picker.styles.ts';
import { ReportJourney } from './journey.ts';
import { hasTyped } from './report-a-problem.model.ts';
import { words } from './report-a-problem.words.ts';
import type { LaterScreen } from './steps/screen.ts';
import { what } from './steps/what.ts';

/**
 * Tells the council about something that is broken, dirty or dangerous, from "What is the problem?" to a reference.
 *
 * @element council-report-a-problem
 * @slot - Shown until the widget is ready, and if it cannot start: a link or a phone number.
 * @csspart widget - Everything that the widget shows.
 * @fires {CustomEvent<StepShown>} council-step-shown - Another step is on the screen.
 * @fires {CustomEvent<ReportSent>} council-report-sent - The council has the report.
 * @fires {CustomEvent<ReportFollowed>} council-report-followed - The resident follows another's report instead, or is
 *   counted for it.
 * @fires {CustomEvent<ProblemMet>} council-problem-met - A call failed, and the resident was told.
 */
export class ReportAProblem extends CouncilWidget {
  static override styles = [...CouncilWidget.styles, pickerStyles];

  /** Code of a service that is chosen already: the journey starts at the place. */
  @property() service?: string;
  /** Code of the only group of services to offer. */
  @property() group?: string;
  /** What comes first: `photo` for a page of photos before the problem is chosen. */
  @property() start?: string;
  /** Street, postcode or place to search for at the start. */
  @property() place?: string;
  /** Address of other map tiles, with `{z}`, `{x}` and `{y}`. */
  @property({ attribute: 'map-tiles' }) mapTiles?: string;
  /** Who made those tiles. */
  @property({ attribute: 'map-attribution' }) mapAttribution?: string;
  /** Lets the browser's Back button go back one step. */
  @property({ type: Boolean, attribute: 'browser-back' }) browserBack = false;
  /** Takes `council-service`, `council-group` and `council-place` from the page's own address. */
  @property({ type: Boolean, attribute: 'prefill-from-url' }) prefillFromUrl = false;
  /** Puts the reference into `council-report-sent`. */
  @property({ type: Boolean, attribute: 'share-reference' }) shareReference = false;

  readonly words = new WordsController(this, words);

  readonly #journey = new ReportJourney(this);
  #startedAt: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#pageShown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.#pageShown);
  }

  /** What the page has chosen already, by attribute or in its address. */
  prefill(name: 'service' | 'group' | 'place'): string | undefined {
    const asked = this.prefillFromUrl ? new URLSearchParams(location.search).get(`council-${name}`) : undefined;
    return this[name] ?? asked ?? undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const base = this.api?.base.href;
    if (!base || base === this.#startedAt) return;
    if (this.#startedAt) this.#journey.reset();
    this.#startedAt = base;
    this.#journey.start({ service: this.prefill('service'), place: this.prefill('place') });
  }

  protected override updated(): void {
    const journey = this.#journey;
    if (journey.services && !journey.later && !journey.laterProblem) void journey.loadLater();
    journey.tellProblem();
  }

  protected override renderReady(): TemplateResult {
    const journey = this.#journey;
    const { shared } = this.words;
    return html`
      ${journey.kept?.list()}
      ${
        journey.canGoBack
          ? html`<div class="no-print">${button({ label: shared('back'), kind: 'back', press: journey.back })}</div>`
          : nothing
      }
      ${this.#failure() ?? html`${this.#problem(journey.problem)}${journey.kept?.offer()}${journey.photoFirst?.above()}${errorSummary(journey.form, this.headingLevel)}${this.#step()}${journey.kept?.below()}${journey.photoFirst?.below()}`}
      ${journey.step === 'done' ? nothing : help(this, journey.council)}
    `;
  }

  #step(): TemplateResult {
    const journey = this.#journey;
    const { step, later, services, around } = journey;
    if (step === 'what' && services && (later || journey.laterProblem || this.start !== 'photo'))
      return journey.photoFirst?.page() ?? what(journey, services);
    if (step === 'near' && around) return around.page();
    if (step !== 'what' && step !== 'near' && later && journey.service)
      return later.steps[step](journey as LaterScreen);
    return html`<p class="busy" role="status">${this.words.shared('loading')}</p>`;
  }

  /** A step that cannot be shown because something did not arrive. */
  #failure(): TemplateResult | undefined {
    const { failure } = this.#journey;
    return failure && html`${this.#problem(failure.problem, failure.retry)}<slot></slot>`;
  }

  #problem(failure: ApiProblem | undefined, retry?: () => void): TemplateResult | typeof nothing {
    if (!failure) return nothing;
    const { acted, form, council } = this.#journey;
    const kept = hasTyped(form.values);
    return problem(this, failure, { level: this.headingLevel, retry, kept, focus: acted, call: callOf(council, this) });
  }

  /** The browser's Back brings a finished page back with what was typed: the next one at this screen must not see it. */
  readonly #pageShown = (event: PageTransitionEvent): void => {
    if (event.persisted && this.#journey.step === 'done') this.#journey.again();
  };
}
