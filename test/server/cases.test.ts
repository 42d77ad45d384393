import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import * as v from 'valibot';
import { CaseSession, CaseView } from '../../src/contract/cases.ts';
import { CaseUpdated } from '../../src/contract/case-updates.ts';
import { cases, caseSessions } from '../../server/database/schema.ts';
import { eq, sql } from '../../server/database/sql.ts';
import { addEvent, changeCase } from '../../server/domains/case/store.ts';
import { codeOf, errorsOf, get, onBothDatabases, post, receiptOf, sendReport } from './client.ts';
import { letters, owned, robin, tokenIn } from './cases.ts';

onBothDatabases('a case', (server) => {
  const api = (path: string) => `${server().url}/api${path}`;
  const lookUp = (body: Record<string, unknown>, headers = {}) => post(api('/cases/lookup'), body, headers);
  const idOf = async (reference: string) =>
    (await server().db.select({ id: cases.id }).from(cases).where(eq(cases.reference, reference)))[0]?.id ?? 0;
  const close = async (reference: string) =>
    changeCase(server().db, await idOf(reference), { status: 'fixed', closed: true });

  it('is opened by its link, by e-mail and by postcode, and shown as the contract says', async () => {
    const receipt = receiptOf(await sendReport(server(), { contact: robin }));
    const { reference } = receipt;
    for (const proof of [
      { token: receipt.token },
      { reference, email: 'ROBIN@example.com' },
      { reference: reference.toLowerCase().replaceAll('-', ''), postcode: 'zz11ab' },
    ]) {
      const answer = await lookUp(proof);
      assert.equal(answer.status, 200, answer.text);
      const { case: shown } = v.parse(CaseSession, answer.body);
      assert.equal(shown.reference, reference);
      assert.equal(shown.notify.email, 'r…n@example.com');
      assert.ok(
        !answer.text.includes(robin.email) && !answer.text.includes('960 123') && !answer.text.includes(robin.name),
      );
      assert.deepEqual(shown.may, ['update', 'ask', 'withdraw', 'notify']);
      assert.equal(shown.steps.at(-1)?.by, receipt.expected);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
    }
  });

  it('speaks Welsh to who asks in Welsh', async () => {
    const mine = await owned(server());
    const shown = v.parse(CaseView, await mine.view('cy'));
    assert.equal(shown.language, 'cy');
    assert.equal(shown.title, 'Twll yn y ffordd');
    assert.equal(shown.status.label, 'Wedi’i dderbyn');
    assert.equal(shown.timeline[0]?.who, 'Chi');
  });

  it('says in Polish and in Arabic where it stands, and leaves the council’s own names in its languages', async () => {
    const mine = await owned(server());
    await close(mine.receipt.reference);
    await mine.update({ kind: 'reopen', reason: 'came-back' });
    for (const [asked, language, statusLanguage, title, label, you, step, reason] of [
      ['pl', 'en', 'pl', 'Pothole', 'Przyjęte', 'Ty', 'Sprawdzamy problem', 'Problem usunięto, ale wrócił.'],
      [
        'ar, cy;q=0.5',
        'cy',
        'ar',
        'Twll yn y ffordd',
        'تم الاستلام',
        'أنت',
        'ننظر في المشكلة',
        'تم إصلاحه، ثم عادت المشكلة.',
      ],
      [
        'cy',
        'cy',
        undefined,
        'Twll yn y ffordd',
        'Wedi’i dderbyn',
        'Chi',
        'Rydym yn edrych ar y broblem',
        'Cafodd ei drwsio, ond mae wedi dod yn ôl.',
      ],
    ] as const) {
      const shown = v.parse(CaseView, await mine.view(asked));
      assert.deepEqual([shown.language, shown.statusLanguage], [language, statusLanguage]);
      assert.deepEqual([shown.title, shown.status.label], [title, label]);
      const last = shown.timeline.at(-1);
      assert.deepEqual([last?.who, last?.text, last?.language], [you, reason, statusLanguage]);
      assert.equal(shown.steps[1]?.label, step);
    }
    const url = api(`/cases/${mine.receipt.reference}`);
    const tagIn = async (asked: string) =>
      (await get(url, { ...mine.headers, 'Accept-Language': asked })).headers.get('etag');
    assert.notEqual(await tagIn('pl'), await tagIn('ar'));
  });

  it('is not modified until it is, and then tells so by its ETag', async () => {
    const mine = await owned(server());
    const url = api(`/cases/${mine.receipt.reference}`);
    const etag = (await get(url, mine.headers)).headers.get('etag') ?? '';
    const again = await get(url, { ...mine.headers, 'If-None-Match': etag });
    assert.equal(again.status, 304);
    assert.equal(again.text, '');
    assert.equal((await mine.update({ kind: 'update', text: 'It is worse' })).status, 201);
    assert.equal((await get(url, { ...mine.headers, 'If-None-Match': etag })).status, 200);
  });

  it('takes an update once, and not an empty one', async () => {
    const mine = await owned(server());
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await mine.update({ kind: 'update', text: 'It is worse' }, key);
    v.parse(CaseUpdated, first.body);
    assert.equal((await mine.update({ kind: 'update', text: 'It is worse' }, key)).text, first.text);
    assert.deepEqual(errorsOf(await mine.update({ kind: 'update' })), ['text: required']);
    const { timeline } = await mine.view();
    assert.deepEqual(
      timeline.map(({ kind, by, text }) => [kind, by, text]),
      [
        ['received', 'you', undefined],
        ['update', 'you', 'It is worse'],
      ],
    );
  });

  it('shows the council’s question, and takes one answer to it', async () => {
    const mine = await owned(server());
    const id = await idOf(mine.receipt.reference);
    const question = await addEvent(server().db, id, {
      kind: 'question',
      by: 'council',
      shown: 'owner',
      note: { en: 'Which side of the road?' },
    });
    await changeCase(server().db, id, { questionId: question });
    const shown = await mine.view('cy');
    assert.equal(shown.status.tone, 'asking');
    assert.deepEqual(shown.question && { text: shown.question.text, language: shown.question.language }, {
      text: 'Which side of the road?',
      language: 'en',
    });
    const answer = { kind: 'answer', question: shown.question?.id, text: 'North' };
    assert.equal((await mine.update(answer)).status, 201);
    assert.equal((await mine.update(answer)).status, 409);
    assert.equal((await mine.view()).question, undefined);
  });

  it('takes no answer to one question for an answer to the next', async () => {
    const mine = await owned(server());
    const id = await idOf(mine.receipt.reference);
    const ask = async (text: string) => {
      const asked = { kind: 'question', by: 'council', shown: 'owner', note: { en: text } } as const;
      await changeCase(server().db, id, { questionId: await addEvent(server().db, id, asked) });
      return (await mine.view()).question?.id;
    };
    const first = await ask('Which side of the road?');
    const second = await ask('How deep is it?');
    const late = await mine.update({ kind: 'answer', question: first, text: 'North' });
    assert.deepEqual([late.status, codeOf(late)], [409, 'conflict']);
    assert.equal((await mine.view()).question?.id, second);
    assert.ok(!(await mine.view()).timeline.some(({ kind }) => kind === 'answer'));
    assert.equal((await mine.update({ kind: 'answer', question: second, text: 'To the knee' })).status, 201);
  });

  it('is opened again by who says that it is not fixed, with a reason and a new day', async () => {
    const mine = await owned(server());
    assert.equal((await mine.update({ kind: 'reopen', reason: 'not-done' })).status, 409);
    await close(mine.receipt.reference);
    assert.deepEqual((await mine.view()).may, ['reopen', 'ask', 'notify', 'questionnaire']);
    assert.deepEqual(errorsOf(await mine.update({ kind: 'reopen' })), ['reason: required']);
    const answer = await mine.update({ kind: 'reopen', reason: 'came-back', text: 'After the rain' });
    assert.equal((answer.body as CaseUpdated).status, 'received');
    const shown = await mine.view();
    assert.equal(shown.status.closed, false);
    assert.equal(shown.steps[0]?.label, 'You tell us that it is not fixed');
    assert.equal(shown.timeline.at(-1)?.text, 'It was fixed, and has come back.\n\nAfter the rain');
  });

  it('asks how it went once, after the end', async () => {
    const mine = await owned(server());
    const rating = { kind: 'questionnaire', fixed: 'yes', rating: 4, text: 'Quick' };
    assert.equal((await mine.update(rating)).status, 409);
    await close(mine.receipt.reference);
    assert.equal((await mine.update(rating)).status, 201);
    assert.equal((await mine.update(rating)).status, 409);
    assert.ok(!(await mine.view()).may.includes('questionnaire'));
  });

  it('can be withdrawn, and is then nowhere but with its owner', async () => {
    const mine = await owned(server());
    assert.equal((await get(api(`/reports/${mine.receipt.reference}`))).status, 200);
    assert.equal((await mine.update({ kind: 'withdraw', text: 'Gone by itself' })).status, 201);
    assert.equal((await get(api(`/reports/${mine.receipt.reference}`))).status, 404);
    const shown = await mine.view();
    assert.equal(shown.status.code, 'withdrawn');
    assert.deepEqual(shown.may, []);
    const [letter] = await letters(server());
    assert.equal(letter?.subject, `Your report ${mine.receipt.reference} is withdrawn`);
  });

  it('changes how its owner hears, and leads no letters to another address', async () => {
    const mine = await owned(server());
    assert.equal((await mine.update({ kind: 'notify', channel: 'text' })).status, 201);
    assert.equal((await mine.view()).notify.channel, 'text');
    assert.deepEqual(errorsOf(await mine.update({ kind: 'notify', channel: 'email', email: 'eve@example.com' })), [
      'email: not-allowed',
    ]);
    const bare = await owned(server(), { contact: undefined });
    assert.deepEqual(errorsOf(await bare.update({ kind: 'notify', channel: 'email' })), ['email: required']);
    assert.equal((await bare.update({ kind: 'notify', channel: 'email', email: 'kim@example.com' })).status, 201);
    assert.equal((await bare.view()).notify.email, 'k…m@example.com');
  });

  it('is not opened by a session of another case, nor by one that has ended', async () => {
    const mine = await owned(server());
    const other = await owned(server());
    const url = api(`/cases/${mine.receipt.reference}`);
    assert.equal((await get(url)).status, 401);
    assert.equal((await get(url, { Authorization: `Bearer ${mine.receipt.token}` })).status, 401);
    assert.equal((await get(url, other.headers)).status, 404);
    const nowhere = await get(api('/cases/000-000-0000'), other.headers);
    assert.equal(nowhere.text, (await get(url, other.headers)).text);
    await server()
      .db.update(caseSessions)
      .set({ usedAt: sql`now() - interval '61 minutes'` });
    assert.equal((await get(url, mine.headers)).status, 401);
  });

  it('is opened by the link in a letter until a newer one is asked for, which nobody else learns of', async () => {
    const mine = await owned(server());
    const { reference } = mine.receipt;
    const first = tokenIn((await letters(server()))[0]?.bodyText ?? '', 'council-case');
    // To look is not to use.
    for (let times = 0; times < 2; times += 1) assert.equal((await lookUp({ token: first })).status, 200);
    const said = [];
    for (const asked of [{ token: first }, { reference, email: 'eve@example.com' }, { token: 'a'.repeat(22) }]) {
      said.push(await post(api('/cases/links'), asked));
    }
    assert.deepEqual(
      said.map(({ status, text }) => [status, text]),
      Array(3).fill([200, '{"language":"en"}']),
    );
    let second = '';
    while (!second || second === first) {
      second = tokenIn((await letters(server()))[0]?.bodyText ?? '', 'council-case');
      await new Promise(setImmediate);
    }
    assert.equal(codeOf(await lookUp({ token: first })), 'gone');
    assert.equal((await lookUp({ token: second })).status, 200);
  });
});
