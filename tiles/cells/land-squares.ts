import type { Position } from 'geojson';

/** Squares of the plane in rows from the north; square `k` is `row * columns + column`. */
export type SquareGrid = {
  west: number;
  north: number;
  size: number;
  columns: number;
  rows: number;
};

/**
 * Which squares have their centre on land, and where the outline crosses the line between two centres: by
 * `2 * k` for square `k` and the one east of it, by `2 * k + 1` for the one south of it, as a share of the way.
 */
export type Land = { grid: SquareGrid; isLand: Uint8Array; crossing: Map<number, number> };

/** Lays squares over polygons of closed rings in plane units, within `box` and one square around it. */
export function layLand(
  polygons: readonly Position[][][],
  [west, north, east, south]: readonly [number, number, number, number],
  size: number,
): Land {
  const grid: SquareGrid = {
    west: Math.floor(west / size) * size - size,
    north: Math.floor(north / size) * size - size,
    size,
    columns: Math.ceil((east - west) / size) + 4,
    rows: Math.ceil((south - north) / size) + 4,
  };
  const land: Land = {
    grid,
    isLand: new Uint8Array(grid.columns * grid.rows),
    crossing: new Map(),
  };
  const rings = polygons.flat();
  const byRow = crossingsOfLines(rings, 1, grid.north, grid.rows, size);
  const byColumn = crossingsOfLines(rings, 0, grid.west, grid.columns, size);
  for (let row = 1; row + 1 < grid.rows; row++) fillRow(land, row, byRow[row] ?? []);
  for (const [row, places] of byRow.entries()) {
    for (const place of places) {
      const at = (place - grid.west) / size - 0.5;
      const k = row * grid.columns + Math.floor(at);
      if (land.isLand[k] !== land.isLand[k + 1]) land.crossing.set(2 * k, at - Math.floor(at));
    }
  }
  for (const [column, places] of byColumn.entries()) {
    for (const place of places) {
      const at = (place - grid.north) / size - 0.5;
      const k = Math.floor(at) * grid.columns + column;
      if (land.isLand[k] !== land.isLand[k + grid.columns]) {
        land.crossing.set(2 * k + 1, at - Math.floor(at));
      }
    }
  }
  return land;
}

/** Where rings cross the middle lines of rows (`axis` 1) or columns (`axis` 0), sorted, per line. */
function crossingsOfLines(
  rings: readonly Position[][],
  axis: 0 | 1,
  start: number,
  count: number,
  size: number,
): number[][] {
  const lines: number[][] = Array.from({ length: count }, () => []);
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] ?? [], ring[i] ?? []];
      const [from, to] = [a[axis] ?? 0, b[axis] ?? 0];
      const [first, last] = [Math.min(from, to), Math.max(from, to)];
      const low = Math.max(0, Math.ceil((first - start) / size - 0.5));
      for (let line = low; line < count; line++) {
        const at = start + (line + 0.5) * size;
        if (at >= last) break;
        const [p, q] = [a[1 - axis] ?? 0, b[1 - axis] ?? 0];
        lines[line]?.push(p + ((at - from) / (to - from)) * (q - p));
      }
    }
  }
  for (const places of lines) places.sort((a, b) => a - b);
  return lines;
}

function fillRow({ grid, isLand }: Land, row: number, places: readonly number[]): void {
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [from, to] = [places[i] ?? 0, places[i + 1] ?? 0];
    const first = Math.max(1, Math.ceil((from - grid.west) / grid.size - 0.5));
    const end = Math.min(grid.columns - 1, Math.ceil((to - grid.west) / grid.size - 0.5));
    isLand.fill(1, row * grid.columns + first, row * grid.columns + Math.max(first, end));
  }
}
