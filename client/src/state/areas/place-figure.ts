import { computed } from '@preact/signals';
import { type Kind, kindAt } from '../../../../server/contract/classify/kind-of-value.ts';
import { mapView } from '../map-view/map-view.ts';
import { chosenIndex } from './chosen-index.ts';
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
  const view = mapView.value;
  const areaIndex = chosenIndex.value;
  if (!view) return null;
  const { period } = view.request;
  const { forecast, provisional, modelled } = view.answer;
  const notes = { period, forecast, provisional, modelled };
  if (areaIndex && areaIndex.level === view.level.code) {
    const value = view.answer.values[areaIndex.index] ?? null;
    return { value, kind: kindAt(view.answer, areaIndex.index), ...notes };
  }
  const own = series.value?.series.at(-1);
  const at = series.value?.periods.indexOf(period) ?? -1;
  if (!own || at < 0) return null;
  const value = own.values[at] ?? null;
  return { value, kind: kindAt(own, at), ...notes };
});
