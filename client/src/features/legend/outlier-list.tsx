import { useComputed } from '@preact/signals';
import { findOutliers } from '../../../../server/contract/classify/histogram.ts';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { legendMessages } from '../../messages/legend-messages.ts';
import { printBare } from '../../messages/print-value.ts';
import { chooseListed } from '../../state/actions.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { pointAt, pointAway } from '../../state/map-view/pointing.ts';

/** Named on each side; the rest is counted. */
const NAMED = 3;

/** The areas that lie far from all others, by name. */
export function OutlierList({ view }: { view: MapView }) {
  const outliers = useComputed(() => {
    const now = mapView.value;
    return now ? findOutliers(now.figures.values, now.classed, now.counted) : null;
  });
  const { low, high } = outliers.value ?? { low: [], high: [] };
  const named = [...high.slice(0, NAMED), ...low.slice(0, NAMED)];
  if (named.length === 0) return null;
  const more = low.length + high.length - named.length;
  const t = legendMessages.value;
  return (
    <p class="outliers">
      <span>{t.outliers}: </span>
      {named.map((index) => (
        <Outlier key={index} index={index} view={view} />
      ))}
      {more > 0 && <span>{t.andMore(formatNumber(more, 0, language.value))}</span>}
    </p>
  );
}

function Outlier({ index, view }: { index: number; view: MapView }) {
  const { areas, answer, figures } = view;
  const level = view.level.code;
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
