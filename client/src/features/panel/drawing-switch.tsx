import { useComputed } from '@preact/signals';
import { CircleDot, Grid3x3, Hexagon, type LucideIcon } from 'lucide-preact';
import { hasSecond } from '../../link/views.ts';
import { messages } from '../../messages/messages.ts';
import { chooseDrawing, drawTogether } from '../../state/actions.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { link } from '../../state/page/location.ts';

/** Areas, circles, or the colours of two questions where there are two. Counts are circles unless the reader wants otherwise, and then the map says why. */
export function DrawingSwitch() {
  const view = mapView.value;
  const isBesideAnother = useComputed(() => {
    const { view, second, drawing } = link.value;
    return hasSecond(view) || second !== null || drawing === 'bivariate';
  });
  if (!view) return null;
  const t = messages.value;
  const misleads = view.indicator.type === 'count' && view.drawing === 'areas';
  const choices: { drawing: MapView['drawing']; label: string; Icon: LucideIcon }[] = [
    { drawing: 'areas', label: t.asAreas, Icon: Hexagon },
    { drawing: 'circles', label: t.asCircles, Icon: CircleDot },
  ];
  if (isBesideAnother.value) choices.push({ drawing: 'bivariate', label: t.asBoth, Icon: Grid3x3 });
  return (
    <fieldset class="section drawing">
      <legend class="section-title">{t.drawing}</legend>
      <div class="segments">
        {choices.map(({ drawing, label, Icon }) => (
          <button
            type="button"
            key={drawing}
            class="segment"
            aria-pressed={view.drawing === drawing}
            onClick={() => (drawing === 'bivariate' ? drawTogether() : chooseDrawing(drawing))}
          >
            <Icon size={15} aria-hidden="true" />
            {label}
          </button>
        ))}
      </div>
      {misleads && <p class="quiet">{t.countAsAreas}</p>}
    </fieldset>
  );
}
