/** The shape being drawn: the places pointed at so far, and what they make with each tool. */
import type { Position } from 'geojson';
import { metresBetween } from '../../geometry/distance.ts';
import type { Drawn, Shape } from '../../geometry/geometry-messages.ts';
import type { Tool } from '../../messages/cases.ts';

export type Drawing = { tool: Exclude<Tool, 'click'>; places: Position[] };

/** Tools that take one stroke; the others take a click for each corner. */
export function isStroke(tool: Tool): boolean {
  return tool === 'box' || tool === 'lasso' || tool === 'radius';
}

/** The drawn shape, or null when it is too small to be one. */
export function shapeOf({ tool, places }: Drawing): Drawn | null {
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return null;
  switch (tool) {
    case 'box':
      return sameSpot(first, last) ? null : polygonOf(cornersOf(first, last));
    case 'lasso':
    case 'polygon':
      return places.length < 3 ? null : polygonOf(places);
    case 'radius': {
      const radiusM = metresBetween(first, last);
      return radiusM < 1 ? null : { centre: first, radiusM };
    }
    case 'line':
      return places.length < 2 ? null : { polygons: [], lines: [places], points: [] };
    default:
      return tool satisfies never;
  }
}

/** What stands on the screen while drawing, as positions. */
export function sketchOf({ tool, places }: Drawing): Position[] {
  const [first, last] = [places[0], places.at(-1)];
  return tool === 'box' && first && last ? cornersOf(first, last) : places;
}

function cornersOf([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): Position[] {
  return [
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
  ];
}

function polygonOf(places: readonly Position[]): Shape {
  const [first] = places;
  const ring = first ? [...places, first] : [];
  return { polygons: [{ type: 'Polygon', coordinates: [ring] }], lines: [], points: [] };
}

function sameSpot(a: Position, b: Position): boolean {
  return a[0] === b[0] || a[1] === b[1];
}
