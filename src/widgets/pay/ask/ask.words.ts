import type { Catalogue } from '../../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type AskWords = typeof en;

export const askWords: Catalogue<AskWords> = {
  name: 'pay-ask',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
