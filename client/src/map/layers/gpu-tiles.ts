import type { TileGeometry } from '../tiles/tile-geometry.ts';
import { deleteEdges, type EdgeTextures, uploadEdges } from './edge-textures.ts';

/** A tile's buffers on the graphics card, made when it is first drawn. */
export type GpuTile = {
  /** Attribute 0 position, 1 area. */
  fill: WebGLVertexArrayObject;
  corners: number;
  edges: EdgeTextures;
  buffers: WebGLBuffer[];
  drawnAt: number;
};

/** Tiles that are not drawn now and keep their buffers. */
const KEPT = 64;

/** The buffers of all tiles of one map, whichever layer draws them. */
export class GpuTiles {
  readonly #gl: WebGL2RenderingContext;
  readonly #tiles = new Map<TileGeometry, GpuTile>();
  /** For what is drawn from textures alone. */
  readonly noAttributes: WebGLVertexArrayObject;
  #turn = 0;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.noAttributes = gl.createVertexArray();
  }

  get(geometry: TileGeometry): GpuTile {
    let tile = this.#tiles.get(geometry);
    if (!tile) {
      tile = upload(this.#gl, geometry);
      this.#tiles.set(geometry, tile);
    }
    tile.drawnAt = this.#turn;
    return tile;
  }

  /** Once for each frame: frees the tiles that have not been drawn for longest. */
  sweep(): void {
    this.#turn++;
    if (this.#tiles.size <= KEPT) return;
    const idle = [...this.#tiles].filter(([, { drawnAt }]) => drawnAt < this.#turn - 1);
    idle.sort(([, a], [, b]) => b.drawnAt - a.drawnAt);
    for (const [geometry] of idle.slice(KEPT)) this.#free(geometry);
  }

  destroy(): void {
    for (const geometry of [...this.#tiles.keys()]) this.#free(geometry);
    this.#gl.deleteVertexArray(this.noAttributes);
  }

  #free(geometry: TileGeometry): void {
    const tile = this.#tiles.get(geometry);
    this.#tiles.delete(geometry);
    if (!tile) return;
    for (const buffer of tile.buffers) this.#gl.deleteBuffer(buffer);
    deleteEdges(this.#gl, tile.edges);
    this.#gl.deleteVertexArray(tile.fill);
  }
}

function upload(gl: WebGL2RenderingContext, geometry: TileGeometry): GpuTile {
  const buffers: WebGLBuffer[] = [];
  const put = (target: number, data: ArrayBufferView<ArrayBuffer>): void => {
    const buffer = gl.createBuffer();
    buffers.push(buffer);
    gl.bindBuffer(target, buffer);
    gl.bufferData(target, data, gl.STATIC_DRAW);
  };
  const fill = gl.createVertexArray();
  gl.bindVertexArray(fill);
  put(gl.ARRAY_BUFFER, geometry.positions);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.SHORT, false, 0, 0);
  put(gl.ARRAY_BUFFER, geometry.vertexAreas);
  gl.enableVertexAttribArray(1);
  gl.vertexAttribIPointer(1, 1, gl.UNSIGNED_INT, 0, 0);
  put(gl.ELEMENT_ARRAY_BUFFER, geometry.triangles);
  gl.bindVertexArray(null);
  return {
    fill,
    corners: geometry.triangles.length,
    edges: uploadEdges(gl, geometry.edges, geometry.edgeAreas),
    buffers,
    drawnAt: 0,
  };
}
