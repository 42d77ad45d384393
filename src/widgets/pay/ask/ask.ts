import { html, nothing, type TemplateResult } from 'lit';
import { askToPay, openAsked } from '../../../api/asked-payments.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { AskedPayment, AskMade } from '../../../contract/asked-payments.ts';
import { askNames, backFragment } from '../../../contract/links.ts';
import { TaskController } from '../../../controllers/task.ts';
import { WordsController } from '../../../controllers/words.ts';
import { button } from '../../../fields/button.ts';
import { callOf } from '../../../fields/help.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import { formatDate } from '../../../i18n/formats.ts';
import type { Paying } from '../steps/paying.ts';
import type { PayingHost } from '../steps/screen.ts';
import { askWords, type AskWords } from './ask.words.ts';

const id = 'ask-link';

/**
 * A link with which somebody else can pay what is in the basket. It is shown here and sent by the resident's own means:
 * the council writes to nobody a stranger names.
 */
export class AskPart {
  readonly #journey: PayingHost;
  readonly #words: WordsController<AskWords>;
  #made: (AskMade & { readonly basket: unknown }) | undefined;
  readonly #page: string;
  #copied = false;

  /** @param page that the link leads to, with the fragment of who comes back to it */
  constructor(journey: PayingHost, page: string) {
    this.#journey = journey;
    this.#page = page;
    this.#words = new WordsController(journey.widget, askWords);
  }

  /** There is one, for just what is in the basket. */
  get isMade(): boolean {
    return this.#made !== undefined && this.#made.basket === this.#journey.basket && this.#words.ready;
  }

  /** Has the link made; from then on the basket is paid once, by whomever. @throws ApiProblem */
  async make(): Promise<void> {
    const { basket, widget } = this.#journey;
    if (!widget.api) throw new ApiProblem('unavailable');
    const items = basket.map(({ payable, quantity, pence }) => ({ payable, quantity, pence }));
    const made = await askToPay(widget.api, { items }, { language: widget.words.language });
    if (basket !== this.#journey.basket) return;
    this.#made = { ...made, basket };
    this.#copied = false;
    this.#journey.link = made.token;
    // The button that was pressed is gone.
    widget.focusOn(`#${id}`);
  }

  part(): TemplateResult | typeof nothing {
    const { t, language } = this.#words;
    if (!this.#made || !this.isMade) return nothing;
    return html`
      <p>${t('link.text')}</p>
      <p>${t('link.who', { date: formatDate(this.#made.until, language) })}</p>
      <div class="field">
        <label class="label" for=${id}>${t('link.label')}</label>
        <input class="input" id=${id} dir="ltr" readonly .value=${this.#url} @focus=${this.#select} />
      </div>
      <p role="status">${this.#copied ? t('link.copied') : nothing}</p>
      <div class="buttons">
        ${button({ label: t('link.copy'), kind: 'secondary', press: this.#copy })}
        ${'share' in navigator ? button({ label: t('link.share'), kind: 'secondary', press: this.#share }) : nothing}
      </div>
      <p class="quiet">${t('link.paid')}</p>
    `;
  }

  get #url(): string {
    return this.#page.replace(backFragment, `#${askNames.ask}=${this.#made?.token}`);
  }

  readonly #select = (event: Event): void => (event.target as HTMLInputElement).select();

  readonly #copy = async (): Promise<void> => {
    const { widget } = this.#journey;
    try {
      await navigator.clipboard.writeText(this.#url);
      this.#copied = true;
      widget.requestUpdate();
    } catch {
      // The browser does not let pages copy: it is selected, and the rest is a key away.
      widget.focusOn(`#${id}`);
    }
  };

  readonly #share = (): void => {
    // Who thinks better of it, or cannot, has the link still.
    navigator.share({ title: this.#words.t('link.subject'), url: this.#url }).catch(() => undefined);
  };
}

/** What somebody asks the resident to pay, from the link that they were sent. To look changes nothing. */
export class AskedPage {
  readonly #journey: PayingHost;
  readonly #paying: Paying;
  readonly #words: WordsController<AskWords>;
  readonly #read: TaskController<readonly [string], AskedPayment>;
  readonly #changed: boolean;
  readonly token: string;

  /** @param changed it was about to be paid, and something else is due by now */
  constructor(journey: PayingHost, paying: Paying, token: string, changed: boolean) {
    const { widget } = journey;
    this.#journey = journey;
    this.#paying = paying;
    this.#changed = changed;
    this.token = token;
    this.#words = new WordsController(widget, askWords);
    this.#read = new TaskController(
      widget,
      // Another link may have been followed since; who comes back here is told how it stands then.
      () => (journey.step === 'asked' && paying.asked === this ? [token] : undefined),
      (api, options, opened) => openAsked(api, opened, options),
    );
  }

  get ready(): boolean {
    return this.#words.ready && this.#paying.part.ready;
  }

  page(): TemplateResult {
    const { widget, council, shared } = this.#journey;
    const { value, problem: failure, retry } = this.#read;
    const level = widget.headingLevel;
    if (failure?.kind === 'not-found' || failure?.kind === 'rejected') return this.#over('over');
    if (failure) return html`${problem(widget, failure, { level, retry, call: callOf(council, widget) })}`;
    if (!value) return html`<p class="busy" role="status">${shared('loading')}</p>`;
    return value.state === 'open' ? this.#open(value) : this.#over('paid', value);
  }

  #open(asked: AskedPayment): TemplateResult {
    const { widget, shared } = this.#journey;
    const { t, language } = this.#words;
    return html`
      ${heading(t('asked.title'), widget.headingLevel)}
      ${this.#changed ? html`<div class="box warning"><p>${t('asked.changed')}</p></div>` : nothing}
      <p>${t('asked.text')}</p>
      ${this.#things(asked)}
      <p>${t('asked.until', { date: formatDate(asked.until, language) })}</p>
      <div class="buttons">${button({ label: shared('continue'), press: () => this.#goOn(asked) })}</div>
    `;
  }

  #over(how: 'over' | 'paid', asked?: AskedPayment): TemplateResult {
    const { widget, t: own, again } = this.#journey;
    const { t } = this.#words;
    return html`
      ${heading(t(`asked-${how}.title`), widget.headingLevel)}
      <p>${t(`asked-${how}.text`)}</p>
      ${asked ? this.#things(asked) : nothing}
      <p>${button({ label: own('other'), kind: 'link', press: again })}</p>
    `;
  }

  #things({ language, items, pence }: AskedPayment): TemplateResult {
    return this.#paying.part.things({
      language,
      items,
      pence,
      state: 'open',
      moneyTaken: 'no',
      refunded: 0,
      mayCancel: false,
    });
  }

  #goOn({ items, language }: AskedPayment): void {
    this.#journey.restore(items.map((item) => ({ ...item, language, about: item.name })));
    this.#journey.show('contact');
  }
}
