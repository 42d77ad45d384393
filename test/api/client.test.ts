import { expect } from '@open-wc/testing';
import * as v from 'valibot';
import { ApiClient, type ClientLimits } from '../../src/api/client.ts';
import { clientOf } from '../../src/api/clients.ts';
import { getCouncil } from '../../src/api/council.ts';
import { ApiProblem, kindOfStatus, problemKinds } from '../../src/api/problem.ts';
import { getServices } from '../../src/api/services.ts';
import { council, services } from '../helpers/exampleton.ts';
import { FakeApi, json, refusal, type Route, type Routes } from '../helpers/fake-api.ts';
import { listen } from '../helpers/console.ts';

const Thing = v.object({ n: v.number() });
const en = { language: 'en' };
const key = '00000000-0000-4000-8000-000000000000';

describe('the API client', () => {
  let api: FakeApi;
  let said: ReturnType<typeof listen>;

  const open = (routes: Routes, limits: Partial<ClientLimits> = {}) => {
    api = new FakeApi(routes);
    return new ApiClient(new URL(api.base), { retryWaits: [1, 1], longestWait: 50, ...limits });
  };
  const problemOf = async (call: Promise<unknown>): Promise<ApiProblem> => {
    const failure: unknown = await call.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(failure).to.be.instanceOf(ApiProblem);
    return failure as ApiProblem;
  };
  /** Answers one thing after another; the last for good. */
  const inTurn = (...answers: readonly Route[]): Route => {
    let at = 0;
    return (request) => answers[Math.min(at++, answers.length - 1)]?.(request);
  };

  beforeEach(() => {
    said = listen();
  });
  afterEach(() => {
    said.stop();
    api.restore();
  });

  describe('asks', () => {
    it('below its base, with the language, and with what is asked for in the query', async () => {
      const client = open({ 'GET /places': () => ({ n: 1 }) });
      await client.get('/places', Thing, { language: 'cy', query: { q: 'a&b=c', near: undefined, most: 5 } });
      const [{ url, headers }] = api.calls as [(typeof api.calls)[0]];
      expect(url.href).to.equal(`${api.base}places?q=a%26b%3Dc&most=5`);
      expect(headers.get('Accept-Language')).to.equal('cy');
      expect(headers.get('Idempotency-Key')).to.equal(null);
    });

    it('never outside its base, whatever a code holds', () => {
      const client = open({});
      for (const code of ['../../admin', '//evil.test/x', 'https://evil.test', '?x', '#x', '\\\\evil.test'])
        expect(client.url(`services/${encodeURIComponent(code)}`).href).to.match(new RegExp(`^${api.base}services/`));
    });

    it('to write with a key and JSON', async () => {
      const client = open({ 'POST /reports': () => ({ n: 1 }) });
      await client.post('reports', { list: ['ŵ'] }, Thing, { ...en, key });
      const [{ headers, body }] = api.calls as [(typeof api.calls)[0]];
      expect(headers.get('Idempotency-Key')).to.equal(key);
      expect(headers.get('Content-Type')).to.equal('application/json');
      expect(body).to.deep.equal({ list: ['ŵ'] });
    });

    it('again when a read fails and the next one may not', async () => {
      const failures: readonly Route[] = [
        () => Promise.reject(new TypeError('network')),
        () => refusal(503, 'unavailable'),
        () => new Response('{"n":', { headers: { 'Content-Type': 'application/json' } }),
        () => new Response('<h1>502</h1>', { status: 502 }),
      ];
      for (const failure of failures) {
        const client = open({ 'GET /x': inTurn(failure, failure, () => ({ n: 7 })) });
        expect(await client.get('x', Thing, en)).to.deep.equal({ n: 7 });
        expect(api.calls).to.have.length(3);
        api.restore();
      }
    });

    it('no more often than it may, and not when the answer would be the same', async () => {
      const client = open({
        'GET /away': () => refusal(503, 'unavailable'),
        'GET /gone': () => refusal(410, 'gone'),
        'GET /odd': () => ({ n: 'x' }),
        'POST /away': () => refusal(503, 'unavailable'),
      });
      expect((await problemOf(client.get('away', Thing, en))).kind).to.equal('unavailable');
      expect((await problemOf(client.get('gone', Thing, en))).kind).to.equal('gone');
      expect((await problemOf(client.get('odd', Thing, en))).kind).to.equal('unreadable');
      expect((await problemOf(client.post('away', {}, Thing, { ...en, key }))).kind).to.equal('unavailable');
      expect(api.callsTo('GET', '/away')).to.have.length(3);
      expect(api.callsTo('GET', '/gone')).to.have.length(1);
      expect(api.callsTo('GET', '/odd')).to.have.length(1);
      expect(api.callsTo('POST', '/away')).to.have.length(1);
    });

    it('no more once its caller has gone, even between two tries', async () => {
      const caller = new AbortController();
      const reason = new Error('gone');
      const client = open(
        { 'GET /x': () => (setTimeout(() => caller.abort(reason)), refusal(503, 'unavailable')) },
        { retryWaits: [60_000], longestWait: 60_000 },
      );
      const failure = await client.get('x', Thing, { ...en, signal: caller.signal }).catch((e: unknown) => e);
      expect(failure).to.equal(reason);
      expect(api.calls).to.have.length(1);
    });
  });

  describe('when there are too many calls', () => {
    const tooMany = (wait?: string): Route => {
      return () => refusal(429, 'too-many', undefined, wait === undefined ? {} : { 'Retry-After': wait });
    };
    const dateIn = (milliseconds: number) => new Date(Date.now() + milliseconds).toUTCString();

    it('waits as long as it is told, when that is short', async () => {
      const client = open({ 'GET /x': inTurn(tooMany('0'), () => ({ n: 1 })) });
      expect(await client.get('x', Thing, en)).to.deep.equal({ n: 1 });
      const past = open({ 'GET /x': inTurn(tooMany('Sun, 06 Nov 1994 08:49:37 GMT'), () => ({ n: 1 })) });
      expect(await past.get('x', Thing, en)).to.deep.equal({ n: 1 });
    });

    it('asks at most three times, and then says so', async () => {
      const client = open({ 'GET /x': tooMany('0') });
      const { kind, retryAfter } = await problemOf(client.get('x', Thing, en));
      expect([kind, retryAfter]).to.deep.equal(['rate-limited', 0]);
      expect(api.calls).to.have.length(3);
    });

    for (const [what, header] of [
      ['a long time', '30'],
      ['a date far away', dateIn(3_600_000)],
      ['nothing', undefined],
      ['junk', 'soon'],
      ['junk with a number, in which some browsers see a date', 'junk 1'],
      ['a negative number', '-5'],
      ['a very long number', '99999999999'],
      ['a fraction', '0.5'],
    ] as const) {
      it(`does not ask again when it is told ${what}`, async () => {
        const client = open({ 'GET /x': tooMany(header) });
        const { kind, retryAfter } = await problemOf(client.get('x', Thing, en));
        expect(kind).to.equal('rate-limited');
        expect(api.calls).to.have.length(1);
        if (what === 'a long time') expect(retryAfter).to.equal(30_000);
        if (what === 'a date far away') expect(retryAfter).to.be.within(3_590_000, 3_600_000);
      });
    }

    it('never sends a report again by itself', async () => {
      const client = open({ 'POST /reports': tooMany('0') });
      await problemOf(client.post('reports', {}, Thing, { ...en, key }));
      expect(api.calls).to.have.length(1);
    });
  });

  describe('when a submission’s twin is still running', () => {
    const running: Route = () => refusal(409, 'in-progress', undefined, { 'Retry-After': '0' });

    it('waits for it, with the same key and body', async () => {
      const client = open({ 'POST /reports': inTurn(running, () => ({ n: 1 })) });
      expect(await client.post('reports', { a: 1 }, Thing, { ...en, key })).to.deep.equal({ n: 1 });
      expect(api.calls.map(({ headers }) => headers.get('Idempotency-Key'))).to.deep.equal([key, key]);
      expect(api.calls[1]?.body).to.deep.equal({ a: 1 });
    });

    it('says that it takes too long, not that something changed', async () => {
      const client = open({ 'POST /reports': running });
      const { kind, code } = await problemOf(client.post('reports', {}, Thing, { ...en, key }));
      expect([kind, code]).to.deep.equal(['timeout', 'in-progress']);
      expect(api.calls).to.have.length(3);
    });
  });

  describe('when it is refused', () => {
    for (const [status, kind] of [
      [400, 'rejected'],
      [401, 'unauthorised'],
      [403, 'unauthorised'],
      [404, 'not-found'],
      [405, 'rejected'],
      [408, 'timeout'],
      [409, 'conflict'],
      [410, 'gone'],
      [412, 'conflict'],
      [413, 'rejected'],
      [415, 'rejected'],
      [422, 'rejected'],
      [429, 'rate-limited'],
      [451, 'gone'],
      [500, 'unavailable'],
      [502, 'unavailable'],
      [503, 'unavailable'],
      [504, 'unavailable'],
    ] as const) {
      it(`${status} is "${kind}", as problem details, as HTML, as nothing`, async () => {
        const answers: readonly Route[] = [
          () => refusal(status, 'some-code', [{ field: 'a', code: 'required' }]),
          () => new Response('<h1>No</h1>', { status, headers: { 'Content-Type': 'text/html' } }),
          () => new Response('', { status }),
          () => json(null, status),
        ];
        for (const answer of answers) {
          const client = open({ 'POST /x': answer });
          const problem = await problemOf(client.post('x', {}, Thing, { ...en, key }));
          expect([problem.kind, problem.status]).to.deep.equal([kind, status]);
          api.restore();
        }
      });
    }

    it('keeps the code and the fields, and no sentence of the server’s', async () => {
      const client = open({ 'POST /x': () => refusal(422, 'invalid', [{ field: 'contact.email', code: 'email' }]) });
      const problem = await problemOf(client.post('x', {}, Thing, { ...en, key }));
      expect(problem.code).to.equal('invalid');
      expect(problem.errors).to.deep.equal([{ field: 'contact.email', code: 'email' }]);
      expect(problem.message).to.equal('rejected (422)');
    });

    it('knows every status there is', () => {
      for (let status = 300; status < 600; status++) expect(problemKinds).to.include(kindOfStatus(status));
    });
  });

  describe('shares', () => {
    const slow = (answer: Route): { route: Route; go: () => void } => {
      let go = () => {};
      const wait = new Promise<void>((resolve) => (go = resolve));
      return { route: (request) => wait.then(() => answer(request)), go: () => go() };
    };

    it('one request among all who ask for the same at once, and keeps the answer', async () => {
      const { route, go } = slow(() => council());
      const client = open({ 'GET /council': route });
      const both = Promise.all([getCouncil(client, en), getCouncil(client, en)]);
      go();
      const [first, second] = await both;
      expect(first).to.equal(second);
      expect(await getCouncil(client, en)).to.equal(first);
      expect(api.calls).to.have.length(1);
    });

    it('not between languages or questions', async () => {
      const client = open({ 'GET /services': () => services() });
      await getServices(client, 'report', en);
      await getServices(client, 'book', en);
      await getServices(client, 'report', { language: 'cy' });
      expect(api.calls).to.have.length(3);
    });

    it('not a failure: the next who asks tries again', async () => {
      const client = open({
        'GET /council': inTurn(
          () => refusal(404, 'not-found'),
          () => council(),
        ),
      });
      const failures = await Promise.all([problemOf(getCouncil(client, en)), problemOf(getCouncil(client, en))]);
      expect(failures.map(({ kind }) => kind)).to.deep.equal(['not-found', 'not-found']);
      expect((await getCouncil(client, en)).name).to.equal('Exampleton Council');
      expect(api.calls).to.have.length(2);
    });

    it('on, when one of those who asked goes away', async () => {
      const { route, go } = slow(() => council());
      const client = open({ 'GET /council': route });
      const caller = new AbortController();
      const first = getCouncil(client, { ...en, signal: caller.signal });
      const second = getCouncil(client, en);
      caller.abort();
      go();
      expect((await second).name).to.equal('Exampleton Council');
      await first;
    });

    it('one client for an address, whoever asks', () => {
      open({});
      expect(clientOf(new URL('https://a.test/api/'))).to.equal(clientOf(new URL('https://a.test/api/')));
      expect(clientOf(new URL('https://a.test/api/'))).not.to.equal(clientOf(new URL('https://b.test/api/')));
    });
  });

  describe('with an API of another version', () => {
    const version = (version: number, oldest: number) => ({ ...council(), api: { version, oldest } });

    it('goes on when that still answers it', async () => {
      const client = open({ 'GET /council': () => version(3, 1) });
      expect((await getCouncil(client, en)).name).to.equal('Exampleton Council');
    });

    it('says so, and tells the integrator, when that does not', async () => {
      for (const [newest, oldest] of [
        [3, 2],
        [0, 0],
      ] as const) {
        const client = open({ 'GET /council': () => version(newest, oldest) });
        const { kind, code } = await problemOf(getCouncil(client, en));
        expect([kind, code]).to.deep.equal(['unreadable', 'version']);
        api.restore();
      }
      expect(said.errors).to.have.length(2);
      expect(said.errors[0]).to.contain('Update council.js or the server');
    });
  });
});
