import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import type { NewBooking } from '../../../src/contract/bookings.ts';
import type { Offer } from '../../../src/contract/offers.ts';
import '../../../src/widgets/book-a-slot/define.ts';
import { axeLanguages } from '../../helpers/axe-languages.ts';
import { anEarlierTime, anOffer, booking, reference } from '../../helpers/bookings.ts';
import { json, refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Booker } from './walk.ts';

const token = 'OOOOOOOOOOOOOOOOOOOOOO';
const { hold, ...answered } = anOffer();
const { hold: _, ...moved } = anEarlierTime();

/** Follows the link of a letter to who waited. */
async function follow(routes: Routes, lang: (typeof axeLanguages)[number] = 'en'): Promise<Booker> {
  history.replaceState(null, '', `#council-offer=${token}`);
  const page = await open(
    (api) => html`<council-book-a-slot api-base=${api} contact="01632 960 001"></council-book-a-slot>`,
    { ...booking(), ...routes },
    { lang },
  );
  return new Booker(page, lang);
}

describe('an offer to who waited', () => {
  afterEach(() => {
    close();
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('says what is kept and until when, and what is not given yet is asked with it held', async () => {
    const booker = await follow({
      'POST /waiting/offers': () => anOffer(),
      'POST /bookings': () => json({ ...answered, reference, token, bring: [] }, 201),
    });
    const { page } = booker;
    await page.heading('A time has come free for you');
    expect(location.hash, 'no history has the token').to.equal('');
    for (const said of ['Bulky waste collection', 'Sofa: 1', 'Wednesday 4 March 2026, 7am to 12pm', 'Your home'])
      await page.shows(said);
    await page.shows('Nobody else can have this time until Monday 2 March 2026, 10pm.');
    expect(page.api.callsTo('POST', '/waiting/offers')[0]?.body).to.deep.equal({ token });
    await page.press('Take this time');
    await page.heading('A few questions');
    expect(page.focused?.textContent).to.equal('A few questions');
    await page.shows('We hold this time for you until Monday 2 March 2026, 10pm.');
    await page.choose('No');
    await page.press('Back');
    await page.heading('A time has come free for you');
    await page.press('Take this time');
    await page.heading('A few questions');
    await booker.goOn();
    await page.heading('Where should we come to?');
    await page.fill('Address', '12 Mill Lane, Exampleton, ZZ1 1AB');
    await booker.goOn();
    await page.fill('Full name', 'Rhian Sample');
    await page.fill('Email address', 'r@example.com');
    await booker.goOn();
    await page.heading('Check your booking');
    // What was offered is settled; what was typed is not.
    const changes = page.all('dd.action').map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '));
    expect(changes.join())
      .to.contain('Change Address')
      .and.not.contain('Change When')
      .and.not.contain('Change Service');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await booker.send();
    await page.heading('Your booking is made');
    const [sent] = page.api.callsTo('POST', '/bookings');
    expect((sent?.body as NewBooking).hold).to.deep.equal({ id: hold?.id, token });
    for (const method of ['POST', 'DELETE'] as const)
      expect(page.api.callsTo(method, method === 'POST' ? '/holds' : '/holds/:id')).to.have.length(0);
  });

  it('moves a booking in one press, and says what was had before', async () => {
    const { page } = await follow({
      'POST /waiting/offers': () => anEarlierTime(),
      'POST /waiting/offers/take': (): Offer => ({ ...moved, state: 'taken' }),
    });
    await page.heading('A time has come free for you');
    await page.shows('Tuesday 3 March 2026, 9am');
    await page.shows('Tuesday 10 March 2026, 9am');
    await page.shows('Your booking stays as it is unless you take this time.');
    const told = oneEvent(page.widget, 'council-booking-moved');
    await page.press('Move my booking to this time');
    await page.heading('This time is yours');
    expect(page.focused?.textContent).to.equal('This time is yours');
    await page.shows('Your booking is moved.');
    expect((await told).detail).to.deep.equal({ service: 'tennis' });
    expect(page.text).to.not.contain('Tuesday 10 March 2026');
  });

  it('is let go in one press, and another link takes its place on the same page', async () => {
    const { page } = await follow({
      'POST /waiting/offers': ({ body }) =>
        (body as { token: string }).token === token ? anOffer() : { ...answered, state: 'taken' },
      'POST /waiting/offers/decline': (): Offer => ({ ...answered, state: 'declined' }),
    });
    await page.press('I do not want it');
    await page.heading('You have let this time go');
    await page.shows('It goes to the next person who waits.');
    location.hash = '#council-offer=AAAAAAAAAAAAAAAAAAAAAA';
    await page.heading('This time is yours');
    expect(page.focused?.textContent).to.equal('This time is yours');
    await page.shows('You have taken it already.');
    await page.press('See the times that are free now');
    await page.heading('What should we collect?');
  });

  it('says what became of it to who follows it again, and what went wrong', async () => {
    for (const state of ['taken', 'declined', 'over', 'late'] as const) {
      const { page, words } = await follow({
        'POST /waiting/offers': () => ({ ...(state === 'late' ? moved : answered), state }),
      });
      await page.heading(words.offer[`${state}.title`]);
      expect(page.all('.button'), state).to.have.length(0);
      close();
    }
    const { page } = await follow({ 'POST /waiting/offers': () => refusal(404, 'not-found') });
    await page.shows('We do not know this link, or it is too old.');
    close();
    let fails = true;
    const { page: again } = await follow({
      'POST /waiting/offers': () => (fails ? refusal(503, 'unavailable') : anOffer()),
      'POST /waiting/offers/decline': () => refusal(503, 'unavailable'),
    });
    const failure = () => again.root.querySelector('.box.problem')?.textContent.includes('01632 960 001');
    await again.until('failure, with whom to call', failure);
    fails = false;
    await again.press('Try again');
    await again.press('I do not want it');
    await again.until('failure', failure);
    await again.heading('A time has come free for you');
  });

  for (const language of axeLanguages) {
    it(`can be used by everybody, in ${language}`, async () => {
      const { page, words } = await follow({ 'POST /waiting/offers': () => anEarlierTime() }, language);
      await page.heading(words.offer['open.title']);
      await expect(page.widget).to.be.accessible();
    });
  }
});
