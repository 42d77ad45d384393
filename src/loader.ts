/**
 * `council.js`: the one script that a page includes. It finds the widgets of the page and fetches the code of each when
 * it nears the viewport; settings on its tag (`data-api-base` and others) are read by the widgets themselves.
 */
import { version } from './core/version.ts';
import { files } from './loader/files.ts';
import { readEarly } from './loader/read-early.ts';
import { reads } from './loader/reads.ts';
import { watchPage } from './loader/watch-page.ts';

const mark = Symbol.for('council-elements');

function start(): void {
  watchPage(document, {
    files,
    base: import.meta.url,
    needed: (element, name) => readEarly(element, reads[name] ?? []),
    importFile: (url) => import(/* @vite-ignore */ url) as Promise<unknown>,
  });
}

const first = (globalThis as { [mark]?: string })[mark];
if (first) {
  console.warn(`Council Elements ${first} is already on this page; this copy (${version}) is not used.`);
} else {
  Object.defineProperty(globalThis, mark, { value: version });
  // A page that is still being read could add to a placeholder after it was filled.
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start, { once: true });
  else start();
}
