import type { Catalogue } from '../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type PaymentWords = typeof en;

export const words: Catalogue<PaymentWords> = {
  name: 'payment',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
