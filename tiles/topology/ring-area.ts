/**
 * Twice the signed area within a closed ring `[x0, y0, x1, y1, …]`, in its units squared; positive when
 * clockwise with y to the south, which the vector tile specification (§4.3.3.3) asks of outer rings.
 */
export function doubleRingArea(ring: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2) {
    sum += (ring[i - 2] ?? 0) * (ring[i + 1] ?? 0) - (ring[i] ?? 0) * (ring[i - 1] ?? 0);
  }
  return sum;
}
