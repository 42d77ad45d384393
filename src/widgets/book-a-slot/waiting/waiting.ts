import { html, nothing, type TemplateResult } from 'lit';
import * as v from 'valibot';
import { joinWaiting } from '../../../api/bookings.ts';
import type { NewWaiting } from '../../../contract/bookings.ts';
import type { Accepted } from '../../../contract/case-view.ts';
import { email } from '../../../contract/text.ts';
import { errorsOf, textOf } from '../../../controllers/contact-details.ts';
import type { FieldError } from '../../../controllers/form.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { WordsController } from '../../../controllers/words.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { emit } from '../../../core/emit.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { text } from '../../../fields/text.ts';
import type { WaitingJoined } from '../book-a-slot.events.ts';
import type { BookingJourney } from '../journey.ts';
import { waitingOf } from './waiting.model.ts';
import { waitingWords } from './waiting.words.ts';

const field = 'waiting.email';

/** To be told when a time comes free: any, or one before the booking that there is. Fetched when somebody asks. */
export class Waiting {
  readonly #journey: BookingJourney;
  readonly #words: WordsController<typeof waitingWords.en>;
  readonly #submit: SubmitController<NewWaiting, Accepted>;
  /** The booking that there is has no e-mail address. */
  #hasNone = false;

  constructor(journey: BookingJourney) {
    const { widget } = journey;
    this.#journey = journey;
    this.#words = new WordsController(widget, waitingWords);
    this.#submit = new SubmitController(widget, async ({ key, body }, signal) => {
      if (!widget.api) throw new ApiProblem('unavailable');
      const options = { key, signal, language: widget.words.language };
      const moved = body.moves ? (journey.moving ?? (await journey.donePage?.open())) : undefined;
      return joinWaiting(widget.api, body, { ...options, moved });
    });
  }

  get ready(): boolean {
    return this.#words.ready;
  }

  /** Another wish than the one before. */
  reset(): void {
    this.#hasNone = false;
    this.#submit.reset();
  }

  message({ code }: FieldError): string | undefined {
    return code === 'required' ? this.#words.t('email-required') : undefined;
  }

  page(): TemplateResult {
    const { widget, form } = this.#journey;
    const { t } = this.#words;
    const isBooked = this.#booked !== undefined;
    if (this.#submit.receipt) {
      return html`
        ${heading(t('joined'), widget.headingLevel)}
        <p>${t(isBooked ? 'joined-booked' : 'joined-text')}</p>
      `;
    }
    return html`
      <form novalidate @submit=${this.#join}>
        ${heading(t('title'), widget.headingLevel)}
        <p>${t('text')}</p>
        ${isBooked ? html`<p>${t('keeps')}</p>` : nothing}
        ${
          this.#asksAddress
            ? text(form, {
                name: field,
                label: t('email'),
                hint: t('email-hint'),
                type: 'email',
                autocomplete: 'email',
                spellcheck: false,
                maxLength: 254,
              })
            : nothing
        }
        <div class="buttons">${button({ label: t('send'), busy: this.#submit.busy })}</div>
      </form>
    `;
  }

  /** The booking that there is: it has just been made, or is to be moved. */
  get #booked(): { readonly reference: string; readonly starts: string } | undefined {
    const { made, moving } = this.#journey;
    return made ?? (moving && { reference: moving.reference, starts: moving.slot.starts });
  }

  /** Who has booked is written to where their letters go. */
  get #asksAddress(): boolean {
    const { made, form } = this.#journey;
    return !this.#booked || this.#hasNone || (made !== undefined && !form.text('contact.email').trim());
  }

  readonly #join = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    const journey = this.#journey;
    const { booking, form, widget } = journey;
    const typed = textOf(form.values, field).trim();
    const wrong = typed ? errorsOf(field, email, typed) : [{ field, code: 'required' }];
    journey.tell(undefined);
    const asksAddress = this.#asksAddress;
    if (asksAddress && !form.show(wrong)) return;
    const address = asksAddress ? v.parse(email, typed) : undefined;
    const wanted = waitingOf(booking, this.#booked, address, widget.words.language);
    if (await this.#submit.submit(wanted)) {
      journey.restart();
      return void emit<WaitingJoined>(widget, 'council-waiting-joined', { service: wanted.service });
    }
    const { problem } = this.#submit;
    // Only the server knows whether a booking that is moved has an address.
    if (problem?.errors.some(({ code }) => code === 'required')) this.#hasNone = true;
    if (problem && problem.errors.length > 0) form.show(problem.errors.map(({ code }) => ({ field, code })));
    else journey.tell(problem);
  }
}
