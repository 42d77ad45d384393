import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import * as v from 'valibot';
import { AssetList } from '../../src/contract/assets.ts';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { saveAssets } from '../../server/domains/asset/store.ts';
import { open } from './cases.ts';
import { get, onBothDatabases, receiptOf, sendReport } from './client.ts';
import { openDesk } from './desk.ts';

const here = { lat: 52.2, lng: -1.2 };
const lamps = Array.from({ length: 30 }, (_, index) => ({
  id: `L${index}`,
  kind: 'lamp',
  name: { en: `Lamp L${index}, outside ${index} Mill Lane`, cy: `Lamp L${index}, y tu allan i ${index} Mill Lane` },
  lat: here.lat + index / 10_000,
  lng: here.lng,
}));

onBothDatabases('a thing that the council looks after', (server) => {
  before(() =>
    saveAssets(server().db, [
      ...lamps,
      { id: 'B1', kind: 'bin', name: { en: 'Bin B1, Mill Lane' }, ...here },
      { id: 'L99', kind: 'lamp', name: { en: 'Lamp L99, Far Road' }, lat: here.lat + 0.1, lng: here.lng },
    ]),
  );

  const about = (asset: string | readonly string[] | undefined, over: Record<string, unknown> = {}) =>
    sendReport(server(), {
      service: 'lamp',
      place: { found: 'map', ...here, label: '3 Mill Lane, Exampleton', ...(asset !== undefined && { asset }) },
      ...over,
    });

  it('is found by its kind, the nearest twenty first, in the language asked for', async () => {
    const ask = async (language: string) =>
      v.parse(
        AssetList,
        (await get(`${server().url}/api/assets?kind=lamp&lat=52.2&lng=-1.2`, { 'Accept-Language': language })).body,
      );
    const { assets } = await ask('en');
    assert.equal(assets.length, 20);
    assert.deepEqual(assets[1], {
      id: 'L1',
      label: 'Lamp L1, outside 1 Mill Lane',
      lat: lamps[1]?.lat,
      lng: -1.2,
      distance: 11,
    });
    assert.equal((await ask('cy')).assets[1]?.label, 'Lamp L1, y tu allan i 1 Mill Lane');
  });

  it('is not found where it cannot be meant, nor of a kind that there is not', async () => {
    for (const query of ['kind=lamp&lat=52.25&lng=-1.2', 'kind=tram&lat=52.2&lng=-1.2']) {
      assert.deepEqual((await get(`${server().url}/api/assets?${query}`)).body, { language: 'en', assets: [] });
    }
    assert.equal((await get(`${server().url}/api/assets?kind=lamp&lat=91&lng=0`)).status, 422);
    assert.equal((await get(`${server().url}/api/assets?lat=52&lng=0`)).status, 422);
  });

  it('is kept with the report, and shown to who sent it and at the desk', async () => {
    const receipt = receiptOf(await about('L3'));
    const [kept] = await rows(server().db, sql`select assets from cases where reference = ${receipt.reference}`);
    assert.deepEqual(kept, { assets: [{ id: 'L3', name: lamps[3]?.name }] });
    const fact = { label: 'Which lamp is it?', value: 'Lamp L3, outside 3 Mill Lane' };
    const { facts } = await (await open(server(), receipt)).view();
    assert.deepEqual(
      facts.filter(({ label }) => label === fact.label),
      [fact],
    );
    const atDesk = await (await openDesk(server())).case(receipt.reference);
    assert.deepEqual(
      atDesk.facts.filter(({ label }) => label === fact.label),
      [fact],
    );
  });

  it('is in the letter without the house that it is outside', async () => {
    const { reference } = receiptOf(
      await about('L4', { contact: { name: 'Sam', email: 'sam@example.com' }, language: 'cy' }),
    );
    const [letter] = await rows<{ body_text: string }>(
      server().db,
      sql`select body_text from outbox where body_text like ${`%${reference}%`}`,
    );
    assert.match(letter?.body_text ?? '', /Lamp L4, Mill Lane, Exampleton/);
    assert.doesNotMatch(letter?.body_text ?? '', /y tu allan|4 Mill Lane/);
  });

  it('is refused where there is none such, or none near, or the service is about none', async () => {
    const refused = async (answer: ReturnType<typeof about>) => {
      const { status, body } = await answer;
      return [status, (body as { errors?: unknown }).errors];
    };
    for (const id of ['L1000', 'B1', 'L99']) {
      assert.deepEqual(await refused(about(id)), [422, [{ field: 'place.asset', code: 'not-an-option' }]], id);
    }
    assert.deepEqual(await refused(about('L1', { service: 'pothole' })), [
      422,
      [{ field: 'place.asset', code: 'not-allowed' }],
    ]);
    const described = { found: 'described', description: 'By the church', asset: 'L1' };
    assert.deepEqual(await refused(about('', { place: described })), [
      422,
      [{ field: 'place.asset', code: 'not-an-option' }],
    ]);
  });

  it('may be left out', async () => {
    assert.equal((await about(undefined)).status, 201);
    assert.equal((await about([])).status, 201);
  });

  it('may be several where the service says so, each once, and all of them are shown', async () => {
    const receipt = receiptOf(
      await about(['L4', 'L2', 'L4'], {
        service: 'lamps',
        contact: { name: 'Sam', email: 'sam@example.com' },
      }),
    );
    const { reference } = receipt;
    const fact = { label: 'Which lamps?', value: 'Lamp L4, outside 4 Mill Lane\nLamp L2, outside 2 Mill Lane' };
    const { facts } = await (await open(server(), receipt)).view();
    const atDesk = await (await openDesk(server())).case(reference);
    for (const shown of [facts, atDesk.facts]) {
      assert.deepEqual(
        shown.filter(({ label }) => label === fact.label),
        [fact],
      );
    }
    const [letter] = await rows<{ body_text: string }>(
      server().db,
      sql`select body_text from outbox where body_text like ${`%${reference}%`}`,
    );
    assert.match(letter?.body_text ?? '', /Lamp L4, Lamp L2, Mill Lane, Exampleton/);
  });

  it('is refused when there are more than the service takes, or one of them is not there', async () => {
    const refused = async (asset: readonly string[], service: string) => {
      const { status, body } = await about(asset, { service });
      return [status, (body as { errors?: unknown }).errors];
    };
    const wrong = (code: string) => [422, [{ field: 'place.asset', code }]];
    assert.deepEqual(await refused(['L1', 'L2', 'L3', 'L4'], 'lamps'), wrong('too-many'));
    assert.deepEqual(await refused(['L1', 'L2'], 'lamp'), wrong('too-many'));
    assert.deepEqual(await refused(['L1', 'L1000'], 'lamps'), wrong('not-an-option'));
    assert.deepEqual(await refused(['L1', 'L99'], 'lamps'), wrong('not-an-option'));
    const many = Array.from({ length: 21 }, (_, index) => `L${index}`);
    assert.deepEqual(await refused(many, 'lamps'), wrong('too-many'));
  });
});
