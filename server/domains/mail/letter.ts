import { escapeHtml as e } from '../../http/html.ts';

/** A letter ready to go. */
export interface Letter {
  language: string;
  subject: string;
  text: string;
  html: string;
}

/** What a letter says, from the top to the bottom; all of it text. */
export interface LetterParts {
  language: string;
  subject: string;
  heading: string;
  facts?: readonly (readonly [string, string])[];
  paragraphs: readonly string[];
  /** Words of somebody else's, in a language of their own, with a title of ours. */
  quote?: { title: string; text: string; language: string } | undefined;
  list?: { title: string; items: readonly string[]; language: string } | undefined;
  link?: { label: string; url: string } | undefined;
  footer: readonly string[];
  stop?: { label: string; url: string } | undefined;
}

const rightToLeft = new Set(['ar']);

/** In a right-to-left sentence what is written from the left is set apart, or its parts change places. */
export const apart = (text: string, language: string): string =>
  rightToLeft.has(language) ? `\u2066${text}\u2069` : text;

/** Lays a letter out, as text and as HTML with the same words. */
export function letterOf(parts: LetterParts): Letter {
  const { language, subject, heading, facts = [], paragraphs, quote, list, link, footer, stop } = parts;
  const items = list && list.items.length > 0 ? list : undefined;
  const text = [
    heading,
    ...(facts.length > 0 ? [facts.map(([name, value]) => `${name}: ${apart(value, language)}`).join('\n')] : []),
    ...paragraphs,
    ...(quote ? [`${quote.title}\n${quote.text}`] : []),
    ...(items ? [`${items.title}\n${items.items.map((sentence) => `- ${sentence}`).join('\n')}`] : []),
    ...(link ? [`${link.label}\n${link.url}`] : []),
    ...footer,
    ...(stop ? [`${stop.label}\n${stop.url}`] : []),
  ].join('\n\n');
  const paragraph = (sentence: string) => `<p>${e(sentence)}</p>`;
  const direction = rightToLeft.has(language) ? 'rtl' : 'ltr';
  const html = `<!doctype html>
<html lang="${e(language)}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${e(subject)}</title></head>
<body style="margin:0;padding:1.5em;font:medium/1.5 sans-serif;color:#1a1a1a;background:#fff">
<div style="max-width:38em;margin:0 auto">
${[
  `<h1 style="font-size:1.5em">${e(heading)}</h1>`,
  ...(facts.length > 0
    ? [
        `<dl>\n${facts
          .map(
            ([name, value]) =>
              `<dt style="font-weight:bold">${e(name)}</dt><dd style="margin:0 0 1em"><bdi>${e(value)}</bdi></dd>`,
          )
          .join('\n')}\n</dl>`,
      ]
    : []),
  ...paragraphs.map(paragraph),
  ...(quote
    ? [
        `<h2 style="font-size:1.2em">${e(quote.title)}</h2>
<blockquote lang="${e(quote.language)}" dir="auto" style="margin:0 0 1em;padding-inline-start:1em;border-inline-start:4px solid #767676;white-space:pre-line">${e(quote.text)}</blockquote>`,
      ]
    : []),
  ...(items
    ? [
        `<h2 style="font-size:1.2em">${e(items.title)}</h2>
<ul lang="${e(items.language)}" dir="auto">${items.items.map((sentence) => `<li>${e(sentence)}</li>`).join('')}</ul>`,
      ]
    : []),
  ...(link ? [`<p><a href="${e(link.url)}">${e(link.label)}</a></p>`] : []),
  ...footer.map(paragraph),
  ...(stop ? [`<p><a href="${e(stop.url)}">${e(stop.label)}</a></p>`] : []),
].join('\n')}
</div>
</body>
</html>
`;
  return { language, subject, text: `${text}\n`, html };
}
