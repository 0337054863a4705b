import './pairs.css';
import { Columns2 } from 'lucide-preact';
import type { PairClasses } from '../../../../server/contract/classify/pairs.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { legendMessages } from '../../messages/legend-messages.ts';
import { messages, say, sayAreas, sayTitle } from '../../messages/messages.ts';
import { chooseView, keepClasses } from '../../state/actions.ts';
import { keptClasses } from '../../state/map-view/class-filter.ts';
import type { MapData } from '../../state/map-view/map-data.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import {
  isSameTopic,
  retrySecond,
  secondError,
  secondLacksLevel,
  secondMapData,
} from '../../state/map-view/second.ts';
import { ErrorMessage } from '../error-message.tsx';
import { SecondChoice } from '../second-choice.tsx';
import { MissingKey } from './missing-key.tsx';
import { PairMatrix } from './pair-matrix.tsx';

/** What the colours of two questions in one map mean, and which the second is. */
export function PairLegend({ view }: { view: MapView }) {
  const t = lazyMessages.value.pairs;
  return (
    <div class="pair-legend">
      <SecondChoice label={t.withTopic} />
      {view.pairs ? <Matrix view={view} pairs={view.pairs} /> : <Waiting />}
      <button type="button" class="link pair-apart" onClick={() => chooseView('two')}>
        <Columns2 size={15} aria-hidden="true" />
        {t.apart}
      </button>
    </div>
  );
}

function Waiting() {
  if (secondError.value) {
    return (
      <ErrorMessage
        error={secondError.value}
        retry={retrySecond}
        message={messages.value.failedValues}
      />
    );
  }
  const why = secondLacksLevel.value ? lazyMessages.value.picker.lacksLevel : null;
  return why ? <p class="quiet">{why}</p> : <div class="skeleton skeleton-legend" />;
}

function Matrix({ view, pairs }: { view: MapView; pairs: PairClasses }) {
  const t = lazyMessages.value.pairs;
  const second = secondMapData.value;
  if (!second) return null;
  // One indicator twice is told apart by its periods.
  const nameOf = (each: MapData): string => {
    const name = sayTitle(each.indicator.name);
    return isSameTopic.value ? `${name}, ${each.answer.request.period}` : name;
  };
  const first = {
    name: nameOf(view),
    unit: say(view.answer.unit),
    period: view.request.period,
    decimals: view.answer.decimals,
  };
  const other = {
    name: nameOf(second),
    unit: say(second.answer.unit),
    period: second.answer.request.period,
    decimals: second.answer.decimals,
  };
  return (
    <>
      <p class="legend-counted">{messages.value.countOf(sayAreas(view.level))}</p>
      <PairMatrix pairs={pairs} first={first} second={other} />
      <p class="legend-note">{t.thirdsNote}</p>
      {keptClasses.value && (
        <button type="button" class="link" onClick={() => keepClasses(null)}>
          {legendMessages.value.showAll}
        </button>
      )}
      <MissingKey view={view} />
      <p class="legend-source">
        {messages.value.source}
        {messages.value.colon}
        <span lang="nl">{view.answer.sourceName}</span>, {first.period};{' '}
        <span lang="nl">{second.answer.sourceName}</span>, {other.period}
      </p>
    </>
  );
}
