/** On the way from one period to the next: colours go over into each other, figures never do. */
import { computed, signal } from '@preact/signals';
import type { Figures } from '../../../../server/contract/classify/figures.ts';
import { reducedMotion } from '../page/appearance.ts';
import { link } from '../page/location.ts';
import { question } from '../topic/topic.ts';
import { knownValues, prefetchValues } from './map-data.ts';

/** What the map goes over into, and how far it is, from 0 to 1. */
export type Fade = { figures: Figures; share: number };

export const fade = signal<Fade | null>(null);

/** Two periods have the same colours for the same values only where the classes are of all of them. */
export const canFade = computed(() => link.value.classPeriods === 'all' && !reducedMotion.value);

/** Goes some way to another period of the question; not where its figures are still to come, which are then asked for. */
export function fadeTo(period: string, share: number): void {
  const asked = question.peek();
  if (!asked || !canFade.peek() || share <= 0) {
    fade.value = null;
    return;
  }
  const next = { ...asked, period };
  const found = knownValues(next);
  if (!found) prefetchValues(next);
  fade.value = found ? { figures: found.figures, share: Math.min(1, share) } : null;
}

export function endFade(): void {
  fade.value = null;
}
