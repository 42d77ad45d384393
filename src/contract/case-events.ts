import * as v from 'valibot';
import { PhotoLinks } from './photos.ts';
import { instant, language } from './text.ts';

/** A document as whoever may see its line finds it. */
export const DocumentLink = v.object({
  /** Relative to the API base. */
  href: v.string(),
  name: v.string(),
  bytes: v.number(),
});
export type DocumentLink = v.InferOutput<typeof DocumentLink>;

/** One line of a timeline. `title` says what happened in ready words; `text` is what somebody wrote. */
export const TimelineEntry = v.object({
  id: v.string(),
  at: instant,
  /**
   * `received`, `confirmed`, `status`, `note`, `question`, `answer`, `update`, `asked`, `reopened`, `withdrawn`, `merged`,
   * of a booking `booked`, `moved`, `cancelled`, of a payment `paid`, `refunded`, `refund-failed`; more may come.
   */
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
  /** Left out where there are none. */
  documents: v.optional(v.array(DocumentLink)),
});
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>;
