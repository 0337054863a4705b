import { mode } from '../../state/page/appearance.ts';
import { colourOfMark } from '../../ui/charts/marks.ts';
import { type Marked, marked } from './marked.ts';
import { type PeriodColumns, periodColumns } from './period-columns.ts';
import type { Plot } from './plot.ts';
import type { Frame } from './plot-frame.ts';
import { type TrailPoint, trailOf, yearsAlong } from './trails.ts';

/** Between two years that are written beside a trail, in pixels. */
const YEAR_GAP_PX = 38;

/** Where chosen and pinned areas were in every period, with the years. */
export function PlotTrails({ plot, frame }: { plot: Plot; frame: Frame }) {
  const columns = periodColumns.value;
  if (!columns) return null;
  const walkers = marked.value.filter(({ index, role }) => index >= 0 && role !== 'reference');
  return (
    <g class="scatter-trails">
      {walkers.map((area) => (
        <Trail
          key={area.code}
          area={area}
          columns={columns}
          frame={frame}
          now={plot.view.request.period}
        />
      ))}
    </g>
  );
}

type Props = { area: Marked; columns: PeriodColumns; frame: Frame; now: string };

function Trail({ area, columns, frame, now }: Props) {
  const parts = trailOf(columns, area.index);
  const at = ({ x, y }: TrailPoint): readonly [number, number] => [frame.x.at(x), frame.y.at(y)];
  const points = parts.flat();
  const places = points.map(at);
  const years = yearsAlong(places, YEAR_GAP_PX);
  const colour = area.mark === null ? 'var(--accent)' : colourOfMark(area.mark, mode.value);
  const past = parts.map((part) => part.filter(({ period }) => period <= now).map(at));
  const ahead = parts.map((part) => part.filter(({ period }) => period >= now).map(at));
  return (
    <g class="scatter-trail" data-code={area.code} style={{ color: colour }}>
      <path class="trail-ahead" d={ahead.map(pathOf).join('')} />
      <path class="trail-casing" d={past.map(pathOf).join('')} />
      <path class="trail-past" d={past.map(pathOf).join('')} />
      {places.map(([x, y], i) => (
        <circle key={points[i]?.period} cx={x} cy={y} r={2} />
      ))}
      {years.map((i) => {
        const [x = 0, y = 0] = places[i] ?? [];
        return (
          <text class="scatter-name" key={i} x={x + 5} y={y - 5}>
            {points[i]?.period}
          </text>
        );
      })}
    </g>
  );
}

function pathOf(places: (readonly [number, number])[]): string {
  if (places.length < 2) return '';
  return `M${places.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}
