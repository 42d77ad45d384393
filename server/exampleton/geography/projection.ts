import type { Point } from '../../../src/contract/council.ts';
import type { Vector } from './shapes.ts';

/**
 * The town is drawn on a plane in metres, east and north of its market square, and then laid in the open North Sea,
 * so that no real place is meant. Over twenty kilometres a plane differs from the globe by less than a road's width.
 */
const origin = { lat: 53.6, lng: 2.5 };
const metresADegree = 111_320;
const narrowing = Math.cos((origin.lat * Math.PI) / 180);

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** Where a spot of the plan is in the world (WGS84), to some 10 cm. */
export const toPoint = ([x, y]: Vector): Point => ({
  lat: rounded(origin.lat + y / metresADegree),
  lng: rounded(origin.lng + x / (metresADegree * narrowing)),
});

/** Where a spot of the plan is on the web's map: Mercator, 0 to 1 from the north-west corner of the world. */
export function toWorld([x, y]: Vector): Vector {
  const lat = ((origin.lat + y / metresADegree) * Math.PI) / 180;
  const lng = origin.lng + x / (metresADegree * narrowing);
  return [lng / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + lat / 2)) / (2 * Math.PI)];
}

/** Pixels a metre at a zoom of the web's map, at the latitude of the town. */
export const pixelsAMetre = (zoom: number) => (256 * 2 ** zoom) / (360 * metresADegree * narrowing);
