import { html, type TemplateResult } from 'lit';
import '../../../src/widgets/book-a-slot/define.ts';
import { axeLanguages } from '../../helpers/axe-languages.ts';
import { booking, confirming } from '../../helpers/bookings.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Booker } from './walk.ts';

const never = () => new Promise<never>(() => undefined);

for (const language of axeLanguages) {
  const start = async (routes: Routes = {}, template?: (api: string) => TemplateResult) =>
    new Booker(
      await open(
        template ??
          ((api) => html`<council-book-a-slot api-base=${api} contact="01632 960 001"></council-book-a-slot>`),
        { ...booking(), ...routes },
        { lang: language },
      ),
      language,
    );

  describe(`axe on every step of a booking in "${language}"`, function () {
    this.timeout(20_000);
    afterEach(() => {
      close();
      sessionStorage.clear();
    });

    it('service, items, questions, address: empty and wrong', async () => {
      const booker = await start();
      const { page, words } = booker;
      const step = async (title: string) => {
        await page.heading(title);
        await page.isAccessible();
        await booker.goOn();
        await page.shows(words.shared['error-title']);
        await page.isAccessible();
      };
      await step(words.own['service.title']);
      const service = booker.service('bulky-waste');
      await page.choose(service.name);
      await booker.goOn();
      await step(service.items!.label);
      await page.fill(service.items!.each[0]!.name, '1');
      await booker.goOn();
      await booker.atTime();
      await page.until(
        'times',
        () => page.all('.slot-times button')[0]?.click() ?? page.root.querySelector('.slot-times'),
      );
      await step(words.own['questions.title']);
      page.all<HTMLInputElement>('input[type=radio]')[1]?.click();
      await booker.goOn();
      await step(words.own['address.title']);
    });

    it('place, time with a slot, contact, check, end', async () => {
      const booker = await start();
      const { page, words } = booker;
      await booker.begin('register-birth');
      await page.heading(words.own['where.title']);
      await page.isAccessible();
      await page.choose(booker.service('register-birth').locations[0]!.name);
      await booker.goOn();
      await booker.choose();
      await page.heading(words.own['contact.title']);
      await booker.goOn();
      await page.shows(words.own['contact.name-required']);
      await page.isAccessible();
      await page.press(words.shared.back);
      await page.shows(words.own['time.other']);
      await booker.slot();
      await page.isAccessible();
      await page.press(words.own['time.waiting']);
      await page.heading(words.waiting.title);
      await page.isAccessible();
      await page.press(words.shared.back);
      await booker.atTime();
      await booker.goOn();
      await page.fill(words.own['contact.name'], 'Rhian Sample');
      await page.fill(words.own['contact.email'], 'rhian@example.com');
      await booker.goOn();
      await page.heading(words.own['check.title']);
      await page.isAccessible();
      await booker.send();
      await page.heading(words.done.title);
      await page.press(words.feed.make);
      await page.shows(words.feed.who);
      await page.isAccessible();
      close();
      const waits = await start(confirming());
      await waits.toCheck();
      await waits.send();
      await waits.page.heading(words.done.confirm);
      await waits.page.isAccessible();
    });

    it('a slot that is gone, one that ends, a council that is away', async () => {
      const routes = booking();
      const gone = await start({ 'POST /holds': () => refusal(409, 'conflict') });
      await gone.toTime();
      await gone.choose();
      await gone.page.shows(gone.words.own['time.gone']);
      await gone.page.isAccessible();
      close();
      sessionStorage.clear();
      const ending = await start({
        ...routes,
        'POST /holds': async (request) => ({
          ...((await (routes['POST /holds']!(request) as Response).json()) as object),
          seconds: 90,
        }),
        'POST /bookings': () => refusal(503, 'unavailable'),
      });
      await ending.toCheck();
      await ending.page.button(ending.words.own['hold.extend']);
      await ending.page.isAccessible();
      await ending.send();
      await ending.page.shows(ending.words.shared['problem.unavailable.title']);
      await ending.page.isAccessible();
      close();
      const loading = await start({ 'GET /services': never });
      await loading.page.shows(loading.words.shared.loading);
      await loading.page.isAccessible();
    });
  });
}
