/** The ways to look at one question. The map is always there; the others put something beside it. */
export const VIEWS = ['map', 'two', 'swipe', 'scatter', 'triptych', 'profile', 'cube'] as const;
export type View = (typeof VIEWS)[number];

/** Views in which another question stands beside the first. */
const WITH_SECOND: ReadonlySet<View> = new Set(['two', 'swipe', 'scatter', 'triptych']);
/** Views in which the map shares the stage with a pane. A swipe lies over the map instead. */
const SPLIT: ReadonlySet<View> = new Set(['two', 'scatter', 'triptych', 'profile', 'cube']);

export function hasSecond(view: View): boolean {
  return WITH_SECOND.has(view);
}

export function isSplit(view: View): boolean {
  return SPLIT.has(view);
}

/** Views with a map for each question: neither is coloured by both. */
export function hasTwoMaps(view: View): boolean {
  return view === 'two' || view === 'swipe';
}
