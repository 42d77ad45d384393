import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import sharp from 'sharp';
import * as v from 'valibot';
import type { Photo } from '../../src/contract/photos.ts';
import { DeadLetters, DeskAudit, DeskCase, DeskDone, DeskQueue, DeskSession } from '../../src/contract/desk.ts';
import { rows } from '../../server/database/open.ts';
import { audit, cases, deskSessions, outbox } from '../../server/database/schema.ts';
import { desc, eq, sql } from '../../server/database/sql.ts';
import { addOfficer, closeAccount, setPassword } from '../../server/domains/desk/accounts.ts';
import { checkPassword, hashPassword } from '../../server/domains/desk/passwords.ts';
import { closeAccounts, demoPassword, officers, saveOfficers } from '../../server/exampleton/officers.ts';
import {
  codeOf,
  errorsOf,
  get,
  onBothDatabases,
  post,
  receiptOf,
  sendPhoto,
  sendReport,
  withServer,
} from './client.ts';
import { aPicture, letters, owned, robin, tokenIn } from './cases.ts';
import { openDesk, signIn, type Desk } from './desk.ts';
import { startServer, type TestServer } from './helpers.ts';
import { startPostgres } from './postgres.ts';
import { town } from './town.ts';

describe('a password', () => {
  it('is kept so that it cannot be read, and is known again', async () => {
    const kept = await hashPassword('correct horse');
    assert.ok(!kept.includes('horse'));
    assert.notEqual(kept, await hashPassword('correct horse'));
    assert.equal(await checkPassword('correct horse', kept), true);
    assert.equal(await checkPassword('Correct horse', kept), false);
    assert.equal(await checkPassword('', undefined), false);
  });
});

onBothDatabases('the desk', (server) => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk(server());
  });
  const queue = async (query: string) => v.parse(DeskQueue, (await desk.get(`/cases?${query}`)).body);
  const found = async (query: string) => (await queue(query)).cases.map(({ reference }) => reference);
  const report = async (over: Record<string, unknown> = {}) => receiptOf(await sendReport(server(), over)).reference;

  it('lets in who has the password, with a cookie that no script and no other site can use', async () => {
    const [sam] = officers;
    const answer = await signIn(server(), 'SAM@exampleton.example', demoPassword);
    assert.equal(v.parse(DeskSession, answer.body).officer.name, sam?.name);
    assert.match(
      answer.headers.get('set-cookie') ?? '',
      /^council-desk=[\w-]{22}; Path=\/api\/desk; HttpOnly; SameSite=Strict$/,
    );
    const wrong = await signIn(server(), sam?.email ?? '', 'wrong');
    const nobody = await signIn(server(), 'nobody@exampleton.example', demoPassword);
    assert.equal(wrong.status, 401);
    assert.equal(nobody.text, wrong.text);
  });

  it('is closed to everybody else, to every page of another origin, and after half an hour', async () => {
    const url = `${server().url}/api/desk/cases`;
    assert.equal((await get(url, { 'X-Council-Desk': '1' })).status, 401);
    const { Cookie = '' } = desk.headers;
    assert.equal((await get(url, { Cookie })).status, 403);
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of foreign) {
      const answer = await get(url, { ...desk.headers, ...headers });
      assert.equal(answer.status, 403, JSON.stringify(headers));
    }
    const own = await get(url, { ...desk.headers, Origin: server().url });
    assert.equal(own.status, 200);
    assert.equal(own.headers.get('access-control-allow-origin'), null);
    const late = await openDesk(server());
    await server()
      .db.update(deskSessions)
      .set({ usedAt: sql`now() - interval '31 minutes'` });
    assert.equal((await late.get('/cases')).status, 401);
    desk = await openDesk(server());
  });

  it('lists what is open, by search, service, officer and flag, in pages', async () => {
    const pothole = await report({ description: 'A zebra fell into it', contact: robin });
    const plain = await report({ service: 'plain', description: 'Another 100% zebra' });
    const noise = await report({ service: 'noise', description: 'Drums' });
    assert.deepEqual(await found('q=zebra&sort=newest'), [plain, pothole]);
    assert.deepEqual(await found('q=zebra&service=plain'), [plain]);
    assert.deepEqual(await found('q=100%25'), [plain]);
    assert.deepEqual(await found(`q=${noise.toLowerCase()}`), [noise]);
    assert.ok((await found('q=robin%20hill')).includes(pothole));
    assert.equal((await desk.act(plain, { kind: 'assign', officer: 1 })).status, 201);
    assert.deepEqual(await found('assigned=me'), [plain]);
    assert.ok(!(await found('assigned=nobody&q=zebra')).includes(plain));
    await server().db.update(cases).set({ expected: '2020-01-01' }).where(eq(cases.reference, noise));
    assert.deepEqual(await found('flag=overdue'), [noise]);
    for (let more = 0; more < 25; more += 1) await report();
    const all = await queue('page=2');
    assert.equal(all.page, 2);
    assert.ok(all.total > 25 && all.pages === Math.ceil(all.total / 25));
    assert.equal(all.counts.overdue, 1);
    assert.deepEqual(errorsOf(await desk.get('/cases?sort=id;drop')), ['sort: not-an-option']);
  });

  it('shows one case whole, with what its sender sent before and what is near', async () => {
    const place = { found: 'map', lat: 52.31, lng: -1.31 };
    const near = await report({ place: { ...place, lat: 52.3101 } });
    const early = await report({ contact: { email: 'Pat@example.com' }, service: 'plain', place });
    const reference = await report({
      contact: { name: 'Pat', email: 'pat@example.com', phone: '01632 960 222' },
      place,
    });
    const shown = v.parse(DeskCase, (await desk.get(`/cases/${reference}`)).body);
    assert.deepEqual(shown.contact, {
      name: 'Pat',
      email: 'pat@example.com',
      phone: '01632 960 222',
      shareWithPartner: false,
      channel: 'none',
    });
    assert.deepEqual(
      shown.earlier.map((each) => each.reference),
      [early],
    );
    assert.deepEqual(
      shown.near.map((each) => [each.reference, each.distance]),
      [[near, 11]],
    );
    const [viewed] = await server().db.select().from(audit).orderBy(desc(audit.id)).limit(1);
    assert.equal(viewed?.action, 'viewed');
    assert.equal((await desk.get('/cases/nothing')).status, 404);
  });

  it('changes a status with a word to the resident and one to colleagues; the resident reads their own', async () => {
    const mine = await owned(server(), { language: 'cy' });
    const { reference } = mine.receipt;
    const deed = {
      kind: 'status',
      status: 'planned',
      note: { en: 'Next week.', cy: 'Wythnos nesaf.' },
      internal: 'Bring the big roller',
    };
    const done = await desk.act(reference, deed);
    assert.equal(done.status, 201, done.text);
    v.parse(DeskDone, done.body);
    const shown = await mine.view('cy');
    assert.equal(shown.status.code, 'planned');
    const last = shown.timeline.at(-1);
    assert.deepEqual([last?.title, last?.text, last?.by], ['Gwaith wedi’i drefnu', 'Wythnos nesaf.', 'council']);
    assert.ok(!JSON.stringify(shown).includes('roller'));
    const history = (await desk.case(reference)).history;
    assert.deepEqual(
      history.map(({ title, public: open }) => [title, open]),
      [
        ['Report received', true],
        ['Work planned', true],
        ['A word from the council', false],
      ],
    );
    const [letter] = await letters(server());
    assert.equal(letter?.language, 'cy');
    assert.ok(letter?.bodyText.includes('Wythnos nesaf.') && letter.bodyText.includes('/cy/track.html#council-case='));
    assert.ok(!letter?.bodyText.includes('roller'));
  });

  it('tells who was slower to look again, and does the same thing once', async () => {
    const reference = await report();
    const { version } = await desk.case(reference);
    const act = (status: string, headers = {}) =>
      desk.post(`/cases/${reference}/actions`, { version, deed: { kind: 'status', status } }, headers);
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    const first = await act('planned', key);
    assert.equal((await act('planned', key)).text, first.text);
    assert.equal(codeOf(await act('fixed')), 'conflict');
    assert.equal((await desk.case(reference)).history.length, 2);
  });

  it('wants a reason where a status is nothing without one, and chooses no status of the resident’s', async () => {
    const reference = await report();
    assert.deepEqual(errorsOf(await desk.act(reference, { kind: 'status', status: 'not-ours' })), [
      'deed.note.en: required',
    ]);
    for (const status of ['withdrawn', 'duplicate', 'received']) {
      assert.deepEqual(errorsOf(await desk.act(reference, { kind: 'status', status })), ['deed.status: not-an-option']);
    }
  });

  it('asks a question, and sees that it was answered', async () => {
    const mine = await owned(server());
    const { reference } = mine.receipt;
    assert.equal((await desk.act(reference, { kind: 'question', note: { en: 'Which side?' } })).status, 201);
    const [letter] = await letters(server());
    assert.equal(letter?.subject, `We have a question about your report ${reference}`);
    const { question } = await mine.view();
    assert.equal(question?.text, 'Which side?');
    await mine.update({ kind: 'answer', question: question?.id, text: 'North' });
    assert.ok((await found('flag=answered')).includes(reference));
    assert.equal((await desk.act(reference, { kind: 'note', internal: 'Seen' })).status, 201);
    assert.ok((await found('flag=answered')).includes(reference), 'a word to colleagues is none to the resident');
    await desk.act(reference, { kind: 'note', note: { en: 'Thank you' } });
    assert.ok(!(await found('flag=answered')).includes(reference));
  });

  it('shows photos with a status and with a note, in one go with them', async () => {
    const mine = await owned(server(), {});
    const { reference } = mine.receipt;
    const [before, after, later] = [await desk.photo(), await desk.photo(), await desk.photo()];
    const note = { en: 'Before and after.' };
    const fixed = await desk.act(reference, { kind: 'status', status: 'fixed', note, photos: [after, before, after] });
    assert.equal(fixed.status, 201, fixed.text);
    assert.equal((await desk.act(reference, { kind: 'note', note: { en: 'Another.' }, photos: [later] })).status, 201);
    const shown = (await desk.case(reference)).history.slice(-2).map(({ photos }) => photos.map(({ id }) => id));
    assert.deepEqual(shown, [[after, before], [later]]);
    const seen = (await mine.view()).timeline.flatMap(({ photos }) => photos);
    assert.equal(seen.length, 3);
    for (const { full, thumbnail } of seen) {
      for (const path of [full, thumbnail]) assert.equal((await fetch(`${server().url}/api/${path}`)).status, 200);
    }
  });

  it('gives no photo to what was not done, nor one to two things, nor more than the council takes', async () => {
    const mine = await owned(server(), {});
    const { reference } = mine.receipt;
    const photo = await desk.photo();
    const deed = { kind: 'note', note: { en: 'Look.' }, photos: [photo] };
    assert.deepEqual(errorsOf(await desk.act(reference, { ...deed, note: undefined })), ['deed.note.en: required']);
    assert.deepEqual(errorsOf(await desk.act(reference, { ...deed, note: undefined, internal: 'For us.' })), [
      'deed.note.en: required',
    ]);
    const { version } = await desk.case(reference);
    await desk.act(reference, { kind: 'note', note: { en: 'Meanwhile.' } });
    const late = await desk.post(`/cases/${reference}/actions`, { version, deed });
    assert.equal(codeOf(late), 'conflict');
    const six = await Promise.all(Array.from({ length: 6 }, () => desk.photo()));
    assert.deepEqual(errorsOf(await desk.act(reference, { ...deed, photos: six })), ['deed.photos: too-many']);
    assert.equal((await desk.act(reference, deed)).status, 201, 'it is still there to be had');
    const again = await desk.act(reference, deed);
    assert.deepEqual(errorsOf(again), ['deed.photos: unknown']);
    const { history } = await desk.case(reference);
    assert.equal(history.filter(({ text }) => text['en'] === 'Look.').length, 1);
  });

  it('takes photos from officers only, and no others than residents may send', async () => {
    const picture = await aPicture();
    const without = (headers: Record<string, string>) => sendPhoto(server(), picture, headers, 'desk/photos');
    assert.equal((await without({ 'X-Council-Desk': '1' })).status, 401);
    assert.equal((await without({ Cookie: desk.headers['Cookie'] ?? '' })).status, 403);
    assert.equal((await desk.send(picture, { Origin: 'https://evil.example' })).status, 403);
    assert.equal((await desk.send(new TextEncoder().encode('<script>alert(1)</script>'))).status, 415);
    const taken = await desk.send(
      new Uint8Array(
        await sharp(picture)
          .withExif({ IFD0: { Artist: 'CANARY-OFFICER' } })
          .jpeg()
          .toBuffer(),
      ),
    );
    assert.equal(taken.status, 201);
    const { id } = taken.body as Photo;
    const file = readFileSync(join(server().photoDirectory, id.slice(0, 2), id, 'full.jpg'));
    assert.ok(!file.includes('CANARY'));
    const key = { 'Idempotency-Key': randomUUID() };
    assert.equal((await desk.send(picture, key)).text, (await desk.send(picture, key)).text);
  });

  it('marks a question of the resident until somebody has written to them', async () => {
    const mine = await owned(server(), {});
    const { reference } = mine.receipt;
    assert.deepEqual(errorsOf(await mine.update({ kind: 'ask', text: ' ' })), ['text: required']);
    assert.equal((await mine.update({ kind: 'ask', text: 'Who mends it?' })).status, 201);
    const told = (await mine.view()).timeline.at(-1);
    assert.deepEqual([told?.kind, told?.title, told?.text], ['asked', 'Question to the council', 'Who mends it?']);
    assert.ok(!(await get(`${server().url}/api/reports/${reference}`)).text.includes('Who mends it?'));
    const marks = async () => {
      const { answered, asks } = await desk.case(reference);
      return { answered, asks, listed: (await found('flag=asks&sort=newest')).includes(reference) };
    };
    const open = { answered: true, asks: true, listed: true };
    assert.deepEqual(await marks(), open);
    await desk.act(reference, { kind: 'status', status: 'investigating' });
    assert.deepEqual(await marks(), open, 'a status answers no question');
    await desk.act(reference, { kind: 'note', internal: 'I do not know.' });
    assert.deepEqual(await marks(), open, 'nor does a word among colleagues');
    await desk.act(reference, { kind: 'note', note: { en: 'Our own team.' } });
    assert.deepEqual(await marks(), { answered: false, asks: false, listed: false });
    await mine.update({ kind: 'update', text: 'Thank you.' });
    await desk.act(reference, { kind: 'status', status: 'planned' });
    assert.equal((await marks()).answered, false);
  });

  it('has a closed case that is asked about among the open ones until somebody has written', async () => {
    const mine = await owned(server(), {});
    const { reference } = mine.receipt;
    await desk.act(reference, { kind: 'status', status: 'fixed' });
    const listed = async () => ({
      open: (await found('sort=newest')).includes(reference),
      asks: (await found('flag=asks&sort=newest')).includes(reference),
      count: (await queue('')).counts.open,
    });
    const before = await listed();
    assert.deepEqual([before.open, before.asks], [false, false]);
    assert.equal((await mine.update({ kind: 'ask', text: 'Is it safe now?' })).status, 201);
    assert.deepEqual(await listed(), { open: true, asks: true, count: before.count + 1 });
    assert.equal((await mine.view()).status.code, 'fixed', 'a question does not open it again');
    await desk.act(reference, { kind: 'note', note: { en: 'It is.' } });
    assert.deepEqual(await listed(), before);
  });

  it('redacts words and photos for good, and says in the log that it did, not what', async () => {
    const photo = (await sendPhoto(server(), await aPicture())).body as { id: string };
    const mine = await owned(server(), { description: 'Ring canary at home', photos: [photo.id] });
    const { reference } = mine.receipt;
    await mine.update({ kind: 'update', text: 'canary again' });
    const line = (await desk.case(reference)).history.at(-1)?.id;
    assert.equal(
      (await desk.act(reference, { kind: 'redact-words', target: 'description', text: 'Ring […]' })).status,
      201,
    );
    assert.equal((await desk.act(reference, { kind: 'redact-words', target: line, text: '[…]' })).status, 201);
    assert.equal((await desk.act(reference, { kind: 'redact-photo', photo: photo.id })).status, 201);
    const [dump] = await rows<{ all: string }>(
      server().db,
      sql`select (select string_agg(cases::text, '') from cases) || (select string_agg(e::text, '') from case_events e)
        || coalesce((select string_agg(a::text, '') from audit a), '') as all`,
    );
    assert.ok(!dump?.all.includes('canary'));
    const files = existsSync(server().photoDirectory)
      ? await readdir(server().photoDirectory, { recursive: true })
      : [];
    assert.ok(!files.some((file) => file.includes(photo.id)));
    assert.deepEqual((await mine.view()).photos, []);
    assert.equal((await get(`${server().url}/api/photos/${photo.id}/full.jpg`)).status, 404);
    const inside = (await desk.case(reference)).history.filter((each) => !each.public);
    assert.deepEqual(
      inside.map(({ title, text, who }) => [title, text, who]),
      ['words of the description', 'words of “More about it”', 'a photo'].map((what) => [
        `Taken out: ${what}`,
        {},
        'Sam Pryce',
      ]),
    );
  });

  it('says in the history who has it and had it, for colleagues', async () => {
    const reference = await report();
    const second = (await desk.case(reference)).history.length;
    await desk.act(reference, { kind: 'assign', officer: 2 });
    await desk.act(reference, { kind: 'assign', officer: null });
    const lines = (await desk.case(reference)).history.slice(second);
    assert.deepEqual(
      lines.map(({ title, public: open, who }) => [title, open, who]),
      [
        ['Assigned to Carys Bowen', false, 'Sam Pryce'],
        ['Assigned to nobody', false, 'Sam Pryce'],
      ],
    );
    assert.deepEqual(errorsOf(await desk.act(reference, { kind: 'assign', officer: 99 })), [
      'deed.officer: not-an-option',
    ]);
  });

  it('merges duplicates, points to the one that goes on, and brings its news to all', async () => {
    const first = await owned(server(), { contact: { ...robin, email: 'first@example.com' } });
    const second = await owned(server(), { contact: { ...robin, email: 'second@example.com' } });
    const [into, reference] = [first.receipt.reference, second.receipt.reference];
    assert.deepEqual(errorsOf(await desk.act(reference, { kind: 'merge', into: reference })), ['deed.into: unknown']);
    assert.equal((await desk.act(reference, { kind: 'merge', into })).status, 201);
    assert.deepEqual(errorsOf(await desk.act(into, { kind: 'merge', into: reference })), ['deed.into: not-allowed']);
    const shown = await second.view();
    assert.equal(shown.mergedInto, into);
    assert.ok(shown.status.meaning.includes(into));
    assert.deepEqual((await desk.case(into)).merged, [reference]);
    await server().db.delete(outbox);
    await desk.act(into, { kind: 'status', status: 'fixed', note: { en: 'Filled in.' } });
    assert.deepEqual((await letters(server())).map(({ recipient }) => recipient).sort(), [
      'first@example.com',
      'second@example.com',
    ]);
  });

  it('redacts a shown name, a place, an answer and what was said afterwards, in public and in letters that wait', async () => {
    const photo = 'canary';
    const mine = await owned(server(), {
      contact: { ...robin, name: `Dr ${photo}`, showName: true },
      place: { found: 'map', lat: 52.5, lng: -1.5, label: 'canary house, Mill Lane', description: 'by the canary' },
    });
    const { reference } = mine.receipt;
    await desk.act(reference, {
      kind: 'status',
      status: 'fixed',
      note: { en: 'A canary sang.', cy: 'Canodd y canary.' },
    });
    await mine.update({ kind: 'questionnaire', fixed: 'yes', rating: 4, text: 'canary!' });
    const { words, history } = await desk.case(reference);
    assert.deepEqual(
      words.map(({ target }) => target),
      ['label', 'place', 'name', 'questionnaire'],
    );
    const line = history.at(-1)?.id;
    const deeds = [
      ...words.map(({ target }) => ({ target, text: '' })),
      { target: line, text: 'It sang.', cy: 'Canodd.' },
    ];
    for (const deed of deeds) assert.equal((await desk.act(reference, { kind: 'redact-words', ...deed })).status, 201);
    const [dump] = await rows<{ all: string }>(
      server().db,
      sql`select (select string_agg(cases::text, '') from cases where reference = ${reference})
        || (select string_agg(e::text, '') from case_events e) || (select string_agg(q::text, '') from questionnaires q)
        || coalesce((select string_agg(o::text, '') from outbox o where sent_at is null), '') as all`,
    );
    assert.ok(!dump?.all.includes('canary'), dump?.all);
    const page = await get(`${server().url}/api/reports/${reference}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /canary/);
    assert.equal((await mine.view()).timeline.at(1)?.text, 'It sang.');
    assert.equal((await mine.view('cy')).timeline.at(1)?.text, 'Canodd.');
    assert.deepEqual((await desk.case(reference)).words, []);
  });

  it('gives who followed a duplicate to the report that goes on, once each', async () => {
    const [into, reference] = [await report(), await report()];
    const follow = async (which: string, email?: string) => {
      await post(`${server().url}/api/reports/${which}/followers`, email === undefined ? {} : { email });
      if (email === undefined) return;
      const token = tokenIn((await letters(server()))[0]?.bodyText ?? '', 'council-follow');
      assert.equal((await post(`${server().url}/api/followers/confirm`, { token })).status, 200);
    };
    await follow(into, 'both@example.com');
    await follow(reference, 'both@example.com');
    await follow(reference, 'one@example.com');
    await follow(reference);
    await desk.act(reference, { kind: 'merge', into });
    await server().db.delete(outbox);
    await desk.act(into, { kind: 'status', status: 'planned' });
    assert.deepEqual((await letters(server())).map(({ recipient }) => recipient).sort(), [
      'both@example.com',
      'one@example.com',
    ]);
    assert.equal((await desk.case(into)).followers, 3);
  });

  it('goes on with the oldest duplicate of a report that was taken back, and tells its owner', async () => {
    const first = await owned(server(), { contact: { ...robin, email: 'first@example.com' } });
    const [second, third] = [
      await owned(server(), { contact: { ...robin, email: 'second@example.com' } }),
      await owned(server(), { contact: { ...robin, email: 'third@example.com' } }),
    ];
    const into = first.receipt.reference;
    for (const { receipt } of [second, third]) await desk.act(receipt.reference, { kind: 'merge', into });
    await server().db.delete(outbox);
    assert.equal((await first.update({ kind: 'withdraw' })).status, 201);
    assert.equal((await second.view()).status.code, 'received');
    assert.equal((await third.view()).mergedInto, second.receipt.reference);
    assert.deepEqual(await found(`q=${second.receipt.reference}`), [second.receipt.reference]);
    assert.deepEqual((await letters(server())).map(({ recipient }) => recipient).sort(), [
      'first@example.com',
      'second@example.com',
      'third@example.com',
    ]);
  });

  it('tells who reported the same that it is open again, not that they said so', async () => {
    const first = await owned(server(), { contact: { ...robin, email: 'first@example.com' } });
    const second = await owned(server(), { contact: { ...robin, email: 'second@example.com' } });
    await desk.act(second.receipt.reference, { kind: 'merge', into: first.receipt.reference });
    await desk.act(first.receipt.reference, { kind: 'status', status: 'fixed' });
    await server().db.delete(outbox);
    assert.equal((await first.update({ kind: 'reopen', reason: 'came-back' })).status, 201);
    const told = (await letters(server())).find(({ recipient }) => recipient === 'second@example.com');
    assert.match(told?.subject ?? '', /^News of what you reported/);
    assert.doesNotMatch(told?.bodyText ?? '', /You told us|not you/);
  });

  it('merges into one that goes on, however many merge at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b, c] = [await report(), await report(), await report()];
      await Promise.all([desk.act(a, { kind: 'merge', into: b }), desk.act(b, { kind: 'merge', into: c })]);
      const [chains] = await rows<{ chains: number }>(
        server().db,
        sql`select count(*)::int as chains from cases x join cases y on y.id = x.merged_into where y.merged_into is not null`,
      );
      assert.equal(chains?.chains, 0);
    }
  });

  it('leaves a report that was taken back where its owner left it', async () => {
    const mine = await owned(server());
    const { reference } = mine.receipt;
    await mine.update({ kind: 'withdraw' });
    assert.deepEqual((await desk.case(reference)).statuses, []);
    assert.equal(codeOf(await desk.act(reference, { kind: 'status', status: 'planned' })), 'conflict');
    assert.equal((await get(`${server().url}/api/reports/${reference}`)).status, 404);
  });

  it('says that a case was changed when it was, and lets nobody outside see what is done inside', async () => {
    const mine = await owned(server());
    const { reference } = mine.receipt;
    const row = async () => (await queue(`status=all&q=${reference}`)).cases[0];
    assert.equal((await row())?.version, (await desk.case(reference)).version);
    const { updated } = await mine.view();
    await desk.act(reference, { kind: 'note', internal: 'Ask Sam.' });
    await desk.act(reference, { kind: 'assign', officer: null });
    assert.equal((await row())?.version, (await desk.case(reference)).version);
    assert.equal((await mine.view()).updated, updated);
  });

  it('shows messages that were given up, and tries them again', async () => {
    await server().db.delete(outbox);
    await report({ contact: { email: 'robin@example.com' } });
    await server()
      .db.update(outbox)
      .set({ failedAt: sql`now()`, attempts: 12, lastError: '550' });
    const { letters: dead } = v.parse(DeadLetters, (await desk.get('/letters')).body);
    assert.deepEqual(
      dead.map(({ to, error }) => [to, error]),
      [['r…n@example.com', '550']],
    );
    assert.equal((await desk.post(`/letters/${dead[0]?.id}/retry`, {})).status, 200);
    assert.deepEqual((await desk.get('/letters')).body, { letters: [] });
    assert.equal((await desk.post(`/letters/${dead[0]?.id}/retry`, {})).status, 404);
  });

  it('keeps a log of who did what, of one case or of all', async () => {
    const reference = await report();
    await desk.act(reference, { kind: 'status', status: 'investigating' });
    const log = v.parse(DeskAudit, (await desk.get(`/audit?reference=${reference}`)).body);
    assert.deepEqual(
      log.entries.map(({ action, officer }) => [action, officer]),
      [
        ['status', 'Sam Pryce'],
        ['viewed', 'Sam Pryce'],
      ],
    );
    assert.ok(((await desk.get('/audit?page=1')).body as DeskAudit).pages > 1);
  });
});

describe('accounts of the desk', () => {
  const server = withServer();
  it('are opened, given another password and closed', async () => {
    const officer = { email: 'Pat@council.example', name: 'Pat', team: 'Highways' };
    await addOfficer(server().db, { ...officer, password: 'the first password' });
    const signed = await signIn(server(), officer.email, 'the first password');
    assert.equal(signed.status, 200);
    const headers = { 'X-Council-Desk': '1', Cookie: signed.headers.get('set-cookie')?.split(';')[0] ?? '' };
    assert.equal(await setPassword(server().db, officer.email, 'the second password'), true);
    assert.equal((await get(`${server().url}/api/desk/session`, headers)).status, 401);
    assert.equal((await signIn(server(), officer.email, 'the first password')).status, 401);
    assert.equal((await signIn(server(), officer.email, 'the second password')).status, 200);
    assert.equal(await closeAccount(server().db, officer.email), true);
    assert.equal((await signIn(server(), officer.email, 'the second password')).status, 401);
    assert.equal(await setPassword(server().db, 'nobody@council.example', 'x'), false);
  });
});

describe('signing in', () => {
  const server = withServer({ environment: { LIMIT_SIGN_INS: '3/600' } });
  it('is tried a few times, whoever it is for, and the wait is told', async () => {
    for (let times = 0; times < 3; times += 1) {
      assert.equal((await signIn(server(), 'sam@exampleton.example', `guess ${times}`)).status, 401);
    }
    const answer = await signIn(server(), 'sam@exampleton.example', demoPassword);
    assert.equal(answer.status, 429);
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
  });

  describe('from several addresses', () => {
    const server = withServer({ environment: { LIMIT_SIGN_INS: '1/600', TRUSTED_PROXIES: '127.0.0.1' } });
    const from = (address: string, password: string) =>
      signIn(server(), officers[0]?.email ?? '', password, { 'X-Forwarded-For': address });
    before(async () => saveOfficers(server().db));

    it('counts nothing that was right, and shuts nobody out for what one stranger does', async () => {
      for (let times = 0; times < 4; times += 1) assert.equal((await from('203.0.113.1', demoPassword)).status, 200);
      assert.equal((await from('192.0.2.1', 'guess')).status, 401);
      assert.equal((await from('192.0.2.1', 'guess')).status, 429);
      assert.equal((await from('203.0.113.1', demoPassword)).status, 200);
    });

    it('is tried ten times as often for one account, and no more', async () => {
      // One was counted before.
      for (let address = 2; address <= 10; address += 1) {
        assert.equal((await from(`192.0.2.${address}`, 'guess')).status, 401);
      }
      assert.equal((await from('203.0.113.1', demoPassword)).status, 429);
    });
  });
});

describe('officers of the demo', () => {
  for (const kind of ['PGlite', 'PostgreSQL']) {
    it(`are shut out where there is no demo any more, on ${kind}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'council-officers-'));
      const postgres = kind === 'PostgreSQL' ? await startPostgres() : undefined;
      const council = {
        email: 'pat@council.example',
        name: 'Pat',
        team: 'Highways',
        password: 'a password of their own',
      };
      const [sam, carys] = officers;
      const statuses = async (DEMO: string, act?: (server: TestServer) => Promise<unknown>) => {
        const server = await startServer({
          environment: { DEMO, DATA_DIR: folder, ...(postgres && { DATABASE_URL: postgres.url }) },
          town: { ...town, seed: saveOfficers, closeAccounts },
          onDisk: true,
        });
        try {
          await act?.(server);
          const given = [
            [sam?.email, demoPassword],
            [carys?.email, 'the second password'],
            [council.email, council.password],
          ];
          const answers = [];
          for (const [email = '', password = ''] of given) answers.push((await signIn(server, email, password)).status);
          return { answers, logged: server.logged() };
        } finally {
          await server.close();
        }
      };
      try {
        const demo = await statuses('on', async ({ db }) => {
          await setPassword(db, carys?.email ?? '', 'the second password');
          await addOfficer(db, council);
        });
        assert.deepEqual(demo.answers, [200, 200, 200]);
        const real = await statuses('off');
        assert.deepEqual(real.answers, [401, 200, 200]);
        assert.match(real.logged, /"count":3,.*closed accounts/);
        assert.ok(!real.logged.includes('sam@'));
        assert.doesNotMatch((await statuses('off')).logged, /closed accounts/, 'once is enough');
      } finally {
        await postgres?.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
