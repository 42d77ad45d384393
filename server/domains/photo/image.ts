import sharp from 'sharp';
import { invalid, ProblemError } from '../../http/problems.ts';

/** A phone's 50 megapixels, and no more: a PNG of 100 kB can claim 900. */
const maxPixels = 60_000_000;
const fullSide = 2000;
const thumbnailSide = 400;

/** libvips knows HEIC only when it was built with a decoder for it, which the one from npm is not, for its patents. */
const readsHeic = sharp.format.heif.input.fileSuffix?.includes('.heic') ?? false;

// Nothing that was decoded is kept between photos.
sharp.cache(false);

export interface ReadyPhoto {
  full: Buffer;
  thumbnail: Buffer;
  width: number;
  height: number;
}

/**
 * Makes a photo safe to keep and show: decoded, turned upright, made smaller and written anew as JPEG, so that
 * nothing of the file as it came is left, neither its metadata nor whatever was hidden in it. Anything that does not
 * go to plan is a refusal; the file as it came is never kept.
 *
 * @throws ProblemError `unsupported-type` for what is not an allowed kind of picture by its bytes, `invalid` for one
 * that cannot be read or has too many pixels.
 */
export async function readyPhoto(bytes: Uint8Array): Promise<ReadyPhoto> {
  if (bytes.byteLength === 0) throw invalid({ field: 'photo', code: 'unreadable' });
  const format = formatOf(bytes);
  if (!format || (format === 'heif' && !readsHeic)) throw new ProblemError('unsupported-type');
  const options = { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true } as const;
  const found = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(refuse);
  if (found.format !== format) throw new ProblemError('unsupported-type');
  if (found.width * found.height > maxPixels) throw invalid({ field: 'photo', code: 'too-big' });

  const full = await sharp(bytes, options)
    .autoOrient()
    .resize(fullSide, fullSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 80, progressive: true })
    .toBuffer({ resolveWithObject: true })
    .catch(refuse);
  const thumbnail = await sharp(full.data)
    .resize(thumbnailSide, thumbnailSide, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer()
    .catch(refuse);
  for (const written of [full.data, thumbnail]) await assertBare(written);
  return { full: full.data, thumbnail, width: full.info.width, height: full.info.height };
}

function refuse(): never {
  throw invalid({ field: 'photo', code: 'unreadable' });
}

/** The encoder is set to write no metadata; if another version of it ever did, no photo would be taken. */
async function assertBare(jpeg: Buffer): Promise<void> {
  const { exif, icc, iptc, xmp, comments } = await sharp(jpeg).metadata();
  if (exif || icc || iptc || xmp || comments?.length) throw new Error('The encoder wrote metadata');
}

const text = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

/** The kind of picture by its first bytes, in sharp's words. */
function formatOf(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'heif' | undefined {
  if (text(bytes, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return 'webp';
  if (text(bytes, 4, 8) === 'ftyp' && heicBrands.has(text(bytes, 8, 12))) return 'heif';
  return undefined;
}
