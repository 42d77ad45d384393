import * as v from 'valibot';

/** Where a report stands; open statuses come first. The words for each come with the answer. */
export const reportStatuses = [
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
export const ReportStatus = v.picklist(reportStatuses);
export type ReportStatus = v.InferOutput<typeof ReportStatus>;

/** Where a booking stands: to come, been, nobody came, not to be. */
export const bookingStatuses = ['booked', 'completed', 'missed', 'cancelled'] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

/** Where a case stands, whatever it is of. */
export const caseStatuses = [...reportStatuses, ...bookingStatuses] as const;
export const CaseStatus = v.picklist(caseStatuses);
export type CaseStatus = v.InferOutput<typeof CaseStatus>;
