import type { PaymentView } from '../../../src/contract/payment-answers.ts';
import { localDay } from '../../../src/core/dates.ts';
import { formatMoney } from '../../../src/core/money.ts';
import type { CaseView } from '../../../src/contract/cases.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import { dayInWords } from '../case/day-words.ts';
import { maskEmail } from '../case/rules.ts';
import type { StoredCasePayment, StoredEvent } from '../case/store.ts';
import type { CaseStatus } from '../../../src/contract/cases.ts';
import { countedName, nameOf, plain, type StoredPayable } from './payables.ts';
import { isUnderWay, isUnpaid } from './rules.ts';
import type { StoredItem } from './store.ts';
import type { Looked } from './till.ts';
import { paymentWords } from './words.ts';

/**
 * What a resident is told of where it stands. Without a word of the provider's nobody knows; whoever has entered a card and
 * not confirmed it can still go there and do so.
 */
function stateFor({ payment: { state, refunded, pence }, found, lately = false }: Looked): string {
  switch (state) {
    case 'starting':
      return 'checking';
    case 'submitted':
      // Asked again at once, nobody can say where they are: that the money is not known of says so.
      return found?.nextUrl !== undefined || lately ? 'open' : 'checking';
    case 'open':
      return found || lately ? 'open' : 'checking';
    case 'paid':
      return refunded === 0 ? 'paid' : refunded < pence ? 'part-refunded' : 'refunded';
    default:
      return state;
  }
}

/**
 * Whoever has not been sent to the provider cannot have paid there; nor has who the provider has just said is still to do
 * so. What it said a moment ago may be over.
 */
function moneyTaken({ payment: { state }, found }: Looked, shown: string): PaymentView['moneyTaken'] {
  if (state === 'paid') return 'yes';
  if (!isUnderWay(state) || state === 'starting') return 'no';
  return shown === 'open' && found ? 'no' : 'unknown';
}

/** A payment as who pays sees it. */
export function paymentView(
  looked: Looked,
  {
    items,
    language,
    email,
    booking,
  }: {
    items: readonly StoredItem[];
    language: AnswerLanguage;
    email: string | undefined;
    booking: PaymentView['booking'];
  },
): PaymentView {
  const { found, payment } = looked;
  const { id, reference, pence, refunded, paidAt, state, details } = payment;
  const shown = stateFor(looked);
  return {
    language,
    id,
    reference,
    state: shown,
    moneyTaken: moneyTaken(looked, shown),
    pence,
    refunded,
    items: items.map((item) => ({ name: nameOf(item, language), quantity: item.quantity, pence: item.pence })),
    ...(shown === 'open' && found?.nextUrl !== undefined && { nextUrl: found.nextUrl }),
    mayCancel: isUnderWay(state) && (found?.mayCancel ?? false),
    ...(paidAt !== null && { paidAt }),
    ...(email && { email: maskEmail(email) }),
    ...(isUnpaid(state) && Object.keys(details?.contact ?? {}).length > 0 && { contactKept: true }),
    ...(booking && { booking }),
  };
}

/** The answer to who wants to pay what nothing is due of. @param byOther they were asked to, by whom it concerns */
export const alreadyPaid = (
  payables: readonly StoredPayable[],
  language: AnswerLanguage,
  byOther: boolean,
): PaymentView => ({
  language,
  state: 'already-paid',
  moneyTaken: 'no',
  pence: 0,
  refunded: 0,
  items: payables.map((payable) => ({
    name: nameOf(byOther ? plain(payable) : payable, language),
    quantity: 1,
    pence: 0,
  })),
  mayCancel: false,
});

/** What was paid, to be listed in the tracker and at the desk. */
export function paymentFacts(
  { pence, refunded, paidAt, items, booking, refunds }: StoredCasePayment,
  language: AnswerLanguage,
): CaseView['facts'] {
  const { facts } = paymentWords[language];
  const several = items.length > 1;
  const back = refunds.filter(({ state }) => state !== 'failed');
  return [
    ...items.map((item) => ({
      label: countedName(item, language),
      value: formatMoney(item.pence),
    })),
    ...(several ? [{ label: facts.whole, value: formatMoney(pence) }] : []),
    { label: facts.paid, value: dayInWords(localDay(paidAt), language) },
    ...(booking === null ? [] : [{ label: facts.booking, value: booking === 'gone' ? facts.gone : booking }]),
    ...(refunded > 0 && !several ? [{ label: facts.refund, value: formatMoney(refunded) }] : []),
    ...(several ? back : []).map(({ name, pence: part }) => ({
      label: name ? `${facts.refund}: ${nameOf({ name }, language)}` : facts.refund,
      value: formatMoney(part),
    })),
  ];
}

/** What of it went back, and what is had for a time: until all that was paid for it went back. */
export const paymentPart = (
  { refunds, agreements }: StoredCasePayment,
  language: AnswerLanguage,
): NonNullable<CaseView['payment']> => ({
  refunds: refunds.map(({ name, ...refund }) => ({ ...refund, ...(name && { name: nameOf({ name }, language) }) })),
  subscriptions: agreements.map(({ ended, renewal, ...agreement }) => ({
    ...agreement,
    name: nameOf(agreement, language),
    ...(ended !== null && { ended }),
    ...(renewal && { renewal }),
  })),
});

/** Paid, and what became of it. */
export function paymentSteps(
  status: CaseStatus,
  events: readonly StoredEvent[],
  label: (status: CaseStatus) => string,
): CaseView['steps'] {
  const at = (name: CaseStatus) => events.findLast((event) => event.status === name)?.at;
  return (['paid', ...(status === 'paid' ? [] : [status])] as CaseStatus[]).map((name) => {
    const since = at(name);
    return { label: label(name), state: 'done', ...(since !== undefined && { at: since }) };
  });
}
