import './pairs.css';
import { Columns2 } from 'lucide-preact';
import type { PairClasses } from '../../classify/pairs.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { legendWords } from '../../messages/legend-words.ts';
import { say, sayAreas, sayTitle, words } from '../../messages/words.ts';
import { chooseView, keepClasses } from '../../state/actions.ts';
import { keptClasses } from '../../state/shown/class-filter.ts';
import type { Drawn } from '../../state/shown/drawn.ts';
import {
  isSameTopic,
  retrySecond,
  secondDrawn,
  secondError,
  secondLacksLevel,
} from '../../state/shown/second.ts';
import type { Shown } from '../../state/shown/shown.ts';
import { ErrorMessage } from '../error-message.tsx';
import { SecondChoice } from '../second-choice.tsx';
import { MissingKey } from './missing-key.tsx';
import { PairMatrix } from './pair-matrix.tsx';

/** What the colours of two questions in one map mean, and which the second is. */
export function PairLegend({ picture }: { picture: Shown }) {
  const said = lazyMessages.value.pairs;
  return (
    <div class="pair-legend">
      <SecondChoice label={said.withTopic} />
      {picture.pairs ? <Matrix picture={picture} pairs={picture.pairs} /> : <Waiting />}
      <button type="button" class="link pair-apart" onClick={() => chooseView('two')}>
        <Columns2 size={15} aria-hidden="true" />
        {said.apart}
      </button>
    </div>
  );
}

function Waiting() {
  if (secondError.value) {
    return (
      <ErrorMessage error={secondError.value} retry={retrySecond} said={words.value.failedValues} />
    );
  }
  const why = secondLacksLevel.value ? lazyMessages.value.picker.lacksLevel : null;
  return why ? <p class="quiet">{why}</p> : <div class="skeleton skeleton-legend" />;
}

function Matrix({ picture, pairs }: { picture: Shown; pairs: PairClasses }) {
  const said = lazyMessages.value.pairs;
  const second = secondDrawn.value;
  if (!second) return null;
  // One indicator twice is told apart by its periods.
  const nameOf = (each: Drawn): string => {
    const name = sayTitle(each.indicator.name);
    return isSameTopic.value ? `${name}, ${each.answer.request.period}` : name;
  };
  const first = {
    name: nameOf(picture),
    unit: say(picture.answer.unit),
    period: picture.request.period,
    decimals: picture.answer.decimals,
  };
  const other = {
    name: nameOf(second),
    unit: say(second.answer.unit),
    period: second.answer.request.period,
    decimals: second.answer.decimals,
  };
  return (
    <>
      <p class="legend-counted">{words.value.countOf(sayAreas(picture.level))}</p>
      <PairMatrix pairs={pairs} first={first} second={other} />
      <p class="legend-note">{said.thirdsNote}</p>
      {keptClasses.value && (
        <button type="button" class="link" onClick={() => keepClasses(null)}>
          {legendWords.value.showAll}
        </button>
      )}
      <MissingKey picture={picture} />
      <p class="legend-source">
        {words.value.source}
        {words.value.colon}
        <span lang="nl">{picture.answer.sourceName}</span>, {first.period};{' '}
        <span lang="nl">{second.answer.sourceName}</span>, {other.period}
      </p>
    </>
  );
}
