import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { lookUpCase, requestLink, type Opened } from '../../../api/cases.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { CalendarFeedPart } from '../../../blocks/calendar-feed/calendar-feed.ts';
import type { Accepted } from '../../../contract/case-view.ts';
import type { CaseLinkRequest } from '../../../contract/cases.ts';
import { saveCalendar } from '../../../controllers/save-calendar.ts';
import { problemOf } from '../../../controllers/slot-hold.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { WordsController } from '../../../controllers/words.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { lastChange, place, when } from '../../../fields/booking.ts';
import { button } from '../../../fields/button.ts';
import { foreign } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import type { BookingJourney } from '../journey.ts';
import type { LaterScreen } from '../steps/screen.ts';
import { formatInstant } from '../../../i18n/times.ts';
import { doneWords, type DoneWords } from './done.words.ts';

/**
 * It is booked: the reference, when and where, what to bring, and ways to keep it. Fetched while the resident checks their
 * answers, since it has to be there when the council has the booking.
 */
export class DonePage {
  readonly #journey: BookingJourney;
  readonly #words: WordsController<DoneWords>;
  readonly #letter: SubmitController<CaseLinkRequest, Accepted>;
  readonly #feed: CalendarFeedPart;
  #opened: Opened | undefined;
  #sentAgain = false;
  #saving = false;

  constructor(journey: BookingJourney) {
    this.#journey = journey;
    const { widget } = journey;
    this.#feed = new CalendarFeedPart(widget, {
      opened: () => this.open(),
      tell: (problem) => journey.tell(problem),
    });
    this.#words = new WordsController(widget, doneWords);
    this.#letter = new SubmitController(widget, ({ key, body }, signal) => {
      if (!widget.api) throw new ApiProblem('unavailable');
      return requestLink(widget.api, body, { key, signal, language: widget.words.language });
    });
  }

  get ready(): boolean {
    return this.#words.ready;
  }

  /** What opens the booking that has just been made, or was moved. */
  async open(): Promise<Opened> {
    const { made, moving, widget } = this.#journey;
    const { api, words } = widget;
    if (moving) return moving;
    if (this.#opened) return this.#opened;
    if (!api || !made?.token) throw new ApiProblem('unauthorised');
    const { session, case: view } = await lookUpCase(api, { token: made.token }, { language: words.language });
    return (this.#opened = { session, reference: view.reference });
  }

  page(): TemplateResult {
    const screen = this.#journey as LaterScreen & BookingJourney;
    const { t } = this.#words;
    const { t: own, shared, form, widget, service, made, council, earlier, moving, hold, fee } = screen;
    if (!made) return html``;
    const { reference, token, bring, confirmBy } = made;
    const page = safeUrl(council?.trackUrl, widget.api?.base.href ?? location.href);
    const mail = !earlier && !moving && !fee && form.text('contact.email').trim();
    // An earlier time could not be taken any more.
    const canWait = service.waiting && lastChange(service, made.starts) > (hold?.clock.serverTime ?? 0);
    const location_ = service.locations.find(({ code }) => code === made.location);
    return html`
      <div class=${confirmBy ? nothing : 'done'}>
        ${heading(t(confirmBy ? 'confirm' : moving ? 'moved' : 'title'), widget.headingLevel)}
        <p>${t('reference')} <strong class="reference" dir="ltr">${reference}</strong></p>
      </div>
      ${earlier ? html`<div class="box"><p>${t('earlier')}</p></div>` : nothing}
      ${confirmBy ? this.#confirm(confirmBy) : nothing}
      <p><strong>${when(screen, made)}</strong></p>
      <p>${place(screen, made.location)}</p>
      ${location_?.access ? html`<p class="quiet" lang=${ifDefined(foreign(screen))}>${location_.access}</p>` : nothing}
      ${fee?.receipt()} ${mail && !confirmBy ? html`<p>${t('email', { email: mail })}</p>` : nothing}
      ${
        bring.length > 0
          ? html`${heading(t('bring'), widget.headingLevel + 1, 'subtitle')}
              <ul class="list" lang=${ifDefined(foreign({ service: made, widget }))}>
                ${bring.map((line) => html`<li>${line}</li>`)}
              </ul>`
          : nothing
      }
      <div class="buttons no-print">
        ${confirmBy ? nothing : button({ label: t('calendar'), press: this.#save, kind: 'secondary', busy: this.#saving })}
        ${button({ label: shared('print'), kind: 'secondary', press: () => print() })}
      </div>
      ${
        page && token
          ? html`<p><a href="${page}#council-case=${reference}.${token}">${t('follow')}</a></p>
              <p class="quiet">${t('follow-hint')}</p>`
          : nothing
      }
      ${confirmBy ? nothing : this.#feed.part({ level: widget.headingLevel + 1 })}
      ${canWait && !confirmBy ? html`<p class="no-print">${button({ label: own('time.waiting'), kind: 'link', press: screen.wait, busy: screen.waitBusy })}</p>` : nothing}
      ${moving ? nothing : html`<p class="no-print">${button({ label: t('again'), kind: 'link', press: screen.again })}</p>`}
    `;
  }

  /** It is only held, until whoever has the address says that it is theirs. */
  #confirm(by: string): TemplateResult {
    const { t, language } = this.#words;
    const email = this.#journey.form.text('contact.email').trim();
    return html`
      <div class="box warning">
        <p><strong>${t('confirm-by', { when: formatInstant(by, language) })}</strong></p>
        <p>${t('confirm-how', { email })}</p>
        <p role="status">${this.#sentAgain ? t('confirm-sent') : nothing}</p>
        ${
          this.#sentAgain
            ? nothing
            : button({ label: t('confirm-again'), kind: 'secondary', press: this.#sendAgain, busy: this.#letter.busy })
        }
      </div>
    `;
  }

  readonly #sendAgain = async (): Promise<void> => {
    const journey = this.#journey;
    const { form, made } = journey;
    journey.tell(undefined);
    const email = form.text('contact.email').trim();
    const { language } = this.#words;
    if (!made || !(await this.#letter.submit({ reference: made.reference, email, language }))) {
      return journey.tell(this.#letter.problem);
    }
    this.#sentAgain = true;
    // Its button goes.
    journey.widget.focusOn('.title');
  };

  readonly #save = (): void => {
    if (!this.#saving) void this.#saveNow();
  };

  async #saveNow(): Promise<void> {
    const journey = this.#journey;
    const { api, words } = journey.widget;
    this.#saving = true;
    journey.tell(undefined);
    try {
      if (!api) throw new ApiProblem('unavailable');
      await saveCalendar(api, await this.open(), { language: words.language });
    } catch (failure) {
      journey.tell(problemOf(failure));
    } finally {
      this.#saving = false;
      journey.widget.requestUpdate();
    }
  }
}
