import { MapPin, X } from 'lucide-preact';
import { messages, sayLevel } from '../../messages/messages.ts';
import { goToArea } from '../../state/actions.ts';
import { forgetPlace, locatedLadder } from '../../state/areas/located.ts';
import { sameArea } from '../../state/areas/place.ts';
import { levels } from '../../state/catalogue.ts';
import { findLevel } from '../../state/levels/ladder.ts';
import { link } from '../../state/page/location.ts';

/** The place that was pressed, found or stood on: its sector, neighbourhood, sub-municipality and municipality. */
export function HereLadder() {
  const ladder = locatedLadder.value;
  const { area } = link.value;
  const t = messages.value.locate;
  // Another area was chosen meanwhile: that place is no longer what this is about.
  if (!area || !ladder.some((step) => sameArea(step, area))) return null;
  return (
    <section class="here" aria-labelledby="here-title">
      <h3 class="here-title" id="here-title">
        <MapPin size={14} aria-hidden="true" />
        {t.thisPlace}
        <button
          type="button"
          class="tool"
          title={t.forget}
          aria-label={t.forget}
          onClick={forgetPlace}
        >
          <X size={14} />
        </button>
      </h3>
      <ul>
        {ladder.map((step) => {
          const level = findLevel(levels.value, step.level);
          return (
            <li key={step.level}>
              <span class="here-level">{level ? sayLevel(level) : ''}</span>
              <button
                type="button"
                class="link"
                aria-current={sameArea(step, area) ? 'true' : undefined}
                onClick={() => goToArea(step)}
              >
                {step.name}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
