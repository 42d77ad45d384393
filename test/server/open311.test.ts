import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rows, type Database } from '../../server/database/open.ts';
import { cases } from '../../server/database/schema.ts';
import { eq, sql } from '../../server/database/sql.ts';
import { resolve } from '../../server/exampleton/services/definition.ts';
import { groups, reportServices } from '../../server/exampleton/services/index.ts';
import { saveServices } from '../../server/domains/service/store.ts';
import type { CaseSession } from '../../src/contract/cases.ts';
import { toPoint } from '../../server/exampleton/geography/projection.ts';
import { write } from '../../server/domains/open311/format.ts';
import { readAnswers } from '../../server/domains/open311/rules.ts';
import type { Question } from '../../src/contract/questions.ts';
import { get, onBothDatabases, post } from './client.ts';
import { aPicture } from './cases.ts';
import { openDesk } from './desk.ts';
import type { TestServer } from './helpers.ts';
import { exampleton } from '../../server/town.ts';

type Row = Record<string, unknown>;

describe('what GeoReport writes', () => {
  it('is JSON without the root and with null for nothing, or XML with an item for each of a list', () => {
    const services = [{ service_code: '001', keywords: 'a, <b>', group: undefined }];
    assert.equal(write('json', 'services', services), '[{"service_code":"001","keywords":"a, <b>","group":null}]');
    assert.equal(
      write('xml', 'services', services),
      '<?xml version="1.0" encoding="utf-8"?>\n<services><service><service_code>001</service_code>' +
        '<keywords>a, &#60;b&#62;</keywords><group/></service></services>\n',
    );
    assert.ok(!write('xml', 'services', [{ service_name: 'a\u0000b\ud800c\u001f' }]).match(/[\u0000\ud800\u001f]/));
  });
  it('reads answers however they are written', () => {
    const questions = [
      { code: 'seen', type: 'multivaluelist' },
      { code: 'size', type: 'number' },
      { code: 'when', type: 'datetime' },
    ] as Question[];
    for (const form of [
      'attribute[seen][]=rats&attribute[seen][]=mice',
      'attribute[seen]=rats&attribute[seen]=mice',
      'attribute[seen]=rats,mice',
      'attribute[seen][0]=rats&attribute[seen][1]=mice&attribute[fixmystreet_id]=7',
    ]) {
      assert.deepEqual(readAnswers([...new URLSearchParams(form)], questions), { seen: ['rats', 'mice'] }, form);
    }
    const one = [
      ...new URLSearchParams('attribute[size]=3&attribute[when]=2026-11-22T10:00:00Z&attribute[__proto__]=x'),
    ];
    assert.deepEqual(readAnswers(one, questions), { size: '3', when: '2026-11-22T10:00' });
  });
});

const options = {
  // With its services, and without its streets and their reports.
  town: {
    ...exampleton,
    seed: (db: Database) =>
      saveServices(
        db,
        groups.map(({ code, name }) => ({ kind: 'report', language: 'en', code, name: name.en })),
        reportServices.map((service) => ({ kind: 'report', service: resolve(service, 'en') })),
      ),
  },
  environment: {
    LIMIT_SIGN_INS: '30/900',
    TRUSTED_PROXIES: '127.0.0.1',
    OPEN311_KEYS: 'fixmystreet=a-key-of-some-length,another=another-key-of-some-length',
    OPEN311_JURISDICTION: 'exampleton.example',
  },
};

const open311Tests = (server: () => TestServer) => {
  const at = (path: string) => `${server().url}/api/open311/v2/${path}`;
  const read = async (path: string) => {
    const answer = await get(at(path));
    assert.equal(answer.status, 200, answer.text);
    return answer.body as Row[];
  };
  const send = async (path: string, form: string | FormData, headers: Record<string, string> = {}) => {
    const response = await fetch(at(path), {
      method: 'POST',
      headers:
        typeof form === 'string'
          ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers }
          : headers,
      body: form,
    });
    const text = await response.text();
    return { status: response.status, text, body: (path.endsWith('json') ? JSON.parse(text) : text) as Row[] };
  };
  const { lat, lng } = toPoint([0, 0]);
  const report = (over: Record<string, string> = {}) =>
    new URLSearchParams({
      api_key: 'a-key-of-some-length',
      jurisdiction_id: 'exampleton.example',
      service_code: 'pothole',
      lat: String(lat),
      long: String(lng),
      description: 'title: Hole\n\ndetail: Deep',
      email: 'resident@example.com',
      first_name: 'Robin',
      last_name: 'Hill',
      'attribute[danger]': 'no',
      'attribute[road]': 'street',
      'attribute[where-in-road]': 'edge',
      'attribute[fixmystreet_id]': randomUUID(),
      ...over,
    }).toString();
  const sent = async (over: Record<string, string> = {}) => {
    const answer = await send('requests.json', report(over));
    assert.equal(answer.status, 201, answer.text);
    return String(answer.body[0]?.['service_request_id']);
  };

  it('says where it is and how to get a key', async () => {
    const found = (await get(at('discovery.json'))).body as { endpoints: Row[] };
    assert.equal(found.endpoints[0]?.['specification'], 'http://wiki.open311.org/GeoReport_v2');
    const xml = await get(at('discovery.xml'));
    assert.equal(xml.headers.get('content-type'), 'text/xml; charset=utf-8');
    assert.match(xml.text, /<discovery>.*<formats><format>text\/xml<\/format>/);
  });

  it('offers services with their questions, none that is private and none that is somebody else’s', async () => {
    const services = await read('services.json?jurisdiction_id=exampleton.example');
    const pothole = services.find((each) => each['service_code'] === 'pothole');
    assert.deepEqual([pothole?.['type'], pothole?.['metadata'], pothole?.['group']], ['realtime', true, 'roads']);
    assert.ok(!services.some((each) => each['service_code'] === 'noise'));
    const definition = (await get(at('services/pothole.json'))).body as { attributes: Row[] };
    const danger = definition.attributes.find((each) => each['code'] === 'danger');
    assert.deepEqual(
      [danger?.['datatype'], danger?.['required'], danger?.['variable'], danger?.['order']],
      ['singlevaluelist', true, true, 1],
    );
    // An answer that ends the form with "call 999" is no choice here.
    assert.deepEqual(
      (danger?.['values'] as Row[]).map(({ key }) => key),
      ['no'],
    );
    assert.match(
      (await get(at('services/pothole.xml'))).text,
      /<service_definition><service_code>pothole<.*<attribute><variable>true</,
    );
    assert.equal((await get(at('services/noise.json'))).status, 404);
    assert.equal((await get(at('services.json?jurisdiction_id=elsewhere'))).status, 404);
  });

  it('takes a report, and gives it back in both formats', async () => {
    const id = await sent();
    const [found] = await read(`requests/${id}.json`);
    assert.deepEqual(
      [found?.['service_request_id'], found?.['status'], found?.['service_name'], found?.['agency_responsible']],
      [id, 'open', 'Pothole', 'Exampleton Council'],
    );
    assert.match(String(found?.['requested_datetime']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const xml = await get(at(`requests/${id}.xml`));
    assert.match(xml.text, new RegExp(`<service_requests><request><service_request_id>${id}<`));
    for (const secret of ['Robin', 'resident@', 'Hill']) assert.ok(!xml.text.includes(secret));
    assert.deepEqual(await read(`tokens/${id}.json`), [{ service_request_id: id, token: id }]);
    const [row] = await server().db.select().from(cases).where(eq(cases.reference, id));
    assert.deepEqual(row?.answers, { danger: 'no', road: 'street', 'where-in-road': 'edge' });
  });

  it('takes photos as multipart, without what they tell of who took them', async () => {
    const form = new FormData();
    for (const [name, value] of new URLSearchParams(report())) form.append(name, value);
    form.append('photo1', new Blob([await aPicture()], { type: 'image/jpeg' }), 'IMG_1.jpg');
    const answer = await send('requests.json', form);
    assert.equal(answer.status, 201, answer.text);
    const [found] = await read(`requests/${String(answer.body[0]?.['service_request_id'])}.json`);
    const photo = await fetch(String(found?.['media_url']).replace('localhost', '127.0.0.1'));
    assert.equal(photo.headers.get('content-type'), 'image/jpeg');
    await photo.body?.cancel();
  });

  it('refuses in its own words and in the format asked for', async () => {
    const refusals: [Record<string, string>, number, RegExp][] = [
      [{ api_key: '' }, 403, /api_key was not provided/],
      [{ api_key: 'wrong' }, 403, /api_key is not known/],
      [{ service_code: '' }, 400, /service_code was not provided/],
      [{ service_code: 'noise' }, 404, /service_code is not known/],
      [{ jurisdiction_id: 'elsewhere' }, 404, /jurisdiction_id is not known/],
      [{ 'attribute[danger]': '' }, 400, /attribute\[danger\] was not provided/],
      [{ 'attribute[danger]': 'yes' }, 400, /attribute\[danger\] says that this must not be reported here/],
      [{ lat: '', long: '' }, 400, /lat and long, or address_string/],
      [{ lat: 'north' }, 400, /not a number/],
      [{ lat: '0', long: '0' }, 400, /lat and long are not in this jurisdiction/],
      [{ description: '' }, 400, /description was not provided/],
      [{ description: 'a'.repeat(4001) }, 400, /description is too long/],
      [{ email: 'nonsense' }, 400, /email is not valid/],
    ];
    for (const [over, status, said] of refusals) {
      const answer = await send('requests.json', report(over));
      assert.equal(answer.status, status, `${JSON.stringify(over)} ${answer.text}`);
      assert.equal(answer.body[0]?.['code'], status);
      assert.match(String(answer.body[0]?.['description']), said);
    }
    const xml = await send('requests.xml', report({ api_key: 'wrong' }));
    assert.match(
      xml.text,
      /<errors><error><code>403<\/code><description>api_key is not known<\/description><\/error><\/errors>/,
    );
    assert.equal((await send('requests.json', '{}', { 'Content-Type': 'application/json' })).status, 400);
    assert.equal((await get(at('nothing.json'))).status, 404);
    assert.equal((await get(at('requests.json?start_date=yesterday'))).status, 400);
    assert.equal(
      (await get(at('requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z'))).status,
      400,
    );
  });

  it('lists by id, service, status and date, in pages, with more for who asks', async () => {
    const [one, two] = [await sent(), await sent({ service_code: 'pothole' })];
    const ids = (found: Row[]) => found.map((each) => each['service_request_id']);
    assert.deepEqual(
      ids(await read(`requests.json?service_request_id=${one},${two},nothing`)).sort(),
      [one, two].sort(),
    );
    assert.ok((await read('requests.json?status=closed')).every((each) => each['status'] === 'closed'));
    assert.ok((await read('requests.json?service_code=graffiti')).every((each) => each['service_code'] === 'graffiti'));
    assert.deepEqual(ids(await read('requests.json?page_size=1&page=2')), [one]);
    assert.deepEqual(ids(await read(`requests.json?start_date=${new Date(Date.now() + 60_000).toISOString()}`)), []);
    const desk = await openDesk(server());
    assert.equal((await desk.act(two, { kind: 'merge', into: one })).status, 201);
    const [found] = await read(`requests/${two}.json?extensions=true`);
    assert.equal((found?.['extended_attributes'] as Row)['parent_service_request_id'], one);
  });

  it('tells who has a key, and nobody else, which lamps it is about, without the houses beside them', async () => {
    const id = await sent();
    const name = { en: 'Lamp L1, outside 1 Mill Lane' };
    const assets = [
      { id: 'L1', name },
      { id: 'L2', name: { en: 'Lamp L2, Mill Lane' } },
    ];
    await server().db.execute(sql`update cases set assets = ${JSON.stringify(assets)}::jsonb where reference = ${id}`);
    const [found] = await read(`requests/${id}.json?extensions=true&api_key=a-key-of-some-length`);
    assert.deepEqual((found?.['extended_attributes'] as Row)['assets'], [
      { id: 'L1', name: 'Lamp L1' },
      { id: 'L2', name: 'Lamp L2' },
    ]);
    const listed = await get(at(`requests.xml?service_request_id=${id}&extensions=true&api_key=a-key-of-some-length`));
    assert.match(listed.text, /<assets><asset><id>L1<\/id><name>Lamp L1<\/name><\/asset><asset>/);
    for (const path of [`requests/${id}.json?extensions=true`, `requests/${id}.json?api_key=a-key-of-some-length`])
      assert.ok(!(await get(at(path))).text.includes('Lamp L1'), path);
  });

  it('tells what the council did between two moments, in the statuses of the UK', async () => {
    const desk = await openDesk(server());
    const id = await sent();
    const start = new Date(Date.now() - 1000).toISOString();
    await desk.act(id, { kind: 'status', status: 'planned', note: { en: 'Next week' }, internal: 'canary' });
    await desk.act(id, { kind: 'status', status: 'no-action', note: { cy: 'Dim angen' } });
    await desk.act(id, { kind: 'question', note: { en: 'canary' } });
    const end = new Date(Date.now() + 1000).toISOString();
    const answer = await get(at(`servicerequestupdates.json?start_date=${start}&end_date=${end}`));
    assert.ok(!answer.text.includes('canary'));
    assert.deepEqual(
      (answer.body as Row[])
        .filter((each) => each['service_request_id'] === id)
        .map((each) => [each['status'], each['description']]),
      [
        ['planned', 'Next week'],
        ['no_further_action', 'Dim angen'],
      ],
    );
    assert.match(
      (await get(at(`servicerequestupdates.xml?start_date=${start}&end_date=${end}`))).text,
      /<request_update><update_id>/,
    );
    assert.equal((await get(at('servicerequestupdates.json'))).status, 400);
  });

  it('lists the photos of what the council says, for as long as everybody may see them', async () => {
    const desk = await openDesk(server());
    const id = await sent();
    const own = update(id, { email: 'resident@example.com' });
    const form = new FormData();
    for (const [name, value] of new URLSearchParams(own)) form.append(name, value);
    form.append('photo1', new Blob([await aPicture()], { type: 'image/jpeg' }), 'IMG_1.jpg');
    assert.equal((await send('servicerequestupdates.json', form)).status, 201);
    const [first, second, taken] = [await desk.photo(), await desk.photo(), await desk.photo()];
    await desk.act(id, { kind: 'status', status: 'investigating' });
    await desk.act(id, { kind: 'status', status: 'planned', photos: [first, second, taken] });
    await desk.act(id, { kind: 'redact-photo', photo: taken });
    const key = 'a-key-of-some-length&extensions=true';
    const pictures = async () =>
      (await updatesOf(id, key)).map((each) => [
        each['media_url'],
        (each['extended_attributes'] as { photos: string[] }).photos,
      ]);
    const [none, shown] = await pictures();
    assert.deepEqual(none, [null, []]);
    const links = shown?.[1] as string[];
    assert.deepEqual(
      links.map((link) => new URL(link).pathname),
      [first, second].map((photo) => `/api/photos/${photo}/full.jpg`),
    );
    assert.equal(shown?.[0], links[0]);
    await server().db.update(cases).set({ status: 'withdrawn' }).where(eq(cases.reference, id));
    assert.deepEqual((await pictures())[1], [null, []]);
  });

  /** What is said of a request between a minute ago and in a minute. */
  const updatesOf = async (id: string, key = '') => {
    const [from, to] = [-60_000, 60_000].map((away) => new Date(Date.now() + away).toISOString());
    const found = await read(`servicerequestupdates.json?start_date=${from}&end_date=${to}&api_key=${key}`);
    return found.filter((each) => each['service_request_id'] === id);
  };
  const update = (id: string, over: Record<string, string> = {}) =>
    new URLSearchParams({
      api_key: 'a-key-of-some-length',
      service_request_id: id,
      update_id: randomUUID(),
      updated_datetime: '2026-11-22T10:00:00+00:00',
      status: 'OPEN',
      description: 'Still there',
      ...over,
    }).toString();
  it('takes a partner’s update once, and opens again what is said to be open', async () => {
    const desk = await openDesk(server());
    const id = await sent();
    const take = (over: Record<string, string>) => send('servicerequestupdates.json', update(id, over));
    const updateId = randomUUID();
    assert.equal((await take({ update_id: updateId })).status, 201);
    const again = await take({ update_id: updateId });
    assert.equal(again.status, 400);
    assert.match(again.text, /already exists/);
    assert.equal((await desk.case(id)).history.at(-1)?.text['en'], 'Still there');
    await desk.act(id, { kind: 'status', status: 'fixed' });
    assert.equal((await take({ status: 'CLOSED' })).status, 201);
    assert.equal((await desk.case(id)).status, 'fixed');
    assert.equal((await take({ status: 'REOPEN' })).status, 201);
    assert.equal((await desk.case(id)).status, 'received');
    const wrong: Record<string, string>[] = [
      { status: 'SLEEPING' },
      { update_id: '' },
      { updated_datetime: 'now' },
      { description: '' },
    ];
    for (const over of wrong) {
      assert.equal((await take(over)).status, 400, JSON.stringify(over));
    }
    assert.equal((await take({ service_request_id: 'nothing' })).status, 404);
  });

  /** As the resident does it, whose address came with the report. */
  const byResident = async (id: string, deed: Record<string, unknown>) => {
    const looked = await post(`${server().url}/api/cases/lookup`, { reference: id, email: 'resident@example.com' });
    const { session } = looked.body as CaseSession;
    const done = await post(`${server().url}/api/cases/${id}/updates`, deed, { Authorization: `Bearer ${session}` });
    assert.equal(done.status, 201, done.text);
  };

  it('answers what means nothing in its own words, and never with a failure', async () => {
    const asked: [string, number][] = [
      ['requests.json?page_size=-5', 400],
      ['requests.json?page_size=0.5', 400],
      ['requests.xml?page=1e30', 400],
      ['requests.json?page=999999999&page_size=5000', 200],
      ['requests.json?start_date=0000-01-01T00:00:00Z', 200],
      ['requests.json?end_date=0000-01-01T00:00:00Z', 200],
      ['requests.xml?updated_after=9999-12-31T00:00:00Z&start_date=9999-12-31T00:00:00Z', 200],
      ['servicerequestupdates.json?start_date=0000-01-01T00:00:00Z&end_date=0000-02-01T00:00:00Z', 200],
      ['servicerequestupdates.json?start_date=2026-01-01T00:00:00Z&end_date=2026-01-02T00:00:00Z&page=0', 400],
      ['requests/%00.json', 404],
      ['tokens/%00.xml', 404],
      ['services/%00.json', 404],
      ['requests.json?service_request_id=%00', 400],
      ['requests.xml?service_code=a%00', 400],
      ['requests/a/b.json', 404],
    ];
    for (const [path, status] of asked) {
      const { text, ...answer } = await get(at(path));
      assert.equal(answer.status, status, `${path} ${text}`);
      assert.match(
        String(answer.headers.get('content-type')),
        path.includes('.xml') ? /^text\/xml/ : /^application\/json/,
      );
      if (status === 200) continue;
      const said = path.includes('.xml') ? `<errors><error><code>${status}<` : `[{"code":${status},"description":"`;
      assert.ok(text.includes(said), text);
    }
    const id = await sent();
    const wrong: [path: string, name: string, value: string][] = [
      ['servicerequestupdates.json', 'update_id', 'a\0b'],
      ['servicerequestupdates.json', 'update_id', 'a'.repeat(3000)],
      ['servicerequestupdates.json', 'service_request_id', '\0'],
      ['requests.json', 'service_code', '\0'],
      ['requests.json', 'attribute[fixmystreet_id]', 'a'.repeat(3000)],
    ];
    for (const [path, name, value] of wrong) {
      const form = path === 'requests.json' ? report({ [name]: value }) : update(id, { [name]: value });
      assert.equal((await send(path, form)).status, 400, `${name} ${value}`);
    }
    const put = await fetch(at('requests.json'), { method: 'PUT' });
    assert.deepEqual([put.status, put.headers.get('allow')], [405, 'GET, POST']);
    assert.deepEqual(await put.json(), [{ code: 405, description: 'Not with this method' }]);
    for (const path of ['reports/%00', 'cases/%00', 'unsubscribe/%00']) {
      assert.equal((await get(`${server().url}/api/${path}`)).status, 404, path);
    }
    assert.equal((await post(`${server().url}/api/reports/%00/followers`, {})).status, 404);
    assert.equal((await get(`${server().url}/api/reports?lat=52&lng=-1&service=%00`)).status, 200);
  });

  it('tells who sent a report of it to the end, and nobody else once it is withdrawn', async () => {
    const id = await sent({ description: 'canary' });
    const desk = await openDesk(server());
    await desk.act(id, { kind: 'status', status: 'fixed' });
    await byResident(id, { kind: 'reopen', reason: 'other', text: 'canary of the resident' });
    const statuses = async (key?: string) => (await updatesOf(id, key)).map((each) => each['status']);
    assert.deepEqual(await statuses(), ['fixed', 'open']);
    assert.ok(!JSON.stringify(await updatesOf(id, 'a-key-of-some-length')).includes('canary'));

    await byResident(id, { kind: 'withdraw', text: '' });
    assert.deepEqual(await statuses('a-key-of-some-length'), ['fixed', 'open', 'cancelled']);
    const own = await get(at(`requests/${id}.json?api_key=a-key-of-some-length&extensions=true`));
    const [found] = own.body as Row[];
    assert.deepEqual([found?.['status'], found?.['description'], found?.['lat']], ['closed', '', null]);
    assert.ok(!own.text.includes('canary'));
    const [listed] = await read(`requests.json?service_request_id=${id}&api_key=a-key-of-some-length`);
    assert.equal(listed?.['service_request_id'], id);
    for (const key of ['', 'another-key-of-some-length']) {
      assert.deepEqual(await statuses(key), []);
      assert.equal((await get(at(`requests/${id}.json?api_key=${key}`))).status, 404);
      assert.equal((await get(at(`tokens/${id}.xml?api_key=${key}`))).status, 404);
      assert.deepEqual(await read(`requests.json?service_request_id=${id}&api_key=${key}`), []);
    }
    assert.equal((await get(at(`requests/${id}.json?api_key=a-wrong-key-of-some-length`))).status, 403);
    assert.equal((await send('servicerequestupdates.json', update(id, { status: 'REOPEN' }))).status, 404);
  });

  it('knows an update in its list by the number that it gave it', async () => {
    const id = await sent();
    const desk = await openDesk(server());
    await desk.act(id, { kind: 'status', status: 'fixed' });
    const answer = await send('servicerequestupdates.json', update(id, { status: 'REOPEN' }));
    assert.equal((await updatesOf(id)).at(-1)?.['update_id'], answer.body[0]?.['update_id']);
  });

  it('takes a report once, however often it is sent', async () => {
    const again = { 'attribute[fixmystreet_id]': randomUUID() };
    const id = await sent(again);
    const second = await send('requests.json', report({ ...again, description: 'Something else', lat: '' }));
    assert.equal(second.status, 201);
    assert.equal(second.body[0]?.['service_request_id'], id);
    assert.match(String(second.body[0]?.['service_notice']), /received before/);
    const other = { 'attribute[fixmystreet_id]': '', fixmystreet_id: randomUUID() };
    const ids = await Promise.all([1, 2, 3, 4].map(() => sent(other)));
    assert.equal(new Set(ids).size, 1);
    // Another partner's ids are its own.
    assert.notEqual(await sent({ ...again, api_key: 'another-key-of-some-length' }), id);
    const none = { 'attribute[fixmystreet_id]': '' };
    assert.notEqual(await sent(none), await sent(none));
    const count = await server().db.$count(cases, eq(cases.reference, id));
    assert.equal(count, 1);
  });

  it('takes a report once with its Idempotency-Key, and another one with other words', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const withKey = async (over: Record<string, string> = {}) =>
      (await send('requests.json', report({ 'attribute[fixmystreet_id]': '', ...over }), key)).body[0]?.[
        'service_request_id'
      ];
    const id = await withKey();
    assert.equal(await withKey(), id);
    assert.notEqual(await withKey({ description: 'Another hole' }), id);
    const { body } = await send('requests.json', report({ 'attribute[fixmystreet_id]': '' }));
    assert.notEqual(body[0]?.['service_request_id'], id);
  });

  it('looks at no key, the right one neither, while an address has guessed too often', async () => {
    const from = (address: string, over: Record<string, string> = {}) =>
      send('requests.json', report(over), { 'X-Forwarded-For': address });
    for (let guess = 0; guess < 30; guess += 1) {
      assert.equal((await from('203.0.113.9', { api_key: `guess-${guess}` })).status, 403);
    }
    for (const key of ['another-guess', 'a-key-of-some-length']) {
      const answer = await from('203.0.113.9', { api_key: key });
      assert.equal(answer.status, 429, answer.text);
      assert.equal(answer.body[0]?.['code'], 429);
    }
    const reading = await get(at('requests.xml?api_key=a-key-of-some-length'), { 'X-Forwarded-For': '203.0.113.9' });
    assert.equal(reading.status, 429);
    assert.ok(Number(reading.headers.get('retry-after')) > 0);
    assert.match(reading.text, /<errors><error><code>429</);
    assert.equal((await from('198.51.100.7')).status, 201);
  });

  it('shows photos of an update to officers, and says what becomes of the others', async () => {
    const id = await sent();
    const form = new FormData();
    for (const [name, value] of new URLSearchParams(update(id, { description: '' }))) form.append(name, value);
    form.append('media_url', 'https://partner.example/canary.jpg');
    form.append('media_url', 'javascript:alert(1)');
    form.append('photo1', new Blob([await aPicture()], { type: 'image/jpeg' }), 'IMG_1.jpg');
    const answer = await send('servicerequestupdates.json', form);
    assert.equal(answer.status, 201, answer.text);
    assert.match(String(answer.body[0]?.['service_notice']), /media_url is not fetched/);
    const desk = await openDesk(server());
    const { history } = await desk.case(id);
    assert.ok(history.some(({ kind, photos }) => kind === 'update' && photos.length === 1));
    const told = JSON.stringify(history);
    assert.ok(told.includes('https://partner.example/canary.jpg') && !told.includes('javascript:'));

    const sentSo = await send('requests.json', report({ media_url: 'https://partner.example/canary.jpg' }));
    assert.match(String(sentSo.body[0]?.['service_notice']), /media_url is not fetched/);
    const reference = String(sentSo.body[0]?.['service_request_id']);
    assert.ok(JSON.stringify((await desk.case(reference)).history).includes('https://partner.example/canary.jpg'));
    for (const path of [`open311/v2/requests/${reference}.json?extensions=true`, `reports/${reference}`]) {
      assert.ok(!(await get(`${server().url}/api/${path}`)).text.includes('canary'), path);
    }
    assert.match((await get(at('discovery.json'))).text, /media_url is not fetched/);
  });

  it('puts a list into an object for who asks for it so, as FixMyStreet’s own server does', async () => {
    const names = {
      'services.json': 'services',
      'requests.json': 'service_requests',
      'services/pothole.json': 'service_definition',
    };
    for (const [path, name] of Object.entries(names)) {
      const { body } = await get(at(`${path}?wrapped=true`));
      assert.deepEqual(Object.keys(body as Row), [name]);
      assert.deepEqual((body as Row)[name], (await get(at(path))).body);
    }
    assert.deepEqual((await get(at('services/none.json?wrapped=true'))).body, {
      errors: [{ code: 404, description: 'service_code is not known' }],
    });
  });

  /** What a path selects in a document that libxml2, which is in both databases, has taken for well-formed. */
  const select = async (xml: string, path: string) => {
    const found = await rows<{ value: string }>(
      server().db,
      sql`select value from xmltable(${path} passing xmlparse(document ${xml}) columns value text path 'string(.)')`,
    );
    return found.map(({ value }) => value);
  };

  it('writes XML that a parser reads as it was meant', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { numRuns: 300, seed: 311 });
    const lines = ['a\r\nb\tc', ']]>', '<![CDATA[', '&amp;', '"\'', '\u0000', '\ud800', '\ufffe', '👻', ...texts];
    // What XML 1.0 has a character for.
    const kept = lines.map((text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
    assert.deepEqual(await select(write('xml', 'formats', lines), '/formats/format'), kept);

    const description = '<b>Deep</b> & "wide" ]]> \u0007👻\nNear <!-- the --> gate';
    const id = await sent({ description });
    const { text } = await get(at(`requests/${id}.xml`));
    assert.deepEqual(await select(text, '/service_requests/request/description'), [description.replace('\u0007', '')]);
  });

  /*
   * The client of this name on npm, `open311` 0.0.12 of 2012, cannot be installed: one of its dependencies is a git
   * repository without a version, and the others (`request`, `xml2json`) are given up and have known holes. What follows
   * says and reads what it does, in both its formats.
   */
  for (const format of ['json', 'xml'] as const) {
    it(`serves a client that goes by discovery, definition, request and token, in ${format}`, async () => {
      const { body, text } = await get(at(`discovery.${format}`));
      const endpoint =
        format === 'xml'
          ? (
              await select(
                text,
                '//endpoint[specification="http://wiki.open311.org/GeoReport_v2" and type="production"]/url',
              )
            )[0]
          : (body as { endpoints: Row[] }).endpoints.find(
              ({ specification, type }) =>
                specification === 'http://wiki.open311.org/GeoReport_v2' && type === 'production',
            )?.['url'];
      const base = `${String(endpoint).replace('localhost', '127.0.0.1')}/`;
      const query = '?jurisdiction_id=exampleton.example';
      const ask = async (path: string, more = '') => {
        const answer = await get(`${base}${path}.${format}${query}${more}`);
        assert.equal(answer.status, 200, answer.text);
        return answer;
      };
      /** Values of one field, in a list or in one thing. */
      const values = async (answer: { text: string }, field: string): Promise<unknown[]> =>
        format === 'xml'
          ? select(answer.text, `//${field}`)
          : [JSON.parse(answer.text) as Row | Row[]].flat().flatMap((each) => (field in each ? [each[field]] : []));

      assert.ok((await values(await ask('services'), 'service_code')).includes('pothole'));
      assert.deepEqual(await values(await ask('services/pothole'), 'service_code'), ['pothole']);
      const made = [];
      for (const own of [randomUUID(), randomUUID()]) {
        const form = new URLSearchParams(report({ 'attribute[fixmystreet_id]': own }));
        form.delete('jurisdiction_id');
        // Its booleans and lists are as Node's querystring has them: a name repeated.
        const response = await fetch(`${base}requests.${format}${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
          body: form.toString(),
        });
        assert.ok(response.status < 300);
        const [id, ...others] = await values({ text: await response.text() }, 'service_request_id');
        assert.deepEqual(others, []);
        made.push(String(id));
      }
      const [one = '', two = ''] = made;
      assert.deepEqual(await values(await ask(`tokens/${one}`), 'service_request_id'), [one]);
      assert.deepEqual(await values(await ask(`requests/${one}`), 'service_request_id'), [one]);
      const both = await ask('requests', `&service_request_id=${encodeURIComponent(made.join())}`);
      assert.deepEqual((await values(both, 'service_request_id')).sort(), [one, two].sort());
      for (const field of ['requested_datetime', 'updated_datetime', 'expected_datetime']) {
        for (const value of await values(both, field)) assert.ok(!Number.isNaN(Date.parse(String(value))), field);
      }
      const latest = await ask('requests', '&status=open&page_size=1');
      assert.equal((await values(latest, 'service_request_id')).length, 1);
      // A question's answers may be looked for by whoever reads the definition.
      const automated =
        format === 'xml'
          ? await select((await ask('services/pothole')).text, '//attribute[code="fixmystreet_id"]/automated')
          : ((await ask('services/pothole')).body as { attributes: Row[] }).attributes
              .filter(({ code }) => code === 'fixmystreet_id')
              .map((each) => each['automated']);
      assert.deepEqual(automated, ['server_set']);
    });
  }
};

onBothDatabases('Open311', open311Tests, options);
