import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { startServer, type TestServer } from '../server/helpers.ts';
import { reportsSaying, rows, startBrowser, Visit, words } from './visit.ts';

const keepIt = 'Keep it and send it when the internet is back';
const kept = 'Reports kept on this device';

let server: TestServer;
let browser: Browser;
let page: string;

before(async () => {
  browser = await startBrowser();
});

after(() => browser.close());

// A town of its own for each: nobody there has reported the same before.
beforeEach(async () => {
  // Whoever sends is asked for work, on the server's own pages with their policy of 'self' only.
  server = await startServer({ environment: { BOT_DEFENCE: 'always' } });
  page = `${server.url}/report-a-problem.html`;
});

afterEach(() => server.close());

const photo = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#667788' } })
    .jpeg()
    .toBuffer();

describe('a report at Exampleton without a line', () => {
  it('is kept with its photo, and the next page that is opened sends it, once', async () => {
    const visit = await Visit.open(browser, page);
    const context = visit.page.context();
    const description = words('A hole');
    await visit.toDetails();
    await visit.answer(description);
    await visit.widget
      .locator('input[type=file]')
      .setInputFiles({ name: 'hole.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await visit.widget.getByText('Uploaded', { exact: true }).waitFor();
    await visit.press('Continue');
    await visit.heading('How can we contact you?');
    await visit.widget.locator('input[value=named]').check();
    await visit.fill('Full name', 'Alex Example');
    await visit.press('Continue');
    await visit.heading('Check your answers');
    await context.setOffline(true);
    await visit.press('Send report');
    await visit.widget.getByText('Your contact details are kept with it').waitFor();
    await visit.press(keepIt);
    await visit.heading(kept);
    assert.deepEqual(await reportsSaying(server, description), []);

    // Another page before the line is back: nothing of this one is left but what is kept.
    await visit.page.goto('about:blank');
    await context.setOffline(false);
    const second = await context.newPage();
    await Promise.all([visit.page.goto(page), second.goto(page)]);
    await visit.widget.getByText('Sent. Your reference:').waitFor();
    await second.locator('council-report-a-problem').getByText('Sent. Your reference:').waitFor();
    const [reference, ...others] = await reportsSaying(server, description);
    assert.deepEqual(others, []);
    assert.equal(await visit.widget.locator('.kept strong[dir=ltr]').textContent(), reference);
    const found = await rows<{ photos: number; name: string }>(
      server,
      `select (select count(*)::int from photos p where p.case_id = c.id) as photos, contacts.name
      from cases c join contacts on contacts.case_id = c.id where c.reference = '${reference}'`,
    );
    assert.deepEqual(found, [{ photos: 1, name: 'Alex Example' }]);

    await visit.press(`Remove ${await visit.widget.locator('.kept bdi').textContent()}`);
    await visit.widget.getByText(kept).waitFor({ state: 'detached' });
    await visit.close();
  });

  it('is kept where the line goes before the last page, and its link opens it after it was sent', async () => {
    const visit = await Visit.open(browser, page);
    const context = visit.page.context();
    const description = words('A wide hole');
    await visit.toDetails();
    await visit.answer(description);
    await visit.press('Continue');
    await visit.heading('How can we contact you?');
    // From here on nothing comes any more, neither an answer nor a script.
    await context.setOffline(true);
    await visit.widget.locator('input[value=anonymous]').check();
    await visit.press('Continue');
    await visit.heading('Check your answers');
    await visit.press('Send report');
    await visit.press(keepIt);
    await visit.heading(kept);
    await context.setOffline(false);
    await visit.widget.getByText('Sent. Your reference:').waitFor();
    const [reference, ...others] = await reportsSaying(server, description);
    assert.deepEqual(others, []);

    await visit.page.reload();
    await visit.widget.getByText('Sent. Your reference:').waitFor();
    await visit.widget.getByRole('link', { name: 'See what happens with this report' }).click();
    await visit.page.getByRole('button', { name: 'Show my request', exact: true }).click();
    await visit.page.locator('council-track-request').getByText(reference!).first().waitFor();
    await visit.close();
  });

  it('waits with a photo that was never sent, and goes by itself when the line is back', async () => {
    const visit = await Visit.open(browser, page);
    const context = visit.page.context();
    const description = words('A deep hole');
    await visit.toDetails();
    await visit.answer(description);
    const files = visit.widget.locator('input[type=file]');
    await files.setInputFiles({ name: 'hole.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await visit.widget.getByText('Uploaded', { exact: true }).waitFor();
    await visit.page.route('**/api/photos', (route) => route.abort('internetdisconnected'));
    await files.setInputFiles({ name: 'hole-2.jpg', mimeType: 'image/jpeg', buffer: await photo() });
    await visit.widget.getByRole('button', { name: 'Try again hole-2.jpg' }).waitFor();
    await visit.press('Continue');
    await visit.heading('How can we contact you?');
    await visit.widget.locator('input[value=anonymous]').check();
    await visit.press('Continue');
    await visit.heading('Check your answers');
    await visit.press('Send report');
    await visit.press(keepIt);
    await visit.heading(kept);
    assert.deepEqual(await reportsSaying(server, description), []);

    await visit.page.unroute('**/api/photos');
    await context.setOffline(true);
    await context.setOffline(false);
    await visit.widget.getByText('Sent. Your reference:').waitFor();
    const [reference, ...others] = await reportsSaying(server, description);
    assert.deepEqual(others, []);
    const [found] = await rows<{ photos: number }>(
      server,
      `select count(*)::int as photos from photos p join cases c on p.case_id = c.id where c.reference = '${reference}'`,
    );
    assert.equal(found?.photos, 2);
    await visit.close();
  });
});
