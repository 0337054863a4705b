/** The way of an area through the plot, from period to period. */
import type { PeriodColumns } from './period-columns.ts';

export type TrailPoint = { period: string; x: number; y: number };

/** Parts without a gap, in order of time; a period without a value on either axis ends a part. */
export function trailOf(columns: PeriodColumns, index: number): TrailPoint[][] {
  const parts: TrailPoint[][] = [];
  let isOpen = false;
  for (const { period, x, y } of columns) {
    const [atX, atY] = [x.values[index] ?? Number.NaN, y.values[index] ?? Number.NaN];
    if (Number.isNaN(atX) || Number.isNaN(atY)) {
      isOpen = false;
      continue;
    }
    const point = { period, x: atX, y: atY };
    if (isOpen) parts.at(-1)?.push(point);
    else parts.push([point]);
    isOpen = true;
  }
  return parts;
}

/** Places at which a year is written: both ends, and between them those that lie `gap` pixels from the last. */
export function yearsAlong(
  places: readonly (readonly [x: number, y: number])[],
  gap: number,
): number[] {
  const last = places.length - 1;
  const chosen: number[] = [];
  const isFree = (at: number, from: number): boolean => {
    const [x1, y1] = places[at] ?? [0, 0];
    const [x2, y2] = places[from] ?? [0, 0];
    return Math.hypot(x1 - x2, y1 - y2) >= gap;
  };
  for (let at = 0; at < last; at++) {
    if (chosen.length === 0 || chosen.every((from) => isFree(at, from))) chosen.push(at);
  }
  if (last < 0) return [];
  return [...chosen.filter((at) => isFree(at, last)), last];
}
