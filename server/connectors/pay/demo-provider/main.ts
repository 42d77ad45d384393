/**
 * Runs the provider alone, with an embedded database of its own: `node server/connectors/pay/demo-provider/main.ts`.
 * README.md beside this file says which variables it reads.
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { takeLock } from '../../../database/lock.ts';
import * as schema from '../../../database/schema.ts';
import { drizzlePGlite } from '../../../database/sql.ts';
import { createLog } from '../../../log.ts';
import { startDemoProvider } from './start.ts';

const {
  PORT = '4320',
  HOST = '127.0.0.1',
  DATA_DIR = '.data/demo-pay',
  PUBLIC_URL,
  API_KEY = 'demo-pay-key',
  WEBHOOK_URL = 'http://localhost:4310/api/payments/messages',
  WEBHOOK_SECRET = 'demo-pay-secret',
  CONTROL_TOKEN,
} = process.env;

const directory = resolve(DATA_DIR);
mkdirSync(directory, { recursive: true });
const unlock = takeLock(`${directory}.lock`);
const client = await PGlite.create({ dataDir: directory });
const provider = await startDemoProvider({
  db: drizzlePGlite(client, { schema }),
  log: createLog('info'),
  port: Number(PORT),
  host: HOST,
  apiKey: API_KEY,
  webhookUrl: WEBHOOK_URL,
  webhookSecret: WEBHOOK_SECRET,
  publicUrl: PUBLIC_URL,
  controlToken: CONTROL_TOKEN,
});
console.log(`The payment provider of the demo is at ${provider.url}/ and sends webhooks to ${WEBHOOK_URL}`);

const stop = async () => {
  await provider.close();
  await client.close();
  unlock();
  process.exit(0);
};
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
