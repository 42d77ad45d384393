import { languageOf, type Language } from '../i18n/languages.ts';

/** `council.js` by that name or one that a build made of it. */
const loaderFile = /(?:^|\/)council[\w.-]*\.js(?:$|[?#])/;

/** From its prototype: a form or an image of the page may hide `document.querySelectorAll` by its name. */
const find: (this: Node, selector: string) => Iterable<Element> = Document.prototype.querySelectorAll;

/**
 * A setting on the loader's own tag: `<script src="…/council.js" data-api-base="…">`. Scripts of others have a
 * `data-lang` or a `data-theme` too.
 */
export function scriptSetting(name: 'api-base' | 'lang' | 'theme' | 'contact'): string | undefined {
  const ours = [...find.call(document, `script[src][data-${name}]`)].find(
    (script) => loaderFile.test(script.getAttribute('src') ?? '') || script.hasAttribute('data-api-base'),
  );
  return ours?.getAttribute(`data-${name}`) ?? undefined;
}

/** The next one outwards: the parent, or the element whose shadow this is. */
const around = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : node.parentNode);

/** Whether there is such an element around this one, through shadow roots. */
export function isInside(element: Element, selector: string): boolean {
  for (let at: Node | null = element; at; at = around(at))
    if (at instanceof Element && at.matches(selector)) return true;
  return false;
}

/**
 * The language of a widget: `lang` on it or on what is around it (a `<council-settings>` too), else the loader's
 * `data-lang`, else the page's, else English. A language that we do not speak is passed over.
 */
export function languageFor(element: Element): Language {
  let page: Language | undefined;
  for (let at: Node | null = element; at; at = around(at)) {
    const language = at instanceof Element ? languageOf(at.getAttribute('lang')) : undefined;
    if (!language) continue;
    if ((at as Element).localName !== 'html') return language;
    page = language;
  }
  return languageOf(scriptSetting('lang')) ?? page ?? 'en';
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
