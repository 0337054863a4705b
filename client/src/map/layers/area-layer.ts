import { Layer, type WebMercatorViewport } from '@deck.gl/core';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import { MAP_COLOURS } from '../map-colours.ts';
import type { DrawnTile } from '../tiles/level-tiles.ts';
import { type AreaPaint, setPaint } from './area-paint.ts';
import { EDGE_SHADERS, FILL_SHADERS } from './area-shaders.ts';
import { drawEdges } from './edge-textures.ts';
import { readFrame, setFrame, setTile, widthAt } from './frame.ts';
import { type GlProgram, programOf, rgbaOf } from './gl-program.ts';
import type { GpuTiles } from './gpu-tiles.ts';
import { contextOf, twice } from './over-the-map.ts';
import type { ValueColumns } from './value-columns.ts';

const HAIRLINE = [
  [7, 0.7],
  [9, 0.9],
  [12, 1.4],
] as const;
const MARK_EDGE = [
  [8, 0.4],
  [11, 1.2],
] as const;

type AreaLayerProps = {
  tiles: readonly DrawnTile[];
  paint: AreaPaint;
  mode: Mode;
  columns: ValueColumns;
  gpuTiles: GpuTiles;
  beforeId: string;
};

/**
 * Areas in their colours, their marks and the hairlines between them. Geometry goes to the graphics card once per
 * tile; a change of year, classes or tones is a few uniforms, whatever the number of areas.
 */
export class AreaLayer extends Layer<AreaLayerProps> {
  static override layerName = 'AreaLayer';
  static override defaultProps = {};
  declare state: { fill: GlProgram; edges: GlProgram };

  override initializeState(): void {
    const gl = contextOf(this.context);
    this.setState({ fill: programOf(gl, FILL_SHADERS), edges: programOf(gl, EDGE_SHADERS) });
  }

  override draw(): void {
    const { tiles, gpuTiles } = this.props;
    if (tiles.length === 0) return;
    const { fill, edges } = this.state;
    const { gl } = fill;
    const frame = readFrame(this.context.viewport as WebMercatorViewport, gl);
    this.#begin(fill, frame);
    for (const tile of tiles) {
      const { fill: vertices, corners } = gpuTiles.get(tile.geometry);
      setTile(fill, frame, tile);
      gl.bindVertexArray(vertices);
      gl.drawElements(gl.TRIANGLES, corners, gl.UNSIGNED_INT, 0);
    }
    this.#begin(edges, frame);
    this.#setLines(edges, frame.zoom);
    for (const tile of tiles) {
      const { edges: textures } = gpuTiles.get(tile.geometry);
      setTile(edges, frame, tile);
      drawEdges(edges, gpuTiles.noAttributes, textures, { first: 0, count: textures.count });
    }
    gl.bindVertexArray(null);
  }

  #begin(program: GlProgram, frame: ReturnType<typeof readFrame>): void {
    const { paint, columns, mode } = this.props;
    program.use();
    setFrame(program, frame);
    setPaint(program, paint, columns, mode);
  }

  #setLines(program: GlProgram, zoom: number): void {
    const { paint, mode } = this.props;
    const { gl } = program;
    const colours = MAP_COLOURS[mode];
    gl.uniform4f(
      program.at('hairline'),
      ...twice(rgbaOf(paint.isPaper ? colours.border : colours.hairline)),
    );
    gl.uniform1f(program.at('hairlineWidth'), widthAt(zoom, HAIRLINE));
    gl.uniform1f(program.at('markEdgeWidth'), widthAt(zoom, MARK_EDGE));
  }
}
