import type { Measure } from '../../../../server/contract/measures.ts';
import { isChange } from '../../../../server/contract/measures.ts';
import { messages } from '../../messages/messages.ts';
import { chooseMeasure } from '../../state/topic/measure-actions.ts';
import { measure, measures, topic } from '../../state/topic/topic.ts';

/** Number, density or change of the same figures; of a change also in what. */
export function MeasureSwitch() {
  const t = messages.value.measure;
  const offered = measures.value;
  const now = measure.value;
  const about = topic.value;
  if (!about || offered.length < 2) return null;
  const nameOf = (each: Measure) =>
    each === 'value' && about.type === 'count' ? t.count : t.choices[each];
  const kinds = offered.filter((each) => each === 'change' || !isChange(each));
  const hows = offered.filter(isChange);
  const inUnit = about.unit.nl.startsWith('%') ? t.inPoints : t.inUnit;
  return (
    <div class="measures">
      <fieldset class="measure-choices">
        <legend class="visually-hidden">{t.title}</legend>
        {kinds.map((each) => (
          <Choice
            key={each}
            group="measure"
            label={nameOf(each)}
            value={each}
            checked={each === now || (each === 'change' && isChange(now))}
            // Of how much a number changes says little where areas differ in size.
            choose={() =>
              chooseMeasure(
                each === 'change' && offered.includes('change_percent') ? 'change_percent' : each,
              )
            }
          />
        ))}
      </fieldset>
      {isChange(now) && hows.length > 1 && (
        <fieldset class="measure-choices measure-hows">
          <legend class="visually-hidden">{t.how}</legend>
          {hows.map((each) => (
            <Choice
              key={each}
              group="measure-how"
              label={each === 'change' ? inUnit : t.choices[each]}
              value={each}
              checked={each === now}
              choose={() => chooseMeasure(each)}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

type ChoiceProps = {
  group: string;
  label: string;
  value: Measure;
  checked: boolean;
  choose: () => void;
};

function Choice({ group, label, value, checked, choose }: ChoiceProps) {
  return (
    <label class="measure-choice">
      <input type="radio" name={group} value={value} checked={checked} onChange={choose} />
      {label}
    </label>
  );
}
