import { METHODS, type Method } from '../../classify/classify.ts';
import { CLASS_SCOPES } from '../../link/url-state.ts';
import { legendWords } from '../../messages/legend-words.ts';
import { say, sayAreas, words } from '../../messages/words.ts';
import { chooseClassScope, chooseMethod } from '../../state/actions.ts';
import { scope } from '../../state/areas/place.ts';
import { link } from '../../state/page/location.ts';
import { retryValues, valuesError } from '../../state/shown/drawn.ts';
import { besideDrawn, hasOneLegend, isStale, type Shown, shown } from '../../state/shown/shown.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { sayCells } from '../../state/topic/topic-name.ts';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { lazy } from '../../ui/lazy.tsx';
import { CircleSizes } from '../../ui/legend/circle-sizes.tsx';
import { ClassList } from '../../ui/legend/class-list.tsx';
import { MissingKey } from '../../ui/legend/missing-key.tsx';
import { ClassOptions } from './class-options.tsx';
import { HistogramChart } from './histogram-chart.tsx';
import { OutlierList } from './outlier-list.tsx';

const PairLegend = lazy(() =>
  import('../../ui/legend/pair-legend.tsx').then((view) => view.PairLegend),
);

/** What the colours mean: the distribution, the classes, and each kind of missing that occurs. */
export function Legend() {
  const picture = shown.value;
  const said = words.value;
  if (valuesError.value) {
    return <ErrorMessage error={valuesError.value} retry={retryValues} said={said.failedValues} />;
  }
  if (!picture) return <div class="section skeleton skeleton-legend" />;
  if (picture.drawing === 'bivariate') {
    return (
      <section class="section legend" aria-label={said.legend} data-stale={isStale.value}>
        <OverSwitch picture={picture} />
        <PairLegend picture={picture} />
      </section>
    );
  }
  return (
    <section class="section legend" aria-labelledby="legend-title" data-stale={isStale.value}>
      <div class="legend-head">
        <h2 class="section-title" id="legend-title">
          <span class="visually-hidden">
            {said.legend}
            {said.colon}
          </span>
          {say(picture.answer.unit)}
        </h2>
        <label class="legend-method">
          <span class="visually-hidden">{said.method}</span>
          <select
            value={link.value.method}
            onChange={(event) => chooseMethod(event.currentTarget.value as Method)}
          >
            {METHODS.map((method) => (
              <option key={method} value={method}>
                {said.methods[method]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {sayCells(picture) !== '' && (
        <p class="legend-cells quiet" lang="nl">
          {sayCells(picture)}
        </p>
      )}
      <OverSwitch picture={picture} />
      <TwoPeriods picture={picture} />
      <HistogramChart picture={picture} />
      <OutlierList picture={picture} />
      <ClassList picture={picture} />
      <MissingKey picture={picture} />
      <ClassOptions picture={picture} />
      {picture.drawing === 'circles' && <CircleSizes picture={picture} />}
      <p class="legend-source">
        {said.source}
        {said.colon}
        <span lang="nl">{picture.answer.sourceName}</span>, {spanOf(picture.request)}
      </p>
    </section>
  );
}

/** Beside another period on a map of its own, the classes are of both. */
function TwoPeriods({ picture }: { picture: Shown }) {
  const other = besideDrawn.value?.answer.request.period;
  if (!hasOneLegend.value || !other) return null;
  return <p class="legend-note">{legendWords.value.twoPeriods(picture.request.period, other)}</p>;
}

/** With an area chosen, its parts may have classes of their own: sharper here, not comparable elsewhere. */
function OverSwitch({ picture }: { picture: Shown }) {
  const around = scope.value;
  if (!around) return null;
  const labels = {
    all: words.value.overAll(sayAreas(picture.level)),
    listed: words.value.overListed(around.name),
  };
  return (
    <fieldset class="over">
      <legend class="visually-hidden">{words.value.over}</legend>
      {CLASS_SCOPES.map((over) => (
        <button
          type="button"
          key={over}
          class="over-choice"
          aria-pressed={link.value.classScope === over}
          onClick={() => chooseClassScope(over)}
        >
          {labels[over]}
        </button>
      ))}
    </fieldset>
  );
}
