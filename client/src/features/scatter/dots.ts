/** The dots of a plot in pixels, and which of them are under a pointer or in a shape. */
import Flatbush from 'flatbush';

/** In area order, pixels from the left and the top; NaN for areas without a dot. */
export type Places = { x: Float32Array; y: Float32Array };

/** How near a pointer must be to the middle of a dot, in pixels. */
const REACH_PX = 14;

export function placeDots(
  indices: Uint32Array,
  values: { x: Float64Array; y: Float64Array },
  at: { x: (value: number) => number; y: (value: number) => number },
): Places {
  const x = new Float32Array(values.x.length).fill(Number.NaN);
  const y = new Float32Array(values.x.length).fill(Number.NaN);
  for (const index of indices) {
    x[index] = at.x(values.x[index] ?? 0);
    y[index] = at.y(values.y[index] ?? 0);
  }
  return { x, y };
}

/** A share of the way from one place to another; what has no dot before is where it will be. */
export function between(from: Places, to: Places, share: number): Places {
  const mix = (a: Float32Array, b: Float32Array): Float32Array =>
    b.map((end, i) => {
      const start = a[i] ?? Number.NaN;
      return Number.isNaN(start) ? end : start + (end - start) * share;
    });
  return { x: mix(from.x, to.x), y: mix(from.y, to.y) };
}

export type DotIndex = {
  /** Index of the area whose dot is under a place, or -1. */
  nearest: (x: number, y: number) => number;
  /** Areas whose dots have their middle in a box, in no order. */
  inBox: (box: Box) => number[];
  /** The same for a ring of corners. */
  inRing: (ring: readonly Corner[]) => number[];
};

export type Box = { left: number; top: number; right: number; bottom: number };
export type Corner = readonly [x: number, y: number];

/** Ten thousand dots are looked through within a few microseconds. */
export function indexDots(places: Places, indices: Uint32Array, radii: Float32Array): DotIndex {
  if (indices.length === 0) return { nearest: () => -1, inBox: () => [], inRing: () => [] };
  const tree = new Flatbush(indices.length, 16, Float32Array);
  let largest = 0;
  for (const index of indices) {
    const [x, y] = [places.x[index] ?? 0, places.y[index] ?? 0];
    tree.add(x, y, x, y);
    largest = Math.max(largest, radii[index] ?? 0);
  }
  tree.finish();
  const areaAt = (at: number): number => indices[at] ?? -1;
  const nearest = (x: number, y: number): number => {
    const [near] = tree.neighbors(x, y, 1, REACH_PX);
    if (near !== undefined) return areaAt(near);
    if (largest <= REACH_PX) return -1;
    const wide = tree.neighbors(x, y, 40, largest).map(areaAt);
    const isOver = (index: number): boolean =>
      Math.hypot((places.x[index] ?? 0) - x, (places.y[index] ?? 0) - y) <= (radii[index] ?? 0);
    return wide.find(isOver) ?? -1;
  };
  const inBox = ({ left, top, right, bottom }: Box): number[] =>
    tree.search(left, top, right, bottom).map(areaAt);
  const inRing = (ring: readonly Corner[]): number[] =>
    inBox(boxOf(ring)).filter((index) =>
      isInside(ring, places.x[index] ?? 0, places.y[index] ?? 0),
    );
  return { nearest, inBox, inRing };
}

export function boxOf(corners: readonly Corner[]): Box {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** Counts how often a line to the right crosses the ring. */
function isInside(ring: readonly Corner[], x: number, y: number): boolean {
  let inside = false;
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  });
  return inside;
}

/** In dots without a size of their own. */
const USUAL_PX = { few: 5, many: 2.5 };
const LARGEST_PX = 22;
const LEAST_PX = 1.5;

/** In area order, pixels: all the same, smaller where there are many; or a surface in proportion to a value. */
export function radiiOf(count: number, areas: number, sizes: Float64Array | null): Float32Array {
  const crowd = Math.max(0, Math.min(1, Math.log10(Math.max(1, count) / 100) / 2));
  const usual = USUAL_PX.few + (USUAL_PX.many - USUAL_PX.few) * crowd;
  if (!sizes) return new Float32Array(areas).fill(usual);
  let most = 0;
  for (const size of sizes) if (Math.abs(size) > most) most = Math.abs(size);
  const largest = LARGEST_PX - 8 * crowd;
  return Float32Array.from(sizes, (size) =>
    most === 0 || Number.isNaN(size)
      ? LEAST_PX
      : Math.max(LEAST_PX, largest * Math.sqrt(Math.abs(size) / most)),
  );
}
