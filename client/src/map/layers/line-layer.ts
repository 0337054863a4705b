import { Layer, type WebMercatorViewport } from '@deck.gl/core';
import type { DrawnTile } from '../tiles/level-tiles.ts';
import { LINE_SHADERS } from './area-shaders.ts';
import { deleteEdges, drawEdges, type EdgeTextures, uploadEdges } from './edge-textures.ts';
import { readFrame, setFrame, setTile, widthAt } from './frame.ts';
import { type GlProgram, programOf } from './gl-program.ts';
import type { GpuTiles } from './gpu-tiles.ts';
import { contextOf } from './over-the-map.ts';

export type LineStyle = {
  /** Red, green, blue, alpha from 0 to 1. */
  colour: readonly [number, number, number, number];
  /** Pixels by zoom. */
  widths: readonly (readonly [number, number])[];
  isRound: boolean;
};

/** Some edges of a tile that are drawn apart from the others: those of one area. */
export type SomeEdges = { tile: DrawnTile; edges: Int16Array<ArrayBuffer> };

type LineLayerProps = {
  tiles: readonly DrawnTile[];
  some: readonly SomeEdges[];
  /** Drawn one over the other. */
  styles: readonly LineStyle[];
  gpuTiles: GpuTiles;
  beforeId: string;
};

/** All borders of a level in one colour, or the outline of an area. */
export class LineLayer extends Layer<LineLayerProps> {
  static override layerName = 'LineLayer';
  static override defaultProps = {};
  declare state: {
    program: GlProgram;
    some: { edges: readonly SomeEdges[]; textures: EdgeTextures } | null;
  };

  override initializeState(): void {
    const gl = contextOf(this.context);
    this.setState({ program: programOf(gl, LINE_SHADERS), some: null });
  }

  override draw(): void {
    const { tiles, some, styles, gpuTiles } = this.props;
    const { program } = this.state;
    const { gl } = program;
    const frame = readFrame(this.context.viewport as WebMercatorViewport, gl);
    program.use();
    setFrame(program, frame);
    const textures = some.length > 0 ? this.#texturesOf(some) : null;
    for (const { colour, widths, isRound } of styles) {
      gl.uniform4f(program.at('colour'), ...colour);
      gl.uniform1f(program.at('width'), widthAt(frame.zoom, widths));
      gl.uniform1i(program.at('isRound'), isRound ? 1 : 0);
      for (const tile of tiles) {
        const { edges } = gpuTiles.get(tile.geometry);
        setTile(program, frame, tile);
        drawEdges(program, gpuTiles.noAttributes, edges, { first: 0, count: edges.count });
      }
      if (!textures) continue;
      let first = 0;
      for (const { tile, edges } of some) {
        const count = edges.length / 4;
        setTile(program, frame, tile);
        drawEdges(program, gpuTiles.noAttributes, textures, { first, count });
        first += count;
      }
    }
    gl.bindVertexArray(null);
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    const { program, some } = this.state;
    if (some) deleteEdges(program.gl, some.textures);
  }

  #texturesOf(some: readonly SomeEdges[]): EdgeTextures {
    const { program, some: known } = this.state;
    if (known?.edges === some) return known.textures;
    if (known) deleteEdges(program.gl, known.textures);
    const all = new Int16Array(some.reduce((sum, { edges }) => sum + edges.length, 0));
    let at = 0;
    for (const { edges } of some) {
      all.set(edges, at);
      at += edges.length;
    }
    const textures = uploadEdges(program.gl, all, null);
    this.state.some = { edges: some, textures };
    return textures;
  }
}
