import { useComputed } from '@preact/signals';
import { CircleDot, Grid3x3, Hexagon, type LucideIcon } from 'lucide-preact';
import { hasSecond } from '../../link/views.ts';
import { words } from '../../messages/words.ts';
import { chooseDrawing, drawTogether } from '../../state/actions.ts';
import { link } from '../../state/page/location.ts';
import { type Shown, shown } from '../../state/shown/shown.ts';

/** Areas, circles, or the colours of two questions where there are two. Counts are circles unless the reader wants otherwise, and then the map says why. */
export function DrawingSwitch() {
  const picture = shown.value;
  const isBesideAnother = useComputed(() => {
    const { view, second, drawing } = link.value;
    return hasSecond(view) || second !== null || drawing === 'bivariate';
  });
  if (!picture) return null;
  const said = words.value;
  const misleads = picture.indicator.type === 'count' && picture.drawing === 'areas';
  const choices: { drawing: Shown['drawing']; label: string; Icon: LucideIcon }[] = [
    { drawing: 'areas', label: said.asAreas, Icon: Hexagon },
    { drawing: 'circles', label: said.asCircles, Icon: CircleDot },
  ];
  if (isBesideAnother.value)
    choices.push({ drawing: 'bivariate', label: said.asBoth, Icon: Grid3x3 });
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
            onClick={() => (drawing === 'bivariate' ? drawTogether() : chooseDrawing(drawing))}
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
