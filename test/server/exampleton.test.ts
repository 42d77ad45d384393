import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { reportStatuses } from '../../src/contract/cases.ts';
import { Council } from '../../src/contract/council.ts';
import { Question, type Stop } from '../../src/contract/questions.ts';
import { answersSchema } from '../../src/contract/service-answers.ts';
import { Service } from '../../src/contract/services.ts';
import { parsePostcode } from '../../src/core/postcode.ts';
import { parseReference } from '../../src/core/reference.ts';
import { areaOf } from '../../server/domains/place/rules.ts';
import { council, territory } from '../../server/exampleton/council.ts';
import { toPoint } from '../../server/exampleton/geography/projection.ts';
import { buildTown } from '../../server/exampleton/geography/town.ts';
import { areaOf as areaInTown } from '../../server/exampleton/index.ts';
import { placesOf } from '../../server/exampleton/places.ts';
import { makeReports } from '../../server/exampleton/reports/index.ts';
import { resolve, type Localised } from '../../server/exampleton/services/definition.ts';
import { groups, reportServices } from '../../server/exampleton/services/index.ts';

const languages = ['en', 'cy'] as const;
const town = buildTown();

/** Every pair of words in a definition, with the way to it. */
function pairs(value: unknown, path = ''): { path: string; words: Localised }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'cy' in value) return [{ path, words: value as Localised }];
  return Object.entries(value).flatMap(([key, inner]) => pairs(inner, `${path}.${key}`));
}

const stopsOf = ({ stop, questions }: Service): Stop[] => [
  ...(stop ? [stop] : []),
  ...questions.flatMap(({ values = [] }) => values.flatMap((choice) => choice.stop ?? [])),
];

describe('the council', () => {
  for (const language of languages) {
    it(`answers as the contract says in ${language}`, () => {
      const answer = council(language);
      assert.deepEqual(v.parse(v.strictObject(Council.entries), answer), answer);
      assert.equal(answer.language, language);
    });
  }
  it('has its middle in its own area and all its streets on its map', () => {
    const { map } = council('en');
    assert.deepEqual(areaInTown(map.centre), { inside: true });
    const [south, north] = map.bounds;
    for (const { spot } of town.addresses) {
      const { lat, lng } = toPoint(spot);
      assert.ok(lat > south.lat && lat < north.lat && lng > south.lng && lng < north.lng);
    }
  });
  it('knows its neighbours in the language asked for, and nobody out at sea', () => {
    const north = toPoint([-3000, 6500]);
    const south = toPoint([-6000, -4500]);
    assert.deepEqual(
      languages
        .map((language) => areaOf(north, territory(language)))
        .map((area) => !area.inside && area.responsible?.name),
      ['Northmoor District Council', 'Cyngor Dosbarth Northmoor'],
    );
    const area = areaOf(south, territory('en'));
    assert.equal(!area.inside && area.responsible?.name, 'Vale of Sample Council');
    assert.deepEqual(areaOf(toPoint([12_000, 0]), territory('en')), { inside: false });
  });
});

describe('the services', () => {
  it('are 35 or more, with codes of their own, in groups that all have some', () => {
    assert.ok(reportServices.length >= 35);
    assert.equal(new Set(reportServices.map(({ code }) => code)).size, reportServices.length);
    const used = new Set(reportServices.map(({ group }) => group));
    assert.deepEqual([...used].sort(), groups.map(({ code }) => code).sort());
  });

  for (const definition of reportServices) {
    for (const language of languages) {
      it(`${definition.code} is as the contract says in ${language}`, () => {
        const service = resolve(definition, language);
        const schema = v.strictObject({ ...Service.entries, questions: v.array(v.strictObject(Question.entries)) });
        assert.deepEqual(v.parse(schema, service), service);
        assert.ok(service.name && service.team && service.next.length > 0 && service.keywords.length > 3);
        const codes = service.questions.map(({ code }) => code);
        assert.equal(new Set(codes).size, codes.length);
        answersSchema(service.questions);
        for (const { code, type, values } of service.questions) {
          assert.equal(type.endsWith('list'), values !== undefined, code);
          assert.equal(new Set(values?.map(({ key }) => key)).size, values?.length ?? 0, code);
          if (values)
            assert.ok(
              values.some(({ stop }) => !stop),
              `${code} can be answered`,
            );
        }
        for (const { contacts, title, text } of stopsOf(service)) {
          assert.ok(title && text.length > 0);
          assert.ok(contacts.length > 0 && contacts.every(({ name, url, phone }) => name && (url ?? phone)));
        }
      });
    }
  }

  it('say everything in both languages, and not the same twice', () => {
    const names = new Set(['Samplebus']);
    for (const { path, words } of pairs([reportServices, groups])) {
      assert.ok(words.en.trim() && words.cy.trim(), path);
      if (!names.has(words.en)) assert.notEqual(words.en, words.cy, `${path}: ${words.en}`);
      assert.doesNotMatch(words.en + words.cy, /['"]|\s{2}|\.\.\./, path);
    }
  });

  it('use every type of question, both precisions, and every way of asking who and for photos', () => {
    const questions = reportServices.flatMap((service) => service.questions);
    assert.deepEqual(new Set(questions.map(({ type }) => type)), new Set(Question.entries.type.options));
    assert.deepEqual(new Set(questions.flatMap(({ precision }) => precision ?? [])), new Set(['date', 'minute']));
    assert.deepEqual(new Set(reportServices.map(({ photos }) => photos)), new Set(['no', 'optional', 'required']));
    const contacts = reportServices.map(({ contact }) => contact);
    assert.deepEqual(new Set(contacts.map(({ anonymous }) => anonymous)), new Set(['allowed', 'named']));
    for (const part of ['email', 'phone'] as const) assert.ok(contacts.some((contact) => contact[part] === 'required'));
    assert.ok(contacts.some(({ phone }) => phone === 'no'));
    assert.ok(reportServices.some(({ partner }) => partner));
    assert.ok(reportServices.filter((service) => service.private).length >= 5);
    assert.ok(reportServices.some(({ stop }) => stop));
  });

  it('send danger to 999, gas to the gas line and the trunk road to those who look after it', () => {
    const stops = reportServices.flatMap((definition) => stopsOf(resolve(definition, 'en')));
    const names = new Set(stops.flatMap(({ contacts }) => contacts.map(({ name }) => name)));
    for (const name of ['Emergency services', 'Gas Emergency Line', 'Northmoor Highways', 'Wend Water'])
      assert.ok(names.has(name), name);
    assert.ok(stops.some(({ urgent }) => urgent));
  });

  it('give no telephone number that anybody has', () => {
    const numbers = JSON.stringify([reportServices, languages.map(territory), languages.map(council)]).matchAll(
      /"dial":"([^"]+)"/g,
    );
    for (const [, dial = ''] of numbers) assert.match(dial, /^(?:999|\+441632960\d{3}|\+448081570\d{3})$/);
  });
});

describe('the town', () => {
  it('has the streets, addresses and postcodes of a town', () => {
    assert.ok(new Set(town.streets.map(({ name }) => name)).size >= 60);
    assert.ok(town.addresses.length >= 1500);
    assert.ok(new Set(town.addresses.map(({ postcode }) => postcode)).size >= 60);
  });
  it('has postcodes that are written as postcodes, none with more houses than a list shows', () => {
    const houses = new Map<string, number>();
    for (const { postcode } of town.addresses) houses.set(postcode, (houses.get(postcode) ?? 0) + 1);
    for (const [postcode, count] of houses) {
      assert.equal(parsePostcode(postcode), postcode);
      assert.ok(count <= 50, `${postcode}: ${count}`);
    }
  });
  it('gives no two front doors the same address, and each a place in the area', () => {
    const labels = new Set(
      town.addresses.map(({ unit, number, street, town: place }) => [unit, number, street, place].join()),
    );
    assert.equal(labels.size, town.addresses.length);
    const ground = territory('en');
    for (const { spot } of town.addresses) assert.ok(areaOf(toPoint(spot), ground).inside);
  });
  it('is the same each time', () => {
    assert.deepEqual(buildTown().addresses, town.addresses);
  });
  it('has places with ids of their own, streets before their houses, and names in both languages', () => {
    const places = placesOf(town);
    const seen = new Set<string>();
    for (const { id, street, kind, name } of places) {
      assert.ok(!seen.has(id) && id.length <= 80, id);
      assert.ok(street === undefined || seen.has(street), street);
      if (kind === 'place') assert.ok(name.cy && name.cy !== name.en, name.en);
      seen.add(id);
    }
  });
});

describe('the reports', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const reports = makeReports(town, now);
  it('are 150 or more, in every state, of every service that can be reported, a few in Welsh', () => {
    assert.ok(reports.length >= 150);
    assert.deepEqual(new Set(reports.map(({ status }) => status)), new Set(reportStatuses));
    assert.deepEqual(
      new Set(reports.map(({ service }) => service)),
      new Set(reportServices.flatMap(({ stop, code }) => (stop ? [] : code))),
    );
    assert.ok(reports.filter(({ language }) => language === 'cy').length >= 5);
    assert.ok(reports.reduce((sum, { photos }) => sum + photos.length, 0) >= 12);
  });
  it('have references, answers that their service takes, and a history that ends where they stand', () => {
    assert.equal(new Set(reports.map(({ reference }) => reference)).size, reports.length);
    for (const report of reports) {
      const definition = reportServices.find(({ code }) => code === report.service);
      assert.ok(definition);
      assert.equal(parseReference(report.reference), report.reference);
      const answers = v.safeParse(answersSchema(resolve(definition, 'en').questions), report.answers);
      assert.ok(answers.success, `${report.service}: ${JSON.stringify(report.answers)}`);
      assert.equal(report.private, definition.private ?? false);
      assert.equal(report.events.findLast(({ status }) => status)?.status, report.status);
      assert.deepEqual(
        report.events.map(({ at }) => at),
        report.events.map(({ at }) => at).sort(),
      );
      assert.ok(report.updated <= now.toISOString() && report.expected >= report.received.slice(0, 10));
      if (definition.contact.anonymous === 'named') assert.ok(report.contact?.name);
      if (definition.contact.phone === 'no') assert.equal(report.contact?.phone, undefined);
    }
  });
  it('are the same each time but for the dates', () => {
    const undated = (at: string) =>
      makeReports(town, new Date(at))
        .map(({ reference, service, status, description, place, contact, officer }) =>
          JSON.stringify([reference, service, status, description, place, contact, officer]),
        )
        .sort();
    const noon = undated('2026-11-21T12:00:00Z');
    assert.deepEqual(undated('2026-11-21T12:00:00Z'), noon);
    assert.deepEqual(undated('2026-11-22T05:30:00Z'), noon, 'at another hour');
    assert.deepEqual(undated('2027-06-30T21:59:00Z'), noon, 'in another season');
  });
});
