import type { Land, SquareGrid } from './land-squares.ts';

/**
 * What decides whose a place is: site `i` at `x`, `y` has the score d² / size − lead there (d in plane units,
 * size in plane units²), and the lowest score wins. A large area may so lie around a small one, and where one of
 * them has three times the other's size the border between them is part of a circle.
 */
export type Sites = { x: Float64Array; y: Float64Array; size: Float64Array; lead: Float64Array };

/** Whose each square is, −1 for nobody's. */
export type Owners = Int32Array;

/** Beyond this many times the root of its size a site claims nothing; what is left goes to a neighbour. */
const REACH = 1.7;

/** Gives every square of land to the site with the lowest score at its centre. */
export function divideLand({ grid, isLand }: Land, sites: Sites): Owners {
  const owners = new Int32Array(isLand.length).fill(-1);
  const best = new Float32Array(isLand.length).fill(Infinity);
  for (let site = 0; site < sites.x.length; site++) {
    claim(grid, isLand, sites, site, owners, best);
  }
  const left: number[] = [];
  for (let k = 0; k < owners.length; k++) if (isLand[k] === 1 && owners[k] === -1) left.push(k);
  giveToNeighbours(grid, sites, owners, left);
  return owners;
}

function claim(
  { west, north, size, columns, rows }: SquareGrid,
  isLand: Uint8Array,
  sites: Sites,
  site: number,
  owners: Owners,
  best: Float32Array,
): void {
  const [x, y] = [sites.x[site] as number, sites.y[site] as number];
  const radius = REACH * Math.sqrt(sites.size[site] as number) + 2 * size;
  const scale = 1 / (sites.size[site] as number);
  const lead = sites.lead[site] as number;
  const firstRow = Math.max(0, Math.floor((y - radius - north) / size));
  const lastRow = Math.min(rows - 1, Math.floor((y + radius - north) / size));
  for (let row = firstRow; row <= lastRow; row++) {
    const dy = north + (row + 0.5) * size - y;
    const half = Math.sqrt(Math.max(0, radius * radius - dy * dy));
    const first = row * columns + Math.max(0, Math.floor((x - half - west) / size));
    const last = row * columns + Math.min(columns - 1, Math.floor((x + half - west) / size));
    const base = dy * dy * scale - lead;
    let dx = west + (first - row * columns + 0.5) * size - x;
    for (let k = first; k <= last; k++) {
      if (isLand[k] === 1) {
        const score = dx * dx * scale + base;
        if (score < (best[k] as number)) {
          best[k] = score;
          owners[k] = site;
        }
      }
      dx += size;
    }
  }
}

/** The score of a site at a place. */
export function scoreAt(sites: Sites, site: number, x: number, y: number): number {
  const [dx, dy] = [x - (sites.x[site] as number), y - (sites.y[site] as number)];
  return (dx * dx + dy * dy) / (sites.size[site] as number) - (sites.lead[site] as number);
}

/**
 * Gives the smaller parts of areas that hang together in several to those around them, in place, so that an
 * area is one piece where the land allows it. Squares touch by their sides.
 */
export function joinParts(grid: SquareGrid, sites: Sites, owners: Owners): void {
  const parts = findParts(grid, owners);
  const largest = new Map<number, number>();
  for (const [part, owner] of parts.owner.entries()) {
    const other = largest.get(owner);
    if (other === undefined || (parts.count[part] ?? 0) > (parts.count[other] ?? 0)) {
      largest.set(owner, part);
    }
  }
  const loose: number[] = [];
  for (let k = 0; k < owners.length; k++) {
    const owner = owners[k] as number;
    if (owner >= 0 && parts.of[k] !== largest.get(owner)) loose.push(k);
  }
  const before = loose.map((k) => owners[k] as number);
  const home = new Map(loose.map((k, i) => [k, before[i] as number]));
  for (const k of loose) owners[k] = -1;
  // Land that touches nobody else's, an island, stays whose it was.
  for (const k of giveToNeighbours(grid, sites, owners, loose)) owners[k] = home.get(k) ?? -1;
}

/** Gives squares that are nobody's to a neighbour, wave by wave; returns those that have none. */
function giveToNeighbours(
  grid: SquareGrid,
  sites: Sites,
  owners: Owners,
  squares: readonly number[],
): readonly number[] {
  let loose = squares;
  for (let before = Infinity; loose.length > 0 && loose.length < before; ) {
    before = loose.length;
    const found = loose.map((k) => nearestOwner(grid, sites, owners, k));
    const rest: number[] = [];
    for (const [i, k] of loose.entries()) {
      if (found[i] === -1) rest.push(k);
      else owners[k] = found[i] as number;
    }
    loose = rest;
  }
  return loose;
}

function nearestOwner(grid: SquareGrid, sites: Sites, owners: Owners, k: number): number {
  const x = grid.west + ((k % grid.columns) + 0.5) * grid.size;
  const y = grid.north + (Math.floor(k / grid.columns) + 0.5) * grid.size;
  let [owner, least] = [-1, Infinity];
  for (const next of [k - 1, k + 1, k - grid.columns, k + grid.columns]) {
    const other = owners[next] ?? -1;
    if (other < 0) continue;
    const score = scoreAt(sites, other, x, y);
    if (score < least) [owner, least] = [other, score];
  }
  return owner;
}

type Parts = { of: Int32Array; owner: number[]; count: number[] };

function findParts({ columns }: SquareGrid, owners: Owners): Parts {
  const parts: Parts = { of: new Int32Array(owners.length).fill(-1), owner: [], count: [] };
  const queue = new Int32Array(owners.length);
  for (let start = 0; start < owners.length; start++) {
    const owner = owners[start] as number;
    if (owner < 0 || parts.of[start] !== -1) continue;
    const part = parts.owner.length;
    let [head, tail] = [0, 0];
    queue[tail++] = start;
    parts.of[start] = part;
    const visit = (next: number): void => {
      if (owners[next] !== owner || parts.of[next] !== -1) return;
      parts.of[next] = part;
      queue[tail++] = next;
    };
    while (head < tail) {
      const k = queue[head++] as number;
      visit(k - 1);
      visit(k + 1);
      visit(k - columns);
      visit(k + columns);
    }
    parts.owner.push(owner);
    parts.count.push(tail);
  }
  return parts;
}
