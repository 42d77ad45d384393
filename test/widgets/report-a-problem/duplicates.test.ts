import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/widgets/report-a-problem/define.ts';
import { reportsNear } from '../../helpers/exampleton.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Resident } from './walk.ts';

const start = async (routes: Routes = {}, language: 'en' | 'cy' = 'en') => {
  const page = await open(
    (api) => html`<council-report-a-problem api-base=${api}></council-report-a-problem>`,
    { 'GET /reports': () => reportsNear(language), ...routes },
    { lang: language },
  );
  return new Resident(page, language);
};

describe('likely duplicates', function () {
  this.timeout(10_000);
  afterEach(() => {
    close();
    sessionStorage.clear();
  });

  it('are shown before the details with photo, words, distance, date and status', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toNear();
    await page.shows('There are 2 open reports of this kind near the place that you chose.');
    await page.shows('A hole as wide as a dustbin lid');
    await page.shows('Planned · Reported on Friday 27 February 2026 · 12 m away');
    await page.shows('3 more people have told us about it');
    await page.shows('130 m away');
    expect(page.all('img')).to.have.length(1);
    expect(page.focused?.textContent).to.equal('Has it been reported already?');
    const [asked] = page.api.callsTo('GET', '/reports');
    expect(Object.fromEntries(asked?.url.searchParams ?? [])).to.deep.equal({
      lat: '53.5',
      lng: '2.5',
      radius: '250',
      service: 'pothole',
      status: 'open',
    });
  });

  it('are told apart in one press, and Back comes to them again', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toNear();
    await page.press('No, mine is different');
    await page.heading('Tell us about it');
    await page.press('Back');
    await page.heading('Has it been reported already?');
    await page.press('Back');
    await page.heading('Where is it?');
  });

  it('are followed by e-mail', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toNear();
    const followed: unknown[] = [];
    page.widget.addEventListener('council-report-followed', ({ detail }) => followed.push(detail));
    await page.press('Follow this one Mill Lane');
    const field = await page.field('Your email address');
    await page.until('focus on the address', () => page.focused === field);
    await page.press('Send me emails');
    await page.shows('Enter an answer to “Your email address”');
    await page.fill('Your email address', 'nobody at all');
    await page.press('Send me emails');
    await page.shows('Enter an email address in the correct format');
    expect(page.api.callsTo('POST', '/reports/2B7-Q4M-XY9T/followers')).to.have.length(0);
    await page.fill('Your email address', 'sam@example.com');
    await page.press('Send me emails');
    await page.shows('Check your email.');
    expect(page.focused?.textContent).to.contain('Check your email.');
    const [sent] = page.api.callsTo('POST', '/reports/2B7-Q4M-XY9T/followers');
    expect(sent?.body).to.deep.equal({ email: 'sam@example.com', language: 'en' });
    expect(followed).to.deep.equal([{ how: 'asked' }]);
    await page.press('Report another problem');
    await page.heading('What is the problem?');
  });

  it('count the resident once, however often the answer is lost', async () => {
    let tries = 0;
    const resident = await start({
      'POST /reports/:reference/followers': () => {
        tries++;
        return tries === 1 ? Promise.reject(new TypeError('network')) : { language: 'en' };
      },
    });
    const { page } = resident;
    await resident.toNear();
    await page.press('Add me too Weir Street');
    await page.shows('We could not reach the council');
    await page.press('Add me too Weir Street');
    await page.shows('Thank you. We have counted you.');
    const sent = page.api.callsTo('POST', '/reports/5NH-K2W-8RCD/followers');
    expect(sent.map(({ body }) => body)).to.deep.equal([{}, {}]);
    expect(new Set(sent.map(({ headers }) => headers.get('Idempotency-Key')))).to.have.property('size', 1);
    await page.press('Report mine as well');
    await page.heading('Tell us about it');
  });

  it('are no step where there are none', async () => {
    const resident = await start({ 'GET /reports': () => ({ language: 'en', reports: [], more: false }) });
    await resident.toDetails();
  });

  it('hold nobody up when they cannot be had, or not yet', async () => {
    for (const answer of [() => refusal(500, 'internal'), () => new Promise<never>(() => undefined)]) {
      const resident = await start({ 'GET /reports': answer });
      await resident.toWhere();
      await resident.search();
      await resident.page.choose('1 Mill Lane');
      await resident.page.until('question', () => resident.page.api.callsTo('GET', '/reports').length > 0);
      await resident.goOn();
      await resident.page.heading('Tell us about it');
      close();
      sessionStorage.clear();
    }
  });

  it('are never asked for when the report is private', async () => {
    const resident = await start();
    await resident.toDetails('flyTipping');
    expect(resident.page.api.callsTo('GET', '/reports')).to.have.length(0);
  });

  it('keep no address in the draft, and no draft of what was only followed', async () => {
    const resident = await start();
    const { page } = resident;
    await resident.toNear();
    await page.press('Follow this one Mill Lane');
    await page.fill('Your email address', 'sam@example.com');
    expect(JSON.stringify({ ...sessionStorage })).to.not.contain('sam@');
    await page.press('Send me emails');
    await page.shows('Check your email.');
    expect(sessionStorage).to.have.length(0);
  });

  for (const language of ['en', 'cy'] as const) {
    it(`pass axe in "${language}": open, wrong, failed, followed, counted`, async () => {
      let works = false;
      const resident = await start(
        { 'POST /reports/:reference/followers': () => (works ? { language } : refusal(503, 'unavailable')) },
        language,
      );
      const { page, words } = resident;
      const { around } = words;
      await resident.toNear();
      await page.isAccessible();
      await page.press(around['near.follow']);
      await page.press(around['near.follow-send']);
      await page.shows(words.shared['error-title']);
      await page.isAccessible();
      await page.press(around['near.me-too']);
      await page.shows(words.shared['problem.unavailable.title']);
      await page.isAccessible();
      works = true;
      await page.press(around['near.me-too']);
      await page.shows(around['near.me-too-sent']);
      await page.fill(around['near.email'], 'sam@example.com');
      await page.press(around['near.follow-send']);
      await page.shows(around['near.follow-asked']);
      await page.isAccessible();
    });
  }
});
