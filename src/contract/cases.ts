import * as v from 'valibot';

/** Where a case stands. The words for each are the widget's; open statuses come first. */
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
