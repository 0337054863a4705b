/** How the shown values of a level are spread, and where one of them stands among them. */
import type { LevelData } from '../../geodata/edition/edition.ts';
import { VALUE } from '../../geodata/model/status.ts';
import type { Published } from '../../geodata/publish/publish-values.ts';
import type { ProfileStanding, Spread } from '../contract/profile.ts';
import { wireNumber } from '../http/wire-number.ts';

/** Of a normal distribution: standard deviations from the middle to a quartile. */
const QUARTILE = 0.6745;
/** Standard deviations in a mean distance from the middle (Iglewicz and Hoaglin, 1993). */
const MEAN_DISTANCE = 1.2533;

/** Null when no area shows a value. Unknown locations do not count. */
export function spreadOf({ column, decimals }: Published, data: LevelData): Spread | null {
  const sorted = sortShown(column, unknownOf(data));
  const [first] = sorted;
  if (first === undefined) return null;
  const values: number[] = [];
  const counts: number[] = [];
  let last = Number.NaN;
  for (const exact of sorted) {
    const value = wireNumber(exact, decimals);
    if (value === last) counts.push((counts.pop() ?? 0) + 1);
    else {
      values.push(value);
      counts.push(1);
      last = value;
    }
  }
  const at = (share: number): number => wireNumber(quantile(sorted, share), decimals + 2);
  return { quartiles: [at(0), at(0.25), at(0.5), at(0.75), at(1)], values, counts };
}

/** Shown values in steps of the unit, ascending. */
function sortShown({ values, statuses }: Published['column'], unknown: Uint8Array): Float64Array {
  const sorted = new Float64Array(values.length);
  let length = 0;
  for (let area = 0; area < values.length; area++) {
    if (statuses[area] === VALUE && unknown[area] === 0) sorted[length++] = values[area] ?? 0;
  }
  return sorted.subarray(0, length).sort();
}

/** Between the two values around it. */
function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** Where a value stands among those of its level. @param value one of the spread's values */
export function standingOf(value: number, spread: Spread): ProfileStanding {
  let [below, same, of] = [0, 0, 0];
  spread.values.forEach((each, i) => {
    const count = spread.counts[i] ?? 0;
    of += count;
    if (each < value) below += count;
    else if (each === value) same += count;
  });
  const [, low, middle, high] = spread.quartiles;
  const side = value < middle ? middle - low : high - middle;
  const scale = side > 0 ? side / QUARTILE : scaleOf(spread);
  return {
    percentile: wireNumber(((below + same / 2) / of) * 100, 1),
    ties: Math.max(0, same - 1),
    score: scale === null ? 0 : wireNumber((value - middle) / scale, 2),
  };
}

/**
 * What a usual difference between areas is: a standard deviation, from the quartiles, so that a few extreme
 * areas do not count; from the mean distance to the middle where half of the areas have one value. Null when
 * all have the same.
 */
export function scaleOf({ quartiles, values, counts }: Spread): number | null {
  const [, low, middle, high] = quartiles;
  if (high > low) return (high - low) / (2 * QUARTILE);
  let [sum, of] = [0, 0];
  values.forEach((value, i) => {
    sum += Math.abs(value - middle) * (counts[i] ?? 0);
    of += counts[i] ?? 0;
  });
  return sum > 0 ? (sum / of) * MEAN_DISTANCE : null;
}

const UNKNOWN = new WeakMap<LevelData, Uint8Array>();

/** 1 for each unknown location. Looked up in bytes, as 10,000 areas one by one took 4 ms an indicator. */
export function unknownOf(data: LevelData): Uint8Array {
  const known = UNKNOWN.get(data);
  if (known) return known;
  const unknown = Uint8Array.from(data.areas, ({ unknownLocation }) => (unknownLocation ? 1 : 0));
  UNKNOWN.set(data, unknown);
  return unknown;
}
