import assert from 'node:assert/strict';
import { createHash, hash, randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { eq, sql } from '../../server/database/sql.ts';
import { rows } from '../../server/database/open.ts';
import { caseEvents, cases, contacts, idempotency, outbox } from '../../server/database/schema.ts';
import { createApp, type Town } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { folderDocumentStore } from '../../server/connectors/documents/folder.ts';
import { folderPhotoStore } from '../../server/connectors/photos/folder.ts';
import { createLog } from '../../server/log.ts';
import { town } from './town.ts';
import { aReport, codeOf, onBothDatabases, receiptOf, sendReport } from './client.ts';

onBothDatabases('a report is taken exactly once', (server, kind) => {
  const countOf = (reference: string) => server().db.$count(cases, eq(cases.reference, reference));
  const all = () => server().db.$count(cases);

  it('answers the same to the same key and body, and says that it did', async () => {
    const before = await all();
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await sendReport(server(), { contact: { email: 'robin@example.com' } }, key);
    const again = await sendReport(server(), { contact: { email: 'robin@example.com' } }, key);
    assert.equal(first.status, 201);
    assert.equal(again.status, 201);
    assert.equal(again.text, first.text);
    assert.equal(first.headers.get('idempotency-replayed'), null);
    assert.equal(again.headers.get('idempotency-replayed'), 'true');
    assert.equal(await all(), before + 1);
    assert.equal(await countOf(receiptOf(first).reference), 1);
  });

  it('takes one of twenty sent side by side; the others get the same answer or are told to come back', async () => {
    const before = await all();
    const key = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => sendReport(server(), {}, key)));
    const taken = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(({ status }) => status === 409);
    assert.equal(taken.length + waiting.length, 20);
    assert.ok(taken.length >= 1);
    assert.equal(new Set(taken.map(({ text }) => text)).size, 1);
    for (const answer of waiting) {
      assert.equal(codeOf(answer), 'in-progress');
      assert.equal(answer.headers.get('retry-after'), '1');
    }
    assert.equal(await all(), before + 1);
    const later = await sendReport(server(), {}, key);
    assert.equal(later.text, taken[0]?.text);
  });

  it('gives the answer that got lost on the way', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const before = await all();
    const body = JSON.stringify({
      service: 'pothole',
      place: { found: 'described', description: 'x' },
      description: 'y',
    });
    const lost = new AbortController();
    const sending = fetch(`${server().url}/api/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...key },
      body,
      signal: lost.signal,
    }).then(
      () => lost.abort(),
      () => {},
    );
    // As soon as the report is in the database, the line goes dead.
    while ((await all()) === before) await new Promise(setImmediate);
    lost.abort();
    await sending;
    const retry = await fetch(`${server().url}/api/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...key },
      body,
    });
    assert.equal(retry.status, 201);
    const receipt = (await retry.json()) as { reference: string };
    assert.equal(await all(), before + 1);
    assert.equal(await countOf(receipt.reference), 1);
  });

  it('refuses a key that came with another body before', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    await sendReport(server(), {}, key);
    const other = await sendReport(server(), { description: 'Something else' }, key);
    assert.equal(other.status, 409);
    assert.equal(codeOf(other), 'key-reused');
  });

  it('lets a refused report come again with the mistake put right, under its key', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    assert.equal((await sendReport(server(), { description: ' ' }, key)).status, 422);
    assert.equal((await sendReport(server(), {}, key)).status, 201);
  });

  it('answers the same although what was in order then is not any more', async () => {
    const key = randomUUID();
    const answerOf = async (getService: Town['getService']) => {
      const app = createApp({
        database: { db: server().db, hasRoom: () => true },
        config: { ...readConfig({ BOT_DEFENCE: 'off' }), demo: false },
        log: createLog('silent'),
        photoStore: folderPhotoStore(server().photoDirectory),
        documentStore: folderDocumentStore('/nowhere'),
        town: { ...town, getService },
      });
      const answer = await app.request('/api/reports', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(aReport()),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const first = await answerOf((...asked) => town.getService(...asked));
    const after = await answerOf(() => Promise.resolve(undefined));
    assert.equal(first.status, 201);
    assert.deepEqual(after, first);
  });

  it('needs a key that nobody else will think of', async () => {
    for (const key of ['', 'short', 'a'.repeat(256), 'with spaces in the middle']) {
      const answer = await sendReport(server(), {}, { 'Idempotency-Key': key });
      assert.equal(answer.status, 400, key);
      assert.equal(codeOf(answer), 'bad-request');
    }
  });

  it('writes the case, its history, its contact and its letter together', async () => {
    const contact = { name: 'Robin Hill', email: 'robin@example.com', phone: '01632 960 123', updates: true };
    const { reference } = receiptOf(await sendReport(server(), { contact }));
    const { db } = server();
    const [row] = await db.select().from(cases).where(eq(cases.reference, reference));
    assert.ok(row);
    assert.equal(await db.$count(caseEvents, eq(caseEvents.caseId, row.id)), 1);
    assert.equal(await db.$count(outbox, eq(outbox.caseId, row.id)), 1);
    const [kept] = await db.select().from(contacts).where(eq(contacts.caseId, row.id));
    assert.equal(kept?.email, 'robin@example.com');
    assert.equal(kept?.updates, true);
    assert.equal(kept?.showName, false);
    assert.equal(kept?.shareWithPartner, false);
  });

  it('keeps neither the token nor the key: who reads the database can open nothing', async () => {
    const key = randomUUID();
    const { token } = receiptOf(await sendReport(server(), {}, { 'Idempotency-Key': key }));
    assert.equal(Buffer.from(token, 'base64url').length, 16);
    const name = hash('sha512', key, 'buffer').subarray(0, 32).toString('base64url');
    const [stored] = await server().db.select().from(idempotency).where(eq(idempotency.key, name));
    assert.ok(stored);
    const tables = await rows<{ dump: string }>(
      server().db,
      sql`select (select string_agg(cases::text, '') from cases) || (select string_agg(i::text, '') from idempotency i) as dump`,
    );
    const dump = tables[0]?.dump ?? '';
    assert.ok(!dump.includes(token));
    assert.ok(!dump.includes(key));
    assert.ok(dump.includes(createHash('sha256').update(token).digest('base64url')));
  });

  if (kind === 'PostgreSQL') {
    it('tells to come back while another process is at work on the same key, and forgets its claim if it dies', async () => {
      const key = randomUUID();
      const name = hash('sha512', key, 'buffer').subarray(0, 32).toString('base64url');
      const died = server().db.transaction(async (transaction) => {
        await transaction.insert(idempotency).values({ key: name, route: '', body: '', status: 201, answer: '' });
        const meanwhile = await sendReport(server(), {}, { 'Idempotency-Key': key });
        assert.equal(meanwhile.status, 409);
        assert.equal(codeOf(meanwhile), 'in-progress');
        assert.equal(meanwhile.headers.get('retry-after'), '1');
        throw new Error('the other process died');
      });
      await assert.rejects(died, /the other process died/);
      assert.equal((await sendReport(server(), {}, { 'Idempotency-Key': key })).status, 201);
    });
  }
});
