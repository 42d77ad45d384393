import { words as lost } from '../../../src/blocks/payment/lost/words/en.ts';
import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import type { NewPayment } from '../../../src/contract/payments.ts';
import '../../../src/widgets/book-a-slot/define.ts';
import { booking, reference, token } from '../../helpers/bookings.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Page } from '../../helpers/page.ts';
import { paidBooking } from '../../helpers/paid-bookings.ts';
import { paymentToken } from '../../helpers/payments.ts';
import { Booker } from './walk.ts';

const start = async (routes: Routes, lang: 'en' | 'cy' = 'en') =>
  new Booker(
    await open(
      (api) => html`<council-book-a-slot api-base=${api}><a href="tel:01632960001">Call us</a></council-book-a-slot>`,
      { ...booking(), ...routes },
      { lang },
    ),
    lang,
  );

/** The same page in the same tab, loaded again. */
function comeBack({ page }: Booker): Booker {
  const next = document.createElement('council-book-a-slot');
  next.setAttribute('api-base', page.api.base);
  page.widget.replaceWith(next);
  return new Booker(new Page(next, page.api));
}

describe('booking what has a fee', () => {
  const calm = location.href;
  afterEach(() => {
    close();
    sessionStorage.clear();
    history.replaceState(null, '', calm);
  });

  const away = async (booker: Booker) => {
    history.replaceState(null, '', calm);
    await booker.toCheck();
    await booker.page.press('Continue to payment');
    await booker.page.until('the payment page', () => location.hash === '#provider');
  };

  it('says what it costs before it is asked for, and goes to the payment page and back to a booking', async () => {
    const booker = await start(paidBooking());
    const { page } = booker;
    await booker.toTime();
    await page.shows('It costs £12.');
    await booker.choose();
    await page.fill('Full name', 'Rhian Canary');
    await page.fill('Email address', 'canary@example.com');
    await booker.goOn();
    await page.heading('Check your booking');
    await page.shows('£12');
    await page.shows('If you cancel it in time, we pay the fee back.');
    await page.shows('we hold your time for 30 minutes');
    const button = await page.button('Continue to payment');
    button.click();
    button.click();
    await page.until('the payment page', () => location.hash === '#provider');
    const [sent, ...more] = page.api.callsTo('POST', '/payments');
    expect(more).to.deep.equal([]);
    expect(page.api.callsTo('POST', '/bookings')).to.deep.equal([]);
    const { fee, booking: asked, contact, returnUrl } = sent?.body as NewPayment;
    expect([fee, asked?.contact.name, contact, returnUrl]).to.deep.equal([
      1200,
      'Rhian Canary',
      { name: 'Rhian Canary', email: 'canary@example.com' },
      `${calm}#council-payment=1`,
    ]);
    expect(JSON.stringify({ ...sessionStorage })).not.to.match(/canary/i);

    const back = comeBack(booker);
    const made = oneEvent(back.page.widget, 'council-booking-made');
    await back.page.heading('Your booking is made');
    expect((await made).detail).to.deep.equal({ service: 'tennis' });
    await back.page.shows('We send a confirmation and a receipt to r…n@example.com.');
    expect((await back.page.link('See, move or cancel')).href).to.contain(`#council-case=${reference}.${token}`);
    await back.page.isAccessible();
    const reloaded = comeBack(back);
    await reloaded.page.heading('Your booking is made');
    await reloaded.page.press('Book something else');
    await reloaded.atService();
    expect(sessionStorage.length).to.equal(0);
    // A tab that has kept nothing of it says so.
    history.replaceState(null, '', `${calm}#council-payment=1`);
    await comeBack(reloaded).page.shows(lost.title);
    expect(location.href).to.equal(calm);
  });

  it('tries again with nothing typed twice, and lets another time be chosen', async () => {
    const booker = await start(paidBooking(() => 'declined'));
    await away(booker);
    const back = comeBack(booker);
    const { page } = back;
    await page.heading('Your card was declined');
    await page.shows('We hold your time for you until 10:20am. Nothing has to be typed again.');
    await page.isAccessible();
    history.replaceState(null, '', calm);
    await page.press('Try again');
    await page.until('the payment page', () => location.hash === '#provider');
    const [again] = page.api.callsTo('POST', '/payments/:id/again');
    expect(again?.headers.get('Authorization')).to.equal(`Bearer ${paymentToken}`);

    const other = comeBack(back);
    await other.page.heading('Your card was declined');
    await other.page.press('Choose another time');
    await other.atTime();
    expect(other.page.api.callsTo('POST', '/payments/:id/cancel').length).to.equal(1);
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain(paymentToken);
  });

  it('says that the time has gone when it has, before the money and after it', async () => {
    const booker = await start({
      ...paidBooking(() => 'expired'),
      'POST /payments/:id/again': () => refusal(409, 'conflict'),
    });
    await away(booker);
    const { page } = comeBack(booker);
    await page.heading('Your time to pay ran out');
    await page.shows('No money has been taken. We no longer hold your time for you.');
    expect(page.text).not.to.contain('is lost');
    await page.press('Try again');
    await page.shows('The time that you chose is no longer free.');
    close();
    sessionStorage.clear();

    const late = await start(paidBooking(() => 'paid', { more: { booking: { service: 'tennis' } } }));
    await away(late);
    const gone = comeBack(late);
    await gone.page.heading('Your booking could not be made');
    await gone.page.shows('We are paying all of it back to your card.');
    await gone.page.isAccessible();
  });

  it('asks again how it stands when the browser’s Back shows the page as it was', async () => {
    let state = 'open';
    const booker = await start(paidBooking(() => state, { fee: { pence: 1200, each: false, kept: true } }));
    await away(booker);
    const { page } = booker;
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await page.heading('You have not paid yet');
    await page.shows('We hold your time for you until 10:20am. Then others can have it.');
    state = 'cancelled';
    await page.press('Cancel this payment');
    await page.heading('The payment was cancelled');
    await page.button('Try again');
  });
});
