import { computed } from '@preact/signals';
import { colourAt } from '../../classify/colour-of-area.ts';
import { type Kind, kindAt } from '../../classify/kind-of-value.ts';
import { chosenSpot } from '../../map/scene.ts';
import { printBare } from '../../messages/print-value.ts';
import { say, words } from '../../messages/words.ts';
import { mode } from '../../state/appearance.ts';
import { spanOf } from '../../state/measure.ts';
import { series } from '../../state/place.ts';
import { shown } from '../../state/shown.ts';
import { Notes } from '../panel/figure-notes.tsx';

type Figure = {
  value: number | null;
  kind: Kind;
  period: string;
  forecast: boolean;
  provisional: boolean;
  modelled: boolean;
};

/** The chosen area's figure: from the picture when it is drawn, else from its series. */
export const placeFigure = computed<Figure | null>(() => {
  const picture = shown.value;
  const spot = chosenSpot.value;
  if (!picture) return null;
  const { period } = picture.request;
  const { forecast, provisional, modelled } = picture.answer;
  const notes = { period, forecast, provisional, modelled };
  if (spot && spot.level === picture.level.code) {
    const value = picture.answer.values[spot.index] ?? null;
    return { value, kind: kindAt(picture.answer, spot.index), ...notes };
  }
  const own = series.value?.series.at(-1);
  const at = series.value?.periods.indexOf(period) ?? -1;
  if (!own || at < 0) return null;
  const value = own.values[at] ?? null;
  return { value, kind: kindAt(own, at), ...notes };
});

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
