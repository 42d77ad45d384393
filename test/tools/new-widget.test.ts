import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newWidget } from '../../.config/new-widget.ts';
import { missingParts } from '../../.config/widget-parts.ts';

const changed = [
  'src/loader/files.ts',
  'src/all.ts',
  'src/index.ts',
  'README.md',
  'custom-elements.json',
  '.config/sizes.json',
  'demo/report-a-problem.html',
  'demo/cy/report-a-problem.html',
];

describe('npm run new:widget', () => {
  let root: string;
  const read = (file: string) => readFileSync(join(root, file), 'utf8');

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'council-widget-'));
    for (const file of changed) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      cpSync(file, join(root, file));
    }
    mkdirSync(join(root, 'src/widgets'));
    newWidget(root, 'ask-the-mayor');
  });

  after(() => rmSync(root, { recursive: true }));

  it('leaves only the manifest to be made from the sources', () => {
    assert.deepEqual(missingParts(root, 'ask-the-mayor'), ['custom-elements.json: "council-ask-the-mayor"']);
  });

  it('names the class, the tag and the event after the widget', () => {
    const source = read('src/widgets/ask-the-mayor/ask-the-mayor.ts');
    assert.match(source, /class AskTheMayor extends CouncilWidget/);
    assert.match(source, /@element council-ask-the-mayor/);
    assert.match(source, /'council-ask-the-mayor-finished'/);
  });

  it('keeps what the lists had', () => {
    for (const file of ['src/loader/files.ts', 'src/all.ts', 'src/index.ts', 'README.md', '.config/sizes.json']) {
      assert.match(read(file), /report-a-problem/, file);
    }
  });

  it('gives the demo page the frame of the others, and only its own tag', () => {
    const page = read('demo/ask-the-mayor.html');
    assert.match(page, /<title>Ask the mayor – /);
    assert.match(page, /<council-ask-the-mayor>/);
    assert.doesNotMatch(page, /<council-report-a-problem/);
  });

  it('gives it a twin in Welsh, and each leads to the other', () => {
    for (const [page, other] of [
      ['demo/ask-the-mayor.html', '/cy/ask-the-mayor.html'],
      ['demo/cy/ask-the-mayor.html', '/ask-the-mayor.html'],
    ] as const) {
      assert.match(read(page), new RegExp(`<link rel="alternate"[^>]*href="${other}"`), page);
      assert.match(read(page), new RegExp(`<a class="language" href="${other}"`), page);
    }
  });

  for (const name of ['', 'Mayor', 'ask_the_mayor', '../mayor', 'ask-', 'settings', 'ask-the-mayor']) {
    it(`refuses "${name}"`, () => assert.throws(() => newWidget(root, name)));
  }
});
