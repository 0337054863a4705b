import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Mode } from '../classify/schemes.ts';
import type { Spot } from '../state/areas/chosen-spot.ts';
import {
  baseStyle,
  type LevelPart,
  levelLayer,
  levelLayerId,
  levelSourceId,
  outlineSourceId,
  SLOT_OF,
  slotId,
  sourceIdOf,
} from './map-style.ts';
import type { Borders } from './scene.ts';

/** The server cuts tiles for these zooms; beyond them the last ones are stretched. */
const TILE_ZOOMS = { minzoom: 6, maxzoom: 12 };
const PARTS = Object.keys(SLOT_OF) as LevelPart[];

/** Which levels are on the map, and in which layers. One source per level, made when first needed. */
export class MapLayers {
  readonly #map: MapLibreMap;
  #mode: Mode;
  /** Tile template of a level; null until the first scene has said it. */
  tilesOf: ((level: string) => string) | null = null;

  constructor(map: MapLibreMap, mode: Mode) {
    this.#map = map;
    this.#mode = mode;
  }

  add(level: string, ...parts: LevelPart[]): void {
    for (const part of parts) {
      if (this.#map.getLayer(levelLayerId(part, level))) continue;
      if (!this.addSource(sourceIdOf(part, level), level)) return;
      this.#map.addLayer(levelLayer(part, level, this.#mode), slotId(SLOT_OF[part]));
    }
  }

  /** True when the source is there: new, or already. */
  addSource(id: string, level: string): boolean {
    if (this.#map.getSource(id)) return true;
    if (!this.tilesOf) return false;
    this.#map.addSource(id, { type: 'vector', tiles: [this.tilesOf(level)], ...TILE_ZOOMS });
    return true;
  }

  remove(level: string, ...parts: LevelPart[]): void {
    for (const part of parts) {
      const id = levelLayerId(part, level);
      if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    }
  }

  /** Removes everything of the levels that are not named. */
  keepOnly(levels: ReadonlySet<string>): void {
    const present = new Set(this.#present().map(({ level }) => level));
    for (const level of present) {
      if (levels.has(level)) continue;
      this.remove(level, ...PARTS);
      for (const source of [levelSourceId(level), outlineSourceId(level)]) {
        if (this.#map.getSource(source)) this.#map.removeSource(source);
      }
    }
  }

  /** Draws these borders over the areas, in this order, and no others. */
  showBorders(borders: readonly Borders[]): void {
    const present = this.#present().filter(({ part }) => SLOT_OF[part] === 'context');
    const print = (each: { part: LevelPart; level: string }): string =>
      levelLayerId(each.part, each.level);
    if (present.map(print).join() === borders.map(print).join()) return;
    for (const { part, level } of present) this.remove(level, part);
    for (const { level, part } of borders) this.add(level, part);
  }

  /** Gets outlines of a level ready before they are needed; true when there was something to do. */
  prepareOutlines(level: string): boolean {
    if (this.#map.getLayer(levelLayerId('outline', level))) return false;
    this.add(level, 'casing', 'outline');
    return true;
  }

  /** Sets the state of one area's outline, whatever level it is of. */
  mark(spot: Spot, state: Record<string, boolean>): void {
    const { level, index: id } = spot;
    this.add(level, 'casing', 'outline');
    const source = outlineSourceId(level);
    if (!this.#map.getSource(source)) return;
    this.#map.setFeatureState({ source, sourceLayer: level, id }, state);
  }

  /** Draws the outlines of these levels, and of no other: lines nobody sees take as long as those they see. */
  showOutlines(levels: ReadonlySet<string>): void {
    for (const { part, level } of this.#present()) {
      if (SLOT_OF[part] !== 'outline') continue;
      this.#map.setPaintProperty(
        levelLayerId(part, level),
        'line-opacity',
        levels.has(level) ? 1 : 0,
      );
    }
  }

  repaint(mode: Mode): void {
    this.#mode = mode;
    const levels = this.#present().map(({ part, level }) => levelLayer(part, level, mode));
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

  #present(): { part: LevelPart; level: string }[] {
    return this.#map.getLayersOrder().flatMap((id) => {
      const [name, level] = id.split('/');
      const part = PARTS.find((each) => each === name);
      return part && level ? [{ part, level }] : [];
    });
  }
}
