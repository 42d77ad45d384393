import type { Catalogue } from '../../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type PhotoFirstWords = typeof en;

/** What is said where a report begins with a photo. */
export const photoFirstWords: Catalogue<PhotoFirstWords> = {
  name: 'report-a-problem-photo-first',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
