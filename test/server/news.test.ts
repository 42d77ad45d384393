import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { MailRefused, type Mail } from '../../server/connectors/mail/mailer.ts';
import { notifyTexter } from '../../server/connectors/text/notify.ts';
import { linkRequests, outbox } from '../../server/database/schema.ts';
import { sql } from '../../server/database/sql.ts';
import { letterLanguages, statusWords } from '../../server/domains/case/status-words.ts';
import { deliverDue } from '../../server/domains/mail/outbox.ts';
import { get, onBothDatabases, post, sendReport, withServer } from './client.ts';
import { letters, owned, robin, tokenIn } from './cases.ts';
import { openDesk } from './desk.ts';

onBothDatabases(
  'news of a case',
  (server) => {
    const fresh = async (over: Record<string, unknown> = {}) => {
      const mine = await owned(server(), over);
      await server().db.delete(outbox);
      return mine;
    };

    for (const language of letterLanguages) {
      it(`comes in ${language} to who reported in ${language}: what it is, what it means, what the council wrote, a link`, async () => {
        const desk = await openDesk(server());
        const mine = await fresh({ language });
        const { reference } = mine.receipt;
        await desk.act(reference, {
          kind: 'status',
          status: 'fixed',
          note: { en: 'Filled in <today>.', cy: 'Wedi’i lenwi.' },
        });
        const [letter, ...more] = await letters(server());
        assert.deepEqual(more, []);
        assert.equal(letter?.language, language);
        const { label, meaning } = statusWords[language].fixed;
        const quote = language === 'cy' ? 'Wedi’i lenwi.' : 'Filled in <today>.';
        for (const part of [reference, label, meaning, quote, '01632 960 001', '#council-case=', '#council-stop=']) {
          assert.ok(letter.bodyText.includes(part), part);
        }
        assert.ok(letter.subject.includes(reference) && letter.subject.includes(label));
        assert.ok(letter.bodyHtml.includes(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`));
        if (language !== 'cy') assert.match(letter.bodyHtml, /<blockquote lang="en"[^>]*>Filled in &lt;today&gt;\.</);
      });
    }

    it('says that there are photos with it, to its owner and to who follows', async () => {
      const desk = await openDesk(server());
      const mine = await fresh();
      const { reference } = mine.receipt;
      await post(`${server().url}/api/reports/${reference}/followers`, { email: 'kim@example.com' });
      await server().db.execute(sql`update followers set confirmed_at = now()`);
      await server().db.delete(outbox);
      const told = async () =>
        (await letters(server())).map(({ bodyText }) => bodyText.includes('There are photos with this'));
      await desk.act(reference, { kind: 'status', status: 'planned', note: { en: 'Soon.' } });
      assert.deepEqual(await told(), [false, false]);
      await server().db.delete(outbox);
      await desk.act(reference, { kind: 'status', status: 'fixed', photos: [await desk.photo()] });
      assert.deepEqual(await told(), [true, true]);
    });

    it('says nothing of a private case but that there is some', async () => {
      const desk = await openDesk(server());
      const mine = await fresh({ service: 'noise', description: 'canary drums' });
      await desk.act(mine.receipt.reference, { kind: 'status', status: 'planned', note: { en: 'canary visit' } });
      await desk.act(mine.receipt.reference, { kind: 'question', note: { en: 'canary question' } });
      const sent = await letters(server());
      assert.equal(sent.length, 2);
      for (const { subject, bodyText, bodyHtml } of sent) {
        assert.doesNotMatch(subject + bodyText + bodyHtml, /canary|Noise|Mill Lane|Robin/);
        assert.match(bodyText, /Open your report to read what we wrote\./);
      }
    });

    it('of a private case is not quoted to who reported the same in public', async () => {
      const desk = await openDesk(server());
      const mine = await fresh({ service: 'noise' });
      const other = await fresh({ contact: { ...robin, email: 'other@example.com' } });
      await desk.act(other.receipt.reference, { kind: 'merge', into: mine.receipt.reference });
      await server().db.delete(outbox);
      await desk.act(mine.receipt.reference, { kind: 'status', status: 'planned', note: { en: 'canary visit' } });
      await desk.act(mine.receipt.reference, { kind: 'note', note: { en: 'canary note' } });
      const sent = (await letters(server())).filter(({ recipient }) => recipient === 'other@example.com');
      assert.equal(sent.length, 1);
      assert.doesNotMatch(JSON.stringify(sent), /canary|Noise/);
      assert.match(sent[0]?.subject ?? '', /Work planned/);
    });

    it('does not wait because a stranger has reported things with one’s address', async () => {
      const desk = await openDesk(server());
      const mine = await owned(server(), { contact: { ...robin, email: 'victim@example.com' } });
      const { reference } = mine.receipt;
      await server().db.delete(outbox);
      for (let times = 0; times < 6; times += 1) {
        await sendReport(server(), { contact: { email: 'victim@example.com' }, description: `A stranger's ${times}` });
      }
      const waiting = async () => {
        const now = Date.now();
        return (await letters(server())).filter(({ dueAt }) => dueAt.getTime() > now + 60_000).length;
      };
      // Four in the window, and two that come when it is over.
      assert.equal(await waiting(), 2);
      await desk.act(reference, { kind: 'status', status: 'planned' });
      assert.equal(await waiting(), 2);
      // Nor does a link that one asks for oneself, and the one that one has stays good as long as there is no other.
      await server().db.delete(outbox);
      const link = { reference, email: 'victim@example.com' };
      await post(`${server().url}/api/cases/links`, link);
      while ((await letters(server())).length === 0) await new Promise(setImmediate);
      assert.equal(await waiting(), 0);
    });

    it('never is more than four in a window of what a stranger had sent, however much that is', async () => {
      await server().db.delete(outbox);
      for (let times = 0; times < 12; times += 1)
        await sendReport(server(), { contact: { email: 'victim@example.com' }, description: `A stranger's ${times}` });
      const due = (await letters(server())).map(({ dueAt }) => dueAt.getTime()).sort((a, b) => a - b);
      assert.equal(due.length, 12);
      assert.ok(due.every((each, index) => index < 4 || each - (due[index - 4] ?? 0) > 3_590_000));
    });

    it('has a new link for who hears by text alone', async () => {
      const mine = await owned(server(), { contact: { phone: '07700 900124' } });
      await mine.update({ kind: 'notify', channel: 'text' });
      const desk = await openDesk(server());
      await server().db.delete(outbox);
      await desk.act(mine.receipt.reference, { kind: 'status', status: 'planned' });
      const token = tokenIn((await letters(server()))[0]?.bodyText ?? '', 'council-case');
      await server().db.delete(outbox);
      await post(`${server().url}/api/cases/links`, { token });
      while ((await letters(server())).length === 0) await new Promise(setImmediate);
      const [message] = await letters(server());
      assert.deepEqual([message?.channel, message?.recipient], ['text', '07700 900124']);
      const fresh = tokenIn(message?.bodyText ?? '', 'council-case');
      assert.equal((await post(`${server().url}/api/cases/lookup`, { token: fresh })).status, 200);
      assert.equal((await post(`${server().url}/api/cases/lookup`, { token })).status, 410);
    });

    it('leaves the old link when there is nowhere to send a new one', async () => {
      const mine = await owned(server(), { contact: { phone: '07700 900125' } });
      await mine.update({ kind: 'notify', channel: 'text' });
      const desk = await openDesk(server());
      await desk.act(mine.receipt.reference, { kind: 'status', status: 'planned' });
      const token = tokenIn((await letters(server()))[0]?.bodyText ?? '', 'council-case');
      await mine.update({ kind: 'notify', channel: 'none' });
      await post(`${server().url}/api/cases/links`, { token });
      while ((await server().db.$count(linkRequests)) > 0) await new Promise(setImmediate);
      assert.equal((await post(`${server().url}/api/cases/lookup`, { token })).status, 200);
    });

    it('comes as a text message to who wants that, short and with a link', async () => {
      const desk = await openDesk(server());
      const mine = await fresh({ contact: { ...robin, phone: '07700 900123' } });
      await mine.update({ kind: 'notify', channel: 'text' });
      await desk.act(mine.receipt.reference, { kind: 'status', status: 'planned' });
      const [message] = await letters(server());
      assert.deepEqual([message?.channel, message?.recipient, message?.bodyHtml], ['text', '07700 900123', '']);
      assert.match(
        message?.bodyText ?? '',
        new RegExp(
          `^Test Council, report ${mine.receipt.reference}: Work planned\\. http\\S+#council-case=[\\w-]{22}$`,
        ),
      );
      assert.equal(
        (await deliverDue(server().db, { email: { send: () => Promise.reject(new Error()), close: () => {} } })).failed,
        0,
      );
    });

    it('does not come to who wants none, nor to who never said that they do', async () => {
      const desk = await openDesk(server());
      const quiet = await fresh({ contact: { ...robin, updates: false } });
      await desk.act(quiet.receipt.reference, { kind: 'status', status: 'planned' });
      const silenced = await fresh();
      await silenced.update({ kind: 'notify', channel: 'none' });
      await desk.act(silenced.receipt.reference, { kind: 'status', status: 'planned' });
      assert.deepEqual(await letters(server()), []);
    });

    it('carries what a mail program needs to stop it with one click, and keeps no key once it has gone', async () => {
      const desk = await openDesk(server());
      const mine = await fresh();
      await desk.act(mine.receipt.reference, { kind: 'status', status: 'planned' });
      const taken: Mail[] = [];
      const email = { send: (mail: Mail) => Promise.resolve(void taken.push(mail)), close: () => {} };
      await deliverDue(server().db, {
        email,
        unsubscribe: (token) => `https://council.example/api/unsubscribe/${token}`,
      });
      const [mail] = taken;
      assert.match(mail?.unsubscribe ?? '', /unsubscribe\/[\w-]{22}$/);
      assert.equal(tokenIn(mail?.text ?? '', 'council-case').length, 22);
      const [kept] = await letters(server());
      assert.ok(kept?.bodyText.includes(mine.receipt.reference));
      assert.doesNotMatch(JSON.stringify(kept), /#council-(?:case|stop)=/);
      assert.equal(kept?.stopToken, null);
    });

    it('waits for who has had four in the window, and is one letter a case then', async () => {
      const desk = await openDesk(server());
      const one = (await fresh()).receipt.reference;
      const other = (await owned(server())).receipt.reference;
      await server().db.delete(outbox);
      const note = (reference: string, en: string) => desk.act(reference, { kind: 'note', note: { en } });
      for (const text of ['first', 'second', 'third', 'fourth']) await note(one, text);
      await note(one, 'fifth');
      await note(other, 'of the other');
      await desk.act(one, { kind: 'status', status: 'planned', note: { en: 'sixth' } });
      const waiting = (await letters(server())).filter(({ createdAt, dueAt }) => dueAt > createdAt);
      assert.deepEqual(
        waiting.map(({ bodyText }) => /fifth|of the other|sixth/.exec(bodyText)?.[0]),
        ['sixth', 'of the other'],
      );
      const hours = waiting.map(({ createdAt, dueAt }) => (dueAt.getTime() - createdAt.getTime()) / 3_600_000);
      assert.ok(
        hours.every((each) => each > 0.9 && each <= 1),
        String(hours),
      );
      const taken: Mail[] = [];
      const email = { send: (mail: Mail) => Promise.resolve(void taken.push(mail)), close: () => {} };
      await deliverDue(server().db, { email });
      assert.equal(taken.length, 4);
      await server()
        .db.update(outbox)
        .set({ dueAt: sql`now()` });
      await deliverDue(server().db, { email });
      assert.equal(taken.length, 6);
    });
  },
  { environment: { LIMIT_NOTICES: '4/3600' } },
);

describe('text messages over GOV.UK Notify', () => {
  const service = '3b1b2c7e-0d3f-4c52-9a34-1f2f5b8f9a10';
  const secret = '8f5a2f4e-77f3-4a1c-8d24-6a0c1d9f3b55';
  const asked: { url?: string | undefined; headers: IncomingHttpHeaders; body: string }[] = [];
  let status = 201;
  const notify = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push({ url: request.url, headers: request.headers, body });
      response.writeHead(status).end('{}');
    });
  });
  let url = '';
  before(async () => {
    notify.listen(0, '127.0.0.1');
    await once(notify, 'listening');
    url = `http://127.0.0.1:${(notify.address() as AddressInfo).port}`;
  });
  after(() => void notify.close());
  const send = () =>
    notifyTexter({ key: `exampleton-${service}-${secret}`, template: 'a-template', url }).send({
      id: 'a-message',
      to: '07700 900123',
      text: 'Planned',
    });

  it('go to the number with our words, signed as Notify wants it', async () => {
    await send();
    const [call] = asked;
    assert.equal(call?.url, '/v2/notifications/sms');
    assert.deepEqual(JSON.parse(call?.body ?? ''), {
      phone_number: '07700 900123',
      template_id: 'a-template',
      personalisation: { message: 'Planned' },
      reference: 'a-message',
    });
    const [head = '', claims = '', signature] = call?.headers.authorization?.replace('Bearer ', '').split('.') ?? [];
    const { iss, iat } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: string; iat: number };
    assert.equal(iss, service);
    assert.ok(Math.abs(iat - Date.now() / 1000) < 5);
    assert.equal(signature, createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url'));
  });

  it('are given up when the number is none, and tried again for anything else', async () => {
    status = 400;
    await assert.rejects(send(), MailRefused);
    for (status of [403, 429, 500]) await assert.rejects(send(), (error) => !(error instanceof MailRefused));
  });
});

describe('the mailbox of the demo', () => {
  const server = withServer();
  it('has the letters with links that work, and the text messages', async () => {
    const mine = await owned(server(), { contact: { ...robin, phone: '07700 900123' } });
    await mine.update({ kind: 'notify', channel: 'text' });
    const desk = await openDesk(server());
    await desk.act(mine.receipt.reference, { kind: 'status', status: 'planned' });
    const page = await get(`${server().url}/demo/mailbox`);
    assert.ok(page.text.includes('07700 900123') && page.text.includes('#council-case='));
  });
});
