/** What a council may send, checked as GOV.UK Pay checks it. */
import type { Context } from 'hono';
import { agreeing, creating, denied, invalid, missing, PayError, refunding, unexpected, type Codes } from './errors.ts';
import type { Address } from './life.ts';

export type Metadata = Readonly<Record<string, string | number | boolean>>;

export interface NewPayment {
  amount: number;
  reference: string;
  description: string;
  language: 'en' | 'cy';
  mode: 'web' | 'agreement';
  delayedCapture: boolean;
  returnUrl?: string;
  email?: string;
  metadata?: Metadata;
  /** What the card page is filled in with. */
  prefilled?: { name?: string; address: Address };
  /** Agreement that pays, and agreement that this payment sets up. */
  agreement?: string;
  setsUp?: string;
}

export interface NewAgreement {
  reference: string;
  description: string;
  user?: string;
}

export interface NewRefund {
  amount: number;
  available?: number;
}

type Fields = Readonly<Record<string, unknown>>;

const most = 10_000_000;

/**
 * Reads a body of JSON, past what GOV.UK Pay's firewall lets through: it wants the types of both bodies said, a body
 * that is not empty, and none of the characters with which attacks are written.
 */
export async function readFields(context: Context, { unreadable }: Codes): Promise<Fields> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const text = await context.req.text();
  if (type !== 'application/json' || text === '') throw denied();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new PayError(400, unreadable, 'Unable to parse JSON');
  refuseAttacks(body);
  return body as Fields;
}

function refuseAttacks(value: unknown): void {
  if (typeof value === 'string' && (/[<>"\\|\0]/.test(value) || !value.isWellFormed())) throw denied();
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    refuseAttacks(key);
    refuseAttacks(inner);
  }
}

const isSet = (value: unknown) => value !== undefined && value !== null;

function text(fields: Fields, field: string, codes: Codes): string {
  const value = fields[field];
  if (!isSet(value)) throw missing(codes, field);
  if (typeof value !== 'string') throw invalid(codes, field, 'Must be a valid string format', 400);
  if (value.trim() === '') throw missing(codes, field);
  return value;
}

const tooLong = (codes: Codes, field: string, longest: number) =>
  invalid(codes, field, `Must be less than or equal to ${longest} characters length`);

function shortText(fields: Fields, field: string, codes: Codes): string {
  const value = text(fields, field, codes);
  if (value.length > 255) throw tooLong(codes, field, 255);
  return value;
}

function optionalText(fields: Fields, field: string, longest: number, codes: Codes = creating): string | undefined {
  const value = fields[field];
  if (!isSet(value)) return undefined;
  if (typeof value !== 'string') throw invalid(codes, field, 'Field must be a string', 400);
  if (value.length > longest) throw tooLong(codes, field, longest);
  return value;
}

function flag(fields: Fields, field: string): boolean {
  if (!(field in fields)) return false;
  const value = fields[field];
  if (typeof value !== 'boolean') throw invalid(creating, field, 'Must be true or false', 400);
  return value;
}

function pence(fields: Fields, field: string, codes: Codes): number {
  const value = fields[field];
  if (!isSet(value)) throw missing(codes, field);
  if (!Number.isInteger(value) || Math.abs(Number(value)) >= 2 ** 31)
    throw invalid(codes, field, 'Must be a valid numeric format', 400);
  const amount = Number(value);
  if (amount < 1) throw invalid(codes, field, 'Must be greater than or equal to 1');
  if (amount > most) throw invalid(codes, field, `Must be less than or equal to ${most}`);
  return amount;
}

/** @param secure a `return_url` must be HTTPS, as it must where payments are real */
export function readNewPayment(fields: Fields, secure: boolean): NewPayment {
  const amount = pence(fields, 'amount', creating);
  const reference = shortText(fields, 'reference', creating);
  const description = shortText(fields, 'description', creating);
  const mode = modeOf(fields);
  const returnUrl = returnUrlOf(fields, mode, secure);
  const agreement = mode === 'agreement' ? text(fields, 'agreement_id', creating) : undefined;
  if (mode === 'web' && 'agreement_id' in fields) throw unexpected('agreement_id');
  if (mode === 'agreement')
    for (const field of ['email', 'prefilled_cardholder_details', 'set_up_agreement'])
      if (isSet(fields[field])) throw unexpected(field);
  const setsUp = optionalText(fields, 'set_up_agreement', 26);
  if (setsUp !== undefined && setsUp.length !== 26)
    throw invalid(creating, 'set_up_agreement', 'Field [set_up_agreement] length must be 26');
  if (flag(fields, 'moto'))
    throw new PayError(422, 'P0196', 'MOTO payments are not enabled for this account. Please contact support.');
  const email = optionalText(fields, 'email', 254);
  const prefilled = prefilledOf(fields['prefilled_cardholder_details']);
  const metadata = metadataOf(fields);
  return {
    amount,
    reference,
    description,
    language: languageOf(fields),
    mode,
    delayedCapture: flag(fields, 'delayed_capture'),
    ...(returnUrl !== undefined && { returnUrl }),
    ...(email !== undefined && { email }),
    ...(metadata && { metadata }),
    ...(prefilled && { prefilled }),
    ...(agreement !== undefined && { agreement }),
    ...(setsUp !== undefined && { setsUp }),
  };
}

function modeOf({ authorisation_mode: mode = 'web' }: Fields): 'web' | 'agreement' {
  if (mode === 'moto_api')
    throw new PayError(422, 'P0195', 'Using authorisation_mode of moto_api is not allowed for this account');
  if (mode !== 'web' && mode !== 'agreement')
    throw invalid(creating, 'authorisation_mode', 'Must be one of web, agreement, moto_api');
  return mode;
}

function returnUrlOf(fields: Fields, mode: 'web' | 'agreement', secure: boolean): string | undefined {
  const value = fields['return_url'];
  if (mode === 'agreement') {
    if (isSet(value)) throw unexpected('return_url');
    return undefined;
  }
  if (!isSet(value)) throw missing(creating, 'return_url', 422);
  const wrong = (status: 400 | 422) => invalid(creating, 'return_url', 'Must be a valid URL format', status);
  if (typeof value !== 'string') throw wrong(400);
  if (value.length > 2000) throw tooLong(creating, 'return_url', 2000);
  if (!URL.canParse(value)) throw wrong(422);
  const { protocol } = new URL(value);
  if (protocol !== 'https:' && protocol !== 'http:') throw wrong(422);
  if (secure && protocol === 'http:') throw denied();
  return value;
}

function languageOf({ language = 'en' }: Fields): 'en' | 'cy' {
  if (language !== 'en' && language !== 'cy') throw invalid(creating, 'language', 'Must be "en" or "cy"');
  return language;
}

function metadataOf({ metadata }: Fields): Metadata | undefined {
  if (metadata === undefined) return undefined;
  const wrong = (reason: string) => invalid(creating, 'metadata', reason);
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata))
    throw wrong('Must be an object of JSON key-value pairs');
  const entries = Object.entries(metadata);
  if (entries.length < 1 || entries.length > 15) throw wrong('Must have between 1 and 15 key-value pairs');
  for (const [key, value] of entries) {
    if (key.length < 1 || key.length > 30) throw wrong('Keys must be between 1 and 30 characters long');
    if (!['string', 'number', 'boolean'].includes(typeof value))
      throw wrong(`Values for [${key}] must be of type String, Boolean or Number`);
    if (String(value).length > 100) throw wrong(`Values for [${key}] must be no greater than 100 characters long`);
  }
  return metadata as Metadata;
}

function prefilledOf(value: unknown): NewPayment['prefilled'] {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Fields;
  const name = optionalText(fields, 'cardholder_name', 255);
  const given = fields['billing_address'];
  const address = typeof given === 'object' && given !== null ? addressOf(given as Fields) : {};
  return { ...(name !== undefined && { name }), address };
}

function addressOf(fields: Fields): Address {
  const parts = { line1: 255, line2: 255, city: 255, postcode: 25, country: 255 } as const;
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, longest]) => {
      const value = optionalText(fields, part, longest);
      return value === undefined ? [] : [[part, value]];
    }),
  );
}

export function readNewRefund(fields: Fields): NewRefund {
  const amount = pence(fields, 'amount', refunding);
  const available = fields['refund_amount_available'];
  if (!isSet(available)) return { amount };
  return { amount, available: pence(fields, 'refund_amount_available', refunding) };
}

export function readNewAgreement(fields: Fields): NewAgreement {
  const user = optionalText(fields, 'user_identifier', 255, agreeing);
  return {
    reference: shortText(fields, 'reference', agreeing),
    description: shortText(fields, 'description', agreeing),
    ...(user !== undefined && { user }),
  };
}

/** @throws PayError P0102, unless it is 1 to 255 letters, digits and hyphens */
export function readIdempotencyKey(context: Context): string | undefined {
  const key = context.req.header('idempotency-key');
  if (key === undefined) return undefined;
  const wrong = (reason: string) =>
    new PayError(422, 'P0102', `Header [Idempotency-Key] ${reason}`, { header: 'Idempotency-Key' });
  if (key.length < 1 || key.length > 255) throw wrong('can have a size between 1 and 255');
  if (!/^[a-zA-Z0-9-]+$/.test(key)) throw wrong('can only contain alphanumeric characters and hyphens');
  return key;
}
