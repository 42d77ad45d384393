import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { NearestPlace, PlaceList } from '../../src/contract/places.ts';
import { BookableService } from '../../src/contract/bookable-services.ts';
import { ReportList } from '../../src/contract/reports.ts';
import { PayableFound, PayableList, PayableService } from '../../src/contract/payables.ts';
import { Service, ServiceList } from '../../src/contract/services.ts';
import { SlotList } from '../../src/contract/slots.ts';
import { localDay } from '../../src/core/dates.ts';
import { rows } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { nearestQuery } from '../../server/domains/place/store.ts';
import { toPoint } from '../../server/exampleton/geography/projection.ts';
import { payablesOf } from '../../server/exampleton/payables.ts';
import { seed } from '../../server/exampleton/index.ts';
import { startServer, type TestServer } from './helpers.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

for (const kind of ['PGlite', 'PostgreSQL']) {
  describe(`Exampleton on ${kind}`, () => {
    let server: TestServer;
    let postgres: TestPostgres | undefined;
    before(async () => {
      if (kind === 'PostgreSQL') postgres = await startPostgres();
      server = await startServer({ fresh: true, environment: postgres ? { DATABASE_URL: postgres.url } : {} });
    });
    after(async () => {
      await server.close();
      await postgres?.stop();
    });

    const get = async (path: string, language = 'en') => {
      const response = await fetch(`${server.url}/api${path}`, { headers: { 'Accept-Language': language } });
      return { status: response.status, headers: response.headers, body: await response.json() };
    };
    const find = async (q: string, language = 'en') =>
      v.parse(PlaceList, (await get(`/places?q=${encodeURIComponent(q)}`, language)).body);
    const labels = async (q: string, language = 'en') => (await find(q, language)).places.map(({ label }) => label);

    describe('the place search', () => {
      it('lists the houses of a postcode in their order, however it is written', async () => {
        const { places, more } = await find('zz17bq');
        assert.ok(places.length > 5 && places.length <= 50 && !more);
        assert.ok(
          places.every(({ kind, postcode, area }) => kind === 'address' && postcode === 'ZZ1 7BQ' && area.inside),
        );
        const numbers = places.map(({ label }) => parseInt(label, 10)).filter((number) => !Number.isNaN(number));
        assert.deepEqual(
          numbers,
          numbers.toSorted((a, b) => a - b),
        );
        for (const other of ['ZZ1 7BQ', ' zz1 7bq ', 'Zz1-7bQ']) assert.deepEqual((await find(other)).places, places);
      });
      it('lists postcodes while one is typed', async () => {
        const { places } = await find('zz1 7');
        assert.ok(
          places.length > 3 && places.every(({ kind, label }) => kind === 'postcode' && label.startsWith('ZZ1 7')),
        );
      });
      it('finds nothing in a postcode that nobody has', async () => {
        assert.deepEqual(await find('ZZ9 9ZZ'), { language: 'en', places: [], more: false });
      });
      it('finds a house by number and street, abbreviated, with the town, with the postcode', async () => {
        const house = '12 Mill Lane, Exampleton, ZZ1 7BQ';
        for (const q of [
          '12 mill lane',
          '12, Mill Ln',
          '12 mill lane exampleton',
          house,
          '12 mlil lane',
          '12 mill la',
        ]) {
          assert.equal((await labels(q))[0], house, q);
        }
      });
      it('finds no other street’s house when street and postcode disagree: it lists the postcode', async () => {
        const found = await find('12 mill lane zz1 1aa');
        assert.ok(found.places.length > 1 && found.places.every(({ postcode }) => postcode === 'ZZ1 1AA'));
      });
      it('finds a street as it is typed, then its houses', async () => {
        const found = await labels('mill l');
        assert.equal(found[0], 'Mill Lane, Exampleton');
        assert.match(found[1] ?? '', /^1 Mill Lane, /);
      });
      it('forgives slips, accents and apostrophes', async () => {
        for (const q of ['chestnt avenue', 'chesnut av', 'Chestnut Aveneu'])
          assert.equal((await labels(q))[0], 'Chestnut Avenue, Exampleton', q);
        for (const q of ['coopers row', "Cooper's Row", 'COOPER’S  ROW'])
          assert.equal((await labels(q))[0], "Cooper's Row, Exampleton", q);
        assert.equal((await labels('promenad'))[0], 'Promenade Road, Exampleton');
      });
      it('finds named places by their names in either language, and answers in the one asked for', async () => {
        for (const q of ['library', 'llyfrgell', 'exampleton library']) {
          assert.deepEqual(await labels(q, 'en'), ['Exampleton Library'], q);
          assert.deepEqual(await labels(q, 'cy'), ['Llyfrgell Exampleton'], q);
        }
      });
      it('finds flats and units, in Welsh too', async () => {
        assert.ok((await labels('flat 1 high street')).some((label) => /^Flat 1, \d+ High Street, /.test(label)));
        assert.match((await labels('uned 3 enterprise way', 'cy'))[0] ?? '', /^Uned 3, Enterprise Way, /);
      });
      it('cuts a long list and says so', async () => {
        const { places, more } = await find('road');
        assert.equal(places.length, 20);
        assert.equal(more, true);
      });
      it('is plain about nonsense', async () => {
        for (const q of ['qqqq', '%', '_', '\\', "'; drop table places; --", '12', '👻', '\u0000a\u0000']) {
          const { status } = await get(`/places?q=${encodeURIComponent(q)}`);
          assert.equal(status, 200, q);
        }
        assert.deepEqual((await find('%')).places, []);
      });
      it('wants something, and not a novel', async () => {
        for (const [query, code] of [
          ['', 'required'],
          ['?q=', 'required'],
          ['?q=%20%20', 'required'],
          [`?q=${'a'.repeat(201)}`, 'too-long'],
          ['?q=a&r=b', 'unknown'],
        ]) {
          const { status, body } = await get(`/places${query}`);
          assert.equal(status, 422, query);
          assert.equal((body as { errors: { code: string }[] }).errors[0]?.code, code, query);
        }
      });
    });

    describe('what is near a point', () => {
      const near = async (query: string, language = 'en') =>
        v.parse(NearestPlace, (await get(`/places/nearest?${query}`, language)).body);
      it('is the nearest house, in words', async () => {
        const [house] = (await find('12 mill lane')).places;
        assert.ok(house);
        const found = await near(`lat=${house.lat + 0.00002}&lng=${house.lng}`);
        assert.deepEqual(found.place?.id, house.id);
        assert.equal(found.label, 'Near 12 Mill Lane');
        assert.ok(found.distance !== undefined && found.distance < 5 && found.area.inside);
        assert.equal((await near(`lat=${house.lat}&lng=${house.lng}`, 'cy')).label, 'Ger 12 Mill Lane');
      });
      it('is the library, at the library', async () => {
        const [library] = (await find('exampleton library')).places;
        assert.ok(library);
        assert.equal((await near(`lat=${library.lat}&lng=${library.lng}`, 'cy')).label, 'Ger Llyfrgell Exampleton');
      });
      it('is nothing further than 250 metres away, and says whose land it is', async () => {
        const { lat, lng } = toPoint([-6000, -4500]);
        assert.deepEqual(await near(`lat=${lat}&lng=${lng}`, 'cy'), {
          language: 'cy',
          area: {
            inside: false,
            responsible: {
              name: 'Cyngor Bro Sample',
              url: 'https://vale-of-sample.example/report',
              phone: { display: '01632 960 400', dial: '+441632960400' },
            },
          },
        });
        assert.deepEqual(await near('lat=0&lng=0'), { language: 'en', area: { inside: false } });
      });
      it('is refused where there is no such point', async () => {
        for (const query of [
          '',
          'lat=53',
          'lat=abc&lng=2',
          'lat=NaN&lng=2',
          'lat=91&lng=2',
          'lat=53&lng=181',
          'lat=53&lng=2&x=1',
          'lat=1e1&lng=2',
        ]) {
          assert.equal((await get(`/places/nearest?${query}`)).status, 422, query);
        }
      });
      it('comes out of an index, and so does a postcode', async () => {
        const { db } = server;
        const plan = async (query: ReturnType<typeof sql>) => JSON.stringify(await rows(db, sql`explain ${query}`));
        await db.execute(sql`analyze places`);
        assert.match(await plan(nearestQuery(toPoint([0, 0]), 'en')), /Index Scan using places_spot/);
        const byPostcode = sql`select * from places p where p.kind = 'address' and p.postcode = ${'ZZ1 7BQ'}`;
        assert.match(await plan(byPostcode), /places_postcode/);
        const byStart = sql`select postcode from places where kind = 'address' and postcode like 'ZZ1 7%' group by postcode`;
        assert.match(await plan(byStart), /places_postcode/);
        const byStreet = sql`select * from places p where p.kind = 'address' and p.street in (${'street:mill-lane:exampleton'}) and p.number = 12`;
        assert.match(await plan(byStreet), /places_street/);
      });
    });

    describe('the services', () => {
      it('come in groups, in the language asked for', async () => {
        for (const [language, group] of [
          ['en', 'Roads and pavements'],
          ['cy', 'Ffyrdd a phalmentydd'],
          ['pl', 'Roads and pavements'],
        ]) {
          const { body, headers } = await get('/services?kind=report', language);
          const list = v.parse(ServiceList, body);
          assert.equal(list.groups[0]?.name, group);
          assert.equal(headers.get('content-language'), list.language);
          assert.ok(list.services.length >= 35);
          const codes = new Set(list.groups.map(({ code }) => code));
          assert.ok(list.services.every((service) => codes.has(service.group)));
          assert.ok(list.services.filter(({ frequent }) => frequent).length >= 5);
        }
      });
      it('are found by words of either language', async () => {
        const { services } = v.parse(ServiceList, (await get('/services?kind=report')).body);
        const pothole = services.find(({ code }) => code === 'pothole');
        assert.ok(pothole?.keywords.includes('crater') && pothole.keywords.includes('twll'));
      });
      it('are none of another kind', async () => {
        assert.deepEqual((await get('/services?kind=dance')).body, { language: 'en', groups: [], services: [] });
      });
      it('are told in full one at a time', async () => {
        const service = v.parse(Service, (await get('/services/pothole', 'cy')).body);
        assert.equal(service.name, 'Twll yn y ffordd');
        assert.equal(service.language, 'cy');
        assert.ok(service.questions.some(({ values }) => values?.some(({ stop }) => stop?.urgent)));
      });
      it('are not found by codes that none has', async () => {
        for (const code of ['no-such', '..%2F..', '%00', 'constructor', 'a'.repeat(200)]) {
          const { status, body } = await get(`/services/${code}`);
          assert.equal(status, 404, code);
          assert.equal((body as { code: string }).code, 'not-found');
        }
      });
    });

    describe('what can be paid', () => {
      it('is listed or looked up as its service says, in both languages', async () => {
        const { services } = v.parse(ServiceList, (await get('/services?kind=payment')).body);
        assert.deepEqual(
          services.map(({ code }) => code),
          ['council-tax', 'parking-fine', 'invoice', 'certificates', 'garden-waste', 'mayors-charity'],
        );
        const all = payablesOf(localDay(new Date()));
        for (const { code } of services) {
          const english = v.parse(PayableService, (await get(`/services/${code}`)).body);
          const welsh = v.parse(PayableService, (await get(`/services/${code}`, 'cy')).body);
          assert.notEqual(english.name, welsh.name);
          const { payables } = v.parse(PayableList, (await get(`/payables?service=${code}`)).body);
          const own = all.filter(({ service, reference }) => service === code && reference !== undefined);
          assert.deepEqual([payables.length > 0, own.length > 0], [!english.lookup, Boolean(english.lookup)], code);
          for (const { reference = '', proof = '', pence = 0, discount = 0 } of own) {
            assert.match(reference, new RegExp(`^(?:${english.lookup?.reference.pattern})$`, 'i'));
            const body = { service: code, reference, proof };
            const found = await fetch(`${server.url}/api/payables/lookup`, {
              method: 'POST',
              headers: { 'Content-Type': 'application/json', 'Accept-Language': 'cy' },
              body: JSON.stringify(body),
            });
            const { payable } = v.parse(PayableFound, await found.json());
            assert.equal(payable.due, pence - discount);
            assert.ok(payable.facts.length > 0);
          }
        }
      });
    });

    describe('what can be booked', () => {
      it('is there in both languages, each with slots ahead and with days that are full', async () => {
        const { services } = v.parse(ServiceList, (await get('/services?kind=booking')).body);
        assert.deepEqual(
          services.map(({ code }) => code),
          ['bulky-waste', 'recycling-centre', 'register-birth', 'notice-marriage', 'tennis-court'],
        );
        for (const { code } of services) {
          const english = v.parse(BookableService, (await get(`/services/${code}`)).body);
          const welsh = v.parse(BookableService, (await get(`/services/${code}`, 'cy')).body);
          assert.notEqual(english.name, welsh.name);
          const { slots } = v.parse(SlotList, (await get(`/slots?service=${code}`)).body);
          const days = new Set(slots.map(({ starts }) => localDay(starts)));
          assert.ok(days.size > 10 && days.size < 31, `${code} on ${days.size} days`);
          const used = new Set(slots.map(({ location }) => location));
          assert.deepEqual([...used].sort(), english.locations.map((location) => location.code).sort());
        }
      });
    });
    describe('the seed', () => {
      const counts = async () =>
        (
          await rows(
            server.db,
            sql`select (select count(*)::int from services) as services, (select count(*)::int from service_groups) as groups,
                (select count(*)::int from places) as places, (select count(*)::int from slots) as slots, (select count(*)::int from place_names) as names,
                (select count(*)::int from cases) as cases, (select count(*)::int from case_events) as events,
                (select count(*)::int from contacts) as contacts, (select count(*)::int from photos) as photos`,
          )
        )[0];
      it('changes nothing the second time, nor when two do it at once', async () => {
        const before = await counts();
        await Promise.all([seed(server.db), seed(server.db)]);
        assert.deepEqual(await counts(), before);
      });
      it('has one example each of a photo of the council’s, a resident’s question and a document', async () => {
        const [examples] = await rows(
          server.db,
          sql`select
                (select count(*)::int from photos p join case_events e on e.id = p.event_id join cases c on c.id = e.case_id
                  where e.by = 'council' and e.kind = 'status' and c.status = 'fixed' and not c.private) as photos,
                (select count(*)::int from cases c where c.asks and c.answered and c.closed_at is null) as asks,
                (select count(*)::int from case_events where kind = 'asked' and by = 'resident' and shown = 'owner') as asked,
                (select count(*)::int from documents d join case_events e on e.id = d.event_id
                  where e.kind = 'answer' and e.case_id = d.case_id) as documents`,
        );
        assert.deepEqual(examples, { photos: 1, asks: 1, asked: 1, documents: 1 });
        const [kept] = await rows<{ id: string; bytes: number }>(server.db, sql`select id, bytes from documents`);
        const { id = '', bytes } = kept ?? {};
        const file = readFileSync(
          join(server.photoDirectory, '../documents', id.slice(0, 2), id, 'document.pdf'),
          'latin1',
        );
        assert.equal(file.length, bytes);
        assert.match(file, /^%PDF-1\.4\n[^]*\(Exampleton is invented[^]*%%EOF\n$/);
        const table = Number(/startxref\n(\d+)/.exec(file)?.[1]);
        assert.equal(file.slice(table, table + 5), 'xref\n', 'a reader finds its parts');
      });
      it('leaves reports to be seen, with their photos, and keeps private ones to itself', async () => {
        const { lat, lng } = toPoint([0, 0]);
        const list = v.parse(ReportList, (await get(`/reports?lat=${lat}&lng=${lng}&radius=20000`)).body);
        assert.ok(list.reports.length >= 100);
        const hidden = new Set(
          (await rows<{ reference: string }>(server.db, sql`select reference from cases where private`)).map(
            ({ reference }) => reference,
          ),
        );
        assert.ok(hidden.size >= 5);
        assert.ok(list.reports.every(({ reference }) => !hidden.has(reference)));
        assert.ok(list.reports.every(({ serviceName, service }) => serviceName !== service));
        const [photo] = list.reports.flatMap(({ photos }) => photos);
        assert.ok(photo);
        const answer = await fetch(`${server.url}/api/${photo.thumbnail}`);
        assert.equal(answer.headers.get('content-type'), 'image/jpeg');
        await answer.body?.cancel();
      });
    });
  });
}
