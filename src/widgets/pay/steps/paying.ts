import { comeBackTo, PaymentPart } from '../../../blocks/payment/payment.ts';
import type { OwnPayment } from '../../../api/payments.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import type { PaymentView } from '../../../contract/payment-answers.ts';
import { emit } from '../../../core/emit.ts';
import type * as events from '../pay.events.ts';
import { totalOf } from '../pay.model.ts';
import * as rules from './later.model.ts';
import type { PayingHost } from './screen.ts';

/** What is in the basket, paid for; and what this tab keeps of that, so that another try needs no typing. */
export class Paying {
  readonly #journey: PayingHost;
  readonly part: PaymentPart;
  /** What was tried before: the council still knows who wanted to pay. With the address, masked, if they gave one. */
  before: { readonly own: OwnPayment; readonly email: string | undefined } | undefined;

  constructor(journey: PayingHost) {
    this.#journey = journey;
    const { widget } = journey;
    this.part = new PaymentPart(widget, {
      get isShown() {
        return journey.step === 'result';
      },
      show: () => journey.show('result'),
      keep: (own) => {
        const items = journey.basket.map(({ payable, service, quantity, pence }) => ({
          payable,
          service,
          quantity,
          pence,
        }));
        journey.kept = { ...own, items };
      },
      lose: () => (journey.kept = undefined),
      again: (view, own) => {
        this.#refill(view);
        this.before = view.contactKept ? { own, email: view.email } : undefined;
        this.part.forget();
        journey.show('check');
      },
      leaving: () =>
        emit<events.PaymentStarted>(widget, 'council-payment-started', { services: this.#services(journey.basket) }),
      ended: (view) =>
        emit<events.PaymentEnded>(widget, 'council-payment-ended', {
          services: this.#services(journey.kept?.items ?? journey.basket),
          state: view.state,
          ...(widget.shareReference && view.reference !== undefined && { reference: view.reference }),
        }),
      fail: journey.fail,
    });
  }

  /** Begins to pay for what is in the basket, and goes there. */
  readonly pay = (event: Event): void => {
    event.preventDefault();
    if (!this.part.busy) this.#pay().catch(this.#journey.fail);
  };

  /** The page has come back as it was left, or something else is to be paid. */
  reset(): void {
    this.before = undefined;
    this.part.reset();
  }

  async #pay(): Promise<void> {
    const { basket, form, widget, showErrors } = this.#journey;
    if (rules.basketProblem(basket, totalOf(basket))) return;
    const errors = rules.checkContact(form.values);
    if (errors.length > 0) return showErrors('contact', errors);
    const body = rules.bodyOf(basket, form.values, {
      returnUrl: comeBackTo(widget.returnUrl),
      language: widget.words.language,
      again: this.before?.own,
    });
    const problem = await this.part.start(body);
    if (problem) this.#refused(problem);
  }

  #refused(problem: ApiProblem): void {
    const journey = this.#journey;
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

  #services(items: readonly { readonly service: string }[]): string[] {
    return [...new Set(items.map(({ service }) => service))];
  }

  /** What was to be paid, from what this tab keeps and what the server calls it. */
  #refill({ items, language }: PaymentView): void {
    const { basket, restore, kept } = this.#journey;
    if (basket.length > 0 || !kept) return;
    restore(kept.items.map((item, at) => ({ ...item, name: items[at]?.name ?? '', language })));
  }
}
