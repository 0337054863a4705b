/** Periods on a line as long as the time between them. */

/** A period as a number of years, so that a gap in time is a gap on the line: `2023Q3` is 2023.5. */
export function yearOf(period: string): number {
  const [, year = '0', kind, part] = /^(\d{4})(?:-?([QM])?(\d{1,2}))?/.exec(period) ?? [];
  if (part === undefined) return Number(year);
  return Number(year) + (Number(part) - 1) / (kind === 'Q' ? 4 : 12);
}

/** From 0 for the first to 1 for the last period; 0 when there is one. */
export function placesOf(periods: readonly string[]): number[] {
  const years = periods.map(yearOf);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  return years.map((year) => (last > first ? (year - first) / (last - first) : 0));
}

/** Index of the period nearest to a place. */
export function nearestTo(places: readonly number[], place: number): number {
  let nearest = 0;
  for (const [i, each] of places.entries()) {
    if (Math.abs(each - place) < Math.abs((places[nearest] ?? 0) - place)) nearest = i;
  }
  return nearest;
}

/** Longer than one and a half times the usual step: in between there are no figures. */
const GAP = 1.5;

/** Stretches between neighbours, and whether figures are missing in them. */
export function stretchesOf(
  places: readonly number[],
): { from: number; to: number; isGap: boolean }[] {
  const steps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
  const usual = Math.min(...steps);
  return steps.map((step, i) => ({
    from: places[i] ?? 0,
    to: places[i + 1] ?? 0,
    isGap: step > usual * GAP,
  }));
}

/**
 * Indices of the periods that can be named without names touching: the last and the first, then from the
 * left whatever has room.
 * @param room least distance between two names, as a share of the line
 */
export function namedOf(places: readonly number[], room: number): number[] {
  const last = places.length - 1;
  const named: number[] = last > 0 ? [0, last] : [last];
  for (const [i, place] of places.entries()) {
    if (named.every((other) => Math.abs((places[other] ?? 0) - place) >= room)) named.push(i);
  }
  return named.sort((a, b) => a - b);
}

/** How many periods PageUp and PageDown go. */
const FAR_STEPS = 5;

/** Where a key takes a handle that stands at `at`; null for keys that move nothing. */
export function stepOf(key: string, at: number, lowest: number, highest: number): number | null {
  const to: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - FAR_STEPS,
    PageUp: at + FAR_STEPS,
    Home: lowest,
    End: highest,
  };
  const wanted = to[key];
  return wanted === undefined ? null : Math.min(highest, Math.max(lowest, wanted));
}
