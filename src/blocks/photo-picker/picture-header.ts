import type { photoTypes } from '../../contract/photos.ts';

export type PictureType = (typeof photoTypes)[number];

/** Why no picture could be made of a file. `blocked`: the browser does not let a page read what it draws. */
export type PictureFault = 'unreadable' | 'heic' | 'too-many-pixels' | 'blocked';

/** What a file is by its first bytes; names and declared types are anybody's to choose. 16 bytes are enough. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  if (text(bytes, 0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (text(bytes, 4, 8) === 'ftyp' && heicBrands.has(text(bytes, 8, 12))) return 'image/heic';
  return undefined;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Pixels that a picture claims to have, before anything decodes it: 100 kB of PNG can claim 900 million, which is
 * 3.6 GB once decoded. Undefined for HEIC and for what ends too early.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (pictureType(bytes)) {
      case 'image/jpeg':
        return jpegSize(view);
      case 'image/png':
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case 'image/webp':
        return webpSize(view, text(bytes, 12, 16));
      default:
        return undefined;
    }
  } catch (failure) {
    if (failure instanceof RangeError) return undefined;
    throw failure;
  }
}

const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** Walks the segments to the frame header; metadata before it may be megabytes long. */
function jpegSize(view: DataView): PictureSize | undefined {
  let offset = 2;
  for (;;) {
    const marker = view.getUint16(offset);
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xffff) offset += 1;
    else if (isFrameHeader(marker)) return { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) };
    else if (marker < 0xff01 || marker === 0xffda) return undefined;
    else offset += 2 + view.getUint16(offset + 2);
  }
}

/** SOF0 to SOF15, less the three numbers among them that mean something else. */
const isFrameHeader = (marker: number) =>
  marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;

function webpSize(view: DataView, format: string): PictureSize | undefined {
  if (format === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (format === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (format === 'VP8X') {
    const three = (offset: number) => view.getUint16(offset, true) + (view.getUint8(offset + 2) << 16);
    return { width: three(24) + 1, height: three(27) + 1 };
  }
  return undefined;
}
