import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import '../../../src/widgets/track-request/define.ts';
import { asked, caseView, fixed, tracking } from '../../helpers/cases.ts';
import { axeLanguages } from '../../helpers/axe-languages.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Tracking } from './walk.ts';

const plain = (api: string) =>
  html`<council-track-request near api-base=${api} contact="01632 960 001"></council-track-request>`;
const nearFirst = (api: string) => html`<council-track-request near="first" api-base=${api}></council-track-request>`;
const never = () => new Promise<never>(() => undefined);

const clean = () => {
  close();
  sessionStorage.clear();
  history.replaceState(null, '', location.pathname + location.search);
};

for (const language of axeLanguages) {
  const start = async (routes: Routes = {}, template: (api: string) => TemplateResult = plain) =>
    new Tracking(await open(template, { ...tracking(), ...routes }, { lang: language }), language);
  const arrive = (hash: string) => history.replaceState(null, '', hash);

  describe(`axe on every page of the tracker in "${language}"`, function () {
    this.timeout(30_000);
    afterEach(clean);

    it('the look-up: empty, wrong, no match, too often, busy, failed', async () => {
      let answer: () => unknown = () => refusal(404, 'not-found');
      const resident = await start({ 'POST /cases/lookup': () => answer() });
      const { page, words } = resident;
      await resident.atLookUp();
      await page.isAccessible();
      await resident.show();
      await page.shows(words.own['look-up.proof-required']);
      await page.isAccessible();
      await resident.lookUp();
      await page.shows(words.own['look-up.no-match']);
      await page.isAccessible();
      answer = () => refusal(429, 'too-many', undefined, { 'Retry-After': '60' });
      await resident.show();
      await page.hides(words.own['look-up.no-match']);
      await page.isAccessible();
      answer = () => refusal(503, 'unavailable');
      await resident.show();
      await page.shows(words.shared['problem.unavailable.title']);
      await page.isAccessible();
      answer = never;
      await resident.show();
      await page.shows(words.own['look-up.showing']);
      await page.isAccessible();
    });

    it('the private link: unopened, old, wrong, a new one asked for and sent', async () => {
      arrive('#council-case=old-token');
      const resident = await start();
      const { page, words } = resident;
      await page.heading(words.own['link.title']);
      await page.isAccessible();
      await resident.show();
      await page.heading(words.own['old-link.title']);
      await page.isAccessible();
      await page.press(words.own['old-link.look-up']);
      await resident.atLookUp();
      await page.press(words.own['look-up.lost']);
      await page.heading(words.own['new-link.title']);
      await page.press(words.own['new-link.send']);
      await page.shows(words.own['new-link.email-required']);
      await page.isAccessible();
      clean();
      arrive('#council-case=wrong');
      const other = await start();
      await other.show();
      await other.page.shows(other.words.own['old-link.wrong']);
      await other.page.isAccessible();
    });

    it('the case: at work, asking, late, merged, done, stale', async () => {
      const late = caseView(language);
      const views = [
        caseView(language),
        asked(language),
        { ...late, status: { ...late.status, late: 'This is late.' }, mergedInto: '4HD-W2V-8RN9' },
        fixed(language),
      ];
      for (const view of views) {
        const resident = await start(tracking(() => view));
        await resident.open();
        await resident.page.isAccessible();
        clean();
      }
      const stale = await start({
        'GET /cases/:reference/events': () => refusal(503, 'unavailable'),
        'GET /cases/:reference': () => refusal(500, 'internal'),
      });
      await stale.open();
      await stale.page.shows(stale.words.own['live.stale']);
      await stale.page.isAccessible();
    });

    it('what is done to a case: empty, wrong, failed, done', async () => {
      const resident = await start({
        ...tracking(() => asked(language)),
        'POST /cases/:reference/updates': () => refusal(503, 'unavailable'),
      });
      const { page, words } = resident;
      await resident.open();
      for (const action of ['update', 'answer', 'ask'] as const) {
        await resident.start(action);
        await resident.send(action);
        await page.shows(words.actions[`${action}.required`]);
        await page.isAccessible();
        await page.press(words.shared['back']);
        await resident.atCase();
      }
      await resident.startNotify();
      await page.choose(words.actions['notify.text']);
      await resident.send('notify');
      await page.shows(words.actions['notify.phone-required']);
      await page.isAccessible();
      await page.press(words.shared['back']);
      await resident.start('withdraw');
      await page.isAccessible();
      await resident.send('withdraw');
      await page.shows(words.shared['problem.unavailable.title']);
      await page.isAccessible();
    });

    it('the end of a case: not fixed, questionnaire, thanks', async () => {
      const resident = await start(tracking(() => fixed(language)));
      const { page, words } = resident;
      await resident.open();
      await resident.start('reopen');
      await resident.send('reopen');
      await page.shows(words.actions['reopen.required']);
      await page.isAccessible();
      await page.press(words.shared['back']);
      await resident.start('questionnaire');
      await resident.send('questionnaire');
      await page.shows(words.actions['questionnaire.required']);
      await page.isAccessible();
      await page.choose(words.actions['questionnaire.no']);
      await resident.send('questionnaire');
      await page.shows(words.actions['questionnaire.sent']);
      await page.isAccessible();
    });

    it('what others have reported: the place, the list, none, failed, one of them, followed', async () => {
      const resident = await start({}, nearFirst);
      const { page, words } = resident;
      await page.heading(words.others['near.title']);
      await page.isAccessible();
      await page.press(words.others['near.show']);
      await page.shows(words.shared['error-title']);
      await page.isAccessible();
      await resident.near();
      await page.isAccessible();
      await page.press(language === 'cy' ? 'Twll yn y ffordd, Mill Lane' : 'Pothole, Mill Lane');
      await page.shows(words.others['report.follow-text']);
      await page.isAccessible();
      await page.press(words.others['report.follow-send']);
      await page.shows(words.others['report.email-required']);
      await page.isAccessible();
      await page.press(words.others['report.me-too-send']);
      await page.shows(words.others['report.me-too-sent']);
      await page.isAccessible();
    });

    it('the letters of a follower: begun, stopped, old', async () => {
      for (const [name, how, answer] of [
        ['council-follow', 'confirm', undefined],
        ['council-stop', 'stop', undefined],
        ['council-stop', 'stop', () => refusal(410, 'gone')],
      ] as const) {
        arrive(`#${name}=token`);
        const resident = await start(answer ? { 'POST /followers/stop': answer } : {});
        const { page, words } = resident;
        await page.heading(words.others[`${how}.title`]);
        await page.isAccessible();
        await page.press(words.others[`${how}.send`]);
        await page.shows(answer ? words.others[`${how}.old`] : 'Pothole, Mill Lane');
        await page.isAccessible();
        clean();
      }
    });
  });
}

describe('the tracker in a narrow place, and from right to left', () => {
  afterEach(clean);

  for (const lang of ['en', 'ar'] as const) {
    it(`needs no scrolling sideways at 320 pixels: ${lang}`, async () => {
      const page = await open(
        (api) =>
          html`<div class="narrow" lang=${lang}><council-track-request api-base=${api}></council-track-request></div>`,
        tracking(() => asked()),
      );
      const frame = page.widget;
      frame.style.inlineSize = '320px';
      const widget = frame.querySelector('council-track-request');
      if (!widget) throw new Error('no widget');
      const root = await page.until('look-up', () => widget.shadowRoot?.querySelector('form') && widget.shadowRoot);
      const type = (name: string, value: string) => {
        const input = root.querySelector<HTMLInputElement>(`[name=${name}]`);
        if (!input) throw new Error(`no ${name}`);
        input.value = value;
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      };
      type('reference', asked().reference);
      type('proof', 'ZZ1 1AB');
      root.querySelector('form')?.requestSubmit();
      const box = await page.until('case', () => root.querySelector<HTMLElement>('.status'));
      const shown = root.querySelector<HTMLElement>('.widget');
      expect(shown?.dir).to.equal(lang === 'ar' ? 'rtl' : 'ltr');
      expect(shown?.scrollWidth).to.be.at.most(320);
      const { left, right } = box.getBoundingClientRect();
      expect(right - left).to.be.at.most(320);
    });
  }
});
