/** Which areas step back on the first map, one by one: only for drawings without a graphics card of their own. */
import { computed } from '@preact/signals';
import { classAt } from '../../../server/contract/classify/colour-of-area.ts';
import { mapView } from '../state/map-view/map-view.ts';
import { firstLit, members } from './scene.ts';

/** In area order: 1 for an area that steps back. */
export const stepsBack = computed<Uint8Array>(() => {
  const count = mapView.value?.figures.values.length ?? 0;
  const back = new Uint8Array(count).fill(members.value ? 1 : 0);
  for (const member of members.value ?? []) back[member] = 0;
  const lit = firstLit.value;
  if (!lit) return back;
  const bright = new Set(lit.classes);
  return back.map((each, index) => {
    const at = classAt(lit.by, index);
    return at !== null && bright.has(at) ? each : 1;
  });
});
