import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/widgets/report-a-problem/define.ts';
import { lamps, severalLights } from '../../helpers/exampleton.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Resident } from './walk.ts';

const start = async (routes: Routes = {}, language: 'en' | 'cy' = 'en') => {
  const page = await open(
    (api) => html`<council-report-a-problem api-base=${api}></council-report-a-problem>`,
    { 'GET /assets': () => lamps(language), ...routes },
    { lang: language },
  );
  return new Resident(page, language);
};

const toCheck = async ({ page, words }: Resident) => {
  await page.press(words.shared.continue);
  await page.heading(words.own['details.title']);
  await page.choose('No');
  await page.fill(words.own['details.description'], 'It flickers');
  await page.press(words.shared.continue);
  await page.heading(words.own['contact.title']);
  await page.choose(words.own['contact.how-anonymous']);
  await page.press(words.shared.continue);
  await page.heading(words.own['check.title']);
};

const offered = ({ page }: Resident) => page.all<HTMLInputElement>('input[name="place.asset"]');

describe('which lamp, bin or drain it is', function () {
  this.timeout(30_000);
  afterEach(() => {
    close();
    sessionStorage.clear();
  });

  it('is asked with how far and on which side, the nearest first, the others a press away', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toLamps();
    await page.shows('Which street light is it?');
    await page.shows('Lamp L0001, outside 1 Mill Lane At the place that you chose');
    await page.shows('Lamp L0002, outside 2 Mill Lane 20 m to the south');
    await page.shows('Lamp L0003, outside 3 Mill Lane 40 m to the north');
    expect(offered(resident)).to.have.length(7);
    await page.press('Show more of them');
    await page.shows('Lamp L0008');
    expect(offered(resident)).to.have.length(9);
  });

  it('is shown before it is sent, and sent', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toLamps();
    await page.choose('Lamp L0002');
    await toCheck(resident);
    await page.shows('Which street light is it? Lamp L0002, outside 2 Mill Lane');
    await resident.send();
    await page.heading('Report sent');
    const [sent] = page.api.callsTo('POST', '/reports');
    expect(sent?.body).to.have.deep.nested.property('place.asset', ['L0002']);
  });

  it('may be several, on the list and on the map in step with it, and not more than the council says', async () => {
    const resident = await start({ 'GET /services/:code': () => severalLights() });
    const { page, words } = resident;
    await resident.toLampsOf('Which street lights?');
    await page.shows('You can choose up to 2. Choose none if you do not know which.');
    expect(offered(resident).map(({ type }) => type)).to.deep.equal(Array(6).fill('checkbox'));
    await page.choose('Lamp L0002');
    await page.press(words.around['asset.map']);
    const mark = (number: number) =>
      page.until(`mark ${number}`, () => page.all<HTMLButtonElement>('.map-mark')[number - 1]);
    const chosen = () => offered(resident).flatMap(({ checked, value }) => (checked ? [value] : []));
    (await mark(3)).click();
    await page.shows('You have chosen 2. Lamp L0002, outside 2 Mill Lane; 3. Lamp L0003, outside 3 Mill Lane');
    (await mark(1)).click();
    await page.until('three lamps', () => chosen().length === 3);
    await page.isAccessible();
    await page.press(words.shared.continue);
    await page.link('Choose no more than 2');
    await page.isAccessible();
    (await mark(2)).click();
    await page.until('two lamps', () => chosen().length === 2);
    expect((await mark(2)).getAttribute('aria-pressed')).to.equal('false');
    expect(chosen()).to.deep.equal(['L0001', 'L0003']);
    await toCheck(resident);
    await page.shows('Which street lights? Lamp L0003, outside 3 Mill Lane Lamp L0001, outside 1 Mill Lane');
    await resident.send();
    await page.heading('Report sent');
    const [sent] = page.api.callsTo('POST', '/reports');
    expect(sent?.body).to.have.deep.nested.property('place.asset', ['L0003', 'L0001']);
  });

  it('need not be known, nor answered', async () => {
    for (const answer of ['I do not know which one', undefined]) {
      const resident = await start();
      const { page } = resident;
      await resident.toLamps();
      if (answer) await page.choose(answer);
      await toCheck(resident);
      expect(page.text).to.not.contain('Which street light');
      await resident.send();
      await page.heading('Report sent');
      const [sent] = page.api.callsTo('POST', '/reports');
      expect(sent?.body).to.not.have.nested.property('place.asset');
      close();
      sessionStorage.clear();
    }
  });

  it('is forgotten with the place', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toLamps();
    await page.choose('Lamp L0002');
    await page.choose('2 Mill Lane');
    await page.until('lamps of the other place', () => offered(resident).length > 0);
    expect(offered(resident).some(({ checked }) => checked)).to.equal(false);
  });

  it('holds nobody up when nothing is near, or no answer comes', async () => {
    const answers = [
      () => ({ language: 'en', assets: [] }),
      () => refusal(500, 'internal'),
      () => new Promise(() => {}),
    ];
    for (const answer of answers) {
      const resident = await start({ 'GET /assets': answer });
      const { page } = resident;
      await page.press('Show all problems');
      await page.choose('Street light');
      await resident.goOn();
      await page.heading('Where is it?');
      await resident.search();
      await page.choose('1 Mill Lane');
      await page.until('question', () => page.api.callsTo('GET', '/assets').length > 0);
      await resident.goOn();
      await page.heading('Tell us about it');
      close();
      sessionStorage.clear();
    }
  });

  it('is not asked of other problems', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toWhere();
    await resident.search();
    await page.choose('1 Mill Lane');
    await page.until('question about reports', () => page.api.callsTo('GET', '/reports').length > 0);
    expect(page.api.callsTo('GET', '/assets')).to.have.length(0);
  });

  it('is asked again at the place when the council no longer has it', async () => {
    const resident = await start({
      'POST /reports': () => refusal(422, 'invalid', [{ field: 'place.asset', code: 'not-an-option' }]),
    });
    const { page } = resident;
    await resident.toLamps();
    await page.choose('Lamp L0002');
    await toCheck(resident);
    await resident.send();
    await page.heading('Where is it?');
    await page.shows('There is a problem');
  });

  for (const language of ['en', 'cy'] as const) {
    it(`passes axe in "${language}"`, async () => {
      const resident = await start({}, language);
      const { page, words } = resident;
      await resident.toLamps();
      await page.isAccessible();
      await page.press(words.around['asset.more']);
      await page.choose(words.around['asset.unknown']);
      await page.isAccessible();
    });
  }
});
