import type { AskedPayment, AskMade } from '../../src/contract/asked-payments.ts';
import type { Payable, PayableLookup, PayableService } from '../../src/contract/payables.ts';
import type { NewPayment, PaymentStarted } from '../../src/contract/payments.ts';
import type { PaymentView } from '../../src/contract/payment-answers.ts';
import type { ServiceList } from '../../src/contract/services.ts';
import { languageOf } from './bookings.ts';
import { json, refusal, type FakeRequest, type Routes } from './fake-api.ts';

/** Invented things that can be paid to the invented council, in English and Welsh. */

export const paymentId = '5f0e7a52-1111-4222-8333-944445555666';
export const paymentToken = 'payAAAAAAAAAAAAAAAAAAA';
export const askToken = 'askAAAAAAAAAAAAAAAAAAA';
export const paymentReference = '9QX-4TM-7WK2';
/** What the council's letter says. */
export const account = { reference: '700 123 45', proof: 'ZZ1 1AB' };

const codes = ['council-tax', 'parking-fine', 'certificates', 'park-fund'] as const;
type Code = (typeof codes)[number];

const namesOf = (language: string): Readonly<Record<Code, string>> =>
  language === 'cy'
    ? {
        'council-tax': 'Treth y cyngor',
        'parking-fine': 'Dirwy barcio',
        certificates: 'Tystysgrifau',
        'park-fund': 'Cronfa’r parc',
      }
    : {
        'council-tax': 'Council tax',
        'parking-fine': 'Parking fine',
        certificates: 'Certificates',
        'park-fund': 'Park fund',
      };

export function payableService(code: string, language = 'en'): PayableService | undefined {
  const known = codes.find((each) => each === code);
  if (!known) return undefined;
  const cy = language === 'cy';
  const isLookedUp = known === 'council-tax' || known === 'parking-fine';
  return {
    kind: 'payment',
    code: known,
    name: namesOf(language)[known],
    group: 'money',
    keywords: [],
    frequent: true,
    language,
    ...(isLookedUp && {
      lookup: {
        reference: {
          label: cy ? 'Rhif y cyfrif' : 'Account number',
          hint: cy ? '8 rhif, ar eich bil' : '8 digits, on your bill',
          pattern: '\\d{8}',
        },
        proof: { label: cy ? 'Cod post' : 'Postcode', kind: 'postcode' },
      },
    }),
    team: cy ? 'Y tîm refeniw' : 'The revenues team',
    phone: { display: '01632 960 004', dial: '+441632960004' },
  };
}

export const payableServices = (language = 'en'): ServiceList => ({
  language,
  groups: [{ code: 'money', name: language === 'cy' ? 'Arian' : 'Money' }],
  services: codes.map((code) => ({
    code,
    name: namesOf(language)[code],
    group: 'money',
    keywords: [],
    frequent: true,
  })),
});

/** A year's council tax of which some is still to be paid, and whatever else. */
export function payable(code: string, language = 'en'): Payable {
  const cy = language === 'cy';
  const own = { mostQuantity: 1, subscription: false, facts: [] };
  const uuid = '0c0e1a52-1111-4222-8333-944445555666';
  const proof = '123456.AAAAAAAAAAAAAAAAAAAAAA';
  switch (code) {
    case 'council-tax':
      return {
        ...own,
        id: `${uuid}.${proof}`,
        service: code,
        kind: 'council-tax',
        name: cy ? 'Treth y cyngor 2026 i 2027' : 'Council tax 2026 to 2027',
        facts: [{ label: cy ? 'Band' : 'Band', value: 'C' }],
        due: 120_000,
        amount: 'part',
        least: 100,
        most: 120_000,
        breakdown: [
          { label: cy ? 'Treth' : 'Tax', pence: 150_000 },
          { label: cy ? 'Gostyngiad person sengl' : 'Single person discount', pence: -30_000 },
        ],
      };
    case 'parking-fine':
      return {
        ...own,
        id: `1${uuid.slice(1)}.${proof}`,
        service: code,
        kind: 'parking-fine',
        name: cy ? 'Dirwy barcio, Stryd y Felin' : 'Parking fine, Mill Street',
        due: 3500,
        amount: 'fixed',
        discount: { until: '2026-03-16', full: 7000 },
      };
    case 'certificates':
      return {
        ...own,
        id: 'birth-certificate',
        service: code,
        kind: 'fee',
        name: cy ? 'Tystysgrif geni' : 'Birth certificate',
        due: 1250,
        amount: 'fixed',
        mostQuantity: 5,
      };
    case 'garden-bin':
      return {
        ...own,
        id: code,
        service: 'certificates',
        kind: 'garden-waste',
        name: cy ? 'Bin gwastraff gardd, blwyddyn' : 'Garden waste bin, one year',
        due: 4500,
        amount: 'fixed',
        mostQuantity: 3,
        subscription: true,
        renews: true,
      };
    default:
      return {
        ...own,
        id: 'park-fund',
        service: 'park-fund',
        kind: 'donation',
        name: cy ? 'Rhodd i Barc y Felin' : 'Gift to Mill Park',
        amount: 'chosen',
        least: 100,
        most: 50_000,
        choices: [500, 1000, 2000],
      };
  }
}

/** A payment of council tax as it stands. */
export function paymentView(state: string, language = 'en', more: Partial<PaymentView> = {}): PaymentView {
  const isTaken = ['paid', 'part-refunded', 'refunded'].includes(state);
  const { name } = payable('council-tax', language);
  return {
    language,
    id: paymentId,
    reference: paymentReference,
    state,
    moneyTaken: isTaken ? 'yes' : state === 'checking' ? 'unknown' : 'no',
    pence: 120_000,
    refunded: 0,
    items: [{ name, quantity: 1, pence: 120_000 }],
    mayCancel: state === 'open',
    email: 'r…n@example.com',
    ...(['declined', 'expired', 'cancelled', 'trouble'].includes(state) && { contactKept: true }),
    ...(isTaken && { paidAt: '2026-03-02T10:05:00Z' }),
    ...(state === 'open' && { nextUrl: nextUrl() }),
    ...more,
  };
}

/** What somebody is asked to pay for somebody else. */
export function asked(state: AskedPayment['state'], request: FakeRequest): AskedPayment {
  const language = languageOf(request);
  const pence = state === 'paid' ? 0 : 7000;
  const name = language === 'cy' ? 'Dirwy barcio' : 'Parking fine';
  return {
    language,
    state,
    until: '2026-03-16T10:00:00Z',
    pence,
    items: [{ payable: 'asked.0', service: 'parking-fine', name, quantity: 1, pence }],
  };
}

/** Where the provider would be: going there leaves a test where it is. */
export const nextUrl = () => new URL('#provider', location.href).href;

/** There is a garden bin for everybody, which can be had every year by itself. */
export const gardenBin: Routes = {
  'GET /payables': (request) => {
    const language = languageOf(request);
    return { language, payables: ['certificates', 'garden-bin'].map((code) => payable(code, language)) };
  },
};

/** A council that can be paid, where everything stands as `state` says when the resident comes back. */
export function paying(state: () => string = () => 'paid'): Routes {
  return {
    'GET /services': (request) => payableServices(languageOf(request)),
    'GET /services/:code': (request) =>
      payableService(request.url.pathname.split('/').at(-1) ?? '', languageOf(request)) ?? refusal(404, 'not-found'),
    'GET /payables': (request) => {
      const language = languageOf(request);
      const service = request.url.searchParams.get('service');
      const listed = ['certificates', 'park-fund'].map((code) => payable(code, language));
      return { language, payables: listed.filter((each) => !service || each.service === service) };
    },
    'POST /payables/lookup': (request) => {
      const language = languageOf(request);
      const { service, reference, proof } = request.body as PayableLookup;
      const isRight =
        reference.replaceAll(' ', '') === account.reference.replaceAll(' ', '') && proof === account.proof;
      return isRight ? { language, payable: payable(service, language) } : refusal(404, 'not-found');
    },
    'POST /payments': (request) => {
      const { items = [] } = request.body as NewPayment;
      const pence = items.reduce((sum, item) => sum + item.pence, 0);
      const started: PaymentStarted = {
        ...paymentView('open', languageOf(request), { pence }),
        token: paymentToken,
      };
      return json(started, 201);
    },
    'POST /payments/asks': () => json({ token: askToken, until: '2026-03-16T10:00:00Z' } satisfies AskMade, 201),
    'POST /payments/asks/open': (request) => asked('open', request),
    'GET /payments/:id': (request) => paymentView(state(), languageOf(request)),
    'POST /payments/:id/cancel': (request) => paymentView('cancelled', languageOf(request)),
  };
}
