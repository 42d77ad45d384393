import { readConfig } from './config.ts';
import { createLog, describeError } from './log.ts';
import { explainStart, serve, type DemoTown } from './serve.ts';

/**
 * Runs the server as a process: settings from the environment, one line when it is ready, a sentence when it cannot
 * start, and an orderly end on SIGTERM and SIGINT.
 */
export async function run(town: DemoTown): Promise<void> {
  const config = orExit(() => readConfig());
  const log = createLog(config.logLevel);
  const server = await serve(config, town, log).catch((error: unknown) => {
    console.error(explainStart(error, config));
    return process.exit(1);
  });
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    // Asked twice: whoever asks is in a hurry.
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error(describeError(error), 'failed to stop');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  // Last: whoever reads it may end us at once.
  const shown = (url: string) => url.replace('127.0.0.1', 'localhost');
  const pay = server.payUrl === undefined ? '' : `, and the payment provider of the demo at ${shown(server.payUrl)}/`;
  console.log(`Council Elements is at ${shown(server.url)}/, its API at ${shown(server.url)}/api/${pay}`);
}

function orExit<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    console.error((error as Error).message);
    return process.exit(1);
  }
}
