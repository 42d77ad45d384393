import { createHash, timingSafeEqual } from 'node:crypto';
import type { Payable, PayableKind } from '../../../src/contract/payables.ts';
import type { FieldProblem } from '../../../src/contract/problems.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import { balanceOf, enter } from './ledger.ts';
import { amountProblem, billed, discountOf, dueOf, keyOf, limitsOf, type Price } from './rules.ts';
import { plainNames } from './words.ts';

/** By language. */
export type Words = Partial<Record<AnswerLanguage, string>>;

/** Something that can be paid, as it is kept. */
export interface StoredPayable extends Price {
  id: string;
  service: string;
  kind: PayableKind;
  code: string | null;
  claim: string | null;
  name: Words;
  facts: Partial<Record<AnswerLanguage, { label: string; value: string }[]>>;
  choices: number[];
  breakdown: { label: Words; pence: number }[];
  subscription: boolean;
  /** For another year by itself, where somebody wants that. */
  renews: boolean;
  ledgerCode: string;
}

const columns = sql`p.id, p.service, p.kind, p.code, p.claim, p.name, p.facts, p.amount, p.pence,
  case when p.reference is not null then ${balanceOf(sql`p.id`)} end as balance,
  p.reference is not null and coalesce((
    select sum(e.pence) from ledger_entries e where e.payable = p.id and e.account = 'provider'), 0) <= 0 as whole,
  p.discount, to_char(p.discount_until, 'YYYY-MM-DD') as "discountUntil", p.least, p.most, p.choices, p.breakdown,
  p.most_quantity as "mostQuantity", p.subscription, p.renews, p.ledger_code as "ledgerCode"`;

const find = (db: Database, which: SQL): Promise<StoredPayable[]> =>
  rows<StoredPayable>(db, sql`select ${columns} from payables p where ${which}`);

/** What there is for everybody, of a service or of all, in the council's order. */
export const listPayables = (db: Database, service?: string): Promise<StoredPayable[]> =>
  find(
    db,
    sql`p.code is not null ${service === undefined ? sql`` : sql`and p.service = ${service}`} order by p.position, p.code`,
  );

const idList = (ids: readonly string[]) => sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`;

/**
 * Keeps others from beginning to pay these until the transaction ends, in one order. Entries of the ledger may still be
 * written to them.
 */
export async function lockPayables(transaction: Database, ids: readonly string[]): Promise<void> {
  await transaction.execute(sql`select from payables where id in ${idList(ids)} order by id for no key update`);
}

/** The same with what somebody owes of a payment's things: what they owe is changed by nobody else until then. */
export async function lockDebts(transaction: Database, payment: string): Promise<void> {
  await transaction.execute(
    sql`select from payables where reference is not null
          and id in (select payable from payment_items where payment = ${payment}::uuid) order by id for no key update`,
  );
}

export const loadPayables = (db: Database, ids: readonly string[]): Promise<StoredPayable[]> =>
  find(db, sql`p.id in ${idList(ids)}`);

export const findByCode = async (db: Database, code: string): Promise<string | undefined> =>
  (await rows<{ id: string }>(db, sql`select id from payables where code = ${code}`))[0]?.id;

/**
 * Looks for somebody's own by its reference and a second thing. One that is not there costs the same as one that is: in
 * its place the first that is somebody's is read, and its proof compared, for nothing.
 */
export async function lookUpPayable(
  db: Database,
  { service, reference, proof }: { service: string; reference: string; proof: string },
): Promise<StoredPayable | undefined> {
  const [found] = await rows<StoredPayable & { there: boolean; proof: string | null }>(
    db,
    sql`select ${columns}, asked.id is not null as there, p.proof
        from (select id from payables where reference is not null order by id limit 1) as first
        left join payables asked on asked.service = ${service} and asked.reference = ${keyOf(reference)}
        join payables p on p.id = coalesce(asked.id, first.id)`,
  );
  const proven = timingSafeEqual(digest(found?.proof ?? ''), digest(keyOf(proof)));
  return found?.there && proven && found.proof ? found : undefined;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The fee of the booking that a claim's place is for; the claim is locked. */
export async function bookingFee(
  transaction: Database,
  { claim, service, name, pence }: { claim: string; service: string; name: Words; pence: number },
): Promise<string> {
  const [kept] = await rows<{ id: string }>(
    transaction,
    sql`insert into payables (service, kind, claim, name, amount, pence, ledger_code)
        values (${service}, 'booking-fee', ${claim}::uuid, ${JSON.stringify(name)}::jsonb, 'fixed', ${pence}, 'BOOKING')
        on conflict (claim) do update set pence = excluded.pence returning id`,
  );
  return kept?.id ?? '';
}

const spoken = (words: Words, language: AnswerLanguage): string => words[language] ?? words.en ?? '';

/** What it is called. */
export const nameOf = ({ name }: Pick<StoredPayable, 'name'>, language: AnswerLanguage): string =>
  spoken(name, language);

/** The same, and how many of it. */
export const countedName = (
  item: Parameters<typeof nameOf>[0] & { quantity: number },
  language: AnswerLanguage,
): string => (item.quantity > 1 ? `${nameOf(item, language)} × ${item.quantity}` : nameOf(item, language));

/** The same with a name that says what kind of thing it is, where it may say whose: a reference, a place. */
export const plain = (stored: StoredPayable): StoredPayable =>
  stored.code === null ? { ...stored, name: plainNames[stored.kind] } : stored;

/** That name of a payable `b` in a payment `p` which somebody else was asked for. */
export const nameTold = sql`case when p.by_other and b.code is null then ${JSON.stringify(plainNames)}::jsonb -> b.kind
  else b.name end`;

/** One thing of a basket, by its own id. */
export interface OrderItem {
  payable: string;
  quantity: number;
  pence: number;
}

/** Why it cannot be paid like that. @param taken pence that the provider takes at least */
export function itemProblems(
  payable: StoredPayable | undefined,
  { pence, quantity }: OrderItem,
  field: string,
  now: Date,
  taken?: number,
): FieldProblem[] {
  if (!payable) return [{ field: `${field}.payable`, code: 'unknown' }];
  if (quantity > payable.mostQuantity) return [{ field: `${field}.quantity`, code: 'too-many' }];
  const code = amountProblem(payable, { pence, quantity }, now, taken);
  return code === undefined ? [] : [{ field: `${field}.pence`, code }];
}

/** As a page shows it. @param id by which it is paid @param taken pence that the provider takes at least */
export function payableView(
  stored: StoredPayable,
  id: string,
  language: AnswerLanguage,
  now: Date,
  taken?: number,
): Payable {
  const { service, kind, facts, amount, choices, breakdown, mostQuantity, subscription, renews, discountUntil } =
    stored;
  const due = dueOf(stored, now);
  const off = discountOf(stored, now);
  return {
    id,
    service,
    kind,
    name: nameOf(stored, language),
    facts: facts[language] ?? facts.en ?? [],
    amount,
    ...(due !== undefined && { due }),
    ...(amount !== 'fixed' && limitsOf(stored, now, taken)),
    ...(choices.length > 0 && { choices }),
    ...(breakdown.length > 0 && {
      breakdown: breakdown.map(({ label, pence }) => ({ label: spoken(label, language), pence })),
    }),
    ...(off > 0 &&
      due !== undefined &&
      discountUntil !== null && { discount: { until: discountUntil, full: due + off } }),
    mostQuantity,
    subscription,
    ...(renews && { renews }),
  };
}

/** Something that the council wants paid, as its own systems tell of it. */
export interface NewPayable {
  service: string;
  kind: PayableKind;
  code?: string;
  reference?: string;
  proof?: string;
  name: Words;
  facts?: StoredPayable['facts'];
  amount: Price['amount'];
  /** Of what is for everybody, its price; of somebody's own, the debt. */
  pence?: number;
  least?: number;
  most?: number;
  choices?: readonly number[];
  breakdown?: StoredPayable['breakdown'];
  discount?: number;
  discountUntil?: string;
  mostQuantity?: number;
  subscription?: boolean;
  renews?: boolean;
  ledgerCode: string;
}

/** Adds what is not there yet, and bills what is somebody's own. */
export async function savePayables(transaction: Database, payables: readonly NewPayable[]): Promise<void> {
  for (const [position, payable] of payables.entries()) {
    const { service, kind, code, reference, proof, name, facts, amount, pence, ledgerCode } = payable;
    const own = reference !== undefined;
    const [made] = await rows<{ id: string }>(
      transaction,
      sql`insert into payables (service, kind, code, reference, proof, name, facts, amount, pence, least, most, choices,
            breakdown, discount, discount_until, most_quantity, subscription, renews, ledger_code, position)
          values (${service}, ${kind}, ${code ?? null}, ${own ? keyOf(reference) : null}, ${own ? keyOf(proof ?? '') : null},
            ${JSON.stringify(name)}::jsonb, ${JSON.stringify(facts ?? {})}::jsonb, ${amount}, ${own ? null : (pence ?? null)},
            ${payable.least ?? 1}, ${payable.most ?? 10_000_000}, ${JSON.stringify(payable.choices ?? [])}::jsonb,
            ${JSON.stringify(payable.breakdown ?? [])}::jsonb, ${payable.discount ?? 0}, ${payable.discountUntil ?? null}::date,
            ${payable.mostQuantity ?? 1}, ${payable.subscription ?? false}, ${payable.renews ?? false}, ${ledgerCode}, ${position})
          on conflict do nothing returning id`,
    );
    if (made && own && pence !== undefined) await enter(transaction, { kind: 'billed' }, billed(made.id, pence));
  }
}
