import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { NewReport } from '../../../src/contract/reports.ts';
import '../../../src/widgets/report-a-problem/define.ts';
import { KeptStore } from '../../../src/widgets/report-a-problem/kept/kept-store.ts';
import type { KeptReport } from '../../../src/widgets/report-a-problem/kept/kept.model.ts';
import { words as cy } from '../../../src/widgets/report-a-problem/kept/words/cy.ts';
import { words as en } from '../../../src/widgets/report-a-problem/kept/words/en.ts';
import { receipt } from '../../helpers/exampleton.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Page } from '../../helpers/page.ts';
import { photo, png } from '../../blocks/photo-picker/pictures.ts';
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

/** Another page of the same council, opened now instead of the first, or beside it. */
function nextPage({ page }: Resident, main = page.widget.parentElement!): Page {
  page.widget.remove();
  const widget = document.createElement('council-report-a-problem');
  Object.assign(widget, { apiBase: page.api.base });
  main.append(widget);
  return new Page(widget, page.api);
}

/** A page that finds this on the device. */
async function find(content: Partial<KeptReport>, routes?: Routes): Promise<{ store: KeptStore; page: Page }> {
  const resident = await start(routes);
  await resident.atWhat();
  const store = new KeptStore(resident.page.api.base);
  const report: KeptReport = {
    version: 1,
    key: crypto.randomUUID(),
    base: store.base,
    kept: Date.now(),
    shown: Date.now(),
    title: 'Pothole, 1 Mill Lane',
    state: 'waiting',
    body,
    ...content,
  };
  // WebKit keeps no blobs where it may not write to the disk.
  await store.put(report).catch(() => store.put({ ...report, photos: [] }));
  return { store, page: nextPage(resident) };
}

const body: NewReport = {
  service: 'pothole',
  place: { found: 'search', label: '1 Mill Lane', lat: 53.5, lng: 2.5, description: 'By the gate' },
  description: 'A deep hole in the road',
  answers: { danger: 'no' },
  contact: { name: 'Alex Example' },
};

function back(): void {
  isOnline = true;
  dispatchEvent(new Event('online'));
}

const databases = async () => (await indexedDB.databases()).map(({ name }) => name);
/** Everything that is on the device, whoever wrote it. */
const contents = () =>
  new Promise<unknown[]>((resolve, reject) => {
    const opening = indexedDB.open('council-elements');
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    opening.onsuccess = () => {
      const reading = opening.result.transaction('kept-reports').objectStore('kept-reports').getAll();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result);
      };
    };
  });
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
    const { page } = resident;
    await page.shows(en.refused);
    // What was written can be read out.
    await page.shows('A deep hole in the road');
    await page.isAccessible();
  });

  it('is sent though the clock has gone back meanwhile', async () => {
    const kept = Date.now() + 86_400_000;
    const { page } = await find({ kept });
    await page.shows(en.sent);
    expect(taken).to.equal(1);
  });

  it('can be followed after a reload too, until it is removed', async () => {
    const resident = await start();
    await keep(resident);
    back();
    await resident.page.shows(en.sent);
    const { reference, token } = receipt();
    const page = nextPage(resident);
    await page.shows(reference);
    expect((await page.link(en.follow)).hash).to.equal(`#council-case=${reference}.${token}`);
    await page.isAccessible();
    await page.press(en.remove);
    await page.hides(en.title);
    expect(await new KeptStore(page.api.base).list()).to.be.empty;
    expect(taken).to.equal(1);
  });

  it('is shown where an earlier version of the script has sent it', async () => {
    const { page } = await find({ state: 'sent', reference: 'ABC-123' });
    await page.shows('ABC-123');
    expect(page.text).to.not.contain(en.follow);
  });

  it('is left for the version of the script that wrote it', async () => {
    const { page, store } = await find({ version: 2, title: 'From tomorrow' } as never);
    const resident = new Resident(page);
    await keep(resident);
    expect(page.text).to.not.contain('From tomorrow');
    await page.press(en.remove);
    await page.hides(en.title);
    expect(localStorage.length).to.equal(1);
    // That version finds its own, as this one does when the number is its own.
    const [left] = await contents();
    expect(left).to.include({ version: 2, title: 'From tomorrow', base: store.base });
  });

  it('opens in the form again when it was refused, with its photo, and goes from the device once it is sent', async () => {
    const key = crypto.randomUUID();
    const photos = [{ key: crypto.randomUUID(), blob: await png() }];
    const { page, store } = await find({ key, photos, state: 'refused' });
    const [{ photos: held = [] } = {}] = await store.list();
    const resident = new Resident(page);
    await page.shows('1 Mill Lane By the gate');
    await page.press(en['send-again']);
    // Whoever is writing is not asked to throw that away.
    await page.hides(en['send-again']);
    await resident.goOn();
    await page.heading(resident.words.own['where.title']);
    await resident.goOn();
    await page.fill(resident.words.own['details.description'], 'A deep hole in the road, by the gate');
    if (held.length > 0) await page.shows('1.jpg');
    await resident.goOn();
    await page.heading(resident.words.own['contact.title']);
    expect(page.value(resident.words.own['contact.name'])).to.equal('Alex Example');
    await resident.goOn();
    await resident.send();
    await page.heading(resident.words.own['done.title']);
    await page.hides(en.title);
    expect(await store.list()).to.be.empty;
    const [sent] = page.api.callsTo('POST', '/reports');
    expect(sent?.headers.get('Idempotency-Key')).to.equal(key);
    expect(sent?.body).to.deep.include({ answers: { danger: 'no' } });
    expect((sent?.body as NewReport).photos).to.have.length(held.length);
  });

  it('is put aside unfinished only when the resident asks twice, and gone on with where it was left', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.toDetails();
    await page.fill(words.own['details.description'], 'A deep hole');
    await resident.choosePhotos(await photo());
    await page.shows('Uploaded');
    await page.press(en['save.button']);
    await page.shows(en['save.shared']);
    await page.isAccessible();
    expect(await databases()).to.not.include('council-elements');
    await page.press(en['save.save']);
    // WebKit keeps no photo where it may not write to the disk, and says so.
    await page.until('an answer', () => page.text.includes(en['save.failed']) || page.text.includes(en['said.saved']));
    const keepsPhotos = !page.text.includes(en['save.failed']);
    if (!keepsPhotos) {
      await page.press(`${words.shared.remove} pothole.jpg`);
      await page.press(en['save.save']);
    }
    await page.heading('You have 1 unfinished report');
    await resident.atWhat();
    await page.isAccessible();

    // Another one is put aside, and the page is opened again.
    await resident.toDetails();
    await page.press(en['save.button']);
    await page.press(en['save.save']);
    await page.heading('You have 2 unfinished reports');
    const next = nextPage(resident);
    await next.heading('You have 2 unfinished reports');
    await next.isAccessible();
    const again = new Resident(next);
    const press = async (label: string, index: number) =>
      (
        await next.until(label, () =>
          [...(next.all('.kept li')[index]?.querySelectorAll('button') ?? [])].find(({ textContent }) =>
            textContent.includes(label),
          ),
        )
      ).click();
    await press(en.remove, 1);
    await next.heading('You have 1 unfinished report');
    await next.until('focus on the way back', () => next.focused?.matches('.kept-undo button'));
    await next.press(en.undo);
    await next.heading('You have 2 unfinished reports');
    await press(en.remove, 1);
    await next.heading('You have 1 unfinished report');

    await press(en['drafts.finish'], 0);
    await next.heading(words.own['details.title']);
    expect(next.text).to.not.contain('unfinished');
    expect(next.value(words.own['details.description'])).to.equal('A deep hole');
    if (keepsPhotos) await next.shows('1.jpg');
    await next.choose('No');
    await again.goOn();
    await next.choose(words.own['contact.how-anonymous']);
    await again.goOn();
    await next.shows('1 Mill Lane');
    await again.send();
    await next.heading(words.own['done.title']);
    await next.until('an empty device', () => localStorage.length === 0);
    const [sent] = next.api.callsTo('POST', '/reports');
    expect((sent?.body as NewReport).photos).to.have.length(keepsPhotos ? 1 : 0);
  });

  it('speaks Welsh', async () => {
    const resident = await start(onLine, 'cy');
    await keep(resident, cy);
    await resident.page.isAccessible();
    back();
    await resident.page.shows(cy.sent);
  });
});
