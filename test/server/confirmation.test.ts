import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import type { CaseView } from '../../src/contract/cases.ts';
import type { DeskQueue } from '../../src/contract/desk.ts';
import type { ReportList } from '../../src/contract/reports.ts';
import { readConfig } from '../../server/config.ts';
import { cases, outbox, photos } from '../../server/database/schema.ts';
import { eq, sql } from '../../server/database/sql.ts';
import { confirmWords, forgetUnconfirmed } from '../../server/domains/case/confirmation.ts';
import { letterLanguages } from '../../server/domains/case/status-words.ts';
import { aPicture, letters, open, robin, tokenIn } from './cases.ts';
import { aReport, codeOf, get, onBothDatabases, post, receiptOf, sendPhoto, sendReport } from './client.ts';
import { openDesk, type Desk } from './desk.ts';
import { centre } from './town.ts';

describe('CONFIRM_EMAIL', () => {
  const read = (value: string) => readConfig({ CONFIRM_EMAIL: value }).confirmEmail;

  it('is for no service, for all, or for some', () => {
    assert.deepEqual(
      [read(''), read('off'), read('on'), read('pothole, noise')],
      [[], [], 'all', ['pothole', 'noise']],
    );
    assert.throws(() => read('yes!'), /CONFIRM_EMAIL/);
  });
});

onBothDatabases(
  'a report to be confirmed',
  (server) => {
    let desk: Desk;
    before(async () => {
      desk = await openDesk(server());
    });
    const api = (path: string) => `${server().url}/api${path}`;
    const lookUp = (body: unknown, language = 'en') =>
      post(api('/cases/lookup'), body, { 'Accept-Language': language });
    // An address for each report, so that none of them has too many letters.
    let resident = 0;
    const send = async (over: Record<string, unknown> = {}) => {
      resident += 1;
      return receiptOf(await sendReport(server(), { contact: { ...robin, email: emailOf() }, ...over }));
    };
    const emailOf = () => `robin.${resident}@example.com`;
    const lettersOf = async (reference: string) => {
      const [found] = await server().db.select().from(cases).where(eq(cases.reference, reference));
      return server()
        .db.select()
        .from(outbox)
        .where(eq(outbox.caseId, found?.id ?? 0));
    };
    const linkOf = async (reference: string) =>
      tokenIn((await lettersOf(reference)).at(-1)?.bodyText ?? '', 'council-case');
    const listed = async () =>
      ((await get(api(`/reports?lat=${centre.lat}&lng=${centre.lng}&radius=20000`))).body as ReportList).reports.map(
        ({ reference }) => reference,
      );
    const queue = async (query: string) =>
      ((await desk.get(`/cases?${query}`)).body as DeskQueue).cases.map(({ reference }) => reference);

    /** Where anybody could read of it. */
    const seenBy = async (reference: string) => ({
      list: (await listed()).includes(reference),
      page: (await get(api(`/reports/${reference}`))).status,
      partners: (await get(`${server().url}/api/open311/v2/requests/${reference}.json`)).status,
      followers: (await post(api(`/reports/${reference}/followers`), {})).status,
      desk: (await queue('sort=newest')).includes(reference),
    });
    const hidden = { list: false, page: 404, partners: 404, followers: 404, desk: false };
    const public_ = { list: true, page: 200, partners: 200, followers: 201, desk: true };

    it('is kept at once, seen by nobody, and says what has to be done, in the resident’s language', async () => {
      for (const language of letterLanguages) {
        const receipt = await send({ language });
        assert.deepEqual(receipt.next, confirmWords[language].next);
        assert.equal(receipt.language, language);
        assert.equal(receipt.expected, undefined);
        assert.deepEqual(await seenBy(receipt.reference), hidden);
        const [letter, ...more] = await lettersOf(receipt.reference);
        assert.equal(more.length, 0);
        assert.match(letter?.subject ?? '', new RegExp(receipt.reference));
        for (const sentence of confirmWords[language].letter.paragraphs) {
          assert.ok(letter?.bodyText.includes(sentence), letter?.bodyText);
        }
        assert.doesNotMatch(letter?.bodyText ?? '', /bucket|Robin/);
      }
    });

    it('goes its way when the button behind the link is pressed, once, however often that is', async () => {
      const { reference } = await send();
      const token = await linkOf(reference);
      const before = (await queue('flag=unconfirmed&sort=newest')).length;
      const pressed = await Promise.all([lookUp({ token }), lookUp({ token }), lookUp({ token })]);
      assert.deepEqual(
        pressed.map(({ status }) => status),
        [200, 200, 200],
      );
      assert.equal((await lookUp({ token })).status, 200);
      assert.deepEqual(await seenBy(reference), public_);
      assert.equal((await queue('flag=unconfirmed&sort=newest')).length, before - 1);
      const view = ((await lookUp({ token })).body as { case: CaseView }).case;
      assert.equal(view.status.label, 'Received');
      assert.match(view.status.by ?? '', /^\d{4}-\d\d-\d\d$/);
      assert.deepEqual(
        view.timeline.map(({ kind, by }) => [kind, by]),
        [
          ['received', 'you'],
          ['confirmed', 'you'],
        ],
      );
      assert.equal((await lettersOf(reference)).length, 1);
      assert.equal(await server().db.$count(cases, eq(cases.reference, reference)), 1);
    });

    it('is one report however often it is sent, with one letter', async () => {
      const key = randomUUID();
      const body = aReport({ contact: robin, description: 'Sent twice' });
      const sent = await Promise.all([1, 2, 3].map(() => post(api('/reports'), body, { 'Idempotency-Key': key })));
      const { reference } = receiptOf(sent.find(({ status }) => status === 201) ?? ({ body: {} } as never));
      assert.equal(await server().db.$count(cases, eq(cases.description, 'Sent twice')), 1);
      assert.equal((await lettersOf(reference)).length, 1);
    });

    it('is not confirmed by its receipt, by its reference with the address, or by looking at the page of the link', async () => {
      const receipt = await send();
      const { reference } = receipt;
      const owner = await open(server(), receipt);
      assert.equal((await lookUp({ reference, email: emailOf() })).status, 200);
      await get(`${server().url}/track.html`);
      const view = await owner.view();
      assert.equal(view.status.label, confirmWords.en.status.label);
      assert.equal(view.status.meaning, confirmWords.en.status.meaning);
      assert.equal(view.status.by, undefined);
      assert.equal((await owner.view('cy')).status.label, confirmWords.cy.status.label);
      assert.deepEqual(await seenBy(reference), hidden);
    });

    it('writes nothing else to an address that nobody has confirmed, but another link to who asks', async () => {
      const receipt = await send();
      const { reference } = receipt;
      const first = await linkOf(reference);
      const owner = await open(server(), receipt);
      assert.equal((await owner.update({ kind: 'update', text: 'It is deeper now.' })).status, 201);
      assert.equal((await lettersOf(reference)).length, 1);
      await post(api('/cases/links'), { reference, email: emailOf() });
      while ((await lettersOf(reference)).length < 2) await new Promise(setImmediate);
      const all = await lettersOf(reference);
      const again = all.find(({ bodyText }) => tokenIn(bodyText, 'council-case') !== first);
      assert.match(again?.bodyText ?? '', /^Please confirm your report/);
      assert.equal(codeOf(await lookUp({ token: first })), 'gone');
      assert.deepEqual(await seenBy(reference), hidden);
      assert.equal((await lookUp({ token: tokenIn(again?.bodyText ?? '', 'council-case') })).status, 200);
      assert.deepEqual(await seenBy(reference), public_);
    });

    it('stays private afterwards where its service is', async () => {
      const { reference } = await send({ service: 'noise' });
      assert.deepEqual(await seenBy(reference), hidden);
      await lookUp({ token: await linkOf(reference) });
      assert.deepEqual(await seenBy(reference), { ...hidden, desk: true });
    });

    it('shows its photos to nobody before', async () => {
      const photo = (await sendPhoto(server(), await aPicture())).body as { id: string };
      const { reference } = await send({ photos: [photo.id] });
      const address = api(`/photos/${photo.id}/full.jpg`);
      assert.equal((await get(address)).status, 404);
      await lookUp({ token: await linkOf(reference) });
      assert.equal((await get(address)).status, 200);
    });

    it('goes no further when it is taken back before, and a late press does not bring it back', async () => {
      const receipt = await send();
      const token = await linkOf(receipt.reference);
      const owner = await open(server(), receipt);
      assert.equal((await owner.update({ kind: 'withdraw' })).status, 201);
      const view = ((await lookUp({ token })).body as { case: CaseView }).case;
      assert.equal(view.status.code, 'withdrawn');
      assert.deepEqual(await seenBy(receipt.reference), hidden);
    });

    it('is found at the desk by who looks for it, who can take it as it is', async () => {
      const { reference } = await send();
      assert.ok((await queue('flag=unconfirmed&sort=newest')).includes(reference));
      assert.deepEqual(await queue(`q=${reference}`), [reference]);
      const before = await desk.case(reference);
      assert.equal(before.unconfirmed, true);
      assert.equal(before.private, false, 'who writes to them knows that everybody will read it');
      assert.equal((await desk.act(reference, { kind: 'assign', officer: null })).status, 201);
      assert.equal((await desk.act(reference, { kind: 'note', internal: 'Called them.' })).status, 201);
      assert.equal((await desk.case(reference)).unconfirmed, true);
      assert.equal((await desk.act(reference, { kind: 'status', status: 'planned' })).status, 201);
      assert.equal((await desk.case(reference)).unconfirmed, false);
      assert.deepEqual(await seenBy(reference), public_);
    });

    it('fills nobody’s mailbox: what comes on top of the limit waits', async () => {
      const email = 'victim@example.com';
      for (let times = 0; times < 12; times += 1) await send({ contact: { email } });
      const waiting = (await letters(server())).filter(
        ({ recipient, dueAt }) => recipient === email && dueAt.getTime() > Date.now() + 60_000,
      );
      assert.equal(waiting.length, 2);
    });

    it('waits for nobody when there is no address with it', async () => {
      const receipt = await send({ contact: undefined });
      assert.deepEqual(receipt.next, ['We look at it.', 'We mend it.']);
      assert.deepEqual(await seenBy(receipt.reference), public_);
    });

    it('is deleted with its photos when its link is over and nobody has confirmed it', async () => {
      const photo = (await sendPhoto(server(), await aPicture())).body as { id: string };
      const [old, fresh, confirmed] = [await send({ photos: [photo.id] }), await send(), await send()];
      await lookUp({ token: await linkOf(confirmed.reference) });
      const { db } = server();
      const there = (reference: string) => db.$count(cases, eq(cases.reference, reference));
      for (const { reference } of [old, confirmed]) {
        await db
          .update(cases)
          .set({ receivedAt: sql`now() - interval '31 days'` })
          .where(eq(cases.reference, reference));
      }
      // A link that is still good can still be pressed.
      await forgetUnconfirmed(db);
      assert.equal(await there(old.reference), 1);
      await db.execute(sql`update links set expires_at = now() where case_id =
        (select id from cases where reference = ${old.reference})`);
      await forgetUnconfirmed(db);
      assert.deepEqual(await Promise.all([old, fresh, confirmed].map(({ reference }) => there(reference))), [0, 1, 1]);
      const [left] = await db.select().from(photos).where(eq(photos.id, photo.id));
      assert.equal(left?.caseId, null);
      assert.equal((await letters(server())).filter(({ bodyText }) => bodyText.includes(old.reference)).length, 0);
    });
  },
  { environment: { CONFIRM_EMAIL: 'on', LIMIT_NOTICES: '10/86400' } },
);
