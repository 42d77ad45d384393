/**
 * An API that fails, for the browser tests: real answers over a real connection, because each browser has its own way
 * to tell of a broken one. It listens on a port of its own, so that its callers are of another origin;
 * `/broken-api` on the test server says where. Every fault answers below `/<fault>/<any name>/`, and `/seen/<fault>/<name>`
 * tells what came there.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { TestRunnerPlugin } from '@web/test-runner';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const good = JSON.stringify({ ok: true, name: 'Exampleton', list: [1, 2, 3] });
const json = { 'Content-Type': 'application/json' };

const send =
  (status: number, headers: Record<string, string>, body?: string | Uint8Array): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** Headers and half of the body, and then what `after` does. */
const half =
  (headers: Record<string, string>, after: Answer): Answer =>
  (response, request) => {
    response.writeHead(200, { ...json, ...headers });
    response.write(good.slice(0, 20), () => after(response, request));
  };

const reset: Answer = (_response, { socket }) => void socket.resetAndDestroy();
const nothing: Answer = () => undefined;

/** As much as the other side takes: 20 MB, or without end, so that it has to hang up. */
const flood = (pieces: number) => (response: ServerResponse) => {
  const piece = 'x'.repeat(65_536);
  let left = pieces;
  const more = () => {
    while (left-- > 0) if (!response.write(piece)) return void response.once('drain', more);
    response.end('"}');
  };
  response.writeHead(200, json);
  response.write('{"ok":true,"name":"');
  more();
};

function drip(response: ServerResponse): void {
  response.writeHead(200, json);
  const timer = setInterval(() => response.write(' '), 40);
  response.once('close', () => clearInterval(timer));
}

const faults: Readonly<Record<string, Answer>> = {
  none: send(200, json, good),
  'html-200': send(200, { 'Content-Type': 'text/html' }, '<!doctype html><h1>Sign in</h1>'),
  'html-as-json': send(200, json, '<html><script>alert(1)</script></html>'),
  'html-502': send(502, { 'Content-Type': 'text/html' }, '<h1>502 Bad Gateway</h1>'),
  'html-404': send(404, { 'Content-Type': 'text/html' }, '<h1>Not Found</h1>'),
  'text-200': send(200, { 'Content-Type': 'text/plain' }, 'Please sign in'),
  'json-as-text': send(200, { 'Content-Type': 'text/plain' }, good),
  'no-content': send(204, {}),
  empty: send(200, json, ''),
  'cut-in-chunks': half({}, (response) => response.end()),
  'cut-short': half({ 'Content-Length': String(good.length) }, (_response, { socket }) => void socket.destroy()),
  'bad-gzip': send(200, { ...json, 'Content-Encoding': 'gzip' }, 'not gzip'),
  reset,
  'reset-in-body': half({}, reset),
  'stalled-headers': nothing,
  'stalled-body': half({}, nothing),
  'slow-drip': drip,
  'redirect-loop': (response, { url }) => response.writeHead(302, { Location: url }).end(),
  'redirect-away': send(302, { Location: '/none/away/x' }),
  'redirect-post': send(307, { Location: '/none/away/x' }),
  'byte-order-mark': send(200, json, `\ufeff${good}`),
  deep: send(200, json, `${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  proto: send(
    200,
    json,
    good.replace('{', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'),
  ),
  null: send(200, json, 'null'),
  array: send(200, json, `[${good}]`),
  'wrong-types': send(200, json, '{"ok":"yes","name":7,"list":{}}'),
  'missing-fields': send(200, json, '{}'),
  flood: flood(320),
  endless: flood(Infinity),
  'gzip-bomb': (response, request) =>
    send(
      200,
      { ...json, 'Content-Encoding': 'gzip' },
      gzipSync(`{"name":"${'x'.repeat(50_000_000)}"}`),
    )(response, request),
  'no-cors': send(200, json, good),
  'no-preflight': send(200, json, good),
};

interface Seen {
  requests: number;
  /** The caller went away before the last answer's end. */
  left: boolean;
  headers: Record<string, unknown>;
}

function start(): Server {
  const seen = new Map<string, Seen>();
  return createServer((request, response) => {
    const [, fault = '', name = ''] = (request.url ?? '').split('/');
    const { origin } = request.headers;
    const allows = fault !== 'no-cors' && !(fault === 'no-preflight' && request.method === 'OPTIONS');
    if (origin && allows) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Allow-Headers', '*');
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    }
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (fault === 'seen') {
      const found = seen.get((request.url ?? '').slice('/seen/'.length));
      return send(200, json, JSON.stringify(found ?? { requests: 0 }))(response, request);
    }
    const known: Seen = seen.get(`${fault}/${name}`) ?? { requests: 0, left: false, headers: {} };
    seen.set(`${fault}/${name}`, known);
    known.requests++;
    known.headers = request.headers;
    response.once('close', () => (known.left = !response.writableFinished));
    // A body is read to its end first, but for the faults that come before.
    if (fault in faults && /^(?:reset|stalled-headers)$/.test(fault)) return faults[fault]?.(response, request);
    request.resume().once('end', () => (faults[fault] ?? send(404, json, '{}'))(response, request));
  });
}

/** Runs the API for as long as the test server. */
export function brokenApi(): TestRunnerPlugin {
  let server: Server | undefined;
  return {
    name: 'broken-api',
    serverStart() {
      server = start();
      return new Promise((resolve) => server?.listen(0, '127.0.0.1', () => resolve()));
    },
    serverStop() {
      server?.closeAllConnections();
      server?.close();
    },
    serve({ path }) {
      if (path !== '/broken-api') return undefined;
      return { body: `http://127.0.0.1:${(server?.address() as AddressInfo).port}`, type: 'text' };
    },
  };
}
