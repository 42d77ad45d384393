import type { PaymentView } from '../../contract/payment-answers.ts';

/**
 * The page to come back to: this one, without its fragment and without what it told us in its address, since that may be
 * somebody's reference and the provider keeps the address.
 * @param names under which it told us something, beside those that begin as ours do
 */
export function returnAddress(href: string, names: readonly string[] = []): string {
  const url = new URL(href);
  url.hash = '';
  const ours = [...url.searchParams.keys()].filter((name) => name.startsWith('council-') || names.includes(name));
  for (const name of ours) url.searchParams.delete(name);
  return url.href;
}

/** A thing, and how many of it. */
export const counted = (name: string, quantity: number): string => (quantity > 1 ? `${name} × ${quantity}` : name);

const outcomes = ['open', 'checking', 'paid', 'declined', 'expired', 'cancelled', 'trouble', 'already-paid'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the resident is told; of a state that we do not know, what matters is whether money was taken. */
export function outcomeOf({ state, moneyTaken }: Pick<PaymentView, 'state' | 'moneyTaken'>): Outcome {
  if (moneyTaken === 'unknown') return 'checking';
  return outcomes.find((each) => each === state) ?? (moneyTaken === 'yes' ? 'paid' : 'trouble');
}

/** Nothing was paid and nothing is under way: it may be tried again. */
export const mayRetry = (outcome: Outcome): boolean =>
  ['declined', 'expired', 'cancelled', 'trouble'].includes(outcome);

/** Times that the page asks before it promises a letter: some two minutes, each wait twice as long as the last. */
export const mostAsks = 7;
