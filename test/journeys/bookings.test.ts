import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { DaySheet, DeskClosures, DeskResources } from '../../src/contract/desk-bookings.ts';
import { addDays } from '../../src/core/days.ts';
import { aResource, aService, bookedOf, dayAhead, heldOf, resident, send, setUp } from '../server/bookings.ts';
import { openDesk, type Desk } from '../server/desk.ts';
import { startServer, type TestServer } from '../server/helpers.ts';
import { town } from '../server/town.ts';
import { officersAt, type Officer } from './officer.ts';
import { rows, startBrowser } from './visit.ts';

let server: TestServer;
let browser: Browser;
/** A colleague, who does not use a browser. */
let carys: Desk;
const officers = officersAt(() => ({ server, browser }));
const day = dayAhead(3);

before(async () => {
  server = await startServer({ town });
  browser = await startBrowser();
  await setUp(server.db, {
    services: [aService()],
    resources: [
      aResource({ code: 'desk-1', name: { en: 'Front desk' }, capacity: 2 }),
      aResource({ code: 'desk-2', name: { en: 'Back desk' }, offers: [] }),
    ],
  });
  carys = await openDesk(server);
});

after(async () => {
  await browser.close();
  await server.close();
});

const me = () => resident(server);

async function book(on: string, name: string, { index = 0, phone = '' } = {}): Promise<string> {
  const held = heldOf(await me().hold((await me().slot(on, index)).starts));
  const contact = { name, email: 'robin@example.com', ...(phone && { phone }) };
  return bookedOf(await me().book(held, { contact, notes: '=1+1' })).reference;
}

/** Beginnings of the times that residents are offered. */
const offered = async (on: string) => (await me().slots(`&from=${on}&to=${on}`)).slots.map(({ left }) => left);

/** Lets what is booked for a day have been some weeks ago. @returns the day that it was then */
async function begin(on: string): Promise<string> {
  await rows(
    server,
    `update bookings set starts_at = starts_at - interval '28 days', ends_at = ends_at - interval '28 days'
     where starts_at > now() returning case_id`,
  );
  return addDays(on, -28);
}

const statusOf = async (reference: string) =>
  (await rows<{ status: string }>(server, `select status from cases where reference = '${reference}'`))[0]?.status;

const resource = async () =>
  ((await carys.get('/resources')).body as DeskResources).resources.find(({ code }) => code === 'desk-1')!;

/** At the front desk's times of a day. */
async function atTimes(on: string): Promise<Officer> {
  const officer = await officers.signedIn(`#/bookings?day=${on}&resource=desk-1`);
  await officer.heading('Times of Front desk');
  return officer;
}

const confirm = (officer: Officer, name: string) =>
  officer.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

describe('the day sheet', () => {
  it('is found, read, marked, saved and printed by keyboard', async () => {
    const [came, missed, gone] = [
      await book(day, 'Mair Prosser', { phone: '+44 1632 960 123' }),
      await book(day, '=Robin'),
      await book(day, 'Ola Nowak', { index: 1 }),
    ] as const;
    await carys.act(gone, { kind: 'status', status: 'cancelled', note: { en: 'The desk is closed.' } });
    const officer = await officers.open();
    const { page } = officer;
    // On the day itself.
    const on = await begin(day);
    await page.clock.setFixedTime(`${on}T12:00:00Z`);
    await page.reload();
    await officer.press('Sam Pryce');
    await officer.press('Sign in');
    await officer.heading('Queue');
    await page.locator('.skip').focus();
    await officer.to('Bookings');
    await page.keyboard.press('Enter');
    await officer.heading(/: 3 bookings$/);
    assert.equal(await officer.focused(), 'Bookings');
    await officer.to('Day after');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: ': nothing is booked' }).waitFor();
    assert.equal(await officer.focused(), 'Day after');
    await officer.looksRight();
    await officer.page.keyboard.press('Shift+Tab');
    await officer.page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await officer.heading(/: 3 bookings$/);
    await officer.to('What');
    await officer.type('Front');
    await officer.to('Show');
    await page.keyboard.press('Enter');
    await page.waitForURL(/resource=desk-1/);
    await officer.heading('Times of Front desk');
    assert.match(await officer.focused(), /: 3 bookings$/);
    const table = page.getByRole('table', { name: 'Bookings of the day' });
    const lines = (await table.getByRole('row').allTextContents()).map((text) => text.replace(/\s+/g, ' '));
    assert.match(lines[1] ?? '', new RegExp(`09:00 to 09:30 ${came} .*Mair Prosser \\+44 1632 960 123`));
    assert.match(lines[3] ?? '', /Ola Nowak.*Cancelled/);

    await officer.to('Done, Mair Prosser, 09:00');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Mair Prosser, 09:00: Done.' }).waitFor();
    assert.equal(await officer.focused(), 'Done, Mair Prosser, 09:00');
    await officer.to('Missed, =Robin, 09:00');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Was nobody there? =Robin, 09:00' }).waitFor();
    assert.equal(await officer.focused(), 'Leave it as it is');
    await page.keyboard.press('Enter');
    assert.equal(await officer.focused(), 'Missed, =Robin, 09:00');
    assert.equal(await statusOf(missed), 'booked');
    await page.keyboard.press('Enter');
    await officer.looksRight();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: '=Robin, 09:00: Missed.' }).waitFor();
    assert.equal(await officer.focused(), 'Missed, =Robin, 09:00');
    assert.deepEqual([await statusOf(came), await statusOf(missed)], ['completed', 'missed']);
    await officer.looksRight();

    const download = page.waitForEvent('download');
    await officer.press('Save as CSV, for a spreadsheet');
    const file = await download;
    assert.equal(file.suggestedFilename(), `bookings-${on}.csv`);
    const csv = await readFile(await file.path(), 'utf8');
    assert.match(csv, /,'=Robin,.*,'=1\+1,Missed,/);

    await page.evaluate(() => Object.assign(window, { print: () => (document.title = 'Printed') }));
    await officer.press('Print');
    assert.equal(await page.title(), 'Printed');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 700, height: 900 });
    assert.equal(await page.getByRole('navigation').count(), 0);
    assert.equal(await page.getByRole('button').count(), 0);
    assert.equal(await page.locator('.sheet > .on-paper', { hasText: 'Front desk' }).isVisible(), true);
    assert.equal(await table.getByRole('row').nth(2).locator('.on-paper').isVisible(), true);
    assert.equal(
      await table
        .locator('tr')
        .nth(1)
        .evaluate((row) => getComputedStyle(row).display),
      'table-row',
    );
    officer.quiet();
    await officer.close();
  });

  it('says what somebody else has marked, and has a way from done to missed and back', async () => {
    const reference = await book(addDays(day, 1), 'Ifan Rees');
    const on = await begin(addDays(day, 1));
    const officer = await officers.open();
    await officer.page.clock.setFixedTime(`${on}T12:00:00Z`);
    await officer.page.goto(`${server.url}/desk/#/bookings`);
    await officer.press('Sam Pryce');
    await officer.press('Sign in');
    await officer.heading(/: 1 booking$/);
    const done = officer.page.getByRole('button', { name: /^Done ?, Ifan Rees, 09:00$/ });
    await carys.act(reference, { kind: 'status', status: 'missed' });
    await done.click();
    await officer.page.locator('.changed', { hasText: 'Ifan Rees, 09:00 is “Missed” now.' }).waitFor();
    assert.match(await officer.focused(), /^Somebody was quicker/);
    assert.equal(await statusOf(reference), 'missed');
    await done.click();
    await officer.page.getByRole('status').filter({ hasText: 'Ifan Rees, 09:00: Done.' }).waitFor();
    assert.equal(await statusOf(reference), 'completed');
    await done.click();
    await officer.page.getByRole('status').filter({ hasText: 'Ifan Rees, 09:00: Booked.' }).waitFor();
    assert.equal(await statusOf(reference), 'booked');
    officer.quiet(/status of (?:401|409)/);
    await officer.close();
  });
});

describe('times at the desk', () => {
  it('are closed and opened, and get more places, never fewer than are taken', async () => {
    const on = addDays(day, 2);
    await book(on, 'Robin Hill');
    await book(on, 'Mair Prosser');
    assert.equal((await offered(on)).length, 7, 'the first is full');
    const officer = await atTimes(on);
    await officer.press('Close');
    await officer.page.getByRole('link', { name: 'Choose at least one time' }).click();
    assert.equal(await officer.focused(), '09:00 to 09:30');
    await officer.page.keyboard.press('Space');
    await officer.to('09:30 to 10:00');
    await officer.page.keyboard.press('Space');
    await officer.heading('With the 2 chosen times');
    await officer.to('Close');
    await officer.page.keyboard.press('Enter');
    await officer.done('2 times are closed. What is booked there stays.');
    assert.match(await officer.focused(), /^2 times are closed/);
    assert.equal((await offered(on)).length, 6);
    await officer.page.getByText('2 bookings stay until somebody moves or cancels them.').waitFor();
    await officer.page.getByLabel('09:30 to 10:00').check();
    await officer.press('Open');
    await officer.done('1 time is open.');
    assert.equal((await offered(on)).length, 7);

    await officer.page.getByLabel('09:00 to 09:30').check();
    await officer.page.getByLabel('Places', { exact: true }).fill('1');
    await officer.press('Set the places');
    await officer.page.getByRole('link', { name: /^More is taken in one of these times/ }).click();
    assert.equal(await officer.focused(), 'Places');
    await officer.looksRight();
    await officer.page.getByLabel('09:00 to 09:30').uncheck();
    await officer.page.getByLabel('09:30 to 10:00').check();
    await officer.page.getByLabel('Places', { exact: true }).fill('9');
    await officer.press('Set the places');
    await officer.done('1 time is for 9 now.');
    assert.equal((await offered(on))[0], 9);
    officer.quiet(/status of (?:401|409)/);
    await officer.close();
  });

  it('go with a blocked day, whose bookings stay, and come again; who was slower is told', async () => {
    const on = addDays(day, 3);
    const reference = await book(on, 'Ola Nowak');
    const officer = await atTimes(on);
    await officer.deed('Block the day');
    await officer.field('Reason (optional)').fill('Water leak');
    await officer.press('Block the day');
    await officer.page.getByRole('dialog').getByText('09:00 to 09:30, Ola Nowak').waitFor();
    const { version } = await resource();
    await carys.post('/resources/desk-1/actions', { version, deed: { kind: 'capacity', capacity: 3 } });
    await confirm(officer, 'Block the day');
    await officer.page.locator('.changed', { hasText: 'Front desk has been changed since you looked.' }).waitFor();
    assert.equal((await offered(on)).length, 8);
    assert.equal(await officer.field('Reason (optional)').inputValue(), 'Water leak');
    await officer.press('Block the day');
    await confirm(officer, 'Block the day');
    await officer.done('is blocked. What was booked stays.');
    await officer.page.getByText('Closed: Water leak.').waitFor();
    assert.deepEqual(await offered(on), []);
    await officer.page.locator('#kept + p + ul', { hasText: reference }).waitFor();
    assert.equal(await statusOf(reference), 'booked');
    await officer.looksRight();
    await officer.deed('Open it at other hours');
    await officer.field('From').fill('18:00');
    await officer.field('Until').fill('25 o’clock');
    await officer.press('Open it at these hours');
    await confirm(officer, 'Open it at these hours');
    await officer.page.getByRole('link', { name: 'Write a time like 09:30' }).click();
    assert.equal(await officer.focused(), 'Until');
    await officer.field('Until').fill('19:00');
    await officer.press('Open it at these hours');
    await confirm(officer, 'Open it at these hours');
    await officer.done('is open from 18:00 until 19:00.');
    assert.equal((await offered(on)).length, 2);
    await officer.deed('Make it a usual day again');
    await officer.press('Make it usual again');
    await confirm(officer, 'Make it usual again');
    await officer.done('is as usual again.');
    assert.equal((await offered(on)).length, 8);
    officer.quiet(/status of (?:401|409|422)/);
    await officer.close();
  });

  it('follow the usual hours, which say at the field what is wrong', async () => {
    const on = addDays(day, 4);
    const officer = await atTimes(on);
    await officer.page.getByRole('link', { name: 'Usual hours and places' }).click();
    await officer.heading('Usual hours of Front desk');
    assert.equal(await officer.focused(), 'Usual hours of Front desk');
    await officer.press('Add hours');
    const weekday = String(new Date(on).getUTCDay());
    const line = officer.page.locator('.hours tbody tr').last();
    assert.equal(await line.locator('select').evaluate((select) => select === document.activeElement), true);
    await line.locator('select').selectOption(weekday);
    await line.getByLabel(/^From/).fill('15:00');
    await line.getByLabel(/^Until/).fill('14:00');
    await line.getByLabel(/^Places/).fill('7');
    await officer.press('Save the hours');
    await confirm(officer, 'Save the hours');
    await officer.page.getByRole('link', { name: 'Write a time after the beginning' }).click();
    assert.equal(await line.getByLabel(/^Until/).evaluate((input) => input === document.activeElement), true);
    await officer.looksRight();
    await line.getByLabel(/^Until/).fill('16:00');
    await officer.press('Save the hours');
    await confirm(officer, 'Save the hours');
    await officer.done('The usual hours are changed. What was booked stays.');
    assert.deepEqual((await offered(on)).slice(8), [7, 7]);
    await officer.page.getByLabel('Usual places').fill('5');
    await officer.press('Save the places');
    await confirm(officer, 'Save the places');
    await officer.done('The usual places are changed.');
    assert.deepEqual((await offered(on)).slice(7), [5, 7, 7]);
    officer.quiet(/status of (?:401|422)/);
    await officer.close();
  });
});

describe('the rules of a service', () => {
  it('are read and changed by keyboard, wrong ones at their field, and hold at once', async () => {
    const officer = await officers.signedIn('#/rules');
    const { page } = officer;
    const facts = async () => ((await page.locator('.facts').textContent()) ?? '').replace(/\s+/g, ' ');
    await page.getByRole('link', { name: 'Visit', exact: true }).click();
    await officer.heading('Rules of Visit');
    assert.equal(await officer.focused(), 'Rules of Visit');
    assert.match(await facts(), /Latest time to book When it begins Change .*Waiting list Open/);
    await officer.to('Change latest time to move or cancel');
    await page.keyboard.press('Enter');
    assert.equal(await officer.focused(), 'Some hours before it begins');
    await page.keyboard.press('ArrowDown');
    await officer.to('Days before');
    await officer.type('0');
    await officer.to('Time of that day');
    await officer.type('14:00');
    await page.getByLabel('Ask for it').check();
    await page.getByLabel('Minutes to confirm in').fill('soon');
    await officer.looksRight();
    await officer.press('Save the rules');
    await page.getByRole('link', { name: 'Write a whole number of minutes, from 5 to 1,440' }).waitFor();
    await page.getByRole('link', { name: 'Write a whole number of days, from 1 to 90' }).click();
    assert.equal(await officer.focused(), 'Days before');
    await page.keyboard.press('Control+A');
    await officer.type('2');
    await page.getByLabel('Do not ask').check();
    await page.getByLabel('How far ahead').fill('9');
    // Looking something up loses nothing.
    await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Queue' }).click();
    await officer.heading('Queue');
    await page.goBack();
    await page.getByLabel('How far ahead').waitFor();
    assert.equal(await page.getByLabel('How far ahead').inputValue(), '9');
    await carys.post('/services/visit/rules', { version: 0, rules: { changeUntil: 3, mostOpen: 50, waiting: true } });
    await officer.press('Save the rules');
    await page.locator('.changed', { hasText: 'Latest time to move or cancel: 3 hours before it begins' }).waitFor();
    assert.equal(await page.getByLabel('How far ahead').inputValue(), '9');
    await officer.press('Save the rules');
    await officer.done('The rules of Visit are changed. They hold from now on.');
    assert.match(
      await facts(),
      /How far ahead 9 days .*cancel 14:00, 2 days before .*Bookings of one person 50 at most/,
    );
    await officer.looksRight();
    assert.deepEqual([(await offered(dayAhead(9))).length, (await offered(dayAhead(10))).length], [8, 0]);
    await carys.post('/services/visit/rules', { version: 2, rules: { changeUntil: 24, mostOpen: 99, waiting: true } });
    await officer.page.goto(`${server.url}/desk/#/audit`);
    await page
      .getByText(
        /Visit: how far ahead from “all times” to “9 days”; latest time to move or cancel from “3 hours before”/,
      )
      .waitFor();
    officer.quiet(/status of (?:401|409|422)/);
    await officer.close();
  });
});

describe('a day that is closed as one', () => {
  it('says first what it closes and who has booked, lists them, and is opened again', async () => {
    const on = addDays(day, 7);
    const reference = await book(on, 'Mair Prosser', { phone: '+44 1632 960 123' });
    const before = await offered(on);
    const officer = await officers.signedIn('#/closed');
    const { page } = officer;
    await officer.heading('No closed days to come');
    await page.locator('.bar a[aria-current]', { hasText: 'Bookings' }).waitFor();
    await officer.press('Close the day');
    await page.getByRole('link', { name: 'Enter a day' }).click();
    await page.getByLabel('Day', { exact: true }).fill(on);
    await page.getByLabel('What is closed').selectOption({ label: 'Everything that can be booked' });
    await page.getByLabel('Reason').fill('Boxing Day');
    await officer.press('Close the day');
    const dialog = page.getByRole('dialog', { name: /^Close / });
    await dialog.getByText('09:00 to 09:30, Mair Prosser').waitFor();
    assert.match((await dialog.textContent()) ?? '', /Front desk\s*Back desk/);
    await confirm(officer, 'Close the day');
    await officer.done('is closed. What was booked stays.');
    assert.deepEqual(await offered(on), []);
    const row = page
      .getByRole('table', { name: /^Booked on/ })
      .getByRole('row')
      .nth(1);
    assert.match(
      ((await row.textContent()) ?? '').replace(/\s+/g, ' '),
      new RegExp(`${reference}.*Mair Prosser.*960 123`),
    );
    await officer.looksRight();
    await page.getByLabel('Day', { exact: true }).fill(on);
    await page.getByLabel('Reason').fill('Again');
    // A colleague has written another reason meanwhile: the list has it.
    const [closure] = ((await carys.get('/closures')).body as DeskClosures).closures;
    await send('DELETE', `${server.url}/api/desk/closures/${closure?.id}`, { headers: carys.headers });
    await carys.post('/closures', { day: on, reason: 'Storm' });
    await officer.press('Close the day');
    await confirm(officer, 'Close the day');
    await page.getByRole('link', { name: /^Just this is closed on that day already/ }).waitFor();
    await officer.heading(/: Storm$/);
    assert.equal(await page.getByLabel('Reason').inputValue(), 'Again');
    await page.getByRole('button', { name: /^Open it again/ }).click();
    await confirm(officer, 'Open it again');
    await officer.done('is open again.');
    assert.deepEqual(await offered(on), before);
    officer.quiet(/status of (?:401|409)/);
    await officer.close();
  });
});

describe('the case of a booking', () => {
  it('is moved from the day sheet for who rings, and keeps what was written when the time has gone', async () => {
    const on = addDays(day, 8);
    const reference = await book(on, 'Kim Sandford');
    const officer = await officers.signedIn(`#/bookings?day=${on}`);
    const { page } = officer;
    await page.getByRole('link', { name: /^Move ?, Kim Sandford, 09:00$/ }).click();
    await officer.heading('Audit log');
    await page.locator('#move-title:focus').waitFor();
    await officer.press('Move the booking');
    await page.getByRole('link', { name: 'Choose a time' }).click();
    assert.equal(await officer.focused(), 'New time');
    await officer.field('Day').fill(addDays(on, 1));
    await officer.field('Day').press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /^8 free times on/ })
      .waitFor();
    await officer.field('New time').selectOption({ label: '10:00 to 10:30' });
    await officer.field('Note to the resident (optional)').fill('As you asked.');
    await officer.looksRight();
    const { resources } = (await carys.get(`/day?day=${addDays(on, 1)}&resource=desk-1`)).body as DaySheet;
    const deed = { kind: 'slots', slots: [resources[0]?.slots[2]?.id], closed: true };
    await carys.post('/resources/desk-1/actions', { version: resources[0]?.version, deed });
    await officer.press('Move the booking');
    await page.getByRole('link', { name: 'This time has gone: choose another' }).click();
    await page
      .getByRole('status')
      .filter({ hasText: /^7 free times on/ })
      .waitFor();
    assert.equal(await officer.field('Note to the resident (optional)').inputValue(), 'As you asked.');
    await officer.field('New time').selectOption({ label: '11:00 to 11:30' });
    await officer.press('Move the booking');
    await officer.done(', 11:00. The resident is told.');
    await page.getByRole('heading', { name: 'Moved to another time' }).waitFor();
    const [moved] = await rows<{ starts: string; subject: string }>(
      server,
      `select to_char(starts_at at time zone 'Europe/London', 'YYYY-MM-DD HH24:MI') as starts,
         (select subject from outbox where case_id = b.case_id order by created_at desc limit 1) as subject
       from bookings b join cases c on c.id = b.case_id where c.reference = '${reference}'`,
    );
    assert.deepEqual(moved, { starts: `${addDays(on, 1)} 11:00`, subject: `Your booking ${reference} is moved` });
    officer.quiet(/status of (?:401|409|422)/);
    await officer.close();
  });

  it('opens from the day sheet, shows when and where, and is cancelled when somebody says so twice', async () => {
    const on = addDays(day, 5);
    const reference = await book(on, 'Grace Lloyd');
    const officer = await officers.signedIn(`#/bookings?day=${on}`);
    await officer.page.getByRole('link', { name: reference }).click();
    await officer.heading(`Visit ${reference}`);
    await officer.heading('Audit log');
    const facts = (await officer.page.locator('.facts').textContent())?.replace(/\s+/g, ' ') ?? '';
    assert.match(facts, /When .*9am to 9:30am.*Where Town Hall, 1 High Street/);
    assert.deepEqual(
      (await officer.page.locator('.deeds summary').allTextContents()).map((text) => text.trim()),
      ['Change status', 'Write a note', 'Move to another time', 'Ask a question', 'Assign'],
    );
    await officer.deed('Change status');
    await officer.field('New status').selectOption({ label: 'Cancelled' });
    await officer.field('Note to the resident').fill('The desk is closed.');
    await officer.looksRight();
    await officer.press('Change status');
    await confirm(officer, 'Leave it as it is');
    assert.equal(await officer.focused(), 'Change status');
    assert.equal(await statusOf(reference), 'booked');
    await officer.press('Change status');
    await confirm(officer, 'Cancel the booking');
    await officer.done('The status is now “Cancelled”.');
    await officer.page
      .getByRole('navigation', { name: 'You are here' })
      .getByRole('link', { name: 'Bookings' })
      .click();
    await officer.page.locator('.day tr.cancelled', { hasText: 'Grace Lloyd' }).waitFor();
    officer.quiet();
    await officer.close();
  });
});
