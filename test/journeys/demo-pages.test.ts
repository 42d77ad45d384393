import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startServer, type TestServer } from '../server/helpers.ts';
import { axeFindings } from './axe.ts';
import { startBrowser } from './visit.ts';

const demo = join(import.meta.dirname, '../../demo');
const read = (path: string) => readFileSync(join(demo, path), 'utf8');
const pages = globSync('**/*.html', { cwd: demo }).sort();
const tag = 'council-report-a-problem';

/** What a page says in the console on purpose. */
const expected: Readonly<Record<string, RegExp>> = {
  // Nobody is signed in yet.
  'desk/index.html': /status of 401/,
  'hosts/blocked.html': /status of 404/,
  'hosts/twice.html': /already on this page/,
};
/** Pages of other websites: of their own making, so they need not look like Exampleton's. */
const isHost = (path: string) => path.startsWith('hosts/') && path !== 'hosts/index.html';
/** Its addresses are those of `npm start`: it is opened from another origin below. */
const elsewhere = 'hosts/bare.html';
/** The staff desk is for officers, in English and with a frame of its own: see desk.test.ts. */
const site = pages.filter((path) => !isHost(path) && !path.startsWith('desk/'));

/** A browser that sees the server as a resident's does, and what it had to complain about. */
interface Visit {
  page: Page;
  complaints: string[];
}

let server: TestServer;
let browser: Browser;

before(async () => {
  server = await startServer({ demoProvider: true });
  browser = await startBrowser();
});

after(async () => {
  await browser.close();
  await server.close();
});

async function visit(address: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  await page.goto(address);
  return { page, complaints };
}

/** Brings every widget near, and waits until each shows something of its own. */
async function widgetsReady(page: Page): Promise<void> {
  for (const element of await page.locator(tag).all()) {
    await element.evaluate((widget) => widget.scrollIntoView());
    await element.locator('form').first().waitFor();
  }
  await page.evaluate(() => scrollTo(0, 0));
}

// A page that shows one widget several times has several searches that are called the same.
const findings = async (page: Page) =>
  axeFindings(page, { 'landmark-unique': { enabled: (await page.locator(tag).count()) < 2 } });

const sidewaysBy = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const path of pages.filter((each) => each !== elsewhere)) {
  describe(path, () => {
    let page: Page;
    let complaints: string[];

    before(async () => {
      ({ page, complaints } = await visit(`${server.url}/${path}`));
      if (path !== 'hosts/blocked.html') await widgetsReady(page);
    });
    after(() => page.close());

    it('opens without a complaint of the browser or a violation of its policy', () => {
      const known = expected[path];
      assert.deepEqual(
        complaints.filter((text) => !known?.test(text)),
        [],
      );
      assert.equal(complaints.length > 0, known !== undefined);
    });

    it('has nothing that axe finds wrong', async () => {
      assert.deepEqual(await findings(page), []);
    });

    it('has nothing that axe finds wrong when the visitor prefers dark', async () => {
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await findings(page), []);
    });

    it('does not scroll sideways at 320 pixels', async () => {
      await page.setViewportSize({ width: 320, height: 640 });
      assert.equal(await sidewaysBy(page), 0);
    });
  });
}

describe("Exampleton's website", () => {
  it('says the same in the header and the footer of every page', () => {
    const frame = (path: string) =>
      [/<header>[^]*<\/header>/, /<footer[^]*<\/footer>/]
        .map((part) => part.exec(read(path))?.[0] ?? '')
        .join()
        .replaceAll(' aria-current="page"', '')
        .replace(/<a class="language"[^]*?<\/a>/, '')
        // What is left of a line that the language link shared with others.
        .replace(/<\/a\s*>\s*/g, '</a>');
    for (const path of site) {
      const home = path.startsWith('cy/') ? 'cy/index.html' : 'index.html';
      assert.equal(frame(path), frame(home), path);
    }
  });

  it('has a Welsh twin of every page for residents, and each leads to the other', () => {
    const english = site.filter((path) => !/^(?:cy|hosts)\/|^embed-builder/.test(path));
    assert.ok(english.length >= 5);
    for (const path of english) {
      const at = path.replace(/index\.html$/, '');
      assert.match(read(path), new RegExp(`class="language" href="/cy/${at}" lang="cy"`), path);
      assert.match(read(`cy/${path}`), new RegExp(`class="language" href="/${at}" lang="en-GB"`), path);
    }
  });

  it('leads nowhere that is not there', async () => {
    const asked = new Map<string, number>();
    for (const path of pages) {
      for (const [, address = ''] of read(path).matchAll(/(?:href|src)="([^"#]+)"/g)) {
        const { href, origin } = new URL(address, `${server.url}/${path}`);
        if (origin !== server.url || /not-there/.test(href)) continue;
        if (!asked.has(href)) asked.set(href, (await fetch(href)).status);
        assert.equal(asked.get(href), 200, `${path} leads to ${address}`);
      }
    }
  });

  it('names services and groups that there are', async () => {
    const answer = await fetch(`${server.url}/api/services?kind=report`);
    const { services, groups } = (await answer.json()) as Record<'services' | 'groups', { code: string }[]>;
    for (const path of pages) {
      for (const [, code] of read(path).matchAll(/council-service=([\w-]+)/g)) {
        assert.ok(
          services.some((service) => service.code === code) || path === 'embed-builder.html',
          `${path}: ${code}`,
        );
      }
      for (const [, code] of read(path).matchAll(/\sgroup="([^"]+)"|data-group="([^"]+)"/g)) {
        assert.ok(groups.some((group) => group.code === code) || code === undefined, `${path}: ${code}`);
      }
    }
  });

  it('starts a report of a common problem at the place', async () => {
    const { page } = await visit(`${server.url}/`);
    await page.getByRole('link', { name: 'Pothole' }).click();
    await page.getByRole('heading', { name: 'Where is it?' }).waitFor();
    await page.close();
  });

  it('takes the place from the search on the home page', async () => {
    const { page } = await visit(`${server.url}/`);
    await page.getByLabel('Where is it?').fill('Mill Lane');
    await page.getByRole('button', { name: 'Report a problem' }).click();
    await page.getByRole('radio', { name: 'Pothole' }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Mill Lane').first().waitFor();
    await page.close();
  });

  it('gives a telephone number where there is no JavaScript', async () => {
    const { page } = await visit(`${server.url}/report-a-problem.html`, { javaScriptEnabled: false });
    assert.ok(await page.locator(tag).getByRole('link', { name: '01632 960 001' }).isVisible());
    await page.close();
  });
});

describe('Pages of other websites', () => {
  async function open(path: string): Promise<Page> {
    const { page } = await visit(`${server.url}/hosts/${path}`);
    return page;
  }

  it('show what stands between the tags when the script does not come', async () => {
    const page = await open('blocked.html');
    assert.ok(await page.getByRole('link', { name: '01632 960 001' }).isVisible());
    await page.close();
  });

  it('cannot hide the widget, nor does the widget change them', async () => {
    const page = await open('hostile.html');
    await widgetsReady(page);
    const look = (element: Element) => {
      const { textTransform, letterSpacing, opacity } = getComputedStyle(element);
      return { textTransform, letterSpacing, opacity };
    };
    assert.equal((await page.locator('h1').first().evaluate(look)).textTransform, 'uppercase');
    const search = page.getByLabel('Search for a problem');
    assert.deepEqual(await search.evaluate(look), { textTransform: 'none', letterSpacing: 'normal', opacity: '1' });
    await search.fill('pothole');
    await page.getByRole('radio', { name: 'Pothole' }).check();
    await page.close();
  });

  it('speak through the widget in their own language and direction', async () => {
    const page = await open('right-to-left.html');
    await widgetsReady(page);
    const widget = page.locator(`${tag} .widget`);
    assert.deepEqual([await widget.getAttribute('lang'), await widget.getAttribute('dir')], ['ar', 'rtl']);
    await page.close();
  });

  it('give two widgets different settings, and a council its own words', async () => {
    const page = await open('settings.html');
    await page.getByRole('heading', { name: 'Beth yw’r broblem?' }).waitFor();
    await page.getByRole('heading', { name: 'What has gone wrong?' }).waitFor();
    const themes = page.locator(`${tag} .widget`);
    await themes.nth(1).waitFor();
    const theme = (element: Element) => element.getAttribute('data-theme');
    assert.deepEqual([await themes.first().evaluate(theme), await themes.nth(1).evaluate(theme)], ['page', 'dark']);
    await page.close();
  });

  it('may add a placeholder long after they have loaded', async () => {
    const page = await open('placeholders.html');
    await widgetsReady(page);
    await page.getByRole('button', { name: 'Add a placeholder in Polish' }).click();
    await page.locator(`#later ${tag} .widget[lang=pl] form`).waitFor();
    await page.close();
  });

  it('count no violation of a strict policy', async () => {
    const page = await open('policy.html');
    await widgetsReady(page);
    assert.equal(await page.getByRole('status', { name: 'Violations so far' }).textContent(), '0');
    await page.close();
  });
});

describe('Another origin', () => {
  let other: Server;
  let address: string;
  let body: string;

  before(async () => {
    other = createServer((_request, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(body),
    );
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
  });
  after(() => other.close());

  it('can carry the bare file', async () => {
    body = read(elsewhere).replaceAll('http://localhost:4310', server.url);
    const { page, complaints } = await visit(address);
    await widgetsReady(page);
    assert.deepEqual(
      complaints.filter((text) => !text.includes('favicon') && !/status of 404/.test(text)),
      [],
    );
    assert.deepEqual(await findings(page), []);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await sidewaysBy(page), 0);
    await page.close();
  });

  for (const shape of ['A tag', 'A <div>']) {
    it(`works with what the embed builder hands out: ${shape}`, async () => {
      const { page, complaints } = await visit(`${server.url}/embed-builder.html`);
      await page.getByLabel('Language').selectOption('cy');
      await page.getByLabel('Problem that is chosen already').selectOption('pothole');
      await page.getByLabel('Colours').selectOption('dark');
      await page.getByLabel('Place to search for').fill('"Mill" & <Lane>');
      await page.getByLabel('Brand', { exact: true }).fill('#ffd400');
      await page.getByLabel(shape, { exact: true }).check();
      await page.getByLabel('Start sooner').check();
      await page.locator(`#preview .widget[lang=cy][data-theme=dark]`).waitFor();
      assert.match((await page.locator('#contrast').textContent()) ?? '', /Button: 1\.\d to 1, too little/);
      assert.match((await page.locator('#policy').textContent()) ?? '', new RegExp(`connect-src ${server.url};`));
      const lines = (await page.locator('#snippet').textContent()) ?? '';
      const preloaded = [...lines.matchAll(/<link rel="modulepreload" href="([^"]+)" \/>/g)].map(([, url = '']) => url);
      const rule = (await page.locator('#styles').textContent()) ?? '';
      assert.deepEqual(complaints, []);
      await page.close();

      body = `<!doctype html><html lang="en"><title>Pasted</title><style>${rule}</style>${lines}`;
      const pasted = await visit(address);
      await widgetsReady(pasted.page);
      const fetched = await pasted.page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      );
      assert.ok(preloaded.length >= 2);
      // Once each: what was fetched early is what is used.
      for (const url of preloaded) assert.equal(fetched.filter((name) => name === url).length, 1, url);
      const widget = pasted.page.locator(tag);
      assert.equal(await widget.getAttribute('place'), '"Mill" & <Lane>');
      assert.equal(await widget.getAttribute('service'), 'pothole');
      const shown = pasted.page.locator(`${tag} .widget[lang=cy][data-theme=dark]`);
      await shown.waitFor();
      const brand = (element: Element) => getComputedStyle(element).getPropertyValue('--council-brand');
      assert.equal(await shown.evaluate(brand), '#ffd400');
      await pasted.page.close();
    });
  }
});
