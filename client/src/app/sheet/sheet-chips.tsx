import { messages, sayLevel } from '../../messages/messages.ts';
import { chooseLevel, choosePeriod } from '../../state/actions.ts';
import { levels } from '../../state/catalogue.ts';
import { ladderLevels } from '../../state/levels/ladder.ts';
import { nameAmongVintages } from '../../state/levels/level-name.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { level, periods, topic } from '../../state/topic/topic.ts';

/** Level and year within reach of a thumb, in the phone's own list to choose from. */
export function SheetChips() {
  const t = messages.value;
  const available = new Set(topic.value?.levels ?? []);
  const offered = levels.value.filter((each) => each.offered && available.has(each.code));
  const ladder = ladderLevels(offered);
  const others = offered.filter((each) => !ladder.includes(each));
  const list = periods.value;
  return (
    <>
      <Chip
        label={t.level}
        value={level.value?.code ?? ''}
        choose={chooseLevel}
        choices={[
          ...ladder.map((each) => [each.code, sayLevel(each)] as const),
          ...others.map((each) => [each.code, nameAmongVintages(each)] as const),
        ]}
      />
      <Chip
        label={t.period}
        value={mapView.value?.request.period ?? list.at(-1) ?? ''}
        choose={choosePeriod}
        choices={list.toReversed().map((period) => [period, period] as const)}
      />
    </>
  );
}

type ChipProps = {
  label: string;
  value: string;
  choices: (readonly [value: string, name: string])[];
  choose: (value: string) => void;
};

function Chip({ label, value, choices, choose }: ChipProps) {
  return (
    <select
      class="chip sheet-chip"
      aria-label={label}
      value={value}
      disabled={choices.length < 2}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {choices.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  );
}
