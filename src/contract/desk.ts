/** The staff desk's side of the wire. No widget imports it. Words here are English: the desk's own page is. */
import * as v from 'valibot';
import { caseKinds, CaseStatus, channels } from './cases.ts';
import { Council } from './council.ts';
import { documents } from './document-names.ts';
import { DocumentLink } from './case-events.ts';
import { PhotoLinks } from './photos.ts';
import { instantAsked } from './day-asked.ts';
import { day, email, instant, line, paragraph, requiredLine, strict } from './text.ts';

/**
 * Body of `POST /desk/session`. The answer sets a cookie (`HttpOnly`, `SameSite=Strict`, for `/api/desk` alone), which
 * ends eight hours later or half an hour after it was last used. Every call below `/desk` carries `X-Council-Desk: 1`,
 * which no other site's page can send, and is refused with 403 without it.
 */
export const DeskSignIn = strict({ email, password: v.pipe(v.string('required'), v.nonEmpty('required')) });
export type DeskSignIn = v.InferOutput<typeof DeskSignIn>;

export const Officer = v.object({ id: v.number(), name: v.string(), email: v.string(), team: v.string() });
export type Officer = v.InferOutput<typeof Officer>;

/** Answer of `POST` and `GET /desk/session`: who is signed in, and what the filters offer. */
export const DeskSession = v.object({
  officer: Officer,
  officers: v.array(Officer),
  services: v.array(v.object({ code: v.string(), name: v.string(), team: v.string() })),
  teams: v.array(v.string()),
  statuses: v.array(v.object({ code: CaseStatus, label: v.string(), closed: v.boolean() })),
  /** What the council takes with one line of a history. */
  photos: Council.entries.photos,
});
export type DeskSession = v.InferOutput<typeof DeskSession>;

/** Query of `GET /desk/cases`; all of it may be left out. */
export const DeskQuery = v.strictObject({
  /** Reference, or words of the description, the place, the resident's name or address. */
  q: v.optional(line(100)),
  /** `open`, with those that are closed and asked about; `closed`, `all` or one status. */
  status: v.optional(v.union([v.picklist(['open', 'closed', 'all']), CaseStatus], 'not-an-option'), 'open'),
  service: v.optional(line(80)),
  team: v.optional(line(80)),
  /** `me`, `nobody`, or an officer's id. */
  assigned: v.optional(v.pipe(v.string(), v.regex(/^(?:me|nobody|\d{1,9})$/, 'not-an-option'))),
  /**
   * `overdue`: late; `answered`: the resident has said something that nobody has dealt with; `asks`: they have asked
   * something, and nobody has written to them since; `unconfirmed`: waits for its sender to confirm it, and is shown in no
   * other list.
   */
  flag: v.optional(v.picklist(['overdue', 'answered', 'asks', 'unconfirmed'], 'not-an-option')),
  sort: v.optional(v.picklist(['due', 'newest', 'oldest', 'updated'], 'not-an-option'), 'due'),
  page: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/, 'not-a-number'), v.transform(Number)), '1'),
});

/** One line of the queue. */
export const DeskRow = v.object({
  reference: v.string(),
  kind: v.picklist(caseKinds),
  status: CaseStatus,
  statusLabel: v.string(),
  closed: v.boolean(),
  service: v.string(),
  serviceName: v.string(),
  team: v.string(),
  /** The beginning of it. */
  description: v.string(),
  place: v.optional(v.string()),
  received: instant,
  updated: instant,
  expected: v.optional(day),
  overdue: v.boolean(),
  /** The resident has said something since anybody here did. */
  answered: v.boolean(),
  /** They have asked something, and nobody has written to them since. */
  asks: v.boolean(),
  private: v.boolean(),
  /** Goes up with every change. */
  version: v.number(),
  /** Its sender has not confirmed it yet. Whoever deals with it takes it as it is. */
  unconfirmed: v.boolean(),
  photos: v.number(),
  assigned: v.optional(v.string()),
});
export type DeskRow = v.InferOutput<typeof DeskRow>;

/** Answer of `GET /desk/cases`. */
export const DeskQueue = v.object({
  cases: v.array(DeskRow),
  /** Of all pages. */
  total: v.number(),
  page: v.number(),
  pages: v.number(),
  /** Of everything, whatever the filter: for the headings of the queue. */
  counts: v.object({
    open: v.number(),
    overdue: v.number(),
    answered: v.number(),
    mine: v.number(),
    unassigned: v.number(),
    deadLetters: v.number(),
    /** That wait for a second officer. */
    refunds: v.number(),
  }),
});
export type DeskQueue = v.InferOutput<typeof DeskQueue>;

const DeskPhoto = v.object({ id: v.string(), ...PhotoLinks.entries });

/** One line of a case's history, with what residents do not see. */
export const DeskEvent = v.object({
  id: v.string(),
  at: instant,
  kind: v.string(),
  by: v.picklist(['resident', 'council']),
  who: v.string(),
  title: v.string(),
  /** What was written, by language. */
  text: v.record(v.string(), v.string()),
  public: v.boolean(),
  status: v.optional(v.string()),
  photos: v.array(DeskPhoto),
  documents: v.array(v.object({ id: v.string(), ...DocumentLink.entries })),
});
export type DeskEvent = v.InferOutput<typeof DeskEvent>;

/** Answer of `GET /desk/cases/{reference}`. */
export const DeskCase = v.object({
  /** Its version goes back with every action: if somebody was quicker, the action is 409 `conflict`. */
  ...DeskRow.entries,
  fullDescription: v.string(),
  /** The resident's language. */
  language: v.string(),
  facts: v.array(v.object({ label: v.string(), value: v.string() })),
  lat: v.optional(v.number()),
  lng: v.optional(v.number()),
  /** What else the resident wrote that can be taken out: `label`, `place`, `answers.…`, `questionnaire`, `name` as it is shown. */
  words: v.array(v.object({ target: v.string(), name: v.string(), text: v.string() })),
  pictures: v.array(DeskPhoto),
  contact: v.optional(
    v.object({
      name: v.optional(v.string()),
      email: v.optional(v.string()),
      phone: v.optional(v.string()),
      postcode: v.optional(v.string()),
      shareWithPartner: v.boolean(),
      channel: v.picklist(channels),
    }),
  ),
  followers: v.number(),
  assignedTo: v.optional(v.number()),
  mergedInto: v.optional(v.string()),
  /** Cases that were merged into this one. */
  merged: v.array(v.string()),
  /** Id of the open question. */
  question: v.optional(v.string()),
  questionnaire: v.optional(
    v.object({ fixed: v.string(), rating: v.optional(v.number()), text: v.optional(v.string()), at: instant }),
  ),
  history: v.array(DeskEvent),
  /** What the same resident has sent before, newest first: by e-mail address or telephone number. */
  earlier: v.array(DeskRow),
  /** Others near by of the same service that are open, nearest first: duplicates, perhaps. */
  near: v.array(v.object({ ...DeskRow.entries, distance: v.number() })),
  /** Statuses that this one may become. */
  statuses: v.array(CaseStatus),
  /**
   * Of a booking that was paid for: the payment, and what goes back when an officer cancels it, which one `alone` may
   * decide or not.
   */
  fee: v.optional(v.object({ payment: v.string(), pence: v.number(), alone: v.boolean() })),
  /** Of what is booked: when and where, and where else it could be. */
  booking: v.optional(
    v.object({
      starts: instant,
      location: v.string(),
      locations: v.array(v.object({ code: v.string(), name: v.string() })),
    }),
  ),
});
export type DeskCase = v.InferOutput<typeof DeskCase>;

const noteMax = 2000;
/** For the resident. In English, Welsh or both: each reads their own, else the other. */
const note = strict({ en: v.optional(paragraph(0, noteMax), ''), cy: v.optional(paragraph(0, noteMax), '') });
const internal = v.optional(paragraph(0, noteMax), '');
/**
 * Ids that `POST /desk/photos` gave, at most as many as the session says: the resident sees them with the note, and
 * everybody where the report is public.
 */
const photos = v.optional(
  v.pipe(v.array(v.pipe(v.string('unknown'), v.uuid('unknown')), 'unknown'), v.maxLength(10, 'too-many')),
  [],
);

/** What is done. `note` is for the resident, `internal` for colleagues. */
export const DeskDeed = v.variant(
  'kind',
  [
    strict({ kind: v.literal('status'), status: CaseStatus, note: v.optional(note), photos, documents, internal }),
    /** A word to the resident, or to colleagues, without a change of status. */
    strict({ kind: v.literal('note'), note: v.optional(note), photos, documents, internal }),
    strict({ kind: v.literal('question'), note }),
    strict({ kind: v.literal('assign'), officer: v.nullable(v.number('not-an-option')) }),
    /**
     * `target` is `description`, the id of a line of the history, or one of the case's `words`; `text` takes the place of
     * what was there, for good, and `cy` that of its Welsh. Letters that have not gone yet and quote it are not sent.
     */
    strict({
      kind: v.literal('redact-words'),
      target: requiredLine(100),
      text: paragraph(0, noteMax),
      cy: v.optional(paragraph(0, noteMax)),
    }),
    strict({ kind: v.literal('redact-photo'), photo: v.pipe(v.string('required'), v.uuid('unknown')) }),
    strict({ kind: v.literal('redact-document'), document: v.pipe(v.string('required'), v.uuid('unknown')) }),
    /**
     * A booking to another time, one that `GET /desk/cases/{reference}/slots` gave: 409 `conflict` with `deed.starts` when it
     * has gone. The resident is told.
     */
    strict({ kind: v.literal('move'), location: requiredLine(80), starts: instantAsked, note: v.optional(note) }),
    /** This case ends as a duplicate of another, whose news its resident then hears. */
    strict({ kind: v.literal('merge'), into: requiredLine(40), note: v.optional(note) }),
  ],
  'not-an-option',
);
export type DeskDeed = v.InferInput<typeof DeskDeed>;

/** Body of `POST /desk/cases/{reference}/actions`, with an `Idempotency-Key`. */
export const DeskAction = strict({ version: v.number('required'), deed: DeskDeed });
export type DeskAction = v.InferInput<typeof DeskAction>;

/** Answer 201: it is done, and this is the case's version now. */
export const DeskDone = v.object({ reference: v.string(), version: v.number() });
export type DeskDone = v.InferOutput<typeof DeskDone>;

/** Answer of `GET /desk/audit?reference&page`: who did what, newest first. Never what was redacted. */
export const DeskAudit = v.object({
  entries: v.array(
    v.object({
      id: v.string(),
      at: instant,
      officer: v.optional(v.string()),
      reference: v.optional(v.string()),
      /** `signed-in`, `sign-in-refused`, `viewed`, `status`, `redact-photo` and so on. */
      action: v.string(),
      detail: v.optional(v.string()),
    }),
  ),
  page: v.number(),
  pages: v.number(),
});
export type DeskAudit = v.InferOutput<typeof DeskAudit>;

/** Answer of `GET /desk/letters`: messages that could not be delivered, newest first. `POST /desk/letters/{id}/retry` tries again. */
export const DeadLetters = v.object({
  letters: v.array(
    v.object({
      id: v.string(),
      channel: v.picklist(['email', 'text']),
      /** Masked. */
      to: v.string(),
      subject: v.string(),
      reference: v.optional(v.string()),
      attempts: v.number(),
      error: v.optional(v.string()),
      failed: instant,
    }),
  ),
});
export type DeadLetters = v.InferOutput<typeof DeadLetters>;

/** The answer to what needs none. */
export const DeskOk = v.object({ ok: v.literal(true) });
