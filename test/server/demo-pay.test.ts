import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import type { PayableFound } from '../../src/contract/payables.ts';
import { readConfig } from '../../server/config.ts';
import { ledgerFaults } from '../../server/domains/payment/ledger.ts';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { post } from './client.ts';
import { emptyDatabase, startServer, type TestServer } from './helpers.ts';
import { anAccount, FakePay, providerIdOf, servePay, setUpPayments, startedOf } from './pay.ts';
import { town } from './town.ts';

const returnUrl = 'https://www.exampleton.example/pay';

/** An order for all that an account owes, which can be sent again. */
async function anOrder({ url, db }: TestServer) {
  const found = await post(`${url}/api/payables/lookup`, {
    service: 'council-tax',
    ...(await anAccount(db)),
  });
  const { id, due: pence } = (found.body as PayableFound).payable;
  const body = { returnUrl, contact: {}, items: [{ payable: id, pence }] };
  return { body, headers: { 'Idempotency-Key': randomUUID() } };
}

async function begin({ url }: TestServer, { body, headers }: Awaited<ReturnType<typeof anOrder>>) {
  const answer = await post(`${url}/api/payments`, body, headers);
  assert.equal(answer.status, 201, answer.text);
  const { id, nextUrl } = startedOf(answer);
  return { id, page: new URL(nextUrl ?? '') };
}

/** Pays at the card page, without script, and is sent back. */
async function payAt(page: URL): Promise<string | null> {
  const opened = await fetch(page, { redirect: 'manual' });
  const headers = {
    Cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '',
  };
  const path = opened.headers.get('location') ?? '';
  const send = (to: string, form: Record<string, string>) =>
    fetch(new URL(to, page), {
      method: 'POST',
      headers,
      redirect: 'manual',
      body: new URLSearchParams(form),
    });
  await fetch(new URL(path, page), { headers });
  await send(path, {
    // Its webhook is with the council before the resident is.
    number: '4000 0000 0000 1042',
    month: '10',
    year: '2040',
    name: 'R Resident',
    code: '123',
    country: 'GB',
    line1: '1 Mill Lane',
    city: 'Exampleton',
    postcode: 'ZZ1 1AB',
    email: 'robin@example.com',
  });
  return (await send(`${path}/confirm`, {})).headers.get('location');
}

describe('the payment provider of the demo, beside the council’s server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-pay-'));
  // To make a database takes longer than all the rest.
  before(async () =>
    (
      await PGlite.create({
        dataDir: join(folder, 'database'),
        loadDataDir: await emptyDatabase(),
      })
    ).close(),
  );
  after(() => rmSync(folder, { recursive: true, force: true }));
  const start = () => startServer({ town, onDisk: true, demoProvider: true, environment: { DATA_DIR: folder } });

  it('takes a payment begun before a restart, and tells the council so', { timeout: 60_000 }, async () => {
    const first = await start();
    await setUpPayments(first.db);
    const order = await anOrder(first);
    const { id, page } = await begin(first, order);
    assert.notEqual(page.origin, first.url);
    const stranger = { Authorization: 'Bearer demo-pay-key' };
    assert.equal((await fetch(new URL('/v1/payments', page), { headers: stranger })).status, 401);
    await first.close();
    await assert.rejects(fetch(page), 'it ends with the server');

    const second = await start();
    const again = await begin(second, order);
    assert.equal(again.id, id);
    assert.equal(await payAt(again.page), returnUrl);
    const link = await fetch(`${second.url}/demo/payment-link?language=cy`);
    assert.equal(new URL(link.url).origin, again.page.origin);
    assert.match(await link.text(), /<h1>Talu Cyngor Exampleton<\/h1>/);
    const query = sql`select p.state, m.event from payments p
      left join webhook_messages m on m.payment = p.provider_id where p.id = ${id ?? null}::uuid`;
    const look = async () => (await rows<{ state: string; event: string | null }>(second.db, query))[0];
    assert.notEqual((await look())?.event, null);
    // Nobody asks: it is the webhook that has the council ask.
    while ((await look())?.state !== 'paid') await new Promise(setImmediate);
    const entered = await rows(
      second.db,
      sql`select e.pence from ledger_entries e join ledger_transactions t on t.id = e.transaction
          where t.payment = ${id ?? null}::uuid and e.account = 'receivable'`,
    );
    assert.deepEqual(entered, [{ pence: -120_000 }]);
    assert.deepEqual(await ledgerFaults(second.db), []);
    await second.close();
  });
});

describe('a demo with a key of a real provider', () => {
  it('pays there, and has none of its own', async () => {
    const pay = new FakePay();
    const served = await servePay(pay);
    const server = await startServer({ town, demoProvider: true, environment: served.environment });
    await setUpPayments(server.db);
    const { id, page } = await begin(server, await anOrder(server));
    assert.equal(page.origin, pay.url);
    assert.ok(pay.payments.has(await providerIdOf(server.db, id)));
    const own = await rows(server.db, sql`select to_regnamespace('demo_pay')::text as schema`);
    assert.deepEqual(own, [{ schema: null }]);
    assert.equal((await fetch(`${server.url}/demo/payment-link`)).status, 404);
    await server.close();
    served.close();
  });
});

describe('the settings of the demo’s provider', () => {
  const at = (environment: Record<string, string>) => readConfig(environment).demoPay;

  it('are there in a demo without a key, beside the port of the server', () => {
    assert.deepEqual(at({}), { port: 4320, publicUrl: undefined });
    assert.equal(at({ PORT: '4311' })?.port, 4321);
    assert.equal(at({ PORT: '0' })?.port, 0);
    assert.equal(at({ PORT: '65535' })?.port, 65_525);
    assert.equal(at({ DEMO_PAY_PORT: '5000' })?.port, 5000);
  });

  it('are not there for others, with a key, or where residents could not reach it', () => {
    assert.equal(at({ DEMO: 'off' }), undefined);
    assert.equal(at({ GOV_UK_PAY_API_KEY: 'key' }), undefined);
    assert.equal(at({ GOV_UK_PAY_API_KEY: 'key', DEMO: 'on' }), undefined);
    const others = { DEMO: 'on', PUBLIC_URL: 'https://demo.example' };
    assert.equal(at(others), undefined);
    const publicUrl = 'https://pay.demo.example';
    assert.deepEqual(at({ ...others, DEMO_PAY_URL: publicUrl }), {
      port: 4320,
      publicUrl,
    });
  });
});
