/** The geometry of the profile wheel: a slice for each line, a ring of themes around the middle. */
import { arc } from 'd3-shape';

export const WHEEL = { inner: 100, ringEnd: 112, sliceStart: 116, outer: 214 } as const;
/** Between slices, in radians at their outer edge; and between themes. */
const GAP = 0.012;
const THEME_GAP = 0.05;
const TURN = 2 * Math.PI;

/** Angles are clockwise from above, in radians. */
export type Slice = { at: number; from: number; to: number };
/** `first` is the first of its lines. */
export type Sector = { name: string; first: number; from: number; to: number };

/**
 * Slices of equal width in the order of the lines, and a sector over each run of lines of one theme. With the
 * gaps that belong to them they cover the circle.
 * @param themes per line the theme it belongs to
 */
export function wheelOf(themes: readonly string[]): { slices: Slice[]; sectors: Sector[] } {
  const runs: { name: string; first: number; end: number }[] = [];
  themes.forEach((name, at) => {
    const last = runs.at(-1);
    if (last?.name === name) last.end = at + 1;
    else runs.push({ name, first: at, end: at + 1 });
  });
  const gap = runs.length > 1 ? THEME_GAP : 0;
  const width = (TURN - runs.length * gap) / Math.max(1, themes.length);
  const slices: Slice[] = [];
  const sectors = runs.map(({ name, first, end }, run) => {
    const from = first * width + run * gap + gap / 2;
    for (let at = first; at < end; at++) {
      const start = from + (at - first) * width;
      slices.push({ at, from: start, to: start + width });
    }
    return { name, first, from, to: from + (end - first) * width };
  });
  return { slices, sectors };
}

const draw = arc<{ from: number; to: number; inner: number; outer: number }>()
  .startAngle(({ from }) => from)
  .endAngle(({ to }) => to)
  .innerRadius(({ inner }) => inner)
  .outerRadius(({ outer }) => outer)
  .padAngle(GAP)
  .padRadius(WHEEL.outer);

/** An SVG path around (0, 0). */
export function arcPath(from: number, to: number, inner: number, outer: number): string {
  return draw({ from, to, inner, outer }) ?? '';
}

/** How far out a slice is filled: the further, the more areas have less. Something is always to be seen. */
export function fillRadius(percentile: number): number {
  const least = 0.06;
  const share = least + (1 - least) * Math.min(1, Math.max(0, percentile / 100));
  // By surface: half of the areas below is half of the slice.
  const { sliceStart, outer } = WHEEL;
  return Math.sqrt(sliceStart ** 2 + share * (outer ** 2 - sliceStart ** 2));
}
