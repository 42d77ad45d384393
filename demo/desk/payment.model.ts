/** Payments in words, for officers. */
import type { DeskCase } from '../../src/contract/desk.ts';
import type { DeskPayment, Reconciliation, Refund } from '../../src/contract/desk-payments.ts';
import { formatMoney } from '../../src/core/money.ts';

export const paymentAddress = (reference: string): string => `#/payments/${reference}`;

export const dayAddress = (day: string): string => `#/reconciliation?day=${day}`;

const states: Readonly<Record<string, string>> = {
  starting: 'Being begun',
  open: 'Not paid yet',
  submitted: 'Being paid',
  paid: 'Paid',
  declined: 'Declined',
  expired: 'Not paid in time',
  cancelled: 'Cancelled',
  trouble: 'Trouble at the provider',
};

export const stateInWords = (state: string): string => states[state] ?? state;

/** Pence of the refunds that stand like this. */
export const sumOf = (refunds: readonly Refund[], ...states: Refund['state'][]): number =>
  refunds.reduce((sum, { state, pence }) => sum + (states.includes(state) ? pence : 0), 0);

/** Pence that have gone back. */
const wentBack = (refunds: readonly Refund[]): number => sumOf(refunds, 'sent', 'done');

/** They wait for somebody, or for the provider. */
export const isOpen = ({ state, stuck }: Refund): boolean =>
  stuck || ['waiting', 'approved', 'sending', 'sent'].includes(state);

/** A thing that was paid; one that is in a basket twice is one. */
export type Thing = Pick<DeskPayment['items'][number], 'payable' | 'name' | 'pence' | 'refundable' | 'own'>;

export const thingsOf = ({ items }: Pick<DeskPayment, 'items'>): Thing[] =>
  items
    .filter(({ payable }, at) => items.findIndex((item) => item.payable === payable) === at)
    .map((item) => ({
      ...item,
      pence: items.reduce((sum, { payable, pence }) => sum + (payable === item.payable ? pence : 0), 0),
    }));

/** What was paid of a thing, what of that is back or about to be, and what somebody has dealt with otherwise. */
export function thingInWords({ payable, pence, refundable }: Thing, refunds: readonly Refund[]): string {
  const back = pence - refundable;
  const other = sumOf(
    refunds.filter((refund) => refund.settled !== undefined && refund.payable === payable),
    'failed',
  );
  return [
    `${formatMoney(pence)} paid`,
    ...(back > 0 ? [`${formatMoney(back)} of it back or asked for`] : []),
    ...(other > 0 ? [`${formatMoney(other)} dealt with otherwise: see the refunds`] : []),
  ].join(', ');
}

/** What a refund is of, where that might be something else. */
export const ofThing = ({ name }: Pick<Refund, 'name'>, found: DeskPayment): string =>
  name !== undefined && thingsOf(found).length > 1 ? ` of ${name}` : '';

/** As much of its thing is left as could not be paid back. */
export const mayTryAgain = ({ payable, pence }: Refund, { items, refundable }: DeskPayment): boolean =>
  pence <= (payable === undefined ? refundable : (items.find((item) => item.payable === payable)?.refundable ?? 0));

/** Where a payment stands, what went back included. */
export function standing({ state, pence, refunds }: Pick<DeskPayment, 'state' | 'pence' | 'refunds'>): string {
  const back = wentBack(refunds);
  if (state !== 'paid' || back === 0) return stateInWords(state);
  return back < pence ? 'Partly refunded' : 'Refunded';
}

const refundStates: Readonly<Record<string, string>> = {
  waiting: 'Waits for a second officer',
  approved: 'About to go',
  sending: 'Being sent',
  sent: 'On its way to the card',
  done: 'Paid back',
  failed: 'Could not be paid back',
  refused: 'Refused',
  withdrawn: 'Taken back',
};

export const refundInWords = (state: string): string => refundStates[state] ?? state;

const hindrances: Readonly<Record<NonNullable<Refund['hindrance']>, string>> = {
  'less-available':
    'The provider says that less than this can be refunded. Perhaps the money has not reached it yet; perhaps some was refunded there. We try again every two minutes.',
  changed: 'Something else was refunded at the provider at that moment. We try again in two minutes.',
  'no-answer':
    'The provider does not answer, so nobody knows yet whether it has gone. We find out before we send it again: it never goes twice.',
};

/** Why a refund has not gone, and what has come of one that did not. */
export function troubleOf({ state, hindrance, stuck, settled }: Refund): string {
  if (state === 'failed') {
    const next = stuck ? 'It waits until somebody tries again, or says what became of it.' : 'It was tried again.';
    return `The provider could not do it, and no money went back. ${settled ? `What became of it: ${settled}` : next}`;
  }
  return hindrance ? hindrances[hindrance] : '';
}

/** Tells the frame how many refunds wait for an officer. */
export const refundsCounted = (refunds: readonly Refund[]): CustomEvent<number> =>
  new CustomEvent('desk-refunds-counted', {
    detail: refunds.filter(({ state, stuck }) => stuck || state === 'waiting').length,
  });

/** What becomes of the fee when an officer cancels a booking. */
export function feeInWords(fee: DeskCase['fee']): string {
  if (!fee || fee.pence === 0) return '';
  const sum = formatMoney(fee.pence);
  return fee.alone
    ? ` The fee of ${sum} goes back to the card that was paid with.`
    : ` The fee of ${sum} is more than you alone can pay back: it waits for a second officer, under Payments. Tell a colleague.`;
}

/** Why nobody is named: what was typed is kept until it is paid, or for some days. */
export const nobodyNamed = (state: string): string =>
  ['paid', 'starting', 'open', 'submitted'].includes(state)
    ? 'No name or address is known.'
    : 'No name or address is known: none was given, or it is forgotten, since no money was taken.';

/** Who asked for a refund, to whom it is shown. */
export const askedBy = ({ own, askedBy: name }: Refund): string =>
  own ? 'You' : (name ?? 'Nobody: it came by itself');

type Line = Reconciliation['lines'][number];
type Side = NonNullable<Line['here']>;

export const stateOfLine = ({ kind }: Line, { state: at }: Side): string =>
  kind === 'refund' ? refundInWords(at) : stateInWords(at);

/** It can be looked at: a refund that is theirs alone is of a payment of ours, if of any that is known. */
export const isOurs = ({ kind, here, reference }: Line): boolean =>
  here !== undefined || (kind === 'refund' && reference !== '');

/** What of a line does not agree, and what that means. */
export function differenceInWords(line: Line): string {
  const { kind, difference, here, there } = line;
  const what = kind === 'refund' ? 'refund' : 'payment';
  const said = (side: Side | undefined) => (side ? `“${stateOfLine(line, side)}”` : 'nothing');
  switch (difference) {
    case undefined:
      return '';
    case 'only-here':
      return `We have this ${what}, and the provider does not.`;
    case 'only-there':
      return kind === 'refund'
        ? 'The provider has this refund, and we do not: it was made there.'
        : 'The provider has this payment, and we do not: find out whose it is.';
    case 'amount':
      return `The amounts differ: ${formatMoney(here?.pence ?? 0)} here, ${formatMoney(there?.pence ?? 0)} at the provider.`;
    case 'state':
      if (kind === 'payment' && here?.state === 'paid')
        return `We have it as paid, and the provider says now: ${said(there)}. The ledger has money that has not come.`;
      return `It stands otherwise: ${said(here)} here, ${said(there)} at the provider.`;
    case 'paid-twice':
      return 'More has been paid for the same than was owed, and it has not all gone back.';
  }
}

/** A line of what happened. */
export function eventInWords({ kind, detail = '', pence }: DeskPayment['events'][number]): string {
  const sum = pence === undefined ? '' : formatMoney(pence);
  switch (kind) {
    case 'begun':
      return `Begun: ${sum} to pay`;
    case 'told':
      return `Word from the provider: ${detail}`;
    case 'ended':
      return detail
        ? `Ended without money: ${stateInWords(detail).toLowerCase()}`
        : 'Given up, before it was paid all the same';
    case 'paid':
      return `Paid: ${sum}`;
    case 'refund-sent':
      return `Refund of ${sum} sent`;
    case 'refund-failed':
      return `Refund of ${sum} could not be paid, and was taken out of the ledger`;
  }
}

/** Why there is nothing to pay back. */
export function nothingLeft({ state, pence, refunds }: DeskPayment): string {
  if (state !== 'paid') return 'There is nothing to pay back: it is not paid.';
  const back = wentBack(refunds);
  if (back === pence) return 'All of it has been refunded.';
  return back > 0
    ? `${formatMoney(back)} has been refunded, and a refund of the rest has been asked for.`
    : 'A refund of all of it has been asked for.';
}

/** What is wrong with an amount that was typed. */
export function amountFault(typed: string, pence: number, most: number): string {
  if (pence > most) return `Only ${formatMoney(most)} can be refunded: enter that or less`;
  return typed.trim() ? 'Enter the amount in pounds, like 12.50' : 'Enter how much goes back';
}

/** What is different, to who has just been refused because of it. */
export function changeOf(before: DeskPayment, now: DeskPayment): string {
  const changes = now.refunds
    .filter((refund) => {
      const then = before.refunds.find(({ id }) => id === refund.id);
      return then?.state !== refund.state;
    })
    .map(({ pence, state }) => `The refund of ${formatMoney(pence)}: ${refundInWords(state).toLowerCase()}.`);
  const left = now.refundable === before.refundable ? [] : [`${formatMoney(now.refundable)} can be refunded now.`];
  const all = [...changes, ...left];
  return all.length > 0 ? all.join(' ') : `The payment does not allow it: it is “${standing(now)}”.`;
}
