import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/widgets/pay/define.ts';
import { listen } from '../../helpers/console.ts';
import { json, refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Page } from '../../helpers/page.ts';
import { paying } from '../../helpers/payments.ts';
import { Payer } from './walk.ts';

const cut = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"language":"en","id'));
        controller.error(new TypeError('network'));
      },
    }),
    { headers: { 'Content-Type': 'application/json' } },
  );
const page = (status: number) => () =>
  new Response('<h1>Gateway</h1><img src=x onerror=alert(1)>', { status, headers: { 'Content-Type': 'text/html' } });

/** What may come instead of an answer, and what the resident is told. */
const faults: Readonly<Record<string, readonly [answer: () => unknown, said: string]>> = {
  'no network': [() => Promise.reject(new TypeError('network')), 'We could not reach the council'],
  'a line that is cut': [cut, 'We could not reach the council'],
  'nothing at all': [
    () => new Response('', { headers: { 'Content-Type': 'application/json' } }),
    'We could not reach the council',
  ],
  'a gateway’s page': [page(502), 'The service is not available'],
  'a page that says 200': [page(200), 'The service is not available'],
  'a council that is away': [() => refusal(503, 'unavailable'), 'The service is not available'],
  'a failure within': [() => refusal(500, 'internal'), 'The service is not available'],
  'too many tries': [
    () => refusal(429, 'rate-limited', undefined, { 'Retry-After': 'Sat, 01 Jan 2050 00:00:00 GMT' }),
    'Too many tries',
  ],
  'no right to it': [() => refusal(403, 'forbidden'), 'You cannot do this here'],
  'something that has gone': [() => refusal(410, 'gone'), 'This is no longer here'],
  'a refusal without reasons': [() => refusal(422, 'invalid'), 'We could not accept this'],
  'null instead': [() => json(null), 'an answer that we do not understand'],
  'a list instead': [() => json([]), 'an answer that we do not understand'],
  'other types': [
    () => json({ language: 1, items: 'none', state: {}, payable: '£1', pence: '120000' }),
    'an answer that we do not understand',
  ],
  'half of it': [() => json({ language: 'en' }), 'an answer that we do not understand'],
};
/** Of a read these are tried again by themselves, which takes seconds. */
const isTriedAgain = /not available|could not reach/;

const address = location.href;

describe('a payment that meets trouble', function () {
  this.timeout(30_000);
  let said: ReturnType<typeof listen>;
  beforeEach(() => {
    said = listen();
  });
  afterEach(() => {
    said.stop();
    close();
    sessionStorage.clear();
    history.replaceState(null, '', address);
  });

  /** A page on which every call that is named fails as is said, for as long as it is said. */
  async function start(state: () => string = () => 'open') {
    const failing: { call?: string | undefined; answer?: () => unknown } = {};
    const routes = Object.fromEntries(
      Object.entries(paying(state)).map(([call, answer]) => [
        call,
        (request) => (failing.call === call ? failing.answer?.() : answer(request)),
      ]),
    ) as Routes;
    const payer = new Payer(
      await open((api) => html`<council-pay api-base=${api} contact="01632 960 001"></council-pay>`, routes),
    );
    return { payer, failing };
  }

  /** What the resident is told of each; nothing of it is markup. */
  async function each(
    { payer, failing }: Awaited<ReturnType<typeof start>>,
    call: string,
    press: () => Promise<unknown>,
  ) {
    failing.call = call;
    let count = 0;
    for (const [what, [answer, told]] of Object.entries(faults)) {
      failing.answer = answer;
      const met = oneEvent(payer.page.widget, 'council-problem-met');
      await press();
      await met;
      await payer.page.until(`“${told}” after ${what}`, () => payer.page.text.includes(told));
      await payer.page.until('a button', () => !payer.page.root.querySelector('[aria-disabled]'));
      await payer.page.shows('01632 960 001');
      expect(payer.page.root.querySelector('img'), what).to.equal(null);
      count += 1;
    }
    failing.call = undefined;
    return count;
  }

  it('says of each failure what it is, keeps what was typed, and pays once when it is over', async () => {
    const started = await start();
    const { payer } = started;
    await payer.begin('council-tax');
    await payer.lookUp();
    await payer.at('amount.title');
    await payer.page.press('Back');
    await payer.at('find.title');
    const looked = await each(started, 'POST /payables/lookup', () => payer.goOn());
    expect(payer.page.value('Account number')).to.equal('700 123 45');
    await payer.goOn();
    await payer.at('amount.title');
    await payer.goOn();
    await payer.fill('contact.email', 'rhian@example.com');
    await payer.goOn();
    await payer.at('check.title');
    const pressed = await each(started, 'POST /payments', async () => {
      await payer.at('check.title');
      await payer.pay();
      await payer.page.shows('rhian@example.com');
    });
    expect([looked, pressed]).to.deep.equal([15, 15]);
    await payer.pay();
    await payer.page.until('the payment page', () => location.hash === '#provider');
    const calls = payer.page.api.callsTo('POST', '/payments');
    // What the council may have begun before its answer was lost is asked for again, and never begun anew.
    const keys = calls.map(({ headers }) => headers.get('Idempotency-Key'));
    const isUnsure = Object.values(faults).map(([, told]) => /reach|not available|understand|many/.test(told));
    for (const [index, key] of keys.slice(1).entries())
      if (isUnsure[index]) expect(key, `try ${index + 2}`).to.equal(keys[index]);
  });

  it('never says that money was not taken while nobody knows, and finds out when it is over', async () => {
    let state = 'open';
    const started = await start(() => state);
    const { payer, failing } = started;
    await payer.toCheck();
    await payer.pay();
    await payer.page.until('the payment page', () => location.hash === '#provider');
    history.replaceState(null, '', address);
    failing.call = 'GET /payments/:id';
    let count = 0;
    let last = payer.page.widget;
    const comeBack = () => {
      const next = document.createElement('council-pay');
      next.setAttribute('api-base', payer.page.api.base);
      next.setAttribute('contact', '01632 960 001');
      last.replaceWith(next);
      last = next;
      return new Payer(new Page(next, payer.page.api));
    };
    for (const [answer, told] of Object.values(faults)) {
      // One that is tried again stands for all of them.
      if (isTriedAgain.test(told) && answer !== cut) continue;
      failing.answer = answer;
      const back = comeBack();
      await back.page.shows(told);
      await back.page.shows('Do not pay again before you know');
      await back.page.shows('01632 960 001');
      expect(back.page.text).not.to.match(/No money has been taken|You have paid/);
      count += 1;
    }
    expect(count).to.equal(9);
    failing.call = undefined;
    const open_ = comeBack();
    await open_.at('open.title');
    // What is pressed there fails as visibly, and says nothing new of the money.
    await each({ payer: open_, failing }, 'POST /payments/:id/cancel', () => open_.page.press('Cancel this payment'));
    await open_.at('open.title');
    state = 'paid';
    await open_.page.press('Go to the payment page');
    await open_.at('paid.title');
  });
});
