import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missingParts, widgetNames } from '../../.config/widget-parts.ts';
import { files } from '../../src/loader/files.ts';

const root = process.cwd();

describe('every widget has its words in every language, tests, a story, a demo page and its place in the lists', () => {
  for (const name of widgetNames(root)) {
    it(name, () => assert.deepEqual(missingParts(root, name), []));
  }

  it('the loader knows no other', () => {
    assert.deepEqual(Object.keys(files).sort(), ['settings', ...widgetNames(root)].sort());
  });
});
