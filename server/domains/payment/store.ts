import { payMinutes } from '../../../src/contract/booking-fees.ts';
import type { PaymentView } from '../../../src/contract/payment-answers.ts';
import type { PaymentContact } from '../../../src/contract/payments.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import type { CleanBooking } from '../booking/rules.ts';
import { utc } from '../case/store.ts';
import { nameTold, type Words } from './payables.ts';
import type { PaymentState } from './rules.ts';

/** Who pays, and what is booked when they have. */
export interface Details {
  contact: PaymentContact;
  booking?: { booking: CleanBooking; answers: Answers; service: string };
  /** It is to be renewed by itself. */
  renew?: true;
}

/** A payment as it is kept. */
export interface StoredPayment {
  id: string;
  reference: string;
  state: PaymentState;
  pence: number;
  language: string;
  /** Until it is paid, or long over without. */
  returnUrl: string | null;
  providerId: string | null;
  attempt: number;
  /** Whoever was to have the provider make it has not said so in time. */
  late: boolean;
  heard: number;
  promised: boolean;
  details: Details | null;
  claim: string | null;
  /** The provider's name for what its card is kept with. */
  agreement: string | null;
  caseId: number | null;
  bookingCase: number | null;
  paidAt: string | null;
  refunded: number;
}

const columns = sql`p.id, p.reference, p.state, p.pence, p.language, p.return_url as "returnUrl",
  p.provider_id as "providerId", p.attempt, coalesce(p.starting_until <= clock_timestamp(), true) as late, p.heard, p.promised,
  p.details, p.claim, p.agreement, p.case_id::int as "caseId", p.booking_case::int as "bookingCase", ${utc(sql`p.paid_at`)} as "paidAt",
  coalesce((select sum(r.pence) from refunds r where r.payment = p.id and r.state in ('sent', 'done')), 0)::int as refunded`;

const find = (db: Database, which: SQL): Promise<StoredPayment[]> =>
  rows<StoredPayment>(db, sql`select ${columns} from payments p where ${which}`);

export const loadPayment = async (db: Database, id: string): Promise<StoredPayment | undefined> =>
  (await find(db, sql`p.id = ${id}::uuid`))[0];

export const paymentByReference = async (db: Database, reference: string): Promise<StoredPayment | undefined> =>
  (await find(db, sql`p.reference = ${reference}`))[0];

/** The payment of a token, by its hash. */
export const findOwnPayment = async (db: Database, id: string, hash: string): Promise<StoredPayment | undefined> =>
  (
    await find(
      db,
      sql`p.id = ${id}::uuid and exists (select from payment_tokens t where t.payment = p.id and t.hash = ${hash})`,
    )
  )[0];

/** Keeps others from a payment until the transaction ends, and gives what it is then. */
export async function lockPayment(transaction: Database, id: string): Promise<StoredPayment | undefined> {
  await transaction.execute(sql`select from payments where id = ${id}::uuid for update`);
  return loadPayment(transaction, id);
}

/** The same of the one that a key began, and whether its body was the same. */
export async function lockByKey(
  transaction: Database,
  key: string,
  body: string,
): Promise<(StoredPayment & { sameBody: boolean }) | undefined> {
  const [own] = await rows<{ id: string; sameBody: boolean }>(
    transaction,
    sql`select id, body_hash = ${body} as "sameBody" from payments where key_hash = ${key} for update`,
  );
  const stored = own && (await loadPayment(transaction, own.id));
  return stored && { ...stored, sameBody: own.sameBody };
}

/** Payments under way of any of these payables, or of a basket that somebody was asked to pay; all of them are locked. */
export async function openPayments(
  transaction: Database,
  payables: readonly string[],
  ask?: string,
): Promise<StoredPayment[]> {
  const locked = await rows<{ id: string }>(
    transaction,
    sql`select id from payments where ended_at is null and id in (
          select i.payment from payment_items i where i.open
            and i.payable in (select jsonb_array_elements_text(${JSON.stringify(payables)}::jsonb)::uuid)
          union all select a.id from payments a where a.ask = ${ask ?? null}::uuid and a.ended_at is null)
        order by id for update`,
  );
  // What they are now that nobody else changes them.
  return find(
    transaction,
    sql`p.id in (select jsonb_array_elements_text(${JSON.stringify(locked.map(({ id }) => id))}::jsonb)::uuid)`,
  );
}

/** What is booked with a payment, or was to be. */
export async function placeOf(db: Database, id: string): Promise<PaymentView['booking']> {
  const [found] = await rows<Record<keyof NonNullable<PaymentView['booking']>, string | null>>(
    db,
    sql`select y.service, coalesce(b.location, k.location) as location, ${utc(sql`coalesce(b.starts_at, k.starts_at)`)} as starts,
          ${utc(sql`coalesce(b.ends_at, k.ends_at)`)} as ends, c.reference,
          case when k.state <> 'held' or p.state = 'paid' then null
            when p.ended_at is null then ${utc(sql`(p.created_at + ${payMinutes} * interval '1 minute')`)}
            when k.expires_at > clock_timestamp() then ${utc(sql`k.expires_at`)} end as "heldUntil"
        from payments p join payables y on y.claim = p.claim left join claims k on k.id = p.claim
          left join bookings b on b.case_id = p.booking_case left join cases c on c.id = p.booking_case
        where p.id = ${id}::uuid`,
  );
  const known = Object.entries(found ?? {}).filter(([, value]) => value !== null);
  return found && (Object.fromEntries(known) as PaymentView['booking']);
}

/** One thing of a payment, as it is kept. */
export interface StoredItem {
  payable: string;
  service: string;
  name: Words;
  quantity: number;
  pence: number;
  discount: number;
  ledgerCode: string;
  /** It is somebody's own, and was owed before. */
  own: boolean;
  subscription: boolean;
}

export const itemsOf = (db: Database, payment: string): Promise<StoredItem[]> =>
  rows<StoredItem>(
    db,
    sql`select i.payable, b.service, ${nameTold} as name, i.quantity, i.pence, i.discount, b.ledger_code as "ledgerCode",
          b.reference is not null as own, b.subscription
        from payment_items i join payables b on b.id = i.payable join payments p on p.id = i.payment
        where i.payment = ${payment}::uuid order by i.position`,
  );
