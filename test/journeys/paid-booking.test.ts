import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startServer, type TestServer } from '../server/helpers.ts';
import { axeFindings } from './axe.ts';
import { beDeclined, payByCard } from './card.ts';
import { rows, startBrowser } from './visit.ts';

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

describe('a collection at Exampleton that has a fee', () => {
  it('is paid for on the provider’s page, on a second try with nothing typed twice, and paid back when it is cancelled', async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: 'en-GB' });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    let widget = page.locator('council-book-a-slot');
    const at = (name: string) => widget.getByRole('heading', { name, exact: true }).waitFor();
    const says = (text: string | RegExp) => widget.getByText(text).first().waitFor();
    const press = (name: string) => widget.getByRole('button', { name, exact: true }).click();
    const fill = (name: string | RegExp, value: string) => widget.getByLabel(name, { exact: true }).fill(value);
    const home = () => page.waitForURL((url) => url.origin === server.url);

    await page.goto(`${server.url}/book-a-slot.html`);
    await widget.getByLabel(/^Bulky waste collection/).check();
    await press('Continue');
    await at('What should we collect?');
    await says('It costs £8 for each.');
    await fill('Sofa or armchair', '2');
    await says('It costs £8 for each: £16 altogether.');
    await press('Continue');
    await at('When would suit you?');
    await widget.locator('button.slot-after').click();
    await widget.locator('.slot-times button').first().click();
    await at('A few questions');
    await widget.getByLabel('In front of the house').check();
    await press('Continue');
    await fill(/^Address/, '12 Mill Lane, Exampleton, ZZ1 1AB');
    await press('Continue');
    await at('Your details');
    await fill('Full name', 'Rhian Sample');
    await fill(/^Email address/, 'rhian+bulky@example.com');
    await press('Continue');
    await at('Check your booking');
    await says('£16');
    assert.deepEqual(await axeFindings(page), []);
    await press('Continue to payment');

    await page.waitForURL((url) => url.origin !== server.url);
    await beDeclined(page);
    await home();
    await at('Your card was declined');
    await says(/^We hold your time for you until/);
    assert.deepEqual(await axeFindings(page), []);
    await press('Try again');

    await page.waitForURL((url) => url.origin !== server.url);
    await payByCard(page, '£16');
    await home();
    await at('Your booking is made');
    await says(/We send a confirmation and a receipt to r…y@example\.com/);
    assert.deepEqual(await axeFindings(page), []);
    const [paid] = await rows<{ booking: string; payment: string }>(
      server,
      `select c.reference as booking, p.reference as payment from payments p join cases c on c.id = p.booking_case
       where p.state = 'paid' and c.status = 'booked' and p.pence = 1600`,
    );
    await says(paid?.booking ?? '-');
    await says(paid?.payment ?? '-');

    await widget.getByRole('link', { name: 'See, move or cancel this booking' }).click();
    widget = page.locator('council-track-request');
    await press('Show my request');
    await at('Bulky waste collection');
    await says(`£16, paid (${paid?.payment})`);
    await press('Cancel it');
    await says('If you cancel it here, we pay the fee of £16 back.');
    await press('Yes, cancel my booking');
    await says('Your booking is cancelled.');
    await says('on its way to the card that was paid with');
    // The provider is told in its own time.
    const sent = `select from refunds where pence = 1600 and state in ('sent', 'done')`;
    while ((await rows(server, sent)).length === 0) await new Promise(setImmediate);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});
