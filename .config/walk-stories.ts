/**
 * Opens every story of the built Storybook in Chromium: it must render, play to its end and pass axe, which Storybook's
 * accessibility panel runs there. With words as arguments, only the stories whose id contains one of them; in another
 * language than English with `STORY_LANGUAGE=ar`.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium as playwright, type Page } from 'playwright-core';
import { chromium } from './browsers.ts';
import { writeCounts } from './counts.ts';

const root = 'storybook-static';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};
/** A story that takes longer than this, in milliseconds, hangs. */
const patience = 30_000;

/** What Storybook tells its manager about the end of a story. */
interface Outcome {
  readonly status?: string;
  readonly why?: string;
  readonly reporters?: readonly {
    readonly type: string;
    readonly result: { readonly violations?: readonly Violation[]; readonly error?: unknown };
  }[];
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: unknown }[];
}

/** Runs in the page before anything else: keeps what Storybook tells its manager about the end of a story. */
function listen(): void {
  const failures = [
    'playFunctionThrewException',
    'storyThrewException',
    'unhandledErrorsWhilePlaying',
    'storyErrored',
    'storyMissing',
  ];
  const page = globalThis as unknown as { storyOutcome: Promise<Outcome> };
  let channel: unknown;
  Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(value: { on: (name: string, heard: (event: Outcome) => void) => void }) {
      channel = value;
      page.storyOutcome = new Promise((resolve) => {
        value.on('storyFinished', resolve);
        for (const name of failures) {
          value.on(name, (event) => resolve({ status: name, why: JSON.stringify(event).slice(0, 600) }));
        }
      });
    },
  });
}

function faultsOf({ status, why = '', reporters = [] }: Outcome): string[] {
  const axe = reporters.filter(({ type }) => type === 'a11y').map(({ result }) => result);
  const found = axe.flatMap(({ violations = [] }) => violations);
  return [
    // "error" says that a reporter has found something, which follows.
    ...(status === 'success' || found.length > 0 ? [] : [`${status} ${why}`]),
    ...(status === 'success' && !axe.some(({ violations }) => violations) ? ['axe did not look at it'] : []),
    ...axe.flatMap(({ error }) => (error === undefined ? [] : [`axe broke off: ${JSON.stringify(error)}`])),
    ...found.map(
      ({ id, help, nodes }) => `${id}: ${help}, at ${nodes.map(({ target }) => JSON.stringify(target)).join(' ')}`,
    ),
  ];
}

async function visit(page: Page, address: string): Promise<string[]> {
  try {
    await page.goto(address);
    const outcome = await page.evaluate<Outcome, number>(async (limit) => {
      const scope = globalThis as unknown as { storyOutcome?: Promise<Outcome> };
      const late = new Promise<Outcome>((resolve) => setTimeout(() => resolve({ status: 'hangs' }), limit));
      return Promise.race([scope.storyOutcome ?? late, late]);
    }, patience);
    return faultsOf(outcome);
  } catch (error) {
    return [(error as Error).message];
  }
}

const server = createServer((request, response) => {
  const file = join(root, normalize(new URL(request.url ?? '/', 'http://localhost').pathname));
  if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    // The same scripts for every story: the browser keeps what it has compiled.
    'cache-control': 'max-age=3600',
  });
  createReadStream(file).pipe(response);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const { entries } = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8')) as {
  entries: Record<string, { readonly id: string; readonly type: string }>;
};
const wanted = process.argv.slice(2);
const { STORY_LANGUAGE: language } = process.env;
const globals = language === undefined ? '' : `&globals=language:${language}`;
const stories = Object.values(entries)
  .filter(({ id, type }) => type === 'story' && (wanted.length === 0 || wanted.some((word) => id.includes(word))))
  .map(({ id }) => id);

const { executablePath, args } = await chromium();
const browser = await playwright.launch({ executablePath, args: [...args] });
let passed = 0;
const failures: string[] = [];
const queue = [...stories];

/**
 * One page for many stories: each is a document of its own, and to open a window costs more than a story. No storage is
 * shared between two that are walked at once: one would send what the other keeps on the device.
 */
async function walk(): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.addInitScript(listen);
  let errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`error nobody caught: ${error.message}`));
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const faults = await visit(page, `${base}/iframe.html?id=${id}&viewMode=story${globals}`);
    faults.push(...errors);
    errors = [];
    if (faults.length > 0) failures.push(id);
    else passed += 1;
    console.log([`${faults.length > 0 ? 'FAIL' : 'ok  '} ${id}`, ...faults].join('\n     '));
  }
}
// One page a core.
await Promise.all([walk(), walk()]);
await browser.close();
server.close();
console.log(`${passed} stories passed, ${failures.length} failed`);
writeCounts({ passed, failed: failures.length, skipped: 0, failures });
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
