/** Largest radius at zoom 8, in pixels, for few and for many areas. */
const LARGEST = { few: 52, many: 20 };
const FEW = 12;
const MANY = 2000;
const SMALLEST = 0.8;

/** Radius per value, in pixels at zoom 8: the circle's surface is in proportion to the value. */
export function circleRadii(values: readonly (number | null)[]): number[] {
  const largest = largestRadius(values.length);
  const highest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  return values.map((value) => {
    if (value === null || value === 0 || highest === 0) return 0;
    return Math.max(SMALLEST, largest * Math.sqrt(Math.abs(value) / highest));
  });
}

/** Radius of the largest circle among so many areas, in pixels at zoom 8. */
export function largestRadius(areaCount: number): number {
  const crowd = Math.log(Math.max(FEW, Math.min(MANY, areaCount)) / FEW) / Math.log(MANY / FEW);
  return LARGEST.few + (LARGEST.many - LARGEST.few) * crowd;
}
