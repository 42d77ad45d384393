import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface ServerProcess {
  url: string;
  child: ChildProcess;
  /** Ends it, and resolves when it is gone: with its exit code, or the signal's name. */
  end(signal: NodeJS.Signals): Promise<number | string>;
}

/** Starts a server as a process and waits until it says where it is. */
export async function startProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawnServer(environment);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const found = /http:\/\/localhost(:\d+)/.exec(said);
      if (found) resolve(`http://127.0.0.1${found[1]}`);
    });
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
    child.once('exit', (code, signal) => reject(new Error(`The server ended with ${code ?? signal}: ${said}`)));
  });
  return {
    url,
    child,
    async end(signal) {
      const exited = exitOf(child);
      child.kill(signal);
      return exited;
    },
  };
}

/** Starts a server as a process that is expected to end by itself. */
export async function runProcess(
  environment: Record<string, string>,
): Promise<{ exit: number | string; said: string }> {
  const child = spawnServer(environment);
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  child.stdout?.on('data', (part: Buffer) => (said += part.toString()));
  return { exit: await exitOf(child), said };
}

export async function exitOf(child: ChildProcess): Promise<number | string> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode ?? child.signalCode ?? -1;
}

const spawnServer = (environment: Record<string, string>) =>
  spawn(process.execPath, [join(import.meta.dirname, 'child.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // Compiled code is kept between starts: a test that kills a server ten times starts it eleven times.
      NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/council-elements'),
      PORT: '0',
      LOG_LEVEL: 'error',
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
    },
  });
