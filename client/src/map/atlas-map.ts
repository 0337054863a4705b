/** The only file that runs MapLibre: camera, gestures, ground and names. What is data is drawn by `map-drawing.ts`. */
import { type GeoJSONSource, Map as MapLibreMap, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { MultiPolygon } from 'geojson';
import type { Box, Position } from '../../../geodata/model/model.ts';
import type { Mode } from '../../../server/contract/classify/schemes.ts';
import type { Camera } from '../link/url-state.ts';
import type { AreaIndex } from '../state/areas/chosen-index.ts';
import type { Target } from '../state/page/camera.ts';
import type { Labels } from './label-features.ts';
import { MapDrawing } from './map-drawing.ts';
import type { Padding } from './map-padding.ts';
import { baseStyle } from './map-style.ts';
import type { Scene } from './scene.ts';
import { snapshot, takePicture } from './take-picture.ts';

// A file of our own origin: the content security policy allows no worker made from a blob.
setWorkerUrl(new URL(workerUrl, location.href).href);

const ZOOM = { min: 6, max: 16, fit: 13.5 };
const FLIGHT_MS = 600;
const STEP_MS = 200;

export type MapEvents = {
  onPoint: (area: AreaIndex | null, at: { x: number; y: number } | null) => void;
  /** @param isExtra whether a key was held that means "this one as well" */
  onClick: (area: AreaIndex, isExtra: boolean, place: { lon: number; lat: number }) => void;
  /** Every frame while the map moves. @param isLed whether `lead` moves it */
  onMove: (isLed: boolean) => void;
  onRest: (camera: Camera) => void;
  /** True when everything asked for is on the screen. */
  onSettled: (settled: boolean) => void;
};

export type MapOptions = {
  mode: Mode;
  camera: Camera;
  events: MapEvents;
  /** In another page the map asks for two fingers, or a key with the wheel, in these words. */
  gestures: { wheel: string; mac: string; touch: string } | null;
  /** For a reader who asked for no motion: nothing fades either. */
  still: boolean;
};

/** Draws the map in an element. Throws when the browser refuses WebGL. */
export class AtlasMap {
  readonly #map: MapLibreMap;
  readonly #drawing: MapDrawing;
  readonly #events: MapEvents;
  readonly #ready: Promise<void>;
  #mode: Mode;
  #pin: Marker | null = null;
  #isLed = false;

  constructor(container: HTMLElement, { mode, camera, events, gestures, still }: MapOptions) {
    this.#mode = mode;
    this.#events = events;
    this.#map = new MapLibreMap({
      container,
      style: baseStyle(mode, still),
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      minZoom: ZOOM.min,
      maxZoom: ZOOM.max,
      maxPitch: 0,
      dragRotate: false,
      // It takes every click with Shift for itself, and that one means "this area as well".
      boxZoom: false,
      pitchWithRotate: false,
      attributionControl: false,
      // Keys are for walking from area to area.
      keyboard: false,
      cooperativeGestures: gestures !== null,
      locale: {
        'CooperativeGesturesHandler.WindowsHelpText': gestures?.wheel ?? '',
        'CooperativeGesturesHandler.MacHelpText': gestures?.mac ?? '',
        'CooperativeGesturesHandler.MobileHelpText': gestures?.touch ?? '',
      },
      fadeDuration: still ? 0 : 150,
    });
    this.#map.touchZoomRotate.disableRotation();
    // The frame around it takes the focus and has a name: the canvas is a picture.
    const canvas = this.#map.getCanvas();
    for (const name of ['tabindex', 'role', 'aria-label']) canvas.removeAttribute(name);
    this.#drawing = new MapDrawing(this.#map, mode);
    this.#ready = new Promise((resolve) => {
      this.#map.once('style.load', () => resolve());
    });
    this.#listen();
  }

  async show(scene: Scene): Promise<void> {
    await this.#ready;
    this.#events.onSettled(false);
    this.#drawing.show(scene);
  }

  async showLabels(labels: Labels): Promise<void> {
    await this.#ready;
    this.#map.getSource<GeoJSONSource>('labels')?.setData(labels);
  }

  /** Draws a line around all selected areas together. */
  async showSelection(outline: MultiPolygon | null): Promise<void> {
    await this.#ready;
    const data = outline ?? { type: 'FeatureCollection' as const, features: [] };
    this.#map.getSource<GeoJSONSource>('selection')?.setData(data);
  }

  /** `[lon, lat]` of a place on the screen, in pixels of the map. */
  degreesAt(x: number, y: number): Position {
    const { lng, lat } = this.#map.unproject([x, y]);
    return [lng, lat];
  }

  pixelsOf([lon, lat]: Position): { x: number; y: number } {
    return this.#map.project([lon, lat]);
  }

  /** The map as it is now, with so many dots for each pixel of the screen. */
  takePicture(ratio: number): Promise<HTMLCanvasElement> {
    return takePicture(this.#map, ratio);
  }

  /** The same at once, of what has come by now. */
  snapshot(ratio: number): HTMLCanvasElement {
    return snapshot(this.#map, ratio);
  }

  get zoom(): number {
    return this.#map.getZoom();
  }

  get camera(): Camera {
    const { lng, lat } = this.#map.getCenter();
    return { zoom: this.#map.getZoom(), lon: lng, lat };
  }

  /** Of the whole map, in pixels. */
  get width(): number {
    return this.#map.getContainer().clientWidth;
  }

  /**
   * Goes where another map is, in the frame in which that one goes there: it draws at once, since a frame that
   * it would ask for now would be the next one.
   */
  lead({ zoom, lon, lat }: Camera): void {
    if (this.#isLed) return;
    // Drawing runs what this map had under way itself, which must not lead the other back in the midst of a frame.
    this.#isLed = true;
    try {
      this.#map.jumpTo({ center: [lon, lat], zoom });
      this.#map.redraw();
    } finally {
      this.#isLed = false;
    }
  }

  /** Says where it is, as after a move of the reader's own. */
  rest(): void {
    this.#events.onRest(this.camera);
  }

  async showLand(): Promise<void> {
    const { default: land } = await import('virtual:neighbours');
    await this.#ready;
    this.#map.getSource<GeoJSONSource>('land')?.setData(land);
  }

  async hover(area: AreaIndex | null): Promise<void> {
    await this.#ready;
    this.#drawing.hover(area);
  }

  async choose(area: AreaIndex | null): Promise<void> {
    await this.#ready;
    this.#drawing.choose(area);
  }

  async setMode(mode: Mode): Promise<void> {
    if (mode === this.#mode) return;
    this.#mode = mode;
    await this.#ready;
    // Layers come with their own properties, so the pair is right though its type is lost.
    const setPaint = this.#map.setPaintProperty.bind(this.#map) as (
      layer: string,
      name: string,
      value: unknown,
    ) => void;
    for (const layer of baseStyle(mode).layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        setPaint(layer.id, name, value);
    }
    this.#drawing.setMode(mode);
  }

  /** Goes to a box or a camera, keeping clear of what covers the map. */
  go(target: Target, padding: Padding, still: boolean): void {
    const duration = target.jump || still ? 0 : FLIGHT_MS;
    if ('box' in target.to) {
      const [west, south, east, north] = target.to.box;
      const room = this.#clampPadding(padding);
      if (target.ifHidden && this.#shows(target.to.box, room)) return;
      const options = { padding: room, duration, maxZoom: ZOOM.fit };
      this.#map.fitBounds([west, south, east, north], options);
      return;
    }
    const { lon, lat, zoom } = target.to.camera;
    this.#map.easeTo({ center: [lon, lat], zoom, duration });
  }

  /** A pin at one place; null takes it away. */
  markPlace(place: { lon: number; lat: number } | null): void {
    this.#pin?.remove();
    this.#pin = null;
    if (!place) return;
    const element = document.createElement('div');
    element.className = 'map-pin';
    this.#pin = new Marker({ element }).setLngLat([place.lon, place.lat]).addTo(this.#map);
    // Made for pressing; ours only shows.
    for (const name of ['role', 'aria-label', 'tabindex']) element.removeAttribute(name);
  }

  /** Moves the picture up by so many pixels, out from under what comes from below. */
  lift(pixels: number, still: boolean): void {
    this.#map.panBy([0, pixels], { duration: still ? 0 : STEP_MS });
  }

  /** Moves the map by a share of its size, for instance `[0.25, 0]` to see more of what lies to the right. */
  panBy([right, down]: readonly [number, number], still: boolean): void {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const by: [number, number] = [right * clientWidth, down * clientHeight];
    this.#map.panBy(by, { duration: still ? 0 : STEP_MS });
  }

  zoomBy(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps, { duration: STEP_MS });
  }

  resize(): void {
    this.#map.resize();
  }

  remove(): void {
    this.#drawing.remove();
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    map.on('mousemove', (event) => {
      const area = map.isMoving() ? null : this.#drawing.areaAt(event.point);
      map.getCanvas().style.cursor = area ? 'pointer' : '';
      this.#events.onPoint(area, event.point);
    });
    map.on('mouseout', () => this.#events.onPoint(null, null));
    map.on('click', (event) => {
      const area = this.#drawing.areaAt(event.point);
      const { shiftKey, ctrlKey, metaKey } = event.originalEvent;
      const { lng, lat } = event.lngLat;
      const isExtra = shiftKey || ctrlKey || metaKey;
      if (area) this.#events.onClick(area, isExtra, { lon: lng, lat });
    });
    map.on('movestart', () => this.#events.onSettled(false));
    map.on('move', () => this.#events.onMove(this.#isLed));
    map.on('moveend', () => {
      if (!this.#isLed) this.rest();
    });
    map.on('idle', () => {
      if (this.#drawing.isComplete) this.#events.onSettled(true);
    });
    // A tile that fails is asked for again at the next move; a message in the console helps no reader.
    map.on('error', () => this.#events.onSettled(false));
  }

  #shows([west, south, east, north]: Box, { left, right, top, bottom }: Padding): boolean {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const corners = [this.#map.project([west, north]), this.#map.project([east, south])];
    return corners.every(
      ({ x, y }) => x >= left && x <= clientWidth - right && y >= top && y <= clientHeight - bottom,
    );
  }

  /** On a small screen the padding may leave no room; then it gives way. */
  #clampPadding({ left, right, top, bottom }: Padding): Padding {
    const { clientWidth, clientHeight } = this.#map.getContainer();
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
