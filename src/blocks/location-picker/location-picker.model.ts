import type { Point } from '../../contract/council.ts';
import type { Area, NearestPlace, PlaceList } from '../../contract/places.ts';
import { parseReference } from '../../core/reference.ts';
import { safeUrl } from '../../core/safe-url.ts';

/**
 * Where something is, and how that was found out. A place that is only described has no point; `device` is where a
 * device is, or was when it took a photo.
 */
export interface ChosenPlace {
  readonly found: 'search' | 'map' | 'device' | 'described';
  readonly placeId?: string | undefined;
  readonly label?: string | undefined;
  readonly lat?: number | undefined;
  readonly lng?: number | undefined;
  /** Whose area the point is in; absent until the server has said. */
  readonly area?: Area | undefined;
}

export type FoundPlace = PlaceList['places'][number];

/** Shorter texts match half the street names, and each look-up costs a council money. */
const shortestSearch = 3;
const mostDecimals = 1e6;
const preciseEnough = 100;

/** What was typed, as it is asked: spaces tidied, so that two ways of typing it are one question. */
export const searchText = (typed: string): string => typed.trim().replace(/\s+/g, ' ');

/** Whether to look a text up while it is still being typed: not one letter, and not a case's reference. */
export const looksUpWhileTyping = (typed: string): boolean => {
  const text = searchText(typed);
  return text.length >= shortestSearch && parseReference(text) === undefined;
};

export const fromSearch = ({ id, label, lat, lng, area }: FoundPlace): ChosenPlace => ({
  found: 'search',
  placeId: id,
  label,
  lat,
  lng,
  area,
});

/** A point of the map or the device, in the words of what is nearest. It has no `placeId`: it is near, not at. */
export const fromPoint = (
  found: 'map' | 'device',
  point: Point,
  { label, place, area }: NearestPlace,
): ChosenPlace => ({
  found,
  label: label ?? place?.label,
  ...point,
  area,
});

export const isChosen = (place: ChosenPlace | undefined, result: FoundPlace): boolean =>
  place?.found === 'search' && place.placeId === result.id;

export const isOutside = (place: ChosenPlace | undefined): boolean => place?.area?.inside === false;

/** The point of a place that has one. */
export const pointOf = (place: ChosenPlace | undefined): Point | undefined =>
  place?.lat === undefined || place.lng === undefined ? undefined : { lat: place.lat, lng: place.lng };

/** Six decimals are a tenth of a metre; more would only say which device it was. */
export const roundPoint = ({ lat, lng }: Point): Point => ({
  lat: Math.round(lat * mostDecimals) / mostDecimals,
  lng: Math.round(lng * mostDecimals) / mostDecimals,
});

/** Metres that a resident should be told about, rounded up to tens, or undefined when the device is sure enough. */
export const vagueness = (accuracy: number): number | undefined =>
  accuracy > preciseEnough ? Math.ceil(accuracy / 10) * 10 : undefined;

/**
 * Address of map tiles in full, `{z}`, `{x}` and `{y}` kept; undefined when it lacks one or the page may not use it.
 * @param base the API's address, which a relative one starts from.
 * @param page the page's own address.
 */
export function tileTemplate(tiles: string | undefined, base: URL, page: string): string | undefined {
  if (!tiles || !['{z}', '{x}', '{y}'].every((part) => tiles.includes(part))) return undefined;
  const url = safeUrl(tiles, base.href) ?? safeUrl(tiles, page);
  return url?.startsWith('http') ? url.replace(/%7B/gi, '{').replace(/%7D/gi, '}') : undefined;
}
