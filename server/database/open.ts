import { mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { takeLock } from './lock.ts';
import { migrate } from './migrate.ts';
import * as schema from './schema.ts';
import { drizzlePGlite, drizzlePostgres, type SQL } from './sql.ts';
import { watchEventLoop } from './watchdog.ts';

/** What stores use: the same on PGlite and PostgreSQL, and the same inside a transaction. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface DatabaseOptions {
  /** PostgreSQL's address, `postgres://user:password@host/name`; without it the database is embedded. */
  url?: string | undefined;
  /** Folder of the embedded database; without it, it lives in memory and goes with the process. */
  directory?: string | undefined;
  /** A dump of an embedded database to begin with, for one in memory: quicker than making a new one. */
  snapshot?: Blob | undefined;
  /** Milliseconds a query may take: PostgreSQL cancels it, the embedded database ends the process. */
  queryTimeLimit?: number | undefined;
  /** Connections to PostgreSQL at most. */
  connections?: number | undefined;
  /** Bytes that must stay free on the disk of the embedded database for writes to be taken. */
  minFreeBytes?: number | undefined;
}

export interface OpenDatabase {
  db: Database;
  kind: 'pglite' | 'postgres';
  /** False while the disk is all but full: the embedded database does not survive a full one, so writes stop before. */
  hasRoom: () => boolean;
  /**
   * Hears what is said on a channel (`NOTIFY`), by whichever process, once what it tells of is there.
   * @returns stops it.
   */
  listen(channel: string, listener: Listener): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export interface Listener {
  heard: (payload: string) => void;
  /** The connection was lost and is there again: what was said in between was not heard. */
  again: () => void;
}

/**
 * Opens the database and brings its tables up to date.
 * @throws LockedError when another process has the folder.
 */
export function openDatabase(options: DatabaseOptions = {}): Promise<OpenDatabase> {
  return options.url ? openPostgres(options.url, options) : openPGlite(options);
}

/** The embedded database itself, with its tables up to date. */
export async function openEmbedded(options: PGliteOptions = {}): Promise<PGlite> {
  const client = await PGlite.create({ ...options, extensions: { btree_gist, pg_trgm } });
  await migrate({
    run: async (script) => void (await client.exec(script)),
    ask: async (query) => (await client.query<Record<string, unknown>>(query)).rows,
  });
  return client;
}

/** A new database is made, or an interrupted one recovered, in seconds; on a very busy machine in many. */
const openingTimeLimit = 120_000;

async function openPGlite({
  directory,
  snapshot,
  queryTimeLimit = 15_000,
  minFreeBytes = 100 * 2 ** 20,
}: DatabaseOptions): Promise<OpenDatabase> {
  const unlock = directory === undefined ? () => {} : takeLock(`${directory}.lock`);
  const watch = directory === undefined ? undefined : watchEventLoop(openingTimeLimit);
  const hasRoom = () => directory === undefined || freeBytes(dirname(directory)) >= minFreeBytes;
  try {
    if (directory !== undefined) mkdirSync(directory, { recursive: true });
    if (!hasRoom()) throw new Error(`The disk of ${directory} is full: less than ${minFreeBytes} bytes are free.`);
    const client = await openEmbedded({
      ...(directory === undefined ? {} : { dataDir: directory }),
      ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
    });
    watch?.allow(queryTimeLimit);
    return {
      db: drizzlePGlite(client, { schema }),
      kind: 'pglite',
      hasRoom,
      listen: async (channel, { heard }) => {
        const stop = await client.listen(channel, heard);
        return async () => {
          if (!client.closed) await stop();
        };
      },
      close: async () => {
        await client.close();
        watch?.stop();
        unlock();
      },
    };
  } catch (error) {
    watch?.stop();
    unlock();
    throw error;
  }
}

async function openPostgres(
  url: string,
  { queryTimeLimit = 15_000, connections = 10 }: DatabaseOptions,
): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: connections,
    application_name: 'council-elements',
    connectionTimeoutMillis: 5000,
    statement_timeout: queryTimeLimit,
    idle_in_transaction_session_timeout: queryTimeLimit,
    // Somebody else is at work on the same row: two seconds is long for any of our transactions.
    lock_timeout: 2000,
    // The network may go away without a word; PostgreSQL's own limit does not help then.
    query_timeout: queryTimeLimit + 1000,
  });
  // A connection that dies is replaced by the pool, and whoever was at work on it is told by the query that fails;
  // without a listener it would end the process, while it is idle and while it is in a transaction.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const client = await pool.connect();
    try {
      await client.query('set lock_timeout = 0');
      await migrate({
        run: async (script) => void (await client.query(script)),
        ask: async (query) => (await client.query<Record<string, unknown>>(query)).rows,
      });
    } finally {
      // Not back to the pool: it has another lock_timeout than the rest.
      client.release(true);
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const db = drizzlePostgres(pool, { schema });
  // drizzle's own does not give the connection back when `begin` fails on it, and the pool would run dry of them.
  db.transaction = async (work, config) => {
    const client = await pool.connect();
    try {
      return await drizzlePostgres(client, { schema }).transaction(work, config);
    } finally {
      client.release();
    }
  };
  return {
    db,
    kind: 'postgres',
    hasRoom: () => true,
    listen: (channel, listener) => listenPostgres(url, channel, listener),
    close: () => pool.end(),
  };
}

/** Milliseconds between tries to get a lost connection back. */
const listenAgain = 1000;

/** A connection of its own, which is made again for as long as it takes: one that listens may not go back to a pool. */
async function listenPostgres(url: string, channel: string, { heard, again }: Listener): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'council-elements listening',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    });
    next.on('error', () => {});
    next.on('notification', ({ payload }) => heard(payload ?? ''));
    next.once('end', retry);
    client = next;
    await next.connect();
    await next.query(`listen ${channel}`);
  };
  const retry = () => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      connect().then(again, retry);
    }, listenAgain);
    timer.unref();
  };
  await connect().catch(retry);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}

const mostPrepared = 100;
const prepared = new Map<string, string>();

/**
 * Has PostgreSQL parse and plan a statement once a connection and not each time, which takes it longer than the write
 * of a report itself. Statements are told apart by their text; of those that vary the first hundred are kept.
 */
class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    // The pool listens to those that are idle. One that dies while it has a transaction open, between two statements,
    // would end the process; the next statement fails as it should, and the pool lets the client go.
    this.on('error', () => {});
  }

  override query(...given: unknown[]): never {
    const [query, values, ...rest] = given as [pg.QueryConfig, unknown[] | undefined, ...unknown[]];
    const named = values && values.length > 0 && typeof query.text === 'string' ? withName(query) : query;
    return (super.query as (...all: unknown[]) => unknown).call(this, named, values, ...rest) as never;
  }
}

function withName(query: pg.QueryConfig): pg.QueryConfig {
  const name = prepared.get(query.text) ?? (prepared.size < mostPrepared ? `s${prepared.size + 1}` : undefined);
  if (name === undefined) return query;
  prepared.set(query.text, name);
  return { ...query, name };
}

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

/** Runs a query written in SQL and gives its rows; `Row` is the caller's word for what they hold. */
export async function rows<Row>(db: Database, query: SQL): Promise<Row[]> {
  return (await (db.execute(query) as unknown as Promise<{ rows: Row[] }>)).rows;
}
