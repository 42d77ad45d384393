import type { Random } from '../random.ts';
import { along, distance, last, left, length, minus, mix, overlap, plus, times, within } from './shapes.ts';
import type { Line, Vector } from './shapes.ts';
import type { Ground, Sight, Street } from './town.ts';

export interface Address {
  /** Unique property reference, invented: twelve digits that no real one has. */
  id: string;
  /** `Flat 2` or `Unit 7`, where a building has several or no number. */
  unit?: string;
  /** House number. */
  number?: number;
  street: string;
  town: string;
  postcode: string;
  spot: Vector;
}

export interface Building {
  outline: Line;
  /** A house, something larger, or a building with a name. */
  kind: 'house' | 'shed' | 'civic';
  spot: Vector;
  number?: number;
  /** The way its street runs past it. */
  way: Vector;
}

interface Manner {
  width: readonly [number, number];
  depth: readonly [number, number];
  /** Metres between kerb and front wall. */
  setback: number;
  /** Houses that share walls, and the gap after them. */
  together: readonly [number, number];
  gap: readonly [number, number];
}

const manners: Record<Exclude<Street['frontage'], 'none'>, Manner> = {
  shops: { width: [10, 15], depth: [14, 19], setback: 3, together: [5, 9], gap: [3, 6] },
  terrace: { width: [7.8, 8.8], depth: [9, 10.5], setback: 4, together: [6, 9], gap: [4, 7] },
  semi: { width: [9.6, 11], depth: [9.5, 11], setback: 8, together: [2, 2], gap: [9, 13] },
  detached: { width: [12, 16], depth: [10, 13], setback: 10, together: [1, 1], gap: [13, 20] },
  sheds: { width: [24, 40], depth: [20, 30], setback: 10, together: [1, 1], gap: [8, 14] },
};

/** No houses here. */
const open = new Set<Ground['kind']>([
  'park',
  'garden',
  'wood',
  'meadow',
  'common',
  'sports',
  'cemetery',
  'allotments',
  'school',
  'hospital',
  'industry',
  'plaza',
  'carpark',
  'water',
]);

/** Letters of the inward half of a postcode: Royal Mail leaves out those that are misread. */
const letters = 'ABDEFGHJLNPQRSTUWXYZ';
/** A postman's walk: more letterboxes than this and the street gets another postcode. */
const walk = 26;

/** Things by the square of the plan they are in, so that a house is compared with its neighbours only. */
class Grid<T> {
  readonly #cells = new Map<number, T[]>();
  readonly #size: number;
  constructor(size: number) {
    this.#size = size;
  }
  add(spot: Vector, thing: T) {
    const key = this.#key(spot[0], spot[1]);
    const cell = this.#cells.get(key);
    if (cell) cell.push(thing);
    else this.#cells.set(key, [thing]);
  }
  /** Whether something in this square or those round it is as asked. */
  some(spot: Vector, asked: (thing: T) => boolean): boolean {
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const cell = this.#cells.get(this.#key(spot[0] + dx * this.#size, spot[1] + dy * this.#size));
        if (cell?.some(asked)) return true;
      }
    }
    return false;
  }
  #key(x: number, y: number) {
    return Math.floor(x / this.#size) * 65_536 + Math.floor(y / this.#size);
  }
}

/** Corners of a rectangle: `front` is the middle of its front wall, `way` along it, `back` to behind it. */
const block = (front: Vector, way: Vector, back: Vector, width: number, depth: number): Vector[] => [
  plus(front, times(way, -width / 2)),
  plus(front, times(way, width / 2)),
  plus(plus(front, times(way, width / 2)), times(back, depth)),
  plus(plus(front, times(way, -width / 2)), times(back, depth)),
];

/**
 * Puts houses along the streets and numbers them: odd on one side, even on the other, from the end that is nearer to
 * the market square. A house that would stand in a road, a river or another house is left out, its number with it
 * only where somebody would have built there once.
 */
export function build(plan: {
  streets: readonly Street[];
  paths: readonly Line[];
  sights: readonly (Sight & { size?: readonly [number, number]; way: Vector })[];
  grounds: readonly Ground[];
  river: Line;
  riverHalves: readonly number[];
  railway: Line;
  random: Random;
}): { buildings: Building[]; addresses: Address[] } {
  const { random } = plan;
  const buildings: Building[] = [];
  const standing = new Grid<{ shape: Line; middle: Vector; reach: number }>(48);
  const kerbs = new Grid<{ half: number; spot: Vector }>(48);
  /** Nothing is built on this line, nor so many metres to either side. */
  const keepClear = (line: Line, half: (index: number) => number) => {
    for (let index = 1; index < line.length; index++) {
      const [from, to] = [line[index - 1]!, line[index]!];
      const pieces = Math.ceil(distance(from, to) / 5);
      for (let piece = 0; piece < pieces; piece++) {
        const spot = mix(from, to, piece / pieces);
        kerbs.add(spot, { half: half(index), spot });
      }
    }
  };
  for (const street of plan.streets) keepClear(street.line, () => street.half);
  for (const path of plan.paths) keepClear(path, () => 0.5);
  keepClear(plan.railway, () => 14);
  keepClear(plan.river, (index) => plan.riverHalves[index]! + 6);
  const closed = plan.grounds.filter(({ kind }) => open.has(kind)).map(({ ring }) => ring);
  const grounds = closed.map((ring) => ({
    ring,
    west: Math.min(...ring.map(([x]) => x)),
    east: Math.max(...ring.map(([x]) => x)),
    south: Math.min(...ring.map(([, y]) => y)),
    north: Math.max(...ring.map(([, y]) => y)),
  }));

  const free = (shape: Line, middle: Vector): boolean => {
    const reach = distance(middle, shape[0]!);
    const edges = shape.flatMap((spot, index) => [spot, times(plus(spot, shape[(index + 1) % shape.length]!), 0.5)]);
    const inTheWay = kerbs.some(
      middle,
      ({ half, spot }) =>
        distance(middle, spot) < reach + half + 3 &&
        (edges.some((edge) => distance(edge, spot) < half + 2.4) || within(shape, spot)),
    );
    if (inTheWay) return false;
    const crowded = standing.some(
      middle,
      (other) => distance(middle, other.middle) < reach + other.reach && overlap(shape, other.shape),
    );
    if (crowded) return false;
    const [x, y] = middle;
    return !grounds.some(
      ({ ring, west, east, south, north }) =>
        x > west - 40 && x < east + 40 && y > south - 40 && y < north + 40 && edges.some((edge) => within(ring, edge)),
    );
  };

  for (const { spot, way, size, icon } of plan.sights) {
    if (!size) continue;
    const back = left(way);
    const front = minus(spot, times(back, size[1] / 2));
    const outline = landmarkShape(icon, front, way, back, size);
    buildings.push({ outline, kind: 'civic', spot, way });
    const shape = block(front, way, back, size[0], size[1]);
    standing.add(spot, { shape, middle: spot, reach: distance(spot, shape[0]!) });
  }

  const byStreet = new Map<string, { unit?: string; number?: number; spot: Vector; street: Street; at: number }[]>();
  const lastNumber = new Map<string, [odd: number, even: number]>();
  for (const street of plan.streets) {
    if (street.frontage === 'none') continue;
    const manner = manners[street.frontage];
    const inwards = Math.hypot(...last(street.line)) < Math.hypot(...street.line[0]!);
    const line = inwards ? [...street.line].reverse() : street.line;
    const whole = length(line);
    const key = `${street.name}, ${street.town}`;
    const homes = byStreet.get(key) ?? [];
    byStreet.set(key, homes);
    const numbers = lastNumber.get(key) ?? [-1, 0];
    lastNumber.set(key, numbers);
    for (const hand of [0, 1] as const) {
      let metres = 6;
      let row = random.whole(...manner.together);
      while (metres < whole - 4) {
        const width = random.between(...manner.width);
        const depth = random.between(...manner.depth);
        const { spot: kerb, way } = along(line, metres + width / 2);
        const back = times(left(way), hand === 0 ? 1 : -1);
        const front = plus(
          kerb,
          times(back, street.half + manner.setback + (street.frontage === 'detached' ? random.between(0, 3) : 0)),
        );
        const middle = plus(front, times(back, depth / 2));
        // Houses that share a wall on the inside of a bend would cut into each other by a few centimetres.
        const shape = block(front, way, back, width - 0.9, depth);
        const placed = free(shape, middle);
        metres += width;
        if (placed) {
          numbers[hand] += 2;
          if (numbers[hand] === 13) numbers[hand] += 2;
          const number = numbers[hand];
          standing.add(middle, { shape, middle, reach: distance(middle, shape[0]!) });
          const shed = street.frontage === 'sheds';
          const outline = houseShape(street.frontage, front, way, back, width, depth, random);
          buildings.push({ outline, kind: shed ? 'shed' : 'house', spot: middle, way, number });
          const address = { spot: middle, street, at: metres };
          if (shed) homes.push({ ...address, unit: `Unit ${number}` });
          else homes.push({ ...address, number });
          if (street.frontage === 'shops' && random.next() < 0.16) {
            for (const flat of ['Flat 1', 'Flat 2', 'Flat 3']) homes.push({ ...address, number, unit: flat });
          }
        }
        row -= 1;
        if (row <= 0 || !placed) {
          metres += placed ? random.between(...manner.gap) : 2;
          if (row <= 0) row = random.whole(...manner.together);
        }
      }
    }
  }
  return { buildings, addresses: giveAddresses(byStreet.values()) };
}

/** Postcodes go to stretches of street, both sides together, sector by sector. */
function giveAddresses(
  streets: Iterable<{ unit?: string; number?: number; spot: Vector; street: Street; at: number }[]>,
): Address[] {
  const addresses: Address[] = [];
  const used = new Map<string, number>();
  for (const homes of streets) {
    // One building is never split between postcodes: its flats have the same `number` and follow one another.
    const ordered = homes.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
    for (let start = 0; start < ordered.length;) {
      let end = Math.min(start + walk, ordered.length);
      if (ordered.length - end < 6) end = ordered.length;
      while (
        end < ordered.length &&
        ordered[end]!.number !== undefined &&
        ordered[end]!.number === ordered[end - 1]!.number
      )
        end++;
      const { sector } = ordered[start]!.street;
      const count = used.get(sector) ?? 0;
      used.set(sector, count + 1);
      const postcode = `${sector}${letters[Math.floor(count / letters.length)]}${letters[count % letters.length]}`;
      for (const { unit, number, spot, street } of ordered.slice(start, end)) {
        addresses.push({
          id: `9990${String(10_000_000 + addresses.length)}`,
          ...(unit !== undefined && { unit }),
          ...(number !== undefined && { number }),
          street: street.name,
          town: street.town,
          postcode,
          spot,
        });
      }
      start = end;
    }
  }
  return addresses;
}

/** A footprint with the additions that houses grow: a back kitchen, a garage, a bay. */
function houseShape(
  frontage: Street['frontage'],
  front: Vector,
  way: Vector,
  back: Vector,
  width: number,
  depth: number,
  random: Random,
): Line {
  const at = (across: number, behind: number): Vector => plus(plus(front, times(way, across)), times(back, behind));
  const [west, east] = [-width / 2, width / 2];
  const turn = random.next();
  if (frontage === 'terrace' && turn < 0.75) {
    const kitchen = depth * random.between(0.4, 0.62);
    return [
      at(west, 0),
      at(east, 0),
      at(east, depth),
      at(0.3, depth),
      at(0.3, depth + kitchen),
      at(west, depth + kitchen),
      at(west, depth),
    ];
  }
  if (frontage === 'detached' && turn < 0.7) {
    const flip = turn < 0.35 ? 1 : -1;
    return [
      at(west * flip, 0),
      at(east * flip, 0),
      at(east * flip, depth * 0.6),
      at(width * 0.12 * flip, depth * 0.6),
      at(width * 0.12 * flip, depth),
      at(west * flip, depth),
    ];
  }
  if (frontage === 'shops' && turn < 0.5) {
    return [
      at(west, 0),
      at(east, 0),
      at(east, depth),
      at(width * 0.1, depth),
      at(width * 0.1, depth * 1.25),
      at(west, depth * 1.25),
    ];
  }
  return [at(west, 0), at(east, 0), at(east, depth), at(west, depth)];
}

function landmarkShape(
  icon: Sight['icon'],
  front: Vector,
  way: Vector,
  back: Vector,
  [width, depth]: readonly [number, number],
): Line {
  const at = (across: number, behind: number): Vector =>
    plus(plus(front, times(way, across * width - width / 2)), times(back, behind * depth));
  const shape = (text: string): Line =>
    text.split(' ').map((spot) => at(...(spot.split(',').map(Number) as [number, number])));
  switch (icon) {
    case 'church':
      return shape(
        '0,.3 .14,.2 .14,0 .3,0 .3,.25 .6,.25 .6,-.15 .76,-.15 .76,.25 1,.3 1,.7 .76,.75 .76,1.15 .6,1.15 .6,.75 .3,.75 .3,1 .14,1 .14,.8 0,.7',
      );
    case 'castle':
      return shape(
        '0,.15 .15,0 .3,.12 .7,.12 .85,0 1,.15 .88,.3 .88,.7 1,.85 .85,1 .7,.88 .3,.88 .15,1 0,.85 .12,.7 .12,.3',
      );
    case 'school':
      return shape('0,0 1,0 1,.42 .62,.42 .62,1 .4,1 .4,.42 .2,.42 .2,.8 0,.8');
    case 'hospital':
      return shape(
        '0,.2 .2,.2 .2,0 .36,0 .36,.2 .64,.2 .64,0 .8,0 .8,.2 1,.2 1,.45 .8,.45 .8,1 .64,1 .64,.45 .36,.45 .36,1 .2,1 .2,.45 0,.45',
      );
    case 'civic':
      return shape('0,0 .4,0 .4,-.12 .6,-.12 .6,0 1,0 1,1 .66,1 .66,.6 .34,.6 .34,1 0,1');
    case 'windmill':
    case 'lighthouse':
      return Array.from({ length: 16 }, (_, step) =>
        at(0.5 + 0.5 * Math.cos((step / 8) * Math.PI), 0.5 + 0.5 * Math.sin((step / 8) * Math.PI)),
      );
    case 'theatre':
      return shape('0,.2 .5,0 1,.2 1,1 0,1');
    default:
      return shape('0,0 1,0 1,1 0,1');
  }
}
