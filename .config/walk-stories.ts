/**
 * Opens every story of the built Storybook in Chromium: it must render, play to its end and pass axe. With words as
 * arguments, only the stories whose id contains one of them.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import { chromium as playwright, type BrowserContext, type Page } from 'playwright-core';
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
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeOptions: RunOptions = {
  // A story is a part of a page: the landmarks around it are the page's.
  rules: { region: { enabled: false } },
  resultTypes: ['violations'],
};
/** A story that takes longer than this, in milliseconds, hangs. */
const patience = 30_000;

interface Outcome {
  readonly status: string;
  readonly why: string;
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
    set(value: { on: (name: string, heard: (event: { status?: string }) => void) => void }) {
      channel = value;
      page.storyOutcome = new Promise((resolve) => {
        value.on('storyFinished', ({ status = '' }) => resolve({ status, why: '' }));
        for (const name of failures) {
          value.on(name, (event) => resolve({ status: name, why: JSON.stringify(event).slice(0, 600) }));
        }
      });
    },
  });
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults, RunOptions>(async (options) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (where: string, options: RunOptions) => Promise<AxeResults> };
    };
    return axe.run('#storybook-root', options);
  }, axeOptions);
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}, at ${nodes.map(({ target }) => JSON.stringify(target)).join(' ')}`,
  );
}

async function faultsOf(context: BrowserContext, address: string): Promise<string[]> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error nobody caught: ${error.message}`));
  page.setDefaultTimeout(patience);
  try {
    await page.addInitScript(listen);
    await page.goto(address);
    const outcome = await page.evaluate<Outcome, number>(async (limit) => {
      const scope = globalThis as unknown as { storyOutcome?: Promise<Outcome> };
      const late = new Promise<Outcome>((resolve) => setTimeout(() => resolve({ status: 'hangs', why: '' }), limit));
      return Promise.race([scope.storyOutcome ?? late, late]);
    }, patience);
    if (outcome.status !== 'success') faults.push(`${outcome.status} ${outcome.why}`);
    // A story that broke off may have left axe, which Storybook runs too, in the middle.
    if (['success', 'error'].includes(outcome.status)) faults.push(...(await violations(page)));
  } catch (error) {
    faults.push((error as Error).message);
  } finally {
    await page.close();
  }
  return faults;
}

const server = createServer((request, response) => {
  const file = join(root, normalize(new URL(request.url ?? '/', 'http://localhost').pathname));
  if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const { entries } = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8')) as {
  entries: Record<string, { readonly id: string; readonly type: string }>;
};
const wanted = process.argv.slice(2);
const stories = Object.values(entries)
  .filter(({ id, type }) => type === 'story' && (wanted.length === 0 || wanted.some((word) => id.includes(word))))
  .map(({ id }) => id);

const { executablePath, args } = await chromium();
const browser = await playwright.launch({ executablePath, args: [...args] });
const context = await browser.newContext({ reducedMotion: 'reduce' });
let passed = 0;
let failed = 0;
const queue = [...stories];

async function walk(): Promise<void> {
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const faults = await faultsOf(context, `${base}/iframe.html?id=${id}&viewMode=story`);
    if (faults.length > 0) failed += 1;
    else passed += 1;
    console.log([`${faults.length > 0 ? 'FAIL' : 'ok  '} ${id}`, ...faults].join('\n     '));
  }
}
// One page a core.
await Promise.all([walk(), walk()]);
await browser.close();
server.close();
console.log(`${passed} stories passed, ${failed} failed`);
writeCounts({ passed, failed, skipped: 0 });
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
