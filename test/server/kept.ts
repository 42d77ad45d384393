import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '../..');
const cache = join(project, 'node_modules/.cache/council-elements');
/** Milliseconds for which one that is good no more is left alone. */
const keptFor = 7_200_000;

/**
 * A new database with all tables and nothing in them, made once and kept between runs; another migration, or another
 * version of the database, makes another.
 * @param make writes it to this path, as a file or a folder
 * @param hash of what it is made from: the migrations
 * @returns where it is
 */
export async function keep(
  kind: string,
  version: string,
  make: (draft: string) => Promise<void>,
  hash = hashOf('server/database/migrations'),
): Promise<string> {
  const name = `${kind}-${version}-${hash}`;
  const path = join(cache, name);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  // Under another name first: test files run side by side.
  const draft = join(cache, `${kind}-draft-${randomUUID()}`);
  await make(draft);
  try {
    renameSync(draft, path);
  } catch (error) {
    // Somebody else was quicker.
    if (!existsSync(path)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  for (const old of readdirSync(cache).filter((each) => each.startsWith(`${kind}-`) && each !== name)) {
    // Another test file may be about to read what was good a moment ago.
    const made = statSync(join(cache, old), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (made < Date.now() - keptFor) rmSync(join(cache, old), { recursive: true, force: true });
  }
  return path;
}

/** Of all files in some folders of the project. */
export function hashOf(...folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const path = join(project, folder);
    const files = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map(({ parentPath, name }) => join(parentPath, name));
    for (const file of files.sort()) hash.update(file.slice(project.length)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
