import { PayableFound, PayableList, PayableService, type PayableLookup } from '../contract/payables.ts';
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

/** One service that is paid, with how one's own is found. */
export const getPayableService = (api: ApiClient, code: string, options: CallOptions): Promise<PayableService> =>
  api.share(`services/${encodeURIComponent(code)}`, PayableService, options);

/** What there is for everybody, of a service or of all; prices change, so it is never kept. */
export const getPayables = (api: ApiClient, service: string | undefined, options: CallOptions): Promise<PayableList> =>
  api.get('payables', PayableList, { ...options, query: { service } });

/** Finds somebody's own. */
export const lookUpPayable = (api: ApiClient, asked: PayableLookup, options: CallOptions): Promise<PayableFound> =>
  api.post('payables/lookup', asked, PayableFound, { ...options, key: randomUuid() });

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
