import { largestRadius } from '../map/circle-radii.ts';
import { circleGrowth } from '../map/map-style.ts';
import { formatShort } from '../numbers.ts';
import { zoom } from '../state/camera.ts';
import type { Shown } from '../state/shown.ts';
import { language, words } from '../words/words.ts';

const MOST_PX = 34;
const SHARES = [1, 0.25, 0.04];

/** Three circles at the size they have on the map now. Larger than the legend has room for: not shown. */
export function CircleSizes({ picture }: { picture: Shown }) {
  const { values, decimals } = picture.answer;
  const highest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  if (highest === 0) return null;
  const scale = largestRadius(values.length) * circleGrowth(zoom.value);
  const circles = SHARES.map((share) => roundDown(highest * share))
    .map((value) => ({ value, radius: scale * Math.sqrt(value / highest) }))
    .filter(({ radius, value }) => radius <= MOST_PX && radius >= 2 && value > 0);
  const [largest] = circles;
  if (!largest) return null;
  const height = largest.radius * 2 + 2;
  return (
    <figure class="circle-sizes">
      <figcaption class="visually-hidden">{words.value.circleSizes}</figcaption>
      <svg
        width={312}
        height={Math.max(height, circles.length * 15)}
        role="img"
        aria-label={words.value.circleSizes}
      >
        {circles.map(({ value, radius }, i) => {
          const base = Math.max(height, circles.length * 15) - 1;
          const top = base - radius * 2;
          const labelY = Math.min(base - 3, Math.max(10, 10 + i * 15, top + 4));
          return (
            <g key={value}>
              <circle cx={largest.radius + 1} cy={base - radius} r={radius} />
              <line x1={largest.radius + 1} x2={largest.radius * 2 + 14} y1={top} y2={labelY - 4} />
              <text x={largest.radius * 2 + 18} y={labelY}>
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
