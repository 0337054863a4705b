import { findLevel, isNewest, ladderLevels } from '../ladder.ts';
import { chooseLevel } from '../state/actions.ts';
import { levels } from '../state/catalogue.ts';
import { level, topic } from '../state/topic.ts';
import { sayLevel, sayLevelName, sayTitle, words } from '../words/words.ts';

/** The levels at which the topic has figures: the ladder as chips, the others in a list. */
export function LevelSwitch() {
  const available = new Set(topic.value?.levels ?? []);
  const chosen = level.value;
  const offered = levels.value.filter((each) => each.offered && available.has(each.code));
  const chips = ladderLevels(offered);
  const others = offered.filter((each) => !chips.includes(each));
  const other = others.find((each) => each.code === chosen?.code);
  if (!chosen) return <div class="section skeleton skeleton-chips" />;
  return (
    <fieldset class="section levels">
      <legend class="section-title">{words.value.level}</legend>
      <div class="chips">
        {chips.map((each) => (
          <button
            type="button"
            key={each.code}
            class="chip"
            title={sayLevelName(each)}
            aria-pressed={each.code === chosen.code}
            onClick={() => chooseLevel(each.code)}
          >
            {sayLevel(each)}
          </button>
        ))}
        {others.length > 0 && (
          <select
            class="chip chip-select"
            aria-label={words.value.otherLevels}
            data-chosen={other !== undefined}
            value={other?.code ?? ''}
            onChange={(event) => {
              const code = findLevel(others, event.currentTarget.value)?.code;
              if (code) chooseLevel(code);
            }}
          >
            <option value="" disabled>
              {words.value.otherLevels}
            </option>
            {others.map((each) => (
              <option key={each.code} value={each.code}>
                {isNewest(each, levels.value) ? sayLevelName(each) : sayTitle(each.names)}
              </option>
            ))}
          </select>
        )}
      </div>
    </fieldset>
  );
}
