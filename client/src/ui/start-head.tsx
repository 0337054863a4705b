import { LocateFixed, MapPin } from 'lucide-preact';
import { isPublication } from '../api/publication/publication.ts';
import { messages } from '../messages/messages.ts';
import { goToArea } from '../state/actions.ts';
import { areasOf } from '../state/areas/areas.ts';
import { locateMe, locating } from '../state/areas/located.ts';
import { levels } from '../state/catalogue.ts';
import { familiarLevel } from '../state/levels/ladder.ts';

/** Towns that most readers can place; shown when the edition has them. */
const EXAMPLES = ['Gent', 'Leuven', 'Kortrijk'];

export function StartHead({ gone }: { gone: boolean }) {
  const t = messages.value;
  return (
    <div class="start">
      {gone && <p class="note">{t.areaGone}</p>}
      <h2 class="start-title">{t.startTitle}</h2>
      {!isPublication && <LocateChip />}
      <Examples />
    </div>
  );
}

function LocateChip() {
  return (
    <p class="start-examples">
      <button type="button" class="chip" aria-busy={locating.value} onClick={locateMe}>
        <LocateFixed size={13} aria-hidden="true" />
        {messages.value.locate.button}
      </button>
    </p>
  );
}

function Examples() {
  const level = familiarLevel(levels.value);
  const areas = level ? areasOf(level.code) : null;
  if (!level || !areas) return null;
  const known = EXAMPLES.map((name) => areas.names.indexOf(name)).filter((index) => index >= 0);
  return (
    <p class="start-examples">
      <span class="quiet">{messages.value.startHint}</span>
      {known.map((index) => {
        const code = areas.codes[index];
        const name = areas.names[index];
        if (!code || !name) return null;
        return (
          <button
            type="button"
            key={code}
            class="chip"
            aria-label={messages.value.selectLabel(name)}
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
