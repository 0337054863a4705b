import { nameAxis, printTick } from '../../ui/charts/print-axis.ts';
import { shorten } from '../../ui/charts/text-width.ts';
import { areaPath, linePath } from './line-shape.ts';
import { type Plot, relation } from './plot.ts';
import type { Frame } from './plot-frame.ts';
import { crossing } from './quadrants.ts';

/** What the choice of brushes covers at the top right. */
const BRUSHES_PX = 76;

type Props = { plot: Plot; frame: Frame; width: number; height: number };

/** Under the dots: axes with their round values and names, and the lines that cut the plot in four. */
export function PlotGround({ plot, frame, width, height }: Props) {
  const { left, top, right, bottom, x, y, ticks } = frame;
  const cross = crossing.value;
  return (
    <svg class="scatter-ground" width={width} height={height} aria-hidden="true">
      <g>
        {ticks.x.map((tick) => (
          <g key={tick} transform={`translate(${x.at(tick).toFixed(1)} 0)`}>
            <line class="scatter-axis-grid" y1={top} y2={bottom} />
            <text class="scatter-axis-tick" y={bottom + 15} text-anchor="middle">
              {printTick(tick, plot.x)}
            </text>
          </g>
        ))}
        {ticks.y.map((tick) => (
          <g key={tick} transform={`translate(0 ${y.at(tick).toFixed(1)})`}>
            <line class="scatter-axis-grid" x1={left} x2={right} />
            <text class="scatter-axis-tick" x={left - 6} y={4} text-anchor="end">
              {printTick(tick, plot.y)}
            </text>
          </g>
        ))}
        <line class="scatter-axis-line" x1={left} x2={right} y1={bottom} y2={bottom} />
        <line class="scatter-axis-line" x1={left} x2={left} y1={top} y2={bottom} />
      </g>
      <text class="scatter-axis-name" x={0} y={12}>
        {shorten(`↑ ${nameAxis(plot.y.data)}`, right - BRUSHES_PX)}
      </text>
      <text class="scatter-axis-name" x={right} y={height - 6} text-anchor="end">
        {`${shorten(nameAxis(plot.x.data), right - 20)} →`}
      </text>
      {cross && (
        <g class="scatter-cross">
          {cross.x !== null && within(frame.x, cross.x) && (
            <line x1={x.at(cross.x)} x2={x.at(cross.x)} y1={top} y2={bottom} />
          )}
          {cross.y !== null && within(frame.y, cross.y) && (
            <line x1={left} x2={right} y1={y.at(cross.y)} y2={y.at(cross.y)} />
          )}
        </g>
      )}
    </svg>
  );
}

/** The line through the dots, with the band in which it lies with 95% confidence. */
export function PlotLine({ plot, frame }: Pick<Props, 'plot' | 'frame'>) {
  const line = relation.value?.line;
  if (!line) return null;
  const { left, top, right, bottom } = frame;
  const box = {
    x: left,
    y: top,
    width: Math.max(0, right - left),
    height: Math.max(0, bottom - top),
  };
  const through = linePath(line, plot, frame);
  return (
    <g clip-path="url(#scatter-frame)" class="scatter-line">
      <clipPath id="scatter-frame">
        <rect {...box} />
      </clipPath>
      <path class="scatter-band" d={areaPath(line, plot, frame)} />
      <path class="scatter-line-casing" d={through} />
      <path class="scatter-line-through" d={through} />
    </g>
  );
}

function within({ low, high }: Frame['x'], value: number): boolean {
  return value >= low && value <= high;
}
