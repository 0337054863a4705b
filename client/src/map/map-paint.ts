import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Mode } from '../schemes.ts';
import { hairlineColour, levelLayerId, levelSourceId } from './map-style.ts';
import type { Scene } from './scene.ts';

/**
 * Puts a scene's colours, sizes and dimming on the map as feature state, and remembers them, so that a
 * new period touches only the areas that change and no tile is read again.
 */
export class MapPaint {
  readonly #map: MapLibreMap;
  #level: string | null = null;
  #areas: unknown = null;
  #fills: readonly string[] = [];
  #radii: readonly number[] = [];
  #colours: readonly string[] = [];
  #dimmed: Uint8Array | null = null;

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** True when the circles were made anew, and marks on them are gone. */
  paint(scene: Scene, mode: Mode): boolean {
    if (this.#level !== scene.level) {
      this.#fills = [];
      this.#dimmed = null;
    }
    this.#level = scene.level;
    this.#paintAreas(scene, mode);
    const fresh = this.#paintCircles(scene);
    this.#dim(scene, fresh);
    return fresh;
  }

  #paintAreas({ level, fills, circles }: Scene, mode: Mode): void {
    const target = { source: levelSourceId(level), sourceLayer: level };
    fills.forEach((colour, id) => {
      if (this.#fills[id] === colour) return;
      this.#map.setFeatureState({ ...target, id }, { c: colour });
    });
    this.#fills = fills;
    const hairline = hairlineColour(mode, circles !== null);
    this.#map.setPaintProperty(levelLayerId('hairline', level), 'line-color', hairline);
  }

  #paintCircles({ circles }: Scene): boolean {
    const points = this.#map.getSource<GeoJSONSource>('points');
    this.#map.setLayoutProperty('circles', 'visibility', circles ? 'visible' : 'none');
    if (!circles || !points) return false;
    const fresh = this.#areas !== circles.areas;
    if (fresh) {
      this.#map.removeFeatureState({ source: 'points' });
      points.setData(circlePoints(circles));
      this.#areas = circles.areas;
      this.#radii = [];
      this.#colours = [];
    }
    circles.radii.forEach((r, id) => {
      const c = circles.colours[id];
      if (this.#radii[id] === r && this.#colours[id] === c) return;
      this.#map.setFeatureState({ source: 'points', id }, { r, c });
    });
    this.#radii = circles.radii;
    this.#colours = circles.colours;
    return fresh;
  }

  #dim({ level, dimmed, fills, circles }: Scene, fresh: boolean): void {
    const before = this.#dimmed;
    if (dimmed === before && !fresh) return;
    const target = { source: levelSourceId(level), sourceLayer: level };
    fills.forEach((_, id) => {
      const d = dimmed?.[id] === 1;
      if (!fresh && d === (before?.[id] === 1)) return;
      this.#map.setFeatureState({ ...target, id }, { d });
      if (circles) this.#map.setFeatureState({ source: 'points', id }, { d });
    });
    this.#dimmed = dimmed;
  }
}

function circlePoints({ areas, radii }: NonNullable<Scene['circles']>): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: areas.points.flatMap((coordinates, id) => {
      if (!coordinates) return [];
      // Large circles first, so that small ones lie on top and can be pointed at.
      const properties = { order: -(radii[id] ?? 0) };
      return { type: 'Feature', id, properties, geometry: { type: 'Point', coordinates } };
    }),
  };
}
