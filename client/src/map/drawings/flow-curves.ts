/** The curves of flows: each bows to its right, and smaller ones bend towards larger ones that run alike. */

/** Where a flow begins and ends, in any flat coordinates. Largest flows first. */
export type Ends = { x0: number; y0: number; x1: number; y1: number };

/** How far the middle of a curve lies beside the straight line, as a share of its length. */
const BOW = 0.16;
/** Flows less alike than this are not bundled. */
const ALIKE = 0.6;
/** How far the middle of a bundled flow goes towards the larger one's. */
const PULL = 0.75;
/** Larger flows that a smaller one may join: more would take long and bundle everything. */
const LEADERS = 60;

/**
 * Control points of quadratic curves, x and y in turn, in the order of the flows. A flow joins the larger one that
 * is most alike in direction, length and place (after Holten and Van Wijk, Force-Directed Edge Bundling, 2009, whose
 * measures of being alike these are), in one step and in a fixed order, so that the same flows give the same curves.
 */
export function bendFlows(flows: readonly Ends[]): Float64Array {
  const controls = new Float64Array(flows.length * 2);
  flows.forEach((flow, i) => {
    const [dx, dy] = [flow.x1 - flow.x0, flow.y1 - flow.y0];
    let x = (flow.x0 + flow.x1) / 2 + dy * BOW;
    let y = (flow.y0 + flow.y1) / 2 - dx * BOW;
    let best = ALIKE;
    let leader = -1;
    for (let other = 0; other < Math.min(i, LEADERS); other++) {
      const larger = flows[other];
      const alike = larger ? likeness(flow, larger) : 0;
      if (alike <= best) continue;
      best = alike;
      leader = other;
    }
    if (leader >= 0) {
      const share = (PULL * (best - ALIKE)) / (1 - ALIKE);
      x += ((controls[leader * 2] ?? x) - x) * share;
      y += ((controls[leader * 2 + 1] ?? y) - y) * share;
    }
    controls[i * 2] = x;
    controls[i * 2 + 1] = y;
  });
  return controls;
}

/** From 0 to 1: how alike two flows are in direction, length and place. */
export function likeness(a: Ends, b: Ends): number {
  const [ax, ay, bx, by] = [a.x1 - a.x0, a.y1 - a.y0, b.x1 - b.x0, b.y1 - b.y0];
  const [longA, longB] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
  if (longA === 0 || longB === 0) return 0;
  const angle = Math.max(0, (ax * bx + ay * by) / (longA * longB));
  const mean = (longA + longB) / 2;
  const scale = 2 / (mean / Math.min(longA, longB) + Math.max(longA, longB) / mean);
  const apart = Math.hypot((a.x0 + a.x1 - b.x0 - b.x1) / 2, (a.y0 + a.y1 - b.y0 - b.y1) / 2);
  return angle * scale * (mean / (mean + apart));
}
