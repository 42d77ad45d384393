import type { Town } from './app.ts';
import type { Database } from './database/open.ts';
import { areaOf } from './domains/place/rules.ts';
import { getService } from './domains/service/store.ts';
import { council } from './exampleton/council.ts';
import { places, seed, services, tiles } from './exampleton/index.ts';

/** Exampleton, the council of the demo. */
export const exampleton: Town & { seed(db: Database): Promise<void> } = {
  areaOf,
  council,
  getService,
  places,
  seed,
  services,
  tiles,
};
