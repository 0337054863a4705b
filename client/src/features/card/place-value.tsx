import { colourAt } from '../../classify/colour-of-area.ts';
import { printBare } from '../../messages/print-value.ts';
import { say, words } from '../../messages/words.ts';
import { chosenSpot } from '../../state/areas/chosen-spot.ts';
import { placeFigure } from '../../state/areas/place-figure.ts';
import { mode } from '../../state/page/appearance.ts';
import { shown } from '../../state/shown/shown.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { Notes } from '../../ui/figure-notes.tsx';

export function PlaceValue() {
  const figure = placeFigure.value;
  const picture = shown.value;
  if (!figure || !picture) return <div class="skeleton skeleton-value" />;
  const { unit } = picture.answer;
  const spot = chosenSpot.value;
  const isDrawn = spot?.level === picture.level.code;
  const swatch = isDrawn && figure.value !== null && colourAt(picture, spot.index, mode.value);
  return (
    <p class="place-value">
      {figure.value === null ? (
        <span class="place-missing">{words.value.statuses[figure.kind]}</span>
      ) : (
        <>
          {swatch && <i class="swatch" style={{ background: swatch }} aria-hidden="true" />}
          <b>{printBare(figure.value, picture.answer)}</b> <span>{say(unit)}</span>
        </>
      )}
      <span class="place-period">{spanOf({ ...picture.request, period: figure.period })}</span>
      <Notes {...figure} />
    </p>
  );
}
