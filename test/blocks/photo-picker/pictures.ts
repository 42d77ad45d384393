import type { Point } from '../../../src/contract/council.ts';
import { exifBlock, exifSegment, gpsOf, segment, type Gps } from './exif.ts';

/** Words that stand in all metadata of the test pictures, and must not be found in what is sent. */
export const canary = 'CANARY-51.4545-2.5879';

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A picture whose left half is red and whose right half is blue. */
function halves(width: number, height: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = '#0000ff';
  context.fillRect(width / 2, 0, width / 2, height);
  return canvas;
}

/** 51° 27′ 16″ north, which is no place. */
const halfGps: Gps = { latRef: 'N', lat: [[51, 1], [27, 1], [16, 1]] }; // prettier-ignore

const encoded = (canvas: HTMLCanvasElement, type: string): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob?.type === type ? resolve(blob) : reject(new Error(`no ${type} here`))), type, 0.9),
  );

export interface PictureOptions {
  readonly name?: string;
  readonly width?: number;
  readonly height?: number;
  /** EXIF's; 6 is a telephone held upright. */
  readonly orientation?: number;
  /** Where it was taken; without it, it says only how far north. */
  readonly taken?: Point;
}

/** A photo as telephones make them: EXIF with a position, XMP and a comment, each with the canary in it. */
export async function photo(options: PictureOptions = {}): Promise<File> {
  const { name = 'pothole.jpg', width = 64, height = 32, orientation = 1, taken } = options;
  const plain = await encoded(halves(width, height), 'image/jpeg');
  const parts = new Blob([
    plain.slice(0, 2),
    exifSegment(exifBlock({ make: canary, orientation, gps: taken ? gpsOf(taken) : halfGps })),
    segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${canary}</x:xmpmeta>`)),
    segment(0xed, ascii(`Photoshop 3.0\0${canary}`)),
    segment(0xfe, ascii(canary)),
    plain.slice(2),
  ]);
  // In one piece, as files are: Firefox goes by the first piece of a blob to find out what it is.
  return new File([await parts.arrayBuffer()], name, { type: 'image/jpeg' });
}

export async function png(name = 'sign.png', width = 64, height = 32): Promise<File> {
  return new File([await encoded(halves(width, height), 'image/png')], name, { type: 'image/png' });
}

/** Begins like the given kind of file and goes on as nothing. */
export const broken = {
  jpeg: (name: string) => new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), 'x'.repeat(99)], name),
  heic: (name: string) => new File([new Uint8Array([0, 0, 0, 24]), 'ftypheic', 'x'.repeat(99)], name),
};

/** A PNG of a few bytes that claims to be 30,000 by 30,000. */
export function pixelBomb(name: string): File {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, 30_000);
  header.setUint32(4, 30_000);
  return new File([new Uint8Array([0x89]), 'PNG\r\n\x1a\n', new Uint8Array([0, 0, 0, 13]), 'IHDR', header], name);
}

/** Names of a JPEG's segments up to its first scan, `APP0` and so on. */
export function segments(bytes: Uint8Array): string[] {
  const found: string[] = [];
  for (let offset = 2; bytes[offset] === 0xff && bytes[offset + 1] !== 0xda;) {
    const marker = bytes[offset + 1]!;
    found.push(marker === 0xfe ? 'COM' : marker >= 0xe0 && marker <= 0xef ? `APP${marker - 0xe0}` : 'picture');
    offset += 2 + (bytes[offset + 2]! << 8) + bytes[offset + 3]!;
  }
  return found;
}

/** Colour at a point of a picture, its sides being 1 long. */
export async function colourAt(blob: Blob, x: number, y: number): Promise<'red' | 'blue' | 'white' | 'other'> {
  const picture = await createImageBitmap(blob);
  const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  const [red = 0, green = 0, blue = 0] = context.getImageData(
    Math.floor(x * picture.width),
    Math.floor(y * picture.height),
    1,
    1,
  ).data;
  if (red > 200 && green > 200 && blue > 200) return 'white';
  if (red > 200 && blue < 60) return 'red';
  return blue > 200 && red < 60 ? 'blue' : 'other';
}
