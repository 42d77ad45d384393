import { type PayOrder, type PayProvider } from '../../connectors/pay/provider.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import type { FieldProblem } from '../../../src/contract/problems.ts';
import { ProblemError } from '../../http/problems.ts';
import { hashToken } from '../case/secrets.ts';
import { changeCase } from '../case/store.ts';
import { makeAsk } from './asks.ts';
import type { PaymentPost } from './letters.ts';
import type { OrderItem, StoredPayable } from './payables.ts';
import type { StoredItem, StoredPayment } from './store.ts';

/** Who said that it is not to be renewed any more: `lapse` when the card did not pay. */
export type RenewalEnd = 'resident' | 'council' | 'refund' | 'lapse';

/** Days before the end at which they are told, days from then to the payment, and from one try to the next. */
export const tellDays = 21;
export const noticeDays = 14;
const tryDays = 5;
export const mostTries = 2;

export const today = sql`(now() at time zone 'Europe/London')::date`;
/** Nobody is written to at night. */
const morning = (day: SQL) => sql`((${day}) + time '08:00') at time zone 'Europe/London'`;
const whenToTell = (end: SQL) => morning(sql`${end} - ${tellDays}::int`);
export const whenToTake = (day: SQL) => morning(day);

/** Why it cannot be renewed by itself: it is paid for with nothing else, by whom it is for, whom letters reach. */
export function renewProblems(
  {
    renew = false,
    contact,
    ask,
  }: { renew?: boolean | undefined; contact: { email?: string | undefined }; ask?: unknown },
  payables: readonly (StoredPayable | undefined)[],
): FieldProblem[] {
  if (!renew) return [];
  if (payables.length !== 1 || !payables[0]?.renews || ask) return [{ field: 'renew', code: 'not-allowed' }];
  return contact.email ? [] : [{ field: 'contact.email', code: 'required' }];
}

/** The order, with what the card is to be kept with where that is wanted. @throws PayFault */
export async function withAgreement(
  db: Database,
  provider: PayProvider,
  { id, details, agreement }: StoredPayment,
  order: PayOrder,
): Promise<PayOrder> {
  if (!details?.renew) return order;
  if (agreement !== null) return { ...order, setsUp: agreement };
  // One that nobody hears of holds nothing.
  const { id: made } = await provider.agree({ reference: order.reference, description: order.description, user: id });
  const [kept] = await rows<{ agreement: string }>(
    db,
    sql`update payments set agreement = coalesce(agreement, ${made}) where id = ${id}::uuid returning agreement`,
  );
  return { ...order, setsUp: kept?.agreement ?? made };
}

/**
 * Keeps for how long it is had, what was paid for a year: from today, or from the end of the year before where it is renewed.
 * What was paid for a year that was paid for meanwhile is for an officer to send back, and so is what was taken for one that
 * nobody wants any more.
 */
export async function keepTerms(
  transaction: Database,
  payment: StoredPayment,
  items: readonly StoredItem[],
): Promise<void> {
  const { id, pence } = payment;
  const [before] = await rows<{ id: string; from: string; back: string | null }>(
    transaction,
    sql`select r.id, to_char(r.ends_on, 'YYYY-MM-DD') as from, case when p.renews_from <> r.ends_on then 'Paid twice'
          when r.ended_at is not null and p.ask is null then 'Taken after the renewal had ended' end as back
        from payments p join renewals r on r.id = p.renewal where p.id = ${id}::uuid for update of r`,
  );
  if (before && before.back !== null) {
    await letGo(transaction, before.id, id);
    await transaction.execute(
      sql`insert into refunds (payment, pence, reason, state) values (${id}::uuid, ${pence}, ${before.back}, 'waiting')`,
    );
    return;
  }
  for (const { payable, quantity } of items.filter(({ subscription }) => subscription)) {
    const renewal = before?.id ?? (await beginRenewal(transaction, payment, { payable, quantity }));
    await transaction.execute(
      sql`insert into agreements (payment, payable, quantity, starts_on, ends_on, renewal)
          select ${id}::uuid, ${payable}::uuid, ${quantity}, start, (start + interval '1 year')::date, ${renewal ?? null}::uuid
          from (select coalesce(${before?.from ?? null}::date, ${today}) as start) as clock`,
    );
  }
  if (!before) return;
  // Nobody else pays that year by a link; the one that it was paid by says so itself.
  await transaction.execute(
    sql`delete from payment_asks a using renewals r, payments p
        where r.id = ${before.id}::uuid and p.id = ${id}::uuid and a.id = r.ask and a.id is distinct from p.ask`,
  );
  await transaction.execute(
    sql`update renewals r set payment = ${id}::uuid, ends_on = a.ends_on, tries = 0, told_pence = null, take_on = null,
          ask = null
        from agreements a where r.id = ${before.id}::uuid and a.renewal = r.id and a.payment = ${id}::uuid`,
  );
  await letGo(transaction, before.id, id);
  await tellCases(transaction, before.id);
}

/** A payment of it is over; another may be under way. */
const letGo = (transaction: Database, id: string, payment: string) =>
  transaction.execute(
    sql`update renewals r set taking = nullif(taking, ${payment}::uuid), look_at = case
          when ended_at is not null or taking <> ${payment}::uuid then look_at else ${whenToTell(sql`r.ends_on`)} end
        where id = ${id}::uuid`,
  );

/** Of a card that is kept and of whose owner nothing is known any more, the provider is told to forget it. */
async function beginRenewal(
  transaction: Database,
  { id, agreement, details, language, returnUrl }: StoredPayment,
  { payable, quantity }: { payable: string; quantity: number },
): Promise<string | undefined> {
  if (agreement === null) return undefined;
  const { name, email } = details?.contact ?? {};
  const contact = email ? JSON.stringify({ email, ...(name && { name }) }) : null;
  const [made] = await rows<{ id: string }>(
    transaction,
    sql`insert into renewals (payable, quantity, agreement, payment, ends_on, language, page, contact, ended_at, ended_by, look_at)
        select ${payable}::uuid, ${quantity}, ${agreement}, ${id}::uuid, end_day, ${language}, ${returnUrl}, ${contact}::jsonb,
          case when ${contact}::jsonb is null then now() end, case when ${contact}::jsonb is null then 'lapse' end,
          case when ${contact}::jsonb is null then now() else ${whenToTell(sql`end_day`)} end
        from (select (${today} + interval '1 year')::date as end_day) as clock returning id`,
  );
  return made?.id;
}

/**
 * The card did not pay: they are told how to pay all the same, and after the last try that it is over.
 * @param id of the payment, whatever it was for
 */
export async function notRenewed(transaction: Database, post: PaymentPost, id: string): Promise<void> {
  const [renewal] = await rows<{
    id: string;
    tries: number;
    payable: string;
    quantity: number;
    pence: number;
    due: boolean;
  }>(
    transaction,
    sql`update renewals r set taking = null, take_on = ${today} + ${tryDays}::int,
          look_at = ${whenToTake(sql`${today} + ${tryDays}::int`)}
        from payables b, payments p
        where r.taking = ${id}::uuid and b.id = r.payable and p.id = r.taking
        returning r.id, r.tries, r.payable, r.quantity, r.quantity * b.pence as pence, p.renews_from = r.ends_on as due`,
  );
  if (!renewal) return;
  const { payable, quantity, pence } = renewal;
  // It was paid otherwise meanwhile.
  if (!renewal.due)
    await transaction.execute(
      sql`update renewals r set tries = 0, told_pence = null, take_on = null, look_at = ${whenToTell(sql`r.ends_on`)}
          where id = ${renewal.id}::uuid`,
    );
  else {
    const token = renewal.tries < mostTries && (await linkToPay(transaction, { payable, quantity, pence }));
    if (!token) {
      await endRenewal(transaction, post, renewal.id, 'lapse');
      return;
    }
    await transaction.execute(
      sql`update renewals set ask = (select id from payment_asks where hash = ${hashToken(token)})
          where id = ${renewal.id}::uuid`,
    );
    await post.renewal(transaction, renewal.id, { kind: 'declined', token });
    await tellCases(transaction, renewal.id);
  }
}

/** @returns nothing where so much of it cannot be paid by hand any more either */
async function linkToPay(transaction: Database, item: OrderItem): Promise<string | undefined> {
  try {
    return (await makeAsk(transaction, [item], new Date())).token;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return undefined;
  }
}

/**
 * Ends it: nothing more is taken, who it is for is told and then forgotten, and the provider hears of it next.
 * @returns false when it had ended
 * @throws ProblemError `conflict` while it is being taken
 */
export async function endRenewal(
  transaction: Database,
  post: PaymentPost,
  id: string,
  by: RenewalEnd,
): Promise<boolean> {
  const [renewal] = await rows<{ taking: string | null; over: boolean }>(
    transaction,
    sql`select taking, ended_at is not null as over from renewals where id = ${id}::uuid for update`,
  );
  if (!renewal || renewal.over) return false;
  if (renewal.taking !== null) throw new ProblemError('conflict', { retryAfter: 60, detail: 'It is being taken.' });
  await post.renewal(transaction, id, { kind: by });
  await tellCases(transaction, id);
  await transaction.execute(
    sql`update renewals set ended_at = now(), ended_by = ${by}, contact = null, look_at = now() where id = ${id}::uuid`,
  );
  return true;
}

/**
 * The renewal that a payment began or was taken by, dead or alive, by the payment or by its case. Who paid for a year by a
 * link may be anybody: it is not theirs.
 */
export const renewalOf = async (
  db: Database,
  which: { payment: string } | { caseId: number },
): Promise<string | undefined> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select a.renewal as id from agreements a join payments p on p.id = a.payment
          where a.renewal is not null and p.ask is null and ${'payment' in which ? sql`p.id = ${which.payment}::uuid` : sql`p.case_id = ${which.caseId}`}`,
    )
  )[0]?.id;

/** Where it stands is another thing, in every case of it. */
export async function tellCases(transaction: Database, id: string): Promise<void> {
  const cases = await rows<{ id: number }>(
    transaction,
    sql`select p.case_id::int as id from agreements a join payments p on p.id = a.payment
        where a.renewal = ${id}::uuid and p.case_id is not null order by p.case_id`,
  );
  for (const { id: caseId } of cases) await changeCase(transaction, caseId);
}

/** What is to come of a renewal `r`, of a payable `b`; nothing of one that has ended. */
export const renewalView = sql`case when r.id is not null and r.ended_at is null then json_build_object(
    'state', case when r.taking is not null then 'taking' when r.tries > 0 then 'declined' else 'planned' end,
    'on', to_char(coalesce(r.take_on, r.ends_on - ${tellDays - noticeDays}::int), 'YYYY-MM-DD'),
    'pence', coalesce(r.told_pence, r.quantity * b.pence), 'until', to_char(r.ends_on, 'YYYY-MM-DD')) end`;
