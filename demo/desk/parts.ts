/** What the screens of the desk share. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { FieldProblem } from '../../src/contract/problems.ts';
import { formatMoney } from '../../src/core/money.ts';
import { type DeskApi, Refusal, type RefusalCode } from './api.ts';

/** One line of an error summary; `field` is the id of what it speaks of. */
export interface Fault {
  text: string;
  field?: string;
}

/** What is asked before something that cannot be taken back. */
export interface Question {
  title: string;
  text: unknown;
  /** On the button that does it. */
  yes: string;
  act: () => void;
}

const refusals: Readonly<Partial<Record<RefusalCode, string>>> = {
  'no-line': 'The line was lost. What you wrote is still here: try again.',
  unauthorised: 'You are signed out. What you wrote is still here: try again, and sign in when you are asked.',
  forbidden: 'The server does not take this from here. Reload the page.',
  'not-found': 'There is no such thing. Check the reference.',
  invalid: 'The desk cannot do this as it is.',
  'in-progress': 'The server is still at it. Wait a moment and try again.',
  'too-many': 'Too many tries. Wait a quarter of an hour and try again.',
  unavailable: 'The server is busy. What you wrote is still here: try again in a moment.',
};

/** A sentence for whatever went wrong. */
export const sentence = (error: unknown): string =>
  (error instanceof Refusal && refusals[error.code]) ||
  'Something went wrong at the server. What you wrote is still here: try again.';

/** A screen in the page's own tree, so that the site's sheet is its sheet. It begins with a heading of level one. */
export class Screen extends LitElement {
  @property({ attribute: false }) api!: DeskApi;
  /** Takes the focus to its heading when it is there: somebody came here by a link, a button or Back. */
  @property({ type: Boolean }) arriving = false;
  @state() protected faults: readonly Fault[] = [];
  @state() protected busy = false;
  @state() private question: Question | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Moves the focus, once what is asked for is there. */
  async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    if (this.arriving) void this.focusOn('h1');
  }

  /** Tells what went wrong, at the top and beside each field, and takes the reader there. */
  protected complain(faults: readonly Fault[]): void {
    this.faults = faults;
    void this.focusOn('.faults');
  }

  /** Tells of a refusal: at its fields or, when somebody was quicker, what they have set, which is read anew. */
  protected async refused(
    error: unknown,
    faultsOf: (errors: readonly FieldProblem[]) => readonly Fault[],
    readAnew: () => Promise<void>,
  ): Promise<void> {
    const { code, errors } = error instanceof Refusal ? error : { code: '', errors: [] };
    if (errors.length > 0) return this.complain(faultsOf(errors));
    if (code !== 'conflict') return this.complain([{ text: sentence(error) }]);
    try {
      await readAnew();
      void this.focusOn('.changed');
    } catch (again) {
      this.complain([{ text: sentence(again) }]);
    }
  }

  protected faultOf = (field: string): string | undefined => this.faults.find((fault) => fault.field === field)?.text;

  /** Asks before it is done. The focus goes to the way out, and comes back here. */
  protected ask(question: Question): void {
    this.question = question;
    void this.updateComplete.then(() => {
      this.querySelector<HTMLDialogElement>('dialog.question')?.showModal();
      void this.focusOn('.question .plain');
    });
  }

  protected questionDialog(): TemplateResult | typeof nothing {
    if (!this.question) return nothing;
    const { title, text, yes, act } = this.question;
    return html`<dialog class="question" aria-labelledby="question" @close=${this.#answered}>
      <h2 id="question">${title}</h2>
      <div>${text}</div>
      <form class="go" method="dialog">
        <button class="button" @click=${act}>${yes}</button>
        <button class="plain">Leave it as it is</button>
      </form>
    </dialog>`;
  }

  readonly #answered = (): void => {
    this.question = undefined;
    swallowSecondClick();
  };

  protected errorSummary(): TemplateResult | typeof nothing {
    if (this.faults.length === 0) return nothing;
    // The address is the desk's way from screen to screen: a link to a field must not change it.
    const go = (field: string) => (event: Event) => {
      event.preventDefault();
      const target = this.querySelector<HTMLElement>(`[id="${field}"]`);
      target?.closest('details')?.setAttribute('open', '');
      target?.focus();
    };
    return html`<div class="faults" role="alert" tabindex="-1">
      <h2>There is a problem</h2>
      <ul>
        ${this.faults.map(
          ({ text, field }) =>
            html`<li>${field ? html`<a href="#${field}" @click=${go(field)}>${text}</a>` : text}</li>`,
        )}
      </ul>
    </div>`;
  }
}

interface FieldOptions {
  id: string;
  label: unknown;
  hint?: unknown;
  error?: string | undefined;
  /** The control itself; it is described by what `describedBy` gives. */
  control: TemplateResult;
}

/** Ids of a field's hint and error, for `aria-describedby`. */
export const describedBy = (id: string, hint: unknown, error: unknown) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;

/** What is wrong with the field of this id. */
export const errorText = (id: string, error: string | undefined) =>
  error ? html`<p class="error" id="${id}-error"><span class="visually-hidden">Error: </span>${error}</p>` : nothing;

export const field = ({ id, label, hint, error, control }: FieldOptions) =>
  html`<div class="field ${error ? 'wrong' : ''}">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing} ${errorText(id, error)} ${control}
  </div>`;

interface TableOptions {
  /** For the style. */
  kind: string;
  caption: string;
  columns: readonly string[];
  /** `<tr role="row">` each, their cells with roles too. */
  rows: unknown;
}

/** A table, which is a list of cards where there is no room for it. Its roles stay when it is laid out so. */
export const table = ({ kind, caption, columns, rows }: TableOptions) =>
  html`<table class=${kind} role="table">
    <caption class="visually-hidden">
      ${caption}
    </caption>
    <thead>
      <tr role="row">
        ${columns.map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const calendar = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });

export const moment = (instant: string) => html`<time datetime=${instant}>${clock.format(new Date(instant))}</time>`;
export const dayOf = (day: string) => html`<time datetime=${day}>${calendar.format(new Date(day))}</time>`;

const wholeDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
/** `Tuesday 4 March 2026` */
export const dayInWords = (day: string): string => wholeDay.format(new Date(day)).replace(',', '');

const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
/** `09:30` on the council's clock. */
export const timeOf = (instant: string): string => time.format(new Date(instant));
export const spanOf = ({ starts, ends }: { starts: string; ends: string }): string =>
  `${timeOf(starts)} to ${timeOf(ends)}`;

/** How somebody is reached, by telephone if they can. */
export function contactOf({ phone, email }: { phone: string; email: string }) {
  if (phone) return html`<a href="tel:${phone}">${phone}</a>`;
  return email ? html`<a class="said" href="mailto:${email}">${email}</a>` : '–';
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language' });
export const languageName = (code: string): string => languages.of(code) ?? code;

export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Something was done: what, and what there is to know of it. The focus goes there. */
export const doneNotice = (done: unknown) =>
  done ? html`<div class="notice done" role="alert" tabindex="-1">${done}</div>` : nothing;

/** Somebody else did something in the meantime. The focus goes there. */
export const changedNotice = (title: string, changes: unknown) =>
  html`<div class="notice changed" role="alert" tabindex="-1">
    <h2>${title}</h2>
    ${changes}
  </div>`;

/** Previous and next of a list that has several pages. */
export function pager(page: number, pages: number, address: (page: number) => string) {
  if (pages < 2) return nothing;
  return html`<nav class="pager" aria-label="Pages">
    ${page > 1 ? html`<a rel="prev" href=${address(page - 1)}>Previous page</a>` : nothing}
    <span>Page ${page} of ${pages}</span>
    ${page < pages ? html`<a rel="next" href=${address(page + 1)}>Next page</a>` : nothing}
  </nav>`;
}

/** Milliseconds between two looks at what is new, and after which nobody seems to be there. */
const often = 8000;
const patience = 10 * 60_000;
let lastSign = Date.now();
for (const sign of ['keydown', 'pointerdown', 'pointermove'])
  addEventListener(sign, () => (lastSign = Date.now()), { passive: true });

/**
 * Looks for news again and again, while somebody is there to see them: to look keeps a session alive, and a desk that
 * was left must end it. A look that fails is made again at the next turn.
 * @returns what ends it
 */
export function watch(look: () => Promise<void>): () => void {
  let looking = false;
  const timer = setInterval(() => {
    if (looking || document.hidden || Date.now() - lastSign > patience) return;
    looking = true;
    void look()
      .catch(() => undefined)
      .finally(() => (looking = false));
  }, often);
  return () => clearInterval(timer);
}

export const money = (pence: number) => html`<span class="money">${formatMoney(pence)}</span>`;

/** Gives the browser a file to save. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The second half of a double click must not press what lies beneath a dialog that the first half has closed. */
function swallowSecondClick(): void {
  const swallow = (event: MouseEvent) => {
    if (event.detail < 2) return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 600);
}
