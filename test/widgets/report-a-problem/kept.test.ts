import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/widgets/report-a-problem/define.ts';
import { words as cy } from '../../../src/widgets/report-a-problem/kept/words/cy.ts';
import { words as en } from '../../../src/widgets/report-a-problem/kept/words/en.ts';
import { receipt } from '../../helpers/exampleton.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Page } from '../../helpers/page.ts';
import { Resident } from './walk.ts';

let isOnline = true;
let taken = 0;
const offline = () => Promise.reject(new TypeError('network'));

/** The council's answer while there is a line. */
const onLine: Routes = {
  'POST /reports': () => {
    if (!isOnline) return offline();
    taken += 1;
    return receipt();
  },
};

const start = async (routes: Routes = onLine, lang: 'en' | 'cy' = 'en') =>
  new Resident(
    await open((api) => html`<council-report-a-problem api-base=${api}></council-report-a-problem>`, routes, { lang }),
    lang,
  );

/** Sends a report with no line, and keeps it. */
async function keep(resident: Resident, words: typeof en | typeof cy = en): Promise<void> {
  isOnline = false;
  await resident.toCheck();
  await resident.send();
  await resident.page.press(words['offer.button']);
  await resident.page.heading(words.title);
}

/** Another page of the same council, opened now. */
function nextPage({ page }: Resident, main: Element): Page {
  const widget = document.createElement('council-report-a-problem');
  Object.assign(widget, { apiBase: page.api.base });
  main.append(widget);
  return new Page(widget, page.api);
}

function back(): void {
  isOnline = true;
  dispatchEvent(new Event('online'));
}

const databases = async () => (await indexedDB.databases()).map(({ name }) => name);
const forget = () =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('council-elements');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });

describe('a report that is kept until the line is back', () => {
  afterEach(async () => {
    close();
    isOnline = true;
    taken = 0;
    sessionStorage.clear();
    localStorage.clear();
    await forget();
  });

  it('is stored only after the resident says so, and the form starts again', async () => {
    const resident = await start();
    const { page } = resident;
    isOnline = false;
    await resident.toCheck();
    await resident.send();
    await page.heading(en['offer.title']);
    await page.isAccessible();
    expect(page.text).to.not.contain(en['offer.contact']);
    expect(await databases()).to.not.include('council-elements');
    expect(localStorage.length).to.equal(0);
    await page.press(en['offer.button']);
    await page.shows('Pothole, 1 Mill Lane');
    await page.shows(en['said.kept']);
    await resident.atWhat();
    await page.isAccessible();
  });

  it('is sent by itself when the line is back, under the key of the first try, once', async () => {
    const resident = await start();
    const { page } = resident;
    await keep(resident);
    back();
    await page.shows(en.sent);
    await page.shows(receipt().reference);
    await page.link(en.follow);
    await page.isAccessible();
    back();
    const calls = page.api.callsTo('POST', '/reports');
    expect(new Set(calls.map(({ headers }) => headers.get('Idempotency-Key'))).size).to.equal(1);
    expect(new Set(calls.map(({ body }) => JSON.stringify(body))).size).to.equal(1);
    await page.press(en.remove);
    await page.hides(en.title);
    await page.until('empty storage', () => localStorage.length === 0);
    expect(taken).to.equal(1);
  });

  it('is sent by the next page that is opened, by one of two', async () => {
    const resident = await start();
    await keep(resident);
    const main = resident.page.widget.parentElement!;
    resident.page.widget.remove();
    isOnline = true;
    const pages = [nextPage(resident, main), nextPage(resident, main)];
    for (const page of pages) await page.shows(en.sent);
    expect(taken).to.equal(1);
  });

  it('waits while the line is gone, says until when, and can be removed', async () => {
    const resident = await start();
    const { page } = resident;
    await keep(resident);
    await page.press(en['send-now']);
    await page.until('another try', () => page.api.callsTo('POST', '/reports').length > 1);
    await page.shows('Not sent yet. It is kept until');
    await page.press(en.remove);
    await page.hides('Not sent yet');
  });

  it('says so when the council does not take it, and asks to call', async () => {
    const resident = await start({
      'POST /reports': () => (isOnline ? refusal(422, 'invalid', [{ field: 'service', code: 'unknown' }]) : offline()),
    });
    await keep(resident);
    back();
    await resident.page.shows(en.refused);
    await resident.page.isAccessible();
  });

  it('speaks Welsh', async () => {
    const resident = await start(onLine, 'cy');
    await keep(resident, cy);
    await resident.page.isAccessible();
    back();
    await resident.page.shows(cy.sent);
  });
});
