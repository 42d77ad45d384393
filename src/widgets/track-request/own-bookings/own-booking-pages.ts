import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { getOwnBookings, listBearer, openBookings, requestBookingsLink } from '../../../api/own-bookings.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { BookingLinkRequest, OwnBookings, OwnBookingsSession } from '../../../contract/own-bookings.ts';
import type { Accepted } from '../../../contract/cases.ts';
import { FormController } from '../../../controllers/form.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { TaskController } from '../../../controllers/task.ts';
import { WordsController } from '../../../controllers/words.ts';
import { errorSummary } from '../../../fields/error-summary.ts';
import { problem } from '../../../fields/problem.ts';
import type { Pages } from '../part.ts';
import { looksLikeEmail } from '../track-request.model.ts';
import type { Tracker } from '../tracker.ts';
import { ask, link, list, sent } from './templates.ts';
import { styles as ownStyles } from './own-bookings.styles.ts';
import { ownBookingsWords, type OwnBookingsWords } from './own-bookings.words.ts';

export const styles = [ownStyles];

/**
 * All that a resident has booked and still comes to. What opens it is a link in a letter to the address that is with the
 * bookings, and nothing else: who can open one case knows one booking.
 */
export class OwnBookingPages implements Pages<'own-bookings'>, ReactiveController {
  readonly tracker: Tracker;
  readonly words: WordsController<OwnBookingsWords>;
  readonly form: FormController;
  readonly list: TaskController<readonly [string, number], OwnBookings>;
  readonly #asking: SubmitController<BookingLinkRequest, Accepted>;
  readonly #opening: SubmitController<string, OwnBookingsSession>;
  #session: string | undefined;
  /** Goes up when somebody comes back to the list: they may have moved or cancelled something. */
  #visit = 0;

  /** Where a link was sent, if there was any to be sent. */
  asked: string | undefined;
  /** Reference of the booking that is being opened. */
  opening: string | undefined;

  constructor(tracker: Tracker) {
    const { widget } = tracker;
    this.tracker = tracker;
    this.words = new WordsController(widget, ownBookingsWords);
    this.form = new FormController(widget, {
      message: ({ field, code }) =>
        field === 'email' && code === 'required' ? this.words.t('ask.email-required') : undefined,
    });
    this.list = new TaskController(
      widget,
      () => (this.#session === undefined ? undefined : [this.#session, this.#visit]),
      (api, options, session, _visit) =>
        getOwnBookings(api, session, options).catch((failure: unknown) => {
          if (failure instanceof ApiProblem && failure.kind === 'unauthorised') this.#end();
          throw failure;
        }),
    );
    const options = (key: string, signal: AbortSignal) => ({ key, signal, language: this.words.language });
    this.#asking = new SubmitController(widget, ({ key, body }, signal) =>
      requestBookingsLink(this.#api, body, options(key, signal)),
    );
    this.#opening = new SubmitController(widget, ({ key, body }, signal) =>
      openBookings(this.#api, body, options(key, signal)),
    );
    this.#session = this.tracker.keptList.read()?.session;
    widget.addController(this);
  }

  get ready(): boolean {
    return this.words.ready;
  }

  get busy(): boolean {
    return this.#asking.busy || this.#opening.busy;
  }

  /** The list is shown, or would be. */
  get isOpen(): boolean {
    return this.#session !== undefined;
  }

  readonly render = (): TemplateResult => {
    const { widget, arrival } = this.tracker;
    const { headingLevel: level, call } = widget;
    const failure = this.#asking.problem ?? this.#opening.problem;
    const page = arrival?.kind === 'bookings' ? link : this.isOpen ? list : this.asked === undefined ? ask : sent;
    return html`
      ${failure ? problem(widget, failure, { level, focus: true, call }) : nothing} ${errorSummary(this.form, level)}
      ${page(this)}
    `;
  };

  shown(): void {
    this.form.show([]);
    this.#asking.reset();
    this.#opening.reset();
    this.opening = undefined;
    if (!this.list.pending) this.#visit += 1;
    this.tracker.widget.requestUpdate();
  }

  reset(): void {
    this.shown();
    this.form.reset();
    this.asked = undefined;
    this.#session = this.tracker.keptList.read()?.session;
  }

  /** Closes the list, what was opened from it, and whatever this tab keeps of either. */
  leave(): void {
    this.tracker.keptList.clear();
    this.tracker.forgetCase();
    this.reset();
  }

  hostDisconnected(): void {
    this.#asking.reset();
    this.#opening.reset();
  }

  readonly ask = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    const email = this.form.text('email').trim();
    const code = email ? (looksLikeEmail(email) ? undefined : 'email') : 'required';
    if (this.form.show(code ? [{ field: 'email', code }] : [])) void this.#ask(email);
  };

  readonly askAgain = (): void => {
    this.asked = undefined;
    this.tracker.restart('own-bookings');
  };

  /** The link's button is pressed. */
  readonly follow = (event: Event): void => {
    event.preventDefault();
    void this.#follow();
  };

  readonly open = (reference: string): void => {
    if (this.#session === undefined || this.tracker.busy) return;
    this.opening = reference;
    this.tracker.openListed(reference, listBearer(this.#session));
  };

  /** It was cancelled meanwhile, or the list is over: the list as it is now says which. @returns what else is to be said */
  refused(failure: ApiProblem): ApiProblem | undefined {
    if (failure.kind !== 'not-found') return failure;
    // The list may have ended before the answer came, and has said so.
    if (this.isOpen) this.tracker.restart('own-bookings', () => this.words.t('list.gone'), true);
    return undefined;
  }

  readonly close = (): void => {
    this.leave();
    this.tracker.restart('own-bookings', () => this.words.t('list.closed'));
  };

  async #ask(email: string): Promise<void> {
    if (await this.#asking.submit({ email, language: this.words.language })) {
      this.form.reset();
      this.asked = email;
      return this.tracker.restart('own-bookings');
    }
    const failure = this.#asking.problem;
    this.tracker.tellProblem(failure);
    if (!failure || failure.errors.length === 0) return;
    this.#asking.reset();
    this.form.show(failure.errors);
  }

  async #follow(): Promise<void> {
    const { tracker } = this;
    const { arrival } = tracker;
    if (arrival === undefined || this.busy) return;
    const opened = await this.#opening.submit(arrival.value);
    const failure = this.#opening.problem;
    if (opened) {
      const { session } = opened;
      const keep = tracker.form.isOn('keep');
      this.leave();
      this.#session = session;
      if (keep) tracker.keptList.write({ session });
      // That was said of the list, and not of what is opened from it.
      tracker.form.reset();
      tracker.arrival = undefined;
      tracker.restart('own-bookings');
    } else if (failure && ['gone', 'not-found', 'rejected'].includes(failure.kind)) {
      tracker.tellProblem(failure);
      tracker.arrival = undefined;
      tracker.restart('own-bookings', () => this.words.t('link.old'), true);
    } else tracker.tellProblem(failure);
  }

  /** The server no longer knows the session. */
  #end(): void {
    this.leave();
    if (this.tracker.step === 'own-bookings')
      this.tracker.restart('own-bookings', () => this.words.t('list.ended'), true);
  }

  get #api() {
    const { api } = this.tracker.widget;
    if (!api) throw new ApiProblem('unavailable');
    return api;
  }
}
