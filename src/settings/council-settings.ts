import { ContextConsumer, ContextProvider } from '@lit/context';
import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { WordOverrides } from '../i18n/catalogue.ts';
import { plainWords, WordScope } from '../i18n/scope.ts';
import { keepLateContexts, settingsContext, themes, type Settings, type Theme } from './context.ts';

/**
 * Gives settings to every widget inside it. What it does not say comes from the next one around it.
 *
 * @element council-settings
 * @attr {string} lang - Language of the widgets: en, cy, ar or pl.
 * @slot - The widgets, and whatever else stands between the tags.
 */
export class CouncilSettings extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Address of the council's API. */
  @property({ attribute: 'api-base' }) apiBase?: string;
  /** Colours: light, dark, or auto for the visitor's own preference. Without it, those of the page. */
  @property() theme?: Theme;
  /** Telephone number of a person, shown whenever something fails. */
  @property() contact?: string;
  /** Words that this council says in its own way, by catalogue, language and key; set from script. */
  @property({ attribute: false }) words?: WordOverrides;

  #ownWords: WordScope | undefined;

  readonly #around = new ContextConsumer(this, {
    context: settingsContext,
    subscribe: true,
    callback: () => this.#publish(),
  });
  readonly #provider = new ContextProvider(this, { context: settingsContext, initialValue: this.#settings() });

  override connectedCallback(): void {
    keepLateContexts(this.ownerDocument);
    // What was around it where it stood before means nothing here.
    this.#around.value = undefined;
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('words')) this.#ownWords = this.words && new WordScope(this.words);
    this.#publish();
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  #settings(): Settings {
    const around = this.#around?.value;
    return {
      apiBase: this.apiBase ?? around?.apiBase,
      theme: themes.find((theme) => theme === this.theme) ?? around?.theme,
      contact: this.contact ?? around?.contact,
      words: this.#ownWords ?? around?.words ?? plainWords(),
    };
  }

  #publish(): void {
    this.#provider?.setValue(this.#settings());
  }
}
