import type { Line, Vector } from '../geography/shapes.ts';
import { boxOf, within } from '../geography/shapes.ts';
import { pixelsAMetre, toWorld } from '../geography/projection.ts';
import type { Town } from '../geography/town.ts';
import { pictograms } from './icons.ts';
import { byTile, inkOf, writeLabels } from './labels.ts';
import type { Label } from './labels.ts';
import { maxZoom, minZoom, palettes, type Look } from './palette.ts';
import { fields, trees } from './scenery.ts';

/** A line in the web's map coordinates (0 to 1, y down), with the box round it. */
interface Shape {
  line: Line;
  box: readonly [west: number, north: number, east: number, south: number];
}

const shape = (line: Line): Shape => {
  const world = line.map(toWorld);
  return { line: world, box: boxOf(world) };
};

/** A long line in short pieces, so that a tile draws only those that come near it. */
function pieces(line: Line, closed = false): Shape[] {
  const whole = closed ? [...line, line[0]!] : line;
  return Array.from({ length: Math.ceil((whole.length - 1) / 24) }, (_, index) =>
    shape(whole.slice(index * 24, index * 24 + 25)),
  );
}

/** Every third point, for edges that are seen only as a change of tint. */
const rough = (line: Line): Line => line.filter((_, index) => index % 3 === 0 || index === line.length - 1);

/** A band, whose ring runs down one side and up the other, in short lengths that overlap a little. */
function lengths(ring: Line): Shape[] {
  const half = ring.length / 2;
  return Array.from({ length: Math.ceil((half - 1) / 12) }, (_, index) => {
    const [from, to] = [index * 12, Math.min(index * 12 + 14, half)];
    return shape([...ring.slice(from, to), ...ring.slice(ring.length - to, ring.length - from)]);
  });
}

const two = (number: number) => number.toFixed(1);
const circle = ([x, y]: Vector, radius: number) => {
  const r = two(radius);
  return `M${two(x - radius)} ${two(y)}a${r} ${r} 0 1 0 ${two(2 * radius)} 0a${r} ${r} 0 1 0 ${two(-2 * radius)} 0`;
};

/** Collects one tile's shapes from the bottom up. */
class Sheet {
  readonly zoom: number;
  readonly #parts: string[] = [];
  readonly #scale: number;
  readonly corner: Vector;

  constructor(zoom: number, x: number, y: number) {
    this.zoom = zoom;
    this.#scale = 256 * 2 ** zoom;
    this.corner = [x * 256, y * 256];
  }

  /** Whether a shape, drawn `margin` pixels wider than it is, touches the tile. */
  sees({ box: [west, north, east, south] }: Shape, margin: number): boolean {
    const [scale, [left, top]] = [this.#scale, this.corner];
    return (
      west * scale - left < 256 + margin &&
      east * scale - left > -margin &&
      north * scale - top < 256 + margin &&
      south * scale - top > -margin
    );
  }

  spot([x, y]: Vector): Vector {
    return [x * this.#scale - this.corner[0], y * this.#scale - this.corner[1]];
  }

  path(shapes: readonly Shape[], margin: number, closed = false): string {
    return shapes
      .filter((each) => this.sees(each, margin))
      .map((each) => this.#outline(each, closed))
      .join('');
  }

  #outline({ line }: Shape, closed: boolean): string {
    let text = '';
    let [lastX, lastY] = [Infinity, Infinity];
    line.forEach((world, index) => {
      const [x, y] = this.spot(world);
      // Points nearer than a pixel to the last one only cost time.
      if (index > 0 && index < line.length - 1 && Math.abs(x - lastX) + Math.abs(y - lastY) < 0.9) return;
      text += `${index === 0 ? 'M' : 'L'}${two(x)} ${two(y)}`;
      [lastX, lastY] = [x, y];
    });
    return closed ? `${text}Z` : text;
  }

  fill(d: string, colour: string, more = '') {
    if (d) this.#parts.push(`<path d="${d}" fill="${colour}" ${more}/>`);
  }

  stroke(d: string, colour: string, width: number, more = 'stroke-linecap="round" stroke-linejoin="round"') {
    if (d)
      this.#parts.push(`<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width.toFixed(2)}" ${more}/>`);
  }

  add(part: string) {
    this.#parts.push(part);
  }

  toString() {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256">${this.#parts.join('')}</svg>`;
  }
}

/**
 * Prepares the map in one look, and cuts tiles from it.
 * @returns a function from a tile's zoom, column and row to an SVG of 256 by 256 pixels; it needs no fonts
 */
export function drawTown(town: Town, look: Look = 'streets'): (zoom: number, x: number, y: number) => string {
  const { colours, land: landColours, roads, names } = palettes[look];
  const island = shape(town.coast);
  const shore = pieces(town.coast, true);
  const bank = town.banks.flatMap((line) => pieces(line));
  const river = lengths(town.river);
  const brooks = town.streams.flatMap((line) => pieces(line));
  const sand = town.beaches.flatMap((line) => pieces(line));
  const walls = town.breakwaters.map(shape);
  const patchwork = colours.fields.map(() => [] as Shape[]);
  for (const { ring, colour } of fields(town)) patchwork[colour]!.push(shape(ring));
  const builtUp = [...town.builtUp, ...town.farTowns.map(({ ring }) => ring)].map((ring) => shape(rough(ring)));
  const ribbons = town.streets.filter(({ frontage }) => frontage !== 'none').flatMap(({ line }) => pieces(rough(line)));
  const grounds = town.grounds
    .filter(({ kind }) => kind !== 'water')
    .map(({ kind, ring }) => ({ kind, shape: shape(ring) }));
  const waters = town.grounds.filter(({ kind }) => kind === 'water').map(({ ring }) => shape(ring));
  const canopy = trees(town).map(({ spot, radius }) => ({ world: toWorld(spot), radius }));
  const houses = (
    [
      ['house', colours.building, colours.buildingEdge],
      ['shed', colours.shed, colours.shedEdge],
      ['civic', colours.civic, colours.civicEdge],
    ] as const
  ).map(([kind, fill, edge]) => ({
    fill,
    edge,
    shapes: town.buildings.filter((building) => building.kind === kind).map(({ outline }) => shape(outline)),
  }));
  const paths = town.paths.map(shape);
  const streets = roads.map((road) => {
    const own = town.streets.filter(({ kind }) => kind === road.kind);
    const far = road.kind === 'lane' ? town.farTowns.flatMap(({ streets: lines }) => lines.map(shape)) : [];
    return {
      ...road,
      shapes: [...own.flatMap(({ line }) => pieces(line)), ...far],
      turnings: road.kind === 'residential' ? own.flatMap(({ deadEnds }) => deadEnds.map(toWorld)) : [],
    };
  });
  const rails = pieces(town.railway);
  const border = pieces(town.boundary, true);
  const labels = new Map<number, Map<string, Label[]>>();
  const labelsAt = (zoom: number) => {
    const known = labels.get(zoom);
    if (known) return known;
    const written = byTile(writeLabels(town, zoom));
    labels.set(zoom, written);
    return written;
  };

  /** Whether the middle of a tile that no shore crosses is on the island. */
  const inland = ({ zoom, corner: [x, y] }: Sheet) =>
    within(island.line, [(x + 128) / (256 * 2 ** zoom), (y + 128) / (256 * 2 ** zoom)]);

  const ground = (sheet: Sheet, metre: number) => {
    const { zoom } = sheet;
    sheet.add(`<rect width="256" height="256" fill="${colours.sea}"/>`);
    const reach = Math.max(7, 90 * metre);
    colours.shallows.forEach((colour, index) => {
      const width = (2 * reach * (3 - index)) / 3;
      sheet.stroke(sheet.path(shore, width), colour, width);
    });
    const coastal = shore.some((piece) => sheet.sees(piece, 2));
    if (coastal) sheet.fill(sheet.path([island], 0, true), colours.land);
    else if (inland(sheet)) sheet.add(`<rect width="256" height="256" fill="${colours.land}"/>`);
    else return;
    patchwork.forEach((shapes, index) => {
      const hedge = zoom > 12 ? `stroke="${colours.hedge}" stroke-width="${zoom > 14 ? 1.3 : 0.5}"` : '';
      sheet.fill(sheet.path(shapes, 2, true), colours.fields[index]!, hedge);
    });
    sheet.stroke(sheet.path(shore, 4), colours.shore, 1);
    sheet.stroke(sheet.path(sand, 60), landColours.beach, Math.max(2.4, 46 * metre));
    const verge = (90 * metre).toFixed(1);
    sheet.fill(
      sheet.path(builtUp, 60, true),
      colours.builtUp,
      `stroke="${colours.builtUp}" stroke-width="${verge}" stroke-linejoin="round"`,
    );
    sheet.stroke(sheet.path(ribbons, 60 * metre + 4), colours.builtUp, 76 * metre);
    for (const { kind, shape: each } of grounds) {
      if (kind === 'carpark' && zoom < 16) continue;
      sheet.fill(sheet.path([each], 2, true), landColours[kind]);
    }
  };

  const water = (sheet: Sheet, metre: number) => {
    const rim = Math.max(2, 10 * metre);
    sheet.stroke(sheet.path(brooks, 4), landColours.water, Math.max(0.9, 3.2 * metre));
    sheet.fill(
      sheet.path(waters, rim, true),
      colours.sea,
      `stroke="${colours.shallows[2]}" stroke-width="${two(rim)}" stroke-linejoin="round"`,
    );
    sheet.stroke(sheet.path(bank, rim), colours.shallows[2], rim);
    sheet.fill(sheet.path(river, 0, true), colours.sea);
    sheet.stroke(sheet.path(walls, 20), colours.wall, Math.max(2, 15 * metre));
    sheet.stroke(sheet.path(walls, 20), colours.wallTop, Math.max(1, 10 * metre));
  };

  /** The sun stands in the south-west, and only a camera minds. */
  const shade = (sheet: Sheet, d: string, length: number) => {
    if (!names) sheet.fill(d, '#1d2618', `fill-opacity=".38" transform="translate(${two(length)} ${two(-length)})"`);
  };

  const close = (sheet: Sheet, metre: number) => {
    const { zoom } = sheet;
    if (zoom >= 16) {
      let d = '';
      for (const { world, radius } of canopy) {
        const [spot, reach] = [sheet.spot(world), radius * metre];
        if (spot[0] > -reach && spot[1] > -reach && spot[0] < 256 + reach && spot[1] < 256 + reach)
          d += circle(spot, reach);
      }
      shade(sheet, d, 2 * metre);
      sheet.fill(
        d,
        colours.tree,
        `fill-opacity=".75" stroke="${colours.treeEdge}" stroke-opacity=".5" stroke-width=".7"`,
      );
    }
    const wall = zoom >= 17 ? 1 : zoom === 16 ? 0.6 : 0.3;
    for (const { shapes } of houses) shade(sheet, sheet.path(shapes, 6, true), 3 * metre);
    for (const { fill, edge, shapes } of houses) {
      sheet.fill(sheet.path(shapes, 2, true), fill, `stroke="${edge}" stroke-width="${wall}" stroke-linejoin="round"`);
    }
    const way = sheet.path(paths, 4);
    sheet.stroke(way, colours.path, zoom >= 17 ? 4 : 2.4, 'stroke-opacity=".8"');
    sheet.stroke(way, colours.pathEdge, zoom >= 17 ? 1.8 : 1.1, `stroke-dasharray="${zoom >= 17 ? '5 4' : '3 2.4'}"`);
  };

  const network = (sheet: Sheet) => {
    const { zoom } = sheet;
    const rim = zoom >= 17 ? 2.4 : zoom >= 15 ? 1.8 : 1.3;
    const seen = streets.map(({ widths, shapes, turnings, ...road }) => {
      const width = widths[zoom - minZoom]!;
      const bulb = zoom >= 16 ? width * 0.85 : 0;
      const ends = bulb
        ? turnings.map((end) => sheet.spot(end)).filter(([x, y]) => Math.abs(x - 128) < 170 && Math.abs(y - 128) < 170)
        : [];
      return { ...road, width, bulb, ends, d: width ? sheet.path(shapes, 30) : '' };
    });
    for (const { width, casing, d, bulb, ends } of seen) {
      if (width < 1) continue;
      sheet.stroke(d, casing, width + rim);
      sheet.fill(ends.map((end) => circle(end, bulb + rim / 2)).join(''), casing);
    }
    const track = sheet.path(rails, 10);
    sheet.stroke(track, colours.rail, zoom >= 16 ? 5 : zoom >= 14 ? 3 : 1.8, '');
    sheet.stroke(
      track,
      colours.track,
      zoom >= 16 ? 3 : zoom >= 14 ? 1.7 : 0.9,
      `stroke-dasharray="${zoom >= 16 ? '10 10' : '6 6'}"`,
    );
    for (const { width, fill, casing, d, bulb, ends } of seen) {
      sheet.stroke(d, width < 1 ? casing : fill, width);
      sheet.fill(ends.map((end) => circle(end, bulb)).join(''), fill);
    }
    if (!names) return;
    const edge = sheet.path(border, 10);
    sheet.stroke(edge, colours.boundary, zoom >= 15 ? 7 : 4, 'stroke-opacity=".14"');
    sheet.stroke(edge, colours.boundary, zoom >= 15 ? 2 : 1.3, 'stroke-opacity=".7" stroke-dasharray="9 4 2 4"');
  };

  const lettering = (sheet: Sheet, x: number, y: number) => {
    for (const label of labelsAt(sheet.zoom).get(`${x}/${y}`) ?? []) {
      const { ink, icon, shield } = label;
      if (shield) {
        const [sx, sy] = [shield.at[0] - sheet.corner[0], shield.at[1] - sheet.corner[1]];
        sheet.add(
          `<rect x="${two(sx - shield.width / 2)}" y="${two(sy - 6.6)}" width="${two(shield.width)}" height="13.2" rx="3" fill="${shield.fill}" stroke="${shield.edge}"/>`,
        );
      }
      const d = inkOf(label, sheet.corner);
      if (ink.halo)
        sheet.stroke(
          d,
          colours.halo,
          ink.size * ink.weight + ink.halo,
          'stroke-opacity=".88" stroke-linecap="round" stroke-linejoin="round"',
        );
      sheet.stroke(d, ink.colour, ink.size * ink.weight);
      if (icon) {
        const [ix, iy] = [icon.at[0] - sheet.corner[0], icon.at[1] - sheet.corner[1]];
        sheet.fill(circle([ix, iy], 9.4), colours.halo);
        sheet.fill(circle([ix, iy], 8.2), colours.icon);
        const [drawn, filled] = pictograms[icon.icon].split('F');
        sheet.add(
          `<g transform="translate(${two(ix)} ${two(iy)})" stroke="#fff" stroke-width="1.1" stroke-linecap="round" stroke-linejoin="round" fill="none"><path d="${drawn}"/>${filled ? `<path d="M${filled}" fill="#fff" stroke="none"/>` : ''}</g>`,
        );
      }
    }
  };

  return (zoom, x, y) => {
    if (zoom < minZoom || zoom > maxZoom) throw new RangeError(`zoom ${zoom} is not drawn`);
    const sheet = new Sheet(zoom, x, y);
    const metre = pixelsAMetre(zoom);
    ground(sheet, metre);
    water(sheet, metre);
    if (zoom >= 15) close(sheet, metre);
    network(sheet);
    if (names) lettering(sheet, x, y);
    return sheet.toString();
  };
}
