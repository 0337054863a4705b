import type { Box } from '../../../geodata/model/model.ts';

/** One side of a frame: which coordinate it cuts, where, and on which hand the inside is. */
type Side = { axis: 0 | 1; at: number; sign: 1 | -1 };

/**
 * The part of a ring inside a frame `[minX, minY, maxX, maxY]`, by cutting off one side after the other
 * (Sutherland and Hodgman 1974). A ring is `[x0, y0, x1, y1, …]`. Where it leaves and comes back, it
 * follows the frame; empty when it lies outside.
 */
export function clipRing(ring: readonly number[], [minX, minY, maxX, maxY]: Box): number[] {
  const sides: Side[] = [
    { axis: 0, at: minX, sign: 1 },
    { axis: 0, at: maxX, sign: -1 },
    { axis: 1, at: minY, sign: 1 },
    { axis: 1, at: maxY, sign: -1 },
  ];
  let clipped: readonly number[] = ring;
  for (const side of sides) clipped = clipSide(clipped, side);
  return [...clipped];
}

function clipSide(ring: readonly number[], { axis, at, sign }: Side): readonly number[] {
  const depthOf = (i: number): number => ((ring[i + axis] ?? 0) - at) * sign;
  let isInside = true;
  for (let i = 0; i < ring.length && isInside; i += 2) isInside = depthOf(i) >= 0;
  if (isInside) return ring;
  const kept: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const before = i === 0 ? ring.length - 2 : i - 2;
    const [depth, depthBefore] = [depthOf(i), depthOf(before)];
    if (depth >= 0 !== depthBefore >= 0) {
      const share = depthBefore / (depthBefore - depth);
      const cut = (along: 0 | 1): number => {
        const from = ring[before + along] ?? 0;
        return from + ((ring[i + along] ?? 0) - from) * share;
      };
      kept.push(cut(0), cut(1));
    }
    if (depth >= 0) kept.push(ring[i] ?? 0, ring[i + 1] ?? 0);
  }
  return kept;
}
