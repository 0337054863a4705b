/** What deck.gl draws between the ground and the names: areas, borders, circles and outlines. */
import type { Layer } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { type Map as MapLibreMap, MercatorCoordinate } from 'maplibre-gl';
import type { Mode } from '../../../server/contract/classify/schemes.ts';
import type { AreaIndex } from '../state/areas/chosen-index.ts';
import { Drawings } from './drawings/drawings.ts';
import { AreaLayer } from './layers/area-layer.ts';
import { GpuTiles } from './layers/gpu-tiles.ts';
import { LevelColumns } from './layers/level-columns.ts';
import { LineLayer, type SomeEdges } from './layers/line-layer.ts';
import { borderStyle, outlineStyles } from './layers/line-styles.ts';
import { contextOfMap, OVER_THE_MAP } from './layers/over-the-map.ts';
import { Outlines } from './outlines.ts';
import { isSameArea, sameBorders, sameTiles } from './same.ts';
import type { Scene } from './scene.ts';
import { findArea } from './tiles/find-area.ts';
import { type DrawnTile, LevelTiles, type Sight } from './tiles/level-tiles.ts';

/** What deck.gl draws lies under this layer of the style. */
export const BEFORE = 'selection-casing';
/** The areas of a level that was left stay until the next level's have come, but no longer than this. */
const LINGER_MS = 2500;
const NO_TILES: readonly DrawnTile[] = [];
const NO_EDGES: readonly SomeEdges[] = [];

type Cover = { tiles: readonly DrawnTile[]; isComplete: boolean };

export class MapDrawing {
  readonly #map: MapLibreMap;
  readonly #overlay = new MapLibreOverlay({
    interleaved: true,
    layers: [],
    onLoad: () => {
      this.#isLoaded = true;
      this.#map.triggerRepaint();
    },
  });
  readonly #gpuTiles: GpuTiles;
  readonly #levels = new Map<string, LevelTiles>();
  readonly #covers = new Map<string, Cover>();
  readonly #columns: LevelColumns;
  readonly #outlines = new Outlines();
  readonly #drawings: Drawings;
  #mode: Mode;
  #scene: Scene | null = null;
  #left: { scene: Scene; until: number } | null = null;
  #hovered: AreaIndex | null = null;
  #chosen: AreaIndex | null = null;
  #layers: Layer[] = [];
  #frame = 0;
  #isLoaded = false;
  /** Whether the last frame shows the layers as they are now. */
  #isDrawn = false;

  constructor(map: MapLibreMap, mode: Mode) {
    this.#map = map;
    this.#mode = mode;
    this.#gpuTiles = new GpuTiles(contextOfMap(map));
    this.#columns = new LevelColumns(map);
    this.#drawings = new Drawings(map, () => this.#draw());
    map.addControl(this.#overlay);
    map.on('move', () => this.#look());
    map.on('resize', () => this.#look());
    // deck.gl joins the style only once all of its sources are loaded, and is told of none of them.
    map.on('sourcedata', () => this.#join());
    map.on('idle', () => this.#join());
    map.on('render', () => {
      this.#gpuTiles.sweep();
      this.#isDrawn = this.#isLoaded && this.#isJoined;
    });
  }

  /** True when all that is in sight is drawn: areas, borders and outlines. */
  get isComplete(): boolean {
    const scene = this.#scene;
    if (!scene || !this.#isDrawn || this.#left || !this.#drawings.isComplete(scene)) return false;
    return [...this.#usedLevels(scene)].every((level) => this.#covers.get(level)?.isComplete);
  }

  show(scene: Scene): void {
    const before = this.#scene;
    if (before && before.level !== scene.level && !this.#left) {
      this.#left = { scene: before, until: performance.now() + LINGER_MS };
      setTimeout(() => this.#look(), LINGER_MS);
    }
    if (this.#left?.scene.level === scene.level) this.#left = null;
    this.#scene = scene;
    if (before?.level === scene.level && sameBorders(before, scene)) this.#draw();
    else this.#look(true);
  }

  hover(area: AreaIndex | null): void {
    if (isSameArea(area, this.#hovered)) return;
    this.#hovered = area;
    this.#mark(area);
  }

  choose(area: AreaIndex | null): void {
    if (isSameArea(area, this.#chosen)) return;
    this.#chosen = area;
    this.#mark(area);
  }

  setMode(mode: Mode): void {
    this.#mode = mode;
    this.#draw();
  }

  /** The area at a place on the screen: the one whose figure lies on top there, else the one on the ground. */
  areaAt(point: { x: number; y: number }): AreaIndex | null {
    const scene = this.#scene;
    if (!scene) return null;
    const { level } = scene;
    const tiles = this.#covers.get(level)?.tiles ?? NO_TILES;
    const place = MercatorCoordinate.fromLngLat(this.#map.unproject([point.x, point.y]));
    const drawn = this.#drawings.areaAt(scene, { ...place, screen: point, tiles });
    const index = drawn ?? findArea(tiles, place.x, place.y);
    return index === null ? null : { level, index };
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    for (const tiles of this.#levels.values()) tiles.clear();
    this.#drawings.remove();
    this.#map.removeControl(this.#overlay);
    this.#columns.destroy();
    this.#gpuTiles.destroy();
  }

  get #isJoined(): boolean {
    return this.#map.getLayer(`deck-maplibre-layer-group-before:${BEFORE}`) !== undefined;
  }

  #join(): void {
    if (this.#layers.length === 0 || this.#isJoined) return;
    this.#isDrawn = false;
    this.#overlay.setProps({ layers: this.#layers });
    this.#map.triggerRepaint();
  }

  #mark(area: AreaIndex | null): void {
    if (area && !this.#covers.has(area.level)) this.#look(true);
    else this.#draw();
  }

  /** Finds out which tiles to draw where the map is now, and draws anew when they are others. */
  #look(always = false): void {
    const scene = this.#scene;
    if (!scene) return;
    const sight = this.#sight();
    const isLate = this.#left !== null && performance.now() > this.#left.until;
    let isNew = always || isLate;
    const used = this.#usedLevels(scene);
    for (const level of used) {
      const tiles = this.#tilesOf(level, scene).cover(sight);
      const before = this.#covers.get(level);
      if (before && sameTiles(before.tiles, tiles.tiles)) {
        before.isComplete = tiles.isComplete;
      } else {
        this.#covers.set(level, tiles);
        isNew = true;
      }
    }
    if (this.#left && (isLate || this.#covers.get(scene.level)?.isComplete)) {
      this.#left = null;
      isNew = true;
    }
    if (isNew) this.#draw();
  }

  #usedLevels(scene: Scene): Set<string> {
    const others = [this.#left?.scene.level, this.#hovered?.level, this.#chosen?.level];
    const named = others.filter((level) => level !== undefined);
    return new Set([scene.level, ...scene.borders.map(({ level }) => level), ...named]);
  }

  #tilesOf(level: string, { tilesOf }: Scene): LevelTiles {
    let tiles = this.#levels.get(level);
    if (!tiles) {
      tiles = new LevelTiles(level, tilesOf(level), () => this.#lookSoon());
      this.#levels.set(level, tiles);
    }
    return tiles;
  }

  /** Once for all tiles that come in before the next frame. */
  #lookSoon(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
      this.#map.triggerRepaint();
    });
  }

  #sight(): Sight {
    const bounds = this.#map.getBounds();
    const northWest = MercatorCoordinate.fromLngLat(bounds.getNorthWest());
    const southEast = MercatorCoordinate.fromLngLat(bounds.getSouthEast());
    const zoom = this.#map.getZoom();
    return { west: northWest.x, north: northWest.y, east: southEast.x, south: southEast.y, zoom };
  }

  #draw(): void {
    const scene = this.#scene;
    if (!scene) return;
    this.#layers = [
      ...(this.#left ? [this.#areas(this.#left.scene)] : []),
      this.#areas(scene),
      ...scene.borders.map(({ level, part }) => this.#lines(`${part}/${level}`, level, part)),
      ...this.#drawn(scene),
      ...this.#outline('hovered', this.#hovered),
      ...this.#outline('chosen', this.#chosen),
    ];
    this.#isDrawn = false;
    this.#overlay.setProps({ layers: this.#layers });
    this.#tidy(scene);
    this.#map.triggerRepaint();
  }

  #areas(scene: Scene): Layer {
    return new AreaLayer({
      ...OVER_THE_MAP,
      id: `areas/${scene.level}`,
      tiles: this.#covers.get(scene.level)?.tiles ?? NO_TILES,
      paint: scene.paint,
      mode: this.#mode,
      columns: this.#columns.of(scene),
      gpuTiles: this.#gpuTiles,
      beforeId: BEFORE,
    });
  }

  #lines(id: string, level: string, part: Scene['borders'][number]['part']): Layer {
    return new LineLayer({
      ...OVER_THE_MAP,
      id,
      tiles: this.#covers.get(level)?.tiles ?? NO_TILES,
      some: NO_EDGES,
      styles: borderStyle(part, this.#mode),
      gpuTiles: this.#gpuTiles,
      beforeId: BEFORE,
    });
  }

  /** What lies over the areas: circles, dots and whatever else the scene draws. */
  #drawn(scene: Scene): Layer[] {
    const indexIn = (area: AreaIndex | null): number =>
      area?.level === scene.level ? area.index : -1;
    return this.#drawings.layers(scene, {
      tiles: this.#covers.get(scene.level)?.tiles ?? NO_TILES,
      mode: this.#mode,
      columns: this.#columns.of(scene),
      gpuTiles: this.#gpuTiles,
      hovered: indexIn(this.#hovered),
      chosen: indexIn(this.#chosen),
      beforeId: BEFORE,
    });
  }

  #outline(role: 'hovered' | 'chosen', area: AreaIndex | null): Layer[] {
    const tiles = area && this.#covers.get(area.level)?.tiles;
    if (!tiles) return [];
    return [
      new LineLayer({
        ...OVER_THE_MAP,
        id: `outline/${role}`,
        tiles: NO_TILES,
        some: this.#outlines.edgesOf(role, area, tiles),
        styles: outlineStyles(role, this.#mode),
        gpuTiles: this.#gpuTiles,
        beforeId: BEFORE,
      }),
    ];
  }

  /** Forgets levels that are neither drawn, nor around, nor outlined. */
  #tidy(scene: Scene): void {
    const used = this.#usedLevels(scene);
    for (const [level, tiles] of this.#levels) {
      if (used.has(level)) continue;
      tiles.clear();
      this.#levels.delete(level);
      this.#covers.delete(level);
    }
    this.#columns.keep([scene.level, this.#left?.scene.level]);
  }
}
