import { ArrowLeftRight, X } from 'lucide-preact';
import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { sayTitle } from '../../messages/messages.ts';
import { chooseIndicator, chooseSecond, chooseSize, swapTopics } from '../../state/actions.ts';
import { edition, indicators } from '../../state/catalogue.ts';
import { mapData } from '../../state/map-view/map-data.ts';
import { isSameTopic, secondPeriod, secondTopic } from '../../state/map-view/second.ts';
import { topic } from '../../state/topic/topic.ts';
import { TopicPicker } from '../../ui/topic-picker.tsx';
import { sizeTopic } from './size-question.ts';

/** Which indicators: one for each axis, and one for the size of the dots. */
export function PlotHead() {
  const t = lazyMessages.value.scatter;
  const level = mapData.value?.level.code ?? '';
  const isFit = (each: IndicatorSummary): boolean => each.levels.includes(level);
  const first = topic.value?.code ?? null;
  const second = secondTopic.value?.code ?? null;
  return (
    <div class="plot-head">
      <div class="plot-axes">
        <TopicPicker label={t.horizontal} chosen={first} choose={chooseIndicator} isFit={isFit} />
        <TopicPicker
          label={t.vertical}
          chosen={second}
          choose={(code) => chooseSecond({ second: code, secondPeriod: null })}
          isFit={isFit}
        />
      </div>
      <button
        type="button"
        class="tool plot-swap"
        title={t.swap}
        aria-label={t.swap}
        disabled={second === null}
        onClick={() => second && swapTopics(second, secondPeriod.peek())}
      >
        <ArrowLeftRight size={16} />
      </button>
      <div class="plot-size">
        <TopicPicker
          label={t.size}
          chosen={sizeTopic.value?.code ?? null}
          choose={chooseSize}
          isFit={isFit}
        />
        {sizeTopic.value && (
          <button
            type="button"
            class="tool"
            title={t.noSize}
            aria-label={t.noSize}
            onClick={() => chooseSize(null)}
          >
            <X size={15} />
          </button>
        )}
      </div>
      {isSameTopic.value && <Suggestions isFit={isFit} first={first} />}
    </div>
  );
}

const MOST = 3;

/** One indicator beside itself shows its change; others, of those that matter most, are one press away. */
function Suggestions({
  isFit,
  first,
}: {
  isFit: (each: IndicatorSummary) => boolean;
  first: string | null;
}) {
  const t = lazyMessages.value.scatter;
  const keys = edition.value?.keyIndicators ?? [];
  const some = keys
    .flatMap((code) => indicators.value.get(code) ?? [])
    .filter((each) => isFit(each) && each.type !== 'count' && each.code !== first)
    .slice(0, MOST);
  return (
    <p class="plot-suggestions">
      <span class="quiet">{t.sameTopic}</span>
      {some.map((each) => (
        <button
          type="button"
          key={each.code}
          class="chip"
          onClick={() => chooseSecond({ second: each.code, secondPeriod: null })}
        >
          {sayTitle(each.name)}
        </button>
      ))}
    </p>
  );
}
