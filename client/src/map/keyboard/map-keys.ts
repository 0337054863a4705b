import { toggleChosen } from '../../state/selection/selection-store.ts';
import { type Move, move } from './walking.ts';

const MOVES: Record<string, Move> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'split',
  Escape: 'climb',
};
/** With Shift the arrows move the map itself, by a quarter of its size. */
const PANS: Record<string, [number, number]> = {
  ArrowLeft: [-0.25, 0],
  ArrowRight: [0.25, 0],
  ArrowUp: [0, -0.25],
  ArrowDown: [0, 0.25],
};
const ZOOMS: Record<string, number> = { '+': 1, '=': 1, '-': -1, _: -1 };

export type MapHands = { zoom: (steps: number) => void; pan: (by: [number, number]) => void };

/** What a key does while the map has the focus. Keys of the browser and of screen readers are left alone. */
export function onMapKey(event: KeyboardEvent, { zoom, pan }: MapHands): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const by = event.shiftKey ? PANS[event.key] : undefined;
  const steps = ZOOMS[event.key];
  const how = MOVES[event.key];
  if (by) pan(by);
  else if (steps) zoom(steps);
  else if (how) move(how);
  else if (event.key === ' ' && toggleChosen()) event.preventDefault();
  else return;
  event.preventDefault();
}
