import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/widgets/report-a-problem/define.ts';
import { pictures } from '../../blocks/location-picker/pictures.ts';
import { listen } from '../../helpers/console.ts';
import { lamps } from '../../helpers/exampleton.ts';
import type { Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Page } from '../../helpers/page.ts';
import { Resident } from './walk.ts';

type Walked = 'en' | 'cy' | 'ar';

const start = async ({
  routes = {},
  language = 'en',
  tiles = pictures,
}: { routes?: Routes; language?: Walked; tiles?: string } = {}) => {
  const page = await open(
    (api) => html`
      <council-report-a-problem api-base=${api} map-tiles=${tiles} map-attribution="Drawn by hand">
      </council-report-a-problem>
    `,
    { 'GET /assets': () => lamps(), ...routes },
    { lang: language },
  );
  return new Resident(page, language);
};

const offered = (page: Page) => page.all<HTMLInputElement>('input[name="place.asset"]');
const checked = (page: Page) => offered(page).find((radio) => radio.checked)?.value;
const marks = (page: Page) => page.all<HTMLButtonElement>('.map-mark');
const numbers = (page: Page) => marks(page).map(({ textContent }) => textContent);
const pressed = (page: Page) =>
  marks(page)
    .filter((mark) => mark.getAttribute('aria-pressed') === 'true')
    .map(({ textContent }) => textContent);
const mark = (page: Page, number: number) =>
  page.until(`mark ${number}`, () => marks(page).find(({ textContent }) => textContent === String(number)));
const says = (page: Page, text: string) =>
  page.until(`announcement of "${text}"`, () =>
    page.root.querySelector('.widget > p[role=status]')?.textContent?.includes(text),
  );

/** Until it is found again, parts cannot be fetched. */
const loseLine = () => Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
const findLine = () => Reflect.deleteProperty(navigator, 'onLine');

describe('lamps, bins and drains on a map', function () {
  this.timeout(30_000);
  afterEach(() => {
    findLine();
    close();
    sessionStorage.clear();
  });

  it('opens on a press, with the numbers that the list now has too', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toLamps();
    expect(page.text).to.not.contain('1 Lamp L0001');
    const toggle = await page.button('Show them on a map');
    expect(toggle.getAttribute('aria-expanded')).to.equal('false');
    toggle.focus();
    toggle.click();
    await mark(page, 6);
    expect(numbers(page)).to.deep.equal(['1', '2', '3', '4', '5', '6']);
    expect(marks(page)[1]?.getAttribute('aria-label')).to.equal('2. Lamp L0002, outside 2 Mill Lane');
    expect(offered(page).map((radio) => radio.labels?.[0]?.textContent)).to.deep.equal([
      ...lamps()
        .assets.slice(0, 6)
        .map(({ label }, index) => `${index + 1} ${label}`),
      'I do not know which one',
    ]);
    expect(page.focused).to.equal(toggle);
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    expect(page.text).to.contain('Drawn by hand');
    expect(checked(page)).to.equal(undefined);
    toggle.click();
    await page.until('list alone', () => marks(page).length === 0);
    expect(page.text).to.not.contain('1 Lamp L0001');
  });

  it('chooses from the list what is pressed on it, and says so', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toLampMap();
    expect(pressed(page)).to.deep.equal([]);
    const second = await mark(page, 2);
    second.focus();
    second.click();
    await says(page, 'You have chosen 2. Lamp L0002, outside 2 Mill Lane');
    expect(checked(page)).to.equal('L0002');
    expect(pressed(page)).to.deep.equal(['2']);
    expect(page.focused).to.equal(second);
    await page.isAccessible();
  });

  it('marks what is chosen from the list, and nothing for who does not know', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toLampMap();
    await page.choose('3 Lamp L0003');
    await page.shows('You have chosen 3. Lamp L0003');
    expect(pressed(page)).to.deep.equal(['3']);
    await page.choose('I do not know which one');
    await page.hides('You have chosen 3. Lamp L0003');
    expect(pressed(page)).to.deep.equal([]);
  });

  it('is used by keyboard alone', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toLamps();
    (await page.button('Show them on a map')).focus();
    await sendKeys({ press: 'Enter' });
    await mark(page, 1);
    const passed: string[] = [];
    while (!page.focused?.matches('.map-mark')) {
      await sendKeys({ press: 'Tab' });
      passed.push(page.focused?.ariaLabel ?? '');
    }
    expect(passed).to.have.length(2);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await says(page, 'You have chosen 2. Lamp L0002');
    expect(checked(page)).to.equal('L0002');
  });

  it('brings a mark that somebody comes to with Tab into sight', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toLampMap();
    const view = await page.until('map', () => page.all('#asset-map .place-map-view')[0]);
    const isSeen = (found: Element) => {
      const [inner, outer] = [found.getBoundingClientRect(), view.getBoundingClientRect()];
      return inner.left >= outer.left && inner.right <= outer.right;
    };
    const first = await mark(page, 1);
    view.focus();
    for (let step = 0; step < 12; step++) await sendKeys({ press: 'ArrowRight' });
    expect(isSeen(first)).to.equal(false);
    await sendKeys({ press: 'Tab' });
    expect(page.focused).to.equal(first);
    expect(isSeen(first)).to.equal(true);
  });

  it('shows more of them when the list does, and those of another place', async () => {
    const elsewhere = lamps().assets.slice(0, 2);
    const resident = await start({
      routes: {
        'GET /assets': ({ url }) =>
          url.searchParams.get('lat') === '53.5' ? lamps() : { language: 'en', assets: elsewhere },
      },
    });
    const { page } = resident;
    await resident.toLampMap();
    await page.press('Show more of them');
    await mark(page, 8);
    await page.choose('2 Mill Lane');
    await page.until('two marks', () => marks(page).length === 2);
  });

  it('keeps the focus where it is when the list grows shorter by a press', async () => {
    const before = await start();
    await before.toLamps();
    await before.page.press('Show more of them');
    await before.page.choose('Lamp L0008');
    const again = before.page.widget.cloneNode() as HTMLElement;
    before.page.widget.replaceWith(again);
    const page = new Page(again, before.page.api);
    await page.shows('Lamp L0008');
    expect(page.text).to.not.contain('Lamp L0007');
    await page.press('Show them on a map');
    expect((await mark(page, 8)).getAttribute('aria-pressed')).to.equal('true');
    const first = await mark(page, 1);
    first.focus();
    first.click();
    await page.until('shorter list', () => marks(page).length === 6);
    expect(pressed(page)).to.deep.equal(['1']);
    expect(page.focused?.textContent).to.equal('1');
  });

  it('comes back with the page, and is gone with the report', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toLampMap();
    const { widget } = page;
    const around = widget.parentElement!;
    widget.remove();
    expect(marks(page)).to.have.length(0);
    around.append(widget);
    await mark(page, 6);
    await page.press('Continue');
    await page.heading('Tell us about it');
    expect(marks(page)).to.have.length(0);
    await page.press('Back');
    await mark(page, 6);
  });

  it('leaves the list to who cannot have the map, and can be tried again', async () => {
    const console = listen();
    try {
      const resident = await start();
      const { page } = resident;
      await resident.toLamps();
      loseLine();
      await page.press('Show them on a map');
      await page.shows('The map could not be loaded. You can still choose from the list.');
      await page.isAccessible();
      await page.choose('Lamp L0002');
      expect(checked(page)).to.equal('L0002');
      findLine();
      await page.press('Show them on a map');
      await page.hides('The map could not be loaded');
      await page.press('Show them on a map');
      await mark(page, 2);
      expect(pressed(page)).to.deep.equal(['2']);
    } finally {
      console.stop();
    }
  });

  it('says when its pictures cannot be had, and still has its marks', async () => {
    const resident = await start({ tiles: '/no-such-picture/{z}/{x}/{y}.png' });
    const { page } = resident;
    await resident.toLampMap();
    await page.shows('The pictures of the map could not be loaded. You can still choose from the list.');
    (await mark(page, 1)).click();
    await page.shows('You have chosen 1. Lamp L0001');
    await page.isAccessible();
  });

  it('is not offered without pictures that the page may use', async () => {
    const resident = await start({ tiles: 'javascript:{z}{x}{y}' });
    await resident.toLamps();
    expect(resident.page.text).to.not.contain('Show them on a map');
  });

  for (const language of ['en', 'cy', 'ar'] as const) {
    it(`passes axe in "${language}"`, async () => {
      const resident = await start({ language, routes: { 'GET /assets': () => lamps(language) } });
      const { page, words } = resident;
      await resident.toLampMap();
      await page.shows(words.assetMap.help);
      await page.isAccessible();
      marks(page)[0]?.click();
      await page.shows(words.assetMap.chosen);
      await page.isAccessible();
    });
  }
});
