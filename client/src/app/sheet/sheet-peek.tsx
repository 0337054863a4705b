import { LegendLine } from '../../features/legend/legend-line.tsx';
import { messages } from '../../messages/messages.ts';
import { printWithUnit } from '../../messages/print-value.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { chosenIndex } from '../../state/areas/chosen-index.ts';
import { placeFigure } from '../../state/areas/place-figure.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { caption } from '../../state/page/page-title.ts';
import type { useDragging } from './use-dragging.ts';

type Handlers = Omit<ReturnType<typeof useDragging>, 'dragged'>;

/** What is always in sight: topic and where, the chosen area's value, the colours in one line. */
export function SheetPeek({ handlers }: { handlers: Handlers }) {
  const now = caption.value;
  if (!now) return <div class="sheet-peek skeleton" />;
  return (
    <div class="sheet-peek" {...handlers}>
      <div class="sheet-what">
        <h1>{now.what}</h1>
        <p>{now.where}</p>
      </div>
      <PeekValue />
      <LegendLine />
    </div>
  );
}

function PeekValue() {
  const view = mapView.value;
  const figure = placeFigure.value;
  const areaIndex = chosenIndex.value;
  if (!view || !figure || !areaIndex) return null;
  return (
    <p class="sheet-value">
      <span>{areasOf(areaIndex.level)?.names[areaIndex.index]}</span>
      <b>
        {figure.value === null
          ? messages.value.statuses[figure.kind]
          : printWithUnit(figure.value, view.answer)}
      </b>
    </p>
  );
}
