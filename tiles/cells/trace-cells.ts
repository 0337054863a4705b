import { type Owners, type Sites, scoreAt } from './divide-land.ts';
import type { Land } from './land-squares.ts';
import { simplifyRing } from './simplify-ring.ts';

/** A closed ring `[x0, y0, …]` on the plane's grid, its last corner the first one. */
export type PlaneRing = number[];

/** Between two centres a border keeps at least this share of the way from either. */
const MARGIN = 0.02;
/** Corners less far from the line than this share of a square are left out. */
const TOLERANCE = 0.1;

/**
 * The rings around what each site owns, in no order, outer ones counterclockwise on the screen and holes
 * clockwise. Borders run between the centres of squares, at the very place where the scores of both sites are
 * equal or where the outline is crossed, and both sides of a border have the same corners.
 */
export function traceCells(
  land: Land,
  sites: Sites,
  owners: Owners,
  isWanted: (site: number) => boolean,
): Map<number, PlaneRing[]> {
  const steps = findSteps(land, owners, isWanted);
  const rings = new Map<number, PlaneRing[]>();
  const place = cornerPlaces(land, sites, owners);
  const isJunction = (corner: number): boolean => corner >= 2 * owners.length;
  for (const start of steps.starts) {
    const corners: number[] = [];
    for (let at = start; steps.next[at] !== 0; ) {
      const to = (steps.next[at] as number) - 1;
      steps.next[at] = 0;
      corners.push(at >> 1);
      const via = steps.via.get(at);
      if (via !== undefined) corners.push(via);
      at = to;
    }
    if (corners.length === 0) continue;
    const ring = simplifyRing(corners, isJunction, place, TOLERANCE * land.grid.size);
    if (ring.length < 8) continue;
    const site = siteAt(land.grid.columns, owners, start);
    const own = rings.get(site);
    if (own) own.push(ring);
    else rings.set(site, [ring]);
  }
  return rings;
}

/**
 * Corners are numbers: `2k` between square k and the one east of it, `2k + 1` to the south, and beyond those
 * the middle between k, east, south and south-east. A step leads along the border of one site, which lies left.
 * It is known by twice the number of the corner it starts at, plus 1 where its site does not own square k.
 */
type Steps = {
  /** The step that follows, plus 1; 0 for no step. */
  next: Int32Array;
  /** The middle that a step goes through, where more than two borders meet. */
  via: Map<number, number>;
  starts: number[];
};

function findSteps({ grid }: Land, owners: Owners, isWanted: (site: number) => boolean): Steps {
  const { columns, rows } = grid;
  const steps: Steps = { next: new Int32Array(4 * owners.length), via: new Map(), starts: [] };
  for (let row = 0; row + 1 < rows; row++) {
    for (let k = row * columns; k + 1 < (row + 1) * columns; k++) {
      const owner = owners[k];
      if (owner === owners[k + 1] && owner === owners[k + columns]) {
        if (owner === owners[k + columns + 1]) continue;
      }
      addSteps(steps, owners, columns, k, isWanted);
    }
  }
  return steps;
}

/** The steps between a square and those east, south and south-east of it. */
function addSteps(
  steps: Steps,
  owners: Owners,
  columns: number,
  k: number,
  isWanted: (site: number) => boolean,
): void {
  // Clockwise from the north-west, and the corner between each and the next.
  const four = [owners[k], owners[k + 1], owners[k + columns + 1], owners[k + columns]];
  const between = [2 * k, 2 * (k + 1) + 1, 2 * (k + columns), 2 * k + 1];
  const changes = [0, 1, 2, 3].filter((i) => four[i] !== four[(i + 1) % 4]);
  for (const [i, change] of changes.entries()) {
    // The run of one owner from here to the next change.
    const site = four[(change + 1) % 4] as number;
    if (site < 0 || !isWanted(site)) continue;
    const start = stepOf(owners, between[change] as number, site);
    const end = between[changes[(i + 1) % changes.length] as number] as number;
    steps.next[start] = stepOf(owners, end, site) + 1;
    if (changes.length > 2) steps.via.set(start, 2 * owners.length + k);
    steps.starts.push(start);
  }
}

function stepOf(owners: Owners, corner: number, site: number): number {
  return 2 * corner + (owners[corner >> 1] === site ? 0 : 1);
}

function siteAt(columns: number, owners: Owners, step: number): number {
  const k = step >> 2;
  if (step % 2 === 0) return owners[k] as number;
  return owners[(step >> 1) % 2 === 0 ? k + 1 : k + columns] as number;
}

/** The place of a corner, `[x, y]`, whole plane units. */
function cornerPlaces(
  { grid, crossing }: Land,
  sites: Sites,
  owners: Owners,
): (corner: number) => [number, number] {
  const { west, north, size, columns } = grid;
  const exact = (corner: number): [number, number] => {
    const k = corner >> 1;
    const isEast = corner % 2 === 0;
    const x = west + ((k % columns) + 0.5) * size;
    const y = north + (Math.floor(k / columns) + 0.5) * size;
    const [one, other] = [owners[k] as number, owners[isEast ? k + 1 : k + columns] as number];
    const outline = one < 0 || other < 0 ? crossing.get(corner) : undefined;
    const share =
      outline ?? (one < 0 || other < 0 ? 0.5 : equalShare(sites, one, other, x, y, isEast, size));
    const way = Math.min(Math.max(share, MARGIN), 1 - MARGIN) * size;
    return isEast ? [x + way, y] : [x, y + way];
  };
  return (corner) => {
    if (corner < 2 * owners.length) {
      const [x, y] = exact(corner);
      return [Math.round(x), Math.round(y)];
    }
    const k = corner - 2 * owners.length;
    const around = [
      [2 * k, k, k + 1],
      [2 * (k + 1) + 1, k + 1, k + columns + 1],
      [2 * (k + columns), k + columns, k + columns + 1],
      [2 * k + 1, k, k + columns],
    ] as const;
    const places = around.filter(([, a, b]) => owners[a] !== owners[b]).map(([c]) => exact(c));
    const sum = places.reduce(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0]);
    return [Math.round(sum[0] / places.length), Math.round(sum[1] / places.length)];
  };
}

/** How far from `one`'s square to `other`'s both scores are equal; the middle where that is not between. */
function equalShare(
  sites: Sites,
  one: number,
  other: number,
  x: number,
  y: number,
  isEast: boolean,
  size: number,
): number {
  const difference = (way: number): number => {
    const [px, py] = isEast ? [x + way, y] : [x, y + way];
    return scoreAt(sites, one, px, py) - scoreAt(sites, other, px, py);
  };
  const [start, end] = [difference(0), difference(size)];
  if (start >= 0 || end <= 0) return 0.5;
  // Both scores are parabolas along the way: start + slope t + bend t².
  const bend = size * size * (1 / (sites.size[one] as number) - 1 / (sites.size[other] as number));
  const slope = end - start - bend;
  const root = Math.sqrt(Math.max(0, slope * slope - 4 * bend * start));
  return (-2 * start) / (slope + root);
}
