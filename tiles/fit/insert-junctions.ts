import type { MultiPolygon, Position } from 'geojson';
import { latToY, lonToX, xToLon, yToLat } from '../projection/web-mercator.ts';
import { type FittedOutlines, lineKey } from './trace-labels.ts';

/**
 * The outline with the junctions on its lines as vertices, so that a finer level shares its borders arc by arc. They lie
 * on the grid, 0.1 m beside the line at most.
 */
export function insertJunctions(
  { coordinates }: MultiPolygon,
  junctions: FittedOutlines['junctions'],
): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: coordinates.map((rings) => rings.map((ring) => insertInRing(ring, junctions))),
  };
}

function insertInRing(
  ring: readonly Position[],
  junctions: FittedOutlines['junctions'],
): Position[] {
  const vertices: Position[] = [];
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (const position of ring) {
    const [lon = 0, lat = 0] = position;
    const [x, y] = [Math.round(lonToX(lon)), Math.round(latToY(lat))];
    const found = junctions.get(lineKey(lastX, lastY, x, y));
    if (found) {
      const isForward = lastX < x || (lastX === x && lastY < y);
      const inOrder = isForward ? found : found.toReversed();
      for (const [nx, ny] of inOrder) vertices.push([xToLon(nx), yToLat(ny)]);
    }
    vertices.push(position);
    [lastX, lastY] = [x, y];
  }
  return vertices;
}
