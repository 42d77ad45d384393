import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { languageOf } from '../../src/i18n/languages.ts';
import '../../src/widgets/track-request/define.ts';
import type { CaseView } from '../../src/contract/cases.ts';
import { asked, caseView, fixed, paidCase, renewedCase, tracking, withDocument } from '../../test/helpers/cases.ts';
import { bookedCase, booking, listing } from '../../test/helpers/bookings.ts';
import { FakeApi, json, refusal, type Routes } from '../../test/helpers/fake-api.ts';
import { Page } from '../../test/helpers/page.ts';
import { working } from '../../test/helpers/working.ts';
import { Tracking } from '../../test/widgets/track-request/walk.ts';

interface Args {
  readonly near?: string;
  readonly bookings?: string;
  readonly headingLevel?: number;
}

type Story = StoryObj<Args>;

let api: FakeApi | undefined;

/** A council that works but for these routes, until the next story; with a link in the address, if there is one. */
const council =
  (
    routes: Routes = {},
    { view = caseView, hash = '' }: { view?: (language: string) => CaseView; hash?: string } = {},
  ) =>
  () => {
    sessionStorage.clear();
    history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
    const all = { ...working, ...booking(), ...tracking(view), ...routes };
    api = new FakeApi(all);
    return () => api?.restore();
  };

const meta: Meta<Args> = {
  title: 'Widgets/Track a request',
  component: 'council-track-request',
  beforeEach: council(),
  render: ({ near, bookings, headingLevel = 2 }) => html`
    <council-track-request
      api-base=${api?.base ?? ''}
      contact="01632 960 001"
      heading-level=${headingLevel}
      .near=${near}
      .bookings=${bookings}
    >
      <p>To ask about a request, call <a href="tel:+441632960001">01632 960 001</a>.</p>
    </council-track-request>
  `,
};
export default meta;

/** Plays a resident, who presses what is there in the language of the toolbar. */
const play =
  (act: (resident: Tracking) => Promise<unknown>): NonNullable<Story['play']> =>
  async ({ canvasElement, globals }) => {
    const widget = canvasElement.querySelector<HTMLElement>('council-track-request');
    if (!widget) throw new Error('no widget');
    await act(new Tracking(new Page(widget), languageOf(String(globals['language']))));
  };

const never = () => new Promise<never>(() => undefined);
const offline = () => Promise.reject(new TypeError('network'));

export const Offline: Story = {
  beforeEach: council({ 'POST /cases/lookup': offline }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.shows(resident.words.shared['problem.offline.title']);
  }),
};

export const Unavailable: Story = {
  beforeEach: council({ 'POST /cases/lookup': () => new Response('<h1>503</h1>', { status: 503 }) }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.shows(resident.words.shared['problem.unavailable.title']);
  }),
};

export const Unreadable: Story = {
  beforeEach: council({ 'POST /cases/lookup': () => json({ session: 1 }) }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.shows(resident.words.shared['problem.unreadable.title']);
  }),
};

/** Without an address of the API, what stands between the tags is shown. */
export const NotSetUp: Story = {
  render: () => html`
    <council-track-request>
      <p>To ask about a request, call <a href="tel:+441632960001">01632 960 001</a>.</p>
    </council-track-request>
  `,
};

export const TooManyTries: Story = {
  beforeEach: council({
    'POST /cases/lookup': () => refusal(429, 'too-many', undefined, { 'Retry-After': '840' }),
  }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.shows('14');
  }),
};

/** Postcodes have been tried until no more are taken for a day. */
export const TooManyPostcodes: Story = {
  beforeEach: council({
    'POST /cases/lookup': () => refusal(429, 'too-many', undefined, { 'Retry-After': '86400' }),
  }),
  play: play(async (resident) => {
    await resident.lookUp('ZZ1 1AB');
    await resident.page.shows(resident.words.own['look-up.closed']);
  }),
};

export const NoMatch: Story = {
  play: play(async (resident) => {
    await resident.lookUp('other@example.com');
    await resident.page.shows(resident.words.own['look-up.no-match']);
  }),
};

export const LookUpWrong: Story = {
  play: play(async (resident) => {
    await resident.atLookUp();
    await resident.show();
    await resident.page.shows(resident.words.own['look-up.reference-required']);
  }),
};

export const LookingUp: Story = {
  beforeEach: council({ 'POST /cases/lookup': never }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.shows(resident.words.own['look-up.showing']);
  }),
};

export const LookUp: Story = { play: play((resident) => resident.atLookUp()) };

export const OldLink: Story = {
  beforeEach: council({}, { hash: '#council-case=old-token' }),
  play: play(async (resident) => {
    await resident.show();
    await resident.page.heading(resident.words.own['old-link.title']);
  }),
};

export const WrongLink: Story = {
  beforeEach: council({}, { hash: '#council-case=wrong' }),
  play: play(async (resident) => {
    await resident.show();
    await resident.page.shows(resident.words.own['old-link.wrong']);
  }),
};

/** A link opens nothing by itself: a button does. */
export const Link: Story = {
  beforeEach: council({}, { hash: '#council-case=good-token' }),
  play: play(({ page, words }) => page.heading(words.own['link.title'])),
};

export const NewLink: Story = {
  play: play(async (resident) => {
    await resident.atLookUp();
    await resident.page.press(resident.words.own['look-up.lost']);
    await resident.page.heading(resident.words.own['new-link.title']);
  }),
};

export const LinkSent: Story = {
  play: play(async (resident) => {
    const { page, words } = resident;
    await resident.atLookUp();
    await page.press(words.own['look-up.lost']);
    await page.fill(words.own['look-up.reference'], caseView().reference);
    await page.fill(words.own['new-link.email'], 'resident@example.com');
    await page.press(words.own['new-link.send']);
    await page.heading(words.own['link-sent.title']);
  }),
};

export const Case: Story = { play: play((resident) => resident.open()) };

export const CaseWithQuestion: Story = {
  beforeEach: council({}, { view: asked }),
  play: play((resident) => resident.open()),
};

export const CaseLate: Story = {
  beforeEach: council(
    {},
    {
      view: (language) => {
        const view = caseView(language);
        return { ...view, status: { ...view.status, late: 'This is later than we said, by three days.' } };
      },
    },
  ),
  play: play((resident) => resident.open()),
};

export const CaseMerged: Story = {
  beforeEach: council({}, { view: (language) => caseView(language, { mergedInto: '4HD-W2V-8RN9', may: [] }) }),
  play: play((resident) => resident.open()),
};

export const CaseFixed: Story = {
  beforeEach: council({}, { view: fixed }),
  play: play((resident) => resident.open()),
};

/** Some of it went back, some is on its way, some could not be; one subscription goes on and one is over. */
export const Payment: Story = {
  beforeEach: council({}, { view: paidCase }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.heading(resident.words.payment.refunds);
  }),
};

/** It goes on by itself next year. */
export const PaymentRenewed: Story = {
  beforeEach: council({}, { view: renewedCase }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.heading(resident.words.payment.subscriptions);
  }),
};

/** The card did not pay. */
export const PaymentDeclined: Story = {
  beforeEach: council({}, { view: (language) => renewedCase(language, { more: { state: 'declined' } }) }),
  play: PaymentRenewed.play,
};

export const StopRenewal: Story = {
  beforeEach: PaymentRenewed.beforeEach,
  play: play(async (resident) => {
    const { payment, renewal } = resident.words;
    await resident.lookUp();
    await resident.page.heading(payment.subscriptions);
    await resident.page.press(
      `${payment['renewal.stop']} ${renewedCase(resident.language).payment?.subscriptions[0]?.name ?? ''}`,
    );
    await resident.page.heading(renewal.title);
  }),
};

export const PaymentWithoutRefunds: Story = {
  beforeEach: council({}, { view: (language) => paidCase(language, { payment: { refunds: [], subscriptions: [] } }) }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.heading(resident.words.own['case.paid-for']);
  }),
};

/** Neither a line nor an answer: what was known is shown, and said to be old. */
/** The resident has asked, and sent a PDF with what they said; the council has not answered yet. */
export const CaseWithDocument: Story = {
  beforeEach: council({}, { view: withDocument }),
  play: play(async (resident) => {
    await resident.open();
    await resident.page.link('Where it is.pdf');
  }),
};

export const CaseStale: Story = {
  beforeEach: council({ 'GET /cases/:reference': offline, 'GET /cases/:reference/events': offline }),
  play: play(async (resident) => {
    await resident.open();
    await resident.page.shows(resident.words.own['live.stale']);
  }),
};

export const SessionEnded: Story = {
  beforeEach: council({
    'GET /cases/:reference': () => refusal(401, 'unauthorised'),
    'GET /cases/:reference/events': () => refusal(401, 'unauthorised'),
  }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.shows(resident.words.own['case.ended']);
  }),
};

const writeUntilTheEnd = async (resident: Tracking) => {
  await resident.open();
  await resident.start('update');
  await resident.page.fill(resident.words.actions['update.text'], 'It is deeper now');
  await resident.send('update');
  await resident.page.shows(resident.words.own['case.ended-writing']);
};

export const SessionEndedWhileWriting: Story = {
  beforeEach: council({ 'POST /cases/:reference/updates': () => refusal(401, 'unauthorised') }),
  play: play(writeUntilTheEnd),
};

export const WrittenIsStillThere: Story = {
  beforeEach: council({ 'POST /cases/:reference/updates': () => refusal(401, 'unauthorised') }),
  play: play(async (resident) => {
    await writeUntilTheEnd(resident);
    await resident.lookUp();
    await resident.page.shows(resident.words.own['case.go-on']);
  }),
};

export const UpdateWrong: Story = {
  play: play(async (resident) => {
    await resident.open();
    await resident.start('update');
    await resident.send('update');
    await resident.page.shows(resident.words.actions['update.required']);
  }),
};

/** One file is no PDF, and the line broke while the other was sent. */
export const UpdateWithDocuments: Story = {
  beforeEach: council({ 'POST /documents': offline }),
  play: play(async (resident) => {
    const { page, words } = resident;
    await resident.open();
    await resident.start('update');
    await page.press(words.actions.documents);
    const input = await page.until('file input', () => page.root.querySelector<HTMLInputElement>('.documents input'));
    const files = new DataTransfer();
    files.items.add(new File(['%PDF-1.7'], 'Where it is.pdf'));
    files.items.add(new File(['<html>'], 'page.html'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await page.shows(words.documents['wrong-type']);
    await page.until('failed upload', () => page.root.querySelector('.photo.failed'));
  }),
};

export const UpdateNotSent: Story = {
  beforeEach: council({ 'POST /cases/:reference/updates': offline }),
  play: play(async (resident) => {
    await resident.open();
    await resident.start('update');
    await resident.page.fill(resident.words.actions['update.text'], 'It is deeper now');
    await resident.send('update');
    await resident.page.shows(resident.words.shared['problem.offline.title']);
  }),
};

export const UpdateSent: Story = {
  play: play(async (resident) => {
    await resident.open();
    await resident.start('update');
    await resident.page.fill(resident.words.actions['update.text'], 'It is deeper now');
    await resident.send('update');
    await resident.page.shows(resident.words.actions['update.sent']);
  }),
};

export const Answer: Story = {
  beforeEach: council({}, { view: asked }),
  play: play(async (resident) => {
    await resident.open();
    await resident.start('answer');
  }),
};

export const AskWrong: Story = {
  play: play(async (resident) => {
    await resident.open();
    await resident.start('ask');
    await resident.send('ask');
    await resident.page.shows(resident.words.actions['ask.required']);
  }),
};

export const NotFixed: Story = {
  beforeEach: council({}, { view: fixed }),
  play: play(async (resident) => {
    await resident.open();
    await resident.start('reopen');
  }),
};

export const Withdraw: Story = {
  play: play(async (resident) => {
    await resident.open();
    await resident.start('withdraw');
  }),
};

export const OutOfDate: Story = {
  beforeEach: council({
    'POST /cases/:reference/updates': () => refusal(409, 'conflict'),
    'GET /cases/:reference': ({ headers }) => json(fixed(headers.get('Accept-Language') ?? 'en')),
    'GET /cases/:reference/events': never,
  }),
  play: play(async (resident) => {
    await resident.open();
    await resident.start('withdraw');
    await resident.send('withdraw');
    await resident.page.shows(resident.words.actions['out-of-date']);
  }),
};

export const HowToHear: Story = {
  play: play(async (resident) => {
    await resident.open();
    await resident.startNotify();
    await resident.page.choose(resident.words.actions['notify.text']);
  }),
};

export const Questionnaire: Story = {
  beforeEach: council({}, { view: fixed }),
  play: play(async (resident) => {
    await resident.open();
    await resident.start('questionnaire');
  }),
};

export const NearFailed: Story = {
  args: { near: 'first' },
  beforeEach: council({ 'GET /reports': offline }),
  play: play(async (resident) => {
    const { page, words } = resident;
    await page.fill(words.place['search.label'], 'Mill Lane');
    await page.press(words.place['search.button']);
    await page.choose('1 Mill Lane');
    await page.press(words.others['near.show']);
    await page.shows(words.shared['problem.offline.title']);
  }),
};

export const NearPlace: Story = {
  args: { near: 'first' },
  play: play(({ page, words }) => page.heading(words.others['near.title'])),
};

export const Near: Story = { args: { near: 'first' }, play: play((resident) => resident.near()) };

/** What somebody has booked; with `hash`, by the link of a letter. */
const booked = (routes: Routes = {}, hash = ''): Pick<Story, 'args' | 'beforeEach'> => ({
  args: { bookings: 'first' },
  beforeEach: council({ ...listing(), ...routes }, { hash }),
});

const listed = (act: (resident: Tracking) => Promise<unknown>) =>
  play(async (resident) => {
    await resident.page.press(resident.words.ownBookings['link.show']);
    await act(resident);
  });

const goodLink = '#council-bookings=good-token';

export const OwnBookingsFailed: Story = {
  ...booked({ 'GET /bookings': offline }, goodLink),
  play: listed(({ page, words }) => page.shows(words.shared['problem.offline.title'])),
};

export const OwnBookingsEnded: Story = {
  ...booked({ 'GET /bookings': () => refusal(401, 'unauthorised') }, goodLink),
  play: listed(({ page, words }) => page.shows(words.ownBookings['list.ended'])),
};

export const OwnBookingsLoading: Story = {
  ...booked({ 'GET /bookings': never }, goodLink),
  play: listed(({ page, words }) => page.shows(words.shared.loading)),
};

export const OwnBookingsNone: Story = {
  ...booked({ 'GET /bookings': () => ({ language: 'en', bookings: [] }) }, goodLink),
  play: listed(({ page, words }) => page.shows(words.ownBookings['list.none'])),
};

/** It was cancelled while somebody looked at the list. */
export const OwnBookingGone: Story = {
  ...booked({}, goodLink),
  play: listed(async ({ page, words }) => {
    await page.press(words.ownBookings['list.open']);
    await page.shows(words.ownBookings['list.gone']);
  }),
};

export const OwnBookingsOldLink: Story = {
  ...booked({}, '#council-bookings=old-token'),
  play: listed(({ page, words }) => page.shows(words.ownBookings['link.old'])),
};

export const OwnBookingsWrong: Story = {
  ...booked(),
  play: play(async ({ page, words }) => {
    await page.press(words.ownBookings['ask.send']);
    await page.shows(words.ownBookings['ask.email-required']);
  }),
};

export const OwnBookingsSent: Story = {
  ...booked(),
  play: play(async ({ page, words }) => {
    await page.fill(words.ownBookings['ask.email'], 'resident@example.com');
    await page.press(words.ownBookings['ask.send']);
    await page.heading(words.ownBookings['sent.title']);
  }),
};

export const OwnBookingsLink: Story = {
  ...booked({}, goodLink),
  play: play(({ page, words }) => page.heading(words.ownBookings['link.title'])),
};

export const OwnBookingsAsk: Story = {
  ...booked(),
  play: play(({ page, words }) => page.heading(words.ownBookings.title)),
};

export const OwnBookings: Story = {
  ...booked({}, goodLink),
  play: listed(({ page }) => page.shows('2026')),
};

export const NoSuchReport: Story = {
  beforeEach: council({}, { hash: '#council-report=000-000-0000' }),
  play: play(({ page, words }) => page.shows(words.shared['problem.not-found.title'])),
};

export const Report: Story = {
  beforeEach: council({}, { hash: '#council-report=4HD-W2V-8RN9' }),
  play: play(({ page, words }) => page.shows(words.others['report.follow-text'])),
};

export const StopLetters: Story = {
  beforeEach: council({}, { hash: '#council-stop=token' }),
  play: play(({ page, words }) => page.heading(words.others['stop.title'])),
};

export const LettersStopped: Story = {
  beforeEach: council({}, { hash: '#council-stop=token' }),
  play: play(async ({ page, words }) => {
    await page.press(words.others['stop.send']);
    await page.shows('Pothole, Mill Lane');
  }),
};

export const OldLetter: Story = {
  beforeEach: council({ 'POST /followers/confirm': () => refusal(410, 'gone') }, { hash: '#council-follow=token' }),
  play: play(async ({ page, words }) => {
    await page.press(words.others['confirm.send']);
    await page.shows(words.others['confirm.old']);
  }),
};

/** A booking whose address nobody has confirmed yet. */
const unconfirmed = (language: string) =>
  bookedCase(language, {
    may: ['cancel'],
    status: {
      code: 'booked',
      tone: 'new',
      closed: false,
      label: language === 'cy' ? 'Aros i chi gadarnhau' : 'Waiting for you to confirm',
      meaning:
        language === 'cy'
          ? 'Nid yw wedi’i archebu eto. Rydym yn cadw’r amser hwn i chi tan 10:30yb.'
          : 'It is not booked yet. We hold this time for you until 10:30am.',
      next:
        language === 'cy'
          ? 'Agorwch y ddolen yn yr e-bost a anfonwyd atoch a phwyswch y botwm yno.'
          : 'Open the link in the email that we sent you and press the button there.',
    },
  });

/** A booking, looked up. */
const atBooking = async (resident: Tracking, key: 'case.move' | 'case.cancel' | 'case.calendar') => {
  await resident.lookUp();
  await resident.page.heading(bookedCase(resident.language).title);
  await resident.page.press(resident.words.own[key]);
};

export const Booking: Story = {
  beforeEach: council({}, { view: bookedCase }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.heading(bookedCase(resident.language).title);
  }),
};

export const BookingToMove: Story = {
  beforeEach: council({}, { view: bookedCase }),
  play: play(async (resident) => {
    await atBooking(resident, 'case.move');
    await resident.page.heading(resident.words.booking['move.title']);
  }),
};

/** The new time is held: old and new, and the rules, before the button. */
export const BookingWithNewTime: Story = {
  beforeEach: council({}, { view: bookedCase }),
  play: play(async (resident) => {
    await atBooking(resident, 'case.move');
    const { page } = resident;
    (await page.until('times', () => page.all('.slot-times button')[0])).click();
    await page.heading(resident.words.booking['move.check']);
  }),
};

export const BookingToCancel: Story = {
  beforeEach: council({}, { view: bookedCase }),
  play: play(async (resident) => {
    await atBooking(resident, 'case.cancel');
    await resident.page.heading(resident.words.booking['cancel.title']);
  }),
};

/** The time for it was over while somebody looked. */
export const BookingTooLate: Story = {
  beforeEach: () => {
    let late = false;
    const view = (language: string) => bookedCase(language, late ? { may: ['ask', 'calendar'] } : {});
    const refuse = () => {
      late = true;
      return refusal(409, 'conflict');
    };
    return council({ 'DELETE /bookings/:reference': refuse }, { view })();
  },
  play: play(async (resident) => {
    await atBooking(resident, 'case.cancel');
    await resident.page.press(resident.words.booking['cancel.send']);
    await resident.page.shows(resident.words.booking['too-late']);
  }),
};

export const BookingForCalendar: Story = {
  beforeEach: council({}, { view: bookedCase }),
  play: play(async (resident) => {
    await atBooking(resident, 'case.calendar');
    await resident.page.heading(resident.words.booking['calendar.title']);
  }),
};

/** It is not booked before the link of a letter is followed. */
export const BookingToConfirm: Story = {
  beforeEach: council({}, { view: unconfirmed }),
  play: play(async (resident) => {
    await resident.lookUp();
    await resident.page.heading(bookedCase(resident.language).title);
  }),
};
