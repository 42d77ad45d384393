import type { ReactiveController } from 'lit';
import { cancelPayment, getPayment, startPayment, type OwnPayment } from '../../../api/payments.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { PaymentView } from '../../../contract/payment-answers.ts';
import type { NewPayment, PaymentStarted } from '../../../contract/payments.ts';
import { LiveController } from '../../../controllers/live.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { emit } from '../../../core/emit.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import type * as events from '../pay.events.ts';
import { totalOf, type Kept } from '../pay.model.ts';
import * as rules from './later.model.ts';
import { leaveFor, ownAddress } from './leave.ts';
import type { PayingHost } from './screen.ts';

/** A payment page that does not come is not waited for with a button that cannot be pressed. */
const patience = 10_000;
/** The provider is not asked twice within a second: without an answer of its own there is no address to go on at. */
const betweenAsks = 1200;

/**
 * The payment itself: begun with one press, gone to with one navigation, and asked about when the resident is back. What
 * it says is always what the council's server has just said.
 */
export class Paying implements ReactiveController {
  readonly #journey: PayingHost;
  readonly #submit: SubmitController<NewPayment, PaymentStarted>;
  readonly #live: LiveController;
  #own: Kept | undefined;
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
  /** What was tried before: the council still knows who wanted to pay. With the address, masked, if they gave one. */
  before: { readonly own: OwnPayment; readonly email: string | undefined } | undefined;

  constructor(journey: PayingHost) {
    this.#journey = journey;
    const { widget } = journey;
    widget.addController(this);
    this.#submit = new SubmitController(widget, ({ key, body }, signal) =>
      startPayment(this.#api, body, { key, signal, language: widget.words.language }),
    );
    this.#live = new LiveController(widget, {
      // There is no line for payments: it is asked, less and less often.
      listen: () => Promise.reject(new ApiProblem('unavailable')),
      check: (signal) => this.#look(signal),
    });
  }

  /** Something was pressed that is not over: most often, the page is being left. */
  get busy(): boolean {
    return this.#submit.busy || this.#leaving !== undefined || this.#asking !== undefined;
  }

  get token(): string | undefined {
    return this.#own?.token;
  }

  /** Begins to pay for what is in the basket, and goes there. */
  readonly pay = (event: Event): void => {
    event.preventDefault();
    if (!this.busy) this.#pay().catch(this.#journey.fail);
  };

  /** Goes on to the payment page, if there is anything left to pay. */
  readonly goOn = (): void =>
    this.#act(async (own, signal) => {
      const view = await this.#get(own, signal);
      if (view.state === 'open' && view.nextUrl) this.#leave(view.nextUrl);
      else this.#show(view);
    });

  readonly cancel = (): void =>
    this.#act(async (own, signal) => {
      const { language } = this.#journey.widget.words;
      this.#show(await cancelPayment(this.#api, own, { language, signal }));
    });

  /** Asks now. */
  readonly ask = (): void => this.#act(async (own, signal) => this.#show(await this.#get(own, signal)));

  /** Back to the check page with the same things, unless they were paid after all. */
  readonly retry = (): void =>
    this.#act(async (own, signal) => {
      const view = await this.#get(own, signal);
      if (!rules.mayRetry(rules.outcomeOf(view))) return this.#show(view);
      this.#refill(view);
      this.before = view.contactKept ? { own, email: view.email } : undefined;
      this.#forget();
      this.#journey.show('check');
    });

  /** Asks what has become of a payment that this tab knows of. */
  async resume(own: Kept): Promise<void> {
    this.#own = own;
    this.problem = undefined;
    this.#journey.widget.requestUpdate();
    const asking = (this.#asking = new AbortController());
    try {
      this.#show(await this.#get(own, asking.signal), false);
    } catch (failure) {
      if (asking.signal.aborted) return;
      this.problem = failure instanceof ApiProblem ? failure : new ApiProblem('unreadable', { cause: failure });
      // What this tab keeps opens nothing here.
      if (this.problem.status === 404 || this.problem.status === 401) this.#journey.kept = undefined;
    } finally {
      this.#done(asking);
    }
  }

  /** The page has come back as it was left, or something else is to be paid. */
  reset(): void {
    this.#forget();
    this.before = undefined;
    this.#asking?.abort();
    this.#asking = undefined;
  }

  hostDisconnected(): void {
    this.#stay();
  }

  get #api() {
    const { api } = this.#journey.widget;
    if (!api) throw new ApiProblem('unavailable');
    return api;
  }

  /** How it stands now: what was known a moment ago may have been paid since. */
  async #get(own: OwnPayment, signal: AbortSignal): Promise<PaymentView> {
    const ask = () => getPayment(this.#api, own, { signal, language: this.#journey.widget.words.language });
    const view = await ask();
    if (view.state !== 'open' || view.nextUrl) return view;
    await new Promise((resolve) => setTimeout(resolve, betweenAsks));
    return ask();
  }

  /** One thing at a time: what fails is said above it. */
  #act(work: (own: Kept, signal: AbortSignal) => Promise<void>): void {
    const own = this.#own;
    if (this.busy || !own) return;
    const asking = (this.#asking = new AbortController());
    this.#journey.widget.requestUpdate();
    work(own, asking.signal)
      .catch((failure: unknown) => {
        if (!asking.signal.aborted) this.#journey.fail(failure);
      })
      .finally(() => this.#done(asking));
  }

  #done(asking: AbortController): void {
    if (this.#asking === asking) this.#asking = undefined;
    this.#journey.widget.requestUpdate();
  }

  async #pay(): Promise<void> {
    const journey = this.#journey;
    const { basket, form, widget } = journey;
    if (rules.basketProblem(basket, totalOf(basket))) return;
    const errors = rules.checkContact(form.values);
    if (errors.length > 0) return journey.showErrors('contact', errors);
    const returnUrl = rules.returnAddress(new URL(widget.returnUrl ?? ownAddress(), ownAddress()).href);
    const body = rules.bodyOf(basket, form.values, {
      returnUrl,
      language: widget.words.language,
      again: this.before?.own,
    });
    const started = await this.#submit.submit(body);
    if (!started) return this.#refused(this.#submit.problem);
    const { id, token, ...view } = started;
    if (id !== undefined && token !== undefined) {
      const items = basket.map(({ payable, service, quantity, pence }) => ({ payable, service, quantity, pence }));
      this.#own = journey.kept = { id, token, items };
    }
    if (view.state === 'open' && view.nextUrl) this.#leave(view.nextUrl);
    else this.#show({ ...view, ...(id !== undefined && { id }) });
  }

  #refused(problem: ApiProblem | undefined): void {
    const journey = this.#journey;
    if (!problem) return;
    const lost = journey.basket.filter((_, at) => problem.errors.some(({ field }) => field.startsWith(`items.${at}.`)));
    const contact = problem.errors.filter(({ field }) => field.startsWith('contact.'));
    if (lost.length > 0) journey.lose(lost);
    else if (problem.errors.some(({ field }) => field === 'again')) {
      // It is too long ago: they have to say it once more.
      this.before = undefined;
      journey.showErrors('contact', []);
    } else if (contact.length > 0)
      journey.showErrors(
        'contact',
        contact.map(({ field, code }) => ({ field: field.replace('.address', ''), code })),
      );
    else if (problem.kind === 'conflict') journey.warn(journey.t('check.elsewhere'));
    else journey.fail(problem);
  }

  /** The only way out. From here on the button stays as it was pressed. */
  #leave(address: string): void {
    const { widget, basket } = this.#journey;
    const next = safeUrl(address, location.href);
    if (!next) throw new ApiProblem('unreadable', { cause: new Error('no address to pay at') });
    this.#live.stop();
    this.#leaving = setTimeout(() => {
      this.reset();
      this.ask();
    }, patience);
    const services = this.#services(basket);
    emit<events.PaymentStarted>(widget, 'council-payment-started', { services });
    leaveFor(next);
    widget.requestUpdate();
  }

  #services(items: readonly { readonly service: string }[]): string[] {
    return [...new Set(items.map(({ service }) => service))];
  }

  /** The page is not being left any more. */
  #stay(): void {
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
  }

  #forget(): void {
    this.#stay();
    this.#live.stop();
    // What comes next is another payment.
    this.#submit.reset();
    this.view = this.problem = undefined;
    this.promised = false;
    this.#asked = 0;
  }

  /** How it stands, on a page of its own. */
  #show(view: PaymentView, focus = true): void {
    const { widget, show, step } = this.#journey;
    const before = this.view && rules.outcomeOf(this.view);
    const outcome = rules.outcomeOf(view);
    this.view = view;
    if (outcome !== 'checking') this.#live.stop();
    // Once: to begin anew would be to ask as often as at first.
    else if (before !== 'checking') this.#live.start();
    if (step !== 'result' || (focus && before !== undefined) || (before !== undefined && before !== outcome))
      show('result');
    widget.requestUpdate();
    const isOver = outcome !== 'checking' && outcome !== 'open';
    if (!isOver || this.#ended === `${view.id} ${view.state}`) return;
    this.#ended = `${view.id} ${view.state}`;
    emit<events.PaymentEnded>(widget, 'council-payment-ended', {
      services: this.#services(this.#own?.items ?? this.#journey.basket),
      state: view.state,
      ...(widget.shareReference && view.reference !== undefined && { reference: view.reference }),
    });
  }

  async #look(signal: AbortSignal): Promise<void> {
    const own = this.#own;
    if (!own || this.busy) return;
    this.#asked += 1;
    try {
      const view = await this.#get(own, signal);
      if (!signal.aborted) this.#show(view, false);
    } catch {
      // The line is gone, or the council is away: nobody knows yet, as before.
    }
    if (signal.aborted || this.#asked < rules.mostAsks || this.promised || !this.view) return;
    if (rules.outcomeOf(this.view) !== 'checking') return;
    this.#live.stop();
    this.promised = true;
    this.#journey.show('result');
  }

  /** What was to be paid, from what this tab keeps and what the server calls it. */
  #refill({ items, language }: PaymentView): void {
    const { basket, restore } = this.#journey;
    if (basket.length > 0 || !this.#own) return;
    restore(this.#own.items.map((item, at) => ({ ...item, name: items[at]?.name ?? '', language })));
  }
}
