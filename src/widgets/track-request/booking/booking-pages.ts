import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { getBookableService } from '../../../api/bookable-services.ts';
import { cancelBooking, moveBooking } from '../../../api/bookings.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { CalendarFeedPart } from '../../../blocks/calendar-feed/calendar-feed.ts';
import '../../../blocks/slot-picker/define.ts';
import { styles as slotStyles } from '../../../blocks/slot-picker/slot-picker.styles.ts';
import type { BookableService } from '../../../contract/bookable-services.ts';
import type { BookingChanged } from '../../../contract/booking-answers.ts';
import type { MoveBooking } from '../../../contract/bookings.ts';
import type { CaseView } from '../../../contract/cases.ts';
import type { Slot } from '../../../contract/slots.ts';
import { FormController } from '../../../controllers/form.ts';
import { saveCalendar } from '../../../controllers/save-calendar.ts';
import { problemOf, SlotHold } from '../../../controllers/slot-hold.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { TaskController } from '../../../controllers/task.ts';
import { WordsController } from '../../../controllers/words.ts';
import { emit } from '../../../core/emit.ts';
import { button } from '../../../fields/button.ts';
import { checkAnswers } from '../../../fields/check-answers.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import { formatDate } from '../../../i18n/formats.ts';
import { formatClock } from '../../../i18n/times.ts';
import type { Pages } from '../part.ts';
import type { CaseWasUpdated } from '../track-request.events.ts';
import type { BookingStep } from '../track-request.model.ts';
import type { Tracker } from '../tracker.ts';
import { bookingWords, type BookingWords } from './booking.words.ts';

export const styles = [slotStyles];

type Booking = NonNullable<CaseView['booking']>;

/** What a resident does to a booking: moves it to another time, cancels it, or puts it into their own calendar. */
export class BookingPages implements Pages<BookingStep>, ReactiveController {
  readonly #tracker: Tracker;
  readonly #words: WordsController<BookingWords>;
  readonly #form: FormController;
  readonly #hold: SlotHold;
  readonly #service: TaskController<readonly [string], BookableService>;
  readonly #move: SubmitController<MoveBooking, BookingChanged>;
  readonly #cancel: SubmitController<object, BookingChanged>;
  readonly #feed: CalendarFeedPart;
  #slot: Slot | undefined;
  #lost: 'gone' | 'over' | undefined;
  #problem: ApiProblem | undefined;
  #renewing = false;
  #saving = false;

  constructor(tracker: Tracker) {
    const { widget } = tracker;
    this.#tracker = tracker;
    this.#words = new WordsController(widget, bookingWords);
    this.#form = new FormController(widget);
    this.#hold = new SlotHold(widget, {
      changed: () => widget.requestUpdate(),
      warned: () => widget.announce(`${this.#left} ${this.#words.t('move.more')}`),
      ended: () => this.#lose('over'),
    });
    this.#service = new TaskController(
      widget,
      () => (tracker.step === 'move' && tracker.view?.booking ? [tracker.view.booking.service] : undefined),
      (api, options, code) => getBookableService(api, code, options),
    );
    this.#move = new SubmitController(widget, ({ key, body }, signal) =>
      moveBooking(this.#api, this.#opened, body, { key, signal, language: widget.words.language }),
    );
    this.#cancel = new SubmitController(widget, ({ key }, signal) =>
      cancelBooking(this.#api, this.#opened, { key, signal, language: widget.words.language }),
    );
    this.#feed = new CalendarFeedPart(widget, {
      opened: () => this.#opened,
      tell: (problem) => {
        this.#problem = undefined;
        if (problem) this.#failed(problem);
      },
    });
    widget.addController(this);
  }

  get ready(): boolean {
    return this.#words.ready;
  }

  hostConnected(): void {
    addEventListener('pagehide', this.leave);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.leave);
    this.leave();
  }

  shown(): void {
    this.#problem = undefined;
  }

  /** Another page is shown: others can have what was held. */
  readonly leave = (): void => {
    this.#hold.letGo();
    this.#slot = this.#lost = undefined;
  };

  reset(): void {
    this.leave();
    this.#move.reset();
    this.#cancel.reset();
    this.#form.reset();
    this.#feed.reset();
    this.#problem = undefined;
  }

  readonly render = (step: BookingStep): TemplateResult => {
    const { view, widget } = this.#tracker;
    if (!view?.booking) return html``;
    const level = widget.headingLevel;
    return html`
      ${this.#problem ? problem(widget, this.#problem, { level, focus: true, call: widget.call }) : nothing}
      ${this.#page(step, view.booking, view)}
    `;
  };

  #page(step: BookingStep, booking: Booking, view: CaseView): TemplateResult {
    if (step === 'calendar') return this.#calendarPage(booking);
    if (!view.may.includes(step)) return this.#tooLate(step);
    return step === 'cancel' ? this.#cancelPage(booking, view) : this.#movePage(booking, view);
  }

  /** The council closed it while somebody looked. */
  #tooLate(step: 'move' | 'cancel'): TemplateResult {
    const { t } = this.#words;
    return html`
      ${heading(t(`${step}.title`), this.#tracker.widget.headingLevel)}
      <div class="box warning"><p>${t('too-late')}</p></div>
    `;
  }

  #movePage(booking: Booking, view: CaseView): TemplateResult {
    const { t, shared } = this.#words;
    const { widget } = this.#tracker;
    const level = widget.headingLevel;
    const service = this.#service.value;
    const failure = this.#service.problem;
    if (failure) return problem(widget, failure, { level, retry: this.#service.retry, call: widget.call });
    if (!service) return html`<p class="busy" role="status">${shared('loading')}</p>`;
    if (this.#slot) return this.#newTime(this.#slot, booking, view);
    const items = booking.items.map(({ code, count }) => `${code}:${count}`);
    const { locations, window, language } = service;
    return html`
      ${this.#lost ? html`<div class="box warning" role="alert"><p>${t(`move.${this.#lost}`)}</p></div>` : nothing}
      ${heading(t('move.title'), level)}
      <p>${t('move.now')}: <strong>${this.#when(booking, booking)}</strong></p>
      <p>${t('move.keeps')}</p>
      <council-slot-picker
        .widget=${widget}
        .form=${this.#form}
        .wanted=${{ service: service.code, locations, items: items.join() || undefined, window, language }}
        .busy=${this.#hold.taking}
        .choose=${this.#choose}
      ></council-slot-picker>
    `;
  }

  /** The time that is held, and what holds for it, before the button. */
  #newTime(slot: Slot, booking: Booking, view: CaseView): TemplateResult {
    const { t } = this.#words;
    const { widget } = this.#tracker;
    const { hold, isEnding } = this.#hold.clock;
    return html`
      ${heading(t('move.check'), widget.headingLevel)}
      <div class="box ${isEnding ? 'warning' : ''}">
        <p>${this.#left}</p>
        ${
          isEnding && (hold?.extensions ?? 0) > 0
            ? button({ label: t('move.more'), kind: 'secondary', press: this.#extend, busy: this.#renewing })
            : nothing
        }
      </div>
      ${checkAnswers(widget, [
        { question: t('move.now'), answer: this.#when(booking, booking) },
        { question: t('move.new'), answer: this.#when(slot, booking), change: this.#chooseOther },
      ])}
      ${this.#rules(booking, view)}
      <div class="buttons">
        ${button({ label: t('move.send'), press: this.#sendMove, busy: this.#move.busy })}
        ${button({ label: t('move.other'), kind: 'link', press: this.#chooseOther })}
      </div>
    `;
  }

  #cancelPage(booking: Booking, view: CaseView): TemplateResult {
    const { t } = this.#words;
    const { widget, go } = this.#tracker;
    return html`
      ${heading(t('cancel.title'), widget.headingLevel)}
      <p><strong>${this.#when(booking, booking)}</strong></p>
      ${this.#rules(booking, view)}
      <div class="buttons">
        ${button({ label: t('cancel.send'), press: this.#sendCancel, busy: this.#cancel.busy })}
        ${button({ label: t('cancel.keep'), kind: 'secondary', press: () => go('case') })}
      </div>
    `;
  }

  #calendarPage({ feed }: Booking): TemplateResult {
    const { t } = this.#words;
    const { headingLevel: level } = this.#tracker.widget;
    return html`
      ${heading(t('calendar.title'), level)}
      <p>${t('calendar.text')}</p>
      <div class="buttons">${button({ label: t('calendar.save'), press: this.#save, busy: this.#saving })}</div>
      ${this.#feed.part({ level: level + 1, exists: feed })}
    `;
  }

  #rules({ rules, changeUntil }: Booking, { language }: CaseView): TemplateResult {
    const words = this.#words;
    const last = [formatDate(changeUntil, words.language), formatClock(changeUntil, words.language)].join(', ');
    return html`
      <ul class="list">
        ${rules.map(
          (rule) => html`<li lang=${ifDefined(language === words.language ? undefined : language)}>${rule}</li>`,
        )}
        <li>${words.t('until', { when: last })}</li>
      </ul>
    `;
  }

  #when({ starts, ends }: Pick<Slot, 'starts' | 'ends'>, { window }: Booking): string {
    const { t, language } = this.#words;
    const from = formatClock(starts, language);
    const time = window ? t('stretch', { from, to: formatClock(ends, language) }) : from;
    return [formatDate(starts, language), time].join(', ');
  }

  get #left(): string {
    return this.#words.t('move.left', { count: this.#hold.clock.minutes });
  }

  get #opened() {
    const opened = this.#tracker.cases.pages?.opened;
    if (!opened) throw new ApiProblem('unauthorised');
    return opened;
  }

  get #api() {
    const { api } = this.#tracker.widget;
    if (!api) throw new ApiProblem('unavailable');
    return api;
  }

  readonly #choose = (slot: Slot): void => {
    if (!this.#hold.taking) void this.#take(slot);
  };

  readonly #chooseOther = (): void => {
    this.leave();
    this.#tracker.again();
  };

  readonly #sendMove = (): void => void this.#moveNow();
  readonly #sendCancel = (): void => void this.#cancelNow();

  async #take(slot: Slot): Promise<void> {
    const { booking } = this.#tracker.view ?? {};
    if (!booking) return;
    this.#problem = this.#lost = undefined;
    const { service } = booking;
    const items = Object.fromEntries(booking.items.map(({ code, count }) => [code, count]));
    const failure = await this.#hold.take({ service, slot, items, moved: this.#opened });
    if (failure === 'left') return;
    if (failure?.kind === 'conflict' || failure?.kind === 'gone') return this.#lose('gone');
    if (failure) return this.#failed(failure);
    this.#slot = slot;
    this.#tracker.again();
    this.#tracker.widget.announce(this.#left);
  }

  readonly #extend = async (): Promise<void> => {
    this.#renewing = true;
    const failure = await this.#hold.extend();
    this.#renewing = false;
    if (failure) return this.#failed(failure);
    this.#tracker.widget.announce(this.#left);
    this.#tracker.widget.requestUpdate();
  };

  /** Another time has to be chosen; the booking is as it was. */
  #lose(why: 'gone' | 'over'): void {
    const { widget } = this.#tracker;
    this.#hold.forget();
    if (this.#slot) this.#tracker.again();
    this.#slot = undefined;
    this.#lost = why;
    widget.renderRoot.querySelector('council-slot-picker')?.refresh();
    widget.requestUpdate();
  }

  async #moveNow(): Promise<void> {
    const { own } = this.#hold;
    if (!own) return this.#lose('over');
    this.#problem = undefined;
    if (await this.#move.submit({ hold: { id: own.id, token: own.token } })) {
      this.#hold.forget();
      return this.#done('move', () => this.#words.t('move.sent'));
    }
    if (this.#move.problem) await this.#refused('move', this.#move.problem);
  }

  async #cancelNow(): Promise<void> {
    this.#problem = undefined;
    const answer = await this.#cancel.submit({});
    if (answer) {
      return this.#done('cancel', () => this.#words.t(answer.already ? 'cancel.already' : 'cancel.sent'));
    }
    if (this.#cancel.problem) await this.#refused('cancel', this.#cancel.problem);
  }

  async #done(action: 'move' | 'cancel', notice: () => string): Promise<void> {
    this.reset();
    emit<CaseWasUpdated>(this.#tracker.widget, 'council-case-updated', { action });
    await this.#tracker.showCase(notice);
  }

  /** Too late by the rules, or the new time has gone: the case as it is now says which. */
  async #refused(step: 'move' | 'cancel', failure: ApiProblem): Promise<void> {
    if (failure.kind === 'unauthorised') return this.#tracker.end();
    if (failure.kind !== 'conflict') return this.#failed(failure);
    this.#tracker.tellProblem(failure);
    await this.#tracker.cases.pages?.refresh();
    if (step === 'move' && this.#tracker.view?.may.includes('move')) return this.#lose('gone');
    if (step === 'cancel' && this.#tracker.view?.may.includes('cancel')) return this.#failed(failure);
    this.#tracker.again();
  }

  #failed(failure: ApiProblem): void {
    this.#problem = failure;
    this.#tracker.tellProblem(failure);
    this.#tracker.widget.requestUpdate();
  }

  readonly #save = async (): Promise<void> => {
    this.#saving = true;
    this.#problem = undefined;
    this.#tracker.widget.requestUpdate();
    try {
      await saveCalendar(this.#api, this.#opened, { language: this.#words.language });
    } catch (failure) {
      this.#failed(problemOf(failure));
    } finally {
      this.#saving = false;
      this.#tracker.widget.requestUpdate();
    }
  };
}
