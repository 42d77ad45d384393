/** The searches: what may be asked, what is found, and how it comes in pages. */
import type { Context } from 'hono';
import { cardEnding } from './cards.ts';
import { badParameters, pageNotFound } from './errors.ts';
import type { Payment, Step } from './life.ts';

interface Paging {
  page: number;
  size: number;
}

interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

export interface PaymentSearch extends Paging, Period {
  query: Readonly<Record<string, string>>;
}

const states = ['created', 'started', 'submitted', 'capturable', 'success', 'failed', 'cancelled', 'error'];
const agreementStates = ['created', 'active', 'cancelled', 'inactive'];

const isInstant = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) &&
  !Number.isNaN(Date.parse(text));
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const isShort = (most: number) => (text: string) => text.length <= most;
const isAmong = (list: readonly string[]) => (text: string) => list.includes(text);
const isWhole = (least: number, most: number) => (text: string) =>
  /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;

const paging = { page: isWhole(1, 1e9), display_size: isWhole(1, 500) };
const period = { from_date: isInstant, to_date: isInstant, from_settled_date: isDay, to_settled_date: isDay };

/** A parameter that is empty is one that was not sent. */
function readQuery(context: Context, checks: Readonly<Record<string, (text: string) => boolean>>, code: string) {
  const query = Object.fromEntries(Object.entries(context.req.query()).filter(([, value]) => value !== ''));
  const wrong = Object.keys(checks).filter((name) => query[name] !== undefined && !checks[name]?.(query[name]));
  if (wrong.length > 0) throw badParameters(code, wrong);
  const instant = (name: string) => (query[name] === undefined ? undefined : new Date(query[name]).toISOString());
  return {
    query,
    page: Number(query['page'] ?? 1),
    size: Number(query['display_size'] ?? 500),
    from: instant('from_date'),
    to: instant('to_date'),
  };
}

export const readPaymentSearch = (context: Context): PaymentSearch =>
  readQuery(
    context,
    {
      state: isAmong(states),
      reference: isShort(255),
      email: isShort(254),
      card_brand: isShort(20),
      ...period,
      ...paging,
      agreement_id: isShort(26),
      first_digits_card_number: (text) => /^\d{6}$/.test(text),
      last_digits_card_number: (text) => /^\d{4}$/.test(text),
      cardholder_name: isShort(255),
    },
    'P0401',
  );

export const readRefundSearch = (context: Context): Paging & Period =>
  readQuery(context, { ...period, ...paging }, 'P1101');

export function readAgreementSearch(context: Context) {
  const read = readQuery(context, { reference: isShort(255), status: isAmong(agreementStates), ...paging }, 'P2401');
  return { ...read, reference: read.query['reference'], status: read.query['status'] };
}

/**
 * Payments that match, each with the step that the search knows of: it may be behind, as GOV.UK Pay's is, and then
 * knows nothing of what came at `before` or later.
 */
export function findPayments(payments: readonly Payment[], { query }: PaymentSearch, before: string) {
  return payments.flatMap((payment) => {
    const last = payment.steps.findLast(({ at }) => at <= before);
    return last && matches(payment, last, query) ? [{ payment, last }] : [];
  });
}

function matches(payment: Payment, last: Step, query: PaymentSearch['query']): boolean {
  const { asked, card, email = asked.email } = payment;
  const kept = card && cardEnding(card.ending);
  const same = (name: string, value: string | undefined) =>
    query[name] === undefined || query[name].toLowerCase() === value?.toLowerCase();
  const within = (name: string, value: string | undefined) =>
    query[name] === undefined || value?.toLowerCase().includes(query[name].toLowerCase()) === true;
  const settled = query['from_settled_date'] ?? query['to_settled_date'];
  return (
    same('state', last.status) &&
    same('reference', asked.reference) &&
    within('email', email) &&
    same('card_brand', kept?.brand.replaceAll(' ', '-').replace('Mastercard', 'master-card')) &&
    same('agreement_id', asked.agreement ?? asked.setsUp) &&
    same('first_digits_card_number', kept?.number.slice(0, 6)) &&
    same('last_digits_card_number', card?.ending) &&
    within('cardholder_name', card?.name) &&
    // Nothing is ever settled here: that is said by Stripe alone.
    settled === undefined
  );
}

/** One page of what was found, with links to the others. */
export function pageOf<Item>(
  { req }: Context,
  found: readonly Item[],
  { page, size }: Paging,
  base: string,
  noSuchPage: string,
) {
  const last = Math.max(1, Math.ceil(found.length / size));
  if (page > last) throw pageNotFound(noSuchPage);
  const linkTo = (number: number) => {
    const url = new URL(`${base}${req.path}`);
    for (const [name, value] of Object.entries(req.query())) url.searchParams.set(name, value);
    url.searchParams.set('display_size', String(size));
    url.searchParams.set('page', String(number));
    return { href: url.href };
  };
  const items = found.slice((page - 1) * size, page * size);
  return {
    items,
    head: {
      total: found.length,
      count: items.length,
      page,
      _links: {
        self: linkTo(page),
        first_page: linkTo(1),
        last_page: linkTo(last),
        ...(page > 1 && { prev_page: linkTo(page - 1) }),
        ...(page < last && { next_page: linkTo(page + 1) }),
      },
    },
  };
}
