import assert from 'node:assert/strict';
import { test } from 'node:test';
import packageJson from '../../package.json' with { type: 'json' };
import serverJson from '../../server/package.json' with { type: 'json' };
import { version } from '../../src/core/version.ts';

test('the version that the widgets tell is the one of their package', () => {
  assert.equal(version, packageJson.version);
  assert.equal(serverJson.version, packageJson.version);
});
