import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { NewPayment } from '../../../src/contract/payments.ts';
import '../../../src/widgets/pay/define.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { askToken, asked, paying } from '../../helpers/payments.ts';
import { Payer } from './walk.ts';

const start = async (routes: Routes = {}) =>
  new Payer(await open((api) => html`<council-pay api-base=${api}></council-pay>`, { ...paying(), ...routes }));

describe('asking somebody else to pay', () => {
  const calm = location.href;
  afterEach(() => {
    close();
    sessionStorage.clear();
    history.replaceState(null, '', calm);
  });

  it('makes a link of the basket on a press, which is sent by the resident’s own means', async () => {
    const payer = await start();
    const { page } = payer;
    await payer.toCheck();
    await page.press('Ask someone else to pay');
    const field = await page.field('Link to send');
    await page.until('the link in focus', () => page.focused === field);
    expect(field.value).to.equal(`${calm}#council-pay=${askToken}`);
    expect(field.selectionEnd).to.equal(field.value.length);
    await page.shows('We send it to nobody');
    await page.isAccessible();
    const [sent] = page.api.callsTo('POST', '/payments/asks');
    expect(sent?.body).to.deep.equal({
      items: [{ payable: payer.payable('council-tax').id, quantity: 1, pence: 120_000 }],
    });
    const copied: string[] = [];
    const writeText = (text: string) => Promise.resolve(void copied.push(text));
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    try {
      await page.press('Copy the link');
      await page.shows('The link is copied.');
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
    expect(copied).to.deep.equal([field.value]);
    // Who asked may pay it all the same, once.
    await payer.pay();
    await page.until('the payment page', () => location.hash === '#provider');
    expect((page.api.callsTo('POST', '/payments')[0]?.body as NewPayment).ask).to.equal(askToken);
  });

  it('leads who follows it to the same basket, to the payment page, and back when it has changed or is paid', async () => {
    const answers = [refusal(422, 'invalid', [{ field: 'items.0.pence', code: 'not-allowed' }])];
    const routes = paying();
    let state: 'open' | 'paid' = 'open';
    history.replaceState(null, '', `#theirs&council-pay=${askToken}`);
    const payer = await start({
      'POST /payments': (request) => answers.shift() ?? routes['POST /payments']?.(request),
      'POST /payments/asks/open': (request) => asked(state, request),
    });
    const { page } = payer;
    await page.heading('Somebody asks you to pay this');
    expect(location.hash).to.equal('#theirs');
    expect(page.api.callsTo('POST', '/payments/asks/open')[0]?.body).to.deep.equal({ token: askToken });
    await page.shows('£70');
    await page.isAccessible();
    await payer.goOn();
    await payer.at('contact.title');
    await page.press('Back');
    await page.heading('Somebody asks you to pay this');
    await payer.goOn();
    await payer.at('contact.title');
    await payer.goOn();
    await payer.at('check.title');
    await page.hides('Pay for something else too');
    await page.hides('Ask someone else to pay');
    await payer.pay('£70');
    await page.heading('Somebody asks you to pay this');
    await page.shows('What is due has changed. No money has been taken.');
    await payer.goOn();
    await payer.at('contact.title');
    await payer.goOn();
    await payer.pay('£70');
    await page.until('the payment page', () => location.hash === '#provider');
    const { ask, items } = page.api.callsTo('POST', '/payments').at(-1)?.body as NewPayment;
    expect([ask, items]).to.deep.equal([askToken, [{ payable: 'asked.0', quantity: 1, pence: 7000 }]]);
    close();
    sessionStorage.clear();
    // In a page that is open already.
    state = 'paid';
    history.replaceState(null, '', calm);
    const late = await start({
      'POST /payments/asks/open': (request) =>
        (request.body as { token: string }).token === askToken ? asked(state, request) : refusal(404, 'not-found'),
    });
    await late.at('service.title');
    location.hash = `council-pay=${askToken}`;
    const title = await late.page.heading('This is already paid');
    await late.page.until('the heading in focus', () => late.page.focused === title);
    await late.page.isAccessible();
    location.hash = 'council-pay=another';
    await late.page.heading('This link does not work');
    await late.page.press('Pay for something else');
    await late.at('service.title');
  });
});
