import { expect } from '@open-wc/testing';
import { computed, openHost, type HostPage } from '../helpers/host.ts';

const selector = 'council-pay';

/** From what is owed to a receipt. */
async function journey(page: HostPage, atEach: () => void = () => undefined): Promise<void> {
  await page.heading('What do you want to pay?');
  await page.shows('Would you rather talk to somebody?');
  atEach();
  await page.press('Continue');
  await page.shows('There is a problem');
  atEach();
  await page.choose('Council tax');
  await page.press('Continue');
  await page.heading('Find what you have to pay');
  await page.fill('Account number', '700 123 45');
  await page.fill('Postcode', 'ZZ1 1AB');
  atEach();
  await page.press('Continue');
  await page.heading('How much do you want to pay?');
  await page.choose('Another amount');
  await page.fill('Amount in pounds', '1200');
  atEach();
  await page.press('Continue');
  await page.heading('Your details');
  await page.fill('Email address', 'rhian@example.com');
  atEach();
  await page.press('Continue');
  await page.heading('Check what you pay');
  atEach();
  await page.press('Pay £1,200');
  await page.heading('You have paid');
  atEach();
}

describe('the payment form on somebody else’s page', function () {
  this.timeout(30_000);
  let page: HostPage;
  afterEach(() => page.close());

  it('works under the strictest policy, with no violation of it, and stores nothing before it is used', async () => {
    page = await openHost('pay-strict', { selector });
    await page.heading('What do you want to pay?');
    expect(page.document.cookie).to.equal('');
    expect(page.window.localStorage.length + page.window.sessionStorage.length).to.equal(0);
    await journey(page);
    expect(page.window.seen.violations).to.deep.equal([]);
    expect(page.window.seen.errors).to.deep.equal([]);
    expect(page.window.localStorage.length).to.equal(0);
    expect(JSON.stringify({ ...page.window.sessionStorage })).not.to.match(/rhian|70012345|700 123 45|ZZ1/);
  });

  it('never needs to be scrolled sideways at 320 pixels', async () => {
    page = await openHost('pay-plain', { width: 320, selector });
    await journey(page, () => expect(page.overflow, page.text.slice(0, 60)).to.be.at.most(0));
  });

  it('looks the same under hostile styles', async () => {
    page = await openHost('pay-plain', { width: 700, selector });
    const plain: string[][] = [];
    await journey(page, () => plain.push(computed(page)));
    page.close();
    page = await openHost('pay-hostile', { width: 700, selector });
    let at = 0;
    await journey(page, () => {
      expect(computed(page)).to.deep.equal(plain[at++]);
    });
  });
});
