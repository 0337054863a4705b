import { CartogramLayer } from '../layers/cartogram-layer.ts';
import { OVER_THE_MAP } from '../layers/over-the-map.ts';
import type { Scene } from '../scene.ts';
import { type CirclePlaces, circlePlacesOf } from './circle-places.ts';
import type { CreateDrawing, DrawnWith } from './drawing.ts';

/** How long circles take from the map to their places, and back. */
const GROW_MS = 700;

/** Dorling circles over paper: they come out of the map when they are first drawn, and go back into it. */
export const createCartogram: CreateDrawing = (_, redraw) => {
  let frame = 0;
  /** How far they were grown at a moment, and whether they go out or back from there. */
  let from = { grown: 0, at: 0, isBack: true };
  let last: { scene: Scene; drawnWith: DrawnWith } | null = null;

  const grownAt = (now: number): number => {
    const share = (now - from.at) / GROW_MS;
    return Math.min(1, Math.max(0, from.grown + (from.isBack ? -share : share)));
  };
  const turn = (isBack: boolean, isStill: boolean): void => {
    const now = performance.now();
    const grown = isStill ? Number(!isBack) : grownAt(now);
    from = { grown, at: now, isBack };
  };
  const layer = (circles: CirclePlaces, scene: Scene, drawnWith: DrawnWith): CartogramLayer => {
    const grown = grownAt(performance.now());
    cancelAnimationFrame(frame);
    if (grown > 0 && grown < 1) frame = requestAnimationFrame(redraw);
    const { mode, columns, hovered, chosen, beforeId } = drawnWith;
    return new CartogramLayer({
      ...OVER_THE_MAP,
      id: `cartogram/${scene.level}`,
      circles,
      // Slowly out of the map and slowly into place.
      grown: grown * grown * (3 - 2 * grown),
      paint: scene.paint,
      ...{ mode, columns, hovered, chosen, beforeId },
    });
  };

  return {
    layers(scene, drawnWith) {
      last = { scene, drawnWith };
      const circles = circlePlacesOf(scene.areas, scene.sizes.column.figures, redraw);
      if (!circles) return [];
      if (from.isBack) {
        turn(false, scene.isStill);
        frame = requestAnimationFrame(redraw);
      }
      return [layer(circles, scene, drawnWith)];
    },
    layersAfter() {
      if (!last) return [];
      const { scene, drawnWith } = last;
      const circles = circlePlacesOf(scene.areas, scene.sizes.column.figures, redraw);
      if (circles && grownAt(performance.now()) > 0) return [layer(circles, scene, drawnWith)];
      last = null;
      return [];
    },
    areaAt({ areas, sizes }, { x, y }) {
      const circles = circlePlacesOf(areas, sizes.column.figures, redraw);
      if (!circles) return null;
      const { places, radii } = circles;
      const found = radii.findIndex((radius, area) => {
        const [across, down] = [places[area * 2] ?? Number.NaN, places[area * 2 + 1] ?? 0];
        return Math.hypot(across - x, down - y) <= radius;
      });
      return found < 0 ? null : found;
    },
    isComplete: ({ areas, sizes }) =>
      circlePlacesOf(areas, sizes.column.figures, redraw) !== null &&
      grownAt(performance.now()) === 1,
    leave: () => turn(true, last?.scene.isStill ?? true),
  };
};
