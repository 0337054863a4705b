/** Selecting areas by a stroke over the plot: a rectangle, or freehand around the dots. */
import { signal } from '@preact/signals';
import { areaSet, type Mode } from '../../link/area-set.ts';
import { joinMode, select, selecting } from '../../state/selection/selection-store.ts';
import { boxOf, type Corner, type DotIndex } from './dots.ts';

export const BRUSHES = ['box', 'lasso'] as const;
export type Brush = (typeof BRUSHES)[number];

/** The brush in hand. Without one a mouse draws a rectangle, and a finger moves the page. */
export const brush = signal<Brush | null>(null);

/** The stroke under way, in pixels of the plot. */
export const stroke = signal<readonly Corner[] | null>(null);

/** A press that moves less than this is a click. */
export const CLICK_PX = 4;

type Keys = Pick<PointerEvent, 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Shift or Ctrl adds, Alt takes off; without a key what the tool bar says. */
export function modeOfKeys({ shiftKey, altKey, ctrlKey, metaKey }: Keys): Mode {
  if (altKey) return 'subtract';
  if (shiftKey || ctrlKey || metaKey) return 'add';
  return joinMode.peek();
}

/** Areas under a finished stroke. */
export function areasUnder(dots: DotIndex, kind: Brush, corners: readonly Corner[]): number[] {
  if (corners.length < 2) return [];
  return kind === 'lasso' ? dots.inRing(corners) : dots.inBox(boxOf(corners));
}

export function finishStroke(dots: DotIndex, keys: Keys): void {
  const corners = stroke.peek();
  stroke.value = null;
  if (!corners) return;
  // A first stroke begins anew, and the tool bar, which comes with it, says so of the next.
  if (!selecting.peek()) joinMode.value = 'new';
  select(areaSet(areasUnder(dots, brush.peek() ?? 'box', corners)), modeOfKeys(keys));
}

/** A rectangle keeps its first and last corner, a lasso all. */
export function extendStroke(kind: Brush, corners: readonly Corner[], to: Corner): Corner[] {
  const [first] = corners;
  return kind === 'box' && first ? [first, to] : [...corners, to];
}
