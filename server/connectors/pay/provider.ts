/** Where a payment stands at the provider. */
export const providerStatuses = [
  'created',
  'started',
  'submitted',
  'capturable',
  'success',
  'failed',
  'cancelled',
  'error',
] as const;
export type ProviderStatus = (typeof providerStatuses)[number];

/** A payment as the provider has it. */
export interface ProviderPayment {
  id: string;
  /** Ours; not unique there. */
  reference: string;
  pence: number;
  /** When it was made there, by its clock. */
  created?: string | undefined;
  status: ProviderStatus;
  finished: boolean;
  /** Why it ended without money: `P0010` and so on. */
  code?: string | undefined;
  /** Page of the provider to go on at; good once. */
  nextUrl?: string | undefined;
  mayCancel: boolean;
  /** What of it can be refunded yet, and what has been asked for. */
  refunds: { available: number; submitted: number };
}

export interface ProviderRefund {
  id: string;
  /** Of the payment. */
  paymentId?: string | undefined;
  pence: number;
  created?: string | undefined;
  status: 'submitted' | 'success' | 'error';
}

/** What is to be paid. */
export interface PayOrder {
  pence: number;
  reference: string;
  description: string;
  returnUrl: string;
  language: 'en' | 'cy';
  email?: string | undefined;
  name?: string | undefined;
  address?: { line1?: string; line2?: string; city?: string; postcode?: string } | undefined;
  metadata: Readonly<Record<string, string>>;
  /** The agreement that the card is to be kept with once it is paid. */
  setsUp?: string | undefined;
}

/** What is to be paid with the card of an agreement; nobody is there. */
export interface AgreedOrder extends Pick<PayOrder, 'pence' | 'reference' | 'description' | 'language' | 'metadata'> {
  agreement: string;
  /** Letters, digits and hyphens. For a day the same key and order are the same payment. */
  key: string;
}

/**
 * That a card is kept to be paid with again. `created`: no card yet; `inactive`: its card is good no more; only `active`
 * pays.
 */
export interface ProviderAgreement {
  id: string;
  status: 'created' | 'active' | 'cancelled' | 'inactive';
}

/**
 * Why the provider did not do it. `refused`: what we sent is wrong; `barred`: it takes nothing at all of the kind from us,
 * as our key or account is not good for it; `not-now`: the payment is in a state that does not
 * allow it; `mismatch`: something else was refunded meanwhile; `unknown`: no such payment; the rest may pass.
 */
export type PayFaultKind =
  'refused' | 'barred' | 'not-now' | 'mismatch' | 'unknown' | 'too-many' | 'unavailable' | 'timeout' | 'unreadable';

/** It holds nothing of what was sent. */
export class PayFault extends Error {
  override name = 'PayFault';
  readonly kind: PayFaultKind;
  /** The provider's own, as `P0102`. */
  readonly code: string | undefined;

  constructor(kind: PayFaultKind, code?: string) {
    super(`The payment provider: ${kind}`);
    this.kind = kind;
    this.code = code;
  }
}

/** Takes money. Every call may throw a PayFault; after `timeout`, `unavailable` or `unreadable` it may have been done. */
export interface PayProvider {
  create(order: PayOrder): Promise<ProviderPayment>;
  /** Prepares an agreement, which holds nothing before a payment sets it up. @param user by which they know who it is */
  agree(agreement: { reference: string; description: string; user: string }): Promise<ProviderAgreement>;
  agreement(id: string): Promise<ProviderAgreement>;
  /** No more is paid by it. @throws PayFault `not-now` when it is not active */
  endAgreement(id: string): Promise<void>;
  /** @throws PayFault `refused` when the agreement does not pay, `not-now` when the key came with another order */
  take(order: AgreedOrder): Promise<ProviderPayment>;
  /** As it is now. */
  get(id: string): Promise<ProviderPayment>;
  /** Stops it before it is paid. @throws PayFault `not-now` when it is too late */
  cancel(id: string): Promise<void>;
  /** @param available what can be refunded by what we know: nothing is done when it is not. @throws PayFault `mismatch` */
  refund(id: string, refund: { pence: number; available: number }): Promise<ProviderRefund>;
  /** All refunds of a payment. */
  refundsOf(id: string): Promise<ProviderRefund[]>;
  /** What has happened to it, oldest first. */
  events(id: string): Promise<{ status: ProviderStatus; at: string }[]>;
  /** What was created between two instants; new ones may be missing for a while. */
  list(from: Date, until: Date): Promise<ProviderPayment[]>;
  listRefunds(from: Date, until: Date): Promise<ProviderRefund[]>;
}
