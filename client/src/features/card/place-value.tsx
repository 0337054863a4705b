import { colourAt } from '../../../../server/contract/classify/colour-of-area.ts';
import { messages, say } from '../../messages/messages.ts';
import { printBare } from '../../messages/print-value.ts';
import { chosenIndex } from '../../state/areas/chosen-index.ts';
import { placeFigure } from '../../state/areas/place-figure.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { mode } from '../../state/page/appearance.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { Notes } from '../../ui/figure-notes.tsx';

export function PlaceValue() {
  const figure = placeFigure.value;
  const view = mapView.value;
  if (!figure || !view) return <div class="skeleton skeleton-value" />;
  const { unit } = view.answer;
  const areaIndex = chosenIndex.value;
  const isDrawn = areaIndex?.level === view.level.code;
  const swatch = isDrawn && figure.value !== null && colourAt(view, areaIndex.index, mode.value);
  return (
    <p class="place-value">
      {figure.value === null ? (
        <span class="place-missing">{messages.value.statuses[figure.kind]}</span>
      ) : (
        <>
          {swatch && <i class="swatch" style={{ background: swatch }} aria-hidden="true" />}
          <b>{printBare(figure.value, view.answer)}</b> <span>{say(unit)}</span>
        </>
      )}
      <span class="place-period">{spanOf({ ...view.request, period: figure.period })}</span>
      <Notes {...figure} />
    </p>
  );
}
