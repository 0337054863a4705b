/** The second map's picture, made as the first's is. */
import { computed } from '@preact/signals';
import type { ClassRule } from '../../../../server/contract/classify/class-rule.ts';
import { allPeriods } from '../topic/all-periods.ts';
import { createMapView } from './create-map-view.ts';
import { mapData } from './map-data.ts';
import {
  besideMapData,
  classRule,
  hasOneLegend,
  mapView,
  ownDrawing,
  referenceValue,
} from './map-view.ts';

const firstScheme = computed(() => mapView.value?.classes?.scheme ?? null);

/** With one legend the very same rule; else as many classes by the same method, in colours of their own. */
const rule = computed<ClassRule>(() => {
  const first = classRule.value;
  if (hasOneLegend.value) return first;
  const method = first.method === 'manual' ? 'quantile' : first.method;
  const own = { scheme: null, reversed: false, pivot: 'zero', breaks: null } as const;
  return { ...first, ...own, method, beside: firstScheme.value };
});

export const secondMapView = createMapView({
  data: besideMapData,
  beside: computed(() => (hasOneLegend.value ? mapData.value : null)),
  allPeriods: computed(() => (hasOneLegend.value ? allPeriods.value : null)),
  rule,
  referenceValue: computed(() => (hasOneLegend.value ? referenceValue.value : null)),
  drawing: ownDrawing,
  pairs: computed(() => null),
  counts: computed(() => null),
});
