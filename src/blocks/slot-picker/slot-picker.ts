import { html, LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiClient } from '../../api/client.ts';
import { getSlots } from '../../api/bookings.ts';
import type { BookingLocation } from '../../contract/bookable-services.ts';
import type { Slot, SlotList } from '../../contract/slots.ts';
import type { CouncilWidget } from '../../controllers/council-widget.ts';
import type { FormController } from '../../controllers/form.ts';
import { sameSlot, type SlotName } from '../../controllers/slot-hold.ts';
import { TaskController } from '../../controllers/task.ts';
import { WordsController } from '../../controllers/words.ts';
import { localDay } from '../../core/dates.ts';
import { button } from '../../fields/button.ts';
import { checkboxes } from '../../fields/choice.ts';
import { heading } from '../../fields/heading.ts';
import { problem } from '../../fields/problem.ts';
import type { Language } from '../../i18n/languages.ts';
import type { WordScope } from '../../i18n/scope.ts';
import { formatTime } from '../../i18n/formats.ts';
import { formatClock, formatDay, formatMonth, weekdays } from '../../i18n/times.ts';
import { calendar } from './calendar.ts';
import * as model from './slot-picker.model.ts';
import type { SlotDay } from './slot-picker.model.ts';
import { words } from './words.ts';

/** What slots are asked for. */
export interface WantedSlots {
  readonly service: string;
  readonly locations: readonly BookingLocation[];
  /** `sofa:2,mattress:1`, where the service counts something. */
  readonly items?: string | undefined;
  /** Something happens within the slot, so both its ends are said. */
  readonly window: boolean;
  /** Language of the locations' names. */
  readonly language: string;
}

/** Slots of one month, as they were read. */
interface Month {
  readonly month: string;
  readonly list: SlotList;
  readonly days: readonly SlotDay[];
}

/** What has gone while somebody looked: all times of a day, or the one that begins then. */
interface Gone {
  readonly day: string;
  readonly starts: string | undefined;
}

/** How long what was read is believed while somebody looks at it, in milliseconds. */
const freshness = 60_000;

/**
 * Asks when: free times as a list of days, or the same ones in the calendar of a month. It renders into itself, so that
 * its fields stand in its widget's shadow root. What a resident has narrowed and which way they look is kept among the
 * form's values, `time.view`, `time.parts`, `time.weekdays`, `time.month` and `time.day`.
 *
 * @element council-slot-picker
 */
export class SlotPicker extends LitElement {
  /** The widget around it, which has the API, the language and the voice. */
  @property({ attribute: false }) widget!: CouncilWidget;
  @property({ attribute: false }) form!: FormController;
  @property({ attribute: false }) wanted!: WantedSlots;
  /** What is held now. */
  @property({ attribute: false }) chosen?: SlotName | undefined;
  /** What is being held. */
  @property({ attribute: false }) busy?: SlotName | undefined;
  /** Hears which slot is pressed. */
  @property({ attribute: false }) choose!: (slot: Slot) => void;

  readonly words = new WordsController(this, words);
  readonly #month = new TaskController<[string, string, string, string], Month>(
    this,
    () => [this.wanted.service, this.#codes.join(), this.#shownMonth, this.wanted.items ?? ''],
    async (api, options, service, location, month, items) => {
      const query = { service, location, ...model.rangeOf(month), ...(items && { items }) };
      const list = await getSlots(api, query, options);
      this.#readAt = performance.now();
      return { month, list, days: model.daysOf(list.slots) };
    },
  );
  /** Values are the widget's form's: whenever the widget draws itself, so does this. */
  readonly #redraw: ReactiveController = { hostUpdated: () => this.requestUpdate() };
  #readAt = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #seen: Month | undefined;
  /** Nobody has asked for a month: the first one with a time is looked for. */
  #isSearching = true;
  #isFirst = true;
  /** The month that the search has come to. */
  #found: string | undefined;
  #earliest: string | undefined;
  /** Says what comes next: it was asked for. */
  #tell = false;
  #gone: Gone | undefined;
  #focusOn: string | undefined;
  /** The day of which all times are shown, however many. */
  #whole: string | undefined;
  /** Day of the calendar that the Tab key leads to, once an arrow has moved there. */
  cursor: string | undefined;
  #narrowed: { readonly key: string; readonly month: Month; readonly days: readonly SlotDay[] } | undefined;

  get language(): Language {
    return this.widget.language;
  }

  get wordScope(): WordScope {
    return this.widget.wordScope;
  }

  get api(): ApiClient | undefined {
    return this.widget.api;
  }

  /** Reads the times anew, after one of them was found to be gone. */
  readonly refresh = (): void => this.#month.retry();

  /** Times that are left once the resident has narrowed them. */
  get days(): readonly SlotDay[] {
    const month = this.#month.value;
    if (!month) return [];
    const { form } = this;
    const wanted = { parts: form.list('time.parts'), weekdays: form.list('time.weekdays') };
    const key = [...wanted.parts, ...wanted.weekdays].join();
    if (this.#narrowed?.month !== month || this.#narrowed.key !== key) {
      this.#narrowed = { key, month, days: model.narrow(month.days, wanted) };
    }
    return this.#narrowed.days;
  }

  /** The day whose times are shown, where not all are. */
  get openDay(): string | undefined {
    const wanted = this.form.text('time.day');
    const { days } = this;
    // In the calendar there is always one, where the Tab key leads to.
    const isClosed = wanted === none && !this.#isCalendar;
    return isClosed || days.some(({ day }) => day === wanted) ? wanted : days[0]?.day;
  }

  /** Today, by the council's clock. */
  get today(): string | undefined {
    const now = this.#month.value?.list.now;
    return now && localDay(now);
  }

  get isRightToLeft(): boolean {
    return this.closest('[dir]')?.getAttribute('dir') === 'rtl';
  }

  get #codes(): string[] {
    return this.wanted.locations.map(({ code }) => code);
  }

  get #shownMonth(): string {
    return this.form.text('time.month') || (this.#found ??= model.monthOf(localDay(new Date())));
  }

  get #isCalendar(): boolean {
    return this.form.text('time.view') === 'calendar';
  }

  /** Opens a day, and says what is there. */
  open(day: string): void {
    this.#gone = undefined;
    this.cursor = day;
    this.form.set('time.day', day);
    const found = this.days.find((each) => each.day === day);
    if (found) this.widget.announce(this.#dayTimes(found));
  }

  /** Moves the focus to a day of the calendar. */
  moveTo(day: string): void {
    this.cursor = day;
    this.#focusOn = `[data-day="${day}"]`;
    this.requestUpdate();
  }

  /** Goes to the neighbouring month that has times. */
  turn(to: 'before' | 'after', focusOn: string): void {
    const day = this.#month.value?.list[to];
    if (day) this.#goTo(day, to === 'before' ? undefined : day, focusOn);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(this.#look, freshness);
    document.addEventListener('visibilitychange', this.#look);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#look);
    if (this.hasUpdated) this.widget.removeController(this.#redraw);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    // Adding it again changes nothing.
    this.widget.addController(this.#redraw);
    this.widget.settleTranslation();
    if (this.form.text('time.month')) this.#isSearching = false;
    this.#take();
  }

  protected override updated(): void {
    if (!this.#focusOn || this.#month.value?.month !== this.#shownMonth) return;
    // The button that was pressed may have nowhere to lead any more.
    const wanted = this.querySelector<HTMLElement>(this.#focusOn) ?? this.querySelector<HTMLElement>('.slot-month');
    this.#focusOn = undefined;
    // It may have kept the focus through all that.
    if (!wanted?.closest('[data-slot]')?.contains(this.#focused)) wanted?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.words.ready) return nothing;
    const { shared } = this.words;
    const { value, problem: failure, pending } = this.#month;
    const isShown = value?.month === this.#shownMonth;
    if (failure && !isShown) return this.#failed(failure);
    if (!value || this.#isSearching) {
      return html`<p role="status"><span class="busy">${shared('loading')}</span></p>`;
    }
    return html`
      ${value.days.length > 0 ? html`${this.#views()} ${this.#narrowing()}` : nothing} ${this.#months(value)}
      ${
        this.#gone
          ? html`<div class="box warning slot-gone" tabindex="-1"><p>${this.#goneText(this.#gone)}</p></div>`
          : nothing
      }
      <div aria-busy=${pending && !isShown ? 'true' : 'false'}>
        ${this.days.length === 0 ? this.#none(value) : this.#isCalendar ? this.#calendar(value) : this.#list()}
      </div>
    `;
  }

  #failed(failure: Parameters<typeof problem>[1]): TemplateResult {
    const { widget } = this;
    const number = widget.contactNumber;
    return problem(widget, failure, {
      level: widget.headingLevel,
      retry: this.refresh,
      busy: this.#month.pending,
      kept: true,
      call: number ? { number } : undefined,
    });
  }

  #views(): TemplateResult {
    const { t } = this.words;
    const view = (name: 'list' | 'calendar', isOn: boolean) => html`
      <button
        class="button secondary"
        type="button"
        aria-pressed=${isOn ? 'true' : 'false'}
        @click=${() => this.form.set('time.view', name)}
      >
        ${t(`view.${name}`)}
      </button>
    `;
    return html`
      <div class="slot-views" role="group" aria-labelledby="slot-view">
        <span id="slot-view">${t('view')}</span>
        <div>${view('list', !this.#isCalendar)} ${view('calendar', this.#isCalendar)}</div>
      </div>
    `;
  }

  #narrowing(): TemplateResult {
    const { t, language } = this.words;
    const isNarrowed = this.#isNarrowed;
    return html`
      <details class="slot-narrow" @change=${this.#narrowedDown}>
        <summary>${t('narrow')}</summary>
        ${checkboxes(this.form, {
          name: 'time.parts',
          label: t('narrow.parts'),
          items: [
            { key: 'morning', name: t('narrow.morning') },
            { key: 'afternoon', name: t('narrow.afternoon') },
          ],
        })}
        ${checkboxes(this.form, {
          name: 'time.weekdays',
          label: t('narrow.weekdays'),
          items: weekdays(language).map(({ name }, index) => ({ key: String((index + 1) % 7), name })),
        })}
        ${isNarrowed ? this.#clear() : nothing}
      </details>
    `;
  }

  get #isNarrowed(): boolean {
    return this.form.list('time.parts').length + this.form.list('time.weekdays').length > 0;
  }

  #clear(): TemplateResult {
    const clear = () => {
      this.form.set('time.parts', []);
      this.form.set('time.weekdays', []);
      this.#focusOn = '.slot-month';
      this.#narrowedDown();
    };
    return html`<p>${button({ label: this.words.t('narrow.clear'), kind: 'link', press: clear })}</p>`;
  }

  #months({ month, list, days }: Month): TemplateResult {
    const { t, language } = this.words;
    const turn = (to: 'before' | 'after') => {
      const day = list[to];
      if (!day) return nothing;
      const name = formatMonth(model.monthOf(day), language);
      return html`<button class="link slot-${to}" type="button" @click=${() => this.turn(to, `.slot-${to}`)}>
        ${t(`month.${to}`, { month: name })}
      </button>`;
    };
    const earliest = this.#earliest;
    const isElsewhere = earliest !== undefined && earliest < month;
    return html`
      <div class="slot-months">
        ${heading(formatMonth(month, language), this.widget.headingLevel + 1, 'subtitle')} ${turn('before')}
        ${turn('after')}
      </div>
      <p class="slot-month" tabindex="-1">
        ${this.#monthTimes({ month })}${days.length > 0 || list.before || list.after ? ` · ${t('uk-time')}` : nothing}
      </p>
      ${
        isElsewhere
          ? html`<p>
              ${button({
                label: t('earliest', { date: formatDay(earliest, language) }),
                kind: 'link',
                press: () => this.#goTo(earliest, earliest, '.slot-month'),
              })}
            </p>`
          : nothing
      }
    `;
  }

  #none({ list }: Month): TemplateResult {
    const { language, t } = this.words;
    if (this.#isNarrowed) return this.#clear();
    const { after } = list;
    if (!after) return html``;
    return html`<p>
      ${button({
        label: t('earliest', { date: formatDay(after, language) }),
        kind: 'secondary',
        press: () => this.#goTo(after, after, '.slot-month'),
      })}
    </p>`;
  }

  #list(): TemplateResult {
    const { days, openDay } = this;
    const all = model.showsAll(days);
    return html`
      <div class="slot-days">
        ${days.map((each) => (all ? this.#day(each) : this.#dayToOpen(each, each.day === openDay)))}
      </div>
    `;
  }

  #day(day: SlotDay): TemplateResult {
    const { language, t } = this.words;
    return html`
      <div class="slot-day">
        ${heading(formatDay(day.day, language), this.widget.headingLevel + 2, 'box-title')}
        <p class="quiet">${t('day.count', { count: day.slots.length })}</p>
        ${this.#times(day)}
      </div>
    `;
  }

  #dayToOpen(day: SlotDay, isOpen: boolean): TemplateResult {
    const { t, language } = this.words;
    const id = `slot-day-${day.day}`;
    return html`
      <div class="slot-day" data-slot=${day.day}>
        <button
          class="link slot-open"
          type="button"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-controls=${id}
          @click=${() => (isOpen ? this.form.set('time.day', none) : this.open(day.day))}
        >
          ${formatDay(day.day, language)}<span class="quiet"> ${t('day.count', { count: day.slots.length })}</span>
        </button>
        <div id=${id}>${isOpen ? this.#times(day) : nothing}</div>
      </div>
    `;
  }

  #calendar({ month }: Month): TemplateResult {
    const { days, openDay } = this;
    const day = days.find((each) => each.day === openDay);
    return html`
      ${calendar(this, month)}
      ${
        day
          ? html`<div class="slot-day">
              ${heading(this.#dayTimes(day), this.widget.headingLevel + 2, 'box-title')} ${this.#times(day)}
            </div>`
          : nothing
      }
    `;
  }

  /** The times of a day as buttons, by location where there are several. */
  #times({ day, slots, isChange }: SlotDay): TemplateResult {
    const { t, language } = this.words;
    const { locations, language: spoken } = this.wanted;
    const nameOf = (code: string | undefined) => locations.find((each) => each.code === code)?.name;
    const lang = spoken === language ? nothing : spoken;
    const date = formatDay(day, language);
    const isCut = slots.length > model.mostOpen && day !== this.#whole;
    const shown = isCut ? slots.slice(0, model.mostOpen) : slots;
    const next = slots[model.mostOpen];
    const showAll = () => {
      this.#whole = day;
      this.#focusOn = '.slot-next button';
      this.requestUpdate();
    };
    return html`${model.byLocation(shown, this.#codes).map(({ location, slots: own }) => {
      const name = nameOf(location);
      return html`
        ${name ? html`<p class="label" lang=${lang}>${name}</p>` : nothing}
        <ul class="slot-times">
          ${own.map(
            (slot) =>
              html`<li class=${slot === next ? 'slot-next' : nothing} data-slot=${markOf(slot)}>
                ${this.#time(slot, name ? `${date}, ${name}` : date, isChange)}
              </li>`,
          )}
        </ul>
      `;
    })}
    ${
      isCut
        ? html`<p>
            ${button({ label: t('day.all', { count: slots.length }), about: date, kind: 'link', press: showAll })}
          </p>`
        : nothing
    }`;
  }

  #time(slot: Slot, about: string, isChange: boolean): TemplateResult {
    const { t } = this.words;
    const isChosen = sameSlot(this.chosen, slot);
    return button({
      label: this.#label(slot, isChange),
      about: isChosen ? `${about}, ${t('chosen')}` : about,
      kind: isChosen ? 'primary' : 'secondary',
      busy: sameSlot(this.busy, slot),
      busyLabel: t('holding'),
      press: () => this.choose(slot),
    });
  }

  /** When a slot is: its beginning, or both ends of a stretch. */
  #label({ starts, ends }: Slot, isChange: boolean): string {
    const { t, language } = this.words;
    // To ask whether an hour comes twice takes longer than to say it.
    const format = isChange ? formatClock : formatTime;
    const from = format(starts, language);
    return this.wanted.window ? t('stretch', { from, to: format(ends, language) }) : from;
  }

  #dayTimes({ day, slots }: SlotDay): string {
    return this.words.t('day.times', { count: slots.length, date: formatDay(day, this.words.language) });
  }

  #monthTimes({ month }: Pick<Month, 'month'>): string {
    const { t, language } = this.words;
    const name = formatMonth(month, language);
    const count = model.countOf(this.days);
    if (count > 0) return t('month.times', { count, month: name });
    if (this.#isNarrowed) return t('month.none-narrowed', { month: name });
    const { before, after } = this.#month.value?.list ?? {};
    return before || after ? t('month.none', { month: name }) : t('month.none-ever');
  }

  #goTo(day: string, open: string | undefined, focusOn: string): void {
    this.#gone = undefined;
    this.#tell = true;
    this.#focusOn = focusOn;
    this.form.set('time.day', open ?? '');
    this.form.set('time.month', model.monthOf(day));
  }

  /** What has been read since the last time: another month is to be shown, or this one has changed. */
  #take(): void {
    const { value, pending } = this.#month;
    if (!value || pending || value === this.#seen || value.month !== this.#shownMonth) return;
    const before = this.#seen;
    this.#seen = value;
    if (this.#isSearching) {
      const better = model.betterMonth(value.list, value.month, this.#isFirst);
      this.#isFirst = false;
      if (better) {
        this.#found = better;
        return this.requestUpdate();
      }
      this.#isSearching = false;
      this.#earliest = value.days[0]?.day;
    }
    this.#tellChange(value, before);
  }

  #tellChange(value: Month, before: Month | undefined): void {
    const { widget } = this;
    if (this.#tell && this.words.ready) {
      this.#tell = false;
      return widget.announce(this.#monthTimes(value));
    }
    if (before?.month !== value.month || !this.words.ready) return;
    const has = (month: Month, wanted?: string) => month.days.some(({ day }) => day === wanted);
    // A day, or a beginning and a location.
    const mark = this.#focused?.closest<HTMLElement>('[data-slot]')?.dataset['slot'];
    const isThere = !mark || has(value, mark) || value.list.slots.some((slot) => markOf(slot) === mark);
    const [starts] = isThere ? [] : mark.split(' ');
    const day = starts ? localDay(starts) : this.form.text('time.day') || before.days[0]?.day;
    const isFilled = has(before, day) && !has(value, day);
    if (mark) this.#focusOn = isThere ? `[data-slot="${mark}"] button` : '.slot-gone';
    if (!day || (isThere && !isFilled)) return;
    this.#gone = { day, starts: isFilled ? undefined : starts };
    if (isThere) widget.announce(this.#goneText(this.#gone));
  }

  #goneText({ day, starts }: Gone): string {
    const { t, language } = this.words;
    const date = formatDay(day, language);
    return starts ? t('taken', { time: formatClock(starts, language), date }) : t('day.filled', { date });
  }

  get #focused(): Element | null {
    return (this.getRootNode() as ShadowRoot).activeElement;
  }

  readonly #narrowedDown = (): void => {
    const month = this.#month.value;
    if (month) this.widget.announceSoon(this.#monthTimes(month));
  };

  /** Others book meanwhile: what is looked at is read again from time to time. */
  readonly #look = (): void => {
    if (!document.hidden && this.hasUpdated && performance.now() - this.#readAt >= freshness) this.refresh();
  };
}

/** Stands for the day when the resident has closed the one that was open. */
const none = 'none';

/** Knows a time again when it is read anew. */
const markOf = ({ starts, location }: SlotName): string => `${starts} ${location}`;
