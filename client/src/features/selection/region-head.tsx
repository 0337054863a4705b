import { Scale } from 'lucide-preact';
import { formatNumber } from '../../../../server/contract/numbers.ts';
import { areaSet } from '../../link/area-set.ts';
import { formatDistance, formatSurface } from '../../messages/distances.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, say } from '../../messages/messages.ts';
import { printBare } from '../../messages/print-value.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { startComparing } from '../../state/pins/pin-store.ts';
import {
  region,
  regionError,
  regionIsCurrent,
  regionSeries,
  retryRegion,
} from '../../state/selection/region-store.ts';
import { whole } from '../../state/selection/selection-outline.ts';
import { keep, selectedHere, selection } from '../../state/selection/selection-store.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { TrendChart } from '../../ui/charts/trend-chart.tsx';
import { Comparison } from '../../ui/comparison.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorMessage } from '../../ui/error-message.tsx';

/** The selection as one area: its value or why there is none, its size, and how it compares. */
export function RegionHead() {
  if (selectedHere.value.length === 0) return null;
  const t = lazyMessages.value;
  return (
    <section class="region" aria-label={t.asOne} data-stale={!regionIsCurrent.value}>
      <RegionValue />
      <Size />
      <button type="button" class="link region-compare" onClick={startComparing}>
        <Scale size={14} aria-hidden="true" />
        {messages.value.pins.compare}
      </button>
      {regionSeries.value && (
        <Disclosure label={t.compareRegion}>
          {() => (
            <>
              <Comparison answer={regionSeries.value} />
              <TrendChart answer={regionSeries.value} />
            </>
          )}
        </Disclosure>
      )}
    </section>
  );
}

function RegionValue() {
  const t = lazyMessages.value;
  const error = regionError.value;
  if (error?.code === 'not_available') return <p class="quiet">{t.regionNotAvailable}</p>;
  if (error) return <ErrorMessage error={error} retry={retryRegion} />;
  const answer = region.value?.answer;
  if (!answer) return <div class="skeleton skeleton-value" />;
  const { value, status, reason, unit } = answer;
  if (value !== null) {
    return (
      <p class="place-value">
        <b data-region-value={value}>{printBare(value, answer)}</b>
        <span>{say(unit)}</span>
        <span class="place-period">{spanOf(answer.request)}</span>
      </p>
    );
  }
  const kind = reason === 'too_few_cases' ? 'too_few_cases' : status;
  return (
    <>
      <p class="region-missing" data-status={status}>
        {messages.value.statuses[kind]}
      </p>
      {status === 'suppressed' && <p class="quiet">{t.regionRefused}</p>}
      <Nearest />
    </>
  );
}

/** The nearest selection that can be shown is one click away. */
function Nearest() {
  const t = lazyMessages.value;
  const { nearest } = region.value?.answer ?? {};
  const areas = mapData.value?.areas;
  if (!nearest || !areas || !regionIsCurrent.value) return null;
  const take = () => {
    const wanted = new Set(nearest.areas);
    keep(areaSet(areas.codes.flatMap((code, i) => (wanted.has(code) ? [i] : []))));
  };
  const print = (codes: readonly string[]) => formatNumber(codes.length, 0, language.value);
  return (
    <p class="region-nearest">
      {t.nearest(print(nearest.add), print(nearest.remove))}{' '}
      <button type="button" class="link" onClick={take}>
        {t.takeNearest}
      </button>
    </p>
  );
}

function Size() {
  const t = lazyMessages.value;
  const now = whole.value;
  if (!now || now.of !== selection.value) return null;
  const surface = formatSurface(now.areaM2, language.value);
  const isApproximate = mapData.value?.level.boundaries !== 'official';
  return (
    <p class="quiet">
      {t.regionSize(surface, formatDistance(now.perimeterM, language.value))}
      {isApproximate && ` ${t.sizeApproximate}`}
    </p>
  );
}
