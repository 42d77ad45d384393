import { pictureSize, pictureType, type PictureFault } from './picture-header.ts';

/** Long side of what is sent, in pixels: enough to read a street sign. */
const longSide = 2000;
const quality = 0.85;

/** The largest picture that a telephone takes, and no more: each pixel takes four bytes while it is open. */
const maxPixels = 120_000_000;

export type Shrunk = { readonly blob: Blob } | { readonly fault: PictureFault };

type Picture = ImageBitmap | HTMLImageElement;
type Canvas = OffscreenCanvas | HTMLCanvasElement;

/** What differs between a worker and a page. */
export interface PictureTools {
  /** Decodes a picture, upright. Rejects when the browser cannot. */
  decode(file: Blob): Promise<Picture>;
  canvas(width: number, height: number): Canvas;
  encode(canvas: Canvas, type: string, quality: number): Promise<Blob | null>;
}

/**
 * Draws a picture anew: upright, no larger than is useful, as a JPEG that holds the pixels and nothing else. The file
 * as it came is never passed on: what cannot be drawn is a fault.
 */
export async function shrink(file: Blob, tools: PictureTools): Promise<Shrunk> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // It was moved, or is in a cloud and not here.
    return { fault: 'unreadable' };
  }
  const type = pictureType(bytes);
  const claimed = pictureSize(bytes);
  if (claimed && claimed.width * claimed.height > maxPixels) return { fault: 'too-many-pixels' };
  try {
    // Under the type that it has, whatever it says it is.
    const picture = await tools.decode(file.slice(0, file.size, type));
    return await drawn(picture, tools);
  } catch {
    return { fault: type === 'image/heic' ? 'heic' : 'unreadable' };
  }
}

async function drawn(picture: Picture, tools: PictureTools): Promise<Shrunk> {
  const { width, height } = picture;
  const scale = Math.min(1, longSide / Math.max(width, height));
  const canvas = tools.canvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = (canvas as OffscreenCanvas).getContext('2d');
  if (!context || !isHonest(context)) return { fault: 'blocked' };
  // JPEG has no transparency; without a ground it would be black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  if ('close' in picture) picture.close();
  const blob = await tools.encode(canvas, 'image/jpeg', quality);
  return blob?.type === 'image/jpeg' ? { blob } : { fault: 'blocked' };
}

/** False where a browser gives noise for a drawing, against fingerprints: a photo of noise helps nobody. */
function isHonest(context: OffscreenCanvasRenderingContext2D): boolean {
  const colour = [200, 30, 120];
  context.fillStyle = `rgb(${colour.join(' ')})`;
  context.fillRect(0, 0, 1, 1);
  const { data } = context.getImageData(0, 0, 1, 1);
  return colour.every((value, index) => Math.abs(value - (data[index] ?? 0)) <= 8);
}
