import * as v from 'valibot';
import { reportStatuses } from './report-status.ts';

/** Where a booking stands: to come, been, nobody came, not to be. */
export const bookingStatuses = ['booked', 'completed', 'missed', 'cancelled'] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

/** Where a payment stands once it is made: some of it, or all, may have gone back. */
export const paymentStatuses = ['paid', 'part-refunded', 'refunded'] as const;

/** Where a case stands, whatever it is of. */
export const caseStatuses = [...reportStatuses, ...bookingStatuses, ...paymentStatuses] as const;
export const CaseStatus = v.picklist(caseStatuses);
export type CaseStatus = v.InferOutput<typeof CaseStatus>;
