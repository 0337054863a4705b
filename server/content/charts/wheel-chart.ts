/** A slice per figure: the longer, the more areas have less. Slices are numbered, so that colour tells nothing alone. */
import { type Html, html } from '../../http/html.ts';

/** `share`: of the areas with a lower figure, 0–1. */
export type WheelSlice = { name: string; share: number };

const SIZE = 340;
const [INNER, OUTER] = [42, 138];
const TURN = 2 * Math.PI;
const GAP = 0.02;
/** Something is always to be seen. */
const LEAST = 0.05;

export function wheelChart(label: string, slices: readonly WheelSlice[]): Html {
  const width = TURN / slices.length;
  const half = SIZE / 2;
  return html`<svg class="wheel" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${label}">
<g transform="translate(${half} ${half})"><circle class="wheel-middle" r="${radiusOf(0.5)}"/>
${slices.map(({ name, share }, at) => {
  const [from, to] = [at * width + GAP, (at + 1) * width - GAP];
  const [x, y] = pointAt((from + to) / 2, OUTER + 16);
  return html`<path class="wheel-ground" d="${arc(from, to, OUTER)}"/><path class="fill" d="${arc(from, to, radiusOf(Math.max(share, LEAST)))}"><title>${name}</title></path><text class="tick" x="${x}" y="${y + 4}" text-anchor="middle">${at + 1}</text>\n`;
})}</g>
</svg>`;
}

/** By surface: half of the areas below is half of the slice. */
function radiusOf(share: number): number {
  return round(Math.sqrt(INNER ** 2 + share * (OUTER ** 2 - INNER ** 2)));
}

/** Angles clockwise from above, in radians. */
function pointAt(angle: number, radius: number): [x: number, y: number] {
  return [round(radius * Math.sin(angle)), round(-radius * Math.cos(angle))];
}

function arc(from: number, to: number, outer: number): string {
  const isWide = to - from > Math.PI ? 1 : 0;
  const say = (angle: number, radius: number): string => pointAt(angle, radius).join(' ');
  return `M${say(from, INNER)}L${say(from, outer)}A${outer} ${outer} 0 ${isWide} 1 ${say(to, outer)}L${say(to, INNER)}A${INNER} ${INNER} 0 ${isWide} 0 ${say(from, INNER)}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
