import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { floorFaults } from '../../.config/floors.ts';

/** A project with these modules and one dependency on each side. */
function faultsOf(modules: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'floors-'));
  const files = {
    'package.json': '{"dependencies":{"lit":"3"},"devDependencies":{"vite":"8"}}',
    'server/package.json': '{"dependencies":{"hono":"4"}}',
    'src/index.ts': '',
    ...modules,
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  try {
    return floorFaults(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('the floors', () => {
  const refused: Record<string, Record<string, string>> = {
    'an import from above': { 'src/core/a.ts': `import '../api/b.ts';` },
    'a dynamic import from above': { 'src/fields/a.ts': `const b = () => import('../widgets/pay/b.ts');` },
    'a type from above': { 'src/api/a.ts': `import type { B } from '../settings/b.ts';` },
    'a re-export from above': { 'src/theme/a.ts': `export * from '../controllers/b.ts';` },
    'a neighbour on the same floor': { 'src/api/a.ts': `import '../i18n/b.ts';` },
    'one widget in another': { 'src/widgets/pay/a.ts': `import '../feedback/b.ts';` },
    'one block in another': { 'src/blocks/map/text.ts': `import '../photo/select.ts';` },
    'the server in the page': { 'src/api/a.ts': `import '../../server/b.ts';` },
    'a test in the page': { 'src/api/a.ts': `import '../../test/b.ts';` },
    'widgets in the server': { 'server/a.ts': `import '../src/api/b.ts';` },
    'the demo in the server': { 'server/a.ts': `import '../demo/b.ts';` },
    'Node in the page': { 'src/core/a.ts': `import 'node:fs';` },
    'a tool in the page': { 'src/core/a.ts': `import 'vite';` },
    'a package of the page in the server': { 'server/a.ts': `import 'lit/decorators.js';` },
    'a folder without a floor': { 'src/misc/a.ts': `import '../core/b.ts';` },
  };
  for (const [what, modules] of Object.entries(refused)) {
    it(`refuse ${what}`, () => assert.equal(faultsOf(modules).length, 1));
  }

  const allowed: Record<string, Record<string, string>> = {
    'what stands below': { 'src/widgets/pay/a.ts': `import '../../core/b.ts'; import '../../blocks/map/map.ts';` },
    'its own unit': { 'src/widgets/pay/a.ts': `import './steps/b.ts';`, 'src/api/a.ts': `import './b.ts';` },
    'the contract and core in the server': {
      'server/a.ts': `import '../src/contract/b.ts'; import '../src/core/b.ts';`,
    },
    'a dependency': {
      'src/core/a.ts': `import 'lit/decorators.js';`,
      'server/a.ts': `import 'hono'; import 'node:fs';`,
    },
    'every floor at the top': { 'src/all.ts': `import './widgets/pay/define.ts';` },
  };
  for (const [what, modules] of Object.entries(allowed)) {
    it(`allow ${what}`, () => assert.deepEqual(faultsOf(modules), []));
  }

  it('hold in this project', () => assert.deepEqual(floorFaults(process.cwd()), []));
});
