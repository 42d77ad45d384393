import { nothing, type TemplateResult } from 'lit';
import { comeBackTo, PaymentPart } from '../../../blocks/payment/payment.ts';
import type { OwnPayment } from '../../../api/payments.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { PaymentView } from '../../../contract/payment-answers.ts';
import { emit } from '../../../core/emit.ts';
import { fetchPart } from '../../../core/fetch-part.ts';
import type * as events from '../pay.events.ts';
import type { AskedPage, AskPart } from '../ask/ask.ts';
import type { meantEmail } from './email-typo.ts';
import { isAsked, linkNames, textOf, totalOf } from '../pay.model.ts';
import * as rules from './later.model.ts';
import type { RenewPart } from '../renew/renew.ts';
import type { PayingHost } from './screen.ts';

/** What is in the basket, paid for; and what this tab keeps of that, so that another try needs no typing. */
export class Paying {
  readonly #journey: PayingHost;
  readonly part: PaymentPart;
  /** What was tried before: the council still knows who wanted to pay. With the address, masked, if they gave one. */
  before: { readonly own: OwnPayment; readonly email: string | undefined } | undefined;
  #asked: AskedPage | undefined;
  /** Why what somebody asks for cannot be shown. */
  askedProblem: ApiProblem | undefined;
  /** The way to ask somebody else, once it was wanted. */
  ask: AskPart | undefined;
  /** It is being made. */
  asking = false;
  /** Comes beside the rest, and changes nothing if it does not come. */
  meantEmail: typeof meantEmail | undefined;
  /** The basket that was paid a short while ago, or is being paid in another tab. */
  #repeated: unknown;
  /** What this page has seen paid. */
  #paid: OwnPayment | undefined;
  #renew: RenewPart | 'failed' | undefined;

  constructor(journey: PayingHost) {
    this.#journey = journey;
    const { widget } = journey;
    this.part = new PaymentPart(widget, {
      get isShown() {
        return journey.step === 'result';
      },
      show: () => journey.show('result'),
      keep: (own) => (journey.kept = own),
      lose: () => (journey.kept = undefined),
      again: (view, own) => {
        this.#refill(view);
        journey.link ??= journey.kept?.ask;
        this.before = view.contactKept ? { own, email: view.email } : undefined;
        this.part.forget();
        journey.show('check');
      },
      leaving: () =>
        emit<events.PaymentStarted>(widget, 'council-payment-started', { services: this.#services(journey.basket) }),
      ended: (view) => {
        if (view.moneyTaken === 'yes') this.#paid = journey.kept;
        emit<events.PaymentEnded>(widget, 'council-payment-ended', {
          services: this.#services(journey.kept?.items ?? journey.basket),
          state: view.state,
          ...(widget.shareReference && view.reference !== undefined && { reference: view.reference }),
        });
      },
      fail: journey.fail,
    });
    void this.#loadSlips();
  }

  /** Knows an address that looks like a slip. */
  async #loadSlips(): Promise<void> {
    const part = await fetchPart(() => import('./email-typo.ts')).catch(() => undefined);
    this.meantEmail = part?.meantEmail;
    this.#journey.widget.requestUpdate();
  }

  /** What the check page shows is here. Whoever cannot be asked whether it is to be renewed pays for one year. */
  get ready(): boolean {
    if (!this.#mayRenew || this.#renew === 'failed') return this.part.ready;
    if (!this.#renew) void this.#offer();
    return this.part.ready && (this.#renew?.ready ?? false);
  }

  /** The way to have it every year, of what can be. */
  renew(): TemplateResult | typeof nothing {
    const { values } = this.#journey.form;
    if (!this.#mayRenew || typeof this.#renew !== 'object') return nothing;
    return this.#renew.part(
      textOf(values, 'contact.email') !== '' || (rules.isContactEmpty(values) && !!this.before?.email),
    );
  }

  get #mayRenew(): boolean {
    const [only, ...others] = this.#journey.basket;
    return others.length === 0 && !!only?.renews && this.#journey.link === undefined;
  }

  /** Begins to pay for what is in the basket, and goes there. */
  readonly pay = (event: Event): void => {
    event.preventDefault();
    if (!this.part.busy) this.#pay().catch(this.#journey.fail);
  };

  /** Whether this is to be paid once more is for the resident to say. */
  get isRepeat(): boolean {
    return this.#repeated === this.#journey.basket;
  }

  /** The way to the receipt of what this page has seen paid. */
  get receipt(): (() => void) | undefined {
    const paid = this.#paid;
    return paid && (() => void this.part.resume(paid));
  }

  /** What somebody asks us to pay. */
  get asked(): AskedPage | undefined {
    return this.#asked?.token === this.#journey.link ? this.#asked : undefined;
  }

  /** Shows what is to be paid by the link that was followed. @param changed it was about to be paid */
  async follow(changed = false): Promise<void> {
    const { link, widget } = this.#journey;
    if (link === undefined) return;
    this.#asked = this.askedProblem = undefined;
    try {
      const { AskedPage } = await this.#fetch();
      if (this.#journey.link === link) this.#asked = new AskedPage(this.#journey, this, link, changed);
    } catch (failure) {
      this.askedProblem = failure as ApiProblem;
    }
    widget.requestUpdate();
  }

  /** Has a link made with which somebody else can pay. */
  readonly askOther = (): void => {
    const journey = this.#journey;
    if (this.asking || this.part.busy) return;
    this.asking = true;
    journey.widget.requestUpdate();
    this.#makeLink()
      .catch((failure: unknown) => {
        if (failure instanceof ApiProblem) this.#refused(failure);
        else journey.fail(failure);
      })
      .finally(() => {
        this.asking = false;
        journey.widget.requestUpdate();
      });
  };

  /** The page has come back as it was left, or something else is to be paid. */
  reset(): void {
    this.before = undefined;
    this.part.reset();
  }

  async #pay(): Promise<void> {
    const journey = this.#journey;
    const { basket, form, widget, showErrors } = journey;
    if (rules.basketProblem(basket, totalOf(basket), journey.limits)) return;
    const errors = rules.checkContact(form.values);
    if (errors.length > 0) return showErrors('contact', errors);
    const body = rules.bodyOf(basket, form.values, {
      returnUrl: this.#page,
      repeat: this.isRepeat,
      language: widget.words.language,
      again: this.before?.own,
      ask: journey.link,
      renew: this.renew() !== nothing && form.text('renew') === 'yes',
    });
    const problem = await this.part.start(body);
    if (problem) this.#refused(problem);
  }

  #refused(problem: ApiProblem): void {
    const journey = this.#journey;
    const lost = journey.basket.filter((_, at) => problem.errors.some(({ field }) => field.startsWith(`items.${at}.`)));
    const contact = problem.errors.filter(({ field }) => field.startsWith('contact.'));
    const isOver = problem.errors.some(({ field }) => field === 'ask');
    if (isAsked(journey.basket) && (isOver || lost.length > 0)) {
      journey.show('asked');
      void this.follow(true);
    } else if (lost.length > 0) journey.lose(lost);
    else if (isOver) {
      // Who asked pays without it.
      journey.link = undefined;
      journey.fail(problem);
    } else if (problem.errors.some(({ field }) => field === 'repeat')) {
      this.#repeated = journey.basket;
      journey.widget.focusOn('.box.warning');
    } else if (problem.errors.some(({ field }) => field === 'again')) {
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

  /** The page to come back to. */
  get #page(): string {
    const { returnUrl, prefillFromUrl } = this.#journey.widget;
    return comeBackTo(returnUrl, prefillFromUrl ? linkNames : []);
  }

  async #makeLink(): Promise<void> {
    const { AskPart } = await this.#fetch();
    this.ask ??= new AskPart(this.#journey, this.#page);
    await this.ask.make();
  }

  async #offer(): Promise<void> {
    this.#renew = await fetchPart(() => import('../renew/renew.ts')).then(
      ({ RenewPart }) => new RenewPart(this.#journey),
      () => 'failed',
    );
    this.#journey.widget.requestUpdate();
  }

  /** What only they need who ask, or are asked. */
  async #fetch() {
    try {
      return await fetchPart(() => import('../ask/ask.ts'));
    } catch (cause) {
      throw new ApiProblem('offline', { cause });
    }
  }

  #services(items: readonly { readonly service: string }[]): string[] {
    return [...new Set(items.map(({ service }) => service))];
  }

  /** What was to be paid, from what this tab keeps and what the server calls it. */
  #refill({ items, language }: PaymentView): void {
    const { basket, restore, kept } = this.#journey;
    if (basket.length > 0 || !kept) return;
    restore(kept.items.map((item, at) => ({ ...item, name: items[at]?.name ?? item.about, language })));
  }
}
