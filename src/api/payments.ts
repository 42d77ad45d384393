import { PaymentStarted, PaymentView } from '../contract/payment-answers.ts';
import type { NewPayment } from '../contract/payments.ts';
import { randomUuid } from '../core/uuid.ts';
import type { ApiClient, CallOptions, WriteOptions } from './client.ts';

/** A payment, and what proves that it is ours. */
export interface OwnPayment {
  readonly id: string;
  readonly token: string;
  /** Opens what was booked with it. */
  readonly bookingToken?: string;
}

const payer = ({ token }: OwnPayment) => ({ Authorization: `Bearer ${token}` });
const pathOf = ({ id }: OwnPayment) => `payments/${encodeURIComponent(id)}`;

/** Begins a payment; the same key and body always lead to the same one. */
export const startPayment = (api: ApiClient, payment: NewPayment, options: WriteOptions): Promise<PaymentStarted> =>
  api.post('payments', payment, PaymentStarted, options);

/** Begins to pay again for a booking whose payment took no money. */
export const payAgain = (api: ApiClient, own: OwnPayment, options: WriteOptions): Promise<PaymentStarted> =>
  api.post(`${pathOf(own)}/again`, undefined, PaymentStarted, { ...options, headers: payer(own) });

/** How it stands now, by the provider's word. */
export const getPayment = (api: ApiClient, own: OwnPayment, options: CallOptions): Promise<PaymentView> =>
  api.get(pathOf(own), PaymentView, { ...options, headers: payer(own) });

/** Stops it if that can be done yet, and of one that is over gives up what is kept; the answer is how it stands. */
export const cancelPayment = (api: ApiClient, own: OwnPayment, options: CallOptions): Promise<PaymentView> =>
  api.post(`${pathOf(own)}/cancel`, undefined, PaymentView, { ...options, key: randomUuid(), headers: payer(own) });
