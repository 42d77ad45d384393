import type { BookableService, ItemCounts } from '../../../src/contract/bookable-services.ts';
import type { Council } from '../../../src/contract/council.ts';
import type { Database } from '../../database/open.ts';
import { chooseLanguage, type AnswerLanguage } from '../../http/language.ts';
import { linkAddress, newLink, offerAddress } from '../case/links.ts';
import { letterLanguage, type LetterLanguage } from '../case/status-words.ts';
import { loadCase, type StoredBooking, type StoredEvent } from '../case/store.ts';
import { saidIn } from '../case/view.ts';
import { apart, letterOf } from '../mail/letter.ts';
import { newsWords } from '../mail/news-words.ts';
import { queue, queueLater, type PostOffice, type Recipient } from '../mail/post.ts';
import { getBookable } from '../service/store.ts';
import { feeFacts, feeRules } from '../payment/booking-fees.ts';
import { isBooking, type BookedCase } from './bookings.ts';
import { iCalendar, type CalendarEntry } from './icalendar.ts';
import { hasEnoughLinks } from './own.ts';
import { changeUntil } from './rules.ts';
import { itemsInWords } from './view.ts';
import { dayInWords, instantInWords, whenInWords } from './when.ts';
import type { KeptWish } from './waiting.ts';
import { bookingWords, type BookingNews } from './words.ts';

/** A slot that is kept for somebody who waited. */
export interface Offer {
  service: string;
  location: string;
  starts: string;
  ends: string;
  items: ItemCounts;
  until: Date;
  token: string;
  email: string;
  language: string;
  caseId?: number | undefined;
}

/** What somebody waits for, and where they hear of it. */
export interface NewWaiting extends KeptWish {
  service: string;
  email: string;
  token: string;
  caseId?: number | undefined;
}

/** What the council did of itself: its note to the resident, and what it was before. */
export interface ByCouncil {
  note?: StoredEvent['note'] | undefined;
  before?: Pick<StoredBooking, 'starts' | 'ends' | 'location'>;
}

/** Writes the letters of bookings, in the transaction that does what they tell of. */
export interface BookingPost {
  bookingChanged(transaction: Database, caseId: number, news: BookingNews, by?: ByCouncil): Promise<void>;
  /** Whether somebody can be told of an offer: its link needs a page. */
  canOffer(language: string): boolean;
  /** That somebody waits, and how they stop: they asked for it, or somebody wants to annoy them. */
  waiting(transaction: Database, waiting: NewWaiting): Promise<void>;
  /** To the same. */
  offer(transaction: Database, offer: Offer): Promise<void>;
  /** A link to all that is to come with the address of a case; whoever asked may be anybody. */
  ownBookings(transaction: Database, caseId: number, language: string): Promise<void>;
}

/** What an entry needs to know besides the booking. */
interface EntryFrame {
  council: Council;
  service: BookableService | undefined;
  language: LetterLanguage;
  page: URL | undefined;
}

const placeOf = (at: string, service: BookableService | undefined) =>
  service?.locations.find(({ code }) => code === at);

/** What a booking is in a calendar; no token is in it, since calendars are shared. */
export function entryOf(stored: BookedCase, { council, service, language, page }: EntryFrame): CalendarEntry {
  const { booking, status, reference, placeLabel } = stored;
  const say = bookingWords[language].entry;
  const location = placeOf(booking.location, service);
  const { uid, sequence } = booking;
  return {
    uid,
    sequence,
    changed: new Date(booking.changed),
    starts: new Date(booking.starts),
    ends: new Date(booking.ends),
    summary: service?.name ?? stored.service,
    description: [
      council.name,
      `${say.reference}: ${reference}`,
      ...(service?.bring ?? []).map((each) => `${say.bring}: ${each}`),
      ...(page ? [`${say.manage}: ${page.href}`] : []),
      council.phone.display,
    ].join('\n'),
    location:
      location?.way === 'at-home'
        ? (placeLabel ?? undefined)
        : [location?.name, location?.address].filter(Boolean).join(', '),
    busy: !(service?.window ?? false),
    // RFC 5546 wants one, of what is published too.
    organizer: { name: council.name, email: council.email ?? 'no-reply@council.invalid' },
    cancelled: status === 'cancelled',
  };
}

/** What letters of bookings say of the council. */
export interface BookingOffice extends Pick<PostOffice, 'council' | 'tracker' | 'unsubscribe' | 'notices'> {
  /** Page where times are booked. */
  booker: PostOffice['tracker'];
}

/** @param office what letters say of the council */
export function createBookingPost({ council, tracker, booker, unsubscribe, notices }: BookingOffice): BookingPost {
  const frameOf = async (transaction: Database, code: string, asked: string) => {
    const language = letterLanguage(asked);
    const spoken: AnswerLanguage = chooseLanguage(language);
    return {
      language,
      spoken,
      say: bookingWords[language],
      service: await getBookable(transaction, code, spoken),
      council: council(spoken),
      page: tracker(spoken),
    };
  };

  return {
    async bookingChanged(transaction, caseId, news, by) {
      const stored = await loadCase(transaction, { id: caseId });
      // Nobody knows whose address it is.
      if (!isBooking(stored) || stored.unconfirmed !== null) return;
      const to = recipientOf(stored, news === 'booked' || news === 'called-off' || by !== undefined);
      if (!to) return;
      const frame = await frameOf(transaction, stored.service, stored.language);
      const { language, say, service, council: own, page } = frame;
      const { booking, reference } = stored;
      const when = whenInWords({ ...booking, window: service?.window ?? false }, language);
      const url = page && linkAddress(page, 'open', await newLink(transaction, 'open', { caseId }));
      const { before, note } = by ?? {};
      const said = saidIn(note ?? null, language);
      const was = before && [
        whenInWords({ ...before, window: service?.window ?? false }, language),
        before.location !== booking.location && (placeOf(before.location, service)?.name ?? before.location),
      ];
      const moved = was && say.movedByUs(was.filter(Boolean).join(', '));
      const over = news === 'cancelled' || news === 'called-off';
      const title = say.titles[news](apart(reference, language));
      // Who booked could have given anybody's address.
      const options = { limit: notices, news: news !== 'booked' };
      if (to.channel === 'text') {
        const text = [say.text[news](apart(own.name, language), when), moved, url].filter(Boolean).join(' ');
        await queueLater(transaction, caseId, to, { language, subject: title.subject, text, html: '' }, options);
        return;
      }
      const location = placeOf(booking.location, service);
      const where = [location?.name ?? booking.location, location?.address].filter(Boolean).join(', ');
      const items = itemsInWords(booking.items, service);
      const until = changeUntil(new Date(booking.starts), service);
      const letter = letterOf({
        language,
        ...title,
        facts: [
          [say.facts.reference, reference],
          [say.facts.service, service?.name ?? stored.service],
          [say.facts.when, when],
          [say.facts.where, where],
          ...(stored.placeLabel ? [[say.facts.address, stored.placeLabel] as const] : []),
          ...(items ? [[service?.items?.label ?? say.facts.items, items] as const] : []),
          ...feeFacts(stored, language).map(({ label, value }) => [label, value] as const),
        ],
        paragraphs: over
          ? [news === 'called-off' ? say.calledOff : say.notYou, say.calendarCancelled]
          : [
              ...(moved === undefined ? [] : [moved]),
              until > new Date() ? say.until(instantInWords(until, language)) : say.tooLate,
              ...(until > new Date() ? feeRules(stored, language) : []),
              ...(news === 'moved' && !by ? [say.notYou] : []),
              ...(news === 'reminder' ? [] : [say.calendar]),
            ],
        // It is to whom the booking is of, and this is their letter.
        quote: said && { title: newsWords[language].councilWrites, ...said },
        list: over || !service ? undefined : { title: say.bring, items: service.bring, language: service.language },
        link: url === undefined ? undefined : { label: over ? say.news.see : say.see, url },
        footer: [newsWords[language].questions(apart(own.phone.display, language))],
      });
      const entry = {
        ...entryOf(stored, frame),
        attendee: { name: stored.contact?.name ?? '', email: to.to },
      };
      const method = over ? ('CANCEL' as const) : ('REQUEST' as const);
      const calendar = news === 'reminder' ? undefined : { method, content: iCalendar([entry], { method }) };
      await queueLater(transaction, caseId, to, letter, { ...options, calendar });
    },

    canOffer: (language) => booker(chooseLanguage(letterLanguage(language))) !== undefined,

    async waiting(transaction, { email, caseId, token, ...waiting }) {
      const frame = await frameOf(transaction, waiting.service, waiting.language);
      const { language, say, service, council: own } = frame;
      const { subject, heading, paragraphs, days, stop } = say.waiting;
      const dayOf = (day: string | null) => (day === null ? '' : dayInWords(day, language));
      const when = days(dayOf(waiting.fromDay), dayOf(waiting.untilDay));
      const where = waiting.locations.map((code) => placeOf(code, service)?.name ?? code).join('; ');
      const items = itemsInWords(waiting.items, service);
      const letter = letterOf({
        language,
        subject,
        heading,
        facts: [
          [say.facts.service, service?.name ?? waiting.service],
          ...(when ? [[say.facts.when, when] as const] : []),
          ...(where ? [[say.facts.where, where] as const] : []),
          ...(items ? [[service?.items?.label ?? say.facts.items, items] as const] : []),
        ],
        paragraphs,
        footer: [newsWords[language].questions(apart(own.phone.display, language))],
        stop: { label: stop, url: unsubscribe(token) },
      });
      const to = { channel: 'email' as const, to: email, language };
      await queueLater(transaction, caseId, to, letter, { stopToken: token, limit: notices });
    },

    async offer(transaction, { email, caseId, ...offer }) {
      const {
        language,
        spoken,
        say,
        service,
        council: own,
      } = await frameOf(transaction, offer.service, offer.language);
      const page = booker(spoken);
      if (!page) return;
      const location = placeOf(offer.location, service);
      const items = itemsInWords(offer.items, service);
      const { subject, heading, paragraphs, until, link } = say.offer;
      const letter = letterOf({
        language,
        subject,
        heading,
        facts: [
          [say.facts.service, service?.name ?? offer.service],
          [say.facts.when, whenInWords({ ...offer, window: service?.window ?? false }, language)],
          [say.facts.where, [location?.name ?? offer.location, location?.address].filter(Boolean).join(', ')],
          ...(items ? [[service?.items?.label ?? say.facts.items, items] as const] : []),
        ],
        paragraphs: [until(instantInWords(offer.until, language)), ...paragraphs],
        link: { label: link, url: offerAddress(page, offer.token) },
        footer: [newsWords[language].questions(apart(own.phone.display, language))],
      });
      // It runs out: one that came later would keep the time from others for nothing. There is one for each wait.
      await queue(transaction, caseId, { channel: 'email', to: email, language }, letter);
    },

    async ownBookings(transaction, caseId, asked) {
      const stored = await loadCase(transaction, { id: caseId });
      const email = stored?.contact?.email;
      if (!email || (await hasEnoughLinks(transaction, email, notices))) return;
      const { language, say, council: own, page } = await frameOf(transaction, stored.service, asked);
      if (!page) return;
      const { link, ...words } = say.own;
      const letter = letterOf({
        language,
        ...words,
        link: { label: link, url: linkAddress(page, 'bookings', await newLink(transaction, 'bookings', { caseId })) },
        footer: [newsWords[language].questions(apart(own.phone.display, language))],
      });
      // It is good for a day: one that came later would be good for nothing. The links are counted, in place of letters.
      await queue(transaction, caseId, { channel: 'email', to: email, language }, letter);
    },
  };
}

/** @param always whoever wants no news hears all the same that they are not to come, or to come at another time */
function recipientOf({ contact, language }: BookedCase, always: boolean): Recipient | undefined {
  const { channel, email, phone } = contact ?? {};
  if (email && (channel === 'email' || always)) return { channel: 'email', to: email, language };
  if (phone && (channel === 'text' || always)) return { channel: 'text', to: phone, language };
  return undefined;
}
