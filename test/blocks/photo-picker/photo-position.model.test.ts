import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { positionIn, positionOf } from '../../../src/blocks/photo-picker/photo-position.ts';
import { at, exifBlock, exifSegment, gpsOf, type Fraction, type Gps } from './exif.ts';

const millLane = { lat: 53.5, lng: -2.25 };
const known = gpsOf(millLane);

const join = (...parts: readonly (string | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? Buffer.from(part, 'latin1') : part)]));

const jpeg = (block: Uint8Array) => join('\xff\xd8', exifSegment(block), '\xff\xda');

/** A block with one number changed. */
function spoilt(offset: number, value: number, size: 2 | 4 = 4, little = false): Uint8Array {
  const block = exifBlock({ gps: known, little });
  const view = new DataView(block.buffer);
  if (size === 2) view.setUint16(offset, value, little);
  else view.setUint32(offset, value, little);
  return block;
}

describe('where a photo was taken', () => {
  for (const little of [false, true]) {
    it(`is read ${little ? 'little' : 'big'} end first`, () => {
      assert.deepEqual(positionIn(jpeg(exifBlock({ little, gps: known }))), millLane);
    });
  }

  it('is on the right side of the equator and of Greenwich', () => {
    for (const point of [
      { lat: 53.5, lng: 2.5 },
      { lat: 53.5, lng: -2.5 },
      { lat: -53.5, lng: 2.5 },
      { lat: -53.5, lng: -2.5 },
    ]) {
      assert.deepEqual(positionIn(jpeg(exifBlock({ gps: gpsOf(point) }))), point);
    }
  });

  it('is read wherever in the world, to a few decimetres', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -89.99, max: 89.99, noNaN: true }),
        fc.double({ min: -179.99, max: 179.99, noNaN: true }),
        fc.boolean(),
        (lat, lng, little) => {
          const found = positionIn(exifBlock({ little, gps: gpsOf({ lat, lng }) }));
          if (Math.abs(lat) < 1e-5 && Math.abs(lng) < 1e-5) return;
          assert.ok(found && Math.abs(found.lat - lat) < 2e-6 && Math.abs(found.lng - lng) < 2e-6);
        },
      ),
    );
  });

  it('is read from decimal degrees and decimal minutes too', () => {
    const lat: Fraction[] = [[535, 10], [0, 1], [0, 1]]; // prettier-ignore
    const lng: Fraction[] = [[2, 1], [1500, 100], [0, 1]]; // prettier-ignore
    assert.deepEqual(positionIn(exifBlock({ gps: { ...known, lat, lng } })), millLane);
  });

  it('is found in other formats than JPEG', () => {
    const block = exifBlock({ gps: known, little: true });
    const png = join('\x89PNG\r\n\x1a\n', '\0\0\0\rIHDR', new Uint8Array(17), '\0\0\x01\x34eXIf', block);
    const webp = join('RIFF\0\0\0\0WEBPVP8X', new Uint8Array(14), 'EXIF\x34\x01\0\0', block);
    const heic = join('\0\0\0\x18ftypheic', new Uint8Array(200), '\0\0\0\x06Exif\0\0', block);
    for (const file of [png, webp, heic]) assert.deepEqual(positionIn(file), millLane);
  });

  it('is that of the first block that has one', () => {
    const elsewhere = exifBlock({ gps: gpsOf({ lat: 1, lng: 1 }) });
    assert.deepEqual(positionIn(join(exifBlock(), exifBlock({ gps: known }), elsewhere)), millLane);
  });

  it('is read from a part of a larger buffer', () => {
    const all = join('MM\0*nonsense', jpeg(exifBlock({ gps: known })));
    assert.deepEqual(positionIn(all.subarray(12)), millLane);
  });
});

describe('a photo does not say where it was taken', () => {
  it('when there is no block, or none with a position', () => {
    assert.equal(positionIn(new Uint8Array()), undefined);
    assert.equal(positionIn(join('\xff\xd8\xff\xdb\0\x04\0\0')), undefined);
    assert.equal(positionIn(jpeg(exifBlock())), undefined);
    assert.equal(positionIn(spoilt(at.gpsPointer, 0x8826, 2)), undefined);
  });

  const { latRef: _north, ...noLatRef } = known;
  const { lngRef: _west, ...noLngRef } = known;
  const { lat: _lat, ...noLat } = known;
  const { lng: _lng, ...noLng } = known;
  const zero: readonly Fraction[] = [[0, 1], [0, 1], [0, 1]]; // prettier-ignore
  const cases: Readonly<Record<string, Gps>> = {
    'without north or south': noLatRef,
    'without east or west': noLngRef,
    'without a latitude': noLat,
    'without a longitude': noLng,
    'on no side of the equator': { ...known, latRef: '\0' },
    'on a side that there is not': { ...known, lngRef: 'N' },
    'at noughts': { ...known, lat: zero, lng: zero },
    'by nothing over nothing': { ...known, lat: [[0, 0], [0, 0], [0, 0]] }, // prettier-ignore
    'by a part over nothing': { ...known, lng: [[2, 1], [15, 1], [7, 0]] }, // prettier-ignore
    'past the pole': { ...known, lat: [[90, 1], [0, 1], [1, 1]] }, // prettier-ignore
    'once round the world': { ...known, lng: [[362, 1], [0, 1], [0, 1]] }, // prettier-ignore
    'in two parts': { ...known, lat: [[53, 1], [30, 1]] }, // prettier-ignore
  };
  for (const [name, gps] of Object.entries(cases)) {
    it(name, () => {
      for (const little of [false, true]) assert.equal(positionIn(jpeg(exifBlock({ gps, little }))), undefined);
    });
  }

  it('with a latitude of another type than fractions', () => {
    assert.equal(positionIn(spoilt(at.gps + 2 + 12 + 2, 3, 2)), undefined);
  });

  it('when it is cut off, wherever', () => {
    const whole = exifBlock({ gps: known });
    for (let length = 0; length < at.end; length++) assert.equal(positionIn(whole.subarray(0, length)), undefined);
    assert.deepEqual(positionIn(whole), millLane);
  });

  it('with pointers that lead out of it, or to themselves', () => {
    for (const little of [false, true]) {
      for (const offset of [4, at.gpsPointer + 8, at.gps + 2 + 12 + 8, at.gps + 2 + 36 + 8]) {
        for (const value of [at.end, at.end - 1, 2 ** 31, 2 ** 32 - 1]) {
          assert.equal(positionIn(spoilt(offset, value, 4, little)), undefined, `${value} at ${offset}`);
        }
      }
      assert.equal(positionIn(spoilt(at.gpsPointer + 8, at.directory, 4, little)), undefined);
    }
  });

  it('with more entries than it has bytes', () => {
    const block = spoilt(at.directory, 0xffff, 2);
    new DataView(block.buffer).setUint16(at.gpsPointer, 0x8826);
    assert.equal(positionIn(block), undefined);
  });

  it('when it is not among the first blocks of a file made of beginnings, which is soon given up', () => {
    const beginnings = new Uint8Array(256 * 1024);
    const view = new DataView(beginnings.buffer);
    for (let start = 0; start + 8 <= beginnings.length; start += 8) {
      view.setUint32(start, 0x4d4d002a);
      view.setUint32(start + 4, 0);
    }
    beginnings.set(exifBlock({ gps: known }), 4096);
    const began = performance.now();
    assert.equal(positionIn(beginnings), undefined);
    assert.ok(performance.now() - began < 1000);
  });

  it('and nothing is thrown, whatever the bytes are', () => {
    const start = exifBlock({ gps: known });
    const changes = fc.array(fc.tuple(fc.nat(at.end - 1), fc.nat(255)), { maxLength: 12 });
    fc.assert(
      fc.property(changes, fc.nat(at.end), (changed, length) => {
        const bytes = start.slice();
        for (const [offset, value] of changed) bytes[offset] = value;
        const found = positionIn(bytes.subarray(0, length));
        assert.ok(!found || (Math.abs(found.lat) <= 90 && Math.abs(found.lng) <= 180));
      }),
      { numRuns: 5000 },
    );
    fc.assert(
      fc.property(fc.constantFrom('MM\0*', 'II*\0'), fc.uint8Array({ maxLength: 400 }), (mark, rest) => {
        positionIn(join(mark, rest));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a file', () => {
  it('is read no further than its first 256 kB', async () => {
    const late = new Blob([new Uint8Array(256 * 1024), exifBlock({ gps: known })]);
    const early = new Blob([new Uint8Array(256 * 1024 - at.end), exifBlock({ gps: known }), new Uint8Array(9)]);
    assert.equal(await positionOf(late), undefined);
    assert.deepEqual(await positionOf(early), millLane);
  });

  it('that cannot be read says nothing', async () => {
    const gone = { slice: () => ({ arrayBuffer: () => Promise.reject(new Error('moved')) }) } as unknown as Blob;
    assert.equal(await positionOf(gone), undefined);
  });
});
