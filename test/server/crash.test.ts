import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import sharp from 'sharp';
import type { Photo } from '../../src/contract/photos.ts';
import type { ReportReceipt } from '../../src/contract/reports.ts';
import { openDatabase, rows, type Database } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { aReport, post } from './client.ts';
import { emptyDatabase } from './helpers.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { startProcess, type ServerProcess } from './process.ts';

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 4);
const senders = 6;

/** One resident's report: it is sent under its key until it is acknowledged, however often the server dies. */
interface Submission {
  key: string;
  photoKey: string;
  photo?: string;
  receipt?: ReportReceipt;
}

for (const kind of ['PGlite', 'PostgreSQL'] as const) {
  describe(`kill -9 in a storm of reports, on ${kind}`, () => {
    let folder = '';
    let postgres: TestPostgres | undefined;
    let picture: Uint8Array<ArrayBuffer>;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'council-crash-'));
      if (kind === 'PostgreSQL') postgres = await startPostgres();
      else {
        const snapshot = await emptyDatabase();
        await (await openDatabase({ directory: join(folder, 'database'), snapshot })).close();
      }
      const grey = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } });
      picture = new Uint8Array(await grey.jpeg().toBuffer());
    });
    after(async () => {
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    const environment = () => ({ DATA_DIR: folder, ...(postgres ? { DATABASE_URL: postgres.url } : {}) });

    it(`loses nothing that was acknowledged and leaves nothing half written, ${rounds} times`, async (test) => {
      const submissions: Submission[] = [];
      const open: Submission[] = [];

      for (let round = 0; round < rounds; round += 1) {
        const server = await startProcess(environment());
        await storm(server, randomInt(1, 17), round);
      }
      // Whoever was not answered tries again, and is answered.
      const server = await startProcess(environment());
      await Promise.all(Array.from({ length: senders }, () => drain(server.url)));
      assert.equal(await server.end('SIGTERM'), 0);

      const acknowledged = submissions.flatMap(({ receipt }) => (receipt ? [receipt.reference] : []));
      assert.equal(acknowledged.length, submissions.length);
      assert.equal(new Set(acknowledged).size, acknowledged.length);
      const database = await openDatabase({ url: postgres?.url, directory: join(folder, 'database') });
      try {
        await verify(database.db, acknowledged);
      } finally {
        await database.close();
      }
      test.diagnostic(`${acknowledged.length} acknowledged, 0 lost, after ${rounds} kills`);

      /** Sends until `most` reports of this round are acknowledged, then kills whatever is going on. */
      async function storm(running: ServerProcess, most: number, round: number): Promise<void> {
        let count = 0;
        let dead = false;
        await Promise.all(
          Array.from({ length: senders }, async () => {
            while (!dead) {
              const submission = open.pop() ?? begin();
              try {
                await submit(running.url, submission);
                count += 1;
              } catch {
                open.push(submission);
                if (dead) return;
              }
              if (count < most || dead) continue;
              dead = true;
              // Now and then the database is struck as well.
              if (postgres && round % 3 === 2) {
                await Promise.all([postgres.crash(), running.end('SIGKILL')]);
                await postgres.restart();
              } else {
                await running.end('SIGKILL');
              }
            }
          }),
        );
      }

      async function drain(url: string): Promise<void> {
        for (let next = open.pop(); next; next = open.pop()) await submit(url, next);
      }

      function begin(): Submission {
        const submission = { key: randomUUID(), photoKey: randomUUID() };
        submissions.push(submission);
        return submission;
      }
    });

    async function submit(url: string, submission: Submission): Promise<void> {
      if (!submission.photo) {
        const sent = await fetch(`${url}/api/photos`, {
          method: 'POST',
          headers: { 'Content-Type': 'image/jpeg', 'Idempotency-Key': submission.photoKey },
          body: picture,
        });
        assert.equal(sent.status, 201);
        submission.photo = ((await sent.json()) as Photo).id;
      }
      const contact = { name: 'Robin', email: 'robin@example.com', updates: true };
      const report = aReport({ photos: [submission.photo], contact });
      const answer = await post(`${url}/api/reports`, report, { 'Idempotency-Key': submission.key });
      assert.equal(answer.status, 201, answer.text);
      submission.receipt = answer.body as ReportReceipt;
    }

    async function verify(db: Database, acknowledged: string[]): Promise<void> {
      const found = await rows<{ reference: string; events: number; contacts: number; letters: number; photo: string }>(
        db,
        sql`select reference,
              (select count(*)::int from case_events where case_id = c.id) as events,
              (select count(*)::int from contacts where case_id = c.id) as contacts,
              (select count(*)::int from outbox where case_id = c.id) as letters,
              (select string_agg(id::text, ',') from photos where case_id = c.id) as photo
            from cases c`,
      );
      assert.deepEqual(found.map(({ reference }) => reference).sort(), [...acknowledged].sort(), 'each report once');
      for (const { reference, events, contacts, letters, photo } of found) {
        assert.deepEqual([events, contacts, letters], [1, 1, 1], reference);
        for (const size of ['full', 'thumbnail']) {
          const path = join(folder, 'photos', photo.slice(0, 2), photo, `${size}.jpg`);
          assert.ok(existsSync(path), `${reference} has its ${size} photo`);
          await sharp(path).stats();
        }
      }
    }
  });
}
