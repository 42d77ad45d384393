import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { NewReport } from '../../../src/contract/reports.ts';
import '../../../src/widgets/report-a-problem/define.ts';
import { receipt, services } from '../../helpers/exampleton.ts';
import { json, refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Page } from '../../helpers/page.ts';

const start = (routes: Routes = {}, lang = 'en') =>
  open(
    (api) =>
      html`<council-report-a-problem api-base=${api}><a href="tel:01632960001">Call us</a></council-report-a-problem>`,
    routes,
    { lang },
  );

const toWhere = async (page: Page) => {
  await page.choose('Pothole');
  await page.press('Continue');
  await page.heading('Where is it?');
};

const toDetails = async (page: Page) => {
  await toWhere(page);
  await page.fill('Street, postcode or place', 'Mill Lane');
  await page.press('Search');
  await page.choose('1 Mill Lane');
  await page.press('Continue');
  await page.heading('Tell us about it');
};

const toContact = async (page: Page) => {
  await toDetails(page);
  await page.choose('No');
  await page.fill('What is wrong?', 'A deep hole in the road');
  await page.press('Continue');
  await page.heading('How can we contact you?');
};

const toCheck = async (page: Page) => {
  await toContact(page);
  await page.choose('No, report without them');
  await page.press('Continue');
  await page.heading('Check your answers');
};

describe('reporting a problem', () => {
  afterEach(() => {
    close();
    sessionStorage.clear();
  });

  it('goes from the problem to a reference', async () => {
    const page = await start();
    await toCheck(page);
    await page.shows('The highways team at Exampleton Council will get it.');
    await page.press('Send report');
    await page.heading('Report sent');
    await page.shows('7K3-M9Q-XPT4');
    await page.shows('We usually deal with this by Monday 9 March 2026.');
    const [sent] = page.api.callsTo('POST', '/reports');
    expect(sent?.body).to.deep.include({ service: 'pothole', description: 'A deep hole in the road', language: 'en' });
    expect(sent?.headers.get('Idempotency-Key')).to.match(/^[0-9a-f-]{36}$/);
  });

  it('shows what stands between its tags until it is ready, and when it cannot start', async () => {
    const page = await open(
      () =>
        html`<council-report-a-problem api-base="javascript:alert(1)"
          ><a href="tel:1">Call us</a></council-report-a-problem
        >`,
    );
    await page.until('what stands between the tags', () => page.root.querySelector('slot'));
    expect(page.root.querySelector('.widget')).to.equal(null);
  });

  it('asks for the problem, with the focus on the summary and a link to the field', async () => {
    const page = await start();
    await page.press('Continue');
    await page.shows('There is a problem');
    expect(page.focused?.className).to.contain('error-summary');
    (await page.link('Choose the problem')).click();
    expect((page.focused as HTMLInputElement).type).to.equal('radio');
  });

  it('says what to do instead, when a problem is not ours', async () => {
    const page = await start();
    await page.press('Show all problems');
    await page.choose('Water leak');
    await page.press('Continue');
    await page.heading('Tell the water company');
    expect((await page.link('Sample Water')).href).to.equal('https://water.test/leak');
    await page.isAccessible();
    await page.press('Back');
    await page.heading('What is the problem?');
  });

  it('stops at an answer that means danger', async () => {
    const page = await start();
    await toDetails(page);
    await page.choose('Yes');
    await page.heading('Call 999');
    await page.press('Continue');
    await page.shows('This cannot be sent with this form');
    expect(page.api.callsTo('POST', '/reports')).to.have.length(0);
  });

  it('takes the focus to the heading of each step, and Back keeps every answer', async () => {
    const page = await start();
    await toContact(page);
    expect(page.focused?.textContent).to.equal('How can we contact you?');
    await page.press('Back');
    await page.heading('Tell us about it');
    expect(page.value('What is wrong?')).to.equal('A deep hole in the road');
    await page.press('Back');
    await page.shows('1 Mill Lane');
  });

  it('comes back to the check page after a change', async () => {
    const page = await start();
    await toCheck(page);
    await page.press('Change What is wrong');
    await page.fill('What is wrong?', 'Two deep holes');
    await page.press('Continue');
    await page.heading('Check your answers');
    await page.shows('Two deep holes');
  });

  it('keeps every answer and the step when the language changes', async () => {
    const page = await start();
    await toDetails(page);
    await page.fill('What is wrong?', 'Twll dwfn');
    page.widget.parentElement!.lang = 'cy';
    await page.until('Welsh', () => page.root.querySelector('[lang=cy]'));
    await page.shows('A oes unrhyw un mewn perygl nawr?');
    expect(page.root.querySelector('textarea')!.value).to.equal('Twll dwfn');
  });

  for (const [name, answer, title] of [
    [
      'a gateway answers with a page of HTML',
      () => new Response('<h1>502</h1>', { status: 502 }),
      'The service is not available',
    ],
    [
      'HTML comes as JSON',
      () => new Response('<p>', { headers: { 'Content-Type': 'application/json' } }),
      'The service is not available',
    ],
    [
      'the answer is cut off',
      () => new Response('{"refer', { headers: { 'Content-Type': 'application/json' } }),
      'We could not reach the council',
    ],
    ['the answer has other types', () => json({ reference: 7 }), 'We got an answer that we do not understand'],
    ['the network fails', () => Promise.reject(new TypeError('network')), 'We could not reach the council'],
    ['there are too many', () => refusal(429, 'too-many', undefined, { 'Retry-After': '30' }), 'Too many tries'],
    ['it is too large', () => refusal(413, 'too-large'), 'This is too large'],
    ['it is forbidden', () => refusal(403, 'forbidden'), 'You cannot do this here'],
  ] as const) {
    it(`keeps everything when ${name}, and sends with the same key again`, async () => {
      let fails = true;
      const page = await start({ 'POST /reports': () => (fails ? answer() : receipt()) });
      await toCheck(page);
      await page.press('Send report');
      await page.shows(title);
      await page.shows('Nothing that you typed is lost.');
      await page.shows('01632 960 001');
      await page.shows('A deep hole in the road');
      fails = false;
      await page.press('Send report');
      await page.heading('Report sent');
      const keys = page.api.callsTo('POST', '/reports').map(({ headers }) => headers.get('Idempotency-Key'));
      expect(new Set(keys).size).to.equal(1);
    });
  }

  it('sends once, however often the button is pressed', async () => {
    const page = await start();
    await toCheck(page);
    const button = await page.button('Send report');
    for (let press = 0; press < 5; press++) button.click();
    await page.heading('Report sent');
    expect(page.api.callsTo('POST', '/reports')).to.have.length(1);
  });

  it('shows the field that the server refused, with what was typed', async () => {
    const page = await start({
      'POST /reports': () => refusal(422, 'invalid', [{ field: 'description', code: 'too-long' }]),
    });
    await toCheck(page);
    await page.press('Send report');
    await page.heading('Tell us about it');
    await page.shows('What is wrong must be 1000 characters or fewer');
    expect(page.value('What is wrong?')).to.equal('A deep hole in the road');
  });

  it('gives the first receipt when the first try had arrived after all', async () => {
    let tries = 0;
    const page = await start({
      'POST /reports': (request) => {
        tries++;
        if (tries === 1) return Promise.reject(new TypeError('the answer is lost'));
        const { description } = request.body as { description: string };
        return description === 'A deep hole in the road' ? receipt() : refusal(409, 'key-reused');
      },
    });
    await toCheck(page);
    await page.press('Send report');
    await page.shows('We could not reach the council');
    await page.press('Change What is wrong');
    await page.fill('What is wrong?', 'Another hole');
    await page.press('Continue');
    await page.press('Send report');
    await page.heading('Report sent');
    await page.shows('We had this report');
  });

  it('asks who gives their details for a postcode, which opens the report later', async () => {
    const page = await start();
    await toContact(page);
    await page.choose('No, report without them');
    await page.hides('Your postcode');
    await page.choose('Yes');
    await page.shows('To look this report up with later');
    await page.fill('Full name', 'Canary Person');
    const postcode = await page.field('Your postcode (optional)');
    expect(postcode.autocomplete).to.equal('postal-code');
    await page.fill('Your postcode (optional)', 'ZZ1');
    await page.press('Continue');
    await page.shows('Enter a full UK postcode, like ZZ1 1AB');
    expect(postcode.getAttribute('aria-invalid')).to.equal('true');
    (await page.link('Enter a full UK postcode, like ZZ1 1AB')).click();
    expect(page.focused).to.equal(postcode);
    await page.fill('Your postcode (optional)', 'zz11ab');
    await page.press('Continue');
    await page.heading('Check your answers');
    await page.shows('zz11ab');
    await page.press('Send report');
    await page.heading('Report sent');
    const [sent] = page.api.callsTo('POST', '/reports');
    expect((sent?.body as NewReport).contact).to.include({ name: 'Canary Person', postcode: 'ZZ1 1AB' });
  });

  it('is back after a reload with what was typed, without contact details, and can be thrown away', async () => {
    const page = await start();
    expect(sessionStorage.length).to.equal(0);
    await toContact(page);
    await page.choose('Yes');
    await page.fill('Full name', 'Canary Person');
    await page.fill('Your postcode (optional)', 'ZZ9 9ZZ');
    const kept = JSON.stringify({ ...sessionStorage });
    expect(kept).to.contain('A deep hole in the road');
    expect(kept).not.to.contain('Canary');
    expect(kept).not.to.contain('ZZ9');
    const again = document.createElement('council-report-a-problem');
    again.apiBase = page.api.base;
    page.widget.replaceWith(again);
    const reloaded = new Page(again, page.api);
    await reloaded.shows('We kept what you had written.');
    expect((await reloaded.field('What is wrong?')).value).to.equal('A deep hole in the road');
    await reloaded.press('Start again');
    await reloaded.heading('What is the problem?');
    expect(sessionStorage.length).to.equal(0);
  });

  it('tells the page what happens, and nothing about whom', async () => {
    const heard: string[] = [];
    const listen = (event: Event) => heard.push(`${event.type} ${JSON.stringify((event as CustomEvent).detail)}`);
    const names = ['council-step-shown', 'council-report-sent', 'council-problem-met'];
    for (const name of names) document.addEventListener(name, listen);
    const page = await start();
    await toCheck(page);
    await page.press('Send report');
    await page.heading('Report sent');
    for (const name of names) document.removeEventListener(name, listen);
    expect(heard).to.include('council-step-shown {"widget":"report-a-problem","step":"where"}');
    expect(heard).to.include('council-report-sent {"service":"pothole"}');
    expect(heard.join()).not.to.match(/deep hole|7K3|Mill/);
  });

  it('says what it found for the place that the page has put there, once it has the words', async () => {
    const page = await open(
      (api) =>
        html`<council-report-a-problem api-base=${api} service="pothole" place="Mill Lane"></council-report-a-problem>`,
      {},
      { lang: 'pl' },
    );
    await page.until('announcement', () =>
      page.root.querySelector('.widget > [role=status]')?.textContent?.includes('Mill Lane'),
    );
  });

  it('starts at the place when the problem is known', async () => {
    const page = await open(
      (api) =>
        html`<council-report-a-problem api-base=${api} service="pothole" place="Mill Lane"></council-report-a-problem>`,
    );
    await page.heading('Where is it?');
    expect((await page.field('Street, postcode or place')).value).to.equal('Mill Lane');
  });

  it('offers the list when the problem that the page names is not there', async () => {
    const page = await open(
      (api) => html`<council-report-a-problem api-base=${api} service="unheard-of"></council-report-a-problem>`,
    );
    await page.shows('This problem cannot be reported here now');
    await page.field('Pothole');
  });

  it('says that the list did not come, with a person to call, and asks again', async () => {
    let fails = true;
    const page = await start({ 'GET /services': () => (fails ? refusal(503, 'unavailable') : services()) });
    await page.shows('The service is not available');
    await page.isAccessible();
    fails = false;
    await page.press('Try again');
    await page.heading('What is the problem?');
  });
});
