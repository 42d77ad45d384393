import { AskedPayment, AskMade } from '../contract/asked-payments.ts';
import type { NewAsk } from '../contract/payments.ts';
import { randomUuid } from '../core/uuid.ts';
import type { ApiClient, CallOptions } from './client.ts';

/** Keeps a basket for somebody else to pay. */
export const askToPay = (api: ApiClient, ask: NewAsk, options: CallOptions): Promise<AskMade> =>
  api.post('payments/asks', ask, AskMade, { ...options, key: randomUuid() });

/** What one is asked to pay, by the token of the link, and what is due of it now. To ask changes nothing. */
export const openAsked = (api: ApiClient, token: string, options: CallOptions): Promise<AskedPayment> =>
  api.post('payments/asks/open', { token }, AskedPayment, { ...options, key: randomUuid() });
