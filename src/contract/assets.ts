import * as v from 'valibot';
import { language, latitude, longitude } from './text.ts';

/** A thing that the council looks after and knows one by one: a lamp, a bin, a drain. */
export const Asset = v.object({
  /** The council's own, as it is painted on the thing where it has a plate. */
  id: v.string(),
  /** In words: `Lamp 1234, outside 12 Mill Lane`. */
  label: v.string(),
  lat: latitude,
  lng: longitude,
  /** Metres from the point asked about. */
  distance: v.number(),
});
export type Asset = v.InferOutput<typeof Asset>;

/** Answer of `GET /assets?kind&lat&lng`: the nearest 20 that are not too far to be meant, nearest first. */
export const AssetList = v.object({ language, assets: v.array(Asset) });
export type AssetList = v.InferOutput<typeof AssetList>;
