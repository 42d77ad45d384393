import type { Reconciliation } from '../../../src/contract/desk-payments.ts';
import { instantOf } from '../../../src/core/dates.ts';
import { addDays } from '../../../src/core/days.ts';
import { formatMoney } from '../../../src/core/money.ts';
import {
  PayFault,
  type PayProvider,
  type ProviderPayment,
  type ProviderRefund,
} from '../../connectors/pay/provider.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { balanceOf } from './ledger.ts';
import { stateOf, type PaymentState } from './rules.ts';

type Line = Reconciliation['lines'][number];

/** Two clocks are never quite the same: what is ours of about midnight is looked for on both sides of theirs. */
const slack = 600_000;

interface PaymentRow {
  reference: string;
  providerId: string;
  state: PaymentState;
  pence: number;
  codes: string;
  twice: boolean;
}
interface RefundRow {
  reference: string;
  providerId: string;
  state: string;
  pence: number;
  codes: string;
  /** The provider's name of its payment. */
  payment: string;
}

const codes = sql`(select string_agg(distinct b.ledger_code, ' ' order by b.ledger_code) from payment_items i
  join payables b on b.id = i.payable where i.payment = p.id)`;

/**
 * Payments that were begun and refunds that were sent on a day here, against the provider's list, and what of that day is
 * in the list and not here. A payment is of the day when it was begun, whenever it was paid.
 * @throws PayFault when there is no list to be had
 */
export async function reconcile(db: Database, provider: PayProvider, day: string): Promise<Reconciliation> {
  const from = instantOf(day, '00:00');
  const until = instantOf(addDays(day, 1), '00:00');
  const [theirs, theirRefunds] = await Promise.all([
    provider.list(new Date(from.getTime() - slack), new Date(until.getTime() + slack)),
    provider.listRefunds(new Date(from.getTime() - slack), new Date(until.getTime() + slack)),
  ]);
  const [start, stop] = [from.toISOString(), until.toISOString()];
  const ours = await rows<PaymentRow>(
    db,
    sql`select p.reference, p.provider_id as "providerId", p.state, p.pence, ${codes} as codes,
          p.state = 'paid' and exists (select from payment_items i join payables b on b.id = i.payable
            where i.payment = p.id and b.reference is not null and ${balanceOf(sql`b.id`)} < 0) as twice
        from payments p where p.provider_id is not null
          and p.created_at >= ${start}::timestamptz and p.created_at < ${stop}::timestamptz order by p.created_at, p.id`,
  );
  const ourRefunds = await rows<RefundRow>(
    db,
    sql`select p.reference, r.provider_id as "providerId", r.state, r.pence, ${codes} as codes, p.provider_id as payment
        from refunds r join payments p on p.id = r.payment where r.provider_id is not null
          and r.sent_at >= ${start}::timestamptz and r.sent_at < ${stop}::timestamptz order by r.sent_at, r.id`,
  );
  const payments = await Promise.all(
    ours.map(async (row) =>
      comparePayment(row, theirs.find(({ id }) => id === row.providerId) ?? (await find(provider, row))),
    ),
  );
  const refunds = await Promise.all(
    ourRefunds.map(async (row) =>
      compareRefund(row, theirRefunds.find(({ id }) => id === row.providerId) ?? (await findRefund(provider, row))),
    ),
  );
  // A stranger is of the day that the provider says: of that one alone.
  const isOfDay = ({ created }: { created?: string | undefined }) =>
    created === undefined || (Date.parse(created) >= from.getTime() && Date.parse(created) < until.getTime());
  const lines = [
    ...payments,
    ...(await strangers(db, 'payments', theirs.filter((each) => isMoney(each) && isOfDay(each)).map(strangePayment))),
    ...refunds,
    ...(await named(
      db,
      await strangers(
        db,
        'refunds',
        theirRefunds.filter((each) => each.status !== 'error' && isOfDay(each)).map(strangeRefund),
      ),
    )),
  ];
  const sum = (kind: Line['kind'], side: 'here' | 'there', states: readonly string[]) =>
    lines.reduce((total, line) => {
      const one = line.kind === kind ? line[side] : undefined;
      return total + (one && states.includes(one.state) ? one.pence : 0);
    }, 0);
  const gone = ['sent', 'done'];
  return {
    day,
    lines: [
      ...lines.filter(({ difference }) => difference !== undefined),
      ...lines.filter(({ difference }) => difference === undefined),
    ],
    totals: {
      paidHere: sum('payment', 'here', ['paid']),
      paidThere: sum('payment', 'there', ['paid']),
      refundedHere: sum('refund', 'here', gone),
      refundedThere: sum('refund', 'there', gone),
      differences: lines.filter(({ difference }) => difference !== undefined).length,
    },
  };
}

/** What was begun and never paid, because its answer was lost, is nobody's money. */
const isMoney = ({ status }: ProviderPayment) =>
  status === 'success' || status === 'submitted' || status === 'capturable';

/** Their list may be behind: one that is not in it is asked for. */
const find = (provider: PayProvider, { providerId }: PaymentRow): Promise<ProviderPayment | undefined> =>
  orNone(provider.get(providerId));

/** The same of a refund, which may have been made there on a day before we had its answer. */
const findRefund = async (provider: PayProvider, { payment, providerId }: RefundRow) =>
  (await orNone(provider.refundsOf(payment)))?.find(({ id }) => id === providerId);

async function orNone<Found>(asked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof PayFault && error.kind === 'unknown') return undefined;
    throw error;
  }
}

function comparePayment(row: PaymentRow, there: ProviderPayment | undefined): Line {
  const state = there && stateOf(there);
  const difference = !there
    ? 'only-here'
    : there.pence !== row.pence
      ? 'amount'
      : state !== row.state
        ? 'state'
        : row.twice
          ? 'paid-twice'
          : undefined;
  return {
    kind: 'payment',
    reference: row.reference,
    providerId: row.providerId,
    here: { state: row.state, pence: row.pence },
    ...(there && state && { there: { state, pence: there.pence } }),
    ledgerCodes: row.codes,
    ...(difference && { difference }),
  };
}

const refundState = ({ status }: ProviderRefund) => ({ submitted: 'sent', success: 'done', error: 'failed' })[status];

function compareRefund(row: RefundRow, there: ProviderRefund | undefined): Line {
  const state = there && refundState(there);
  // One that has arrived and of which we have not heard yet is no difference in money.
  const same = state === row.state || (row.state === 'sent' && state === 'done');
  const difference = !there ? 'only-here' : there.pence !== row.pence ? 'amount' : same ? undefined : 'state';
  return {
    kind: 'refund',
    reference: row.reference,
    providerId: row.providerId,
    here: { state: row.state, pence: row.pence },
    ...(there && state && { there: { state, pence: there.pence } }),
    ledgerCodes: row.codes,
    ...(difference && { difference }),
  };
}

const strangePayment = (there: ProviderPayment): Line => ({
  kind: 'payment',
  reference: there.reference,
  providerId: there.id,
  there: { state: stateOf(there), pence: there.pence },
  ledgerCodes: '',
  difference: 'only-there',
});

/** Of which of our payments it is, if of any, is still to be found out by the provider's id of that. */
const strangeRefund = (there: ProviderRefund): Line => ({
  kind: 'refund',
  reference: there.paymentId ?? '',
  providerId: there.id,
  there: { state: refundState(there), pence: there.pence },
  ledgerCodes: '',
  difference: 'only-there',
});

/** Those of them of which we know nothing, of whichever day. */
async function strangers(db: Database, table: 'payments' | 'refunds', lines: readonly Line[]): Promise<Line[]> {
  const known = await rows<{ id: string }>(
    db,
    sql`select provider_id as id from ${sql.raw(table)} where provider_id in (
          select jsonb_array_elements_text(${JSON.stringify(lines.map(({ providerId }) => providerId))}::jsonb))`,
  );
  return lines.filter(({ providerId }) => !known.some(({ id }) => id === providerId));
}

/** Refunds that we did not make, with our references of their payments. */
async function named(db: Database, lines: readonly Line[]): Promise<Line[]> {
  const known = await rows<{ id: string; reference: string }>(
    db,
    sql`select provider_id as id, reference from payments where provider_id in (
          select jsonb_array_elements_text(${JSON.stringify(lines.map(({ reference }) => reference))}::jsonb))`,
  );
  return lines.map((line) => ({
    ...line,
    reference: known.find(({ id }) => id === line.reference)?.reference ?? '',
  }));
}

const heads = [
  'Day',
  'What',
  'Reference',
  'Provider’s id',
  'State here',
  'Amount here',
  'State there',
  'Amount there',
  'Ledger codes',
  'Difference',
];

const pounds = (pence: number) => formatMoney(pence).replaceAll(',', '');

/** The same for a spreadsheet. */
export const reconciliationRows = ({ day, lines, totals }: Reconciliation): string[][] => [
  heads,
  ...lines.map(({ kind, reference, providerId, here, there, ledgerCodes, difference }) => [
    day,
    kind,
    reference,
    providerId,
    here?.state ?? '',
    here ? pounds(here.pence) : '',
    there?.state ?? '',
    there ? pounds(there.pence) : '',
    ledgerCodes,
    difference ?? '',
  ]),
  ...(['paid', 'refunded', 'left'] as const).map((what) => totalRow(day, what, totals)),
  [day, 'lines that differ', ...Array<string>(7).fill(''), String(totals.differences)],
];

/** A total on both sides, and by how much they differ. */
function totalRow(
  day: string,
  what: 'paid' | 'refunded' | 'left',
  { paidHere, paidThere, refundedHere, refundedThere }: Reconciliation['totals'],
): string[] {
  const [here, there] = {
    paid: [paidHere, paidThere] as const,
    refunded: [refundedHere, refundedThere] as const,
    left: [paidHere - refundedHere, paidThere - refundedThere] as const,
  }[what];
  return [day, `total ${what}`, '', '', '', pounds(here), '', pounds(there), '', pounds(here - there)];
}
