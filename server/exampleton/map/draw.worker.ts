/** Lays out the town once, then draws whichever tiles it is asked for: `[id, look, z, x, y]` in, `[id, svg]` out. */
import { parentPort } from 'node:worker_threads';
import { buildTown } from '../geography/town.ts';
import type { Look } from './palette.ts';
import { drawTown } from './tile.ts';

const town = buildTown();
const draw = { streets: drawTown(town), aerial: drawTown(town, 'aerial') };
parentPort?.on('message', ([id, look, z, x, y]: [number, Look, number, number, number]) => {
  parentPort?.postMessage([id, draw[look](z, x, y)]);
});
