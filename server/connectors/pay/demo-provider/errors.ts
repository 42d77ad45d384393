import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal, said as GOV.UK Pay says it. Source: pay-publicapi, RequestError and its exception mappers. */
export class PayError extends Error {
  override name = 'PayError';
  readonly status: ContentfulStatusCode;
  readonly body: { field?: string; header?: string; code: string; description: string };

  constructor(
    status: ContentfulStatusCode,
    code: string,
    description: string,
    about: { field?: string; header?: string } = {},
  ) {
    super(code);
    this.status = status;
    this.body = { ...about, code, description };
  }
}

/** Groups of codes: what is missing, what is invalid, what is no JSON. */
export const creating = { missing: 'P0101', invalid: 'P0102', unreadable: 'P0197' } as const;
export const refunding = { missing: 'P0601', invalid: 'P0602', unreadable: 'P0697' } as const;
export const agreeing = { missing: 'P2101', invalid: 'P2102', unreadable: 'P2197' } as const;
export type Codes = typeof creating | typeof refunding | typeof agreeing;

export const missing = ({ missing: code }: Codes, field: string, status: 400 | 422 = 400) =>
  new PayError(status, code, `Missing mandatory attribute: ${field}`, { field });

/** 400 when it is of the wrong type, 422 when it is of the right type and not allowed. */
export const invalid = ({ invalid: code }: Codes, field: string, reason: string, status: 400 | 422 = 422) =>
  new PayError(status, code, `Invalid attribute value: ${field}. ${reason}`, { field });

export const unexpected = (field: string) => new PayError(400, 'P0104', `Unexpected attribute: ${field}`, { field });

export const notFound = (code: string) => new PayError(404, code, 'Not found');
export const pageNotFound = (code: string) => new PayError(404, code, 'Page not found');

export const badParameters = (code: string, names: readonly string[]) =>
  new PayError(
    422,
    code,
    `Invalid parameters: ${names.join(', ')}. See Public API documentation for the correct data formats`,
  );

export const tooMany = () => new PayError(429, 'P0900', 'Too many requests');

export const denied = () =>
  new PayError(
    400,
    'P0920',
    'Request blocked by security rules. Please consult API documentation for more information.',
  );

/** What stands in the way of an account, on demand. */
export const accountErrors = {
  P0199: () => new PayError(500, 'P0199', 'There is an error with this account. Contact support.'),
  P0940: () => new PayError(403, 'P0940', 'Account is not fully configured. Contact support.'),
  P0941: () => new PayError(403, 'P0941', 'GOV.UK Pay has disabled payment and refund creation on this account.'),
} as const;

export const payErrorAnswer = (context: Context, { status, body }: PayError): Response => context.json(body, status);
