import type { MultiPolygon } from 'geojson';
import { doubleAreaOf, type HalfEdges, joinHalfEdges } from './half-edges.ts';
import { nodeSegments, type Segment } from './node-segments.ts';
import { placesBeside } from './place-beside.ts';
import { PlaneLocator, type PlaneRings, toPlaneRings } from './plane-polygons.ts';
import { type FittedOutlines, traceLabels } from './trace-labels.ts';

/** An outline that is to fit within that of its parent; of several that claim a place the first has it. */
export type Claim = { index: number; parent: number; geometry: MultiPolygon };

const NOBODY = -1;

/**
 * Makes outlines fit the outlines of their parents, to the vertex: what reaches beyond the parent is cut off, what no
 * outline covers goes to the neighbour with the longest border to it within the parent. Borders inside stay as they
 * are, and end where they meet the parent's. A claim that has no ground within its parent is absent from the result.
 */
export function fitOutlines(
  parents: ReadonlyMap<number, MultiPolygon>,
  claims: readonly Claim[],
): FittedOutlines {
  const parentCodes = [...parents.keys()];
  const parentRings = [...parents.values()].map(toPlaneRings);
  const claimRings = claims.map(({ geometry }) => toPlaneRings(geometry));
  const drawn = [...segmentsOf(parentRings, 0)];
  const ofParents = drawn.length;
  for (const segment of segmentsOf(claimRings, ofParents)) drawn.push(segment);
  const segments = nodeSegments(drawn.map((segment) => ({ ...segment })));
  const edges = joinHalfEdges(segments);
  const ground = findGround(edges, new PlaneLocator(parentRings), new PlaneLocator(claimRings), {
    parentCodes,
    claims,
  });
  giveAway(edges, ground);
  const labels = Int32Array.from(ground.claim, (claim) => claims[claim]?.index ?? NOBODY);
  return traceLabels(edges, segments, labels, drawn.slice(0, ofParents));
}

function* segmentsOf(outlines: readonly PlaneRings[], firstOrigin: number): Generator<Segment> {
  let origin = firstOrigin;
  for (const ring of outlines.flat()) {
    for (let i = 2; i < ring.length; i += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = ring.subarray(i - 2, i + 2);
      yield { ax, ay, bx, by, origin: origin++ };
    }
  }
}

/** For each cycle the parent and the claim on its left; `NOBODY` where there is none. */
type Ground = { parent: Int32Array; claim: Int32Array; places: Float64Array };

function findGround(
  edges: HalfEdges,
  parentAt: PlaneLocator,
  claimAt: PlaneLocator,
  { parentCodes, claims }: { parentCodes: readonly number[]; claims: readonly Claim[] },
): Ground {
  const count = edges.starts.length;
  const ground = {
    parent: new Int32Array(count).fill(NOBODY),
    claim: new Int32Array(count).fill(NOBODY),
    places: placesBeside(edges),
  };
  for (let cycle = 0; cycle < count; cycle++) {
    const [x = 0, y = 0] = ground.places.subarray(2 * cycle, 2 * cycle + 2);
    // Where outlines of parents overlap, the one whose own child claims the place has it.
    const around = parentAt.at(x, y).flatMap((i) => parentCodes[i] ?? []);
    const found = claimAt.at(x, y);
    const claim = found.find((i) => around.includes(claims[i]?.parent ?? NOBODY));
    ground.parent[cycle] = claims[claim ?? NOBODY]?.parent ?? around[0] ?? NOBODY;
    ground.claim[cycle] = claim ?? NOBODY;
  }
  return ground;
}

/** Ground within a parent that nobody claims goes to the neighbour there with the longest border to it. */
function giveAway(edges: HalfEdges, ground: Ground): void {
  const homes = homesOfHoles(edges, ground);
  const holesOf = new Map<number, number[]>();
  for (const [hole, home] of homes) holesOf.set(home, [...(holesOf.get(home) ?? []), hole]);
  let open = [...edges.starts.keys()].filter(
    (c) => ground.claim[c] === NOBODY && ground.parent[c] !== NOBODY && !homes.has(c),
  );
  for (let before = -1; open.length > 0 && open.length !== before; ) {
    before = open.length;
    const found = new Map<number, number>();
    for (const c of open) {
      const borders = new Map<number, number>();
      for (const part of [c, ...(holesOf.get(c) ?? [])]) addBorders(edges, ground, part, borders);
      const [longest] = [...borders].sort((a, b) => b[1] - a[1]);
      if (longest) found.set(c, longest[0]);
    }
    for (const [c, claim] of found) {
      for (const part of [c, ...(holesOf.get(c) ?? [])]) ground.claim[part] = claim;
    }
    open = open.filter((c) => !found.has(c));
  }
}

/** Adds how long the border of a cycle is with each claim of the same parent. */
function addBorders(
  { from, next, cycle, starts, x, y }: HalfEdges,
  ground: Ground,
  own: number,
  borders: Map<number, number>,
): void {
  const start = starts[own] ?? 0;
  let side = start;
  do {
    const other = cycle[side ^ 1] ?? NOBODY;
    const claim = ground.claim[other] ?? NOBODY;
    if (claim !== NOBODY && ground.parent[other] === ground.parent[own]) {
      const [a, b] = [from[side] ?? 0, from[side ^ 1] ?? 0];
      const length = Math.hypot((x[b] ?? 0) - (x[a] ?? 0), (y[b] ?? 0) - (y[a] ?? 0));
      borders.set(claim, (borders.get(claim) ?? 0) + length);
    }
    side = next[side] ?? start;
  } while (side !== start);
}

/** Open ground around something else has two cycles, which must not come to different neighbours. */
function homesOfHoles(edges: HalfEdges, ground: Ground): Map<number, number> {
  const isOpen = (c: number): boolean => ground.claim[c] === NOBODY && ground.parent[c] !== NOBODY;
  const open = [...edges.starts.keys()].filter(isOpen);
  const shells = open.filter((c) => doubleAreaOf(edges, c) > 0);
  const rings = new PlaneLocator(shells.map((c) => [ringOf(edges, c)]));
  const homes = new Map<number, number>();
  for (const hole of open.filter((c) => doubleAreaOf(edges, c) < 0)) {
    const [x = 0, y = 0] = ground.places.subarray(2 * hole, 2 * hole + 2);
    const around = rings.at(x, y).map((i) => shells[i] ?? hole);
    const [home] = around
      .filter((c) => ground.parent[c] === ground.parent[hole])
      .sort((a, b) => doubleAreaOf(edges, a) - doubleAreaOf(edges, b));
    if (home !== undefined) homes.set(hole, home);
  }
  return homes;
}

function ringOf({ from, next, starts, x, y }: HalfEdges, cycle: number): Float64Array {
  const start = starts[cycle] ?? 0;
  const xy: number[] = [];
  let side = start;
  do {
    const node = from[side] ?? 0;
    xy.push(x[node] ?? 0, y[node] ?? 0);
    side = next[side] ?? start;
  } while (side !== start);
  return Float64Array.from([...xy, xy[0] ?? 0, xy[1] ?? 0]);
}
