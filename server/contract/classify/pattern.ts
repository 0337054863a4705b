/** What a picture shows, as facts that a sentence can be made of. */
import type { Position } from '../../../geodata/model/model.ts';
import { indexAt, itemAt, numberAt } from '../read-at.ts';
import { countKinds, type Figures, sortKnown } from './figures.ts';
import { KINDS, MISSING_ORDER, type Missing } from './kind-of-value.ts';

export type Side = 'west' | 'east' | 'south' | 'north';

export type Pattern = {
  /** Number of areas, with and without a value. */
  areas: number;
  known: number;
  /** Indices of areas, the most extreme first; equal ones in area order. */
  highest: number[];
  lowest: number[];
  median: number;
  /** Between these two lies the middle half. */
  quartiles: [number, number];
  /** Kinds of missing that occur, with how many. */
  missing: { kind: Missing; count: number }[];
  /** Where high values lie; empty where that cannot be said. */
  slopes: Slope[];
};

/** Of the areas in each outer third of the territory, the share above the median. */
export type Slope = { high: Side; highShare: number; low: Side; lowShare: number };

const NAMED = 3;
/** Fewer areas make no pattern. */
const ENOUGH = 30;
/** Two thirds against one third: less may be chance and is not said. */
const CLEAR = 1 / 3;

/**
 * @param points label points in area order
 * @param members indices of the areas it is about; null for all
 */
export function findPattern(
  { values, kinds }: Figures,
  points: readonly (Position | null)[],
  members: readonly number[] | null,
): Pattern {
  const indices = members ?? Array.from(values, (_, index) => index);
  const known = indices.filter((index) => !Number.isNaN(numberAt(values, index)));
  const ordered = known.toSorted((a, b) => numberAt(values, b) - numberAt(values, a) || a - b);
  const sorted = sortKnown(values, known);
  const counts = countKinds(kinds, indices);
  const median = quantile(sorted, 0.5);
  const named = Math.min(NAMED, Math.floor(known.length / 2));
  return {
    areas: indices.length,
    known: known.length,
    highest: ordered.slice(0, named),
    lowest: ordered.slice(ordered.length - named).reverse(),
    median,
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
    missing: MISSING_ORDER.flatMap((kind) => {
      const count = indexAt(counts, KINDS.indexOf(kind));
      return count > 0 ? [{ kind, count }] : [];
    }),
    slopes: (
      [
        [0, 'west', 'east'],
        [1, 'south', 'north'],
      ] as const
    ).flatMap(([axis, low, high]) => {
      const placed = known.flatMap((index) => {
        const at = points[index]?.[axis];
        return at === undefined ? [] : [{ at, above: numberAt(values, index) > median }];
      });
      return slopeAlong(placed, low, high);
    }),
  };
}

/** Between neighbours of an ascending list; NaN of an empty one. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Thirds with equally many areas each, so that an empty coast does not weigh. */
function slopeAlong(placed: { at: number; above: boolean }[], first: Side, last: Side): Slope[] {
  if (placed.length < ENOUGH) return [];
  const ordered = placed.toSorted((a, b) => a.at - b.at);
  const third = Math.floor(ordered.length / 3);
  const shareOf = (part: typeof placed) => part.filter(({ above }) => above).length / part.length;
  const [firstPart, lastPart] = [ordered.slice(0, third), ordered.slice(-third)];
  if (itemAt(firstPart, third - 1).at >= itemAt(lastPart, 0).at) return [];
  const firstShare = shareOf(firstPart);
  const lastShare = shareOf(lastPart);
  if (Math.abs(firstShare - lastShare) < CLEAR) return [];
  return firstShare > lastShare
    ? [{ high: first, highShare: firstShare, low: last, lowShare: lastShare }]
    : [{ high: last, highShare: lastShare, low: first, lowShare: firstShare }];
}
