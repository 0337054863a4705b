/** How areas are coloured, as plain data: what a scene says and the shaders are told. */
import { colourOfMissing } from '../../../../server/contract/classify/colour-of-area.ts';
import { HATCHINGS, MARK_COLOURS } from '../../../../server/contract/classify/hatching.ts';
import { KINDS } from '../../../../server/contract/classify/kind-of-value.ts';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import { MAP_COLOURS } from '../map-colours.ts';
import { type GlProgram, rgbOf } from './gl-program.ts';
import { type Column, splitStarts, type ValueColumns } from './value-columns.ts';

export type AreaPaint = {
  first: Column;
  /** The other figure, where both colour, or where its classes light areas here. */
  second: Column | null;
  isPair: boolean;
  /** Where each class but the first begins, ascending; of two figures, their thirds. */
  starts: readonly number[];
  secondStarts: readonly number[];
  /** Of each class, or of each cell of two figures. */
  colours: readonly string[];
  /** Classes that stand out; null when none does more than another. */
  lit: { classes: readonly number[]; by: 'first' | 'second' } | null;
  /** Figures that the colours go over into, by the same classes; null at a period. */
  fade: { column: Column; share: number } | null;
  /** Areas that do not step back; null when none does. */
  members: readonly number[] | null;
  /** Values are drawn as something else, and areas are paper under it. */
  isPaper: boolean;
};

/** What depends on light or dark alone. */
type Grounds = {
  grounds: Float32Array;
  markWidths: Float32Array;
  markColours: Float32Array;
  markEdge: readonly [number, number, number];
  land: readonly [number, number, number];
};

const grounds = new Map<Mode, Grounds>();
/** Bits of the kinds of missing that have an edge of their own. */
const EDGED = KINDS.reduce(
  (bits, kind, at) => (kind !== 'value' && HATCHINGS[kind].edge ? bits | (1 << at) : bits),
  0,
);

/** Tells a program that has AREA_COLOUR in it how to colour. */
export function setPaint(
  program: GlProgram,
  paint: AreaPaint,
  columns: ValueColumns,
  mode: Mode,
): void {
  const { gl } = program;
  const at = (name: string) => program.at(name);
  const firstRow = columns.rowOf(paint.first);
  const secondRow = paint.second ? columns.rowOf(paint.second) : firstRow;
  const fadeRow = paint.fade ? columns.rowOf(paint.fade.column) : firstRow;
  columns.setMembers(paint.members);
  columns.bind();
  gl.uniform1i(at('columns'), 0);
  gl.uniform1i(at('flags'), 1);
  gl.uniform1i(at('firstRow'), firstRow);
  gl.uniform1i(at('secondRow'), secondRow);
  gl.uniform2fv(at('starts'), splitStarts(paint.starts));
  gl.uniform1i(at('startCount'), paint.starts.length);
  gl.uniform2fv(at('secondStarts'), splitStarts(paint.secondStarts));
  gl.uniform1i(at('secondStartCount'), paint.secondStarts.length);
  gl.uniform1i(at('fadeRow'), fadeRow);
  gl.uniform1f(at('fadeShare'), paint.fade?.share ?? 0);
  gl.uniform1i(at('isPair'), paint.isPair ? 1 : 0);
  gl.uniform3fv(at('colours'), coloursOf(paint.colours));
  gl.uniform1i(at('isPaper'), paint.isPaper ? 1 : 0);
  const bits = paint.lit?.classes.reduce((all, each) => all | (1 << each), 0);
  gl.uniform1i(at('litClasses'), bits ?? -1);
  gl.uniform1i(at('litBySecond'), paint.lit?.by === 'second' ? 1 : 0);
  const ground = groundsOf(mode);
  gl.uniform3fv(at('grounds'), ground.grounds);
  gl.uniform3f(at('land'), ...ground.land);
  gl.uniform1fv(at('markWidths'), ground.markWidths);
  gl.uniform3fv(at('markColours'), ground.markColours);
  gl.uniform3f(at('markEdge'), ...ground.markEdge);
  gl.uniform1i(at('edgedKinds'), EDGED);
}

const flat = new WeakMap<readonly string[], Float32Array>();

function coloursOf(colours: readonly string[]): Float32Array {
  let known = flat.get(colours);
  if (!known) {
    known = new Float32Array(27);
    known.set(colours.slice(0, 9).flatMap(rgbOf));
    flat.set(colours, known);
  }
  return known;
}

function groundsOf(mode: Mode): Grounds {
  let known = grounds.get(mode);
  if (!known) {
    known = {
      grounds: Float32Array.from(
        KINDS.flatMap((kind) =>
          rgbOf(kind === 'value' ? MAP_COLOURS[mode].area : colourOfMissing(kind, mode)),
        ),
      ),
      markWidths: Float32Array.from(KINDS, (kind) =>
        kind === 'value' ? 0 : HATCHINGS[kind].strokePx,
      ),
      markColours: Float32Array.from(
        KINDS.flatMap((kind) =>
          rgbOf(MARK_COLOURS[mode][kind === 'value' ? 'faint' : HATCHINGS[kind].mark]),
        ),
      ),
      markEdge: rgbOf(MARK_COLOURS[mode].edge),
      land: rgbOf(MAP_COLOURS[mode].land),
    };
    grounds.set(mode, known);
  }
  return known;
}
