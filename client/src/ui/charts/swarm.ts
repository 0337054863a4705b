/** All areas of a level as dots over an axis: what is in the same column of pixels is piled up. */
export type Swarm = {
  /** In area order, pixels from the left; NaN where there is no value. */
  x: Float32Array;
  /** In area order, pixels above the axis. */
  above: Float32Array;
};

/** Width of a column and of a dot. */
export const DOT_PX = 5;

/** Piles that are too high for the room are pressed together, all by the same measure. */
export function pileUp(
  values: ArrayLike<number>,
  at: (value: number) => number,
  height: number,
): Swarm {
  const x = new Float32Array(values.length).fill(Number.NaN);
  const above = new Float32Array(values.length);
  const piles = new Map<number, number>();
  let highest = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const column = Math.round(at(value) / DOT_PX);
    const below = piles.get(column) ?? 0;
    piles.set(column, below + 1);
    highest = Math.max(highest, below + 1);
    x[i] = column * DOT_PX;
    above[i] = below;
  }
  const step = Math.min(DOT_PX, Math.max(0, height - DOT_PX) / Math.max(1, highest - 1));
  for (let i = 0; i < above.length; i++) above[i] = (above[i] ?? 0) * step + DOT_PX / 2;
  return { x, above };
}

/** Index of the dot nearest to a place, or -1 when none is within `reach` pixels. */
export function nearestDot({ x, above }: Swarm, atX: number, atAbove: number, reach = 10): number {
  let found = -1;
  let least = reach * reach;
  for (let i = 0; i < x.length; i++) {
    const square = ((x[i] ?? Number.NaN) - atX) ** 2 + ((above[i] ?? 0) - atAbove) ** 2;
    if (square <= least) {
      least = square;
      found = i;
    }
  }
  return found;
}
