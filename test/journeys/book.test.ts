import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import ical from 'ical.js';
import { startServer, type TestServer } from '../server/helpers.ts';
import { axeFindings } from './axe.ts';
import { rows, startBrowser } from './visit.ts';

let server: TestServer;
let browser: Browser;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
});

after(async () => {
  await browser.close();
  await server.close();
});

/** Somebody at one of Exampleton's pages. */
class Resident {
  readonly page: Page;
  widget: Locator;
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.widget = page.locator('council-book-a-slot');
    page.on('console', (message) => this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async open(): Promise<Resident> {
    const context = await browser.newContext({
      viewport: { width: 1000, height: 800 },
      locale: 'en-GB',
      // Their telephone is somewhere else; the court is not.
      timezoneId: 'America/New_York',
    });
    context.setDefaultTimeout(20_000);
    const resident = new Resident(await context.newPage());
    await resident.page.goto(`${server.url}/book-a-slot.html`);
    return resident;
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

  fill(name: string, value: string): Promise<void> {
    return this.widget.getByLabel(name, { exact: true }).fill(value);
  }

  /** To the times of a tennis court in both parks. */
  async toTimes(): Promise<void> {
    await this.heading('What do you want to book?');
    await this.widget.getByLabel('Tennis court', { exact: true }).check();
    await this.press('Continue');
    await this.fill('Player', '2');
    await this.press('Continue');
    for (const park of ['Jubilee Park', 'Southfield Rec']) await this.widget.getByLabel(park, { exact: true }).check();
    await this.press('Continue');
    await this.heading('When would suit you?');
  }

  /** Of next month, whose days all have times: the day that is so many on, and the first of its times. */
  async time(day: number): Promise<string> {
    await this.widget.locator('button.slot-after').click();
    await this.widget.locator('button.slot-open').nth(day).click();
    const button = this.widget.locator('.slot-times button').first();
    const said = ((await button.textContent()) ?? '').replace(/\s+/g, ' ').trim();
    await button.click();
    return said;
  }

  async looksRight(): Promise<void> {
    assert.deepEqual(await axeFindings(this.page), []);
  }
}

interface Booked {
  reference: string;
  status: string;
  starts: string;
}

/** Bookings of somebody, as the database has them. */
const bookingsOf = (email: string) =>
  rows<Booked>(
    server,
    `select c.reference, c.status, to_char(l.starts_at at time zone 'Europe/London', 'HH24:MI') as starts
     from cases c join contacts k on k.case_id = c.id left join claims l on l.case_id = c.id
     where k.email = '${email}' order by c.id`,
  );

describe('a booking at Exampleton', () => {
  it('is made, moved and cancelled, and the calendar follows', async () => {
    const email = 'rhian+tennis@example.com';
    const resident = await Resident.open();
    await resident.toTimes();
    await resident.looksRight();
    await resident.time(3);
    await resident.heading('Your details');
    await resident.fill('Full name', 'Rhian Sample');
    await resident.widget.getByLabel(/^Email address/).fill(email);
    await resident.press('Continue');
    await resident.heading('Check your booking');
    await resident.looksRight();
    await resident.press('Book this time');
    await resident.heading('Your booking is made');
    const [made, ...more] = await bookingsOf(email);
    assert.deepEqual([made?.status, more.length], ['booked', 0]);
    assert.equal(await resident.widget.locator('.reference').textContent(), made?.reference);

    await resident.widget.getByRole('link', { name: 'See, move or cancel this booking' }).click();
    resident.widget = resident.page.locator('council-track-request');
    await resident.press('Show my request');
    await resident.heading('Tennis court');
    const calendar = async () => {
      await resident.press('Add it to my calendar');
      const [file] = await Promise.all([resident.page.waitForEvent('download'), resident.press('Get the file')]);
      const text: Buffer[] = [];
      for await (const part of await file.createReadStream()) text.push(part as Buffer);
      await resident.press('Back');
      const parsed = new ical.Component(ical.parse(Buffer.concat(text).toString()) as unknown[]);
      const event = new ical.Event(parsed.getFirstSubcomponent('vevent') ?? undefined);
      return { uid: event.uid, sequence: event.sequence, starts: event.startDate.toString().slice(11, 16) };
    };
    const first = await calendar();
    assert.deepEqual([first.sequence, first.starts], [0, made?.starts]);

    await resident.press('Move it to another time');
    await resident.heading('When would suit you better?');
    await resident.time(7);
    await resident.heading('Check the new time');
    await resident.looksRight();
    await resident.press('Move my booking');
    await resident.widget.getByText('Your booking is moved.').first().waitFor();
    const [moved] = await bookingsOf(email);
    assert.equal(moved?.reference, made?.reference);
    assert.notEqual(moved?.starts, undefined);
    const second = await calendar();
    assert.deepEqual(second, { uid: first.uid, sequence: 1, starts: moved?.starts });

    await resident.press('Cancel it');
    await resident.heading('Cancel your booking?');
    await resident.looksRight();
    await resident.press('Yes, cancel my booking');
    await resident.widget.getByText('Your booking is cancelled.').first().waitFor();
    assert.equal((await bookingsOf(email))[0]?.status, 'cancelled');
    const left = await rows(
      server,
      `select 1 from claims l join cases c on c.id = l.case_id where c.reference = '${made?.reference}' and l.state = 'booked'`,
    );
    assert.equal(left.length, 0);
    assert.deepEqual(resident.complaints, []);
    await resident.close();
  });

  it('has times that a screen reader meets as list and calendar in these words, in English and in Welsh', async () => {
    const resident = await Resident.open();
    const { page } = resident;
    const slots = ['2027-03-02T09:00:00Z', '2027-03-02T14:30:00Z', '2027-03-04T09:00:00Z'].flatMap((starts, index) =>
      ['jubilee-park', 'southfield-rec'].slice(index % 2).map((location) => ({
        starts,
        ends: starts.replace(':00Z', ':59Z'),
        location,
        left: 1,
      })),
    );
    const list = { language: 'en', timeZone: 'Europe/London', now: '2027-03-01T10:00:00Z', slots, after: '2027-05-05' };
    await page.route(/\/slots\?/, (route) => route.fulfill({ json: list }));
    await resident.toTimes();
    const picker = resident.widget.locator('council-slot-picker');
    const met = async (view: string) => {
      const file = new URL(`golden/slot-picker.${view}.txt`, import.meta.url);
      assert.equal(`${await picker.ariaSnapshot()}\n`, await readFile(file, 'utf8'), view);
    };
    const speak = async (language: string, month: string) => {
      await page.evaluate((lang) => (document.documentElement.lang = lang), language);
      await picker.getByRole('heading', { name: month, exact: true }).waitFor();
    };
    await picker.getByRole('heading', { name: 'Thursday 4 March' }).waitFor();
    await met('list.en');
    await speak('cy', 'Mawrth 2027');
    await met('list.cy');
    await picker.getByRole('button', { name: 'Calendr' }).click();
    await picker.getByRole('grid').waitFor();
    await met('calendar.cy');
    await speak('en', 'March 2027');
    await met('calendar.en');
    await resident.close();
  });

  it('is made of what was kept for who waited, by the link of their letter, which says so later', async () => {
    const email = 'rhian+waits@example.com';
    await rows(
      server,
      `insert into waiting (service, items, email) values ('tennis-court', '{"player": 2}', '${email}')`,
    );
    // Whoever asks to wait has the server look for what has come free.
    await fetch(`${server.url}/api/waiting`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ service: 'tennis-court', items: { player: 4 }, email: 'ann@example.com' }),
    });
    const letters = () =>
      rows<{ text: string }>(server, `select body_text as text from outbox where recipient = '${email}'`);
    let [letter] = await letters();
    for (; !letter; [letter] = await letters()) await new Promise(setImmediate);
    const link = /http\S+\/book-a-slot\.html#council-offer=[\w-]+/.exec(letter.text)?.[0] ?? '';
    const resident = await Resident.open();
    // A link in a page that is open already.
    await resident.page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
    await resident.heading('A time has come free for you');
    await resident.looksRight();
    await resident.press('Take this time');
    await resident.heading('Your details');
    await resident.fill('Full name', 'Rhian Sample');
    await resident.widget.getByLabel(/^Email address/).fill(email);
    // Nothing holds it but the letter: who leaves the page comes back to it.
    await resident.page.goto(`${server.url}/contact.html`);
    await resident.page.goto(link);
    await resident.press('Take this time');
    await resident.fill('Full name', 'Rhian Sample');
    await resident.widget.getByLabel(/^Email address/).fill(email);
    await resident.press('Continue');
    await resident.press('Book this time');
    await resident.heading('Your booking is made');
    await resident.press('Give me an address for my calendar');
    const feed = await resident.widget.getByLabel('Address of the calendar').inputValue();
    assert.match(await (await fetch(feed)).text(), /^BEGIN:VCALENDAR/);
    await resident.page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
    await resident.heading('This time is yours');
    assert.deepEqual(
      (await bookingsOf(email)).map(({ status }) => status),
      ['booked'],
    );
    assert.deepEqual(resident.complaints, []);
    await resident.close();
  });

  it('is nobody else’s: who was slower is told at once, and takes another time', async () => {
    // Two hours of one court are left of all.
    await rows(
      server,
      `update slots set closed = true where resource like '%court%' and id not in (
         select s.id from slots s join booking_offers o on o.resource = s.resource
         where o.location = 'jubilee-park' and s.taken = 0 and s.capacity > 0 and not s.closed and s.starts_at > now() + interval '2 days'
         order by s.resource, s.starts_at limit 2)`,
    );
    const [one, other] = [await Resident.open(), await Resident.open()];
    await one.toTimes();
    await other.toTimes();
    const times = (resident: Resident) => resident.widget.locator('.slot-times button');
    await times(other).first().waitFor();
    await times(one).first().click();
    await one.heading('Your details');
    await times(other).first().click();
    await other.widget.getByText('Somebody else has just taken that time').first().waitFor();
    await other.looksRight();
    await times(other).first().click();
    await other.heading('Your details');
    await other.close();
    await one.close();
  });
});
