import type { Choice, Question, Stop } from '../../../src/contract/questions.ts';
import type { Responsible } from '../../../src/contract/council.ts';
import type { Service } from '../../../src/contract/services.ts';

/** Words in both languages of the council. */
export interface Localised {
  en: string;
  cy: string;
}

export type Language = keyof Localised;

/** English and Welsh, side by side, so that one is not changed without the other. */
export const w = (en: string, cy: string): Localised => ({ en, cy });

interface LocalisedResponsible extends Omit<Responsible, 'name'> {
  name: Localised;
}

interface LocalisedStop extends Omit<Stop, 'title' | 'text' | 'contacts'> {
  title: Localised;
  text: Localised[];
  contacts: LocalisedResponsible[];
}

interface LocalisedChoice extends Omit<Choice, 'name' | 'hint' | 'stop'> {
  name: Localised;
  hint?: Localised;
  stop?: LocalisedStop;
}

interface LocalisedQuestion extends Omit<Question, 'label' | 'hint' | 'unit' | 'values'> {
  label: Localised;
  hint?: Localised;
  unit?: Localised;
  values?: LocalisedChoice[];
}

/** A service as the council writes it, once, in both languages. */
export interface ServiceDefinition extends Omit<
  Service,
  | 'language'
  | 'name'
  | 'description'
  | 'keywords'
  | 'frequent'
  | 'private'
  | 'questions'
  | 'stop'
  | 'partner'
  | 'team'
  | 'next'
  | 'assets'
> {
  name: Localised;
  description?: Localised;
  /** Parted by commas. People search in either language, whatever the page is in. */
  keywords: Localised;
  frequent?: boolean;
  private?: boolean;
  questions: LocalisedQuestion[];
  stop?: LocalisedStop;
  partner?: LocalisedResponsible;
  team: Localised;
  next: Localised[];
  assets?: { kind: string; label: Localised; most?: number };
}

export type { LocalisedChoice, LocalisedQuestion, LocalisedResponsible, LocalisedStop };

/** What is left when one language is chosen. */
type Spoken<T> = T extends Localised
  ? string
  : T extends readonly (infer Item)[]
    ? Spoken<Item>[]
    : T extends object
      ? { [Key in keyof T]: Spoken<T[Key]> }
      : T;

const isLocalised = (value: object): value is Localised => 'en' in value && 'cy' in value;

/** Chooses one language throughout, however deep the words are. */
export function inLanguage<T>(value: T, language: Language): Spoken<T>;
export function inLanguage(value: unknown, language: Language): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isLocalised(value)) return value[language];
  if (Array.isArray(value)) return value.map((item: unknown) => inLanguage(item, language));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inLanguage(item, language)]));
}

/** What people search with, in both languages. */
export const wordsOf = ({ en, cy }: Localised): string[] => [
  ...new Set(
    `${en},${cy}`
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** The service as the contract has it, in one language. */
export function resolve({ keywords, ...definition }: ServiceDefinition, language: Language): Service {
  return {
    frequent: false,
    private: false,
    ...inLanguage(definition, language),
    keywords: wordsOf(keywords),
    language,
  };
}
