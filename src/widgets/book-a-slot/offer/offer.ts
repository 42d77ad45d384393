import { html, nothing, type TemplateResult } from 'lit';
import { getBookableService } from '../../../api/bookable-services.ts';
import { answerOffer, openOffer } from '../../../api/offers.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { BookableService } from '../../../contract/bookable-services.ts';
import type { Offer } from '../../../contract/offers.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { TaskController } from '../../../controllers/task.ts';
import { WordsController } from '../../../controllers/words.ts';
import { emit } from '../../../core/emit.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { place, when } from '../../../fields/booking.ts';
import { button } from '../../../fields/button.ts';
import { checkAnswers, type AnswerRow } from '../../../fields/check-answers.ts';
import { said } from '../../../fields/foreign.ts';
import { callOf } from '../../../fields/help.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import type { BookingMade } from '../book-a-slot.events.ts';
import type { BookingJourney } from '../journey.ts';
import { formatInstant } from '../../../i18n/times.ts';
import { offerWords, type OfferWords } from './offer.words.ts';

type Answer = 'take' | 'decline';

/**
 * What is kept for somebody who waited, from the link of their letter: what it is, what they have now, and what has become
 * of it. To look changes nothing, and to press twice is as good as once.
 */
export class OfferPage {
  readonly #journey: BookingJourney;
  readonly #token: string;
  readonly #words: WordsController<OfferWords>;
  readonly #read: TaskController<readonly [string], { offer: Offer; service: BookableService }>;
  readonly #submit: SubmitController<Answer, Offer>;
  /** What was pressed last. */
  #pressed: Answer | undefined;

  constructor(journey: BookingJourney, token: string) {
    const { widget } = journey;
    this.#journey = journey;
    this.#token = token;
    this.#words = new WordsController(widget, offerWords);
    this.#read = new TaskController(
      widget,
      // Another link may have been followed since.
      () => (journey.offer === this ? [token] : undefined),
      async (api, options, opened) => {
        const offer = await openOffer(api, { token: opened }, options);
        return { offer, service: await getBookableService(api, offer.service, options) };
      },
    );
    this.#submit = new SubmitController(widget, ({ key, body }, signal) => {
      if (!widget.api) throw new ApiProblem('unavailable');
      return answerOffer(widget.api, body, { token }, { key, signal, language: widget.words.language });
    });
  }

  get ready(): boolean {
    return this.#words.ready;
  }

  page(): TemplateResult {
    const { widget, council, shared } = this.#journey;
    const { value, problem: failure, retry } = this.#read;
    const level = widget.headingLevel;
    if (failure?.kind === 'not-found' || failure?.kind === 'rejected') {
      return html`${heading(this.#words.t('over.title'), level)}
        <p>${this.#words.t('unknown')}</p>`;
    }
    if (failure) return html`${problem(widget, failure, { level, retry, call: callOf(council, widget) })}`;
    if (!value) return html`<p class="busy" role="status">${shared('loading')}</p>`;
    return this.#offer(this.#submit.receipt ?? value.offer, value.service);
  }

  #offer(offer: Offer, service: BookableService): TemplateResult {
    const { widget } = this.#journey;
    const { t } = this.#words;
    const { state, moves, until } = offer;
    const isOpen = state === 'open';
    return html`
      ${heading(t(`${state}.title`), widget.headingLevel)}
      <p>${this.#now(offer) ?? t(`${state}.text`, { when: formatInstant(until, this.#words.language) })}</p>
      ${isOpen && moves ? html`<p>${t('open.keeps')}</p>` : nothing} ${checkAnswers(widget, this.#rows(offer, service))}
      ${
        isOpen
          ? html`<div class="buttons">
              ${button({ label: t(moves ? 'move' : 'take'), press: () => this.#take(offer), busy: this.#busy('take') })}
              ${button({
                label: t('decline'),
                kind: 'secondary',
                press: () => void this.#send('decline'),
                busy: this.#busy('decline'),
              })}
            </div>`
          : nothing
      }
      ${isOpen ? nothing : this.#onward(offer)}
    `;
  }

  /** What has just been done is said otherwise than what was found so. */
  #now({ state }: Offer): string | undefined {
    const { t } = this.#words;
    if (!this.#submit.receipt) return undefined;
    if (state === 'taken' && this.#pressed === 'take') return t('taken.now');
    return state === 'declined' && this.#pressed === 'decline' ? t('declined.now') : undefined;
  }

  #rows({ state, location, starts, ends, items, moves }: Offer, service: BookableService): AnswerRow[] {
    const { widget, t: own } = this.#journey;
    const { t } = this.#words;
    const screen = { widget, service, t: own };
    const nameOf = (code: string) => service.items?.each.find((item) => item.code === code)?.name ?? code;
    return [
      { question: own('check.service'), answer: said(screen, service.name) },
      ...(service.items && items.length > 0
        ? [
            {
              question: service.items.label,
              shown: said(screen, service.items.label),
              answer: said(screen, items.map(({ code, count }) => `${nameOf(code)}: ${count}`).join('\n')),
            },
          ]
        : []),
      { question: own('check.when'), answer: html`<strong>${when(screen, { starts, ends })}</strong>` },
      { question: own('check.where'), answer: place(screen, location) },
      ...(moves && state !== 'taken'
        ? [
            {
              question: t('now'),
              answer: html`${when(screen, moves)}${
                moves.location === location ? nothing : html`<br />${place(screen, moves.location)}`
              }`,
            },
          ]
        : []),
      ...(moves ? [{ question: t('reference'), answer: html`<bdi>${moves.reference}</bdi>` }] : []),
    ];
  }

  /** Where to go from an offer that is answered, or over. */
  #onward({ moves, service }: Offer): TemplateResult {
    const { widget, council, busy } = this.#journey;
    const { t } = this.#words;
    const page = moves && safeUrl(council?.trackUrl, widget.api?.base.href ?? location.href);
    if (page) return html`<p><a href=${page}>${t('follow')}</a></p>`;
    if (moves) return html``;
    return html`<p>${button({ label: t('times'), kind: 'link', press: () => this.#seeTimes(service), busy })}</p>`;
  }

  #busy(answer: Answer): boolean {
    return (this.#submit.busy && this.#pressed === answer) || (answer === 'take' && this.#journey.busy);
  }

  #take(offer: Offer): void {
    if (offer.moves) void this.#send('take');
    else this.#accept(offer);
  }

  /** Goes on with what is kept; the rest is asked as for any other time. */
  #accept({ service, items, location, starts, ends, until, hold }: Offer): void {
    const journey = this.#journey;
    journey.acted = true;
    journey.problem = undefined;
    if (journey.offered) return journey.goOn();
    if (!hold || journey.busy) return;
    journey.form.reset({
      service,
      ...Object.fromEntries(items.map(({ code, count }) => [`items.${code}`, String(count)])),
    });
    journey.hold?.adopt(hold, this.#token);
    journey.slot = { location, starts, ends };
    const words = this.#words;
    journey.offered = {
      get kept() {
        return words.t('kept', { when: formatInstant(until, words.language) });
      },
    };
    void journey.openService(service);
  }

  /** From an offer that is over to what can be had. */
  #seeTimes(service: string): void {
    const journey = this.#journey;
    journey.reset();
    journey.form.reset({ service });
    void journey.openService(service);
  }

  async #send(answer: Answer): Promise<void> {
    const journey = this.#journey;
    if (this.#submit.busy) return;
    this.#pressed = answer;
    journey.tell(undefined);
    const offer = await this.#submit.submit(answer);
    if (!offer) return journey.tell(this.#submit.problem);
    // The buttons go; the heading says how it stands.
    journey.restart();
    const { widget } = journey;
    const { state, moves, service } = offer;
    if (answer !== 'take' || state !== 'taken' || !moves) return;
    emit<BookingMade>(widget, 'council-booking-moved', {
      service,
      ...(widget.shareReference && { reference: moves.reference }),
    });
  }
}
