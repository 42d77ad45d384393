import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { Council } from '../../src/contract/council.ts';
import { NearestPlace, PlaceList } from '../../src/contract/places.ts';
import { Photo } from '../../src/contract/photos.ts';
import { Problem, problemCodes } from '../../src/contract/problems.ts';
import { ReportReceipt } from '../../src/contract/reports.ts';
import { Service, ServiceList } from '../../src/contract/services.ts';
import * as exampleton from '../helpers/exampleton.ts';

/** What the council answers: one of each, as it should be. */
const answers: Readonly<Record<string, readonly [v.GenericSchema, object]>> = {
  Council: [Council, exampleton.council()],
  ServiceList: [ServiceList, exampleton.services()],
  Service: [Service, exampleton.service('pothole')!],
  PlaceList: [PlaceList, exampleton.places()],
  NearestPlace: [NearestPlace, { language: 'en', area: { inside: false } }],
  Photo: [Photo, { id: '00000000-0000-4000-8000-000000000000', width: 1, height: 1, bytes: 1 }],
  ReportReceipt: [ReportReceipt, exampleton.receipt()],
  Problem: [Problem, { type: 'about:blank', title: 'Invalid', status: 422, code: 'invalid' }],
};

describe('answers of the council', () => {
  for (const [name, [schema, answer]] of Object.entries(answers)) {
    it(`${name} is taken, and members of a newer API are left out`, () => {
      assert.deepEqual(v.parse(schema, answer), answer);
      assert.deepEqual(v.parse(schema, { ...answer, newer: [1, { x: 2 }] }), answer);
    });

    it(`${name} is refused with null in the place of any of its members`, () => {
      for (const key of Object.keys(answer)) assert.ok(!v.is(schema, { ...answer, [key]: null }), key);
    });

    it(`${name} is not whatever else comes`, () => {
      for (const other of [null, [], [answer], 'text', 7, true, {}]) assert.ok(!v.is(schema, other));
      fc.assert(fc.property(fc.json(), (text) => !v.is(schema, JSON.parse(text))));
    });
  }

  it('takes a problem’s code from a newer server', () => {
    assert.ok(
      v.is(Problem, { type: 't', title: 'x', status: 418, code: 'teapot', errors: [{ field: 'a', code: 'b' }] }),
    );
    assert.equal(new Set(problemCodes).size, problemCodes.length);
  });
});
