import type { StoredAsset } from '../domains/asset/store.ts';
import type { Address } from './geography/houses.ts';
import { toPoint } from './geography/projection.ts';
import { along, distance, left, length, plus, times, type Vector } from './geography/shapes.ts';
import type { Street, Town } from './geography/town.ts';
import { w } from './services/definition.ts';

/** How a kind of thing stands along a street. Metres. */
interface Row {
  kind: string;
  letter: string;
  name: (number: string) => { en: string; cy: string };
  apart: number;
  first: number;
  /** From the kerb: behind it, or in the gutter. */
  behind: number;
  on: (street: Street) => boolean;
}

const isBuilt = ({ frontage }: Street) => frontage !== 'none';

const standing: readonly Row[] = [
  {
    kind: 'lamp',
    letter: 'L',
    name: (number) => w(`Lamp ${number}`, `Lamp ${number}`),
    apart: 36,
    first: 12,
    behind: 0.6,
    on: isBuilt,
  },
  {
    kind: 'bin',
    letter: 'B',
    name: (number) => w(`Litter bin ${number}`, `Bin sbwriel ${number}`),
    apart: 190,
    first: 30,
    behind: 0.9,
    on: isBuilt,
  },
  {
    kind: 'drain',
    letter: 'D',
    name: (number) => w(`Drain ${number}`, `Draen ${number}`),
    apart: 58,
    first: 20,
    behind: -0.3,
    on: ({ kind }) => kind !== 'lane' && kind !== 'path',
  },
];

/** Houses further away than this do not say where a lamp is. Metres. */
const near = 35;

/** Every lamp, litter bin and drain of the town, on one side of its street and then the other. */
export function assetsOf({ streets, addresses }: Town): StoredAsset[] {
  const houses = Map.groupBy(
    addresses.filter(({ unit, number }) => unit === undefined && number !== undefined),
    ({ street, town }) => `${street}, ${town}`,
  );
  return standing.flatMap(({ kind, letter, name, apart, first, behind, on }) => {
    let count = 0;
    return streets.filter(on).flatMap((street) => {
      const own = houses.get(`${street.name}, ${street.town}`) ?? [];
      const whole = length(street.line);
      const places = Math.max(0, Math.floor((whole - first) / apart) + 1);
      return Array.from({ length: places }, (_, index): StoredAsset => {
        const { spot, way } = along(street.line, first + index * apart);
        const side = index % 2 === 0 ? 1 : -1;
        const stands = plus(spot, times(left(way), side * (street.half + behind)));
        const id = `${letter}${String(++count).padStart(4, '0')}`;
        const house = nearestHouse(own, stands);
        const said = name(id);
        return {
          id,
          kind,
          name: {
            en: `${said.en}, ${house ? `outside ${house}` : street.name}`,
            cy: `${said.cy}, ${house ? `y tu allan i ${house}` : street.name}`,
          },
          ...toPoint(stands),
        };
      });
    });
  });
}

/** `12 Mill Lane`, or undefined where no house is near. */
function nearestHouse(houses: readonly Address[], spot: Vector): string | undefined {
  let best: { address: Address; metres: number } | undefined;
  for (const address of houses) {
    const metres = distance(address.spot, spot);
    if (metres < (best?.metres ?? near)) best = { address, metres };
  }
  return best && `${best.address.number} ${best.address.street}`;
}
