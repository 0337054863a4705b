import { circleGrowth, largestRadius } from '../../../../server/contract/classify/circle-radii.ts';
import { formatShort } from '../../../../server/contract/numbers.ts';
import { language } from '../../messages/language.ts';
import { messages } from '../../messages/messages.ts';
import type { MapView } from '../../state/map-view/map-view.ts';
import { zoom } from '../../state/page/camera.ts';

const MAX_PX = 34;
const LABEL_PX = 16;
const SHARES = [1, 0.25, 0.04];

export function CircleSizes({ view }: { view: MapView }) {
  const scale = largestRadius(view.figures.values.length) * circleGrowth(zoom.value);
  return <NestedCircles view={view} scale={scale} />;
}

/**
 * Three circles at the size they have on the map now, the largest as large as the legend has room for.
 * @param scale radius of the largest circle on the map, in pixels
 */
export function NestedCircles({ view, scale }: { view: MapView; scale: number }) {
  const { decimals } = view.answer;
  const highest = view.peak;
  if (highest === 0) return null;
  const fitting = highest * Math.min(1, (MAX_PX / scale) ** 2);
  const circles = SHARES.map((share) => roundDown(fitting * share))
    .map((value) => ({ value, radius: scale * Math.sqrt(value / highest) }))
    .filter(({ radius, value }) => radius <= MAX_PX && radius >= 2 && value > 0);
  const [largest] = circles;
  if (!largest) return null;
  const height = Math.max(largest.radius * 2 + 2, circles.length * LABEL_PX + 2);
  const middle = largest.radius + 1;
  const labelX = largest.radius * 2 + 20;
  return (
    <figure class="circle-sizes">
      <svg width={312} height={height} role="img" aria-label={messages.value.circleSizes}>
        {circles.map(({ value, radius }, i) => {
          const top = height - 1 - radius * 2;
          const labelY = LABEL_PX * i + 12;
          return (
            <g key={value}>
              <circle cx={middle} cy={height - 1 - radius} r={radius} />
              <path d={`M${middle} ${top}L${labelX - 4} ${labelY - 4}`} />
              <text x={labelX} y={labelY}>
                {formatShort(value, decimals, language.value)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** Down to one significant digit: 271 000 becomes 200 000. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.floor(value / power) * power;
}
