import { payMinutes } from '../../../src/contract/booking-fees.ts';
import {
  PayFault,
  type PayFaultKind,
  type PayOrder,
  type PayProvider,
  type ProviderPayment,
} from '../../connectors/pay/provider.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { chooseLanguage } from '../../http/language.ts';
import { ProblemError } from '../../http/problems.ts';
import { describeError, orNote, type Logger } from '../../log.ts';
import { newToken } from '../case/secrets.ts';
import { begin, type Order } from './begin.ts';
import { balanceOf } from './ledger.ts';
import { countedName, type StoredPayable } from './payables.ts';
import { withAgreement } from './renewals.ts';
import { isUnderWay } from './rules.ts';
import { end, hear, hearOfNone, lockToEnd, lookAgain, type SettlePost } from './settle.ts';
import { itemsOf, loadPayment, type StoredPayment } from './store.ts';

/**
 * A payment, and what the provider has just said of it: nothing, if it did not answer, or is not asked again because it was
 * asked `lately`.
 */
export interface Looked {
  payment: StoredPayment;
  found: ProviderPayment | undefined;
  lately?: boolean;
}

export type Started =
  (Looked & { token: string; bookingToken?: string | undefined }) | { paid: readonly StoredPayable[] };

/** Everything that is between a payment here and the same at the provider. */
export interface Till {
  /** Begins a payment, or goes on with the one that there is. @throws ProblemError as `begin`, and `conflict` */
  start(order: Order): Promise<Started>;
  /** Asks the provider how it stands, unless that is known for good or was asked a moment ago. */
  look(id: string): Promise<Looked>;
  /** Stops it, if that can be done yet; tells how it stands in either case. */
  stop(id: string): Promise<Looked>;
  /** Remembers that somebody was told to wait for a letter, if it is not over. */
  promise(id: string): Promise<void>;
  /**
   * Looks after those of whom nobody has come back, stops what is not due any more, or keeps a place for too long, and for some days after those that ended without money: what was said
   * to have failed may be paid all the same, and word of it may be lost. @returns how many
   */
  sweep(): Promise<number>;
  /** Asks about what the provider's messages are about. */
  readMessages(): Promise<number>;
}

export interface TillOptions {
  db: Database;
  provider: PayProvider;
  post: SettlePost;
  log: Logger;
  /** Seconds within which nobody is asked twice about the same. */
  patience?: number;
  now?: () => Date;
}

/** Whoever pays has been away for longer, and is told by letter. */
const isTooLong = sql`claim is not null and created_at < now() - ${payMinutes} * interval '1 minute'`;
/** How often one comes back to what somebody else was just changing. */
const mostRounds = 4;

export function createTill({ db, provider, post, log, patience = 1, now = () => new Date() }: TillOptions): Till {
  /** What the provider says; nothing when it says nothing that can be used. `gone`: it was given up, as nobody knows it. */
  async function ask(id: string, seconds: number): Promise<ProviderPayment | 'lately' | 'gone' | undefined> {
    const [asked] = await rows<{ providerId: string; number: number }>(
      db,
      sql`update payments set asked = asked + 1, asked_at = clock_timestamp()
          where id = ${id}::uuid and provider_id is not null
            and (asked_at is null or asked_at <= clock_timestamp() - ${seconds} * interval '1 second')
          returning provider_id as "providerId", asked as number`,
    );
    if (!asked) return 'lately';
    const { number } = asked;
    const found = await orNothing(() => provider.get(asked.providerId), 'unknown');
    if (!found) return undefined;
    if (found === 'unknown') {
      const over = await db.transaction((transaction) => hearOfNone(transaction, post, { id, number }));
      if (over) log.error({ payment: id }, 'the provider does not know a payment that it made: it is given up');
      return over ? 'gone' : undefined;
    }
    const heard = await db.transaction((transaction) => hear(transaction, post, { id, number, found }));
    if (heard === 'other') log.error({ payment: id }, 'the provider answered with another payment');
    if (heard === 'taken-back')
      log.error({ payment: id }, 'the provider says of a payment that was paid that it is not: reconcile its day');
    return heard === 'other' ? undefined : found;
  }

  /**
   * A fault of the provider's is no fault of ours: it is noted, and asked again later. What it refuses is ours, and does not
   * pass by itself.
   * @param known kinds of fault that the caller wants to know of
   */
  async function orNothing<Result, Known extends PayFaultKind = never>(
    work: () => Promise<Result>,
    ...known: Known[]
  ): Promise<Result | Known | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PayFault)) throw error;
      const { kind, code } = error;
      const line = { kind, code, ...describeError(error) };
      if (kind === 'refused' || kind === 'barred')
        log.error(line, 'the payment provider refuses what we ask: look at its key and address');
      else log.warn(line, 'payment provider');
      return known.find((each) => each === kind);
    }
  }

  const load = async (id: string): Promise<StoredPayment> => {
    const payment = await loadPayment(db, id);
    if (!payment) throw new ProblemError('not-found');
    return payment;
  };

  async function look(id: string, seconds = patience): Promise<Looked> {
    const before = await load(id);
    const found = isUnderWay(before.state) ? await ask(id, seconds) : undefined;
    if (found === 'lately') return { payment: before, found: undefined, lately: true };
    return { payment: found ? await load(id) : before, found: found === 'gone' ? undefined : found };
  }

  async function stop(id: string): Promise<Looked> {
    const payment = await load(id);
    if (payment.state === 'starting') {
      if (payment.late)
        await db.transaction(async (transaction) => {
          const still = await lockToEnd(transaction, id);
          if (still?.state === 'starting' && still.late) await end(transaction, post, still, 'cancelled');
        });
      return { payment: await load(id), found: undefined };
    }
    const { providerId } = payment;
    // Too late, or no answer: what it is then is asked in either case.
    if (isUnderWay(payment.state) && providerId !== null) await orNothing(() => provider.cancel(providerId));
    return look(id, 0);
  }

  /**
   * Tells the provider, and keeps its name for the payment before anybody is sent there: one that we do not know of can
   * be paid by nobody. Who is late with it stops what they made.
   * @throws ProblemError `unavailable` when the provider will not take such a payment, however often it is asked
   */
  async function create(id: string, attempt: number): Promise<ProviderPayment | undefined> {
    const payment = await load(id);
    const order = await orderOf(db, payment);
    const answered = await orNothing(
      async () => provider.create(await withAgreement(db, provider, payment, order)),
      'refused',
      'barred',
    );
    const refused = typeof answered === 'string';
    const made = refused ? undefined : answered;
    const right = made?.pence === order.pence && made.reference === order.reference;
    const kept =
      made && right
        ? await rows(
            db,
            sql`update payments set state = 'open', provider_id = ${made.id}, starting_until = null,
                  look_at = now() + ${lookAgain} * interval '1 second'
                where id = ${id}::uuid and state = 'starting' and attempt = ${attempt} returning id`,
          )
        : [];
    if (kept.length > 0) return made;
    if (made) await orNothing(() => provider.cancel(made.id));
    await db.transaction(async (transaction) => {
      const still = await lockToEnd(transaction, id);
      if (still?.state !== 'starting' || still.attempt !== attempt) return;
      await end(transaction, post, still, 'trouble');
      // Nothing has come of its key: who sends that again is told the same.
      if (refused) await transaction.execute(sql`update payments set key_hash = id::text where id = ${id}::uuid`);
    });
    if (refused) throw new ProblemError('unavailable');
    return undefined;
  }

  async function answer(id: string, found: ProviderPayment | undefined): Promise<Started> {
    const payment = await load(id);
    const { token, hash } = newToken();
    const booking = payment.claim === null ? undefined : newToken();
    await db.execute(
      sql`insert into payment_tokens (hash, booking_hash, payment) values (${hash}, ${booking?.hash ?? null}, ${id}::uuid)`,
    );
    return { payment, found, token, bookingToken: booking?.token };
  }

  return {
    async start(order) {
      for (let round = 0; round < mostRounds; round += 1) {
        const plan = await db.transaction((transaction) => begin(transaction, post, order, now()));
        switch (plan.kind) {
          case 'paid':
            return { paid: plan.items };
          case 'create':
            return answer(plan.id, await create(plan.id, plan.attempt));
          case 'own':
            return answer(plan.id, (await look(plan.id, 0)).found);
          case 'resume': {
            const { payment, found } = await look(plan.id, 0);
            // Over meanwhile: then another begins, or nothing is due any more.
            if (isUnderWay(payment.state)) return answer(plan.id, found);
            break;
          }
          case 'stop':
            for (const id of plan.ids) {
              const { payment } = await stop(id);
              if (isUnderWay(payment.state))
                throw new ProblemError('conflict', { retryAfter: 5, detail: 'Some of it is being paid elsewhere.' });
            }
        }
      }
      throw new ProblemError('in-progress', { retryAfter: 1 });
    },
    look: (id) => look(id),
    stop,

    async promise(id) {
      await db.execute(
        sql`update payments set promised = true where id = ${id}::uuid and ended_at is null and not promised`,
      );
    },

    async sweep() {
      let count = 0;
      for (;;) {
        const due = await rows<{ id: string; outstaying: boolean }>(
          db,
          sql`update payments set look_at = case
                  when ended_at is null then now() + ${lookAgain} * interval '1 second'
                  when ended_at > now() - interval '2 days' then now() + interval '1 day'
                end, promised = promised or ended_at is null and ${isTooLong}
              where id in (select id from payments where look_at <= now() order by look_at limit 20 for update skip locked)
              returning id, ended_at is null and (state = 'starting' or ${isTooLong}
                or claim is not null and not exists (select from claims k where k.id = payments.claim and k.state = 'held' and k.holder = 'payment')
                or exists (select from payment_items i join payables b on b.id = i.payable where i.payment = payments.id
                  and b.reference is not null and i.pence + i.discount > ${balanceOf(sql`b.id`)})) as outstaying`,
        );
        if (due.length === 0) return count;
        for (const { id, outstaying } of due)
          await orNote<unknown>(log, { payment: id }, () => (outstaying ? stop(id) : ask(id, 0)));
        count += due.length;
      }
    },

    async readMessages() {
      let count = 0;
      for (;;) {
        // One question of each payment, however much was said of it, and then later and later while there is no answer.
        const due = await rows<{ payment: string | null; messages: string[] }>(
          db,
          sql`with due as (
                select payment, min(received_at) as since from webhook_messages
                where done_at is null and look_at <= now() group by payment order by since limit 20
              ), taken as (
                update webhook_messages m set tries = m.tries + 1,
                  look_at = now() + least(30 * 2 ^ least(m.tries, 7), 3600) * interval '1 second'
                from due where m.payment = due.payment and m.id in (
                  select w.id from webhook_messages w join due on due.payment = w.payment
                  where w.done_at is null order by w.id for update of w)
                returning m.id, m.payment, due.since
              )
              select p.id as payment, jsonb_agg(taken.id) as messages
              from taken left join payments p on p.provider_id = taken.payment
              group by taken.payment, p.id order by min(since)`,
        );
        if (due.length === 0) return count;
        for (const { payment, messages } of due) {
          // Of a payment that is not ours there is nothing to ask.
          if (payment !== null && !(await orNote(log, { payment }, () => ask(payment, 0)))) continue;
          await db.execute(
            sql`with heard as (update webhook_messages set done_at = now()
                  where id in (select id from webhook_messages
                    where id in (select jsonb_array_elements_text(${JSON.stringify(messages)}::jsonb)) order by id for update))
                update refunds set look_at = now() where payment = ${payment}::uuid and state = 'sent'`,
          );
          count += messages.length;
        }
      }
    },
  };
}

export async function orderOf(db: Database, payment: StoredPayment): Promise<PayOrder> {
  const { id, pence, reference, returnUrl, details } = payment;
  const language = chooseLanguage(payment.language);
  const items = await itemsOf(db, id);
  const { name, email, address } = details?.contact ?? {};
  return {
    pence,
    reference,
    description: items.map((item) => countedName(item, language)).join(', '),
    // Of one that is not over it is there.
    returnUrl: returnUrl ?? '',
    language,
    name,
    email,
    address,
    // A page of their ledger, and what of it.
    metadata: Object.fromEntries(
      items.map(({ ledgerCode, pence: part }, index) => [
        items.length > 1 ? `ledger_code_${index + 1}` : 'ledger_code',
        items.length > 1 ? `${ledgerCode} ${part}` : ledgerCode,
      ]),
    ),
  };
}
