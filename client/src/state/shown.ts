/** The picture: what is drawn, with its classes. Map, legend, list and tooltip all read this one object. */
import { computed } from '@preact/signals';
import type { ValuesRequest } from '../../../server/contract.ts';
import { type Classification, classify } from '../classify.ts';
import { sortKnown } from '../figures.ts';
import { IS_VALUE, KINDS, type Missing } from '../kind-of-value.ts';
import { type Ground, groundShade, type Mode, SHADES } from '../schemes.ts';
import { mode } from './appearance.ts';
import { type Drawn, drawn } from './drawn.ts';
import { link } from './location.ts';
import { scopeMembers } from './place.ts';
import { question } from './topic.ts';

export type Shown = Drawn & {
  request: ValuesRequest;
  /** Indices of the areas that the legend is about; null for all. */
  counted: readonly number[] | null;
  /** Their known values, ascending: what the classes are made of. */
  classed: Float64Array;
  /** Null when no area has a value. */
  classes: Classification | null;
  drawing: 'areas' | 'circles';
};

/** The areas whose values make the classes: all, or only the listed ones when the reader asks for that. */
const drawnAreas = computed(() => drawn.value?.areas ?? null);

/** Areas with an unknown location are in lists and sums, but a legend is about what is on the map. */
const counted = computed<readonly number[] | null>(() => {
  const areas = drawnAreas.value;
  const members = link.value.over === 'listed' ? scopeMembers.value : null;
  if (!areas || areas.unknown.length === 0) return members;
  const unknown = new Set(areas.unknown);
  return (members ?? areas.codes.map((_, index) => index)).filter((index) => !unknown.has(index));
});

const classed = computed(() => {
  const figures = drawn.value?.figures;
  const members = counted.value;
  if (!figures) return new Float64Array();
  if (!members) return figures.sorted;
  return sortKnown(figures.values, members);
});

const classes = computed(() => {
  const picture = drawn.value;
  if (!picture) return null;
  return classify(classed.value, {
    method: link.value.method,
    decimals: picture.answer.decimals,
    mode: mode.value,
    diverging: picture.indicator.type !== 'count',
  });
});

export const shown = computed<Shown | null>(() => {
  const picture = drawn.value;
  if (!picture) return null;
  const { drawing } = link.value;
  const usual = picture.indicator.type === 'count' ? 'circles' : 'areas';
  return {
    ...picture,
    request: picture.answer.request,
    counted: counted.value,
    classed: classed.value,
    classes: classes.value,
    drawing: drawing === 'auto' ? usual : drawing,
  };
});

/** True while what is drawn does not answer the present question. */
export const isStale = computed(() => {
  const asked = question.value;
  const drawn = shown.value?.request;
  if (!asked || !drawn) return asked !== null;
  const samePeriod = asked.period === 'latest' || asked.period === drawn.period;
  return asked.indicator !== drawn.indicator || asked.level !== drawn.level || !samePeriod;
});

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
export function shadesOf({ figures, classes }: Shown): Uint8Array {
  const { values, kinds } = figures;
  const ofClass = Uint8Array.from(classes?.classes ?? [], (each) => each.shade);
  const shades = new Uint8Array(values.length);
  for (let i = 0; i < shades.length; i++) {
    const kind = kinds[i] ?? IS_VALUE;
    const shade =
      kind === IS_VALUE && classes ? ofClass[classes.classOf(values[i] ?? 0)] : SHADE_OF_KIND[kind];
    shades[i] = shade ?? 0;
  }
  return shades;
}

/** The colour of one area, wherever it is drawn. */
export function colourAt({ figures, classes }: Shown, index: number, in_: Mode): string {
  const kind = figures.kinds[index] ?? IS_VALUE;
  if (kind === IS_VALUE && classes) return classes.colourOf(figures.values[index] ?? 0);
  return SHADES[in_][SHADE_OF_KIND[kind] ?? 0] ?? '#000000';
}
