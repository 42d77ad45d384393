import { PayFault, type PayProvider, type ProviderPayment } from '../../connectors/pay/provider.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import { describeError, orNote, type Logger } from '../../log.ts';
import { newReference, newToken } from '../case/secrets.ts';
import { utc } from '../case/store.ts';
import { endRenewal, noticeDays, tellCases, tellDays, today, whenToTake } from './renewals.ts';
import { end, type SettlePost } from './settle.ts';
import { loadPayment, lockPayment, type StoredPayment } from './store.ts';
import { orderOf } from './till.ts';

export interface RenewOptions {
  db: Database;
  provider: PayProvider;
  post: SettlePost;
  log: Logger;
}

interface Due {
  id: string;
  agreement: string;
  over: boolean;
  taking: string | null;
  told: boolean;
}

/** Hours for which the provider knows a key again; a little less than a day, which it says. */
const keyHours = 23;
const hour = 3_600_000;

/**
 * Does what is due of renewals: tells of one that comes, takes it once, and has the provider forget the card of one that
 * has ended. What is to be taken is kept before the provider is asked, and the provider is asked with the key of that, as
 * long as it knows keys; later it is asked what it has. So nothing is taken twice, whenever we die.
 * @returns how many letters and payments there may be
 */
export async function renewSubscriptions(options: RenewOptions): Promise<number> {
  const { db, post, log } = options;
  let count = await endRefunded(options);
  for (;;) {
    const [due] = await rows<Due>(
      db,
      sql`update renewals set look_at = now() + interval '10 minutes'
          where id = (select id from renewals where look_at <= now() order by look_at limit 1 for update skip locked)
          returning id, agreement, ended_at is not null as over, taking, take_on is not null as told`,
    );
    if (!due) return count;
    try {
      if (due.over) await endThere(options, due);
      else if (due.taking !== null) await send(options, due, due.taking);
      else if (due.told) await db.transaction((transaction) => take(transaction, post, due.id));
      else await db.transaction((transaction) => tell(transaction, post, due.id));
      count += 1;
    } catch (error) {
      const line = { renewal: due.id, ...describeError(error) };
      if (!(error instanceof PayFault)) log.error(line, 'failed, and is tried again later');
      else
        log[error.kind === 'barred' ? 'error' : 'warn'](
          { ...line, kind: error.kind, code: error.code },
          'payment provider',
        );
    }
  }
}

/** All of what `r` was paid with last is back, or on its way. */
const isBack = (states: SQL) => sql`(
  select p.pence <= sum(f.pence) from payments p join refunds f on f.payment = p.id
  where p.id = r.payment and f.state in (${states}) group by p.id)`;

/** Who has all of it back does not want another year. */
async function endRefunded({ db, post, log }: RenewOptions): Promise<number> {
  const refunded = await rows<{ id: string }>(
    db,
    sql`select r.id from renewals r where r.ended_at is null and r.taking is null and ${isBack(sql`'done'`)}`,
  );
  for (const { id } of refunded)
    await orNote(log, { renewal: id }, () =>
      db.transaction((transaction) => endRenewal(transaction, post.paymentPost, id, 'refund')),
    );
  return refunded.length;
}

/**
 * A renewal that goes on, locked, with what is due of it now: it ends where the council does not offer it any more or where
 * it is too late for it, and waits while all that was paid is on its way back.
 */
async function lockRenewal(transaction: Database, { paymentPost }: SettlePost, id: string) {
  const [found] = await rows<{
    pence: number;
    told: number | null;
    tries: number;
    ask: string | null;
    offered: boolean;
    tooLate: boolean;
  }>(
    transaction,
    sql`select r.quantity * b.pence as pence, r.told_pence as told, r.tries, r.ask, b.renews as offered,
          r.ends_on + 30 < ${today} as "tooLate"
        from renewals r join payables b on b.id = r.payable
        where r.id = ${id}::uuid and r.ended_at is null and r.taking is null
          and ${isBack(sql`'sent', 'done'`)} is not true for update of r`,
  );
  if (!found || (found.offered && !found.tooLate)) return found;
  await endRenewal(transaction, paymentPost, id, found.offered && found.tries > 0 ? 'lapse' : 'council');
  return undefined;
}

/** Says what will be taken and when, in time to say no. */
async function tell(transaction: Database, post: SettlePost, id: string): Promise<void> {
  const renewal = await lockRenewal(transaction, post, id);
  if (!renewal || renewal.told !== null) return;
  await transaction.execute(
    sql`update renewals set told_pence = ${renewal.pence}, take_on = day, look_at = ${whenToTake(sql`day`)}
        from (select greatest(ends_on - ${tellDays - noticeDays}::int, ${today} + ${noticeDays}::int) as day
          from renewals where id = ${id}::uuid) as plan
        where id = ${id}::uuid`,
  );
  await post.paymentPost.renewal(transaction, id, { kind: 'soon' });
  await tellCases(transaction, id);
}

/** Keeps that it is to be taken: at what is due now, and not before more than was told is told. */
async function take(transaction: Database, post: SettlePost, id: string): Promise<void> {
  const renewal = await lockRenewal(transaction, post, id);
  if (!renewal || renewal.told === null) return;
  const { pence, told, tries, ask } = renewal;
  if (pence > told) {
    await transaction.execute(
      sql`update renewals set told_pence = null, take_on = null, look_at = now() where id = ${id}::uuid`,
    );
    return;
  }
  if (ask !== null) {
    // Whoever pays by hand locks it too: either they began before, and are waited for, or they cannot any more.
    await transaction.execute(sql`select from payment_asks where id = ${ask}::uuid for update`);
    const open = await rows(
      transaction,
      sql`select from payments where ask = ${ask}::uuid and (ended_at is null or state = 'paid')`,
    );
    if (open.length > 0) return;
    await transaction.execute(sql`delete from payment_asks where id = ${ask}::uuid`);
  }
  await transaction.execute(
    // A look at it is nobody's business but that of who sends it, before the provider knows it.
    sql`with made as (
          insert into payments (reference, key_hash, body_hash, pence, language, return_url, details, attempt, renewal, renews_from)
          select ${newReference()}, ${`renewal ${id} `} || to_char(ends_on, 'YYYY-MM-DD') || ${` ${tries + 1}`}, '', ${pence}, language,
            page, json_build_object('contact', contact), 0, id, ends_on
          from renewals where id = ${id}::uuid returning id
        ), listed as (
          insert into payment_items (payment, position, payable, quantity, pence, open)
          select made.id, 0, r.payable, r.quantity, ${pence}, false from made, renewals r where r.id = ${id}::uuid
        ), known as (
          insert into payment_tokens (hash, payment) select ${newToken().hash}, id from made
        )
        update renewals set taking = made.id, tries = tries + 1, look_at = now() from made where renewals.id = ${id}::uuid`,
  );
}

/** Has the provider take it, and keeps its name for that; how it ends is found out as of any payment. */
async function send(options: RenewOptions, { id, agreement }: Due, taking: string): Promise<void> {
  const { db, post, log } = options;
  const [sent] = await rows<{ attempt: number; known: boolean }>(
    db,
    // Its key is as old as the first time that it was asked with.
    sql`update payments set attempt = attempt + 1, created_at = case attempt when 0 then now() else created_at end
        where id = ${taking}::uuid and state = 'starting'
        returning attempt, created_at > now() - ${keyHours} * interval '1 hour' as known`,
  );
  const payment = await loadPayment(db, taking);
  if (sent && payment) {
    const found = await findOrTake(options, payment, { agreement, ...sent });
    if (found === 'later') return;
    if (found && (found.pence !== payment.pence || found.reference !== payment.reference)) {
      log.error({ payment: taking }, 'the provider answered with another payment');
      return;
    }
    if (!found)
      return db.transaction(async (transaction) => {
        const still = await lockPayment(transaction, taking);
        if (still?.state === 'starting') await end(transaction, post, still, 'trouble');
      });
    await db.execute(
      sql`update payments set state = 'open', provider_id = ${found.id}, look_at = now()
          where id = ${taking}::uuid and state = 'starting'`,
    );
  }
  await db.execute(sql`update renewals set look_at = null where id = ${id}::uuid and taking = ${taking}::uuid`);
}

/** @returns nothing when it is sure that it was not made and will not be */
async function findOrTake(
  { db, provider }: RenewOptions,
  payment: StoredPayment,
  { agreement, attempt, known }: { agreement: string; attempt: number; known: boolean },
): Promise<ProviderPayment | 'later' | undefined> {
  const { pence, reference, description, language, metadata } = await orderOf(db, payment);
  if (known) {
    try {
      return await provider.take({ pence, reference, description, language, metadata, agreement, key: payment.id });
    } catch (error) {
      if (!(error instanceof PayFault)) throw error;
      if (error.kind === 'barred' && attempt === 1)
        // It says nothing of the card, and nothing was made: as if it had not been asked.
        await db.execute(sql`update payments set attempt = 0 where id = ${payment.id}::uuid`);
      if (error.kind !== 'refused' && error.kind !== 'not-now') throw error;
      // Refused at once it was not made. Later it may have been, and the list of what was can be behind.
      return attempt === 1 && error.kind === 'refused' ? undefined : 'later';
    }
  }
  const [made] = await rows<{ at: string }>(
    db,
    sql`select ${utc(sql`created_at`)} as at from payments where id = ${payment.id}::uuid`,
  );
  // Its clock need not be ours.
  const [from, until] = [Date.parse(made?.at ?? '') - hour, Date.now() + hour];
  return (await provider.list(new Date(from), new Date(until))).find((each) => each.reference === reference);
}

/** The provider forgets the card. One that is not kept there any more need not be forgotten. */
async function endThere({ db, provider }: RenewOptions, { id, agreement }: Due): Promise<void> {
  try {
    await provider.endAgreement(agreement);
  } catch (error) {
    if (!(error instanceof PayFault) || (error.kind !== 'not-now' && error.kind !== 'unknown')) throw error;
  }
  await db.execute(sql`update renewals set look_at = null where id = ${id}::uuid`);
}
