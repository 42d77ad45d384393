import { expect } from '@open-wc/testing';
import * as v from 'valibot';
import { ApiClient, type ClientLimits } from '../../src/api/client.ts';
import type { ApiProblem } from '../../src/api/problem.ts';
import { upload } from '../../src/api/upload.ts';
import { randomUuid } from '../../src/core/uuid.ts';
import { listen } from '../helpers/console.ts';

/** Uploads to a real server of another origin; see `.config/broken-api.ts`. */
const address = (await (await fetch('/broken-api')).text()).trim();
const Answer = v.object({ ok: v.boolean() });
const photo = (bytes: number) => new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });

function meet(fault: string, limits: Partial<ClientLimits> = {}) {
  const name = randomUuid();
  const client = new ApiClient(new URL(`${address}/${fault}/${name}/`), { uploadStall: 5000, ...limits });
  const seen = async () =>
    (await (await fetch(`${address}/seen/${fault}/${name}`)).json()) as {
      requests: number;
      left: boolean;
      headers: Record<string, string>;
    };
  const send = (file: Blob, more: { signal?: AbortSignal; progress?: (share: number) => void } = {}) =>
    upload(client, 'photos', file, Answer, { language: 'cy', key: 'a-key-of-its-own', ...more });
  return { client, seen, send };
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => Promise.reject(new Error('it was taken')),
    (failure: unknown) => failure,
  );
const kindOf = async (call: Promise<unknown>) => ((await failureOf(call)) as ApiProblem).kind;

describe('sending a file', () => {
  let said: ReturnType<typeof listen>;
  beforeEach(() => {
    said = listen();
  });
  afterEach(() => said.stop());

  it('tells how far it is, and ends at the whole', async () => {
    const shares: number[] = [];
    const { send, seen } = meet('none');
    expect(await send(photo(3_000_000), { progress: (share) => shares.push(share) })).to.deep.equal({ ok: true });
    expect(shares.at(-1)).to.equal(1);
    expect([...shares].sort((a, b) => a - b)).to.deep.equal(shares);
    const { headers } = await seen();
    expect(headers).to.include({
      'content-type': 'image/jpeg',
      'accept-language': 'cy',
      'idempotency-key': 'a-key-of-its-own',
      'content-length': '3000000',
    });
    expect(headers).not.to.have.property('cookie');
  });

  it('takes a file of no known type', async () => {
    const { send, seen } = meet('none');
    await send(new Blob(['x']));
    expect((await seen()).headers['content-type']).to.equal('application/octet-stream');
  });

  for (const [fault, kind, what] of [
    ['html-502', 'unavailable', 'a gateway’s page'],
    ['html-as-json', 'unavailable', 'HTML that calls itself JSON'],
    ['no-content', 'unreadable', 'no content'],
    ['wrong-types', 'unreadable', 'other types'],
    ['cut-in-chunks', 'offline', 'JSON that ends too early'],
    ['reset', 'offline', 'a connection that is reset'],
    ['no-cors', 'offline', 'an answer that this page may not read'],
    ['redirect-loop', 'offline', 'a loop of redirects'],
  ] as const) {
    it(`meets ${what} as "${kind}"`, async () => {
      expect(await kindOf(meet(fault).send(photo(1000)))).to.equal(kind);
    });
  }

  it('ends when nothing has moved for too long', async () => {
    for (const fault of ['stalled-headers', 'stalled-body', 'slow-drip']) {
      const { send, seen } = meet(fault, { uploadStall: 400 });
      expect(await kindOf(send(photo(1000))), fault).to.equal('timeout');
      let answer = await seen();
      while (!answer.left) answer = await seen();
    }
  });

  it('does not read an answer without end', async () => {
    expect(await kindOf(meet('flood', { maxBytes: 200_000 }).send(photo(10)))).to.equal('unreadable');
  });

  it('stops when its caller goes, with the caller’s own reason', async () => {
    const { send, seen } = meet('stalled-headers');
    const caller = new AbortController();
    const reason = new Error('the photo was removed');
    const call = failureOf(send(photo(1000), { signal: caller.signal }));
    while ((await seen()).requests === 0);
    caller.abort(reason);
    expect(await call).to.equal(reason);
    let answer = await seen();
    while (!answer.left) answer = await seen();
  });

  it('does not begin for a caller who has gone', async () => {
    const { send, seen } = meet('none');
    const reason = new Error('gone');
    expect(await failureOf(send(photo(10), { signal: AbortSignal.abort(reason) }))).to.equal(reason);
    expect((await seen()).requests).to.equal(0);
  });

  it('tells the integrator what a browser does not tell the page', async () => {
    await kindOf(meet('no-cors').send(photo(10)));
    await kindOf(meet('wrong-types').send(photo(10)));
    expect(said.errors.some((line) => line.includes('CORS'))).to.equal(true);
    expect(said.errors.some((line) => line.includes('cannot use the answer'))).to.equal(true);
  });
});
