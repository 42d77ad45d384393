import type { Catalogue } from './catalogue.ts';
import { words as en } from './words/en.ts';

export type SharedWords = typeof en;

/** Words that every widget uses. */
export const shared: Catalogue<SharedWords> = {
  name: 'shared',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
