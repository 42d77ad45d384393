import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from './file-store.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Files in a folder, a folder for all parts of one, spread over 256 so that none grows too long to list.
 * @param names what the file of each part is called
 */
export function folderStore<Part extends string>(root: string, names: Record<Part, string>): FileStore<Part> {
  const parts = Object.entries(names) as [Part, string][];
  const folderOf = (id: string) => {
    if (!uuid.test(id)) throw new TypeError('Not the id of a file');
    return join(root, id.slice(0, 2), id);
  };

  return {
    async put(id, bytes) {
      const folder = folderOf(id);
      const parent = join(root, id.slice(0, 2));
      const draft = join(root, 'drafts', randomUUID());
      await mkdir(draft, { recursive: true });
      await mkdir(parent, { recursive: true });
      for (const [part, name] of parts) await writeThrough(join(draft, name), bytes[part]);
      await sync(draft);
      // All parts appear at once, whole.
      await rename(draft, folder);
      await sync(parent);
    },

    async get(id, part) {
      try {
        return new Uint8Array(await readFile(join(folderOf(id), names[part])));
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
