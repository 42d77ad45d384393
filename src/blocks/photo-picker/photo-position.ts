import type { Point } from '../../contract/council.ts';

/** Bytes of a photo that are looked through: what a camera says of it stands near the start. */
const looked = 256 * 1024;

/** A file may hold more than one block, a maker's own among them; one made to keep us busy may hold thousands. */
const mostBlocks = 8;

/** Tags of EXIF, and its type of a fraction. */
const gps = 0x8825;
const latitude = 2;
const longitude = 4;
const rational = 5;

/** Where a photo was taken, if it says so; read where the photo is, and not from more than its first 256 kB. */
export async function positionOf(photo: Blob): Promise<Point | undefined> {
  try {
    return positionIn(new Uint8Array(await photo.slice(0, looked).arrayBuffer()));
  } catch {
    // It was moved, or is in a cloud and not here.
    return undefined;
  }
}

/**
 * The position in the EXIF block of a picture. Where the block stands is another matter in each format (a segment of a
 * JPEG, an item of a HEIC, a chunk of a PNG or a WebP), but it begins in the same way everywhere: as a TIFF file does.
 */
export function positionIn(bytes: Uint8Array): Point | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let blocks = 0;
  for (let start = 0; start + 8 <= bytes.length && blocks < mostBlocks; start++) {
    const mark = view.getUint32(start);
    const little = mark === 0x49492a00;
    if (!little && mark !== 0x4d4d002a) continue;
    blocks += 1;
    const point = positionAt(new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start), little);
    if (point) return point;
  }
  return undefined;
}

function positionAt(block: DataView, little: boolean): Point | undefined {
  const short = (at: number) => block.getUint16(at, little);
  const long = (at: number) => block.getUint32(at, little);

  /** Where the entry of a tag begins. */
  const find = (directory: number, tag: number): number | undefined => {
    const end = directory + 2 + short(directory) * 12;
    for (let at = directory + 2; at < end; at += 12) if (short(at) === tag) return at;
    return undefined;
  };

  /** Degrees of a coordinate, by three fractions; the tag before says on which side of zero. */
  const degrees = (directory: number, tag: number, signs: string): number => {
    const side = find(directory, tag - 1);
    const entry = find(directory, tag);
    const sign = side && signs.indexOf(String.fromCharCode(block.getUint8(side + 8)));
    if (!entry || sign === undefined || sign < 0) return NaN;
    if (short(entry + 2) !== rational || long(entry + 4) !== 3) return NaN;
    const at = long(entry + 8);
    const part = (index: number) => long(at + index * 8) / long(at + index * 8 + 4) / 60 ** index;
    return (part(0) + part(1) + part(2)) * (sign === 0 ? 1 : -1);
  };

  try {
    const pointer = find(long(4), gps);
    if (!pointer) return undefined;
    const directory = long(pointer + 8);
    const lat = degrees(directory, latitude, 'NS');
    const lng = degrees(directory, longitude, 'EW');
    // A camera that does not know writes noughts, or divides by them.
    return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && (lat || lng) ? { lat, lng } : undefined;
  } catch (failure) {
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}
