import * as v from 'valibot';
import { email, language, requiredLine, strict } from './text.ts';

// What the page only reads stands apart from what it only writes, so that it fetches no checks that are the server's.
export { TimelineEntry } from './case-events.ts';
export { bookingStatuses, caseStatuses, CaseStatus, type BookingStatus } from './case-status.ts';
export { reportStatuses, ReportStatus } from './report-status.ts';
export * from './case-view.ts';

/**
 * Body of `POST /cases/lookup`: a private link's token, or a reference with an e-mail address or a postcode that was
 * given with it. Whatever is wrong, the answer is the same 404 `not-found`, after the same time; a link that was good
 * once is 410 `gone`; too many tries are 429 with `Retry-After`. A reference alone is enough with the session of
 * `POST /bookings/lookup` in `Authorization`, for what that session lists.
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
