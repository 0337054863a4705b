/** `/api/levels` and what is asked of a level: its areas and their neighbours. */
import type { BoundaryKind, Box, Position, Text } from '../../geodata/model/model.ts';

export type LevelAnswer = {
  code: string;
  name: string;
  namePlural: string;
  names: Text;
  namesPlural: Text;
  family: string;
  /** Family code when this is an older vintage. */
  vintageOf?: string;
  validUntil?: number;
  /** Number of areas, unknown-location areas included. */
  areas: number;
  /** Number of areas that are drawn. */
  drawn: number;
  boundaries: BoundaryKind;
  minZoom: number;
  offered: boolean;
  /** Codes of the levels each area of this one has a parent in, nearest first. */
  parents: string[];
  /** Codes of the levels that have this one as a parent, nearest first. */
  children: string[];
};

/** Levels from coarse to fine. */
export type LevelsAnswer = { ok: true; edition: string; levels: LevelAnswer[] };

export type AreasAnswer = {
  ok: true;
  edition: string;
  level: string;
  codes: string[];
  names: string[];
  /** By index, the French names of areas that have one of their own; absent where none has. */
  frenchNames?: Record<number, string>;
  /** Per parent level: index of each area's parent in that level, in area order. */
  parents: Record<string, (number | null)[]>;
  /** Label points; null for areas without geometry. */
  points: (Position | null)[];
  bboxes: (Box | null)[];
  /** Indices of unknown-location areas. */
  unknown: number[];
};

/** Which areas of a level share a border: the graph that a reader walks over with the arrow keys. */
export type NeighboursAnswer = {
  ok: true;
  edition: string;
  level: string;
  /** In area order: indices of the neighbours that come later, so that each pair is told once. */
  later: number[][];
};
