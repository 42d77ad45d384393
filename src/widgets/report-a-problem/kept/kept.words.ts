import type { Catalogue } from '../../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type KeptWords = typeof en;

export const keptWords: Catalogue<KeptWords> = {
  name: 'report-a-problem-kept',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
