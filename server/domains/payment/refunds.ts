import type { NewRefund, Refund, RefundSettlement } from '../../../src/contract/desk-payments.ts';
import { formatMoney } from '../../../src/core/money.ts';
import { PayFault, type PayProvider, type ProviderRefund } from '../../connectors/pay/provider.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { describeError, type Logger } from '../../log.ts';
import { addEvent, changeCase, lockCase, utc } from '../case/store.ts';
import { note } from '../desk/store.ts';
import { balanceOf, enter, isStuck } from './ledger.ts';
import type { PaymentPost } from './letters.ts';
import { lockDebts, nameOf, nameTold, type Words } from './payables.ts';
import { refunded, type Entry } from './rules.ts';
import { loadPayment, lockPayment, paymentByReference, type StoredPayment } from './store.ts';

type Unknown = 'payable' | 'name' | 'askedBy' | 'decidedBy' | 'hindrance' | 'settled';
interface RefundRow extends Omit<Refund, Unknown>, Record<Exclude<Unknown, 'name'>, string | null> {
  name: Words | null;
}

const list = async (db: Database, which: SQL, officerId: number): Promise<Refund[]> =>
  (
    await rows<RefundRow>(
      db,
      sql`select r.id, p.reference, r.payable, ${nameTold} as name, r.pence, r.reason, r.owed, r.state,
            ${utc(sql`r.created_at`)} as at, a.name as "askedBy", d.name as "decidedBy", r.hindrance, r.settled,
            ${isStuck} as stuck, coalesce(r.asked_by = ${officerId}, false) as own
          from refunds r join payments p on p.id = r.payment left join payables b on b.id = r.payable
            left join officers a on a.id = r.asked_by left join officers d on d.id = r.decided_by
          where ${which} order by r.created_at, r.id limit 500`,
    )
  ).map(({ name, ...refund }) => {
    const known = Object.entries(refund).filter(([, value]) => value !== null);
    return { ...(Object.fromEntries(known) as Omit<Refund, 'name'>), ...(name && { name: nameOf({ name }, 'en') }) };
  });

/** Refunds that wait for an officer or for the provider. */
export const openRefunds = (db: Database, officerId: number): Promise<Refund[]> =>
  list(db, sql`r.state in ('waiting', 'approved', 'sending', 'sent') or ${isStuck}`, officerId);

const spoken = sql`r.state not in ('failed', 'refused', 'withdrawn')`;

export const refundsOf = (db: Database, payment: string, officerId: number): Promise<Refund[]> =>
  list(db, sql`r.payment = ${payment}::uuid`, officerId);

/** A thing that was paid, and what of it can be refunded. */
export interface Refundable {
  payable: string;
  left: number;
}

/** What of a payment is not refunded and not about to be, all together and of each thing, and what is. */
export async function refundable(
  db: Database,
  { id, state }: Pick<StoredPayment, 'id' | 'state'>,
): Promise<{ left: number; back: number; things: Refundable[] }> {
  const items = await rows<{ payable: string; pence: number; back: number }>(
    db,
    sql`select i.payable, sum(i.pence)::int as pence, coalesce((
            select sum(r.pence) from refunds r where r.payment = ${id}::uuid and r.payable = i.payable and ${spoken}
          ), 0)::int as back
        from payment_items i where i.payment = ${id}::uuid group by i.payable order by min(i.position)`,
  );
  const [older] = await rows<{ back: number }>(
    db,
    sql`select coalesce(sum(pence), 0)::int as back from refunds r
        where payment = ${id}::uuid and payable is null and ${spoken}`,
  );
  let unnamed = older?.back ?? 0;
  const back = items.reduce((sum, item) => sum + item.back, unnamed);
  const things = items.map((item) => {
    const left = item.pence - item.back;
    const part = Math.min(unnamed, left);
    unnamed -= part;
    return { payable: item.payable, left: state === 'paid' ? left - part : 0 };
  });
  return { left: things.reduce((sum, { left }) => sum + left, 0), back, things };
}

/** Who pays back, and pence up to which they need nobody else. */
export interface Refunder {
  officerId: number;
  limit: number;
}

interface Asked extends Refunder {
  id: string;
  pence: number;
  reason: string;
  owed: boolean;
  payable: string | null;
  /** The one that failed and is tried again. */
  follows?: string;
}

/**
 * Writes down a refund that an officer asks for, with its line in the audit log. What goes back of one payment all together
 * decides whether a second officer has to agree: many small ones are no way round.
 * @param back pence of the payment that go back already
 */
export async function writeRefund(
  transaction: Database,
  payment: StoredPayment,
  back: number,
  { id, officerId, limit, pence, reason, owed, payable, follows }: Asked,
): Promise<void> {
  const state = back + pence > limit ? 'waiting' : 'approved';
  await transaction.execute(
    sql`insert into refunds (id, payment, payable, pence, reason, owed, state, asked_by, follows)
        values (${id}::uuid, ${payment.id}::uuid, ${payable}::uuid, ${pence}, ${reason}, ${owed}, ${state}, ${officerId},
          ${follows ?? null}::uuid)`,
  );
  await note(transaction, follows === undefined ? 'refund-asked' : 'refund-retried', {
    officerId,
    ...(payment.caseId !== null && { caseId: payment.caseId }),
    detail: `${formatMoney(pence)}, ${state}`,
  });
}

/**
 * Asks for a refund, in one transaction with its line in the audit log.
 * @throws ProblemError `not-found`, `conflict` when it is not paid or somebody was quicker, `invalid` for more than there is
 */
export async function askForRefund(
  transaction: Database,
  { reference, payable, refundable: seen, ...asked }: NewRefund & Refunder & { id: string; reference: string },
): Promise<void> {
  const named = await paymentByReference(transaction, reference);
  const payment = named && (await lockPayment(transaction, named.id));
  if (!payment) throw new ProblemError('not-found');
  if (payment.state !== 'paid') throw new ProblemError('conflict');
  const { back, things } = await refundable(transaction, payment);
  const several = things.length > 1;
  const thing = several || payable !== undefined ? things.find((each) => each.payable === payable) : things[0];
  if (!thing) throw invalid({ field: 'payable', code: payable === undefined ? 'required' : 'not-an-option' });
  if (seen !== undefined && seen !== thing.left) throw new ProblemError('conflict');
  if (asked.pence > thing.left) throw invalid({ field: 'pence', code: 'too-big' });
  await writeRefund(transaction, payment, back, { ...asked, payable: thing.payable });
}

interface StuckRefund {
  payment: StoredPayment;
  payable: string | null;
  pence: number;
  reason: string;
  owed: boolean;
}

/** A refund that failed and waits for somebody; it and its payment are locked. */
async function lockStuck(transaction: Database, id: string): Promise<StuckRefund> {
  const [named] = await rows<{ payment: string }>(transaction, sql`select payment from refunds where id = ${id}::uuid`);
  const payment = named && (await lockPayment(transaction, named.payment));
  const [failed] = await rows<Omit<StuckRefund, 'payment'> & { stuck: boolean }>(
    transaction,
    sql`select payable, pence, reason, owed, ${isStuck} as stuck from refunds r where id = ${id}::uuid for update`,
  );
  if (!payment || !failed) throw new ProblemError('not-found');
  if (!failed.stuck) throw new ProblemError('conflict');
  return { ...failed, payment };
}

/**
 * Asks anew for a refund that failed, whoever asked for it, or nobody.
 * @throws ProblemError `not-found`, `conflict` when it is dealt with, or when so much is not left of its thing
 */
export async function retryRefund(
  transaction: Database,
  { id, follows, ...refunder }: Refunder & { id: string; follows: string },
): Promise<void> {
  const { payment, payable, pence, reason, owed } = await lockStuck(transaction, follows);
  const { back, left, things } = await refundable(transaction, payment);
  const most = payable === null ? left : (things.find((each) => each.payable === payable)?.left ?? 0);
  if (pence > most) throw new ProblemError('conflict');
  await writeRefund(transaction, payment, back, { ...refunder, id, follows, payable, pence, reason, owed });
}

/**
 * Keeps what became of a refund that failed, as when it was paid back in another way.
 * @throws ProblemError `not-found`, `conflict` when it is dealt with
 */
export async function settleRefund(
  transaction: Database,
  { id, officerId, note: words }: RefundSettlement & { id: string; officerId: number },
): Promise<void> {
  const { payment, pence } = await lockStuck(transaction, id);
  await transaction.execute(sql`update refunds set settled = ${words} where id = ${id}::uuid`);
  await note(transaction, 'refund-settled', {
    officerId,
    ...(payment.caseId !== null && { caseId: payment.caseId }),
    detail: formatMoney(pence),
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

/** Takes back what officers asked for of a thing and has not gone, for what goes back of it by itself; the payment is locked. */
export async function withdrawAsked(
  transaction: Database,
  { id, caseId }: StoredPayment,
  payable: string,
): Promise<void> {
  const withdrawn = await rows<{ pence: number }>(
    transaction,
    sql`update refunds set state = 'withdrawn', hindrance = null
        where payment = ${id}::uuid and payable = ${payable}::uuid
          and (state = 'waiting' or state = 'approved' and asked_by is not null) returning pence`,
  );
  for (const { pence } of withdrawn)
    await note(transaction, 'refund-withdrawn', { ...(caseId !== null && { caseId }), detail: formatMoney(pence) });
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
  /** The thing that it is of; of older ones of a basket nobody knows. */
  payable: string | null;
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
          returning r.id, r.payment, p.provider_id as "providerPayment", r.payable, r.pence, r.owed, r.state,
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
  if (now.available < pence) {
    // What was sent names more than there is: it was not done, and others wait for it.
    if (refund.state === 'sending') return fail(options, refund);
    // Not yet, as before the money is there; or never, as when it was refunded elsewhere: then an officer takes it back.
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
  const { id, payment, payable, pence } = refund;
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
    await enter(transaction, { kind: 'refunded', payment, refund: id }, await entriesOf(transaction, refund));
    await tellCase(transaction, payment, 'refunded');
    if (paid.caseId !== null) await paymentPost.refunded(transaction, paid.caseId, { payable, pence });
  });
}

async function entriesOf(
  transaction: Database,
  { payment, payable, pence, owed }: Pick<Sending, 'payment' | 'payable' | 'pence' | 'owed'>,
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
        from payment_items i where i.payment = ${payment}::uuid and i.payable = coalesce(${payable}::uuid, i.payable)
        group by i.payable order by min(i.position)`,
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
