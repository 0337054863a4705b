/** What every layer needs of the frame that is being drawn. */
import type { WebMercatorViewport } from '@deck.gl/core';
import type { DrawnTile } from '../tiles/level-tiles.ts';
import { TILE_EXTENT } from '../tiles/tile-geometry.ts';
import type { GlProgram } from './gl-program.ts';

/** deck.gl's world is a square of so many units, north up. */
export const WORLD = 512;

export type Frame = {
  /** From places seen from the middle of the map to the screen: small numbers stay exact at every zoom. */
  view: Float32Array;
  middle: readonly [number, number];
  halfSize: readonly [number, number];
  /** Dots for each pixel. */
  ratio: number;
  /** Pixels for each unit of the world. */
  scale: number;
  zoom: number;
};

export function readFrame(viewport: WebMercatorViewport, gl: WebGL2RenderingContext): Frame {
  // A picture has more dots than the screen, and deck.gl hears of it too late.
  gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
  const [x = 0, y = 0] = viewport.center;
  const matrix = viewport.viewProjectionMatrix;
  const view = Float32Array.from(matrix);
  for (let row = 0; row < 4; row++) {
    view[12 + row] = (matrix[row] ?? 0) * x + (matrix[4 + row] ?? 0) * y + (matrix[12 + row] ?? 0);
  }
  return {
    view,
    middle: [x, y],
    halfSize: [viewport.width / 2, viewport.height / 2],
    ratio: gl.drawingBufferHeight / viewport.height,
    scale: viewport.scale,
    zoom: viewport.zoom,
  };
}

export function setFrame(program: GlProgram, frame: Frame): void {
  const { gl } = program;
  const at = (name: string) => program.at(name);
  const { view, halfSize, ratio } = frame;
  gl.uniformMatrix4fv(at('view'), false, view);
  gl.uniform2f(at('halfSize'), ...halfSize);
  gl.uniform1f(at('ratio'), ratio);
  // Marks stand still on the screen: the same place of the map has the same marks in a picture and after a reload.
  gl.uniform2f(at('anchor'), 0, -2 * halfSize[1]);
}

/** Where a tile lies, and what of it is drawn. */
export function setTile(program: GlProgram, { middle, scale }: Frame, tile: DrawnTile): void {
  const { gl } = program;
  const side = WORLD / 2 ** tile.z;
  const unit = side / TILE_EXTENT;
  const north = WORLD - tile.y * side;
  gl.uniform3f(program.at('tile'), tile.x * side - middle[0], north - middle[1], unit);
  gl.uniform4f(program.at('clip'), ...tile.clip);
  gl.uniform1f(program.at('unitsPerPixel'), 1 / (unit * scale));
}

/** A width by zoom, straight between the given ones. @param stops `[zoom, width]`, ascending */
export function widthAt(zoom: number, stops: readonly (readonly [number, number])[]): number {
  let [before, after] = [stops[0], stops.at(-1)];
  for (const stop of stops) {
    if (stop[0] <= zoom) before = stop;
    else {
      after = stop;
      break;
    }
  }
  if (!before || !after) return 0;
  if (zoom <= before[0] || after[0] <= before[0]) return zoom <= before[0] ? before[1] : after[1];
  const share = Math.min(1, (zoom - before[0]) / (after[0] - before[0]));
  return before[1] + (after[1] - before[1]) * share;
}
