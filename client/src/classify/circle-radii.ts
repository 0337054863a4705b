/** Largest radius at zoom 8, in pixels, for few and for many areas. */
const LARGEST = { few: 52, many: 20 };
const FEW = 12;
const MANY = 2000;
const SMALLEST = 0.8;

/**
 * Radii come in steps of a hundredth, which no eye sees: most circles then stay as they are from one year
 * to the next, and what stays costs nothing.
 */
const STEP = Math.log(1.01);

/**
 * Radius per value, in pixels at zoom 8: the circle's surface is in proportion to the value.
 * @param highest the value, without its sign, that has the largest circle
 */
export function circleRadii(values: Float64Array, highest: number): Float64Array {
  const largest = largestRadius(values.length);
  return values.map((value) => {
    if (Number.isNaN(value) || value === 0 || highest === 0) return 0;
    const radius = Math.max(SMALLEST, largest * Math.sqrt(Math.abs(value) / highest));
    return Math.exp(Math.round(Math.log(radius) / STEP) * STEP);
  });
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
