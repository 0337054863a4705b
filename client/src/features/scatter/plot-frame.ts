/** Where in the pane the plot is: its edges and both scales, in pixels. */

import type { Size } from '../../ui/charts/point-at.ts';
import { printTick } from '../../ui/charts/print-axis.ts';
import { createScale, type Scale, ticksOf } from '../../ui/charts/scale.ts';
import { textWidth } from '../../ui/charts/text-width.ts';
import type { Axis, Plot } from './plot.ts';

export type Frame = {
  left: number;
  top: number;
  right: number;
  bottom: number;
  x: Scale;
  y: Scale;
  ticks: { x: number[]; y: number[] };
};

/** Above it stands the name of the vertical axis, below it ticks and the name of the other. */
const TOP_PX = 24;
const BOTTOM_PX = 42;
const RIGHT_PX = 8;
/** So that the outermost dots lie within. */
const EDGE_PX = 12;

export function frameOf({ x, y }: Pick<Plot, 'x' | 'y'>, { width, height }: Size): Frame {
  const [top, bottom] = [TOP_PX, height - BOTTOM_PX];
  const yScale = createScale(y.kind, y.ends, [bottom - EDGE_PX, top + EDGE_PX]);
  const yTicks = ticksOf(yScale, Math.max(2, Math.floor((bottom - top) / 56)));
  const widest = Math.max(0, ...yTicks.map((tick) => textWidth(printTick(tick, y))));
  const [left, right] = [widest + 10, width - RIGHT_PX];
  const xScale = createScale(x.kind, x.ends, [left + EDGE_PX, right - EDGE_PX]);
  const xTicks = thin(ticksOf(xScale, Math.max(3, Math.floor((right - left) / 72))), xScale, x);
  return { left, top, right, bottom, x: xScale, y: yScale, ticks: { x: xTicks, y: yTicks } };
}

/** Ticks whose numbers stand free of the one before. */
function thin(ticks: number[], scale: Scale, axis: Axis): number[] {
  let free = Number.NEGATIVE_INFINITY;
  return ticks.filter((tick) => {
    const half = textWidth(printTick(tick, axis)) / 2;
    if (scale.at(tick) - half < free) return false;
    free = scale.at(tick) + half + 8;
    return true;
  });
}
