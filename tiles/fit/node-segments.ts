import Flatbush from 'flatbush';

/** A line between two nodes of the grid, and the drawn line it is a part of. */
export type Segment = { ax: number; ay: number; bx: number; by: number; origin: number };

/** After this many rounds a line may still pass within a unit of a node, which is 0.2 m. */
const MAX_ROUNDS = 4;

/**
 * Segments on whole plane units, cut wherever they cross or pass through another's end, so that they meet in ends alone
 * (snap rounding: Hobby 1999; a crossing is moved to the grid, at most 0.1 m). Equal segments become one, the first.
 */
export function nodeSegments(drawn: readonly Segment[]): Segment[] {
  let segments = mergeEqual(drawn);
  let fresh = new Set(segments.keys());
  for (let round = 0; round < MAX_ROUNDS && fresh.size > 0; round++) {
    const cuts = findCuts(segments, fresh);
    if (cuts.size === 0) break;
    const next: Segment[] = [];
    const cut: Segment[] = [];
    for (const [i, segment] of segments.entries()) {
      const nodes = cuts.get(i);
      if (nodes) cut.push(...cutSegment(segment, nodes));
      else next.push(segment);
    }
    segments = mergeEqual(next.concat(cut));
    fresh = new Set();
    for (let i = next.length; i < segments.length; i++) fresh.add(i);
  }
  return segments;
}

function mergeEqual(segments: readonly Segment[]): Segment[] {
  const seen = new Map<string, Segment>();
  for (const segment of segments) {
    const { ax, ay, bx, by, origin } = segment;
    if (ax === bx && ay === by) continue;
    const key =
      ax < bx || (ax === bx && ay < by) ? `${ax} ${ay} ${bx} ${by}` : `${bx} ${by} ${ax} ${ay}`;
    const known = seen.get(key);
    if (!known) seen.set(key, segment);
    else if (origin < known.origin) known.origin = origin;
  }
  return [...seen.values()];
}

/** Nodes within each segment: crossings with fresh ones, and ends that lie on it. */
function findCuts(
  segments: readonly Segment[],
  fresh: ReadonlySet<number>,
): Map<number, [number, number][]> {
  const index = new Flatbush(segments.length);
  for (const { ax, ay, bx, by } of segments) {
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  const cuts = new Map<number, [number, number][]>();
  const addCut = (i: number, x: number, y: number): void => {
    const segment = segments[i];
    if (!segment || isEnd(segment, x, y)) return;
    const known = cuts.get(i);
    if (known) known.push([x, y]);
    else cuts.set(i, [[x, y]]);
  };
  for (const i of fresh) {
    const a = segments[i];
    if (!a) continue;
    const found = index.search(
      Math.min(a.ax, a.bx) - 1,
      Math.min(a.ay, a.by) - 1,
      Math.max(a.ax, a.bx) + 1,
      Math.max(a.ay, a.by) + 1,
      (j) => j !== i && (j > i || !fresh.has(j)),
    );
    for (const j of found) {
      const b = segments[j];
      if (!b) continue;
      if (isOn(a, b.ax, b.ay)) addCut(i, b.ax, b.ay);
      if (isOn(a, b.bx, b.by)) addCut(i, b.bx, b.by);
      if (isOn(b, a.ax, a.ay)) addCut(j, a.ax, a.ay);
      if (isOn(b, a.bx, a.by)) addCut(j, a.bx, a.by);
      const crossing = cross(a, b);
      if (!crossing) continue;
      addCut(i, ...crossing);
      addCut(j, ...crossing);
    }
  }
  return cuts;
}

function isEnd({ ax, ay, bx, by }: Segment, x: number, y: number): boolean {
  return (ax === x && ay === y) || (bx === x && by === y);
}

/** True for a node less than half a unit beside the segment, between its ends. */
function isOn({ ax, ay, bx, by }: Segment, x: number, y: number): boolean {
  const [dx, dy] = [bx - ax, by - ay];
  const along = (x - ax) * dx + (y - ay) * dy;
  const length2 = dx * dx + dy * dy;
  if (along <= 0 || along >= length2) return false;
  const beside = (x - ax) * dy - (y - ay) * dx;
  return beside * beside < length2 / 4;
}

function cross(a: Segment, b: Segment): [number, number] | null {
  const [dx, dy] = [a.bx - a.ax, a.by - a.ay];
  const [ex, ey] = [b.bx - b.ax, b.by - b.ay];
  const turn = dx * ey - dy * ex;
  if (turn === 0) return null;
  const along = ((b.ax - a.ax) * ey - (b.ay - a.ay) * ex) / turn;
  const other = ((b.ax - a.ax) * dy - (b.ay - a.ay) * dx) / turn;
  if (along <= 0 || along >= 1 || other <= 0 || other >= 1) return null;
  return [Math.round(a.ax + along * dx), Math.round(a.ay + along * dy)];
}

function cutSegment({ ax, ay, bx, by, origin }: Segment, nodes: [number, number][]): Segment[] {
  const along = ([x, y]: [number, number]): number => (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  const path: [number, number][] = [
    [ax, ay],
    ...nodes.toSorted((a, b) => along(a) - along(b)),
    [bx, by],
  ];
  return path.slice(1).map(([x, y], i) => {
    const [fromX, fromY] = path[i] ?? [x, y];
    return { ax: fromX, ay: fromY, bx: x, by: y, origin };
  });
}
