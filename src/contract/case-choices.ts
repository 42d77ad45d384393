import * as v from 'valibot';
import { language } from './text.ts';

export const updateMax = 1000;
/** Photos of one update. */
export const updatePhotosMost = 3;
/** Documents of one line of a history, a resident's or the council's, and bytes of one of them. */
export const documentsMost = 3;
export const documentMaxBytes = 10_000_000;

/** Why a resident says that it is not done. */
export const reopenReasons = ['not-done', 'partly-done', 'came-back', 'wrong-place', 'other'] as const;
export const fixedAnswers = ['yes', 'no', 'unknown'] as const;

/** Answer 201: it is in, and this is where the case stands now, a `CaseStatus`. */
export const CaseUpdated = v.object({ language, reference: v.string(), status: v.string() });
export type CaseUpdated = v.InferOutput<typeof CaseUpdated>;
