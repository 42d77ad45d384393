import type { LitElement } from 'lit';
import type { ApiClient } from '../api/client.ts';
import type { Language } from '../i18n/languages.ts';
import type { Translate, WordScope } from '../i18n/scope.ts';
import type { SharedWords } from '../i18n/shared.ts';

/** What a controller may ask of the element that has it. */
export interface WordsHost extends LitElement {
  /** The language that is wanted; words may still be on their way. */
  readonly language: Language;
  readonly wordScope: WordScope;
}

export interface ApiHost extends LitElement {
  readonly language: Language;
  /** Undefined until there is a usable `api-base`. */
  readonly api: ApiClient | undefined;
}

/** What forms and fields need. */
export interface FormHost extends LitElement {
  readonly words: { readonly language: Language; readonly shared: Translate<SharedWords> };
  /** Says something to screen readers. */
  announce(text: string): void;
  /** Says it once the person has stopped typing. */
  announceSoon(text: string): void;
}
