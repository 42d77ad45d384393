import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/widgets/report-a-problem/define.ts';
import { close, open } from '../../helpers/open.ts';
import { Resident } from './walk.ts';

const sentences = {
  en: 'The lamp outside my house keeps flickering',
  cy: 'Mae’r lamp y tu allan i’m tŷ yn fflachio',
} as const;
const streetLight = { en: 'Street light', cy: 'Golau stryd' } as const;

const start = async (language: 'en' | 'cy' = 'en') => {
  const page = await open(
    (api) => html`<council-report-a-problem api-base=${api}></council-report-a-problem>`,
    {},
    { lang: language },
  );
  return new Resident(page, language);
};

describe('saying the problem in a sentence', function () {
  this.timeout(10_000);
  afterEach(() => {
    close();
    sessionStorage.clear();
  });

  for (const language of ['en', 'cy'] as const) {
    it(`suggests what it may be, and begins the description with it, in "${language}"`, async () => {
      const resident = await start(language);
      const { page, words } = resident;
      await resident.atWhat();
      await page.fill(words.own['what.search'], sentences[language]);
      await page.shows(words.own['what.guessed']);
      expect(page.all('input[type=radio]')).to.have.length(1);
      await page.isAccessible();
      await page.choose(streetLight[language]);
      await resident.goOn();
      await page.heading(words.own['where.title']);
      await resident.search();
      await page.choose('1 Mill Lane');
      await resident.goOn();
      await page.heading(words.own['details.title']);
      expect(page.value(words.own['details.description'])).to.equal(sentences[language]);
    });
  }

  it('has the whole list one press away, and a new word searches again', async () => {
    const { page } = await start();
    await page.fill('Search for a problem', sentences.en);
    await page.shows('It may be one of these');
    await page.press('Show all problems');
    await page.shows('All problems');
    expect(page.all('input[type=radio]')).to.have.length(4);
    await page.fill('Search for a problem', 'mattress');
    await page.shows('1 problem matches');
    expect(page.all('input[type=radio]')).to.have.length(1);
  });

  it('does not write over a description that is there', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toContact();
    await page.press('Back');
    await page.press('Back');
    await page.press('Back');
    await resident.atWhat();
    await page.fill('Search for a problem', 'there is a hole in my road');
    await resident.goOn();
    await resident.page.heading('Where is it?');
    await resident.goOn();
    await page.heading('Tell us about it');
    expect(page.value('What is wrong?')).to.equal('A deep hole in the road');
  });

  it('keeps no single word as a description', async () => {
    const resident = await start();
    const { page } = resident;
    await page.fill('Search for a problem', 'pothole');
    await page.shows('1 problem matches');
    await resident.toDetails();
    expect(page.value('What is wrong?')).to.equal('');
  });
});
