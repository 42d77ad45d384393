import { html } from 'lit';
import '../../../src/widgets/report-a-problem/define.ts';
import { axeLanguages } from '../../helpers/axe-languages.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Resident } from './walk.ts';

const never = () => new Promise<never>(() => undefined);

for (const language of axeLanguages) {
  const start = async (routes: Routes = {}) => {
    const page = await open(
      (api) => html`<council-report-a-problem api-base=${api} contact="01632 960 001"></council-report-a-problem>`,
      routes,
      { lang: language },
    );
    return new Resident(page, language);
  };

  describe(`axe on every step in "${language}"`, function () {
    this.timeout(20_000);
    afterEach(() => {
      close();
      sessionStorage.clear();
    });

    it('the problem: busy, empty, wrong, searched, not found, all', async () => {
      const resident = await start({ 'GET /services': never });
      const { page } = resident;
      await page.shows(resident.words.shared['loading']);
      await page.isAccessible();
      close();
      const second = await start();
      await second.atWhat();
      await second.page.isAccessible();
      await second.goOn();
      await second.page.shows(second.words.own['what.required']);
      await second.page.isAccessible();
      await second.page.press(second.words.own['what.show-all']);
      await second.page.isAccessible();
      await second.page.fill(second.words.own['what.search'], 'lamp');
      await second.page.isAccessible();
      await second.page.fill(second.words.own['what.search'], 'zebra');
      await second.page.isAccessible();
    });

    it('the problem: failed, and not ours', async () => {
      const failed = await start({ 'GET /services': () => refusal(404, 'not-found') });
      await failed.page.shows(failed.words.shared['problem.not-found.title']);
      await failed.page.isAccessible();
      close();
      const stopped = await start();
      await stopped.atWhat();
      await stopped.page.press(stopped.words.own['what.show-all']);
      await stopped.page.choose(stopped.council.waterLeak);
      await stopped.goOn();
      await stopped.page.shows('Sample Water');
      await stopped.page.isAccessible();
    });

    it('the place: empty, wrong, found, chosen', async () => {
      const resident = await start();
      const { page } = resident;
      await resident.toWhere();
      await page.isAccessible();
      await resident.goOn();
      await page.shows(resident.words.shared['error-title']);
      await page.isAccessible();
      await resident.search();
      await page.field('1 Mill Lane');
      await page.isAccessible();
      await page.choose('1 Mill Lane');
      await page.isAccessible();
      await page.choose('1 Far Road');
      await page.shows('Northmoor District Council');
      await page.isAccessible();
    });

    it('the details: empty, wrong, stopped', async () => {
      const resident = await start();
      const { page } = resident;
      await resident.toDetails();
      await page.isAccessible();
      await resident.goOn();
      await page.shows(resident.words.own['details.description-required']);
      await page.isAccessible();
      await page.choose(resident.council.yes);
      await page.shows('999');
      await page.isAccessible();
    });

    it('the contact: empty, wrong, with and without a name', async () => {
      const resident = await start();
      const { page } = resident;
      await resident.toContact();
      await page.isAccessible();
      await resident.goOn();
      await page.shows(resident.words.own['contact.how-required']);
      await page.isAccessible();
      await page.choose(resident.words.own['contact.how-named']);
      await resident.goOn();
      await page.shows(resident.words.own['contact.name-required']);
      await page.isAccessible();
      const postcode = page.root.querySelector<HTMLInputElement>('[autocomplete=postal-code]');
      await page.fill(postcode?.labels?.[0]?.textContent ?? '', 'ZZ1');
      await resident.goOn();
      await page.shows(resident.words.shared['error.postcode']);
      await page.isAccessible();
    });

    it('the check: ready, sending, failed, refused', async () => {
      let answer: () => unknown = () => refusal(503, 'unavailable');
      const resident = await start({ 'POST /reports': () => answer() });
      const { page } = resident;
      await resident.toCheck();
      await page.isAccessible();
      await resident.send();
      await page.shows(resident.words.shared['problem.unavailable.title']);
      await page.isAccessible();
      answer = never;
      await resident.send();
      await page.shows(resident.words.own['check.sending']);
      await page.isAccessible();
    });

    it('the end', async () => {
      const resident = await start();
      await resident.toDone();
      await resident.page.isAccessible();
    });
  });
}
