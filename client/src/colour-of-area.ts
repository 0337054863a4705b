/** The colour of an area, by its class or by why it has no value: the one way there is, wherever it is drawn. */
import type { Classification } from './classify.ts';
import type { Figures } from './figures.ts';
import { IS_VALUE, KINDS, type Missing } from './kind-of-value.ts';
import { type Ground, groundShade, type Mode, SHADES } from './schemes.ts';

export type Classified = { figures: Figures; classes: Classification | null };

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

/** Shade per kind of missing, in the order of KINDS; the entry of `value` is not used. */
const SHADE_OF_KIND = KINDS.map((kind) => (kind === 'value' ? 0 : shadeOfMissing(kind)));

/** The shade of every area, in area order, as places in SHADES. */
export function shadesOf({ figures, classes }: Classified): Uint16Array {
  const { values, kinds } = figures;
  const ofClass = Uint16Array.from(classes?.classes ?? [], (each) => each.shade);
  const shades = new Uint16Array(values.length);
  for (let i = 0; i < shades.length; i++) {
    const kind = kinds[i] ?? IS_VALUE;
    const shade =
      kind === IS_VALUE && classes ? ofClass[classes.classOf(values[i] ?? 0)] : SHADE_OF_KIND[kind];
    shades[i] = shade ?? 0;
  }
  return shades;
}

export function colourAt({ figures, classes }: Classified, index: number, mode: Mode): string {
  const kind = figures.kinds[index] ?? IS_VALUE;
  if (kind === IS_VALUE && classes) return classes.colourOf(figures.values[index] ?? 0);
  return SHADES[mode][SHADE_OF_KIND[kind] ?? 0] ?? '#000000';
}

/** The class of an area; null when it has no value. */
export function classAt({ figures, classes }: Classified, index: number): number | null {
  if (!classes || figures.kinds[index] !== IS_VALUE) return null;
  return classes.classOf(figures.values[index] ?? 0);
}
