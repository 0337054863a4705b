import { CircleDot, Hexagon } from 'lucide-preact';
import { chooseDrawing } from '../state/actions.ts';
import { shown } from '../state/shown.ts';
import { words } from '../words/words.ts';

/** Areas or circles. Counts are circles unless the reader wants otherwise, and then the map says why. */
export function DrawingSwitch() {
  const picture = shown.value;
  if (!picture) return null;
  const said = words.value;
  const misleads = picture.indicator.type === 'count' && picture.drawing === 'areas';
  const choices = [
    { drawing: 'areas', label: said.asAreas, Icon: Hexagon },
    { drawing: 'circles', label: said.asCircles, Icon: CircleDot },
  ] as const;
  return (
    <fieldset class="section drawing">
      <legend class="section-title">{said.drawing}</legend>
      <div class="segments">
        {choices.map(({ drawing, label, Icon }) => (
          <button
            type="button"
            key={drawing}
            class="segment"
            aria-pressed={picture.drawing === drawing}
            onClick={() => chooseDrawing(drawing)}
          >
            <Icon size={15} aria-hidden="true" />
            {label}
          </button>
        ))}
      </div>
      {misleads && <p class="quiet">{said.countAsAreas}</p>}
    </fieldset>
  );
}
