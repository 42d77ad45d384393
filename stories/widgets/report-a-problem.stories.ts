import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { languageOf } from '../../src/i18n/languages.ts';
import '../../src/widgets/report-a-problem/define.ts';
import { broken, photo } from '../../test/blocks/photo-picker/pictures.ts';
import { lamps, places, receipt, reportsNear, service, severalLights } from '../../test/helpers/exampleton.ts';
import { words as kept } from '../../src/widgets/report-a-problem/kept/words/en.ts';
import { words as photoFirst } from '../../src/widgets/report-a-problem/photo-first/words/en.ts';
import { FakeApi, json, refusal, type Routes } from '../../test/helpers/fake-api.ts';
import { Page } from '../../test/helpers/page.ts';
import { working } from '../../test/helpers/working.ts';
import { Resident } from '../../test/widgets/report-a-problem/walk.ts';
import tile from '../blocks/map-tile.svg?no-inline';

interface Args {
  readonly service?: string;
  readonly group?: string;
  readonly start?: string;
  readonly headingLevel?: number;
  /** Address of the map's pictures. */
  readonly tiles?: string;
}

type Story = StoryObj<Args>;

let api: FakeApi | undefined;

/** A council that works but for these routes, until the next story; what an earlier story typed is gone. */
const council =
  (routes: Routes = {}) =>
  () => {
    sessionStorage.clear();
    for (const name of Object.keys(localStorage).filter((key) => key.startsWith('council-kept')))
      localStorage.removeItem(name);
    indexedDB.deleteDatabase('council-elements');
    api = new FakeApi({
      ...routes,
      ...Object.fromEntries(Object.entries(working).filter(([name]) => !(name in routes))),
    });
    return () => api?.restore();
  };

const meta: Meta<Args> = {
  title: 'Widgets/Report a problem',
  component: 'council-report-a-problem',
  beforeEach: council(),
  args: { tiles: `${new URL(tile, document.baseURI).href}?{z}/{x}/{y}` },
  render: ({ service, group, start, headingLevel = 2, tiles }) => html`
    <council-report-a-problem
      api-base=${api?.base ?? ''}
      contact="01632 960 001"
      heading-level=${headingLevel}
      .service=${service}
      .group=${group}
      .start=${start}
      .mapTiles=${tiles}
    >
      <p>To report a problem, call <a href="tel:+441632960001">01632 960 001</a>.</p>
    </council-report-a-problem>
  `,
};
export default meta;

/** Plays a resident, who presses what is there in the language of the toolbar. */
const play =
  (act: (resident: Resident) => Promise<unknown>): NonNullable<Story['play']> =>
  async ({ canvasElement, globals }) => {
    const widget = canvasElement.querySelector<HTMLElement>('council-report-a-problem');
    if (!widget) throw new Error('no widget');
    await act(new Resident(new Page(widget), languageOf(String(globals['language']))));
  };

const never = () => new Promise<never>(() => undefined);

export const Offline: Story = {
  beforeEach: council({ 'GET /services': () => Promise.reject(new TypeError('network')) }),
  play: play(({ page, words }) => page.shows(words.shared['problem.offline.title'])),
};

export const Unavailable: Story = {
  beforeEach: council({ 'GET /services': () => new Response('<h1>503</h1>', { status: 503 }) }),
  play: play(({ page, words }) => page.shows(words.shared['problem.unavailable.title'])),
};

export const Unreadable: Story = {
  beforeEach: council({ 'GET /services': () => json({ services: 'none' }) }),
  play: play(({ page, words }) => page.shows(words.shared['problem.unreadable.title'])),
};

/** Without an address of the API, what stands between the tags is shown. */
export const NotSetUp: Story = {
  render: () => html`
    <council-report-a-problem>
      <p>To report a problem, call <a href="tel:+441632960001">01632 960 001</a>.</p>
    </council-report-a-problem>
  `,
};

export const Loading: Story = {
  beforeEach: council({ 'GET /services': never }),
  play: play(({ page, words }) => page.shows(words.shared['loading'])),
};

export const What: Story = { play: play((resident) => resident.atWhat()) };

export const WhatWrong: Story = {
  play: play(async (resident) => {
    await resident.atWhat();
    await resident.goOn();
    await resident.page.shows(resident.words.own['what.required']);
  }),
};

export const WhatFound: Story = {
  play: play(({ page, words }) => page.fill(words.own['what.search'], 'fly tipping')),
};

/** A sentence: what it may be about. */
export const WhatGuessed: Story = {
  play: play(async ({ page, words }) => {
    await page.fill(words.own['what.search'], 'lamp zebra flickers');
    await page.shows(words.own['what.guessed']);
  }),
};

export const WhatNotFound: Story = {
  play: play(({ page, words }) => page.fill(words.own['what.search'], 'zebra')),
};

export const WhatAll: Story = { play: play(({ page, words }) => page.press(words.own['what.show-all'])) };

export const OneGroup: Story = { args: { group: 'waste' }, play: play((resident) => resident.atWhat()) };

/** The page names a problem that the council no longer has. */
export const UnknownService: Story = {
  args: { service: 'unheard-of' },
  play: play(({ page, words }) => page.shows(words.own['what.unavailable'])),
};

export const NotOurs: Story = {
  play: play(async (resident) => {
    await resident.page.press(resident.words.own['what.show-all']);
    await resident.page.choose(resident.council.waterLeak);
    await resident.goOn();
    await resident.page.shows('Sample Water');
  }),
};

export const Where: Story = { play: play((resident) => resident.toWhere()) };

export const WhereWrong: Story = {
  play: play(async (resident) => {
    await resident.toWhere();
    await resident.goOn();
    await resident.page.shows(resident.words.shared['error-title']);
  }),
};

export const WhereFound: Story = {
  play: play(async (resident) => {
    await resident.toWhere();
    await resident.search();
    await resident.page.field('1 Mill Lane');
  }),
};

export const WhereNothing: Story = {
  beforeEach: council({ 'GET /places': () => ({ ...places(), places: [] }) }),
  play: play(async (resident) => {
    await resident.toWhere();
    await resident.search('Nowhere Street');
    await resident.page.shows('Nowhere Street');
  }),
};

export const WhereOutside: Story = {
  play: play(async (resident) => {
    await resident.toWhere();
    await resident.search();
    await resident.page.choose('1 Far Road');
    await resident.page.shows('Northmoor District Council');
  }),
};

/** The page begins with a photo. */
export const PhotoFirst: Story = {
  globals: { language: 'en' },
  args: { start: 'photo' },
  play: play(({ page }) => page.heading(photoFirst.title)),
};

/** The problem comes after the photo. */
export const PhotoThenWhat: Story = {
  globals: { language: 'en' },
  args: { start: 'photo' },
  play: play(async (resident) => {
    await resident.page.heading(photoFirst.title);
    await resident.choosePhotos(await photo({ taken: millLane }));
    await resident.goOn();
    await resident.page.shows(photoFirst.chosen);
  }),
};

/** Then the place, which the photo says. */
export const PhotoThenWhere: Story = {
  globals: { language: 'en' },
  args: { start: 'photo' },
  play: play(async (resident) => {
    await resident.page.heading(photoFirst.title);
    await resident.choosePhotos(await photo({ taken: millLane }));
    await resident.goOn();
    await resident.toWhere();
    await resident.page.shows(resident.words.photo.found);
  }),
};

/** The problem is one that is reported without photos. */
export const PhotoPutAside: Story = {
  globals: { language: 'en' },
  args: { start: 'photo' },
  beforeEach: council({ 'GET /services/:code': () => ({ ...service('pothole'), photos: 'no' }) }),
  play: play(async (resident) => {
    await resident.page.heading(photoFirst.title);
    await resident.choosePhotos(await photo());
    await resident.page.shows('Uploaded');
    await resident.goOn();
    await resident.toWhere();
    await resident.page.shows(photoFirst.aside);
  }),
};

const millLane = { lat: 53.5, lng: 2.5 };

/** The photo has no position: phones often leave it out. */
export const WherePhotoSilent: Story = {
  play: play(async (resident) => {
    await resident.toPhotos(await photo());
    await resident.page.shows(resident.words.photo.none);
  }),
};

export const WherePhotoUnreadable: Story = {
  play: play(async (resident) => {
    await resident.toPhotos(broken.jpeg('pothole.jpg'));
    await resident.page.until('error', () => resident.page.all('.photo .error')[0]);
  }),
};

export const WherePhotoOutside: Story = {
  beforeEach: council({
    'GET /places/nearest': () => ({ language: 'en', area: { inside: false }, label: 'Near 1 Far Road' }),
  }),
  play: play(async (resident) => {
    await resident.toPhotos(await photo({ taken: { lat: 53.6, lng: 2.7 } }));
    await resident.page.press(resident.words.photo.use);
    await resident.page.until('whose it is', () => resident.page.all('.place-chosen.warning')[0]);
  }),
};

/** The photo is here, and the line is gone before the place has its words. */
export const WherePhotoFails: Story = {
  beforeEach: council({ 'GET /places/nearest': () => refusal(503, 'unavailable') }),
  play: play(async (resident) => {
    await resident.toPhotos(await photo({ taken: millLane }));
    await resident.page.shows(resident.words.shared['problem.unavailable.title']);
  }),
};

export const WherePhotoLooking: Story = {
  beforeEach: council({ 'GET /places/nearest': never }),
  play: play(async (resident) => {
    await resident.toPhotos(await photo({ taken: millLane }));
    await resident.page.shows(resident.words.photo.looking);
  }),
};

export const WherePhoto: Story = { play: play((resident) => resident.toPhotos()) };

export const WherePhotoFound: Story = {
  play: play(async (resident) => {
    await resident.toPhotos(await photo({ taken: millLane }));
    await resident.page.shows(resident.words.photo.found);
  }),
};

export const WherePhotoUsed: Story = {
  play: play(async (resident) => {
    await resident.toPhotos(await photo({ taken: millLane }));
    await resident.page.press(resident.words.photo.use);
    await resident.page.shows(resident.words.picker.chosen);
  }),
};

/** A problem of a thing that the council knows one by one. */
export const WhereWhichOne: Story = {
  beforeEach: council({ 'GET /assets': () => lamps() }),
  play: play((resident) => resident.toLamps()),
};

/** A problem that may be of several of them, and more are chosen than may be. */
export const WhereTooMany: Story = {
  globals: { language: 'en' },
  beforeEach: council({ 'GET /assets': () => lamps(), 'GET /services/:code': () => severalLights() }),
  play: play(async (resident) => {
    const { page } = resident;
    await resident.toLampsOf('Which street lights?');
    for (const lamp of ['Lamp L0001', 'Lamp L0002', 'Lamp L0004']) await page.choose(lamp);
    await resident.goOn();
    await page.shows(resident.words.shared['error-title']);
  }),
};

/** The same lamps on a map, by the same numbers. */
export const WhereOnMap: Story = {
  beforeEach: council({ 'GET /assets': () => lamps() }),
  play: play((resident) => resident.toLampMap()),
};

export const WhereOnMapChosen: Story = {
  beforeEach: council({ 'GET /assets': () => lamps() }),
  play: play(async (resident) => {
    await resident.toLampMap();
    resident.page.all('.map-mark')[2]?.click();
    await resident.page.shows(resident.words.assetMap.chosen);
  }),
};

/** The pictures of the map cannot be had: its marks are there, and the list is. */
export const WhereOnMapBlank: Story = {
  args: { tiles: '/no-such-picture/{z}/{x}/{y}.png' },
  beforeEach: council({ 'GET /assets': () => lamps() }),
  play: play(async (resident) => {
    await resident.toLampMap();
    await resident.page.shows(resident.words.assetMap.blank);
  }),
};

/** The map itself cannot be had. */
export const WhereOnMapFails: Story = {
  beforeEach: () => {
    const end = council({ 'GET /assets': () => lamps() })();
    return () => {
      Reflect.deleteProperty(navigator, 'onLine');
      end();
    };
  },
  play: play(async (resident) => {
    await resident.toLamps();
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    await resident.page.press(resident.words.around['asset.map']);
    await resident.page.shows(resident.words.around['asset.map-failed']);
  }),
};

/** Others have reported it already. */
export const Near: Story = {
  beforeEach: council({ 'GET /reports': () => reportsNear() }),
  play: play((resident) => resident.toNear()),
};

export const NearFollow: Story = {
  beforeEach: council({ 'GET /reports': () => reportsNear() }),
  play: play(async (resident) => {
    await resident.toNear();
    await resident.page.press(resident.words.around['near.follow']);
    await resident.page.press(resident.words.around['near.follow-send']);
    await resident.page.shows(resident.words.shared['error-title']);
  }),
};

export const NearFollowed: Story = {
  beforeEach: council({ 'GET /reports': () => reportsNear() }),
  play: play(async (resident) => {
    const { page, words } = resident;
    await resident.toNear();
    await page.press(words.around['near.follow']);
    await page.fill(words.around['near.email'], 'sam@example.com');
    await page.press(words.around['near.follow-send']);
    await page.shows(words.around['near.follow-asked']);
  }),
};

export const NearCounted: Story = {
  beforeEach: council({ 'GET /reports': () => reportsNear() }),
  play: play(async (resident) => {
    await resident.toNear();
    await resident.page.press(resident.words.around['near.me-too']);
    await resident.page.shows(resident.words.around['near.me-too-sent']);
  }),
};

export const NearFailed: Story = {
  beforeEach: council({
    'GET /reports': () => reportsNear(),
    'POST /reports/:reference/followers': () => refusal(503, 'unavailable'),
  }),
  play: play(async (resident) => {
    await resident.toNear();
    await resident.page.press(resident.words.around['near.me-too']);
    await resident.page.shows(resident.words.shared['problem.unavailable.title']);
  }),
};

export const Details: Story = { play: play((resident) => resident.toDetails()) };

export const DetailsWrong: Story = {
  play: play(async (resident) => {
    await resident.toDetails();
    await resident.goOn();
    await resident.page.shows(resident.words.own['details.description-required']);
  }),
};

export const Danger: Story = {
  play: play(async (resident) => {
    await resident.toDetails();
    await resident.page.choose(resident.council.yes);
    await resident.page.shows('999');
  }),
};

export const Contact: Story = { play: play((resident) => resident.toContact()) };

export const ContactWrong: Story = {
  play: play(async (resident) => {
    await resident.toContact();
    await resident.page.choose(resident.words.own['contact.how-named']);
    await resident.goOn();
    await resident.page.shows(resident.words.own['contact.name-required']);
  }),
};

export const ContactWrongPostcode: Story = {
  play: play(async (resident) => {
    const { page, words } = resident;
    await resident.toContact();
    await page.choose(words.own['contact.how-named']);
    await page.fill(words.own['contact.name'], 'Alex Example');
    await page.fill(words.shared.optional.replace('{{label}}', words.own['contact.postcode']), 'ZZ1');
    await resident.goOn();
    await page.shows(words.shared['error.postcode']);
  }),
};

/** A private report that needs a name and a telephone number. */
export const ContactNeeded: Story = { play: play((resident) => resident.toContact('flyTipping')) };

export const Check: Story = { play: play((resident) => resident.toCheck()) };

/** The server has asked the browser for work, and the report is on its way again. */
export const Checking: Story = {
  beforeEach: council({
    'POST /reports': ({ headers }) =>
      headers.get('Form-Check')?.includes('work=')
        ? never()
        : json({ type: '', title: '', status: 403, code: 'work-needed', challenge: { salt: 'salt', bits: 8 } }, 403),
  }),
  play: play(async (resident) => {
    await resident.toCheck();
    await resident.send();
    await resident.page.shows(resident.words.own['check.checking']);
  }),
};

const lineIsGone = () => Promise.reject(new TypeError('network'));

/** The line is gone, and the report waits on the device. */
export const Kept: Story = {
  globals: { language: 'en' },
  beforeEach: council({ 'POST /reports': lineIsGone }),
  play: play(async (resident) => {
    await resident.toCheck();
    await resident.send();
    await resident.page.press(kept['offer.button']);
    await resident.page.shows('Not sent yet');
  }),
};

/** It came too late, or what it is about is no longer reported here. */
export const KeptRefused: Story = {
  globals: { language: 'en' },
  beforeEach: () => {
    let tries = 0;
    return council({ 'POST /reports': () => (tries++ === 0 ? lineIsGone() : refusal(422, 'invalid')) })();
  },
  play: play(async (resident) => {
    await resident.toCheck();
    await resident.send();
    await resident.page.press(kept['offer.button']);
    await resident.page.press(kept['send-now']);
    await resident.page.shows(kept.refused);
    await resident.page.shows(kept['send-again']);
  }),
};

/** It went by itself; its reference and its link stay until they are removed. */
export const KeptSent: Story = {
  globals: { language: 'en' },
  beforeEach: () => {
    let tries = 0;
    return council({ 'POST /reports': () => (tries++ === 0 ? lineIsGone() : receipt()) })();
  },
  play: play(async (resident) => {
    await resident.toCheck();
    await resident.send();
    await resident.page.press(kept['offer.button']);
    await resident.page.press(kept['send-now']);
    await resident.page.link(kept.follow);
  }),
};

/** What a resident asks who saves an unfinished report: whether others use this device. */
export const SaveForLater: Story = {
  globals: { language: 'en' },
  play: play(async (resident) => {
    await resident.toDetails();
    await resident.page.press(kept['save.button']);
    await resident.page.shows(kept['save.shared']);
  }),
};

/** Two are saved, and one was removed a moment ago. */
export const Unfinished: Story = {
  globals: { language: 'en' },
  play: play(async (resident) => {
    const { page } = resident;
    for (const count of [1, 2, 3]) {
      await resident.toDetails();
      await page.press(kept['save.button']);
      await page.press(kept['save.save']);
      await page.shows(`You have ${count} unfinished`);
    }
    page.all('.kept li')[1]?.querySelectorAll('button')[1]?.click();
    await page.button(kept.undo);
  }),
};

export const Sending: Story = {
  beforeEach: council({ 'POST /reports': never }),
  play: play(async (resident) => {
    await resident.toCheck();
    await resident.send();
    await resident.page.shows(resident.words.own['check.sending']);
  }),
};

/** A report that is not taken: one story for each way. */
const notTaken = (
  answer: () => unknown,
  kind: 'offline' | 'timeout' | 'unavailable' | 'rate-limited' | 'too-large' | 'unauthorised' | 'unreadable',
): Story => ({
  beforeEach: council({ 'POST /reports': answer }),
  play: play(async (resident) => {
    await resident.toCheck();
    await resident.send();
    await resident.page.shows(resident.words.shared[`problem.${kind}.title`]);
  }),
});

export const SendOffline = notTaken(() => Promise.reject(new TypeError('network')), 'offline');
export const SendTimeout = notTaken(() => refusal(408, 'timeout'), 'timeout');
export const SendUnavailable = notTaken(() => refusal(503, 'unavailable'), 'unavailable');
export const SendTooMany = notTaken(() => refusal(429, 'too-many', undefined, { 'Retry-After': '60' }), 'rate-limited');
export const SendTooLarge = notTaken(() => refusal(413, 'too-large'), 'too-large');
export const SendForbidden = notTaken(() => refusal(403, 'forbidden'), 'unauthorised');
export const SendUnreadable = notTaken(() => json({ reference: 7 }), 'unreadable');

/** The server finds what the page did not. */
export const SendRefusedField: Story = {
  beforeEach: council({
    'POST /reports': () => refusal(422, 'invalid', [{ field: 'description', code: 'too-long' }]),
  }),
  play: play(async (resident) => {
    await resident.toCheck();
    await resident.send();
    await resident.page.heading(resident.words.own['details.title']);
  }),
};

export const Done: Story = { play: play((resident) => resident.toDone()) };

/** The first try had arrived, though its answer was lost. */
export const DoneEarlier: Story = {
  beforeEach: () => {
    let tries = 0;
    return council({
      'POST /reports': () => {
        tries++;
        if (tries === 1) return Promise.reject(new TypeError('the answer is lost'));
        return tries === 2 ? refusal(409, 'key-reused') : receipt();
      },
    })();
  },
  play: play(async (resident) => {
    await resident.toCheck();
    await resident.send();
    await resident.page.shows(resident.words.shared['problem.offline.title']);
    await resident.page.press(`${resident.words.shared.change} ${resident.words.own['check.description']}`);
    await resident.page.fill(
      resident.words.own['details.description'],
      'A deep hole in the road, and another beside it',
    );
    await resident.goOn();
    await resident.send();
    await resident.page.shows(resident.words.own['done.earlier']);
  }),
};

export const AfterReload: Story = {
  globals: { language: 'en' },
  play: play(async (resident) => {
    await resident.toContact();
    const again = document.createElement('council-report-a-problem');
    again.apiBase = api?.base ?? '';
    resident.page.widget.replaceWith(again);
    await new Page(again).shows(kept.restored);
  }),
};
