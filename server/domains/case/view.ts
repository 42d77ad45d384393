import type { BookableService } from '../../../src/contract/bookable-services.ts';
import type { BookingStatus, CaseAction, CaseView, TimelineEntry } from '../../../src/contract/cases.ts';
import type { Council } from '../../../src/contract/council.ts';
import type { DocumentLink } from '../../../src/contract/case-events.ts';
import type { PhotoLinks } from '../../../src/contract/photos.ts';
import type { Answers, Question } from '../../../src/contract/questions.ts';
import type { Service } from '../../../src/contract/services.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import { assetLabel } from '../asset/rules.ts';
import { changeUntil, mayDoWithBooking } from '../booking/rules.ts';
import { instantInWords } from '../booking/when.ts';
import { bookingWords } from '../booking/words.ts';
import { bookingFacts, bookingPart, bookingSteps } from '../booking/view.ts';
import { feeFacts, feeRules } from '../payment/booking-fees.ts';
import { paymentFacts, paymentPart, paymentSteps } from '../payment/view.ts';
import { confirmWords } from './confirmation.ts';
import { dayInWords } from './day-words.ts';
import { isClosed, isLate, maskEmail, maskPhone, mayDo, stepsOf, toneOf } from './rules.ts';
import { statusWords, type LetterLanguage, type StatusWords } from './status-words.ts';
import type { EventKind, InsideKind } from '../../database/schema.ts';
import type { StoredCase, StoredDocument, StoredEvent, StoredPhoto } from './store.ts';
import { caseWords, factWords } from './words.ts';

/** What a case's service says of it, whichever kind it is of. */
export type ShownService = Pick<Service, 'name' | 'team' | 'questions' | 'assets'>;

/** What a case is shown with. */
export interface Frame {
  language: AnswerLanguage;
  /** Of our own words for where it stands and for what has happened. */
  statusLanguage: LetterLanguage;
  council: Council;
  /** Undefined when the council has given it up since. */
  service: ShownService | undefined;
  /** Of a booking. */
  bookable?: BookableService | undefined;
  now: Date;
  /** Addresses of a photo for whoever looks. */
  linkPhoto: (photo: StoredPhoto) => PhotoLinks;
  /** The same of a document. */
  linkDocument: (document: StoredDocument) => DocumentLink;
}

/** What somebody wrote, in the language asked for if it is there, else in whichever it is. */
export function saidIn(note: StoredEvent['note'], language: string): { text: string; language: string } | undefined {
  const said = Object.entries(note ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const [spoken, text] =
    said.find(([each]) => each === language) ?? said.find(([each]) => each === 'en') ?? said[0] ?? [];
  return text === undefined || spoken === undefined ? undefined : { text, language: spoken };
}

/** The case as its owner sees it. */
export function viewOf(stored: StoredCase, frame: Frame): CaseView {
  const { language, statusLanguage, council, service, bookable, now } = frame;
  const { status, contact, questionId, events, booking } = stored;
  const words = caseWords[statusLanguage];
  const team = service?.team ?? council.name;
  const waits = stored.unconfirmed !== null && !isClosed(status);
  const { label, meaning, next } = standsAs(stored, statusLanguage);
  const question = events.find(({ id }) => id === questionId);
  const asked = question && saidIn(question.note, language);
  // Nothing is promised before it is confirmed.
  const expected = waits ? null : stored.expected;
  const late = isLate(status, expected, now);
  const mergedInto = stored.mergedIntoPublic ? stored.mergedInto : null;
  const may = mayDoWith(stored, bookable, now);
  // A booking's next is to be moved or cancelled, as long as it can be.
  const ahead = booking && !may.includes('move') ? undefined : next;
  const comesNext = asked ? words.answerUs : status === 'fixed' ? words.notFixed : ahead;
  return {
    language,
    ...ofStatus(frame),
    reference: stored.reference,
    kind: stored.kind,
    title: service?.name ?? stored.service,
    description: stored.description,
    facts: [
      ...(booking ? bookingFacts(booking, bookable, language) : []),
      ...feeFacts(stored, language),
      ...(stored.payment ? paymentFacts(stored.payment, language) : []),
      ...factsOf(stored, service, language),
    ],
    photos: photosOf(stored, null, frame),
    received: stored.receivedAt,
    updated: stored.updatedAt,
    status: {
      code: status,
      tone: toneOf(status, asked !== undefined),
      closed: isClosed(status),
      label,
      meaning: mergedInto === null ? meaning : `${meaning} ${words.mergedInto(mergedInto)}`,
      ...(comesNext !== undefined && { next: comesNext }),
      ...(!isClosed(status) && expected !== null && { by: expected }),
      ...(late && expected !== null && { late: words.late(dayInWords(expected, statusLanguage)) }),
    },
    steps: booking
      ? bookingSteps(status as BookingStatus, events, {
          starts: booking.starts,
          label: (name) => (name === status ? label : statusWords[statusLanguage][name].label),
        })
      : stored.kind === 'payment'
        ? paymentSteps(status, events, (name) => statusWords[statusLanguage][name].label)
        : stepsOf(status, events, expected).map(({ name, ...step }) => ({
            ...step,
            label:
              name === 'closed'
                ? isClosed(status) && status !== 'fixed'
                  ? label
                  : words.steps.fixed
                : words.steps[name],
          })),
    timeline: events.filter(isOutside).map((event) => entryOf(event, stored, frame, { resident: 'you', team })),
    team: { name: team, phone: council.phone, ...(council.email !== undefined && { email: council.email }) },
    ...(question &&
      asked && {
        question: {
          id: String(question.id),
          asked: question.at,
          text: asked.text,
          ...foreign(asked.language, language),
        },
      }),
    may,
    notify: {
      channel: contact?.channel ?? 'none',
      ...(contact?.email && { email: maskEmail(contact.email) }),
      ...(contact?.phone && { phone: maskPhone(contact.phone) }),
    },
    ...(mergedInto !== null && { mergedInto }),
    ...(booking && { booking: bookingPart(stored.service, booking, bookable, feeRules(stored, language)) }),
    ...(stored.payment && { payment: paymentPart(stored.payment, language) }),
  };
}

/** Where it stands, in words: otherwise as long as it waits to be confirmed, or when nobody has done so in time. */
function standsAs({ status, unconfirmed, booking, events }: StoredCase, language: LetterLanguage): StatusWords {
  const usual = statusWords[language][status];
  if (unconfirmed === null) return usual;
  if (!booking) return isClosed(status) ? usual : confirmWords[language].status;
  const { waits, lapsed } = bookingWords[language].confirm;
  if (!isClosed(status)) return waits(instantInWords(new Date(booking.confirmBy ?? booking.starts), language));
  return events.some(({ reason }) => reason === 'unconfirmed') ? lapsed : usual;
}

/** What the owner of a case may do now. */
export function mayDoWith(stored: StoredCase, bookable: BookableService | undefined, now: Date): CaseAction[] {
  const { status, booking, closedAt, questionId, questionnaire } = stored;
  if (stored.kind === 'payment') {
    const renews = stored.payment?.agreements.some(({ renewal }) => renewal && renewal.state !== 'taking') ?? false;
    return ['ask', 'notify', ...(renews ? (['stop-renewal'] as const) : [])];
  }
  if (booking) {
    const starts = new Date(booking.starts);
    const unconfirmed = stored.unconfirmed !== null;
    const standing = { status: status as BookingStatus, starts, until: changeUntil(starts, bookable), unconfirmed };
    return [...mayDoWithBooking(standing, now), ...(questionId === null ? [] : (['answer'] as const))];
  }
  return mayDo(
    {
      status,
      closedAt: closedAt === null ? null : new Date(closedAt),
      asking: questionId !== null,
      rated: questionnaire !== null,
      unconfirmed: stored.unconfirmed !== null,
    },
    now,
  );
}

/** The language of our own words for an answer, where the council's are in another. */
export const ofStatus = ({ language, statusLanguage }: Pick<Frame, 'language' | 'statusLanguage'>) =>
  statusLanguage === language ? {} : { statusLanguage };

/** What of its history anybody may read. */
export function publicTimeline(stored: StoredCase, frame: Frame): TimelineEntry[] {
  const team = frame.service?.team ?? frame.council.name;
  return stored.events
    .filter(isOutside)
    .filter(({ shown }) => shown === 'all')
    .map((event) => entryOf(event, stored, frame, { resident: 'resident', team }));
}

/** A line that somebody outside the council may read. */
type OutsideEvent = StoredEvent & { kind: Exclude<EventKind, InsideKind> };
const isOutside = (event: StoredEvent): event is OutsideEvent => event.shown !== 'desk';

const foreign = (written: string, language: string) => (written === language ? {} : { language: written });

function entryOf(
  event: OutsideEvent,
  stored: StoredCase,
  frame: Frame,
  { resident, team }: { resident: 'you' | 'resident'; team: string },
): TimelineEntry {
  const { language, statusLanguage } = frame;
  const words = caseWords[statusLanguage];
  const said = saidIn(event.note, language);
  const reason = words.reasons[event.reason as keyof typeof words.reasons] as string | undefined;
  // A reason of ours comes before what was said.
  const spoken = reason === undefined ? said?.language : statusLanguage;
  const text = [reason, said?.text].filter(Boolean).join('\n\n');
  const documents = stored.documents.filter(({ eventId }) => eventId === event.id).map(frame.linkDocument);
  const by = event.by === 'council' ? 'council' : resident;
  const who = by === 'council' ? team : by === 'you' ? words.you : words.neighbour;
  return {
    id: String(event.id),
    at: event.at,
    kind: event.kind,
    by,
    who,
    title:
      event.kind === 'status'
        ? statusWords[statusLanguage][event.status ?? stored.status].label
        : stored.booking && event.kind === 'confirmed'
          ? bookingWords[statusLanguage].confirm.event
          : words.titles[event.kind],
    ...(text && { text }),
    ...(spoken !== undefined && foreign(spoken, language)),
    ...(event.status && { status: event.status }),
    photos: photosOf(stored, event.id, frame),
    ...(documents.length > 0 && { documents }),
  };
}

const photosOf = ({ photos }: StoredCase, eventId: number | null, { linkPhoto }: Frame): PhotoLinks[] =>
  photos.filter((photo) => photo.eventId === eventId).map(linkPhoto);

/** Where it is, and what was answered to the service's own questions, in words. */
export function factsOf(
  {
    placeLabel,
    placeDescription,
    assets,
    answers,
  }: Pick<StoredCase, 'placeLabel' | 'placeDescription' | 'assets' | 'answers'>,
  service: ShownService | undefined,
  language: AnswerLanguage,
): CaseView['facts'] {
  const { where, place, asset } = factWords[language];
  return [
    ...(placeLabel ? [{ label: where, value: placeLabel }] : []),
    ...(assets.length > 0
      ? [
          {
            label: service?.assets?.label ?? asset,
            value: assets.map(({ name }) => assetLabel(name, language)).join('\n'),
          },
        ]
      : []),
    ...(placeDescription ? [{ label: place, value: placeDescription }] : []),
    ...(service?.questions ?? []).flatMap((question) => {
      const value = answerInWords(question, answers, language);
      return value ? [{ label: question.label, value }] : [];
    }),
  ];
}

function answerInWords({ code, type, values, unit }: Question, answers: Answers, language: AnswerLanguage): string {
  const given = Object.hasOwn(answers, code) ? answers[code] : undefined;
  if (given === undefined || given === '' || type === 'hidden' || type === 'notice') return '';
  const named = (Array.isArray(given) ? given : [given]).map(
    (key) => values?.find((choice) => choice.key === key)?.name ?? key,
  );
  const text = named.join(', ');
  if (type === 'datetime') {
    const [day = '', time] = text.split('T');
    return [dayInWords(day, language), time].filter(Boolean).join(', ');
  }
  return type === 'number' && unit ? `${text} ${unit}` : text;
}
