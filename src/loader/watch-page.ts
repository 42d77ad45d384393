import { version } from '../core/version.ts';

/** How far outside the viewport a widget begins to load, in pixels. */
const nearby = 600;

/** A tag that could not be loaded is tried again at most this often, in milliseconds. */
const pause = 5000;

/** Attributes that a placeholder may not set: `data-onclick` is harmless where it stands, `onclick` is a script. */
const copied = /^data-(?!on|style$|council-widget$)/;

const createElement: (this: Document, tag: string) => Element = Document.prototype.createElement;
const matches: (this: Element, selector: string) => boolean = Element.prototype.matches;
type Find = (this: Node, selector: string) => Iterable<Element>;
const findInPage: Find = Document.prototype.querySelectorAll;
const find: Find = Element.prototype.querySelectorAll;

export interface LoaderOptions {
  /** What each tag needs, by its name without `council-`: addresses, fetched side by side. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** What these addresses are relative to. */
  readonly base: string;
  readonly importFile: (url: string) => Promise<unknown>;
  /** The code of an element is being fetched, for the first time. */
  readonly needed?: (element: Element, name: string) => void;
}

/**
 * Finds `<council-…>` tags and `<div data-council-widget="…">` placeholders in a page, now and later, and fetches the
 * code of each when it nears the viewport. It leans on nothing that a page can put in the way: a form or an image named
 * like a method of the document hides that method, so they are called from their prototypes.
 * @returns the way to stop.
 */
export function watchPage(page: Document | Element, { files, base, importFile, needed }: LoaderOptions): () => void {
  const names = Object.keys(files);
  const selector = `${names.map((name) => `council-${name}`).join()},div[data-council-widget]`;
  const loads = new Map<string, Promise<unknown>>();
  const failures = new Map<string, number>();
  const told = new Set<string>();

  function tell(say: (...words: unknown[]) => void, message: string, cause?: unknown): void {
    if (told.has(message)) return;
    told.add(message);
    say(`Council Elements: ${message}`, ...(cause === undefined ? [] : [cause]));
  }

  /** Firefox remembers a module that could not be fetched and never asks again: so do not ask while offline. */
  function fetchFile(file: string): Promise<unknown> {
    const url = new URL(file, base).href;
    return (navigator.onLine ? importFile(url) : Promise.reject(new Error('offline'))).catch((cause: unknown) => {
      tell(console.error, `could not load ${url}`, cause);
      throw cause;
    });
  }

  function need(name: string, element?: Element): void {
    if (loads.has(name) || customElements.get(`council-${name}`)) return;
    if (element) needed?.(element, name);
    loads.set(
      name,
      Promise.all((files[name] ?? []).map(fetchFile)).catch(() => {
        loads.delete(name);
        failures.set(name, Date.now());
      }),
    );
  }

  function near(element: Element): void {
    const name = element.localName.slice('council-'.length);
    if (Date.now() - (failures.get(name) ?? 0) < pause) return;
    need(name, element);
    if (element.closest('council-settings')) need('settings');
  }

  /** A style of the page that hides the tag itself would keep it from ever being near: our own styles show it. */
  const hiddenByStyle = (element: Element) =>
    !element.hasAttribute('hidden') && getComputedStyle(element).display === 'none';

  const sight =
    'IntersectionObserver' in globalThis
      ? new IntersectionObserver(
          (entries, observer) => {
            for (const { target, isIntersecting } of entries) {
              if (customElements.get(target.localName)) observer.unobserve(target);
              else if (isIntersecting || hiddenByStyle(target)) near(target);
            }
          },
          { rootMargin: `${nearby}px` },
        )
      : undefined;

  /** Asked at once, since an observer answers after the page is painted. */
  function isInSight(element: Element): boolean {
    const [box] = element.getClientRects();
    return box !== undefined && box.top < innerHeight + nearby && box.bottom > -nearby;
  }

  /** Puts the tag into its placeholder, around what stands there. */
  function fill(placeholder: Element): void {
    const name = placeholder.getAttribute('data-council-widget') ?? '';
    if (!names.includes(name)) return tell(console.warn, `no widget "${name}". There are ${names.join(', ')}.`);
    const tag = `council-${name}`;
    if (placeholder.querySelector(tag)) return;
    const element = createElement.call(document, tag);
    for (const { name: attribute, value } of placeholder.attributes) {
      if (copied.test(attribute)) element.setAttribute(attribute.slice('data-'.length), value);
    }
    element.append(...placeholder.childNodes);
    placeholder.append(element);
  }

  /** A tag that another copy or another library had first stays theirs. */
  function notOurs(tag: string): boolean {
    const defined = customElements.get(tag);
    if (!defined || defined.councilVersion === version) return false;
    const whose = defined.councilVersion ?? 'another library';
    tell(console.warn, `<${tag}> is already defined (${whose}); this copy (${version}) is not used.`);
    return true;
  }

  function found(element: Element): void {
    if (element.localName === 'div') return fill(element);
    if (notOurs(element.localName)) return;
    if (!sight || isInSight(element)) near(element);
    sight?.observe(element);
  }

  const additions = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (matches.call(node, selector)) found(node);
        for (const element of find.call(node, selector)) found(element);
      }
    }
  });
  const backOnline = () => {
    for (const name of failures.keys()) need(name);
    failures.clear();
  };

  additions.observe(page, { childList: true, subtree: true });
  addEventListener('online', backOnline);
  for (const element of (page instanceof Document ? findInPage : find).call(page, selector)) found(element);

  return () => {
    additions.disconnect();
    sight?.disconnect();
    removeEventListener('online', backOnline);
  };
}
