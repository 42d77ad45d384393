/** The desk's page as a council has it, whose server is no demo. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pagePolicy } from '../../../server/http/headers.ts';
import { startBrowser } from '../../journeys/visit.ts';
import { startServer, type TestServer } from '../../server/helpers.ts';
import { town } from '../../server/town.ts';
import { addOfficer } from '../../../server/domains/desk/accounts.ts';

describe('the desk without the demo', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ environment: { DEMO: 'off' }, town });
  });
  after(() => server.close());

  it('is served with its strict headers, and neither with the mailbox nor with the demo’s pages', async () => {
    for (const path of ['/desk/', '/desk/desk.js', '/desk/desk.css', '/desk/site.css']) {
      const answer = await fetch(server.url + path);
      assert.equal(answer.status, 200, path);
      assert.equal(answer.headers.get('content-security-policy'), pagePolicy);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      if (path === '/desk/') assert.doesNotMatch(await answer.text(), /exampleton|demonstration|mailbox/i);
      else await answer.body?.cancel();
    }
    for (const path of ['/', '/demo/mailbox', '/site.css']) assert.equal((await fetch(server.url + path)).status, 404);
  });

  it('lets an officer in, and shows nobody whom they could sign in as', async () => {
    await addOfficer(server.db, {
      email: 'pat@council.example',
      name: 'Pat',
      team: 'Highways',
      password: 'a password of their own',
    });
    const browser = await startBrowser();
    try {
      const page = await browser.newPage({ locale: 'en-GB' });
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${server.url}/desk/`);
      await page.getByLabel('Email address').fill('pat@council.example');
      assert.doesNotMatch((await page.locator('body').textContent()) ?? '', /exampleton|demo/i);
      await page.getByLabel('Password').fill('a password of their own');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      assert.equal(await page.title(), 'Queue – Staff desk');
      // The browser itself says that nobody was signed in yet.
      assert.deepEqual(
        complaints.filter((text) => !/status of 401/.test(text)),
        [],
      );
    } finally {
      await browser.close();
    }
  });
});
