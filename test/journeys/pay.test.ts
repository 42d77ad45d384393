import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { words as payment } from '../../src/blocks/payment/words/en.ts';
import { words as own } from '../../src/widgets/pay/words/en.ts';
import { startServer, type TestServer } from '../server/helpers.ts';
import { axeFindings } from './axe.ts';
import { beDeclined, payByCard } from './card.ts';
import { rows, startBrowser } from './visit.ts';

const words = { ...own, ...payment };

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

describe('council tax of Exampleton', () => {
  it('is looked up, paid on the provider’s page, once, and comes back as a receipt', async () => {
    const context = await browser.newContext({
      viewport: { width: 1000, height: 900 },
      locale: 'en-GB',
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const widget = page.locator('council-pay');
    const at = (title: keyof typeof words) =>
      widget.getByRole('heading', { name: words[title], exact: true }).waitFor();
    const press = (name: string) => widget.getByRole('button', { name, exact: true }).click();
    const fill = (name: string, value: string) => widget.getByLabel(name, { exact: true }).fill(value);

    await page.goto(`${server.url}/pay.html`);
    await at('service.title');
    await widget.getByLabel('Council Tax', { exact: true }).check();
    await press('Continue');
    await at('find.title');
    await fill('Council Tax account number', '40067890');
    await fill('Postcode', 'zz2 3cd');
    await press('Continue');
    await at('amount.title');
    await press('Continue');
    await at('contact.title');
    await widget.getByLabel(/^Full name/).fill('Rhian Sample');
    await widget.getByLabel(/^Email address/).fill('rhian+tax@example.com');
    await press('Continue');
    await at('check.title');
    await press('Pay £164.20');

    await page.waitForURL((url) => url.origin !== server.url);
    await beDeclined(page);

    // The page is another one: what was typed is with the council.
    await page.waitForURL((url) => url.origin === server.url);
    await at('declined.title');
    assert.doesNotMatch(
      await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, location.href])),
      /hian|40067890|ZZ2/i,
    );
    await press('Try again');
    await at('check.title');
    await press('Pay £164.20');

    await page.waitForURL((url) => url.origin !== server.url);
    assert.equal(await page.locator('#name').inputValue(), 'Rhian Sample');
    await payByCard(page, '£164.20');

    await page.waitForURL((url) => url.origin === server.url);
    await at('paid.title');
    assert.deepEqual(await axeFindings(page), []);
    const entered = await rows<{ reference: string; pence: number }>(
      server,
      `select p.reference, e.pence from payables b
       join ledger_entries e on e.payable = b.id and e.account = 'receivable'
       join ledger_transactions t on t.id = e.transaction and t.kind = 'paid'
       join payments p on p.id = t.payment
       where b.reference = '40067890'`,
    );
    assert.deepEqual(
      entered.map(({ pence }) => pence),
      [-16_420],
    );
    for (const said of ['£164.20', entered[0]?.reference ?? ''])
      await widget.getByText(said, { exact: true }).first().waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });
});
