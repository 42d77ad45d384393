import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { PaymentView } from '../../src/contract/payment-answers.ts';
import '../../src/widgets/pay/define.ts';
import { languageOf } from '../../test/helpers/bookings.ts';
import { FakeApi, json, refusal, type Routes } from '../../test/helpers/fake-api.ts';
import { Page } from '../../test/helpers/page.ts';
import { asked, askToken, gardenBin, payable, paying, paymentToken, paymentView } from '../../test/helpers/payments.ts';
import { working } from '../../test/helpers/working.ts';
import { Payer, type Walked } from '../../test/widgets/pay/walk.ts';

interface Args {
  readonly service?: string;
  readonly payable?: string;
  readonly headingLevel?: number;
}

type Story = StoryObj<Args>;

let api: FakeApi | undefined;

/** A council that works but for these routes, until the next story; what an earlier story kept is gone. */
const council =
  (routes: Routes = {}) =>
  () => {
    sessionStorage.clear();
    api = new FakeApi({ ...working, ...paying(), ...routes });
    return () => api?.restore();
  };

const meta: Meta<Args> = {
  title: 'Widgets/Pay',
  component: 'council-pay',
  beforeEach: council(),
  render: ({ service, payable: chosen, headingLevel = 2 }) => html`
    <council-pay
      api-base=${api?.base ?? ''}
      contact="01632 960 001"
      heading-level=${headingLevel}
      .service=${service}
      .payable=${chosen}
    >
      <p>To pay, call <a href="tel:+441632960001">01632 960 001</a>.</p>
    </council-pay>
  `,
};
export default meta;

/** Plays a resident, in each language. */
const play =
  (act: (payer: Payer) => Promise<unknown>): NonNullable<Story['play']> =>
  async ({ canvasElement, globals }) => {
    const widget = canvasElement.querySelector<HTMLElement>('council-pay');
    if (!widget) throw new Error('no widget');
    await act(new Payer(new Page(widget), (globals['language'] as Walked | undefined) ?? 'en'));
  };

const never = () => new Promise<never>(() => undefined);

/** The payment is over as soon as it begins: no story leaves its page. */
const ended = (state: string, more: Partial<PaymentView> = {}): Story => ({
  beforeEach: council({
    'POST /payments': (request) =>
      json({ ...paymentView(state, languageOf(request), { nextUrl: undefined, ...more }), token: paymentToken }, 201),
    'GET /payments/:id': (request) => paymentView(state, languageOf(request), { nextUrl: undefined, ...more }),
  }),
});

const told = (
  state: 'open' | 'checking' | 'paid' | 'declined' | 'expired' | 'cancelled' | 'trouble' | 'already-paid',
) =>
  play(async (payer) => {
    await payer.toCheck();
    await payer.pay();
    await payer.at(`${state}.title`);
  });

export const Offline: Story = {
  beforeEach: council({ 'GET /services': () => Promise.reject(new TypeError('network')) }),
  play: play(({ page, words }) => page.shows(words.shared['problem.offline.title'])),
};

export const Unavailable: Story = {
  beforeEach: council({ 'GET /services': () => new Response('<h1>503</h1>', { status: 503 }) }),
  play: play(({ page, words }) => page.shows(words.shared['problem.unavailable.title'])),
};

/** The reference or the proof is wrong: nobody is told which. */
export const NotFound: Story = {
  play: play(async (payer) => {
    await payer.begin('council-tax');
    await payer.lookUp({ reference: '99999999', proof: 'ZZ9 9ZZ' });
    await payer.page.shows(payer.words.own['find.wrong']);
  }),
};

export const CardNumber: Story = {
  play: play(async (payer) => {
    await payer.begin('council-tax');
    await payer.lookUp({ reference: '4242 4242 4242 4242', proof: 'ZZ1 1AB' });
    await payer.page.shows(payer.words.own['find.card']);
  }),
};

export const TooManyLookUps: Story = {
  beforeEach: council({ 'POST /payables/lookup': () => refusal(429, 'rate-limited') }),
  play: play(async (payer) => {
    await payer.begin('council-tax');
    await payer.lookUp();
    await payer.page.shows(payer.words.shared['problem.rate-limited.title']);
  }),
};

/** The same was paid a short while ago: nobody pays twice unaware. */
export const PaidLately: Story = {
  beforeEach: council({
    'POST /payments': () => refusal(422, 'invalid', [{ field: 'repeat', code: 'required' }]),
  }),
  play: play(async (payer) => {
    await payer.toCheck();
    await payer.pay();
    await payer.page.shows(payer.words.own['check.repeat']);
  }),
};

export const NothingDue: Story = {
  beforeEach: council({
    'POST /payables/lookup': (request) => {
      const language = languageOf(request);
      return { language, payable: { ...payable('council-tax', language), due: 0, least: 0, most: 0, breakdown: [] } };
    },
  }),
  play: play(async (payer) => {
    await payer.toAmount();
    await payer.page.shows(payer.words.own['amount.nothing']);
  }),
};

/** Less than may be paid at once. */
export const TooLittle: Story = {
  play: play(async (payer) => {
    const { page, words } = payer;
    await payer.toAmount();
    await page.choose(words.own['amount.other']);
    await page.fill(words.own['amount.other-label'], '0.50');
    await payer.goOn();
    await page.shows(words.shared['error-title']);
  }),
};

/** It can be had every year by itself. */
export const Renewed: Story = {
  beforeEach: council(gardenBin),
  play: play(async (payer) => {
    await payer.toBin();
    await payer.page.shows(payer.words.renew.title);
  }),
};

/** The same, and nobody can be told of it. */
export const RenewedWithoutAddress: Story = {
  beforeEach: council(gardenBin),
  play: play(async (payer) => {
    await payer.toBin('');
    await payer.page.shows(payer.words.renew['email-add']);
  }),
};

/** What is due has changed since it was looked up, or that was too long ago. */
export const Changed: Story = {
  beforeEach: council({
    'POST /payments': () => refusal(422, 'invalid', [{ field: 'items.0.pence', code: 'not-allowed' }]),
  }),
  play: play(async (payer) => {
    await payer.toCheck();
    await payer.pay();
    await payer.at('find.title');
  }),
};

/** In another tab, or by somebody else. */
export const PaidElsewhere: Story = {
  beforeEach: council({ 'POST /payments': () => refusal(409, 'conflict') }),
  play: play(async (payer) => {
    await payer.toCheck();
    await payer.pay();
    await payer.page.shows(payer.words.own['check.elsewhere']);
  }),
};

export const NotBegun: Story = {
  beforeEach: council({ 'POST /payments': () => refusal(503, 'unavailable') }),
  play: play(async (payer) => {
    await payer.toCheck();
    await payer.pay();
    await payer.page.shows(payer.words.shared['problem.unavailable.title']);
  }),
};

export const Declined: Story = { ...ended('declined'), play: told('declined') };
/** What they said of who pays is with the council, and need not be typed again. */
export const TriedBefore: Story = {
  ...ended('declined'),
  play: play(async (payer) => {
    await payer.toContact();
    await payer.goOn();
    await payer.at('check.title');
    await payer.pay();
    await payer.at('declined.title');
    await payer.page.press(payer.words.own.again);
    await payer.at('check.title');
  }),
};
export const EmailSlip: Story = {
  play: play(async (payer) => {
    await payer.toContact();
    await payer.fill('contact.email', 'rhian@gmial.com');
    await payer.goOn();
    await payer.at('check.title');
  }),
};
export const Expired: Story = { ...ended('expired'), play: told('expired') };
export const Cancelled: Story = { ...ended('cancelled'), play: told('cancelled') };
export const ProviderTrouble: Story = { ...ended('trouble'), play: told('trouble') };
export const AlreadyPaid: Story = {
  ...ended('already-paid', { pence: 0, reference: undefined }),
  play: told('already-paid'),
};
/** They came back without having paid. */
export const NotPaidYet: Story = { ...ended('open'), play: told('open') };
export const StillChecking: Story = { ...ended('checking'), play: told('checking') };

/** Nobody knows for so long that a letter is promised. */
export const LetterPromised: Story = {
  ...ended('checking'),
  play: play(async (payer) => {
    await payer.toCheck();
    await payer.pay();
    await payer.at('checking.title');
    // Each look at the page asks at once.
    for (let asked = 0; asked < 8; asked += 1) dispatchEvent(new Event('online'));
    await payer.page.button(payer.words.own['checking.ask']);
  }),
};

/** Without an address of the API, what stands between the tags is shown. */
export const NotSetUp: Story = { render: () => html`<council-pay><p>To pay, call us.</p></council-pay>` };

export const Loading: Story = { beforeEach: council({ 'GET /services': never }) };

export const Start: Story = { play: play((payer) => payer.at('service.title')) };

export const LookUp: Story = {
  args: { service: 'council-tax' },
  play: play((payer) => payer.at('find.title')),
};

export const List: Story = { args: { service: 'certificates' }, play: play((payer) => payer.at('find.choose')) };

/** Part of what is due can be paid, and it is said what that is made up of. */
export const PartPayment: Story = { play: play((payer) => payer.toAmount()) };

/** It is less for some days. */
export const Discount: Story = {
  play: play(async (payer) => {
    await payer.begin('parking-fine');
    await payer.lookUp();
    await payer.at('amount.fixed');
  }),
};

export const Gift: Story = { args: { payable: 'park-fund' }, play: play((payer) => payer.at('amount.title')) };

export const Details: Story = { play: play((payer) => payer.toContact()) };

export const Basket: Story = {
  play: play(async (payer) => {
    const { page, words } = payer;
    await payer.toCheck();
    await page.press(words.own['check.add']);
    await payer.begin('certificates');
    await page.choose(payer.payable('certificates').name);
    await payer.goOn();
    await payer.at('amount.fixed');
    await page.fill(words.own['amount.quantity'], '2');
    await payer.goOn();
    await payer.at('check.title');
  }),
};

/** A link for whoever is to pay instead. */
export const AskSomebodyElse: Story = {
  play: play(async (payer) => {
    const { page, words } = payer;
    await payer.toCheck();
    await page.press(words.own['check.ask']);
    await page.field(words.own['link.label']);
  }),
};

/** Somebody has followed such a link. */
const followed = (answer: NonNullable<Routes[string]>): Story => ({
  beforeEach: () => {
    history.replaceState(history.state, '', `#council-pay=${askToken}`);
    return council({ 'POST /payments/asks/open': answer })();
  },
});

export const Asked: Story = {
  ...followed((request) => asked('open', request)),
  play: play((payer) => payer.at('asked.title')),
};

/** What was asked for is due no more as it was. */
export const AskedAndChanged: Story = {
  beforeEach: () => {
    history.replaceState(history.state, '', `#council-pay=${askToken}`);
    return council({
      'POST /payments': () => refusal(422, 'invalid', [{ field: 'items.0.pence', code: 'not-allowed' }]),
    })();
  },
  play: play(async (payer) => {
    await payer.at('asked.title');
    await payer.goOn();
    await payer.at('contact.title');
    await payer.goOn();
    await payer.pay('£70');
    await payer.page.shows(payer.words.own['asked.changed']);
  }),
};

export const AskedAndPaid: Story = {
  ...followed((request) => asked('paid', request)),
  play: play((payer) => payer.at('asked-paid.title')),
};

/** Fourteen days are over, or somebody has lost part of it. */
export const AskedTooLongAgo: Story = {
  ...followed(() => refusal(404, 'not-found')),
  play: play((payer) => payer.at('asked-over.title')),
};

export const Leaving: Story = {
  beforeEach: council({ 'POST /payments': never }),
  play: play(async (payer) => {
    await payer.toCheck();
    await payer.pay();
    await payer.page.button(payer.words.own['check.going']);
  }),
};

export const Paid: Story = { ...ended('paid'), play: told('paid') };

export const PartRefunded: Story = { ...ended('part-refunded', { refunded: 5000 }), play: told('paid') };

/** A booking with a fee is made when it is paid. */
export const BookingPaid: Story = {
  ...ended('paid', {
    booking: {
      service: 'tennis',
      reference: '7K3-M9Q-XPT4',
      location: 'park',
      starts: '2026-03-10T09:00:00Z',
      ends: '2026-03-10T10:00:00Z',
    },
  }),
  play: told('paid'),
};
