import { council, places, receipt, service, services } from './exampleton.ts';
import { refusal, type FakeRequest, type Routes } from './fake-api.ts';

const isWelsh = ({ headers }: FakeRequest) => headers.get('Accept-Language')?.startsWith('cy') ?? false;
const languageFor = (request: FakeRequest) => (isWelsh(request) ? 'cy' : 'en');

/** A council whose API works. Tests replace the routes that they are about. */
export const working: Routes = {
  'GET /council': (request) => council(languageFor(request)),
  'GET /services': (request) => services(languageFor(request)),
  'GET /services/:code': (request) =>
    service(request.url.pathname.split('/').at(-1) ?? '', languageFor(request)) ?? refusal(404, 'not-found'),
  'GET /places': (request) => places(languageFor(request)),
  'GET /places/nearest': (request) => ({
    language: languageFor(request),
    area: { inside: true },
    label: isWelsh(request) ? 'Ger 1 Mill Lane' : 'Near 1 Mill Lane',
    distance: 12,
  }),
  'GET /assets': (request) => ({ language: languageFor(request), assets: [] }),
  'GET /reports': (request) => ({ language: languageFor(request), reports: [], more: false }),
  'POST /reports/:reference/followers': (request) => ({ language: languageFor(request) }),
  'POST /photos': () => ({ id: crypto.randomUUID(), width: 100, height: 80, bytes: 2000 }),
  'POST /reports': (request) => receipt(languageFor(request)),
};
