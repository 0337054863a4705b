import { useComputed } from '@preact/signals';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { findOutliers } from '../../classify/histogram.ts';
import { language } from '../../messages/language.ts';
import { legendWords } from '../../messages/legend-words.ts';
import { printBare } from '../../messages/print-value.ts';
import { chooseListed } from '../../state/actions.ts';
import { pointAt, pointAway } from '../../state/shown/pointing.ts';
import { type Shown, shown } from '../../state/shown/shown.ts';

/** Named on each side; the rest is counted. */
const NAMED = 3;

/** The areas that lie far from all others, by name. */
export function OutlierList({ picture }: { picture: Shown }) {
  const outliers = useComputed(() => {
    const now = shown.value;
    return now ? findOutliers(now.figures.values, now.classed, now.counted) : null;
  });
  const { low, high } = outliers.value ?? { low: [], high: [] };
  const named = [...high.slice(0, NAMED), ...low.slice(0, NAMED)];
  if (named.length === 0) return null;
  const more = low.length + high.length - named.length;
  const said = legendWords.value;
  return (
    <p class="outliers">
      <span>{said.outliers}: </span>
      {named.map((index) => (
        <Outlier key={index} index={index} picture={picture} />
      ))}
      {more > 0 && <span>{said.andMore(formatNumber(more, 0, language.value))}</span>}
    </p>
  );
}

function Outlier({ index, picture }: { index: number; picture: Shown }) {
  const { areas, answer, figures } = picture;
  const level = picture.level.code;
  const point = () => pointAt(level, index, 'list');
  const away = () => pointAway('list');
  return (
    <button
      type="button"
      class="outlier"
      onClick={() => chooseListed({ level, code: areas.codes[index] ?? '' })}
      onPointerEnter={point}
      onPointerLeave={away}
      onFocus={point}
      onBlur={away}
    >
      {areas.names[index]} <b>{printBare(figures.values[index] ?? 0, answer)}</b>
    </button>
  );
}
