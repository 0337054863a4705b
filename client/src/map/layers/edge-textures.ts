/**
 * Edges on the graphics card as textures that the vertex shader reads by the number of the vertex. As instances of
 * four corners they took six times as long where no card is at hand: software draws each instance by itself.
 */
import type { GlProgram } from './gl-program.ts';
import { prepareUpload } from './value-columns.ts';

/** Edges side by side in one row; the shader knows the same number. */
const ROW = 1024;
/** Two triangles an edge. */
const CORNERS = 6;

export type EdgeTextures = { places: WebGLTexture; sides: WebGLTexture | null; count: number };

/** For any vertex shader: which edge and which of its corners a vertex is. */
export const EDGE_OF_VERTEX = `
uniform highp isampler2D edgePlaces;
uniform highp usampler2D edgeSides;
uniform int firstEdge;
ivec2 edgeCell() {
  int edge = firstEdge + gl_VertexID / ${CORNERS};
  return ivec2(edge & ${ROW - 1}, edge >> 10);
}
/** 0 and 2 at the beginning of the edge, 1 and 3 at its end; 2 and 3 left of it. */
int cornerOfEdge() {
  int at = gl_VertexID % ${CORNERS};
  return at < 3 ? at : at == 3 ? 2 : at == 4 ? 1 : 3;
}
`;

/** @param edges from and to of each @param sides the areas on both sides of each; null where nothing is coloured by them */
export function uploadEdges(
  gl: WebGL2RenderingContext,
  edges: Int16Array<ArrayBuffer>,
  sides: Uint32Array<ArrayBuffer> | null,
): EdgeTextures {
  prepareUpload(gl);
  // A tile may come while areas are drawn, whose values lie on the first unit.
  gl.activeTexture(gl.TEXTURE2);
  const count = edges.length / 4;
  return {
    places: put(gl, { inside: gl.RGBA16I, format: gl.RGBA_INTEGER, type: gl.SHORT }, edges, 4),
    sides:
      sides &&
      put(gl, { inside: gl.RG32UI, format: gl.RG_INTEGER, type: gl.UNSIGNED_INT }, sides, 2),
    count,
  };
}

/** Draws some edges, one after the other. @param vertices an array that has no attributes */
export function drawEdges(
  program: GlProgram,
  vertices: WebGLVertexArrayObject,
  { places, sides }: EdgeTextures,
  { first, count }: { first: number; count: number },
): void {
  const { gl } = program;
  gl.activeTexture(gl.TEXTURE2);
  gl.bindTexture(gl.TEXTURE_2D, places);
  gl.activeTexture(gl.TEXTURE3);
  gl.bindTexture(gl.TEXTURE_2D, sides);
  gl.uniform1i(program.at('edgePlaces'), 2);
  gl.uniform1i(program.at('edgeSides'), 3);
  gl.uniform1i(program.at('firstEdge'), first);
  gl.bindVertexArray(vertices);
  gl.drawArrays(gl.TRIANGLES, 0, count * CORNERS);
  // MapLibre uses these units for numbers of another type, and does not know that they are taken.
  gl.bindTexture(gl.TEXTURE_2D, null);
  gl.activeTexture(gl.TEXTURE2);
  gl.bindTexture(gl.TEXTURE_2D, null);
}

export function deleteEdges(gl: WebGL2RenderingContext, { places, sides }: EdgeTextures): void {
  gl.deleteTexture(places);
  gl.deleteTexture(sides);
}

type Texels = { inside: GLenum; format: GLenum; type: GLenum };

function put(
  gl: WebGL2RenderingContext,
  { inside, format, type }: Texels,
  data: Int16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
  channels: number,
): WebGLTexture {
  const texture = gl.createTexture();
  const texels = data.length / channels;
  const rows = Math.floor(texels / ROW);
  const rest = texels - rows * ROW;
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, inside, ROW, Math.max(1, rows + (rest > 0 ? 1 : 0)));
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
  }
  if (rows > 0) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, ROW, rows, format, type, data);
  if (rest > 0) {
    const last = data.subarray(rows * ROW * channels);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, rows, rest, 1, format, type, last);
  }
  return texture;
}
