/** What happens to a payment with a test card. */
export type Outcome =
  | 'paid'
  | 'declined'
  | 'provider-error'
  | 'slow'
  | 'slow-declined'
  | 'webhook-lost'
  | 'webhook-first'
  | 'webhook-late'
  | 'webhooks-mixed-up'
  | 'later-declined'
  | 'not-accepted';

export interface TestCard {
  number: string;
  brand: string;
  type: 'credit' | 'debit';
  outcome: Outcome;
  /** Said of it where test cards are listed, beside what its outcome says. */
  because?: 'expired' | 'wrong-code';
}

const visa = { brand: 'Visa', type: 'debit' } as const;

/**
 * The only cards that there are here. No two end in the same four digits, so that these are all that is ever kept.
 * Those up to Maestro are GOV.UK Pay's own test cards (docs.payments.service.gov.uk/testing_govuk_pay), the rest ours.
 */
export const testCards: readonly TestCard[] = [
  { number: '4444333322221111', brand: 'Visa', type: 'credit', outcome: 'paid' },
  { number: '4000056655665556', ...visa, outcome: 'paid' },
  { number: '5105105105105100', brand: 'Mastercard', type: 'debit', outcome: 'paid' },
  { number: '371449635398431', brand: 'American Express', type: 'credit', outcome: 'paid' },
  { number: '4000000000000002', ...visa, outcome: 'declined' },
  { number: '4000000000000069', ...visa, outcome: 'declined', because: 'expired' },
  { number: '4000000000000127', ...visa, outcome: 'declined', because: 'wrong-code' },
  { number: '4000000000000119', ...visa, outcome: 'provider-error' },
  { number: '6759649826438453', brand: 'Maestro', type: 'debit', outcome: 'not-accepted' },
  { number: '4000000000001018', ...visa, outcome: 'slow' },
  { number: '4000000000001026', ...visa, outcome: 'slow-declined' },
  { number: '4000000000001034', ...visa, outcome: 'webhook-lost' },
  { number: '4000000000001042', ...visa, outcome: 'webhook-first' },
  { number: '4000000000001059', ...visa, outcome: 'webhook-late' },
  { number: '4000000000001067', ...visa, outcome: 'webhooks-mixed-up' },
  { number: '4000000000001075', ...visa, outcome: 'later-declined' },
];

const byEnding = new Map(testCards.map((card) => [endingOf(card.number), card]));

export function endingOf(number: string): string {
  return number.slice(-4);
}

export const findCard = (number: string): TestCard | undefined => testCards.find((card) => card.number === number);

/** The card of a payment, of which the last digits were kept. */
export function cardEnding(ending: string): TestCard {
  const card = byEnding.get(ending);
  if (!card) throw new Error('No test card ends so');
  return card;
}

/** Whether the check digit is right, as it is in every number that is one. */
export function hasCheckDigit(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
