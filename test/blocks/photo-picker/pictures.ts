/** Words that stand in all metadata of the test pictures, and must not be found in what is sent. */
export const canary = 'CANARY-51.4545-2.5879';

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function segment(marker: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 2);
  const bytes = new Uint8Array(length + 2);
  bytes.set([0xff, marker, length >> 8, length & 0xff]);
  let offset = 4;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** A TIFF block, big end first: the camera's make, the orientation, and a position. */
function exif(orientation: number): Uint8Array {
  const make = `${canary}\0`;
  const view = new DataView(new ArrayBuffer(200));
  const bytes = new Uint8Array(view.buffer);
  const entry = (at: number, tag: number, type: number, count: number, value: number, short = false) => {
    view.setUint16(at, tag);
    view.setUint16(at + 2, type);
    view.setUint32(at + 4, count);
    if (short) view.setUint16(at + 8, value);
    else view.setUint32(at + 8, value);
  };
  bytes.set(ascii('MM\0*'));
  view.setUint32(4, 8);
  view.setUint16(8, 3);
  entry(10, 0x010f, 2, make.length, 60);
  entry(22, 0x0112, 3, 1, orientation, true);
  entry(34, 0x8825, 4, 1, 100);
  bytes.set(ascii(make), 60);
  // The position: 51° 27′ 16″ north.
  view.setUint16(100, 2);
  bytes.set(ascii('N\0'), 110);
  entry(102, 0x0001, 2, 2, 0);
  bytes.set(ascii('N\0'), 110);
  entry(114, 0x0002, 5, 3, 140);
  for (const [index, value] of [51, 1, 27, 1, 16, 1].entries()) view.setUint32(140 + index * 4, value);
  return bytes;
}

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
}

/** A photo as telephones make them: EXIF with a position, XMP and a comment, each with the canary in it. */
export async function photo(options: PictureOptions = {}): Promise<File> {
  const { name = 'pothole.jpg', width = 64, height = 32, orientation = 1 } = options;
  const plain = await encoded(halves(width, height), 'image/jpeg');
  const parts = new Blob([
    plain.slice(0, 2),
    segment(0xe1, ascii('Exif\0\0'), exif(orientation)),
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
