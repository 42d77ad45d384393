/** Writes openapi.json from the contract; `--check` only says whether the file is what would be written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '../server/openapi.ts';

const path = join(import.meta.dirname, '../openapi.json');
const text = `${JSON.stringify(openApi(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
} else if (readFileSync(path, 'utf8') !== text) {
  console.error('openapi.json is not what the contract says: run `npm run openapi`.');
  process.exitCode = 1;
}
