/** The drawings over the areas. Another one is a line here, and loaded when a scene first asks for it. */
import type { Scene } from '../scene.ts';
import { createCircles } from './circles.ts';
import type { CreateDrawing } from './drawing.ts';

type Of<T> = Partial<Record<Scene['drawing'], T>>;

/** In the map's own file: it draws most counts. */
export const LOADED: Of<CreateDrawing> = { circles: createCircles };

export const LOADED_LATER: Of<() => Promise<CreateDrawing>> = {
  flows: () => import('./flows.ts').then(({ createFlows }) => createFlows),
  cartogram: () => import('./cartogram.ts').then(({ createCartogram }) => createCartogram),
};
