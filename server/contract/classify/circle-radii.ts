import { numberAt } from '../read-at.ts';
import type { Figures } from './figures.ts';

/** Largest radius at zoom 8, in pixels, for few and for many areas. */
const LARGEST = { few: 52, many: 20 };
const FEW = 12;
const MANY = 2000;
/** Radius of the smallest circle at zoom 8, in pixels. */
export const SMALLEST_RADIUS = 0.8;

/**
 * Radius per value, in pixels at zoom 8: the circle's surface is in proportion to the value.
 * @param highest the value, without its sign, that has the largest circle
 */
export function circleRadii(values: Float64Array, highest: number): Float64Array {
  const largest = largestRadius(values.length);
  return values.map((value) =>
    Number.isNaN(value) || value === 0 || highest === 0
      ? 0
      : Math.max(SMALLEST_RADIUS, largest * Math.sqrt(Math.abs(value) / highest)),
  );
}

/** Radius of the largest circle among so many areas, in pixels at zoom 8. */
export function largestRadius(areaCount: number): number {
  const crowd = Math.log(Math.max(FEW, Math.min(MANY, areaCount)) / FEW) / Math.log(MANY / FEW);
  return LARGEST.few + (LARGEST.many - LARGEST.few) * crowd;
}

/** How many times larger circles are at a zoom than at zoom 8: they grow, but slower than the map. */
export function circleGrowth(zoom: number): number {
  return 1.45 ** (Math.min(14, Math.max(6, zoom)) - 8);
}

const orders = new WeakMap<Figures, Uint32Array>();

/** Indices of the areas that have a circle, the largest first, so that small ones lie on top. */
export function circleOrder(figures: Figures): Uint32Array {
  let order = orders.get(figures);
  if (!order) {
    const { values } = figures;
    const size = (index: number): number => Math.abs(numberAt(values, index));
    const drawn = [...values.keys()].filter((index) => size(index) > 0);
    order = Uint32Array.from(drawn.sort((a, b) => size(b) - size(a)));
    orders.set(figures, order);
  }
  return order;
}
