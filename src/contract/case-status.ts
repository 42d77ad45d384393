import * as v from 'valibot';

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
