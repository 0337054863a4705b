import { CartogramLayer } from '../layers/cartogram-layer.ts';
import { OVER_THE_MAP } from '../layers/over-the-map.ts';
import type { Scene } from '../scene.ts';
import { type CirclePlaces, circlePlacesOf } from './circle-places.ts';
import type { CreateDrawing, Drawing, DrawnWith, Place } from './drawing.ts';
import { Growth } from './growth.ts';

/** How long circles take from the map to their places, and back. */
const GROW_MS = 700;

export const createCartogram: CreateDrawing = (_, redraw) => new Cartogram(redraw);

/** Dorling circles over paper: they come out of the map when they are first drawn, and go back into it. */
class Cartogram implements Drawing {
  readonly #redraw: () => void;
  readonly #growth = new Growth(GROW_MS);
  #last: { scene: Scene; drawnWith: DrawnWith } | null = null;
  #frame = 0;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  layers(scene: Scene, drawnWith: DrawnWith): CartogramLayer[] {
    this.#last = { scene, drawnWith };
    const circles = this.#circlesOf(scene);
    if (!circles) return [];
    if (this.#growth.isBack) this.#growth.turn(false, performance.now(), scene.isStill);
    return [this.#layer(circles, scene, drawnWith)];
  }

  layersAfter(): CartogramLayer[] {
    if (!this.#last) return [];
    const { scene, drawnWith } = this.#last;
    const circles = this.#circlesOf(scene);
    if (circles && this.#growth.at(performance.now()) > 0)
      return [this.#layer(circles, scene, drawnWith)];
    this.#last = null;
    return [];
  }

  areaAt(scene: Scene, { x, y }: Place): number | null {
    const circles = this.#circlesOf(scene);
    if (!circles) return null;
    const { places, radii } = circles;
    const found = radii.findIndex((radius, area) => {
      const [across, down] = [places[area * 2] ?? Number.NaN, places[area * 2 + 1] ?? 0];
      return Math.hypot(across - x, down - y) <= radius;
    });
    return found < 0 ? null : found;
  }

  isComplete(scene: Scene): boolean {
    return this.#circlesOf(scene) !== null && this.#growth.at(performance.now()) === 1;
  }

  leave(): void {
    this.#growth.turn(true, performance.now(), this.#last?.scene.isStill ?? true);
  }

  #circlesOf({ areas, sizes }: Scene): CirclePlaces | null {
    return circlePlacesOf(areas, sizes.column.figures, this.#redraw);
  }

  #layer(circles: CirclePlaces, scene: Scene, drawnWith: DrawnWith): CartogramLayer {
    const { mode, columns, hovered, chosen, beforeId } = drawnWith;
    const grown = this.#growth.at(performance.now());
    cancelAnimationFrame(this.#frame);
    const isMoving = this.#growth.isBack ? grown > 0 : grown < 1;
    if (isMoving) this.#frame = requestAnimationFrame(this.#redraw);
    return new CartogramLayer({
      ...OVER_THE_MAP,
      id: `cartogram/${scene.level}`,
      circles,
      // Slowly out of the map and slowly into place.
      grown: grown * grown * (3 - 2 * grown),
      paint: scene.paint,
      ...{ mode, columns, hovered, chosen, beforeId },
    });
  }
}
