/** Ticking items of a dimension level: ranges of neighbours, and the same choice at another level. */
import { type DimensionLevel, range } from '../../link/slice.ts';
import { startsOf } from '../../messages/say-slice.ts';

/** Ticks or unticks everything between two places, both included; the rest stays as it was. */
export function setBetween(
  ticked: readonly number[],
  from: number,
  to: number,
  on: boolean,
): number[] {
  const next = new Set(ticked);
  for (const place of range(Math.min(from, to), Math.max(from, to))) {
    if (on) next.add(place);
    else next.delete(place);
  }
  return [...next].sort((a, b) => a - b);
}

/**
 * The items of another level that lie wholly in the chosen ones, where both levels are ranges of numbers;
 * none where that cannot be told.
 */
export function movedItems(
  items: readonly number[],
  from: DimensionLevel,
  to: DimensionLevel,
): number[] {
  const starts = startsOf(from.items);
  const ends = startsOf(to.items);
  if (!starts || !ends) return [];
  const covered = items.map((item) => [starts[item] ?? 0, starts[item + 1] ?? Infinity] as const);
  return range(0, to.items.length - 1).filter((place) => {
    // From one start of the finer level to the next, all of it must be covered.
    let at = ends[place] ?? 0;
    const end = ends[place + 1] ?? Infinity;
    for (const [first, next] of covered) if (first <= at && next > at) at = next;
    return at >= end;
  });
}
