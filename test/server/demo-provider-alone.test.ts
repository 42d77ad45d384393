import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { aPayment, type ApiPayment } from './demo-provider.ts';
import { emptyDatabase } from './helpers.ts';
import { exitOf } from './process.ts';

const main = join(import.meta.dirname, '../../server/connectors/pay/demo-provider/main.ts');

describe('the payment provider of the demo, alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-pay-'));
  const data = join(folder, 'data');
  // To make a database takes longer than all the rest.
  before(async () => (await PGlite.create({ dataDir: data, loadDataDir: await emptyDatabase() })).close());
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function start() {
    const child = spawn(process.execPath, [main], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PORT: '0', DATA_DIR: data, API_KEY: 'alone' },
    });
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (part: Buffer) => {
        said += part.toString();
        const found = /is at (http:\S+)\//.exec(said);
        if (found?.[1] !== undefined) resolve(found[1]);
      });
      child.once('exit', () => reject(new Error(`It ended: ${said}`)));
    });
    const headers = { Authorization: 'Bearer alone', 'Content-Type': 'application/json' };
    return {
      async end(signal: NodeJS.Signals) {
        child.kill(signal);
        return exitOf(child);
      },
      create: async () => {
        const body = JSON.stringify(aPayment());
        return (await (await fetch(`${url}/v1/payments`, { method: 'POST', headers, body })).json()) as ApiPayment;
      },
      get: async (id: string) => (await (await fetch(`${url}/v1/payments/${id}`, { headers })).json()) as ApiPayment,
      visit: (next: string) => fetch(url + new URL(next).pathname, { redirect: 'manual' }),
    };
  }

  it('keeps what was begun when it is killed, and ends in order when it is asked to', async () => {
    const first = await start();
    const { payment_id: id, _links } = await first.create();
    assert.equal(await first.end('SIGKILL'), 'SIGKILL');

    const second = await start();
    assert.equal((await second.get(id)).state.status, 'created');
    const opened = await second.visit(_links['next_url']?.href ?? '');
    assert.equal(opened.headers.get('location'), `/card_details/${id}`);
    assert.equal(await second.end('SIGTERM'), 0);
  });
});
