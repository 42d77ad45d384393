import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { LostPayment } from '../../blocks/payment/lost/lost.ts';
import { askNames, backNames } from '../../contract/links.ts';
import type { PaymentContact } from '../../contract/payments.ts';
import { CouncilWidget } from '../../controllers/council-widget.ts';
import { takeFragment } from '../../controllers/take-fragment.ts';
import { WordsController } from '../../controllers/words.ts';
import { fetchPart } from '../../core/fetch-part.ts';
import { button } from '../../fields/button.ts';
import { errorSummary } from '../../fields/error-summary.ts';
import { callOf, help } from '../../fields/help.ts';
import { problem } from '../../fields/problem.ts';
import { PayJourney } from './journey.ts';
import { linkNames } from './pay.model.ts';
import { words } from './pay.words.ts';
import { find } from './steps/find.ts';
import { service } from './steps/service.ts';

/**
 * Takes a resident from what they have to pay to the payment provider's own page, and says what became of it when they
 * come back. It never sees the number of a card.
 *
 * @element council-pay
 * @slot - Shown until the widget is ready, and if it cannot start: a link to another way to pay, or a phone number.
 * @csspart widget - Everything that the widget shows.
 * @fires {CustomEvent<StepShown>} council-step-shown - Another step is on the screen.
 * @fires {CustomEvent<PaymentStarted>} council-payment-started - The resident is on the way to the payment page.
 * @fires {CustomEvent<PaymentEnded>} council-payment-ended - The resident was told what became of a payment.
 * @fires {CustomEvent<ProblemMet>} council-problem-met - A call failed, and the resident was told.
 */
export class Pay extends CouncilWidget {
  /** Code of a service that is chosen already. */
  @property() service?: string;
  /** Id of something that everybody can pay, and that is chosen already. */
  @property() payable?: string;
  /** A reference that need not be typed; the second proof still has to be. */
  @property() reference?: string;
  /** Amount in pence that is chosen already, where one may choose. */
  @property({ type: Number }) amount?: number;
  /** Page with this tag to come back to; the one that it is on by default. */
  @property({ attribute: 'return-url' }) returnUrl?: string;
  /** Lets the browser's Back button go back one step. */
  @property({ type: Boolean, attribute: 'browser-back' }) browserBack = false;
  /**
   * Takes `council-service`, `council-payable`, `council-reference` and `council-amount` from the page's own address; also
   * `reference` and `amount`, as a payment link of GOV.UK Pay has them.
   */
  @property({ type: Boolean, attribute: 'prefill-from-url' }) prefillFromUrl = false;
  /** Puts the reference of a payment into `council-payment-ended`. */
  @property({ type: Boolean, attribute: 'share-reference' }) shareReference = false;
  /** Name, email address and postal address of who is known to the page already; set from script. */
  @property({ attribute: false }) payer?: PaymentContact;

  readonly words = new WordsController(this, words);

  readonly #journey = new PayJourney(this);
  #startedAt: string | undefined;
  #focusOn: string | undefined;
  #lost: LostPayment | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#pageShown);
    addEventListener('hashchange', this.#followed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.#pageShown);
    removeEventListener('hashchange', this.#followed);
  }

  /** What the page has chosen already, by attribute or in its address. */
  prefill(name: 'service' | 'payable' | 'reference' | 'amount'): string | undefined {
    const asked = new URLSearchParams(this.prefillFromUrl ? location.search : '');
    const plain = linkNames.includes(name) ? asked.get(name) : null;
    return this[name]?.toString() ?? asked.get(`council-${name}`) ?? plain ?? undefined;
  }

  /** Takes the reader to something that is drawn next. */
  focusOn(selector: string): void {
    this.#focusOn = selector;
    this.requestUpdate();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('payer')) this.#journey.know(this.payer);
    const base = this.api?.base.href;
    if (base && base !== this.#startedAt) {
      if (this.#startedAt) this.#journey.reset();
      this.#startedAt = base;
      const isBack = takeFragment(backNames);
      if (!this.#follow('restore')) this.#journey.start();
      if (isBack && !this.#journey.kept) void this.#lose();
    }
    this.#journey.offer();
  }

  protected override updated(): void {
    const journey = this.#journey;
    if (this.#startedAt && this.words.ready && !journey.later && !journey.laterProblem) void journey.loadLater();
    journey.tellProblem();
    const wanted = this.#focusOn && this.renderRoot.querySelector<HTMLElement>(this.#focusOn);
    if (!wanted) return;
    this.#focusOn = undefined;
    wanted.focus();
  }

  protected override renderReady(): TemplateResult {
    const journey = this.#journey;
    const { shared } = this.words;
    const { warning, form } = journey;
    return html`
      ${
        journey.canGoBack
          ? html`<div class="no-print">${button({ label: shared('back'), kind: 'back', press: journey.back })}</div>`
          : nothing
      }
      ${warning ? html`<div class="box warning no-print" tabindex="-1"><p>${warning}</p></div>` : nothing}
      ${journey.canGoBack ? nothing : this.#lost?.notice()} ${this.#problem()} ${errorSummary(form, this.headingLevel)}
      ${this.#step()} ${help(this, journey.council)}
    `;
  }

  #step(): TemplateResult {
    const journey = this.#journey;
    const { step, services, later } = journey;
    if (journey.failure) return html`<slot></slot>`;
    if (step === 'service') {
      if (services) return service(journey, services);
    } else if (step === 'find') {
      if (journey.service && (journey.service.lookup || journey.list)) return find(journey, journey.service);
    } else if (later && journey.isReady) return later.steps[step](journey);
    return html`<p class="busy" role="status">${this.words.shared('loading')}</p>`;
  }

  #problem(): TemplateResult | typeof nothing {
    const { failure, acted, council, step, kept } = this.#journey;
    const found = this.#journey.problem ?? failure?.problem;
    if (!found) return nothing;
    // Before the way to try again, which must not be read as to pay again.
    return html`${failure && step === 'result' && kept ? html`<p>${this.words.t('kept.text')}</p>` : nothing}
    ${problem(this, found, {
      level: this.headingLevel,
      retry: failure?.retry,
      kept: !failure,
      focus: acted,
      call: callOf(council, this),
    })}`;
  }

  /** Somebody comes from the payment page, and this tab knows of no payment. */
  async #lose(): Promise<void> {
    const { LostPayment } = await fetchPart(() => import('../../blocks/payment/lost/lost.ts'));
    this.#lost = new LostPayment(this);
    this.requestUpdate();
  }

  /** The link of somebody who asks another to pay. */
  #follow(how: 'restore' | 'restart'): boolean {
    const arrival = this.api && takeFragment(askNames);
    if (arrival) this.#journey.follow(arrival.value, how);
    return arrival !== undefined;
  }

  /** In a page that was open already: whoever followed it is taken there. */
  readonly #followed = (): void => void this.#follow('restart');

  readonly #pageShown = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#journey.returned();
  };
}
