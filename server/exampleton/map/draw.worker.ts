/** Lays out the town once, then draws whichever tiles it is asked for: `[id, z, x, y]` in, `[id, svg]` out. */
import { parentPort } from 'node:worker_threads';
import { buildTown } from '../geography/town.ts';
import { drawTown } from './tile.ts';

const draw = drawTown(buildTown());
parentPort?.on('message', ([id, z, x, y]: [number, number, number, number]) => {
  parentPort?.postMessage([id, draw(z, x, y)]);
});
