import { lazyMessages } from '../messages/lazy-messages.ts';
import { chooseSecond } from '../state/actions.ts';
import { mapData } from '../state/map-view/map-data.ts';
import { secondPeriod, secondPeriods, secondTopic } from '../state/map-view/second.ts';
import { topic } from '../state/topic/topic.ts';
import { TopicPicker } from './topic-picker.tsx';

/** What is held beside the first question: a topic and its period, both to be chosen anew. */
export function SecondChoice({ label }: { label: string }) {
  const level = mapData.value?.level.code ?? '';
  return (
    <div class="second-choice">
      <TopicPicker
        label={label}
        chosen={secondTopic.value?.code ?? null}
        isFit={({ levels }) => levels.includes(level)}
        choose={(code) =>
          chooseSecond({ second: code === topic.peek()?.code ? null : code, secondPeriod: null })
        }
      />
      <PeriodChoice
        label={lazyMessages.value.picker.period}
        periods={secondPeriods.value}
        chosen={secondPeriod.value}
        choose={(period) => chooseSecond({ secondPeriod: period })}
      />
    </div>
  );
}

type PeriodProps = {
  label: string;
  periods: readonly string[];
  chosen: string | null;
  choose: (period: string) => void;
};

/** A period that is also what chooses another. */
export function PeriodChoice({ label, periods, chosen, choose }: PeriodProps) {
  if (chosen === null) return null;
  return (
    <select
      class="period-choice"
      aria-label={label}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {[...periods].reverse().map((period) => (
        <option key={period} value={period}>
          {period}
        </option>
      ))}
    </select>
  );
}
