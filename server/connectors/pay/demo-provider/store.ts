/** What the provider keeps: in a schema of its own, which it makes itself, in a database that may be anybody's. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { rows, type Database } from '../../../database/open.ts';
import { sql } from '../../../database/sql.ts';
import { setUp, type Agreement } from './agreements.ts';
import { nextDue, settle, statusOf, type Payment } from './life.ts';
import { messagesOf, queue, type Delivery } from './webhooks.ts';

const statements = [
  'select pg_advisory_xact_lock(906002026)',
  'create schema if not exists demo_pay',
  `create table if not exists demo_pay.payments (
    id text primary key,
    n bigint generated always as identity,
    created_at timestamptz not null,
    reference text not null,
    payment jsonb not null,
    due_at timestamptz,
    key text unique,
    key_body text
  )`,
  'create index if not exists payments_due on demo_pay.payments (due_at) where due_at is not null',
  'create index if not exists payments_created on demo_pay.payments (created_at)',
  `create table if not exists demo_pay.tokens (
    hash text primary key,
    payment_id text not null references demo_pay.payments on delete cascade,
    created_at timestamptz not null,
    used boolean not null default false
  )`,
  `create table if not exists demo_pay.agreements (
    id text primary key,
    n bigint generated always as identity,
    agreement jsonb not null
  )`,
  `create table if not exists demo_pay.webhooks (
    n bigint generated always as identity primary key,
    id text not null,
    payment_id text not null references demo_pay.payments on delete cascade,
    type text not null,
    body text not null,
    queued_at timestamptz not null,
    send_at timestamptz,
    attempts integer not null default 0,
    delivered_at timestamptz
  )`,
  'create index if not exists webhooks_due on demo_pay.webhooks (send_at) where send_at is not null',
  'create index if not exists webhooks_payment on demo_pay.webhooks (payment_id)',
];

/** Makes the schema where there is none yet. */
export const createSchema = (db: Database): Promise<void> =>
  db.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(sql.raw(statement));
  });

/** 26 letters and digits, as GOV.UK Pay's are. */
export function newId(): string {
  const number = BigInt(`0x${randomBytes(20).toString('hex')}`);
  return number.toString(36).padStart(26, '0').slice(-26);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

export type Change = (payment: Payment, now: string) => Payment;

export interface WebhookState {
  type: string;
  body: string;
  attempts: number;
  delivered: boolean;
}

export type Store = ReturnType<typeof createStore>;

/**
 * @param now the time by the provider's clock, ISO 8601
 * @param delivery how webhooks are sent, where a test asks for something else than the usual
 */
export function createStore(db: Database, now: () => string, delivery: () => Partial<Delivery>) {
  async function find(id: string): Promise<Payment | undefined> {
    const [row] = await rows<{ payment: Payment }>(db, sql`select payment from demo_pay.payments where id = ${id}`);
    return row?.payment;
  }

  /** Changes a payment, what comes with time included, and queues what webhooks tell of it, all of it or nothing. */
  const change = (id: string, by: Change): Promise<Payment | undefined> =>
    db.transaction(async (tx) => {
      const [row] = await rows<{ payment: Payment }>(
        tx,
        sql`select payment from demo_pay.payments where id = ${id} for update`,
      );
      if (!row) return undefined;
      const at = now();
      const before = row.payment;
      const after = by(settle(before, at), at);
      if (after === before) return before;
      await tx.execute(
        sql`update demo_pay.payments set payment = ${json(after)}, due_at = ${nextDue(after) ?? null}::timestamptz
            where id = ${id}`,
      );
      await queue(tx, id, messagesOf(before, after, at, delivery()), at);
      if (after.asked.setsUp !== undefined && statusOf(before) !== 'success')
        await changeAgreement(tx, after.asked.setsUp, (agreement) => setUp(agreement, after));
      return after;
    });

  return {
    change,

    /** Keeps a new payment. @returns it; or that made with this key in the last day, and what was asked for then. */
    async create(payment: Payment, key?: { key: string; body: string }): Promise<{ payment: Payment; body?: string }> {
      const at = now();
      if (key)
        await db.execute(
          sql`update demo_pay.payments set key = null
              where key = ${key.key} and created_at <= ${at}::timestamptz - interval '24 hours'`,
        );
      const made = await rows(
        db,
        sql`insert into demo_pay.payments (id, created_at, reference, payment, due_at, key, key_body)
            values (${payment.id}, ${at}::timestamptz, ${payment.asked.reference}, ${json(payment)},
              ${nextDue(payment) ?? null}::timestamptz, ${key?.key ?? null}, ${key ? hashOf(key.body) : null})
            on conflict (key) do nothing returning id`,
      );
      if (made.length > 0 || !key) return { payment };
      const [kept] = await rows<{ id: string; same: boolean }>(
        db,
        sql`select id, key_body = ${hashOf(key.body)} as same from demo_pay.payments where key = ${key.key}`,
      );
      const found = kept && (await find(kept.id));
      if (!found) throw new Error('A payment with this key was there a moment ago');
      return { payment: found, body: kept.same ? 'same' : 'other' };
    },

    /** A payment as it is now. */
    async read(id: string): Promise<Payment | undefined> {
      const payment = await find(id);
      if (!payment) return undefined;
      const due = nextDue(payment);
      return due !== undefined && due <= now() ? change(id, (each) => each) : payment;
    },

    /** All that were created in a time, the newest first; what ends has come to its end. */
    async list(from: string | undefined, to: string | undefined): Promise<Payment[]> {
      const found = await rows<{ payment: Payment }>(
        db,
        sql`select payment from demo_pay.payments
            where created_at >= ${from ?? '-infinity'}::timestamptz and created_at < ${to ?? 'infinity'}::timestamptz
            order by n desc`,
      );
      const at = now();
      return found.map(({ payment }) => settle(payment, at));
    },

    /** Has everything happen that has come due. */
    async settleDue(): Promise<void> {
      const at = now();
      const due = await rows<{ id: string }>(
        db,
        sql`select id from demo_pay.payments where due_at <= ${at}::timestamptz order by due_at limit 200`,
      );
      for (const { id } of due) await change(id, (each) => each);
      await db.execute(sql`delete from demo_pay.tokens where created_at < ${at}::timestamptz - interval '1 day'`);
    },

    /** Milliseconds since 1970 of the next thing to do, if there is one. */
    async nextDue(): Promise<number | undefined> {
      const [row] = await rows<{ at: number | null }>(
        db,
        sql`select extract(epoch from least(
              (select min(due_at) from demo_pay.payments),
              (select min(send_at) from demo_pay.webhooks where queued_at > ${now()}::timestamptz - interval '3 days')
            ))::float8 * 1000 as at`,
      );
      return row?.at ?? undefined;
    },

    /** What opens the card page of a payment, once. */
    async newToken(paymentId: string): Promise<string> {
      const token = randomUUID();
      await db.execute(
        sql`insert into demo_pay.tokens (hash, payment_id, created_at)
            values (${hashOf(token)}, ${paymentId}, ${now()}::timestamptz)`,
      );
      return token;
    },

    /** Uses a token up. @returns its payment, and whether it was the first time */
    async useToken(token: string): Promise<{ paymentId: string; first: boolean } | undefined> {
      const [used] = await rows<{ paymentId: string }>(
        db,
        sql`update demo_pay.tokens set used = true where hash = ${hashOf(token)} and not used
            returning payment_id as "paymentId"`,
      );
      if (used) return { ...used, first: true };
      const [known] = await rows<{ paymentId: string }>(
        db,
        sql`select payment_id as "paymentId" from demo_pay.tokens where hash = ${hashOf(token)}`,
      );
      return known && { ...known, first: false };
    },

    async addAgreement(agreement: Agreement): Promise<void> {
      await db.execute(
        sql`insert into demo_pay.agreements (id, agreement) values (${agreement.id}, ${json(agreement)})`,
      );
    },

    async agreement(id: string): Promise<Agreement | undefined> {
      const [row] = await rows<{ agreement: Agreement }>(
        db,
        sql`select agreement from demo_pay.agreements where id = ${id}`,
      );
      return row?.agreement;
    },

    async agreements(): Promise<Agreement[]> {
      const found = await rows<{ agreement: Agreement }>(
        db,
        sql`select agreement from demo_pay.agreements order by n desc`,
      );
      return found.map(({ agreement }) => agreement);
    },

    changeAgreement: (id: string, by: (agreement: Agreement) => Agreement) =>
      db.transaction((tx) => changeAgreement(tx, id, by)),

    webhooks: (paymentId: string): Promise<WebhookState[]> =>
      rows<WebhookState>(
        db,
        sql`select type, body, attempts, delivered_at is not null as delivered
            from demo_pay.webhooks where payment_id = ${paymentId} order by n`,
      ),
  };
}

async function changeAgreement(
  db: Database,
  id: string,
  by: (agreement: Agreement) => Agreement,
): Promise<Agreement | undefined> {
  const [row] = await rows<{ agreement: Agreement }>(
    db,
    sql`select agreement from demo_pay.agreements where id = ${id} for update`,
  );
  if (!row) return undefined;
  const after = by(row.agreement);
  if (after !== row.agreement)
    await db.execute(sql`update demo_pay.agreements set agreement = ${json(after)} where id = ${id}`);
  return after;
}
