/** Puts names beside points without laying one over another. */
export type Wish = { at: number; width: number };
export type Placed = { left: number; row: number };

/**
 * Each name as near above its point as the width allows, in the first row with room. Rows are counted from
 * the one nearest to the points.
 */
export function placeLabels(wishes: readonly Wish[], width: number, gap = 6): Placed[] {
  const rows: { left: number; right: number }[][] = [];
  const placed: Placed[] = wishes.map(() => ({ left: 0, row: 0 }));
  const order = wishes.map((_, i) => i).sort((a, b) => (wishes[a]?.at ?? 0) - (wishes[b]?.at ?? 0));
  for (const i of order) {
    const wish = wishes[i];
    if (!wish) continue;
    const left = Math.max(0, Math.min(wish.at - wish.width / 2, width - wish.width));
    const right = left + wish.width;
    const isFree = (taken: { left: number; right: number }[]) =>
      taken.every((each) => each.right + gap <= left || right + gap <= each.left);
    const found = rows.findIndex(isFree);
    const row = found < 0 ? rows.length : found;
    rows[row] = [...(rows[row] ?? []), { left, right }];
    placed[i] = { left, row };
  }
  return placed;
}

/**
 * Heights of names at the end of lines: each as near its own as a distance of `step` between them allows, all
 * between `top` and `bottom` where they fit.
 */
export function spreadLabels(
  heights: readonly number[],
  step: number,
  [top, bottom]: readonly [number, number],
): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const spread = [...heights];
  let floor = top;
  for (const i of order) {
    spread[i] = Math.max(floor, heights[i] ?? 0);
    floor = (spread[i] ?? 0) + step;
  }
  let ceiling = bottom;
  for (const i of order.reverse()) {
    spread[i] = Math.min(ceiling, spread[i] ?? 0);
    ceiling = (spread[i] ?? 0) - step;
  }
  return spread;
}
