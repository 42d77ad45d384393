import type { BookableService } from '../../../src/contract/bookable-services.ts';
import { formatMoney } from '../../../src/core/money.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import type { LetterLanguage } from '../case/status-words.ts';
import type { StoredCase } from '../case/store.ts';

/** What is paid for a booking, and what of it goes back. */
export interface PaidFee {
  pence: number;
  refunded: number;
  /** Of the payment. */
  reference: string;
}

/**
 * Has the fee of a booking paid back, in the transaction that cancels it; what goes back already goes once. The booking's
 * case is locked, and the payment after it, as everywhere.
 */
export async function refundFee(transaction: Database, bookingCase: number): Promise<void> {
  const [payment] = await rows<{ id: string }>(
    transaction,
    sql`select id from payments where booking_case = ${bookingCase} and state = 'paid' for update`,
  );
  if (!payment) return;
  await transaction.execute(
    sql`insert into refunds (payment, pence, reason, state)
        select * from (
          select ${payment.id}::uuid, p.pence - coalesce((
              select sum(r.pence) from refunds r where r.payment = p.id and r.state not in ('failed', 'refused', 'withdrawn')
            ), 0)::int as left_over, 'The booking was cancelled', 'approved'
          from payments p where p.id = ${payment.id}::uuid
        ) as asked where left_over > 0`,
  );
}

const words = {
  en: {
    fee: 'Fee',
    paid: (pence: string, reference: string) => `${pence}, paid (${reference})`,
    refund: 'Paid back',
    back: (pence: string) => `If you cancel it here, we pay the fee of ${pence} back.`,
    kept: (pence: string) => `If you cancel it, the fee of ${pence} is not paid back.`,
  },
  cy: {
    fee: 'Ffi',
    paid: (pence: string, reference: string) => `${pence}, wedi’i thalu (${reference})`,
    refund: 'Talwyd yn ôl',
    back: (pence: string) => `Os byddwch yn ei ganslo yma, byddwn yn talu’r ffi o ${pence} yn ôl.`,
    kept: (pence: string) => `Os byddwch yn ei ganslo, ni fydd y ffi o ${pence} yn cael ei thalu’n ôl.`,
  },
  ar: {
    fee: 'الرسوم',
    paid: (pence: string, reference: string) => `${pence}، مدفوعة (${reference})`,
    refund: 'المبلغ المعاد',
    back: (pence: string) => `إذا ألغيت الحجز هنا أعدنا إليك الرسوم: ${pence}.`,
    kept: (pence: string) => `إذا ألغيت الحجز فلن تُعاد الرسوم: ${pence}.`,
  },
  pl: {
    fee: 'Opłata',
    paid: (pence: string, reference: string) => `${pence}, zapłacono (${reference})`,
    refund: 'Zwrócono',
    back: (pence: string) => `Jeśli anulujesz rezerwację tutaj, zwrócimy opłatę: ${pence}.`,
    kept: (pence: string) => `Jeśli anulujesz rezerwację, opłata nie zostanie zwrócona: ${pence}.`,
  },
} satisfies Record<LetterLanguage, unknown>;

/** What was paid for a booking, to be listed. */
export function feeFacts(
  { fee }: Pick<StoredCase, 'fee'>,
  language: LetterLanguage,
): { label: string; value: string }[] {
  if (!fee) return [];
  const say = words[language];
  return [
    { label: say.fee, value: say.paid(formatMoney(fee.pence), fee.reference) },
    ...(fee.refunded > 0 ? [{ label: say.refund, value: formatMoney(fee.refunded) }] : []),
  ];
}

/** What becomes of the fee when the booking is cancelled, said before the button. */
export function feeRules(
  { fee, status }: Pick<StoredCase, 'fee' | 'status'>,
  service: BookableService | undefined,
  language: LetterLanguage,
): string[] {
  if (!fee || fee.refunded === fee.pence || status !== 'booked') return [];
  const say = words[language];
  return [(isKept(service) ? say.kept : say.back)(formatMoney(fee.pence - fee.refunded))];
}

/** The fee of a service is not paid back to who cancels. */
export const isKept = (service: Pick<BookableService, 'fee'> | undefined): boolean => service?.fee?.kept ?? false;
