import type { NewRefund, Refund } from '../../../src/contract/desk-payments.ts';
import { formatMoney } from '../../../src/core/money.ts';
import { PayFault, type PayProvider, type ProviderRefund } from '../../connectors/pay/provider.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { describeError, type Logger } from '../../log.ts';
import { addEvent, changeCase, lockCase, utc } from '../case/store.ts';
import { note } from '../desk/store.ts';
import { balanceOf, enter } from './ledger.ts';
import type { PaymentPost } from './letters.ts';
import { lockDebts } from './payables.ts';
import { refunded, type Entry } from './rules.ts';
import { loadPayment, lockPayment, paymentByReference, type StoredPayment } from './store.ts';

interface RefundRow extends Omit<Refund, 'askedBy' | 'decidedBy' | 'hindrance'> {
  askedBy: string | null;
  decidedBy: string | null;
  hindrance: Refund['hindrance'] | null;
}

const list = async (db: Database, which: SQL, officerId: number): Promise<Refund[]> =>
  (
    await rows<RefundRow>(
      db,
      sql`select r.id, p.reference, r.pence, r.reason, r.owed, r.state, ${utc(sql`r.created_at`)} as at, a.name as "askedBy",
            d.name as "decidedBy", r.hindrance, coalesce(r.asked_by = ${officerId}, false) as own
          from refunds r join payments p on p.id = r.payment left join officers a on a.id = r.asked_by
            left join officers d on d.id = r.decided_by
          where ${which} order by r.created_at, r.id limit 500`,
    )
  ).map(({ askedBy, decidedBy, hindrance, ...refund }) => ({
    ...refund,
    ...(hindrance !== null && { hindrance }),
    ...(askedBy !== null && { askedBy }),
    ...(decidedBy !== null && { decidedBy }),
  }));

/** Refunds that wait for an officer or for the provider. */
export const openRefunds = (db: Database, officerId: number): Promise<Refund[]> =>
  list(db, sql`r.state in ('waiting', 'approved', 'sending', 'sent')`, officerId);

const spoken = sql`r.state not in ('failed', 'refused', 'withdrawn')`;

export const refundsOf = (db: Database, payment: string, officerId: number): Promise<Refund[]> =>
  list(db, sql`r.payment = ${payment}::uuid`, officerId);

/** What of a payment is not refunded and not about to be, and what is. */
export async function refundable(
  db: Database,
  { id, state, pence }: Pick<StoredPayment, 'id' | 'state' | 'pence'>,
): Promise<{ left: number; back: number }> {
  const [found] = await rows<{ back: number }>(
    db,
    sql`select coalesce(sum(pence), 0)::int as back from refunds r where payment = ${id}::uuid and ${spoken}`,
  );
  const back = found?.back ?? 0;
  return { left: state === 'paid' ? pence - back : 0, back };
}

/**
 * Asks for a refund, in one transaction with its line in the audit log. What goes back of one payment all together decides
 * whether a second officer has to agree: many small ones are no way round.
 * @param limit pence up to which one officer is enough
 * @throws ProblemError `not-found`, `conflict` when it is not paid or somebody was quicker, `invalid` for more than there is
 */
export async function askForRefund(
  transaction: Database,
  {
    id,
    reference,
    officerId,
    limit,
    pence,
    reason,
    owed,
    refundable: seen,
  }: NewRefund & { id: string; reference: string; officerId: number; limit: number },
): Promise<void> {
  const named = await paymentByReference(transaction, reference);
  const payment = named && (await lockPayment(transaction, named.id));
  if (!payment) throw new ProblemError('not-found');
  if (payment.state !== 'paid') throw new ProblemError('conflict');
  const { left, back } = await refundable(transaction, payment);
  if (seen !== undefined && seen !== left) throw new ProblemError('conflict');
  if (pence > left) throw invalid({ field: 'pence', code: 'too-big' });
  const state = back + pence > limit ? 'waiting' : 'approved';
  await transaction.execute(
    sql`insert into refunds (id, payment, pence, reason, owed, state, asked_by)
        values (${id}::uuid, ${payment.id}::uuid, ${pence}, ${reason}, ${owed}, ${state}, ${officerId})`,
  );
  await note(transaction, 'refund-asked', {
    officerId,
    ...(payment.caseId !== null && { caseId: payment.caseId }),
    detail: `${formatMoney(pence)}, ${state}`,
  });
}

/**
 * Says yes or no to a refund that waits: another officer than who asked for it.
 * @throws ProblemError `not-found`, `conflict` when it does not wait any more, `forbidden` for who asked
 */
export async function decideRefund(
  transaction: Database,
  { id, officerId, approve }: { id: string; officerId: number; approve: boolean },
): Promise<void> {
  const [refund] = await rows<{ state: string; asked: number | null; caseId: number | null; pence: number }>(
    transaction,
    sql`select r.state, r.asked_by::int as asked, p.case_id::int as "caseId", r.pence
        from refunds r join payments p on p.id = r.payment where r.id = ${id}::uuid for update of r`,
  );
  if (!refund) throw new ProblemError('not-found');
  if (refund.state !== 'waiting') throw new ProblemError('conflict');
  if (refund.asked === officerId) throw new ProblemError('forbidden');
  await transaction.execute(
    sql`update refunds set state = ${approve ? 'approved' : 'refused'}, decided_by = ${officerId} where id = ${id}::uuid`,
  );
  await note(transaction, approve ? 'refund-approved' : 'refund-refused', {
    officerId,
    ...(refund.caseId !== null && { caseId: refund.caseId }),
    detail: formatMoney(refund.pence),
  });
}

/**
 * Takes a refund back that has not gone. What goes back by itself was promised to the resident, and stays.
 * @throws ProblemError `not-found`, `conflict` when it is on its way, or over, or nobody asked for it
 */
export async function withdrawRefund(
  transaction: Database,
  { id, officerId }: { id: string; officerId: number },
): Promise<void> {
  const [refund] = await rows<{ waits: boolean; caseId: number | null; pence: number }>(
    transaction,
    sql`select r.state in ('waiting', 'approved') and r.asked_by is not null as waits, p.case_id::int as "caseId", r.pence
        from refunds r join payments p on p.id = r.payment where r.id = ${id}::uuid for update of r`,
  );
  if (!refund) throw new ProblemError('not-found');
  if (!refund.waits) throw new ProblemError('conflict');
  await transaction.execute(sql`update refunds set state = 'withdrawn', hindrance = null where id = ${id}::uuid`);
  await note(transaction, 'refund-withdrawn', {
    officerId,
    ...(refund.caseId !== null && { caseId: refund.caseId }),
    detail: formatMoney(refund.pence),
  });
}

export interface RefundOptions {
  db: Database;
  provider: PayProvider;
  paymentPost: PaymentPost;
  log: Logger;
}

interface Sending {
  id: string;
  payment: string;
  providerPayment: string;
  pence: number;
  owed: boolean;
  state: 'approved' | 'sending' | 'sent';
  providerId: string | null;
}

/**
 * Sends refunds that are approved, finds out what became of those whose answer was lost, and hears of those that were sent.
 * The provider takes one only while as much can be refunded as it says, and of one payment one is on its way at a time:
 * so none goes twice, whenever we die.
 * @returns how many letters there may be to send
 */
export async function sendRefunds(options: RefundOptions): Promise<number> {
  const { db, log } = options;
  let count = 0;
  for (;;) {
    const [next] = await rows<Sending>(
      db,
      sql`update refunds r set look_at = now() + case when r.state = 'sent' then interval '6 hours' else interval '2 minutes' end
          from payments p where p.id = r.payment and r.id = (
            select id from refunds where state in ('approved', 'sending', 'sent') and coalesce(look_at, now()) <= now()
            order by created_at limit 1 for update skip locked
          )
          returning r.id, r.payment, p.provider_id as "providerPayment", r.pence, r.owed, r.state,
            r.provider_id as "providerId"`,
    );
    if (!next) return count;
    try {
      await (next.state === 'sent' ? hearOf(options, next) : send(options, next));
      count += 1;
    } catch (error) {
      if (!(error instanceof PayFault)) throw error;
      log.warn({ kind: error.kind, code: error.code, ...describeError(error) }, 'payment provider');
      await hinder(db, next.id, error.kind === 'mismatch' ? 'changed' : 'no-answer');
    }
  }
}

/** An officer sees why it has not gone. */
const hinder = (db: Database, id: string, hindrance: NonNullable<Refund['hindrance']>) =>
  db.execute(
    sql`update refunds set hindrance = ${hindrance} where id = ${id}::uuid and state in ('approved', 'sending')`,
  );

async function send(options: RefundOptions, refund: Sending): Promise<void> {
  const { db, provider } = options;
  const { id, pence, providerPayment } = refund;
  const { refunds: now } = await provider.get(providerPayment);
  if (refund.state === 'sending') {
    // Asked after what is available: whatever arrives later finds that changed.
    const arrived = await unknownRefund(options, refund);
    if (arrived) return keep(options, refund, arrived);
  }
  // Not yet, as before the money is there; or never, as when it was refunded elsewhere: then an officer takes it back.
  if (now.available < pence) {
    await hinder(db, id, 'less-available');
    return;
  }
  const mine = await db.transaction(async (transaction) => {
    // Who is about to send another of the same payment is waited for.
    await lockPayment(transaction, refund.payment);
    return rows(
      transaction,
      sql`update refunds r set state = 'sending', available = ${now.available} where id = ${id}::uuid
            and state in ('approved', 'sending') and not exists (
              select from refunds other where other.payment = r.payment and other.id <> r.id and other.state = 'sending')
          returning id`,
    );
  });
  if (mine.length === 0) return;
  try {
    await keep(options, refund, await provider.refund(providerPayment, { pence, available: now.available }));
  } catch (error) {
    // These alone mean that it was not done and will not be; after the others somebody looks again.
    if (!(error instanceof PayFault) || (error.kind !== 'refused' && error.kind !== 'not-now')) throw error;
    await fail(options, refund);
  }
}

/** A refund of this payment and this much that the provider has and we have not: that whose answer was lost. */
async function unknownRefund(
  { db, provider }: RefundOptions,
  { payment, providerPayment, pence }: Sending,
): Promise<ProviderRefund | undefined> {
  const there = await provider.refundsOf(providerPayment);
  const known = await rows<{ id: string }>(
    db,
    sql`select provider_id as id from refunds where payment = ${payment}::uuid and provider_id is not null`,
  );
  return there.find((each) => each.pence === pence && !known.some(({ id }) => id === each.id));
}

/** The provider has it. */
async function keep({ db, paymentPost }: RefundOptions, refund: Sending, found: ProviderRefund): Promise<void> {
  const { id, payment, pence, owed } = refund;
  await db.transaction(async (transaction) => {
    // What is owed decides what the ledger has of it: another refund of the same debt waits.
    await lockDebts(transaction, payment);
    const paid = await lockPayment(transaction, payment);
    const mine = await rows(
      transaction,
      sql`update refunds set state = 'sent', hindrance = null, provider_id = ${found.id}, sent_at = now(), look_at = now()
          where id = ${id}::uuid and state = 'sending' returning id`,
    );
    if (mine.length === 0 || !paid) return;
    await enter(
      transaction,
      { kind: 'refunded', payment, refund: id },
      await entriesOf(transaction, { payment, pence, owed }),
    );
    await tellCase(transaction, payment, 'refunded');
    if (paid.caseId !== null) await paymentPost.refunded(transaction, paid.caseId, pence);
  });
}

async function entriesOf(
  transaction: Database,
  { payment, pence, owed }: { payment: string; pence: number; owed: boolean },
): Promise<Entry[]> {
  const items = await rows<{ payable: string; pence: number; discount: number; back: number; credit: number }>(
    transaction,
    sql`select i.payable, sum(i.pence)::int as pence, coalesce((
            select sum(e.pence) from ledger_entries e join ledger_transactions t on t.id = e.transaction
            where t.payment = ${payment}::uuid and e.account = 'discounts' and e.payable = i.payable
          ), 0)::int as discount, greatest(0, -${balanceOf(sql`i.payable`)}) as credit, coalesce((
            select -sum(e.pence) from ledger_entries e join ledger_transactions t on t.id = e.transaction
            where t.payment = ${payment}::uuid and t.refund is not null and e.account = 'provider' and e.payable = i.payable
          ), 0)::int as back
        from payment_items i where i.payment = ${payment}::uuid group by i.payable order by min(i.position)`,
  );
  return refunded(items, { pence, owed });
}

async function hearOf(options: RefundOptions, refund: Sending): Promise<void> {
  const found = (await options.provider.refundsOf(refund.providerPayment)).find(({ id }) => id === refund.providerId);
  if (found?.status === 'success')
    await options.db.execute(sql`update refunds set state = 'done' where id = ${refund.id}::uuid and state = 'sent'`);
  if (found?.status === 'error') await fail(options, refund);
}

/** It did not go: what the ledger had of it is taken back, and the case says so. */
async function fail({ db }: RefundOptions, { id, payment }: Sending): Promise<void> {
  await db.transaction(async (transaction) => {
    await lockPayment(transaction, payment);
    const mine = await rows(
      transaction,
      sql`update refunds set state = 'failed', hindrance = null where id = ${id}::uuid and state in ('sending', 'sent') returning id`,
    );
    if (mine.length === 0) return;
    const entries = await rows<Entry>(
      transaction,
      sql`select account, payable, -pence as pence from ledger_entries e join ledger_transactions t on t.id = e.transaction
          where t.refund = ${id}::uuid and t.kind = 'refunded'`,
    );
    if (entries.length > 0) await enter(transaction, { kind: 'refund-failed', payment, refund: id }, entries);
    await tellCase(transaction, payment, 'refund-failed');
  });
}

/** A line in the history, and where the case stands then. */
async function tellCase(transaction: Database, id: string, kind: 'refunded' | 'refund-failed'): Promise<void> {
  const payment = await loadPayment(transaction, id);
  if (!payment || payment.caseId === null) return;
  const { caseId, refunded: back, pence } = payment;
  const status = back === 0 ? 'paid' : back < pence ? 'part-refunded' : 'refunded';
  await lockCase(transaction, caseId);
  await addEvent(transaction, caseId, { kind, by: 'council', status, shown: 'owner' });
  await changeCase(transaction, caseId, { status });
}
