import type { Town } from './app.ts';
import type { PhotoStore } from './connectors/photos/photo-store.ts';
import type { Database } from './database/open.ts';
import { getService } from './domains/service/store.ts';
import { council } from './exampleton/council.ts';
import { areaOf, places, seed, services, tiles } from './exampleton/index.ts';

/** Exampleton, the council of the demo. */
export const exampleton: Town & { seed(db: Database, photoStore?: PhotoStore): Promise<void> } = {
  areaOf,
  council,
  getService,
  places,
  seed,
  services,
  tiles,
};
