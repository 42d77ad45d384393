import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  fromPoint,
  fromSearch,
  isChosen,
  isOutside,
  looksUpWhileTyping,
  pointOf,
  roundPoint,
  searchText,
  tileTemplate,
  vagueness,
  type FoundPlace,
} from '../../../src/blocks/location-picker/location-picker.model.ts';
import { clampPoint } from '../../../src/blocks/location-picker/map.model.ts';
import { makeReference } from '../../../src/core/reference.ts';

const millLane: FoundPlace = {
  id: 'a1',
  kind: 'address',
  label: '1 Mill Lane, Exampleton, ZZ1 1AB',
  postcode: 'ZZ1 1AB',
  lat: 53.5,
  lng: 2.5,
  area: { inside: true },
};

describe('what is looked up', () => {
  it('asks one question however it is spaced', () => {
    assert.equal(searchText('  Mill \t Lane '), 'Mill Lane');
  });

  it('waits for three letters', () => {
    assert.equal(looksUpWhileTyping(' Mi '), false);
    assert.equal(looksUpWhileTyping('Mil'), true);
  });

  it('leaves a reference alone until somebody presses Search', () => {
    const reference = makeReference((bytes) => bytes.fill(7));
    assert.equal(looksUpWhileTyping(reference), false);
    assert.equal(looksUpWhileTyping(`${reference} `), false);
    assert.equal(looksUpWhileTyping(`${reference}7`), true);
  });
});

describe('a chosen place', () => {
  it('is known again in the list that it came from', () => {
    const chosen = fromSearch(millLane);
    assert.deepEqual(pointOf(chosen), { lat: 53.5, lng: 2.5 });
    assert.equal(isChosen(chosen, millLane), true);
    assert.equal(isChosen(chosen, { ...millLane, id: 'a2' }), false);
    assert.equal(isChosen(undefined, millLane), false);
  });

  it('found on a map is near an address, and never that address', () => {
    const { area, ...address } = millLane;
    const point = { lat: 53.50012, lng: 2.50034 };
    const near = fromPoint('map', point, { language: 'en', area, place: address, label: 'Near 1 Mill Lane' });
    assert.deepEqual(near, { found: 'map', label: 'Near 1 Mill Lane', ...point, area });
    assert.equal(isChosen(near, millLane), false);
  });

  it('takes the words of the nearest address when there are no better ones, and none where nothing is near', () => {
    const { area, ...address } = millLane;
    const point = { lat: 53.5, lng: 2.5 };
    assert.equal(fromPoint('device', point, { language: 'en', area, place: address }).label, millLane.label);
    assert.equal(fromPoint('device', point, { language: 'en', area }).label, undefined);
  });

  it('is outside only when the server has said so', () => {
    assert.equal(isOutside({ found: 'map', area: { inside: false } }), true);
    assert.equal(isOutside({ found: 'map', area: { inside: true } }), false);
    assert.equal(isOutside({ found: 'described' }), false);
    assert.equal(isOutside(undefined), false);
  });

  it('that is only described has no point', () => {
    assert.equal(pointOf({ found: 'described' }), undefined);
    assert.deepEqual(pointOf({ found: 'map', lat: 0, lng: 0 }), { lat: 0, lng: 0 });
  });
});

describe('points', () => {
  it('keep a tenth of a metre', () => {
    assert.deepEqual(roundPoint({ lat: 53.123456789, lng: -2.987654321 }), { lat: 53.123457, lng: -2.987654 });
  });

  it('stay inside the corners of the map', () => {
    const corners = [
      { lat: 53, lng: -3 },
      { lat: 54, lng: -2 },
    ] as const;
    assert.deepEqual(clampPoint({ lat: 55, lng: -4 }, corners), { lat: 54, lng: -3 });
    assert.deepEqual(clampPoint({ lat: 53.5, lng: -2.5 }, corners), { lat: 53.5, lng: -2.5 });
  });

  it('are vague from a hundred metres on, told in tens', () => {
    assert.equal(vagueness(100), undefined);
    assert.equal(vagueness(100.5), 110);
    assert.equal(vagueness(2345), 2350);
  });
});

describe('the address of map tiles', () => {
  const base = new URL('https://council.test/api/');
  const page = 'https://www.council.test/report';

  it('starts from the API and keeps its places for numbers', () => {
    assert.equal(tileTemplate('map/{z}/{x}/{y}.png', base, page), 'https://council.test/api/map/{z}/{x}/{y}.png');
    assert.equal(
      tileTemplate('https://tiles.test/{z}/{x}/{y}.png?key=1', base, page),
      'https://tiles.test/{z}/{x}/{y}.png?key=1',
    );
  });

  it('may be http only on a page that is', () => {
    const tiles = 'http://localhost:4310/{z}/{x}/{y}.png';
    assert.equal(tileTemplate(tiles, base, page), undefined);
    assert.equal(tileTemplate(tiles, base, 'http://localhost:4310/'), tiles);
  });

  it('is refused when it is a script, has no places for numbers, or is not there', () => {
    assert.equal(tileTemplate('javascript:alert(1)//{z}{x}{y}', base, page), undefined);
    assert.equal(tileTemplate('mailto:{z}{x}{y}@council.test', base, page), undefined);
    assert.equal(tileTemplate('map/{z}/{x}.png', base, page), undefined);
    assert.equal(tileTemplate(undefined, base, page), undefined);
  });
});
