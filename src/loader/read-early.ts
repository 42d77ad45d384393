import { beginRead } from '../core/early-reads.ts';

const languages = ['en', 'cy', 'ar', 'pl'];

const languageOf = (tag: string | null | undefined) =>
  languages.find((language) => language === tag?.toLowerCase().split('-')[0]);

const find: (this: Document, selector: string) => Element | null = Document.prototype.querySelector;

/**
 * Begins a widget's first reads. The widget finds its settings with more care and asks again where this guessed wrong;
 * so what is unusual (settings that a script sets, a tag in a shadow root) is left to it.
 */
export function readEarly(element: Element, paths: readonly string[]): void {
  const setting = (name: string) =>
    element.closest(`:not(html)[${name}]`)?.getAttribute(name) ??
    find.call(document, `script[src][data-api-base]`)?.getAttribute(`data-${name}`);
  const base = setting('api-base');
  const language = languageOf(setting('lang')) ?? languageOf(element.closest('html')?.lang) ?? 'en';
  try {
    const url = new URL(`${base?.replace(/\/$/, '')}/`, element.baseURI);
    const isSafe =
      base && !base.startsWith('//') && !url.username && ['https:', location.protocol].includes(url.protocol);
    if (isSafe) for (const path of paths) beginRead(new URL(path, url).href, language);
  } catch {
    // Not an address: the widget says so.
  }
}
