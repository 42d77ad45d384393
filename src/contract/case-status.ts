import * as v from 'valibot';
import { reportStatuses } from './report-status.ts';

/** Where a booking stands: to come, been, nobody came, not to be. */
export const bookingStatuses = ['booked', 'completed', 'missed', 'cancelled'] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

/** Where a case stands, whatever it is of. */
export const caseStatuses = [...reportStatuses, ...bookingStatuses] as const;
export const CaseStatus = v.picklist(caseStatuses);
export type CaseStatus = v.InferOutput<typeof CaseStatus>;
