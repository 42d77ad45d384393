/** The rules of the steps after the first, which come with them. */
import { mostPence, type Payable, type PaymentLimits } from '../../../contract/payables.ts';
import type { OwnPayment } from '../../../api/payments.ts';
import type { NewPayment } from '../../../contract/payments.ts';
import { plainDigits } from '../../../contract/digits.ts';
import { email } from '../../../contract/text.ts';
import { errorsOf } from '../../../controllers/contact-details.ts';
import type { FieldError, FormValues } from '../../../controllers/form.ts';
import { parseMoney } from '../../../core/money.ts';
import { parsePostcode } from '../../../core/postcode.ts';
import { textOf, type BasketItem } from '../pay.model.ts';

/** How many things one payment may be for. */
export const mostItems = 10;

/** Key of the choice to type an amount. */
export const another = 'other';

/** Amounts that are offered, in pence: all that is due, and what the council suggests. */
export function offersOf({ amount, due, choices = [], least = 1, most = mostPence }: Payable): readonly number[] {
  if (amount === 'fixed') return [];
  const all = amount === 'part' && due ? [due] : [];
  return [...new Set([...all, ...choices])].filter((pence) => pence >= least && pence <= most);
}

/** What is chosen before anybody has: what the page asks for, or all of it. */
export function firstAmount(payable: Payable, asked: number | undefined): FormValues {
  const offers = offersOf(payable);
  if (asked !== undefined && offers.includes(asked)) return { 'amount.choice': String(asked) };
  if (asked !== undefined && payable.amount !== 'fixed')
    return { 'amount.choice': another, 'amount.other': (asked / 100).toFixed(2) };
  if (offers.length === 0) return { 'amount.choice': another };
  return payable.amount === 'part' ? { 'amount.choice': String(offers[0]) } : {};
}

export interface Amount {
  readonly quantity: number;
  readonly pence: number;
}

/** How much of it is to be paid, or what is wrong with the answer. */
export function readAmount(payable: Payable, values: FormValues): Amount | FieldError {
  const { amount, due = 0, least = 1, most = mostPence, mostQuantity } = payable;
  if (amount === 'fixed') {
    if (mostQuantity < 2) return { quantity: 1, pence: due };
    const typed = plainDigits(textOf(values, 'amount.quantity'));
    const quantity = Number(typed);
    return /^\d{1,3}$/.test(typed) && quantity >= 1 && quantity <= mostQuantity
      ? { quantity, pence: due * quantity }
      : { field: 'amount.quantity', code: typed ? 'not-an-option' : 'required' };
  }
  const choice = textOf(values, 'amount.choice');
  if (choice !== another) {
    const pence = offersOf(payable).find((offer) => String(offer) === choice);
    return pence === undefined ? { field: 'amount.choice', code: 'required' } : { quantity: 1, pence };
  }
  const field = 'amount.other';
  const typed = plainDigits(textOf(values, field));
  const pence = parseMoney(typed);
  if (pence === undefined) return { field, code: typed ? 'not-a-number' : 'required' };
  if (pence < least) return { field, code: 'too-small' };
  return pence > most ? { field, code: 'too-big' } : { quantity: 1, pence };
}

/** What was looked up anew has another proof, and is the same thing. */
const thingOf = (payable: string) => payable.split('.')[0];

/** The basket with a thing in it, once. */
export const put = (basket: readonly BasketItem[], item: BasketItem): readonly BasketItem[] => {
  const at = basket.findIndex(({ payable }) => thingOf(payable) === thingOf(item.payable));
  return at < 0 ? [...basket, item] : basket.map((each, index) => (index === at ? item : each));
};

/** For the provider's page and the receipt. */
export const contactFields = ['name', 'email', 'line1', 'city', 'postcode'] as const;
export type ContactField = (typeof contactFields)[number];

/** Nothing is required; what is there has to be usable. */
export function checkContact(values: FormValues): FieldError[] {
  const [typed, postcode] = ['email', 'postcode'].map((name) => textOf(values, `contact.${name}`));
  return [
    ...(typed ? errorsOf('contact.email', email, typed) : []),
    ...(postcode && !parsePostcode(postcode) ? [{ field: 'contact.postcode', code: 'postcode' }] : []),
  ];
}

/** Nothing was said of who pays. */
export const isContactEmpty = (values: FormValues): boolean =>
  contactFields.every((name) => textOf(values, `contact.${name}`) === '');

/**
 * What is sent.
 * @param ask of the link whose basket it is
 * @param repeat although the same was paid a short while ago
 * @param again a payment that took no money: who pays is as it was said then, unless something else is said now
 */
export function bodyOf(
  basket: readonly BasketItem[],
  values: FormValues,
  {
    returnUrl,
    language,
    again,
    ask,
    renew,
    repeat,
  }: {
    readonly returnUrl: string;
    readonly language: string;
    readonly again?: OwnPayment | undefined;
    readonly ask?: string | undefined;
    readonly renew?: boolean;
    readonly repeat?: boolean;
  },
): NewPayment {
  const said = (name: ContactField) => textOf(values, `contact.${name}`);
  const filled = (names: readonly ContactField[]) =>
    Object.fromEntries(names.flatMap((name) => (said(name) ? [[name, said(name)]] : [])));
  const postcode = parsePostcode(said('postcode'));
  const address = { ...filled(['line1', 'city']), ...(postcode && { postcode }) };
  return {
    items: basket.map(({ payable, quantity, pence }) => ({ payable, quantity, pence })),
    ...(again && isContactEmpty(values)
      ? { again: { id: again.id, token: again.token } }
      : { contact: { ...filled(['name', 'email']), ...(Object.keys(address).length > 0 && { address }) } }),
    ...(ask !== undefined && { ask }),
    ...(renew && { renew }),
    ...(repeat && { repeat }),
    returnUrl,
    language,
  };
}

/** What is wrong with the basket itself. */
export const basketProblem = (
  basket: readonly BasketItem[],
  total: number,
  { least, most }: PaymentLimits = { least: 1, most: mostPence },
): 'empty' | 'too-small' | 'too-big' | undefined =>
  basket.length === 0 ? 'empty' : total < least ? 'too-small' : total > most ? 'too-big' : undefined;
