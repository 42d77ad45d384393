/**
 * Leaflet asks the browser what it can do by writing `<svg/>` as markup, while it loads. A page that demands Trusted
 * Types refuses that, and the whole module with it. The answer has been yes in every browser for ten years; here the
 * same element is made without markup.
 */
import { RolldownMagicString } from 'rolldown';
import type { Plugin } from 'vite';
import { changed } from './build.ts';

const isLeaflet = /\/leaflet\/dist\/leaflet-src\.esm\.js$/;
const asMarkup = "div.innerHTML = '<svg/>';";
const asElement = "div.appendChild(svgCreate('svg'));";

/** The source of Leaflet, mended; undefined for any other file. Throws when Leaflet has changed. */
export function leafletWithoutMarkup(path: string, code: string): string | undefined {
  if (!isLeaflet.test(path)) return undefined;
  if (code.split(asMarkup).length !== 2)
    throw new Error('Leaflet no longer tries markup where .config/leaflet.ts mends it');
  return code.replace(asMarkup, asElement);
}

/** The same for a build of Vite. */
export const leafletForTrustedTypes = (): Plugin => ({
  name: 'council-leaflet-without-markup',
  transform(code, id) {
    if (leafletWithoutMarkup(id, code) === undefined) return null;
    return changed(new RolldownMagicString(code).replace(asMarkup, asElement));
  },
});
