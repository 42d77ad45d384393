import { NearestPlace, PlaceList } from '../contract/places.ts';
import type { Point } from '../contract/council.ts';
import type { ApiClient, CallOptions } from './client.ts';

/** Streets, postcodes, addresses and places that match what was typed, best first. */
export const findPlaces = (api: ApiClient, q: string, options: CallOptions): Promise<PlaceList> =>
  api.get('places', PlaceList, { ...options, query: { q } });

/** Where a point is, in words, and whose area it is. */
export const nearestPlace = (api: ApiClient, { lat, lng }: Point, options: CallOptions): Promise<NearestPlace> =>
  api.get('places/nearest', NearestPlace, { ...options, query: { lat, lng } });
