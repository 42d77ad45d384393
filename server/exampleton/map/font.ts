import type { Vector } from '../geography/shapes.ts';

/**
 * A lettering of single strokes, drawn for this map, so that tiles look the same on a machine without any font.
 * A capital is 7 units high, a small letter 5; y goes up from the base line. Strokes are parted by `;`. A stroke is
 * corners `x,y` and arcs `@x,y,rx,ry,from,to`: round (x, y), in degrees anticlockwise from the east.
 */
const bowl = '@1.95,2.5,1.95,2.5,90,450';
const letters: Record<string, readonly [width: number, strokes: string]> = {
  A: [5, '0,0 2.5,7 5,0;.85,2.3 4.15,2.3'],
  B: [4.4, '0,0 0,7 2.3,7 @2.3,5.35,1.7,1.65,90,-90 0,3.7;2.3,3.7 @2.4,1.85,2,1.85,90,-90 0,0'],
  C: [5, '@2.9,3.5,2.9,3.5,48,312'],
  D: [5, '0,0 0,7 1.9,7 @1.9,3.5,3.1,3.5,90,-90 0,0'],
  E: [3.9, '3.9,7 0,7 0,0 3.9,0;0,3.7 3.3,3.7'],
  F: [3.7, '3.7,7 0,7 0,0;0,3.6 3.1,3.6'],
  G: [5.5, '@2.9,3.5,2.9,3.5,48,355 3.3,3.3'],
  H: [4.8, '0,0 0,7;4.8,0 4.8,7;0,3.6 4.8,3.6'],
  I: [0, '0,0 0,7'],
  J: [3, '3,7 3,1.9 @1.5,1.9,1.5,1.9,0,-155'],
  K: [4.5, '0,0 0,7;4.3,7 0,2.7;1.6,4.3 4.5,0'],
  L: [3.7, '0,7 0,0 3.7,0'],
  M: [5.8, '0,0 0,7 2.9,2 5.8,7 5.8,0'],
  N: [4.9, '0,0 0,7 4.9,0 4.9,7'],
  O: [5.8, '@2.9,3.5,2.9,3.5,90,450'],
  P: [4.3, '0,0 0,7 2.3,7 @2.3,5.1,2,1.9,90,-90 0,3.2'],
  Q: [5.8, '@2.9,3.5,2.9,3.5,90,450;3.6,1.8 5.6,-.4'],
  R: [4.5, '0,0 0,7 2.3,7 @2.3,5.1,2,1.9,90,-90 0,3.2;2.1,3.2 4.5,0'],
  S: [4.4, '@2.2,5.25,1.9,1.75,28,270 @2.2,1.75,2.15,1.75,90,-152'],
  T: [4.8, '0,7 4.8,7;2.4,7 2.4,0'],
  U: [4.8, '0,7 0,2.4 @2.4,2.4,2.4,2.4,180,360 4.8,7'],
  V: [5, '0,7 2.5,0 5,7'],
  W: [7.2, '0,7 1.8,0 3.6,6.4 5.4,0 7.2,7'],
  X: [4.8, '0,0 4.8,7;0,7 4.8,0'],
  Y: [4.8, '0,7 2.4,3.4 4.8,7;2.4,3.4 2.4,0'],
  Z: [4.5, '0,7 4.5,7 0,0 4.5,0'],
  a: [3.9, `${bowl};3.9,5 3.9,0`],
  b: [3.9, `0,7.2 0,0;${bowl}`],
  c: [3.5, '@1.95,2.5,1.95,2.5,45,315'],
  d: [3.9, `${bowl};3.9,7.2 3.9,0`],
  e: [3.9, '.05,2.6 3.85,2.6 @1.95,2.5,1.95,2.5,0,312'],
  f: [2.4, '@2.4,5.6,1.5,1.6,75,180 .9,0;0,4.8 2.3,4.8'],
  g: [3.9, `${bowl};3.9,5 3.9,-.2 @2,-.2,1.9,1.8,0,-150`],
  h: [3.7, '0,7.2 0,0;0,3 @1.85,3.05,1.85,1.95,180,0 3.7,0'],
  i: [0, '0,5 0,0;0,6.75 0,6.85'],
  j: [0.7, '.7,5 .7,-.7 @-.4,-.7,1.1,1.3,0,-100;.7,6.75 .7,6.85'],
  k: [3.4, '0,7.2 0,0;3.2,5 0,1.9;1.2,3.05 3.4,0'],
  l: [0.8, '0,7.2 0,.9 @.9,.9,.9,.9,180,265'],
  m: [6, '0,5 0,0;0,3.2 @1.5,3.4,1.5,1.6,180,0 3,0;3,3.2 @4.5,3.4,1.5,1.6,180,0 6,0'],
  n: [3.7, '0,5 0,0;0,3 @1.85,3.05,1.85,1.95,180,0 3.7,0'],
  o: [3.9, bowl],
  p: [3.9, `0,5 0,-2.1;${bowl}`],
  q: [3.9, `${bowl};3.9,5 3.9,-2.1`],
  r: [2.3, '0,5 0,0;0,2.9 @1.9,2.9,1.9,2.1,180,75'],
  s: [3, '@1.5,3.75,1.35,1.25,35,270 @1.5,1.25,1.5,1.25,90,-150'],
  t: [2.3, '.9,6.5 .9,1.3 @2.1,1.3,1.2,1.3,180,280;0,4.9 2.2,4.9'],
  u: [3.7, '0,5 0,1.95 @1.85,1.95,1.85,1.95,180,360;3.7,5 3.7,0'],
  v: [3.8, '0,5 1.9,0 3.8,5'],
  w: [5.6, '0,5 1.4,0 2.8,4.6 4.2,0 5.6,5'],
  x: [3.5, '0,0 3.5,5;0,5 3.5,0'],
  y: [3.8, '0,5 1.95,.2;3.8,5 1.2,-2 .2,-2'],
  z: [3.3, '0,5 3.3,5 0,0 3.3,0'],
  0: [4.4, '@2.2,3.5,2.2,3.5,90,450'],
  1: [1.9, '0,5.5 1.9,7 1.9,0'],
  2: [4.3, '@2.1,5.05,2,1.95,165,-28 0,0 4.3,0'],
  3: [4.1, '@1.9,5.35,1.8,1.65,150,-90 @1.9,1.85,2.2,1.85,90,-152'],
  4: [4.5, '3.4,0 3.4,7 0,2 4.5,2'],
  5: [4.2, '3.9,7 .6,7 .3,3.9 @2,2.25,2.2,2.25,130,-152'],
  6: [4.4, '@4.6,2.2,4.6,4.9,102,180;@2.2,2.2,2.2,2.2,90,450'],
  7: [4.2, '0,7 4.2,7 1.4,0'],
  8: [4.4, '@2.2,5.3,1.8,1.7,90,450;@2.2,1.8,2.2,1.8,90,450'],
  9: [4.4, '@-.2,4.8,4.6,4.9,-78,0;@2.2,4.8,2.2,2.2,90,450'],
  "'": [0, '0,7.2 0,5.6'],
  '’': [0, '0,7.2 0,5.6'],
  '-': [2.3, '0,2.6 2.3,2.6'],
  '.': [0, '0,0 0,.1'],
  ' ': [1.2, ''],
};

type Step = readonly ['M' | 'L' | 'C', readonly number[]];

/** Arcs become Bézier curves of at most a quarter turn each, which bear being turned and scaled. */
function arc(numbers: readonly number[], first: boolean): Step[] {
  const [x, y, rx, ry, from, to] = numbers as [number, number, number, number, number, number];
  const pieces = Math.ceil(Math.abs(to - from) / 90);
  const turn = ((to - from) / pieces) * (Math.PI / 180);
  const handle = (4 / 3) * Math.tan(turn / 4);
  const steps: Step[] = [];
  for (let piece = 0; piece < pieces; piece++) {
    const a = (from * Math.PI) / 180 + turn * piece;
    const b = a + turn;
    const [ax, ay, bx, by] = [x + rx * Math.cos(a), y + ry * Math.sin(a), x + rx * Math.cos(b), y + ry * Math.sin(b)];
    if (piece === 0) steps.push([first ? 'M' : 'L', [ax, ay]]);
    steps.push([
      'C',
      [
        ax - handle * rx * Math.sin(a),
        ay + handle * ry * Math.cos(a),
        bx + handle * rx * Math.sin(b),
        by - handle * ry * Math.cos(b),
        bx,
        by,
      ],
    ]);
  }
  return steps;
}

const compile = (strokes: string): Step[] =>
  strokes.split(';').flatMap((stroke) =>
    stroke.split(' ').flatMap((part, index): Step[] => {
      if (!part) return [];
      if (part.startsWith('@')) return arc(part.slice(1).split(',').map(Number), index === 0);
      return [[index === 0 ? 'M' : 'L', part.split(',').map(Number)]];
    }),
  );

const glyphs = new Map(
  Object.entries(letters).map(([letter, [width, strokes]]) => [letter, { width, steps: compile(strokes) }]),
);
const unknown = glyphs.get('-')!;
const gap = 1.45;

export interface Lettering {
  /** Size as of type: a capital is 0.7 of it. */
  size: number;
  /** More room between letters, as a share of the size. */
  spacing?: number;
  /** Leans to the right, as names of water do. */
  slanted?: boolean;
}

/** Letters of a text with the place of each one's middle, in pixels from the start of the text, and the length of it all. */
export function measure(
  text: string,
  { size, spacing = 0 }: Lettering,
): { letters: { letter: string; middle: number }[]; length: number } {
  const unit = size / 10;
  let at = 0;
  const set = [...text].map((letter) => {
    const { width } = glyphs.get(letter) ?? unknown;
    const middle = at + (width * unit) / 2;
    at += (width + gap) * unit + spacing * size;
    return { letter, middle };
  });
  return { letters: set, length: Math.max(0, at - gap * unit - spacing * size) };
}

/**
 * The strokes of one letter as the `d` of an SVG path.
 * @param at where the middle of the letter stands, halfway up a small letter; pixels, y down
 * @param way unit vector along which the line of text runs
 */
export function letterPath(letter: string, at: Vector, way: Vector, { size, slanted = false }: Lettering): string {
  const { width, steps } = glyphs.get(letter) ?? unknown;
  const unit = size / 10;
  const lean = slanted ? 0.2 : 0;
  let text = '';
  for (const [command, numbers] of steps) {
    text += command;
    for (let index = 0; index < numbers.length; index += 2) {
      const up = (numbers[index + 1]! - 2.7) * unit;
      const along = (numbers[index]! - width / 2) * unit + up * lean;
      text += `${(at[0] + along * way[0] + up * way[1]).toFixed(2)} ${(at[1] + along * way[1] - up * way[0]).toFixed(2)} `;
    }
  }
  return text;
}
