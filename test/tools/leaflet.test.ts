import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { it } from 'node:test';
import { leafletWithoutMarkup } from '../../.config/leaflet.ts';

const path = createRequire(import.meta.url).resolve('leaflet/dist/leaflet-src.esm.js');
const source = readFileSync(path, 'utf8');

it('Leaflet is mended for pages that demand Trusted Types', () => {
  assert.match(source, /innerHTML = '<svg\/>'/);
  assert.doesNotMatch(leafletWithoutMarkup(path, source) ?? '', /innerHTML = '<svg\/>'/);
});

it('other files stay as they are, and a Leaflet that has changed stops the build', () => {
  assert.equal(leafletWithoutMarkup('/src/map.ts', source), undefined);
  assert.throws(() => leafletWithoutMarkup(path, '// nothing to mend'), /no longer tries markup/);
});
