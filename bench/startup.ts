/**
 * Time to the first usable control and time blocked, in headless Chromium with the CPU slowed 4 times, 1.6 Mbit/s and
 * 150 ms there and back, cold cache; medians of alternating runs. The measure is the ratio to a custom element written
 * by hand that asks the same API for the same list: times drift from machine to machine, ratios within a run do not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium as playwright, type BrowserContext } from 'playwright-core';
import { chromium } from '../.config/browsers.ts';
import { council, service, services } from '../test/helpers/exampleton.ts';
import type { Figures } from './main.ts';
import { measureSlots, type SlotRun } from './slots.ts';

const root = join(import.meta.dirname, '..');
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html; charset=utf-8' };

/** What is pressed first, if anything, and typed in, in the element that the page is about. */
const report = { press: 'input[type=radio]', field: 'input:not([type=radio])' };
const pages: Readonly<Record<string, { path: string; tag: string; press?: string; field: string }>> = {
  'custom element by hand': { path: '/by-hand.html', tag: 'by-hand-report', ...report },
  'report a problem': { path: '/report.html', tag: 'council-report-a-problem', ...report },
  'the same, started sooner': { path: '/report-sooner.html', tag: 'council-report-a-problem', ...report },
  'book a slot': { path: '/book.html', tag: 'council-book-a-slot', field: 'input[type=search]' },
  'track a request': { path: '/track.html', tag: 'council-track-request', field: 'input[name=reference]' },
};

/** By path; compressed once, in the round that is not counted. */
const compressed = new Map<string, Buffer>();

function keep(path: string, source: Buffer): Buffer {
  const body = brotliCompressSync(source);
  compressed.set(path, body);
  return body;
}

/** The page with the lines that the embed builder adds for "Start sooner". */
function startedSooner(): string {
  const preload = JSON.parse(readFileSync(join(root, 'dist/preload.json'), 'utf8')) as Record<string, string[]>;
  const lines = (preload['report-a-problem'] ?? []).map((file) => `<link rel="modulepreload" href="/${file}" />`);
  const page = readFileSync(join(import.meta.dirname, 'pages/report.html'), 'utf8');
  return page.replace('<script', `${lines.join('')}<script`);
}

/** Serves the built widgets, the pages of this folder and an API, brotli-compressed as any web server would. */
async function startSite(): Promise<{ url: string; close(): void }> {
  const answers: Readonly<Record<string, unknown>> = {
    '/api/council': council(),
    '/api/services': services(),
    '/api/services/pothole': service('pothole'),
  };
  const bodyOf = (path: string): Buffer | undefined => {
    const known = compressed.get(path);
    if (known) return known;
    const answer = answers[path];
    if (path === '/report-sooner.html') return keep(path, Buffer.from(startedSooner()));
    const file = [join(root, 'dist', path), join(import.meta.dirname, 'pages', path)].find((each) => existsSync(each));
    const source = answer ? Buffer.from(JSON.stringify(answer)) : file && path !== '/' ? readFileSync(file) : undefined;
    if (!source) return undefined;
    return keep(path, source);
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    const body = bodyOf(path);
    if (!body) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': path.startsWith('/api/')
        ? 'application/json'
        : (types[extname(path)] ?? 'application/octet-stream'),
      'content-encoding': 'br',
      'cache-control': 'max-age=600',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

interface Run {
  control: number;
  blocked: number;
  requests: number;
  bytes: number;
  input: number;
}

/**
 * One cold start. A site on a port of its own has nothing in any cache; the window stays, since opening one keeps the
 * browser itself busy for a second.
 */
async function measure(context: BrowserContext, { path, tag, press, field }: (typeof pages)[string]): Promise<Run> {
  const page = await context.newPage();
  const site = await startSite();
  try {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 200_000,
      uploadThroughput: 94_000,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let requests = 0;
    let bytes = 0;
    devtools.on('Network.requestWillBeSent', () => requests++);
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.addInitScript(
      ([name, control]) => {
        const figures = { control: 0, blocked: 0, input: 0 };
        Object.assign(globalThis, { figures });
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) figures.blocked += Math.max(0, duration - 50);
        }).observe({ type: 'longtask', buffered: true });
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) figures.input = Math.max(figures.input, duration);
        }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
        const look = () => {
          const found = document.querySelector(name)?.shadowRoot?.querySelector(control);
          if (found) figures.control = performance.now();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      [tag, press ?? field] as const,
    );
    await page.goto(site.url + path);
    await page.waitForFunction(() => (globalThis as unknown as { figures: Run }).figures.control > 0);
    await page.waitForLoadState('networkidle');
    const before = { requests, bytes };
    if (press) await page.locator(`${tag} ${press}`).first().click();
    await page.locator(`${tag} ${field}`).first().pressSequentially('fly tip');
    const figures = await page.evaluate(
      () =>
        new Promise<Omit<Run, 'requests' | 'bytes'>>((resolve) =>
          requestAnimationFrame(() =>
            setTimeout(() => resolve((globalThis as unknown as { figures: Run }).figures), 100),
          ),
        ),
    );
    return { ...figures, ...before };
  } finally {
    await page.close();
    site.close();
  }
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/** Ten thousand times, by the form and by hand in turn. */
async function benchSlots(context: BrowserContext, runs: number): Promise<Figures> {
  const site = await startSite();
  const all: { form: SlotRun; byHand: SlotRun }[] = [];
  try {
    for (let run = 0; run <= runs; run++) {
      const byHand = await measureSlots(context, site.url, '/slots-by-hand.html');
      const form = await measureSlots(context, site.url, '/book.html');
      if (run > 0) all.push({ form, byHand });
    }
  } finally {
    site.close();
  }
  const of = (figure: keyof SlotRun) => Math.round(median(all.map(({ form }) => form[figure])));
  const byHand = Math.round(median(all.map((run) => run.byHand.drawn)));
  return {
    '10,000 times': {
      'drawn, ms': of('drawn'),
      'by hand, ms': byHand,
      'drawn, ratio to by hand': Math.round((of('drawn') / byHand) * 100) / 100,
      'day opened, ms': of('opened'),
      'narrowed, ms': of('narrowed'),
    },
  };
}

export async function benchStartup({ runs }: { runs: number }): Promise<Figures> {
  if (!existsSync(join(root, 'dist/council.js'))) throw new Error('There is no build: npm run build');
  const found = await chromium();
  const browser = await playwright.launch({ executablePath: found.executablePath, args: [...found.args] });
  try {
    const context = await browser.newContext();
    const all = new Map<string, Run[]>();
    for (let run = 0; run <= runs; run++) {
      for (const [name, page] of Object.entries(pages)) {
        const figures = await measure(context, page);
        // The first round wakes the browser up.
        if (run > 0) all.set(name, [...(all.get(name) ?? []), figures]);
      }
    }
    const slots = await benchSlots(context, runs);
    const of = (name: string, figure: keyof Run) => median((all.get(name) ?? []).map((run) => run[figure]));
    const floor = of('custom element by hand', 'control');
    const figures = Object.fromEntries(
      Object.keys(pages).map((name) => [
        name,
        {
          'first control, ms': Math.round(of(name, 'control')),
          'ratio to by hand': Math.round((of(name, 'control') / floor) * 100) / 100,
          'blocked, ms': Math.round(of(name, 'blocked')),
          requests: of(name, 'requests'),
          'transferred, kB': Math.round(of(name, 'bytes') / 100) / 10,
          'slowest input to paint, ms': Math.round(of(name, 'input')),
        },
      ]),
    );
    return { ...figures, ...slots };
  } finally {
    await browser.close();
  }
}
