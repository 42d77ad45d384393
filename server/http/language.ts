import type { Context } from 'hono';

/** Languages in which the council's own words exist. */
export const answerLanguages = ['en', 'cy'] as const;
export type AnswerLanguage = (typeof answerLanguages)[number];

/** The first of the languages asked for in `Accept-Language` that is spoken, by the weights given; else English. */
function firstOf<Language extends string>(spoken: readonly Language[], header: string | undefined): Language | 'en' {
  const asked = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0, order };
    })
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  for (const { tag, weight } of asked) {
    const found = spoken.find((language) => language === tag);
    if (found && weight > 0) return found;
  }
  return 'en';
}

/** The one of the council's languages that is asked for. */
export const chooseLanguage = (header: string | undefined): AnswerLanguage => firstOf(answerLanguages, header);

/** The one of these languages to answer a request in, for words that exist in more than the council's own. */
export const languageAmong = <Language extends string>(spoken: readonly Language[], context: Context) =>
  firstOf(spoken, context.req.header('accept-language'));

/** The language to answer a request in. */
export const answerLanguage = (context: Context): AnswerLanguage =>
  chooseLanguage(context.req.header('accept-language'));
