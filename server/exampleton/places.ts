import type { StoredPlace } from '../domains/place/store.ts';
import { searchable } from '../domains/place/rules.ts';
import { areaNames } from './geography/landscape.ts';
import { toPoint } from './geography/projection.ts';
import { centre, distance, minus, plus } from './geography/shapes.ts';
import type { Line, Vector } from './geography/shapes.ts';
import type { Town } from './geography/town.ts';

const villages = areaNames.filter(({ kind }) => kind === 'village');
const townAt = (spot: Vector) => villages.find(({ at }) => distance(at, spot) < 700)?.text ?? 'Exampleton';
const slug = (text: string) => searchable(text).replaceAll(' ', '-');
const middleOf = (line: Line): Vector => line[line.length >> 1]!;
/** Summed near the ring itself, where the numbers are small. */
const heartOf = (ring: Line): Vector => plus(centre(ring.map((spot) => minus(spot, ring[0]!))), ring[0]!);

/** Every street, address and named place of the town, streets first, as the place search keeps them. */
export function placesOf(town: Town): StoredPlace[] {
  const streets = new Map<string, StoredPlace>();
  // Of a road in two stretches, the one with houses says where it is.
  const stretches = town.streets.toSorted((a, b) => Number(a.frontage === 'none') - Number(b.frontage === 'none'));
  for (const { name, town: place, line } of stretches) {
    const id = `street:${slug(name)}:${slug(place)}`;
    if (streets.has(id)) continue;
    const found = [searchable(name), searchable(`${name} ${place}`)];
    streets.set(id, { id, kind: 'street', name: { en: name }, town: place, search: found, ...toPoint(middleOf(line)) });
  }
  const addresses = town.addresses.map(({ id, unit, number, street, town: place, postcode, spot }): StoredPlace => {
    const house = [number, street].filter((part) => part !== undefined).join(' ');
    const [kind, which] = unit?.split(' ') ?? [];
    const welsh = kind === 'Flat' ? 'Fflat' : 'Uned';
    return {
      id,
      kind: 'address',
      name: unit ? { en: `${unit}, ${house}`, cy: `${welsh} ${which}, ${house}` } : { en: house },
      town: place,
      postcode,
      street: `street:${slug(street)}:${slug(place)}`,
      ...(number !== undefined && { number }),
      ...(unit !== undefined && { unit }),
      ...toPoint(spot),
    };
  });
  const named = new Map<string, StoredPlace>();
  const things = [
    ...town.sights.map(({ name, spot }) => ({ name, spot })),
    ...town.grounds.flatMap(({ name, ring }) => (name ? [{ name, spot: heartOf(ring) }] : [])),
  ];
  for (const {
    name: [en, cy],
    spot,
  } of things) {
    const id = `place:${slug(en)}`;
    if (named.has(id)) continue;
    const search = [...new Set([searchable(en), searchable(cy)])];
    named.set(id, { id, kind: 'place', name: { en, cy }, town: townAt(spot), search, ...toPoint(spot) });
  }
  return [...streets.values(), ...addresses, ...named.values()];
}
