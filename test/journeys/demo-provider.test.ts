import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { testCards } from '../../server/connectors/pay/demo-provider/cards.ts';
import { words } from '../../server/connectors/pay/demo-provider/words.ts';
import { withProvider } from '../server/demo-provider.ts';
import { axeFindings } from './axe.ts';
import { startBrowser } from './visit.ts';

describe('paying at the demo’s provider', () => {
  let browser: Browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());

  withProvider((get) => {
    const council = () => new URL('/paid?key=abc#there', get().receiver.url).href;

    /** A resident whom the council has just sent to the card page, and all that their browser complains of. */
    async function open(payment: Record<string, unknown>, options: BrowserContextOptions = {}) {
      const id = await get().create({ return_url: council(), ...payment });
      const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: 'en-GB', ...options });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      const { _links } = await get().payment(id);
      await page.goto(_links['next_url']?.href ?? '');
      return { id, page, complaints };
    }

    const status = async (id: string) => (await get().payment(id)).state.status;
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

    it('goes from an empty form to the council again, by keyboard, and pays once', async () => {
      const t = words.en;
      const { id, page, complaints } = await open({ email: 'robin@example.com' });
      assert.deepEqual(await axeFindings(page), []);
      await press(page, t.continue);
      await page.getByRole('alert').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'alert');
      assert.deepEqual(await axeFindings(page), []);
      await page.getByRole('link', { name: t.errors['number-empty'] }).click();
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'number');

      for (const text of ['4444333322221111', '10', '2030', 'R Resident', '123', '', '1 Mill Lane', '', 'Exampleton']) {
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.type('ZZ1 1AB');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: t.check }).waitFor();
      assert.deepEqual(await axeFindings(page), []);
      await page.reload();
      await page.getByRole('button', { name: t.pay('£12.50') }).dblclick();
      await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
      assert.equal(page.url(), council());
      assert.equal(await status(id), 'success');
      await page.goBack();
      await page.getByRole('heading', { name: t.ends.paid[0] }).waitFor();
      assert.deepEqual(await axeFindings(page), []);
      assert.deepEqual(complaints, [
        'Failed to load resource: the server responded with a status of 400 (Bad Request)',
      ]);
      await page.context().close();
    });

    it('fits a small screen in the dark, in Welsh, and can be left', async () => {
      const t = words.cy;
      const small = { viewport: { width: 320, height: 700 }, colorScheme: 'dark' } as const;
      const { id, page } = await open({ language: 'cy', description: 'Gwastraff gardd' }, small);
      const fits = async () => {
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
        assert.deepEqual(await axeFindings(page), []);
      };
      await page.getByText(t.cards, { exact: true }).click();
      assert.equal(await page.getByRole('rowheader').count(), testCards.length);
      await fits();
      await press(page, t.continue);
      await page.getByRole('alert').waitFor();
      await fits();
      await press(page, t.cancel);
      await page.getByRole('heading', { name: t.ends.cancelled[0] }).waitFor();
      await fits();
      assert.equal(await status(id), 'failed');
      await page.getByRole('link', { name: t.tryAgain }).click();
      await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
      assert.equal(page.url(), council());
      await page.context().close();
    });
  });
});
