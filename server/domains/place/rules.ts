import type { Point, Responsible } from '../../../src/contract/council.ts';
import type { Area } from '../../../src/contract/places.ts';
import { parsePostcode } from '../../../src/core/postcode.ts';

/** Whose land is whose. Rings need not be closed; a neighbour's may run through the council's own area. */
export interface Territory {
  boundary: readonly Point[];
  neighbours: readonly { ring: readonly Point[]; responsible: Responsible }[];
}

/** Whose area a point is in: the council's, a neighbour's, or nobody's that the council knows. */
export function areaOf(point: Point, { boundary, neighbours }: Territory): Area {
  if (isWithin(point, boundary)) return { inside: true };
  const neighbour = neighbours.find(({ ring }) => isWithin(point, ring));
  return { inside: false, ...(neighbour && { responsible: neighbour.responsible }) };
}

/** Counts how often a line from the point to the north crosses the ring. */
function isWithin({ lat, lng }: Point, ring: readonly Point[]): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before && corner.lng > lng !== before.lng > lng) {
      const share = (lng - corner.lng) / (before.lng - corner.lng);
      if (lat < corner.lat + share * (before.lat - corner.lat)) inside = !inside;
    }
    before = corner;
  }
  return inside;
}

/** What a person may mean by what they typed into the place search. */
export interface PlaceQuery {
  /** A whole postcode, `ZZ1 1AB`. */
  postcode?: string;
  /** The beginning of one, `ZZ1 1`. */
  postcodeStart?: string;
  /** House number, when something follows it. */
  number?: number;
  /** Number or letter of a flat or unit. */
  unit?: string;
  /** Words of a street or a place, as `searchable` makes them; may be empty. */
  words: string;
}

const unitWords = /^(?:flat|apartment|apt|unit|fflat|uned)\s+(\w+)\s+/;

/** Reads what was typed: `zz11ab`, `ZZ1`, `12 mill ln`, `Flat 2, 12 Mill Lane, ZZ1 1AB`, `llyfrgell`. */
export function readPlaceQuery(text: string): PlaceQuery {
  const whole = parsePostcode(text);
  if (whole) return { postcode: whole, words: '' };
  const start = /^[a-z]{1,2}\d[a-z\d]?\s*(?:\d[a-z]?)?$/i.test(text.trim()) ? readStart(text) : undefined;
  if (start) return { postcodeStart: start, words: searchable(text) };

  const [before, postcode] = splitPostcode(text);
  let words = searchable(before);
  const unit = unitWords.exec(words);
  if (unit) words = words.slice(unit[0].length);
  const number = /^(\d{1,5})[a-z]?(?:\s+|$)/.exec(words);
  if (number) words = words.slice(number[0].length);
  return {
    ...(postcode && { postcode }),
    ...(unit?.[1] !== undefined && { unit: unit[1].toUpperCase() }),
    ...(number && { number: Number(number[1]) }),
    words: expand(words),
  };
}

/** A postcode at the end of a line, in one word or two. */
function splitPostcode(text: string): [before: string, postcode: string | undefined] {
  const words = text.trim().split(/[\s,]+/);
  for (const count of [2, 1]) {
    const postcode = words.length > count ? parsePostcode(words.slice(-count).join('')) : undefined;
    if (postcode) return [words.slice(0, -count).join(' '), postcode];
  }
  return [text, undefined];
}

/** The first half of a postcode always ends where the second, which starts with a digit, begins: `ZZ1 1`. */
function readStart(text: string): string {
  const letters = text.toUpperCase().replace(/\s+/g, '');
  if (/\s/.test(text.trim())) return text.trim().toUpperCase().replace(/\s+/g, ' ');
  const [, outward = letters, rest = ''] = /^([A-Z]{1,2}\d)(\d[A-Z]?)?$/.exec(letters) ?? [];
  return rest ? `${outward} ${rest}` : letters;
}

/** Lower case, no accents, no punctuation: `Fuller’s Court` and `fullers court` are the same. */
export const searchable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const abbreviations: ReadonlyMap<string, string> = new Map([
  ['av', 'avenue'],
  ['ave', 'avenue'],
  ['cl', 'close'],
  ['cres', 'crescent'],
  ['ct', 'court'],
  ['dr', 'drive'],
  ['gdns', 'gardens'],
  ['la', 'lane'],
  ['ln', 'lane'],
  ['rd', 'road'],
  ['sq', 'square'],
  ['st', 'street'],
  ['ter', 'terrace'],
  ['terr', 'terrace'],
]);

/** `mill ln` is Mill Lane; a word in front is never one of these, so that `st` there stays a saint. */
const expand = (words: string): string =>
  words
    .split(' ')
    .map((word, index) => (index > 0 ? (abbreviations.get(word) ?? word) : word))
    .join(' ');

/** Metres between two points along the surface. */
export function metresBetween(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const half =
    Math.sin(((b.lat - a.lat) * radians) / 2) ** 2 +
    Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((b.lng - a.lng) * radians) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(half));
}

/**
 * Slips between two texts: letters too many, too few, wrong, or two the wrong way round (optimal string alignment).
 * What is still to be typed at the end of `name` costs nothing.
 */
export function slips(typed: string, name: string): number {
  const at = (row: readonly number[], column: number) => row[column] ?? Infinity;
  let before: number[] = [];
  let last = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const next = [row];
    for (let column = 1; column <= name.length; column++) {
      const same = typed[row - 1] === name[column - 1];
      const swapped = column > 1 && typed[row - 1] === name[column - 2] && typed[row - 2] === name[column - 1];
      next[column] = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Infinity,
      );
    }
    [before, last] = [last, next];
  }
  return Math.min(...last);
}
