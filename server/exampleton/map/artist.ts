import { Worker } from 'node:worker_threads';
import type { Look } from './palette.ts';

/** Draws a tile as SVG. */
export type Draw = (look: Look, z: number, x: number, y: number) => Promise<string>;

/**
 * Draws on a thread of its own, begun with the first tile: to lay out the town takes a second or two, in which this
 * thread would answer nobody. Should that thread fail, those who wait hear of it and the next tile begins another.
 */
export function createArtist(): Draw {
  const waiting = new Map<number, { resolve: (svg: string) => void; reject: (error: Error) => void }>();
  let worker: Worker | undefined;
  let asked = 0;

  const begin = (): Worker => {
    const begun = new Worker(new URL('./draw.worker.ts', import.meta.url));
    begun.on('message', ([id, svg]: [number, string]) => {
      waiting.get(id)?.resolve(svg);
      waiting.delete(id);
      // With nothing to draw it keeps no process from ending.
      if (waiting.size === 0) begun.unref();
    });
    begun.once('error', (error: Error) => {
      worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return begun;
  };

  return (look, z, x, y) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker ??= begin();
      worker.ref();
      worker.postMessage([asked, look, z, x, y]);
    });
}
