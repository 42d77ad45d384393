import type { BookableService } from '../../../src/contract/bookable-services.ts';
import type { Council } from '../../../src/contract/council.ts';
import type { OpenSlot } from './store.ts';

/** Type of OpenActive's JSON. */
export const openActiveType = 'application/vnd.openactive+json';

/** Slots as others reuse them: OpenActive's Modelling Opportunity Data 2.0, a `FacilityUse` a location. */
export function openActive(
  { code, name, description, locations }: BookableService,
  slots: readonly OpenSlot[],
  { council, api }: { council: Council; api: URL },
) {
  const provider = {
    type: 'Organization',
    name: council.name,
    url: new URL(council.website, api).href,
    telephone: council.phone.display,
  };
  return {
    '@context': ['https://openactive.io/'],
    '@graph': locations.map((location) => {
      const id = new URL(`services/${encodeURIComponent(code)}#${encodeURIComponent(location.code)}`, api).href;
      return {
        type: 'FacilityUse',
        id,
        name: `${name}, ${location.name}`,
        ...(description !== undefined && { description }),
        provider,
        location: {
          type: 'Place',
          name: location.name,
          ...(location.address !== undefined && { address: location.address }),
        },
        event: slots
          .filter((slot) => slot.location === location.code)
          .map(({ starts, ends, left, most }) => ({
            type: 'Slot',
            id: `${id}-${starts}`,
            facilityUse: id,
            startDate: starts,
            endDate: ends,
            duration: `PT${(Date.parse(ends) - Date.parse(starts)) / 60_000}M`,
            remainingUses: left,
            maximumUses: most,
            offers: [],
          })),
      };
    }),
  };
}
