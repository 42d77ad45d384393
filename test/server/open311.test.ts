import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { cases } from '../../server/database/schema.ts';
import { eq } from '../../server/database/sql.ts';
import { toPoint } from '../../server/exampleton/geography/projection.ts';
import { write } from '../../server/domains/open311/format.ts';
import { readAnswers } from '../../server/domains/open311/rules.ts';
import type { Question } from '../../src/contract/questions.ts';
import { get, withServer } from './client.ts';
import { aPicture } from './cases.ts';
import { openDesk } from './desk.ts';
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

describe('Open311', () => {
  const server = withServer({
    town: exampleton,
    environment: { OPEN311_KEYS: 'fixmystreet=a-key-of-some-length', OPEN311_JURISDICTION: 'exampleton.example' },
  });
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
      'attribute[fixmystreet_id]': '12',
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

  it('takes a partner’s update once, and opens again what is said to be open', async () => {
    const desk = await openDesk(server());
    const id = await sent();
    const update = (over: Record<string, string> = {}) =>
      send(
        'servicerequestupdates.json',
        new URLSearchParams({
          api_key: 'a-key-of-some-length',
          service_request_id: id,
          update_id: randomUUID(),
          updated_datetime: '2026-11-22T10:00:00+00:00',
          status: 'OPEN',
          description: 'Still there',
          ...over,
        }).toString(),
      );
    const updateId = randomUUID();
    assert.equal((await update({ update_id: updateId })).status, 201);
    const again = await update({ update_id: updateId });
    assert.equal(again.status, 400);
    assert.match(again.text, /already exists/);
    assert.equal((await desk.case(id)).history.at(-1)?.text['en'], 'Still there');
    await desk.act(id, { kind: 'status', status: 'fixed' });
    assert.equal((await update({ status: 'CLOSED' })).status, 201);
    assert.equal((await desk.case(id)).status, 'fixed');
    assert.equal((await update({ status: 'REOPEN' })).status, 201);
    assert.equal((await desk.case(id)).status, 'received');
    const wrong: Record<string, string>[] = [
      { status: 'SLEEPING' },
      { update_id: '' },
      { updated_datetime: 'now' },
      { description: '' },
    ];
    for (const over of wrong) {
      assert.equal((await update(over)).status, 400, JSON.stringify(over));
    }
    assert.equal((await update({ service_request_id: 'nothing' })).status, 404);
  });
});
