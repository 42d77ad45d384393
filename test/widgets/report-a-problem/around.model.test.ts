import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  choose,
  likelyDuplicates,
  nearAssets,
  roundDistance,
  shownAssets,
  windTo,
} from '../../../src/widgets/report-a-problem/around/around.model.ts';
import type { ChosenAsset } from '../../../src/widgets/report-a-problem/report-a-problem.model.ts';
import { lamps, service } from '../../helpers/exampleton.ts';

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

describe('what is asked about things near the place', () => {
  it('is those of the service’s kind, where there is a point inside the area', () => {
    const lamp = service('street-light');
    assert.deepEqual(nearAssets(lamp, here), { kind: 'lamp', lat: 53.5, lng: 2.5 });
    assert.equal(nearAssets(service('pothole'), here), undefined);
    assert.equal(nearAssets(lamp, { found: 'described' }), undefined);
    assert.equal(nearAssets(lamp, { ...here, area: { inside: false } }), undefined);
    assert.equal(nearAssets(undefined, here), undefined);
  });

  it('says on which side they are, where a degree to the east is shorter than one to the north', () => {
    const away = (north: number, east: number) =>
      windTo({ lat: 53.5, lng: 2.5 }, { lat: 53.5 + north / 10_000, lng: 2.5 + east / 10_000 });
    assert.deepEqual(
      [away(5, 0), away(3, 5), away(0, 5), away(-3, 5), away(-5, 0), away(-3, -5), away(0, -5), away(3, -5)],
      ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'],
    );
  });
});

it('shows the nearest things, all, or the chosen one too, each by the number that it keeps', () => {
  const numbers = (all: boolean, ...chosen: string[]) =>
    shownAssets(lamps().assets, all, chosen).map(({ id, number }) => `${number} ${id}`);
  const nearest = ['1 L0001', '2 L0002', '3 L0003', '4 L0004', '5 L0005', '6 L0006'];
  assert.deepEqual(numbers(false), nearest);
  assert.deepEqual(numbers(false, 'L0002'), nearest);
  assert.deepEqual(numbers(false, 'L0008'), [...nearest, '8 L0008']);
  assert.deepEqual(numbers(false, 'L0007', 'L0002', 'L0008'), [...nearest, '7 L0007', '8 L0008']);
  assert.deepEqual(numbers(true, 'L0008'), [...nearest, '7 L0007', '8 L0008']);
});

it('chooses one in place of another, or several, each until it is pressed again', () => {
  const [one, two] = ['L0001', 'L0002'].map((id) => ({ kind: 'lamp', id, label: id })) as [ChosenAsset, ChosenAsset];
  assert.deepEqual(choose([one], two, false), [two]);
  assert.deepEqual(choose([one], one, false), [one]);
  assert.deepEqual(choose([one], two, true), [one, two]);
  assert.deepEqual(choose([one, two], { ...one }, true), [two]);
});
