import type { ChosenPlace } from '../../../blocks/location-picker/location-picker.model.ts';
import type { FormValues } from '../../../controllers/form.ts';

/** Metres, nearest first: how far to look, and then farther. */
export const reaches = [500, 2000, 5000] as const;
export type Reach = (typeof reaches)[number];

/** The next circle, or undefined at the last. */
export const furtherThan = (reach: Reach): Reach | undefined => reaches[reaches.indexOf(reach) + 1];

/** Which reports to show: those that are open, unless somebody asks for others. */
export const states = ['open', 'closed', 'all'] as const;

const textOf = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

export interface NearQuery extends Readonly<Record<string, string | number | undefined>> {
  readonly lat: number;
  readonly lng: number;
  readonly radius: number;
  readonly service: string | undefined;
  readonly status: string | undefined;
}

/** What is asked of the server; undefined before there is a place. */
export function queryOf(place: ChosenPlace | undefined, radius: Reach, values: FormValues): NearQuery | undefined {
  if (place?.lat === undefined || place.lng === undefined) return undefined;
  const state = textOf(values, 'state') || 'open';
  return {
    lat: place.lat,
    lng: place.lng,
    radius,
    service: textOf(values, 'service') || undefined,
    status: state === 'all' ? undefined : state,
  };
}

/** What a feed is asked for. Its address stays with whoever reads news for the resident: some hundred metres will do. */
export const feedOf = (place: ChosenPlace | undefined, radius: Reach, values: FormValues) => ({
  lat: place?.lat?.toFixed(3),
  lng: place?.lng?.toFixed(3),
  radius,
  service: textOf(values, 'service') || undefined,
});

/** Metres as one says them: to ten, and to a hundred from a kilometre on. */
export const roundDistance = (metres: number): number =>
  metres < 1000 ? Math.max(10, Math.round(metres / 10) * 10) : Math.round(metres / 100) * 100;
