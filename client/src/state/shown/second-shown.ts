/** The second map's picture, made as the first's is. */
import { computed } from '@preact/signals';
import type { ClassRule } from '../../classify/class-rule.ts';
import { allPeriods } from '../topic/all-periods.ts';
import { createShown } from './create-shown.ts';
import { drawn } from './drawn.ts';
import {
  besideDrawn,
  classRule,
  hasOneLegend,
  ownDrawing,
  referenceValue,
  shown,
} from './shown.ts';

const firstScheme = computed(() => shown.value?.classes?.scheme ?? null);

/** With one legend the very same rule; else as many classes by the same method, in colours of their own. */
const rule = computed<ClassRule>(() => {
  const first = classRule.value;
  if (hasOneLegend.value) return first;
  const method = first.method === 'manual' ? 'quantile' : first.method;
  const own = { scheme: null, reversed: false, pivot: 'zero', breaks: null } as const;
  return { ...first, ...own, method, beside: firstScheme.value };
});

export const secondShown = createShown({
  drawn: besideDrawn,
  beside: computed(() => (hasOneLegend.value ? drawn.value : null)),
  allPeriods: computed(() => (hasOneLegend.value ? allPeriods.value : null)),
  rule,
  referenceValue: computed(() => (hasOneLegend.value ? referenceValue.value : null)),
  drawing: ownDrawing,
  pairs: computed(() => null),
});
