import * as v from 'valibot';
import { TimelineEntry } from './case-events.ts';
import { Telephone } from './council.ts';
import { PhotoLinks } from './photos.ts';
import { day, instant, language } from './text.ts';

/** What a case may be of: one tracker shows all. */
export const caseKinds = ['report', 'booking', 'payment'] as const;

/** How a resident hears of changes. */
export const channels = ['email', 'text', 'none'] as const;
export type Channel = (typeof channels)[number];

/** The answer to whatever needs none but "it is done, or will be": the same whether anything was found or not. */
export const Accepted = v.object({ language });
export type Accepted = v.InferOutput<typeof Accepted>;

/** What a resident may do with the case as it stands now. */
export const caseActions = [
  'update',
  'answer',
  'ask',
  'reopen',
  'withdraw',
  'notify',
  'questionnaire',
  // Of a booking: `PATCH` and `DELETE /bookings/{reference}`, and its `calendar.ics`.
  'move',
  'cancel',
  'calendar',
  // Of a payment: `DELETE /cases/{reference}/renewal`.
  'stop-renewal',
] as const;
export type CaseAction = (typeof caseActions)[number];

/**
 * A case as its owner sees it: answer of `GET /cases/{reference}`, with an `ETag`. All words are ready: what is the council's
 * own, as the names of services and teams, in `language`, `status`, `steps` and what the timeline says happened in
 * `statusLanguage`. Codes are there only for what the page has to act on.
 */
export const CaseView = v.object({
  language,
  /**
   * Of the words for where it stands and for what has happened, where it is not `language`: these exist in more
   * languages than what the council says of itself.
   */
  statusLanguage: v.optional(language),
  reference: v.string(),
  kind: v.picklist(caseKinds),
  /** What it is about: `Pothole`, `Register a birth`. */
  title: v.string(),
  /** What the resident wrote. */
  description: v.string(),
  /** Where, what was answered and so on, or when and how much for other kinds: to be listed as they come. */
  facts: v.array(v.object({ label: v.string(), value: v.string() })),
  photos: v.array(PhotoLinks),
  received: instant,
  updated: instant,
  status: v.object({
    /** A `CaseStatus`. */
    code: v.string(),
    /** For the colour: it waits for us, we are at it, it waits for you, it ended well, it ended otherwise. */
    tone: v.picklist(['new', 'active', 'asking', 'done', 'closed']),
    closed: v.boolean(),
    label: v.string(),
    meaning: v.string(),
    next: v.optional(v.string()),
    /** Day by which that is to be expected. */
    by: v.optional(day),
    /** Words for its being late; absent when it is not. */
    late: v.optional(v.string()),
  }),
  /** The way from beginning to end as it is expected from here, what has been included. */
  steps: v.array(
    v.object({
      label: v.string(),
      state: v.picklist(['done', 'now', 'ahead']),
      at: v.optional(instant),
      by: v.optional(day),
    }),
  ),
  /** Oldest first. */
  timeline: v.array(TimelineEntry),
  /** Who is dealing with it and how to reach them. */
  team: v.object({ name: v.string(), phone: Telephone, email: v.optional(v.string()) }),
  /** What the council has asked and not yet heard. */
  question: v.optional(v.object({ id: v.string(), text: v.string(), language: v.optional(language), asked: instant })),
  /** Of `caseActions`; others may come. */
  may: v.array(v.string()),
  /** How the resident hears. Addresses are masked: `r…n@example.com`. */
  notify: v.object({
    channel: v.picklist(channels),
    email: v.optional(v.string()),
    phone: v.optional(v.string()),
  }),
  /** The public report that goes on in place of this one. */
  mergedInto: v.optional(v.string()),
  /** What was booked, whatever has become of it. */
  booking: v.optional(
    v.object({
      /** Code of a `BookableService`, and of one of its locations. */
      service: v.string(),
      location: v.string(),
      /** In words: `Registry Office, Town Hall`, `By telephone`. */
      place: v.string(),
      address: v.optional(v.string()),
      /** A `BookingWay`. */
      way: v.string(),
      starts: instant,
      ends: instant,
      /** As in `BookableService`. */
      window: v.boolean(),
      items: v.array(v.object({ code: v.string(), count: v.number() })),
      /** Until when it can be moved and cancelled here. */
      changeUntil: instant,
      /** It is not booked before the link in a letter is followed, by then. */
      confirmBy: v.optional(instant),
      /** A calendar program has an address for it. */
      feed: v.optional(v.boolean()),
      rules: v.array(v.string()),
      bring: v.array(v.string()),
    }),
  ),
  /** Of a payment: what of it went back, oldest first, and what is had for a time with it. */
  payment: v.optional(
    v.object({
      /** `state` is `sent`, `done` or `failed`; others may come. `name` of what it is of is not known of older ones. */
      refunds: v.array(v.object({ name: v.optional(v.string()), pence: v.number(), at: instant, state: v.string() })),
      subscriptions: v.array(
        v.object({
          name: v.string(),
          quantity: v.number(),
          from: day,
          until: day,
          /** The day on which it did so before its time, because it was paid back. */
          ended: v.optional(day),
          /**
           * It is renewed by itself until that is stopped. `state`: `planned`; `taking`, right now; `declined`, and tried once
           * more; others may come. `on`: not before that day so much is taken; `until`: all of it is paid until then.
           */
          renewal: v.optional(v.object({ state: v.string(), on: day, pence: v.number(), until: day })),
        }),
      ),
    }),
  ),
});
export type CaseView = v.InferOutput<typeof CaseView>;

/**
 * Answer of `POST /cases/lookup`. The session travels as `Authorization: Bearer …`, opens this case only, and ends an
 * hour after it was last used, or twelve after it was given: then every call is 401 `unauthorised`.
 */
export const CaseSession = v.object({
  session: v.string(),
  case: CaseView,
  /** What the letter's link did: it confirmed the e-mail address, or had done so before, or came too late. */
  confirmed: v.optional(v.picklist(['now', 'already', 'late'])),
});
export type CaseSession = v.InferOutput<typeof CaseSession>;

/**
 * Data of an event of `GET /cases/{reference}/events` (`event: case`, `id:` the version): the case has changed, ask for
 * it again. Sent at once when `Last-Event-ID` is not the case's version. A comment comes every 15 seconds.
 */
export const CaseChanged = /* @__PURE__ */ v.object({ version: v.number() });
export type CaseChanged = v.InferOutput<typeof CaseChanged>;
