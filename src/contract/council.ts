import * as v from 'valibot';
import { language, latitude, longitude } from './text.ts';

export const Point = v.object({ lat: latitude, lng: longitude });
export type Point = v.InferOutput<typeof Point>;

export const Telephone = v.object({
  /** As it is read: `01632 960 001`. */
  display: v.string(),
  /** As it is dialled, for `tel:`: `+441632960001`. */
  dial: v.string(),
  /** When somebody answers, in words: `Monday to Friday, 8:30am to 5pm`. */
  hours: v.optional(v.string()),
});
export type Telephone = v.InferOutput<typeof Telephone>;

/** What every widget may need to know of the council. Answer of `GET /council`. */
export const Council = v.object({
  /** Version of this API, and the oldest that it still answers. */
  api: v.object({ version: v.number(), oldest: v.number() }),
  language,
  /** Languages in which this council's own words exist. */
  languages: v.array(language),
  name: v.string(),
  phone: Telephone,
  email: v.optional(v.string()),
  website: v.string(),
  /** What the council does with personal details. Like every address here, it may be relative to the API base. */
  privacyUrl: v.string(),
  /** Where a reference can be looked up, if there is such a page. */
  trackUrl: v.optional(v.string()),
  /** Where times are booked: offers to who waits lead there. Without it, to `trackUrl`, which then has to show both. */
  bookUrl: v.optional(v.string()),
  map: v.object({
    centre: Point,
    zoom: v.number(),
    minZoom: v.number(),
    maxZoom: v.number(),
    /** South-west and north-east corners of what is drawn. */
    bounds: v.tuple([Point, Point]),
    /** Address of tiles with `{z}`, `{x}` and `{y}`, relative to the API base or absolute. */
    tiles: v.string(),
    attribution: v.string(),
    /** The same from the air, for who knows the place by its roofs and trees. */
    aerial: v.optional(v.object({ tiles: v.string(), attribution: v.string() })),
    /** The council's area: one closed ring. */
    boundary: v.array(Point),
  }),
  photos: v.object({
    /** Photos a report may have. */
    most: v.number(),
    /** Bytes of one photo as sent. */
    maxBytes: v.number(),
  }),
});
export type Council = v.InferOutput<typeof Council>;

/** Somebody else who looks after a place or a thing. */
export const Responsible = v.object({
  name: v.string(),
  url: v.optional(v.string()),
  phone: v.optional(v.object({ display: v.string(), dial: v.string() })),
});
export type Responsible = v.InferOutput<typeof Responsible>;
