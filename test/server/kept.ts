import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '../../node_modules/.cache/council-elements');

/**
 * A new database with all tables and nothing in them, made once and kept between runs; another migration, or another
 * version of the database, makes another.
 * @param make writes it to this path, as a file or a folder
 * @returns where it is
 */
export async function keep(kind: string, version: string, make: (draft: string) => Promise<void>): Promise<string> {
  const name = `${kind}-${version}-${migrationsHash()}`;
  const path = join(cache, name);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  // Under another name first: test files run side by side.
  const draft = join(cache, `draft-${randomUUID()}`);
  await make(draft);
  try {
    renameSync(draft, path);
  } catch (error) {
    // Somebody else was quicker.
    if (!existsSync(path)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  for (const old of readdirSync(cache))
    if (old.startsWith(`${kind}-`) && old !== name) rmSync(join(cache, old), { recursive: true, force: true });
  return path;
}

function migrationsHash(): string {
  const folder = join(import.meta.dirname, '../../server/database/migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}
