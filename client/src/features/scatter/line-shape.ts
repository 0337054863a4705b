/** The regression line and its confidence band as paths. On a logarithmic axis both are straight in logarithms. */
import type { Plot } from './plot.ts';
import type { Frame } from './plot-frame.ts';
import { bandAt, type Line } from './statistics.ts';

const STEPS = 40;

type Kinds = Pick<Plot, 'x' | 'y'>;

export function linePath(line: Line, plot: Kinds, frame: Frame): string {
  return pathOf(along(plot).map((at) => placeOf(line, at, 0, plot, frame)));
}

export function areaPath(line: Line, plot: Kinds, frame: Frame): string {
  const places = along(plot);
  const half = (at: number): number => bandAt(line, at) ?? 0;
  const above = places.map((at) => placeOf(line, at, half(at), plot, frame));
  const below = places.map((at) => placeOf(line, at, -half(at), plot, frame)).reverse();
  return `${pathOf([...above, ...below])}Z`;
}

/** Places along the horizontal axis, in values or their logarithms. */
function along({ x }: Kinds): number[] {
  const [low, high] = x.kind === 'log' ? x.ends.map(Math.log10) : x.ends;
  const [from = 0, to = 0] = [low, high];
  return Array.from({ length: STEPS + 1 }, (_, i) => from + ((to - from) * i) / STEPS);
}

function placeOf(
  line: Line,
  at: number,
  off: number,
  { x, y }: Kinds,
  frame: Frame,
): [number, number] {
  const height = line.intercept + line.slope * at + off;
  return [
    frame.x.at(x.kind === 'log' ? 10 ** at : at),
    frame.y.at(y.kind === 'log' ? 10 ** height : height),
  ];
}

function pathOf(places: [number, number][]): string {
  return `M${places.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}
