import * as v from 'valibot';
import { Responsible } from './council.ts';
import { language, latitude, longitude } from './text.ts';

export const Place = v.object({
  id: v.string(),
  kind: v.picklist(['address', 'street', 'postcode', 'place']),
  /** On one line: `12 Mill Lane, Exampleton, ZZ1 1AB`. */
  label: v.string(),
  postcode: v.optional(v.string()),
  lat: latitude,
  lng: longitude,
});
export type Place = v.InferOutput<typeof Place>;

/** Whose area a point is in. `outside` names who to tell instead, when the council knows. */
export const Area = v.union([
  v.object({ inside: v.literal(true) }),
  v.object({ inside: v.literal(false), responsible: v.optional(Responsible) }),
]);
export type Area = v.InferOutput<typeof Area>;

/** Answer of `GET /places?q=`: best first; `more` says that the list was cut. */
export const PlaceList = v.object({
  language,
  places: v.array(v.object({ ...Place.entries, area: Area })),
  more: v.boolean(),
});
export type PlaceList = v.InferOutput<typeof PlaceList>;

/** Answer of `GET /places/nearest?lat&lng`: where a point is, in words. */
export const NearestPlace = v.object({
  language,
  area: Area,
  /** Absent where nothing is near. */
  place: v.optional(Place),
  /** `Near 12 Mill Lane`, in the language of the answer. */
  label: v.optional(v.string()),
  /** Metres from the point to the place. */
  distance: v.optional(v.number()),
});
export type NearestPlace = v.InferOutput<typeof NearestPlace>;
