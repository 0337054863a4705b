/** The colour of an area, by its class or by why it has no value: the one way there is, wherever it is drawn. */
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
  return SHADES[mode][shadeOfMissing(kind)] ?? '#000000';
}

/** Shade per kind of missing, in the order of KINDS; the entry of `value` is not used. */
const SHADE_OF_KIND = KINDS.map((kind) => (kind === 'value' ? 0 : shadeOfMissing(kind)));

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
export function shadesOf(picture: Classified): Uint16Array {
  const { figures, classes, pairs } = picture;
  const kinds = kindsOf(picture);
  const { values } = figures;
  const ofClass = shadesByClass(picture);
  const shades = new Uint16Array(values.length);
  for (let i = 0; i < shades.length; i++) {
    const kind = kinds[i] ?? IS_VALUE;
    if (kind !== IS_VALUE) shades[i] = SHADE_OF_KIND[kind] ?? 0;
    else if (pairs) shades[i] = ofClass[pairs.cellAt(i) ?? 0] ?? 0;
    else if (classes) shades[i] = ofClass[classes.classOf(values[i] ?? 0)] ?? 0;
  }
  return shades;
}

export function colourAt(picture: Classified, index: number, mode: Mode): string {
  const { classes, pairs } = picture;
  const at = classAt(picture, index);
  const kind = kindsOf(picture)[index] ?? IS_VALUE;
  const shade = at === null ? SHADE_OF_KIND[kind] : (pairs?.cells ?? classes?.classes)?.[at]?.shade;
  return SHADES[mode][shade ?? 0] ?? '#000000';
}

/** The class of an area, or its cell of two figures; null when it lacks what colours it. */
export function classAt(picture: Classified, index: number): number | null {
  const { figures, classes, pairs } = picture;
  if (pairs) return pairs.cellAt(index);
  if (!classes || figures.kinds[index] !== IS_VALUE) return null;
  return classes.classOf(figures.values[index] ?? 0);
}
