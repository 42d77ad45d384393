import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as v from 'valibot';
import { Followed } from '../../src/contract/followers.ts';
import { PublicCase } from '../../src/contract/reports.ts';
import { followers, links, outbox, rateLimits } from '../../server/database/schema.ts';
import { eq, sql } from '../../server/database/sql.ts';
import { codeOf, get, onBothDatabases, post, receiptOf, sendReport } from './client.ts';
import { letters, owned, robin, tokenIn } from './cases.ts';
import { openDesk } from './desk.ts';
import type { TestServer } from './helpers.ts';

const aReportOfSomebodyElse = (server: () => TestServer) => {
  const api = (path: string) => `${server().url}/api${path}`;
  const follow = (reference: string, body: Record<string, unknown> = {}) =>
    post(api(`/reports/${reference}/followers`), body);
  const report = async (over: Record<string, unknown> = {}) => receiptOf(await sendReport(server(), over)).reference;
  const shown = async (reference: string) => v.parse(PublicCase, (await get(api(`/reports/${reference}`))).body);
  const newest = async () => (await letters(server()))[0];

  it('is followed once the button in the letter was pressed, not when its link was opened', async () => {
    const desk = await openDesk(server());
    const reference = await report();
    const asked = await follow(reference, { email: 'kim@example.com', language: 'pl' });
    assert.deepEqual([asked.status, asked.body], [201, { language: 'en' }]);
    const question = await newest();
    assert.equal(question?.subject, `Czy chcesz obserwować zgłoszenie ${reference}?`);
    await desk.act(reference, { kind: 'status', status: 'investigating' });
    assert.equal((await newest())?.id, question?.id, 'no news yet');
    const token = tokenIn(question?.bodyText ?? '', 'council-follow');
    // Twice is as good as once.
    for (let times = 0; times < 2; times += 1) {
      const confirmed = v.parse(Followed, (await post(api('/followers/confirm'), { token })).body);
      assert.deepEqual(confirmed, { language: 'en', reference, title: 'Pothole, Mill Lane, Exampleton' });
    }
    assert.equal((await shown(reference)).others, 1);
    await desk.act(reference, { kind: 'status', status: 'planned', note: { en: 'Next week' } });
    const news = await newest();
    assert.equal(news?.subject, `Obserwowane zgłoszenie (${reference}): Prace zaplanowane`);
    assert.ok(news?.bodyText.includes('Next week') && news.bodyText.includes(`#council-report=${reference}`));
    assert.ok(!/council-case=/.test(news?.bodyText ?? ''), 'a follower gets no key to the case');
  });

  it('is stopped by one click of a mail program, by the page with a button, or by the link', async () => {
    const desk = await openDesk(server());
    for (const stop of [
      (token: string) =>
        fetch(api(`/unsubscribe/${token}`), {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: 'List-Unsubscribe=One-Click',
        }),
      (token: string) =>
        fetch(api('/followers/stop'), {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ token }),
        }),
    ]) {
      const reference = await report();
      await follow(reference, { email: 'kim@example.com', language: 'cy' });
      const token = tokenIn((await newest())?.bodyText ?? '', 'council-follow');
      await post(api('/followers/confirm'), { token });
      await desk.act(reference, { kind: 'status', status: 'planned' });
      const letter = await newest();
      assert.equal(tokenIn(letter?.bodyText ?? '', 'council-stop'), letter?.stopToken);
      // A scanner opens everything, and changes nothing. The page goes on in the letter's language.
      const page = await get(api(`/unsubscribe/${letter?.stopToken}`), { 'Accept-Language': 'pl' });
      assert.match(page.text, /<html lang="cy"[^]*<form method="post"><button/);
      assert.equal((await shown(reference)).others, 1);
      assert.equal((await stop(letter?.stopToken ?? '')).status, 200);
      assert.equal((await shown(reference)).others, 0);
      await server().db.delete(outbox);
      await desk.act(reference, { kind: 'status', status: 'fixed' });
      assert.equal(await newest(), undefined);
    }
  });

  it('stops an owner’s letters with the same click, in the language that they were in', async () => {
    const desk = await openDesk(server());
    const mine = await owned(server(), { language: 'ar' });
    await desk.act(mine.receipt.reference, { kind: 'status', status: 'planned' });
    const page = await get(api(`/unsubscribe/${(await newest())?.stopToken}`), { 'Accept-Language': 'en' });
    assert.match(page.text, /<html lang="ar" dir="rtl">/);
    assert.equal((await post(api('/followers/stop'), { token: (await newest())?.stopToken })).status, 200);
    assert.equal((await mine.view()).notify.channel, 'none');
  });

  it('names no private report to who stops its letters', async () => {
    const desk = await openDesk(server());
    const place = { found: 'map', lat: 52.5, lng: -1.5, label: '5 Canary Row, Exampleton' };
    const mine = await owned(server(), { service: 'noise', place });
    const { reference } = mine.receipt;
    await desk.act(reference, { kind: 'status', status: 'planned' });
    const answer = await post(api('/followers/stop'), { token: (await newest())?.stopToken });
    assert.deepEqual(v.parse(Followed, answer.body), { language: 'en', reference, title: reference });
    assert.doesNotMatch(answer.text, /canary|noise/i);
  });

  it('is followed by one address once, and counts who only says "me too"', async () => {
    const reference = await report();
    for (const email of ['kim@example.com', 'KIM@example.com'])
      assert.equal((await follow(reference, { email })).status, 201);
    assert.equal(
      await server().db.$count(
        followers,
        sql`lower(email) = 'kim@example.com' and case_id = (select id from cases where reference = ${reference})`,
      ),
      1,
    );
    const meToo = async (address: string) =>
      post(api(`/reports/${reference}/followers`), {}, { 'X-Forwarded-For': address });
    for (const address of ['192.0.2.1', '192.0.2.2']) await meToo(address);
    assert.equal((await shown(reference)).others, 2);
    // Whoever presses again is told the same, and is not one more; at another report they are.
    const again = await Promise.all(Array.from({ length: 10 }, () => meToo('192.0.2.1')));
    assert.deepEqual(new Set(again.map(({ status, text }) => `${status} ${text}`)), new Set(['201 {"language":"en"}']));
    assert.equal((await shown(reference)).others, 2);
    const other = await report();
    await post(api(`/reports/${other}/followers`), {}, { 'X-Forwarded-For': '192.0.2.1' });
    assert.equal((await shown(other)).others, 1);
    const kept = await server().db.select().from(rateLimits);
    assert.ok(kept.length > 0 && !kept.some(({ key }) => key.includes('192.0.2')), 'no address is kept');
  });

  it('is not followed when it is private, withdrawn or nothing, which all look the same', async () => {
    const secret = await report({ service: 'noise' });
    const mine = await owned(server(), { contact: robin });
    await mine.update({ kind: 'withdraw' });
    const answers = [];
    for (const reference of [secret, mine.receipt.reference, '000-000-0000']) {
      answers.push(await follow(reference, { email: 'kim@example.com' }), await get(api(`/reports/${reference}`)));
    }
    assert.deepEqual(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1);
    assert.equal(codeOf(answers[0]!), 'not-found');
  });

  it('says of an old link that it is old', async () => {
    const reference = await report();
    await follow(reference, { email: 'lee@example.com' });
    const token = tokenIn((await newest())?.bodyText ?? '', 'council-follow');
    await server()
      .db.update(links)
      .set({ expiresAt: sql`now() - interval '1 day'` })
      .where(eq(links.kind, 'confirm'));
    assert.equal(codeOf(await post(api('/followers/confirm'), { token })), 'gone');
    assert.equal(codeOf(await post(api('/followers/confirm'), { token: 'a'.repeat(22) })), 'not-found');
  });

  it('shows its public history, and nothing that is between its owner and the council', async () => {
    const desk = await openDesk(server());
    const mine = await owned(server(), { contact: { ...robin, name: 'Canary Person' } });
    const { reference } = mine.receipt;
    await mine.update({ kind: 'update', text: 'canary update' });
    await desk.act(reference, { kind: 'question', note: { en: 'canary question' } });
    await desk.act(reference, { kind: 'note', internal: 'canary inside' });
    await desk.act(reference, { kind: 'status', status: 'planned', note: { en: 'Next week', cy: 'Wythnos nesaf' } });
    const answer = await get(api(`/reports/${reference}`), { 'Accept-Language': 'cy' });
    assert.ok(!/canary/i.test(answer.text));
    const { timeline, statusLabel } = v.parse(PublicCase, answer.body);
    assert.equal(statusLabel, 'Gwaith wedi’i drefnu');
    assert.deepEqual(
      timeline.map(({ kind, text }) => [kind, text]),
      [
        ['received', undefined],
        ['status', 'Wythnos nesaf'],
      ],
    );
  });
};

onBothDatabases('a report of somebody else', aReportOfSomebodyElse, { environment: { TRUSTED_PROXIES: '127.0.0.1' } });
