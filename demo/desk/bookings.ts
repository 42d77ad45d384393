import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { CaseStatus } from '../../src/contract/cases.ts';
import { type DayBooking, DaySheet, DeskResources, type ResourceDeed } from '../../src/contract/desk-bookings.ts';
import { localDay } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import { Refusal } from './api.ts';
import { questions } from './deeds.ts';
import {
  changedNotice,
  contactOf,
  dayInWords,
  describedBy,
  doneNotice,
  field,
  plural,
  Screen,
  sentence,
  spanOf,
  table,
  timeOf,
} from './parts.ts';
import { caseAddress, moveAddress } from './queue.ts';
import { rulesAddress } from './rules.ts';
import { type DaySlots, daySlots, resourceFaults, resourceTable } from './slots.ts';

const filters = ['day', 'service', 'resource'];

export const dayAddress = (query: Record<string, string>): string =>
  `#/bookings?${new URLSearchParams(query).toString()}`;

/** What is booked on a day, to work from and to print, and what there is to book. */
export class Bookings extends Screen {
  /** Day, and service or resource, as the address has them. */
  @property() query = '';
  @state() private sheet: DaySheet | undefined;
  @state() private resources: DeskResources['resources'] = [];
  /** Times that somebody has chosen, by their ids. */
  @state() private chosen: ReadonlySet<number> = new Set();
  /** Said where the focus stays. */
  @state() private said = '';
  @state() private done = '';
  /** What somebody else did in the meantime. */
  @state() private changed = '';
  #minute: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // What has begun since can be marked.
    this.#minute = setInterval(() => this.requestUpdate(), 60_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#minute);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('query')) return;
    this.chosen = new Set();
    this.#clear();
    // Who steps from day to day stays on the link that does it.
    const stepping = this.querySelector('.days')?.contains(document.activeElement);
    void this.#read(changed.get('query') === undefined ? undefined : stepping ? 'say' : 'focus');
  }

  protected override render() {
    const { sheet } = this;
    return html`<div class="wide">
        ${this.errorSummary()} ${doneNotice(this.done && html`<p>${this.done}</p>`)}
        ${
          this.changed
            ? changedNotice(
                'Somebody was quicker',
                html`<p>
                  ${this.changed} Nothing of yours was saved. Read this, and do it again if it is still right.
                </p>`,
              )
            : nothing
        }
        <h1 tabindex="-1">Bookings</h1>
        <p class="go screen"><a href="#/closed">Closed days</a> <a href=${rulesAddress()}>Rules for residents</a></p>
        ${this.#days()} ${keyed(this.query, this.#filters())}
        <p class="visually-hidden" role="status">${this.said}</p>
        ${sheet ? this.#whole(sheet) : html`<p aria-live="polite">${this.busy ? 'Reading the day…' : ''}</p>`}
      </div>
      ${this.questionDialog()}`;
  }

  get #given(): { day: string; service?: string; resource?: string } {
    const given = [...new URLSearchParams(this.query)].filter(
      ([name, value]) => filters.includes(name) && value && (name !== 'day' || Date.parse(value)),
    );
    return { day: localDay(new Date()), ...Object.fromEntries(given) };
  }

  #days() {
    const given = this.#given;
    const today = localDay(new Date());
    const { day } = given;
    const to = (there: string) => dayAddress({ ...given, day: there });
    return html`<nav class="days" aria-label="Days">
      <ul class="shortcuts">
        <li>
          <a rel="prev" href=${to(addDays(day, -1))}><span>Day before</span></a>
        </li>
        <li>
          <a href=${to(today)} aria-current=${day === today ? 'date' : nothing}><span>Today</span></a>
        </li>
        <li>
          <a rel="next" href=${to(addDays(day, 1))}><span>Day after</span></a>
        </li>
      </ul>
    </nav>`;
  }

  #filters() {
    const { day, service, resource } = this.#given;
    const codes = new Set(this.resources.flatMap(({ services }) => services));
    const services = this.api.session?.services.filter(({ code }) => codes.has(code)) ?? [];
    const options = (kind: 'service' | 'resource', all: readonly { code: string; name: string }[]) =>
      all.map(
        ({ code, name }) =>
          html`<option value=${`${kind}=${code}`} ?selected=${(kind === 'service' ? service : resource) === code}>
            ${name}
          </option>`,
      );
    const wrong = this.faultOf('day');
    return html`<search>
      <form class="filters day-filters" novalidate @submit=${(event: SubmitEvent) => this.#choose(event)}>
        ${field({
          id: 'day',
          label: 'Day',
          error: wrong,
          control: html`<input
            id="day"
            name="day"
            type="date"
            value=${day}
            aria-describedby=${describedBy('day', '', wrong)}
            aria-invalid=${wrong ? 'true' : nothing}
          />`,
        })}
        <div class="field">
          <label for="what">What</label>
          <select id="what" name="what">
            <option value="">Everything that is booked</option>
            <optgroup label="Services">${options('service', services)}</optgroup>
            <optgroup label="Desks, courts and rounds">${options('resource', this.resources)}</optgroup>
          </select>
        </div>
        <div class="field go"><button class="button">Show</button></div>
      </form>
    </search>`;
  }

  #title({ day, bookings }: DaySheet): string {
    const count = bookings.length === 0 ? 'nothing is booked' : plural(bookings.length, 'booking', 'bookings');
    return `${dayInWords(day)}: ${count}`;
  }

  /** What is looked at, where that is not everything. */
  get #what(): string {
    const { service, resource } = this.#given;
    const names = resource ? this.resources : (this.api.session?.services ?? []);
    return names.find(({ code }) => code === (resource ?? service))?.name ?? '';
  }

  #whole(sheet: DaySheet) {
    const { day, bookings, resources } = sheet;
    const marking = day <= localDay(new Date());
    // While another is read, what is shown is still the one before.
    const [first, second] = resources;
    const alone = first && !second && first.code === this.#given.resource;
    const resource = alone ? this.resources.find(({ code }) => code === first.code) : undefined;
    return html`<section class="sheet" aria-labelledby="found">
        <h2 id="found" tabindex="-1">${this.#title(sheet)}</h2>
        ${this.#what ? html`<p class="on-paper">${this.#what}</p>` : nothing}
        ${
          bookings.length > 0
            ? html`<p class="go">
                  <button type="button" class="toggle" @click=${() => print()}>Print</button>
                  <button type="button" class="toggle" id="csv" @click=${() => void this.#save()}>
                    Save as CSV, for a spreadsheet
                  </button>
                </p>
                ${
                  marking
                    ? html`<p class="quiet screen">
                        Once it has begun: Done, it took place; Missed, nobody was there, and they are told. Press again
                        to take it back.
                      </p>`
                    : nothing
                }
                ${this.#table(bookings)}`
            : nothing
        }
      </section>
      ${
        resource && first
          ? keyed(`${day} ${resource.code}`, daySlots(this.#slots(sheet, { ...first, ...resource })))
          : resourceTable(sheet, this.resources, (code) => dayAddress({ day, resource: code }))
      }`;
  }

  #table(bookings: readonly DayBooking[]) {
    return table({
      kind: 'day',
      caption: 'Bookings of the day',
      columns: ['Time', 'What', 'How many', 'Who', 'Contact', 'Notes', 'Status'],
      rows: bookings.map((booking) => {
        const notes = [...booking.facts.map(({ label, value }) => `${label} ${value}`), booking.notes];
        return html`<tr role="row" class=${booking.status}>
          <th scope="row" role="rowheader">
            <a href=${caseAddress(booking.reference)}
              >${spanOf(booking)} <span class="reference">${booking.reference}</span></a
            >
          </th>
          <td role="cell" data-name="What">
            ${booking.serviceName}
            <span class="quiet place">${booking.resourceName ?? booking.locationName}</span>
          </td>
          <td role="cell" data-name="How many">${booking.items || '–'}</td>
          <td role="cell" data-name="Who">
            ${booking.name || 'No name'}
            ${booking.address ? html`<span class="quiet place">${booking.address}</span>` : nothing}
          </td>
          <td role="cell" data-name="Contact">${contactOf(booking)}</td>
          <td role="cell" data-name="Notes">
            ${notes.filter(Boolean).map((line) => html`<span class="place said">${line}</span>`)}
            ${notes.some(Boolean) ? nothing : '–'}
          </td>
          <td role="cell" data-name="Status">${this.#status(booking)}</td>
        </tr>`;
      }),
    });
  }

  #status(booking: DayBooking) {
    const { reference, status, statusLabel } = booking;
    if (status === 'cancelled') return statusLabel;
    if (Date.parse(booking.starts) > Date.now())
      return html`${statusLabel}
        <a class="screen" href=${moveAddress(reference)}
          >Move<span class="visually-hidden">, ${nameOf(booking)}</span></a
        >`;
    const toggle = (to: CaseStatus) =>
      html`<button
        type="button"
        class="toggle"
        id="${to}-${reference}"
        aria-pressed=${status === to ? 'true' : 'false'}
        aria-disabled=${this.busy ? 'true' : nothing}
        @click=${() => this.#mark(booking, status === to ? 'booked' : to)}
      >
        ${this.#labelOf(to)}<span class="visually-hidden">, ${nameOf(booking)}</span>
      </button>`;
    return html`<span class="on-paper">${statusLabel}</span>
      <span class="toggles">${toggle('completed')} ${toggle('missed')}</span>`;
  }

  #labelOf(status: string): string {
    return this.api.session?.statuses.find(({ code }) => code === status)?.label ?? status;
  }

  #slots(sheet: DaySheet, resource: DaySlots['resource']): DaySlots {
    return {
      resource,
      sheet,
      chosen: this.chosen,
      busy: this.busy,
      faultOf: this.faultOf,
      choose: (chosen) => (this.chosen = chosen),
      complain: (faults) => this.complain(faults),
      ask: (question) => this.ask(question),
      change: (form, deed, done) => void this.#change(form, deed, done),
    };
  }

  #choose(event: SubmitEvent): void {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const day = given.get('day') as string;
    if (!day) return this.complain([{ text: 'Enter a day', field: 'day' }]);
    const address = dayAddress({ day, ...Object.fromEntries(new URLSearchParams(given.get('what') as string)) });
    // The same once more is a wish to see it as it is now.
    if (address !== location.hash) location.hash = address;
    else {
      this.#clear();
      void this.#read('focus');
    }
  }

  #clear(): void {
    this.faults = [];
    this.said = this.done = this.changed = '';
  }

  async #read(then?: 'focus' | 'say'): Promise<void> {
    const { query } = this;
    this.busy = true;
    try {
      const sheet = await this.#fetch();
      if (!sheet) return;
      if (then === 'say') this.said = this.#title(sheet);
      if (then === 'focus') void this.focusOn('#found');
    } catch (error) {
      if (query === this.query) this.complain([{ text: sentence(error) }]);
    } finally {
      this.busy = false;
    }
  }

  /** @returns the day as it is now, unless somebody has gone on to another in the meantime */
  async #fetch(): Promise<DaySheet | undefined> {
    const { query } = this;
    const [sheet, { resources }] = await Promise.all([
      this.api.call(DaySheet, `day?${new URLSearchParams(this.#given).toString()}`),
      this.api.call(DeskResources, 'resources'),
    ]);
    if (query !== this.query) return undefined;
    this.resources = resources;
    return (this.sheet = sheet);
  }

  async #save(): Promise<void> {
    this.#clear();
    try {
      const query = new URLSearchParams(this.#given).toString();
      const file = await this.api.download(`day.csv?${query}`);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `bookings-${this.#given.day}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
      this.said = 'The file is saved.';
    } catch (error) {
      this.complain([{ text: sentence(error), field: 'csv' }]);
    }
  }

  #mark(booking: DayBooking, to: CaseStatus): void {
    if (this.busy) return;
    const act = () => void this.#doMark(booking, to);
    const question = to === 'missed' ? questions[to] : undefined;
    if (question) this.ask({ ...question, title: `${question.title} ${nameOf(booking)}`, act });
    else act();
  }

  async #doMark(booking: DayBooking, to: CaseStatus): Promise<void> {
    const { reference } = booking;
    this.busy = true;
    this.#clear();
    try {
      const { version } = await this.api.act(reference, booking.version, { kind: 'status', status: to });
      const changed = { ...booking, version, status: to, statusLabel: this.#labelOf(to) };
      const { sheet } = this;
      if (!sheet) return;
      this.sheet = { ...sheet, bookings: sheet.bookings.map((each) => (each === booking ? changed : each)) };
      this.said = `${nameOf(booking)}: ${changed.statusLabel}.`;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'conflict') {
        await this.#quicker((sheet) => {
          const now = sheet.bookings.find((each) => each.reference === reference);
          return `${nameOf(booking)} is “${now?.statusLabel ?? 'not on this day any more'}” now.`;
        });
      } else this.complain([{ text: sentence(error), field: `${to === 'booked' ? booking.status : to}-${reference}` }]);
    } finally {
      this.busy = false;
    }
  }

  async #change(form: string, deed: ResourceDeed, done: string): Promise<void> {
    const [resource] = this.sheet?.resources ?? [];
    if (!resource || this.busy) return;
    this.busy = true;
    this.#clear();
    try {
      await this.api.actOn(resource.code, resource.version, deed);
      this.chosen = new Set();
      const used = this.querySelector<HTMLFormElement>(`form[data-form="${form}"]`);
      used?.reset();
      used?.closest('details')?.removeAttribute('open');
      this.done = await this.#fetch().then(
        () => done,
        () => `${done} The day could not be read again: reload the page to see it as it is now.`,
      );
      void this.focusOn('.done');
    } catch (error) {
      const { code, errors } = error instanceof Refusal ? error : { code: '', errors: [] };
      if (errors.length > 0) this.complain(resourceFaults(form, errors));
      else if (code === 'conflict') await this.#quicker(() => `${resource.name} has been changed since you looked.`);
      else this.complain([{ text: sentence(error) }]);
    } finally {
      this.busy = false;
    }
  }

  /** Shows the day as it is now, and says what is different. */
  async #quicker(words: (sheet: DaySheet) => string): Promise<void> {
    try {
      const sheet = await this.#fetch();
      if (!sheet) return;
      const there = new Set(sheet.resources.flatMap(({ slots }) => slots.map(({ id }) => id)));
      this.chosen = new Set([...this.chosen].filter((id) => there.has(id)));
      this.changed = words(sheet);
      void this.focusOn('.changed');
    } catch (error) {
      this.complain([{ text: sentence(error) }]);
    }
  }
}

const nameOf = ({ name, starts }: DayBooking): string => `${name || 'No name'}, ${timeOf(starts)}`;
