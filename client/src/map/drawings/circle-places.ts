/** The page's side of the worker that places circles. What was placed once is known from then on. */

import { radiusOfOne, worldPoints } from '../../../../server/contract/classify/cartogram.ts';
import type { Figures } from '../../../../server/contract/classify/figures.ts';
import type { AreasAnswer } from '../../../../server/contract/levels.ts';
import type { Placed, ToPlace } from './place-circles-worker.ts';

export type CirclePlaces = {
  /** In shares of the world, x and y in turn; NaN for areas without a circle. */
  home: Float64Array;
  places: Float64Array;
  /** In shares of the world; 0 for areas without a circle. */
  radii: Float64Array;
};

/** Figures stay the same object as long as their answer is remembered: one indicator, level and period. */
const known = new WeakMap<Figures, CirclePlaces>();
const asked = new WeakMap<Figures, (() => void)[]>();
const waiting = new Map<number, (places: Float64Array) => void>();
let worker: Worker | null = null;
let lastId = 0;

/** Null while they are placed, and then `onPlaced` is told. */
export function circlePlacesOf(
  areas: AreasAnswer,
  figures: Figures,
  onPlaced: () => void,
): CirclePlaces | null {
  const found = known.get(figures);
  if (found) return found;
  const listeners = asked.get(figures);
  if (listeners) {
    listeners.push(onPlaced);
    return null;
  }
  asked.set(figures, [onPlaced]);
  const { x, y } = worldPoints(areas.points);
  const one = radiusOfOne({ x, y }, figures.values);
  const radii = figures.values.map((value) => (value > 0 ? one * Math.sqrt(value) : 0));
  const home = new Float64Array(x.length * 2);
  x.forEach((across, i) => {
    home.set([across, y[i] ?? Number.NaN], i * 2);
  });
  const id = ++lastId;
  waiting.set(id, (places) => {
    known.set(figures, { home, places, radii });
    for (const tell of asked.get(figures) ?? []) tell();
    asked.delete(figures);
  });
  worker ??= start();
  worker.postMessage({ id, x, y, radii } satisfies ToPlace);
  return null;
}

function start(): Worker {
  const started = new Worker(new URL('./place-circles-worker.ts', import.meta.url), {
    type: 'module',
  });
  started.addEventListener('message', ({ data: { id, places } }: MessageEvent<Placed>) => {
    waiting.get(id)?.(places);
    waiting.delete(id);
  });
  return started;
}
