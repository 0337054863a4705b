/** Puts names beside points without laying one over another. */
export type Wish = { at: number; width: number };
export type Placed = { left: number; row: number };

/**
 * Each name over its point, or beginning or ending there, in the first row with room. Rows are counted from the
 * one nearest to the points.
 */
export function placeLabels(wishes: readonly Wish[], width: number, gap = 6): Placed[] {
  const rows: Span[][] = [];
  const placed: Placed[] = wishes.map(() => ({ left: 0, row: 0 }));
  const order = wishes.map((_, i) => i).sort((a, b) => (wishes[a]?.at ?? 0) - (wishes[b]?.at ?? 0));
  for (const i of order) {
    const wish = wishes[i];
    if (!wish) continue;
    const spans = spansOf(wish, width);
    let row = 0;
    let found: Span | undefined;
    while (!found) {
      const taken = rows[row] ?? [];
      found = spans.find((span) => isFree(span, taken, gap));
      if (found) rows[row] = [...taken, found];
      else row++;
    }
    placed[i] = { left: found.left, row };
  }
  return placed;
}

type Span = { left: number; right: number };

/** Where a name may stand, best first, inside the width. */
function spansOf({ at, width: wide }: Wish, width: number): Span[] {
  return [at - wide / 2, at - wide + EDGE, at - EDGE].map((wished) => {
    const left = Math.max(0, Math.min(wished, width - wide));
    return { left, right: left + wide };
  });
}

/** How far a name that begins or ends at its point reaches over it. */
const EDGE = 8;

function isFree(span: Span, taken: readonly Span[], gap: number): boolean {
  return taken.every((each) => each.right + gap <= span.left || span.right + gap <= each.left);
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
