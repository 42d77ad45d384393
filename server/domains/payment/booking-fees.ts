import { randomUUID } from 'node:crypto';
import { formatMoney } from '../../../src/core/money.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import type { LetterLanguage } from '../case/status-words.ts';
import type { StoredCase } from '../case/store.ts';
import { refundable, type Refunder, withdrawAsked, writeRefund } from './refunds.ts';
import { lockPayment } from './store.ts';

/** What is paid for a booking, and what of it goes back. */
export interface PaidFee {
  pence: number;
  /** What has arrived, what is on its way, and what waits for an officer. */
  back: number;
  going: number;
  waiting: number;
  /** What could not be paid back, which an officer sees to. */
  stuck: number;
  /** Who cancels does not have it back: the rule when it was paid. */
  kept: boolean;
  /** Of the payment. */
  reference: string;
}

/** What of a fee is not paid back, and is not about to be. */
export const feeLeft = ({ pence, back, going, waiting }: PaidFee): number => pence - back - going - waiting;

/**
 * Has the fee of a booking paid back, in the transaction that cancels it, and nothing else that was paid with it; what
 * goes back already goes once. The booking's case is locked, and the payment after it, as everywhere.
 * To who booked it was promised: what an officer has only asked for, and may take back, or be refused, gives way to that.
 * @param officer who cancels it, if not who booked: above their limit it waits for another
 */
export async function refundFee(transaction: Database, bookingCase: number, officer?: Refunder): Promise<void> {
  const [fee] = await rows<{ payment: string; payable: string }>(
    transaction,
    sql`select p.id as payment, b.id as payable from payments p join payables b on b.claim = p.claim
        where p.booking_case = ${bookingCase} and p.state = 'paid'`,
  );
  const payment = fee && (await lockPayment(transaction, fee.payment));
  if (!payment) return;
  if (!officer) await withdrawAsked(transaction, payment, fee.payable);
  const { back, things } = await refundable(transaction, payment);
  const { payable, left } = things.find((thing) => thing.payable === fee.payable) ?? { payable: '', left: 0 };
  if (left === 0) return;
  const asked = { id: randomUUID(), payable, pence: left, reason: 'The booking was cancelled', owed: false };
  if (officer) return writeRefund(transaction, payment, back, { ...asked, ...officer });
  await transaction.execute(
    sql`insert into refunds (payment, payable, pence, reason, state)
        values (${payment.id}::uuid, ${payable}::uuid, ${left}, ${asked.reason}, 'approved')`,
  );
}

const words = {
  en: {
    fee: 'Fee',
    paid: (pence: string, reference: string) => `${pence}, paid (${reference})`,
    refund: 'Refund',
    gone: (pence: string) => `${pence}, paid back`,
    going: (pence: string) => `${pence}, on its way to the card that was paid with`,
    seenTo: (pence: string) => `${pence}: we are looking into it`,
    back: (pence: string) => `If you cancel it here, we pay the fee of ${pence} back.`,
    kept: (pence: string) => `If you cancel it, the fee of ${pence} is not paid back.`,
  },
  cy: {
    fee: 'Ffi',
    paid: (pence: string, reference: string) => `${pence}, wedi’i thalu (${reference})`,
    refund: 'Ad-daliad',
    gone: (pence: string) => `${pence}, wedi’i dalu’n ôl`,
    going: (pence: string) => `${pence}, ar ei ffordd i’r cerdyn y talwyd ag ef`,
    seenTo: (pence: string) => `${pence}: rydym yn ymchwilio i hyn`,
    back: (pence: string) => `Os byddwch yn ei ganslo yma, byddwn yn talu’r ffi o ${pence} yn ôl.`,
    kept: (pence: string) => `Os byddwch yn ei ganslo, ni fydd y ffi o ${pence} yn cael ei thalu’n ôl.`,
  },
  ar: {
    fee: 'الرسوم',
    paid: (pence: string, reference: string) => `${pence}، مدفوعة (${reference})`,
    refund: 'ردّ المبلغ',
    gone: (pence: string) => `${pence}، أُعيد إليك`,
    going: (pence: string) => `${pence}، في الطريق إلى البطاقة التي دُفع بها`,
    seenTo: (pence: string) => `${pence}: ننظر في الأمر`,
    back: (pence: string) => `إذا ألغيت الحجز هنا أعدنا إليك الرسوم: ${pence}.`,
    kept: (pence: string) => `إذا ألغيت الحجز فلن تُعاد الرسوم: ${pence}.`,
  },
  pl: {
    fee: 'Opłata',
    paid: (pence: string, reference: string) => `${pence}, zapłacono (${reference})`,
    refund: 'Zwrot',
    gone: (pence: string) => `${pence}, zwrócono`,
    going: (pence: string) => `${pence}, w drodze na kartę, którą zapłacono`,
    seenTo: (pence: string) => `${pence}: wyjaśniamy to`,
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
  const refund = (pence: number, inWords: (pence: string) => string) =>
    pence > 0 ? [{ label: say.refund, value: inWords(formatMoney(pence)) }] : [];
  return [
    { label: say.fee, value: say.paid(formatMoney(fee.pence), fee.reference) },
    ...refund(fee.back, say.gone),
    ...refund(fee.going, say.going),
    ...refund(fee.waiting + fee.stuck, say.seenTo),
  ];
}

/** What becomes of the fee when the booking is cancelled, said before the button. */
export function feeRules({ fee, status }: Pick<StoredCase, 'fee' | 'status'>, language: LetterLanguage): string[] {
  if (!fee || feeLeft(fee) === 0 || status !== 'booked') return [];
  const say = words[language];
  return [(fee.kept ? say.kept : say.back)(formatMoney(feeLeft(fee)))];
}
