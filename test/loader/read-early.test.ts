import { expect } from '@open-wc/testing';
import { ApiClient } from '../../src/api/client.ts';
import { getCouncil } from '../../src/api/council.ts';
import { ApiProblem } from '../../src/api/problem.ts';
import { getServices } from '../../src/api/services.ts';
import { readEarly } from '../../src/loader/read-early.ts';
import { reads } from '../../src/loader/reads.ts';
import { council, services } from '../helpers/exampleton.ts';
import { listen } from '../helpers/console.ts';
import { FakeApi, refusal, type Routes } from '../helpers/fake-api.ts';

const paths = reads['report-a-problem'] ?? [];

describe('what a widget asks for first', () => {
  let api: FakeApi;
  let place: HTMLElement;
  let said: ReturnType<typeof listen>;

  /** A tag that the loader has found; `{api}` is the API's address. */
  const find = (markup: string, routes: Routes) => {
    api = new FakeApi(routes);
    place = document.createElement('div');
    place.innerHTML = markup.replaceAll('{api}', api.base);
    document.body.append(place);
    const tag = place.querySelector('council-early')!;
    readEarly(tag, paths);
    return new ApiClient(new URL(api.base), { retryWaits: [1, 1] });
  };
  const good: Routes = { 'GET /services': () => services(), 'GET /council': () => council() };

  beforeEach(() => {
    said = listen();
  });
  afterEach(() => {
    said.stop();
    api.restore();
    place.remove();
  });

  for (const [where, markup] of [
    ['the tag', '<council-early lang="cy-GB" api-base="{api}"></council-early>'],
    ['what is around it', '<div lang="cy"><council-early api-base="{api}"></council-early></div>'],
    ['its settings', '<council-settings lang="cy" api-base="{api}"><council-early></council-early></council-settings>'],
    [
      'the script',
      '<script type="text/plain" src="council.js" data-lang="cy" data-api-base="{api}"></script><council-early></council-early>',
    ],
  ] as const) {
    it(`is asked once, by the settings on ${where}`, async () => {
      const client = find(markup, good);
      expect(api.calls.map(({ url }) => url.href)).to.deep.equal(paths.map((path) => api.base + path));
      await Promise.all([getServices(client, 'report', { language: 'cy' }), getCouncil(client, { language: 'cy' })]);
      expect(api.calls).to.have.length(paths.length);
      expect(api.calls.map(({ headers }) => headers.get('Accept-Language'))).to.deep.equal(['cy', 'cy']);
    });
  }

  it('is asked again in the language that is really wanted', async () => {
    const client = find('<council-early lang="en" api-base="{api}"></council-early>', good);
    await getServices(client, 'report', { language: 'pl' });
    expect(api.callsTo('GET', '/services').map(({ headers }) => headers.get('Accept-Language'))).to.deep.equal([
      'en',
      'pl',
    ]);
  });

  it('is asked again after a failure, as any read is', async () => {
    let tries = 0;
    const client = find('<council-early api-base="{api}"></council-early>', {
      ...good,
      'GET /services': () => (++tries === 1 ? refusal(503, 'unavailable') : services()),
    });
    await getServices(client, 'report', { language: 'en' });
    expect(tries).to.equal(2);
  });

  it('keeps to the time limit of the read that takes it', async () => {
    find('<council-early api-base="{api}"></council-early>', { ...good, 'GET /services': () => new Promise(() => {}) });
    const client = new ApiClient(new URL(api.base), { retryWaits: [], readTime: 20 });
    const failure: unknown = await getServices(client, 'report', { language: 'en' }).catch((reason: unknown) => reason);
    expect(failure).to.be.instanceOf(ApiProblem);
    expect((failure as ApiProblem).kind).to.equal('timeout');
    expect(api.callsTo('GET', '/services')[0]?.signal?.aborted).to.equal(true);
  });

  for (const base of [
    '',
    '//api.test/',
    'https://user@api.test/',
    'javascript:alert(1)',
    'ftp://api.test/',
    'http://[',
  ]) {
    it(`is not asked of "${base}"`, () => {
      find('<council-early></council-early>', good);
      const asked: unknown[] = [];
      const original = globalThis.fetch;
      globalThis.fetch = (input) => {
        asked.push(input);
        return Promise.reject(new Error('no'));
      };
      try {
        place.querySelector('council-early')!.setAttribute('api-base', base);
        readEarly(place.querySelector('council-early')!, paths);
      } finally {
        globalThis.fetch = original;
      }
      expect(asked).to.deep.equal([]);
    });
  }
});
