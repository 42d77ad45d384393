import { getService } from './domains/service/store.ts';
import { council } from './exampleton/council.ts';
import { areaOf, places, seed, services, tiles } from './exampleton/index.ts';
import { closeAccounts } from './exampleton/officers.ts';
import type { DemoTown } from './serve.ts';

/** Exampleton, the council of the demo. */
export const exampleton: DemoTown = { areaOf, closeAccounts, council, getService, places, seed, services, tiles };
