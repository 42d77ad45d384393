import type { ChosenPlace } from '../../../blocks/location-picker/location-picker.model.ts';
import type { Asset } from '../../../contract/assets.ts';
import type { Point } from '../../../contract/council.ts';
import type { Service } from '../../../contract/services.ts';
import type { ChosenAsset } from '../report-a-problem.model.ts';

/** Metres, where the council does not say how near two reports of one problem are. */
const usualRadius = 250;

/** More than these are a street full of them, of which the far ones are hardly the same. */
export const mostShown = 5;

export interface NearQuery extends Readonly<Record<string, string | number>> {
  readonly lat: number;
  readonly lng: number;
  readonly radius: number;
  readonly service: string;
  readonly status: 'open';
}

/**
 * What to ask about reports of the same problem; undefined when there is nothing to ask: no point, somebody else's
 * area, or a private service, whose reports nobody else may see.
 */
export function likelyDuplicates(service: Service | undefined, place: ChosenPlace | undefined): NearQuery | undefined {
  if (!service || service.private || service.stop) return undefined;
  if (place?.lat === undefined || place.lng === undefined || place.area?.inside === false) return undefined;
  const { lat, lng } = place;
  return { lat, lng, radius: service.duplicateRadius ?? usualRadius, service: service.code, status: 'open' };
}

export interface AssetQuery extends Readonly<Record<string, string | number>> {
  readonly kind: string;
  readonly lat: number;
  readonly lng: number;
}

/** More than these are a click away: who stands beside it finds it among the nearest. */
export const firstAssets = 6;

/** One of the list, with its number there, which it keeps when more of them are shown. */
export interface NumberedAsset extends Asset {
  readonly number: number;
}

/** The nearest or all, and what is chosen wherever it is. */
export const shownAssets = (assets: readonly Asset[], all: boolean, chosen: readonly string[]): NumberedAsset[] =>
  assets
    .map((asset, index) => ({ ...asset, number: index + 1 }))
    .filter(({ id, number }) => all || number <= firstAssets || chosen.includes(id));

/** What is chosen after a press: in place of what was, or, where there may be several, with it or no longer. */
export const choose = (
  chosen: readonly ChosenAsset[],
  pressed: ChosenAsset,
  several: boolean,
): readonly ChosenAsset[] => {
  if (!several) return [pressed];
  const others = chosen.filter(({ id }) => id !== pressed.id);
  return others.length < chosen.length ? others : [...others, pressed];
};

/** What to ask about the things that a service is about; undefined when it is about none, or there is no point. */
export function nearAssets(service: Service | undefined, place: ChosenPlace | undefined): AssetQuery | undefined {
  if (!service?.assets || service.stop) return undefined;
  if (place?.lat === undefined || place.lng === undefined || place.area?.inside === false) return undefined;
  return { kind: service.assets.kind, lat: place.lat, lng: place.lng };
}

const winds = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'] as const;
export type Wind = (typeof winds)[number];

/** Towards which of the eight winds one point lies from another; near enough for a few hundred metres. */
export function windTo(from: Point, to: Point): Wind {
  const east = (to.lng - from.lng) * Math.cos((from.lat * Math.PI) / 180);
  const eighth = Math.round((Math.atan2(east, to.lat - from.lat) / Math.PI) * 4);
  return winds[(eighth + 8) % 8] ?? 'north';
}

/** Metres as one says them: the nearest by one, others by ten. */
export const roundDistance = (metres: number): number =>
  metres < 20 ? Math.max(1, Math.round(metres)) : Math.round(metres / 10) * 10;
