import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { ApiProblem } from '../../../api/problem.ts';
import { saveCalendar } from '../../../controllers/save-calendar.ts';
import { problemOf } from '../../../controllers/slot-hold.ts';
import { WordsController } from '../../../controllers/words.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import type { BookingJourney } from '../journey.ts';
import { place } from '../steps/place.ts';
import type { LaterScreen } from '../steps/screen.ts';
import { when } from '../steps/when.ts';
import { doneWords, type DoneWords } from './done.words.ts';

/**
 * It is booked: the reference, when and where, what to bring, and ways to keep it. Fetched while the resident checks their
 * answers, since it has to be there when the council has the booking.
 */
export class DonePage {
  readonly #journey: BookingJourney;
  readonly #words: WordsController<DoneWords>;
  #saving = false;

  constructor(journey: BookingJourney) {
    this.#journey = journey;
    this.#words = new WordsController(journey.widget, doneWords);
  }

  get ready(): boolean {
    return this.#words.ready;
  }

  page(): TemplateResult {
    const screen = this.#journey as LaterScreen & BookingJourney;
    const { t } = this.#words;
    const { shared, form, widget, service, made, council, earlier, moving } = screen;
    if (!made) return html``;
    const { reference, token, bring, language } = made;
    const page = safeUrl(council?.trackUrl, widget.api?.base.href ?? location.href);
    const mail = !earlier && !moving && form.text('contact.email').trim();
    const location_ = service.locations.find(({ code }) => code === made.location);
    return html`
      <div class="done">
        ${heading(t(moving ? 'moved' : 'title'), widget.headingLevel)}
        <p>${t('reference')} <strong class="reference" dir="ltr">${reference}</strong></p>
      </div>
      ${earlier ? html`<div class="box"><p>${t('earlier')}</p></div>` : nothing}
      <p><strong>${when(screen, made)}</strong></p>
      <p>${place(screen, location_)}</p>
      ${location_?.access ? html`<p class="quiet" lang=${ifDefined(foreignTo(service.language, widget.language))}>${location_.access}</p>` : nothing}
      ${mail ? html`<p>${t('email', { email: mail })}</p>` : nothing}
      ${
        bring.length > 0
          ? html`${heading(t('bring'), widget.headingLevel + 1, 'subtitle')}
              <ul class="list" lang=${ifDefined(foreignTo(language, widget.language))}>
                ${bring.map((line) => html`<li>${line}</li>`)}
              </ul>`
          : nothing
      }
      <div class="buttons no-print">
        ${button({ label: t('calendar'), press: this.#save, kind: 'secondary', busy: this.#saving })}
        ${button({ label: shared('print'), kind: 'secondary', press: () => print() })}
      </div>
      ${
        page && token
          ? html`<p><a href="${page}#council-case=${reference}.${token}">${t('follow')}</a></p>
              <p class="quiet">${t('follow-hint')}</p>`
          : nothing
      }
      ${service.waiting ? html`<p class="no-print">${button({ label: screen.t('time.waiting'), kind: 'link', press: screen.wait, busy: screen.waitBusy })}</p>` : nothing}
      ${moving ? nothing : html`<p class="no-print">${button({ label: t('again'), kind: 'link', press: screen.again })}</p>`}
    `;
  }

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
      await saveCalendar(api, await journey.openCase(), { language: words.language });
    } catch (failure) {
      journey.tell(problemOf(failure));
    } finally {
      this.#saving = false;
      journey.widget.requestUpdate();
    }
  }
}

const foreignTo = (language: string, around: string): string | undefined =>
  language === around ? undefined : language;
