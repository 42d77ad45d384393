/** Starts the reference API and the demo on Node, from the environment. */
import { readConfig } from './config.ts';
import { createLog, describeError } from './log.ts';
import { explainStart, serve } from './serve.ts';
import { exampleton } from './town.ts';

try {
  process.loadEnvFile();
} catch {
  // There need be no .env.
}

const config = (() => {
  try {
    return readConfig();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
})();
const log = createLog(config.logLevel);

try {
  const server = await serve(config, exampleton, log);
  const shown = server.url.replace('127.0.0.1', 'localhost');
  console.log(`Council Elements is at ${shown}/ and its API at ${shown}/api/`);

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
} catch (error) {
  console.error(explainStart(error, config));
  process.exit(1);
}
