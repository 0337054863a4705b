import type { Layer } from '@deck.gl/core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Scene } from '../scene.ts';
import type { CreateDrawing, Drawing, DrawnWith, Place } from './drawing.ts';
import { LOADED, LOADED_LATER } from './registry.ts';

/** The drawing of one map: made when it is first asked for, left when the reader turns to another. */
export class Drawings {
  readonly #map: MapLibreMap;
  readonly #redraw: () => void;
  readonly #made = new Map<Scene['drawing'], Drawing>();
  readonly #asked = new Set<Scene['drawing']>();
  #current: Scene['drawing'] | null = null;

  /** @param redraw asks for new layers, once a file has come or a drawing has more to show */
  constructor(map: MapLibreMap, redraw: () => void) {
    this.#map = map;
    this.#redraw = redraw;
  }

  layers(scene: Scene, drawnWith: DrawnWith): Layer[] {
    if (this.#current !== scene.drawing) {
      if (this.#current) this.#made.get(this.#current)?.leave?.();
      this.#current = scene.drawing;
    }
    const own = this.#of(scene)?.layers(scene, drawnWith) ?? [];
    return [...this.#leaving(scene), ...own];
  }

  areaAt(scene: Scene, place: Place): number | null {
    return this.#made.get(scene.drawing)?.areaAt?.(scene, place) ?? null;
  }

  isComplete(scene: Scene): boolean {
    if (!isOver(scene.drawing)) return true;
    const made = this.#made.get(scene.drawing);
    return made !== undefined && (made.isComplete?.(scene) ?? true);
  }

  remove(): void {
    if (this.#current) this.#made.get(this.#current)?.leave?.();
    this.#made.clear();
    this.#current = null;
  }

  #leaving({ drawing }: Scene): Layer[] {
    const others = [...this.#made].filter(([name]) => name !== drawing);
    return others.flatMap(([, made]) => made.layersAfter?.() ?? []);
  }

  #of({ drawing }: Scene): Drawing | null {
    const known = this.#made.get(drawing);
    if (known) return known;
    const loaded = LOADED[drawing];
    if (loaded) return this.#make(drawing, loaded);
    const load = LOADED_LATER[drawing];
    if (!load || this.#asked.has(drawing)) return null;
    this.#asked.add(drawing);
    load()
      .then((create) => {
        this.#make(drawing, create);
        this.#redraw();
      })
      // It is asked for again when the map draws anew.
      .catch(() => this.#asked.delete(drawing));
    return null;
  }

  #make(drawing: Scene['drawing'], create: CreateDrawing): Drawing {
    const made = create(this.#map, this.#redraw);
    this.#made.set(drawing, made);
    return made;
  }
}

/** Whether more is drawn than areas in their colours. */
function isOver(drawing: Scene['drawing']): boolean {
  return LOADED[drawing] !== undefined || LOADED_LATER[drawing] !== undefined;
}
