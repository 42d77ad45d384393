import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { cancelPayment, getPayment, payAgain, startPayment, type OwnPayment } from '../../api/payments.ts';
import { ApiProblem } from '../../api/problem.ts';
import { backFragment } from '../../contract/links.ts';
import type { PaymentView } from '../../contract/payment-answers.ts';
import type { NewPayment, PaymentStarted } from '../../contract/payments.ts';
import type { ApiHost, FormHost, WordsHost } from '../../controllers/host.ts';
import { LiveController } from '../../controllers/live.ts';
import { SubmitController } from '../../controllers/submit.ts';
import { WordsController } from '../../controllers/words.ts';
import { formatMoney } from '../../core/money.ts';
import { safeUrl } from '../../core/safe-url.ts';
import { button } from '../../fields/button.ts';
import { said } from '../../fields/foreign.ts';
import { heading } from '../../fields/heading.ts';
import { formatDate } from '../../i18n/formats.ts';
import { formatClock } from '../../i18n/times.ts';
import { leaveFor, ownAddress } from './leave.ts';
import { counted, mayRetry, mostAsks, outcomeOf, returnAddress, type Outcome } from './payment.model.ts';
import { words, type PaymentWords } from './words.ts';

/** A payment page that does not come is not waited for with a button that cannot be pressed. */
const patience = 10_000;
/** The provider is not asked twice within a second: without an answer of its own there is no address to go on at. */
const betweenAsks = 1200;

type Host = ApiHost & FormHost & WordsHost & { readonly headingLevel: number };

/** Whoever wants something paid, and what follows for them. */
export interface PaymentKeeper {
  /** What became of the payment is on the screen. */
  readonly isShown: boolean;
  /** Shows it, or the same again with its heading in focus. */
  show(): void;
  /** What this tab keeps of it from now on. */
  keep(own: OwnPayment): void;
  /** What it kept opens nothing here. */
  lose(): void;
  /** Nothing was paid, and somebody wants to try again. */
  again(view: PaymentView, own: OwnPayment): void | Promise<void>;
  /** The page is being left for the one where cards are paid with. */
  leaving?(): void;
  /** The resident sees that it is over. */
  ended?(view: PaymentView): void;
  fail(failure: unknown): void;
}

/**
 * A payment: begun with one press, gone to with one navigation, and asked about when the resident is back. What it says
 * is always what the council's server has just said.
 */
export class PaymentPart implements ReactiveController {
  readonly #host: Host;
  readonly #keeper: PaymentKeeper;
  readonly #words: WordsController<PaymentWords>;
  readonly #submit: SubmitController<NewPayment | 'again', PaymentStarted>;
  readonly #live: LiveController;
  #own: OwnPayment | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;
  #asked = 0;
  #ended: string | undefined;

  /** How it stands. */
  view: PaymentView | undefined;
  /** Why that could not be had. */
  problem: ApiProblem | undefined;
  /** It has been asked for so long that a letter is promised. */
  promised = false;

  constructor(host: Host, keeper: PaymentKeeper) {
    this.#host = host;
    this.#keeper = keeper;
    host.addController(this);
    this.#words = new WordsController(host, words);
    this.#submit = new SubmitController(host, ({ key, body }, signal) => {
      const options = { key, signal, language: host.words.language };
      return body === 'again' ? payAgain(this.#api, this.#mine, options) : startPayment(this.#api, body, options);
    });
    this.#live = new LiveController(host, {
      // There is no line for payments: it is asked, less and less often.
      listen: () => Promise.reject(new ApiProblem('unavailable')),
      check: (signal) => this.#look(signal),
    });
  }

  /** There are words for it. */
  get ready(): boolean {
    return this.#words.ready;
  }

  /** What is said before it, and while the page is being left. */
  get said(): { readonly total: string; readonly leave: string; readonly going: string } {
    const { t } = this.#words;
    return { total: t('check.total'), leave: t('check.leave'), going: t('check.going') };
  }

  /** Something was pressed that is not over: most often, the page is being left. */
  get busy(): boolean {
    return this.#submit.busy || this.#leaving !== undefined || this.#asking !== undefined;
  }

  get token(): string | undefined {
    return this.#own?.token;
  }

  get outcome(): Outcome | undefined {
    return this.view && outcomeOf(this.view);
  }

  /**
   * Begins to pay, and goes there.
   * @param body what, or `again` for what a payment that took no money was for.
   * @returns why it was not begun
   */
  async start(body: NewPayment | 'again'): Promise<ApiProblem | undefined> {
    // What comes next is another payment.
    if (body === 'again') this.#submit.reset();
    const started = await this.#submit.submit(body);
    if (!started) return this.#submit.problem;
    const { id, token, bookingToken, ...view } = started;
    if (id !== undefined && token !== undefined) {
      this.#own = { id, token, ...(bookingToken !== undefined && { bookingToken }) };
      this.#keeper.keep(this.#own);
    }
    // What was begun before with other things is shown first: nobody is sent to pay another amount than they pressed.
    if (view.state === 'open' && view.nextUrl && !this.#submit.earlier) this.#leave(view.nextUrl);
    else this.#show({ ...view, ...(id !== undefined && { id }) });
    return undefined;
  }

  /** Asks what has become of a payment that this tab knows of. */
  async resume(own: OwnPayment): Promise<void> {
    this.#own = own;
    this.problem = undefined;
    this.#host.requestUpdate();
    const asking = (this.#asking = new AbortController());
    try {
      this.#show(await this.#get(own, asking.signal), false);
    } catch (failure) {
      if (asking.signal.aborted) return;
      this.problem = failure instanceof ApiProblem ? failure : new ApiProblem('unreadable', { cause: failure });
      if (this.problem.status === 404 || this.problem.status === 401) this.#keeper.lose();
    } finally {
      this.#done(asking);
    }
  }

  /** Asks again what could not be had. */
  readonly retryResume = (): void => {
    if (this.#own) void this.resume(this.#own);
  };

  /** Stops it, or gives up what is kept for another try. */
  readonly cancel = (): void =>
    this.#act(async (own, signal) => {
      const { language } = this.#host.words;
      this.#show(await cancelPayment(this.#api, own, { language, signal }));
    });

  /** Forgets it; what comes next is another payment. */
  forget(): void {
    this.#stay();
    this.#live.stop();
    this.#submit.reset();
    this.view = this.problem = undefined;
    this.promised = false;
    this.#asked = 0;
  }

  /** The page has come back as it was left, or something else is to be paid. */
  reset(): void {
    this.forget();
    this.#asking?.abort();
    this.#asking = undefined;
  }

  hostDisconnected(): void {
    this.#stay();
  }

  /**
   * What has become of it, unless it is paid: that is for who wanted it paid to say.
   * @param more what else is said of that
   * @param other the way to something else
   */
  page(
    view: PaymentView,
    more: unknown,
    other: { readonly label: string; readonly press: () => void },
  ): TemplateResult {
    const outcome = outcomeOf(view);
    return html`
      ${this.#told(view, outcome)} ${more} ${this.things(view)} ${this.#ways(view, outcome)}
      ${
        outcome === 'open' || outcome === 'checking'
          ? nothing
          : html`<p>${button({ label: other.label, kind: 'link', press: other.press })}</p>`
      }
    `;
  }

  /** What it is for, and its reference. */
  things(view: PaymentView): TemplateResult {
    const { t, language: own } = this.#words;
    const { items, pence, refunded, reference, paidAt, language } = view;
    const row = (question: unknown, answer: unknown) =>
      html`<div>
        <dt>${question}</dt>
        <dd>${answer}</dd>
      </div>`;
    const spoken = { service: { language }, widget: this.#host };
    return html`
      <dl class="answers">
        ${items.map(({ name, quantity, pence: each }) =>
          row(said(spoken, counted(name, quantity)), each > 0 ? formatMoney(each) : nothing),
        )}
        ${items.length > 1 && pence > 0 ? row(t('check.total'), html`<strong>${formatMoney(pence)}</strong>`) : nothing}
        ${paidAt ? row(t('paid.at'), [formatDate(paidAt, own), formatClock(paidAt, own)].join(', ')) : nothing}
        ${refunded > 0 ? row(t('paid.refunded'), formatMoney(refunded)) : nothing}
        ${reference ? row(t('paid.reference'), html`<span dir="ltr">${reference}</span>`) : nothing}
      </dl>
    `;
  }

  #told({ email, reference, booking }: PaymentView, outcome: Outcome): TemplateResult {
    const { t } = this.#words;
    const told = outcome === 'paid' ? 'already-paid' : outcome;
    const title = heading(t(`${told}.title`), this.#host.headingLevel);
    if (told !== 'checking')
      return html`${title}
        <p>
          ${t(`${told}.text`)}${(told === 'expired' || told === 'cancelled') && !booking ? ` ${t('none-lost')}` : nothing}
        </p>`;
    const waits = email ? t('checking.mail', { email }) : t('checking.call', { reference: reference ?? '' });
    return html`
      ${title}
      <p>${t('checking.text')}</p>
      ${this.promised ? html`<p>${waits}</p>` : html`<p class="busy" role="status">${t('checking.busy')}</p>`}
    `;
  }

  /** What can be done about it. */
  #ways(view: PaymentView, outcome: Outcome): TemplateResult {
    const { t } = this.#words;
    const { busy } = this;
    const main =
      outcome === 'open'
        ? button({ label: t('open.go'), press: this.#goOn, busy, busyLabel: t('check.going') })
        : mayRetry(outcome)
          ? button({ label: t('again'), press: this.#retry, busy })
          : outcome === 'checking' && this.promised
            ? button({ label: t('checking.ask'), press: this.#askNow, busy })
            : nothing;
    return html`
      <div class="buttons">
        ${main}
        ${view.mayCancel ? button({ label: t('open.cancel'), kind: 'secondary', press: this.cancel, busy }) : nothing}
      </div>
    `;
  }

  /** Goes on to the payment page, if there is anything left to pay. */
  readonly #goOn = (): void =>
    this.#act(async (own, signal) => {
      const view = await this.#get(own, signal);
      if (view.state === 'open' && view.nextUrl) this.#leave(view.nextUrl);
      else this.#show(view);
    });

  /** Asks now. */
  readonly #askNow = (): void => this.#act(async (own, signal) => this.#show(await this.#get(own, signal)));

  /** Lets it be tried again, unless it was paid after all. */
  readonly #retry = (): void =>
    this.#act(async (own, signal) => {
      const view = await this.#get(own, signal);
      if (mayRetry(outcomeOf(view))) await this.#keeper.again(view, own);
      else this.#show(view);
    });

  get #api() {
    const { api } = this.#host;
    if (!api) throw new ApiProblem('unavailable');
    return api;
  }

  get #mine(): OwnPayment {
    if (!this.#own) throw new ApiProblem('unauthorised');
    return this.#own;
  }

  /** How it stands now: what was known a moment ago may have been paid since. */
  async #get(own: OwnPayment, signal: AbortSignal): Promise<PaymentView> {
    for (let tries = 0; ; tries += 1) {
      const view = await this.#ask(own, signal);
      if (view.state !== 'open' || view.nextUrl || tries === 2) return view;
      await new Promise((resolve) => setTimeout(resolve, betweenAsks));
    }
  }

  #ask(own: OwnPayment, signal: AbortSignal): Promise<PaymentView> {
    return getPayment(this.#api, own, { signal, language: this.#host.words.language });
  }

  /** One thing at a time: what fails is said above it. */
  #act(work: (own: OwnPayment, signal: AbortSignal) => Promise<void>): void {
    const own = this.#own;
    if (this.busy || !own) return;
    const asking = (this.#asking = new AbortController());
    this.#host.requestUpdate();
    work(own, asking.signal)
      .catch((failure: unknown) => {
        if (!asking.signal.aborted) this.#keeper.fail(failure);
      })
      .finally(() => this.#done(asking));
  }

  #done(asking: AbortController): void {
    if (this.#asking === asking) this.#asking = undefined;
    this.#host.requestUpdate();
  }

  /** The only way out. From here on the button stays as it was pressed. */
  #leave(address: string): void {
    const next = safeUrl(address, location.href);
    if (!next) throw new ApiProblem('unreadable', { cause: new Error('no address to pay at') });
    this.#live.stop();
    this.#leaving = setTimeout(() => {
      this.reset();
      this.#askNow();
    }, patience);
    this.#keeper.leaving?.();
    leaveFor(next);
    this.#host.requestUpdate();
  }

  /** The page is not being left any more. */
  #stay(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
  }

  /** How it stands, on a page of its own. */
  #show(view: PaymentView, focus = true): void {
    const keeper = this.#keeper;
    const before = this.outcome;
    const outcome = outcomeOf(view);
    this.view = view;
    // What is not paid yet may be in another tab.
    const isOver = outcome !== 'checking' && outcome !== 'open';
    if (isOver) this.#live.stop();
    // Once: to begin anew would be to ask as often as at first.
    else if (before !== outcome) this.#live.start();
    if (!keeper.isShown || (focus && before !== undefined) || (before !== undefined && before !== outcome))
      keeper.show();
    this.#host.requestUpdate();
    if (!isOver || this.#ended === `${view.id} ${view.state}`) return;
    this.#ended = `${view.id} ${view.state}`;
    keeper.ended?.(view);
  }

  async #look(signal: AbortSignal): Promise<void> {
    const own = this.#own;
    if (!own || this.busy) return;
    if (this.outcome === 'checking') this.#asked += 1;
    try {
      const view = await this.#ask(own, signal);
      // Somebody else asked a moment ago: there is nothing new.
      const isOld = view.state === 'open' && view.moneyTaken === 'unknown';
      if (!signal.aborted && !isOld) this.#show(view, false);
    } catch {
      // The line is gone, or the council is away: nobody knows yet, as before.
    }
    if (signal.aborted || this.#asked < mostAsks || this.promised || this.outcome !== 'checking') return;
    this.#live.stop();
    this.promised = true;
    this.#keeper.show();
  }
}

/**
 * The page with this tag to come back to: that which is said, or the one that a resident sees. A tab that has kept nothing
 * of a payment learns from the fragment where somebody comes from. @param names as above
 */
export const comeBackTo = (page?: string, names?: readonly string[]): string =>
  returnAddress(new URL(page ?? ownAddress(), ownAddress()).href, names) + backFragment;
