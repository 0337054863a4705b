import { divideLand, joinParts, type Owners, type Sites } from './divide-land.ts';
import type { Land, SquareGrid } from './land-squares.ts';

/** Where the middle of each area is, `x`, `y`, and its surface (plane units²; 0 where it is not known). */
export type Wanted = { x: Float64Array; y: Float64Array; surface: Float64Array };

/** How much of an error in surface one round mends at most; more than this swings. */
const MAX_GAIN = 0.4;
/** The largest error, as a share of the wanted surface, that counts in a round. */
const MAX_CHANGE = 0.8;
/** A site moves at most by this share of the root of its surface in a round. */
const MAX_MOVE = 0.1;
/** Share of the way that a site goes in a round to where it should be. */
const PACE = 0.3;

/**
 * Changes leads and places of sites, in place, until what they own of the land has about the wanted surface
 * and its middle lies near the wanted one. A site ends as far beyond the wanted middle as its area's middle
 * still is before it: the two together have no exact answer, and this is half of the way.
 */
export function fitSites(land: Land, sites: Sites, wanted: Wanted, rounds: number): void {
  const count = wanted.surface.length;
  const gains = new Float64Array(count).fill(MAX_GAIN);
  const before = new Float64Array(count);
  for (let round = 0; round < rounds; round++) {
    const owned = measureSquares(land, divideLand(land, sites), count);
    for (let site = 0; site < count; site++) {
      const target = wanted.surface[site] as number;
      if (target === 0) continue;
      moveSite(sites, wanted, owned, site);
      const error = 1 - (owned.surface[site] as number) / target;
      // Two sites nearly at one place change hands at a touch: an error that swings is mended more slowly.
      const gain = (gains[site] as number) * (error * (before[site] as number) < 0 ? 0.5 : 1.2);
      gains[site] = Math.min(MAX_GAIN, gain);
      before[site] = error;
      const change = Math.max(-MAX_CHANGE, Math.min(MAX_CHANGE, error)) * (gains[site] as number);
      const size = sites.size[site] as number;
      sites.lead[site] = (sites.lead[site] as number) + (change * target) / size;
    }
  }
}

function moveSite(sites: Sites, wanted: Wanted, owned: Wanted, site: number): void {
  const target = wanted.surface[site] as number;
  if ((owned.surface[site] as number) < target / 2) return;
  const [x, y] = [sites.x[site] as number, sites.y[site] as number];
  const [midX, midY] = [wanted.x[site] as number, wanted.y[site] as number];
  let dx = PACE * (2 * midX - (owned.x[site] as number) - x);
  let dy = PACE * (2 * midY - (owned.y[site] as number) - y);
  const most = (MAX_MOVE * Math.sqrt(target)) / Math.max(Math.hypot(dx, dy), Number.MIN_VALUE);
  if (most < 1) [dx, dy] = [dx * most, dy * most];
  sites.x[site] = x + dx;
  sites.y[site] = y + dy;
}

/** The surface that each site owns, and its middle. */
function measureSquares({ grid }: Land, owners: Owners, count: number): Wanted {
  const squares = new Int32Array(count);
  const [columns, rows] = [new Float64Array(count), new Float64Array(count)];
  for (let row = 0, k = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++, k++) {
      const site = owners[k] as number;
      if (site < 0) continue;
      squares[site] = (squares[site] as number) + 1;
      columns[site] = (columns[site] as number) + column;
      rows[site] = (rows[site] as number) + row;
    }
  }
  const middle = (sums: Float64Array, start: number): Float64Array =>
    sums.map((sum, i) => start + (sum / (squares[i] as number) + 0.5) * grid.size);
  return {
    x: middle(columns, grid.west),
    y: middle(rows, grid.north),
    surface: Float64Array.from(squares, (n) => n * grid.size * grid.size),
  };
}

/** Who owns each square in the end: areas in one piece, and every coded site with a square at least. */
export function settleOwners(land: Land, sites: Sites, isCoded: (site: number) => boolean): Owners {
  const owners = divideLand(land, sites);
  joinParts(land.grid, sites, owners);
  const squares = new Int32Array(sites.x.length);
  for (const owner of owners) if (owner >= 0) squares[owner] = (squares[owner] as number) + 1;
  for (const [site, count] of squares.entries()) {
    if (count > 0 || !isCoded(site)) continue;
    const k = squareAt(land.grid, sites.x[site] as number, sites.y[site] as number);
    const owner = owners[k] ?? -1;
    if (owner >= 0 && squares[owner] === 1) continue;
    if (owner >= 0) squares[owner] = (squares[owner] as number) - 1;
    owners[k] = site;
    squares[site] = 1;
  }
  return owners;
}

function squareAt({ west, north, size, columns }: SquareGrid, x: number, y: number): number {
  return Math.floor((y - north) / size) * columns + Math.floor((x - west) / size);
}
