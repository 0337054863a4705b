/** What a line chart draws of each line: the line itself, its marks and its name. */
import type { SeriesAnswer } from '../../../../server/contract/series.ts';
import { pointed } from '../../state/map-view/pointing.ts';
import { mode } from '../../state/page/appearance.ts';
import { spreadLabels } from './labels.ts';
import { type Line, pathOf, pointsOf } from './line-paths.ts';
import { colourOfMark, shapeOfMark } from './marks.ts';
import { pointing } from './point-at.ts';
import type { Scale } from './scale.ts';

/** Room at the sides and at the foot of the chart. */
export const EDGE_PX = 10;
export const AXIS_PX = 22;
const LABEL_PX = 15;

/** One area or the reference over the periods, with a mark at the period that is read. */
export function OneLine({
  line,
  answer,
  places,
  y,
  read,
}: {
  line: Line;
  answer: SeriesAnswer;
  places: number[];
  y: Scale;
  read: number;
}) {
  const isPointed =
    line.area !== null &&
    pointed.value?.level === line.area.level &&
    pointed.value.index === line.area.index;
  const colour = line.area ? colourOfMark(line.area.mark, mode.value) : undefined;
  const points = pointsOf(line.values, places, y.at);
  return (
    <g
      class="compare-line"
      data-code={line.area?.code}
      data-reference={line.area === null}
      data-pointed={isPointed}
      style={colour ? { color: colour } : undefined}
      {...(line.area ? { onPointerEnter: pointing(line.area).onPointerEnter } : {})}
      onPointerLeave={line.area ? pointing(line.area).onPointerLeave : undefined}
    >
      <path class="line-past" d={pathOf(points, (place) => !answer.forecast[place])} />
      <path class="line-ahead" d={pathOf(points, (place) => answer.forecast[place] === true)} />
      {points.map(({ place, x, y: height }) =>
        place === read || isLone(points, place) || answer.provisional[place] ? (
          <path
            key={place}
            class="line-mark"
            data-provisional={answer.provisional[place]}
            transform={`translate(${x.toFixed(1)} ${height.toFixed(1)}) scale(${place === read ? 0.9 : 0.55})`}
            d={line.area ? shapeOfMark(line.area.mark) : 'M-6 0H6'}
          />
        ) : null,
      )}
    </g>
  );
}

/** A value with none before and none after has no line to be seen by. */
function isLone(points: { place: number }[], place: number): boolean {
  return !points.some((each) => Math.abs(each.place - place) === 1);
}

/** The names of the lines, at the end of each. */
export function LineNames({
  drawn,
  y,
  left,
  height,
}: {
  drawn: Line[];
  y: Scale;
  left: number;
  height: number;
}) {
  const named = drawn.flatMap((line) => {
    const last = line.values.findLast((value) => value !== null);
    return typeof last === 'number' ? [{ line, at: y.at(last) }] : [];
  });
  const heights = spreadLabels(
    named.map(({ at }) => at),
    LABEL_PX,
    [EDGE_PX, height - AXIS_PX],
  );
  return (
    <g class="line-names">
      {named.map(({ line }, i) => (
        <g key={line.key} transform={`translate(${left} ${(heights[i] ?? 0).toFixed(1)})`}>
          {line.area && (
            <path
              transform="translate(8 0) scale(0.85)"
              d={shapeOfMark(line.area.mark)}
              fill={colourOfMark(line.area.mark, mode.value)}
            />
          )}
          <text x={line.area ? 18 : 4} y={4} data-reference={line.area === null}>
            {line.name}
          </text>
        </g>
      ))}
    </g>
  );
}
