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
const corners = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <radialGradient id="c" r=".75"><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".38"/></radialGradient>
  <rect width="100%" height="100%" fill="url(#c)"/></svg>`;

/** Develops drawn scenes: a little grain and darker corners, as from a phone that is not new. */
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
        .composite([
          { input: grain, blend: 'soft-light', tile: true },
          { input: Buffer.from(corners), blend: 'multiply' },
        ])
        .jpeg({ quality: 74 })
        .toBuffer();
      const thumbnail = await sharp(full).resize(400, 400, { fit: 'inside' }).jpeg({ quality: 72 }).toBuffer();
      return { full, thumbnail, width, height };
    }),
  );
}
