import type { Position } from 'geojson';
import type { Shape } from '../../tiles/source/read-shapes.ts';

/** Seeded randomness, 0 to 1: mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export type GridOptions = {
  columns: number;
  rows: number;
  /** Width and height of a cell in degrees. */
  size?: number;
  origin?: Position;
  /** Points between two corners; borders wander between them. */
  bends?: number;
};

/**
 * Areas in rows, from the north-west, coded `r0c0`, `r0c1` …, whose common borders wander the same
 * way on both sides: a small country.
 */
export function createGrid(options: GridOptions): Shape[] {
  const { columns, rows, size = 0.02, origin = [4, 51], bends = 12 } = options;
  const random = createRandom(7);
  const [west = 0, north = 0] = origin;
  const corner = (column: number, row: number): Position => [
    west + column * size,
    north - row * size,
  ];
  const borders = new Map<string, Position[]>();
  /** Border from one corner to the next, east or south. */
  const border = (column: number, row: number, east: boolean): Position[] => {
    const key = `${column} ${row} ${east}`;
    const known = borders.get(key);
    if (known) return known;
    const [x = 0, y = 0] = corner(column, row);
    const line: Position[] = [[x, y]];
    for (let i = 1; i <= bends; i++) {
      const along = (i / (bends + 1)) * size;
      const aside = (random() - 0.5) * size * 0.3;
      line.push(east ? [x + along, y + aside] : [x + aside, y - along]);
    }
    line.push(corner(column + (east ? 1 : 0), row + (east ? 0 : 1)));
    borders.set(key, line);
    return line;
  };
  const shapes: Shape[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const ring = [
        ...border(column, row, false),
        ...border(column, row + 1, true).slice(1),
        ...[...border(column + 1, row, false)].reverse().slice(1),
        ...[...border(column, row, true)].reverse().slice(1),
      ];
      const code = `r${row}c${column}`;
      shapes.push({ code, geometry: { type: 'MultiPolygon', coordinates: [[ring]] } });
    }
  }
  return shapes;
}

/** A square around a place, half a side in degrees. */
export function createSquare(code: string, lon: number, lat: number, half: number): Shape {
  const [w, s, e, n] = [lon - half, lat - half, lon + half, lat + half];
  const ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return { code, geometry: { type: 'MultiPolygon', coordinates: [[ring]] } };
}
