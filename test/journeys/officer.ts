import assert from 'node:assert/strict';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { officers } from '../../server/exampleton/officers.ts';
import type { TestServer } from '../server/helpers.ts';
import { axeFindings } from './axe.ts';

/** An officer before a browser. */
export class Officer {
  readonly page: Page;
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  heading(name: string | RegExp): Promise<void> {
    return this.page.getByRole('heading', { name, exact: true }).waitFor();
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Opens a form of "Deal with it". */
  deed(name: string): Promise<void> {
    return this.page.locator('.deeds summary', { hasText: name }).click();
  }

  /** The field of this label in the form that is open. */
  field(name: string): Locator {
    return this.page.locator('.deeds details[open]').getByLabel(name, { exact: true });
  }

  done(text: string): Promise<void> {
    return this.page.locator('.notice.done', { hasText: text }).waitFor();
  }

  /** What has the focus, as its text or its label. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const { activeElement } = document;
      const label = (activeElement as HTMLInputElement | null)?.labels?.[0] ?? activeElement;
      return label?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    });
  }

  /** Tabs on until what has this name has the focus. */
  async to(name: string | RegExp): Promise<void> {
    const passed: string[] = [];
    for (let tab = 0; tab < 120; tab++) {
      const now = await this.focused();
      if (typeof name === 'string' ? now === name : name.test(now)) return;
      passed.push(now.slice(0, 40));
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`Tab never reached ${name.toString()}, but: ${passed.join(' > ')}`);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Nothing of this screen that axe finds wrong, wide and light, narrow and dark, and nothing sideways at 320 pixels. */
  async looksRight(): Promise<void> {
    const { page } = this;
    const size = page.viewportSize() ?? { width: 1200, height: 900 };
    for (const [colorScheme, width] of [
      ['light', size.width],
      ['dark', 320],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ ...size, width });
      assert.deepEqual(await axeFindings(page), [], `${colorScheme}, ${width} pixels`);
    }
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      0,
    );
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light' });
  }

  /** The console of a browser says each refused call; nothing else may be in it. */
  quiet(refused = /status of 401/): void {
    assert.deepEqual(
      this.complaints.filter((text) => !refused.test(text)),
      [],
    );
  }
}

/** How officers come to a desk. */
export function officersAt(where: () => { server: TestServer; browser: Browser }) {
  const open = async (path = '', options: BrowserContextOptions = {}): Promise<Officer> => {
    const { server, browser } = where();
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: 'en-GB', ...options });
    context.setDefaultTimeout(10_000);
    const officer = new Officer(await context.newPage());
    await officer.page.goto(`${server.url}/desk/${path}`);
    return officer;
  };
  const signedIn = async (path = '', options: BrowserContextOptions = {}): Promise<Officer> => {
    const officer = await open(path, options);
    await officer.press(officers[0]?.name ?? '');
    await officer.press('Sign in');
    await officer.page.getByRole('button', { name: 'Sign out' }).waitFor();
    return officer;
  };
  const at = async (reference: string): Promise<Officer> => {
    const officer = await signedIn(`#/cases/${reference}`);
    await officer.heading('Audit log');
    return officer;
  };
  return { open, signedIn, at };
}
