import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { demoPassword, officers } from '../../server/exampleton/officers.ts';
import type { Photo } from '../../src/contract/photos.ts';
import type { PublicCase } from '../../src/contract/reports.ts';
import { aPicture, robin } from '../server/cases.ts';
import { receiptOf, sendPhoto, sendReport } from '../server/client.ts';
import { openDesk, type Desk } from '../server/desk.ts';
import { startServer, type TestServer } from '../server/helpers.ts';
import { officersAt } from './officer.ts';
import { rows, startBrowser, words } from './visit.ts';

let server: TestServer;
let browser: Browser;
/** Carys, who does not use a browser. */
let carys: Desk;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
  carys = await openDesk(server, officers[1]?.email);
});

after(async () => {
  await browser.close();
  await server.close();
});

const place = { found: 'map', lat: 53.603463, lng: 2.499285, label: '1 Mill Lane, Exampleton, ZZ1 7BQ' };

/** Sends a report as a resident would. @returns its reference */
async function report(over: Record<string, unknown> = {}): Promise<string> {
  const answer = await sendReport(server, {
    place,
    answers: { danger: 'no', road: 'street', 'where-in-road': 'edge' },
    description: words('A hole'),
    contact: robin,
    ...over,
  });
  assert.equal(answer.status, 201, answer.text);
  return receiptOf(answer).reference;
}

/** A photo as a browser's own window gives it. */
const picture = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(await aPicture()) });

/** Officers at this server, before this browser. */
const Officer = officersAt(() => ({ server, browser }));

describe('an officer', () => {
  it('signs in, finds a case, answers it and signs out by keyboard alone', async () => {
    const description = words('By keyboard');
    const reference = await report({ description });
    const officer = await Officer.open();
    await officer.heading('Sign in to the staff desk');
    const accounts = await officer.page.locator('.accounts li').allTextContents();
    assert.deepEqual(
      accounts.map((text) => text.replace(/\s+/g, ' ').trim()),
      officers.map(({ name, team }) => `${name} ${team}`),
    );
    await officer.to('Email address');
    await officer.type('sam@exampleton.example');
    await officer.to('Password');
    await officer.type(demoPassword);
    await officer.page.keyboard.press('Enter');
    await officer.heading('Queue');
    assert.equal(await officer.focused(), 'Queue');
    await officer.to('Reference or words');
    await officer.type(description);
    await officer.page.keyboard.press('Enter');
    await officer.heading('1 case');
    assert.equal(await officer.focused(), '1 case');
    await officer.to(`Pothole ${reference}`);
    await officer.page.keyboard.press('Enter');
    await officer.heading(`Pothole ${reference}`);
    await officer.heading('Audit log');
    assert.equal(await officer.focused(), `Pothole ${reference}`);
    await officer.to('Change status');
    await officer.page.keyboard.press('Enter');
    await officer.to('New status');
    await officer.type('Work p');
    await officer.to('Note to the resident');
    await officer.type('We come on Tuesday.');
    await officer.to('Change status');
    await officer.page.keyboard.press('Enter');
    await officer.done('The status is now “Work planned”.');
    assert.match(await officer.focused(), /Work planned/);
    await officer.page.keyboard.press('Shift+Tab');
    await officer.page.goBack();
    await officer.heading('1 case');
    assert.equal(await officer.page.getByLabel('Reference or words').inputValue(), description);
    await officer.page.locator('.skip').focus();
    await officer.to('Sign out');
    await officer.page.keyboard.press('Enter');
    await officer.heading('Sign in to the staff desk');
    assert.equal(await officer.focused(), 'Sign in to the staff desk');
    await officer.page.goBack();
    await officer.heading('Sign in to the staff desk');
    officer.quiet();
    assert.deepEqual(await rows(server, `select status from cases where reference = '${reference}'`), [
      { status: 'planned' },
    ]);
    await officer.close();
  });

  it('is told what is wrong with a sign-in, and led to it', async () => {
    const officer = await Officer.open();
    await officer.press('Sign in');
    assert.match(await officer.focused(), /^There is a problem/);
    await officer.page.getByRole('link', { name: 'Enter your email address' }).click();
    assert.equal(await officer.focused(), 'Email address');
    await officer.looksRight();
    await officer.page.getByLabel('Email address').fill('sam@exampleton.example');
    await officer.page.getByLabel('Password').fill('not this');
    await officer.press('Sign in');
    await officer.page.getByRole('link', { name: 'The email address or the password is wrong' }).waitFor();
    assert.equal(await officer.page.getByLabel('Email address').inputValue(), 'sam@exampleton.example');
    officer.quiet();
    await officer.close();
  });
});

describe('the queue', () => {
  it('has filters and pages, and Back goes through them', async () => {
    const late = await report();
    const sam = await openDesk(server);
    await sam.act(late, { kind: 'assign', officer: 1 });
    await sam.act(late, { kind: 'status', status: 'investigating', note: { en: 'We look at it.' } });
    await rows(server, `update cases set expected = current_date - 3 where reference = '${late}'`);
    const officer = await Officer.signedIn();
    const heading = () => officer.page.locator('#found').textContent();
    const open = Number(await officer.page.locator('.shortcuts strong').first().textContent());
    await officer.heading(`${open} cases, page 1 of ${Math.ceil(open / 25)}`);
    await officer.looksRight();
    const whole = await heading();
    await officer.page.getByRole('link', { name: 'Next page' }).click();
    await officer.heading(/page 2/);
    const first = await officer.page.locator('.cases tbody th').first().textContent();
    await officer.page.getByRole('link', { name: 'Overdue' }).click();
    await officer.page.locator('.shortcuts [aria-current]', { hasText: 'Overdue' }).waitFor();
    await officer.page.getByLabel('Problem').selectOption('pothole');
    await officer.page.getByLabel('Status').selectOption('Being looked at');
    await officer.page.getByLabel('Assigned to').selectOption('Me');
    await officer.press('Filter');
    await officer.page.waitForURL(/flag=overdue/);
    await officer.page.locator('.cases tbody tr').first().waitFor();
    await officer.heading(/^\d+ cases?$/);
    for (const row of await officer.page.locator('.cases tbody tr').allTextContents()) {
      assert.match(row, /Pothole[^]*Being looked at[^]*Overdue[^]*Sam Pryce/);
    }
    await officer.page.locator('.cases tbody', { hasText: late }).waitFor();
    await officer.page.goBack();
    await officer.page.goBack();
    await officer.heading(/page 2/);
    assert.equal(await officer.page.locator('.cases tbody th').first().textContent(), first);
    await officer.page.goBack();
    await officer.heading(/page 1/);
    assert.equal(await heading(), whole);
    await officer.page.getByLabel('Reference or words').fill('no such words anywhere');
    await officer.press('Filter');
    await officer.heading('Nothing is like this');
    await officer.page.getByRole('link', { name: 'Clear filters' }).click();
    await officer.heading(/page 1/);
    officer.quiet();
    await officer.close();
  });

  it('lists who has asked something, and says so', async () => {
    const reference = await report();
    await rows(server, `update cases set answered = true, asks = true where reference = '${reference}'`);
    const officer = await Officer.signedIn();
    await officer.page.getByLabel('Needs').selectOption('Resident has asked');
    await officer.press('Filter');
    // One of Exampleton's own is there too.
    await officer.heading('2 cases');
    await officer.page.locator('.cases tbody tr', { hasText: reference }).getByText('Asks').waitFor();
    officer.quiet();
    await officer.close();
  });

  it('tells of new reports, and shows them when it is asked', async () => {
    const officer = await Officer.open();
    await officer.page.clock.install();
    await officer.page.reload();
    await officer.press(officers[0]?.name ?? '');
    await officer.press('Sign in');
    const description = words('Just now');
    await officer.heading(/^\d+ cases, page 1/);
    const list = () => officer.page.locator('.cases tbody').textContent();
    const before = await list();
    const typed = officer.page.getByLabel('Reference or words');
    await typed.fill('Half a w');
    await report({ description });
    await report();
    const news = officer.page.getByRole('status').filter({ hasText: '2 new reports.' });
    for (let turn = 0; turn < 20 && !(await news.isVisible()); turn++) {
      await officer.page.clock.runFor(8000);
      await officer.page.evaluate(() => fetch('/api/health'));
    }
    await news.waitFor();
    await officer.page.clock.resume();
    assert.equal(await list(), before, 'nothing moves under the reader');
    assert.equal(await typed.inputValue(), 'Half a w');
    await typed.fill('');
    await officer.looksRight();
    await officer.press('Show them');
    await officer.page.getByLabel('Order').selectOption('Newest first');
    await news.waitFor({ state: 'detached' });
    assert.match(await officer.focused(), /cases, page 1/);
    await officer.press('Filter');
    await officer.page.locator('.cases tbody tr', { hasText: description }).waitFor();
    officer.quiet();
    await officer.close();
  });
});

describe('a case', () => {
  it('is assigned, asked about, freed of words and a photo, and merged; the log tells all of it', async () => {
    const secret = words('The neighbour’s name is Canary');
    const other = await report();
    const photo = (await sendPhoto(server, await aPicture())).body as Photo;
    const reference = await report({ description: secret, photos: [photo.id] });
    const officer = await Officer.at(reference);
    await officer.page.getByRole('heading', { name: 'Also from this resident' }).waitFor();
    await officer.page.getByRole('heading', { name: /^Near by: \d+ open/ }).waitFor();
    await officer.looksRight();

    await officer.deed('Assign');
    await officer.field('Who deals with it').selectOption({ label: 'Carys Bowen, Waste and Recycling team' });
    await officer.press('Assign');
    await officer.done('assigned to Carys Bowen');

    await officer.deed('Ask a question');
    await officer.press('Ask the resident');
    await officer.page.getByRole('link', { name: 'Write to the resident' }).click();
    assert.equal(await officer.focused(), 'Question to the resident');
    await officer.looksRight();
    await officer.type('How deep is it?');
    await officer.press('Ask the resident');
    await officer.done('The resident has been asked');
    await officer.page.getByText('Not answered yet').waitFor();

    await officer.deed('Write a note');
    await officer.field('Note for colleagues (optional)').fill('Bring the big shovel.');
    await officer.press('Add the note');
    await officer.done('The note is in the history.');
    await officer.page.locator('.history li', { hasText: 'For colleagues only' }).getByText('big shovel').waitFor();

    await officer.page.locator('summary', { hasText: 'Take out words of the description' }).click();
    await officer.page.locator('#words-description-text').fill('[A name was taken out.]');
    await officer.press('Replace the words');
    await officer.done('The words have been replaced.');
    await officer.page.locator('.quote', { hasText: '[A name was taken out.]' }).waitFor();

    await officer.page.locator('summary', { hasText: 'Take out photo 1' }).click();
    await officer.press('Delete the photo');
    await officer.done('The photo is gone.');
    await officer.page.locator('.photos').waitFor({ state: 'detached' });

    await officer.deed('Merge into another case');
    await officer.press('Merge');
    await officer.page.getByRole('link', { name: 'Choose the case that goes on' }).waitFor();
    await officer.page.getByLabel(other).check();
    await officer.press('Merge');
    await officer.done(`merged into ${other}`);
    await officer.page.getByRole('link', { name: other, exact: true }).first().waitFor();
    await officer.looksRight();

    const log = await officer.page.locator('.audit tbody tr').allTextContents();
    const seen = log.map((row) => row.replace(/\s+/g, ' ').trim());
    for (const action of [
      'Sam Pryce Opened the case',
      'Sam Pryce Assigned the case: Carys Bowen',
      'Sam Pryce Asked a question',
      'Sam Pryce Wrote a note: internal',
      'Sam Pryce Took out words: description',
      'Sam Pryce Took out a photo',
      `Sam Pryce Merged the case: ${other}`,
    ]) {
      assert.ok(
        seen.some((row) => row.endsWith(action)),
        `${action} is not in ${seen.join(' | ')}`,
      );
    }
    await officer.page.getByRole('link', { name: 'Audit log' }).click();
    await officer.heading('Audit log');
    await officer.page.getByText('Signed in').first().waitFor();
    await officer.looksRight();
    const kept = await rows<{ everything: string }>(
      server,
      `select (select string_agg(c::text, '') from cases c where reference = '${reference}') ||
         (select string_agg(a::text, '') from audit a) as everything`,
    );
    assert.ok(!kept[0]?.everything.includes('Canary'));
    officer.quiet(/status of (?:401|422)/);
    await officer.close();
  });

  it('says in which language the resident reads, and asks for that one first', async () => {
    const reference = await report({ language: 'cy' });
    const officer = await Officer.at(reference);
    await officer.deed('Write a note');
    await officer.page.locator('.deeds details[open] .hint', { hasText: 'They read Welsh.' }).waitFor();
    const labels = await officer.page.locator('.deeds details[open] label').allTextContents();
    assert.deepEqual(labels, [
      'Note to the resident in Welsh',
      'Note to the resident in English (optional)',
      'Photos (optional)',
      'PDFs (optional)',
      'Note for colleagues (optional)',
    ]);
    await officer.field('Note to the resident in Welsh').fill('Dewn ddydd Mawrth.');
    await officer.press('Add the note');
    await officer.done('The note is in the history.');
    assert.deepEqual((await carys.case(reference)).history.at(-1)?.text, { cy: 'Dewn ddydd Mawrth.' });
    await officer.close();
  });

  it('keeps the note when the session ends, and sends it when somebody has signed in on top of it', async () => {
    const reference = await report();
    const officer = await Officer.at(reference);
    await officer.deed('Write a note');
    const note = words('Typed for long');
    await officer.field('Note to the resident').fill(note);
    await server.db.execute('delete from desk_sessions');
    carys = await openDesk(server, officers[1]?.email);
    await officer.press('Add the note');
    const dialog = officer.page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.waitFor();
    await officer.looksRight();
    await officer.press('Not now');
    await officer.page.getByText('You are signed out. What you wrote is still here').waitFor();
    assert.equal(await officer.field('Note to the resident').inputValue(), note);
    await officer.press('Add the note');
    await dialog.getByLabel('Password').fill(demoPassword);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await officer.done('The note is in the history.');
    const told = (await carys.case(reference)).history.filter(({ text }) => text['en'] === note);
    assert.deepEqual(
      told.map(({ who }) => who),
      ['Sam Pryce'],
    );
    officer.quiet();
    await officer.close();
  });

  it('keeps the note when the line is lost, and does twice nothing that was done once', async () => {
    const reference = await report();
    const officer = await Officer.at(reference);
    await officer.deed('Write a note');
    const note = words('Twice');
    await officer.field('Note to the resident').fill(note);
    await officer.page.route('**/actions', (route) => route.abort('internetdisconnected'));
    await officer.press('Add the note');
    await officer.page.getByText('The line was lost.').waitFor();
    assert.match(await officer.focused(), /^There is a problem/);
    assert.equal(await officer.field('Note to the resident').inputValue(), note);
    await officer.page.unroute('**/actions');
    // This time it is done, and the answer does not come.
    await officer.page.route('**/actions', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await officer.press('Add the note');
    await officer.page.locator('.faults', { hasText: 'The line was lost.' }).waitFor();
    await officer.page.unroute('**/actions');
    await officer.press('Add the note');
    await officer.done('The note is in the history.');
    const told = (await carys.case(reference)).history.filter(({ text }) => text['en'] === note);
    assert.equal(told.length, 1);
    officer.quiet(/status of 401|ERR_/);
    await officer.close();
  });

  it('is shown in photos, by keyboard: to its resident, and to everybody where it is public', async () => {
    const reference = await report();
    const officer = await Officer.at(reference);
    await officer.deed('Change status');
    await officer.field('New status').selectOption({ label: 'Fixed' });
    await officer.field('Note to the resident').fill('The hole is filled, as the photo shows.');
    const chooser = officer.page.waitForEvent('filechooser');
    await officer.to('Photos (optional)');
    await officer.page.keyboard.press('Enter');
    const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Tuesday') };
    await (await chooser).setFiles([await picture('filled.jpg'), await picture('street.jpg'), notes]);
    const chosen = officer.page.locator('.deeds details[open] .chosen li');
    await chosen.filter({ hasText: /filled\.jpg\s*Uploaded/ }).waitFor();
    await chosen.filter({ hasText: /street\.jpg\s*Uploaded/ }).waitFor();
    await chosen.filter({ hasText: 'This file is not a JPEG, PNG, WebP or HEIC photo' }).waitFor();
    const plan = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 plan') };
    await officer.field('PDFs (optional)').setInputFiles([plan, notes]);
    await chosen.filter({ hasText: /plan\.pdf\s*Uploaded/ }).waitFor();
    await chosen.filter({ hasText: 'This file is not a PDF' }).waitFor();
    await officer.looksRight();
    await officer.to('Remove street.jpg');
    await officer.page.keyboard.press('Enter');
    assert.match(await officer.focused(), /^notes\.txt/);
    await officer.page.getByRole('status').filter({ hasText: 'street.jpg has been removed' }).waitFor();
    await officer.to('Change status');
    await officer.page.keyboard.press('Enter');
    await officer.done('The status is now “Fixed”.');
    const inHistory = officer.page.locator('.history li', { hasText: 'as the photo shows' }).getByRole('img');
    await inHistory.evaluate((image: HTMLImageElement) => image.decode());
    await officer.page.getByRole('link', { name: 'plan.pdf' }).waitFor();
    officer.quiet();
    await officer.close();

    const address = `${server.url}/api/reports/${reference}`;
    const { timeline } = (await (await fetch(address)).json()) as PublicCase;
    const shown = timeline.flatMap(({ photos }) => photos);
    assert.equal(shown.length, 1);
    assert.deepEqual(
      timeline.at(-1)?.documents?.map(({ name }) => name),
      ['plan.pdf'],
    );
    const seen = await fetch(new URL(shown[0]?.full ?? '', `${server.url}/api/`));
    assert.equal(seen.headers.get('content-type'), 'image/jpeg');
    await seen.body?.cancel();
  });

  it('keeps note and photos when the line or the session is lost, and on the way to another case', async () => {
    const [reference, other] = [await report(), await report()];
    const officer = await Officer.at(reference);
    await officer.deed('Write a note');
    await officer.field('Note to the resident').fill('Look at this.');
    await officer.page.route('**/desk/photos', (route) => route.abort('internetdisconnected'));
    await officer.field('Photos (optional)').setInputFiles(await picture('left.jpg'));
    const chosen = officer.page.locator('.deeds details[open] .chosen li');
    await chosen.filter({ hasText: 'Not uploaded: the line was lost' }).waitFor();
    await officer.press('Add the note');
    await officer.page.getByRole('link', { name: 'Some photos were not uploaded' }).click();
    assert.equal(await officer.focused(), 'Photos (optional)');
    assert.equal(await officer.field('Note to the resident').inputValue(), 'Look at this.');
    await officer.looksRight();
    await officer.page.unroute('**/desk/photos');
    await server.db.execute('delete from desk_sessions');
    carys = await openDesk(server, officers[1]?.email);
    await officer.press('Try again left.jpg');
    const dialog = officer.page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.getByLabel('Password').fill(demoPassword);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await chosen.filter({ hasText: 'Uploaded' }).waitFor();
    await officer.page.goto(`${server.url}/desk/#/cases/${other}`);
    await officer.heading(`Pothole ${other}`);
    await officer.heading('Audit log');
    await officer.page.goBack();
    await officer.heading(`Pothole ${reference}`);
    await officer.deed('Write a note');
    await chosen.filter({ hasText: /left\.jpg\s*Uploaded/ }).waitFor();
    await officer.press('Add the note');
    await officer.done('The note is in the history.');
    assert.equal(await chosen.count(), 0);
    const told = (await carys.case(reference)).history.at(-1);
    assert.deepEqual([told?.text['en'], told?.photos.length], ['Look at this.', 1]);
    officer.quiet(/status of 401|ERR_|could not reach/);
    await officer.close();
  });

  it('sends what stands there when the photo has arrived, and says that it waits for it', async () => {
    const reference = await report();
    const officer = await Officer.at(reference);
    await officer.deed('Write a note');
    await officer.field('Note to the resident').fill('We come on Tuesday.');
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await officer.page.route('**/desk/photos', async (route) => {
      await held;
      await route.continue();
    });
    await officer.field('Photos (optional)').setInputFiles(await picture('left.jpg'));
    await officer.press('Add the note');
    await officer.page.getByRole('status').filter({ hasText: 'Waiting for the files to be uploaded.' }).waitFor();
    await officer.field('Note to the resident').fill('We come on Wednesday.');
    letGo();
    await officer.done('The note is in the history.');
    const told = (await carys.case(reference)).history.at(-1);
    assert.deepEqual([told?.text['en'], told?.photos.length], ['We come on Wednesday.', 1]);
    await officer.close();
  });

  it('keeps the note when somebody was quicker, and tells what they did', async () => {
    const reference = await report();
    const officer = await Officer.at(reference);
    await officer.deed('Change status');
    await officer.field('New status').selectOption({ label: 'Fixed' });
    await officer.field('Note to the resident').fill('It is done.');
    await carys.act(reference, { kind: 'status', status: 'investigating', note: { en: 'Carys looks at it.' } });
    await officer.press('Change status');
    await officer.heading('Somebody was quicker');
    await officer.page.locator('.changed', { hasText: 'Carys Bowen: Being looked at. Carys looks at it.' }).waitFor();
    assert.match(await officer.focused(), /Somebody was quicker/);
    assert.equal(await officer.field('Note to the resident').inputValue(), 'It is done.');
    await officer.looksRight();
    await officer.press('Change status');
    await officer.done('The status is now “Fixed”.');
    officer.quiet(/status of (?:401|409)/);
    await officer.close();
  });

  it('keeps what was typed while the officer looks at another case', async () => {
    const [reference, other] = [await report(), await report()];
    const officer = await Officer.at(reference);
    await officer.deed('Write a note');
    await officer.field('Note to the resident').fill('Half a th');
    await officer.page.goto(`${server.url}/desk/#/cases/${other}`);
    await officer.heading(`Pothole ${other}`);
    await officer.heading('Audit log');
    await officer.page.goBack();
    await officer.heading(`Pothole ${reference}`);
    await officer.deed('Write a note');
    assert.equal(await officer.field('Note to the resident').inputValue(), 'Half a th');
    await officer.close();
  });

  it('that is not there says so', async () => {
    const officer = await Officer.signedIn('#/cases/000-000-0000');
    await officer.page.getByText('There is no such thing. Check the reference.').waitFor();
    await officer.looksRight();
    await officer.close();
  });
});

describe('letters that did not arrive', () => {
  it('are sent again', async () => {
    await report();
    await server.db.execute(
      `update outbox set failed_at = now(), attempts = 9, last_error = '550 No such mailbox', sent_at = null
       where id = (select id from outbox where channel = 'email' order by created_at desc limit 1)`,
    );
    const officer = await Officer.signedIn('#/letters');
    await officer.heading('1 letter');
    await officer.page.getByText('550 No such mailbox').waitFor();
    await officer.looksRight();
    await officer.press('Send again');
    await officer.done('The letter is on its way again.');
    await officer.heading('There are none');
    officer.quiet();
    await officer.close();
  });
});
