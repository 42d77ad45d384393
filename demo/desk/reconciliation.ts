import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { Reconciliation } from '../../src/contract/desk-payments.ts';
import { localDay } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import { Refusal } from './api.ts';
import { dayInWords, describedBy, field, money, plural, saveFile, Screen, sentence, table } from './parts.ts';
import { dayAddress, differenceInWords, isOurs, paymentAddress, stateOfLine } from './payment.model.ts';

type Line = Reconciliation['lines'][number];
type Side = NonNullable<Line['here']>;

const unanswered =
  'The payment provider gives no list just now. Half a list would look as if money were missing: try again in a minute.';

/** What was paid and refunded on a day, ours beside the provider's. */
export class DayOfPayments extends Screen {
  /** The day, as the address has it. */
  @property() query = '';
  @state() private found: Reconciliation | undefined;
  /** Said where the focus stays. */
  @state() private said = '';

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('query')) return;
    this.found = undefined;
    // Who steps from day to day stays on the link that does it.
    const stepping = this.querySelector('.days')?.contains(document.activeElement);
    void this.#read(changed.get('query') === undefined ? undefined : stepping ? 'say' : 'focus');
  }

  protected override render() {
    const { found } = this;
    return html`<div class="wide">
      <nav class="crumbs" aria-label="You are here">
        <ol>
          <li><a href="#/payments">Payments</a></li>
          <li aria-current="page">A day against the provider’s list</li>
        </ol>
      </nav>
      ${this.errorSummary()}
      <h1 tabindex="-1">A day against the provider’s list</h1>
      ${this.#days()} ${keyed(this.query, this.#choice())}
      <p class="visually-hidden" role="status">${this.said}</p>
      ${found ? this.#whole(found) : html`<p aria-live="polite">${this.busy ? 'Asking the provider…' : ''}</p>`}
    </div>`;
  }

  /** The day of the address; without one yesterday, which is over. */
  get #day(): string {
    const day = new URLSearchParams(this.query).get('day') ?? '';
    return Date.parse(day) ? day : addDays(localDay(new Date()), -1);
  }

  #days() {
    const day = this.#day;
    const yesterday = addDays(localDay(new Date()), -1);
    return html`<nav class="days" aria-label="Days">
      <ul class="shortcuts">
        <li>
          <a rel="prev" href=${dayAddress(addDays(day, -1))}><span>Day before</span></a>
        </li>
        <li>
          <a href=${dayAddress(yesterday)} aria-current=${day === yesterday ? 'date' : nothing}
            ><span>Yesterday</span></a
          >
        </li>
        ${
          day <= yesterday
            ? html`<li>
                <a rel="next" href=${dayAddress(addDays(day, 1))}><span>Day after</span></a>
              </li>`
            : nothing
        }
      </ul>
    </nav>`;
  }

  #choice() {
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
            value=${this.#day}
            max=${localDay(new Date())}
            aria-describedby=${describedBy('day', '', wrong)}
            aria-invalid=${wrong ? 'true' : nothing}
          />`,
        })}
        <div class="field go"><button class="button">Show</button></div>
      </form>
    </search>`;
  }

  #title({ day, lines, totals }: Reconciliation): string {
    const what =
      lines.length === 0
        ? 'nothing was begun'
        : totals.differences === 0
          ? 'everything agrees'
          : plural(totals.differences, 'difference', 'differences');
    return `${dayInWords(day)}: ${what}`;
  }

  #whole(found: Reconciliation) {
    const { lines } = found;
    const differing = lines.filter(({ difference }) => difference);
    const agreed = lines.filter(({ difference }) => !difference);
    return html`<section class="sheet" aria-labelledby="found">
      <p class="on-paper">Payments and refunds, ours beside the provider’s list</p>
      <h2 id="found" tabindex="-1">${this.#title(found)}</h2>
      ${
        lines.length > 0
          ? html`<p class="go">
              <button type="button" class="toggle" @click=${() => print()}>Print</button>
              <button type="button" class="toggle" id="csv" @click=${() => void this.#save()}>
                Save as CSV, for a spreadsheet
              </button>
            </p>`
          : nothing
      }
      ${found.day === localDay(new Date()) ? html`<p>The day is not over: what is under way now may still change.</p>` : nothing}
      ${this.#lines('What differs', differing)} ${this.#totals(found)} ${this.#lines('What agrees', agreed)}
    </section>`;
  }

  #totals({ lines, totals }: Reconciliation) {
    if (lines.length === 0) return nothing;
    const { paidHere, paidThere, refundedHere, refundedThere } = totals;
    const row = (name: string, here: number, there: number) =>
      html`<tr role="row">
        <th scope="row" role="rowheader">${name}</th>
        <td role="cell" data-name="Here">${money(here)}</td>
        <td role="cell" data-name="At the provider">${money(there)}</td>
        <td role="cell" data-name="Difference">${here === there ? 'None' : money(here - there)}</td>
      </tr>`;
    return html`<h3>Totals</h3>
      ${table({
        kind: 'totals',
        caption: 'Totals of the day',
        columns: ['What', 'Here', 'At the provider', 'Difference'],
        rows: [
          row('Paid', paidHere, paidThere),
          row('Refunded', refundedHere, refundedThere),
          row('Left', paidHere - refundedHere, paidThere - refundedThere),
        ],
      })}`;
  }

  #lines(title: string, lines: readonly Line[]) {
    if (lines.length === 0) return nothing;
    const differ = lines.some(({ difference }) => difference);
    const side = (line: Line, at: Side | undefined) =>
      at ? html`${money(at.pence)} <span class="quiet place">${stateOfLine(line, at)}</span>` : '–';
    return html`<h3>${title}</h3>
      ${table({
        kind: 'lines',
        caption: title,
        columns: ['What', 'Here', 'At the provider', 'Ledger codes', ...(differ ? ['Difference'] : [])],
        rows: lines.map(
          (line) =>
            html`<tr role="row">
              <th scope="row" role="rowheader">
                ${line.kind === 'refund' ? 'Refund' : 'Payment'}
                ${
                  isOurs(line)
                    ? html`<a href=${paymentAddress(line.reference)}
                        ><span class="reference">${line.reference}</span></a
                      >`
                    : html`<span class="reference">${line.reference}</span>`
                }
                <span class="quiet place said">${line.providerId}</span>
              </th>
              <td role="cell" data-name="Here">${side(line, line.here)}</td>
              <td role="cell" data-name="At the provider">${side(line, line.there)}</td>
              <td role="cell" data-name="Ledger codes">${line.ledgerCodes || '–'}</td>
              ${differ ? html`<td role="cell" data-name="Difference">${differenceInWords(line)}</td>` : nothing}
            </tr>`,
        ),
      })}`;
  }

  #choose(event: SubmitEvent): void {
    event.preventDefault();
    const day = new FormData(event.target as HTMLFormElement).get('day') as string;
    if (!day) return this.complain([{ text: 'Enter a day', field: 'day' }]);
    if (day > localDay(new Date())) return this.complain([{ text: 'Enter a day that has begun', field: 'day' }]);
    // The same once more is a wish to see it as it is now.
    if (dayAddress(day) === location.hash || (day === this.#day && !this.query)) void this.#read('focus');
    else location.hash = dayAddress(day);
  }

  async #read(then?: 'focus' | 'say'): Promise<void> {
    const { query } = this;
    this.busy = true;
    this.faults = [];
    this.said = '';
    try {
      const found = await this.api.call(Reconciliation, `reconciliation?day=${this.#day}`);
      if (query !== this.query) return;
      this.found = found;
      if (then === 'say') this.said = this.#title(found);
      if (then === 'focus') void this.focusOn('#found');
    } catch (error) {
      if (query === this.query) this.complain([{ text: this.#refusal(error) }]);
    } finally {
      this.busy = false;
    }
  }

  #refusal(error: unknown): string {
    return error instanceof Refusal && error.code === 'unavailable' ? unanswered : sentence(error);
  }

  async #save(): Promise<void> {
    this.faults = [];
    this.said = '';
    try {
      saveFile(await this.api.download(`reconciliation.csv?day=${this.#day}`), `payments-${this.#day}.csv`);
      this.said = 'The file is saved.';
    } catch (error) {
      this.complain([{ text: this.#refusal(error), field: 'csv' }]);
    }
  }
}
