import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/widgets/report-a-problem/define.ts';
import { words as pickerAr } from '../../../src/blocks/location-picker/words/ar.ts';
import { words as pickerPl } from '../../../src/blocks/location-picker/words/pl.ts';
import { words as ar } from '../../../src/widgets/report-a-problem/photo-place/words/ar.ts';
import { words as pl } from '../../../src/widgets/report-a-problem/photo-place/words/pl.ts';
import type { NewReport } from '../../../src/contract/reports.ts';
import { pictures } from '../../blocks/location-picker/pictures.ts';
import { broken, photo } from '../../blocks/photo-picker/pictures.ts';
import { service } from '../../helpers/exampleton.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { listen } from '../../helpers/console.ts';
import { close, open } from '../../helpers/open.ts';
import type { Page } from '../../helpers/page.ts';
import { Resident } from './walk.ts';

const millLane = { lat: 53.5, lng: 2.5 };
const chosen = 'You have chosen Near 1 Mill Lane';
const notSaid = 'This photo does not say where it was taken.';

const openPage = (routes: Routes = {}, lang = 'en') =>
  open(
    (api) => html`
      <council-report-a-problem
        api-base=${api}
        map-tiles=${pictures}
        contact="01632 960 001"
      ></council-report-a-problem>
    `,
    routes,
    { lang },
  );

const start = async (routes: Routes = {}, language: 'en' | 'cy' = 'en') =>
  new Resident(await openPage(routes, language), language);

const listed = ({ page }: Resident) => page.all('.photo').map(({ textContent }) => textContent.trim().split('\n')[0]);
const nearest = ({ page }: Resident) => page.api.callsTo('GET', '/places/nearest').map(({ url }) => url.search);
/** What the panel says to screen readers as well. */
const said = ({ root }: Page) => root.querySelector('#place-way > [role=status]')?.textContent ?? '';

const toDetails = async ({ page, words }: Resident) => {
  await page.press(words.shared.continue);
  await page.heading(words.own['details.title']);
};

describe('the place from a photo', function () {
  this.timeout(30_000);
  afterEach(() => {
    close();
    sessionStorage.clear();
  });

  it('is offered, confirmed, and sent with the photo', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.toPhotos(await photo({ taken: { lat: 53.5 + 1 / 360_000, lng: 2.5 } }));
    await page.shows('By its position, your photo was taken here Near 1 Mill Lane');
    expect(said(page)).to.include('Near 1 Mill Lane');
    expect(nearest(resident)).to.deep.equal(['?lat=53.500003&lng=2.5']);
    expect(page.text, 'chosen by nobody').not.to.include('You have chosen');
    await page.press('Use this place');
    await page.shows(chosen);
    await page.until('focus on what was chosen', () => page.focused?.matches('.place-chosen'));
    expect(page.all('#place-way')).to.have.length(0);

    await toDetails(resident);
    expect(listed(resident)).to.deep.equal(['pothole.jpg']);
    await page.shows('Uploaded');
    await page.choose(resident.council.no);
    await page.fill(words.own['details.description'], 'A deep hole');
    await resident.goOn();
    await page.choose(words.own['contact.how-anonymous']);
    await resident.goOn();
    await page.shows('1 photo');
    await resident.send();
    await page.heading(words.own['done.title']);
    const { place, photos } = page.api.callsTo('POST', '/reports')[0]?.body as NewReport;
    expect(place).to.deep.equal({ found: 'device', label: 'Near 1 Mill Lane', lat: 53.500003, lng: 2.5 });
    expect(photos).to.have.length(1);
  });

  it('is kindly refused by a photo that does not say it, which stays with the report', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.toWhere();
    await page.fill(words.picker['search.label'], 'mi');
    await page.press('Take the place from a photo');
    await page.shows('its position and other hidden details are removed before it is sent');
    await resident.choosePhotos(await photo());
    await page.shows(notSaid);
    expect(said(page)).to.include(notSaid);
    expect(page.text).not.to.include('Use this place');
    expect(nearest(resident)).to.deep.equal([]);
    expect(page.value(words.picker['search.label'])).to.equal('mi');

    await resident.search();
    await page.choose('1 Mill Lane');
    await toDetails(resident);
    await page.shows('Uploaded');
    await page.press('Remove pothole.jpg');
    await page.until('empty list', () => listed(resident).length === 0);
  });

  it('is said to be somebody else’s in the same words, and does not let the resident go on', async () => {
    const resident = await start({
      'GET /places/nearest': () => ({ language: 'en', area: { inside: false }, label: 'Near Far Road' }),
    });
    const { page } = resident;
    await resident.toPhotos(await photo({ taken: { lat: 53.6, lng: 2.7 } }));
    await page.shows('Near Far Road · Not in the area of Exampleton Council');
    await page.press('Use this place');
    await page.heading('This place is not in the area of Exampleton Council');
    await resident.goOn();
    await page.link('Choose a place that Exampleton Council looks after');
  });

  it('has words where there is no address', async () => {
    const resident = await start({ 'GET /places/nearest': () => ({ language: 'en', area: { inside: true } }) });
    const { page } = resident;
    await resident.toPhotos(await photo({ taken: millLane }));
    await page.shows('There is no address near this point');
    await page.press('Use this place');
    await page.shows('You have chosen A point with no address near it');
  });

  for (const [kind, file, words] of [
    ['of the wrong type', () => new File(['<svg/>'], 'a.jpg'), 'This file is not a JPEG, PNG, WebP or HEIC photo'],
    ['that cannot be opened', () => broken.jpeg('a.jpg'), 'This photo cannot be opened. It may be damaged'],
  ] as const) {
    it(`is not looked for in a file ${kind}, which has the error that it has everywhere`, async () => {
      const resident = await start();
      const { page } = resident;
      await resident.toPhotos(file());
      await page.shows(words);
      expect(said(page)).to.equal('');
      await page.isAccessible();
    });
  }

  it('is found again when the same photo is chosen again, which is with the report once', async () => {
    const resident = await start();
    const { page, words } = resident;
    const file = await photo({ taken: millLane });
    await resident.toPhotos(file);
    await page.press('Use this place');
    await page.shows(chosen);
    await page.press('Change where it is');
    await page.hides('You have chosen');
    await page.press(words.picker['photo.button']);
    await page.shows('Near 1 Mill Lane');
    await resident.choosePhotos(file);
    await page.shows('Uploaded');
    await page.press('Use this place');
    await toDetails(resident);
    expect(listed(resident)).to.deep.equal(['pothole.jpg']);
    expect(page.api.callsTo('POST', '/photos')).to.have.length(1);
  });

  it('goes with its photo when that is removed, and the focus stays', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toPhotos(await photo({ taken: millLane }));
    await page.shows('Near 1 Mill Lane');
    const remove = await page.button('Remove pothole.jpg');
    remove.focus();
    remove.click();
    await page.hides('Near 1 Mill Lane');
    await page.hides('Use this place');
    expect(page.focused?.matches('input[type=file]')).to.be.true;
  });

  it('is not asked about once the resident has closed it', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toPhotos(await photo({ taken: millLane }));
    await page.press('Take the place from a photo');
    await page.until('photo on its way', () => page.api.callsTo('POST', '/photos').length === 1);
    await page.until('announcement', () =>
      page.root.querySelector('.widget > [role=status]')?.textContent.includes('uploaded'),
    );
    expect(nearest(resident)).to.deep.equal([]);
    await page.press('Take the place from a photo');
    await page.shows('Near 1 Mill Lane');
  });

  it('is that of the last photo that has one', async () => {
    const resident = await start();
    const { page } = resident;
    const first = await photo({ name: '1.jpg', taken: { lat: 53.51, lng: 2.51 } });
    const second = await photo({ name: '2.jpg', taken: millLane });
    await resident.toPhotos(first, second, await photo({ name: '3.jpg' }));
    await page.until('question', () => nearest(resident).at(-1) === '?lat=53.5&lng=2.5');
    await page.press('Remove 2.jpg');
    await page.until('question', () => nearest(resident).at(-1) === '?lat=53.51&lng=2.51');
    await page.press('Remove 1.jpg');
    await page.shows(notSaid);
  });

  it('is said of several photos that none of them has it', async () => {
    const resident = await start();
    await resident.toPhotos(await photo({ name: '1.jpg' }), await photo({ name: '2.jpg' }));
    await resident.page.shows('None of these photos says where it was taken.');
  });

  it('does not make more photos of them than the council takes', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toPhotos(...(await Promise.all([1, 2, 3].map((name) => photo({ name: `${name}.jpg` })))));
    await page.until('three photos', () => listed(resident).length === 3);
    await resident.choosePhotos(await photo({ name: '4.jpg', taken: millLane }));
    await page.shows('Not added: you can add only 3 photos');
    await page.shows('None of these photos says where it was taken.');
  });

  it('is offered from photos that were there before', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.toDetails();
    await resident.choosePhotos(await photo({ taken: millLane }));
    await page.shows('Uploaded');
    await page.press(words.shared.back);
    await page.button(words.picker['photo.button']);
    expect(nearest(resident), 'looked for when nobody asked').to.deep.equal([]);
    await page.press(words.picker['photo.button']);
    await page.press('Use this place');
    await page.shows(chosen);
  });

  it('is asked for again when its words did not come', async () => {
    let working = false;
    const resident = await start({
      'GET /places/nearest': () =>
        working ? { language: 'en', area: { inside: true }, label: 'Near the mill' } : refusal(429, 'too-many'),
    });
    const { page } = resident;
    await resident.toPhotos(await photo({ taken: millLane }));
    await page.heading('Too many tries');
    expect(page.text).not.to.include('Use this place');
    working = true;
    await page.press('Try again');
    await page.shows('Near the mill');
    await page.hides('Too many tries');
  });

  it('is not offered where no photos are taken', async () => {
    const resident = await start({ 'GET /services/:code': () => ({ ...service('pothole'), photos: 'no' }) });
    const { page } = resident;
    await resident.toWhere();
    await page.button('Choose on a map');
    expect(page.text).not.to.include('Take the place from a photo');
  });

  it('closes when the map is opened, and the map when it is', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toPhotos(await photo());
    await page.shows(notSaid);
    await page.press('Choose on a map');
    await page.until('map', () => page.all('.leaflet-container')[0]);
    expect(page.text).not.to.include(notSaid);
    expect((await page.button('Take the place from a photo')).ariaExpanded).to.equal('false');
    await page.press('Take the place from a photo');
    await page.shows(notSaid);
    expect(page.all('.leaflet-container')).to.have.length(0);
  });

  it('leaves the other ways when it cannot be fetched, and is fetched at another try', async () => {
    const onLine = Object.getOwnPropertyDescriptor(Navigator.prototype, 'onLine')!;
    const console = listen();
    const resident = await start();
    const { page } = resident;
    await resident.toWhere();
    try {
      Object.defineProperty(Navigator.prototype, 'onLine', { ...onLine, get: () => false });
      await page.press('Take the place from a photo');
      await page.shows('This could not be loaded. Say where it is in another way.');
      await page.isAccessible();
    } finally {
      Object.defineProperty(Navigator.prototype, 'onLine', onLine);
      console.stop();
    }
    await page.press('Take the place from a photo');
    await page.press('Take the place from a photo');
    await page.field('Photos');
    await page.hides('This could not be loaded');
  });

  it('is used by keyboard alone', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toWhere();
    (await page.button('Take the place from a photo')).focus();
    await sendKeys({ press: 'Enter' });
    const input = await page.field('Photos');
    await sendKeys({ press: 'Tab' });
    expect(page.focused).to.equal(input);
    await resident.choosePhotos(await photo({ taken: millLane }));
    const use = await page.button('Use this place');
    await page.shows('Uploaded');
    expect(page.focused, 'the answer does not take the focus').to.equal(input);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(page.focused).to.equal(use);
    await sendKeys({ press: 'Enter' });
    await page.shows(chosen);
    await page.until('focus on what was chosen', () => page.focused?.matches('.place-chosen'));
  });

  it('fits 320 pixels without scrolling sideways', async () => {
    const resident = await start();
    const { page } = resident;
    page.widget.parentElement!.style.inlineSize = '288px';
    await resident.toPhotos(await photo({ taken: millLane, name: `${'long'.repeat(40)}.jpg` }));
    await page.shows('Near 1 Mill Lane');
    const widget = page.root.querySelector('.widget')!;
    expect(widget.scrollWidth).to.equal(widget.clientWidth);
  });

  for (const language of ['en', 'cy'] as const) {
    it(`passes axe in "${language}": open, found, not said`, async () => {
      const resident = await start({}, language);
      const { page, words } = resident;
      await resident.toWhere();
      await page.press(words.picker['photo.button']);
      await page.shows(words.photo.help);
      await page.isAccessible();
      await resident.choosePhotos(await photo());
      await page.shows(words.photo.none);
      await page.isAccessible();
      await resident.choosePhotos(await photo({ name: 'other.jpg', taken: millLane }));
      await page.shows(words.photo.found);
      await page.isAccessible();
      page.widget.lang = language === 'en' ? 'cy' : 'en';
      await page.hides(words.photo.found);
      await page.isAccessible();
      expect(listed(resident)).to.have.length(2);
    });
  }

  for (const [lang, own, picker] of [
    ['ar', ar, pickerAr],
    ['pl', pl, pickerPl],
  ] as const) {
    it(`speaks "${lang}", and passes axe`, async () => {
      const resident = new Resident(await openPage({}, lang));
      const { page } = resident;
      const pothole = await page.until('pothole', () => page.all<HTMLInputElement>('input[value=pothole]')[0]);
      pothole.click();
      page.all<HTMLButtonElement>('form .buttons button')[0]?.click();
      await page.press(picker['photo.button']);
      await page.shows(own.help);
      await resident.choosePhotos(await photo({ taken: millLane }));
      await page.shows(own.found);
      expect(getComputedStyle(page.root.querySelector('#place-way')!).direction).to.equal(
        lang === 'ar' ? 'rtl' : 'ltr',
      );
      expect(page.all('#place-way bdi[lang=en]')[0]?.textContent).to.equal('Near 1 Mill Lane');
      await page.isAccessible();
      await page.press(own.use);
      await page.until('focus on what was chosen', () => page.focused?.matches('.place-chosen'));
    });
  }
});
