import { ContextConsumer } from '@lit/context';
import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiClient } from '../api/client.ts';
import { clientOf } from '../api/clients.ts';
import { parseApiBase } from '../api/api-base.ts';
import { nextTask } from '../core/next-task.ts';
import { directionOf, type Language } from '../i18n/languages.ts';
import { plainWords, type WordScope } from '../i18n/scope.ts';
import { keepLateContexts, settingsContext, themes, type Theme } from '../settings/context.ts';
import { isInside, languageFor, scriptSetting, watchLanguage } from '../settings/page.ts';
import { styles } from '../theme/styles.ts';
import { AnnounceController } from './announce.ts';
import type { ApiHost, FormHost, WordsHost } from './host.ts';

const told = new Set<string>();

/** Tells whoever embeds the widget, once. */
function tellIntegrator(message: string): void {
  if (told.has(message)) return;
  told.add(message);
  console.error(message);
}

/**
 * What every widget is: an element that finds its settings, shows what stands between its tags until it can start
 * (and again when it cannot), and renders in its own language, direction and colours whatever the page around it does.
 *
 * It never writes to itself from outside its shadow root: a framework that hydrates the page finds what it left.
 */
export abstract class CouncilWidget extends LitElement implements ApiHost, FormHost, WordsHost {
  static override styles = styles;

  /** Address of the council's API. */
  @property({ attribute: 'api-base' }) apiBase?: string;
  /** Colours: light, dark, or auto for the visitor's own preference. Without it, those of the page. */
  @property() theme?: Theme;
  /** Telephone number of a person, shown whenever something fails. */
  @property() contact?: string;
  /** Level of the widget's headings in the page, 1 to 5. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  abstract readonly words: FormHost['words'] & { readonly ready: boolean };

  readonly #settings = new ContextConsumer(this, { context: settingsContext, subscribe: true });
  readonly #announcer = new AnnounceController(this);
  #language: Language = 'en';
  #stopWatching: (() => void) | undefined;
  #api: ApiClient | undefined;
  #apiText: string | undefined;
  #failed = false;

  /** The language that is wanted: found anew whenever a `lang` changes around the widget. */
  get language(): Language {
    return this.#language;
  }

  get wordScope(): WordScope {
    return this.#settings.value?.words ?? plainWords();
  }

  get api(): ApiClient | undefined {
    return this.#api;
  }

  /** A telephone number to show when something fails, as the page gave it. */
  get contactNumber(): string | undefined {
    return this.contact ?? this.#settings.value?.contact ?? scriptSetting('contact');
  }

  announce(text: string): void {
    this.#announcer.say(text);
  }

  announceSoon(text: string): void {
    this.#announcer.saySoon(text);
  }

  /**
   * A browser that translates puts elements of its own in place of texts, and what is written into those texts later
   * is never seen. Called before drawing, this puts the words of such elements in their place.
   */
  settleTranslation(): void {
    for (const font of this.renderRoot.querySelectorAll<HTMLElement>('font')) font.replaceWith(font.textContent);
  }

  override connectedCallback(): void {
    keepLateContexts(this.ownerDocument);
    // What was around it where it stood before means nothing here.
    this.#settings.value = undefined;
    super.connectedCallback();
    this.requestUpdate();
    this.#findLanguage();
    this.#stopWatching = watchLanguage(this, () => this.#findLanguage());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
  }

  /** The widget itself, once its words and its API are known. */
  protected abstract renderReady(): TemplateResult;

  /** The first drawing comes after the code has run: both at once would keep the page from answering. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await nextTask();
    await super.scheduleUpdate();
  }

  protected override willUpdate(_changed: Map<PropertyKey, unknown>): void {
    this.#findApi();
    this.settleTranslation();
  }

  protected override render(): TemplateResult {
    if (!this.#api || !this.words.ready || this.#failed) return html`<slot></slot>`;
    const { language } = this.words;
    const content = this.#content();
    if (!content) return html`<slot></slot>`;
    return html`
      <div class="widget" part="widget" lang=${language} dir=${directionOf(language)} data-theme=${this.#shownTheme}>
        ${content}
        <p class="visually-hidden" role="status">${this.#announcer.text}</p>
      </div>
    `;
  }

  #content(): TemplateResult | undefined {
    try {
      return this.renderReady();
    } catch (failure) {
      this.#failed = true;
      console.error(`<${this.localName}> could not be shown; what stands between its tags is.`, failure);
      return undefined;
    }
  }

  get #shownTheme(): Theme | 'page' {
    const given: readonly unknown[] = [this.theme, this.#settings.value?.theme, scriptSetting('theme')];
    return given.map((name) => themes.find((known) => known === name)).find((name) => name) ?? 'page';
  }

  #findLanguage(): void {
    const language = languageFor(this);
    if (language === this.#language) return;
    this.#language = language;
    // What was said last is in the language before.
    this.announce('');
  }

  #findApi(): void {
    const text = this.apiBase ?? this.#settings.value?.apiBase ?? scriptSetting('api-base');
    if (text === undefined && this.#waitForSettings()) return;
    if (this.#api && text === this.#apiText) return;
    this.#apiText = text;
    const base = parseApiBase(text, this.baseURI);
    this.#api = base instanceof URL ? clientOf(base) : undefined;
    if (!(base instanceof URL)) tellIntegrator(`<${this.localName}>: ${base}`);
  }

  /** True while a `<council-settings>` around the widget is not defined yet: it may bring the API's address. */
  #waitForSettings(): boolean {
    if (!isInside(this, 'council-settings:not(:defined)')) return false;
    void customElements.whenDefined('council-settings').then(() => this.requestUpdate());
    return true;
  }
}
