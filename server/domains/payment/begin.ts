import type { BookableService } from '../../../src/contract/bookable-services.ts';
import { mostPence, type PaymentLimits } from '../../../src/contract/payables.ts';
import type { PaymentContact } from '../../../src/contract/payments.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { refuseTooMany } from '../booking/bookings.ts';
import { conflict, refuseOutOfReach, type CleanBooking } from '../booking/rules.ts';
import { claimPlace, keepForPayment, lockClaims, refuseMany, type HeldBy } from '../booking/store.ts';
import { newReference } from '../case/secrets.ts';
import { askItems, lockAsk, unasked } from './asks.ts';
import {
  bookingFee,
  itemProblems,
  loadPayables,
  lockPayables,
  type OrderItem,
  type StoredPayable,
} from './payables.ts';
import { renewProblems } from './renewals.ts';
import { refuseRepeat } from './repeats.ts';
import { dueOf, letOff } from './rules.ts';
import { end, lookAgain, type SettlePost } from './settle.ts';
import { itemsOf, lockByKey, openPayments, type Details, type StoredPayment } from './store.ts';

/** What somebody wants to pay, as it has been read and checked by its shape. */
export interface Order {
  /** Hashes of the `Idempotency-Key` and of the body. */
  key: string;
  body: string;
  items: readonly OrderItem[];
  booking?:
    | {
        booking: CleanBooking;
        answers: Answers;
        service: BookableService;
        fee: number;
        from?: HeldBy;
      }
    | undefined;
  contact: PaymentContact;
  /** They know that the same was paid a short while ago, or is being paid. */
  repeat?: boolean;
  /** What the provider takes at once. */
  takes?: PaymentLimits;
  /** Somebody was asked to pay this, and does so, or who asked does. */
  ask?: { id: string; byOther: boolean } | undefined;
  /** It is to be renewed by itself, from the card that pays it now. */
  renew?: boolean | undefined;
  returnUrl: string;
  language: string;
}

/**
 * What is to be done next. `create`: the provider is to be told of a payment, by who has this number; `own`: the key was
 * here before; `resume`: the same things are being paid; `stop`: other payments of some of these have to go first; `paid`:
 * nothing is due.
 */
export type Plan =
  | { kind: 'create'; id: string; attempt: number }
  | { kind: 'own' | 'resume'; id: string }
  | { kind: 'stop'; ids: string[] }
  | { kind: 'paid'; items: readonly StoredPayable[] };

/** Seconds that the provider has to say that it knows a payment, before somebody else may tell it. */
const startingSeconds = 20;

/**
 * Decides, in one transaction, whether a payment begins: alone with its things, at what is due now, and once for its key.
 * Nothing is asked of the provider before this is kept.
 * @throws ProblemError `invalid` for an amount that is not what is due or was paid a moment ago, `in-progress` while somebody begins the same,
 *   `key-reused`, and for a booking `conflict` when its place has gone
 */
export async function begin(transaction: Database, post: SettlePost, order: Order, now: Date): Promise<Plan> {
  const own = await lockByKey(transaction, order.key, order.body);
  if (own) {
    if (!own.sameBody) throw new ProblemError('key-reused');
    return own.state === 'starting' ? takeOver(transaction, own) : { kind: 'own', id: own.id };
  }
  const items = [...order.items, ...(order.booking ? [await placeFee(transaction, order.booking)] : [])];
  const ids = items.map(({ payable }) => payable);
  if (order.ask) await lockAsk(transaction, order.ask.id);
  await lockPayables(transaction, ids);
  // First what is under way, and then what is due: one that ends in between is seen by the second.
  const open = await openPayments(transaction, ids, order.ask?.id);
  const [only] = open;
  if (only && open.length === 1 && (await isOf(transaction, only, items, order)))
    return only.state === 'starting' ? takeOver(transaction, only) : { kind: 'resume', id: only.id };
  for (const other of open.filter(({ state }) => state === 'starting')) {
    if (!other.late) throw new ProblemError('in-progress', { retryAfter: 1 });
    // Nobody has been sent to the provider with it, and nobody will be.
    await end(transaction, post, other, 'trouble');
  }
  const known = open.filter(({ state }) => state !== 'starting');
  if (known.length > 0) return { kind: 'stop', ids: known.map(({ id }) => id) };

  const { least, most } = order.takes ?? { least: 1, most: mostPence };
  const asked = order.ask && (await askItems(transaction, order.ask.id, now, least));
  if (asked?.every(({ pence }) => pence === 0)) return { kind: 'paid', items: asked.map(({ payable }) => payable) };
  const found = new Map((await loadPayables(transaction, ids)).map((payable) => [payable.id, payable]));
  const payables = items.map(({ payable }) => found.get(payable));
  if (payables.every((payable) => payable && dueOf(payable, now) === 0))
    return { kind: 'paid', items: payables.filter((payable) => payable !== undefined) };
  const others = unasked(asked, items);
  if (others.length > 0) throw invalid(...others);
  const problems = items.flatMap((item, index) => itemProblems(payables[index], item, `items.${index}`, now, least));
  problems.push(...renewProblems(order, payables));
  const pence = items.reduce((sum, item) => sum + item.pence, 0);
  if (pence > most) problems.push({ field: 'items', code: 'too-big' });
  else if (pence < least && problems.length === 0) problems.push({ field: 'items', code: 'too-small' });
  if (problems.length > 0) throw invalid(...problems);
  // What somebody was asked to pay is paid once, whoever does.
  if (!order.repeat && !order.ask?.byOther) await refuseRepeat(transaction, order.items, order.contact);
  return insert(transaction, order, { items, pence, found, now });
}

/** Has this caller tell the provider, if whoever was to has not in time. */
async function takeOver(transaction: Database, { id, late }: StoredPayment): Promise<Plan> {
  if (!late) throw new ProblemError('in-progress', { retryAfter: 1 });
  const [taken] = await rows<{ attempt: number }>(
    transaction,
    sql`update payments set attempt = attempt + 1, starting_until = clock_timestamp() + ${startingSeconds} * interval '1 second'
        where id = ${id}::uuid returning attempt`,
  );
  return { kind: 'create', id, attempt: taken?.attempt ?? 0 };
}

/** Who pays, and what is booked when they have. */
const detailsOf = ({ booking: order, contact, renew }: Order): Details => ({
  contact,
  ...(order && { booking: { booking: order.booking, answers: order.answers, service: order.service.code } }),
  ...(renew && { renew }),
});

/**
 * The same things for the same money, by the same person: the provider's page has the name and the address that it was
 * begun with, which are nothing for somebody else who knows of the debt. What they have corrected since is not the same.
 */
async function isOf(
  transaction: Database,
  { id }: StoredPayment,
  items: readonly OrderItem[],
  order: Order,
): Promise<boolean> {
  const { ask } = order;
  const list = (all: readonly OrderItem[]) =>
    all
      .map(({ payable, quantity, pence }) => `${payable} ${quantity} ${pence}`)
      .sort()
      .join();
  const same = await rows(
    transaction,
    sql`select from payments where id = ${id}::uuid and details = ${JSON.stringify(detailsOf(order))}::jsonb
          and ask is not distinct from ${ask?.id ?? null}::uuid and by_other = ${ask?.byOther ?? false}`,
  );
  return same.length > 0 && list(await itemsOf(transaction, id)) === list(items);
}

/** Keeps the place that a booking is for, whose fee this is. */
async function placeFee(
  transaction: Database,
  { booking, service, fee, from }: NonNullable<Order['booking']>,
): Promise<OrderItem> {
  const { hold } = booking;
  await refuseTooMany(transaction, service, booking);
  if (from) await refuseMany(transaction, from, hold.id);
  const [claim] = await lockClaims(transaction, [hold.id]);
  if (claim?.state !== 'held' || claim.moves !== null) throw conflict('used');
  if (claim.lapsed) refuseOutOfReach(claim.starts, service);
  if (claim.holder !== 'payment') {
    if (claim.tried) throw conflict('often');
    await claimPlace(transaction, hold.id);
  }
  const named = { claim: hold.id, service: service.code, name: { [service.language]: service.name, en: service.name } };
  return { payable: await bookingFee(transaction, { ...named, pence: fee }), quantity: 1, pence: fee };
}

async function insert(
  transaction: Database,
  order: Order,
  {
    items,
    pence,
    found,
    now,
  }: { items: readonly OrderItem[]; pence: number; found: ReadonlyMap<string, StoredPayable>; now: Date },
): Promise<Plan> {
  const { key, body, booking, ask, returnUrl, language } = order;
  const claim = booking?.booking.hold.id ?? null;
  const [made] = await rows<{ id: string; attempt: number }>(
    transaction,
    sql`insert into payments (reference, key_hash, body_hash, pence, language, return_url, details, claim, fee_kept, ask, by_other,
          starting_until, look_at, renewal, renews_from)
        values (${newReference()}, ${key}, ${body}, ${pence}, ${language}, ${returnUrl}, ${JSON.stringify(detailsOf(order))}::jsonb,
          ${claim}::uuid, ${booking?.service.fee?.kept ?? false}, ${ask?.id ?? null}::uuid, ${ask?.byOther ?? false}, clock_timestamp() + ${startingSeconds} * interval '1 second',
          now() + ${lookAgain} * interval '1 second',
          (select id from renewals where ask = ${ask?.id ?? null}::uuid),
          (select ends_on from renewals where ask = ${ask?.id ?? null}::uuid))
        on conflict (key_hash) do nothing returning id, attempt`,
  );
  // Two with one key come here side by side.
  if (!made) throw new ProblemError('in-progress', { retryAfter: 1 });
  const kept = items.map((item, position) => {
    const payable = found.get(item.payable);
    return {
      ...item,
      position,
      discount: payable ? letOff(payable, item.pence, now) : 0,
      open: payable?.code === null,
    };
  });
  await transaction.execute(
    sql`insert into payment_items (payment, position, payable, quantity, pence, discount, open)
        select ${made.id}::uuid, position, payable, quantity, pence, discount, open
        from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as given (position smallint, payable uuid,
          quantity smallint, pence integer, discount integer, open boolean)`,
  );
  if (claim !== null) await keepForPayment(transaction, claim, booking?.from);
  return { kind: 'create', id: made.id, attempt: made.attempt };
}
