import { expect } from '@open-wc/testing';
import { computed, openHost, type HostPage } from '../helpers/host.ts';

const selector = 'council-track-request';

/** Looks a case up, answers its question, sees what others have reported, and its map. */
async function journey(page: HostPage, atEach: () => void = () => undefined): Promise<void> {
  await page.heading('Look up your request');
  await page.shows('Would you rather talk to somebody?');
  atEach();
  await page.press('Show my request');
  await page.shows('There is a problem');
  atEach();
  await page.fill('Your reference', '7K3-M9Q-XPT5');
  await page.fill('Email address or postcode', 'ZZ1 1AB');
  await page.press('Show my request');
  await page.heading('Pothole');
  atEach();
  await page.press('Answer the question');
  await page.heading('Answer our question');
  await page.field('Photos');
  atEach();
  await page.fill('Your answer', 'On the left');
  await page.press('Send your answer');
  await page.shows('We have your answer.');
  await page.press('Close this request');
  await page.heading('Look up your request');
  await page.press('See what others have reported');
  await page.fill('Street, postcode or place', 'Mill Lane');
  await page.press('Search');
  await page.choose('1 Mill Lane');
  await page.press('Show reports near here');
  await page.shows('2 reports within 500 m');
  atEach();
  await page.press('Show these reports on a map');
  await page.until('marks on the map', () => page.root.querySelector('.place-mark button'));
  await page.press('Pothole, Mill Lane');
  await page.shows('Hear what happens');
  atEach();
}

describe('the tracker on somebody else’s page', function () {
  this.timeout(30_000);
  let page: HostPage;
  afterEach(() => page.close());

  it('works under the strictest policy, with no violation of it', async () => {
    page = await openHost('track-strict', { selector });
    await journey(page);
    expect(page.window.seen.violations).to.deep.equal([]);
    expect(page.window.seen.errors).to.deep.equal([]);
  });

  it('never needs to be scrolled sideways at 320 pixels', async () => {
    page = await openHost('track-plain', { width: 320, selector });
    await journey(page, () => expect(page.overflow, page.text.slice(0, 60)).to.be.at.most(0));
  });

  it('looks the same under hostile styles', async () => {
    page = await openHost('track-plain', { width: 700, selector });
    const plain: string[][] = [];
    await journey(page, () => plain.push(computed(page)));
    page.close();
    page = await openHost('track-hostile', { width: 700, selector });
    let at = 0;
    await journey(page, () => {
      expect(computed(page)).to.deep.equal(plain[at++]);
    });
  });

  it('writes nothing to storage, and nothing to the address but its own part out of it', async () => {
    page = await openHost('track-strict#top&council-case=token', { selector });
    await page.heading('Open your request');
    expect(page.window.location.hash).to.equal('#top');
    expect(page.window.sessionStorage.length).to.equal(0);
    await page.press('Show my request');
    await page.heading('Pothole');
    expect(page.window.sessionStorage.length + page.window.localStorage.length).to.equal(0);
    expect(page.document.cookie).to.equal('');
  });
});
