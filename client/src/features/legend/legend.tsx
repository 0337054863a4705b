import { METHODS, type Method } from '../../../../server/contract/classify/classify.ts';
import { CLASS_SCOPES } from '../../link/url-state.ts';
import { legendMessages } from '../../messages/legend-messages.ts';
import { messages, say, sayAreas } from '../../messages/messages.ts';
import { chooseClassScope, chooseMethod } from '../../state/actions.ts';
import { scope } from '../../state/areas/place.ts';
import { retryValues, valuesError } from '../../state/map-view/map-data.ts';
import {
  besideMapData,
  hasOneLegend,
  isStale,
  type MapView,
  mapView,
} from '../../state/map-view/map-view.ts';
import { link } from '../../state/page/location.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { sayCells } from '../../state/topic/topic-name.ts';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { lazy } from '../../ui/lazy.tsx';
import { ClassList } from '../../ui/legend/class-list.tsx';
import { DrawingKey } from '../../ui/legend/drawing-key.tsx';
import { MissingKey } from '../../ui/legend/missing-key.tsx';
import { ClassOptions } from './class-options.tsx';
import { HistogramChart } from './histogram-chart.tsx';
import { OutlierList } from './outlier-list.tsx';

const PairLegend = lazy(() =>
  import('../../ui/legend/pair-legend.tsx').then((view) => view.PairLegend),
);

/** What the colours mean: the distribution, the classes, and each kind of missing that occurs. */
export function Legend() {
  const view = mapView.value;
  const t = messages.value;
  if (valuesError.value) {
    return <ErrorMessage error={valuesError.value} retry={retryValues} message={t.failedValues} />;
  }
  if (!view) return <div class="section skeleton skeleton-legend" />;
  if (view.drawing === 'bivariate') {
    return (
      <section class="section legend" aria-label={t.legend} data-stale={isStale.value}>
        <ClassScopeSwitch view={view} />
        <PairLegend view={view} />
      </section>
    );
  }
  if (view.drawing === 'flows') {
    return (
      <section class="section legend" aria-label={t.legend} data-stale={isStale.value}>
        <h2 class="section-title">{say(view.answer.unit)}</h2>
        <DrawingKey view={view} />
        <LegendSource view={view} />
      </section>
    );
  }
  return (
    <section class="section legend" aria-labelledby="legend-title" data-stale={isStale.value}>
      <div class="legend-head">
        <h2 class="section-title" id="legend-title">
          <span class="visually-hidden">
            {t.legend}
            {t.colon}
          </span>
          {say(view.answer.unit)}
        </h2>
        <label class="legend-method">
          <span class="visually-hidden">{t.method}</span>
          <select
            value={link.value.method}
            onChange={(event) => chooseMethod(event.currentTarget.value as Method)}
          >
            {METHODS.map((method) => (
              <option key={method} value={method}>
                {t.methods[method]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {sayCells(view) !== '' && (
        <p class="legend-cells quiet" lang="nl">
          {sayCells(view)}
        </p>
      )}
      <ClassScopeSwitch view={view} />
      <TwoPeriods view={view} />
      <HistogramChart view={view} />
      <OutlierList view={view} />
      <ClassList view={view} />
      <MissingKey view={view} />
      <ClassOptions view={view} />
      <DrawingKey view={view} />
      <LegendSource view={view} />
    </section>
  );
}

function LegendSource({ view }: { view: MapView }) {
  const t = messages.value;
  return (
    <p class="legend-source">
      {t.source}
      {t.colon}
      <span lang="nl">{view.answer.sourceName}</span>, {spanOf(view.request)}
    </p>
  );
}

/** Beside another period on a map of its own, the classes are of both. */
function TwoPeriods({ view }: { view: MapView }) {
  const other = besideMapData.value?.answer.request.period;
  if (!hasOneLegend.value || !other) return null;
  return <p class="legend-note">{legendMessages.value.twoPeriods(view.request.period, other)}</p>;
}

/** With an area chosen, its parts may have classes of their own: sharper here, not comparable elsewhere. */
function ClassScopeSwitch({ view }: { view: MapView }) {
  const around = scope.value;
  if (!around) return null;
  const labels = {
    all: messages.value.overAll(sayAreas(view.level)),
    listed: messages.value.overListed(around.name),
  };
  return (
    <fieldset class="class-scope">
      <legend class="visually-hidden">{messages.value.classScope}</legend>
      {CLASS_SCOPES.map((over) => (
        <button
          type="button"
          key={over}
          class="class-scope-choice"
          aria-pressed={link.value.classScope === over}
          onClick={() => chooseClassScope(over)}
        >
          {labels[over]}
        </button>
      ))}
    </fieldset>
  );
}
