import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { smtpMailer } from '../../server/connectors/mail/smtp.ts';
import { MailRefused, type Mail, type Mailer } from '../../server/connectors/mail/mailer.ts';
import { eq, sql } from '../../server/database/sql.ts';
import { deliverDue, forgetSent } from '../../server/domains/mail/outbox.ts';
import { acknowledgement } from '../../server/domains/report/acknowledgement.ts';
import { cases, outbox } from '../../server/database/schema.ts';
import { surround } from '../../server/surroundings.ts';
import { get, onBothDatabases, receiptOf, sendReport, withServer } from './client.ts';
import { town } from './town.ts';

const report = {
  council: 'Exampleton Council',
  phone: '01632 960 001',
  reference: '7K3-M9Q-XPT4',
  service: 'Pothole',
  place: 'Mill Lane',
  expected: '2026-11-27',
  next: ['We look at it.'],
  nextLanguage: 'en',
};

describe('the letter that says a report has come in', () => {
  const letters: [string, string, string, string][] = [
    ['en', 'ltr', 'We have your report: 7K3-M9Q-XPT4', '27 November 2026'],
    ['cy', 'ltr', 'Rydym wedi cael eich adroddiad: 7K3-M9Q-XPT4', '27 Tachwedd 2026'],
    ['ar', 'rtl', 'وصلنا بلاغك: \u20667K3-M9Q-XPT4\u2069', '27 نوفمبر 2026'],
    ['pl', 'ltr', 'Otrzymaliśmy Twoje zgłoszenie: 7K3-M9Q-XPT4', '27 listopada 2026'],
  ];
  for (const [language, direction, subject, day] of letters) {
    it(`is written in ${language}`, () => {
      const letter = acknowledgement(language, report);
      assert.equal(letter.language, language);
      assert.equal(letter.subject, subject);
      for (const part of ['7K3-M9Q-XPT4', 'Pothole', 'Mill Lane', '01632 960 001', 'We look at it.', day]) {
        assert.ok(letter.text.includes(part), part);
        assert.ok(letter.html.includes(part), part);
      }
      assert.ok(letter.html.includes(`<html lang="${language}" dir="${direction}">`));
      assert.ok(letter.html.includes('<ul lang="en" dir="auto">'));
    });
  }

  it('is in English for a language that we do not speak, and in Welsh for Welsh as it is spoken anywhere', () => {
    assert.equal(acknowledgement('fr', report).language, 'en');
    assert.equal(acknowledgement('constructor', report).language, 'en');
    assert.equal(acknowledgement('cy-GB', report).language, 'cy');
  });

  it('shows what was typed as text', () => {
    const { html } = acknowledgement('en', { ...report, place: '<img src=x onerror=alert(1)>"' });
    assert.ok(html.includes('&lt;img src=x onerror=alert(1)&gt;&quot;'));
    assert.ok(!html.includes('<img'));
  });
});

describe('a letter on the embedded database, which has one connection', () => {
  const server = withServer();

  it(
    'asks for its service within its own transaction, and so does not wait for itself',
    { timeout: 10_000 },
    async () => {
      const { db } = server();
      const contact = { email: 'robin@example.com', updates: true };
      const { reference } = receiptOf(await sendReport(server(), { contact }));
      const [found] = await db.select({ id: cases.id }).from(cases).where(eq(cases.reference, reference));
      const id = found?.id ?? 0;
      await db.delete(outbox);
      // The services of a real council are in the database: beside the transaction they would never come.
      const getService: typeof town.getService = async (asked, ...which) => {
        assert.ok(asked !== db, 'beside the transaction');
        await asked.execute(sql`select 1`);
        return town.getService(asked, ...which);
      };
      const site = () => new URL('https://council.example/');
      const { post } = surround(db, { ...town, getService }, site, { most: Infinity, seconds: 1 });
      await db.transaction(async (transaction) => {
        await post.caseChanged(transaction, id, { kind: 'status', status: 'planned' });
        await post.newLink(transaction, id);
      });
      assert.equal(await db.$count(outbox), 2);
    },
  );
});

onBothDatabases('the outbox', (server) => {
  const contact = { email: 'robin@example.com', updates: true };
  const queued = async (over: Record<string, unknown> = {}) => {
    await server().db.delete(outbox);
    return receiptOf(await sendReport(server(), { contact, ...over }));
  };
  const due = () =>
    server()
      .db.update(outbox)
      .set({ dueAt: sql`now()` });
  const only = async () => (await server().db.select().from(outbox))[0];
  const mailer = (send: (mail: Mail) => Promise<void>): { email: Mailer } => ({ email: { send, close: () => {} } });

  it('holds a letter in the language of the resident, and none without an address', async () => {
    const { reference } = await queued({ language: 'cy' });
    const letter = await only();
    assert.equal(letter?.language, 'cy');
    assert.ok(letter?.bodyText.includes(reference));
    assert.ok(letter?.bodyText.includes('Twll yn y ffordd'));
    await server().db.delete(outbox);
    await sendReport(server(), {});
    assert.equal(await server().db.$count(outbox), 0);
  });

  it('says nothing of a private service, of the contact or of the token', async () => {
    const { token } = await queued({
      service: 'noise',
      description: 'canary',
      contact: { ...contact, name: 'Robin', phone: '01632 960 777' },
    });
    const { bodyText = '', bodyHtml = '', subject = '' } = (await only()) ?? {};
    for (const word of ['Noise', 'Mill Lane', 'canary', 'Robin', '960 777', token]) {
      assert.ok(![subject, bodyText, bodyHtml].some((part) => part.includes(word)), word);
    }
  });

  it('sends each letter once, whoever else is sending', async () => {
    await queued();
    for (let more = 0; more < 14; more += 1) await sendReport(server(), { contact });
    const sent: string[] = [];
    const slow = mailer(async ({ id }) => {
      await new Promise(setImmediate);
      sent.push(id);
    });
    const counts = await Promise.all([1, 2, 3].map(() => deliverDue(server().db, slow)));
    assert.equal(
      counts.reduce((sum, count) => sum + count.sent, 0),
      15,
    );
    assert.equal(new Set(sent).size, 15);
    assert.equal(sent.length, 15);
    assert.deepEqual(await deliverDue(server().db, slow), { sent: 0, failed: 0 });
  });

  it('tries again later and later, and gives up after a day and a half', async () => {
    await queued();
    const broken = mailer(() =>
      Promise.reject(Object.assign(new Error('robin@example.com: later'), { responseCode: 451 })),
    );
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await due();
      assert.deepEqual(await deliverDue(server().db, broken), { sent: 0, failed: 1 });
      const letter = await only();
      assert.equal(letter?.attempts, attempt);
      assert.equal(letter.lastError, '451');
      assert.equal(letter.failedAt !== null, attempt === 12);
      waits.push(Math.round((letter.dueAt.getTime() - Date.now()) / 60_000));
    }
    assert.deepEqual(waits.slice(0, 11), [1, 2, 4, 8, 16, 32, 64, 128, 256, 480, 480]);
    await due();
    assert.deepEqual(await deliverDue(server().db, broken), { sent: 0, failed: 0 });
  });

  it('does not try again what will never be taken', async () => {
    await queued();
    const refusing = mailer(() => Promise.reject(new MailRefused('550')));
    await deliverDue(server().db, refusing);
    const letter = await only();
    assert.ok(letter?.failedAt);
    assert.equal(letter.lastError, '550');
  });

  it('gives back the letters of a process that died', async () => {
    await queued();
    // Dies with the letter in its hand.
    await new Promise<void>((begun) => {
      void deliverDue(
        server().db,
        mailer(() => new Promise(() => begun())),
      );
    });
    const sent: string[] = [];
    const other = mailer(({ to }) => Promise.resolve(void sent.push(to)));
    await deliverDue(server().db, other);
    assert.deepEqual(sent, [], 'not yet');
    await server()
      .db.update(outbox)
      .set({ dueAt: sql`due_at - interval '5 minutes'` });
    await deliverDue(server().db, other);
    assert.deepEqual(sent, ['robin@example.com']);
  });

  it('leaves a letter that another took because it was slow', async () => {
    await queued();
    await sendReport(server(), { contact });
    const sent: string[] = [];
    let go = () => {};
    const stuck = new Promise<void>((resolve) => (go = resolve));
    let begun = () => {};
    const started = new Promise<void>((resolve) => (begun = resolve));
    const slow = deliverDue(
      server().db,
      mailer(async ({ id }) => {
        sent.push(id);
        begun();
        await stuck;
      }),
    );
    await started;
    await server()
      .db.update(outbox)
      .set({ dueAt: sql`due_at - interval '5 minutes'` });
    await deliverDue(
      server().db,
      mailer(({ id }) => Promise.resolve(void sent.push(id))),
    );
    go();
    // The first was in its hand; the second it finds taken.
    assert.deepEqual(await slow, { sent: 1, failed: 0 });
    assert.equal(sent.length, 3);
    assert.equal(new Set(sent).size, 2);
  });

  it('forgets letters a week after they went', async () => {
    await queued();
    await deliverDue(
      server().db,
      mailer(() => Promise.resolve()),
    );
    await forgetSent(server().db);
    assert.equal(await server().db.$count(outbox), 1);
    await server()
      .db.update(outbox)
      .set({ sentAt: sql`now() - interval '8 days'` });
    await forgetSent(server().db);
    assert.equal(await server().db.$count(outbox), 0);
  });
});

describe('over SMTP', () => {
  const received: { from: string; to: string[]; source: string }[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      callback(
        address.startsWith('nobody') ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null,
      );
    },
    onData(stream, { envelope }, callback) {
      let source = '';
      stream.on('data', (part: Buffer) => (source += part.toString()));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
        callback();
      });
    },
  });
  let url = '';
  before(async () => {
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    url = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
    environment.SMTP_URL = url;
  });

  const environment: Record<string, string> = { MAIL_FROM: 'Exampleton Council <no-reply@exampleton.example>' };
  const server = withServer({ environment });
  // After the server, whose connections it would wait for.
  after(() => new Promise<void>((resolve) => smtp.close(() => resolve())));

  it('a letter leaves as soon as its report is in, as text and as HTML', async () => {
    const { reference } = receiptOf(
      await sendReport(server(), { contact: { email: 'robin@example.com' }, language: 'ar' }),
    );
    while (received.length === 0) await new Promise(setImmediate);
    const [mail] = received;
    assert.deepEqual(mail?.to, ['robin@example.com']);
    assert.equal(mail?.from, 'no-reply@exampleton.example');
    assert.match(mail.source, /^Auto-Submitted: auto-generated/m);
    assert.match(mail.source, /^Content-Language: ar/m);
    assert.match(mail.source, /multipart\/alternative/);
    const letter = () => server().db.select().from(outbox).where(eq(outbox.recipient, 'robin@example.com'));
    while (!(await letter())[0]?.sentAt) await new Promise(setImmediate);
    assert.ok(mail.source.includes(`Message-ID: <${(await letter())[0]?.id}@`));
    assert.ok((await letter())[0]?.bodyText.includes(reference));
  });

  it('an address that does not exist is given up at once, a server that is away is not', async () => {
    const mail = { id: 'x', language: 'en', subject: 's', text: 't', html: 'h' };
    const here = smtpMailer(url, 'a@example.com');
    await assert.rejects(here.send({ ...mail, to: 'nobody@example.com' }), MailRefused);
    here.close();
    const away = smtpMailer('smtp://127.0.0.1:1', 'a@example.com');
    await assert.rejects(away.send({ ...mail, to: 'robin@example.com' }), (error) => !(error instanceof MailRefused));
    away.close();
  });

  it('a booking goes with its entry for the calendar, and says what the calendar is to do with it', async () => {
    const mailer = smtpMailer(url, 'a@example.com');
    const mail = { id: 'x', to: 'calendar@example.com', language: 'en', subject: 's', text: 't', html: 'h' };
    await mailer.send({ ...mail, calendar: { method: 'CANCEL', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } });
    mailer.close();
    const { source = '' } = received.find(({ to }) => to.includes('calendar@example.com')) ?? {};
    assert.match(source, /Content-Type: text\/calendar; charset=utf-8; method=CANCEL/i);
    assert.match(source, /filename=booking\.ics/);
  });

  it('a letter that can be stopped says so in the words of RFC 8058', async () => {
    const before = received.length;
    const mailer = smtpMailer(url, 'a@example.com');
    const unsubscribe = 'https://council.example/api/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA';
    const mail = { id: 'z', to: 'robin@example.com', language: 'en', subject: 's', text: 't', html: 'h' };
    await mailer.send({ ...mail, unsubscribe });
    mailer.close();
    const source = received[before]?.source.replace(/\r\n[ \t]+/g, ' ') ?? '';
    assert.ok(source.includes(`List-Unsubscribe: <${unsubscribe}>\r\n`));
    assert.match(source, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  });

  it('one address is one recipient, whatever is in it', async () => {
    const before = received.length;
    const mailer = smtpMailer(url, 'a@example.com');
    const to = '"a, b@example.com"@example.com';
    await mailer
      .send({ id: 'y', to, language: 'en', subject: 's\r\nBcc: x@example.com', text: 't', html: 'h' })
      .catch(() => {});
    mailer.close();
    for (const mail of received.slice(before)) {
      assert.equal(mail.to.length, 1);
      assert.doesNotMatch(mail.source, /^Bcc:/m);
    }
  });
});

describe('the mailbox of the demo', () => {
  const server = withServer();

  it('shows what would have been sent, as text, without a script', async () => {
    const place = { found: 'map', lat: 52.5, lng: -1.5, label: '<script>alert(1)</script>' };
    const { reference } = receiptOf(await sendReport(server(), { place, contact: { email: 'robin@example.com' } }));
    const page = await get(`${server().url}/demo/mailbox`);
    assert.equal(page.status, 200);
    assert.ok(page.text.includes(reference));
    assert.ok(page.text.includes('robin@example.com'));
    assert.doesNotMatch(page.text, /<script|<style|style=|onclick=/);
    assert.match(
      page.headers.get('content-security-policy') ?? '',
      /default-src 'none'; script-src 'self'; style-src 'self'/,
    );
    assert.equal(
      (await get(`${server().url}/demo/mailbox.css`)).headers.get('content-type'),
      'text/css; charset=utf-8',
    );
    const [, path] = /href="(\/demo\/mailbox\/[^"]+)"/.exec(page.text) ?? [];
    const letter = await get(`${server().url}${path}`);
    assert.match(letter.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.ok(!letter.text.includes('<script>'));
  });

  it('has nothing at an address that is no letter', async () => {
    for (const id of ['1', 'x'.repeat(36), '00000000-0000-0000-0000-000000000000']) {
      assert.equal((await get(`${server().url}/demo/mailbox/${id}`)).status, 404, id);
    }
  });
});

describe('a server that is no demo', () => {
  const server = withServer({ environment: { DEMO: 'off' } });

  it('has no mailbox and no demo pages', async () => {
    for (const path of ['/demo/mailbox', '/', '/demo/mailbox.css']) {
      assert.equal((await get(server().url + path)).status, 404, path);
    }
  });
});
