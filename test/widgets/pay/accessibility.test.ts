import { html } from 'lit';
import '../../../src/widgets/pay/define.ts';
import { axeLanguages } from '../../helpers/axe-languages.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { paying, paymentToken, paymentView } from '../../helpers/payments.ts';
import { Payer } from './walk.ts';

const never = () => new Promise<never>(() => undefined);

for (const language of axeLanguages) {
  const start = async (routes: Routes = {}) =>
    new Payer(
      await open(
        (api) => html`<council-pay api-base=${api} contact="01632 960 001"></council-pay>`,
        { ...paying(), ...routes },
        { lang: language },
      ),
      language,
    );

  describe(`axe on every step of a payment in "${language}"`, function () {
    this.timeout(20_000);
    afterEach(() => {
      close();
      sessionStorage.clear();
    });

    it('service, look-up, amount, details, check, receipt: empty, wrong and done', async () => {
      const payer = await start({
        'POST /payments': () => ({
          ...paymentView('part-refunded', language, { refunded: 5000 }),
          token: paymentToken,
        }),
      });
      const { page, words } = payer;
      const wrong = async () => {
        await page.isAccessible();
        await payer.goOn();
        await page.shows(words.shared['error-title']);
        await page.isAccessible();
      };
      await payer.at('service.title');
      await wrong();
      await page.choose(payer.service('council-tax').name);
      await payer.goOn();
      await payer.at('find.title');
      await wrong();
      await payer.lookUp();
      await payer.at('amount.title');
      await page.choose(words.own['amount.other']);
      await wrong();
      await page.fill(words.own['amount.other-label'], '1200');
      await payer.goOn();
      await payer.at('contact.title');
      await payer.fill('contact.email', 'rhian');
      await wrong();
      await payer.fill('contact.email', 'rhian@example.com');
      await payer.goOn();
      await payer.at('check.title');
      await page.isAccessible();
      await payer.pay();
      await payer.at('paid.title');
      await page.isAccessible();
    });

    it('a payment that is on its way, a list that is none, a council that is away', async () => {
      const busy = await start({ 'POST /payments': never });
      await busy.toCheck();
      await busy.pay();
      await busy.page.button(busy.words.own['check.going']);
      await busy.page.isAccessible();
      close();
      const empty = await start({ 'GET /payables': () => ({ language, payables: [] }) });
      await empty.begin('certificates');
      await empty.page.shows(empty.words.own['service.none']);
      await empty.page.isAccessible();
      close();
      const away = await start({ 'GET /services': () => refusal(503, 'unavailable') });
      await away.page.shows(away.words.shared['problem.unavailable.title']);
      await away.page.isAccessible();
    });
  });
}
