import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { languageOf } from '../../src/i18n/languages.ts';
import type { MovedBooking } from '../../src/widgets/book-a-slot/book-a-slot.model.ts';
import '../../src/widgets/book-a-slot/define.ts';
import type { Offer } from '../../src/contract/offers.ts';
import type { PaymentView } from '../../src/contract/payment-answers.ts';
import { anEarlierTime, anOffer, booking, confirming, slotList, token } from '../../test/helpers/bookings.ts';
import { FakeApi, json, refusal, type Routes } from '../../test/helpers/fake-api.ts';
import { Page } from '../../test/helpers/page.ts';
import { paidBooking } from '../../test/helpers/paid-bookings.ts';
import { working } from '../../test/helpers/working.ts';
import { Booker } from '../../test/widgets/book-a-slot/walk.ts';

interface Args {
  readonly service?: string;
  readonly location?: string;
  readonly headingLevel?: number;
  readonly moving?: MovedBooking;
}

type Story = StoryObj<Args>;

let api: FakeApi | undefined;

/** A council that works but for these routes, until the next story; what an earlier story typed is gone. */
const council =
  (routes: (own: Routes) => Routes = () => ({})) =>
  () => {
    sessionStorage.clear();
    const own = booking();
    const all = { ...working, ...own, ...routes(own) };
    // The first that fits answers.
    api = new FakeApi(all);
    return () => api?.restore();
  };

const meta: Meta<Args> = {
  title: 'Widgets/Book a slot',
  component: 'council-book-a-slot',
  beforeEach: council(),
  render: ({ service, location, headingLevel = 2, moving }) => html`
    <council-book-a-slot
      api-base=${api?.base ?? ''}
      contact="01632 960 001"
      heading-level=${headingLevel}
      .service=${service}
      .location=${location}
      .moving=${moving}
    >
      <p>To book, call <a href="tel:+441632960001">01632 960 001</a>.</p>
    </council-book-a-slot>
  `,
};
export default meta;

/** Plays a resident, who presses what is there in the language of the toolbar. */
const play =
  (act: (booker: Booker) => Promise<unknown>): NonNullable<Story['play']> =>
  async ({ canvasElement, globals }) => {
    const widget = canvasElement.querySelector<HTMLElement>('council-book-a-slot');
    if (!widget) throw new Error('no widget');
    await act(new Booker(new Page(widget), languageOf(String(globals['language']))));
  };

const never = () => new Promise<never>(() => undefined);

/** The same hold, with so many seconds left. */
const shortHold =
  (seconds: number) =>
  (own: Routes): Routes => ({
    'POST /holds': async (request) => ({
      ...((await (own['POST /holds']?.(request) as Response).json()) as object),
      seconds,
    }),
  });

export const Offline: Story = {
  beforeEach: council(() => ({ 'GET /services': () => Promise.reject(new TypeError('network')) })),
  play: play(({ page, words }) => page.shows(words.shared['problem.offline.title'])),
};

export const Unavailable: Story = {
  beforeEach: council(() => ({ 'GET /services': () => new Response('<h1>503</h1>', { status: 503 }) })),
  play: play(({ page, words }) => page.shows(words.shared['problem.unavailable.title'])),
};

export const Unreadable: Story = {
  beforeEach: council(() => ({ 'GET /services': () => json({ services: 'none' }) })),
  play: play(({ page, words }) => page.shows(words.shared['problem.unreadable.title'])),
};

/** Somebody else was faster. */
export const JustGone: Story = {
  beforeEach: council(() => ({ 'POST /holds': () => refusal(409, 'conflict') })),
  play: play(async (booker) => {
    await booker.toTime();
    await booker.choose();
    await booker.page.shows(booker.words.own['time.gone']);
  }),
};

/** The hold has run out, and the slot went to somebody else before the booking came. */
export const TooLate: Story = {
  beforeEach: council(() => ({ 'POST /bookings': () => refusal(409, 'conflict') })),
  play: play(async (booker) => {
    await booker.toCheck();
    await booker.send();
    await booker.page.shows(booker.words.own['time.over']);
  }),
};

export const SoldOut: Story = {
  beforeEach: council(() => ({ 'GET /slots': (request) => slotList(request, []) })),
  play: play(async (booker) => {
    await booker.begin('tennis');
    await booker.page.shows(booker.words.picker['month.none-ever']);
  }),
};

export const TimesFailed: Story = {
  beforeEach: council(() => ({ 'GET /slots': () => refusal(404, 'not-found') })),
  play: play(async (booker) => {
    await booker.begin('tennis');
    await booker.page.shows(booker.words.shared['problem.not-found.title']);
  }),
};

/** More bookings of this kind than one address may have. */
export const TooManyBookings: Story = {
  beforeEach: council(() => ({
    'POST /bookings': () => refusal(422, 'invalid', [{ field: 'contact.email', code: 'too-many' }]),
  })),
  play: play(async (booker) => {
    await booker.toCheck();
    await booker.send();
    await booker.page.shows(booker.words.own['contact.too-many']);
  }),
};

export const NotSent: Story = {
  beforeEach: council(() => ({ 'POST /bookings': () => refusal(503, 'unavailable') })),
  play: play(async (booker) => {
    await booker.toCheck();
    await booker.send();
    await booker.page.shows(booker.words.shared['problem.unavailable.title']);
  }),
};

/** Without an address of the API, what stands between the tags is shown. */
export const NotSetUp: Story = {
  render: () => html`
    <council-book-a-slot>
      <p>To book, call <a href="tel:+441632960001">01632 960 001</a>.</p>
    </council-book-a-slot>
  `,
};

/** The link that led here names a service that there is no more. */
export const UnknownService: Story = {
  args: { service: 'unheard-of' },
  play: play(({ page, words }) => page.shows(words.own['service.gone'])),
};

/** The link that led here names a place that there is no more. */
export const UnknownPlace: Story = {
  args: { service: 'register-birth', location: 'closed' },
  play: play(({ page, words }) => page.shows(words.own['where.unknown'])),
};

export const Loading: Story = {
  beforeEach: council(() => ({ 'GET /services': never })),
  play: play(({ page, words }) => page.shows(words.shared['loading'])),
};

export const Service: Story = { play: play((booker) => booker.atService()) };

export const ServiceWrong: Story = {
  play: play(async (booker) => {
    await booker.atService();
    await booker.goOn();
    await booker.page.shows(booker.words.own['service.required']);
  }),
};

export const Items: Story = {
  play: play(async (booker) => {
    await booker.begin('bulky-waste');
    await booker.page.heading(booker.service('bulky-waste').items?.label ?? '');
  }),
};

export const ItemsWrong: Story = {
  play: play(async (booker) => {
    await booker.begin('bulky-waste');
    const [sofa, , fridge] = booker.service('bulky-waste').items?.each ?? [];
    await booker.page.fill(sofa?.name ?? '', '1');
    await booker.page.fill(fridge?.name ?? '', '1');
    await booker.goOn();
    await booker.page.shows(booker.words.shared['error-title']);
  }),
};

export const Where: Story = {
  play: play(async (booker) => {
    await booker.begin('register-birth');
    await booker.page.heading(booker.words.own['where.title']);
  }),
};

export const Time: Story = { play: play((booker) => booker.toTime()) };

/** Several places at once. */
export const TimeInPlaces: Story = {
  play: play(async (booker) => {
    await booker.begin('register-birth');
    for (const { name } of booker.service('register-birth').locations) await booker.page.choose(name);
    await booker.goOn();
    await booker.slot();
  }),
};

export const TimeAsCalendar: Story = {
  play: play(async (booker) => {
    await booker.toTime();
    await booker.page.press(booker.words.picker['view.calendar']);
    await booker.page.until('calendar', () => booker.page.root.querySelector('table'));
  }),
};

/** A slot is held, and being looked at again. */
export const TimeChosen: Story = {
  play: play(async (booker) => {
    await booker.toContact();
    await booker.page.press(booker.words.shared.back);
    await booker.page.shows(booker.words.own['time.other']);
  }),
};

export const Holding: Story = {
  beforeEach: council(() => ({ 'POST /holds': never })),
  play: play(async (booker) => {
    await booker.toTime();
    await booker.choose();
    await booker.page.shows(booker.words.picker.holding);
  }),
};

export const Contact: Story = { play: play((booker) => booker.toContact()) };

export const ContactWrong: Story = {
  play: play(async (booker) => {
    await booker.toContact();
    await booker.goOn();
    await booker.page.shows(booker.words.own['contact.name-required']);
  }),
};

/** Two minutes are left, and more can be had. */
export const HoldEnds: Story = {
  beforeEach: council(shortHold(100)),
  play: play(async (booker) => {
    await booker.toContact();
    await booker.page.button(booker.words.own['hold.extend']);
  }),
};

export const HoldIsOver: Story = {
  beforeEach: council(shortHold(0)),
  play: play(async (booker) => {
    await booker.toContact();
    await booker.page.button(booker.words.own['hold.again']);
  }),
};

export const Check: Story = { play: play((booker) => booker.toCheck()) };

export const Sending: Story = {
  beforeEach: council(() => ({ 'POST /bookings': never })),
  play: play(async (booker) => {
    await booker.toCheck();
    await booker.send();
    await booker.page.shows(booker.words.own['check.sending']);
  }),
};

export const Done: Story = { play: play((booker) => booker.toDone()) };

export const WaitingList: Story = {
  play: play(async (booker) => {
    await booker.begin('register-birth');
    await booker.page.choose(booker.service('register-birth').locations[0]?.name ?? '');
    await booker.goOn();
    await booker.page.press(booker.words.own['time.waiting']);
    await booker.page.heading(booker.words.waiting.title);
  }),
};

export const WaitingListJoined: Story = {
  play: play(async (booker) => {
    await booker.begin('register-birth');
    await booker.page.choose(booker.service('register-birth').locations[0]?.name ?? '');
    await booker.goOn();
    await booker.page.press(booker.words.own['time.waiting']);
    await booker.page.fill(booker.words.waiting.email, 'rhian@example.com');
    await booker.page.press(booker.words.waiting.send);
    await booker.page.heading(booker.words.waiting.joined);
  }),
};

const tennis = {
  reference: '7K3-M9Q-XPT4',
  session: 'SSSSSSSSSSSSSSSSSSSSSS',
  service: 'tennis',
  items: {},
  slot: { location: 'park', starts: '2026-03-10T09:00:00Z', ends: '2026-03-10T10:00:00Z' },
};

/** Another time for a booking that there is. */
export const Moving: Story = {
  args: { moving: tennis },
  play: play(async (booker) => {
    await booker.page.heading(booker.words.own['move.title']);
    await booker.slot();
  }),
};

export const MovingChecked: Story = {
  args: { moving: tennis },
  play: play(async (booker) => {
    await booker.choose();
    await booker.page.heading(booker.words.own['move.check']);
  }),
};

export const Moved: Story = {
  args: { moving: tennis },
  play: play(async (booker) => {
    await booker.choose();
    await booker.page.press(booker.words.own['move.send']);
    await booker.page.heading(booker.words.done.moved);
  }),
};

/** The link of a letter to who waited was followed. */
const offered = (answer: () => Offer | Response): NonNullable<Story['beforeEach']> => {
  const start = council(() => ({
    'POST /waiting/offers': answer,
    'POST /waiting/offers/take': () => anEarlierTime({ state: 'taken' }),
    'POST /waiting/offers/decline': () => anOffer({ state: 'declined' }),
  }));
  return () => {
    history.replaceState(history.state, '', '#council-offer=OOOOOOOOOOOOOOOOOOOOOO');
    return start();
  };
};

/** Kept for somebody who has not booked yet. */
export const Offered: Story = {
  beforeEach: offered(() => anOffer()),
  play: play(({ page, words }) => page.heading(words.offer['open.title'])),
};

/** Taken: the rest is asked, and what is offered is held meanwhile. */
export const OfferGoesOn: Story = {
  beforeEach: offered(() => anOffer()),
  play: play(async ({ page, words }) => {
    await page.press(words.offer.take);
    await page.heading(words.own['questions.title']);
  }),
};

/** An earlier time for what is booked. */
export const OfferedEarlier: Story = {
  beforeEach: offered(() => anEarlierTime()),
  play: play(({ page, words }) => page.heading(words.offer['open.title'])),
};

export const OfferMoved: Story = {
  beforeEach: offered(() => anEarlierTime()),
  play: play(async ({ page, words }) => {
    await page.press(words.offer.move);
    await page.shows(words.offer['taken.now']);
  }),
};

export const OfferDeclined: Story = {
  beforeEach: offered(() => anOffer()),
  play: play(async ({ page, words }) => {
    await page.press(words.offer.decline);
    await page.shows(words.offer['declined.now']);
  }),
};

export const OfferTakenAlready: Story = {
  beforeEach: offered(() => anOffer({ state: 'taken' })),
  play: play(({ page, words }) => page.shows(words.offer['taken.text'])),
};

export const OfferOver: Story = {
  beforeEach: offered(() => anOffer({ state: 'over' })),
  play: play(({ page, words }) => page.heading(words.offer['over.title'])),
};

/** The booking that it is for can no longer be moved. */
export const OfferTooLate: Story = {
  beforeEach: offered(() => anEarlierTime({ state: 'late' })),
  play: play(({ page, words }) => page.heading(words.offer['late.title'])),
};

export const OfferUnknown: Story = {
  beforeEach: offered(() => refusal(404, 'not-found')),
  play: play(({ page, words }) => page.shows(words.offer.unknown)),
};

/** Held, until whoever has the address says that it is theirs. */
export const ToBeConfirmed: Story = {
  beforeEach: council(confirming),
  play: play(async (booker) => {
    await booker.toCheck();
    await booker.send();
    await booker.page.heading(booker.words.done.confirm);
  }),
};

/** An address for the resident's own calendar program. */
export const Subscribed: Story = {
  play: play(async (booker) => {
    await booker.toDone();
    await booker.page.press(booker.words.feed.make);
    await booker.page.shows(booker.words.feed.who);
  }),
};

/** What it costs, before it is asked for. */
export const Fee: Story = {
  beforeEach: council(() => paidBooking()),
  play: play(async (booker) => {
    await booker.toCheck();
    await booker.page.shows('£12');
  }),
};

/** The payment is over as soon as it begins: no story leaves its page. */
const ended = (state: string, more: Partial<PaymentView> = {}) =>
  council(() => {
    const routes = paidBooking(() => state, { more });
    const view = routes['GET /payments/:id'];
    return {
      ...routes,
      'POST /payments': async (request) =>
        json({ ...((await view?.(request)) as object), token: 'payAAAAAAAAAAAAAAAAAAA', bookingToken: token }, 201),
    };
  });
const told = (key: 'declined.title' | 'expired.title' | 'checking.title') =>
  play(async (booker) => {
    await booker.toCheck();
    await booker.page.press(booker.words.fee.go);
    await booker.page.heading(booker.words.fee[key]);
  });

export const FeeDeclined: Story = { beforeEach: ended('declined'), play: told('declined.title') };

export const FeeExpired: Story = { beforeEach: ended('expired'), play: told('expired.title') };

export const FeeChecked: Story = { beforeEach: ended('checking'), play: told('checking.title') };

export const FeePaid: Story = {
  beforeEach: ended('paid'),
  play: play(async (booker) => {
    await booker.toCheck();
    await booker.page.press(booker.words.fee.go);
    await booker.page.heading(booker.words.done.title);
    await booker.page.shows(booker.words.fee.receipt);
  }),
};

/** The time had gone when the money came. */
export const FeeTooLate: Story = {
  beforeEach: ended('paid', { booking: { service: 'tennis' } }),
  play: play(async (booker) => {
    await booker.toCheck();
    await booker.page.press(booker.words.fee.go);
    await booker.page.heading(booker.words.fee['gone.title']);
  }),
};
