import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { it } from 'node:test';
import { testFiles } from '../../.config/test-files.ts';

it('every test file is run, and by one part of the tests only', () => {
  const filesOf = (patterns: readonly string[]) =>
    globSync(
      patterns.filter((pattern) => !pattern.startsWith('!')),
      { exclude: patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1)) },
    );
  const run = Object.values(testFiles).flatMap(filesOf).sort();
  assert.deepEqual(run, globSync('test/**/*.test.ts').sort());
});
