import { MapPin } from 'lucide-preact';
import { ladderLevels } from '../ladder.ts';
import { goToArea } from '../state/actions.ts';
import { areasOf, indexOfArea } from '../state/areas.ts';
import { levels } from '../state/catalogue.ts';
import { shown } from '../state/shown.ts';
import { words } from '../words/words.ts';

/** Three areas to begin with: the three with the highest values among the municipalities. */
const EXAMPLES = 3;

export function StartHead() {
  const said = words.value;
  return (
    <div class="start">
      <h2 class="start-title">{said.startTitle}</h2>
      <Examples />
    </div>
  );
}

function Examples() {
  const level = ladderLevels(levels.value).find((each) => each.family === 'gemeente');
  const areas = level ? areasOf(level.code) : null;
  const picture = shown.value;
  if (!level || !areas) return null;
  const ranked = picture?.level.code === level.code ? highest(picture.answer.values) : [];
  const names = ranked.length === EXAMPLES ? ranked : [0, 1, 2];
  return (
    <p class="start-examples">
      <span class="quiet">{words.value.startHint}</span>
      {names.map((index) => {
        const code = areas.codes[index];
        const name = areas.names[index];
        if (!code || !name || indexOfArea(areas, code) < 0) return null;
        return (
          <button
            type="button"
            key={code}
            class="chip"
            aria-label={words.value.selectLabel(name)}
            onClick={() => goToArea({ level: level.code, code })}
          >
            <MapPin size={13} aria-hidden="true" />
            {name}
          </button>
        );
      })}
    </p>
  );
}

function highest(values: readonly (number | null)[]): number[] {
  return values
    .map((value, index) => ({ value: value ?? Number.NEGATIVE_INFINITY, index }))
    .sort((a, b) => b.value - a.value)
    .slice(0, EXAMPLES)
    .map(({ index }) => index);
}
