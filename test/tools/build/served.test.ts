/** What `npm run build` left in `dist/`, as files and as a page on another origin meets it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium as playwright, type Browser, type ConsoleMessage, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromium } from '../../../.config/browsers.ts';
import { files } from '../../../src/loader/files.ts';

/** What councils serve: neither what is for bundlers nor the demo's staff desk. */
const scripts = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !/^(?:lib|desk)\b/.test(file))
    .sort();

const hashes = (folder: string) =>
  scripts(folder).map((file) => [
    file,
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex'),
  ]);

describe('the served files', () => {
  it('are the same when they are built again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'council-build-'));
    try {
      await build({ logLevel: 'error', build: { outDir: folder } });
      assert.deepEqual(hashes(folder), hashes('dist'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('evaluate no text, write no markup of the page and carry no inline style', () => {
    const forbidden = [
      /\beval\(/,
      /new Function\b/,
      /\bdocument\.write/,
      /<style\b/,
      / style=/,
      /createPolicy\(.lit-html/,
    ];
    for (const file of [...scripts('dist'), 'desk/desk.js']) {
      const text = readFileSync(join('dist', file), 'utf8');
      for (const pattern of forbidden) assert.ok(!pattern.test(text), `${file} has ${String(pattern)}`);
    }
  });

  it('have the name of their content, but for council.js', () => {
    for (const file of scripts('dist')) assert.match(file, /^(council|chunks\/[\w.-]+-[\w-]{8})\.js$/);
  });

  it('have source maps of their own', () => {
    for (const file of scripts('dist')) assert.ok(existsSync(join('dist', `${file}.map`)) || /worker/.test(file), file);
  });
});

/** Answers from `dist/` under `/widgets/`, to every origin, and from `pages`. */
function serve(pages: Record<string, string> = {}): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const page = pages[path];
    if (page !== undefined) return void response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    const file = join('dist', path.replace('/widgets/', ''));
    if (!path.startsWith('/widgets/') || !existsSync(file)) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' })
      .end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

describe('council.js on a page of another origin', () => {
  let widgets: Server;
  let council: Server;
  let browser: Browser;
  let page: Page;
  const pages: Record<string, string> = {};

  before(async () => {
    widgets = await serve();
    const script = `<script type="module" src="${originOf(widgets)}/widgets/council.js"></script>`;
    const html = (body: string) =>
      `<!doctype html><html lang="en"><head><title>Council</title></head><body>${body}</body></html>`;
    for (const name of Object.keys(files)) pages[`/${name}`] = html(`<council-${name}></council-${name}>${script}`);
    pages['/none'] = html(`<p>Bins</p>${script}`);
    pages['/placeholder'] = html(
      `<div data-council-widget="report-a-problem"><a href="tel:01632960001">Ring us</a></div>${script}`,
    );
    pages['/twice'] = html(`<council-settings></council-settings>${script}${script.replace('.js', '.js?again')}`);
    pages['/early'] = html(`${script.replace('module"', 'module" async')}<council-settings></council-settings>`);
    council = await serve(pages);
    const { executablePath, args } = await chromium();
    browser = await playwright.launch({ executablePath, args: [...args] });
  });

  after(async () => {
    await browser.close();
    for (const server of [widgets, council]) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function open(path: string, prepare?: (page: Page) => Promise<unknown>): Promise<string[]> {
    page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await prepare?.(page);
    await page.goto(originOf(council) + path);
    return asked;
  }

  const defined = (tag: string) =>
    page.waitForFunction(`customElements.get('${tag}') !== undefined`, undefined, { timeout: 10_000 });

  const preload = JSON.parse(readFileSync('dist/preload.json', 'utf8')) as Record<string, string[]>;
  for (const [name] of Object.entries(files)) {
    it(`registers council-${name} after two rounds of requests: itself, then all that the tag needs`, async () => {
      const asked = await open(`/${name}`);
      await defined(`council-${name}`);
      const chunks = asked.filter((url) => url.includes('/widgets/chunks/'));
      // The loader knows them all; one that another asks for would be a third round.
      assert.deepEqual(
        chunks.map((url) => url.slice(url.indexOf('chunks/'))).sort(),
        [...(preload[name] ?? [])].sort(),
      );
      assert.ok(asked.every((url) => url.startsWith(originOf(widgets)) || url.startsWith(originOf(council))));
    });
  }

  it('fetches nothing for a page without widgets', async () => {
    const asked = await open('/none');
    await page.waitForLoadState('networkidle');
    assert.equal(asked.filter((url) => url.includes('/chunks/')).length, 0);
  });

  it('fills a placeholder around what stands there, and leaves the rest of the page alone', async () => {
    await open('/placeholder');
    await defined('council-report-a-problem');
    const html = await page.content();
    const written = pages['/placeholder'] ?? '';
    const tag = '<council-report-a-problem><a href="tel:01632960001">Ring us</a></council-report-a-problem>';
    assert.equal(
      html.replace(/^<!DOCTYPE html>/, '<!doctype html>'),
      written.replace('<a href="tel:01632960001">Ring us</a>', tag),
    );
  });

  it('finds a tag that the parser reaches after it', async () => {
    await open('/early');
    await defined('council-settings');
  });

  it('says so when it is there twice', async () => {
    const warnings: string[] = [];
    await open('/twice', async (fresh) => fresh.on('console', (message) => warnings.push(message.text())));
    await defined('council-settings');
    assert.equal(warnings.filter((text) => text.includes('already on this page')).length, 1);
  });

  it('keeps what stands between the tags when a chunk cannot be had, and brings it when the network is back', async () => {
    let told: Promise<ConsoleMessage> | undefined;
    await open('/placeholder', async (fresh) => {
      told = fresh.waitForEvent('console', (message) => message.text().includes('could not load'));
      await fresh.route('**/chunks/**', (route) => route.abort());
    });
    assert.match((await told)?.text() ?? '', new RegExp(`could not load ${originOf(widgets)}/widgets/chunks/`));
    assert.ok(await page.getByText('Ring us').isVisible());
    await page.unroute('**/chunks/**');
    await page.evaluate(`dispatchEvent(new Event('online'))`);
    await defined('council-report-a-problem');
  });
});
