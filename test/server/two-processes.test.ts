import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { openDatabase, rows, type OpenDatabase } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { owned } from './cases.ts';
import { openDesk } from './desk.ts';
import { readEvents } from './events.ts';
import type { TestServer } from './helpers.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { startProcess, type ServerProcess } from './process.ts';

describe('two processes on one PostgreSQL', () => {
  let postgres: TestPostgres;
  let database: OpenDatabase;
  let processes: ServerProcess[];
  let folder = '';
  /** Message-ID of each mail that arrived, in order. */
  const arrived: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      let source = '';
      stream.on('data', (part: Buffer) => (source += part.toString()));
      stream.on('end', () => {
        arrived.push(/^Message-ID: <([^>]+)>/im.exec(source)?.[1] ?? '');
        callback();
      });
    },
  });

  before(async () => {
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    postgres = await startPostgres();
    folder = mkdtempSync(join(tmpdir(), 'council-two-'));
    const environment = {
      DATABASE_URL: postgres.url,
      DATA_DIR: folder,
      DEMO: 'on',
      SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    };
    processes = await Promise.all([startProcess(environment), startProcess(environment)]);
    database = await openDatabase({ url: postgres.url, connections: 2 });
  });
  after(async () => {
    await Promise.all(processes.map(({ end }) => end('SIGTERM')));
    await database.close();
    await postgres.stop();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    rmSync(folder, { recursive: true, force: true });
  });
  /** A process as the helpers of tests know a server. */
  const server = (which: 0 | 1): TestServer => ({
    url: processes[which]!.url,
    db: database.db,
    photoDirectory: join(folder, 'photos'),
    logged: () => '',
    close: () => Promise.resolve(),
  });

  it('show on one what is done on the other, within two seconds', async () => {
    const mine = await owned(server(0));
    const { reference } = mine.receipt;
    const desk = await openDesk(server(1));
    const events = await readEvents(`${server(0).url}/api/cases/${reference}/events`, mine.headers);
    await events.next();
    const waits: number[] = [];
    for (const status of ['investigating', 'planned', 'in-progress', 'fixed']) {
      const told = events.next();
      const since = performance.now();
      assert.equal((await desk.act(reference, { kind: 'status', status })).status, 201);
      await told;
      waits.push(performance.now() - since);
      assert.equal((await mine.view()).status.code, status);
    }
    console.log(`told after ${waits.map((wait) => Math.round(wait)).join(', ')} ms, the desk's own call included`);
    assert.ok(Math.max(...waits) < 2000);
    events.stop();
  });

  it('go on telling when the connection that listens is cut', async () => {
    const mine = await owned(server(0));
    const { reference } = mine.receipt;
    const desk = await openDesk(server(1));
    const events = await readEvents(`${server(0).url}/api/cases/${reference}/events`, mine.headers);
    await events.next();
    await database.db.execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'council-elements listening'`,
    );
    // Whether it is heard or caught up with: it comes.
    const told = events.next();
    await desk.act(reference, { kind: 'status', status: 'planned' });
    assert.equal((await told)['id'], '2');
    events.stop();
  });

  it('know each other’s sessions, of residents and of officers', async () => {
    const mine = await owned(server(0));
    const url = `${server(1).url}/api/cases/${mine.receipt.reference}`;
    assert.equal((await fetch(url, { headers: mine.headers })).status, 200);
    const desk = await openDesk(server(0));
    assert.equal((await fetch(`${server(1).url}/api/desk/session`, { headers: desk.headers })).status, 200);
  });

  it('send no letter twice, and none not at all', async () => {
    const desks = [await openDesk(server(0)), await openDesk(server(1))] as const;
    const mine = await Promise.all(Array.from({ length: 30 }, (_, index) => owned(server((index % 2) as 0 | 1))));
    await Promise.all(
      mine.map(({ receipt }, index) =>
        desks[((index + 1) % 2) as 0 | 1].act(receipt.reference, { kind: 'status', status: 'planned' }),
      ),
    );
    const waiting = async () =>
      (
        await rows<{ count: number }>(database.db, sql`select count(*)::int as count from outbox where sent_at is null`)
      )[0]?.count ?? 0;
    while ((await waiting()) > 0);
    const [all] = await rows<{ count: number }>(database.db, sql`select count(*)::int as count from outbox`);
    assert.equal(new Set(arrived).size, arrived.length, 'none twice');
    assert.equal(arrived.length, all?.count, 'all of them');
    console.log(`${arrived.length} letters, each once`);
    assert.ok(arrived.length >= 60);
  });
});
