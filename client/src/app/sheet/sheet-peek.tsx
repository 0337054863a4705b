import { LegendLine } from '../../features/legend/legend-line.tsx';
import { printWithUnit } from '../../messages/print-value.ts';
import { words } from '../../messages/words.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { chosenSpot } from '../../state/areas/chosen-spot.ts';
import { placeFigure } from '../../state/areas/place-figure.ts';
import { caption } from '../../state/page/page-title.ts';
import { shown } from '../../state/shown/shown.ts';
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
  const picture = shown.value;
  const figure = placeFigure.value;
  const spot = chosenSpot.value;
  if (!picture || !figure || !spot) return null;
  return (
    <p class="sheet-value">
      <span>{areasOf(spot.level)?.names[spot.index]}</span>
      <b>
        {figure.value === null
          ? words.value.statuses[figure.kind]
          : printWithUnit(figure.value, picture.answer)}
      </b>
    </p>
  );
}
