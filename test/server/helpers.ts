import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readConfig, type Config } from '../../server/config.ts';
import { folderDocumentStore } from '../../server/connectors/documents/folder.ts';
import { folderPhotoStore } from '../../server/connectors/photos/folder.ts';
import { openEmbedded, type Database } from '../../server/database/open.ts';
import * as schema from '../../server/database/schema.ts';
import { drizzlePGlite } from '../../server/database/sql.ts';
import { createLog } from '../../server/log.ts';
import { serve, type DemoTown } from '../../server/serve.ts';
import { hashOf, keep } from './kept.ts';

export interface TestServer {
  /** `http://127.0.0.1:54321`, without a slash at the end. */
  url: string;
  db: Database;
  /** Folder of the photos. */
  photoDirectory: string;
  /** Lines of the log so far. */
  logged(): string;
  close(): Promise<void>;
}

export interface TestServerOptions {
  /** Environment variables of the server, as `CORS_ORIGINS`. */
  environment?: Record<string, string>;
  /** Exampleton, with its reports, unless told otherwise. */
  town?: DemoTown;
  /** Makes the reports anew, as a server does that starts for the first time, and not an hour ago. */
  fresh?: boolean;
  /** Keeps the embedded database and the photos in a folder of its own instead of memory. */
  onDisk?: boolean;
  /** Starts the payment provider of the demo beside it. */
  demoProvider?: boolean;
}

/** Starts the real server on a free port, with its database in memory. */
export async function startServer({
  environment = {},
  town,
  fresh = false,
  onDisk = false,
  demoProvider = false,
}: TestServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'council-elements-'));
  const read = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    DEMO: 'on',
    LOG_LEVEL: 'info',
    LIMIT_REPORTS: 'off',
    BOT_DEFENCE: 'off',
    LIMIT_HOLDS: 'off',
    LIMIT_BOOKINGS: 'off',
    LIMIT_PHOTOS: 'off',
    LIMIT_READS: 'off',
    LIMIT_LOOKUPS: 'off',
    LIMIT_REFERENCES: 'off',
    LIMIT_POSTCODES: 'off',
    LIMIT_UPDATES: 'off',
    LIMIT_LETTERS: 'off',
    LIMIT_NOTICES: 'off',
    LIMIT_SIGN_INS: 'off',
    LIMIT_PAYMENTS: 'off',
    ...environment,
  });
  const config: Config = {
    ...read,
    ...(!onDisk && { database: { ...read.database, directory: undefined } }),
    ...(!demoProvider && { demoPay: undefined }),
  };
  const memory = !onDisk && config.database.url === undefined;
  let lines = '';
  const log = createLog(config.logLevel, { write: (line) => void (lines += line) });
  const { exampleton } = await import('../../server/town.ts');
  const settled = memory && !town && !fresh ? await settledDatabase(exampleton) : undefined;
  if (settled) cpSync(settled.files, folder, { recursive: true });
  const snapshot = settled?.snapshot ?? (memory ? await emptyDatabase() : undefined);
  const server = await serve(
    { ...config, database: { ...config.database, ...(snapshot && { snapshot }) } },
    town ?? exampleton,
    log,
  );
  return {
    url: server.url,
    db: server.database.db,
    photoDirectory: config.photoDirectory,
    logged: () => lines,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A newly made embedded database, kept between runs: to make one takes seconds, to load one a fraction.
 * It is that of the installed PGlite, with all tables and nothing in them; another migration makes another.
 */
export async function emptyDatabase(): Promise<Blob> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')) as { version: string };
  const path = await keep('pglite', version, async (draft) => {
    const fresh = await openEmbedded();
    const dump = await fresh.dumpDataDir('none');
    await fresh.close();
    writeFileSync(draft, Buffer.from(await dump.arrayBuffer()));
  });
  return new Blob([readFileSync(path)]);
}

/**
 * A database in which Exampleton is already, as that of a server that was started up to an hour ago, with its photos and
 * documents: each file of journeys has a server of its own, and to make the town anew takes longer than all its pages.
 */
async function settledDatabase({ seed }: DemoTown): Promise<{ snapshot: Blob; files: string }> {
  const hour = new Date().toISOString().slice(0, 13);
  const path = await keep(
    'exampleton',
    hour,
    async (draft) => {
      const files = join(draft, 'files');
      mkdirSync(files, { recursive: true });
      const { photoDirectory, documentDirectory } = readConfig({ DATA_DIR: files });
      const client = await openEmbedded({ loadDataDir: await emptyDatabase() });
      const stores = [folderPhotoStore(photoDirectory), folderDocumentStore(documentDirectory)] as const;
      await seed?.(drizzlePGlite(client, { schema }), ...stores);
      const dump = await client.dumpDataDir('none');
      await client.close();
      writeFileSync(join(draft, 'database.tar'), Buffer.from(await dump.arrayBuffer()));
    },
    hashOf('server', 'src/contract', 'src/core'),
  );
  return { snapshot: new Blob([readFileSync(join(path, 'database.tar'))]), files: join(path, 'files') };
}
