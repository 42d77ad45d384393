import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhotoSize, PhotoStore } from './photo-store.ts';

const sizes: readonly PhotoSize[] = ['full', 'thumbnail'];
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Photos in a folder, a folder a photo, spread over 256 so that none grows too long to list. */
export function folderPhotoStore(root: string): PhotoStore {
  const folderOf = (id: string) => {
    if (!uuid.test(id)) throw new TypeError('Not the id of a photo');
    return join(root, id.slice(0, 2), id);
  };

  return {
    async put(id, bytes) {
      const folder = folderOf(id);
      const parent = join(root, id.slice(0, 2));
      const draft = join(root, 'drafts', randomUUID());
      await mkdir(draft, { recursive: true });
      await mkdir(parent, { recursive: true });
      for (const size of sizes) await writeThrough(join(draft, `${size}.jpg`), bytes[size]);
      await sync(draft);
      // Both sizes appear at once, whole.
      await rename(draft, folder);
      await sync(parent);
    },

    async get(id, size) {
      try {
        return new Uint8Array(await readFile(join(folderOf(id), `${size}.jpg`)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },

    async remove(id) {
      await rm(folderOf(id), { recursive: true, force: true });
    },

    async *listBefore(instant) {
      for (const shard of await list(root)) {
        for (const name of await list(join(root, shard))) {
          const path = join(root, shard, name);
          const { mtime } = await stat(path).catch(() => ({ mtime: instant }));
          if (mtime >= instant) continue;
          // What a crash left half written belongs to nobody.
          if (shard === 'drafts') await rm(path, { recursive: true, force: true });
          else if (uuid.test(name)) yield name;
        }
      }
    },
  };
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder survive a loss of power. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
