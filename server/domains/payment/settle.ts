import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import type { ProviderPayment } from '../../connectors/pay/provider.ts';
import { ProblemError } from '../../http/problems.ts';
import { bookHeld } from '../booking/bookings.ts';
import type { BookingPost } from '../booking/letters.ts';
import { dropClaim, giveBack, isHold, lapseClaim, lockClaims } from '../booking/store.ts';
import { newReference, newToken } from '../case/secrets.ts';
import { addEvent } from '../case/store.ts';
import { getBookable } from '../service/store.ts';
import { balanceOf, enter } from './ledger.ts';
import type { PaymentPost } from './letters.ts';
import { lockDebts } from './payables.ts';
import { keepTerms, notRenewed } from './renewals.ts';
import { isUnderWay, isUnpaid, letOffNow, paid, stateOf, type UnpaidState } from './rules.ts';
import { itemsOf, loadPayment, lockPayment, type StoredItem, type StoredPayment } from './store.ts';

export interface SettlePost {
  paymentPost: PaymentPost;
  bookingPost: BookingPost;
}

/** Seconds after which somebody looks again at what is under way. */
export const lookAgain = 300;

/** Minutes for which a payment can be paid at the provider. */
const payableMinutes = 90;

/**
 * Keeps others from a payment that may end, and from all that ends with it, in the one order that everybody keeps to: its
 * place, its debts, and then itself. Of two that settle one debt, the second sees what the first has done.
 */
export async function lockToEnd(transaction: Database, id: string): Promise<StoredPayment | undefined> {
  const { claim = null } = (await loadPayment(transaction, id)) ?? {};
  if (claim !== null) await lockClaims(transaction, [claim]);
  await lockDebts(transaction, id);
  return lockPayment(transaction, id);
}

/**
 * What came of an answer. `other`: it was of another payment; `taken-back`: it says now of what was paid that it is not,
 * which is for an officer.
 */
export type Heard = 'heard' | 'other' | 'taken-back';

/**
 * Takes the provider's word for where a payment stands, in one transaction with all that follows from it. Answers may
 * come in any order and any number of times: an older one than was heard is nothing, and what is paid stays paid. What
 * ended without money may yet turn out to be paid.
 * @param number of the question that this is the answer to
 */
export async function hear(
  transaction: Database,
  post: SettlePost,
  { id, number, found }: { id: string; number: number; found: ProviderPayment },
): Promise<Heard> {
  const next = stateOf(found);
  const payment = await (isUnderWay(next) ? lockPayment : lockToEnd)(transaction, id);
  if (!payment || payment.providerId !== found.id || payment.pence !== found.pence) return 'other';
  if (payment.reference !== found.reference) return 'other';
  if (number <= payment.heard) return 'heard';
  await transaction.execute(
    sql`update payments set heard = ${number}, look_at = case
            when ended_at is null then now() + ${lookAgain} * interval '1 second' else look_at end
          where id = ${id}::uuid`,
  );
  if (payment.state === 'paid') return isUnpaid(next) ? 'taken-back' : 'heard';
  if (next === payment.state) return 'heard';
  if (next === 'paid') await settle(transaction, post, payment);
  else if (!isUnderWay(payment.state)) return 'heard';
  else if (isUnderWay(next)) await transaction.execute(sql`update payments set state = ${next} where id = ${id}::uuid`);
  else await end(transaction, post, payment, next);
  return 'heard';
}

/**
 * The provider does not know a payment that it made. A moment after that it may not have it everywhere yet; later than
 * anybody could pay it there, it is over, and what it was for is free.
 * @returns true when it has ended by that
 */
export async function hearOfNone(
  transaction: Database,
  post: SettlePost,
  { id, number }: { id: string; number: number },
): Promise<boolean> {
  const payment = await lockToEnd(transaction, id);
  if (!payment || !isUnderWay(payment.state) || number <= payment.heard) return false;
  const old = await rows(
    transaction,
    sql`select from payments where id = ${id}::uuid and created_at < now() - ${payableMinutes} * interval '1 minute'`,
  );
  if (old.length === 0) return false;
  await end(transaction, post, payment, 'trouble');
  return true;
}

/** It is paid: ledger, case, receipt and whatever it was for, together or not at all. */
async function settle(transaction: Database, post: SettlePost, payment: StoredPayment): Promise<void> {
  const { id, claim } = payment;
  const items = await itemsOf(transaction, id);
  const debts = await rows<{ payable: string; balance: number }>(
    transaction,
    sql`select b.id as payable, ${balanceOf(sql`b.id`)} as balance from payment_items i join payables b on b.id = i.payable
        where i.payment = ${id}::uuid and b.reference is not null`,
  );
  await transaction.execute(
    sql`update payments set state = 'paid', paid_at = now(), ended_at = coalesce(ended_at, now()), look_at = null
          where id = ${id}::uuid`,
  );
  await enter(
    transaction,
    { kind: 'paid', payment: id },
    paid(
      items.map(({ payable, own, pence, discount }) => {
        const balance = debts.find((debt) => debt.payable === payable)?.balance ?? 0;
        return { payable, atOnce: !own, pence, discount: letOffNow({ pence, discount, balance }) };
      }),
    ),
  );
  const caseId = await openCase(transaction, payment, items);
  await keepTerms(transaction, payment, items);
  // Also where it was so long ago that nobody knows any more who it was for: then the money goes back.
  if (claim !== null) await book(transaction, post, payment);
  await refundWhatWasPaidTwice(transaction, id);
  // It was given up and is paid all the same: what was begun in its place is to be stopped, if it is too much now.
  await transaction.execute(
    sql`update payments set look_at = now() where ended_at is null and id in (
          select other.payment from payment_items other join payment_items own using (payable)
          where own.payment = ${id}::uuid and other.open)`,
  );
  await transaction.execute(sql`update payments set details = null, return_url = null where id = ${id}::uuid`);
  await post.paymentPost.receipt(transaction, caseId);
}

/** The case that the tracker shows: there is one as soon as there is something to show. */
async function openCase(
  transaction: Database,
  { id, reference, language, details }: StoredPayment,
  items: readonly StoredItem[],
): Promise<number> {
  const { name, email, address } = details?.contact ?? {};
  const [written] = await rows<{ id: string | number }>(
    transaction,
    sql`insert into cases (kind, reference, token_hash, service, status, private, language, closed_at)
        select 'payment', ${reference}, (
          select hash from payment_tokens where payment = ${id}::uuid order by created_at, hash limit 1
        ), ${items[0]?.service ?? ''}, 'paid', true, ${language}, now() returning id`,
  );
  const caseId = Number(written?.id);
  await transaction.execute(
    sql`insert into contacts (case_id, name, email, postcode, channel)
        values (${caseId}, ${name || null}, ${email ?? null}, ${address?.postcode || null}, ${email ? 'email' : 'none'})`,
  );
  await addEvent(transaction, caseId, { kind: 'paid', by: 'resident', status: 'paid', shown: 'owner' });
  await transaction.execute(sql`update payments set case_id = ${caseId} where id = ${id}::uuid`);
  return caseId;
}

/**
 * Books what was kept for it, or what is still free where the payment was given up before. If that cannot be had, the money
 * goes back.
 */
async function book(transaction: Database, { bookingPost }: SettlePost, payment: StoredPayment): Promise<void> {
  const { booking, answers, service: code } = payment.details?.booking ?? {};
  const service = code === undefined ? undefined : await getBookable(transaction, code, 'en');
  try {
    if (!booking || !service || !answers) throw new ProblemError('gone');
    // In a transaction within this one: what it has done by then is undone, and the payment is not.
    await transaction.transaction(async (inner) => {
      const made = await bookHeld(
        inner,
        { booking, service, answers, reference: newReference(), tokenHash: newToken().hash },
        { paid: true },
      );
      await inner.execute(sql`update payments set booking_case = ${made} where id = ${payment.id}::uuid`);
      await bookingPost.bookingChanged(inner, made, 'booked');
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    await transaction.execute(
      sql`insert into refunds (payment, payable, pence, reason, state)
          select payment, payable, i.pence, 'The booking could not be made', 'approved'
          from payment_items i join payables b on b.id = i.payable
          where payment = ${payment.id}::uuid and b.claim is not null`,
    );
  }
}

/** Of what the council owes now an officer is told, and sends it back, each thing by itself. */
const refundWhatWasPaidTwice = (transaction: Database, id: string) =>
  transaction.execute(
    sql`insert into refunds (payment, payable, pence, reason, state)
        select ${id}::uuid, i.payable, least(i.pence, -owed), 'Paid twice', 'waiting'
        from payment_items i join payables b on b.id = i.payable, lateral (select ${balanceOf(sql`i.payable`)} as owed) as now
        where i.payment = ${id}::uuid and b.reference is not null and owed < 0`,
  );

/** It is over, and no money was taken. */
export async function end(
  transaction: Database,
  { paymentPost }: SettlePost,
  payment: StoredPayment,
  state: UnpaidState,
): Promise<void> {
  const { id, claim, promised } = payment;
  await transaction.execute(
    sql`update payments set state = ${state}, ended_at = now(), starting_until = null,
            look_at = case when provider_id is not null then now() + interval '1 hour' end
          where id = ${id}::uuid`,
  );
  if (claim !== null) await release(transaction, claim, state);
  // Who booked and went away must not stand there on the day.
  if (promised || (claim !== null && state === 'expired')) await paymentPost.unpaid(transaction, payment, state);
  await notRenewed(transaction, paymentPost, id);
}

/** Who comes back at once can try again with their place; who has not come back for so long does not keep it. */
async function release(transaction: Database, id: string, state: UnpaidState): Promise<void> {
  const [claim] = await lockClaims(transaction, [id]);
  if (claim?.state !== 'held' || claim.holder !== 'payment') return;
  if (state === 'expired') await lapseClaim(transaction, id);
  else await giveBack(transaction, id);
}

/** Gives up what is kept for who tries again: they want something else. */
export async function leavePlace(transaction: Database, id: string): Promise<void> {
  const payment = await lockToEnd(transaction, id);
  if (!payment || payment.claim === null || isUnderWay(payment.state) || payment.state === 'paid') return;
  const [claim] = await lockClaims(transaction, [payment.claim]);
  if (isHold(claim) && claim.holder === 'person') await dropClaim(transaction, claim.id);
}
