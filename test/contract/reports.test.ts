import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { descriptionMax, NewReport, ReportContact, ReportPlace, whereMax } from '../../src/contract/reports.ts';
import { fieldCodes } from '../../src/contract/text.ts';

const found = (schema: v.GenericSchema, value: unknown): string[] =>
  v.safeParse(schema, value).issues?.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim()) ?? [];

const right = {
  service: 'pothole',
  place: { found: 'search', placeId: 'a1', label: '1 Mill Lane', lat: 53.5, lng: 2.5 },
  description: 'A deep hole',
};

describe('a new report', () => {
  it('needs a service, a place and a description; all else is filled in', () => {
    assert.deepEqual(v.parse(NewReport, right), { ...right, answers: {}, photos: [], language: 'en' });
    assert.deepEqual(found(NewReport, {}), ['service required', 'place required', 'description required']);
  });

  it('says yes only where the resident did', () => {
    assert.deepEqual(v.parse(ReportContact, {}), { showName: false, shareWithPartner: false, updates: false });
  });

  it('refuses what only the council decides', () => {
    for (const key of ['status', 'reference', 'token', 'private', 'council_id', '__proto__', 'constructor']) {
      const value = JSON.parse(JSON.stringify(right).replace('{', `{"${key}":"x",`)) as unknown;
      assert.deepEqual(found(NewReport, value), [`${key} unknown`]);
    }
  });

  it('has a code, never a sentence, for whatever is wrong', () => {
    const known = new Set<string>(fieldCodes);
    const keys = fc.constantFrom(
      ...['service', 'place', 'description', 'answers', 'photos', 'contact', 'language', 'found', 'lat', 'lng'],
      ...['label', 'name', 'email', 'phone', 'showName', 'updates', '__proto__', 'toString', 'x'],
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, 1e21, -1, '', 'a@b', '\u0000', 'x'.repeat(1100)),
        fc.string(),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(keys, tree, { maxKeys: 8 }), (value) => {
        for (const { message } of v.safeParse(NewReport, value).issues ?? []) assert.ok(known.has(message), message);
      }),
      { numRuns: 500 },
    );
  });

  it('bounds its texts and photos', () => {
    const photo = '00000000-0000-4000-8000-000000000000';
    assert.deepEqual(found(NewReport, { ...right, description: 'x'.repeat(descriptionMax + 1) }), [
      'description too-long',
    ]);
    assert.deepEqual(found(NewReport, { ...right, photos: Array<string>(11).fill(photo) }), ['photos too-many']);
    assert.deepEqual(found(NewReport, { ...right, photos: [photo, '../../x'] }), ['photos.1 unknown']);
    assert.deepEqual(found(NewReport, { ...right, answers: { size: 12 } }), ['answers.size not-allowed']);
  });
});

describe('where a report is', () => {
  const place = (more: object) => found(ReportPlace, { found: 'map', ...more });

  it('is a point, or words, or both', () => {
    assert.deepEqual(place({ lat: 53.5, lng: 2.5 }), []);
    assert.deepEqual(place({ description: 'Behind the library' }), []);
    assert.deepEqual(place({}), ['required']);
    assert.deepEqual(place({ description: '  ' }), ['required']);
    assert.deepEqual(place({ label: '1 Mill Lane' }), ['required']);
  });

  it('needs both halves of a point, as numbers', () => {
    assert.deepEqual(place({ lat: 53.5, description: 'x' }), ['required']);
    assert.deepEqual(place({ lng: 2.5, description: 'x' }), ['required']);
    assert.deepEqual(place({ lat: '53.5', lng: 2.5 }), ['lat not-a-number']);
    assert.deepEqual(place({ lat: 153, lng: 2.5 }), ['lat too-big']);
  });

  it('knows how it was found, and how long words may be', () => {
    assert.deepEqual(found(ReportPlace, { lat: 1, lng: 1 }), ['found required']);
    assert.deepEqual(found(ReportPlace, { found: 'guess', lat: 1, lng: 1 }), ['found required']);
    assert.deepEqual(place({ description: 'x'.repeat(whereMax + 1) }), ['description too-long']);
  });
});
