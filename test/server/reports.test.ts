import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ReportList } from '../../src/contract/reports.ts';
import { PublicCase, ReportList as listSchema, ReportReceipt } from '../../src/contract/reports.ts';
import { parseReference } from '../../src/core/reference.ts';
import * as v from 'valibot';
import { rows } from '../../server/database/open.ts';
import { cases } from '../../server/database/schema.ts';
import { eq, sql } from '../../server/database/sql.ts';
import { newReference } from '../../server/domains/case/secrets.ts';
import { nearest } from '../../server/domains/report/store.ts';
import { get, onBothDatabases, receiptOf, sendReport } from './client.ts';
import { openDesk } from './desk.ts';

onBothDatabases('reports', (server) => {
  const list = async (query: string, language = 'en') => {
    const answer = await get(`${server().url}/api/reports?${query}`, { 'Accept-Language': language });
    assert.equal(answer.status, 200, answer.text);
    return { ...(answer.body as ReportList), text: answer.text };
  };
  // Each test in a street of its own.
  let street = 0;
  const somewhere = () => {
    street += 1;
    return { lat: 52.1 + street / 100, lng: -1.7 };
  };
  const at = (point: { lat: number; lng: number }, over: Record<string, unknown> = {}) =>
    sendReport(server(), { place: { found: 'map', ...point, label: '12 Mill Lane, Exampleton' }, ...over });

  it('are answered with a reference, a token and a day, as the contract says', async () => {
    const answer = await sendReport(server(), {});
    const receipt = v.parse(ReportReceipt, answer.body);
    assert.equal(parseReference(receipt.reference), receipt.reference);
    assert.match(receipt.token, /^[\w-]{22}$/);
    assert.match(receipt.expected ?? '', /^\d{4}-\d\d-\d\d$/);
    assert.equal(receipt.team, 'Highways');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });

  it('are listed nearest first, within the radius, as the contract says', async () => {
    const { lat, lng } = somewhere();
    // A degree of longitude is shorter than one of latitude: 120 m east is nearer than 150 m north.
    const far = receiptOf(await at({ lat: lat + 0.00135, lng })).reference;
    const near = receiptOf(await at({ lat, lng: lng + 0.00175 })).reference;
    await at({ lat: lat + 0.0045, lng });
    const { reports, more, text } = await list(`lat=${lat}&lng=${lng}&radius=300`);
    v.parse(listSchema, JSON.parse(text));
    assert.deepEqual(
      reports.map(({ reference }) => reference),
      [near, far],
    );
    assert.deepEqual(
      reports.map(({ distance }) => Math.round((distance ?? 0) / 10)),
      [12, 15],
    );
    assert.equal(more, false);
  });

  it('are listed by service, named in the language asked for', async () => {
    const { lat, lng } = somewhere();
    await at({ lat, lng });
    await at({ lat, lng }, { service: 'plain' });
    const { reports, language } = await list(`lat=${lat}&lng=${lng}&service=pothole`, 'cy');
    assert.equal(language, 'cy');
    assert.deepEqual(
      reports.map(({ serviceName }) => serviceName),
      ['Twll yn y ffordd'],
    );
  });

  it('say in Polish where they stand, and name services as the council does', async () => {
    const { lat, lng } = somewhere();
    const { reference } = receiptOf(await at({ lat, lng }));
    const { reports, language, statusLanguage } = await list(`lat=${lat}&lng=${lng}`, 'pl');
    assert.deepEqual([language, statusLanguage], ['en', 'pl']);
    assert.deepEqual(
      reports.map(({ serviceName, statusLabel }) => [serviceName, statusLabel]),
      [['Pothole', 'Przyjęte']],
    );
    const answer = await get(`${server().url}/api/reports/${reference}`, { 'Accept-Language': 'pl' });
    const one = v.parse(PublicCase, answer.body);
    assert.deepEqual([one.language, one.statusLanguage], ['en', 'pl']);
    assert.equal(one.meaning, 'Mamy to zgłoszenie. Nikt jeszcze się nim nie zajął.');
    assert.equal(one.timeline[0]?.title, 'Zgłoszenie przyjęte');
  });

  it('never show who sent them, nor their house, their words for the place or their answers', async () => {
    const { lat, lng } = somewhere();
    const contact = { name: 'Canary Person', email: 'canary@example.com', phone: '01632 960 777' };
    const place = {
      found: 'map',
      lat,
      lng,
      label: 'Flat 9, 77 Mill Lane, Exampleton, ZZ1 1AB',
      description: 'canary gate',
    };
    const { token } = receiptOf(await sendReport(server(), { place, contact }));
    const { reports, text } = await list(`lat=${lat}&lng=${lng}`);
    assert.equal(reports.length, 1);
    assert.equal(reports[0]?.label, 'Mill Lane, Exampleton');
    for (const secret of ['Canary', 'canary', '960 777', '77', 'ZZ1', token]) assert.ok(!text.includes(secret), secret);
  });

  it('show a name only where its owner said so', async () => {
    const { lat, lng } = somewhere();
    await at({ lat, lng }, { contact: { name: 'Robin Hill', showName: true } });
    await at({ lat, lng }, { contact: { name: 'Kim Vale' } });
    const { reports, text } = await list(`lat=${lat}&lng=${lng}`);
    assert.deepEqual(reports.map(({ name }) => name).sort(), ['Robin Hill', undefined]);
    assert.ok(!text.includes('Kim'));
  });

  it('of a private kind are in no list', async () => {
    const { lat, lng } = somewhere();
    const { reference } = receiptOf(await at({ lat, lng }, { service: 'noise', description: 'canary' }));
    for (const query of [
      `lat=${lat}&lng=${lng}`,
      `lat=${lat}&lng=${lng}&service=noise`,
      `lat=${lat}&lng=${lng}&radius=20000`,
    ]) {
      const { text } = await list(query);
      assert.ok(!text.includes(reference) && !text.includes('canary'), query);
    }
  });

  it('that were withdrawn, or have no point, are in no list', async () => {
    const { lat, lng } = somewhere();
    const { reference } = receiptOf(await at({ lat, lng }));
    await server().db.update(cases).set({ status: 'withdrawn' }).where(eq(cases.reference, reference));
    await sendReport(server(), { place: { found: 'described', description: 'canary' } });
    assert.deepEqual(
      (await list(`lat=${lat}&lng=${lng}&radius=20000`)).reports.filter((each) => each.reference === reference),
      [],
    );
  });

  it('that were found by a search are told to some hundred metres, whichever way one asks', async () => {
    const point = { lat: 52.123456, lng: -1.765432 };
    const other = { lat: 52.122612, lng: -1.764788 };
    const shown = { lat: 52.123, lng: -1.765 };
    const contact = { name: 'Robin Hill', showName: true };
    const place = { found: 'search', label: '12 Mill Lane, Exampleton, ZZ1 1AB' };
    const references: string[] = [];
    for (const each of [point, other])
      references.push(receiptOf(await at(each, { place: { ...place, ...each }, contact })).reference);
    for (const reference of references) {
      const { lat, lng, label } = (await get(`${server().url}/api/reports/${reference}`)).body as PublicCase;
      assert.deepEqual([lat, lng, label], [shown.lat, shown.lng, 'Mill Lane, Exampleton']);
      const open311 = await get(`${server().url}/api/open311/v2/requests/${reference}.json`);
      const [request] = open311.body as { lat: number; long: number }[];
      assert.deepEqual([request?.lat, request?.long], [shown.lat, shown.lng]);
    }
    // Nor is the true point to be had by asking from here and there, closer and closer.
    for (const asked of [point, other, shown, { lat: 52.1236, lng: -1.7645 }, { lat: 52.1239, lng: -1.7644 }]) {
      for (const radius of [1, 10, 20, 50]) {
        const { reports } = await list(`lat=${asked.lat}&lng=${asked.lng}&radius=${radius}`);
        const found = reports.filter(({ reference }) => references.includes(reference));
        assert.ok([0, 2].includes(found.length), `one without the other, ${radius} m from ${JSON.stringify(asked)}`);
        assert.equal(
          new Set(found.map(({ lat, lng, distance }) => [lat, lng, distance].join())).size,
          found.length / 2,
        );
      }
    }
    // Who reports the same at the same address is told of it, however near another one has to be.
    const { reports } = await list(`lat=${point.lat}&lng=${point.lng}&radius=1`);
    assert.ok(reports.some(({ reference }) => reference === references[0]));
    // The desk goes there.
    const seen = await (await openDesk(server())).case(references[0] ?? '');
    assert.deepEqual([seen.lat, seen.lng], [point.lat, point.lng]);
  });

  it('that were pointed at are where they are', async () => {
    const point = { lat: 52.133456, lng: -1.765432 };
    for (const found of ['map', 'device']) {
      const { reference } = receiptOf(
        await at(point, { place: { found, ...point }, contact: { name: 'Robin', showName: true } }),
      );
      const { lat, lng } = (await get(`${server().url}/api/reports/${reference}`)).body as PublicCase;
      assert.deepEqual({ lat, lng }, point);
    }
  });

  it('that nobody else may see cost what one costs that is not there: one look, which finds nothing', async (test) => {
    const send = async (over: Record<string, unknown> = {}) => receiptOf(await sendReport(server(), over)).reference;
    const [secret, withdrawn, unconfirmed] = [await send({ service: 'noise' }), await send(), await send()];
    const change = (reference: string, to: Partial<typeof cases.$inferInsert>) =>
      server().db.update(cases).set(to).where(eq(cases.reference, reference));
    await change(withdrawn, { status: 'withdrawn' });
    await change(unconfirmed, { private: true, unconfirmed: 'public' });
    const looks = test.mock.method(server().db, 'execute');
    const answers = new Set<string>();
    for (const reference of [secret, withdrawn, unconfirmed, newReference(), 'nonsense']) {
      looks.mock.resetCalls();
      const { status, text } = await get(`${server().url}/api/reports/${reference}`);
      answers.add(`${status} ${text}`);
      const found = await Promise.all(
        looks.mock.calls.map(({ result }) => result as unknown as Promise<{ rows: unknown[] }>),
      );
      assert.deepEqual(
        found.map((each) => each.rows.length),
        [0],
        reference,
      );
    }
    assert.equal(answers.size, 1);
    assert.match([...answers].join(), /^404 .*"not-found"/);
  });

  it('are at most a hundred to a list, and found by the index, not by looking at all of them', async () => {
    const { db } = server();
    const { lat, lng } = somewhere();
    await db.insert(cases).values(
      Array.from({ length: 3000 }, (_, index) => ({
        reference: newReference(),
        kind: 'report' as const,
        service: 'plain',
        lat: lat + (index % 60) / 100_000,
        lng: lng + Math.floor(index / 60) / 100_000,
      })),
    );
    await db.execute(sql`analyze cases`);
    const { reports, more } = await list(`lat=${lat}&lng=${lng}`);
    assert.equal(reports.length, 100);
    assert.equal(more, true);
    const distances = reports.map(({ distance }) => distance ?? 0);
    assert.deepEqual(
      distances,
      [...distances].sort((a, b) => a - b),
    );
    for (const service of [undefined, 'plain']) {
      const query = nearest({ x: -189_236, y: 6_825_000, reach: 800, slack: 80, service, most: 100 });
      const plan = await rows<Record<'QUERY PLAN', string>>(db, sql`explain ${query}`);
      const said = plan.map((line) => line['QUERY PLAN']).join('\n');
      assert.match(said, /Index Scan using cases_nearest/);
      assert.match(said, /Order By: \(spot <->/);
      assert.doesNotMatch(said, /Seq Scan on cases/);
    }
  });
});
