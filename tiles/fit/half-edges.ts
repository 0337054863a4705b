import type { Segment } from './node-segments.ts';

/**
 * The two sides of every segment: side `2 * s` runs from `a` to `b` of segment `s`, side `2 * s + 1` back. `next` follows
 * the ground on the left of a side around; sides with the same `cycle` bound the same ground.
 */
export type HalfEdges = {
  /** Node number where a side begins; it ends where its twin (`side ^ 1`) begins. */
  from: Int32Array;
  next: Int32Array;
  cycle: Int32Array;
  /** First side of each cycle. */
  starts: number[];
  /** Node positions, plane units. */
  x: number[];
  y: number[];
};

/** Joins segments that meet in ends alone. */
export function joinHalfEdges(segments: readonly Segment[]): HalfEdges {
  const numbers = new Map<number, number>();
  const [x, y]: [number[], number[]] = [[], []];
  const node = (nx: number, ny: number): number => {
    // Counted from the first node, the number stays a whole one: the plane is 2²⁷ units wide.
    const key = (nx - (x[0] ?? nx)) * 2 ** 27 + ny;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, x.length);
    x.push(nx);
    y.push(ny);
    return x.length - 1;
  };
  const from = new Int32Array(segments.length * 2);
  for (const [s, { ax, ay, bx, by }] of segments.entries()) {
    from[2 * s] = node(ax, ay);
    from[2 * s + 1] = node(bx, by);
  }
  const next = linkSides(from, x, y);
  const cycle = new Int32Array(from.length).fill(-1);
  const starts: number[] = [];
  for (let side = 0; side < from.length; side++) {
    if (cycle[side] !== -1) continue;
    for (let at = side; cycle[at] === -1; at = next[at] ?? side) cycle[at] = starts.length;
    starts.push(side);
  }
  return { from, next, cycle, starts, x, y };
}

/** After a side comes the one that turns most to the left of it, so that the ground on the left is walked around. */
function linkSides(from: Int32Array, x: readonly number[], y: readonly number[]): Int32Array {
  const angle = Float64Array.from(from, (a, side) => {
    const b = from[side ^ 1] ?? a;
    return Math.atan2((y[b] ?? 0) - (y[a] ?? 0), (x[b] ?? 0) - (x[a] ?? 0));
  });
  const order = Int32Array.from(from.keys()).sort(
    (p, q) => (from[p] ?? 0) - (from[q] ?? 0) || (angle[p] ?? 0) - (angle[q] ?? 0),
  );
  const next = new Int32Array(from.length);
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end < order.length && from[order[end] ?? 0] === from[order[i] ?? 0]) end++;
    for (let k = i; k < end; k++) {
      const outgoing = order[k] ?? 0;
      const before = order[k === i ? end - 1 : k - 1] ?? 0;
      // Arriving along the twin of `outgoing`, the sharpest turn is the one just before it around the node.
      next[outgoing ^ 1] = before;
    }
    i = end;
  }
  return next;
}

/** Twice the surface left of a cycle, plane units²: negative around a hole. */
export function doubleAreaOf({ from, next, starts, x, y }: HalfEdges, cycle: number): number {
  const start = starts[cycle] ?? 0;
  const [ox, oy] = [x[from[start] ?? 0] ?? 0, y[from[start] ?? 0] ?? 0];
  let sum = 0;
  let side = start;
  do {
    const [a, b] = [from[side] ?? 0, from[side ^ 1] ?? 0];
    sum += ((x[a] ?? 0) - ox) * ((y[b] ?? 0) - oy) - ((x[b] ?? 0) - ox) * ((y[a] ?? 0) - oy);
    side = next[side] ?? start;
  } while (side !== start);
  return sum;
}
