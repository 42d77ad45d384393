/** Starts the reference API and the demo on Node. Settings come from the environment, or from a file `.env`. */
import { existsSync } from 'node:fs';
import { run } from './run.ts';
import { exampleton } from './town.ts';

if (existsSync('.env')) process.loadEnvFile();
await run(exampleton);
