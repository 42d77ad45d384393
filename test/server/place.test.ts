import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { areaOf, metresBetween, readPlaceQuery, searchable, slips } from '../../server/domains/place/rules.ts';

const square = [
  { lat: 0, lng: 0 },
  { lat: 0, lng: 2 },
  { lat: 2, lng: 2 },
  { lat: 2, lng: 0 },
];
const territory = {
  boundary: square,
  neighbours: [
    { ring: square.map(({ lat, lng }) => ({ lat: lat + 1, lng })), responsible: { name: 'North' } },
    {
      ring: square.map(({ lat, lng }) => ({ lat: lat - 3, lng })),
      responsible: { name: 'South', url: 'https://s.example' },
    },
  ],
};

describe('whose area a point is in', () => {
  it('is the council’s, even where a neighbour claims it too', () => {
    assert.deepEqual(areaOf({ lat: 1.5, lng: 1 }, territory), { inside: true });
  });
  it('is the neighbour’s beyond the boundary, and says who that is', () => {
    assert.deepEqual(areaOf({ lat: 2.5, lng: 1 }, territory), { inside: false, responsible: { name: 'North' } });
    assert.deepEqual(areaOf({ lat: -2, lng: 1 }, territory), {
      inside: false,
      responsible: { name: 'South', url: 'https://s.example' },
    });
  });
  it('is nobody’s that the council knows, out at sea', () => {
    assert.deepEqual(areaOf({ lat: 1, lng: 5 }, territory), { inside: false });
    assert.deepEqual(areaOf({ lat: NaN, lng: NaN }, territory), { inside: false });
  });
  it('does not depend on where a ring begins, which way it goes or whether it is closed', () => {
    const point = fc.record({
      lat: fc.integer({ min: -99, max: 299 }).map((at) => (at + 0.5) / 100),
      lng: fc.integer({ min: -99, max: 299 }).map((at) => (at + 0.5) / 100),
    });
    fc.assert(
      fc.property(point, fc.nat(3), fc.boolean(), (at, turn, closed) => {
        const turned = [...square.slice(turn), ...square.slice(0, turn)].reverse();
        const ring = closed ? [...turned, turned[0] ?? at] : turned;
        const inside = at.lat > 0 && at.lat < 2 && at.lng > 0 && at.lng < 2;
        assert.equal(areaOf(at, { boundary: ring, neighbours: [] }).inside, inside);
      }),
    );
  });
});

describe('what is typed into the place search', () => {
  const read = (text: string) => readPlaceQuery(text);
  it('is a postcode in any spacing and case', () => {
    for (const text of ['ZZ1 1AB', 'zz11ab', ' zz1  1ab ', 'Zz1-1aB'])
      assert.deepEqual(read(text), { postcode: 'ZZ1 1AB', words: '' });
  });
  it('is the beginning of a postcode', () => {
    assert.equal(read('zz1').postcodeStart, 'ZZ1');
    assert.equal(read('ZZ1 1').postcodeStart, 'ZZ1 1');
    assert.equal(read('zz11a').postcodeStart, 'ZZ1 1A');
  });
  it('is a house in a street', () => {
    assert.deepEqual(read('12 Mill Lane'), { number: 12, words: 'mill lane' });
    assert.deepEqual(read('12a, mill ln.'), { number: 12, words: 'mill lane' });
    assert.deepEqual(read('Flat 2, 12 High St'), { unit: '2', number: 12, words: 'high street' });
    assert.deepEqual(read('uned 7 enterprise way'), { unit: '7', words: 'enterprise way' });
    assert.deepEqual(read('12 Mill Lane, Exampleton ZZ1 7BQ'), {
      postcode: 'ZZ1 7BQ',
      number: 12,
      words: 'mill lane exampleton',
    });
  });
  it('is words, with an abbreviation where a street’s kind stands and nowhere else', () => {
    assert.equal(read('St Brenwyn’s Church').words, 'st brenwyns church');
    assert.equal(read('high st').words, 'high street');
    assert.equal(read('Fuller’s Ct').words, 'fullers court');
  });
  it('is never a look-alike: a Cyrillic A is not an A', () => {
    assert.equal(read('ZZ1 1\u0410B').postcode, undefined);
  });
  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { words } = read(text);
        assert.match(words, /^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
      }),
    );
  });
});

describe('words and slips', () => {
  it('finds accents, apostrophes and hyphens no different', () => {
    assert.equal(searchable('  Gerddi’r Castell — Tŷ-Bach '), 'gerddir castell ty bach');
  });
  it('counts letters too many, too few, wrong, or the wrong way round', () => {
    assert.equal(slips('mill lane', 'mill lane'), 0);
    assert.equal(slips('mlil lane', 'mill lane'), 1);
    assert.equal(slips('mil lane', 'mill lane'), 1);
    assert.equal(slips('mull lane', 'mill lane'), 1);
    assert.equal(slips('milll lane', 'mill lane'), 1);
  });
  it('costs nothing for what is still to be typed', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.string({ maxLength: 12 }),
        (typed, rest) => slips(typed, typed + rest) === 0,
      ),
    );
  });
  it('measures along the surface', () => {
    assert.ok(Math.abs(metresBetween({ lat: 53, lng: 2 }, { lat: 54, lng: 2 }) - 111_195) < 10);
  });
});
