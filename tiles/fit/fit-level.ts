import type { MultiPolygon } from 'geojson';
import { listKnown } from '../../geodata/model/data-error.ts';
import type { CellPoint } from '../cells/compute-cells.ts';
import type { LevelBuild } from '../measure/measure-level.ts';
import type { AreaShape } from '../topology/topology.ts';
import { claimMissing, isWithin, type Missing } from './claim-missing.ts';
import { type Claim, fitOutlines } from './fit-outlines.ts';
import { insertJunctions } from './insert-junctions.ts';
import type { FittedOutlines } from './trace-labels.ts';

export type FittedLevel = {
  junctions: FittedOutlines['junctions'];
  /** Codes whose outline was computed, and whose own outline had no ground within its parent. */
  computed: string[];
  lost: string[];
};

/**
 * Fits the outlines of a level into those of its parents and computes the ones that are missing. Changes the
 * shapes of `level`; areas whose parent has no outline keep what they have.
 */
export function fitLevel(
  level: LevelBuild,
  parents: ReadonlyMap<number, MultiPolygon>,
  parentOf: Int32Array,
  points: readonly CellPoint[],
): FittedLevel {
  const childrenOf = new Map<number, number>();
  const claims: Claim[] = [];
  const missing: Missing[] = [];
  const outside: string[] = [];
  for (const [index, { code, unknownLocation }] of level.areas.entries()) {
    const parent = parentOf[index] ?? -1;
    if (unknownLocation || !parents.has(parent)) continue;
    childrenOf.set(parent, (childrenOf.get(parent) ?? 0) + 1);
    const geometry = level.shapes.get(index)?.geometry;
    const isHere = geometry && touches(geometry, parents.get(parent));
    if (geometry && isHere) claims.push({ index, parent, geometry });
    else missing.push({ index, code, parent });
    if (geometry && !isHere) outside.push(code);
  }
  const siteOf = new Map(points.map((point) => [point.code, point]));
  const isFull = new Map([...parents].filter(([parent]) => childrenOf.has(parent)));
  const fitWith = (extra: readonly Missing[], drawn: readonly Claim[]): FittedOutlines =>
    fitOutlines(isFull, [...claimMissing(extra, parents, childrenOf, siteOf), ...drawn]);
  let fitted = fitWith(missing, claims);
  const lost = claims.filter(({ index }) => !fitted.outlines.has(index));
  const all = [...missing];
  if (lost.length > 0) {
    for (const { index, parent } of lost) {
      all.push({ index, parent, code: level.areas[index]?.code ?? '' });
    }
    fitted = fitWith(
      all,
      claims.filter((claim) => !lost.includes(claim)),
    );
  }
  for (const [index, geometry] of fitted.outlines) level.shapes.set(index, { index, geometry });
  return {
    junctions: fitted.junctions,
    computed: all.flatMap(({ index, code }) => (fitted.outlines.has(index) ? [code] : [])),
    lost: [...outside, ...lost.map(({ index }) => level.areas[index]?.code ?? '')],
  };
}

/** True where one of them has a vertex in the other, which is cheaper to know than their common ground. */
function touches(outline: MultiPolygon, parent: MultiPolygon | undefined): boolean {
  if (!parent) return false;
  const hasVertexIn = (a: MultiPolygon, b: MultiPolygon): boolean =>
    a.coordinates.flat(2).some(([lon = 0, lat = 0]) => isWithin(b, lon, lat));
  return hasVertexIn(outline, parent) || hasVertexIn(parent, outline);
}

/**
 * Fits one level of the layers that will share a topology, and gives the others the vertices where its borders end.
 * Returns what to tell: which outlines were computed, and which had no ground.
 */
export function fitLayers(
  layers: Map<string, AreaShape[]>,
  level: LevelBuild,
  parent: LevelBuild,
  parentOf: Int32Array,
  points: readonly CellPoint[],
): { kind: string; severity: 'note' | 'warning'; message: string }[] {
  const outlines = new Map([...parent.shapes].map(([index, { geometry }]) => [index, geometry]));
  const { junctions, computed, lost } = fitLevel(level, outlines, parentOf, points);
  for (const [code, shapes] of layers) {
    const joined = shapes.map((shape) => ({
      ...shape,
      geometry: insertJunctions(shape.geometry, junctions),
    }));
    layers.set(code, joined);
  }
  layers.set(level.code, [...level.shapes.values()]);
  if (computed.length > 0) level.kinds.add('approximate');
  const told: ReturnType<typeof fitLayers> = [];
  if (computed.length > 0) {
    const message = `${computed.length} outlines of "${level.code}" are computed within "${parent.code}": ${listKnown(computed)}`;
    told.push({ severity: 'note', kind: 'computed_outline', message });
  }
  if (lost.length > 0) {
    const message = `${lost.length} outlines of "${level.code}" lie outside their "${parent.code}" and were computed instead: ${listKnown(lost)}`;
    told.push({ severity: 'warning', kind: 'outside_parent', message });
  }
  return told;
}
