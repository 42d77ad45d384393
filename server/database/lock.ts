import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

/** Thrown when another process has the folder. */
export class LockedError extends Error {
  override name = 'LockedError';
}

interface Owner {
  pid: number;
  /** When that process started, as the kernel counts it; a pid alone may have been given to somebody else since. */
  started: string | undefined;
  /** Machine or container: a pid means nothing in another. */
  host: string;
}

/** Milliseconds: how often an owner shows that it lives, and how long one of another host is believed to. */
const beat = 10_000;
const believed = 60_000;

/**
 * Takes a lock file, so that one process alone uses a folder: two PGlites on one folder lose half of what they write.
 * A lock whose process has died is taken over; one from another host, of whose processes nothing can be known (two
 * containers on one volume), when its owner has shown no life for a minute.
 * @returns gives the lock back.
 * @throws LockedError when its owner is alive.
 */
export function takeLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), host: hostname() } satisfies Owner);
  // Written elsewhere and linked into place: the lock is never seen half written, and only one of two can link it.
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, mine);
  try {
    for (;;) {
      if (linked(draft, path)) {
        const timer = setInterval(() => touch(path), beat).unref();
        return () => {
          clearInterval(timer);
          if (readOr(path) === mine) rmSync(path, { force: true });
        };
      }
      const found = readOr(path);
      const owner = found === undefined ? undefined : parse(found);
      if (owner && (owner.host === hostname() ? isAlive(owner) : hasBeaten(path))) {
        const where = owner.host === hostname() ? '' : ` on ${owner.host}, or was until a minute ago`;
        throw new LockedError(
          `The data folder is in use by process ${owner.pid}${where} (lock file ${path}). ` +
            'Stop it first, or set DATABASE_URL to run several processes on PostgreSQL.',
        );
      }
      // Moved aside before it is removed: if somebody else was quicker, what was moved is theirs, and goes back.
      const aside = `${draft}.stale`;
      if (renamed(path, aside) && readOr(aside) !== found) linked(aside, path);
      rmSync(aside, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

const linked = (from: string, to: string) => unless('EEXIST', () => linkSync(from, to));
const renamed = (from: string, to: string) => unless('ENOENT', () => renameSync(from, to));

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // Somebody removed it, or the disk is away: no reason to end.
  }
}

function hasBeaten(path: string): boolean {
  const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
  return Date.now() - mtimeMs < believed;
}

function unless(code: string, act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return false;
    throw error;
  }
}

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Partial<Owner>;
    return Number.isInteger(owner.pid)
      ? { pid: Number(owner.pid), started: owner.started, host: owner.host ?? hostname() }
      : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return started === undefined || startOf(pid) === started;
}

/** Linux only: field 22 of /proc/<pid>/stat, counted after the name, which may hold spaces. */
function startOf(pid: number): string | undefined {
  const stat = readOr(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
