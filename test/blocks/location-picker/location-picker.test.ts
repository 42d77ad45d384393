import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { makeReference } from '../../../src/core/reference.ts';
import { council, places } from '../../helpers/exampleton.ts';
import { refusal, type FakeRequest, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Page } from '../../helpers/page.ts';
import { pictures } from './pictures.ts';
import type { PlaceForm } from './place-form.ts';
import './place-form.ts';

const label = 'Street, postcode or place';
const millLane = '1 Mill Lane, Exampleton, ZZ1 1AB';
const farRoad = '1 Far Road, Northmoor, ZZ9 9ZZ';

const openForm = (routes: Routes = {}, options: { lang?: string; tiles?: string } = {}) =>
  open(
    (api) => html`<test-place-form api-base=${api} map-tiles=${options.tiles ?? pictures}></council-place-form>`,
    routes,
    options,
  );

const form = (page: Page): PlaceForm => page.widget.parentElement!.querySelector('test-place-form')!;
const chosen = (page: Page) => form(page).place;
const announced = (page: Page) => page.root.querySelector('[role=status]')?.textContent ?? '';
const says = (page: Page, text: string) =>
  page.until(`announcement of "${text}"`, () => announced(page).includes(text));
const asked = (page: Page) => page.api.callsTo('GET', '/places').map(({ url }) => url.searchParams.get('q'));
const control = (page: Page) => page.until('search box', () => page.all<HTMLInputElement>('input[type=search]')[0]);

function pressKey(target: EventTarget, key: string, more: KeyboardEventInit = {}): boolean {
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
}

/** An answer that comes when the test says so. */
function later<Answer>() {
  let answer: (value: Answer) => void = () => undefined;
  return { promise: new Promise<Answer>((resolve) => (answer = resolve)), answer: (value: Answer) => answer(value) };
}

const placesFor = (labels: string[], more = false) => ({
  language: 'en',
  more,
  places: labels.map((each, index) => ({ ...places().places[0]!, id: `p${index}`, label: each })),
});

afterEach(close);

describe('searching for a place', () => {
  it('lists what was found and passes on what is chosen', async () => {
    const page = await openForm();
    await page.fill(label, 'mill  lane');
    await page.press('Search');
    await page.shows('3 places found for “mill lane”');
    await says(page, '3 places found for “mill lane”');
    await page.choose(millLane);
    expect(chosen(page)).to.deep.equal({
      found: 'search',
      placeId: 'a1',
      label: millLane,
      lat: 53.5,
      lng: 2.5,
      area: { inside: true },
    });
    await page.shows(`You have chosen ${millLane}`);
    expect((await page.field(millLane)).checked).to.be.true;
    expect(asked(page)).to.deep.equal(['mill lane']);
  });

  it('looks up what is typed after a pause, once', async () => {
    const page = await openForm();
    for (const typed of ['m', 'mi', 'mil', 'mill']) await page.fill(label, typed);
    await page.shows('places found for “mill”');
    expect(asked(page)).to.deep.equal(['mill']);
    await says(page, '3 places found for “mill”');
  });

  it('does not ask twice for the same text', async () => {
    const page = await openForm();
    await page.fill(label, 'mill');
    await page.shows('found for “mill”');
    await page.fill(label, 'mill lane');
    await page.shows('found for “mill lane”');
    await page.fill(label, 'Mill');
    await page.shows('found for “Mill”');
    expect(asked(page)).to.deep.equal(['mill', 'mill lane']);
  });

  it('searches on Enter and does not send the form', async () => {
    const page = await openForm();
    await page.fill(label, 'ZZ1 1AB');
    expect(pressKey(await control(page), 'Enter'), 'left to the form').to.be.false;
    await page.shows('3 places found');
    expect(form(page).sent).to.equal(0);
  });

  it('leaves Enter to the keyboard while a character is composed', async () => {
    const page = await openForm();
    await page.fill(label, 'mi');
    expect(pressKey(await control(page), 'Enter', { isComposing: true })).to.be.true;
    expect(asked(page)).to.deep.equal([]);
  });

  it('shows the answer to the last question when the first one comes late', async () => {
    const slow = later<unknown>();
    const page = await openForm({
      'GET /places': ({ url }: FakeRequest) =>
        url.searchParams.get('q') === 'mil' ? slow.promise : placesFor(['New Road']),
    });
    await page.fill(label, 'mil');
    await page.until('first question', () => asked(page).length === 1);
    await page.fill(label, 'new');
    await page.shows('1 place found for “new”');
    slow.answer(placesFor(['Old Road']));
    await slow.promise;
    await form(page).updateComplete;
    await page.shows('New Road');
    expect(page.text).not.to.include('Old Road');
  });

  it('says that there are more', async () => {
    const page = await openForm({ 'GET /places': () => placesFor(['1 High Street', '2 High Street'], true) });
    await page.fill(label, 'high');
    await page.shows('There are more places than these.');
  });

  it('says when nothing was found, and what else to do', async () => {
    const page = await openForm({ 'GET /places': () => placesFor([]) });
    await page.fill(label, 'atlantis');
    await page.press('Search');
    await page.shows('No place found for “atlantis”');
    await says(page, 'No place found for “atlantis”. Check the spelling');
    await page.isAccessible();
    await page.press('I can’t find the place on the list');
    expect(chosen(page)).to.deep.equal({ found: 'described' });
  });

  it('asks for something to search for', async () => {
    const page = await openForm();
    await page.press('Search');
    await page.shows('Type a street, postcode or place, then search');
    await says(page, 'Type a street');
    expect(asked(page)).to.deep.equal([]);
  });

  it('keeps what was typed when the API fails, and tries again', async () => {
    let working = false;
    const page = await openForm({
      'GET /places': () => (working ? places() : refusal(429, 'too-many')),
    });
    await page.fill(label, 'mill lane');
    await page.press('Search');
    await page.heading('Too many tries');
    await page.shows('01632 960 001');
    expect(page.value(label)).to.equal('mill lane');
    await page.isAccessible();
    working = true;
    await page.press('Try again');
    await page.shows('3 places found for “mill lane”');
    await page.hides('Too many tries');
  });

  it('knows a reference and links to where it can be looked up', async () => {
    const page = await openForm();
    const reference = makeReference((bytes) => bytes.fill(7));
    await page.fill(label, reference.toLowerCase().replaceAll('-', ' '));
    await page.shows(`${reference} looks like the reference of something already reported`);
    expect((await page.link('See what has happened to it')).href).to.equal('https://exampleton.test/track');
    expect(asked(page)).to.deep.equal([]);
  });

  it('never shows markup from the API as markup', async () => {
    const page = await openForm({ 'GET /places': () => placesFor(['<img src=x onerror=alert(1)>']) });
    await page.fill(label, 'img');
    await page.shows('<img src=x onerror=alert(1)>');
    expect(page.all('fieldset img')).to.have.length(0);
  });

  it('is announced, labelled and described to assistive technology', async () => {
    const page = await openForm();
    const box = await control(page);
    expect(box.autocomplete).to.equal('off');
    expect(box.getAttribute('enterkeyhint')).to.equal('search');
    expect(page.root.getElementById(box.getAttribute('aria-describedby')!)?.textContent).to.include('Mill Lane');
    await page.fill(label, 'mill lane');
    await page.shows('3 places found');
    await page.isAccessible();
  });
});

describe('a place outside the area', () => {
  it('is passed on with whose it is, and says so in place', async () => {
    const page = await openForm();
    await page.fill(label, 'far road');
    await page.shows('3 places found');
    await page.choose(farRoad);
    expect(chosen(page)?.area?.inside).to.be.false;
    await page.heading('This place is not in the area of Exampleton Council');
    await page.shows('Northmoor District Council looks after this place');
    await says(page, 'This place is not in the area of Exampleton Council');
    const link = await page.link('Go to Northmoor District Council (opens in a new tab)');
    expect(link.href).to.equal('https://northmoor.test/report');
    expect(link.rel).to.include('noopener');
    expect(page.value('Help us find it')).to.be.undefined;
    await page.isAccessible();
    await page.press('Continue');
    await page.shows('Choose a place inside the council’s area');
  });

  it('shows a telephone number, and no link that is a script', async () => {
    const responsible = {
      name: 'Northmoor',
      url: 'javascript:alert(1)',
      phone: { display: '01632 960 777', dial: '+441632960777' },
    };
    const list = placesFor(['Far Road']);
    const page = await openForm({
      'GET /places': () => ({ ...list, places: [{ ...list.places[0], area: { inside: false, responsible } }] }),
    });
    await page.fill(label, 'far road');
    await page.shows('1 place found');
    await page.choose('Far Road');
    expect((await page.link('01632 960 777')).href).to.equal('tel:+441632960777');
    expect(page.all('a[href^="javascript"]')).to.have.length(0);
  });

  it('says when nobody knows whose it is', async () => {
    const page = await openForm({ 'GET /places/nearest': () => ({ language: 'en', area: { inside: false } }) });
    await page.press('Choose on a map');
    await page.press('Use this place');
    await page.shows('We do not know who looks after this place, and Exampleton Council cannot deal with it.');
  });
});

describe('describing a place', () => {
  it('needs the description, and says so with a link to it', async () => {
    const page = await openForm();
    await page.press('I can’t find the place on the list');
    await page.field('Describe where it is');
    expect((await page.button('I can’t find')).getAttribute('aria-expanded')).to.equal('true');
    await page.press('Continue');
    (await page.link('Enter a description of where it is')).click();
    expect(page.focused).to.equal(await page.field('Describe where it is'));
    await page.isAccessible();
  });

  it('keeps the words, no longer needed, when a point is chosen after all', async () => {
    const page = await openForm();
    await page.press('I can’t find the place on the list');
    await page.fill('Describe where it is', 'By the old oak');
    await page.fill(label, 'mill lane');
    await page.shows('3 places found');
    await page.choose(millLane);
    await page.field('Help us find it (optional)');
    expect(page.value('Help us find it (optional)')).to.equal('By the old oak');
  });

  it('is closed again by its button', async () => {
    const page = await openForm();
    await page.press('I can’t find');
    await page.field('Describe where it is');
    await page.press('I can’t find');
    await page.hides('Describe where it is');
    expect(chosen(page)).to.be.undefined;
  });
});

describe('errors and changes', () => {
  it('links the error to the search box, which is described by it', async () => {
    const page = await openForm();
    await control(page);
    await page.press('Continue');
    (await page.link('Choose where it is, or describe it')).click();
    const box = await control(page);
    expect(page.focused).to.equal(box);
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    expect(box.getAttribute('aria-describedby')).to.include('field-place-error');
    await page.isAccessible();
  });

  it('says its errors in the summary when they are there before it is, and in another language', async () => {
    const page = await openForm();
    form(page).form.show([{ field: 'place', code: 'required' }]);
    await page.link('Choose where it is, or describe it');
    form(page).lang = 'cy';
    await page.link('Dewiswch ble mae, neu disgrifiwch y lle');
  });

  it('goes back to the search box with its text on Change', async () => {
    const page = await openForm();
    await page.fill(label, 'mill lane');
    await page.shows('3 places found');
    await page.choose(millLane);
    (await page.button('Change where it is')).click();
    await page.until('no choice', () => !chosen(page));
    await page.until('focus', () => page.focused === page.all('input[type=search]')[0]);
    expect(page.value(label)).to.equal('mill lane');
  });

  it('keeps what was typed and chosen in another language, and asks again in it', async () => {
    const page = await openForm();
    await page.fill(label, 'mill lane');
    await page.shows('3 places found');
    await page.choose(millLane);
    await page.fill('Help us find it', 'Tu ôl i’r siop');
    page.widget.lang = 'cy';
    await page.shows('3 lle wedi’u canfod ar gyfer “mill lane”');
    await page.shows(`Rydych wedi dewis ${millLane}`);
    expect(page.value('Helpwch ni i ddod o hyd iddo')).to.equal('Tu ôl i’r siop');
    expect(chosen(page)?.placeId).to.equal('a1');
    expect(page.api.calls.at(-1)?.headers.get('Accept-Language')).to.equal('cy');
  });

  for (const lang of ['cy', 'ar', 'pl']) {
    it(`speaks ${lang}, without anything that axe would find`, async () => {
      const page = await openForm({}, { lang });
      const box = await control(page);
      box.value = 'mill lane';
      box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await page.until('results', () => page.all('fieldset input').length === 3);
      page.all<HTMLInputElement>('fieldset input')[2]?.click();
      page.all('button[aria-expanded]')[0]?.click();
      await page.until('map', () => page.all('.leaflet-tile-loaded').length > 0);
      await page.until('nearest place', () => page.text.includes('Mill Lane'));
      await page.isAccessible();
      for (const english of ['Search', 'Choose', 'Street', 'Zoom']) expect(page.text).not.to.include(english);
      const foreign = page.all('bdi[lang=en]').length;
      expect(foreign, 'labels in another language').to.equal(lang === 'cy' ? 0 : 3);
    });
  }

  it('fits 320 pixels without scrolling sideways', async () => {
    const page = await openForm();
    page.widget.parentElement!.style.inlineSize = '288px';
    await page.fill(label, 'mill lane');
    await page.shows('3 places found');
    await page.choose(farRoad);
    await page.press('Choose on a map');
    await page.until('map', () => page.all('.leaflet-tile-loaded').length > 0);
    const widget = page.root.querySelector('.widget')!;
    expect(widget.scrollWidth).to.equal(widget.clientWidth);
    expect(widget.clientWidth).to.equal(288);
    for (const each of page.all('button, .input')) {
      expect(each.getBoundingClientRect().right, each.outerHTML).to.be.at.most(
        page.widget.getBoundingClientRect().right,
      );
    }
  });
});

describe('the device', () => {
  type Answer = (success: PositionCallback, failure: PositionErrorCallback) => void;
  let questions = 0;

  function device(answer: Answer | undefined): void {
    questions = 0;
    const value = answer && {
      getCurrentPosition(success: PositionCallback, failure: PositionErrorCallback) {
        questions++;
        answer(success, failure);
      },
    };
    Object.defineProperty(navigator, 'geolocation', { configurable: true, value });
  }

  const at = (accuracy: number) =>
    ({ coords: { latitude: 53.50000049, longitude: 2.5, accuracy } }) as unknown as GeolocationPosition;
  const failed = (code: number) => ({ code }) as GeolocationPositionError;

  afterEach(() => Reflect.deleteProperty(navigator, 'geolocation'));

  it('is asked only on a click, and gives the place its words', async () => {
    device((success) => success(at(12)));
    const page = await openForm();
    await control(page);
    expect(questions).to.equal(0);
    await page.press('Use my location');
    await page.shows('You have chosen Near 1 Mill Lane');
    await says(page, 'You have chosen: Near 1 Mill Lane');
    expect(questions).to.equal(1);
    expect(chosen(page)).to.deep.equal({
      found: 'device',
      label: 'Near 1 Mill Lane',
      lat: 53.5,
      lng: 2.5,
      area: { inside: true },
    });
    expect(page.text).not.to.include('only sure');
  });

  it('shows that it is on its way, and keeps the button’s focus', async () => {
    const answer: { now?: PositionCallback } = {};
    device((success) => (answer.now = success));
    const page = await openForm();
    const button = await page.button('Use my location');
    button.focus();
    button.click();
    await page.button('Finding where you are');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    await page.isAccessible();
    answer.now!(at(20));
    await page.shows('You have chosen');
    expect(page.focused).to.equal(button);
  });

  it('says how unsure it is', async () => {
    device((success) => success(at(1234)));
    const page = await openForm();
    await page.press('Use my location');
    await page.shows('only sure of this to within 1,240 m');
  });

  for (const [name, answer, words] of [
    ['refuses', (_success, failure) => failure(failed(1)), 'Your browser did not let this page see where you are'],
    ['does not know', (_success, failure) => failure(failed(2)), 'Your device could not find out where you are'],
    ['takes too long', (_success, failure) => failure(failed(3)), 'Your device took too long'],
    ['cannot be asked', undefined, 'Your device could not find out where you are'],
  ] satisfies [string, Answer | undefined, string][]) {
    it(`${name}: says so, with the other ways left`, async () => {
      device(answer);
      const page = await openForm();
      await page.press('Use my location');
      await page.shows(words);
      await page.isAccessible();
      await page.button('Use my location');
      await page.press('I can’t find the place on the list');
      await page.hides(words);
    });
  }

  it('that answers after something else was chosen changes nothing', async () => {
    const answer: { now?: PositionCallback } = {};
    device((success) => (answer.now = success));
    const page = await openForm();
    await page.press('Use my location');
    await page.press('I can’t find the place on the list');
    answer.now!(at(5));
    await page.field('Describe where it is');
    expect(chosen(page)).to.deep.equal({ found: 'described' });
    expect(page.api.callsTo('GET', '/places/nearest')).to.have.length(0);
  });

  it('knows a place that the API then fails on: tries again', async () => {
    let working = false;
    device((success) => success(at(5)));
    const page = await openForm({
      'GET /places/nearest': () =>
        working ? { language: 'en', area: { inside: true }, label: 'Near the mill' } : refusal(429, 'too-many'),
    });
    await page.press('Use my location');
    await page.heading('Too many tries');
    working = true;
    await page.press('Try again');
    await page.shows('You have chosen Near the mill');
    await page.hides('Too many tries');
  });
});

describe('the map', () => {
  const view = (page: Page) => page.until('map', () => page.all('.leaflet-container')[0]);
  const nearest = (page: Page) => page.api.callsTo('GET', '/places/nearest').map(({ url }) => url.searchParams);

  async function openMap(routes: Routes = {}) {
    const page = await openForm(routes);
    await page.press('Choose on a map');
    const map = await view(page);
    await page.shows('Near 1 Mill Lane');
    return { page, map };
  }

  it('opens on a press, says where its cross is, and takes neither focus nor scroll', async () => {
    const page = await openForm();
    const toggle = await page.button('Choose on a map');
    toggle.focus();
    const scroll = window.scrollY;
    toggle.click();
    await view(page);
    await says(page, 'Near 1 Mill Lane');
    expect(page.focused).to.equal(toggle);
    expect(window.scrollY).to.equal(scroll);
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    expect(nearest(page).map((each) => [each.get('lat'), each.get('lng')])).to.deep.equal([['53.5', '2.5']]);
    expect(page.text).to.include('Exampleton Council (invented)');
    await page.isAccessible();
  });

  it('is moved by the arrow keys, and gives the point under its cross', async () => {
    const { page, map } = await openMap();
    map.focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowRight']) expect(pressKey(map, key), key).to.be.false;
    await page.shows('Finding what is here');
    await page.until('one more question', () => nearest(page).length === 2);
    await page.press('Use this place');
    await page.shows('You have chosen Near 1 Mill Lane');
    const { found, lat = 0, lng = 0, placeId } = chosen(page)!;
    expect([found, placeId]).to.deep.equal(['map', undefined]);
    expect(lat).to.be.within(53.5001, 53.52);
    expect(lng).to.be.within(2.5001, 2.52);
    await page.until('focus on what was chosen', () => page.focused?.matches('.place-chosen'));
    expect(page.all('#place-way')).to.have.length(0);
  });

  it('shows the same place from the air, and the streets again', async () => {
    const tiles = pictures.replace('?', '?from-the-air/');
    const { map: usual, ...rest } = council();
    const { page, map } = await openMap({
      'GET /council': () => ({
        ...rest,
        map: { ...usual, aerial: { tiles, attribution: 'Flown in 2026 (invented)' } },
      }),
    });
    const shown = () => page.all<HTMLImageElement>('.leaflet-container img').map(({ src }) => src);
    const air = await page.until('button', () => page.all('[aria-label="View from the air"]')[0]);
    air.click();
    await page.until('pictures', () => shown().length > 0 && shown().every((src) => src.includes('from-the-air')));
    await page.shows('Flown in 2026 (invented)');
    expect(air.getAttribute('aria-pressed')).to.equal('true');
    await page.isAccessible();
    air.click();
    await page.until('pictures', () => shown().length > 0 && shown().every((src) => !src.includes('from-the-air')));
    expect(air.getAttribute('aria-pressed')).to.equal('false');
    expect(page.text).to.include('Exampleton Council (invented)');
    expect(map.isConnected).to.be.true;
    expect(nearest(page)).to.have.length(1);
  });

  it('leaves keys that belong to the browser', async () => {
    const { map } = await openMap();
    expect(pressKey(map, 'ArrowLeft', { altKey: true })).to.be.true;
    expect(pressKey(map, '-', { ctrlKey: true })).to.be.true;
    expect(pressKey(map, 'Tab')).to.be.true;
  });

  it('is moved and zoomed by buttons, up to its limits', async () => {
    const { page } = await openMap();
    const zoomIn = await page.until('zoom', () => page.all('[aria-label="Zoom in"]')[0]);
    for (const zoom of [15, 16, 17, 18]) {
      expect(zoomIn.getAttribute('aria-disabled')).to.be.null;
      zoomIn.click();
      await page.until(`zoom ${zoom}`, () => page.all(`.leaflet-tile-loaded[src*="?${zoom}/"]`)[0]);
      await page.until('rest', () => page.all('.leaflet-zoom-anim').length === 0);
    }
    await form(page).updateComplete;
    expect(zoomIn.getAttribute('aria-disabled')).to.equal('true');
    page.all('[aria-label="Move south"]')[0]?.click();
    await page.until('another question', () => Number(nearest(page).at(-1)?.get('lat')) < 53.5);
    page.all('[aria-label="Back to where the map started"]')[0]?.click();
    await page.until('the first point again', () => nearest(page).at(-1)?.get('lat') === '53.5');
  });

  it('is dragged under its cross, and pressed to bring a point there', async () => {
    const { page, map } = await openMap();
    // A made-up pointer cannot be captured.
    map.setPointerCapture = () => undefined;
    const { left, top, width, height } = map.getBoundingClientRect();
    const pointer = (type: string, x: number, y: number, more: PointerEventInit = {}) =>
      map.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          isPrimary: true,
          bubbles: true,
          clientX: left + width / 2 + x,
          clientY: top + height / 2 + y,
          ...more,
        }),
      );
    pointer('pointerdown', 0, 0);
    pointer('pointermove', 2, 2);
    pointer('pointermove', -60, 0);
    pointer('pointermove', -100, 0);
    pointer('pointerup', -100, 0);
    await page.until('east of the start', () => Number(nearest(page).at(-1)?.get('lng')) > 2.5);
    const dragged = Number(nearest(page).at(-1)?.get('lng'));
    pointer('pointerdown', -100, 0);
    pointer('pointerup', -100, 0);
    await page.until('back at the start', () => Number(nearest(page).at(-1)?.get('lng')) < dragged);
    expect(Number(nearest(page).at(-1)?.get('lng'))).to.be.closeTo(2.5, 0.0002);
    // A second finger makes it a pinch, and a cancelled one was the page's to scroll with.
    const count = nearest(page).length;
    pointer('pointerdown', 0, 0);
    pointer('pointercancel', 0, 0);
    pointer('pointermove', 90, 0);
    pointer('pointerup', 90, 0);
    pointer('pointerdown', 0, 0);
    pointer('pointerdown', 9, 9, { pointerId: 2, isPrimary: false });
    pointer('pointermove', 90, 0);
    pointer('pointerup', 90, 0);
    await page.press('Use this place');
    await page.until('choice', () => chosen(page));
    expect(nearest(page)).to.have.length(count);
  });

  it('leaves a finger to the page until somebody takes the map up', async () => {
    const { page, map } = await openMap();
    map.setPointerCapture = () => undefined;
    const finger = (type: string, clientY: number) =>
      map.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 5,
          pointerType: 'touch',
          isPrimary: true,
          bubbles: true,
          clientX: 9,
          clientY,
        }),
      );
    const swipe = () => {
      finger('pointerdown', 100);
      finger('pointermove', 40);
      finger('pointerup', 40);
    };
    const pane = page.all('.leaflet-map-pane')[0]!;
    const before = pane.style.transform;
    swipe();
    expect(pane.style.transform).to.equal(before);
    map.focus();
    swipe();
    expect(pane.style.transform).not.to.equal(before);
    // Pictures come and go: a touch that began on one would never end.
    map.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = map.getBoundingClientRect();
    expect(page.root.elementFromPoint(left + width / 2, top + height / 2)).to.equal(map);
    await page.until('rest', () => nearest(page).length === 2);
  });

  it('cannot leave the corners of what is drawn', async () => {
    const { page, map } = await openMap({
      'GET /council': () => {
        const found = council();
        const bounds = [
          { lat: 53.499, lng: 2.499 },
          { lat: 53.501, lng: 2.501 },
        ];
        return { ...found, map: { ...found.map, bounds } };
      },
    });
    for (let step = 0; step < 5; step++) pressKey(map, 'ArrowUp');
    await page.until('the edge', () => Number(nearest(page).at(-1)?.get('lat')) > 53.5);
    expect(Number(nearest(page).at(-1)?.get('lat'))).to.be.closeTo(53.501, 0.0001);
  });

  it('leaves the wheel to the page until somebody takes the map up', async () => {
    const { page, map } = await openMap();
    const wheel = (more: WheelEventInit = {}) =>
      map.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true, ...more }));
    expect(wheel(), 'without the focus').to.be.true;
    expect(wheel({ ctrlKey: true }), 'with Ctrl').to.be.false;
    map.focus();
    expect(wheel(), 'with the focus').to.be.false;
    expect(getComputedStyle(map).touchAction).to.equal('none');
    map.blur();
    expect(getComputedStyle(map).touchAction).to.equal('auto');
    await page.shows('Near 1 Mill Lane');
  });

  it('writes nothing to the page around the widget', async () => {
    const written: string[] = [];
    const observer = new MutationObserver((records) =>
      written.push(...records.map(({ type, target, attributeName }) => `${type} ${target.nodeName} ${attributeName}`)),
    );
    const before = Object.keys(window);
    const { page, map } = await openMap();
    for (const target of [document.documentElement, document.head, document.body]) {
      observer.observe(target, { attributes: true, childList: true });
    }
    map.setPointerCapture = () => undefined;
    map.focus();
    const pointer = (type: string, clientX: number) =>
      map.dispatchEvent(
        new PointerEvent(type, { pointerId: 1, isPrimary: true, bubbles: true, clientX, clientY: 200 }),
      );
    pointer('pointerdown', 200);
    pointer('pointermove', 100);
    await new Promise(requestAnimationFrame);
    pointer('pointerup', 100);
    pressKey(map, '+');
    await page.press('Use this place');
    await page.until('choice', () => chosen(page));
    observer.takeRecords().forEach(({ target }) => written.push(target.nodeName));
    observer.disconnect();
    expect(written).to.deep.equal([]);
    expect(Object.keys(window).filter((name) => !before.includes(name))).to.deep.equal([]);
  });

  it('opens at what is chosen already', async () => {
    const page = await openForm();
    await page.fill(label, 'mill lane');
    await page.shows('3 places found');
    await page.choose('2 Mill Lane');
    await page.press('Choose on a map');
    await page.until('question', () => nearest(page).length === 1);
    expect(nearest(page)[0]?.get('lat')).to.equal('53.501');
  });

  it('says when a point is outside the area', async () => {
    const page = await openForm({
      'GET /places/nearest': () => ({ language: 'en', area: { inside: false }, label: 'Near Far Road' }),
    });
    await page.press('Choose on a map');
    await page.shows('Near Far Road · Not in the area of Exampleton Council');
    await says(page, 'Not in the area of Exampleton Council');
  });

  it('takes the place at once when pressed before its words are there', async () => {
    const slow = later<unknown>();
    const page = await openForm({ 'GET /places/nearest': () => slow.promise });
    await page.press('Choose on a map');
    await view(page);
    await page.press('Use this place');
    await page.until('busy', async () => (await page.button('Use this place')).ariaDisabled === 'true');
    slow.answer({ language: 'en', area: { inside: true }, label: 'Near the mill' });
    await page.shows('You have chosen Near the mill');
  });

  it('takes the place when it is pressed while a zoom goes on', async () => {
    const slow = later<unknown>();
    const page = await openForm({ 'GET /places/nearest': () => slow.promise });
    await page.press('Choose on a map');
    const map = await view(page);
    map.focus();
    pressKey(map, '+');
    await page.until('zoom', () => map.querySelector('.leaflet-zoom-anim'));
    await page.press('Use this place');
    await page.until('end of the zoom', () => !map.querySelector('.leaflet-zoom-anim'));
    slow.answer({ language: 'en', area: { inside: true }, label: 'Near 1 Mill Lane' });
    await page.shows('You have chosen Near 1 Mill Lane');
  });

  it('shows a look-up that failed and tries it again', async () => {
    let working = false;
    const page = await openForm({
      'GET /places/nearest': () => (working ? { language: 'en', area: { inside: true } } : refusal(429, 'too-many')),
    });
    await page.press('Choose on a map');
    await page.heading('Too many tries');
    working = true;
    await page.press('Use this place');
    await page.shows('You have chosen A point with no address near it');
  });

  it('says when its pictures cannot be had', async () => {
    const page = await openForm({}, { tiles: '/no-such-picture/{z}/{x}/{y}.png' });
    await page.press('Choose on a map');
    await page.shows('The pictures of the map could not be loaded');
    await page.isAccessible();
  });

  it('is not offered without pictures that the page may use', async () => {
    const page = await openForm({}, { tiles: 'javascript:{z}{x}{y}' });
    await page.button('Use my location');
    await page.until('council', () => page.api.callsTo('GET', '/council').length === 1);
    await form(page).updateComplete;
    expect(page.text).not.to.include('Choose on a map');
  });

  it('is cleared away with its widget, whatever it is doing', async () => {
    const page = await openForm({ 'GET /places/nearest': () => new Promise(() => undefined) });
    const widget = form(page);
    const around = widget.parentElement!;
    await page.press('Choose on a map');
    widget.remove();
    around.append(widget);
    await page.press('Choose on a map');
    await view(page);
    const zoomIn = await page.until('zoom', () => page.all('[aria-label="Zoom in"]')[0]);
    await page.press('Use this place');
    zoomIn.click();
    await page.until('zooming', () => page.all('.leaflet-zoom-anim')[0]);
    const pane = page.all('.leaflet-map-pane')[0]!;
    widget.remove();
    await widget.updateComplete;
    await page.until('the end of the zoom', () => !pane.isConnected && !pane.parentElement);
    expect(page.api.callsTo('GET', '/places/nearest')).to.have.length(1);
  });
});

describe('by keyboard alone', () => {
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => sendKeys({ press: key })), Promise.resolve());

  it('a place is searched for and chosen', async () => {
    const page = await openForm();
    (await control(page)).focus();
    await sendKeys({ type: 'mill lane' });
    await press('Enter');
    await page.shows('3 places found');
    await press('Tab', 'Tab');
    await page.until('focus on the list', () => page.focused?.matches('[type=radio]'));
    await press('ArrowDown');
    await page.shows('You have chosen 2 Mill Lane');
    expect(chosen(page)?.placeId).to.equal('a2');
  });

  it('a place is chosen on the map', async () => {
    const page = await openForm();
    (await page.button('Choose on a map')).focus();
    await press('Enter');
    await page.shows('Near 1 Mill Lane');
    await press('Tab');
    await page.until('focus on the map', () => page.focused?.matches('.place-map-view'));
    await press('ArrowUp', 'ArrowRight', '+');
    const order = ['Zoom in', 'Zoom out', 'Back to where', 'Move west', 'Move north', 'Move south', 'Move east'];
    for (const name of order) {
      await press('Tab');
      expect(page.focused?.getAttribute('aria-label')).to.include(name);
    }
    await press('Tab');
    expect(page.focused).to.equal(await page.button('Use this place'));
    await press('Enter');
    await page.shows('You have chosen Near 1 Mill Lane');
    expect(chosen(page)?.lat).to.be.greaterThan(53.5);
    await page.until('focus on what was chosen', () => page.focused?.matches('.place-chosen'));
  });
});

describe('under a strict policy', () => {
  let frame: HTMLIFrameElement;

  async function openFrame(policy: string): Promise<{ page: Page; violations: string[] }> {
    frame = document.createElement('iframe');
    frame.title = 'A page with a strict policy';
    frame.srcdoc = `<!doctype html><html lang="en"><head>
      <meta http-equiv="Content-Security-Policy" content="${policy}">
      <title>Strict</title></head><body><main></main>
      <script type="module" src="${location.origin}/test/blocks/location-picker/strict-page.ts"></script></body></html>`;
    const violations: string[] = [];
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    document.body.append(frame);
    await loaded;
    const { contentDocument } = frame;
    contentDocument!.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
    const widget = await new Promise<PlaceForm>((resolve) => {
      const look = () => {
        const found = contentDocument?.querySelector('test-place-form');
        if (found?.shadowRoot) resolve(found);
        else requestAnimationFrame(look);
      };
      look();
    });
    return { page: new Page(widget), violations };
  }

  afterEach(() => frame.remove());

  it('works, its map too, without one violation', async () => {
    // Firefox does not take a frame without an address for 'self'.
    const self = location.origin;
    const { page, violations } = await openFrame(
      `default-src 'none'; script-src ${self}; style-src ${self}; img-src ${self} data: blob:; connect-src ${self}; ` +
        "require-trusted-types-for 'script'; trusted-types lit-html council-widgets",
    );
    await page.press('Choose on a map');
    const tile = await page.until('picture', () => page.all('.leaflet-tile-loaded')[0]);
    expect(frame.contentWindow!.getComputedStyle(tile).position).to.equal('absolute');
    await page.until('boundary', () => page.root.querySelector('.place-boundary'));
    await page.shows('Near 1 Mill Lane');
    page.all('[aria-label="Zoom in"]')[0]?.click();
    await page.press('Use this place');
    await page.shows('You have chosen Near 1 Mill Lane');
    expect(violations).to.deep.equal([]);
  });

  it('says that the map is blocked, and the other ways still work', async () => {
    const from = [
      'src',
      'test',
      ...['lit', 'lit-html', 'lit-element', '@lit', 'i18next', 'valibot'].map((name) => `node_modules/${name}`),
    ];
    const { page } = await openFrame(`script-src ${from.map((folder) => `${location.origin}/${folder}/`).join(' ')}`);
    await page.press('Choose on a map');
    await page.shows('This could not be loaded. Say where it is in another way.');
    await page.fill(label, 'mill lane');
    await page.shows('3 places found');
    await page.choose(millLane);
    await page.shows(`You have chosen ${millLane}`);
  });
});
