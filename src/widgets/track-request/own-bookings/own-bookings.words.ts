import type { Catalogue } from '../../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type OwnBookingsWords = typeof en;

export const ownBookingsWords: Catalogue<OwnBookingsWords> = {
  name: 'track-request-own-bookings',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
