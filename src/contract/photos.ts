import * as v from 'valibot';

/** What may be sent as a photo; the bytes decide, not the name. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const;

/** Answer of `POST /photos`. The id is a secret until a report claims the photo; unclaimed photos are swept. */
export const Photo = v.object({
  id: v.pipe(v.string(), v.uuid()),
  width: v.number(),
  height: v.number(),
  /** Bytes as kept. */
  bytes: v.number(),
});
export type Photo = v.InferOutput<typeof Photo>;

/** A photo as others see it: addresses relative to the API base. */
export const PhotoLinks = v.object({
  full: v.string(),
  thumbnail: v.string(),
  width: v.number(),
  height: v.number(),
});
export type PhotoLinks = v.InferOutput<typeof PhotoLinks>;
