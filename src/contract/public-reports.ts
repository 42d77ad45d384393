import * as v from 'valibot';
import { TimelineEntry } from './case-events.ts';
import { ReportStatus } from './report-status.ts';
import { PhotoLinks } from './photos.ts';
import { instant, language, latitude, longitude } from './text.ts';

/** A report as anybody may see it: no contact, no private report, no exact words that were redacted. */
export const PublicReport = v.object({
  reference: v.string(),
  service: v.string(),
  serviceName: v.string(),
  status: ReportStatus,
  /** In words: `Planned`. */
  statusLabel: v.string(),
  closed: v.boolean(),
  description: v.string(),
  /** Street or place, never the reporter's address. */
  label: v.optional(v.string()),
  /** Three decimals of the point of a place that was searched for: an address. */
  lat: v.optional(latitude),
  lng: v.optional(longitude),
  /** Metres from the point asked about. */
  distance: v.optional(v.number()),
  name: v.optional(v.string()),
  received: instant,
  updated: instant,
  /** How many more have said "me too" or follow it. */
  others: v.number(),
  photos: v.array(PhotoLinks),
});
export type PublicReport = v.InferOutput<typeof PublicReport>;

/** Answer of `GET /reports/{reference}`: a public report with what has been said of it in public. */
export const PublicCase = v.object({
  ...PublicReport.entries,
  language,
  /**
   * Of the words for where it stands and for what has happened, where it is not `language`: these exist in more
   * languages than what the council says of itself.
   */
  statusLanguage: v.optional(language),
  meaning: v.string(),
  next: v.optional(v.string()),
  /** Oldest first. */
  timeline: v.array(TimelineEntry),
  /** The public report that goes on in place of this one. */
  mergedInto: v.optional(v.string()),
});
export type PublicCase = v.InferOutput<typeof PublicCase>;

/** Answer of `GET /reports?lat&lng&radius&service&status`: nearest first. */
export const ReportList = v.object({
  language,
  /** Of every `statusLabel`, where it is not `language`. */
  statusLanguage: v.optional(language),
  reports: v.array(PublicReport),
  more: v.boolean(),
});
export type ReportList = v.InferOutput<typeof ReportList>;
