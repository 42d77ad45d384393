/** Agreements for recurring payments: made, set up by a first payment, cancelled. */
import { lastStep, statusOf, type Card, type Payment } from './life.ts';
import type { NewAgreement } from './requests.ts';

export interface Agreement {
  id: string;
  at: string;
  asked: NewAgreement;
  status: 'created' | 'active' | 'cancelled';
  /** What later payments are taken from, since when. */
  card?: Card;
  cardAt?: string;
  cancelledAt?: string;
}

/** The agreement after a payment was made that sets it up; one that was cancelled is active again. */
export function setUp(agreement: Agreement, payment: Payment): Agreement {
  if (statusOf(payment) !== 'success' || !payment.card) return agreement;
  const { cancelledAt: _was, ...rest } = agreement;
  return { ...rest, status: 'active', card: payment.card, cardAt: lastStep(payment).at };
}

export const cancelAgreement = (agreement: Agreement, at: string): Agreement => ({
  ...agreement,
  status: 'cancelled',
  cancelledAt: at,
});
