/** Walking over a level with the arrow keys: from area to neighbouring area, and to every area there is. */
import type { Position } from '../../../../geodata/model/model.ts';

export const DIRECTIONS = ['left', 'right', 'up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Label points in area order, null where nothing is drawn. */
export type Points = readonly (Position | null)[];
/** Per area the areas that share a border with it and come later, so that each pair is told once. */
export type Later = readonly (readonly number[])[];

const NOBODY: ReadonlySet<number> = new Set();

/** A neighbour further aside than this is another key's. */
const ASIDE = Math.PI / 4;
/** A neighbour behind is no step forward, however near. */
const BEHIND = Math.PI / 2 - 0.05;

/**
 * Which area each arrow key leads to. A key takes the neighbour that lies most nearly in its direction; an
 * area that no key would lead to then gets the key of a neighbour which points at it best, so that a reader
 * comes everywhere.
 */
export class Walk {
  readonly #points: Points;
  /** `4 × area + direction`: index of an area, or −1. */
  readonly #targets: Int32Array;

  constructor(points: Points, later: Later) {
    this.#points = points;
    const neighbours = linkApart(points, bothWays(later));
    this.#targets = Int32Array.from({ length: points.length * DIRECTIONS.length }, (_, at) =>
      leastAside(points, neighbours[at >> 2] ?? [], at >> 2, directionAt(at)),
    );
    leadToAll(points, neighbours, this.#targets);
  }

  /** The area to come to from `index`; where no neighbour lies ahead, the nearest one beyond the gap; −1 at the edge. */
  step(index: number, direction: Direction): number {
    const target = this.#targets[4 * index + DIRECTIONS.indexOf(direction)] ?? -1;
    return target >= 0 ? target : nearestAhead(this.#points, index, direction);
  }
}

/** Of some areas the one whose label point is nearest to a place; −1 when none is drawn. */
export function nearestTo(points: Points, candidates: readonly number[], place: Position): number {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const index of candidates) {
    const point = points[index];
    const distance = point ? Math.hypot(...offset(place, point)) : least;
    if (distance >= least) continue;
    least = distance;
    nearest = index;
  }
  return nearest;
}

function bothWays(later: Later): number[][] {
  const all = later.map((others) => [...others]);
  later.forEach((others, index) => {
    for (const other of others) all[other]?.push(index);
  });
  return all;
}

/** Areas that touch no others of the territory (an exclave) become neighbours of the nearest ones around. */
function linkApart(points: Points, neighbours: number[][]): number[][] {
  const parts = partsOf(points, neighbours);
  const largest = parts.reduce((most, part) => (part.size > most.size ? part : most), NOBODY);
  for (const part of parts) {
    if (part === largest) continue;
    for (const index of part) {
      for (const direction of DIRECTIONS) {
        const other = nearestAhead(points, index, direction);
        if (other < 0 || part.has(other)) continue;
        neighbours[index]?.push(other);
        neighbours[other]?.push(index);
      }
    }
  }
  return neighbours;
}

/** The drawn areas in sets that hang together. */
function partsOf(points: Points, neighbours: readonly number[][]): ReadonlySet<number>[] {
  const parts: Set<number>[] = [];
  const seen = new Set<number>();
  points.forEach((point, first) => {
    if (!point || seen.has(first)) return;
    const part = new Set([first]);
    for (const index of part) {
      seen.add(index);
      for (const other of neighbours[index] ?? []) if (points[other]) part.add(other);
    }
    parts.push(part);
  });
  return parts;
}

/**
 * Gives areas that no walk reaches the key of a neighbour that does not need it: where its present target is
 * reached another way too. Few areas need it, small ones that lie behind larger ones from every side.
 */
function leadToAll(points: Points, neighbours: readonly number[][], targets: Int32Array): void {
  const start = points.findIndex((point) => point !== null);
  let reached = reachFrom(start, points, targets);
  points.forEach((point, index) => {
    if (!point || reached.has(index)) return;
    for (const at of keysTo(index, points, neighbours)) {
      if (!reached.has(at >> 2)) continue;
      const before = targets[at] ?? -1;
      targets[at] = index;
      const then = reachFrom(start, points, targets);
      if (then.size > reached.size) {
        reached = then;
        return;
      }
      targets[at] = before;
    }
  });
}

/** Places in the targets whose key could lead to an area, the best first. */
function keysTo(index: number, points: Points, neighbours: readonly number[][]): number[] {
  const point = points[index];
  const keys = (neighbours[index] ?? []).flatMap((other) =>
    DIRECTIONS.map((direction, key) => {
      const from = points[other];
      const aside = from && point ? courseOf(from, point, direction).aside : BEHIND;
      return { at: 4 * other + key, aside };
    }),
  );
  return keys
    .filter(({ aside }) => aside < BEHIND)
    .sort((a, b) => a.aside - b.aside)
    .map(({ at }) => at);
}

function reachFrom(start: number, points: Points, targets: Int32Array): ReadonlySet<number> {
  const reached = new Set(start < 0 ? [] : [start]);
  for (const index of reached) {
    for (let key = 0; key < DIRECTIONS.length; key++) {
      const target = targets[4 * index + key] ?? -1;
      if (target >= 0 && points[target]) reached.add(target);
    }
  }
  return reached;
}

function leastAside(
  points: Points,
  candidates: readonly number[],
  from: number,
  direction: Direction,
): number {
  const start = points[from];
  let best = -1;
  let least = BEHIND;
  for (const index of start ? candidates : []) {
    const point = points[index];
    const aside = start && point ? courseOf(start, point, direction).aside : least;
    if (aside >= least) continue;
    least = aside;
    best = index;
  }
  return best;
}

function nearestAhead(points: Points, from: number, direction: Direction): number {
  const start = points[from];
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  points.forEach((point, index) => {
    if (!start || !point || index === from) return;
    const { aside, distance } = courseOf(start, point, direction);
    if (aside >= ASIDE || distance >= least) return;
    least = distance;
    nearest = index;
  });
  return nearest;
}

function directionAt(at: number): Direction {
  return DIRECTIONS[at & 3] ?? 'left';
}

/** How far a point is, and how many radians it lies beside the direction. */
function courseOf(
  from: Position,
  to: Position,
  direction: Direction,
): { aside: number; distance: number } {
  const [east, north] = offset(from, to);
  const [ahead, beside] =
    direction === 'left' || direction === 'right' ? [east, north] : [north, east];
  const sign = direction === 'left' || direction === 'down' ? -1 : 1;
  return { aside: Math.abs(Math.atan2(beside, sign * ahead)), distance: Math.hypot(east, north) };
}

/** From one position to another in degrees of latitude, eastward and northward. */
function offset([lon, lat]: Position, [toLon, toLat]: Position): [number, number] {
  return [(toLon - lon) * Math.cos((lat * Math.PI) / 180), toLat - lat];
}
