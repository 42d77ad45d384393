import * as v from 'valibot';
import { line, longitude, numeric } from '../../../src/contract/text.ts';

/** What asks for reports near a point. @param farthest metres */
export const nearQuery = (farthest: number) => ({
  // As far as the map goes, which is drawn in Mercator.
  lat: v.pipe(numeric, v.minValue(-85, 'too-small'), v.maxValue(85, 'too-big')),
  lng: v.pipe(numeric, longitude),
  /** Metres. */
  radius: v.optional(v.pipe(numeric, v.minValue(1, 'too-small'), v.maxValue(farthest, 'too-big')), '500'),
  service: v.optional(line(80)),
});
