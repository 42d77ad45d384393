import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { writeAtom } from '../../server/domains/report/atom.ts';
import { owned, robin } from './cases.ts';
import { errorsOf, get, onBothDatabases, receiptOf, sendReport } from './client.ts';
import { openDesk } from './desk.ts';

onBothDatabases('feeds for news readers', (server) => {
  const at = (path: string) => `${server().url}/api/${path}`;
  /** What a path selects in a feed that libxml2, which is in both databases, has taken for well-formed. */
  const select = async (xml: string, path: string) => {
    const found = await rows<{ value: string }>(
      server().db,
      sql`select value from xmltable(
            xmlnamespaces('http://www.w3.org/2005/Atom' as a, 'http://www.georss.org/georss' as g),
            ${path} passing xmlparse(document ${xml}) columns value text path 'string(.)')`,
    );
    return found.map(({ value }) => value);
  };
  /** What RFC 4287 wants of every feed. */
  const isAtom = async (xml: string, self: string) => {
    for (const name of ['id', 'title', 'updated', 'author/a:name']) {
      assert.equal((await select(xml, `/a:feed/a:${name}`)).length, 1, name);
    }
    assert.deepEqual(await select(xml, '/a:feed/a:link[@rel="self"]/@href'), await select(xml, '/a:feed/a:id'));
    assert.ok((await select(xml, '/a:feed/a:id'))[0]?.endsWith(self), xml.slice(0, 400));
    const entries = (await select(xml, '/a:feed/a:entry')).length;
    for (const name of ['id', 'title', 'updated', 'content']) {
      assert.equal((await select(xml, `/a:feed/a:entry/a:${name}`)).length, entries, name);
    }
    assert.equal(new Set(await select(xml, '/a:feed/a:entry/a:id')).size, entries, 'each has a name of its own');
    const moments = await select(xml, '//a:updated | //a:published');
    for (const moment of moments) assert.match(moment, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
  };

  it('tell what was reported near a point, last changed first, as the public list does', async () => {
    const place = { found: 'search', lat: 52.40123, lng: -1.40123, label: 'Flat 3, 12 Mill Lane, Exampleton, ZZ1 1AB' };
    const first = receiptOf(await sendReport(server(), { place, description: 'Deep & <b>wide</b>\u2028]]>' }));
    const second = receiptOf(
      await sendReport(server(), { place, service: 'lamp', contact: { ...robin, name: 'Robin H.', showName: true } }),
    );
    await sendReport(server(), { place, service: 'noise', description: 'canary drums' });
    await sendReport(server(), { place: { ...place, lat: 52.5 }, description: 'canary elsewhere' });
    const gone = await owned(server(), { place, description: 'canary withdrawn' });
    await gone.update({ kind: 'withdraw' });
    const desk = await openDesk(server());
    await desk.act(first.reference, { kind: 'status', status: 'planned' });

    const path = 'reports/feed?lat=52.401&lng=-1.401';
    const answer = await get(at(path));
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
    await isAtom(answer.text, '/api/reports/feed?lat=52.401&lng=-1.401&radius=500&language=en');
    const entry = (name: string) => select(answer.text, `/a:feed/a:entry/${name}`);
    assert.deepEqual(
      (await entry('a:id')).map((id) => id.split('/').at(-1)),
      [first.reference, second.reference],
    );
    assert.deepEqual(await entry('a:title'), ['Pothole, Mill Lane, Exampleton', 'Lamp, Mill Lane, Exampleton']);
    assert.equal((await entry('a:content'))[0], 'Work planned. Deep & <b>wide</b>\u2028]]>');
    assert.deepEqual(await entry('a:author/a:name'), ['Robin H.']);
    assert.deepEqual(await entry('g:point'), ['52.401 -1.401', '52.401 -1.401'], 'no nearer than the list says');
    assert.match((await entry('a:link[@rel="alternate"]/@href'))[0] ?? '', /\/track\.html#council-report=/);
    assert.doesNotMatch(answer.text, /canary|Flat 3|12 Mill|ZZ1|52\.40123|robin@/);
    const lamps = await get(at(`${path}&service=lamp&language=cy`));
    assert.deepEqual(await select(lamps.text, '/a:feed/a:entry/a:category/@term'), ['received']);
    assert.match(lamps.text, /xml:lang="cy".*Adroddiadau o fewn 500 m/);
  });

  it('tell what has happened to a public report, and nothing of what is between its owner and the council', async () => {
    const desk = await openDesk(server());
    const mine = await owned(server());
    const { reference } = mine.receipt;
    const photo = await desk.photo();
    await mine.update({ kind: 'update', text: 'canary update' });
    await desk.act(reference, { kind: 'assign', officer: 2 });
    await desk.act(reference, {
      kind: 'status',
      status: 'planned',
      note: { en: 'Next week.', cy: 'Wythnos nesaf.' },
      internal: 'canary inside',
      photos: [photo],
    });
    const answer = await get(at(`reports/${reference}/feed?language=cy`));
    await isAtom(answer.text, `/api/reports/${reference}/feed?language=cy`);
    const entry = (name: string) => select(answer.text, `/a:feed/a:entry/${name}`);
    assert.deepEqual(await entry('a:title'), ['Gwaith wedi’i drefnu', 'Adroddiad wedi’i dderbyn']);
    assert.deepEqual(await entry('a:content'), ['Wythnos nesaf.', 'Adroddiad wedi’i dderbyn']);
    assert.match(
      (await entry('a:link[@rel="enclosure"]/@href')).join(),
      new RegExp(`^http.*/api/photos/${photo}/full`),
    );
    assert.doesNotMatch(answer.text, /canary|Carys|Robin|robin@/);
    await mine.update({ kind: 'withdraw' });
    const missing = await get(at('reports/000-000-0000/feed'));
    assert.equal((await get(at(`reports/${reference}/feed`))).text, missing.text);
    assert.equal(missing.status, 404);
  });

  it('are kept for five minutes, and not sent again while they are the same', async () => {
    const path = at('reports/feed?lat=10&lng=10');
    const empty = await get(path);
    await isAtom(empty.text, 'radius=500&language=en');
    assert.equal(empty.headers.get('cache-control'), 'public, max-age=300');
    const tag = empty.headers.get('etag') ?? '';
    assert.equal((await get(path, { 'If-None-Match': tag })).status, 304);
    await sendReport(server(), { place: { found: 'map', lat: 52.3, lng: -1.3 } });
    const full = at('reports/feed?lat=52.3&lng=-1.3');
    const before = (await get(full)).headers.get('etag') ?? '';
    await sendReport(server(), { place: { found: 'map', lat: 52.3, lng: -1.3 } });
    assert.equal((await get(full, { 'If-None-Match': before })).status, 200);
  });

  it('refuse what they cannot know', async () => {
    const wrong = await get(at('reports/feed?lat=1&lng=1&radius=5001&language=fr'));
    assert.deepEqual(errorsOf(wrong), ['radius: too-big', 'language: not-an-option']);
    assert.equal((await get(at('reports/feed'))).status, 422);
  });

  it('write text that a parser reads as it was meant', async () => {
    const texts = ['a\r\nb\tc', ']]>', '<![CDATA[', '&amp;', '"\'', 'x\u0000', 'x\ud800', 'x\ufffe', '👻'];
    const moment = '2026-11-22T10:00:00Z';
    const xml = writeAtom({
      ...{
        self: 'https://council.example/?a=1&b="2"',
        language: 'en',
        title: { text: 'T' },
        author: 'A',
        updated: moment,
      },
      entries: texts.map((text, id) => ({ id: String(id), title: { text }, published: moment, updated: moment })),
    });
    const kept = texts.map((text) => text.replace(/[\u0000\ud800\ufffe]/g, ''));
    assert.deepEqual(await select(xml, '/a:feed/a:entry/a:title'), kept);
    assert.deepEqual(await select(xml, '/a:feed/a:id'), ['https://council.example/?a=1&b="2"']);
  });
});
