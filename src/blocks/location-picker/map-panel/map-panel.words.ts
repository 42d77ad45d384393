import type { Catalogue } from '../../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type MapWords = typeof en;

/** What is said on the map once it is open. */
export const mapWords: Catalogue<MapWords> = {
  name: 'location-picker-map',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
