import type { Town } from '../geography/town.ts';
import { areaNames } from '../geography/landscape.ts';
import type { Icon } from '../geography/landscape.ts';
import type { RoadKind } from '../geography/plan.ts';
import { toWorld } from '../geography/projection.ts';
import { along, boxOf, centre, length, minus, plus, times, unit } from '../geography/shapes.ts';
import type { Box, Line, Vector } from '../geography/shapes.ts';
import { letterPath, measure } from './font.ts';
import type { Lettering } from './font.ts';
import { colours } from './palette.ts';

interface Ink extends Lettering {
  colour: string;
  /** Width of a stroke, as a share of the size. */
  weight: number;
  /** Pixels of light round the letters. */
  halo: number;
}

/** Something written or stamped on the map, in pixels of the whole world's map at one zoom. */
export interface Label {
  box: Box;
  ink: Ink;
  letters: readonly { letter: string; at: Vector; way: Vector }[];
  icon?: { icon: Icon; at: Vector };
  /** A road number's shield. */
  shield?: { at: Vector; width: number; fill: string; edge: string };
}

/** Boxes already spoken for, by square of the map. */
class Taken {
  readonly #cells = new Map<number, Box[]>();
  #each([west, north, east, south]: Box, visit: (key: number) => boolean): boolean {
    for (let x = Math.floor(west / 64); x <= Math.floor(east / 64); x++) {
      for (let y = Math.floor(north / 64); y <= Math.floor(south / 64); y++) if (!visit(x * 2 ** 24 + y)) return false;
    }
    return true;
  }
  free(boxes: readonly Box[]): boolean {
    return boxes.every((box) => this.#each(box, (key) => !this.#cells.get(key)?.some((other) => meet(box, other))));
  }
  take(boxes: readonly Box[]) {
    for (const box of boxes) {
      this.#each(box, (key) => {
        const cell = this.#cells.get(key);
        if (cell) cell.push(box);
        else this.#cells.set(key, [box]);
        return true;
      });
    }
  }
}

const meet = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const around = ([x, y]: Vector, across: number, up = across): Box => [x - across, y - up, x + across, y + up];
const grown = ([west, north, east, south]: Box, by: number): Box => [west - by, north - by, east + by, south + by];
const whole = (boxes: readonly Box[]): Box =>
  boxOf(
    boxes.flatMap(([west, north, east, south]): Vector[] => [
      [west, north],
      [east, south],
    ]),
  );

/** As few lines as keep under `most` pixels, three at the most, broken so that the longest is as short as can be. */
function wrap(text: string, ink: Lettering, most: number): string[] {
  const wide = (line: string) => measure(line, ink).length;
  const longest = (lines: readonly string[]) => Math.max(...lines.map(wide));
  const words = text.split(' ');
  const split = (from: number, count: number): string[] => {
    let best = [words.slice(from).join(' ')];
    for (let to = from + 1; count > 1 && to < words.length; to++) {
      const lines = [words.slice(from, to).join(' '), ...split(to, count - 1)];
      if (longest(lines) < longest(best)) best = lines;
    }
    return best;
  };
  return split(0, Math.min(3, Math.ceil(wide(text) / most)));
}

/** Text on level lines with its middle at a spot. */
function level(lines: readonly string[], at: Vector, ink: Ink): { letters: Label['letters']; boxes: Box[] } {
  const leading = ink.size * 1.12;
  const boxes: Box[] = [];
  const letters = lines.flatMap((text, row) => {
    const set = measure(text, ink);
    const y = at[1] + (row - (lines.length - 1) / 2) * leading;
    boxes.push(around([at[0], y], set.length / 2 + 2, ink.size * 0.52));
    return set.letters.map(({ letter, middle }) => ({
      letter,
      at: [at[0] - set.length / 2 + middle, y] as Vector,
      way: [1, 0] as Vector,
    }));
  });
  return { letters, boxes };
}

/** Text along a line with its middle so many pixels along it; undefined where the line bends too much for it. */
function bent(
  text: string,
  line: Line,
  middle: number,
  ink: Ink,
): { letters: Label['letters']; boxes: Box[] } | undefined {
  const set = measure(text, ink);
  const ends = [middle - set.length / 2, middle + set.length / 2] as const;
  const chord = minus(along(line, ends[1]).spot, along(line, ends[0]).spot);
  // Never upside down.
  const forwards = chord[0] >= 0;
  const ways: Vector[] = [];
  const letters = set.letters.map(({ letter, middle: at }) => {
    const metres = forwards ? ends[0] + at : ends[1] - at;
    const reach = ink.size * 0.45;
    const way = unit(
      times(minus(along(line, metres + reach).spot, along(line, metres - reach).spot), forwards ? 1 : -1),
    );
    ways.push(way);
    return { letter, at: along(line, metres).spot, way };
  });
  const turned = (a: Vector, b: Vector) => Math.acos(Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1])));
  const sharp = ways.some((way, index) => index > 0 && turned(way, ways[index - 1]!) > 0.42);
  if (sharp || turned(ways[0]!, ways.at(-1)!) > 1.5) return undefined;
  return { letters, boxes: letters.map(({ at }) => around(at, ink.size * 0.48)) };
}

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/ Street$/, ' St'],
  [/ Road$/, ' Rd'],
  [/ Close$/, ' Cl'],
  [/ Lane$/, ' La'],
  [/ Avenue$/, ' Av'],
  [/ Drive$/, ' Dr'],
  [/ Crescent$/, ' Cr'],
  [/ Gardens$/, ' Gdns'],
  [/ Terrace$/, ' Ter'],
  [/ Court$/, ' Ct'],
];
const short = (name: string) => abbreviations.reduce((text, [long, brief]) => text.replace(long, brief), name);

/** Size of a street's name by kind at zoom 13 to 18; 0 is not written. */
const streetSizes: Record<RoadKind, readonly number[]> = {
  trunk: [0, 0, 10.5, 11.5, 12.5, 14],
  primary: [0, 9.6, 10.8, 11.6, 13, 15],
  secondary: [0, 9.2, 10.2, 11, 12.4, 14.5],
  residential: [0, 0, 8.8, 9.8, 11.6, 13.5],
  lane: [0, 0, 0, 9.2, 11, 13],
  path: [0, 0, 0, 0, 0, 0],
};

/** Writes the map at one zoom: what matters most first, and nothing over anything else. */
export function writeLabels(town: Town, zoom: number): Label[] {
  const labels: Label[] = [];
  const taken = new Taken();
  const scale = 256 * 2 ** zoom;
  const pixel = (spot: Vector): Vector => times(toWorld(spot), scale);
  const text = (colour: string, size: number, more: Partial<Ink> = {}): Ink => ({
    colour,
    size,
    weight: 0.105,
    halo: 2.6,
    ...more,
  });

  const write = (lines: readonly string[], at: Vector, ink: Ink, icon?: Icon): boolean => {
    const { letters, boxes } = level(lines, at, ink);
    if (!taken.free(boxes)) return false;
    taken.take(boxes);
    labels.push({ box: grown(whole(boxes), 4), ink, letters, ...(icon && { icon: { icon, at } }) });
    return true;
  };

  const names = (kind: (typeof areaNames)[number]['kind'], ink: Ink) => {
    for (const { text: name, at, kind: own } of areaNames)
      if (own === kind) write(wrap(name, ink, 150), pixel(at), ink);
  };
  if (zoom <= 13) names('town', text(colours.text, zoom === 12 ? 17 : 22, { weight: 0.135, halo: 4 }));
  names('village', text(colours.text, [10, 11.5, 13.5, 15, 17, 19, 21][zoom - 12]!, { weight: 0.12, halo: 3 }));
  if (zoom <= 15) {
    const ink = text(colours.text, zoom === 12 ? 10.5 : zoom === 13 ? 12 : 14, { halo: 3 });
    for (const { name, spot } of town.farTowns) write([name], pixel(spot), ink);
  }
  if (zoom <= 14) names('council', text(colours.council, zoom === 12 ? 11.5 : 14, { spacing: 0.28, halo: 3 }));
  names('sea', text(colours.water, zoom < 14 ? 12 : 14, { slanted: true, spacing: 0.12, halo: 0 }));

  // Shields of numbered roads.
  if (zoom <= 15) {
    for (const { kind, number, line } of town.streets) {
      if (!number || (zoom === 12 && kind !== 'trunk')) continue;
      const drawn = line.map(pixel);
      const total = length(drawn);
      const ink = text(kind === 'trunk' ? '#8a4a22' : '#7d5a12', 8.6, { weight: 0.14, halo: 0 });
      const width = measure(number, ink).length + 8;
      for (let at = zoom === 12 ? 120 : 190; at < total - 60; at += 380) {
        const { spot } = along(drawn, at);
        const boxes = [around(spot, width / 2 + 3, 9)];
        if (!taken.free(boxes)) continue;
        taken.take(boxes);
        labels.push({
          box: grown(boxes[0]!, 2),
          ink,
          letters: level([number], spot, ink).letters,
          shield: {
            at: spot,
            width,
            fill: kind === 'trunk' ? '#fbe3d0' : '#fff3d2',
            edge: kind === 'trunk' ? '#d08f64' : '#dbb673',
          },
        });
      }
    }
  }

  const writeAlong = (name: string, line: Line, ink: Ink, every: number, room = 0.96) => {
    const drawn = line.map(pixel);
    const total = length(drawn);
    const name2 = measure(name, ink).length < total * room ? name : short(name);
    const needed = measure(name2, ink).length;
    if (needed > total * room) return;
    const copies = Math.max(1, Math.floor(total / every));
    for (let copy = 0; copy < copies; copy++) {
      const ideal = ((copy + 0.5) / copies) * total;
      const slack = Math.max(0, total / copies / 2 - needed / 2);
      for (const push of [0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1]) {
        const set = bent(name2, drawn, ideal + push * slack, ink);
        if (!set || !taken.free(set.boxes)) continue;
        // The same name is not repeated close by.
        taken.take(set.boxes);
        labels.push({ box: grown(whole(set.boxes), 4), ink, letters: set.letters });
        break;
      }
    }
  };

  // Places with a sign of their own.
  const signs = town.sights.filter((sight) => zoom >= sight.zoom).toSorted((a, b) => a.zoom - b.zoom);
  for (const { icon, name, spot } of signs) {
    const at = pixel(spot);
    const sign = around(at, 10);
    if (!taken.free([sign])) continue;
    taken.take([sign]);
    const ink = text(colours.icon, zoom >= 17 ? 11.5 : 10.2, { weight: 0.11 });
    const lines =
      zoom > 15 || icon === 'station' || icon === 'hospital' || icon === 'lighthouse'
        ? wrap(name[0].replace('Exampleton ', ''), ink, 92)
        : [];
    const half = ink.size * 0.56 * lines.length;
    const longest = Math.max(0, ...lines.map((each) => measure(each, ink).length));
    const spots: Vector[] = [
      [0, 13 + half],
      [0, -13 - half],
      [15 + longest / 2, 0],
      [-15 - longest / 2, 0],
    ];
    const found = lines.length
      ? spots.map((off) => level(lines, plus(at, off), ink)).find(({ boxes }) => taken.free(boxes))
      : undefined;
    if (found) taken.take(found.boxes);
    labels.push({
      box: grown(whole([sign, ...(found?.boxes ?? [])]), 4),
      ink,
      letters: found?.letters ?? [],
      icon: { icon, at },
    });
  }

  if (zoom >= 13) {
    const ink = text(colours.water, zoom < 15 ? 10.5 : zoom < 17 ? 12.5 : 15, {
      slanted: true,
      spacing: 0.08,
      halo: 0,
    });
    writeAlong('River Wend', [...town.riverMiddle], ink, zoom < 15 ? 700 : 900);
  }
  const order: RoadKind[] = ['trunk', 'primary', 'secondary', 'residential', 'lane'];
  const streets = town.streets.filter(
    ({ frontage, kind, number, name }) =>
      frontage !== 'none' || number || kind === 'secondary' || kind === 'lane' || name === 'Southgate Hill',
  );
  const main = (kinds: readonly RoadKind[]) => {
    for (const kind of kinds) {
      const size = streetSizes[kind][zoom - 13] ?? 0;
      if (!size) continue;
      const ink = text(colours.text, size, { halo: 2.6 });
      for (const street of streets)
        if (street.kind === kind)
          writeAlong(street.name, street.line, ink, kind === 'residential' || kind === 'lane' ? 620 : 480);
    }
  };
  main(order.slice(0, 3));
  if (zoom >= 14 && zoom <= 16) {
    const ink = text(colours.faint, zoom === 14 ? 9.4 : zoom === 15 ? 11 : 12, {
      spacing: 0.14,
      weight: 0.115,
      halo: 3.2,
    });
    for (const { name, spot } of town.quarters) write(wrap(name.toUpperCase(), ink, 100), pixel(spot), ink);
  }
  const signed = new Set(town.sights.map(({ name }) => name[0]));
  if (zoom >= 14) {
    for (const { name, ring, kind } of town.grounds) {
      if (!name || signed.has(name[0])) continue;
      const water = kind === 'water';
      const ink = text(
        water ? colours.water : kind === 'plaza' || kind === 'industry' ? colours.faint : colours.park,
        zoom < 16 ? 9.8 : 11.5,
        { slanted: water, ...(water && { halo: 0 }) },
      );
      const drawn = ring.map(pixel);
      const [west, north, east, south] = boxOf(drawn);
      const lines = wrap(name[0], ink, Math.max(60, (east - west) * 0.8));
      const tall = lines.length * ink.size * 1.1;
      const wide = Math.max(...lines.map((each) => measure(each, ink).length));
      if (wide > (east - west) * 1.25 || tall > (south - north) * 1.1) continue;
      const at = centre(drawn.map((spot) => minus(spot, drawn[0]!)));
      const middle = plus(at, drawn[0]!);
      for (const off of [0, 0.2, -0.2, 0.33, -0.33])
        if (write(lines, plus(middle, [0, off * (south - north)]), ink)) break;
    }
  }
  main(order.slice(3));

  if (zoom === 18) {
    const ink = text(colours.faint, 8.6, { weight: 0.11, halo: 0 });
    for (const { number, spot } of town.buildings) if (number !== undefined) write([String(number)], pixel(spot), ink);
  }
  return labels;
}

/** Labels by the tile they are seen in, so that one that crosses a border is drawn on both sides of it. */
export function byTile(labels: readonly Label[]): Map<string, Label[]> {
  const tiles = new Map<string, Label[]>();
  for (const label of labels) {
    const [west, north, east, south] = label.box.map((edge) => Math.floor(edge / 256)) as unknown as Box;
    for (let x = west; x <= east; x++) {
      for (let y = north; y <= south; y++) {
        const key = `${x}/${y}`;
        const tile = tiles.get(key);
        if (tile) tile.push(label);
        else tiles.set(key, [label]);
      }
    }
  }
  return tiles;
}

/** The strokes of a label, as seen from the corner of a tile. */
export const inkOf = ({ letters, ink }: Label, corner: Vector): string =>
  letters.map(({ letter, at, way }) => letterPath(letter, minus(at, corner), way, ink)).join('');
