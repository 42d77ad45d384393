import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { getBookableService } from '../../../api/bookable-services.ts';
import { cancelBooking, moveBooking } from '../../../api/bookings.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { CalendarFeedPart } from '../../../blocks/calendar-feed/calendar-feed.ts';
import '../../../blocks/slot-picker/define.ts';
import { styles as slotStyles } from '../../../blocks/slot-picker/slot-picker.styles.ts';
import type { BookableService, BookingWay } from '../../../contract/bookable-services.ts';
import type { BookingChanged } from '../../../contract/booking-answers.ts';
import type { MoveBooking } from '../../../contract/bookings.ts';
import type { CaseView } from '../../../contract/cases.ts';
import { FormController } from '../../../controllers/form.ts';
import { saveCalendar } from '../../../controllers/save-calendar.ts';
import { problemOf, SlotHold, type ChosenSlot, type HeldFor, type SlotKeeper } from '../../../controllers/slot-hold.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { TaskController } from '../../../controllers/task.ts';
import { WordsController } from '../../../controllers/words.ts';
import { emit } from '../../../core/emit.ts';
import { held, lastChange, movedRows, place, rules, when, type BookingSpeaker } from '../../../fields/booking.ts';
import { button } from '../../../fields/button.ts';
import { checkAnswers } from '../../../fields/check-answers.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import type { Pages } from '../part.ts';
import type { CaseWasUpdated } from '../track-request.events.ts';
import type { BookingStep } from '../track-request.model.ts';
import type { Tracker } from '../tracker.ts';
import { bookingWords, type BookingWords } from './booking.words.ts';

export const styles = [slotStyles];

type Booking = NonNullable<CaseView['booking']>;

/** What a resident does to a booking: moves it to another time, cancels it, or puts it into their own calendar. */
export class BookingPages implements Pages<BookingStep>, ReactiveController, SlotKeeper {
  readonly #tracker: Tracker;
  readonly #words: WordsController<BookingWords>;
  readonly #form: FormController;
  readonly #hold: SlotHold;
  readonly #service: TaskController<readonly [string], BookableService>;
  readonly #move: SubmitController<MoveBooking, BookingChanged>;
  readonly #cancel: SubmitController<object, BookingChanged>;
  readonly #feed: CalendarFeedPart;
  #lost: 'gone' | 'over' | undefined;
  #problem: ApiProblem | undefined;
  /** What is held is looked at, rather than what else there is. */
  #checking = false;
  #saving = false;

  slot: ChosenSlot | undefined;

  constructor(tracker: Tracker) {
    const { widget } = tracker;
    this.#tracker = tracker;
    this.#words = new WordsController(widget, bookingWords);
    this.#form = new FormController(widget);
    this.#hold = new SlotHold(widget, this);
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
        if (problem) this.tell(problem);
      },
    });
    widget.addController(this);
  }

  get ready(): boolean {
    return this.#words.ready;
  }

  get t() {
    return this.#words.t;
  }

  /** The booking's own things are held, for it. */
  get heldFor(): HeldFor | undefined {
    const { view, cases } = this.#tracker;
    const moved = cases.pages?.opened;
    if (!view?.booking || !moved) return undefined;
    const { service, items } = view.booking;
    return { service, items: Object.fromEntries(items.map(({ code, count }) => [code, count])), moved };
  }

  took(slot: ChosenSlot): void {
    this.slot = slot;
  }

  /** Another time has to be chosen; the booking is as it was. */
  lose(why: 'gone' | 'over', failure?: ApiProblem): void {
    const { widget } = this.#tracker;
    this.#tracker.tellProblem(failure);
    if (why === 'over' || !this.#hold.own) {
      this.#hold.forget();
      this.slot = undefined;
    }
    if (this.#checking) this.#tracker.again();
    this.#checking = false;
    this.#lost = why;
    widget.renderRoot.querySelector('council-slot-picker')?.refresh();
    widget.requestUpdate();
  }

  tell(failure: ApiProblem): void {
    this.#problem = failure;
    this.#tracker.tellProblem(failure);
    this.#tracker.widget.requestUpdate();
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
    this.slot = this.#lost = undefined;
    this.#checking = false;
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
    const speaker = this.#speaker(booking, view, service);
    if (this.slot && this.#checking) return this.#newTime(speaker, this.slot, booking);
    const items = booking.items.map(({ code, count }) => `${code}:${count}`);
    const { window, language } = service;
    const locked = service.locations.filter(({ code }) => code === widget.location);
    // The council has to know where to come: who has said so already can have that again.
    const locations = (locked.length > 0 ? locked : service.locations).filter(
      ({ way }) => way !== 'at-home' || booking.way === way,
    );
    const screen = { ...speaker, slot: this.slot, hold: this.#hold };
    return html`
      ${this.#lost ? html`<div class="box warning" role="alert"><p>${t(`move.${this.#lost}`)}</p></div>` : nothing}
      ${heading(t('move.title'), level)}
      <p>${t('move.before')}: <strong>${when(speaker, booking)}</strong></p>
      <p>${t('move.keeps')}</p>
      ${
        this.slot
          ? html`${held(screen)}
              <div class="buttons">${button({ label: shared('continue'), press: this.#check })}</div>
              ${heading(t('move.other'), level + 1, 'subtitle')}`
          : nothing
      }
      <council-slot-picker
        .widget=${widget}
        .form=${this.#form}
        .wanted=${{ service: service.code, locations, items: items.join() || undefined, window, language }}
        .chosen=${this.slot}
        .busy=${this.#hold.taking}
        .choose=${this.#choose}
      ></council-slot-picker>
    `;
  }

  /** The time that is held, and what holds for it, before the button. */
  #newTime(speaker: BookingSpeaker, slot: ChosenSlot, booking: Booking): TemplateResult {
    const { t } = this.#words;
    const { widget } = this.#tracker;
    const last = lastChange(speaker.service, slot.starts);
    return html`
      ${held({ ...speaker, slot, hold: this.#hold })} ${heading(t('move.check'), widget.headingLevel)}
      ${checkAnswers(widget, movedRows(speaker, { from: booking, to: slot, change: this.#chooseOther }))}
      ${rules(speaker, last, this.#hold.clock.serverTime)}
      <div class="buttons">
        ${button({ label: t('move.send'), press: this.#sendMove, busy: this.#move.busy })}
        ${button({ label: t('move.other'), kind: 'link', press: this.#chooseOther })}
      </div>
    `;
  }

  #cancelPage(booking: Booking, view: CaseView): TemplateResult {
    const { t } = this.#words;
    const { widget, go } = this.#tracker;
    const speaker = this.#speaker(booking, view);
    return html`
      ${heading(t('cancel.title'), widget.headingLevel)}
      <p><strong>${when(speaker, booking)}</strong></p>
      <p>${place(speaker, booking.location)}</p>
      ${rules(speaker, Date.parse(booking.changeUntil))}
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

  /** What is booked as its service says it; the case says it by itself, also of a place that there is no more. */
  #speaker(booking: Booking, { language }: CaseView, service?: BookableService) {
    const { location: code, place: name, address, way, window, rules } = booking;
    const own = { code, name, way: way as BookingWay, ...(address && { address }) };
    return {
      t: this.#words.t,
      widget: this.#tracker.widget,
      service: service
        ? { ...service, locations: [...service.locations, own] }
        : { language, window, rules, locations: [own], changeUntil: 0 },
    };
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

  readonly #choose = (slot: ChosenSlot): void => {
    if (!this.#hold.taking && !this.#hold.renewing) void this.#take(slot);
  };

  readonly #check = (): void => this.#show(true);
  readonly #chooseOther = (): void => this.#show(false);

  readonly #sendMove = (): void => void this.#moveNow();
  readonly #sendCancel = (): void => void this.#cancelNow();

  #show(isChecking: boolean): void {
    this.#checking = isChecking;
    this.#problem = this.#lost = undefined;
    this.#tracker.again();
  }

  async #take(slot: ChosenSlot): Promise<void> {
    this.#problem = this.#lost = undefined;
    if (!(await this.#hold.choose(slot))) return;
    this.#check();
    this.#tracker.widget.announce(this.#hold.left);
  }

  async #moveNow(): Promise<void> {
    if (!this.#hold.own && !(await this.#hold.again())) return;
    const { own } = this.#hold;
    if (!own) return;
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
    if (failure.kind !== 'conflict') return this.tell(failure);
    this.#tracker.tellProblem(failure);
    await this.#tracker.cases.pages?.refresh();
    if (step === 'move' && this.#tracker.view?.may.includes('move')) return this.lose('over');
    if (step === 'cancel' && this.#tracker.view?.may.includes('cancel')) return this.tell(failure);
    this.#tracker.again();
  }

  readonly #save = async (): Promise<void> => {
    this.#saving = true;
    this.#problem = undefined;
    this.#tracker.widget.requestUpdate();
    try {
      await saveCalendar(this.#api, this.#opened, { language: this.#words.language });
    } catch (failure) {
      this.tell(problemOf(failure));
    } finally {
      this.#saving = false;
      this.#tracker.widget.requestUpdate();
    }
  };
}
