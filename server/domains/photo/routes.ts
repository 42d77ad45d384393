import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Hono, type Context } from 'hono';
import { photoTypes, type Photo } from '../../../src/contract/photos.ts';
import type { PhotoStore } from '../../connectors/photos/photo-store.ts';
import type { Database } from '../../database/open.ts';
import { createBudget, createGate } from '../../http/gate.ts';
import type { Once } from '../../http/once.ts';
import { ProblemError } from '../../http/problems.ts';
import { readUpload } from '../../http/read.ts';
import { readyPhoto } from './image.ts';
import type { PhotoPasses } from './passes.ts';
import { audienceOf, insertPhoto } from './store.ts';

const file = /^(full|thumbnail)\.jpg$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Takes one photo, whose bytes are the body, and answers with its id. */
export type TakePhoto = (context: Context) => Promise<Response>;

/** One for residents and officers alike, so that they share what memory and processors there are for photos. */
export function createTakePhoto(store: PhotoStore, once: Once, maxBytes: number): TakePhoto {
  const hold = createBudget(Math.max(256 * 2 ** 20, 4 * maxBytes));
  const decode = createGate(availableParallelism(), 100);

  return (context) =>
    hold(async (take) => {
      const bytes = await readUpload(context, { types: photoTypes, max: maxBytes, take });
      const prepare = async () => {
        const { full, thumbnail, width, height } = await decode(() => readyPhoto(bytes));
        const photo: Photo = { id: randomUUID(), width, height, bytes: full.byteLength };
        // The files first: a row that can be seen, and claimed, has its files.
        await store.put(photo.id, { full, thumbnail }).catch(noRoom);
        return { status: 201 as const, body: photo, effect: insertPhoto(photo) };
      };
      return once(context, bytes, prepare, { costly: true });
    });
}

/** `POST /photos` and `GET /photos/{id}/full.jpg`, `…/thumbnail.jpg`. */
export function photos(
  db: Database,
  store: PhotoStore,
  takePhoto: TakePhoto,
  passes: () => Promise<PhotoPasses>,
): Hono {
  const app = new Hono();

  app.post('/photos', takePhoto);

  app.get('/photos/:id/:file', async (context) => {
    const id = context.req.param('id');
    const size = file.exec(context.req.param('file'))?.[1] as 'full' | 'thumbnail' | undefined;
    const audience = size && uuid.test(id) ? await audienceOf(db, id) : 'nobody';
    const pass = context.req.query('pass');
    const open = audience === 'all' || (audience === 'pass' && pass !== undefined && (await passes()).allows(id, pass));
    if (!size || !open) throw new ProblemError('not-found');
    const bytes = await store.get(id, size);
    if (!bytes) throw new ProblemError('not-found');
    context.header('Content-Type', 'image/jpeg');
    // Not for ever: a photo may be taken down.
    context.header('Cache-Control', audience === 'all' ? 'public, max-age=3600' : 'private, max-age=3600');
    return context.body(bytes);
  });

  return app;
}

/** The disk is full or was taken away: nothing of the photo is kept, and it may work again later. */
export function noRoom(cause: unknown): never {
  throw new ProblemError('unavailable', { retryAfter: 60, cause });
}
