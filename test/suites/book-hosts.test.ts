import { expect } from '@open-wc/testing';
import { computed, openHost, type HostPage } from '../helpers/host.ts';

const selector = 'council-book-a-slot';

/** From the service to a reference, by list and calendar. */
async function journey(page: HostPage, atEach: () => void = () => undefined): Promise<void> {
  await page.heading('What do you want to book?');
  await page.shows('Would you rather talk to somebody?');
  atEach();
  await page.press('Continue');
  await page.shows('There is a problem');
  atEach();
  await page.choose('Bulky waste collection');
  await page.press('Continue');
  await page.heading('What should we collect?');
  atEach();
  await page.press('Back');
  await page.press('Show everything that can be booked');
  await page.choose('Tennis court');
  await page.press('Continue');
  await page.heading('When would suit you?');
  await page.button('9am Tuesday 3 March');
  atEach();
  await page.press('Calendar');
  await page.until('the calendar', () => page.root.querySelector('table'));
  atEach();
  await page.press('9am Tuesday 3 March');
  await page.heading('Your details');
  atEach();
  await page.fill('Full name', 'Rhian Sample');
  await page.fill('Email address', 'rhian@example.com');
  await page.press('Continue');
  await page.heading('Check your booking');
  atEach();
  await page.press('Book this time');
  await page.heading('Your booking is made');
  atEach();
}

describe('the booking form on somebody else’s page', function () {
  this.timeout(30_000);
  let page: HostPage;
  afterEach(() => page.close());

  it('works under the strictest policy, with no violation of it, and stores nothing before it is used', async () => {
    page = await openHost('book-strict', { selector });
    await page.heading('What do you want to book?');
    expect(page.document.cookie).to.equal('');
    expect(page.window.localStorage.length + page.window.sessionStorage.length).to.equal(0);
    await journey(page);
    expect(page.window.seen.violations).to.deep.equal([]);
    expect(page.window.seen.errors).to.deep.equal([]);
    expect(page.window.sessionStorage.length).to.equal(0);
  });

  it('never needs to be scrolled sideways at 320 pixels', async () => {
    page = await openHost('book-plain', { width: 320, selector });
    await journey(page, () => expect(page.overflow, page.text.slice(0, 60)).to.be.at.most(0));
  });

  it('looks the same under hostile styles', async () => {
    page = await openHost('book-plain', { width: 700, selector });
    const plain: string[][] = [];
    await journey(page, () => plain.push(computed(page)));
    page.close();
    page = await openHost('book-hostile', { width: 700, selector });
    let at = 0;
    await journey(page, () => {
      expect(computed(page)).to.deep.equal(plain[at++]);
    });
  });
});
