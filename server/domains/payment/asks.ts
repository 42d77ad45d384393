import type { AskedPayment } from '../../../src/contract/asked-payments.ts';
import type { FieldProblem } from '../../../src/contract/problems.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import { invalid } from '../../http/problems.ts';
import { newToken } from '../case/secrets.ts';
import { utc } from '../case/store.ts';
import { itemProblems, loadPayables, nameOf, plain, type OrderItem, type StoredPayable } from './payables.ts';
import { askedNow, dueOf, type Asked } from './rules.ts';

/** Days that a link is good for. */
const askDays = 14;

/** A basket that somebody is asked to pay, as it stands now. */
export interface Ask {
  id: string;
  until: string;
  items: {
    payable: StoredPayable;
    quantity: number;
    /** What is due of it; nothing once it is paid. */ pence: number;
  }[];
}

/** How a thing of a basket is called by who was asked to pay it: nothing else of it can be had by that. */
export const askedId = (position: number): string => `asked.${position}`;
const askedIds = /^asked\.(\d)$/;

/** Whether somebody else than who asked pays. */
export const isAsked = (id: string): boolean => askedIds.test(id);

/** The thing that is called so. */
export const askedItem = (ask: Ask, id: string): string | undefined =>
  ask.items[Number(askedIds.exec(id)?.[1] ?? NaN)]?.payable.id;

/**
 * Keeps a basket for whoever has the link.
 * @param taken pence that the provider takes at least
 * @throws ProblemError `invalid` for an amount that cannot be paid now
 */
export async function makeAsk(
  transaction: Database,
  items: readonly OrderItem[],
  now: Date,
  taken?: number,
): Promise<{ token: string; until: string }> {
  const payables = await inOrder(transaction, items);
  const problems = items.flatMap((item, index) => itemProblems(payables[index], item, `items.${index}`, now, taken));
  if (problems.length > 0) throw invalid(...problems);
  const { token, hash } = newToken();
  const kept = items.map((item, position) => {
    const payable = payables[position];
    return { ...item, position, whole: payable !== undefined && item.pence === dueOf(payable, now, item.quantity) };
  });
  const [made] = await rows<{ until: string }>(
    transaction,
    sql`with made as (
          insert into payment_asks (hash, expires_at) values (${hash}, now() + ${askDays} * interval '1 day')
          returning id, expires_at
        ), listed as (
          insert into payment_ask_items (ask, position, payable, quantity, pence, whole)
          select made.id, position, payable, quantity, pence, whole
          from made, jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as given (position smallint, payable uuid,
            quantity smallint, pence integer, whole boolean)
        )
        select ${utc(sql`expires_at`)} as until from made`,
  );
  return { token, until: made?.until ?? '' };
}

/** The basket of a link, by the hash of its token: while the link is good. */
export async function findAsk(db: Database, hash: string, now: Date, taken?: number): Promise<Ask | undefined> {
  const [found] = await rows<{ id: string; until: string }>(
    db,
    sql`select id, ${utc(sql`expires_at`)} as until from payment_asks where hash = ${hash} and expires_at > now()`,
  );
  return found && { ...found, items: await askItems(db, found.id, now, taken) };
}

/** Keeps others from beginning to pay it until the transaction ends. @throws ProblemError `invalid` when it has ended */
export async function lockAsk(transaction: Database, id: string): Promise<void> {
  const found = await rows(transaction, sql`select from payment_asks where id = ${id}::uuid for update`);
  if (found.length === 0) throw invalid({ field: 'ask', code: 'unknown' });
}

/** What it is for, and what is due of that now. */
export async function askItems(db: Database, id: string, now: Date, taken?: number): Promise<Ask['items']> {
  const items = await rows<Asked & { payable: string }>(
    db,
    sql`select i.payable, i.quantity, i.pence, i.whole,
          exists (select ${paid} and p.ask = i.ask) as through,
          -- What is for everybody is paid by many, and none of that is what was asked for.
          case when b.code is null then coalesce((select sum(x.pence) ${paid} and p.paid_at >= a.created_at), 0) else 0 end::int as since
        from payment_ask_items i join payment_asks a on a.id = i.ask join payables b on b.id = i.payable
        where i.ask = ${id}::uuid order by i.position`,
  );
  const payables = await inOrder(db, items);
  return items.flatMap(({ quantity, ...item }, index) => {
    const payable = payables[index];
    return payable ? [{ payable, quantity, pence: askedNow(payable, { quantity, ...item }, now, taken) }] : [];
  });
}

const paid = sql`from payment_items x join payments p on p.id = x.payment
  where x.payable = i.payable and p.state = 'paid'`;

/** What of an order is not what was asked for, or not what is due of that now. */
export const unasked = (asked: Ask['items'] | undefined, items: readonly OrderItem[]): FieldProblem[] =>
  (asked ? items : []).flatMap(({ payable: id, quantity, pence }, index) => {
    const item = asked?.find(({ payable }) => payable.id === id);
    if (!item) return [{ field: `items.${index}.payable`, code: 'unknown' }];
    return item.quantity === quantity && item.pence === pence
      ? []
      : [{ field: `items.${index}.pence`, code: 'not-allowed' }];
  });

/** As whoever has the link sees it: never whose it is. */
export function askView({ until, items }: Ask, language: AnswerLanguage): AskedPayment {
  const all = items.map((item, position) => ({ ...item, id: askedId(position) }));
  const due = all.filter(({ pence }) => pence > 0);
  return {
    language,
    state: due.length > 0 ? 'open' : 'paid',
    until,
    pence: due.reduce((sum, { pence }) => sum + pence, 0),
    items: (due.length > 0 ? due : all).map(({ id, payable, quantity, pence }) => ({
      payable: id,
      service: payable.service,
      name: nameOf(plain(payable), language),
      quantity,
      pence,
    })),
  };
}

/** Forgets links that have ended. */
export async function forgetAsks(db: Database): Promise<void> {
  await db.execute(sql`delete from payment_asks where expires_at < now()`);
}

async function inOrder(db: Database, items: readonly { payable: string }[]): Promise<(StoredPayable | undefined)[]> {
  const found = await loadPayables(
    db,
    items.map(({ payable }) => payable),
  );
  return items.map(({ payable }) => found.find(({ id }) => id === payable));
}
