import type { DeskPayment } from '../../../src/contract/desk-payments.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { ProblemError } from '../../http/problems.ts';
import { utc } from '../case/store.ts';
import { nameOf, type Words } from './payables.ts';
import { refundable, type Refundable, refundsOf } from './refunds.ts';
import { renewalView } from './renewals.ts';
import { itemsOf, paymentByReference, type StoredPayment } from './store.ts';

export interface PaymentSeen {
  payment: DeskPayment;
  caseId: number | undefined;
}

/**
 * A payment as officers see it.
 * @param limit pence of one payment up to which one officer is enough to pay it back
 * @throws ProblemError `not-found`
 */
export async function deskPayment(
  db: Database,
  reference: string,
  { officerId, limit }: { officerId: number; limit: number },
): Promise<PaymentSeen> {
  const payment = await paymentByReference(db, reference);
  if (!payment) throw new ProblemError('not-found');
  const { id, state, pence, paidAt, providerId, caseId } = payment;
  const { left, back, things } = await refundable(db, payment);
  const { begun, booking, payer } = await aboutIt(db, payment);
  return {
    caseId: caseId ?? undefined,
    payment: {
      reference,
      state,
      pence,
      refundable: left,
      alone: Math.max(0, Math.min(left, limit - back)),
      begun,
      ...(paidAt !== null && { paidAt }),
      ...(providerId !== null && { providerId }),
      hasCase: caseId !== null,
      ...(booking !== null && { booking }),
      ...(payer && { payer }),
      items: await itemsSeen(db, id, things),
      ...(await renewalSeen(db, id)),
      refunds: await refundsOf(db, id, officerId),
      ledger: await ledgerOf(db, id),
      events: await eventsOf(db, id),
    },
  };
}

/** Who pays is with the payment until it is over, and with its case from then on. */
async function aboutIt(
  db: Database,
  { id, details }: StoredPayment,
): Promise<Pick<DeskPayment, 'begun' | 'payer'> & { booking: string | null }> {
  const [found] = await rows<{
    begun: string;
    booking: string | null;
    name: string | null;
    email: string | null;
    postcode: string | null;
  }>(
    db,
    sql`select ${utc(sql`p.created_at`)} as begun, b.reference as booking, k.name, k.email, k.postcode
        from payments p left join cases b on b.id = p.booking_case left join contacts k on k.case_id = p.case_id
        where p.id = ${id}::uuid`,
  );
  const contact = details?.contact;
  const name = found?.name ?? contact?.name;
  const email = found?.email ?? contact?.email;
  const postcode = found?.postcode ?? contact?.address?.postcode;
  const payer = { ...(name && { name }), ...(email && { email }), ...(postcode && { postcode }) };
  return {
    begun: found?.begun ?? '',
    booking: found?.booking ?? null,
    ...(Object.keys(payer).length > 0 && { payer }),
  };
}

async function itemsSeen(db: Database, payment: string, things: readonly Refundable[]): Promise<DeskPayment['items']> {
  const had = await rows<{ payable: string; until: string }>(
    db,
    // What all went back is over.
    sql`select payable, to_char(ends_on, 'YYYY-MM-DD') as until from agreements a where payment = ${payment}::uuid
          and (select sum(i.pence) from payment_items i where i.payment = a.payment and i.payable = a.payable) > coalesce((
            select -sum(e.pence) from refunds r join ledger_transactions t on t.refund = r.id
              join ledger_entries e on e.transaction = t.id and e.account = 'provider' and e.payable = a.payable
            where r.payment = a.payment), 0)`,
  );
  return (await itemsOf(db, payment)).map((item) => {
    const until = had.find(({ payable }) => payable === item.payable)?.until;
    const { payable, quantity, pence, ledgerCode, own } = item;
    const left = things.find((thing) => thing.payable === payable)?.left ?? 0;
    return {
      payable,
      name: nameOf(item, 'en'),
      quantity,
      pence,
      refundable: left,
      ledgerCode,
      own,
      ...(until !== undefined && { until }),
    };
  });
}

async function renewalSeen(db: Database, payment: string): Promise<Pick<DeskPayment, 'renewal'>> {
  const [found] = await rows<{ renewal: DeskPayment['renewal'] | null }>(
    db,
    sql`select ${renewalView} as renewal from agreements a join renewals r on r.id = a.renewal
          join payables b on b.id = r.payable where a.payment = ${payment}::uuid`,
  );
  return found?.renewal ? { renewal: found.renewal } : {};
}

const ledgerOf = async (db: Database, payment: string): Promise<DeskPayment['ledger']> =>
  (
    await rows<Omit<DeskPayment['ledger'][number], 'name'> & { name: Words }>(
      db,
      sql`select ${utc(sql`t.at`)} as at, t.kind, e.account, b.name, e.pence
          from ledger_transactions t join ledger_entries e on e.transaction = t.id join payables b on b.id = e.payable
          where t.payment = ${payment}::uuid order by e.id`,
    )
  ).map((line) => ({ ...line, name: nameOf(line, 'en') }));

const eventsOf = async (db: Database, payment: string): Promise<DeskPayment['events']> =>
  (
    await rows<{
      at: string;
      kind: DeskPayment['events'][number]['kind'];
      detail: string | null;
      pence: number | null;
    }>(
      db,
      sql`select ${utc(sql`happened.at`)} as at, kind, detail, happened.pence from payments p, lateral (
            select p.created_at as at, 1 as rank, 'begun' as kind, null as detail, p.pence
            union all select m.received_at, 2, 'told', m.event, null from webhook_messages m where m.payment = p.provider_id
            union all select p.ended_at, 3, 'ended', case when p.state <> 'paid' then p.state end, null
              where p.ended_at < p.paid_at or p.paid_at is null and p.ended_at is not null
            union all select p.paid_at, 4, 'paid', null, p.pence where p.paid_at is not null
            union all select r.sent_at, 5, 'refund-sent', null, r.pence from refunds r
              where r.payment = p.id and r.sent_at is not null
            union all select t.at, 6, 'refund-failed', null, r.pence
              from ledger_transactions t join refunds r on r.id = t.refund
              where t.payment = p.id and t.kind = 'refund-failed'
          ) as happened
          where p.id = ${payment}::uuid order by happened.at, rank`,
    )
  ).map(({ at, kind, detail, pence }) => ({
    at,
    kind,
    ...(detail !== null && { detail }),
    ...(pence !== null && { pence }),
  }));
