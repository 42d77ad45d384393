import type { Catalogue } from '../../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type AroundWords = typeof en;

export const aroundWords: Catalogue<AroundWords> = {
  name: 'report-a-problem-around',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
