import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import type { Entry } from './rules.ts';

/** What a transaction is of. */
export type LedgerEvent =
  | { kind: 'billed' }
  | { kind: 'paid'; payment: string }
  | { kind: 'refunded' | 'refund-failed'; payment: string; refund: string };

/**
 * Writes a transaction, whose entries come to nothing together: PostgreSQL refuses others, and any change to it later.
 * What is of a payment or of a refund is written once.
 */
export async function enter(transaction: Database, event: LedgerEvent, entries: readonly Entry[]): Promise<void> {
  const { kind, payment, refund } = { payment: null, refund: null, ...event };
  await transaction.execute(
    sql`with made as (
          insert into ledger_transactions (kind, payment, refund) values (${kind}, ${payment}::uuid, ${refund}::uuid)
          returning id
        )
        insert into ledger_entries (transaction, account, payable, pence)
        select made.id, account, payable, pence
        from made, jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
          as given (account text, payable uuid, pence integer)`,
  );
}

/** What is owed of a payable `p`; less than nothing when the council owes it. */
export const balanceOf = (payable: SQL): SQL =>
  sql`coalesce((select sum(pence) from ledger_entries where payable = ${payable} and account = 'receivable'), 0)::int`;

/** A refund `r` that failed, and nobody has tried it again or said what became of it. */
export const isStuck = sql`(r.state = 'failed' and r.settled is null and not exists (
  select from refunds next where next.follows = r.id and next.state not in ('refused', 'withdrawn')))`;

/** What does not agree; nothing, always. For tests and for who wants to be sure. */
export const ledgerFaults = (db: Database): Promise<unknown[]> =>
  rows(
    db,
    sql`select 'unbalanced' as fault, transaction::text as what from ledger_entries group by transaction having sum(pence) <> 0
        union all
        select 'paid without its payment', t.id::text from ledger_transactions t left join payments p on p.id = t.payment
          where t.kind = 'paid' and p.state is distinct from 'paid'
        union all
        select 'payment without its money', p.id::text from payments p where p.state = 'paid' and p.pence is distinct from (
          select sum(e.pence) from ledger_transactions t join ledger_entries e on e.transaction = t.id
          where t.payment = p.id and t.kind = 'paid' and e.account = 'provider')
        union all
        select 'more back than was paid', p.id::text from payments p
          where (select coalesce(sum(r.pence), 0) from refunds r where r.payment = p.id and r.state not in ('failed', 'refused', 'withdrawn'))
            > p.pence
        union all
        select 'more back of a thing than was paid', r.payable::text from refunds r
          where r.payable is not null and r.state not in ('failed', 'refused', 'withdrawn') group by r.payment, r.payable
          having sum(r.pence) > (select coalesce(sum(i.pence), 0) from payment_items i
            where i.payment = r.payment and i.payable = r.payable)
        union all
        select 'refund booked to another thing', r.id::text from refunds r
          join ledger_transactions t on t.refund = r.id join ledger_entries e on e.transaction = t.id
          where e.payable <> r.payable
        union all
        select 'refund without its money', r.id::text from refunds r where r.pence * case when r.state in ('sent', 'done')
            then -1 else 0 end is distinct from (select coalesce(sum(e.pence), 0)
          from ledger_transactions t join ledger_entries e on e.transaction = t.id
          where t.refund = r.id and e.account = 'provider')
        union all
        select 'items do not come to their payment', p.id::text from payments p where p.pence is distinct from (
          select sum(i.pence) from payment_items i where i.payment = p.id)
        union all
        select 'open while over', i.payment::text from payment_items i join payments p on p.id = i.payment
          where i.open and p.ended_at is not null`,
  );
