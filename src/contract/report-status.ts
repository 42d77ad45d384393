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
