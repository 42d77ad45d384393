/** A spot on the plan: metres east and north of the market square. */
export type Vector = readonly [x: number, y: number];
export type Line = readonly Vector[];
export type Box = readonly [west: number, south: number, east: number, north: number];

export const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1]];
export const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1]];
export const times = (a: Vector, factor: number): Vector => [a[0] * factor, a[1] * factor];
export const mix = (a: Vector, b: Vector, part: number): Vector => [
  a[0] + (b[0] - a[0]) * part,
  a[1] + (b[1] - a[1]) * part,
];
/** Not `Math.hypot`, which minds overflow and takes ten times as long; houses are measured millions of times. */
export const distance = (a: Vector, b: Vector) => {
  const dx = a[0] - b[0];
  const dy = a[1] - b[1];
  return Math.sqrt(dx * dx + dy * dy);
};
/** Spots written as `x,y x,y`: a page of coordinates stays a page. */
export const readLine = (text: string): Line =>
  text.split(' ').map((spot) => spot.split(',').map(Number) as unknown as Vector);

/** A quarter turn to the left. */
export const left = (a: Vector): Vector => [-a[1], a[0]];
export const unit = (a: Vector): Vector => times(a, 1 / (distance(a, [0, 0]) || 1));
export const last = <T>(list: readonly T[]): T => list[list.length - 1]!;

/**
 * A smooth line through all points (Catmull and Rom's spline, Barry and Goldman's centripetal form, which never loops).
 * @param step metres between the points of the answer, at most
 * @returns the line, and the place in it of each point given
 */
export function smooth(points: Line, step: number, closed = false): { line: Vector[]; at: number[] } {
  const line: Vector[] = [];
  const at: number[] = [];
  const count = points.length;
  const spot = (index: number): Vector => {
    if (closed) return points[(index + count) % count]!;
    if (index < 0) return minus(times(points[0]!, 2), points[1]!);
    if (index >= count) return minus(times(points[count - 1]!, 2), points[count - 2]!);
    return points[index]!;
  };
  for (let index = 0; index < count - (closed ? 0 : 1); index++) {
    const [p0, p1, p2, p3] = [spot(index - 1), spot(index), spot(index + 1), spot(index + 2)];
    const t1 = Math.sqrt(distance(p0, p1)) || 1;
    const t2 = t1 + (Math.sqrt(distance(p1, p2)) || 1);
    const t3 = t2 + (Math.sqrt(distance(p2, p3)) || 1);
    const pieces = Math.max(1, Math.ceil(distance(p1, p2) / step));
    at.push(line.length);
    for (let piece = 0; piece < pieces; piece++) {
      const t = t1 + ((t2 - t1) * piece) / pieces;
      const a1 = mix(p0, p1, t / t1);
      const a2 = mix(p1, p2, (t - t1) / (t2 - t1));
      const a3 = mix(p2, p3, (t - t2) / (t3 - t2));
      line.push(mix(mix(a1, a2, t / t2), mix(a2, a3, (t - t1) / (t3 - t1)), (t - t1) / (t2 - t1)));
    }
  }
  if (!closed) {
    at.push(line.length);
    line.push(last(points));
  }
  return { line, at };
}

export function length(line: Line): number {
  let sum = 0;
  for (let index = 1; index < line.length; index++) sum += distance(line[index - 1]!, line[index]!);
  return sum;
}

/** The spot so many metres along a line, and the way it goes there (a unit vector). */
export function along(line: Line, metres: number): { spot: Vector; way: Vector } {
  let rest = metres;
  for (let index = 1; ; index++) {
    const [from, to] = [line[index - 1]!, line[index]!];
    const piece = distance(from, to);
    if (rest <= piece || index === line.length - 1) {
      const way = unit(minus(to, from));
      return { spot: plus(from, times(way, rest)), way };
    }
    rest -= piece;
  }
}

/** The spot of a line that is nearest to another spot. */
export function nearest(line: Line, to: Vector): { spot: Vector; metres: number } {
  let best = { spot: line[0]!, metres: Infinity };
  for (let index = 1; index < line.length; index++) {
    const [a, b] = [line[index - 1]!, line[index]!];
    const [dx, dy] = minus(b, a);
    const share = ((to[0] - a[0]) * dx + (to[1] - a[1]) * dy) / (dx * dx + dy * dy || 1);
    const spot = mix(a, b, Math.min(1, Math.max(0, share)));
    const metres = distance(spot, to);
    if (metres < best.metres) best = { spot, metres };
  }
  return best;
}

/** Whether a spot is within a ring (even and odd crossings). */
export function within(ring: Line, spot: Vector): boolean {
  // Called millions of times: by index, because taking pairs apart costs more than the sum itself.
  const x = spot[0];
  const y = spot[1];
  let inside = false;
  let before = ring[ring.length - 1]!;
  for (const corner of ring) {
    const ay = corner[1];
    const by = before[1];
    if (ay > y !== by > y && x < ((before[0] - corner[0]) * (y - ay)) / (by - ay) + corner[0]) inside = !inside;
    before = corner;
  }
  return inside;
}

export function boxOf(points: Line): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

/** The middle of mass of a ring. */
export function centre(ring: Line): Vector {
  let [x, y, area] = [0, 0, 0];
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [a, b] = [ring[before]!, ring[index]!];
    const cross = a[0] * b[1] - b[0] * a[1];
    area += cross;
    x += (a[0] + b[0]) * cross;
    y += (a[1] + b[1]) * cross;
  }
  return [x / (3 * area), y / (3 * area)];
}

/** A band as wide as the numbers say (metres from its middle to its side) along a line. */
export function band(line: Line, halves: readonly number[]): Vector[] {
  const sides: [Vector[], Vector[]] = [[], []];
  line.forEach((spot, index) => {
    const way = unit(minus(line[Math.min(index + 1, line.length - 1)]!, line[Math.max(index - 1, 0)]!));
    sides[0].push(plus(spot, times(left(way), halves[index]!)));
    sides[1].unshift(minus(spot, times(left(way), halves[index]!)));
  });
  return [...sides[0], ...sides[1]];
}

/** Whether two convex shapes have a spot in common: they have none if a line can part them along one of their sides. */
export function overlap(one: Line, other: Line): boolean {
  return ![one, other].some((shape) =>
    shape.some((spot, index) => {
      const [nx, ny] = left(minus(shape[(index + 1) % shape.length]!, spot));
      const reach = (points: Line) => {
        const shadows = points.map(([x, y]) => x * nx + y * ny);
        return [Math.min(...shadows), Math.max(...shadows)] as const;
      };
      const [a, b] = [reach(one), reach(other)];
      return a[1] <= b[0] || b[1] <= a[0];
    }),
  );
}

/** A closed line moved in and out by uneven waves, each `[metres long, metres high]`, as nature has it. */
export function roughen(
  ring: Line,
  waves: readonly (readonly [long: number, high: number])[],
  random: { next(): number },
  calm: (spot: Vector) => number = () => 1,
): Vector[] {
  const whole = length(ring);
  const swells = waves.map(([long, high]) => {
    const count = Math.max(3, Math.round(whole / long));
    const heights = Array.from({ length: count }, () => (random.next() * 2 - 1) * high);
    return (share: number) => {
      const at = share * count;
      const ease = (1 - Math.cos((at % 1) * Math.PI)) / 2;
      return heights[Math.floor(at) % count]! * (1 - ease) + heights[Math.ceil(at) % count]! * ease;
    };
  });
  let gone = 0;
  return ring.map((spot, index) => {
    const before = ring.at(index - 1)!;
    const way = unit(minus(ring[(index + 1) % ring.length]!, before));
    if (index > 0) gone += distance(before, spot);
    const push = swells.reduce((sum, swell) => sum + swell(gone / whole), 0) * calm(spot);
    return plus(spot, times(left(way), push));
  });
}

/**
 * Coons' patch: bends a unit square so that its four sides lie on four lines. Streets drawn in the square then meet
 * the roads round it exactly, whatever way those roads wind.
 * @returns a function from (u, v) of the square, v upwards, to the plan
 */
export function patch(sides: { bottom: Line; top: Line; left: Line; right: Line }): (u: number, v: number) => Vector {
  const measured = (line: Line) => {
    const whole = length(line);
    return (share: number) => along(line, whole * share).spot;
  };
  const [bottom, top, west, east] = [sides.bottom, sides.top, sides.left, sides.right].map(measured) as [
    (share: number) => Vector,
    (share: number) => Vector,
    (share: number) => Vector,
    (share: number) => Vector,
  ];
  return (u, v) => {
    const ruled = plus(mix(bottom(u), top(u), v), mix(west(v), east(v), u));
    return minus(ruled, mix(mix(bottom(0), bottom(1), u), mix(top(0), top(1), u), v));
  };
}
