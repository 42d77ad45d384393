import type { Point } from '../../contract/council.ts';

/** The nearest point inside two corners, south-west and north-east. */
export const clampPoint = ({ lat, lng }: Point, [southWest, northEast]: readonly [Point, Point]): Point => ({
  lat: Math.min(Math.max(lat, southWest.lat), northEast.lat),
  lng: Math.min(Math.max(lng, southWest.lng), northEast.lng),
});
