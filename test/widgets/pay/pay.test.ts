import { expect, oneEvent } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { words as lostWords } from '../../../src/blocks/payment/lost/words/en.ts';
import type { NewPayment } from '../../../src/contract/payments.ts';
import '../../../src/widgets/pay/define.ts';
import type { Pay } from '../../../src/widgets/pay/pay.ts';
import { json, refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import * as payments from '../../helpers/payments.ts';
import { Payer } from './walk.ts';

const plain = (api: string) => html`<council-pay api-base=${api}><a href="tel:01632960001">Call us</a></council-pay>`;

const start = async (routes: Routes = {}, template: (api: string) => TemplateResult = plain) =>
  new Payer(await open(template, { ...payments.paying(), ...routes }));

/** The same page in the same tab, loaded again: its API is at the address that it was. */
async function comeBack(payer: Payer): Promise<Payer> {
  const { widget } = payer.page;
  const next = document.createElement('council-pay');
  next.setAttribute('api-base', payer.page.api.base);
  widget.replaceWith(next);
  const { Page } = await import('../../helpers/page.ts');
  return new Payer(new Page(next, payer.page.api));
}

/** As the page is when the browser's Back shows it. */
const backFromProvider = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
/** The page is looked at again, which has it asked at once. */
const look = () => dispatchEvent(new Event('online'));

/** Whether a text of the resident's is where somebody else could find it. */
const leaks = (text: string) =>
  [
    location.href,
    document.title,
    document.cookie,
    JSON.stringify({ ...sessionStorage }),
    JSON.stringify({ ...localStorage }),
  ].filter((place) => place.includes(text));

describe('paying', () => {
  let navigations: string[] = [];
  const count = () => navigations.push(location.hash);
  const calm = location.href;
  beforeEach(() => {
    navigations = [];
    addEventListener('hashchange', count);
  });
  afterEach(() => {
    removeEventListener('hashchange', count);
    close();
    sessionStorage.clear();
    history.replaceState(null, '', calm);
  });

  it('renews a subscription by the card for who asks for that, and for nobody else', async () => {
    const payer = await start(payments.gardenBin);
    const { page, words } = payer;
    const sent = () => page.api.callsTo('POST', '/payments').map(({ body }) => (body as NewPayment).renew);
    await payer.toBin('');
    await page.press(words.renew['email-add']);
    await payer.fill('contact.email', 'rhian@example.com');
    await payer.goOn();
    await payer.at('check.title');
    const group = page.all('[role="radiogroup"]')[0];
    expect(group?.textContent).to.contain('today that is £45').and.to.contain('how to stop it');
    const chosen = () => page.all<HTMLInputElement>('input[type="radio"]').map(({ checked }) => checked);
    expect(chosen()).to.deep.equal([true, false], 'nobody has said yes before they do');
    await page.isAccessible();
    await page.choose(words.renew.yes);
    // With something else it is not.
    await page.press(words.own['check.add']);
    await payer.begin('certificates');
    await payer.at('find.choose');
    await page.choose(payer.payable('certificates').name);
    await payer.goOn();
    await payer.at('amount.fixed');
    await payer.goOn();
    await payer.at('check.title');
    expect(page.text).to.not.contain(words.renew.title);
    await page.press(`${words.shared.remove} ${payer.payable('certificates').name}`);
    await page.shows(words.renew.title);
    expect(chosen()).to.deep.equal([false, true]);
    await payer.pay('£45');
    await page.until('navigation', () => navigations.length === 1);
    expect(sent()).to.deep.equal([true]);
  });

  it('goes from a reference to the payment page with one press, and comes back to a receipt', async () => {
    const events: unknown[] = [];
    const keep = ({ detail }: Event & { detail?: unknown }) => events.push(detail);
    for (const name of ['council-step-shown', 'council-payment-started', 'council-payment-ended'])
      addEventListener(name, keep as EventListener);
    const payer = await start();
    const { page } = payer;
    await payer.toAmount();
    await page.shows('Single person discount');
    await page.choose('Another amount');
    await page.fill('Amount in pounds', '0.50');
    await payer.goOn();
    await page.shows('The amount must be £1 or more');
    expect(page.focused?.className).to.contain('error-summary');
    await page.fill('Amount in pounds', '250');
    await payer.goOn();
    await payer.at('contact.title');
    expect((await page.field('Postcode')).autocomplete).to.equal('billing postal-code');
    await page.fill('Full name', 'Rhian Canary');
    await page.fill('Email address', 'canary@example.com');
    await page.fill('Postcode', 'zz99 9zz');
    await payer.goOn();
    await payer.at('check.title');
    expect(page.root.querySelector('iframe, input[autocomplete^=cc]')).to.equal(null);
    // Twice, as people do.
    const button = await page.button('Pay £250');
    button.click();
    button.click();
    await page.until('the payment page', () => location.hash === '#provider');
    button.click();
    await page.button('Taking you to the payment page');
    const sent = page.api.callsTo('POST', '/payments');
    expect(sent.length).to.equal(1);
    expect(sent[0]?.headers.get('Idempotency-Key')).to.match(/^[\da-f-]{36}$/);
    const { returnUrl, ...body } = sent[0]?.body as NewPayment;
    expect(body).to.deep.equal({
      items: [{ payable: payer.payable('council-tax').id, quantity: 1, pence: 25_000 }],
      contact: { name: 'Rhian Canary', email: 'canary@example.com', address: { postcode: 'ZZ99 9ZZ' } },
      language: 'en',
    });
    expect(returnUrl).to.equal(`${calm}#council-payment=1`);

    const back = await comeBack(payer);
    await back.at('paid.title');
    await back.page.shows('£1,200');
    await back.page.shows('We send a receipt to r…n@example.com.');
    const link = await back.page.link('See this payment later');
    expect(link.href).to.contain(`#council-case=${payments.paymentReference}.${payments.paymentToken}`);
    const [asked] = page.api.callsTo('GET', '/payments/:id');
    expect(asked?.headers.get('Authorization')).to.equal(`Bearer ${payments.paymentToken}`);
    await back.page.isAccessible();
    expect(navigations.length).to.equal(1);
    for (const canary of ['Canary', 'canary@', 'ZZ99', 'zz99', payments.account.reference, 'ZZ1 1AB'])
      expect(leaks(canary), canary).to.deep.equal([]);
    expect(localStorage.length).to.equal(0);
    expect(events.at(-1)).to.deep.equal({ services: ['council-tax'], state: 'paid' });
    expect(JSON.stringify(events)).not.to.match(/canary|ZZ|700|9QX/i);
    for (const name of ['council-step-shown', 'council-payment-started', 'council-payment-ended'])
      removeEventListener(name, keep as EventListener);
    // A receipt stands through a reload, and goes when something else is paid.
    const reloaded = await comeBack(back);
    await reloaded.at('paid.title');
    await reloaded.page.press('Pay for something else');
    await reloaded.at('service.title');
    expect(sessionStorage.length).to.equal(0);
    // Who comes back to a tab that has kept nothing is told so, before anything else can be paid.
    close();
    history.replaceState(null, '', returnUrl);
    const lost = await start();
    await lost.page.shows(lostWords.title);
    await lost.at('service.title');
    expect(location.href).to.equal(calm);
    await lost.page.isAccessible();
    await lost.begin('council-tax');
    await lost.at('find.title');
    expect(lost.page.text).not.to.contain(lostWords.wait);
  });

  it('says the same of a wrong reference and a wrong proof, and lets the number of a card go nowhere', async () => {
    const payer = await start();
    const { page } = payer;
    await payer.begin('council-tax');
    await payer.lookUp({ reference: '4242 4242 4242 4242', proof: '' });
    await page.shows('Never enter that here');
    await page.isAccessible();
    expect(page.api.callsTo('POST', '/payables/lookup').length).to.equal(0);
    const said: string[] = [];
    for (const wrong of [{ reference: '99999999' }, { proof: 'ZZ9 9ZZ' }]) {
      await payer.lookUp({ ...payments.account, ...wrong });
      const calls = said.length + 1;
      await page.until('an answer', () => page.api.callsTo('POST', '/payables/lookup').length === calls);
      const summary = await page.until('what is wrong', () => page.root.querySelector('.error-summary'));
      said.push(summary.textContent);
    }
    expect(said[0]).to.equal(said[1]);
    expect(page.value('Account number')).to.equal(payments.account.reference);
  });

  it('takes several things, counts them, and lets one go', async () => {
    const payer = await start();
    const { page } = payer;
    await payer.toCheck();
    await page.press('Pay for something else too');
    await payer.begin('certificates');
    await page.choose('Birth certificate');
    await payer.goOn();
    await payer.at('amount.fixed');
    await page.fill('How many?', '6');
    await payer.goOn();
    await page.shows('Enter a number from 1 to 5');
    await page.fill('How many?', '3');
    await payer.goOn();
    await payer.at('check.title');
    await page.shows('Birth certificate × 3');
    await page.press('Pay for something else too');
    await payer.begin('park-fund');
    await page.choose('Gift to Mill Park');
    await payer.goOn();
    await payer.at('amount.title');
    await payer.goOn();
    await page.shows('Choose how much you want to pay');
    await page.choose('£10');
    await payer.goOn();
    await page.button('Pay £1,247.50');
    await page.isAccessible();
    await page.press('Remove Council tax');
    await page.button('Pay £47.50');
    expect(page.focused?.textContent).to.equal('Check what you pay');
    await payer.pay('£47.50');
    await page.until('the payment page', () => location.hash === '#provider');
    const { items } = page.api.callsTo('POST', '/payments')[0]?.body as NewPayment;
    expect(items).to.deep.equal([
      { payable: 'birth-certificate', quantity: 3, pence: 3750 },
      { payable: 'park-fund', quantity: 1, pence: 1000 },
    ]);
  });

  it('takes from the page what is to be paid, and by whom', async () => {
    const payer = await start(
      {},
      (api) =>
        html`<council-pay
          api-base=${api}
          payable="park-fund"
          amount="1500"
          .payer=${{ name: 'Rhian Sample', address: { city: 'Exampleton' } }}
        ></council-pay>`,
    );
    const { page } = payer;
    await payer.at('amount.title');
    await page.until('the amount', () => page.value('Amount in pounds') === '15.00');
    await payer.goOn();
    await payer.at('contact.title');
    expect(page.value('Full name')).to.equal('Rhian Sample');
    expect(page.value('Town or city')).to.equal('Exampleton');
    await payer.goOn();
    await page.button('Pay £15');
    expect(page.text).not.to.contain('Pay for something else');
    const known = page.widget as Pay;
    close();
    sessionStorage.clear();
    const other = await start(
      {},
      (api) => html`<council-pay api-base=${api} service="council-tax" reference="700_123_45"></council-pay>`,
    );
    await other.at('find.title');
    expect(other.page.value('Account number')).to.equal('700 123 45');
    expect(known.isConnected).to.equal(false);
    close();
    const gone = await start(
      {},
      (api) => html`<council-pay api-base=${api} payable="nothing"><p>Call us</p></council-pay>`,
    );
    await gone.page.shows('We could not find this');
  });

  it('takes from its address what a payment link has there, and tells nobody of it', async () => {
    history.replaceState(null, '', '?a=1&reference=700_123_45&amount=2500');
    const payer = await start(
      {},
      (api) => html`<council-pay api-base=${api} service="council-tax" prefill-from-url></council-pay>`,
    );
    const { page } = payer;
    await payer.at('find.title');
    expect(page.value('Account number')).to.equal('700 123 45');
    await page.fill('Postcode', payments.account.proof);
    await payer.goOn();
    await payer.at('amount.title');
    await page.until('the amount', () => page.value('Amount in pounds') === '25.00');
    await payer.goOn();
    await payer.at('contact.title');
    await payer.goOn();
    await payer.pay('£25');
    await page.until('the payment page', () => location.hash === '#provider');
    const [call] = page.api.callsTo('POST', '/payments');
    expect(new URL((call?.body as NewPayment).returnUrl).search).to.equal('?a=1');
  });

  it('keeps what was chosen through a reload, and nothing of who pays', async () => {
    const payer = await start();
    await payer.toCheck();
    for (const text of ['Rhian', 'rhian', '700', 'Band']) expect(leaks(text)).to.deep.equal([]);
    const back = await comeBack(payer);
    const { page } = back;
    await back.at('contact.title');
    expect(page.value('Full name')).to.equal('');
    await back.goOn();
    await back.at('check.title');
    await page.shows('Council tax');
    await page.button('Pay £1,200');
    await page.isAccessible();
    await page.press('Remove Council tax');
    await page.shows('There is nothing to pay.');
    expect(sessionStorage.length).to.equal(0);
  });

  it('asks before the same is paid twice, and shows the receipt of the first', async () => {
    let isAsking = false;
    const routes = payments.paying();
    const payer = await start({
      ...routes,
      'POST /payments': (request) =>
        isAsking && !(request.body as NewPayment).repeat
          ? refusal(422, 'invalid', [{ field: 'repeat', code: 'required' }])
          : json({ ...payments.paymentView('paid'), token: payments.paymentToken }, 201),
    });
    const { page } = payer;
    await payer.toCheck();
    await payer.pay();
    await payer.at('paid.title');
    isAsking = true;
    await page.press('Pay for something else');
    await payer.toCheck();
    await payer.pay();
    await page.shows('The same was paid a few minutes ago');
    expect(page.focused?.className).to.contain('warning');
    await page.isAccessible();
    await page.press('See the receipt');
    await payer.at('paid.title');
    await page.press('Pay for something else');
    await payer.toCheck();
    await payer.pay();
    await page.press('Pay £1,200 again');
    await payer.at('paid.title');
    expect(page.api.callsTo('POST', '/payments').map(({ body }) => (body as NewPayment).repeat)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      true,
    ]);
  });

  it('notices what was paid in another tab when it is looked at again', async () => {
    let state = 'open';
    const payer = await start(payments.paying(() => state));
    await payer.toCheck();
    await payer.pay();
    await payer.page.until('the payment page', () => location.hash === '#provider');
    history.replaceState(null, '', calm);
    backFromProvider();
    await payer.at('open.title');
    state = 'paid';
    look();
    await payer.at('paid.title');
  });

  it('goes on with the same payment after the browser’s Back, and pays no second time what was paid in another tab', async () => {
    let state = 'open';
    const payer = await start(payments.paying(() => state));
    const { page } = payer;
    await payer.toCheck();
    await payer.pay();
    await page.until('the payment page', () => location.hash === '#provider');
    history.replaceState(null, '', calm);
    backFromProvider();
    await payer.at('open.title');
    await page.shows('No money has been taken');
    await page.isAccessible();
    await page.press('Go to the payment page');
    await page.until('the payment page', () => location.hash === '#provider');
    history.replaceState(null, '', calm);
    backFromProvider();
    await page.until('a third question', () => page.api.callsTo('GET', '/payments/:id').length >= 3);
    await payer.at('open.title');
    state = 'paid';
    await page.press('Go to the payment page');
    await payer.at('paid.title');
    expect(location.hash).to.equal('');
    expect(page.api.callsTo('POST', '/payments').length).to.equal(1);
  });

  it('sends nobody to pay what they asked for before an answer was lost, and shows it instead', async () => {
    const own = payments.paying(() => 'open');
    let tries = 0;
    const payer = await start({
      ...own,
      'POST /payments': (request) => {
        if ((tries += 1) === 1) return Promise.reject(new TypeError('the answer is lost'));
        const { contact } = request.body as NewPayment;
        return contact?.name === 'Rhian Sample' ? own['POST /payments']!(request) : refusal(409, 'key-reused');
      },
    });
    const { page } = payer;
    await payer.toCheck();
    await payer.pay();
    await page.shows('We could not reach the council');
    await page.press('Back');
    await payer.at('contact.title');
    await page.fill('Full name', 'Rhian Other');
    await payer.goOn();
    await payer.at('check.title');
    await payer.pay();
    await payer.at('open.title');
    expect(tries).to.equal(3);
    expect(location.hash).to.equal('');
    await page.press('Go to the payment page');
    await page.until('the payment page', () => location.hash === '#provider');
  });

  it('does not take for unpaid what the council knew a moment ago', async () => {
    const known = [{ ...payments.paymentView('open'), nextUrl: undefined }, payments.paymentView('paid')];
    const payer = await start({ 'GET /payments/:id': () => known.shift() });
    await payer.toCheck();
    await payer.pay();
    await payer.page.until('the payment page', () => location.hash === '#provider');
    const seen: string[] = [];
    const back = await comeBack(payer);
    back.page.widget.addEventListener('council-payment-ended', () => seen.push(back.page.text));
    await back.at('paid.title');
    expect(seen.join()).not.to.contain('You have not paid yet');
    expect(known).to.deep.equal([]);
  });

  it('shows nothing of what was typed to whoever presses Back at the provider', async () => {
    const payer = await start(payments.paying(() => 'cancelled'));
    const { page } = payer;
    await payer.toCheck();
    await payer.pay();
    await page.until('the payment page', () => location.hash === '#provider');
    backFromProvider();
    await payer.at('cancelled.title');
    await page.press('Try again');
    await payer.at('check.title');
    await page.shows('As you told us when you tried before');
    for (const before of ['contact.title', 'amount.title', 'find.title'] as const) {
      await page.press('Back');
      await payer.at(before);
      const typed = [...page.root.querySelectorAll<HTMLInputElement>('input:not([type=radio])')];
      expect(typed.map(({ value }) => value).join('')).to.equal('');
    }
  });

  it('says of each end whether money was taken, and offers another try that needs no typing', async () => {
    let state = 'open';
    const payer = await start(payments.paying(() => state));
    await payer.toCheck();
    await payer.pay();
    await payer.page.until('the payment page', () => location.hash === '#provider');
    for (const end of ['declined', 'expired', 'cancelled', 'trouble'] as const) {
      state = end;
      const back = await comeBack(payer);
      await back.at(`${end}.title`);
      await back.page.shows('No money has been taken');
      await back.page.isAccessible();
      payer.page.widget.remove();
      if (end === 'trouble') {
        await back.page.press('Try again');
        await back.at('check.title');
        await back.page.shows('Council tax 2026 to 2027');
        for (const before of ['contact.title', 'service.title', 'check.title'] as const) {
          await back.page.press('Back');
          await back.at(before);
        }
        // Nothing of who pays is on this page or in this tab: the council knows it.
        await back.page.shows('As you told us when you tried before');
        await back.page.shows('r…n@example.com');
        await back.page.press('Change Who pays');
        await back.at('contact.title');
        await back.page.shows('Leave this empty to use it');
        await back.page.isAccessible();
        await back.goOn();
        await back.at('check.title');
        await back.page.isAccessible();
        for (const text of ['Rhian', 'rhian', '700']) expect(leaks(text)).to.deep.equal([]);
        history.replaceState(null, '', calm);
        await back.pay();
        await back.page.until('the payment page', () => location.hash === '#provider');
        const [first, second, ...more] = back.page.api.callsTo('POST', '/payments');
        expect(more).to.deep.equal([]);
        expect((second?.body as NewPayment).items).to.deep.equal((first?.body as NewPayment).items);
        const { contact, again } = second?.body as NewPayment;
        expect(contact).to.equal(undefined);
        expect(again).to.deep.equal({ id: payments.paymentId, token: payments.paymentToken });
        expect(second?.headers.get('Idempotency-Key')).not.to.equal(first?.headers.get('Idempotency-Key'));
      } else back.page.widget.replaceWith(payer.page.widget);
    }
  });

  it('asks about an email address that looks like a slip, and changes it with one press', async () => {
    const payer = await start();
    const { page } = payer;
    await payer.toContact();
    await payer.fill('contact.email', 'rhian@gmial.com');
    await payer.goOn();
    await payer.at('check.title');
    await page.shows('Perhaps you meant rhian@gmail.com');
    await page.isAccessible();
    await page.press('Use rhian@gmail.com');
    await page.hides('Perhaps you meant');
    await page.shows('rhian@gmail.com');
    expect(page.focused?.textContent?.trim()).to.equal('Check what you pay');
    await payer.pay();
    await page.until('the payment page', () => location.hash === '#provider');
    const [call] = page.api.callsTo('POST', '/payments');
    expect((call?.body as NewPayment).contact?.email).to.equal('rhian@gmail.com');
  });

  it('asks who pays once more when the council has forgotten it, and takes what is said instead', async () => {
    let state = 'open';
    let isForgotten = false;
    const routes = payments.paying(() => state);
    const payer = await start({
      ...routes,
      'POST /payments': (request) =>
        isForgotten && (request.body as NewPayment).again
          ? refusal(422, 'invalid', [{ field: 'again', code: 'unknown' }])
          : routes['POST /payments']?.(request),
    });
    await payer.toCheck();
    await payer.pay();
    await payer.page.until('the payment page', () => location.hash === '#provider');
    state = 'declined';
    isForgotten = true;
    const back = await comeBack(payer);
    await back.at('declined.title');
    await back.page.press('Try again');
    await back.at('check.title');
    await back.pay();
    await back.at('contact.title');
    await back.fill('contact.name', 'Kim Sand');
    await back.goOn();
    await back.at('check.title');
    await back.page.shows('Kim Sand');
    history.replaceState(null, '', calm);
    await back.pay();
    await back.page.until('the payment page', () => location.hash === '#provider');
    expect((back.page.api.callsTo('POST', '/payments').at(-1)?.body as NewPayment).contact).to.deep.equal({
      name: 'Kim Sand',
    });
  });

  it('asks until it is known, and promises a letter when that takes long', async () => {
    let state = 'checking';
    const payer = await start(payments.paying(() => state));
    await payer.toCheck();
    await payer.pay();
    await payer.page.until('the payment page', () => location.hash === '#provider');
    const back = await comeBack(payer);
    await back.at('checking.title');
    await back.page.shows('Do not pay again before you know.');
    await back.page.isAccessible();
    const asked = () => back.page.api.callsTo('GET', '/payments/:id').length;
    for (const before = asked(); asked() < before + 7;) {
      const last = asked();
      look();
      await back.page.until('another question', () => asked() > last);
    }
    await back.page.shows('we will write to r…n@example.com');
    await back.page.isAccessible();
    state = 'paid';
    await back.page.press('Check again');
    await back.at('paid.title');
  });

  it('keeps what was chosen when the council is away, and sends the same again', async () => {
    let away = true;
    const routes = payments.paying();
    const payer = await start({
      'POST /payments': (request) => (away ? refusal(503, 'unavailable') : routes['POST /payments']?.(request)),
    });
    const { page } = payer;
    await payer.toCheck();
    const met = oneEvent(page.widget, 'council-problem-met');
    await payer.pay();
    await page.shows('The service is not available');
    expect((await met).detail).to.deep.equal({ widget: 'pay', step: 'check', kind: 'unavailable' });
    away = false;
    await payer.pay();
    await page.until('the payment page', () => location.hash === '#provider');
    const [first, second] = page.api.callsTo('POST', '/payments');
    expect(second?.headers.get('Idempotency-Key')).to.equal(first?.headers.get('Idempotency-Key'));
  });

  it('says what has changed, what is paid elsewhere and what is paid already', async () => {
    const answers = [
      refusal(409, 'conflict'),
      refusal(422, 'invalid', [{ field: 'items.0.pence', code: 'not-allowed' }]),
      payments.paymentView('already-paid', 'en', { pence: 0 }),
    ];
    const { id: _id, reference: _reference, ...already } = answers[2] as object & { id?: string; reference?: string };
    answers[2] = already as never;
    const payer = await start({ 'POST /payments': () => answers.shift() });
    const { page } = payer;
    await payer.toCheck();
    await payer.pay();
    await page.shows('being paid somewhere else right now');
    await page.isAccessible();
    await payer.pay();
    await payer.at('find.title');
    await page.shows('has changed, or you looked it up too long ago');
    await payer.goOn();
    await payer.at('amount.title');
    await payer.goOn();
    await payer.at('contact.title');
    await payer.goOn();
    await payer.pay();
    await payer.at('already-paid.title');
    await page.isAccessible();
    expect(location.hash).to.equal('');
  });

  it('never goes to an address that is none, and knows what it cannot know', async () => {
    const payer = await start({
      'POST /payments': () => ({
        ...payments.paymentView('open', 'en', { nextUrl: 'javascript:alert(1)' }),
        token: 'x',
      }),
      'GET /payments/:id': () => refusal(404, 'not-found'),
    });
    await payer.toCheck();
    await payer.pay();
    await payer.page.shows('an answer that we do not understand');
    const back = await comeBack(payer);
    await back.page.shows('We could not find this');
    await back.page.press('Try again');
    await back.at('service.title');
  });
});
