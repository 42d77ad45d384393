import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import sharp from 'sharp';
import { ProblemError } from '../../http/problems.ts';
import { createArtist, type Draw } from './artist.ts';
import { maxZoom, minZoom, type Look } from './palette.ts';

interface Tile {
  png: Buffer<ArrayBuffer>;
  etag: string;
}

/** Tiles kept in memory, some 60 MB of them: twice what one look round the town needs. */
const mostKept = 2000;
const tileName = /^(\d{1,2})\/(\d{1,7})\/(\d{1,7})\.png$/;

/**
 * `GET /map/{z}/{x}/{y}.png` and `/map/aerial/{z}/{x}/{y}.png`: the map, drawn when it is first asked for. Beyond the island there is only sea;
 * beyond the world, and at other zooms, nothing.
 */
export function tiles(draw: Draw = createArtist()): Hono {
  const app = new Hono();
  // The least recently asked for is first in the map, and goes first.
  const kept = new Map<string, Promise<Tile>>();

  const render = async (look: Look, z: number, x: number, y: number): Promise<Tile> => {
    const drawn = await sharp(Buffer.from(await draw(look, z, x, y)))
      .png({ compressionLevel: 7 })
      .toBuffer();
    const png = Buffer.from(drawn);
    return { png, etag: `"${createHash('sha256').update(png).digest('base64url').slice(0, 22)}"` };
  };

  const find = (look: Look, z: number, x: number, y: number): Promise<Tile> => {
    const key = `${look}/${z}/${x}/${y}`;
    const tile = kept.get(key) ?? render(look, z, x, y);
    kept.delete(key);
    kept.set(key, tile);
    tile.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return tile;
  };

  const answer = (look: Look) => async (context: Context) => {
    const { z: zoom, x: column, file } = context.req.param();
    const [, z, x, y] = tileName.exec(`${zoom}/${column}/${file}`)?.map(Number) ?? [];
    if (z === undefined || x === undefined || y === undefined) throw new ProblemError('not-found');
    if (z < minZoom || z > maxZoom || x >= 2 ** z || y >= 2 ** z) throw new ProblemError('not-found');
    const { png, etag } = await find(look, z, x, y);
    context.header('ETag', etag);
    context.header('Cache-Control', 'public, max-age=86400, stale-while-revalidate=604800');
    if (context.req.header('if-none-match')?.includes(etag)) return context.body(null, 304);
    context.header('Content-Type', 'image/png');
    return context.body(png);
  };
  app.get('/map/:z/:x/:file', answer('streets'));
  app.get('/map/aerial/:z/:x/:file', answer('aerial'));

  return app;
}
