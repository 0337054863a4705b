import { formatShort } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { messages } from '../../messages/messages.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { figurePeriods } from '../../state/topic/topic.ts';
import { stretchesOf } from '../../ui/charts/time-scale.ts';
import { type TimeLine, timeLines } from './time-lines.ts';

/** In units of the drawing, which is stretched to the width of the slider. */
const WIDTH = 1000;
const HEIGHT = 36;
const EDGE = 3;

/** How the chosen area went through the years, exactly above the years of the slider. */
export function TimeChart({ places }: { places: readonly number[] }) {
  const { lines, isIndex } = timeLines.value;
  const known = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const yOf = (value: number): number =>
    high > low ? HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE) : HEIGHT / 2;
  const t = messages.value.timeline;
  const names = lines.map(({ name }) => name).join(', ');
  return (
    <figure class="time-chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${t.chart}${messages.value.colon}${names}`}
      >
        {lines.map((line) => (
          <Line key={line.name} line={line} places={places} yOf={yOf} />
        ))}
      </svg>
      <figcaption aria-hidden="true">
        {lines.toReversed().map(({ name, isOwn }) => (
          <span key={name} data-own={isOwn}>
            {name}
          </span>
        ))}
        {isIndex && <span>{t.index(figurePeriods.value[0] ?? '')}</span>}
      </figcaption>
      <TimeTable lines={lines} />
    </figure>
  );
}

type LineProps = {
  line: TimeLine;
  places: readonly number[];
  yOf: (value: number) => number;
};

/** Whole where figures follow each other, dashed where periods without figures lie between. */
function Line({ line, places, yOf }: LineProps) {
  const whole: string[] = [];
  const dashed: string[] = [];
  const stretches = stretchesOf(places);
  let before: number | null = null;
  for (const [i, value] of line.values.entries()) {
    if (value === null) continue;
    if (before !== null) {
      const from = line.values[before] ?? 0;
      const isGap = before < i - 1 || stretches[before]?.isGap === true;
      const x = (at: number) => ((places[at] ?? 0) * WIDTH).toFixed(1);
      const path = `M${x(before)} ${yOf(from).toFixed(1)}L${x(i)} ${yOf(value).toFixed(1)}`;
      (isGap ? dashed : whole).push(path);
    }
    before = i;
  }
  return (
    <g class="time-line" data-own={line.isOwn}>
      <path d={whole.join('')} />
      <path d={dashed.join('')} class="time-line-gap" />
    </g>
  );
}

/** What the lines say, for who does not see them. */
function TimeTable({ lines }: { lines: readonly TimeLine[] }) {
  const decimals = mapData.value?.answer.decimals ?? 0;
  return (
    <table class="visually-hidden">
      <thead>
        <tr>
          <th scope="col">{messages.value.period}</th>
          {lines.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figurePeriods.value.map((period, i) => (
          <tr key={period}>
            <th scope="row">{period}</th>
            {lines.map(({ name, values }) => {
              const value = values[i] ?? null;
              return (
                <td key={name}>
                  {value === null
                    ? messages.value.statuses.empty
                    : formatShort(value, Math.max(1, decimals), language.value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
