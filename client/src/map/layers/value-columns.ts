import { roundTo } from '../../../../server/contract/classify/classify.ts';
import type { Figures } from '../../../../server/contract/classify/figures.ts';
import { IS_VALUE } from '../../../../server/contract/classify/kind-of-value.ts';

/** Areas side by side in one row of a texture; the shaders know the same number. */
export const ROW = 1024;
/** Answers that stay on the graphics card: more than the periods of most indicators. */
const COLUMNS = 32;
/** What stands for a number where there is none; the kind of missing is in the other half. */
const NO_NUMBER = -3e38;

/** Figures of one answer, and to how many decimals classes look at them. */
export type Column = { figures: Figures; decimals: number };

/**
 * The values of one level on the graphics card: a texture of areas × answers, filled an answer at a time. A
 * number is two floats, the nearest and what that lacks: 48 bits, so that the shader compares with the breaks
 * exactly as `classOf` does with doubles.
 */
export class ValueColumns {
  readonly #gl: WebGL2RenderingContext;
  readonly #rows: number;
  readonly #count: number;
  readonly #texture: WebGLTexture;
  readonly #flags: WebGLTexture;
  readonly #slots = new Map<Figures, number>();
  #members: readonly number[] | null | undefined;

  constructor(gl: WebGL2RenderingContext, areaCount: number) {
    this.#gl = gl;
    this.#rows = Math.max(1, Math.ceil(areaCount / ROW));
    const most = Math.floor(Number(gl.getParameter(gl.MAX_TEXTURE_SIZE)) / this.#rows);
    this.#count = Math.max(2, Math.min(COLUMNS, most));
    this.#texture = createTexture(gl, gl.RG32F, this.#rows * this.#count);
    this.#flags = createTexture(gl, gl.R8UI, this.#rows);
  }

  /** First row of the column, which is put on the card when it is not there. */
  rowOf({ figures, decimals }: Column): number {
    const known = this.#slots.get(figures);
    if (known !== undefined) {
      // The last used stands last.
      this.#slots.delete(figures);
      this.#slots.set(figures, known);
      return known * this.#rows;
    }
    const slot = this.#freeSlot();
    this.#slots.set(figures, slot);
    const { values, kinds } = figures;
    const texels = new Float32Array(this.#rows * ROW * 2);
    const round = roundTo(decimals);
    for (let i = 0; i < values.length; i++) {
      const kind = kinds[i] ?? IS_VALUE;
      const value = round(values[i] ?? Number.NaN);
      const near = Math.fround(value);
      texels[i * 2] = kind === IS_VALUE ? near : NO_NUMBER;
      texels[i * 2 + 1] = kind === IS_VALUE ? value - near : kind;
    }
    const gl = this.#gl;
    prepareUpload(gl);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texSubImage2D(
      gl.TEXTURE_2D,
      0,
      0,
      slot * this.#rows,
      ROW,
      this.#rows,
      gl.RG,
      gl.FLOAT,
      texels,
    );
    return slot * this.#rows;
  }

  /** Which areas do not step back; null when none does. */
  setMembers(members: readonly number[] | null): void {
    if (members === this.#members) return;
    this.#members = members;
    const texels = new Uint8Array(this.#rows * ROW).fill(members ? 1 : 0);
    for (const member of members ?? []) texels[member] = 0;
    const gl = this.#gl;
    prepareUpload(gl);
    gl.bindTexture(gl.TEXTURE_2D, this.#flags);
    gl.texSubImage2D(
      gl.TEXTURE_2D,
      0,
      0,
      0,
      ROW,
      this.#rows,
      gl.RED_INTEGER,
      gl.UNSIGNED_BYTE,
      texels,
    );
  }

  /** Puts the values at texture unit 0 and the flags at unit 1. */
  bind(): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#flags);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
  }

  destroy(): void {
    for (const each of [this.#texture, this.#flags]) this.#gl.deleteTexture(each);
  }

  #freeSlot(): number {
    if (this.#slots.size < this.#count) return this.#slots.size;
    const [oldest] = this.#slots;
    if (!oldest) return 0;
    this.#slots.delete(oldest[0]);
    return oldest[1];
  }
}

/** Takes back what MapLibre sets for its pictures; it asks for it anew after layers of others. */
export function prepareUpload(gl: WebGL2RenderingContext): void {
  gl.activeTexture(gl.TEXTURE0);
  gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
  for (const name of [gl.UNPACK_FLIP_Y_WEBGL, gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL]) {
    gl.pixelStorei(name, false);
  }
  for (const name of [gl.UNPACK_ROW_LENGTH, gl.UNPACK_SKIP_ROWS, gl.UNPACK_SKIP_PIXELS]) {
    gl.pixelStorei(name, 0);
  }
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
}

function createTexture(gl: WebGL2RenderingContext, format: number, rows: number): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, format, ROW, rows);
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
  }
  return texture;
}

/** Breaks as the shader compares them: two floats each, eight at most. */
export function splitStarts(starts: readonly number[]): Float32Array<ArrayBuffer> {
  const split = new Float32Array(16);
  starts.slice(0, 8).forEach((start, i) => {
    split[i * 2] = start;
    split[i * 2 + 1] = start - Math.fround(start);
  });
  return split;
}
