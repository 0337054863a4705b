/** The area that the shown ones are measured against: the one they are parts of. */
import { computed } from '@preact/signals';
import { scope, series } from '../areas/place.ts';
import { link } from '../page/location.ts';
import { mapData } from './map-data.ts';

export type Reference = { name: string; value: number | null };

export const reference = computed<Reference | null>(() => {
  const around = scope.value;
  if (!around) return null;
  const { level, code, name } = around;
  const own = series.value?.series.find((each) => each.level === level && each.code === code);
  const known = (own?.values ?? []).filter((value) => value !== null);
  const period = mapData.value?.answer.request.period ?? '';
  const now = own?.values[series.value?.periods.indexOf(period) ?? -1] ?? null;
  // What stays from year to year is measured against what stays.
  return { name, value: link.value.classPeriods === 'all' ? (known.at(-1) ?? null) : now };
});
