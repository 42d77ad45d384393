import sharp from 'sharp';
import { drawScene, photoSize } from './scenes.ts';
import type { Scene } from './scenes.ts';

export interface MadePhoto {
  full: Buffer;
  thumbnail: Buffer;
  width: number;
  height: number;
}

const { width, height } = photoSize;
/** Develops drawn scenes, with the grain of a phone that is not new. */
export async function makePhotos(drawn: readonly { scene: Scene; seed: number }[]): Promise<MadePhoto[]> {
  const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const;
  const grain = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#808080', noise } })
    .greyscale()
    .png()
    .toBuffer();
  return Promise.all(
    drawn.map(async ({ scene, seed }) => {
      const full = await sharp(Buffer.from(drawScene(scene, seed)))
        .flatten({ background: '#888' })
        .composite([{ input: grain, blend: 'soft-light', tile: true }])
        .jpeg({ quality: 74 })
        .toBuffer();
      const thumbnail = await sharp(full).resize(400, 400, { fit: 'inside' }).jpeg({ quality: 72 }).toBuffer();
      return { full, thumbnail, width, height };
    }),
  );
}
