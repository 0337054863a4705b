/** Paints dots on a canvas. */
import type { Batch } from './dot-batches.ts';
import type { Places } from './dots.ts';

/** As areas that step back do on the map. */
const BACK_OPACITY = 0.22;

type Options = {
  batches: readonly Batch[];
  places: Places;
  radii: Float32Array;
  /** Around each dot, so that a pale one is seen on paper and each is seen among others. */
  casing: string;
};

export function paintDots(
  canvas: HTMLCanvasElement,
  { batches, places, radii, casing }: Options,
): void {
  const brush = canvas.getContext('2d');
  if (!brush) return;
  const scale = window.devicePixelRatio || 1;
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.clearRect(0, 0, canvas.width, canvas.height);
  brush.strokeStyle = casing;
  for (const { colour, isBack, indices } of batches) {
    brush.globalAlpha = isBack ? BACK_OPACITY : 1;
    brush.fillStyle = colour;
    // Around small dots it would be all that is seen.
    brush.lineWidth = Math.min(0.75, (radii[indices[0] ?? 0] ?? 0) * 0.14);
    brush.beginPath();
    for (const index of indices) {
      const x = places.x[index] ?? Number.NaN;
      const y = places.y[index] ?? Number.NaN;
      const radius = radii[index] ?? 0;
      if (Number.isNaN(x)) continue;
      brush.moveTo(x + radius, y);
      brush.arc(x, y, radius, 0, 2 * Math.PI);
    }
    brush.fill();
    brush.stroke();
  }
  brush.globalAlpha = 1;
}
