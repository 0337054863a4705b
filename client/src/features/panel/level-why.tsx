import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import type { LevelAnswer } from '../../../../server/contract/levels.ts';
import { language } from '../../messages/language.ts';
import { messages, sayAreas, sayLevel } from '../../messages/messages.ts';
import { chooseLevel } from '../../state/actions.ts';
import { levels } from '../../state/catalogue.ts';
import { ladderLevels, nearestLevel, whyMissing } from '../../state/levels/ladder.ts';
import { level } from '../../state/topic/topic.ts';

/** Why the topic has no figures at a level, and the nearest level that has. */
export function LevelWhy({ missing, topic }: { missing: LevelAnswer; topic: IndicatorSummary }) {
  const t = messages.value.levels;
  const has = levels.value.filter((each) => each.offered && topic.levels.includes(each.code));
  const steps = ladderLevels(has);
  const named = (steps.length > 0 ? steps : has).map((each) => sayLevel(each).toLowerCase());
  const list = new Intl.ListFormat(language.value).format(named);
  const nearest = nearestLevel(levels.value, missing, topic.levels);
  const now = level.value;
  return (
    <div class="note level-why" id="level-why" role="status">
      <p>
        {t.missing(sayLevel(missing).toLowerCase())}{' '}
        {t.why[whyMissing(missing, topic.levels)](list)}
      </p>
      {nearest && nearest.code !== now?.code ? (
        <button type="button" class="link" onClick={() => chooseLevel(nearest.code)}>
          {t.take(sayLevel(nearest).toLowerCase())}
        </button>
      ) : (
        now && <p>{t.drawn(sayAreas(now))}</p>
      )}
    </div>
  );
}
