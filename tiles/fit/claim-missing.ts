import type { MultiPolygon, Position } from 'geojson';
import type { CellPoint } from '../cells/compute-cells.ts';
import { computeCells } from '../cells/compute-cells.ts';
import { computeSizedCells } from '../cells/compute-sized-cells.ts';
import { findLabelPoint } from '../measure/label-points.ts';
import { surfaceM2 } from '../measure/measure-area.ts';
import type { Claim } from './fit-outlines.ts';

export type Missing = {
  /** Areas without an outline whose parent has one. */
  index: number;
  code: string;
  parent: number;
};

const CORNERS = 24;
/** A cell among real outlines takes this part of its parent at most. */
const LARGEST_SHARE = 0.4;
const METRES_PER_DEGREE = 111_320;

/**
 * Claims for areas without an outline, to be fitted before those of others: among neighbours that have one a round
 * cell of the area's surface at its point; in a parent where nobody has one cells that divide the whole of it. A point that is
 * not known, or lies elsewhere, is taken in the middle of the parent; a surface that is not known as an equal part.
 */
export function claimMissing(
  missing: readonly Missing[],
  parents: ReadonlyMap<number, MultiPolygon>,
  childrenOf: ReadonlyMap<number, number>,
  points: ReadonlyMap<string, CellPoint>,
): Claim[] {
  const byParent = new Map<number, Missing[]>();
  for (const area of missing) {
    byParent.set(area.parent, [...(byParent.get(area.parent) ?? []), area]);
  }
  return [...byParent].flatMap(([parent, areas]): Claim[] => {
    const outline = parents.get(parent);
    if (!outline) return [];
    const children = childrenOf.get(parent) ?? areas.length;
    const surface = surfaceM2(outline) / 10_000;
    const sites = areas.map((area): CellPoint => {
      const known = points.get(area.code);
      const [lon = 0, lat = 0] = findLabelPoint(outline) ?? [];
      const place = known && isWithin(outline, known.lon, known.lat) ? known : { lon, lat };
      return {
        ...area,
        lon: place.lon,
        lat: place.lat,
        hectares: known?.hectares || surface / children,
      };
    });
    if (areas.length === children) return divide(areas, sites, outline);
    return areas.map((area, i) => {
      const site = sites[i];
      const hectares = Math.min(site?.hectares ?? 0, surface * LARGEST_SHARE);
      return { ...area, geometry: roundCell(site?.lon ?? 0, site?.lat ?? 0, hectares) };
    });
  });
}

/** All children of a parent: cells that cover it. A single child is its parent. */
function divide(
  areas: readonly Missing[],
  sites: readonly CellPoint[],
  outline: MultiPolygon,
): Claim[] {
  if (areas.length === 1) return areas.map((area) => ({ ...area, geometry: outline }));
  const isSized = sites.every(({ hectares }) => (hectares ?? 0) > 0);
  const cells = isSized ? computeSizedCells(sites, outline) : computeCells(sites, outline);
  const byCode = new Map(cells.map(({ code, geometry }) => [code, geometry]));
  return areas.flatMap((area) => {
    const geometry = byCode.get(area.code);
    return geometry ? [{ ...area, geometry }] : [];
  });
}

function roundCell(lon: number, lat: number, hectares: number): MultiPolygon {
  const radius = Math.sqrt((hectares * 10_000) / Math.PI) / METRES_PER_DEGREE;
  const wide = radius / Math.cos((lat * Math.PI) / 180);
  const ring = Array.from({ length: CORNERS + 1 }, (_, i): Position => {
    const angle = ((i % CORNERS) / CORNERS) * 2 * Math.PI;
    return [lon + wide * Math.cos(angle), lat + radius * Math.sin(angle)];
  });
  return { type: 'MultiPolygon', coordinates: [[ring]] };
}

/** True for a place in an outline, degrees. */
export function isWithin({ coordinates }: MultiPolygon, x: number, y: number): boolean {
  let inside = false;
  for (const ring of coordinates.flat()) {
    for (const [i, [bx = 0, by = 0]] of ring.entries()) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? [bx, by];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}
