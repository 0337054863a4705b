import { Layer, type WebMercatorViewport } from '@deck.gl/core';
import type { DrawnTile } from '../tiles/level-tiles.ts';
import { LINE_SHADERS } from './area-shaders.ts';
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

type Some = { vertices: WebGLVertexArrayObject; buffer: WebGLBuffer };

/** All borders of a level in one colour, or the outline of an area. */
export class LineLayer extends Layer<LineLayerProps> {
  static override layerName = 'LineLayer';
  static override defaultProps = {};
  declare state: { program: GlProgram; some: Some; told: readonly SomeEdges[] | null };

  override initializeState(): void {
    const gl = contextOf(this.context);
    const vertices = gl.createVertexArray();
    const buffer = gl.createBuffer();
    gl.bindVertexArray(vertices);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribDivisor(0, 1);
    gl.bindVertexArray(null);
    this.setState({ program: programOf(gl, LINE_SHADERS), some: { vertices, buffer }, told: null });
  }

  override draw(): void {
    const { tiles, some, styles, gpuTiles } = this.props;
    const { program } = this.state;
    const { gl } = program;
    const frame = readFrame(this.context.viewport as WebMercatorViewport, gl);
    program.use();
    setFrame(program, frame);
    if (some.length > 0) this.#tell();
    for (const { colour, widths, isRound } of styles) {
      gl.uniform4f(program.at('colour'), ...colour);
      gl.uniform1f(program.at('width'), widthAt(frame.zoom, widths));
      gl.uniform1i(program.at('isRound'), isRound ? 1 : 0);
      for (const tile of tiles) {
        const { edges, edgeCount } = gpuTiles.get(tile.geometry);
        setTile(program, frame, tile);
        gl.bindVertexArray(edges);
        gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, edgeCount);
      }
      let before = 0;
      for (const { tile, edges } of some) {
        setTile(program, frame, tile);
        gl.bindVertexArray(this.state.some.vertices);
        gl.bindBuffer(gl.ARRAY_BUFFER, this.state.some.buffer);
        gl.vertexAttribPointer(0, 4, gl.SHORT, false, 0, before);
        gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, edges.length / 4);
        before += edges.byteLength;
      }
    }
    gl.bindVertexArray(null);
  }

  override finalizeState(context: this['context']): void {
    super.finalizeState(context);
    const { program, some } = this.state;
    program.gl.deleteVertexArray(some.vertices);
    program.gl.deleteBuffer(some.buffer);
  }

  #tell(): void {
    const { some } = this.props;
    if (this.state.told === some) return;
    this.state.told = some;
    const { gl } = this.state.program;
    const all = new Int16Array(some.reduce((sum, { edges }) => sum + edges.length, 0));
    let at = 0;
    for (const { edges } of some) {
      all.set(edges, at);
      at += edges.length;
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, this.state.some.buffer);
    gl.bufferData(gl.ARRAY_BUFFER, all, gl.STREAM_DRAW);
  }
}
