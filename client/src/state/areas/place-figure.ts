import { computed } from '@preact/signals';
import { type Kind, kindAt } from '../../classify/kind-of-value.ts';
import { shown } from '../shown/shown.ts';
import { chosenSpot } from './chosen-spot.ts';
import { series } from './place.ts';

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
