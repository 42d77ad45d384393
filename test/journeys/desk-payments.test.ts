import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { officers } from '../../server/exampleton/officers.ts';
import type { PayableFound } from '../../src/contract/payables.ts';
import { localDay } from '../../src/core/dates.ts';
import { bearer } from '../server/bookings.ts';
import { get, post } from '../server/client.ts';
import { openDesk, type Desk } from '../server/desk.ts';
import { startServer, type TestServer } from '../server/helpers.ts';
import { FakePay, providerIdOf, servePay, startedOf } from '../server/pay.ts';
import { officersAt } from './officer.ts';
import { rows, startBrowser } from './visit.ts';

const pay = new FakePay();
let served: Awaited<ReturnType<typeof servePay>>;
let server: TestServer;
let browser: Browser;
/** Carys, who does not use a browser. */
let carys: Desk;

before(async () => {
  served = await servePay(pay);
  server = await startServer({
    environment: { ...served.environment, CORS_ORIGINS: 'https://www.exampleton.example', REFUND_LIMIT: '1000' },
  });
  browser = await startBrowser();
  carys = await openDesk(server, officers[1]?.email);
});

after(async () => {
  await browser.close();
  await server.close();
  served.close();
});

const bin = { payable: 'garden-bin', pence: 4800 };

/** A garden bin for a year, £48, paid, if nothing else is asked for. @returns its reference */
async function paid(items: unknown[] = [bin]): Promise<string> {
  const api = `${server.url}/api/payments`;
  const started = startedOf(
    await post(api, {
      returnUrl: 'https://www.exampleton.example/pay',
      items,
      renew: items.length === 1,
      repeat: true,
      contact: { name: 'Robin Sample', email: 'robin@example.com' },
    }),
  );
  pay.do(await providerIdOf(server.db, started.id), 'pay');
  await rows(server, 'update payments set asked_at = null');
  await get(`${api}/${started.id}`, bearer(started.token));
  return started.reference ?? '';
}

const Officer = officersAt(() => ({ server, browser }));

describe('payments at the desk', () => {
  it('are found, paid back in part, and above the limit by two; what was typed stays whatever goes wrong', async () => {
    const reference = await paid();
    const officer = await Officer.signedIn('#/payments');
    const { page } = officer;
    await officer.heading('No refund waits for a second officer');
    await officer.press('Find');
    await page.getByRole('link', { name: 'Enter the reference of a payment' }).click();
    assert.equal(await officer.focused(), 'Reference of a payment');
    await officer.type(reference.toLowerCase().replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await officer.heading(`Payment ${reference}`);
    await officer.heading('Audit log');
    assert.equal(await officer.focused(), `Payment ${reference}`);
    for (const said of ['robin@example.com', 'Paid: £48', 'Owed to the council', 'GW-200'])
      await page.getByText(said, { exact: true }).first().waitFor();
    await officer.looksRight();

    // Somebody has called who wants no other year.
    await officer.press('Stop the renewal');
    // The second half of a double click presses nothing of what is beneath.
    await page.getByRole('dialog').getByRole('button', { name: 'Stop the renewal' }).dblclick();
    await officer.done('The renewal is stopped.');
    await page.getByText('Stopped the renewal', { exact: true }).waitFor();

    // Everything that can be wrong, by its field.
    await officer.press('Pay back');
    await page.getByRole('link', { name: 'Choose how much goes back' }).waitFor();
    await page.getByRole('link', { name: 'Give a reason' }).click();
    assert.equal(await officer.focused(), 'Reason');
    await officer.type('A week was missed');
    await page.getByLabel('A part of it').check();
    await page.getByLabel('Amount in pounds').fill('48.01');
    await officer.press('Pay back');
    await page.getByRole('link', { name: 'Only £48 can be refunded: enter that or less' }).waitFor();
    await officer.looksRight();
    await page.getByLabel('Amount in pounds').fill('4.50');
    await officer.press('Pay back');
    assert.equal(await officer.focused(), 'Leave it as it is');
    await officer.looksRight();

    // A colleague has just paid something back.
    await carys.post(`/payments/${reference}/refunds`, { pence: 100, reason: 'A sack was torn' });
    await officer.press('Pay back £4.50');
    await officer.heading('Somebody was quicker');
    await page.getByText('£47 can be refunded now.').waitFor();
    assert.equal(await page.getByLabel('Amount in pounds').inputValue(), '4.50');
    assert.equal(await page.getByLabel('Reason').inputValue(), 'A week was missed');
    await page.route('**/refunds', (route) => route.abort(), { times: 1 });
    await officer.press('Pay back');
    await officer.press('Pay back £4.50');
    await page.getByText('The line was lost.').waitFor();
    assert.equal(await page.getByLabel('Reason').inputValue(), 'A week was missed');
    await officer.press('Pay back');
    await officer.press('Pay back £4.50');
    await officer.done('£4.50 is about to go back to the card.');
    assert.equal(await page.getByLabel('Reason').inputValue(), '', 'what is done is not typed any more');

    // The rest is above the limit: a colleague's word is needed, and nobody's own will do.
    await page.getByLabel('All that is left: £42.50').check();
    await page.getByLabel('Reason').fill('Moved away');
    await officer.press('Pay back');
    await officer.press('Ask a second officer');
    await officer.done('£42.50 waits for a second officer.');
    await page.getByText('You asked for it, so a colleague has to agree.').waitFor();
    assert.equal(await page.getByRole('button', { name: /Agree/ }).count(), 0);
    await page.getByText('a refund of the rest has been asked for').waitFor();
    await page.getByRole('button', { name: 'Take it back £42.50' }).click();
    await officer.done('The refund of £42.50 is taken back.');

    await carys.post(`/payments/${reference}/refunds`, { pence: 4250, reason: 'Moved away' });
    await page.goto(`${server.url}/desk/#/`);
    await page.getByRole('link', { name: 'Payments (1 to deal with)' }).click();
    await officer.heading('1 refund waits for a second officer');
    await officer.looksRight();
    await page.getByRole('link', { name: reference }).first().click();
    await page.getByRole('button', { name: 'Agree to it £42.50' }).click();
    await officer.press('Pay back £42.50');
    await officer.done('The refund of £42.50 is agreed to');
    await page.getByRole('link', { name: 'Payments (1 to deal with)' }).waitFor({ state: 'detached' });
    await page.getByText('All of it has been refunded.').or(page.getByText('refund of the rest')).waitFor();
    const log = await page.locator('.audit tbody tr').allTextContents();
    const seen = log.map((row) => row.replace(/\s+/g, ' ').trim());
    for (const action of [
      'Sam Pryce Agreed to a refund: £42.50',
      'Carys Bowen Asked for a refund: £42.50, waiting',
      'Sam Pryce Took back a refund: £42.50',
      'Sam Pryce Asked for a refund: £4.50, approved',
    ]) {
      assert.ok(
        seen.some((row) => row.endsWith(action)),
        `${action} is not in ${seen.join(' | ')}`,
      );
    }
    assert.deepEqual(
      (
        await rows<{ pence: number }>(server, `select pence from refunds where state <> 'withdrawn' order by pence`)
      ).map(({ pence }) => pence),
      [100, 450, 4250],
    );
    officer.quiet(/status of (?:401|409)|ERR_FAILED/);
    await officer.close();
  });

  it('of a basket go back thing by thing, and what could not go waits until somebody tries again', async () => {
    const lookup = { service: 'council-tax', reference: '40012345', proof: 'ZZ1 1AB' };
    const { payable } = (await post(`${server.url}/api/payables/lookup`, lookup)).body as PayableFound;
    const gift = { payable: 'mayors-charity', pence: 1000 };
    const reference = await paid([bin, gift, { payable: payable.id, pence: 5000 }]);
    const officer = await Officer.signedIn(`#/payments/${reference}`);
    const { page } = officer;
    await officer.heading(`Payment ${reference}`);
    await officer.press('Pay back');
    await page.getByRole('link', { name: 'Choose what you pay back' }).click();
    assert.match(await officer.focused(), /^Garden waste bin, one year £48 paid$/);
    await officer.looksRight();
    await page.getByLabel('Council Tax').check();
    await page.getByRole('group', { name: 'Is it owed again?' }).waitFor();
    await page.getByLabel('Mayor’s charity').check();
    assert.equal(await page.getByRole('group', { name: 'Is it owed again?' }).count(), 0, 'it never was');
    await page.getByLabel('All that is left: £10').check();
    await page.getByLabel('Reason').fill('Given by mistake');
    // The provider will not have it.
    pay.troubles.push({
      method: 'POST',
      path: /refunds$/,
      when: 'before',
      answer: () => new Response('{"code":"P0603"}', { status: 400 }),
    });
    await officer.press('Pay back');
    await officer.heading('Pay back £10 of Mayor’s charity?');
    await officer.press('Pay back £10');
    await officer.done('£10 is about to go back to the card.');
    const failed = `select from refunds r join payments p on p.id = r.payment where p.reference = '${reference}' and r.state = 'failed'`;
    while ((await rows(server, failed)).length === 0) await new Promise(setImmediate);

    await page.goto(`${server.url}/desk/#/`);
    await page.getByRole('link', { name: 'Payments (1 to deal with)' }).click();
    await officer.heading('1 refund could not be paid back');
    await officer.looksRight();
    await page.getByRole('link', { name: reference }).click();
    await officer.heading('£10 of Mayor’s charity: could not be paid back');
    await page.getByRole('button', { name: 'It is dealt with £10' }).click();
    await page.getByRole('link', { name: 'Say what became of it' }).waitFor();
    await officer.looksRight();
    await page.getByRole('button', { name: 'Try again £10' }).click();
    await officer.press('Pay back £10');
    await officer.done('£10 is about to go back to the card.');
    await page.getByRole('button', { name: 'Try again £10' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Payments', exact: true }).first().waitFor();
    assert.equal(await page.getByLabel('Mayor’s charity').count(), 0, 'nothing of it is left');
    officer.quiet();
    await officer.close();
  });

  it('of a day stand beside the provider’s list, what differs first', async () => {
    const reference = await paid();
    pay.byReference(reference)[0]!.amount = 4900;
    const officer = await Officer.signedIn('#/payments');
    const { page } = officer;
    await page.getByRole('link', { name: 'Compare a day with the provider’s list' }).click();
    await officer.heading(/: nothing was begun$/);
    await page.getByLabel('Day', { exact: true }).fill(localDay(new Date()));
    await officer.press('Show');
    await officer.heading(/: 1 difference$/);
    assert.match(await officer.focused(), /: 1 difference$/);
    const first = page.locator('.lines tbody tr').first();
    await first.getByText('The amounts differ: £48 here, £49 at the provider.').waitFor();
    await page.locator('.totals tbody tr', { hasText: 'Paid' }).getByText('-£1', { exact: true }).waitFor();
    await officer.looksRight();
    const [file] = await Promise.all([page.waitForEvent('download'), officer.press('Save as CSV, for a spreadsheet')]);
    assert.equal(file.suggestedFilename(), `payments-${localDay(new Date())}.csv`);
    pay.troubles.push({
      method: 'GET',
      path: /payments$/,
      when: 'before',
      answer: () => new Response('', { status: 500 }),
    });
    await officer.press('Show');
    await page.getByText('Half a list would look as if money were missing').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: 'What agrees' }).or(first).first().waitFor();
    officer.quiet(/status of (?:401|503)/);
    await officer.close();
  });
});
