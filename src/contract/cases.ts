import * as v from 'valibot';
import { Telephone } from './council.ts';
import { PhotoLinks } from './photos.ts';
import { day, email, instant, language, requiredLine, strict } from './text.ts';

/** Where a case stands; open statuses come first. The words for each come with the answer. */
export const caseStatuses = [
  'received',
  'investigating',
  'planned',
  'in-progress',
  'fixed',
  'no-action',
  'not-ours',
  'duplicate',
  'withdrawn',
] as const;
export const CaseStatus = v.picklist(caseStatuses);
export type CaseStatus = v.InferOutput<typeof CaseStatus>;

/** What a case may be of: one tracker shows all. */
export const caseKinds = ['report', 'booking', 'payment'] as const;

/** How a resident hears of changes. */
export const channels = ['email', 'text', 'none'] as const;
export type Channel = (typeof channels)[number];

/**
 * Body of `POST /cases/lookup`: a private link's token, or a reference with an e-mail address or a postcode that was
 * given with it. Whatever is wrong, the answer is the same 404 `not-found`, after the same time; a link that was good
 * once is 410 `gone`; too many tries are 429 with `Retry-After`.
 */
export const CaseLookup = strict({
  token: v.optional(requiredLine(80)),
  reference: v.optional(requiredLine(40)),
  email: v.optional(email),
  postcode: v.optional(requiredLine(12)),
});
export type CaseLookup = v.InferOutput<typeof CaseLookup>;

/** Body of `POST /cases/links`: an old link's token, or a reference with the e-mail address that was given with it. */
export const CaseLinkRequest = strict({
  token: v.optional(requiredLine(80)),
  reference: v.optional(requiredLine(40)),
  email: v.optional(email),
  /** Language of the page, for want of the resident's own. */
  language: v.optional(language, 'en'),
});
export type CaseLinkRequest = v.InferInput<typeof CaseLinkRequest>;

/** The answer to whatever needs none but "it is done, or will be": the same whether anything was found or not. */
export const Accepted = v.object({ language });
export type Accepted = v.InferOutput<typeof Accepted>;

/** One line of a timeline. `title` says what happened in ready words; `text` is what somebody wrote. */
export const TimelineEntry = v.object({
  id: v.string(),
  at: instant,
  /** `received`, `status`, `note`, `question`, `answer`, `update`, `reopened`, `withdrawn`, `merged`; more may come. */
  kind: v.string(),
  by: v.picklist(['you', 'council', 'resident']),
  /** The same in words: `You`, `Highways team`. */
  who: v.string(),
  title: v.string(),
  text: v.optional(v.string()),
  /** Of `text`, where it is not that of the answer. */
  language: v.optional(language),
  /** New status, where this changed it. */
  status: v.optional(v.string()),
  photos: v.array(PhotoLinks),
});
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>;

/** What a resident may do with the case as it stands now. */
export const caseActions = ['update', 'answer', 'reopen', 'withdraw', 'notify', 'questionnaire'] as const;
export type CaseAction = (typeof caseActions)[number];

/**
 * A case as its owner sees it: answer of `GET /cases/{reference}`, with an `ETag`. All words are ready, in `language`;
 * codes are there only for what the page has to act on.
 */
export const CaseView = v.object({
  language,
  reference: v.string(),
  kind: v.picklist(caseKinds),
  /** What it is about: `Pothole`. */
  title: v.string(),
  /** What the resident wrote. */
  description: v.string(),
  /** Where, what was answered and so on, or when and how much for other kinds: to be listed as they come. */
  facts: v.array(v.object({ label: v.string(), value: v.string() })),
  photos: v.array(PhotoLinks),
  received: instant,
  updated: instant,
  status: v.object({
    /** A `CaseStatus` for a report. */
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
});
export type CaseView = v.InferOutput<typeof CaseView>;

/**
 * Answer of `POST /cases/lookup`. The session travels as `Authorization: Bearer …`, opens this case only, and ends an
 * hour after it was last used, or twelve after it was given: then every call is 401 `unauthorised`.
 */
export const CaseSession = v.object({ session: v.string(), case: CaseView });
export type CaseSession = v.InferOutput<typeof CaseSession>;

/**
 * Data of an event of `GET /cases/{reference}/events` (`event: case`, `id:` the version): the case has changed, ask for
 * it again. Sent at once when `Last-Event-ID` is not the case's version. A comment comes every 15 seconds.
 */
export const CaseChanged = v.object({ version: v.number() });
export type CaseChanged = v.InferOutput<typeof CaseChanged>;
