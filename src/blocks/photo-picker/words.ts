import type { Catalogue } from '../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type PhotoWords = typeof en;

/** What the photo picker says. */
export const photoWords: Catalogue<PhotoWords> = {
  name: 'photo-picker',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
