import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { likelyDuplicates, roundDistance } from '../../../src/widgets/report-a-problem/around/around.model.ts';
import { service } from '../../helpers/exampleton.ts';

const here = { found: 'search', lat: 53.5, lng: 2.5, area: { inside: true } } as const;

describe('what is asked about reports of the same problem', () => {
  it('is the open ones of this service, within 250 metres or what the council says', () => {
    const pothole = service('pothole');
    assert.deepEqual(likelyDuplicates(pothole, here), {
      lat: 53.5,
      lng: 2.5,
      radius: 250,
      service: 'pothole',
      status: 'open',
    });
    assert.equal(likelyDuplicates(pothole && { ...pothole, duplicateRadius: 30 }, here)?.radius, 30);
  });

  it('is nothing for a private service, whose reports nobody else may see', () => {
    assert.equal(likelyDuplicates(service('fly-tipping'), here), undefined);
  });

  it('is nothing for one that is not reported here', () => {
    assert.equal(likelyDuplicates(service('water-leak'), here), undefined);
  });

  it('is nothing without a point, or outside the area', () => {
    const pothole = service('pothole');
    assert.equal(likelyDuplicates(pothole, undefined), undefined);
    assert.equal(likelyDuplicates(pothole, { found: 'described' }), undefined);
    assert.equal(likelyDuplicates(pothole, { ...here, area: { inside: false } }), undefined);
    assert.equal(likelyDuplicates(undefined, here), undefined);
  });
});

it('says a distance as one would', () => {
  assert.deepEqual([0, 4.4, 19.2, 23, 128, 254].map(roundDistance), [1, 4, 19, 20, 130, 250]);
});
