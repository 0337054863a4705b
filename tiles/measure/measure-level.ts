import { foldCode } from '../../geodata/model/area-code.ts';
import type { Area, BoundaryKind, Box, Position } from '../../geodata/model/model.ts';
import { findNeighbours } from '../topology/neighbours.ts';
import type { ArcArea, AreaShape } from '../topology/topology.ts';
import { measureArea } from './measure-area.ts';

/** A level whose areas, in area order, are to be drawn. */
export type GeometryLevel = { code: string; areas: readonly Area[] };

/** What is known of the outlines of a level; arrays in area order. */
export type LevelGeometry = {
  /** Label points; null without geometry. */
  points: (Position | null)[];
  bboxes: (Box | null)[];
  /** Surface in m²; 0 without geometry. */
  areasM2: Float64Array;
  /** Indexes of the areas that share a border, ascending. */
  neighbours: number[][];
  /** Areas with geometry. */
  drawn: number;
  boundaries: BoundaryKind;
};

/** A level while its outlines come in, perhaps from several topologies. */
export type LevelBuild = GeometryLevel & {
  /** Area index by folded code. */
  indexOf: Map<string, number>;
  /** Outlines at full detail by area index. */
  shapes: Map<number, AreaShape>;
  /** Its areas in each topology that has some. */
  layers: ArcArea[][];
  kinds: Set<BoundaryKind>;
};

/** A level without outlines yet. */
export function startLevel({ code, areas }: GeometryLevel): LevelBuild {
  const indexOf = new Map(areas.map((area, index) => [foldCode(area.code), index]));
  return { code, areas, indexOf, shapes: new Map(), layers: [], kinds: new Set() };
}

/**
 * Label points, boxes, surfaces and neighbours of a level, from unsimplified outlines. Its boundaries
 * are `approximate` as soon as some are.
 */
export function measureLevel({ areas, shapes, layers, kinds }: LevelBuild): LevelGeometry {
  const official = kinds.has('official') ? 'official' : 'none';
  const geometry: LevelGeometry = {
    points: areas.map(() => null),
    bboxes: areas.map(() => null),
    areasM2: new Float64Array(areas.length),
    neighbours: findNeighbours(layers, areas.length),
    drawn: shapes.size,
    boundaries: kinds.has('approximate') ? 'approximate' : official,
  };
  for (const shape of shapes.values()) {
    const { point, box, areaM2 } = measureArea(shape.geometry);
    geometry.points[shape.index] = point;
    geometry.bboxes[shape.index] = box;
    geometry.areasM2[shape.index] = areaM2;
  }
  return geometry;
}

/** The same parents, except those that have an outline from an earlier entry. */
export function withoutDrawn(parentOf: Int32Array, { shapes }: LevelBuild): Int32Array {
  return parentOf.map((parent) => (shapes.has(parent) ? -1 : parent));
}
