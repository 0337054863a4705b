import type { MultiPolygon, Position } from 'geojson';
import type { View } from './geometry-messages.ts';

const TILE_PX = 512;

/** From degrees to pixels of a picture, in the map's own projection (Web Mercator). */
export function toPixels({ zoom, west, north, x, y }: View): (place: Position) => [number, number] {
  const size = TILE_PX * 2 ** zoom;
  const left = acrossOf(west) * size;
  const top = downOf(north) * size;
  return ([lon = 0, lat = 0]) => [x + acrossOf(lon) * size - left, y + downOf(lat) * size - top];
}

/** The outline as SVG path data, to a tenth of a pixel; corners closer than that to the last are left out. */
export function svgPath({ coordinates }: MultiPolygon, view: View): string {
  const project = toPixels(view);
  let path = '';
  for (const ring of coordinates.flat()) {
    let last = '';
    let corners = '';
    for (const place of ring.slice(0, -1)) {
      const [x, y] = project(place);
      const corner = `${x.toFixed(1)} ${y.toFixed(1)}`;
      if (corner === last) continue;
      corners += `${last === '' ? 'M' : 'L'}${corner}`;
      last = corner;
    }
    path += `${corners}Z`;
  }
  return path;
}

function acrossOf(lon: number): number {
  return (lon + 180) / 360;
}

function downOf(lat: number): number {
  const angle = (lat * Math.PI) / 180;
  return (1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2;
}
