import type { Catalogue } from '../../../../i18n/catalogue.ts';
import { words as en } from './words/en.ts';

export type AssetMapWords = typeof en;

export const assetMapWords: Catalogue<AssetMapWords> = {
  name: 'report-a-problem-asset-map',
  en,
  load: {
    cy: () => import('./words/cy.ts'),
    ar: () => import('./words/ar.ts'),
    pl: () => import('./words/pl.ts'),
  },
};
