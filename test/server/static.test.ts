import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { serveFiles } from '../../server/http/static.ts';

describe('files of the demo and of the widgets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'council-static-'));
  after(() => rmSync(folder, { recursive: true }));
  const write = (path: string, content: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write('demo/index.html', '<h1>Home</h1>');
  write('demo/hosts/index.html', '<h1>Hosts</h1>');
  write('demo/secret.ts', 'secret');
  write('demo/.hidden/x.js', 'secret');
  write('dist/council.js', `// ${'loader '.repeat(100)}`);
  write('dist/index.html', 'never reached');
  write('dist/chunks/report-3fK2x9aB.js', 'chunk');
  write('outside.js', 'secret');
  const app = new Hono().use(serveFiles(join(folder, 'demo'), join(folder, 'dist')));
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

  it('are found in the first folder that has them', async () => {
    assert.equal(await (await get('/')).text(), '<h1>Home</h1>');
    assert.equal(await (await get('/hosts/')).text(), '<h1>Hosts</h1>');
    assert.match(await (await get('/council.js')).text(), /^\/\/ loader/);
  });

  it('of a folder are at its address with a slash', async () => {
    const answer = await get('/hosts');
    assert.equal(answer.status, 308);
    assert.equal(answer.headers.get('location'), '/hosts/');
  });

  it('may be included by pages anywhere', async () => {
    const { headers } = await get('/council.js');
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8');
  });

  it('are kept for ever when a hash is in their name, and asked about when not', async () => {
    assert.match(
      (await get('/chunks/report-3fK2x9aB.js')).headers.get('cache-control') ?? '',
      /max-age=31536000, immutable/,
    );
    const first = await get('/council.js');
    assert.equal(first.headers.get('cache-control'), 'no-cache');
    const tag = first.headers.get('etag') ?? '';
    assert.equal((await get('/council.js', { 'If-None-Match': tag })).status, 304);
    write('dist/council.js', '// another loader');
    const next = await get('/council.js', { 'If-None-Match': tag });
    assert.equal(next.status, 200);
    assert.equal(await next.text(), '// another loader');
  });

  it('are sent as small as the asker can read them', async () => {
    write('dist/council.js', 'x'.repeat(5000));
    for (const [accepted, coding, undo] of [
      ['gzip, br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['br;q=0.5', 'br', brotliDecompressSync],
      ['br;q=0, GZIP', 'gzip', gunzipSync],
    ] as const) {
      const answer = await get('/council.js', { 'Accept-Encoding': accepted });
      assert.equal(answer.headers.get('content-encoding'), coding);
      assert.equal(answer.headers.get('vary'), 'Accept-Encoding');
      const bytes = Buffer.from(await answer.arrayBuffer());
      assert.ok(bytes.length < 200);
      assert.equal(undo(bytes).toString(), 'x'.repeat(5000));
    }
    for (const accepted of ['', 'identity', 'br; q=0.0,gzip;q=0', 'brotli']) {
      const answer = await get('/council.js', { 'Accept-Encoding': accepted });
      assert.equal(answer.headers.get('content-encoding'), null, accepted);
    }
  });

  it('are only those that are meant to be served', async () => {
    for (const path of [
      '/secret.ts',
      '/.hidden/x.js',
      '/..%2foutside.js',
      '/%2e%2e/outside.js',
      '/chunks',
      '/nothing.js',
    ]) {
      assert.equal((await get(path)).status, 404, path);
    }
    assert.equal((await app.request('/council.js', { method: 'POST' })).status, 404);
  });
});
