import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiProblem } from '../../../src/api/problem.ts';
import * as model from '../../../src/widgets/report-a-problem/kept/kept.model.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);
const blob = new Blob(['picture']);
const report: model.KeptReport = {
  version: 1,
  key: 'key',
  base: 'https://council.example/api/',
  kept: now,
  shown: now - 60_000,
  title: 'Pothole, Mill Lane',
  state: 'waiting',
  body: {
    service: 'pothole',
    place: { found: 'described', description: 'Here' },
    description: 'A hole',
    photos: ['a'],
  },
  photos: [
    { key: 'one', blob, id: 'a' },
    { key: 'two', blob },
  ],
};

describe('a report that is kept on the device', () => {
  it('lives for 28 days, and not from the future or from another version', () => {
    assert.equal(model.isAlive(report, now), true);
    assert.equal(model.isAlive(report, now + 27 * day), true);
    assert.equal(model.isAlive(report, now + 28 * day), false);
    assert.equal(model.isAlive(report, now - 1), false);
    for (const other of [null, undefined, 'report', {}, { ...report, version: 2 }, { ...report, kept: 'today' }]) {
      assert.equal(model.isAlive(other, now), false);
    }
  });

  it('is sent with the photos that the council has, in their order', () => {
    assert.deepEqual(model.bodyOf(model.withPhoto(report, 'two', 'b'))?.photos, ['a', 'b']);
    // The same words give the same bytes, whatever was done to get there.
    assert.equal(JSON.stringify(model.bodyOf(report)), JSON.stringify(report.body));
  });

  it('sends photos anew that the council has forgotten', () => {
    assert.deepEqual(
      model.withoutPhotoIds(report, () => 'new').photos?.map(({ key, id }) => [key, id]),
      [
        ['new', undefined],
        ['new', undefined],
      ],
    );
    const unknown = new ApiProblem('rejected', { errors: [{ field: 'photos', code: 'unknown' }] });
    assert.equal(model.lostPhotos(unknown), true);
    assert.equal(model.lostPhotos(new ApiProblem('offline')), false);
  });

  it('leaves only its reference once it is sent', () => {
    const sent = model.sentAs(report, 'ABC-123');
    assert.deepEqual([sent.state, sent.reference], ['sent', 'ABC-123']);
    assert.equal('body' in sent || 'photos' in sent || 'earlier' in sent, false);
  });

  it('goes on waiting only where another try may do better', () => {
    for (const kind of ['offline', 'timeout', 'unavailable', 'rate-limited', 'unreadable'] as const) {
      assert.equal(model.mayPass(new ApiProblem(kind)), true, kind);
    }
    for (const kind of ['rejected', 'conflict', 'gone', 'not-found', 'unauthorised'] as const) {
      assert.equal(model.mayPass(new ApiProblem(kind)), false, kind);
    }
    assert.equal(model.mayPass(new Error('ours')), false);
  });
});
