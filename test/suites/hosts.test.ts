import { expect } from '@open-wc/testing';
import { computed, HostPage, openHost } from '../helpers/host.ts';

/** Through every step, with a photo and both maps. */
async function journey(page: HostPage, atEach: () => void = () => undefined): Promise<void> {
  await page.heading('What is the problem?');
  await page.shows('Would you rather talk to somebody?');
  // It comes a moment after the step that it stands on.
  await page.shows('Start with a photo');
  atEach();
  await page.press('Continue');
  await page.shows('There is a problem');
  atEach();
  await page.press('Show all problems');
  await page.choose('Street light');
  await page.press('Continue');
  await page.heading('Where is it?');
  atEach();
  await page.press('Choose on a map');
  await page.until('map', () => page.root.querySelector('.leaflet-container img.leaflet-tile-loaded'));
  atEach();
  await page.fill('Street, postcode or place', 'Mill Lane');
  await page.press('Search');
  await page.choose('1 Mill Lane');
  await page.press('Show them on a map');
  await page.until('map of lamps', () => page.root.querySelector('#asset-map img.leaflet-tile-loaded'));
  page.all('.map-mark')[2]?.click();
  await page.shows('You have chosen 3. Lamp L0003');
  atEach();
  await page.press('Continue');
  await page.heading('Has it been reported already?');
  atEach();
  await page.press('No, mine is different');
  await page.heading('Tell us about it');
  await page.choose('No');
  await page.fill('What is wrong?', 'A deep hole in the road');
  await addPhoto(page);
  atEach();
  await page.press('Continue');
  await page.heading('How can we contact you?');
  await page.choose('Yes');
  atEach();
  await page.choose('No, report without them');
  await page.press('Continue');
  await page.heading('Check your answers');
  await page.shows('1 photo');
  atEach();
  await page.press('Send report');
  await page.heading('Report sent');
  atEach();
}

async function addPhoto(page: HostPage): Promise<void> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 });
  canvas.getContext('2d')?.fillRect(0, 0, 40, 30);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  const transfer = new DataTransfer();
  transfer.items.add(new File([blob ?? ''], 'hole.png', { type: 'image/png' }));
  const input = await page.until('photo input', () => page.root.querySelector<HTMLInputElement>('input[type=file]'));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await page.shows('Uploaded');
}

describe('on somebody else’s page', function () {
  this.timeout(30_000);
  let page: HostPage;
  afterEach(() => page.close());

  it('works under the strictest policy, with no violation of it', async () => {
    page = await openHost('strict');
    await journey(page);
    expect(page.window.seen.violations).to.deep.equal([]);
    expect(page.window.seen.errors).to.deep.equal([]);
  });

  it('works beside a Lit of the page’s own, under Trusted Types', async () => {
    page = await openHost('own-lit');
    await journey(page);
    expect(page.document.querySelector('host-greeting')?.shadowRoot?.textContent).to.contain('Hello from the page');
    expect(page.window.seen.violations).to.deep.equal([]);
  });

  it('never needs to be scrolled sideways at 320 pixels', async () => {
    page = await openHost('plain', { width: 320 });
    await journey(page, () => expect(page.overflow, page.text.slice(0, 60)).to.be.at.most(0));
  });

  it('looks the same under hostile styles', async () => {
    page = await openHost('plain', { width: 700 });
    const plain: string[][] = [];
    await journey(page, () => plain.push(computed(page)));
    page.close();
    page = await openHost('hostile', { width: 700 });
    let at = 0;
    await journey(page, () => {
      expect(computed(page)).to.deep.equal(plain[at++]);
    });
  });

  it('stands down when the script is there twice', async () => {
    page = await openHost('twice');
    await page.heading('What is the problem?');
    expect(page.window.seen.errors).to.deep.equal([]);
    expect(page.window.seen.warnings.filter((text) => /council/i.test(text))).to.have.length(1);
  });

  it('leaves a tag to the version that had it first, and says so', async () => {
    page = await openHost('other-version');
    await page.shows('the other version');
    await page.until('warning', () => page.window.seen.warnings.find((text) => text.includes('9.9.9')));
    expect(page.window.seen.errors).to.deep.equal([]);
  });

  it('replaces a placeholder that an editor kept', async () => {
    page = await openHost('placeholder', { selector: '[data-council-widget]' });
    const widget = await page.until('widget', () =>
      page.document.querySelector<HTMLElement>('council-report-a-problem'),
    );
    const inside = new HostPage(page.frame, widget);
    const heading = await inside.heading('What is the problem?');
    expect(heading.localName).to.equal('h3');
  });

  it('does not mind names and prototypes that the page has taken', async () => {
    page = await openHost('clobbered');
    await journey(page);
    page.close();
    page = await openHost('patched');
    await journey(page);
    expect(page.window.seen.errors).to.deep.equal([]);
  });

  it('leaves what stands between the tags where scripts or their policy may not run', async () => {
    page = await openHost('missing');
    expect(page.widget.shadowRoot).to.equal(null);
    expect(page.widget.textContent).to.contain('01632 960 001');
    page.close();
    page = await openHost('no-trusted-types');
    await page.until('a refusal', () => page.window.seen.violations.length > 0 || !('trustedTypes' in globalThis));
    expect(page.widget.textContent).to.contain('01632 960 001');
  });

  it('writes nothing to the page, its address or its storage before it is used', async () => {
    page = await openHost('strict');
    const { document } = page;
    const before = document.documentElement.outerHTML;
    await page.heading('What is the problem?');
    expect(document.documentElement.outerHTML).to.equal(before);
    expect(document.cookie).to.equal('');
    expect(page.window.location.pathname + page.window.location.hash).to.equal('/hosts/strict');
    expect(page.window.localStorage.length + page.window.sessionStorage.length).to.equal(0);
  });
});
