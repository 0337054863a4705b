/** What the drawing and the pointer need of one tile, as flat arrays that a worker can hand over without a copy. */
export type TileGeometry = {
  /** `[x, y]` per vertex, in tile units from the tile's north-western corner; rings one after the other, not closed. */
  positions: Int16Array<ArrayBuffer>;
  /** Index of the area that a vertex belongs to. */
  vertexAreas: Uint32Array<ArrayBuffer>;
  /** Three vertices per triangle. */
  triangles: Uint32Array<ArrayBuffer>;
  /** `[fromX, fromY, toX, toY]` per edge, each border between two areas once. */
  edges: Int16Array<ArrayBuffer>;
  /** Per edge the area on its right and the one on its left (y points down); `NO_AREA` beyond the territory. */
  edgeAreas: Uint32Array<ArrayBuffer>;
  /** Area of each piece: what a tile has of one area. */
  pieceAreas: Uint32Array<ArrayBuffer>;
  /** First ring of each piece, and the number of rings at the end. */
  pieceRings: Uint32Array<ArrayBuffer>;
  /** First vertex of each ring, and the number of vertices at the end. */
  ringStarts: Uint32Array<ArrayBuffer>;
  /** A packed tree (flatbush) of the boxes of the pieces. */
  boxes: ArrayBuffer;
};

export const NO_AREA = 0xffffffff;
/** Tile units along one side. */
export const TILE_EXTENT = 4096;

/** All that can be handed over. */
export function buffersOf(tile: TileGeometry): ArrayBuffer[] {
  return Object.values(tile).map((each) => (each instanceof ArrayBuffer ? each : each.buffer));
}
