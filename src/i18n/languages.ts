/** Languages that the widgets speak. */
export const languages = ['en', 'cy', 'ar', 'pl'] as const;

export type Language = (typeof languages)[number];

/** Names of the languages in themselves. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  cy: 'Cymraeg',
  ar: 'العربية',
  pl: 'Polski',
};

/** The widget's language for a BCP 47 tag (`cy-GB` is `cy`), or undefined when it does not speak it. */
export const languageOf = (tag: string | null | undefined): Language | undefined =>
  languages.find((language) => language === tag?.trim().toLowerCase().split(/[-_]/)[0]);

/** The way in which a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (language.startsWith('ar') ? 'rtl' : 'ltr');
