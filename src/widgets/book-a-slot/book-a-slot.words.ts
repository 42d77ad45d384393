import type { Catalogue } from '../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type BookingWords = typeof en;

export const words: Catalogue<BookingWords> = {
  name: 'book-a-slot',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
