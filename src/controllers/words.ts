import type { ReactiveController } from 'lit';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { Language } from '../i18n/languages.ts';
import type { Translate, WordScope } from '../i18n/scope.ts';
import { shared, type SharedWords } from '../i18n/shared.ts';
import type { WordsHost } from './host.ts';

/**
 * The words of a widget, in its language. When the language changes, the old words stay until the new ones are here;
 * when they cannot be fetched, English does.
 */
export class WordsController<Source> implements ReactiveController {
  readonly #host: WordsHost;
  readonly #catalogue: Catalogue<Source>;
  #scope: WordScope | undefined;
  #wanted: Language | undefined;
  #t: Translate<Source> | undefined;
  #shared: Translate<SharedWords> | undefined;

  /** Language of the words as they are now. */
  language: Language = 'en';

  constructor(host: WordsHost, catalogue: Catalogue<Source>) {
    this.#host = host;
    this.#catalogue = catalogue;
    host.addController(this);
  }

  /** False until there are words to show. */
  get ready(): boolean {
    return this.#t !== undefined;
  }

  /** Says a key of the widget's own catalogue. */
  get t(): Translate<Source> {
    if (!this.#t) throw new Error('words are not ready');
    return this.#t;
  }

  /** Says a key of the words that all widgets share. */
  get shared(): Translate<SharedWords> {
    if (!this.#shared) throw new Error('words are not ready');
    return this.#shared;
  }

  hostUpdate(): void {
    const { language, wordScope } = this.#host;
    if (language === this.#wanted && wordScope === this.#scope) return;
    this.#wanted = language;
    this.#scope = wordScope;
    if (this.#use(language, wordScope)) return;
    if (language === 'en') return;
    Promise.all([wordScope.load(shared, language), wordScope.load(this.#catalogue, language)])
      .then(
        () => this.#isWanted(language, wordScope) && this.#use(language, wordScope),
        (failure: unknown) => {
          if (!this.#isWanted(language, wordScope)) return;
          console.error(`The words in "${language}" could not be loaded; English is shown.`, failure);
          if (!this.ready) this.#use('en', wordScope);
        },
      )
      .finally(() => this.#host.requestUpdate());
  }

  #isWanted(language: Language, scope: WordScope): boolean {
    return this.#wanted === language && this.#scope === scope;
  }

  #use(language: Language, scope: WordScope): boolean {
    const own = scope.words(this.#catalogue, language);
    const common = scope.words(shared, language);
    if (!own || !common) return false;
    this.#t = own;
    this.#shared = common;
    this.language = language;
    return true;
  }
}
