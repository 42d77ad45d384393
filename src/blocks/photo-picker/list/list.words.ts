import type { Catalogue } from '../../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type ListWords = typeof en;

/** What is said of photos once there are some. */
export const listWords: Catalogue<ListWords> = {
  name: 'photo-picker-list',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
