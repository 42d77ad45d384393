import { createInstance, type i18n as I18next } from 'i18next';
import type { Catalogue, WordKey, WordOverrides } from './catalogue.ts';
import type { Language } from './languages.ts';

type Texts = Readonly<Record<string, string>>;

export type Variables = Readonly<Record<string, string | number>>;

/** Says a key of one catalogue in one language. `count` chooses the plural. */
export type Translate<Source> = (key: WordKey<Source>, variables?: Variables) => string;

/**
 * The words of one settings scope: one i18next, to which catalogues are added as widgets need them. Lit escapes what
 * it renders, so i18next must not; keys are literal, so that a dot in a key means nothing. Texts may hold names of
 * variables and nothing else that i18next would act on.
 */
export class WordScope {
  readonly #i18n: I18next = createInstance();
  readonly #overrides: WordOverrides;
  readonly #loading = new Map<string, Promise<void>>();

  constructor(overrides: WordOverrides = {}) {
    this.#overrides = overrides;
    void this.#i18n.init({
      initAsync: false,
      fallbackLng: 'en',
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false, skipOnVariables: true },
      resources: {},
    });
  }

  /** Words of a catalogue in a language, if they are here. */
  words<Source>(catalogue: Catalogue<Source>, language: Language): Translate<Source> | undefined {
    this.#add(catalogue.name, 'en', catalogue.en as Texts);
    if (!this.#i18n.hasResourceBundle(language, catalogue.name)) return undefined;
    const say = this.#i18n.getFixedT(language, catalogue.name) as (key: string, variables: object) => unknown;
    // A screen says the same words at each keystroke.
    const said = new Map<string, string>();
    return (key, variables) => {
      const known = variables ? undefined : said.get(key);
      if (known !== undefined) return known;
      const text = String(say(key, { ...variables, nest: false }));
      if (!variables) said.set(key, text);
      return text;
    };
  }

  /** Brings a catalogue in a language. Rejects when it cannot be fetched; asking again tries again. */
  load<Source>(catalogue: Catalogue<Source>, language: Exclude<Language, 'en'>): Promise<void> {
    const name = `${catalogue.name} ${language}`;
    const known = this.#loading.get(name);
    if (known) return known;
    const load: () => Promise<{ words: Texts }> = catalogue.load[language];
    const loading = load().then(({ words }) => this.#add(catalogue.name, language, words));
    this.#loading.set(name, loading);
    loading.catch(() => this.#loading.delete(name));
    return loading;
  }

  #add(name: string, language: Language, words: Texts): void {
    if (this.#i18n.hasResourceBundle(language, name)) return;
    this.#i18n.addResourceBundle(language, name, { ...words, ...this.#overrides[name]?.[language] });
  }
}

let plain: WordScope | undefined;

/** The words of a page on which no council says any of them in its own way. */
export const plainWords = (): WordScope => (plain ??= new WordScope());
