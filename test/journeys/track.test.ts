import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { aPicture, robin } from '../server/cases.ts';
import { receiptOf, sendReport } from '../server/client.ts';
import { openDesk, type Desk } from '../server/desk.ts';
import { startServer, type TestServer } from '../server/helpers.ts';
import { confirmWords } from '../../server/domains/case/confirmation.ts';
import { axeFindings } from './axe.ts';
import { Keyboard } from './keyboard.ts';
import { rows, startBrowser, Visit, words } from './visit.ts';

let server: TestServer;
let browser: Browser;
let desk: Desk;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
  desk = await openDesk(server);
});

after(async () => {
  await browser.close();
  await server.close();
});

/** A resident at Exampleton's page for what they have reported. */
class Tracking {
  readonly page: Page;
  readonly widget: Locator;

  constructor(page: Page) {
    this.page = page;
    this.widget = page.locator('council-track-request');
  }

  static async open(path = '', on = server): Promise<Tracking> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'en-GB' });
    context.setDefaultTimeout(10_000);
    const tracking = new Tracking(await context.newPage());
    await tracking.page.goto(new URL(path, `${on.url}/track-request.html`).href);
    return tracking;
  }

  static async at(reference: string, proof = robin.email): Promise<Tracking> {
    const tracking = await Tracking.open();
    await tracking.fill('Your reference', reference);
    await tracking.fill('Email address or postcode', proof);
    await tracking.press('Show my request');
    await tracking.heading('Pothole');
    return tracking;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  heading(name: string): Promise<void> {
    return this.widget.getByRole('heading', { name, exact: true }).waitFor();
  }

  press(name: string): Promise<void> {
    return this.widget.getByRole('button', { name, exact: true }).click();
  }

  async fill(name: string, value: string): Promise<void> {
    await this.widget.getByLabel(name, { exact: true }).fill(value);
  }

  shows(text: string): Promise<void> {
    return this.widget.getByText(text, { exact: true }).first().waitFor();
  }

  /** Waits for the status, and how many milliseconds it took. */
  async status(label: string): Promise<number> {
    const since = performance.now();
    await this.widget.locator('.status-label', { hasText: label }).waitFor();
    return performance.now() - since;
  }
}

const place = { found: 'map', lat: 53.603463, lng: 2.499285, label: '1 Mill Lane, Exampleton, ZZ1 7BQ' };

/** Sends a report as a resident would. @returns its reference */
async function report(): Promise<string> {
  const answer = await sendReport(server, {
    place,
    answers: { danger: 'no', road: 'street', 'where-in-road': 'edge' },
    description: words('A hole'),
    contact: robin,
  });
  assert.equal(answer.status, 201, answer.text);
  return receiptOf(answer).reference;
}

describe('a request', () => {
  it('is reported, answered at the desk, seen at once, replied to, closed and opened again', async () => {
    const visit = await Visit.open(browser, `${server.url}/report-a-problem.html`);
    await visit.toDetails();
    await visit.answer(words('A whole way'));
    await visit.press('Continue');
    await visit.widget.locator('input[value=named]').check();
    await visit.fill('Full name', robin.name);
    await visit.fill('Email address (optional)', robin.email);
    await visit.fill('Your postcode (optional)', robin.postcode);
    await visit.choose('Email me when something happens with this report');
    await visit.press('Continue');
    await visit.press('Send report');
    const reference = await visit.reference();
    await visit.close();

    const resident = await Tracking.at(reference, robin.postcode.toLowerCase());
    await desk.act(reference, { kind: 'status', status: 'planned', note: { en: 'We come on Tuesday.' } });
    assert.ok((await resident.status('Work planned')) < 2000);
    await resident.shows('We come on Tuesday.');

    await resident.press('Ask us a question');
    await resident.fill('What would you like to know?', 'At what time?');
    await resident.press('Send your question');
    await resident.shows('Thank you. We have your question, and you will find our answer here.');
    await resident.shows('Question to the council');
    assert.equal((await desk.case(reference)).asks, true);

    await desk.act(reference, { kind: 'question', note: { en: 'On which side?' } });
    await resident.press('Answer the question');
    await resident.fill('Your answer', 'On the left, as in the photo.');
    await resident.widget
      .locator('input[type=file]')
      .setInputFiles({ name: 'left.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await aPicture()) });
    await resident.shows('Uploaded');
    await resident.press('Send your answer');
    await resident.shows('Thank you. We have your answer.');
    await resident.shows('On the left, as in the photo.');
    const picture = resident.widget.locator('img').first();
    await picture.scrollIntoViewIfNeeded();
    await picture.evaluate((image: HTMLImageElement) => image.decode());
    assert.equal((await desk.case(reference)).answered, true);

    const photos = [await desk.photo()];
    await desk.act(reference, { kind: 'status', status: 'fixed', note: { en: 'Filled in.' }, photos });
    assert.ok((await resident.status('Fixed')) < 2000);
    const filled = resident.widget.locator('.timeline li', { hasText: 'Filled in.' }).getByRole('img');
    await filled.scrollIntoViewIfNeeded();
    await filled.evaluate((image: HTMLImageElement) => image.decode());
    await resident.press('Tell us that it is not fixed');
    await resident.widget.getByLabel('It is only partly done').check();
    await resident.press('Open my request again');
    await resident.shows('Thank you. Your request is open again, and we will look into it.');
    assert.deepEqual(await axeFindings(resident.page), []);
    const [{ status, letters } = {}] = await rows<{ status: string; letters: number }>(
      server,
      `select status, (select count(*)::int from outbox o where o.case_id = c.id) as letters
       from cases c where reference = '${reference}'`,
    );
    assert.equal(status, 'received');
    // What was received, planned, asked, fixed and opened again.
    assert.equal(letters, 5);
    await resident.close();
  });

  it('opens by the link of its letter, which leaves the address and changes nothing until it is pressed', async () => {
    const reference = await report();
    await desk.act(reference, { kind: 'status', status: 'planned' });
    const [{ body_text: letter } = { body_text: '' }] = await rows<{ body_text: string }>(
      server,
      `select body_text from outbox where subject like '%${reference}%' order by created_at desc limit 1`,
    );
    const hash = /#council-case=[\w-]+/.exec(letter)?.[0] ?? '';
    const resident = await Tracking.open(hash);
    await resident.heading('Open your request');
    assert.equal(new URL(resident.page.url()).hash, '');
    await resident.press('Show my request');
    await resident.heading('Pothole');
    assert.equal(await resident.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })), '{}');
    await resident.close();
  });

  it('waits for its sender’s address to be confirmed where the council wants that, once, by a button', async () => {
    const strict = await startServer({ environment: { CONFIRM_EMAIL: 'pothole' } });
    try {
      const visit = await Visit.open(browser, `${strict.url}/cy/report-a-problem.html`);
      await visit.widget.locator('input[value=pothole]').check();
      await visit.press('Parhau');
      const search = visit.widget.locator('council-location-picker input[type=search]');
      await search.fill('Mill Lane');
      await visit.widget.locator('council-location-picker input[type=radio]').first().check();
      await visit.press('Parhau');
      await visit.widget.locator('input[name="answers.danger"][value=no]').check();
      await visit.widget.locator('input[name="answers.road"]').first().check();
      await visit.widget.locator('input[name="answers.where-in-road"]').first().check();
      await visit.widget.locator('textarea[name=description]').fill('Twll yn y ffordd');
      await visit.press('Parhau');
      await visit.widget.locator('input[value=named]').check();
      await visit.widget.locator('input[type=email]').fill(robin.email);
      await visit.widget.locator('input[autocomplete=name]').fill(robin.name);
      await visit.press('Parhau');
      await visit.widget.locator('dl.answers').waitFor();
      await visit.widget.locator('form button[type=submit]').last().click();
      const reference = (await visit.widget.locator('.reference').textContent()) ?? '';
      for (const sentence of confirmWords.cy.next) await visit.widget.getByText(sentence, { exact: true }).waitFor();
      assert.deepEqual(await axeFindings(visit.page), []);
      await visit.close();
      const kept = () =>
        rows<{ private: boolean; unconfirmed: string | null }>(
          strict,
          `select private, unconfirmed from cases where reference = '${reference}'`,
        );
      assert.deepEqual(await kept(), [{ private: true, unconfirmed: 'public' }]);
      const [{ body_text: letter } = { body_text: '' }] = await rows<{ body_text: string }>(
        strict,
        `select body_text from outbox where subject like '%${reference}%'`,
      );
      const link = /\S+#council-case=[\w-]+/.exec(letter)?.[0] ?? '';
      for (const first of [true, false]) {
        const resident = await Tracking.open(new URL(link).pathname + new URL(link).hash, strict);
        await resident.widget.getByRole('button').first().waitFor();
        assert.deepEqual(await kept(), [{ private: first, unconfirmed: first ? 'public' : null }]);
        await resident.widget.getByRole('button').first().click();
        await resident.widget.locator('.timeline').getByText('Adroddiad wedi’i gadarnhau drwy e-bost').waitFor();
        assert.deepEqual(await kept(), [{ private: false, unconfirmed: null }]);
        await resident.close();
      }
    } finally {
      await strict.close();
    }
  });

  it('is looked up, added to and closed by keyboard alone', async () => {
    const reference = await report();
    const resident = await Tracking.open();
    await resident.heading('Look up your request');
    const keys = new Keyboard(resident.page);
    await keys.to('Your reference');
    await keys.type(reference);
    await keys.to('Email address or postcode');
    await keys.type(robin.email);
    await keys.press('Enter');
    await resident.heading('Pothole');
    assert.equal(await keys.focused(), 'Pothole');
    await keys.to('Add an update or a photo');
    await keys.press('Enter');
    await resident.heading('Add to your request');
    assert.equal(await keys.focused(), 'Add to your request');
    await keys.to('Send your update');
    await keys.press('Enter');
    await resident.heading('There is a problem');
    await keys.to('Write something, or add a photo');
    await keys.press('Enter');
    await keys.type('By keyboard');
    await keys.to('Send your update');
    await keys.press('Enter');
    await resident.shows('Thank you. We have your update.');
    assert.equal(await keys.focused(), 'Pothole');
    await keys.to('Close this request');
    await keys.press('Enter');
    await resident.heading('Look up your request');
    assert.equal(await keys.focused(), 'Look up your request');
    await resident.close();
  });

  it('says when a part of the page does not come, and goes on when it does', async () => {
    const reference = await report();
    const resident = await Tracking.open();
    await resident.page.route('**/chunks/open-case-*.js', (route) => route.abort());
    await resident.page.reload();
    await resident.fill('Your reference', reference);
    await resident.fill('Email address or postcode', robin.email);
    await resident.press('Show my request');
    await resident.heading('We could not reach the council');
    await resident.page.unroute('**/chunks/open-case-*.js');
    await resident.press('Show my request');
    await resident.heading('Pothole');
    await resident.page.route('**/chunks/action-pages-*.js', (route) => route.abort());
    await resident.press('Add an update or a photo');
    await resident.press('Try again');
    await resident.page.unroute('**/chunks/action-pages-*.js');
    await resident.press('Try again');
    await resident.heading('Add to your request');
    await resident.close();
  });

  it('is printed without its buttons', async () => {
    const resident = await Tracking.at(await report());
    await resident.page.emulateMedia({ media: 'print' });
    assert.equal(await resident.widget.getByRole('button').count(), 0);
    assert.ok(await resident.widget.getByText('What has happened so far').isVisible());
    assert.ok((await resident.page.pdf({ format: 'A4' })).byteLength > 5000);
    await resident.close();
  });
});
