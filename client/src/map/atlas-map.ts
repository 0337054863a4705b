/** The only file that touches MapLibre. It draws scenes and says what is pointed at; it decides nothing. */
import {
  type GeoJSONSource,
  Map as MapLibreMap,
  type MapMouseEvent,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Box } from '../../../geodata/model.ts';
import type { Mode } from '../schemes.ts';
import type { Target } from '../state/camera.ts';
import type { Camera } from '../state/url-state.ts';
import type { Labels } from './label-features.ts';
import type { Padding } from './map-padding.ts';
import {
  baseStyle,
  hairlineColour,
  type LevelPart,
  levelLayer,
  levelLayerId,
  levelSourceId,
  SLOT_OF,
  SLOTS,
  slotId,
} from './map-style.ts';
import type { Scene, Spot } from './scene.ts';

setWorkerUrl(new URL(workerUrl, location.href).href);

const TILE_ZOOMS = { minzoom: 6, maxzoom: 12 };
const ZOOM = { min: 6, max: 16, fit: 13.5 };
/** Tiles of a level that was left stay until the next level's have come, but no longer than this. */
const LINGER_MS = 2500;
const FLIGHT_MS = 600;

export type MapEvents = {
  onPoint: (spot: Spot | null, at: { x: number; y: number } | null) => void;
  onClick: (spot: Spot) => void;
  onRest: (camera: Camera) => void;
  /** True when everything asked for is on the screen. */
  onSettled: (settled: boolean) => void;
};

export type MapOptions = { mode: Mode; label: string; camera: Camera; events: MapEvents };

/** Draws the map in an element. Throws when the browser refuses WebGL. */
export class AtlasMap {
  readonly #map: MapLibreMap;
  readonly #events: MapEvents;
  #mode: Mode;
  #scene: Scene | null = null;
  #ready: Promise<void>;
  #fills: string[] = [];
  #circleColours: string[] = [];
  #radii: number[] = [];
  #dimmed: Uint8Array | null = null;
  #hovered: Spot | null = null;
  #chosen: Spot | null = null;
  #lingering: string[] = [];

  constructor(container: HTMLElement, options: MapOptions) {
    const { mode, label, camera, events } = options;
    this.#mode = mode;
    this.#events = events;
    this.#map = new MapLibreMap({
      container,
      style: baseStyle(mode),
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      minZoom: ZOOM.min,
      maxZoom: ZOOM.max,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      attributionControl: false,
      fadeDuration: 150,
      locale: { 'Map.Title': label },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#ready = new Promise((resolve) => {
      this.#map.once('style.load', () => resolve());
    });
    this.#listen();
  }

  async show(scene: Scene): Promise<void> {
    await this.#ready;
    const before = this.#scene;
    this.#scene = scene;
    const sameLevel = before?.level === scene.level;
    if (!sameLevel) this.#changeLevel(scene, before);
    this.#showContext(scene.context);
    if (!sameLevel) for (const [spot, state] of this.#marks()) this.#mark(spot, state);
    this.#paintFills(scene, sameLevel);
    this.#paintHairline(scene);
    this.#paintCircles(scene, before);
    this.#dim(scene, sameLevel);
    this.#events.onSettled(false);
    this.#map.triggerRepaint();
  }

  async showLabels(labels: Labels): Promise<void> {
    await this.#ready;
    this.#map.getSource<GeoJSONSource>('labels')?.setData(labels);
  }

  async showLand(): Promise<void> {
    const { default: land } = await import('virtual:neighbours');
    await this.#ready;
    this.#map.getSource<GeoJSONSource>('land')?.setData(land);
  }

  async hover(spot: Spot | null): Promise<void> {
    await this.#ready;
    this.#mark(this.#hovered, { h: false });
    this.#hovered = spot;
    this.#mark(spot, { h: true });
  }

  async choose(spot: Spot | null): Promise<void> {
    await this.#ready;
    this.#mark(this.#chosen, { s: false });
    this.#chosen = spot;
    this.#mark(spot, { s: true });
    this.#dropUnused();
  }

  async setMode(mode: Mode): Promise<void> {
    if (mode === this.#mode) return;
    this.#mode = mode;
    await this.#ready;
    const levels = this.#levelParts().map(({ part, level }) => levelLayer(part, level, mode));
    // Layers come with their own properties, so the pair is right though its type is lost.
    const setPaint = this.#map.setPaintProperty.bind(this.#map) as (
      layer: string,
      name: string,
      value: unknown,
    ) => void;
    for (const layer of [...baseStyle(mode).layers, ...levels]) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        setPaint(layer.id, name, value);
      }
    }
  }

  /** Goes to a box or a camera, keeping clear of what covers the map. */
  go(target: Target, padding: Padding, still: boolean): void {
    const duration = target.jump || still ? 0 : FLIGHT_MS;
    if ('box' in target.to) {
      const [west, south, east, north] = target.to.box;
      const room = this.#clampPadding(padding);
      if (target.ifHidden && this.#shows(target.to.box, room)) return;
      this.#map.fitBounds([west, south, east, north], {
        padding: room,
        duration,
        maxZoom: ZOOM.fit,
      });
      return;
    }
    const { lon, lat, zoom } = target.to.camera;
    this.#map.easeTo({ center: [lon, lat], zoom, duration });
  }

  /** Moves the picture up by so many pixels, out from under what comes from below. */
  lift(pixels: number, still: boolean): void {
    this.#map.panBy([0, pixels], { duration: still ? 0 : 220 });
  }

  zoomBy(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps, { duration: 200 });
  }

  resize(): void {
    this.#map.resize();
  }

  remove(): void {
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    map.on('mousemove', (event) => this.#pointAt(event));
    map.on('mouseout', () => this.#events.onPoint(null, null));
    map.on('click', (event) => {
      const spot = this.#spotAt(event);
      if (spot) this.#events.onClick(spot);
    });
    map.on('moveend', () => {
      const { lng, lat } = map.getCenter();
      this.#events.onRest({ zoom: map.getZoom(), lon: lng, lat });
    });
    map.on('idle', () => this.#events.onSettled(true));
    map.on('sourcedata', (event) => {
      const { level } = this.#scene ?? {};
      if (level && event.sourceId === levelSourceId(level) && event.isSourceLoaded) {
        this.#dropLingering();
      }
    });
    // A tile that fails is drawn again at the next move; a message in the console helps no reader.
    map.on('error', () => this.#events.onSettled(false));
  }

  #pointAt(event: MapMouseEvent): void {
    const spot = this.#map.isMoving() ? null : this.#spotAt(event);
    this.#map.getCanvas().style.cursor = spot ? 'pointer' : '';
    this.#events.onPoint(spot, event.point);
  }

  /** Takes about a millisecond, so that pointing never waits for a frame. */
  #spotAt(event: MapMouseEvent): Spot | null {
    const { level, circles } = this.#scene ?? {};
    if (!level || !this.#map.getLayer(levelLayerId('fill', level))) return null;
    const layers = [...(circles ? ['circles'] : []), levelLayerId('fill', level)];
    const [found] = this.#map.queryRenderedFeatures(event.point, { layers });
    const index = found ? Number(found.id ?? found.properties.i) : Number.NaN;
    return Number.isInteger(index) ? { level, index } : null;
  }

  #changeLevel(scene: Scene, before: Scene | null): void {
    this.#ensureSource(scene.level);
    this.#ensureLayer('fill', scene.level);
    this.#ensureLayer('hairline', scene.level);
    this.#fills = [];
    this.#dimmed = null;
    if (before) {
      this.#lingering.push(before.level);
      setTimeout(() => this.#dropLingering(), LINGER_MS);
    }
    this.#lingering = this.#lingering.filter((level) => level !== scene.level);
  }

  #dropLingering(): void {
    if (this.#lingering.length === 0) return;
    for (const level of this.#lingering) {
      this.#removeLayer('fill', level);
      this.#removeLayer('hairline', level);
    }
    this.#lingering = [];
    this.#dropUnused();
  }

  #showContext(level: string | null): void {
    for (const part of this.#levelParts()) {
      if (part.part === 'context' && part.level !== level) this.#removeLayer('context', part.level);
    }
    if (!level) return;
    this.#ensureSource(level);
    this.#ensureLayer('context', level);
    this.#dropUnused();
  }

  #paintFills({ level, fills }: Scene, sameLevel: boolean): void {
    const target = { source: levelSourceId(level), sourceLayer: level };
    fills.forEach((colour, id) => {
      if (sameLevel && this.#fills[id] === colour) return;
      this.#map.setFeatureState({ ...target, id }, { c: colour });
    });
    this.#fills = fills;
  }

  #paintHairline({ level, circles }: Scene): void {
    const colour = hairlineColour(this.#mode, circles !== null);
    this.#map.setPaintProperty(levelLayerId('hairline', level), 'line-color', colour);
  }

  #paintCircles(scene: Scene, before: Scene | null): void {
    const points = this.#map.getSource<GeoJSONSource>('points');
    const { circles } = scene;
    this.#map.setLayoutProperty('circles', 'visibility', circles ? 'visible' : 'none');
    if (!circles || !points) return;
    const samePoints = before?.circles?.areas === circles.areas;
    if (!samePoints) {
      this.#map.removeFeatureState({ source: 'points' });
      points.setData(circlePoints(circles));
      this.#radii = [];
      this.#circleColours = [];
    }
    circles.radii.forEach((r, id) => {
      const c = circles.colours[id] ?? '';
      if (this.#radii[id] === r && this.#circleColours[id] === c) return;
      this.#map.setFeatureState({ source: 'points', id }, { r, c });
    });
    this.#radii = circles.radii;
    this.#circleColours = circles.colours;
    if (!samePoints) {
      this.#dimmed = null;
      this.#mark(this.#chosen, { s: true });
    }
  }

  #dim({ level, dimmed, fills, circles }: Scene, sameLevel: boolean): void {
    const before = sameLevel ? this.#dimmed : null;
    if (dimmed === before) return;
    const target = { source: levelSourceId(level), sourceLayer: level };
    fills.forEach((_, id) => {
      const d = dimmed?.[id] === 1;
      if (before !== null && d === (before[id] === 1)) return;
      this.#map.setFeatureState({ ...target, id }, { d });
      if (circles) this.#map.setFeatureState({ source: 'points', id }, { d });
    });
    this.#dimmed = dimmed;
  }

  /** What is outlined: it may have been said before there was a source to say it of. */
  #marks(): [Spot | null, Record<string, boolean>][] {
    return [
      [this.#hovered, { h: true }],
      [this.#chosen, { s: true }],
    ];
  }

  #mark(spot: Spot | null, state: Record<string, boolean>): void {
    if (!spot) return;
    const { level, index: id } = spot;
    this.#ensureSource(level);
    this.#ensureLayer('casing', level);
    this.#ensureLayer('outline', level);
    this.#map.setFeatureState({ source: levelSourceId(level), sourceLayer: level, id }, state);
    if (this.#scene?.circles && this.#scene.level === level) {
      this.#map.setFeatureState({ source: 'points', id }, state);
    }
  }

  #ensureSource(level: string): void {
    const id = levelSourceId(level);
    const scene = this.#scene;
    if (this.#map.getSource(id) || !scene) return;
    this.#map.addSource(id, { type: 'vector', tiles: [scene.tilesOf(level)], ...TILE_ZOOMS });
  }

  #ensureLayer(part: LevelPart, level: string): void {
    if (this.#map.getLayer(levelLayerId(part, level))) return;
    if (!this.#map.getSource(levelSourceId(level))) return;
    const above = SLOTS.indexOf(SLOT_OF[part]);
    this.#map.addLayer(levelLayer(part, level, this.#mode), slotId(SLOTS[above] ?? 'label'));
  }

  #removeLayer(part: LevelPart, level: string): void {
    const id = levelLayerId(part, level);
    if (this.#map.getLayer(id)) this.#map.removeLayer(id);
  }

  #levelParts(): { part: LevelPart; level: string }[] {
    return this.#map.getLayersOrder().flatMap((id) => {
      const [part, level] = id.split('/');
      return part && level && part in SLOT_OF ? [{ part: part as LevelPart, level }] : [];
    });
  }

  /** Removes sources of levels that are neither drawn, nor around, nor outlined. */
  #dropUnused(): void {
    const scene = this.#scene;
    if (!scene) return;
    const used = new Set([
      scene.level,
      scene.context,
      this.#chosen?.level,
      this.#hovered?.level,
      ...this.#lingering,
    ]);
    const unused = new Set(
      this.#levelParts()
        .map(({ level }) => level)
        .filter((level) => !used.has(level)),
    );
    for (const level of unused) {
      for (const part of Object.keys(SLOT_OF) as LevelPart[]) this.#removeLayer(part, level);
      if (this.#map.getSource(levelSourceId(level))) this.#map.removeSource(levelSourceId(level));
    }
  }

  #shows([west, south, east, north]: Box, { left, right, top, bottom }: Padding): boolean {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    return [this.#map.project([west, north]), this.#map.project([east, south])].every(
      ({ x, y }) => x >= left && x <= clientWidth - right && y >= top && y <= clientHeight - bottom,
    );
  }

  /** On a small screen the padding may leave no room; then it gives way. */
  #clampPadding(padding: Padding): Padding {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const { left, right, top, bottom } = padding;
    const wide = left + right < clientWidth * 0.8;
    const high = top + bottom < clientHeight * 0.8;
    return {
      left: wide ? left : 16,
      right: wide ? right : 16,
      top: high ? top : 16,
      bottom: high ? bottom : 16,
    };
  }
}

function circlePoints({ areas, radii }: NonNullable<Scene['circles']>): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: areas.points.flatMap((point, id) => {
      if (!point) return [];
      // Large circles first, so that small ones lie on top and can be pointed at.
      const properties = { order: -(radii[id] ?? 0) };
      return {
        type: 'Feature' as const,
        id,
        properties,
        geometry: { type: 'Point' as const, coordinates: point },
      };
    }),
  };
}
