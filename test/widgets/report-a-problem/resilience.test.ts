import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { Service } from '../../../src/contract/services.ts';
import type { ReportAProblem } from '../../../src/widgets/report-a-problem/report-a-problem.ts';
import '../../../src/widgets/report-a-problem/define.ts';
import { receipt, service, services } from '../../helpers/exampleton.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { OwnHistory } from '../../helpers/own-history.ts';
import { Page } from '../../helpers/page.ts';
import { Resident } from './walk.ts';

const plain = (api: string) => html`<council-report-a-problem api-base=${api}></council-report-a-problem>`;

const start = async (
  routes: Routes = {},
  { template = plain, lang = 'en' }: { template?: (api: string) => TemplateResult; lang?: string } = {},
) => new Resident(await open(template, routes, { lang }));

/** A promise to be fulfilled later. */
function later() {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  return { arrived, arrive };
}

const offline = () => Promise.reject(new TypeError('network'));
const focusedText = (page: Page) => page.focused?.textContent?.replace(/\s+/g, ' ').trim();

/** The services of the tests, each with one list question under the same code. */
const withKinds = (code: string): Service => ({
  ...service(code)!,
  questions: [
    {
      code: 'kind',
      type: 'multivaluelist',
      required: true,
      label: 'What is it like?',
      values: [
        { key: `${code}-a`, name: `${code} a` },
        { key: `${code}-b`, name: `${code} b` },
      ],
    },
  ],
});

/** A service that asks for a date. */
const dated = (): Service => ({
  ...service('pothole')!,
  questions: [{ code: 'when', type: 'datetime', required: true, label: 'When did you see it?' }],
});

describe('a report that meets trouble', () => {
  const ownHistory = new OwnHistory();

  afterEach(() => {
    close();
    ownHistory.restore();
    sessionStorage.clear();
  });

  describe('on a page that has chosen the problem', () => {
    const chosen = (code: string) => (api: string) =>
      html`<council-report-a-problem api-base=${api} service=${code}></council-report-a-problem>`;

    it('leaves the focus where it is, whatever comes first', async () => {
      for (const [code, title] of [
        ['pothole', 'Where is it?'],
        ['water-leak', 'Tell the water company'],
        ['unheard-of', 'There is a problem'],
      ] as const) {
        const { page } = await start({}, { template: chosen(code) });
        await page.heading(title);
        await (page.widget as ReportAProblem).updateComplete;
        expect(page.focused, code).to.equal(null);
      }
    });

    it('does not show the list for a moment', async () => {
      const { arrived, arrive } = later();
      const { page } = await start(
        { 'GET /services/:code': () => arrived.then(() => service('pothole')) },
        { template: chosen('pothole') },
      );
      await page.until('list', () => page.api.callsTo('GET', '/services').length > 0);
      await page.shows('Loading');
      expect(page.text).not.to.contain('What is the problem?');
      arrive();
      await page.heading('Where is it?');
    });

    it('says why the problem did not come, and still offers the others', async () => {
      const { page } = await start({ 'GET /services/pothole': offline }, { template: chosen('pothole') });
      await page.shows('We could not reach the council');
      await page.heading('What is the problem?');
      await page.choose('Fly-tipping');
      await page.press('Continue');
      await page.heading('Where is it?');
    });

    it('looks for the place that the page names', async () => {
      const { page } = await start(
        {},
        {
          template: (api) =>
            html`<council-report-a-problem
              api-base=${api}
              service="pothole"
              place="Mill Lane"
            ></council-report-a-problem>`,
        },
      );
      await page.field('1 Mill Lane');
    });

    it('does not open with the draft of another page', async () => {
      const { page } = await start({}, { template: chosen('pothole') });
      await page.heading('Where is it?');
      await page.fill('Street, postcode or place', 'Market');
      const other = document.createElement('council-report-a-problem');
      Object.assign(other, { apiBase: page.api.base, service: 'fly-tipping' });
      page.widget.replaceWith(other);
      const next = new Page(other, page.api);
      await next.heading('Where is it?');
      expect(next.text).not.to.contain('We kept what you had written');
      expect(next.value('Street, postcode or place')).to.equal('');
    });
  });

  it('keeps nothing before something is typed', async () => {
    const { page } = await start(
      {},
      {
        template: (api) =>
          html`<council-report-a-problem api-base=${api} place="Mill Lane"></council-report-a-problem>`,
      },
    );
    await page.press('Show all problems');
    await page.choose('Street light');
    await page.press('Continue');
    await page.heading('Where is it?');
    expect(sessionStorage.length).to.equal(0);
  });

  it('counts what a search finds among the problems that it offers', async () => {
    const { page } = await start(
      {},
      {
        template: (api) => html`<council-report-a-problem api-base=${api} group="waste"></council-report-a-problem>`,
      },
    );
    await page.fill('Search for a problem', 'light');
    await page.until('announcement', () => page.root.querySelector('[role=status]:not(.busy)')?.textContent);
    expect(page.root.querySelector('[role=status]')?.textContent).to.contain('Nothing matches “light”');
  });

  it('opens what was chosen last, while an earlier choice is still on its way', async () => {
    const resident = await start({ 'GET /services/pothole': () => new Promise(() => {}) });
    const { page } = resident;
    await resident.atWhat();
    await page.choose('Pothole');
    await page.press('Continue');
    await page.button('Loading');
    await page.choose('Fly-tipping');
    await page.press('Continue');
    await page.heading('Where is it?');
  });

  it('says that the line is gone, not that the problem is, and goes on when the line is back', async () => {
    let fails = true;
    const resident = await start({ 'GET /services/pothole': () => (fails ? offline() : service('pothole')) });
    const { page } = resident;
    await resident.atWhat();
    await page.choose('Pothole');
    await page.press('Continue');
    await page.shows('We could not reach the council');
    expect(focusedText(page)).to.contain('We could not reach the council');
    expect(page.text).not.to.contain('Choose another one');
    await page.isAccessible();
    fails = false;
    await page.press('Continue');
    await page.heading('Where is it?');
    await page.field('Street, postcode or place');
    expect(focusedText(page)).to.equal('Where is it?');
  });

  describe('about a problem whose questions ask for a date', () => {
    // An own property stands before the browser's, until it is deleted.
    const lose = () => Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    const findAgain = () => Reflect.deleteProperty(navigator, 'onLine');

    afterEach(findAgain);

    it('asks for it, also after a reload', async () => {
      const resident = await start({ 'GET /services/pothole': dated });
      const { page } = resident;
      await resident.toDetails();
      await page.fill('Day', '27');
      await page.fill('Month', '3');
      await page.fill('Year', '2026');
      await page.isAccessible();
      const again = document.createElement('council-report-a-problem');
      again.apiBase = page.api.base;
      page.widget.replaceWith(again);
      const reloaded = new Page(again, page.api);
      await reloaded.shows('When did you see it?');
      expect((await reloaded.field('Day')).value).to.equal('27');
      await reloaded.fill('What is wrong?', 'A deep hole in the road');
      await reloaded.press('Continue');
      await reloaded.heading('How can we contact you?');
    });

    it('says that the line is gone when what asks for it cannot be fetched, and goes on when it is back', async () => {
      let isGone = true;
      const resident = await start({
        'GET /services/pothole': () => {
          if (isGone) lose();
          return dated();
        },
      });
      const { page } = resident;
      await resident.atWhat();
      await page.choose('Pothole');
      await page.press('Continue');
      await page.shows('We could not reach the council');
      isGone = false;
      findAgain();
      await page.press('Continue');
      await page.heading('Where is it?');
    });
  });

  it('takes the focus to the heading that a second try brings', async () => {
    let fails = true;
    const { page } = await start({ 'GET /services': () => (fails ? offline() : services()) });
    await page.shows('We could not reach the council');
    expect(page.focused).to.equal(null);
    await page.press('Try again');
    await page.until('the same again', () => focusedText(page)?.startsWith('We could not reach'));
    fails = false;
    await page.press('Try again');
    await page.heading('What is the problem?');
    await page.until('focus', () => focusedText(page) === 'What is the problem?');
  });

  it('asks the questions of another problem anew, with nothing left of the first one’s answers', async () => {
    const resident = await start({
      'GET /services/pothole': () => withKinds('pothole'),
      'GET /services/fly-tipping': () => withKinds('fly-tipping'),
    });
    const { page } = resident;
    await resident.toDetails();
    await page.choose('pothole a');
    await page.fill('What is wrong?', 'Something');
    await page.press('Continue');
    await page.choose('No, report without them');
    await page.press('Continue');
    await page.heading('Check your answers');
    await page.press('Change Problem');
    await page.choose('Fly-tipping');
    await page.press('Continue');
    await page.heading('Tell us about it');
    expect(page.value('What is wrong?')).to.equal('Something');
    await page.choose('fly-tipping b');
    await page.press('Continue');
    await page.heading('How can we contact you?');
  });

  it('does not say that a failure still stands after it was left behind', async () => {
    let tries = 0;
    const resident = await start({
      'POST /reports': () => {
        tries++;
        if (tries === 1) return refusal(422, 'invalid', [{ field: 'description', code: 'too-long' }]);
        return tries === 2 ? offline() : receipt();
      },
    });
    const { page } = resident;
    await resident.toCheck();
    await resident.send();
    await page.shows('What is wrong must be 1000 characters or fewer');
    await page.press('Continue');
    await page.heading('Check your answers');
    expect(page.root.querySelector('.problem')).to.equal(null);
    await resident.send();
    await page.shows('We could not reach the council');
    expect(focusedText(page)).to.contain('We could not reach the council');
    await page.press('Change What is wrong');
    await page.heading('Tell us about it');
    await page.press('Continue');
    await page.heading('Check your answers');
    expect(page.root.querySelector('.problem')).to.equal(null);
  });

  it('promises a letter only to an address that was sent', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toContact();
    await page.choose('Yes');
    await page.fill('Full name', 'Ceri Example');
    await page.fill('Email address', 'ceri@example.com');
    await page.choose('No, report without them');
    await page.press('Continue');
    await page.heading('Check your answers');
    await resident.send();
    await page.heading('Report sent');
    expect(page.text).not.to.contain('ceri@example.com');
    await page.press('Report another problem');
    await resident.toContact();
    await page.choose('Yes');
    await page.fill('Full name', 'Ceri Example');
    await page.fill('Email address', 'ceri@example.com');
    await page.press('Continue');
    await page.heading('Check your answers');
    await resident.send();
    await page.shows('We have sent a confirmation to ceri@example.com.');
  });

  it('names a place that has a point and no address', async () => {
    const resident = await start({
      'GET /places': () => ({ language: 'en', places: [], more: false }),
    });
    const { page } = resident;
    await resident.toWhere();
    const picker = page.root.querySelector('council-location-picker')!;
    picker.changed({ found: 'map', lat: 53.5, lng: 2.5, area: { inside: true } });
    await page.press('Continue');
    await page.choose('No');
    await page.fill('What is wrong?', 'Something');
    await page.press('Continue');
    await page.choose('No, report without them');
    await page.press('Continue');
    await page.shows('The point that you chose');
  });

  it('says that a draft is gone, after the step that takes its place', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toDetails();
    await page.fill('What is wrong?', 'Something');
    const again = document.createElement('council-report-a-problem');
    again.apiBase = page.api.base;
    page.widget.replaceWith(again);
    const reloaded = new Page(again, page.api);
    await reloaded.press('Start again');
    await reloaded.until('announcement', () =>
      reloaded.root.querySelector('[role=status]')?.textContent?.includes('Your answers are gone'),
    );
  });

  it('shows nothing of one council after the page has changed to another', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toDetails();
    await page.fill('What is wrong?', 'For the first council');
    const widget = page.widget as ReportAProblem;
    const first = widget.apiBase!;
    widget.apiBase = `${first}elsewhere/`;
    await page.hides('Pothole');
    expect(page.text).not.to.contain('For the first council');
    widget.apiBase = first;
    await page.shows('We kept what you had written.');
    expect((await page.field('What is wrong?')).value).to.equal('For the first council');
  });

  describe('with a photo that is slow', () => {
    const choosePhoto = async (page: Page) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 20, height: 20 });
      canvas.getContext('2d')!.fillRect(0, 0, 20, 20);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      const transfer = new DataTransfer();
      transfer.items.add(new File([blob!], 'hole.png'));
      const input = await page.until('photo input', () => page.root.querySelector<HTMLInputElement>('[type=file]'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await page.until('upload', () => page.api.callsTo('POST', '/photos').length > 0);
    };
    const toSend = async (resident: Resident) => {
      const { page } = resident;
      await resident.toDetails();
      await page.choose('No');
      await page.fill('What is wrong?', 'A deep hole');
      await choosePhoto(page);
      await page.press('Continue');
      await page.choose('No, report without them');
      await page.press('Continue');
      await page.heading('Check your answers');
      await page.shows('1 photo');
      await resident.send();
      await page.button('Sending your report');
    };
    const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';

    it('goes on, and sends when the photo is there', async () => {
      const { arrived, arrive } = later();
      const resident = await start({
        'POST /photos': () => arrived.then(() => ({ id, width: 20, height: 20, bytes: 9 })),
      });
      const { page } = resident;
      await toSend(resident);
      expect(page.api.callsTo('POST', '/reports')).to.have.length(0);
      arrive();
      await page.heading('Report sent');
      expect(page.api.callsTo('POST', '/reports')[0]?.body).to.deep.include({ photos: [id] });
    });

    it('comes back to the photo when it failed, and sends nothing', async () => {
      const { arrived, arrive } = later();
      const resident = await start({ 'POST /photos': () => arrived.then(() => refusal(503, 'unavailable')) });
      const { page } = resident;
      await toSend(resident);
      arrive();
      await page.heading('Tell us about it');
      await page.shows('Some photos were not uploaded');
      expect(page.api.callsTo('POST', '/reports')).to.have.length(0);
    });

    it('does not send what was not sent when another step is shown meanwhile', async () => {
      const { arrived, arrive } = later();
      const resident = await start({
        'POST /photos': () => arrived.then(() => ({ id, width: 20, height: 20, bytes: 9 })),
      });
      const { page } = resident;
      await toSend(resident);
      await page.press('Change What is wrong');
      await page.heading('Tell us about it');
      arrive();
      await page.shows('Uploaded');
      await page.press('Continue');
      await page.heading('Check your answers');
      await page.button('Send report');
      expect(page.api.callsTo('POST', '/reports')).to.have.length(0);
    });
  });

  it('shows what is true to somebody whose browser translates', async () => {
    const resident = await start({
      'GET /places': ({ url }) => ({
        language: 'en',
        places: [
          {
            id: url.searchParams.get('q'),
            kind: 'street',
            label: `${url.searchParams.get('q')} A`,
            lat: 53.5,
            lng: 2.5,
            area: { inside: true },
          },
        ],
        more: false,
      }),
    });
    const { page } = resident;
    const translate = () => {
      const walker = document.createTreeWalker(page.root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts.filter(({ data, parentElement }) => data.trim() && !parentElement?.closest('font'))) {
        const [outer, inner] = [document.createElement('font' as string), document.createElement('font' as string)];
        inner.textContent = text.data;
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    await resident.toWhere();
    await page.fill('Street, postcode or place', 'Mill Lane');
    await page.choose('Mill Lane A');
    translate();
    await page.fill('Street, postcode or place', 'Far Road');
    await page.choose('Far Road A');
    await page.until('choice', () => page.root.querySelector('.place-chosen')?.textContent?.includes('Far Road A'));
    expect(page.text).not.to.contain('Mill Lane A');
    translate();
    await page.press('Continue');
    await page.heading('Tell us about it');
    translate();
    await page.press('Continue');
    await page.shows('There is a problem');
    await page.shows('Say what is wrong');
    await page.fill('What is wrong?', 'Hole');
    await page.shows('You have 996 characters left');
  });

  it('leaves no errors of a step behind when the browser goes back', async () => {
    ownHistory.start(null);
    const resident = await start(
      {},
      { template: (api) => html`<council-report-a-problem api-base=${api} browser-back></council-report-a-problem>` },
    );
    const { page } = resident;
    await resident.toDetails();
    await page.press('Continue');
    await page.shows('There is a problem');
    history.back();
    await page.heading('Where is it?');
    await page.hides('There is a problem');
  });

  it('puts English texts in their own order among Arabic ones, and says that they are English', async () => {
    const { page } = await start({}, { lang: 'ar' });
    await page.until('Arabic', () => page.root.querySelector('[dir=rtl] .choice'));
    const label = page.all('label').find((each) => each.textContent === 'Pothole')!;
    expect(getComputedStyle(label).unicodeBidi).to.equal('plaintext');
    expect(getComputedStyle(label).textAlign).to.equal('right');
    expect(label.closest('[lang]')?.getAttribute('lang')).to.equal('en');
  });

  it('silences what was said in another language', async () => {
    const { page } = await start();
    await page.fill('Search for a problem', 'hole');
    await page.until('announcement', () => page.root.querySelector('[role=status]:not(.busy)')?.textContent);
    page.widget.parentElement!.lang = 'cy';
    await page.heading('Beth yw’r broblem?');
    expect(page.root.querySelector('[role=status]')?.textContent).to.equal('');
  });
});
