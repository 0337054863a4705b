/** The colour of an area, by its class or by why it has no value: the one way there is, wherever it is drawn. */
import { byteAt, indexAt, itemAt, numberAt } from '../read-at.ts';
import type { Classification } from './classify.ts';
import type { Figures } from './figures.ts';
import { IS_VALUE, KINDS, type Missing } from './kind-of-value.ts';
import type { PairClasses } from './pairs.ts';
import { type Ground, groundShade, type Mode, SHADES } from './schemes.ts';

export type Classified = {
  figures: Figures;
  classes: Classification | null;
  /** Two figures at once: areas are then coloured by both. */
  pairs?: PairClasses | null;
};

const GROUND_OF: Record<Missing, Ground> = {
  suppressed: 'concealed',
  too_few_cases: 'concealed',
  hidden: 'concealed',
  unanswered: 'unknown',
  undefined: 'unknown',
  empty: 'unknown',
  not_applicable: 'blank',
};

/** The shade under the marks of a kind of missing. */
export function shadeOfMissing(kind: Missing): number {
  return groundShade(GROUND_OF[kind]);
}

/** The same as a colour. */
export function colourOfMissing(kind: Missing, mode: Mode): string {
  return itemAt(SHADES[mode], shadeOfMissing(kind));
}

/** Shade per kind of missing, in the order of KINDS; the entry of `value` is for areas that no classes are made of. */
const SHADE_OF_KIND = Uint16Array.from(KINDS, (kind) =>
  kind === 'value' ? 0 : shadeOfMissing(kind),
);

/** Of every area, whether it has what colours it, or else why not: indices in KINDS. */
export function kindsOf({ figures, pairs }: Classified): Uint8Array {
  return pairs?.kinds ?? figures.kinds;
}

/** Shade of each class, or of each cell of two figures, in the order of `classAt`. */
export function shadesByClass({ classes, pairs }: Classified): Uint16Array {
  const told: readonly { shade: number }[] = pairs?.cells ?? classes?.classes ?? [];
  return Uint16Array.from(told, ({ shade }) => shade);
}

/** The shade of every area, in area order, as places in SHADES. */
export function shadesOf(view: Classified): Uint16Array {
  const kinds = kindsOf(view);
  const ofClass = shadesByClass(view);
  const shades = new Uint16Array(view.figures.values.length);
  for (let i = 0; i < shades.length; i++) {
    const at = classAt(view, i);
    shades[i] = at === null ? indexAt(SHADE_OF_KIND, byteAt(kinds, i)) : indexAt(ofClass, at);
  }
  return shades;
}

export function colourAt(view: Classified, index: number, mode: Mode): string {
  const { classes, pairs } = view;
  const at = classAt(view, index);
  const told = pairs?.cells ?? classes?.classes ?? [];
  const shade =
    at === null
      ? indexAt(SHADE_OF_KIND, byteAt(kindsOf(view), index))
      : itemAt<{ shade: number }>(told, at).shade;
  return itemAt(SHADES[mode], shade);
}

/** The class of an area, or its cell of two figures; null when it lacks what colours it. */
export function classAt(view: Classified, index: number): number | null {
  const { figures, classes, pairs } = view;
  if (pairs) return pairs.cellAt(index);
  if (!classes || figures.kinds[index] !== IS_VALUE) return null;
  return classes.classOf(numberAt(figures.values, index));
}
