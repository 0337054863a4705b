import { useComputed } from '@preact/signals';
import { Circle, CircleDot, Grid3x3, Hexagon, type LucideIcon, Waypoints } from 'lucide-preact';
import { hasSecond } from '../../link/views.ts';
import { messages } from '../../messages/messages.ts';
import { chooseDrawing, drawTogether } from '../../state/actions.ts';
import { refusalOf } from '../../state/map-view/drawing-rules.ts';
import { type MapView, mapView } from '../../state/map-view/map-view.ts';
import { link } from '../../state/page/location.ts';
import { notify } from '../../state/page/notice.ts';

type Choice = { drawing: MapView['drawing']; label: string; Icon: LucideIcon };

/** The drawings of one question, in the order of the choice. Another one is a line here. */
const CHOICES: readonly { drawing: MapView['drawing']; Icon: LucideIcon }[] = [
  { drawing: 'areas', Icon: Hexagon },
  { drawing: 'circles', Icon: CircleDot },
  { drawing: 'cartogram', Icon: Circle },
  { drawing: 'flows', Icon: Waypoints },
];

/**
 * How values are drawn. Counts are circles unless the reader wants otherwise, and then the map says why. What does
 * not suit the question can be asked about, and says why not.
 */
export function DrawingSwitch() {
  const view = mapView.value;
  const isBesideAnother = useComputed(() => {
    const { view, second, drawing } = link.value;
    return hasSecond(view) || second !== null || drawing === 'bivariate';
  });
  if (!view) return null;
  const t = messages.value;
  const misleads = view.indicator.type === 'count' && view.drawing === 'areas';
  const about = { ...view, hasSize: view.sizes.answer !== view.answer };
  const choices: Choice[] = CHOICES.map((each) => ({ ...each, label: t.drawings[each.drawing] }));
  if (isBesideAnother.value) {
    choices.push({ drawing: 'bivariate', label: t.drawings.bivariate, Icon: Grid3x3 });
  }
  return (
    <fieldset class="section drawing">
      <legend class="section-title">{t.drawing}</legend>
      <div class="segments">
        {choices.map(({ drawing, label, Icon }) => {
          const refusal = refusalOf(drawing, about);
          const why = refusal ? t.drawingRefusals[refusal] : undefined;
          return (
            <button
              type="button"
              key={drawing}
              class="segment"
              aria-pressed={view.drawing === drawing}
              aria-disabled={refusal !== null}
              aria-description={why}
              title={why}
              onClick={() => {
                if (why) notify(why);
                else if (drawing === 'bivariate') drawTogether();
                else chooseDrawing(drawing);
              }}
            >
              <Icon size={15} aria-hidden="true" />
              {label}
            </button>
          );
        })}
      </div>
      {misleads && <p class="quiet">{t.countAsAreas}</p>}
    </fieldset>
  );
}
