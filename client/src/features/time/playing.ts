/** Going through the periods by itself: the next one only once this one is drawn, and asked for meanwhile. */
import { signal, useSignalEffect } from '@preact/signals';
import { choosePeriod } from '../../state/actions.ts';
import { canFade, endFade, fadeTo } from '../../state/map-view/fading.ts';
import { prefetchValues } from '../../state/map-view/map-data.ts';
import { isStale, mapView } from '../../state/map-view/map-view.ts';
import { periodsAfter } from '../../state/topic/measure.ts';
import { periods, question, subject } from '../../state/topic/topic.ts';

export const playing = signal(false);

export const SPEEDS = [0.5, 1, 2] as const;
export const speed = signal<(typeof SPEEDS)[number]>(1);

const STEP_MS = 1100;
/** Who wants less motion gets fewer changes a minute, and no fading from one to the next. */
const CALM_MS = 2500;

const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');

export function togglePlaying(): void {
  const now = mapView.peek()?.request.period;
  const list = playable();
  const [first] = list;
  if (!playing.peek() && first && (now ?? '') >= (list.at(-1) ?? '')) choosePeriod(first);
  playing.value = !playing.peek();
}

export function changeSpeed(): void {
  speed.value = SPEEDS[(SPEEDS.indexOf(speed.peek()) + 1) % SPEEDS.length] ?? 1;
}

function playable(): string[] {
  return periodsAfter(periods.value, subject.value?.since);
}

/** Rests on a period for this share of a step, and then goes over into the next one, a frame at a time. */
const REST = 0.4;

function fadeDuring(next: string, stepMs: number): () => void {
  if (!canFade.peek()) return () => {};
  const began = performance.now();
  let frame = requestAnimationFrame(function step(now) {
    const share = (now - began) / stepMs;
    fadeTo(next, (share - REST) / (1 - REST));
    frame = requestAnimationFrame(step);
  });
  return () => {
    cancelAnimationFrame(frame);
    endFade();
  };
}

/** Takes the next step as long as it plays; stops at the end. */
export function usePlaying(): void {
  useSignalEffect(() => {
    const now = mapView.value?.request.period;
    if (!playing.value || isStale.value || now === undefined) return;
    const next = playable().find((period) => period > now);
    const asked = question.peek();
    if (next && asked) prefetchValues({ ...asked, period: next });
    const least = reducedMotion.matches ? CALM_MS : 0;
    const stepMs = Math.max(least, STEP_MS / speed.value);
    const stopFading = next ? fadeDuring(next, stepMs) : () => {};
    const timer = setTimeout(
      () => {
        if (next) choosePeriod(next);
        else playing.value = false;
      },
      next ? stepMs : 0,
    );
    return () => {
      clearTimeout(timer);
      stopFading();
    };
  });
}
