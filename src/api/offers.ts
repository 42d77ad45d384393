import type { OfferToken } from '../contract/bookings.ts';
import { Offer } from '../contract/offers.ts';
import { randomUuid } from '../core/uuid.ts';
import type { ApiClient, CallOptions, WriteOptions } from './client.ts';

/** What is kept for who waited, by the token of its letter, and what became of it. To ask changes nothing. */
export const openOffer = (api: ApiClient, token: OfferToken, options: CallOptions): Promise<Offer> =>
  api.post('waiting/offers', token, Offer, { ...options, key: randomUuid() });

/** Moves a booking to it, or lets it go; either twice is no error. */
export const answerOffer = (
  api: ApiClient,
  answer: 'take' | 'decline',
  token: OfferToken,
  options: WriteOptions,
): Promise<Offer> => api.post(`waiting/offers/${answer}`, token, Offer, options);
