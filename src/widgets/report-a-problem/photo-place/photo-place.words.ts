import type { Catalogue } from '../../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type PhotoPlaceWords = typeof en;

/** What is said where a photo is to say the place. */
export const photoPlaceWords: Catalogue<PhotoPlaceWords> = {
  name: 'report-a-problem-photo-place',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
