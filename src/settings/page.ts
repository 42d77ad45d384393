import { languageOf, type Language } from '../i18n/languages.ts';

/** A setting on the loader's own tag: `<script src="…/council.js" data-api-base="…">`. */
export function scriptSetting(name: 'api-base' | 'lang' | 'theme' | 'contact'): string | undefined {
  const script = document.querySelector(`script[src][data-${name}]`);
  return script?.getAttribute(`data-${name}`) ?? undefined;
}

/** The nearest ancestor with a `lang`, through shadow roots; the page's own `<html lang>` is left out. */
function ancestorWithLanguage(start: Element): Element | undefined {
  for (let at: Node | null = start; at; at = parentOf(at)) {
    if (at instanceof Element && at !== document.documentElement && at.hasAttribute('lang')) return at;
  }
  return undefined;
}

const parentOf = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : node.parentNode);

/**
 * The language of a widget: `lang` on it or on what is around it (a `<council-settings>` too), else the loader's
 * `data-lang`, else the page's, else English. A language that we do not speak is passed over.
 */
export function languageFor(element: Element): Language {
  for (let at = ancestorWithLanguage(element); at;) {
    const language = languageOf(at.getAttribute('lang'));
    if (language) return language;
    const above = parentOf(at);
    if (!above) break;
    at = above instanceof Element ? ancestorWithLanguage(above) : undefined;
  }
  return languageOf(scriptSetting('lang')) ?? languageOf(document.documentElement.lang) ?? 'en';
}

/** Calls back when a `lang` changes anywhere around an element. Returns the way to stop. */
export function watchLanguage(element: Element, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  const options = { attributes: true, attributeFilter: ['lang', 'data-lang'], subtree: true };
  for (let root: Node = element.getRootNode(); ; root = root.host.getRootNode()) {
    observer.observe(root, options);
    if (!(root instanceof ShadowRoot)) break;
  }
  return () => observer.disconnect();
}
