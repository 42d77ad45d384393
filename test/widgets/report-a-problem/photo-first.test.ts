import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/widgets/report-a-problem/define.ts';
import type { NewReport } from '../../../src/contract/reports.ts';
import { words as cy } from '../../../src/widgets/report-a-problem/photo-first/words/cy.ts';
import { words as en } from '../../../src/widgets/report-a-problem/photo-first/words/en.ts';
import { photo } from '../../blocks/photo-picker/pictures.ts';
import { service } from '../../helpers/exampleton.ts';
import type { Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Page } from '../../helpers/page.ts';
import { Resident } from './walk.ts';

const start = async (first?: 'photo', routes: Routes = {}, language: 'en' | 'cy' = 'en') =>
  new Resident(
    await open(
      (api) => html`<council-report-a-problem api-base=${api} .start=${first}></council-report-a-problem>`,
      routes,
      { lang: language },
    ),
    language,
  );

const sentBy = ({ page }: Resident) => page.api.callsTo('POST', '/reports')[0]?.body as NewReport;

/** From the step about the problem to the end. */
async function finish(resident: Resident): Promise<void> {
  const { page, words } = resident;
  await page.heading(words.own['details.title']);
  await page.choose(resident.council.no);
  await page.fill(words.own['details.description'], 'A deep hole');
  await resident.goOn();
  await page.choose(words.own['contact.how-anonymous']);
  await resident.goOn();
  await page.heading(words.own['check.title']);
  await resident.send();
  await page.heading(words.own['done.title']);
}

describe('a report that begins with a photo', function () {
  this.timeout(30_000);
  afterEach(() => {
    close();
    sessionStorage.clear();
  });

  it('offers the place of the photo, and does not ask for the photo again', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.atWhat();
    await page.press(en.title);
    await page.heading(en.title);
    await page.until('focus on the heading', () => page.focused?.textContent?.trim() === en.title);
    await page.press(words.shared.back);
    await resident.atWhat();
    await page.press(en.title);
    await resident.choosePhotos(await photo({ taken: { lat: 53.5, lng: 2.5 } }));
    await page.shows('Uploaded');
    await page.isAccessible();
    await resident.goOn();
    await resident.toWhere();
    await page.shows('By its position, your photo was taken here Near 1 Mill Lane');
    await page.press(words.shared.back);
    await page.shows(en.chosen);
    await page.isAccessible();
    await page.press(en.change);
    await page.shows('pothole.jpg');
    await resident.goOn();
    await resident.toWhere();
    await page.press('Use this place');
    await page.shows('You have chosen Near 1 Mill Lane');
    await resident.goOn();
    await page.shows('pothole.jpg');
    await finish(resident);
    const { place, photos } = sentBy(resident);
    expect(place).to.include({ found: 'device', lat: 53.5, lng: 2.5 });
    expect(photos).to.have.length(1);
  });

  it('is what a page may ask for: a photo that says no place stays, one of a problem without photos is put aside', async () => {
    const resident = await start('photo', {
      'GET /services/:code': ({ url }) => ({
        ...service(url.pathname.split('/').at(-1) ?? '')!,
        ...(url.pathname.endsWith('pothole') && { photos: 'no' }),
      }),
    });
    const { page, words } = resident;
    await page.heading(en.title);
    expect(page.text).to.not.contain(words.own['what.title']);
    await resident.choosePhotos(await photo());
    await page.shows('Uploaded');
    await resident.goOn();
    await page.press(words.own['what.show-all']);
    await page.choose(resident.council.streetLight);
    await resident.goOn();
    await page.heading(words.own['where.title']);
    await page.shows('This photo does not say where it was taken.');
    expect(page.text).to.not.contain(en.aside);
    await page.press(words.shared.back);
    await resident.toWhere();
    await page.shows(en.aside);
    await page.isAccessible();
    await resident.search();
    await page.choose('1 Mill Lane');
    await resident.goOn();
    await finish(resident);
    expect(sentBy(resident).photos).to.deep.equal([]);
    await page.press(words.own['done.again']);
    await page.heading(en.title);
  });

  it('comes back where it was after a reload, and needs no photo', async () => {
    const resident = await start('photo');
    const { page, words } = resident;
    await page.heading(en.title);
    await resident.goOn();
    await resident.toDetails();
    const again = page.widget.cloneNode() as typeof page.widget;
    Object.assign(again, { start: 'photo' });
    page.widget.replaceWith(again);
    const reloaded = new Page(again, page.api);
    await reloaded.heading(words.own['details.title']);
    await reloaded.press(words.shared.back);
    await reloaded.press(words.shared.back);
    await new Resident(reloaded).atWhat();
  });

  it('is not asked for where the page has chosen the problem, and speaks Welsh', async () => {
    const resident = await start('photo', {}, 'cy');
    await resident.page.heading(cy.title);
    await resident.page.isAccessible();
    Object.assign(resident.page.widget, { service: 'pothole' });
    const again = resident.page.widget.cloneNode() as HTMLElement;
    Object.assign(again, { start: 'photo', service: 'pothole' });
    resident.page.widget.replaceWith(again);
    await new Page(again, resident.page.api).heading(resident.words.own['where.title']);
  });
});
