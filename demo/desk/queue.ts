import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { DeskQueue, type DeskRow } from '../../src/contract/desk.ts';
import { dayOf, moment, pager, plural, Screen, sentence, table, watch } from './parts.ts';

const filters = ['q', 'status', 'service', 'team', 'assigned', 'flag', 'sort'] as const;
type Filter = (typeof filters)[number];

/** Address of the queue with these filters; what is usual is left out. */
export const queueAddress = (query: URLSearchParams | Record<string, string>): string => {
  const text = new URLSearchParams(query).toString();
  return text ? `#/?${text}` : '#/';
};

export const caseAddress = (reference: string): string => `#/cases/${reference}`;
/** The same, with the form open that moves a booking. */
export const moveAddress = (reference: string): string => `${caseAddress(reference)}?deed=move`;

/** Marks of a case that officers look for. */
export const marks = ({ overdue, answered, asks, private: hidden, unconfirmed, kind }: DeskRow) =>
  overdue || answered || hidden || unconfirmed
    ? html`<span class="marks">
        ${overdue ? html`<span class="mark late">Overdue</span>` : nothing}
        ${answered ? html`<span class="mark heard">${asks ? 'Asks' : 'Answered'}</span>` : nothing}
        ${unconfirmed ? html`<span class="mark">Not confirmed</span>` : nothing}
        ${hidden && !unconfirmed && kind === 'report' ? html`<span class="mark">Private</span>` : nothing}
      </span>`
    : nothing;

export const caseTable = (caption: string, cases: readonly DeskRow[], fresh: ReadonlySet<string> = new Set()) =>
  table({
    kind: 'cases',
    caption,
    columns: ['Case', 'Where and what', 'Status', 'Received', 'Due', 'Assigned to'],
    rows: cases.map(
      (row) =>
        html`<tr role="row" class=${row.closed ? 'closed' : ''}>
          <th scope="row" role="rowheader">
            <a href=${caseAddress(row.reference)}>${row.serviceName} <span class="reference">${row.reference}</span></a>
            ${fresh.has(row.reference) ? html`<span class="mark new">New here</span>` : nothing}
          </th>
          <td role="cell">
            ${row.place ? html`<span class="place">${row.place}</span>` : nothing}
            <span class="excerpt">${row.description}</span>
            ${row.photos > 0 ? html`<span class="quiet">${plural(row.photos, 'photo', 'photos')}</span>` : nothing}
          </td>
          <td role="cell" data-name="Status">${row.statusLabel} ${marks(row)}</td>
          <td role="cell" data-name="Received">${moment(row.received)}</td>
          <td role="cell" data-name="Due">${row.expected && !row.closed ? dayOf(row.expected) : '–'}</td>
          <td role="cell" data-name="Assigned to">${row.assigned ?? 'Nobody'}</td>
        </tr>`,
    ),
  });

/** What waits for the council: filters, and a page of cases. */
export class Queue extends Screen {
  /** Filters and page, as the address has them. */
  @property() query = '';
  @state() private queue: DeskQueue | undefined;
  /** References that have come or changed since the list was read. */
  @state() private news: readonly DeskRow[] = [];
  /** Those of them that were shown when somebody asked. */
  @state() private fresh: ReadonlySet<string> = new Set();
  /** When each of the latest was last changed, at the time the list was read. */
  #known = new Map<string, string>();
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = watch(() => this.#look());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('query')) {
      this.fresh = new Set();
      void this.#read(changed.get('query') === undefined ? undefined : '#found');
    }
  }

  protected override render() {
    const given = new URLSearchParams(this.query);
    const { queue } = this;
    return html`<div class="wide">
      ${this.errorSummary()}
      <h1 tabindex="-1">Queue</h1>
      ${queue ? this.#shortcuts(queue.counts, given) : nothing} ${keyed(this.query, this.#filters(given))}
      <div role="status">
        ${
          this.news.length > 0
            ? html`<p class="news">
                ${this.#newsText()}
                <button type="button" class="plain" @click=${() => void this.#showNews()}>Show them</button>
              </p>`
            : nothing
        }
      </div>
      ${queue ? this.#found(queue, given) : html`<p aria-live="polite">${this.busy ? 'Reading the queue…' : ''}</p>`}
    </div>`;
  }

  #shortcuts(counts: DeskQueue['counts'], given: URLSearchParams) {
    const ways: [string, number, Record<string, string>][] = [
      ['All open', counts.open, {}],
      ['Mine', counts.mine, { assigned: 'me' }],
      ['Nobody’s', counts.unassigned, { assigned: 'nobody' }],
      ['Overdue', counts.overdue, { flag: 'overdue' }],
      ['Answered', counts.answered, { flag: 'answered' }],
    ];
    const here = new URLSearchParams(given);
    here.delete('page');
    return html`<nav aria-label="Parts of the queue">
      <ul class="shortcuts">
        ${ways.map(
          ([name, count, filter]) =>
            html`<li>
              <a
                href=${queueAddress(filter)}
                aria-current=${here.toString() === new URLSearchParams(filter).toString() ? 'page' : nothing}
                ><span>${name}</span> <strong>${count}</strong></a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  /** What is chosen and not yet asked for stays while the list changes: the form is new with the address alone. */
  #filters(given: URLSearchParams) {
    const { session } = this.api;
    if (!session) return nothing;
    const select = (name: Filter, label: string, options: readonly (readonly [string, string])[]) =>
      html`<div class="field">
        <label for=${name}>${label}</label>
        <select id=${name} name=${name}>
          ${options.map(
            ([value, text]) =>
              html`<option value=${value} ?selected=${(given.get(name) ?? '') === value}>${text}</option>`,
          )}
        </select>
      </div>`;
    const same = (name: string) => [name, name] as const;
    return html`<search>
      <form class="filters" @submit=${(event: SubmitEvent) => this.#filter(event)}>
        <div class="field words">
          <label for="q">Reference or words</label>
          <input id="q" name="q" maxlength="100" autocomplete="off" value=${given.get('q') ?? ''} />
        </div>
        ${select('status', 'Status', [
          ['', 'Open'],
          ['closed', 'Closed'],
          ['all', 'Open and closed'],
          ...session.statuses.map(({ code, label }) => [code, label] as const),
        ])}
        ${select('service', 'Problem', [
          ['', 'Every problem'],
          ...session.services.map(({ code, name }) => [code, name] as const),
        ])}
        ${select('team', 'Team', [['', 'Every team'], ...session.teams.map(same)])}
        ${select('assigned', 'Assigned to', [
          ['', 'Anybody or nobody'],
          ['me', 'Me'],
          ['nobody', 'Nobody'],
          ...session.officers.map(({ id, name }) => [String(id), name] as const),
        ])}
        ${select('flag', 'Needs', [
          ['', 'Anything'],
          ['overdue', 'Overdue'],
          ['answered', 'Resident has answered'],
          ['asks', 'Resident has asked'],
          ['unconfirmed', 'Resident has to confirm'],
        ])}
        ${select('sort', 'Order', [
          ['', 'Due first'],
          ['newest', 'Newest first'],
          ['oldest', 'Oldest first'],
          ['updated', 'Last changed first'],
        ])}
        <div class="field go">
          <button class="button">Filter</button>
          ${this.query ? html`<a href="#/">Clear filters</a>` : nothing}
        </div>
      </form>
    </search>`;
  }

  #found({ cases, total, page, pages }: DeskQueue, given: URLSearchParams) {
    const count = plural(total, 'case', 'cases');
    return html`<h2 id="found" tabindex="-1">
        ${total === 0 ? 'Nothing is like this' : count}${pages > 1 ? `, page ${page} of ${pages}` : ''}
      </h2>
      ${total > 0 ? caseTable('Cases', cases, this.fresh) : html`<p>Choose other filters, or clear them.</p>`}
      ${pager(page, pages, (wanted) => {
        const there = new URLSearchParams(given);
        there.set('page', String(wanted));
        return queueAddress(there);
      })}`;
  }

  #filter(event: SubmitEvent): void {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const filled = filters.flatMap((name) => {
      const value = ((given.get(name) as string | null) ?? '').trim();
      return value ? [[name, value]] : [];
    });
    const address = queueAddress(Object.fromEntries(filled) as Record<string, string>);
    // The same filters once more are a wish to see the list as it is now.
    if (address === location.hash) void this.#read('#found');
    else location.hash = address;
  }

  async #read(focus?: string): Promise<void> {
    const { query } = this;
    this.busy = true;
    this.faults = [];
    try {
      const [latest, queue] = await Promise.all([this.#latest(), this.api.call(DeskQueue, `cases?${query}`)]);
      if (query !== this.query) return;
      this.#known = new Map(latest.map(({ reference, updated }) => [reference, updated]));
      this.queue = queue;
      this.news = [];
      this.dispatchEvent(new CustomEvent('desk-counted', { detail: queue.counts }));
      if (focus) void this.focusOn(focus);
    } catch (error) {
      if (query === this.query) this.complain([{ text: sentence(error) }]);
    } finally {
      this.busy = false;
    }
  }

  /** Those of the same filters that changed last. */
  async #latest(quiet = false): Promise<readonly DeskRow[]> {
    const filter = new URLSearchParams(this.query);
    filter.delete('page');
    filter.set('sort', 'updated');
    return (await this.api.call(DeskQueue, `cases?${filter.toString()}`, { quiet })).cases;
  }

  /** Looks for news and says so; the list stays as it is until somebody asks. */
  async #look(): Promise<void> {
    const { queue, query } = this;
    if (!queue || this.busy) return;
    const latest = await this.#latest(true);
    if (queue !== this.queue || query !== this.query) return;
    const newest = [...this.#known.values()].sort().at(-1) ?? '';
    this.news = latest.filter(({ reference, updated }) => updated >= newest && this.#known.get(reference) !== updated);
  }

  #newsText(): string {
    const come = this.news.filter(({ reference }) => !this.#known.has(reference) && this.#isNew(reference)).length;
    const changed = this.news.length - come;
    const parts = [
      come > 0 ? plural(come, 'new report', 'new reports') : '',
      changed > 0 ? plural(changed, 'case has changed', 'cases have changed') : '',
    ];
    return `${parts.filter(Boolean).join(', ')}.`;
  }

  /** Received after everything that was known; else it was there, and has only changed. */
  #isNew(reference: string): boolean {
    const row = this.news.find((each) => each.reference === reference);
    const newest = [...this.#known.values()].sort().at(-1) ?? '';
    return row !== undefined && row.received >= newest;
  }

  async #showNews(): Promise<void> {
    const fresh = new Set(this.news.map(({ reference }) => reference));
    await this.#read('#found');
    this.fresh = fresh;
  }
}
