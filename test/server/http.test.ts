import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { folderDocumentStore } from '../../server/connectors/documents/folder.ts';
import { folderPhotoStore } from '../../server/connectors/photos/folder.ts';
import { cases, photos } from '../../server/database/schema.ts';
import { eq } from '../../server/database/sql.ts';
import { newLink } from '../../server/domains/case/links.ts';
import { createLog, describeError } from '../../server/log.ts';
import { startServer, type TestServer } from './helpers.ts';
import { aReport, codeOf, get, post, receiptOf, sendReport, withServer } from './client.ts';
import { letters, robin } from './cases.ts';
import { town } from './town.ts';

const portOf = (server: TestServer) => Number(new URL(server.url).port);

/** A request as it stands, because `fetch` tidies paths and forbids headers such as Origin and Host. */
function raw(server: TestServer, method: string, path: string, headers: Record<string, string> = {}, body = '') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const sent = request({ port: portOf(server), host: '127.0.0.1', method, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => (text += part.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const write = (origin: string, key = randomUUID()) => ({
  Origin: origin,
  'Content-Type': 'application/json',
  'Idempotency-Key': key,
});

describe('pages of other origins', () => {
  const allowed = 'https://www.exampleton.example';
  const server = withServer({ environment: { CORS_ORIGINS: `${allowed}, https://cy.exampleton.example` } });
  const body = JSON.stringify(aReport());

  it('that are listed may ask, read and be told when to come back', async () => {
    for (const origin of [allowed, 'https://cy.exampleton.example']) {
      const ask = await raw(server(), 'OPTIONS', '/api/reports', {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,idempotency-key',
      });
      assert.equal(ask.status, 204);
      assert.equal(ask.headers['access-control-allow-origin'], origin);
      assert.match(String(ask.headers['access-control-allow-methods']), /POST/);
      for (const name of ['Idempotency-Key', 'Accept-Language', 'Authorization', 'Content-Type']) {
        assert.ok(String(ask.headers['access-control-allow-headers']).includes(name), name);
      }
      const answer = await raw(server(), 'POST', '/api/reports', write(origin), body);
      assert.equal(answer.status, 201);
      assert.equal(answer.headers['access-control-allow-origin'], origin);
      assert.match(String(answer.headers['access-control-expose-headers']), /Retry-After/);
      assert.equal(answer.headers['access-control-allow-credentials'], undefined);
    }
  });

  it('may read refusals as well', async () => {
    const answer = await raw(server(), 'GET', '/api/reports', { Origin: allowed });
    assert.equal(answer.status, 422);
    assert.equal(answer.headers['access-control-allow-origin'], allowed);
  });

  const strangers = [
    'null',
    'http://www.exampleton.example',
    'https://www.exampleton.example.evil.example',
    'https://evil.example/https://www.exampleton.example',
    'https://www.exampleton.example:8443',
    'https://sub.www.exampleton.example',
    'https://exampleton.example',
    'https://WWW.exampleton.example',
    'https://www.exampleton.example ',
    `http://127.0.0.1`,
  ];
  for (const origin of strangers) {
    it(`such as ${JSON.stringify(origin)} may not`, async () => {
      const ask = await raw(server(), 'OPTIONS', '/api/reports', {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
      });
      assert.equal(ask.headers['access-control-allow-origin'], origin.trim() === allowed ? allowed : undefined);
      const read = await raw(server(), 'GET', '/api/council', { Origin: origin });
      const sent = await raw(server(), 'POST', '/api/reports', write(origin), body);
      if (origin.trim() === allowed) return;
      assert.equal(read.headers['access-control-allow-origin'], undefined);
      assert.equal(sent.status, 403);
      assert.equal((JSON.parse(sent.text) as { code: string }).code, 'forbidden');
    });
  }

  it('may send the button that stops letters, because the address that it is sent to is the proof', async () => {
    const { reference } = receiptOf(await sendReport(server(), { contact: robin }));
    const [found] = await server().db.select().from(cases).where(eq(cases.reference, reference));
    // A page that tells nobody where it is sends `null`, and so does ours.
    for (const origin of ['null', 'https://mail.example', allowed]) {
      const path = `/api/unsubscribe/${await newLink(server().db, 'stop', { caseId: found?.id ?? 0 })}`;
      const answer = await raw(server(), 'POST', path, { Origin: origin }, 'List-Unsubscribe=One-Click');
      assert.equal(answer.status, 200, origin);
      assert.match(answer.text, /<p role="status">/);
    }
    const wrong = await raw(server(), 'POST', `/api/unsubscribe/${'a'.repeat(22)}`, { Origin: 'null' });
    assert.equal(wrong.status, 404);
  });

  it('are told apart by caches', async () => {
    for (const headers of [{ Origin: allowed }, { Origin: 'https://evil.example' }, {}] as Record<string, string>[]) {
      const answer = await raw(server(), 'GET', '/api/council', headers);
      assert.equal(answer.headers.vary, 'Origin, Accept-Language');
    }
  });

  it('are not what the own page is, nor a program without any', async () => {
    const own = new URL(server().url).host;
    assert.equal((await raw(server(), 'POST', '/api/reports', write(`http://${own}`), body)).status, 201);
    const { Origin: _, ...none } = write('');
    assert.equal((await raw(server(), 'POST', '/api/reports', none, body)).status, 201);
  });
});

describe('a demo with a mail server', () => {
  const server = withServer({ environment: { DEMO: 'on', SMTP_URL: 'smtp://127.0.0.1:1' } });

  it('has no mailbox: its letters are somebody’s', async () => {
    await sendReport(server(), { contact: robin });
    const [letter] = await letters(server());
    assert.ok(letter);
    for (const path of ['', '.css', `/${letter.id}`]) {
      assert.equal((await get(`${server().url}/demo/mailbox${path}`)).status, 404, path);
    }
  });
});

describe('the demo', () => {
  const server = withServer();

  it('lets any page use it, without credentials', async () => {
    const answer = await raw(
      server(),
      'POST',
      '/api/reports',
      write('https://paste.example'),
      JSON.stringify(aReport()),
    );
    assert.equal(answer.status, 201);
    assert.equal(answer.headers['access-control-allow-origin'], '*');
    assert.equal(answer.headers['access-control-allow-credentials'], undefined);
  });

  it('keeps its own pages to a policy without inline script or style', async () => {
    const { headers } = await get(`${server().url}/demo/mailbox`);
    assert.equal(
      headers.get('content-security-policy'),
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
        "font-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'; " +
        "require-trusted-types-for 'script'; trusted-types council-widgets",
    );
  });

  const outside = [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/..%5cpackage.json',
    '//etc/passwd',
    '/.env',
    '/.git/config',
    '/%00',
    '/%',
    '/index.html%00.png',
    '/hosts/../../package.json',
  ];
  for (const path of outside) {
    it(`serves nothing at ${path}`, async () => {
      const answer = await raw(server(), 'GET', path);
      assert.ok([400, 404].includes(answer.status), String(answer.status));
      assert.doesNotMatch(answer.text, /council-elements"|root:/);
    });
  }
});

describe('every answer of the API', () => {
  const server = withServer();

  it('that is the same for everybody is sent small, and not again to who has it', async () => {
    for (const path of ['/api/council', '/api/openapi.json']) {
      const asked = { 'Accept-Encoding': 'gzip, br', Origin: 'https://www.example.gov.uk' };
      const first = await fetch(server().url + path, { headers: asked });
      const text = await first.text();
      assert.doesNotThrow(() => JSON.parse(text) as unknown, path);
      // The council of the tests says too little to be worth it.
      if (path === '/api/openapi.json') {
        assert.equal(first.headers.get('content-encoding'), 'br', path);
        assert.ok(Number(first.headers.get('content-length')) < text.length / 4, path);
        assert.equal(first.headers.get('vary'), 'Origin, Accept-Language, Accept-Encoding', path);
      }
      const tag = first.headers.get('etag') ?? '';
      const again = await get(server().url + path, { ...asked, 'If-None-Match': tag });
      assert.equal(again.status, 304, path);
      assert.equal(again.text, '', path);
      assert.equal(again.headers.get('access-control-allow-origin'), '*', path);
    }
    const english = await get(`${server().url}/api/council`);
    const tag = english.headers.get('etag') ?? '';
    const welsh = await get(`${server().url}/api/council`, { 'Accept-Language': 'cy', 'If-None-Match': tag });
    assert.equal(welsh.status, 200);
    assert.equal(welsh.headers.get('content-language'), 'cy');
  });

  it('says what it is and lets nobody guess, frame or keep it', async () => {
    for (const path of ['/api/council', '/api/nothing', '/api/reports?lat=x', '/api/health']) {
      const { headers } = await get(server().url + path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path);
      assert.equal(headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'", path);
      assert.equal(headers.get('cache-control'), path === '/api/council' ? 'no-cache' : 'no-store', path);
      assert.equal(headers.get('set-cookie'), null, path);
      assert.equal(headers.get('x-powered-by'), null, path);
    }
  });

  it('is in Welsh for those who ask', async () => {
    assert.equal(
      ((await get(`${server().url}/api/council`, { 'Accept-Language': 'cy' })).body as { name: string }).name,
      'Cyngor Prawf',
    );
  });

  it('names what is not there and what cannot be done with it', async () => {
    const nothing = await get(`${server().url}/api/nothing`);
    assert.equal(nothing.status, 404);
    assert.equal(codeOf(nothing), 'not-found');
    const answer = await raw(server(), 'DELETE', '/api/reports');
    assert.equal(answer.status, 405);
    assert.deepEqual(String(answer.headers.allow).split(', ').sort(), ['GET', 'POST']);
    assert.equal((await raw(server(), 'PUT', '/api/council')).status, 405);
  });

  it('never quotes what went wrong inside', async () => {
    const broken = { ...town, getService: () => Promise.reject(new Error('canary at /srv/secret.ts')) };
    const other = await startServer({ town: broken });
    try {
      const answer = await sendReport(other, {});
      assert.equal(answer.status, 500);
      assert.equal(codeOf(answer), 'internal');
      assert.doesNotMatch(answer.text, /canary|secret|at /);
    } finally {
      await other.close();
    }
  });
});

describe('too much', () => {
  const server = withServer();

  it('is refused by what it says it will be, before it comes', async () => {
    const socket = connect(portOf(server()), '127.0.0.1');
    socket.write(
      `POST /api/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: ${randomUUID()}\r\nContent-Length: 104857600\r\n\r\n{`,
    );
    const [head] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    assert.match(head.toString(), /^HTTP\/1\.1 413 /);
  });

  it('is cut off when it does not say', async () => {
    const sent = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(2 ** 20).fill(0x20));
      },
    });
    const answer = await fetch(`${server().url}/api/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: sent,
      duplex: 'half',
    }).then(
      ({ status }) => status,
      // The connection is closed on a sender that goes on.
      () => 413,
    );
    assert.equal(answer, 413);
    assert.equal((await get(`${server().url}/api/health`)).status, 200);
  });

  it('is ten thousand headers', async () => {
    const socket = connect(portOf(server()), '127.0.0.1');
    const many = Array.from({ length: 10_000 }, (_, index) => `X-${index}: 1\r\n`).join('');
    socket.on('error', () => {});
    socket.write(`GET /api/health HTTP/1.1\r\nHost: x\r\n${many}\r\n`);
    const [head] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    assert.match(head.toString(), /^HTTP\/1\.1 431 /);
  });

  it('is two hundred who never finish their sentence: others are served meanwhile', async () => {
    const slow: Socket[] = Array.from({ length: 200 }, () =>
      connect(portOf(server()), '127.0.0.1').on('error', () => {}),
    );
    await Promise.all(slow.map((socket) => once(socket, 'connect')));
    for (const [index, socket] of slow.entries()) {
      socket.write(
        index % 2 === 0
          ? 'GET /api/health HTTP/1.1\r\nHost: x\r\nX-Slow: '
          : `POST /api/photos HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nIdempotency-Key: ${randomUUID()}\r\nContent-Length: 9000000\r\n\r\nx`,
      );
    }
    const times: number[] = [];
    for (let index = 0; index < 20; index += 1) {
      const start = performance.now();
      assert.equal((await get(`${server().url}/api/health`)).status, 200);
      times.push(performance.now() - start);
    }
    assert.ok(times.sort((a, b) => a - b)[18]! < 500, `p95 of ${times[18]} ms`);
    assert.equal((await sendReport(server(), {})).status, 201);
    for (const socket of slow) socket.destroy();
  });
});

describe('limits', () => {
  const server = withServer({
    environment: { LIMIT_REPORTS: '3/60', LIMIT_READS: '5/60', TRUSTED_PROXIES: '127.0.0.1' },
  });
  const from = (address: string) => ({ 'X-Forwarded-For': address });

  it('hold for one address, whatever its port and whatever it says before', async () => {
    const statuses: number[] = [];
    for (const [index, prefix] of ['', '198.51.100.1, ', '10.0.0.1:99, ', 'unknown, '].entries()) {
      const answer = await sendReport(server(), {}, from(`${prefix}203.0.113.5:${50_000 + index}`));
      statuses.push(answer.status);
      if (answer.status !== 429) continue;
      assert.equal(codeOf(answer), 'too-many');
      const wait = Number(answer.headers.get('retry-after'));
      assert.ok(wait >= 1 && wait <= 60, String(wait));
    }
    assert.deepEqual(statuses, [201, 201, 201, 429]);
  });

  it('leave others alone', async () => {
    assert.equal((await sendReport(server(), {}, from('203.0.113.6'))).status, 201);
  });

  it('hold for a household of IPv6, not for each of its 2⁶⁴ addresses', async () => {
    const statuses: number[] = [];
    for (const end of ['1', '2', 'a:b', 'ffff']) {
      statuses.push((await sendReport(server(), {}, from(`2001:db8::${end}`))).status);
    }
    assert.deepEqual(statuses, [201, 201, 201, 429]);
  });

  it('hold for reads too, which never count against writes', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 6; index += 1) {
      statuses.push((await get(`${server().url}/api/council`, from('203.0.113.7'))).status);
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
    assert.equal((await sendReport(server(), {}, from('203.0.113.7'))).status, 201);
  });
});

describe('limits without a proxy that is trusted', () => {
  const server = withServer({ environment: { LIMIT_REPORTS: '2/60' } });

  it('do not believe what a caller says of itself', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      statuses.push((await sendReport(server(), {}, { 'X-Forwarded-For': `203.0.113.${index}` })).status);
    }
    assert.deepEqual(statuses, [201, 201, 429]);
  });
});

describe('a disk that is all but full', () => {
  const server = withServer();

  it('takes no writes and says so, reads on, and needs nobody when there is room again', async () => {
    let room = false;
    const app = createApp({
      database: { db: server().db, hasRoom: () => room },
      config: { ...readConfig({ BOT_DEFENCE: 'off' }), demo: false },
      log: createLog('silent'),
      photoStore: folderPhotoStore(server().photoDirectory),
      documentStore: folderDocumentStore('/nowhere'),
      town,
    });
    const send = () =>
      app.request('/api/reports', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        body: JSON.stringify(aReport()),
      });
    const refused = await send();
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('retry-after'), '60');
    assert.equal((await app.request('/api/health')).status, 503);
    assert.equal((await app.request('/api/reports?lat=52.5&lng=-1.5')).status, 200);
    room = true;
    assert.equal((await send()).status, 201);
    assert.equal((await app.request('/api/health')).status, 200);
  });
});

describe('a folder of photos that takes nothing', () => {
  const server = withServer();

  it('is a photo that cannot be kept now, and no half of one', async () => {
    let full = true;
    const store = folderPhotoStore(server().photoDirectory);
    const app = createApp({
      database: { db: server().db, hasRoom: () => true },
      config: { ...readConfig({ BOT_DEFENCE: 'off' }), demo: false },
      log: createLog('silent'),
      photoStore: {
        ...store,
        put: (id, sizes) =>
          full ? Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' })) : store.put(id, sizes),
      },
      documentStore: folderDocumentStore('/nowhere'),
      town,
    });
    const body = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    const key = randomUUID();
    const send = () =>
      app.request('/api/photos', {
        method: 'POST',
        headers: { 'Content-Type': 'image/jpeg', 'Idempotency-Key': key },
        body: new Uint8Array(body),
      });
    const refused = await send();
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('retry-after'), '60');
    assert.equal(await server().db.$count(photos), 0);
    full = false;
    assert.equal((await send()).status, 201);
    assert.equal(await server().db.$count(photos), 1);
  });
});

describe('the log', () => {
  const server = withServer();

  it('tells of requests and failures, and of nobody', async () => {
    const contact = { name: 'Canary Person', email: 'canary@example.com', phone: '01632 960 777', updates: true };
    const place = { found: 'search', lat: 52.5, lng: -1.5, label: '77 Canary Lane', description: 'canary gate' };
    const key = `canary-${randomUUID()}`;
    const receipt = await sendReport(
      server(),
      { contact, place, description: 'canary description' },
      { 'Idempotency-Key': key },
    );
    const { reference, token } = receipt.body as { reference: string; token: string };
    await sendReport(server(), { contact: { ...contact, email: 'canary' } });
    await post(`${server().url}/api/reports`, '{"canary":');
    await get(`${server().url}/api/reports?lat=52.5&lng=-1.5&service=canary`, { Authorization: 'Bearer canary-token' });
    await get(`${server().url}/api/photos/${randomUUID()}/full.jpg`);
    // A row that the database itself refuses, quoting it.
    await assert.rejects(server().db.insert(cases).values({ reference, kind: 'report', service: 'canary' }));
    const log = server().logged();
    assert.match(log, /"method":"POST","route":"\/api\/reports","status":201/);
    assert.match(log, /"route":"\/api\/photos\/:id\/:file"/);
    for (const secret of ['anary', 'canary', '960 777', '960777', reference, token, '127.0.0.1', '52.5']) {
      assert.ok(!log.includes(secret), `${secret} in ${log}`);
    }
  });

  it('tells of a failure without its words', async () => {
    const cause = Object.assign(new Error('Key (email)=(canary@example.com) exists'), {
      code: '23505',
      severity: 'ERROR',
      detail: 'Failing row contains (canary)',
    });
    const error = new Error('Failed query: insert\nparams: canary,\n    at canary lane', { cause });
    const told = JSON.stringify(describeError(error));
    assert.ok(!told.includes('canary'), told);
    assert.match(told, /unique_violation/);
    assert.match(told, /http\.test\.ts/);
  });
});
