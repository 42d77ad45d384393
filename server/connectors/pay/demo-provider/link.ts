/**
 * The payment link of the council: a page of the provider's own, for whoever comes without a widget or a script. What is
 * paid by it is known to the provider alone; the council meets it in its reconciliation, by the reference that was typed.
 */
import type { Handler } from 'hono';
import { mostPence } from '../../../../src/contract/payables.ts';
import { parseMoney } from '../../../../src/core/money.ts';
import { isLikeCard } from './form.ts';
import type { Language } from './words.ts';

export const linkPath = '/payments/exampleton-council';

/** The least that a card is charged with, in pence. */
const least = 30;

export interface LinkTyped {
  reference: string;
  amount: string;
}

export type LinkError = 'reference-empty' | 'digits' | 'too-long' | 'amount-wrong' | 'amount-out';
export type LinkErrors = Partial<Record<keyof LinkTyped, LinkError>>;

/** What is typed into the link's page, checked: pence, or what is wrong and what may be shown again. */
export function checkLink(
  typed: LinkTyped,
): { reference: string; pence: number; errors?: undefined } | { errors: LinkErrors; again: LinkTyped } {
  const reference = typed.reference.trim();
  const pence = parseMoney(typed.amount);
  const errors: LinkErrors = {};
  if (reference === '') errors.reference = 'reference-empty';
  else if (isLikeCard(reference)) errors.reference = 'digits';
  else if (reference.length > 255) errors.reference = 'too-long';
  if (pence === undefined) errors.amount = 'amount-wrong';
  else if (pence < least || pence > mostPence) errors.amount = 'amount-out';
  if (pence !== undefined && Object.keys(errors).length === 0) return { reference, pence };
  return { errors, again: { reference: isLikeCard(reference) ? '' : reference, amount: typed.amount } };
}

/** What the link's address may fill in, as with the real one: `amount` in pence, `_` for a space. */
export const prefilledLink = ({ reference = '', amount = '' }: Partial<Record<string, string>>): LinkTyped => ({
  reference: isLikeCard(reference) ? '' : reference.replaceAll('_', ' ').slice(0, 255),
  amount: /^\d{1,8}$/.test(amount) ? (Number(amount) / 100).toFixed(2) : '',
});

/** The same page in a language. */
export const linkIn = (language: Language): string => `${linkPath}${language === 'cy' ? '?language=cy' : ''}`;

/** Takes residents from the council's pages to the link, which has an address of its own. @param base of the provider */
export const toPaymentLink =
  (base: string): Handler =>
  (context) =>
    context.redirect(`${base.replace(/\/$/, '')}${linkIn(context.req.query('language') === 'cy' ? 'cy' : 'en')}`);
