import type { Catalogue } from '../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type FeedWords = typeof en;

export const words: Catalogue<FeedWords> = {
  name: 'calendar-feed',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
