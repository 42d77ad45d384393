import { expect, oneEvent } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import '../../../src/widgets/track-request/define.ts';
import type { CaseUpdate } from '../../../src/contract/case-updates.ts';
import type { CaseView } from '../../../src/contract/cases.ts';
import {
  asked,
  caseView,
  FakeStream,
  fixed,
  paidCase,
  publicCase,
  publicReports,
  renewedCase,
  reference,
  session,
  tracking,
} from '../../helpers/cases.ts';
import { json, refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { type Page } from '../../helpers/page.ts';
import { canary, photo } from '../../blocks/photo-picker/pictures.ts';
import { taken } from '../../blocks/photo-picker/photo-page.ts';
import { Tracking } from './walk.ts';

const plain = (api: string) =>
  html`<council-track-request api-base=${api}><a href="tel:01632960001">Call us</a></council-track-request>`;

const start = async (
  routes: Routes = tracking(),
  { template = plain, lang = 'en' }: { template?: (api: string) => TemplateResult; lang?: 'en' | 'cy' } = {},
) => new Tracking(await open(template, { ...tracking(), ...routes }, { lang }), lang);

const lastBody = (page: Page, path: string) => page.api.callsTo('POST', path).at(-1)?.body;

const clean = () => {
  close();
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + location.search);
};

describe('looking a case up', () => {
  afterEach(clean);

  it('says what is missing, and asks nobody', async () => {
    const { page, words, show, atLookUp } = await start().then((resident) => ({
      page: resident.page,
      words: resident.words,
      show: () => resident.show(),
      atLookUp: () => resident.atLookUp(),
    }));
    await atLookUp();
    await show();
    await page.shows(words.own['look-up.reference-required']);
    await page.shows(words.own['look-up.proof-required']);
    expect(page.focused?.className).to.contain('error-summary');
    expect(page.api.callsTo('POST', '/cases/lookup')).to.have.length(0);
  });

  it('knows a reference and a postcode however they are typed', async () => {
    const resident = await start();
    await resident.lookUp('zz11ab', '7k3m9qxpt5');
    await resident.atCase();
    expect(lastBody(resident.page, '/cases/lookup')).to.deep.equal({ reference, postcode: 'ZZ1 1AB' });
  });

  it('opens the case, shows all of it, and takes the focus there', async () => {
    const resident = await start();
    const opened = oneEvent(resident.page.widget, 'council-case-opened');
    await resident.open();
    const { page } = resident;
    for (const text of ['Being looked at', 'We will decide what to do.', 'Monday 9 March 2026', 'Fixed', '1 Mill Lane'])
      await page.shows(text);
    await page.shows('An inspector comes on Thursday.');
    await page.shows('The highways team');
    // What was written keeps its white space, and gets none of ours.
    const typed = [...(page.widget.shadowRoot ?? page.widget).querySelectorAll('.typed')].map(
      ({ textContent }) => textContent,
    );
    expect(typed).to.include('An inspector comes on Thursday.');
    expect(typed).to.deep.equal(typed.map((text) => text.trim()));
    await page.link('01632 960 002');
    expect((await opened).detail).to.deep.equal({ by: 'reference', kind: 'report' });
    await page.until('focus on the title', () => page.focused?.textContent?.trim() === 'Pothole');
    expect(JSON.stringify(sessionStorage)).not.to.contain(session);
    expect(location.href).not.to.contain(reference);
  });

  it('shows what of a payment went back and what is had with it, in the words of the page', async () => {
    for (const lang of ['en', 'ar'] as const) {
      const page = await open(plain, tracking(paidCase), { lang });
      const resident = new Tracking(page, lang);
      await resident.lookUp();
      const { payment, own } = resident.words;
      await page.heading(payment.refunds);
      await page.heading(payment.subscriptions);
      await page.heading(own['case.paid-for']);
      const rows = page.all('.answers > div').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '');
      if (lang === 'en') {
        for (const row of [
          'Garden waste bin, one year: £4.50 It was paid back on Wednesday 4 March 2026 to the card',
          '£20 We sent it back on Thursday 5 March 2026',
          '£1 We could not pay it back to your card.',
          'Garden waste bin, one year × 2 From Monday 2 March 2026 to Monday 2 March 2099. It ends by itself',
          'Garden waste bin, one year It ended on Sunday 2 March 2025.',
          'Garden waste bin, one year It ended on Wednesday 4 March 2026.',
        ])
          expect(rows.filter((text) => text.startsWith(row))).to.have.length(1, row);
      } else expect(page.all('.answers bdi[lang="en"]')).to.have.length(4, 'what is in English says so');
      await page.isAccessible();
      clean();
    }
  });

  it('says what is taken next year, and stops that on a page of its own', async () => {
    let stopped = false;
    let state = 'planned';
    const view = (language: string) => renewedCase(language, { stopped, more: { state } });
    const stop = () => {
      if (state === 'planned') {
        state = 'taking';
        return refusal(409, 'conflict');
      }
      stopped = true;
      return { already: false };
    };
    const stream = new FakeStream();
    const page = await open(plain, { ...tracking(view, stream), 'DELETE /cases/:reference/renewal': stop });
    const resident = new Tracking(page);
    const { payment, renewal } = resident.words;
    await resident.lookUp();
    await page.shows(
      'on Monday 23 February 2099 we take £96 from the card that was paid with. We write to you two weeks',
    );
    await page.press(`${payment['renewal.stop']} Garden waste bin, one year`);
    await page.heading(renewal.title);
    await page.shows('You keep what you have paid for until Monday 2 March 2099.');
    await page.isAccessible();
    await page.press(renewal.send);
    // It was being taken at that moment.
    await page.shows(renewal.taking);
    await page.press('Back');
    await page.shows('we are taking £96 from your card now.');
    state = 'declined';
    stream.changed(3);
    await page.shows('We try once more on Monday 23 February 2099.');
    await page.press(`${payment['renewal.stop']} Garden waste bin, one year`);
    const told = oneEvent(page.widget, 'council-case-updated');
    await page.press(renewal.send);
    await page.shows(renewal.sent);
    expect((await told).detail).to.deep.equal({ action: 'stop-renewal' });
    await page.shows('It ends by itself: nothing more is taken from your card.');
    expect(page.text).to.not.contain(payment['renewal.stop']);
    const [sent] = page.api.callsTo('DELETE', '/cases/:reference/renewal');
    expect(sent?.headers.get('Authorization')).to.equal(`Bearer ${session}`);
  });

  it('says the same of a wrong reference and of a wrong proof', async () => {
    const said: string[] = [];
    for (const [proof, what] of [
      ['other@example.com', reference],
      ['resident@example.com', '000-000-0000'],
    ] as const) {
      const resident = await start();
      await resident.lookUp(proof, what);
      await resident.page.shows(resident.words.own['look-up.no-match']);
      said.push(resident.page.all('.error-summary')[0]?.textContent?.replace(/\s+/g, ' ') ?? '');
      clean();
    }
    expect(said[0]).to.equal(said[1]);
  });

  it('tells how long to wait after too many tries', async () => {
    const resident = await start({
      'POST /cases/lookup': () => refusal(429, 'too-many', undefined, { 'Retry-After': '840' }),
    });
    await resident.lookUp();
    await resident.page.shows('Wait 14 minutes');
  });

  it('tells of another way after so many that the wait is a day', async () => {
    const resident = await start({
      'POST /cases/lookup': () => refusal(429, 'too-many', undefined, { 'Retry-After': '86400' }),
    });
    await resident.lookUp('ZZ1 1AB');
    await resident.page.shows(resident.words.own['look-up.closed']);
    await resident.page.hides('1440');
    await resident.page.isAccessible();
  });

  it('keeps what was typed when the line fails', async () => {
    const resident = await start({ 'POST /cases/lookup': () => Promise.reject(new TypeError('network')) });
    await resident.lookUp();
    await resident.page.shows(resident.words.shared['problem.offline.title']);
    expect(resident.page.value(resident.words.own['look-up.reference'])).to.equal(reference);
  });

  it('stays open in this tab only when asked to, and closes for good', async () => {
    const resident = await start();
    await resident.atLookUp();
    await resident.page.choose(resident.words.own['look-up.keep']);
    await resident.open();
    expect(JSON.stringify(sessionStorage)).to.contain(session);
    await resident.page.press(resident.words.own['case.leave']);
    await resident.page.shows(resident.words.own['case.left']);
    await resident.atLookUp();
    expect(JSON.stringify(sessionStorage)).not.to.contain(session);
    expect(resident.page.text).not.to.contain('Pothole');
  });

  it('sends a link to who asks for one, and says the same whether there is a case or not', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.atLookUp();
    await page.press(words.own['look-up.lost']);
    await page.heading(words.own['new-link.title']);
    await page.fill(words.own['look-up.reference'], reference);
    await page.fill(words.own['new-link.email'], 'resident@example.com');
    await page.press(words.own['new-link.send']);
    await page.heading(words.own['link-sent.title']);
    expect(lastBody(page, '/cases/links')).to.deep.equal({ reference, email: 'resident@example.com', language: 'en' });
  });
});

describe('a private link', () => {
  afterEach(clean);

  it('opens nothing by itself, and leaves the address bar', async () => {
    history.replaceState(null, '', '#other=1&council-case=good-token');
    const resident = await start();
    const { page, words } = resident;
    await page.heading(words.own['link.title']);
    expect(location.hash).to.equal('#other=1');
    expect(page.api.callsTo('POST', '/cases/lookup')).to.have.length(0);
    await resident.show();
    await resident.atCase();
    expect(lastBody(page, '/cases/lookup')).to.deep.equal({ token: 'good-token' });
    expect(JSON.stringify(sessionStorage)).not.to.contain('good');
  });

  it('of a letter that asks for it confirms the address, and says so, also later and too late', async () => {
    for (const [confirmed, said] of [
      ['now', 'Thank you. Your email address is confirmed.'],
      ['already', 'Your email address was confirmed already.'],
      ['late', 'This link came too late'],
    ] as const) {
      history.replaceState(null, '', '#council-case=good-token');
      const resident = await start({ 'POST /cases/lookup': () => ({ session, case: caseView('en'), confirmed }) });
      await resident.show();
      await resident.page.shows(said);
      expect(resident.page.root.querySelector('.widget > [role=status]')?.textContent).to.contain(said);
      close();
    }
  });

  it('that is old says so, and a new one is a press away', async () => {
    history.replaceState(null, '', '#council-case=old-token');
    const resident = await start();
    const { page, words } = resident;
    await page.heading(words.own['link.title']);
    await resident.show();
    await page.heading(words.own['old-link.title']);
    await page.press(words.own['old-link.send']);
    await page.heading(words.own['link-sent.title']);
    expect(lastBody(page, '/cases/links')).to.deep.equal({ token: 'old-token', language: 'en' });
  });

  it('that is cut off leads to the reference', async () => {
    history.replaceState(null, '', `#council-case=${reference}.cut`);
    const resident = await start();
    const { page, words } = resident;
    await page.heading(words.own['link.title']);
    await resident.show();
    await page.shows(words.own['old-link.wrong']);
    expect(lastBody(page, '/cases/lookup')).to.deep.equal({ token: 'cut' });
    await page.press(words.own['old-link.look-up']);
    await resident.atLookUp();
  });

  it('can be followed in a page that is open already', async () => {
    const resident = await start();
    await resident.atLookUp();
    location.hash = '#council-case=good-token';
    await resident.page.heading(resident.words.own['link.title']);
    expect(location.hash).to.equal('');
  });
});

describe('a case that is open', () => {
  afterEach(clean);

  it('shows what the council does at once, says it, and leaves the focus where it is', async () => {
    const stream = new FakeStream();
    let now = caseView();
    const resident = await start(tracking(() => now, stream));
    const { page, words } = resident;
    await resident.open();
    await page.shows(words.own['live.live']);
    const focused = page.focused;
    now = fixed();
    stream.changed(7);
    await page.shows('The work is done.');
    await page.until('words for screen readers', () =>
      page.all('[role=status]').some((each) => each.textContent?.includes('It is now: Fixed')),
    );
    await page.shows(words.own['case.new']);
    expect(page.focused).to.equal(focused);
  });

  it('shows the council’s photos where it says what has happened, and marks none of them as a line of its own', async () => {
    const resident = await start(tracking(fixed));
    const { page } = resident;
    await resident.open();
    const picture = await page.until('photo', () => page.root.querySelector<HTMLImageElement>('.timeline img'));
    expect(picture.alt).to.match(/^Photo 1/);
    const line = (element: Element | null) => getComputedStyle(element!, '::after').content;
    expect(line(picture.closest('li'))).to.equal('none');
    expect(line(picture.closest('.timeline > li'))).not.to.equal('none');
  });

  it('asks when there is no line, and then listens again from where it was', async () => {
    const stream = new FakeStream();
    let now = caseView();
    let lines = 0;
    const resident = await start({
      ...tracking(() => now, stream),
      'GET /cases/:reference/events': (request) =>
        ++lines === 1 ? refusal(503, 'unavailable') : stream.answer(request),
    });
    await resident.open();
    now = fixed();
    await resident.page.shows('The work is done.');
    await resident.page.until('second line', () => lines > 1 && stream.isOpen);
    await resident.page.shows(resident.words.own['live.live']);
  });

  it('asks with the ETag that it knows, and takes 304 for an answer', async () => {
    const stream = new FakeStream();
    const resident = await start({
      ...tracking(caseView, stream),
      'GET /cases/:reference': ({ headers }) =>
        headers.get('If-None-Match') === '"5"'
          ? new Response(null, { status: 304 })
          : json(fixed(), 200, { ETag: '"5"' }),
    });
    await resident.open();
    await resident.page.until('line', () => stream.isOpen);
    stream.changed(5);
    await resident.page.shows('The work is done.');
    stream.changed(6);
    const second = await resident.page.until(
      'second look',
      () => resident.page.api.callsTo('GET', '/cases/:reference')[1],
    );
    expect(second.headers.get('If-None-Match')).to.equal('"5"');
    await resident.page.shows('The work is done.');
  });

  it('says when it cannot be checked, keeps what is known, and asks again when told to', async () => {
    let away = true;
    const resident = await start({
      'GET /cases/:reference/events': () => refusal(503, 'unavailable'),
      'GET /cases/:reference': () => (away ? refusal(500, 'internal') : json(fixed())),
    });
    const { page, words } = resident;
    await resident.open();
    await page.shows(words.own['live.stale']);
    await page.shows('Last checked:');
    await page.shows('Being looked at');
    away = false;
    await page.press(words.own['live.check']);
    await page.shows('The work is done.');
    await page.hides(words.own['live.stale']);
  });

  it('says once to a screen reader that the line is gone, where words are heard, and nothing before', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.open();
    await page.shows(words.own['live.live']);
    const regions = page.all('[role=status]');
    const saying = () => regions.filter((each) => each.textContent?.includes(words.own['live.offline']));
    expect(saying()).to.have.length(0);
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      dispatchEvent(new Event('offline'));
      await page.shows(words.own['live.offline']);
      expect(saying()).to.have.length(1);
      expect(page.all('[role=status], [role=alert]')).to.deep.equal(regions);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    dispatchEvent(new Event('online'));
    await page.hides(words.own['live.offline']);
  });

  it('marks what is the council’s with its language, and not the words that came in the page’s own', async () => {
    const mixed = (): CaseView => ({
      ...caseView('en'),
      statusLanguage: 'cy',
      status: caseView('cy').status,
      steps: caseView('cy').steps,
      timeline: caseView('cy').timeline.map((entry) => ({ ...entry, who: entry.by === 'you' ? 'Chi' : 'Highways' })),
    });
    const resident = await start(tracking(mixed), { lang: 'cy' });
    const { page } = resident;
    await resident.lookUp();
    const spoken = (text: string) =>
      page
        .until(text, () => page.all('p, bdi, h2, dd').find(({ textContent }) => textContent?.trim() === text))
        .then((found) => found.closest('[lang]')?.getAttribute('lang'));
    expect(await spoken('Pothole')).to.equal('en');
    expect(await spoken('Highways')).to.equal('en');
    expect(await spoken('40 centimetres')).to.equal('en');
    expect(await spoken('Byddwn yn penderfynu beth i’w wneud.')).to.equal('cy');
    expect(await spoken('Anfonwyd yr adroddiad')).to.equal('cy');
    expect(await spoken('Chi')).to.equal('cy');
    expect(await spoken('Wedi’i drwsio')).to.equal('cy');
  });

  it('closes when its session has ended, and says why', async () => {
    const stream = new FakeStream();
    const resident = await start({
      ...tracking(caseView, stream),
      'GET /cases/:reference': () => refusal(401, 'unauthorised'),
    });
    await resident.open();
    await resident.page.until('line', () => stream.isOpen);
    stream.changed(2);
    await resident.page.shows(resident.words.own['case.ended']);
    await resident.atLookUp();
    expect(resident.page.text).not.to.contain('Mill Lane');
  });

  it('rests in a tab behind others', async () => {
    const stream = new FakeStream();
    const resident = await start(tracking(caseView, stream));
    await resident.open();
    await resident.page.until('line', () => stream.isOpen);
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(stream.isOpen).to.equal(false);
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await resident.page.until('line', () => stream.isOpen);
  });

  it('is forgotten when the browser’s Back brings the page back', async () => {
    const resident = await start();
    await resident.open();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await resident.atLookUp();
  });

  it('comes in the other language when the page changes its own', async () => {
    const resident = await start();
    await resident.open();
    resident.page.widget.parentElement?.setAttribute('lang', 'cy');
    await resident.page.heading('Twll yn y ffordd');
    await resident.page.shows('Beth sydd wedi digwydd hyd yn hyn');
  });
});

describe('what a resident does to a case', () => {
  afterEach(clean);

  it('adds an update, once, and comes back to the case with thanks', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.open();
    await resident.start('update');
    await resident.send('update');
    await page.shows(words.actions['update.required']);
    await page.fill(words.actions['update.text'], 'It is deeper now');
    const updated = oneEvent(page.widget, 'council-case-updated');
    await resident.send('update');
    await page.shows(words.actions['update.sent']);
    await resident.atCase();
    expect((await updated).detail).to.deep.equal({ action: 'update' });
    const [call, ...more] = page.api.callsTo('POST', '/cases/:reference/updates');
    expect(more).to.have.length(0);
    expect(call?.body).to.deep.equal({ kind: 'update', text: 'It is deeper now', photos: [] });
    expect(call?.headers.get('Authorization')).to.equal(`Bearer ${session}`);
    expect(call?.headers.get('Idempotency-Key')).to.match(/^[\w-]{36}$/);
  });

  it('shows what has changed by a photo alone, sent small and without what it tells of its place', async () => {
    const resident = await start({ ...tracking(), 'POST /photos': taken });
    const { page, words } = resident;
    await resident.open();
    await resident.start('update');
    const input = await page.until('file input', () => page.root.querySelector<HTMLInputElement>('input[type=file]'));
    const files = new DataTransfer();
    files.items.add(await photo({ width: 3000, height: 1500 }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await page.shows('Uploaded');
    await page.isAccessible();
    await resident.send('update');
    await page.shows(words.actions['update.sent']);
    const [sent, ...others] = page.api.callsTo('POST', '/photos');
    expect(others).to.have.length(0);
    const blob = sent?.body as Blob;
    expect(await blob.text()).not.to.contain(canary);
    expect((await createImageBitmap(blob)).width).to.equal(2000);
    const { text, photos } = lastBody(page, '/cases/:reference/updates') as { text: string; photos: string[] };
    expect(text).to.equal('');
    expect(photos).to.have.length(1);
    expect(photos[0]).to.match(/^00000000-0000-4000-8000-\d{12}$/);
  });

  it('sends a PDF with an update: asked for, refused, broken off, sent, and shown in the history', async () => {
    let fails = true;
    const id = '11111111-1111-4111-8111-111111111111';
    const named = { href: 'documents/1', name: 'quote.pdf', bytes: 1_234_567 };
    let sent = false;
    const view = () => {
      const shown = caseView();
      const [first, ...others] = shown.timeline;
      return sent && first ? { ...shown, timeline: [...others, { ...first, id: '9', documents: [named] }] } : shown;
    };
    const resident = await start({
      ...tracking(view),
      'POST /documents': () => (fails ? refusal(503, 'unavailable') : json({ id, bytes: 9 }, 201)),
    });
    const { page, words } = resident;
    const { documents } = words;
    await resident.open();
    await resident.start('update');
    await page.fill(words.actions['update.text'], 'Here is the bill.');
    await page.press(words.actions.documents);
    const input = await page.until('file input', () => page.root.querySelector<HTMLInputElement>('.documents input'));
    await page.until('focus on the field', () => page.focused === input);
    const choose = (...files: File[]) => {
      const chosen = new DataTransfer();
      for (const file of files) chosen.items.add(file);
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose(new File(['<html>'], 'page.pdf'), new File(['%PDF-1.7 bill'], 'C:bill.pdf'));
    await page.shows(documents['wrong-type']);
    await page.shows('Not uploaded: the council’s system is not working at the moment');
    await resident.send('update');
    await page.until('error at the field', () => input.getAttribute('aria-invalid'));
    await page.shows(documents['not-sent']);
    await page.isAccessible();
    expect(page.value(words.actions['update.text'])).to.equal('Here is the bill.');
    fails = false;
    const row = await page.until('row that failed', () => page.root.querySelector<HTMLElement>('.photo.failed'));
    row.querySelector<HTMLElement>('button')?.click();
    await page.shows('Uploaded');
    expect((page.api.callsTo('POST', '/documents').at(-1)?.body as Blob).type).to.equal('application/pdf');
    sent = true;
    await resident.send('update');
    await page.shows(words.actions['update.sent']);
    expect(lastBody(page, '/cases/:reference/updates')).to.deep.equal({
      kind: 'update',
      text: 'Here is the bill.',
      photos: [],
      documents: [{ id, name: 'C:bill.pdf' }],
    });
    await page.shows('quote.pdf (PDF, 1.2 MB)');
    expect((await page.link('quote.pdf')).pathname).to.match(/\/documents\/1$/);
  });

  it('asks a question of its own', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.open();
    await resident.start('ask');
    await resident.send('ask');
    await page.shows(words.actions['ask.required']);
    await page.fill(words.actions['ask.text'], 'Who mends it?');
    await resident.send('ask');
    await page.shows(words.actions['ask.sent']);
    expect(lastBody(page, '/cases/:reference/updates')).to.deep.equal({ kind: 'ask', text: 'Who mends it?' });
  });

  it('answers the question that was asked', async () => {
    const resident = await start(tracking(asked));
    const { page, words } = resident;
    await resident.open();
    await resident.start('answer');
    await page.shows('Which side of the road is it on?');
    await page.fill(words.actions['answer.text'], 'On the left');
    await resident.send('answer');
    await page.shows(words.actions['answer.sent']);
    expect(lastBody(page, '/cases/:reference/updates')).to.deep.equal({
      kind: 'answer',
      question: '3',
      text: 'On the left',
      photos: [],
    });
  });

  it('says that it is not fixed, with a reason', async () => {
    const resident = await start(tracking(fixed));
    const { page, words } = resident;
    await resident.open();
    await resident.start('reopen');
    await resident.send('reopen');
    await page.shows(words.actions['reopen.required']);
    await page.choose(words.actions['reopen.came-back']);
    await resident.send('reopen');
    await page.shows(words.actions['reopen.sent']);
    expect(lastBody(page, '/cases/:reference/updates')).to.deep.equal({
      kind: 'reopen',
      reason: 'came-back',
      text: '',
      photos: [],
    });
  });

  it('withdraws only after a second look', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.open();
    await resident.start('withdraw');
    await page.press(words.actions['withdraw.keep']);
    await resident.atCase();
    expect(page.api.callsTo('POST', '/cases/:reference/updates')).to.have.length(0);
    await resident.start('withdraw');
    await resident.send('withdraw');
    await page.shows(words.actions['withdraw.sent']);
  });

  it('changes how to hear, and gives a number that the council has not', async () => {
    const resident = await start();
    const { page, words } = resident;
    await resident.open();
    await resident.startNotify();
    await page.until('chosen', async () => (await page.field(words.actions['notify.email'])).checked);
    await page.choose(words.actions['notify.text']);
    await resident.send('notify');
    await page.shows(words.actions['notify.phone-required']);
    await page.fill(words.actions['notify.phone'], '07700 900 982');
    await resident.send('notify');
    await page.shows(words.actions['notify.sent']);
    expect(lastBody(page, '/cases/:reference/updates')).to.deep.equal({
      kind: 'notify',
      channel: 'text',
      phone: '07700 900 982',
    });
  });

  it('answers the questionnaire', async () => {
    const resident = await start(tracking(fixed));
    const { page, words } = resident;
    await resident.open();
    await resident.start('questionnaire');
    await page.choose(words.actions['questionnaire.yes']);
    await page.choose(words.actions['questionnaire.4']);
    await resident.send('questionnaire');
    await page.shows(words.actions['questionnaire.sent']);
    expect(lastBody(page, '/cases/:reference/updates')).to.deep.equal({
      kind: 'questionnaire',
      fixed: 'yes',
      rating: 4,
      text: '',
    });
  });

  it('keeps what was typed when it cannot be sent, and sends it under the same key', async () => {
    let away = true;
    const resident = await start({
      'POST /cases/:reference/updates': () =>
        away ? refusal(503, 'unavailable') : { language: 'en', reference, status: 'investigating' },
    });
    const { page, words } = resident;
    await resident.open();
    await resident.start('update');
    await page.fill(words.actions['update.text'], 'It is deeper now');
    await resident.send('update');
    await page.shows(words.shared['problem.unavailable.title']);
    away = false;
    await resident.send('update');
    await page.shows(words.actions['update.sent']);
    const keys = page.api
      .callsTo('POST', '/cases/:reference/updates')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(new Set(keys).size).to.equal(1);
  });

  it('is told when it can no longer be done', async () => {
    let now = caseView();
    const resident = await start({
      ...tracking(() => now),
      'POST /cases/:reference/updates': () => refusal(409, 'conflict'),
    });
    const { page, words } = resident;
    await resident.open();
    await resident.start('withdraw');
    now = fixed();
    await resident.send('withdraw');
    await page.shows(words.actions['out-of-date']);
    await page.shows('The work is done.');
  });

  it('goes with its words to the way that is left when the case is closed meanwhile', async () => {
    let now = caseView();
    const updates = tracking()['POST /cases/:reference/updates'];
    const resident = await start({
      ...tracking(() => now),
      'POST /cases/:reference/updates': (request) =>
        (request.body as CaseUpdate).kind === 'reopen' ? updates?.(request) : refusal(409, 'conflict'),
    });
    const { page, words } = resident;
    await resident.open();
    await resident.start('update');
    await page.fill(words.actions['update.text'], 'It is deeper now');
    now = fixed();
    await resident.send('update');
    await page.heading(words.actions['reopen.title']);
    await page.shows(words.actions.carried);
    expect(page.value(words.actions['reopen.text'])).to.equal('It is deeper now');
    await page.until('focus on the title', () => page.focused?.className === 'title');
    await page.choose(words.actions['reopen.not-done']);
    await resident.send('reopen');
    await page.shows(words.actions['reopen.sent']);
    expect(lastBody(page, '/cases/:reference/updates')).to.deep.equal({
      kind: 'reopen',
      reason: 'not-done',
      text: 'It is deeper now',
      photos: [],
    });
  });

  it('is an update when the question was answered in another tab', async () => {
    let now = asked();
    const resident = await start({
      ...tracking(() => now),
      'POST /cases/:reference/updates': () => refusal(409, 'conflict'),
    });
    const { page, words } = resident;
    await resident.open();
    await resident.start('answer');
    await page.fill(words.actions['answer.text'], 'On the left');
    now = caseView();
    await resident.send('answer');
    await page.heading(words.actions['update.title']);
    await page.shows(words.actions.carried);
    expect(page.value(words.actions['update.text'])).to.equal('On the left');
  });

  it('is shown to be copied when it can be sent nowhere, and not where it would mean something else', async () => {
    for (const [action, after] of [
      ['update', caseView('en', { may: [] })],
      ['withdraw', fixed()],
    ] as const) {
      let now = caseView();
      const resident = await start({
        ...tracking(() => now),
        'POST /cases/:reference/updates': () => refusal(409, 'conflict'),
      });
      const { page, words } = resident;
      await resident.open();
      await resident.start(action);
      await page.fill(words.actions[`${action}.text`], 'Between us');
      now = after;
      await resident.send(action);
      await page.shows(words.actions['too-late']);
      await page.shows('Between us');
      await page.isAccessible();
      expect(page.all('textarea')).to.have.length(0);
      await page.press(words.shared.back);
      await resident.atCase();
      clean();
    }
  });

  for (const [how, heard] of [
    ['and the page has heard of it', true],
    ['and only the server knows of it', false],
  ] as const) {
    it(`answers the question that was read, not one that was asked meanwhile, ${how}`, async () => {
      const stream = new FakeStream();
      let now = asked();
      const updates = tracking()['POST /cases/:reference/updates'];
      const resident = await start({
        ...tracking(() => now, stream),
        'POST /cases/:reference/updates': (request) =>
          (request.body as { question?: string }).question === now.question?.id
            ? updates?.(request)
            : refusal(409, 'conflict'),
      });
      const { page, words } = resident;
      await resident.open();
      await page.until('line', () => stream.isOpen);
      await resident.start('answer');
      await page.fill(words.actions['answer.text'], 'On the left');
      expect(page.text).not.to.contain(words.actions['answer.anew']);
      now = asked('en', 'How deep is it?');
      if (heard) {
        stream.changed(9);
        await page.shows('How deep is it?');
        await page.shows(words.actions['answer.anew']);
      }
      await resident.send('answer');
      await page.until('focus on what is said of it', () =>
        page.focused?.textContent?.includes(words.actions['answer.anew']),
      );
      await page.shows('How deep is it?');
      expect(page.text).not.to.contain('Which side of the road is it on?');
      expect(page.value(words.actions['answer.text'])).to.equal('On the left');
      await page.isAccessible();
      await resident.send('answer');
      await page.shows(words.actions['answer.sent']);
      const sent = page.api.callsTo('POST', '/cases/:reference/updates').map(({ body }) => body);
      expect(sent.at(-1)).to.deep.equal({ kind: 'answer', question: '5', text: 'On the left', photos: [] });
      expect(sent).to.have.length(heard ? 1 : 2);
    });
  }

  it('is still there when the session ended meanwhile and the same case is opened again', async () => {
    let ended = true;
    const updates = tracking()['POST /cases/:reference/updates'];
    const resident = await start({
      'POST /cases/:reference/updates': (request) => (ended ? refusal(401, 'unauthorised') : updates?.(request)),
    });
    const { page, words } = resident;
    await resident.open();
    await resident.start('update');
    await page.fill(words.actions['update.text'], 'It is deeper now');
    await resident.send('update');
    await page.shows(words.own['case.ended-writing']);
    await resident.atLookUp();
    expect(page.text).not.to.contain('Mill Lane');
    ended = false;
    await resident.lookUp();
    await page.heading(words.actions['update.title']);
    await page.shows(words.own['case.go-on']);
    expect(page.value(words.actions['update.text'])).to.equal('It is deeper now');
    await resident.send('update');
    await page.shows(words.actions['update.sent']);
    const [first, second, ...more] = page.api.callsTo('POST', '/cases/:reference/updates');
    expect(more).to.have.length(0);
    expect(second?.body).to.deep.equal({ kind: 'update', text: 'It is deeper now', photos: [] });
    expect(second?.headers.get('Idempotency-Key')).to.equal(first?.headers.get('Idempotency-Key'));
  });

  it('is gone once another case is opened, and is there to be copied when it cannot be done any more', async () => {
    let now = caseView();
    const resident = await start({
      ...tracking(() => now),
      'POST /cases/:reference/updates': () => refusal(401, 'unauthorised'),
    });
    const { page, words } = resident;
    const write = async () => {
      await resident.open();
      await resident.start('update');
      await page.fill(words.actions['update.text'], 'Between us');
      await resident.send('update');
      await page.shows(words.own['case.ended-writing']);
    };
    await write();
    now = caseView('en', { reference: '8F2-KM4-RWT9' });
    await resident.open();
    await resident.start('update');
    expect(page.value(words.actions['update.text'])).to.equal('');
    now = caseView();
    await page.press(words.shared.back);
    await page.press(words.own['case.leave']);
    await write();
    now = caseView('en', { may: [] });
    await resident.lookUp();
    await page.shows(words.actions['too-late']);
    await page.shows('Between us');
    expect(page.text).not.to.contain(words.own['case.go-on']);
  });
});

describe('what others have reported', () => {
  afterEach(clean);

  const near = (api: string) => html`<council-track-request near="first" api-base=${api}></council-track-request>`;

  it('is a list first, by place, status and service', async () => {
    const resident = await start(tracking(), { template: near });
    const { page, words } = resident;
    await resident.near();
    await page.shows('2 reports within 500 m');
    await page.choose(words.others['near.all']);
    await page.until(
      'look without a status',
      () => page.api.callsTo('GET', '/reports').at(-1)?.url.searchParams.get('status') === null,
    );
    await page.press(words.others['near.further']);
    await page.shows('2 reports within 2000 m');
    const feed = new URL((await page.link(words.others.feed)).href);
    expect(feed.pathname).to.match(/\/reports\/feed$/);
    expect(Object.fromEntries(feed.searchParams)).to.deep.equal({
      lat: '53.500',
      lng: '2.500',
      radius: '2000',
      language: 'en',
    });
  });

  it('is followed with an address, once a letter was confirmed', async () => {
    const resident = await start(tracking(), { template: near });
    const { page, words } = resident;
    await resident.near();
    await page.press('Pothole, Mill Lane');
    await page.shows('The work has a date.');
    expect((await page.link(words.others.feed)).href).to.match(/\/reports\/4HD-W2V-8RN9\/feed\?language=en$/);
    await page.press(words.others['report.follow-send']);
    await page.shows(words.others['report.email-required']);
    await page.fill(words.others['report.email'], 'neighbour@example.com');
    await page.press(words.others['report.follow-send']);
    await page.shows(words.others['report.follow-asked']);
    expect(lastBody(page, '/reports/:reference/followers')).to.deep.equal({
      email: 'neighbour@example.com',
      language: 'en',
    });
    await page.press(words.others['report.me-too-send']);
    await page.shows(words.others['report.me-too-sent']);
    expect(lastBody(page, '/reports/:reference/followers')).to.deep.equal({});
  });

  for (const [name, how] of [
    ['council-follow', 'confirm'],
    ['council-stop', 'stop'],
  ] as const) {
    it(`the link of a letter does nothing until its button is pressed: ${how}`, async () => {
      history.replaceState(null, '', `#${name}=good-token`);
      const resident = await start();
      const { page, words } = resident;
      await page.heading(words.others[`${how}.title`]);
      expect(location.hash).to.equal('');
      expect(page.api.callsTo('POST', `/followers/${how}`)).to.have.length(0);
      await page.press(words.others[`${how}.send`]);
      await page.shows('Pothole, Mill Lane');
      expect(lastBody(page, `/followers/${how}`)).to.deep.equal({ token: 'good-token' });
    });
  }

  for (const [name, how] of [
    ['council-follow', 'confirm'],
    ['council-stop', 'stop'],
  ] as const) {
    it(`an old letter says what to do, takes the focus, and leads on: ${how}`, async () => {
      history.replaceState(null, '', `#${name}=x`);
      const resident = await start({ [`POST /followers/${how}`]: () => refusal(410, 'gone') });
      const { page, words } = resident;
      await page.press(words.others[`${how}.send`]);
      await page.shows(words.others[`${how}.old`]);
      await page.until('focus on what is said', () => page.focused?.textContent?.trim() === words.others[`${how}.old`]);
      if (how === 'confirm') {
        await page.press(words.own['look-up.near']);
        await page.heading(words.others['near.title']);
      } else {
        await page.press(words.own['old-link.look-up']);
        await resident.atLookUp();
      }
    });
  }

  it('takes the focus to what is said when it is followed and when somebody is counted, and says it once', async () => {
    history.replaceState(null, '', '#council-report=4HD-W2V-8RN9');
    const { page, words } = await start();
    await page.fill(words.others['report.email'], 'neighbour@example.com');
    for (const [send, done] of [
      ['report.follow-send', 'report.follow-asked'],
      ['report.me-too-send', 'report.me-too-sent'],
    ] as const) {
      (await page.button(words.others[send])).focus();
      await page.press(words.others[send]);
      await page.until('focus on the notice', () => page.focused?.textContent?.trim() === words.others[done]);
      expect(page.all('[role=status], [role=alert]').some((each) => each.textContent?.includes(words.others[done]))).to
        .be.false;
    }
  });

  it('leads from a report that was joined with another to that other', async () => {
    history.replaceState(null, '', '#council-report=4HD-W2V-8RN9');
    const resident = await start({
      'GET /reports/:reference': ({ url }) => {
        const of = url.pathname.split('/').at(-1);
        const found = publicCase('en', of);
        return of === '4HD-W2V-8RN9' ? { ...found, closed: true, mergedInto: '9TC-5YB-3GF1' } : found;
      },
    });
    const { page, words } = resident;
    await page.heading('Pothole, Mill Lane');
    await page.shows(words.own['case.merged']);
    await page.isAccessible();
    await page.press('See report 9TC-5YB-3GF1');
    await page.until('focus on its title', () => page.focused?.textContent?.trim() === 'Pothole, High Street');
    await page.hides(words.own['case.merged']);
  });

  it('marks the language of a report’s status and of the council’s names apart', async () => {
    const resident = await start(
      {
        'GET /reports': () => ({
          language: 'en',
          statusLanguage: 'cy',
          reports: publicReports('en').map((report) => ({ ...report, statusLabel: 'Wedi’i gynllunio' })),
          more: false,
        }),
        'GET /reports/:reference': () => ({
          ...publicCase('cy'),
          serviceName: 'Pothole',
          language: 'en',
          statusLanguage: 'cy',
        }),
      },
      { template: near, lang: 'cy' },
    );
    const { page } = resident;
    const languageOf = (found: Element) => found.closest('[lang]')?.getAttribute('lang');
    await resident.near();
    const label = await page.until('status', () =>
      page.all('strong').find(({ textContent }) => textContent === 'Wedi’i gynllunio'),
    );
    expect(languageOf(label)).to.equal('cy');
    expect(languageOf(await page.button('Pothole, Mill Lane'))).to.equal('en');
    await page.press('Pothole, Mill Lane');
    expect(languageOf(await page.heading('Pothole, Mill Lane'))).to.equal('en');
    for (const text of ['Mae dyddiad i’r gwaith.', 'Derbyniwyd', 'Preswylydd']) {
      const found = await page.until(text, () =>
        page.all('p, bdi').find(({ textContent }) => textContent?.trim() === text),
      );
      expect(languageOf(found), text).to.equal('cy');
    }
  });

  it('a link can show one report', async () => {
    history.replaceState(null, '', '#council-report=4HD-W2V-8RN9');
    const resident = await start();
    await resident.page.heading('Pothole, Mill Lane');
  });
});
