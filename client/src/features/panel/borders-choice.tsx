import { messages, sayLevel } from '../../messages/messages.ts';
import { chooseBorders } from '../../state/actions.ts';
import { levels } from '../../state/catalogue.ts';
import { contextOf, ladderLevels } from '../../state/levels/ladder.ts';
import { nameAmongVintages } from '../../state/levels/level-name.ts';
import { link } from '../../state/page/location.ts';
import { level } from '../../state/topic/topic.ts';

/** Whose borders lie over the map: those around the drawn level, those of another one, or none. */
export function BordersChoice() {
  const drawn = level.value;
  if (!drawn) return null;
  const t = messages.value.levels;
  const around = contextOf(drawn, levels.value);
  const others = levels.value.filter(
    (each) => each.offered && each.drawn > 0 && each.code !== drawn.code,
  );
  const steps = ladderLevels(others);
  const { borders } = link.value;
  const known = borders === 'none' || others.some(({ code }) => code === borders);
  return (
    <label class="borders-choice">
      <span>{t.borders}</span>
      <select
        value={known ? borders : 'auto'}
        onChange={(event) => chooseBorders(event.currentTarget.value)}
      >
        <option value="auto">{around ? t.auto(sayLevel(around).toLowerCase()) : t.autoNone}</option>
        <option value="none">{t.noBorders}</option>
        {[...steps, ...others.filter((each) => !steps.includes(each))].map((each) => (
          <option key={each.code} value={each.code}>
            {nameAmongVintages(each).toLowerCase()}
          </option>
        ))}
      </select>
    </label>
  );
}
