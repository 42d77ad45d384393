import { expect, waitUntil } from '@open-wc/testing';
import * as v from 'valibot';
import { ApiClient, type ClientLimits } from '../../src/api/client.ts';
import { ApiProblem, type ProblemKind } from '../../src/api/problem.ts';
import { randomUuid } from '../../src/core/uuid.ts';
import { listen } from '../helpers/console.ts';

/** Faults of a real server, of another origin, as each browser sees them; see `.config/broken-api.ts`. */
const address = (await (await fetch('/broken-api')).text()).trim();
const Answer = v.object({ ok: v.boolean(), name: v.string(), list: v.array(v.number()) });
const once: Partial<ClientLimits> = { retryWaits: [], readTime: 5000, writeTime: 5000 };

let made = 0;

/** A client whose every call meets one fault, and what the server saw of it. */
function meet(fault: string, limits: Partial<ClientLimits> = {}) {
  const name = `${++made}-${randomUuid()}`;
  const client = new ApiClient(new URL(`${address}/${fault}/${name}/`), { ...once, ...limits });
  const seen = async () =>
    (await (await fetch(`${address}/seen/${fault}/${name}`)).json()) as {
      requests: number;
      left: boolean;
    };
  return { client, seen };
}

const problemOf = (call: Promise<unknown>): Promise<ApiProblem> =>
  call.then(
    (value) => Promise.reject(new Error(`it answered ${JSON.stringify(value)}`)),
    (failure: unknown) => {
      if (failure instanceof ApiProblem) return failure;
      throw failure as Error;
    },
  );

const get = (client: ApiClient) => client.get('council', Answer, { language: 'en' });
const post = (client: ApiClient) =>
  client.post('reports', { text: 'x' }, Answer, { language: 'en', key: randomUuid() });

describe('an API that fails', () => {
  let said: ReturnType<typeof listen>;
  beforeEach(() => {
    said = listen();
  });
  afterEach(() => said.stop());

  it('is not this one: a right answer is read', async () => {
    expect(await get(meet('none').client)).to.deep.equal({ ok: true, name: 'Exampleton', list: [1, 2, 3] });
    expect(await post(meet('none').client)).to.have.property('ok', true);
  });

  it('is not one that starts with a byte order mark, nests deeply or has members of the prototype', async () => {
    expect(await get(meet('byte-order-mark').client)).to.have.property('name', 'Exampleton');
    expect(await get(meet('proto').client)).to.have.property('name', 'Exampleton');
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
    expect((await problemOf(get(meet('deep').client))).kind).to.equal('unreadable');
  });

  const faults: readonly (readonly [fault: string, kind: ProblemKind, what: string])[] = [
    ['html-200', 'unavailable', 'a page of HTML with 200'],
    ['html-as-json', 'unavailable', 'HTML that calls itself JSON'],
    ['html-502', 'unavailable', 'a gateway’s page'],
    ['html-404', 'not-found', 'a page of HTML with 404'],
    ['text-200', 'unreadable', 'a sentence instead of JSON'],
    ['json-as-text', 'unreadable', 'JSON that calls itself text'],
    ['no-content', 'unreadable', 'no content'],
    ['empty', 'offline', 'an empty body'],
    ['cut-in-chunks', 'offline', 'JSON that ends too early'],
    ['cut-short', 'offline', 'a body that is shorter than it said'],
    ['reset', 'offline', 'a connection that is reset'],
    ['reset-in-body', 'offline', 'a connection that is reset in the body'],
    ['redirect-loop', 'offline', 'a loop of redirects'],
    ['redirect-away', 'offline', 'a redirect'],
    ['no-cors', 'offline', 'an answer that this page may not read'],
    ['null', 'unreadable', 'null'],
    ['array', 'unreadable', 'a list'],
    ['wrong-types', 'unreadable', 'other types'],
    ['missing-fields', 'unreadable', 'an object without its members'],
  ];
  for (const [fault, kind, what] of faults) {
    it(`${what} is "${kind}", read or written`, async () => {
      expect((await problemOf(get(meet(fault).client))).kind).to.equal(kind);
      expect((await problemOf(post(meet(fault).client))).kind).to.equal(kind);
    });
  }

  it('a server that refuses to be asked beforehand is "offline" to what is written', async () => {
    const { client, seen } = meet('no-preflight');
    expect((await problemOf(post(client))).kind).to.equal('offline');
    expect((await seen()).requests).to.equal(0);
  });

  it('bad gzip is a broken line, or not JSON where a browser passes it on', async () => {
    // WebKit gives the bytes as they came.
    expect((await problemOf(get(meet('bad-gzip').client))).kind).to.equal('offline');
  });

  it('headers that never come, a body that stops and one that drips end at the time limit', async () => {
    for (const fault of ['stalled-headers', 'stalled-body', 'slow-drip']) {
      const { client } = meet(fault, { readTime: 300, writeTime: 300 });
      const started = performance.now();
      expect((await problemOf(get(client))).kind, fault).to.equal('timeout');
      expect((await problemOf(post(client))).kind, fault).to.equal('timeout');
      expect(performance.now() - started).to.be.within(590, 4000);
    }
  });

  it('is not asked again after the time limit, because somebody is waiting', async () => {
    const { client, seen } = meet('stalled-headers', { readTime: 300, retryWaits: [1, 1] });
    await problemOf(get(client));
    expect((await seen()).requests).to.equal(1);
  });

  it('an answer without end is hung up on at the limit, without holding the page up', async () => {
    const { client, seen } = meet('endless', { maxBytes: 200_000 });
    const started = performance.now();
    const problem = await problemOf(get(client));
    expect(problem.kind).to.equal('unreadable');
    expect(performance.now() - started).to.be.below(3000);
    await waitUntil(async () => (await seen()).left, 'the server is told', { timeout: 8000 });
  });

  it('50 MB in 50 kB of gzip are cut off too', async () => {
    const { client } = meet('gzip-bomb', { maxBytes: 200_000 });
    expect((await problemOf(get(client))).kind).to.equal('unreadable');
  });

  it('aborts when its caller goes, with the caller’s own reason', async () => {
    for (const fault of ['stalled-headers', 'stalled-body', 'slow-drip']) {
      const { client, seen } = meet(fault);
      const caller = new AbortController();
      const reason = new Error('the widget is gone');
      const call = client.get('council', Answer, { language: 'en', signal: caller.signal });
      while ((await seen()).requests === 0);
      caller.abort(reason);
      expect(await call.catch((failure: unknown) => failure), fault).to.equal(reason);
      let answer = await seen();
      while (!answer.left) answer = await seen();
    }
  });

  it('does not begin for a caller who has gone', async () => {
    const { client, seen } = meet('none');
    const reason = new Error('gone');
    const signal = AbortSignal.abort(reason);
    expect(await client.get('council', Answer, { language: 'en', signal }).catch((e: unknown) => e)).to.equal(reason);
    expect((await seen()).requests).to.equal(0);
  });

  it('is tried again when it reads, and not when it writes', async () => {
    const reading = meet('reset', { retryWaits: [1, 1] });
    await problemOf(get(reading.client));
    const writing = meet('html-502', { retryWaits: [1, 1] });
    await problemOf(post(writing.client));
    expect((await writing.seen()).requests).to.equal(1);
    // A browser may try once more of its own accord when a connection is reset.
    expect((await reading.seen()).requests).to.be.at.least(3);
  });

  it('tells the integrator once what may be the matter, and residents nothing of it', async () => {
    const { client } = meet('no-cors');
    const problem = await problemOf(get(client));
    await problemOf(get(client));
    const hints = said.errors.filter((line) => line.includes('CORS'));
    expect(hints).to.have.length(1);
    expect(hints[0]).to.contain(client.base.href);
    expect(problem.message).to.equal('offline');
  });

  it('tells the integrator which member is wrong, and never what it held', async () => {
    await problemOf(get(meet('wrong-types').client));
    const [line] = said.errors.filter((each) => each.includes('cannot use the answer'));
    expect(line).to.contain('/council').and.to.contain('ok is not boolean');
    expect(line).not.to.contain('yes');
  });

  it('sends no cookie and follows no redirect to another place', async () => {
    const away = meet('redirect-post');
    await problemOf(post(away.client));
    const target = (await (await fetch(`${address}/seen/none/away`)).json()) as { requests: number };
    expect(target.requests).to.equal(0);
  });
});
