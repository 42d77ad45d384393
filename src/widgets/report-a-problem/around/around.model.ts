import type { ChosenPlace } from '../../../blocks/location-picker/location-picker.model.ts';
import type { Service } from '../../../contract/services.ts';

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

/** Metres as one says them: the nearest by one, others by ten. */
export const roundDistance = (metres: number): number =>
  metres < 20 ? Math.max(1, Math.round(metres)) : Math.round(metres / 10) * 10;
