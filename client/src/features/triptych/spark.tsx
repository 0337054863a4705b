import { colourAt } from '../../../../server/contract/classify/colour-of-area.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { mode } from '../../state/page/appearance.ts';

const WIDTH = 64;
const HEIGHT = 18;
const EDGE = 3;

/** The way of an area over the years, each on a scale of its own; its last figure in the colour of the map. */
export function sparkCell(all: readonly Float64Array[], view: MapView) {
  return (index: number) => {
    const values = all.map((column) => column[index] ?? Number.NaN);
    const known = values.filter((value) => !Number.isNaN(value));
    if (known.length < 2) return null;
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const x = (at: number) => EDGE + (at / (values.length - 1)) * (WIDTH - 2 * EDGE);
    const y = (value: number) =>
      HEIGHT - EDGE - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * EDGE);
    let isOpen = false;
    const path = values.map((value, at) => {
      if (Number.isNaN(value)) {
        isOpen = false;
        return '';
      }
      const step = `${isOpen ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      isOpen = true;
      return step;
    });
    const now = view.figures.values[index] ?? Number.NaN;
    const at = values.lastIndexOf(now);
    return (
      <svg class="spark" width={WIDTH} height={HEIGHT} aria-hidden="true">
        <path d={path.join('')} />
        {at >= 0 && (
          <circle
            cx={x(at)}
            cy={y(now)}
            r={2.5}
            style={{ fill: colourAt(view, index, mode.value) }}
          />
        )}
      </svg>
    );
  };
}
