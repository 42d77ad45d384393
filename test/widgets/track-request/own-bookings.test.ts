import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/widgets/track-request/define.ts';
import { axeLanguages } from '../../helpers/axe-languages.ts';
import { listing, listSession, ownBookings } from '../../helpers/bookings.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Page } from '../../helpers/page.ts';
import { Tracking } from './walk.ts';

const arrive = (token: string) => history.replaceState(null, '', `#council-bookings=${token}`);

async function start(routes: Routes = {}, language: (typeof axeLanguages)[number] = 'en', bookings = 'first') {
  const page = await open(
    (api) =>
      html`<council-track-request
        api-base=${api}
        contact="01632 960 001"
        bookings=${bookings}
      ></council-track-request>`,
    { ...listing(), ...routes },
    { lang: language },
  );
  return new Tracking(page, language);
}

/** Follows the letter's link to the list. */
async function list(routes: Routes = {}, keep = false, bookings = 'first'): Promise<Tracking> {
  arrive('good-token');
  const resident = await start(routes, 'en', bookings);
  const { page, words } = resident;
  await page.heading(words.ownBookings['link.title']);
  if (keep) await page.choose(words.own['look-up.keep']);
  await page.press(words.ownBookings['link.show']);
  await page.heading(words.ownBookings.title);
  return resident;
}

const clean = () => {
  close();
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + location.search);
};

describe('all that somebody has booked', () => {
  afterEach(clean);

  it('is behind a link that goes to the address, whoever asks for it', async () => {
    const { page, words } = await start({}, 'en', '');
    await page.press(words.own['look-up.bookings']);
    await page.heading('Your bookings');
    expect(page.focused?.textContent).to.equal('Your bookings');
    await page.press('Email me a link');
    await page.shows('Enter your email address');
    await page.fill('Email address', 'somebody');
    await page.press('Email me a link');
    await page.shows('Enter an email address in the correct format');
    await page.fill('Email address', 'resident@example.com');
    await page.press('Email me a link');
    await page.heading('Check your email');
    expect(page.focused?.textContent).to.equal('Check your email');
    await page.shows('If anything is booked with resident@example.com');
    expect(page.api.callsTo('POST', '/bookings/links')[0]?.body).to.deep.equal({
      email: 'resident@example.com',
      language: 'en',
    });
    expect(page.api.callsTo('GET', '/bookings')).to.have.length(0);
    await page.press('Ask for another link');
    await page.heading('Your bookings');
    expect(page.value('Email address')).to.equal('');
  });

  it('is shown when the link’s button is pressed, and leads to each booking and back to what is left', async () => {
    let { bookings } = ownBookings();
    arrive('good-token');
    const { page } = await start({ ...listing(() => ({ language: 'en', bookings })) });
    await page.heading('Open your bookings');
    expect(location.hash).to.equal('');
    expect(page.api.callsTo('POST', '/bookings/lookup')).to.have.length(0);
    await page.press('Show my bookings');
    await page.shows('Tuesday 14 April 2026, 2:30pm');
    expect(page.focused?.textContent).to.equal('Your bookings');
    expect(page.all('ol.own-bookings > li h3').map((each) => each.textContent?.trim())).to.deep.equal([
      'Bulky waste collection',
      'Tennis court',
      'Register a birth',
    ]);
    await page.shows('Wednesday 4 March 2026, 7am to 12pm');
    expect(page.api.callsTo('GET', '/bookings')).to.have.length(1);
    const opened = oneEvent(page.widget, 'council-case-opened');
    await page.press('See, move or cancel it Tennis court, Tuesday 10 March 2026, 9am');
    await page.heading('Tennis court');
    expect((await opened).detail).to.deep.equal({ by: 'list', kind: 'booking' });
    const [asked] = page.api.callsTo('POST', '/cases/lookup');
    expect(asked?.headers.get('Authorization')).to.equal(`Bearer ${listSession}`);
    await page.button('Move it to another time');
    // It is cancelled there, or elsewhere.
    bookings = bookings.slice(2);
    await page.press('Back');
    await page.heading('Your bookings');
    await page.hides('Tennis court');
    await page.shows('Register a birth');
  });

  it('says what became of a booking, of the link and of the session, and keeps nothing that was closed', async () => {
    arrive('old-token');
    const { page: late } = await start();
    await late.press('Show my bookings');
    await late.shows('This link no longer works.');
    await late.field('Email address');
    expect(late.focused?.textContent).to.equal('Your bookings');
    clean();

    let isKnown = true;
    let reads = 0;
    const routes = listing();
    const resident = await list({
      'GET /bookings': (request) => {
        reads += 1;
        return isKnown ? routes['GET /bookings']!(request) : refusal(401, 'unauthorised');
      },
    });
    const { page } = resident;
    await page.press('See, move or cancel it Register a birth, Tuesday 14 April 2026, 2:30pm');
    await page.shows('That booking is no longer still to come');
    await page.until('the list anew', () => reads === 2);
    isKnown = false;
    await page.press('See, move or cancel it Register a birth, Tuesday 14 April 2026, 2:30pm');
    await page.shows('Your bookings were closed here to keep them safe.');
    await page.field('Email address');
    clean();

    const reload = ({ widget, api }: Page) => {
      const copy = widget.cloneNode() as HTMLElement;
      widget.replaceWith(copy);
      return new Page(copy, api);
    };
    // It is what this tab keeps, also where the page is for a reference.
    const kept = (await list({}, true)).page;
    kept.widget.setAttribute('bookings', '');
    const again = reload(kept);
    await again.shows('Register a birth');
    await again.press('Close my bookings');
    await again.shows('Your bookings are closed on this device.');
    expect(JSON.stringify(sessionStorage)).not.to.contain(listSession);
    await reload(again).field('Email address');
  });

  it('takes what was opened from it with it when it is closed, or over', async () => {
    const { page } = await list({}, true, '');
    await page.press('See, move or cancel it Tennis court, Tuesday 10 March 2026, 9am');
    await page.heading('Tennis court');
    await page.press('Back');
    await page.press('Close my bookings');
    await page.shows('Your bookings are closed on this device.');
    await page.press('Back');
    await page.heading('Look up your request');
    expect(sessionStorage).to.have.length(0);
    clean();

    let isKnown = true;
    const routes = listing();
    const over = await list(
      { 'GET /bookings': (request) => (isKnown ? routes['GET /bookings']!(request) : refusal(401, 'unauthorised')) },
      false,
      '',
    ).then(({ page }) => page);
    await over.press('See, move or cancel it Tennis court, Tuesday 10 March 2026, 9am');
    await over.heading('Tennis court');
    isKnown = false;
    await over.press('Back');
    await over.shows('Your bookings were closed here to keep them safe.');
    await over.press('Back');
    await over.heading('Look up your request');
  });

  it('goes with a booking that is closed at a shared screen', async () => {
    const { page } = await list({}, true);
    await page.press('See, move or cancel it Tennis court, Tuesday 10 March 2026, 9am');
    await page.press('Close this request');
    await page.heading('Look up your request');
    expect(sessionStorage).to.have.length(0);
    await page.press('See all that you have booked');
    await page.field('Email address');
  });
});

for (const language of axeLanguages) {
  it(`axe on every page of what somebody has booked in "${language}"`, async function () {
    this.timeout(30_000);
    let answer: () => unknown = () => refusal(503, 'unavailable');
    const { page, words } = await start({ 'POST /bookings/links': () => answer() }, language);
    const { ownBookings: own, shared } = words;
    await page.heading(own.title);
    await page.isAccessible();
    await page.press(own['ask.send']);
    await page.shows(own['ask.email-required']);
    await page.isAccessible();
    await page.fill(own['ask.email'], 'resident@example.com');
    await page.press(own['ask.send']);
    await page.shows(shared['problem.unavailable.title']);
    await page.isAccessible();
    answer = () => ({ language: 'en' });
    await page.press(own['ask.send']);
    await page.heading(own['sent.title']);
    await page.isAccessible();
    clean();

    arrive('good-token');
    let bookings = ownBookings(language === 'cy' ? 'cy' : 'en');
    const { page: listed } = await start({ 'GET /bookings': () => bookings }, language);
    await listed.heading(own['link.title']);
    await listed.isAccessible();
    await listed.press(own['link.show']);
    await listed.shows(bookings.bookings[2]!.title);
    await listed.isAccessible();
    bookings = { ...bookings, bookings: [] };
    clean();

    arrive('good-token');
    const { page: empty } = await start({ 'GET /bookings': () => bookings }, language);
    await empty.press(own['link.show']);
    await empty.shows(own['list.none']);
    await empty.isAccessible();
    clean();

    arrive('good-token');
    const { page: failed } = await start({ 'GET /bookings': () => refusal(503, 'unavailable') }, language);
    await failed.press(own['link.show']);
    await failed.shows(shared['problem.unavailable.title']);
    await failed.isAccessible();
    clean();
  });
}
