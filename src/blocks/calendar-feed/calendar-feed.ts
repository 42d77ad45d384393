import { html, nothing, type TemplateResult } from 'lit';
import { endFeed, makeFeed } from '../../api/calendar-feed.ts';
import type { Opened } from '../../api/cases.ts';
import type { CallOptions, ApiClient } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { ApiHost, FormHost, WordsHost } from '../../controllers/host.ts';
import { WordsController } from '../../controllers/words.ts';
import { button } from '../../fields/button.ts';
import { heading } from '../../fields/heading.ts';
import { words, type FeedWords } from './words.ts';

export interface FeedOptions {
  readonly level: number;
  /** There is an address already, which nobody is told again. */
  readonly exists?: boolean | undefined;
}

/** What the calendar needs of the widget that shows it. */
export interface FeedPage {
  /** What opens the booking. */
  opened: () => Opened | Promise<Opened>;
  /** Says why something failed, or takes that back. */
  tell: (problem: ApiProblem | undefined) => void;
}

const id = 'calendar-feed-address';

/**
 * A booking in the resident's own calendar that stays right when it is moved: an address to subscribe to, who can see it, and
 * a way to end it. The address is shown once, and is nowhere but on this page.
 */
export class CalendarFeedPart {
  readonly #host: ApiHost & FormHost & WordsHost;
  readonly #page: FeedPage;
  readonly #words: WordsController<FeedWords>;
  #url: string | undefined;
  /** What comes for an earlier one is not for whoever looks now. */
  #turn = 0;
  #busy: 'make' | 'end' | undefined;
  #said: 'copied' | 'ended' | undefined;

  constructor(host: ApiHost & FormHost & WordsHost, page: FeedPage) {
    this.#host = host;
    this.#page = page;
    this.#words = new WordsController(host, words);
  }

  /** Forgets the address: another booking is shown, or nobody's. */
  reset(): void {
    this.#turn += 1;
    this.#url = this.#busy = this.#said = undefined;
  }

  part({ level, exists = false }: FeedOptions): TemplateResult | typeof nothing {
    const { t, ready } = this.#words;
    if (!ready) return nothing;
    const url = this.#url;
    const is = url !== undefined || (exists && this.#said !== 'ended');
    return html`
      <div class="no-print">
        ${heading(t('title'), level, 'subtitle')}
        <p>${t('text')}</p>
        ${url === undefined ? nothing : this.#address(url)} ${is ? html`<p>${t('who')}</p>` : nothing}
        ${exists && is && url === undefined ? html`<p>${t('again')}</p>` : nothing}
        <p role="status">${this.#said ? t(this.#said) : nothing}</p>
        <div class="buttons">
          ${
            url === undefined
              ? button({ label: t('make'), kind: 'secondary', press: this.#make, busy: this.#busy === 'make' })
              : button({ label: t('copy'), kind: 'secondary', press: this.#copy })
          }
          ${is ? button({ label: t('end'), kind: 'link', press: this.#end, busy: this.#busy === 'end' }) : nothing}
        </div>
      </div>
    `;
  }

  #address(url: string): TemplateResult {
    const { t } = this.#words;
    return html`
      <div class="field">
        <label class="label" for=${id}>${t('address')}</label>
        <input class="input" id=${id} dir="ltr" readonly .value=${url} @focus=${this.#select} />
      </div>
      <p><a href=${url.replace(/^https?:/, 'webcal:')}>${t('open')}</a></p>
    `;
  }

  readonly #select = (event: Event): void => (event.target as HTMLInputElement).select();

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.#url ?? '');
      this.#say('copied');
    } catch {
      // The browser does not let pages copy: it is selected, and the rest is a key away.
      this.#focus(`#${id}`);
    }
  };

  readonly #make = (): void =>
    void this.#ask('make', makeFeed, ({ url }) => {
      this.#url = url;
      this.#said = undefined;
      // The button that was pressed is another one now.
      this.#focus(`#${id}`);
    });

  readonly #end = (): void =>
    void this.#ask('end', endFeed, () => {
      this.#url = undefined;
      this.#say('ended');
    });

  async #ask<Answer>(
    what: 'make' | 'end',
    call: (api: ApiClient, opened: Opened, options: CallOptions) => Promise<Answer>,
    then: (answer: Answer) => void,
  ): Promise<void> {
    const { api, language } = this.#host;
    if (this.#busy) return;
    const turn = this.#turn;
    this.#busy = what;
    this.#page.tell(undefined);
    try {
      if (!api) throw new ApiProblem('unavailable');
      const answer = await call(api, await this.#page.opened(), { language });
      if (turn === this.#turn) then(answer);
    } catch (failure) {
      if (turn !== this.#turn) return;
      this.#page.tell(failure instanceof ApiProblem ? failure : new ApiProblem('unreadable', { cause: failure }));
    } finally {
      if (turn === this.#turn) this.#busy = undefined;
      this.#host.requestUpdate();
    }
  }

  #say(what: 'copied' | 'ended'): void {
    this.#said = what;
    this.#host.requestUpdate();
  }

  #focus(selector: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}
