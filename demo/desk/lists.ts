import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DeadLetters, DeskAudit, DeskOk, type DeskSession } from '../../src/contract/desk.ts';
import { doneNotice, moment, pager, plural, Screen, sentence, table } from './parts.ts';
import { caseAddress } from './queue.ts';

const actions: Readonly<Record<string, string>> = {
  'signed-in': 'Signed in',
  'sign-in-refused': 'A sign-in was refused',
  viewed: 'Opened the case',
  status: 'Changed the status',
  note: 'Wrote a note',
  question: 'Asked a question',
  assign: 'Assigned the case',
  'redact-words': 'Took out words',
  'redact-photo': 'Took out a photo',
  merge: 'Merged the case',
  'letter-retried': 'Sent a letter again',
  'day-sheet': 'Read a day’s bookings',
  'resource-slots': 'Closed or opened times',
  'resource-slots-capacity': 'Changed the places of times',
  'resource-block': 'Blocked a day',
  'resource-open': 'Opened a day at other hours',
  'resource-usual': 'Made a day as usual again',
  'resource-hours': 'Changed the usual hours',
  'resource-capacity': 'Changed the usual places',
  'payment-viewed': 'Opened the payment',
  'refund-asked': 'Asked for a refund',
  'refund-approved': 'Agreed to a refund',
  'refund-refused': 'Refused a refund',
  'refund-withdrawn': 'Took back a refund',
  'refund-retried': 'Tried a refund again',
  'refund-settled': 'Said what became of a refund',
  'renewal-ended': 'Stopped the renewal',
  reconciled: 'Compared a day with the provider’s list',
  move: 'Moved the booking',
  'service-rules': 'Changed the rules of a service',
  'day-closed': 'Closed a day',
  'day-opened': 'Opened a closed day again',
};

type Entry = DeskAudit['entries'][number];

/** The log keeps codes and numbers; people read names. */
function detailOf({ action, detail }: Entry, { statuses, officers }: DeskSession): string {
  if (detail === undefined) return '';
  if (action === 'status') return statuses.find(({ code }) => code === detail)?.label ?? detail;
  if (action === 'assign') return officers.find(({ id }) => String(id) === detail)?.name ?? detail;
  if (action === 'redact-words') return detail === 'description' ? detail : 'of the history';
  return ['redact-photo', 'letter-retried'].includes(action) ? '' : detail;
}

export const auditTable = (caption: string, { entries }: DeskAudit, session: DeskSession, withCase: boolean) =>
  table({
    kind: 'audit',
    caption,
    columns: ['When', 'Who', 'What', ...(withCase ? ['Case'] : [])],
    rows: entries.map((entry) => {
      const detail = detailOf(entry, session);
      return html`<tr role="row">
        <td role="cell" data-name="When">${moment(entry.at)}</td>
        <td role="cell" data-name="Who">${entry.officer ?? '–'}</td>
        <td role="cell" data-name="What">${actions[entry.action] ?? entry.action}${detail ? `: ${detail}` : ''}</td>
        ${
          withCase
            ? html`<td role="cell" data-name="Case">
                ${entry.reference ? html`<a href=${caseAddress(entry.reference)}>${entry.reference}</a>` : '–'}
              </td>`
            : nothing
        }
      </tr>`;
    }),
  });

/** Who did what at the desk. */
export class Audit extends Screen {
  @property() query = '';
  @state() private log: DeskAudit | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('query')) void this.#read(changed.get('query') !== undefined);
  }

  protected override render() {
    const { log, api } = this;
    const reference = new URLSearchParams(this.query).get('reference');
    return html`<div class="wide">
      ${this.errorSummary()}
      <h1 tabindex="-1">Audit log${reference ? html` of <span class="reference">${reference}</span>` : nothing}</h1>
      <p>Every sign-in, every case that was opened and everything that was done, newest first.</p>
      ${log && api.session ? auditTable('Audit log', log, api.session, !reference) : nothing}
      ${
        log
          ? pager(log.page, log.pages, (page) => {
              const there = new URLSearchParams(this.query);
              there.set('page', String(page));
              return `#/audit?${there.toString()}`;
            })
          : nothing
      }
    </div>`;
  }

  async #read(focus: boolean): Promise<void> {
    try {
      this.log = await this.api.call(DeskAudit, `audit?${this.query}`);
      if (focus) void this.focusOn('h1');
    } catch (error) {
      this.complain([{ text: sentence(error) }]);
    }
  }
}

/** Messages that were given up, to be sent again when what was wrong is mended. */
export class Letters extends Screen {
  @state() private letters: DeadLetters['letters'] | undefined;
  @state() private done = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override render() {
    const { letters } = this;
    return html`<div class="wide">
      ${this.errorSummary()} ${doneNotice(this.done && html`<p>${this.done}</p>`)}
      <h1 tabindex="-1">Letters that did not arrive</h1>
      <p>Each was tried again and again for a day and a half.</p>
      ${
        letters
          ? html`<h2>${letters.length === 0 ? 'There are none' : plural(letters.length, 'letter', 'letters')}</h2>`
          : nothing
      }
      <ul class="letters">
        ${letters?.map(
          (letter) =>
            html`<li class="box">
              <h3 id="letter-${letter.id}">${letter.subject}</h3>
              <p>
                To ${letter.to} by
                ${letter.channel === 'email' ? 'email' : 'text message'}${
                  letter.reference
                    ? html`, about <a href=${caseAddress(letter.reference)}>${letter.reference}</a>`
                    : nothing
                }.
                Given up ${moment(letter.failed)} after ${plural(letter.attempts, 'try', 'tries')}.
              </p>
              ${letter.error ? html`<p class="quiet">${letter.error}</p>` : nothing}
              <button
                type="button"
                class="button"
                id="again-${letter.id}"
                aria-describedby="letter-${letter.id}"
                aria-disabled=${this.busy ? 'true' : nothing}
                @click=${() => void this.#again(letter.id)}
              >
                Send again
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  async #read(): Promise<void> {
    try {
      this.letters = (await this.api.call(DeadLetters, 'letters')).letters;
    } catch (error) {
      this.complain([{ text: sentence(error) }]);
    }
  }

  async #again(id: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.faults = [];
    this.done = '';
    try {
      await this.api.call(DeskOk, `letters/${id}/retry`, { method: 'POST' });
      this.done = 'The letter is on its way again.';
      await this.#read();
      void this.focusOn('.done');
    } catch (error) {
      this.complain([{ text: sentence(error), field: `again-${id}` }]);
    } finally {
      this.busy = false;
    }
  }
}
