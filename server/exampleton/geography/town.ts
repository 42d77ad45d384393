import { seeded } from '../random.ts';
import type { Random } from '../random.ts';
import {
  beaches,
  boundary,
  breakwaters,
  coast,
  copses,
  farTowns,
  landmarks,
  lands,
  neighbourBorder,
  paths,
  railway,
  river,
  streams,
  tideway,
} from './landscape.ts';
import type { Icon, LandKind } from './landscape.ts';
import { corners, countryStreets, mainRoads, quarters, roadsideSectors } from './plan.ts';
import type { Frontage, RoadKind } from './plan.ts';
import {
  band,
  boxOf,
  distance,
  last,
  nearest,
  patch,
  plus,
  readLine,
  roughen,
  smooth,
  times,
  within,
} from './shapes.ts';
import type { Line, Vector } from './shapes.ts';
import { build } from './houses.ts';
import type { Address, Building } from './houses.ts';

/** A named street, or a named part of a longer road. */
export interface Street {
  name: string;
  kind: RoadKind;
  line: Line;
  /** `Exampleton`, or the village. */
  town: string;
  /** Outward half of its postcodes and the sector after it. */
  sector: string;
  frontage: Frontage;
  /** Metres from its middle to the kerb. */
  half: number;
  number?: string;
  /** Its ends that lead nowhere, where cars turn. */
  deadEnds: readonly Vector[];
}

export interface Ground {
  kind: LandKind;
  ring: Line;
  name?: readonly [en: string, cy: string];
}

export interface Sight {
  name: readonly [en: string, cy: string];
  icon: Icon;
  spot: Vector;
  zoom: number;
}

/** The whole of Exampleton, in metres; the same on every machine. */
export interface Town {
  coast: Line;
  river: Line;
  riverMiddle: Line;
  /** Both banks, as far down as the tide comes up. */
  banks: readonly Line[];
  streams: readonly Line[];
  railway: Line;
  breakwaters: readonly Line[];
  beaches: readonly Line[];
  boundary: Line;
  neighbours: { north: Line; south: Line };
  farTowns: readonly { name: string; spot: Vector; ring: Line; streets: readonly Line[] }[];
  grounds: readonly Ground[];
  paths: readonly Line[];
  /** Where houses stand close together. */
  builtUp: readonly Line[];
  quarters: readonly { name: string; spot: Vector }[];
  streets: readonly Street[];
  sights: readonly Sight[];
  buildings: readonly Building[];
  addresses: readonly Address[];
}

export const halfWidths: Record<RoadKind, number> = {
  trunk: 9,
  primary: 5.5,
  secondary: 4.5,
  residential: 3.4,
  lane: 2.6,
  path: 1,
};

const names = (list: string) => list.split(' ');
const corner = (name: string) => {
  const spot = corners.get(name);
  if (!spot) throw new Error(`no corner ${name}`);
  return spot;
};

/** Main roads as smooth lines, and the line between any two corners of one. */
function layRoads() {
  const laid = mainRoads.map((road) => {
    const list = names(road.corners);
    return { road, list, ...smooth(list.map(corner), 14) };
  });
  /** The road through these corners in their order; where there is none, a curve through them. */
  const side = (through: string): Line => {
    const wanted = names(through);
    for (const { list, line, at } of laid) {
      const [first, final] = [list.indexOf(wanted[0]!), list.indexOf(last(wanted))];
      if (first < 0 || final < 0) continue;
      if (first < final) return line.slice(at[first], at[final]! + 1);
      return line.slice(at[final], at[first]! + 1).reverse();
    }
    return smooth(wanted.map(corner), 14).line;
  };
  return { laid, side };
}

/** The coast is calm where the town has its beaches and harbour, wild elsewhere. */
const wildness = ([x, y]: Vector) => {
  const off = Math.max(1900 - x, Math.abs(y + 100) - 3700, 0);
  return Math.min(1, off / 1200);
};

/** The coast as it is drawn, and as it parts land from sea. */
const layCoast = (): Line =>
  roughen(
    smooth(coast, 45, true).line,
    [
      [1900, 210],
      [800, 110],
      [330, 45],
      [130, 16],
    ],
    seeded(53),
    wildness,
  );

/** Only the lines between the councils: quick, where the whole town is not needed. */
export function layBorders(): Pick<Town, 'boundary' | 'neighbours'> {
  return { boundary: smooth(boundary, 220, true).line, neighbours: partIsland(layCoast()) };
}

/** Cuts the island in two along the neighbours' border. */
function partIsland(ring: Line): { north: Line; south: Line } {
  const [west, east] = neighbourBorder;
  const above = ([x, y]: Vector) => (east[0] - west[0]) * (y - west[1]) - (east[1] - west[1]) * (x - west[0]) > 0;
  const half = (keep: boolean) => ring.filter((spot) => above(spot) === keep);
  /** The ring may start in the middle of a half: begin each half where the other ends. */
  const turned = (keep: boolean) => {
    const start = ring.findIndex((spot, index) => above(spot) === keep && above(ring.at(index - 1)!) !== keep);
    const list = [...ring.slice(start), ...ring.slice(0, start)];
    return list.slice(0, half(keep).length);
  };
  return { north: turned(true), south: turned(false) };
}

const blob = (spot: Vector, reach: number, random: Random): Vector[] =>
  smooth(
    Array.from({ length: 9 }, (_, index): Vector => {
      const turn = (index / 9) * 2 * Math.PI;
      const far = reach * random.between(0.62, 1.15);
      return plus(spot, [far * Math.cos(turn), far * Math.sin(turn)]);
    }),
    25,
    true,
  ).line;

/** A town seen from afar: its outline and some streets without names. */
function farTown({ name, spot, reach }: (typeof farTowns)[number], shore: Line, random: Random) {
  const ring = blob(spot, reach, random).filter((edge) => within(shore, edge));
  const turn = random.between(0, Math.PI);
  const [way, side]: [Vector, Vector] = [
    [Math.cos(turn), Math.sin(turn)],
    [-Math.sin(turn), Math.cos(turn)],
  ];
  const streets: Line[] = [];
  for (const [along, across] of [
    [way, side],
    [side, way],
  ] as const) {
    for (let off = -reach; off < reach; off += random.between(110, 190)) {
      const street: Vector[] = [];
      for (let far = -reach; far <= reach; far += 30) {
        const step = plus(plus(spot, times(across, off + 14 * Math.sin(far / 150 + off))), times(along, far));
        if (within(ring, step)) street.push(step);
        else if (street.length > 0) break;
      }
      if (street.length > 3) streets.push(street);
    }
  }
  return { name, spot, ring, streets };
}

/** Nearer than this, an end of a street was meant to meet the other. Metres. */
const joining = 22;

/** Joins streets that all but meet, and finds the ends that touch no other street. */
function joinStreets(streets: readonly Omit<Street, 'deadEnds'>[]): Street[] {
  const boxes = streets.map(({ line }) => boxOf(line));
  return streets.map((street) => {
    const deadEnds: Vector[] = [];
    const join = (end: Vector): Vector => {
      let best = { spot: end, metres: Infinity };
      streets.forEach((other, index) => {
        const [west, south, east, north] = boxes[index]!;
        const [x, y] = end;
        const far = x < west - joining || x > east + joining || y < south - joining || y > north + joining;
        const found = other === street || far ? undefined : nearest(other.line, end);
        if (found && found.metres < best.metres) best = found;
      });
      if (best.metres > joining) deadEnds.push(end);
      return best.metres > joining || best.metres < 0.01 ? end : best.spot;
    };
    const line = [join(street.line[0]!), ...street.line.slice(1, -1), join(last(street.line))];
    return { ...street, line, deadEnds };
  });
}

/** Lays out the whole town. Takes a fraction of a second; keep what it returns. */
export function buildTown(): Town {
  const { laid, side } = layRoads();
  const squares = new Map(
    quarters.map((quarter) => [
      quarter.name,
      patch({
        bottom: side(quarter.bottom),
        top: side(quarter.top),
        left: side(quarter.left),
        right: side(quarter.right),
      }),
    ]),
  );
  const onPlan = (line: Line, quarter?: string): Line => {
    const square = quarter === undefined ? undefined : squares.get(quarter)!;
    return square ? line.map(([u, v]) => square(u, v)) : line;
  };
  const sectorNear = (spot: Vector) =>
    roadsideSectors.reduce((best, next) => (distance(next[1], spot) < distance(best[1], spot) ? next : best))[0];

  const streets: Omit<Street, 'deadEnds'>[] = [];
  for (const { road, list, line, at } of laid) {
    for (const [from, to, name, frontage = 'none'] of road.names) {
      const part = line.slice(at[list.indexOf(from)], at[list.indexOf(to)]! + 1);
      const middle = part[part.length >> 1]!;
      // A road that changes from houses to fields and keeps its name is one street with two stretches.
      streets.push({
        name,
        kind: road.kind,
        line: part,
        town: 'Exampleton',
        sector: sectorNear(middle),
        frontage,
        half: halfWidths[road.kind],
        ...(road.number && { number: road.number }),
      });
    }
  }
  for (const quarter of quarters) {
    for (const [name, text, frontage = quarter.frontage, kind = 'residential'] of quarter.streets) {
      const bent = smooth(readLine(text), 0.04).line;
      streets.push({
        name,
        kind,
        line: smooth(onPlan(bent, quarter.name), 12).line,
        town: 'Exampleton',
        sector: quarter.sector,
        frontage,
        half: halfWidths[kind],
      });
    }
  }
  for (const [name, town, sector, line, frontage, kind] of countryStreets) {
    streets.push({ name, kind, line: smooth(line, 12).line, town, sector, frontage, half: halfWidths[kind] });
  }
  const random = seeded(19);
  const shore = layCoast();
  const wend = smooth(
    river.map(([spot]) => spot),
    25,
  );
  const halves = wend.line.map((_, index) => {
    const next = wend.at.findIndex((at) => at >= index);
    const [from, to] = [Math.max(next - 1, 0), next];
    const share = from === to ? 0 : (index - wend.at[from]!) / (wend.at[to]! - wend.at[from]!);
    return river[from]![1] + (river[to]![1] - river[from]![1]) * share;
  });
  const grounds: Ground[] = lands.map(({ kind, ring, curved, quarter, name }) => {
    const shape = onPlan(ring, quarter);
    const rough = curved && (kind === 'wood' || kind === 'common');
    const bent = curved ? smooth(shape, rough ? 30 : 15, true).line : shape;
    return {
      kind,
      ring: rough
        ? roughen(
            bent,
            [
              [420, 60],
              [150, 22],
            ],
            random,
          )
        : bent,
      ...(name && { name }),
    };
  });
  for (const [spot, reach] of copses) grounds.push({ kind: 'wood', ring: blob(spot, reach, random) });
  const coastBetween = (ends: Line) => {
    const [from, to] = [ends[0]!, last(ends)];
    const index = (spot: Vector) =>
      shore.reduce((best, next, at) => (distance(next, spot) < distance(shore[best]!, spot) ? at : best), 0);
    return shore.slice(index(from), index(to) + 1);
  };
  const sights: (Sight & { size?: readonly [number, number]; way: Vector })[] = landmarks.map((landmark) => {
    const square = landmark.quarter === undefined ? undefined : squares.get(landmark.quarter)!;
    const [x, y] = landmark.at;
    const spot = square ? square(x, y) : landmark.at;
    const ahead = square ? square(x + 0.05, y) : plus(spot, [1, 0]);
    const way = times(plus(ahead, times(spot, -1)), 1 / distance(ahead, spot));
    return {
      name: landmark.name,
      icon: landmark.icon,
      spot,
      zoom: landmark.zoom,
      way,
      ...(landmark.size && { size: landmark.size }),
    };
  });
  const ways = paths.map(
    ({ line, quarter }) => smooth(onPlan(smooth(line, quarter ? 0.05 : 40).line, quarter), 15).line,
  );
  const finished = joinStreets(streets);
  // From the mouth up and back again, so that the mouth is the side left open when the banks are drawn.
  const riverRing = band([...wend.line].reverse(), [...halves].reverse());
  const { buildings, addresses } = build({
    streets: finished,
    paths: ways,
    sights,
    grounds,
    river: wend.line,
    riverHalves: halves,
    railway: smooth(railway, 40).line,
    random: seeded(1974),
  });
  return {
    coast: shore,
    river: riverRing,
    riverMiddle: wend.line.filter(([x]) => x < tideway),
    banks: [riverRing.slice(0, halves.length), riverRing.slice(halves.length)].map((bank) =>
      bank.filter(([x]) => x < tideway),
    ),
    streams: streams.map((line) => smooth(line, 40).line),
    railway: smooth(railway, 20).line,
    breakwaters: breakwaters.map((line) => smooth(line, 20).line),
    beaches: beaches.map(coastBetween),
    boundary: smooth(boundary, 220, true).line,
    neighbours: partIsland(shore),
    farTowns: farTowns.map((town) => farTown(town, shore, random)),
    grounds,
    paths: ways,
    builtUp: quarters.map((quarter) => [
      ...side(quarter.bottom),
      ...side(quarter.right),
      ...[...side(quarter.top)].reverse(),
      ...[...side(quarter.left)].reverse(),
    ]),
    quarters: quarters.map(({ name }) => ({ name, spot: squares.get(name)!(0.5, 0.5) })),
    streets: finished,
    sights,
    buildings,
    addresses,
  };
}
