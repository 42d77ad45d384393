import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { folderDocumentStore } from '../../server/connectors/documents/folder.ts';
import { sql } from '../../server/database/sql.ts';
import { sweepDocuments } from '../../server/domains/photo/sweep.ts';
import { documentName } from '../../src/contract/document-names.ts';
import type { PublicCase } from '../../src/contract/reports.ts';
import { letters, owned, type Owned } from './cases.ts';
import { codeOf, errorsOf, get, onBothDatabases, sendPhoto } from './client.ts';
import { openDesk, type Desk } from './desk.ts';

const pdf = (words = 'canary') => new Uint8Array(Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`));
const type = { 'Content-Type': 'application/pdf' };

describe('a document’s name', () => {
  it('is the last part of a path, without what breaks or turns a line, and ends as what it is', () => {
    const names = [
      ['quote.pdf', 'quote.pdf'],
      ['C:\\Users\\robin\\Quote 1.PDF', 'Quote 1.pdf'],
      ['../../etc/passwd', 'passwd.pdf'],
      ['bill\u202efdp.exe', 'billfdp.exe.pdf'],
      ['a\r\nb: "c"\u0000.pdf', 'a b c.pdf'],
      ['...pdf', 'document.pdf'],
      ['', 'document.pdf'],
      ['ffôn  ☎.pdf', 'ffôn ☎.pdf'],
      ['x'.repeat(300), `${'x'.repeat(80)}.pdf`],
    ];
    for (const [given = '', kept] of names) assert.equal(documentName(given), kept);
  });
});

onBothDatabases('documents', (server) => {
  const at = (path: string) => `${server().url}/api/${path}`;
  const send = (bytes = pdf(), headers: Record<string, string> = {}) =>
    sendPhoto(server(), bytes, { ...type, ...headers }, 'documents');
  const idOf = async (sending = send()) => ((await sending).body as { id: string }).id;
  const folder = () => join(server().photoDirectory, '../documents');
  const kept = (id: string) => existsSync(join(folder(), id.slice(0, 2), id, 'document.pdf'));
  let desk: Desk;
  let mine: Owned;

  before(async () => {
    desk = await openDesk(server());
    mine = await owned(server());
  });
  const deskId = () => idOf(sendPhoto(server(), pdf('canary council'), { ...desk.headers, ...type }, 'desk/documents'));

  it('are PDFs by their bytes, not by what they are called, and no larger than 10 MB', async () => {
    assert.equal(codeOf(await send(new Uint8Array(Buffer.from('<script>alert(1)</script>')))), 'unsupported-type');
    assert.equal(codeOf(await send(new Uint8Array(Buffer.from('\n%PDF-1.7')))), 'unsupported-type');
    assert.equal(codeOf(await send(new Uint8Array())), 'unsupported-type');
    assert.equal(codeOf(await send(pdf(), { 'Content-Type': 'text/html' })), 'unsupported-type');
    const large = new Uint8Array(10_000_001);
    large.set(pdf());
    assert.equal(codeOf(await send(large)), 'too-large');
    const key = { 'Idempotency-Key': randomUUID() };
    assert.equal((await send(pdf(), key)).text, (await send(pdf(), key)).text);
    assert.equal((await sendPhoto(server(), pdf(), type, 'desk/documents')).status, 403);
  });

  it('go with an update or an answer, alone too, and are saved by their owner under a clean name', async () => {
    const [one, two] = [await idOf(), await idOf()];
    assert.equal((await get(at(`documents/${one}`))).status, 404, 'nobody’s yet');
    const documents = [
      { id: one, name: 'C:\\me\\Dyfynbris ☎.pdf' },
      { id: two, name: 'b"\r\nX-Evil: 1.pdf' },
    ];
    const done = await mine.update({ kind: 'update', documents });
    assert.equal(done.status, 201, done.text);
    const [first, second] = (await mine.view()).timeline.at(-1)?.documents ?? [];
    assert.deepEqual([first?.name, first?.bytes, second?.name], ['Dyfynbris ☎.pdf', 22, 'b X-Evil 1.pdf']);
    const saved = await get(at(first?.href ?? ''));
    assert.equal(saved.status, 200);
    const told = ['content-type', 'x-content-type-options', 'content-security-policy', 'cache-control'];
    assert.deepEqual(
      told.map((name) => saved.headers.get(name)),
      ['application/pdf', 'nosniff', 'sandbox', 'private, max-age=3600'],
    );
    assert.equal(
      saved.headers.get('content-disposition'),
      `attachment; filename="Dyfynbris _.pdf"; filename*=UTF-8''Dyfynbris%20%E2%98%8E.pdf`,
    );
    assert.match(saved.text, /canary/);
    assert.equal((await get(at(`documents/${second?.href.slice(10, 46)}?${first?.href.split('?')[1]}`))).status, 404);
    // Once claimed it is that line’s.
    assert.deepEqual(errorsOf(await mine.update({ kind: 'update', documents })), ['documents: unknown']);
    const four = Array.from({ length: 4 }, () => ({ id: randomUUID(), name: 'x' }));
    assert.deepEqual(errorsOf(await mine.update({ kind: 'update', documents: four })), ['documents: too-many']);
    assert.deepEqual(errorsOf(await mine.update({ kind: 'ask', text: 'x', documents: [] })), ['documents: unknown']);
    await desk.act(mine.receipt.reference, { kind: 'question', note: { en: 'May we see the bill?' } });
    const { question } = await mine.view();
    const answer = { kind: 'answer', question: question?.id, documents: [{ id: await idOf(), name: 'bill.pdf' }] };
    assert.equal((await mine.update(answer)).status, 201);
  });

  it('of the council go with words, and everybody may save those of a public report until they are taken out', async () => {
    const other = await owned(server());
    const { reference } = other.receipt;
    const [council, own] = [await deskId(), await idOf()];
    await other.update({ kind: 'update', text: 'Here.', documents: [{ id: own, name: 'canary own.pdf' }] });
    const documents = [{ id: council, name: 'Plan.pdf' }];
    assert.deepEqual(errorsOf(await desk.act(reference, { kind: 'note', internal: 'x', documents })), [
      'deed.note.en: required',
    ]);
    assert.equal((await desk.act(reference, { kind: 'status', status: 'planned', documents })).status, 201);
    const shown = (await get(at(`reports/${reference}`))).body as PublicCase;
    assert.deepEqual(shown.timeline.at(-1)?.documents, [{ href: `documents/${council}`, name: 'Plan.pdf', bytes: 30 }]);
    const saved = await get(at(`documents/${council}`));
    assert.equal(saved.headers.get('cache-control'), 'public, max-age=3600');
    const span = `start_date=${new Date(Date.now() - 60_000).toISOString()}&end_date=${new Date(Date.now() + 60_000).toISOString()}`;
    for (const path of [
      `reports/${reference}`,
      `reports/${reference}/feed`,
      `open311/v2/requests/${reference}.json?extensions=true`,
      `open311/v2/servicerequestupdates.json?extensions=true&${span}`,
    ]) {
      const { text } = await get(at(path));
      assert.ok(text.includes(reference) && !text.includes(own) && !text.includes('canary'), path);
    }
    for (const letter of await letters(server())) assert.doesNotMatch(JSON.stringify(letter), /canary/);
    assert.equal((await get(at(`documents/${own}`))).status, 404);

    const [, line, status] = (await desk.case(reference)).history;
    assert.deepEqual(
      [line, status].map((event) => event?.documents.map(({ name }) => name)),
      [['canary own.pdf'], ['Plan.pdf']],
    );
    assert.equal((await get(at(line?.documents[0]?.href ?? ''))).status, 200);
    assert.equal((await desk.act(reference, { kind: 'redact-document', document: own })).status, 201);
    assert.equal(kept(own), false);
    assert.equal((await get(at(line?.documents[0]?.href ?? ''))).status, 404);
    assert.equal((await desk.case(reference)).history.at(-1)?.title, 'Taken out: a document');
    assert.equal((await other.view()).timeline.at(1)?.documents, undefined);
    assert.deepEqual(errorsOf(await desk.act(reference, { kind: 'redact-document', document: own })), [
      'deed.document: unknown',
    ]);
    await other.update({ kind: 'withdraw' });
    assert.equal((await get(at(`documents/${council}`))).status, 404);
    const still = (await other.view()).timeline.flatMap((entry) => entry.documents ?? []);
    assert.equal((await get(at(still[0]?.href ?? ''))).status, 200);
  });

  it('of a private report are for who has the pass, the council’s too', async () => {
    const hidden = await owned(server(), { service: 'noise' });
    const id = await deskId();
    await desk.act(hidden.receipt.reference, {
      kind: 'note',
      note: { en: 'Read this.' },
      documents: [{ id, name: 'Law.pdf' }],
    });
    assert.equal((await get(at(`documents/${id}`))).status, 404);
    const [link] = (await hidden.view()).timeline.at(-1)?.documents ?? [];
    assert.equal((await get(at(link?.href ?? ''))).status, 200);
  });

  it('that nobody claimed are swept after a day, and files of which no row tells', async () => {
    const [old, fresh, lost] = [await idOf(), await idOf(), randomUUID()];
    const store = folderDocumentStore(folder());
    await store.put(lost, { whole: pdf() });
    await server().db.execute(
      sql`update documents set created_at = now() - interval '25 hours' where case_id is not null or id = ${old}::uuid`,
    );
    const claimed = readdirSync(folder(), { recursive: true }).length;
    assert.equal(await sweepDocuments(server().db, store, new Date(Date.now() - 86_400_000)), 1);
    assert.deepEqual([kept(old), kept(fresh), kept(lost)], [false, true, true]);
    assert.ok(claimed > 0);
    // As if a day had passed: whatever a line has claimed stays; one more was sent before and never claimed.
    await server().db.execute(sql`delete from documents where id = ${fresh}::uuid`);
    assert.equal(await sweepDocuments(server().db, store, new Date(Date.now() + 1000)), 3);
    const [link] = (await mine.view()).timeline.flatMap((entry) => entry.documents ?? []);
    assert.equal((await get(at(link?.href ?? ''))).status, 200);
  });
});
