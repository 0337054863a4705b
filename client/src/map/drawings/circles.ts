/** Proportional circles. */
import {
  circleGrowth,
  largestRadius,
  SMALLEST_RADIUS,
} from '../../../../server/contract/classify/circle-radii.ts';
import { findCircle } from '../find-circle.ts';
import { CircleLayer } from '../layers/circle-layer.ts';
import { OVER_THE_MAP } from '../layers/over-the-map.ts';
import type { CreateDrawing } from './drawing.ts';

export const createCircles: CreateDrawing = (map) => ({
  layers: ({ level, areas, sizes, paint }, { mode, columns, hovered, chosen, beforeId }) =>
    sizes.peak === 0
      ? []
      : [
          new CircleLayer({
            ...OVER_THE_MAP,
            id: `circles/${level}`,
            areas,
            size: sizes.column,
            sizes: {
              peak: sizes.peak,
              largest: largestRadius(areas.codes.length),
              smallest: SMALLEST_RADIUS,
            },
            ...{ paint, mode, columns, hovered, chosen, beforeId },
          }),
        ],
  areaAt: ({ areas, sizes }, { x, y }) => {
    const zoom = map.getZoom();
    const { figures } = sizes.column;
    return findCircle(areas, figures, sizes.peak, { x, y, zoom, grown: circleGrowth(zoom) });
  },
});
