import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { type DeskHours, DeskResources, type ResourceDeed } from '../../src/contract/desk-bookings.ts';
import { Refusal } from './api.ts';
import { changedNotice, describedBy, doneNotice, errorText, Screen, sentence, table } from './parts.ts';
import { keptList, numberOf, type Resource, resourceFaults, textField, toNumber } from './slots.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const columns = {
  from: 'From',
  until: 'Until',
  capacity: 'Places',
  validFrom: 'First day',
  validUntil: 'Last day',
} as const;
type Column = keyof typeof columns;

/** A stretch of a weekday as it is typed. */
type Line = Readonly<Record<Column | 'weekday', string>>;

const inWords = ({ weekday, from, until }: DeskHours): string => `${weekdays[weekday] ?? ''} ${from} to ${until}`;

/** When something is open, week for week, and how many it takes at a time. */
export class Hours extends Screen {
  @property() query = '';
  /** Address of the day that somebody came from. */
  @property() back = '#/bookings';
  @state() private resource: Resource | undefined;
  @state() private lines: readonly Line[] = [];
  @state() private done = '';
  /** The hours as somebody else has set them in the meantime. */
  @state() private changed: readonly string[] | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read().then(
      () => this.#begin(),
      (error: unknown) => this.complain([{ text: sentence(error) }]),
    );
  }

  protected override render() {
    const { resource } = this;
    return html`<div class="wide">
        <nav class="crumbs" aria-label="You are here">
          <ol>
            <li><a href=${this.back}>Bookings</a></li>
            <li aria-current="page">Usual hours</li>
          </ol>
        </nav>
        ${this.errorSummary()} ${doneNotice(this.done && html`<p>${this.done}</p>`)}
        ${
          this.changed
            ? changedNotice(
                'Somebody was quicker',
                html`<p>Nothing of yours was saved, and what you wrote is still in its place. Now it is open:</p>
                  <ul>
                    ${this.changed.map((line) => html`<li>${line}</li>`)}
                  </ul>`,
              )
            : nothing
        }
        <h1 tabindex="-1">Usual hours${resource ? html` of ${resource.name}` : nothing}</h1>
        ${resource ? [keptList(resource), this.#form(resource), this.#capacity(resource)] : nothing}
      </div>
      ${this.questionDialog()}`;
  }

  #form({ minutes }: Resource) {
    return html`<form novalidate aria-labelledby="hours" @submit=${(event: Event) => this.#save(event)}>
      <h2 id="hours">Open in these hours</h2>
      <p>
        Each time lasts ${minutes} minutes. Write hours like 09:30, or 24:00 for the end of a day. Without places it has
        the usual ones; without a first and a last day it holds always.
      </p>
      ${table({
        kind: 'hours',
        caption: 'Usual hours',
        columns: ['Weekday', ...Object.values(columns), 'Change'],
        rows: this.lines.map((line, at) => this.#line(line, at)),
      })}
      <p><button type="button" class="toggle" id="add" @click=${() => this.#add()}>Add hours</button></p>
      <button class="button" aria-disabled=${this.busy ? 'true' : nothing}>Save the hours</button>
    </form>`;
  }

  #line(line: Line, at: number) {
    const name = `, line ${at + 1}`;
    const set = (column: Column | 'weekday') => (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      this.lines = this.lines.map((each) => (each === line ? { ...line, [column]: value } : each));
    };
    const input = (column: Column) => {
      const id = `hours-${at}-${column}`;
      const error = this.faultOf(id);
      return html`<td role="cell" data-name=${columns[column]} class=${error ? 'wrong' : ''}>
        ${errorText(id, error)}
        <input
          id=${id}
          type=${column.startsWith('valid') ? 'date' : 'text'}
          class=${column.startsWith('valid') ? '' : 'short'}
          inputmode=${column === 'capacity' ? 'numeric' : nothing}
          maxlength="10"
          autocomplete="off"
          aria-label=${columns[column] + name}
          aria-describedby=${describedBy(id, '', error)}
          aria-invalid=${error ? 'true' : nothing}
          .value=${live(line[column])}
          @change=${set(column)}
        />
      </td>`;
    };
    return html`<tr role="row">
      <th scope="row" role="rowheader">
        <select id="hours-${at}-weekday" aria-label="Weekday${name}" @change=${set('weekday')}>
          ${[1, 2, 3, 4, 5, 6, 0].map(
            (day) =>
              html`<option value=${day} .selected=${live(line.weekday === String(day))}>${weekdays[day]}</option>`,
          )}
        </select>
      </th>
      ${(Object.keys(columns) as Column[]).map(input)}
      <td role="cell">
        <button type="button" class="plain" @click=${() => this.#remove(line, at)}>
          Remove<span class="visually-hidden">${name}</span>
        </button>
      </td>
    </tr>`;
  }

  #capacity({ capacity }: Resource) {
    return html`<form
      novalidate
      aria-labelledby="capacity"
      @submit=${(event: Event) => {
        event.preventDefault();
        const given = numberOf(event, 'capacity');
        this.#ask('Change the usual places?', 'Save the places', 'usual', { kind: 'capacity', capacity: given });
      }}
    >
      <h2 id="capacity">Places at a time</h2>
      ${textField(this.faultOf, { id: 'usual-capacity', label: 'Usual places', value: String(capacity), number: true })}
      <button class="button" aria-disabled=${this.busy ? 'true' : nothing}>Save the places</button>
    </form>`;
  }

  #add(): void {
    const last = this.lines.at(-1);
    const empty = { from: '', until: '', capacity: '', validFrom: '', validUntil: '' };
    this.lines = [...this.lines, { ...empty, weekday: last?.weekday ?? '1' }];
    void this.focusOn(`#hours-${this.lines.length - 1}-weekday`);
  }

  #remove(line: Line, at: number): void {
    this.lines = this.lines.filter((each) => each !== line);
    this.faults = [];
    void this.focusOn(at < this.lines.length ? `#hours-${at}-weekday` : '#add');
  }

  #save(event: Event): void {
    event.preventDefault();
    const hours = this.lines.map(({ weekday, from, until, capacity, validFrom, validUntil }) => ({
      weekday: Number(weekday) as DeskHours['weekday'],
      from: from.trim(),
      until: until.trim(),
      capacity: capacity.trim() ? toNumber(capacity) : null,
      validFrom: validFrom || null,
      validUntil: validUntil || null,
    }));
    this.#ask('Change the usual hours?', 'Save the hours', 'hours', { kind: 'hours', hours });
  }

  #ask(title: string, yes: string, form: string, deed: ResourceDeed): void {
    this.ask({
      title,
      yes,
      text: html`<p>
          The times of all days to come are made anew. What is booked stays, and is listed here where it is closed to
          others then. What is closed by hand stays closed.
        </p>
        <p>Places that were set by hand for single times are forgotten, and cannot be had back.</p>`,
      act: () => void this.#send(form, deed),
    });
  }

  async #send(form: string, deed: ResourceDeed): Promise<void> {
    const { resource } = this;
    if (!resource || this.busy) return;
    this.busy = true;
    this.faults = [];
    this.done = '';
    this.changed = undefined;
    try {
      await this.api.actOn(resource.code, resource.version, deed);
      await this.#read();
      if (deed.kind === 'hours') this.#begin();
      this.done = `The usual ${deed.kind === 'hours' ? 'hours' : 'places'} are changed. What was booked stays.`;
      void this.focusOn('.done');
    } catch (error) {
      await this.refused(
        error,
        (errors) => resourceFaults(form, errors),
        () => this.#readAnew(),
      );
    } finally {
      this.busy = false;
    }
  }

  async #readAnew(): Promise<void> {
    await this.#read();
    const { hours = [], capacity } = this.resource ?? {};
    this.changed = [...hours.map(inWords), `Places at a time: ${capacity ?? ''}`];
  }

  async #read(): Promise<void> {
    const code = new URLSearchParams(this.query).get('resource');
    const { resources } = await this.api.call(DeskResources, 'resources');
    this.resource = resources.find((each) => each.code === code);
    if (!this.resource) throw new Refusal('not-found');
  }

  /** Begins with the hours as they are. */
  #begin(): void {
    this.lines = [...(this.resource?.hours ?? [])]
      .sort((a, b) => ((a.weekday + 6) % 7) - ((b.weekday + 6) % 7))
      .map(({ weekday, from, until, capacity, validFrom, validUntil }) => ({
        weekday: String(weekday),
        from,
        until,
        capacity: String(capacity ?? ''),
        validFrom: validFrom ?? '',
        validUntil: validUntil ?? '',
      }));
  }
}
