import type { Point } from '../../../src/contract/council.ts';

/** Numerator and denominator. */
export type Fraction = readonly [number, number];

/** A position as a camera writes it. What is left out is not written. */
export interface Gps {
  readonly latRef?: string;
  readonly lat?: readonly Fraction[];
  readonly lngRef?: string;
  readonly lng?: readonly Fraction[];
}

export interface ExifOptions {
  /** Little end first, as Intel does. */
  readonly little?: boolean;
  readonly make?: string;
  readonly orientation?: number;
  readonly gps?: Gps;
}

/** Where the parts of a block stand, for tests that spoil one. */
export const at = { directory: 8, gpsPointer: 34, gps: 200, lat: 260, lng: 284, end: 308 } as const;

/** A TIFF block: the camera's make, the orientation, and a position. */
export function exifBlock({ little = false, make = 'Camera', orientation = 1, gps = {} }: ExifOptions = {}) {
  const view = new DataView(new ArrayBuffer(at.end));
  const bytes = new Uint8Array(view.buffer);
  const ascii = (offset: number, text: string) =>
    bytes.set(
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
      offset,
    );
  const entry = (offset: number, tag: number, type: number, count: number, value?: number) => {
    view.setUint16(offset, tag, little);
    view.setUint16(offset + 2, type, little);
    view.setUint32(offset + 4, count, little);
    if (value !== undefined) view.setUint32(offset + 8, value, little);
  };
  ascii(0, little ? 'II' : 'MM');
  view.setUint16(2, 42, little);
  view.setUint32(4, at.directory, little);
  view.setUint16(at.directory, 3, little);
  entry(10, 0x010f, 2, make.length + 1, 60);
  ascii(60, make);
  entry(22, 0x0112, 3, 1);
  view.setUint16(30, orientation, little);
  entry(at.gpsPointer, 0x8825, 4, 1, at.gps);

  let next = at.gps + 2;
  const reference = (tag: number, letter: string | undefined) => {
    if (letter === undefined) return;
    entry(next, tag, 2, 2);
    ascii(next + 8, letter);
    next += 12;
  };
  const fractions = (tag: number, parts: readonly Fraction[] | undefined, offset: number) => {
    if (!parts) return;
    entry(next, tag, 5, parts.length, offset);
    parts.flat().forEach((number, index) => view.setUint32(offset + index * 4, number, little));
    next += 12;
  };
  reference(1, gps.latRef);
  fractions(2, gps.lat, at.lat);
  reference(3, gps.lngRef);
  fractions(4, gps.lng, at.lng);
  view.setUint16(at.gps, (next - at.gps - 2) / 12, little);
  return bytes;
}

/** Degrees, minutes and hundredths of seconds. */
function parts(degrees: number): readonly Fraction[] {
  const hundredths = Math.round(Math.abs(degrees) * 360_000);
  return [
    [Math.floor(hundredths / 360_000), 1],
    [Math.floor(hundredths / 6000) % 60, 1],
    [hundredths % 6000, 100],
  ];
}

/** A point as a camera writes it. */
export const gpsOf = ({ lat, lng }: Point): Gps => ({
  latRef: lat < 0 ? 'S' : 'N',
  lat: parts(lat),
  lngRef: lng < 0 ? 'W' : 'E',
  lng: parts(lng),
});

/** A segment of a JPEG. */
export function segment(marker: number, ...contents: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = contents.reduce((sum, part) => sum + part.length, 2);
  const bytes = new Uint8Array(length + 2);
  bytes.set([0xff, marker, length >> 8, length & 0xff]);
  let offset = 4;
  for (const part of contents) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** The segment that EXIF stands in. */
export const exifSegment = (block: Uint8Array): Uint8Array<ArrayBuffer> =>
  segment(0xe1, new TextEncoder().encode('Exif\0\0'), block);
