import type { FeatureCollection, Point } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Mode } from '../classify/schemes.ts';
import { hairlineColour, levelLayerId, levelSourceId } from './map-style.ts';
import type { Scene } from './scene.ts';

const NOTHING = new Uint16Array();

/**
 * Puts a scene's tones and sizes on the map as feature state, and remembers them, so that a new period
 * touches only the areas that change and no tile is read again.
 */
export class MapPaint {
  readonly #map: MapLibreMap;
  #level: string | null = null;
  #areas: unknown = null;
  #fills: Uint16Array = NOTHING;
  #tones: Uint16Array = NOTHING;
  #radii: Float64Array = new Float64Array();

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** True when the circles were made anew, and marks on them are gone. */
  paint(scene: Scene, mode: Mode): boolean {
    if (this.#level !== scene.level) this.#fills = NOTHING;
    this.#level = scene.level;
    this.#paintAreas(scene, mode);
    return this.#paintCircles(scene);
  }

  #paintAreas({ level, fills, circles }: Scene, mode: Mode): void {
    const target = { source: levelSourceId(level), sourceLayer: level };
    const before = this.#fills;
    for (let id = 0; id < fills.length; id++) {
      const k = fills[id];
      if (before[id] !== k) this.#map.setFeatureState({ ...target, id }, { k });
    }
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
      this.#tones = NOTHING;
      this.#radii = new Float64Array();
    }
    for (let id = 0; id < circles.radii.length; id++) {
      const r = circles.radii[id];
      const k = circles.tones[id];
      if (this.#radii[id] === r && this.#tones[id] === k) continue;
      this.#map.setFeatureState({ source: 'points', id }, { r, k });
    }
    this.#radii = circles.radii;
    this.#tones = circles.tones;
    return fresh;
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
