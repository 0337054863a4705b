import { FlowLayer } from '../layers/flow-layer.ts';
import { OVER_THE_MAP } from '../layers/over-the-map.ts';
import type { CreateDrawing } from './drawing.ts';

/** Flows over paper. Areas are pointed at on the ground, and the lines of one stand out. */
export const createFlows: CreateDrawing = (_, redraw) => {
  let frame = 0;
  return {
    layers({ flows, level }, { mode, hovered, beforeId }) {
      cancelAnimationFrame(frame);
      if (!flows) return [];
      if (flows.moves) frame = requestAnimationFrame(redraw);
      return [
        new FlowLayer({
          ...OVER_THE_MAP,
          id: `flows/${flows.level}`,
          areas: flows.areas,
          lines: flows.lines,
          peak: flows.peak,
          mode,
          lit: flows.level === level ? hovered : -1,
          seconds: flows.moves ? performance.now() / 1000 : null,
          beforeId,
        }),
      ];
    },
    isComplete: ({ flows }) => flows !== null,
    leave: () => cancelAnimationFrame(frame),
  };
};
