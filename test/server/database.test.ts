import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { databaseFault } from '../../server/database/errors.ts';
import { LockedError, takeLock } from '../../server/database/lock.ts';
import { openDatabase, rows } from '../../server/database/open.ts';
import * as schema from '../../server/database/schema.ts';
import { core, sql } from '../../server/database/sql.ts';
import { aReport, get, onBothDatabases } from './client.ts';
import { emptyDatabase } from './helpers.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { exitOf, runProcess, startProcess } from './process.ts';

const temporary = () => mkdtempSync(join(tmpdir(), 'council-database-'));

onBothDatabases('the database', (server, kind) => {
  for (const table of Object.values(schema).filter((each) => each instanceof core.PgTable)) {
    const { name, columns } = core.getTableConfig(table);
    it(`has ${name} as queries see it`, async () => {
      const found = await rows<{ name: string; nullable: string; fallback: string | null; identity: string }>(
        server().db,
        sql`select column_name as name, is_nullable as nullable, column_default as fallback, is_identity as identity
            from information_schema.columns where table_name = ${name} and is_generated = 'NEVER' order by column_name`,
      );
      assert.deepEqual(
        found.map((column) => ({
          name: column.name,
          notNull: column.nullable === 'NO',
          hasDefault: column.fallback !== null || column.identity === 'YES',
        })),
        columns
          .map((column) => ({
            name: column.name,
            notNull: column.notNull,
            hasDefault: column.hasDefault || column.generatedIdentity !== undefined,
          }))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      );
    });
  }

  it('runs each migration once and notes it', async () => {
    const found = await rows<{ name: string }>(server().db, sql`select name from migrations order by name`);
    assert.ok(found.some(({ name }) => name === '0001-cases.sql'));
  });

  it(`answers for its health on ${kind}`, async () => {
    const answer = await get(`${server().url}/api/health`);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.body, { status: 'ok' });
  });
});

describe('PostgreSQL', () => {
  let postgres: TestPostgres;
  let folder = '';
  before(async () => {
    postgres = await startPostgres({ empty: true });
    folder = temporary();
  });
  after(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const environment = () => ({ DATABASE_URL: postgres.url, DATA_DIR: folder });

  it('is brought up to date once by processes that start together', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase({ url: postgres.url })));
    const [{ db }] = opened as [(typeof opened)[0]];
    const counted = await rows<{ most: number }>(
      db,
      sql`select max(times)::int as most from (select count(*) as times from migrations group by name) as each`,
    );
    assert.deepEqual(counted, [{ most: 1 }]);
    const name = '0001-cases.sql';
    await db.execute(sql`update migrations set sha256 = 'x' || sha256 where name = ${name}`);
    await assert.rejects(openDatabase({ url: postgres.url }), /0001-cases\.sql was changed/);
    await db.execute(sql`update migrations set sha256 = substr(sha256, 2) where name = ${name}`);
    await Promise.all(opened.map(({ close }) => close()));
  });

  it('cuts off a query that takes too long', async () => {
    const { db, close } = await openDatabase({ url: postgres.url, queryTimeLimit: 300 });
    await assert.rejects(db.execute(sql`select pg_sleep(60)`), (error) => databaseFault(error) === 'query_canceled');
    assert.deepEqual(await rows(db, sql`select 1 as one`), [{ one: 1 }]);
    await close();
  });

  it('loses what is at work on a connection that dies, and nothing else', async () => {
    const { db, close } = await openDatabase({ url: postgres.url });
    const lost = db.transaction(async (transaction) => {
      const [mine] = await rows<{ pid: number }>(transaction, sql`select pg_backend_pid() as pid`);
      // Nothing is asked of the connection when it goes.
      await db.execute(sql`select pg_terminate_backend(${mine?.pid ?? 0}, 5000)`);
      await rows(transaction, sql`select 1 as one`);
    });
    await assert.rejects(lost);
    assert.deepEqual(await rows(db, sql`select 1 as one`), [{ one: 1 }]);
    await close();
  });

  it('loses no connection to those that die as a transaction begins', async () => {
    const { db, close } = await openDatabase({ url: postgres.url, connections: 1 });
    const { query } = pg.Client.prototype;
    for (let time = 0; time < 2; time += 1) {
      pg.Client.prototype.query = function (this: { connection: { stream: Socket } }, ...given: unknown[]) {
        if ((given[0] as { text?: string }).text === 'begin') this.connection.stream.destroy();
        return Reflect.apply(query, this, given) as never;
      };
      const failed = db.transaction(() => Promise.resolve()).catch((error: unknown) => databaseFault(error));
      assert.equal(await failed, 'connection');
      pg.Client.prototype.query = query;
    }
    assert.deepEqual(await rows(db, sql`select 1 as one`), [{ one: 1 }]);
    await close();
  });

  it('plans a statement once a connection, whatever it is given', async () => {
    const { db, close } = await openDatabase({ url: postgres.url, connections: 1 });
    for (const given of [1, 2, 3]) {
      assert.deepEqual(await rows(db, sql`select ${given}::integer as planned`), [{ planned: given }]);
    }
    const kept = await rows<{ uses: number }>(
      db,
      sql`select (generic_plans + custom_plans)::integer as uses from pg_prepared_statements
          where statement like 'select $1::integer as planned'`,
    );
    assert.deepEqual(kept, [{ uses: 3 }]);
    await close();
  });

  it('may stop and start again: 503 meanwhile, and then all is well without a human', async () => {
    const server = await startProcess(environment());
    const ask = () => get(`${server.url}/api/health`);
    assert.equal((await ask()).status, 200);
    await postgres.crash();
    const down = await ask();
    assert.equal(down.status, 503);
    assert.ok(down.headers.get('retry-after'));
    await postgres.restart();
    assert.equal((await ask()).status, 200);
    assert.equal(await server.end('SIGTERM'), 0);
  });

  it('lets a server that is asked to stop finish what it has begun, while it takes no more', async () => {
    const server = await startProcess(environment());
    const body = JSON.stringify(aReport({ description: 'Begun before the end' }));
    const half = randomInt(1, body.length - 1);
    let finish = () => {};
    const sent = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from(body.slice(0, half)));
        finish = () => {
          controller.enqueue(Buffer.from(body.slice(half)));
          controller.close();
        };
      },
    });
    const answer = fetch(`${server.url}/api/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: sent,
      duplex: 'half',
    });
    // The server has the first half when it answers the next request.
    await get(`${server.url}/api/health`);
    const ended = server.end('SIGTERM');
    while (await get(`${server.url}/api/health`).then(Boolean, () => false)) await new Promise(setImmediate);
    finish();
    assert.equal((await answer).status, 201);
    assert.equal(await ended, 0);
  });

  it('is no help on a port that is taken: a sentence says so', async () => {
    const first = await startProcess(environment());
    const second = await runProcess({ ...environment(), PORT: new URL(first.url).port });
    assert.equal(second.exit, 1);
    assert.match(second.said, /^Port \d+ is in use/);
    await first.end('SIGTERM');
  });
});

describe('a server that cannot start', () => {
  it('says that the database is not there, in a sentence, without a stack', async () => {
    const { exit, said } = await runProcess({ DATABASE_URL: 'postgres://x@127.0.0.1:1/x', DATA_DIR: tmpdir() });
    assert.equal(exit, 1);
    assert.match(said, /The database does not answer/);
    assert.doesNotMatch(said, /\n\s+at /);
  });

  it('names every setting that is wrong', async () => {
    const { exit, said } = await runProcess({ CORS_ORIGINS: 'example.com', LIMIT_PHOTOS: 'x' });
    assert.equal(exit, 1);
    assert.match(said, /^CORS_ORIGINS must be origins/m);
    assert.match(said, /^LIMIT_PHOTOS must be/m);
  });
});

describe('a lock file', () => {
  const folder = temporary();
  const path = join(folder, 'x.lock');
  after(() => rmSync(folder, { recursive: true }));

  it('is held by one at a time, and given back', () => {
    const unlock = takeLock(path);
    assert.throws(() => takeLock(path), LockedError);
    assert.throws(() => takeLock(path), new RegExp(`in use by process ${process.pid} `));
    unlock();
    assert.equal(existsSync(path), false);
    takeLock(path)();
  });

  it('of a process that has died is taken over', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await exitOf(gone);
    writeFileSync(path, JSON.stringify({ pid: gone.pid, started: '1' }));
    takeLock(path)();
  });

  it('of a process whose number now belongs to another is taken over', { skip: !existsSync('/proc/1/stat') }, () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, started: '1' }));
    takeLock(path)();
  });

  it('from another host, whose processes nobody here can see, is believed while it shows life', () => {
    writeFileSync(path, JSON.stringify({ pid: 1, started: '1', host: 'another-container' }));
    assert.throws(() => takeLock(path), /in use by process 1 on another-container, or was until a minute ago/);
    const then = new Date(Date.now() - 61_000);
    utimesSync(path, then, then);
    takeLock(path)();
  });

  it('is kept fresh by its owner', (context) => {
    context.mock.timers.enable({ apis: ['setInterval'] });
    const unlock = takeLock(path);
    const then = new Date(Date.now() - 61_000);
    utimesSync(path, then, then);
    context.mock.timers.tick(10_000);
    assert.ok(Date.now() - statSync(path).mtimeMs < 5000);
    unlock();
  });

  it('that a crash left empty is taken over', () => {
    for (const content of ['', 'null', '{}', '{"pid":']) {
      writeFileSync(path, content);
      takeLock(path)();
    }
  });

  it('that somebody else has taken meanwhile is not given away', () => {
    const unlock = takeLock(path);
    writeFileSync(path, 'another');
    unlock();
    assert.equal(readFileSync(path, 'utf8'), 'another');
  });
});

describe('the embedded database on disk', () => {
  const folder = temporary();
  before(async () => {
    // Made once for the tests below: it takes seconds.
    const { close } = await openDatabase({ directory: join(folder, 'database'), snapshot: await emptyDatabase() });
    await close();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is used by one process; the next is told why it cannot start; a dead one is followed', async () => {
    const first = await startProcess({ DATA_DIR: folder });
    const second = await runProcess({ DATA_DIR: folder });
    assert.equal(second.exit, 1);
    assert.match(second.said, /in use by process \d+ .*DATABASE_URL/);
    assert.doesNotMatch(second.said, /\n\s+at /);
    assert.equal((await get(`${first.url}/api/health`)).status, 200);
    assert.equal(await first.end('SIGKILL'), 'SIGKILL');
    const third = await startProcess({ DATA_DIR: folder });
    assert.equal((await get(`${third.url}/api/health`)).status, 200);
    assert.equal(await third.end('SIGTERM'), 0);
    assert.equal(existsSync(join(folder, 'database.lock')), false);
  });

  it('does not open when the disk is full', async () => {
    const minFreeBytes = Number.MAX_SAFE_INTEGER;
    await assert.rejects(openDatabase({ directory: join(folder, 'database'), minFreeBytes }), /disk .* is full/);
    assert.equal(existsSync(join(folder, 'database.lock')), false);
  });

  it('that never answers ends its process, which then says why', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'stuck.ts'), join(folder, 'database')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    assert.equal(await exitOf(child), 'SIGKILL');
    assert.match(said, /A database query has not answered/);
    const { close } = await openDatabase({ directory: join(folder, 'database') });
    await close();
  });
});
