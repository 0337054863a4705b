import { useSignal } from '@preact/signals';
import { Lock, LockOpen } from 'lucide-preact';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import { messages, sayLevel, sayLevelName } from '../../messages/messages.ts';
import { chooseLevel, holdLevel, letLevelFollow } from '../../state/actions.ts';
import { levels } from '../../state/catalogue.ts';
import { findLevel, ladderLevels } from '../../state/levels/ladder.ts';
import { nameAmongVintages } from '../../state/levels/level-name.ts';
import { link } from '../../state/page/location.ts';
import { level, topic } from '../../state/topic/topic.ts';
import { BordersChoice } from './borders-choice.tsx';
import { LevelWhy } from './level-why.tsx';

/**
 * The levels: those of the ladder as chips, the others in a list. Those without figures for the topic stay in
 * sight and say why.
 */
export function LevelSwitch() {
  const asked = useSignal<{ topic: string; level: LevelAnswer } | null>(null);
  const chosen = level.value;
  const now = topic.value;
  if (!chosen || !now) return <div class="section skeleton skeleton-chips" />;
  const available = new Set(now.levels);
  const offered = levels.value.filter((each) => each.offered);
  const chips = ladderLevels(offered.filter((each) => available.has(each.code) || isTop(each)));
  const others = offered.filter((each) => !chips.includes(each));
  const other = others.find((each) => each.code === chosen.code);
  // What the link asks for and cannot have, until the reader asks for something else.
  const wanted = findLevel(levels.value, link.value.level ?? '');
  const unmet = wanted && wanted.code !== chosen.code ? wanted : null;
  const missing = asked.value?.topic === now.code ? asked.value.level : unmet;
  const choose = (each: LevelAnswer) => {
    const has = available.has(each.code);
    asked.value = has ? null : { topic: now.code, level: each };
    if (has) chooseLevel(each.code);
  };
  return (
    <fieldset class="section levels">
      <legend class="section-title">{messages.value.level}</legend>
      <LevelLock />
      <div class="chips">
        {chips.map((each) => (
          <button
            type="button"
            key={each.code}
            class="chip"
            title={sayLevelName(each)}
            data-level={each.code}
            aria-pressed={each.code === chosen.code}
            aria-disabled={available.has(each.code) ? undefined : 'true'}
            aria-describedby={missing?.code === each.code ? 'level-why' : undefined}
            onClick={() => choose(each)}
          >
            {sayLevel(each)}
          </button>
        ))}
        <OtherLevels levels={others} chosen={other} available={available} choose={choose} />
      </div>
      {missing && !available.has(missing.code) && <LevelWhy missing={missing} topic={now} />}
      <BordersChoice />
    </fieldset>
  );
}

/** Whether a level is a step of the ladder in this edition, whatever the topic. */
function isTop(level: LevelAnswer): boolean {
  const available = topic.value?.levels ?? [];
  const ladder = ladderLevels(levels.value.filter((each) => each.offered && each.drawn > 0));
  // Where the topic has an older vintage, that one is the step.
  const kin = levels.value.some(
    (each) => each.offered && each.family === level.family && available.includes(each.code),
  );
  return !kin && ladder.includes(level);
}

type OthersProps = {
  levels: readonly LevelAnswer[];
  chosen: LevelAnswer | undefined;
  available: ReadonlySet<string>;
  choose: (level: LevelAnswer) => void;
};

function OtherLevels({ levels: others, chosen, available, choose }: OthersProps) {
  const t = messages.value;
  if (others.length === 0) return null;
  return (
    <select
      class="chip chip-select"
      aria-label={t.otherLevels}
      data-chosen={chosen !== undefined}
      value={chosen?.code ?? ''}
      onChange={(event) => {
        const found = findLevel(others, event.currentTarget.value);
        // A list shows what was chosen even where it cannot be had.
        event.currentTarget.value = chosen?.code ?? '';
        if (found) choose(found);
      }}
    >
      <option value="" disabled>
        {t.otherLevels}
      </option>
      {others.map((each) => {
        const name = nameAmongVintages(each);
        return (
          <option key={each.code} value={each.code}>
            {available.has(each.code) ? name : t.levels.none(name)}
          </option>
        );
      })}
    </select>
  );
}

/** Holds the level, or lets it follow the zoom. */
function LevelLock() {
  const t = messages.value.levels;
  const { follow } = link.value;
  return (
    <button
      type="button"
      class="level-lock"
      data-follows={follow}
      title={follow ? t.holdHint : t.followHint}
      onClick={follow ? holdLevel : letLevelFollow}
    >
      {follow ? <LockOpen size={14} aria-hidden="true" /> : <Lock size={14} aria-hidden="true" />}
      {follow ? t.follows : t.held}
    </button>
  );
}
