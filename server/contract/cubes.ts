/**
 * `/api/cubes/:code` and `/api/crosstab`: what a cube can be sliced by, and two dimensions crossed.
 */
import type { CubeCells, CubeItem } from '../../geodata/model/cube.ts';
import type { Status } from '../../geodata/model/status.ts';
import type { FigureAbout } from './figures.ts';

/** What a cube can be sliced by. */
export type CubeAnswer = {
  ok: true;
  edition: string;
  cube: {
    code: string;
    dimensions: {
      code: string;
      name: string;
      /** The dimension level at which figures are loaded. */
      loadedLevel: string;
      levels: { code: string; name: string; aggregates: boolean; items: CubeItem[] }[];
    }[];
  };
};

/** Two dimension levels of a cube crossed for one area. */
export type CrossTableAnswer = {
  ok: true;
  edition: string;
  request: {
    cube: string;
    area: string;
    period: string;
    rows: string;
    columns: string;
    cells: CubeCells;
  };
  rows: CubeItem[];
  columns: CubeItem[];
  /** `row × columns + column`; null wherever the status is not `value`. */
  values: (number | null)[];
  statuses: Status[] | null;
  /** Totals are published by themselves: of parts that are hidden too, and hidden where they must be. */
  rowTotals: (number | null)[];
  rowStatuses: Status[] | null;
  columnTotals: (number | null)[];
  columnStatuses: Status[] | null;
  total: number | null;
  totalStatus: Status;
} & FigureAbout;
