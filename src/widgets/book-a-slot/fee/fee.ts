import { html, nothing, type TemplateResult } from 'lit';
import { cancelPayment } from '../../../api/payments.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { comeBackTo, PaymentPart } from '../../../blocks/payment/payment.ts';
import { outcomeOf } from '../../../blocks/payment/payment.model.ts';
import { feeOf, payMinutes } from '../../../contract/booking-fees.ts';
import type { NewBooking } from '../../../contract/bookings.ts';
import type { PaymentView } from '../../../contract/payment-answers.ts';
import { WordsController } from '../../../controllers/words.ts';
import { problemOf } from '../../../controllers/slot-hold.ts';
import { formatMoney } from '../../../core/money.ts';
import type { AnswerRow } from '../../../fields/check-answers.ts';
import { button } from '../../../fields/button.ts';
import { callOf } from '../../../fields/help.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import { formatClock } from '../../../i18n/times.ts';
import type { BookingJourney } from '../journey.ts';
import type { Made } from '../steps/screen.ts';
import { feeWords, type FeeWords } from './fee.words.ts';

/**
 * What a booking costs, said before it is asked for; the way to where it is paid and back; and what became of it. Fetched
 * with a service that has a fee.
 */
export class Fee {
  readonly #journey: BookingJourney;
  readonly #words: WordsController<FeeWords>;
  readonly #part: PaymentPart;
  #leaving = false;
  /** It costs something else by now. */
  #isOther = false;

  constructor(journey: BookingJourney) {
    const { widget } = journey;
    this.#journey = journey;
    this.#words = new WordsController(widget, feeWords);
    this.#part = new PaymentPart(widget, {
      get isShown() {
        return journey.step === 'payment';
      },
      show: () => this.#show(),
      keep: (own) => {
        // Whose place it is, the payment says from now on.
        journey.hold?.forget();
        journey.offered = undefined;
        journey.keepPayment(own);
      },
      lose: () => this.#other(),
      again: () => this.#again(),
      ended: () => void this.#finish(),
      fail: (failure) => journey.tell(problemOf(failure)),
    });
    void this.resume();
  }

  get ready(): boolean {
    return this.#words.ready && this.#part.ready;
  }

  /** The resident is being sent away to pay. */
  get busy(): boolean {
    return this.#part.busy || this.#leaving;
  }

  /** Asks what has become of the payment that this tab knows of, if there is one. */
  resume(): Promise<void> | undefined {
    const { payment } = this.#journey;
    this.#part.reset();
    return payment && this.#part.resume(payment);
  }

  /** What it costs, beside what is asked. */
  note(): TemplateResult | typeof nothing {
    const { service } = this.#journey;
    if (!this.ready || !service?.fee) return nothing;
    const { t } = this.#words;
    const { pence, each } = service.fee;
    const amount = formatMoney(pence);
    if (!each || !service.items) return html`<p role="status">${t('costs', { amount })}</p>`;
    const total = this.#pence;
    return html`<p role="status">
      ${total > 0 ? t('each-sum', { amount, total: formatMoney(total) }) : t('each', { amount })}
    </p>`;
  }

  /** The same among the answers. */
  rows(): AnswerRow[] {
    return this.ready ? [{ question: this.#words.t('fee'), answer: formatMoney(this.#pence) }] : [];
  }

  /** What becomes of the money, before the button. */
  terms(): TemplateResult | typeof nothing {
    if (!this.ready) return nothing;
    const { t } = this.#words;
    return html`<p>${t(this.#journey.service?.fee?.kept ? 'kept' : 'back')}</p>
      <p>${this.#part.said.leave} ${t('limit', { minutes: payMinutes })}</p>
      ${this.#changed()}`;
  }

  /** What the button says, and what once it is pressed. */
  get label(): readonly [string, string] | undefined {
    return this.ready ? [this.#words.t('go'), this.#part.said.going] : undefined;
  }

  /** Begins to pay for a booking, and goes there. @returns why not */
  async pay(booking: NewBooking): Promise<ApiProblem | undefined> {
    const { name, email, postcode } = booking.contact;
    const { language = 'en', address: { label: line1 } = {} } = booking;
    try {
      const failure = await this.#part.start({
        booking,
        fee: this.#pence,
        contact: {
          name,
          ...(email !== undefined && { email }),
          ...((line1 ?? postcode) && { address: { ...(line1 && { line1 }), ...(postcode && { postcode }) } }),
        },
        returnUrl: comeBackTo(),
        language,
      });
      if (!failure || failure.errors.length === 0) return failure;
      const { kind, errors } = failure;
      if (this.#isFee(failure)) return undefined;
      return new ApiProblem(kind, {
        errors: errors.map(({ field, code }) => ({ field: field.replace(/^booking\./, ''), code })),
        cause: failure,
      });
    } catch (failure) {
      return problemOf(failure);
    }
  }

  /** What has become of it. */
  page(): TemplateResult {
    const { widget, council, shared } = this.#journey;
    const { view, problem: failure, retryResume: retry } = this.#part;
    const level = widget.headingLevel;
    if (failure && !view) return html`${problem(widget, failure, { level, retry, call: callOf(council, widget) })}`;
    if (!view) return html`<p class="busy" role="status">${shared('loading')}</p>`;
    const { t } = this.#words;
    const other = { label: t('other'), press: this.#leave };
    if (this.#part.outcome !== 'paid') return this.#part.page(view, [this.#changed(), this.#place(view)], other);
    if (view.booking?.reference) return html`<p class="busy" role="status">${shared('loading')}</p>`;
    return html`
      ${heading(t('gone.title'), level)}
      <p>${t('gone.text')}</p>
      ${this.#part.things(view)}
      <div class="buttons">${button({ ...other, busy: this.busy })}</div>
    `;
  }

  /** What was paid, on the last page. */
  receipt(): TemplateResult | typeof nothing {
    const { view } = this.#part;
    if (!view || !this.ready) return nothing;
    const { t } = this.#words;
    const { email } = view;
    return html`
      ${email ? html`<p>${t('paid.email', { email })}</p>` : nothing}
      ${heading(t('receipt'), this.#journey.widget.headingLevel + 1, 'subtitle')} ${this.#part.things(view)}
    `;
  }

  get #pence(): number {
    const { service, heldFor } = this.#journey;
    return service ? feeOf(service, heldFor?.items ?? {}) : 0;
  }

  /** Whether the time is still theirs. */
  #place({ booking }: PaymentView): TemplateResult | typeof nothing {
    const { t, language } = this.#words;
    const { outcome } = this.#part;
    const until = booking?.heldUntil;
    const when = until && formatClock(until, language);
    if (outcome === 'checking') return nothing;
    return html`<p>${when ? t(outcome === 'open' ? 'keeps' : 'held', { when }) : t('free')}</p>`;
  }

  /** The fee itself is no field of the form. @returns whether it is what was wrong */
  #isFee({ errors }: ApiProblem): boolean {
    this.#isOther = errors.some(({ field }) => field === 'fee');
    if (this.#isOther) this.#journey.widget.focusOn('.box.warning');
    return this.#isOther;
  }

  #changed(): TemplateResult | typeof nothing {
    return this.#isOther
      ? html`<div class="box warning" tabindex="-1"><p>${this.#words.t('changed')}</p></div>`
      : nothing;
  }

  /** What there is to be said of it, unless it is booked: then the last page says so. */
  #show(): void {
    const journey = this.#journey;
    if (this.#made) return;
    if (journey.step === 'payment') journey.restart();
    else journey.change('payment');
  }

  get #made(): Made | undefined {
    const { service, payment } = this.#journey;
    const { reference, location, starts, ends } = this.#part.view?.booking ?? {};
    const token = payment?.bookingToken;
    if (!service || !reference || !location || !starts || !ends || !token) return undefined;
    const { language, bring } = service;
    return { reference, token, location, starts, ends, language, bring };
  }

  async #finish(): Promise<void> {
    const journey = this.#journey;
    const made = this.#made;
    if (!made) return;
    if (await journey.loadDone()) journey.finish(made);
    else journey.tell(new ApiProblem('offline'));
  }

  async #again(): Promise<void> {
    const failure = await this.#part.start('again');
    if (!failure || this.#isFee(failure)) return;
    if (failure.kind !== 'conflict' && failure.kind !== 'gone') return this.#journey.tell(failure);
    this.#forget();
    this.#journey.lose('over', failure);
  }

  /** Gives the place back, and lets another be chosen; not when it was paid after all. */
  readonly #leave = (): void => void this.#leaveNow();

  async #leaveNow(): Promise<void> {
    const { payment, widget } = this.#journey;
    if (this.busy) return;
    this.#leaving = true;
    widget.requestUpdate();
    try {
      const { language } = widget.words;
      const view = widget.api && payment && (await cancelPayment(widget.api, payment, { language }));
      const isBooked = view && outcomeOf(view) === 'paid' && view.booking?.reference;
      if (isBooked) await this.#part.resume(payment);
      else this.#other();
    } catch (failure) {
      this.#journey.tell(problemOf(failure));
    } finally {
      this.#leaving = false;
      widget.requestUpdate();
    }
  }

  #other(): void {
    const journey = this.#journey;
    this.#forget();
    journey.slot = undefined;
    journey.change('time');
  }

  #forget(): void {
    this.#journey.keepPayment(undefined);
    this.#part.reset();
  }
}
