import type { FieldProblem } from '../../../src/contract/problems.ts';
import { localDay } from '../../../src/core/dates.ts';
import type { ProviderPayment } from '../../connectors/pay/provider.ts';

/** Where a payment stands here. */
export type PaymentState =
  'starting' | 'open' | 'submitted' | 'paid' | 'declined' | 'expired' | 'cancelled' | 'trouble';

type UnderWay = 'starting' | 'open' | 'submitted';

export const isUnderWay = (state: PaymentState): state is UnderWay =>
  state === 'starting' || state === 'open' || state === 'submitted';

/** How a payment ends that takes no money. */
export type UnpaidState = Exclude<PaymentState, UnderWay | 'paid'>;

export const isUnpaid = (state: PaymentState): state is UnpaidState => state !== 'paid' && !isUnderWay(state);

/** What a payment ends as when the provider says that it failed, by its code. */
const failures: Partial<Record<string, PaymentState>> = {
  P0010: 'declined',
  P0020: 'expired',
  P0030: 'cancelled',
  P0040: 'cancelled',
  P0050: 'trouble',
};

/** Where a payment stands by the provider's word. "Finished" does not mean paid. */
export function stateOf({ status, code }: Pick<ProviderPayment, 'status' | 'code'>): PaymentState {
  switch (status) {
    case 'created':
    case 'started':
      return 'open';
    case 'submitted':
    case 'capturable':
      return 'submitted';
    case 'success':
      return 'paid';
    case 'failed':
      return failures[code ?? ''] ?? 'declined';
    case 'cancelled':
      return failures[code ?? ''] ?? 'cancelled';
    case 'error':
      return 'trouble';
  }
}

/** References and proofs as they are compared: capitals and digits, however they were typed. */
export const keyOf = (typed: string): string =>
  typed
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 80);

/** What decides how much may be paid of something. */
export interface Price {
  amount: 'fixed' | 'part' | 'chosen';
  /** Of what is for everybody: one of it. */
  pence: number | null;
  /** Of somebody's own: what the ledger says. */
  balance: number | null;
  /** Nothing of it has been paid. */
  whole: boolean;
  discount: number;
  discountUntil: string | null;
  least: number;
  most: number;
  mostQuantity: number;
}

/** What is let off now. */
export const discountOf = ({ whole, discount, discountUntil }: Price, now: Date): number =>
  whole && discountUntil !== null && localDay(now) <= discountUntil ? discount : 0;

/** What is due; undefined of what is chosen freely. */
export function dueOf(price: Price, now: Date, quantity = 1): number | undefined {
  if (price.amount === 'chosen') return undefined;
  if (price.balance === null) return (price.pence ?? 0) * quantity;
  return Math.max(0, price.balance - discountOf(price, now));
}

/** The most of it that leaves something, which can be paid, too: the provider takes no less than so much. */
const partOf = ({ amount, balance }: Price, taken: number): number =>
  amount === 'part' && balance !== null ? balance - taken : Infinity;

/**
 * The least and the most of it that can be paid at once.
 * @param taken pence that the provider takes at least: all of it is paid, or as much is left
 */
export function limitsOf(price: Price, now: Date, taken = 1): { least: number; most: number } {
  const due = dueOf(price, now) ?? price.most;
  const part = partOf(price, taken);
  const most = due > price.most ? Math.min(price.most, part) : due;
  // The rest of a debt may be less than what is usually the least.
  return { least: price.least > part ? most : Math.min(price.least, most), most };
}

/**
 * What is wrong with an amount: the page has shown another, or it is out of bounds.
 * @param taken pence that the provider takes at least
 */
export function amountProblem(
  price: Price,
  { pence, quantity }: { pence: number; quantity: number },
  now: Date,
  taken = 1,
): FieldProblem['code'] | undefined {
  const due = dueOf(price, now, quantity);
  if (price.amount === 'fixed') return pence === due ? undefined : 'not-allowed';
  const { least, most } = limitsOf(price, now, taken);
  if (pence < least) return 'too-small';
  return pence > most || (pence !== due && pence > partOf(price, taken)) ? 'too-big' : undefined;
}

/** What somebody else was asked to pay of something, and what has been paid since. */
export interface Asked {
  quantity: number;
  pence: number;
  /** It was all that was due. */
  whole: boolean;
  /** It was paid by who was asked. */
  through: boolean;
  /** Pence that were paid since, by whomever. */
  since: number;
}

/**
 * What is due now of what somebody else was asked to pay; nothing once it is paid, by whomever.
 * @param taken pence that the provider takes at least
 */
export function askedNow(
  price: Price,
  { quantity, pence, whole, through, since }: Asked,
  now: Date,
  taken = 1,
): number {
  const due = dueOf(price, now, quantity);
  if (through || due === 0) return 0;
  if (price.amount === 'fixed') return due ?? 0;
  // What is for everybody is paid by others, too.
  const left = whole && due !== undefined ? due : price.balance === null ? pence : pence - since;
  if (left <= 0) return 0;
  const { least, most } = limitsOf(price, now, taken);
  const within = Math.min(Math.max(left, least), most);
  return within === due ? due : Math.min(within, partOf(price, taken));
}

/** What is let off with a payment: only who pays all that is due has it. */
export const letOff = (price: Price, pence: number, now: Date): number =>
  price.balance !== null && pence === dueOf(price, now) ? discountOf(price, now) : 0;

/** What of that is let off when it is paid: no more than is owed beside it, so nothing of what is paid a second time. */
export const letOffNow = ({ pence, discount, balance }: { pence: number; discount: number; balance: number }): number =>
  Math.max(0, Math.min(discount, balance - pence));

/** One line of a transaction. */
export interface Entry {
  account: 'receivable' | 'provider' | 'income' | 'discounts' | 'written-off';
  payable: string;
  pence: number;
}

/** What was paid of one thing. */
export interface PaidItem {
  payable: string;
  /** Nothing was owed before: it is owed and paid in one moment. */
  atOnce: boolean;
  pence: number;
  discount: number;
}

const entry = (account: Entry['account'], payable: string, pence: number): Entry[] =>
  pence === 0 ? [] : [{ account, payable, pence }];

export const billed = (payable: string, pence: number): Entry[] => [
  ...entry('receivable', payable, pence),
  ...entry('income', payable, -pence),
];

export const paid = (items: readonly PaidItem[]): Entry[] =>
  items.flatMap(({ payable, atOnce, pence, discount }) => [
    ...(atOnce ? billed(payable, pence) : []),
    ...entry('provider', payable, pence),
    ...entry('discounts', payable, discount),
    ...entry('receivable', payable, -pence - discount),
  ]);

/**
 * What goes back, taken from the things that were paid in their order, of which some may have gone back before. The debt
 * stands again if it is still `owed`; what was paid twice was none: it goes first, and comes off what the council owes.
 * What was let off with a thing is owed again, too, once all that was paid of it has gone back: it was let off for being
 * paid.
 */
export function refunded(
  items: readonly (Omit<PaidItem, 'atOnce'> & { back: number; credit: number })[],
  { pence, owed }: { pence: number; owed: boolean },
): Entry[] {
  let left = pence;
  const take = (most: number) => {
    const part = Math.min(left, most);
    left -= part;
    return part;
  };
  const twice = items.map(({ pence: whole, back, credit }) => (owed ? 0 : take(Math.min(whole - back, credit))));
  return items.flatMap(({ payable, pence: whole, discount, back }, index) => {
    const mine = twice[index] ?? 0;
    const rest = take(whole - back - mine);
    const part = mine + rest;
    const again = owed && part > 0 && back + part === whole ? discount : 0;
    return [
      ...entry('provider', payable, -part),
      ...entry('receivable', payable, owed ? part + again : mine),
      ...entry('discounts', payable, -again),
      ...entry('written-off', payable, owed ? 0 : rest),
    ];
  });
}
