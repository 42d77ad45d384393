import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ClosurePreview, DeskClosures, DeskServices } from '../../src/contract/desk-bookings.ts';
import { DeskOk } from '../../src/contract/desk.ts';
import type { FieldProblem } from '../../src/contract/problems.ts';
import { Refusal } from './api.ts';
import {
  contactOf,
  dayInWords,
  describedBy,
  doneNotice,
  type Fault,
  field,
  plural,
  Screen,
  sentence,
  spanOf,
  table,
} from './parts.ts';
import { moveAddress } from './queue.ts';
import { textField, textOf } from './slots.ts';

type Closure = DeskClosures['closures'][number];

const meanings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  day: {
    '': 'Enter a day',
    'too-small': 'This day is over: enter one to come',
    'not-allowed': 'Just this is closed on that day already: it is in the list below',
  },
  reason: { '': 'Write the reason, in 200 characters or fewer' },
};

const faultsOf = (errors: readonly FieldProblem[]): Fault[] =>
  errors.map(({ field: path, code }) => ({
    field: path === 'service' || path === 'location' ? 'closure-what' : `closure-${path}`,
    text: meanings[path]?.[code] ?? meanings[path]?.[''] ?? 'Choose something that can be booked',
  }));

/** Of a day that somebody is closing. */
const draft = 'closed days';

/** It is on hold until somebody follows the link in its letter. */
const waits = ({ unconfirmed }: Closure['bookings'][number]) =>
  unconfirmed ? html`<span class="mark">Not confirmed</span>` : nothing;

/** Days on which everything is closed, or all that serves something: closed, shown and opened as one. */
export class Closures extends Screen {
  /** Address of the day that somebody came from. */
  @property() back = '#/bookings';
  @state() private closures: readonly Closure[] | undefined;
  @state() private services: DeskServices['services'] = [];
  @state() private done = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  protected override render() {
    return html`<div class="wide">
        <nav class="crumbs" aria-label="You are here">
          <ol>
            <li><a href=${this.back}>Bookings</a></li>
            <li aria-current="page">Closed days</li>
          </ol>
        </nav>
        ${this.errorSummary()} ${doneNotice(this.done && html`<p>${this.done}</p>`)}
        <h1 tabindex="-1">Closed days</h1>
        ${this.#form()} ${this.closures ? this.#list(this.closures) : nothing}
      </div>
      ${this.questionDialog()}`;
  }

  #form() {
    const wrong = this.faultOf('closure-day');
    const what = this.faultOf('closure-what');
    const chosen = this.#read('what');
    return html`<form
      novalidate
      aria-labelledby="close"
      @input=${(event: Event) => this.#keep(event)}
      @submit=${(event: Event) => void this.#ask(event)}
    >
      <h2 id="close">Close a day</h2>
      ${field({
        id: 'closure-day',
        label: 'Day',
        error: wrong,
        control: html`<input
          id="closure-day"
          name="day"
          type="date"
          .value=${live(this.#read('day'))}
          aria-describedby=${describedBy('closure-day', '', wrong)}
          aria-invalid=${wrong ? 'true' : nothing}
        />`,
      })}
      ${field({
        id: 'closure-what',
        label: 'What is closed',
        error: what,
        control: html`<select
          id="closure-what"
          name="what"
          aria-describedby=${describedBy('closure-what', '', what)}
          aria-invalid=${what ? 'true' : nothing}
        >
          <option value="">Everything that can be booked</option>
          ${this.services.map(
            ({ code: service, name, locations }) =>
              html`<optgroup label=${name}>
                <option value=${`service=${service}`} .selected=${live(chosen === `service=${service}`)}>
                  ${name}, everywhere
                </option>
                ${
                  locations.length > 1
                    ? locations.map(
                        (at) =>
                          html`<option
                            value=${`service=${service}&location=${at.code}`}
                            .selected=${live(chosen === `service=${service}&location=${at.code}`)}
                          >
                            ${name}, ${at.name}
                          </option>`,
                      )
                    : nothing
                }
              </optgroup>`,
          )}
        </select>`,
      })}
      ${textField(this.faultOf, {
        id: 'closure-reason',
        label: 'Reason',
        value: this.#read('reason'),
        hint: 'For colleagues: “Boxing Day”, “Storm”. No resident sees it.',
      })}
      <button class="button" aria-disabled=${this.busy ? 'true' : nothing}>Close the day</button>
    </form>`;
  }

  #list(closures: readonly Closure[]) {
    return html`<section aria-labelledby="closures">
      <h2 id="closures">${closures.length === 0 ? 'No closed days to come' : 'Closed days to come'}</h2>
      ${closures.map((closure) => this.#closure(closure))}
    </section>`;
  }

  #closure(closure: Closure) {
    const { id, day, reason, scope, resources, bookings } = closure;
    return html`<section class="box closure" aria-labelledby="closure-${id}">
      <h3 id="closure-${id}">${dayInWords(day)}: ${reason}</h3>
      <p>
        <strong>${scope}.</strong> ${resources.length > 0 ? 'Closed:' : 'All of it has been opened again by itself.'}
      </p>
      <ul>
        ${resources.map((name) => html`<li>${name}</li>`)}
      </ul>
      ${
        bookings.length === 0
          ? html`<p>Nothing is booked at these times.</p>`
          : html`<p>
                ${plural(bookings.length, 'booking stays', 'bookings stay')} until somebody moves or cancels
                ${bookings.length === 1 ? 'it. Tell this person.' : 'them. Tell these people.'}
              </p>
              ${table({
                kind: 'told',
                caption: `Booked on ${dayInWords(day)}`,
                columns: ['Time', 'What', 'Who', 'Contact'],
                rows: bookings.map(
                  (booking) =>
                    html`<tr role="row">
                      <th scope="row" role="rowheader">
                        <a href=${moveAddress(booking.reference)}
                          >${spanOf(booking)} <span class="reference">${booking.reference}</span></a
                        >
                      </th>
                      <td role="cell" data-name="What">${booking.serviceName}</td>
                      <td role="cell" data-name="Who">${booking.name || 'No name'} ${waits(booking)}</td>
                      <td role="cell" data-name="Contact">${contactOf(booking)}</td>
                    </tr>`,
                ),
              })}`
      }
      <p class="go">
        <button
          type="button"
          class="button"
          aria-disabled=${this.busy ? 'true' : nothing}
          @click=${() => this.#askOpen(closure)}
        >
          Open it again<span class="visually-hidden">, ${dayInWords(day)}, ${scope}</span>
        </button>
      </p>
    </section>`;
  }

  /** What was typed outlives this screen, until the day is closed. */
  #keep(event: Event): void {
    const { name, value } = event.target as HTMLInputElement;
    this.api.drafts.set(draft, new Map([...(this.api.drafts.get(draft) ?? []), [name, value]]));
  }

  readonly #read = (name: string): string => this.api.drafts.get(draft)?.get(name) ?? '';

  /** Says what would be closed, and who has booked there. */
  async #ask(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target as HTMLFormElement;
    const day = textOf(event, 'day');
    const reason = textOf(event, 'reason');
    const scope = Object.fromEntries(new URLSearchParams(textOf(event, 'what'))) as Record<
      'service' | 'location',
      string
    >;
    this.done = '';
    this.faults = [];
    if (!day) return this.complain(faultsOf([{ field: 'day', code: '' }]));
    if (!reason) return this.complain(faultsOf([{ field: 'reason', code: '' }]));
    this.busy = true;
    try {
      const query = new URLSearchParams({ day, ...scope }).toString();
      const { resources, bookings } = await this.api.call(ClosurePreview, `closures/preview?${query}`);
      this.ask({
        title: `Close ${dayInWords(day)}?`,
        yes: 'Close the day',
        text: html`<p>Nobody new can book there. It is closed for everything that these serve:</p>
          <ul>
            ${resources.map((name) => html`<li>${name}</li>`)}
          </ul>
          <p>
            ${
              bookings.length === 0
                ? 'Nothing is booked there that is still to come.'
                : `${plural(bookings.length, 'booking stays', 'bookings stay')}, and will be listed here so that you can tell them:`
            }
          </p>
          <ul>
            ${bookings.map((each) => html`<li>${spanOf(each)}, ${each.name || each.reference} ${waits(each)}</li>`)}
          </ul>`,
        act: () =>
          void this.#do(async () => {
            await this.api.closeDay({ day, reason, ...scope });
            this.api.drafts.delete(draft);
            this.requestUpdate();
            await this.updateComplete;
            form.reset();
            return `${dayInWords(day)} is closed. What was booked stays.`;
          }),
      });
    } catch (error) {
      this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  #askOpen({ id, day, scope }: Closure): void {
    this.ask({
      title: `Open ${dayInWords(day)} again?`,
      yes: 'Open it again',
      text: html`<p>${scope}: the times are there again as they were before. Residents can book them at once.</p>`,
      act: () =>
        void this.#do(async () => {
          await this.api.call(DeskOk, `closures/${id}`, { method: 'DELETE' });
          return `${dayInWords(day)} is open again.`;
        }),
    });
  }

  async #do(deed: () => Promise<string>): Promise<void> {
    this.busy = true;
    this.done = '';
    this.faults = [];
    try {
      const done = await deed();
      this.done = await this.#fetch().then(
        () => done,
        () => `${done} The list could not be read again: reload the page to see it as it is now.`,
      );
      void this.focusOn('.done');
    } catch (error) {
      // What a colleague has closed or opened meanwhile is in the list.
      if (error instanceof Refusal && error.code === 'conflict') await this.#fetch().catch(() => undefined);
      this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  #refused(error: unknown): void {
    const { errors } = error instanceof Refusal ? error : { errors: [] };
    this.complain(errors.length > 0 ? faultsOf(errors) : [{ text: sentence(error) }]);
  }

  async #start(): Promise<void> {
    try {
      const [{ services }] = await Promise.all([this.api.call(DeskServices, 'services'), this.#fetch()]);
      this.services = services;
    } catch (error) {
      this.complain([{ text: sentence(error) }]);
    }
  }

  async #fetch(): Promise<void> {
    this.closures = (await this.api.call(DeskClosures, 'closures')).closures;
  }
}
