import type { LandKind } from '../geography/landscape.ts';
import type { Town } from '../geography/town.ts';
import { boxOf, distance, mix, within } from '../geography/shapes.ts';
import type { Line, Vector } from '../geography/shapes.ts';
import { seeded } from '../random.ts';
import { colours } from './palette.ts';

/** A patchwork of fields: a wobbly chequerboard that keeps off the water, each square with the number of its colour. */
export function fields(town: Town): { ring: Line; colour: number }[] {
  const random = seeded(7);
  const [west, south, east, north] = boxOf(town.coast);
  const size = 250;
  const columns = Math.ceil((east - west) / size);
  const rows = Math.ceil((north - south) / size);
  const corners = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column) => {
      const spot: Vector = [
        west + (column + random.between(-0.3, 0.3) + 0.5 * Math.sin(row * 0.35)) * size,
        south + (row + random.between(-0.3, 0.3) + 0.5 * Math.sin(column * 0.27)) * size,
      ];
      return { spot, dry: within(town.coast, spot) };
    }),
  );
  const found: { ring: Line; colour: number }[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const colour = random.whole(0, colours.fields.length - 1);
      const bare = random.next() < 0.07;
      const ring = [
        corners[row]![column]!,
        corners[row]![column + 1]!,
        corners[row + 1]![column + 1]!,
        corners[row + 1]![column]!,
      ];
      if (!bare && ring.every(({ dry }) => dry)) found.push({ ring: ring.map(({ spot }) => spot), colour });
    }
  }
  return found;
}

/** Metres between trees, and the share of places where one grows. */
const planting: Partial<Record<LandKind | 'gardens', readonly [every: number, share: number]>> = {
  gardens: [26, 0.2],
  wood: [17, 0.92],
  park: [24, 0.4],
  garden: [14, 0.34],
  cemetery: [18, 0.34],
  common: [34, 0.26],
  meadow: [40, 0.16],
  hospital: [22, 0.12],
  school: [24, 0.1],
};

/** Squares of six metres that something already stands on. */
class Occupied {
  readonly #squares = new Set<number>();
  readonly #key = ([x, y]: Vector) => Math.floor(x / 6) * 65_536 + Math.floor(y / 6);
  /** Marks a line and what is within six metres of it. */
  mark(line: Line) {
    for (let index = 0; index < line.length; index++) {
      const [from, to] = [line[index]!, line[index + 1] ?? line[index]!];
      const steps = Math.max(1, Math.ceil(distance(from, to) / 5));
      for (let step = 0; step < steps; step++) {
        const [x, y] = mix(from, to, step / steps);
        for (const dx of [-6, 0, 6]) for (const dy of [-6, 0, 6]) this.#squares.add(this.#key([x + dx, y + dy]));
      }
    }
  }
  has(spot: Vector) {
    return this.#squares.has(this.#key(spot));
  }
}

export interface Tree {
  spot: Vector;
  radius: number;
}

/** Trees of the woods and parks near the town, off its paths and ponds; far woods are only seen from afar. */
export function trees(town: Town): Tree[] {
  const random = seeded(11);
  const found: Tree[] = [];
  const ponds = town.grounds.filter(({ kind }) => kind === 'water').map(({ ring }) => ring);
  const occupied = new Occupied();
  for (const { line } of town.streets) occupied.mark(line);
  for (const path of town.paths) occupied.mark(path);
  for (const { outline } of town.buildings) occupied.mark(outline);
  const gardens = town.builtUp.map((ring) => ({ kind: 'gardens' as const, ring }));
  for (const { kind, ring } of [...town.grounds, ...gardens]) {
    const manner = planting[kind];
    const [west, south, east, north] = boxOf(ring);
    if (!manner || Math.hypot((west + east) / 2, (south + north) / 2) > 5600) continue;
    const [every, share] = manner;
    const inside =
      kind === 'gardens' ? town.grounds.map((ground) => ground.ring).filter((other) => within(ring, other[0]!)) : ponds;
    for (let x = west; x < east; x += every) {
      for (let y = south; y < north; y += every) {
        const spot: Vector = [x + random.between(-0.45, 0.45) * every, y + random.between(-0.45, 0.45) * every];
        const radius = random.between(2.6, kind === 'wood' ? 7 : 5);
        if (random.next() > share || occupied.has(spot) || !within(ring, spot)) continue;
        if (!inside.some((other) => within(other, spot))) found.push({ spot, radius });
      }
    }
  }
  return found;
}
