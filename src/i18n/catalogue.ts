import type { Language } from './languages.ts';

/** CLDR plural categories of each language, for whole numbers. */
interface Plurals {
  en: 'one' | 'other';
  cy: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
  ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
  pl: 'one' | 'few' | 'many';
}

type Counted<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : never;
type Plain<Key> = Key extends `${string}_${'one' | 'other'}` ? never : Key;

/** Keys that a template may ask for: plurals by their stem. */
export type WordKey<Source> = Extract<Plain<keyof Source> | Counted<keyof Source>, string>;

/** The same words in another language: every key, and for counted ones every category that the language has. */
export type Translation<Source, To extends Language> = Readonly<
  Record<Extract<Plain<keyof Source>, string> | `${Extract<Counted<keyof Source>, string>}_${Plurals[To]}`, string>
>;

/** A set of words under one name; English is built in, the others load when they are used. */
export interface Catalogue<Source> {
  readonly name: string;
  readonly en: Source;
  readonly load: Readonly<{
    [To in Exclude<Language, 'en'>]: () => Promise<{ words: Translation<Source, To> }>;
  }>;
}

/** Words that a council says in its own way: by catalogue, then language, then key. */
export type WordOverrides = Readonly<
  Record<string, Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>>
>;
