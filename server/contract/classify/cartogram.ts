/** Dorling circles: how large they are, and where they can be drawn. */

/** More circles than this are dots, and pushing them apart moves them too far from home. */
export const MAX_CARTOGRAM_AREAS = 400;
/** The share of the box around all areas that circles fill together. */
const FILLED = 0.34;

/** Why values cannot be drawn as a cartogram; null when they can. */
export function refuseCartogram(areaCount: number, isCount: boolean): 'areas' | 'values' | null {
  if (!isCount) return 'values';
  return areaCount > MAX_CARTOGRAM_AREAS ? 'areas' : null;
}

/** Shares of the world from its north-western corner; NaN for an area without a place. */
export type WorldPoints = { x: Float64Array; y: Float64Array };

/** Degrees as shares of the world (web mercator). */
export function worldPoints(points: readonly (readonly [number, number] | null)[]): WorldPoints {
  const x = new Float64Array(points.length).fill(Number.NaN);
  const y = new Float64Array(points.length).fill(Number.NaN);
  points.forEach((point, i) => {
    if (!point) return;
    const angle = (point[1] * Math.PI) / 180;
    x[i] = (point[0] + 180) / 360;
    y[i] = 0.5 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / (2 * Math.PI);
  });
  return { x, y };
}

/**
 * The radius of a circle for the value 1, in shares of the world: surfaces are in proportion to values, and together
 * fill a fixed share of the box around the areas. 0 where nothing has a value.
 */
export function radiusOfOne({ x, y }: WorldPoints, values: Float64Array): number {
  let [west, east, north, south, sum] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (let i = 0; i < values.length; i++) {
    const [across, down, value] = [x[i] ?? Number.NaN, y[i] ?? Number.NaN, values[i] ?? Number.NaN];
    if (Number.isNaN(across) || !(value > 0)) continue;
    west = Math.min(west, across);
    east = Math.max(east, across);
    north = Math.min(north, down);
    south = Math.max(south, down);
    sum += value;
  }
  if (sum === 0) return 0;
  // Areas in one row, or only one, still get circles to look at.
  const side = Math.max(east - west, south - north, 1e-5);
  const box = Math.max(east - west, side / 3) * Math.max(south - north, side / 3);
  return Math.sqrt((box * FILLED) / (Math.PI * sum));
}
