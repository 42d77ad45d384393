/** What is typed into the card page, checked; a card number goes no further than this. */
import { endingOf, findCard, hasCheckDigit } from './cards.ts';
import type { Card, Payment } from './life.ts';

export const fieldNames = [
  'number',
  'month',
  'year',
  'name',
  'code',
  'country',
  'line1',
  'line2',
  'city',
  'postcode',
  'email',
] as const;
export type FieldName = (typeof fieldNames)[number];

export type FieldError =
  | 'number-empty'
  | 'number-wrong'
  | 'number-real'
  | 'number-not-accepted'
  | 'expiry-wrong'
  | 'expiry-past'
  | 'name-empty'
  | 'code-empty'
  | 'code-wrong'
  | 'line1-empty'
  | 'city-empty'
  | 'postcode-empty'
  | 'email-wrong'
  | 'digits'
  | 'too-long';

export type Typed = Partial<Record<FieldName, string>>;
export type FieldErrors = Partial<Record<FieldName, FieldError>>;

export const countries = ['GB', 'IE', 'IM', 'JE', 'GG', 'FR', 'DE', 'PL', 'ES', 'US'] as const;

/** Where the form begins: with what the council has said of the resident. */
export function prefilledFor({ asked }: Payment): Typed {
  const { name, address = {} } = asked.prefilled ?? {};
  const given = { ...address, name, email: asked.email };
  const country = (countries as readonly string[]).includes(given.country ?? '') ? given.country : 'GB';
  return Object.fromEntries(
    Object.entries({ ...given, country }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export type Checked =
  | { card: Card; email: string; errors?: undefined }
  | { errors: FieldErrors; /** What may be shown again: never a number or a code. */ again: Typed };

export function checkForm(typed: Typed, now: string): Checked {
  const field = (name: FieldName) => (typed[name] ?? '').trim();
  const number = field('number').replace(/[\s-]/g, '');
  const card = findCard(number);
  const month = Number(field('month'));
  const year = yearOf(field('year'));
  const email = field('email');
  const errors: FieldErrors = {};

  if (number === '') errors.number = 'number-empty';
  else if (!/^\d{12,19}$/.test(number) || !hasCheckDigit(number)) errors.number = 'number-wrong';
  else if (!card) errors.number = 'number-real';
  else if (card.outcome === 'not-accepted') errors.number = 'number-not-accepted';

  const expires = Number.isInteger(month) && month >= 1 && month <= 12 && year !== undefined;
  if (!expires) errors.month = 'expiry-wrong';
  else if (`${year}-${twoDigits(month)}` < now.slice(0, 7)) errors.month = 'expiry-past';

  if (field('name') === '') errors.name = 'name-empty';
  if (field('code') === '') errors.code = 'code-empty';
  else if (!(card?.brand === 'American Express' ? /^\d{4}$/ : /^\d{3}$/).test(field('code')))
    errors.code = 'code-wrong';
  if (field('line1') === '') errors.line1 = 'line1-empty';
  if (field('city') === '') errors.city = 'city-empty';
  if (field('postcode') === '') errors.postcode = 'postcode-empty';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.email = 'email-wrong';

  for (const name of texts) {
    if (isLikeCard(field(name))) errors[name] = 'digits';
    else if (field(name).length > (longest[name] ?? 255)) errors[name] = 'too-long';
  }

  if (!card || !expires || Object.keys(errors).length > 0) {
    const again = fieldNames.filter((name) => name !== 'number' && name !== 'code' && !isLikeCard(field(name)));
    return { errors, again: Object.fromEntries(again.map((name) => [name, field(name)])) };
  }
  const country = (countries as readonly string[]).includes(field('country')) ? field('country') : 'GB';
  return {
    card: {
      ending: endingOf(card.number),
      expiry: `${twoDigits(month)}/${String(year).slice(-2)}`,
      name: field('name'),
      address: {
        line1: field('line1'),
        ...(field('line2') !== '' && { line2: field('line2') }),
        postcode: field('postcode'),
        city: field('city'),
        country,
      },
    },
    email,
  };
}

const texts = ['name', 'line1', 'line2', 'city', 'postcode', 'email'] as const;
const longest: Partial<Record<FieldName, number>> = { postcode: 25, email: 254 };

/** Somebody in a hurry may type a card's number anywhere; it is kept nowhere, and not shown again. */
export const isLikeCard = (text: string) => /\d(?:[\s-]?\d){11}/.test(text);

const twoDigits = (number: number) => String(number).padStart(2, '0');

const yearOf = (text: string): number | undefined =>
  /^\d{4}$/.test(text) ? Number(text) : /^\d{2}$/.test(text) ? 2000 + Number(text) : undefined;
