import type { Catalogue } from '../../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type WaitingWords = typeof en;

export const waitingWords: Catalogue<WaitingWords> = {
  name: 'book-a-slot-waiting',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
