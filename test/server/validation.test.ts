import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { eq } from '../../server/database/sql.ts';
import { cases } from '../../server/database/schema.ts';
import { aReport, codeOf, errorsOf, get, post, receiptOf, sendReport, withServer } from './client.ts';

const described = { found: 'described', description: 'Behind the bus shelter' };
const answered = { size: '40', danger: 'no' };
const point = { found: 'map', lat: 52.5, lng: -1.5 };

/** What is sent, and what is wrong with it; nothing wrong means it is taken. */
const matrix: [string, Record<string, unknown>, ...string[]][] = [
  ['everything that is needed', {}],
  ['words instead of a point', { place: described }],
  ['a service that does not exist', { service: 'nothing' }, 'service: not-an-option'],
  ['a service that is not reported here', { service: 'motorway' }, 'service: stopped'],
  ['no service', { service: undefined }, 'service: required'],
  ['no description', { description: undefined }, 'description: required'],
  ['white space for a description', { description: ' \n\t ' }, 'description: required'],
  ['a description that is too long', { description: 'x'.repeat(1001) }, 'description: too-long'],
  ['a description of the wrong kind', { description: { a: 1 } }, 'description: required'],

  ['no place', { place: undefined }, 'place: required'],
  ['neither a point nor words', { place: { found: 'described' } }, 'place: required'],
  ['half a point', { place: { found: 'map', lat: 52.5 } }, 'place: required'],
  ['a place found in some other way', { place: { ...point, found: 'guess' } }, 'place.found: required'],
  ['a point that is no number', { place: { ...point, lat: 'NaN' } }, 'place.lat: not-a-number'],
  ['a point off the globe', { place: { ...point, lat: 91 } }, 'place.lat: too-big'],
  ['latitude and longitude the wrong way round', { place: { ...point, lat: -1.5, lng: 52.5 } }, 'place: outside-area'],
  ['a point outside the area', { place: { ...point, lat: 51 } }, 'place: outside-area'],

  ['answers', { service: 'asked', answers: answered }],
  ['answers to all', { service: 'asked', answers: { ...answered, seen: ['rats', 'mice'], when: '2026-11-01' } }],
  ['no answers', { service: 'asked' }, 'answers.size: required', 'answers.danger: required'],
  [
    'an answer that is no number',
    { service: 'asked', answers: { ...answered, size: 'big' } },
    'answers.size: not-a-number',
  ],
  ['a number too small', { service: 'asked', answers: { ...answered, size: '0' } }, 'answers.size: too-small'],
  ['a number too big', { service: 'asked', answers: { ...answered, size: '501' } }, 'answers.size: too-big'],
  [
    'a choice that is not there',
    { service: 'asked', answers: { ...answered, danger: 'so-so' } },
    'answers.danger: not-an-option',
  ],
  [
    'an answer that stops the form',
    { service: 'asked', answers: { ...answered, danger: 'yes' } },
    'answers.danger: stopped',
  ],
  [
    'one wrong of several',
    { service: 'asked', answers: { ...answered, seen: ['rats', 'owls'] } },
    'answers.seen: not-an-option',
  ],
  ['a day that is not', { service: 'asked', answers: { ...answered, when: '2026-02-30' } }, 'answers.when: date'],
  ['an answer to no question', { answers: { colour: 'red' } }, 'answers.colour: unknown'],
  ['an answer to a notice', { service: 'asked', answers: { ...answered, about: 'x' } }, 'answers.about: unknown'],

  [
    'nobody where a name is needed',
    { service: 'named' },
    'contact.name: required',
    'contact.email: required',
    'contact.phone: required',
  ],
  [
    'a full contact',
    { service: 'named', contact: { name: 'Robin', email: 'robin@example.com', phone: '01632 960 123' } },
  ],
  ['an address that is none', { contact: { email: 'robin at example.com' } }, 'contact.email: email'],
  ['two addresses', { contact: { email: 'a@example.com, b@example.com' } }, 'contact.email: email'],
  ['an address with a line end', { contact: { email: 'a@example.com\nBcc: b@example.com' } }, 'contact.email: email'],
  ['a telephone that is none', { contact: { phone: 'home' } }, 'contact.phone: phone'],
  ['updates without an address', { contact: { updates: true } }, 'contact.email: required'],
  [
    'an address that was not asked for',
    { service: 'quiet', contact: { email: 'a@example.com' } },
    'contact.email: not-allowed',
  ],
  ['a consent that is no yes or no', { contact: { showName: 'yes' } }, 'contact.showName: not-an-option'],

  ['no photo where one is needed', { service: 'pictured' }, 'photos: required'],
  ['a photo where none is wanted', { service: 'plain', photos: [randomUUID()] }, 'photos: not-allowed'],
  ['a photo that is not there', { photos: [randomUUID()] }, 'photos: unknown'],
  ['something that is no id', { photos: ['../../etc/passwd'] }, 'photos.0: unknown'],
  ['more photos than the council takes', { photos: Array.from({ length: 6 }, () => randomUUID()) }, 'photos: too-many'],
  ['eleven photos', { photos: Array.from({ length: 11 }, () => randomUUID()) }, 'photos: too-many'],

  ['a status', { status: 'fixed' }, 'status: unknown'],
  ['an id', { id: 1 }, 'id: unknown'],
  ['a reference', { reference: 'X' }, 'reference: unknown'],
  ['a privilege in the contact', { contact: { role: 'staff' } }, 'contact.role: unknown'],
  ['a language that is none', { language: '<script>' }, 'language: not-an-option'],
];

describe('what a report may be', () => {
  const server = withServer();

  for (const [name, over, ...errors] of matrix) {
    it(`${errors.length === 0 ? 'takes' : 'refuses'} ${name}`, async () => {
      const answer = await sendReport(server(), over);
      assert.deepEqual(errorsOf(answer), errors, answer.text);
      assert.equal(answer.status, errors.length === 0 ? 201 : 422);
      if (errors.length === 0) return;
      assert.equal(codeOf(answer), 'invalid');
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    });
  }
});

describe('what somebody means to break it with', () => {
  const server = withServer();

  async function kept(over: Record<string, unknown>) {
    const answer = await sendReport(server(), over);
    assert.equal(answer.status, 201, answer.text);
    const [row] = await server()
      .db.select()
      .from(cases)
      .where(eq(cases.reference, receiptOf(answer).reference));
    assert.ok(row);
    return row;
  }

  it('a megabyte of text is a field that is too long', async () => {
    const answer = await sendReport(server(), { description: '💥'.repeat(2 ** 18) });
    assert.equal(answer.status, 422);
    assert.deepEqual(errorsOf(answer), ['description: too-long']);
  });

  it('NUL goes, half an emoji becomes a mark, the rest stays as it is', async () => {
    const { description } = await kept({ description: 'a\u0000b \ud83d c \u202egnp.exe\u202c 🕳️' });
    assert.equal(description, 'ab \ufffd c \u202egnp.exe\u202c 🕳️');
  });

  it('SQL is text', async () => {
    const text = `'; drop table cases; -- \\' " $1 %s \${x}`;
    const row = await kept({ description: text, place: { found: 'described', description: text } });
    assert.equal(row.description, text);
    assert.equal(row.placeDescription, text);
    for (const query of [`service=${encodeURIComponent(text)}&lat=52.5&lng=-1.5`]) {
      const answer = await get(`${server().url}/api/reports?${query}`);
      assert.equal(answer.status, 200);
      assert.deepEqual((answer.body as { reports: unknown[] }).reports, []);
    }
  });

  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    it(`${key} is a field like any that is unknown`, async () => {
      for (const body of [
        `{"${key}":{"polluted":true},${JSON.stringify(aReport()).slice(1)}`,
        JSON.stringify(aReport()).replace('"found"', `"${key}":{"polluted":true},"found"`),
      ]) {
        const answer = await post(`${server().url}/api/reports`, body);
        assert.equal(answer.status, 422, answer.text);
        assert.deepEqual(errorsOf(answer), [`${key}: unknown`]);
      }
      assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    });
  }

  it('JSON that nests without end is an answer, not a crash', async () => {
    const answer = await post(`${server().url}/api/reports`, '['.repeat(500_000));
    assert.equal(answer.status, 400);
    const deep = await post(`${server().url}/api/reports`, `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
    assert.equal(deep.status, 422);
  });

  it('bytes that are no UTF-8, half a body and no body are bad requests', async () => {
    for (const body of ['', '{', '\ufeff', 'null,']) {
      assert.equal((await post(`${server().url}/api/reports`, body)).status, 400, JSON.stringify(body));
    }
    const latin1 = await fetch(`${server().url}/api/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: Buffer.from('{"description":"caf\xe9"}', 'latin1'),
    });
    assert.equal(latin1.status, 400);
    await latin1.text();
  });

  it('null, a list and a number are refused as what they are', async () => {
    for (const body of ['null', '[]', '1', '"x"']) {
      assert.equal((await post(`${server().url}/api/reports`, body)).status, 422, body);
    }
  });

  it('JSON sent as text/plain, as a form or as nothing is not read', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/plain;application/json',
    ]) {
      const answer = await post(`${server().url}/api/reports`, aReport(), { 'Content-Type': type });
      assert.equal(answer.status, 415, type);
      assert.equal(codeOf(answer), 'unsupported-type');
    }
  });

  it('query parameters are checked like fields', async () => {
    const refused: [string, string[]][] = [
      ['', ['lat: required', 'lng: required']],
      ['lat=x&lng=-1.5', ['lat: not-a-number']],
      ['lat=NaN&lng=1e999', ['lat: not-a-number', 'lng: not-a-number']],
      ['lat=95&lng=-1.5', ['lat: too-big']],
      ['lat=52.5&lng=-1.5&radius=0', ['radius: too-small']],
      ['lat=52.5&lng=-1.5&radius=9999999', ['radius: too-big']],
      ['lat=52.5&lng=-1.5&order=token_hash', ['order: unknown']],
    ];
    for (const [query, errors] of refused) {
      const answer = await get(`${server().url}/api/reports?${query}`);
      assert.equal(answer.status, 422, query);
      assert.deepEqual(errorsOf(answer), errors);
    }
  });
});
