/**
 * A server that is killed while people pay, with the provider and the payers outside it: one time on PostgreSQL. What a
 * death between any two steps leaves behind is tried on both databases in `payment-model.test.ts`, and that the embedded
 * one loses nothing with its process in `crash.test.ts`. `npm run bench:races`, or `CRASH_ROUNDS=20`, kills twenty on each.
 */
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { PayableFound } from '../../src/contract/payables.ts';
import type { PaymentStarted, PaymentView } from '../../src/contract/payments.ts';
import { openDatabase, rows, type Database } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { ledgerFaults } from '../../server/domains/payment/ledger.ts';
import { bearer } from './bookings.ts';
import { get, post } from './client.ts';
import { emptyDatabase } from './helpers.ts';
import { anAccount, FakePay, servePay, setUpPayments } from './pay.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { startProcess, type ServerProcess } from './process.ts';

const people = 6;
/** Where somebody has the time: kills on each database. */
const long = process.env['CRASH_ROUNDS'] !== undefined;
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 1);

/** Somebody who wants to pay, and does not give up. */
interface Payer {
  account: { reference: string; proof: string };
  key: string;
  /** The body of the first press, which is sent again as it was. */
  body?: Record<string, unknown>;
  started?: PaymentStarted;
  done?: PaymentView;
}

for (const kind of long ? (['PGlite', 'PostgreSQL'] as const) : (['PostgreSQL'] as const))
  describe(`kill -9 while people pay, on ${kind}`, () => {
    let folder = '';
    let postgres: TestPostgres | undefined;
    const pay = new FakePay();
    let served: Awaited<ReturnType<typeof servePay>>;
    const payers: Payer[] = [];

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'council-paying-'));
      if (kind === 'PostgreSQL') postgres = await startPostgres();
      served = await servePay(pay);
      await inDatabase(async (db) => {
        await setUpPayments(db);
        for (let count = 0; count < people * (rounds + 2); count += 1)
          payers.push({ account: await anAccount(db, { pence: 5000 }), key: randomUUID() });
      });
    });
    after(async () => {
      served.close();
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    async function inDatabase<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
      const fresh = kind === 'PGlite' && payers.length === 0 ? { snapshot: await emptyDatabase() } : {};
      const database = await openDatabase({ url: postgres?.url, directory: join(folder, 'database'), ...fresh });
      try {
        return await work(database.db);
      } finally {
        await database.close();
      }
    }

    const start = () =>
      startProcess({
        DATA_DIR: folder,
        ...served.environment,
        CORS_ORIGINS: 'https://www.exampleton.example',
        ...(postgres && { DATABASE_URL: postgres.url }),
      });

    async function carryOn({ url }: ServerProcess, payer: Payer): Promise<void> {
      const api = (path: string) => `${url}/api${path}`;
      if (!payer.body) {
        const found = await post(api('/payables/lookup'), { service: 'council-tax', ...payer.account });
        const { payable } = found.body as PayableFound;
        payer.body = {
          items: [{ payable: payable.id, pence: 5000 }],
          contact: { email: 'robin@example.com' },
          returnUrl: 'https://www.exampleton.example/',
        };
      }
      if (!payer.started) {
        const answer = await post(api('/payments'), payer.body, { 'Idempotency-Key': payer.key });
        if (answer.status !== 201) return;
        payer.started = answer.body as PaymentStarted;
        const page = [...pay.payments.values()].find(({ pages }) => pages.has(payer.started?.nextUrl ?? '-'));
        if (page) pay.do(page.payment_id, 'pay');
      }
      const { id, token } = payer.started;
      const view = (await get(api(`/payments/${id}`), bearer(token))).body as PaymentView;
      if (view.state === 'paid') payer.done = view;
      // Nobody was sent there, or nobody could tell: they press again.
      else if (view.state === 'trouble' || view.state === 'cancelled') {
        delete payer.started;
        payer.key = randomUUID();
      } else if (view.nextUrl) delete payer.started;
    }

    it(`everybody pays once, ${rounds} times`, { timeout: 30_000 + rounds * 30_000 }, async (test) => {
      for (let round = 0; round < rounds; round += 1) {
        const server = await start();
        let left = randomInt(4, people * 3);
        let dead: Promise<unknown> | undefined;
        await Promise.all(
          Array.from({ length: people }, async () => {
            while (!dead) {
              const payer = payers.find(({ done }) => !done);
              if (!payer) return;
              payers.push(...payers.splice(payers.indexOf(payer), 1));
              await carryOn(server, payer).catch(() => {});
              left -= 1;
              if (left <= 0) dead ??= server.end('SIGKILL');
            }
          }),
        );
        await (dead ?? server.end('SIGKILL'));
        // Whoever died with it is late by now.
        await inDatabase((db) =>
          db.execute(sql`update payments set starting_until = now(), asked_at = null where ended_at is null`),
        );
      }
      const server = await start();
      // Whoever looks twice within a second is told what was known.
      while (payers.some(({ done }) => !done))
        await Promise.all(payers.filter(({ done }) => !done).map((payer) => carryOn(server, payer)));
      assert.equal(await server.end('SIGTERM'), 0);
      const taken = [...pay.payments.values()].filter(({ status }) => status === 'success');
      assert.equal(taken.length, payers.length);
      await inDatabase(async (db) => {
        assert.deepEqual(await ledgerFaults(db), []);
        const kept = await rows<{ reference: string; receipts: number }>(
          db,
          sql`select p.reference, (select count(*)::int from outbox where case_id = p.case_id) as receipts
              from payments p where p.state = 'paid'`,
        );
        assert.deepEqual(kept.map(({ reference }) => reference).sort(), taken.map(({ reference }) => reference).sort());
        assert.ok(kept.every(({ receipts }) => receipts === 1));
      });
      test.diagnostic(`${taken.length} paid, ${pay.payments.size} begun at the provider, after ${rounds} kills`);
    });
  });
