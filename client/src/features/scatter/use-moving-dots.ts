import { useLayoutEffect, useRef } from 'preact/hooks';
import { reducedMotion } from '../../state/page/appearance.ts';
import type { Size } from '../../ui/charts/point-at.ts';
import type { Batch } from './dot-batches.ts';
import { between, type Places } from './dots.ts';
import { paintDots } from './paint-dots.ts';

/** How long dots are on their way from one period to the next. */
export const MOVE_MS = 600;

type Sheet = { batches: readonly Batch[]; places: Places; radii: Float32Array; size: Size };

/** Paints the dots, and moves them to where they belong; at once where the sheet itself changed or motion is unwanted. */
export function useMovingDots(canvas: { current: HTMLCanvasElement | null }, sheet: Sheet): void {
  const { batches, places, radii, size } = sheet;
  const before = useRef<Sheet | null>(null);
  const now = useRef<Places>(places);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const was = before.current;
    before.current = sheet;
    const scale = window.devicePixelRatio || 1;
    if (was?.size !== size) {
      element.width = Math.round(size.width * scale);
      element.height = Math.round(size.height * scale);
      element.style.width = `${size.width}px`;
      element.style.height = `${size.height}px`;
    }
    const casing = getComputedStyle(element).getPropertyValue('--dot-casing');
    const paint = (at: Places): void => {
      now.current = at;
      paintDots(element, { batches, places: at, radii, casing });
    };
    const isSame = was?.size === size && was.places.x.length === places.x.length;
    // A colour that changes on the way does not stop what moves.
    const isMove = isSame && now.current !== places && !reducedMotion.peek();
    element.dataset.state = isMove ? 'moving' : 'still';
    if (!isMove) {
      paint(places);
      return;
    }
    const from = now.current;
    const start = performance.now();
    let frame = 0;
    const step = (time: number): void => {
      const share = Math.min(1, Math.max(0, (time - start) / MOVE_MS));
      paint(share === 1 ? places : between(from, places, ease(share)));
      if (share < 1) frame = requestAnimationFrame(step);
      else element.dataset.state = 'still';
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [batches, places, radii, size]);
}

function ease(share: number): number {
  return share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;
}
