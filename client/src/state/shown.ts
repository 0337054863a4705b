/** The picture: what is drawn, with its classes. Map, legend, list and tooltip all read this one object. */
import { computed } from '@preact/signals';
import type { ValuesRequest } from '../../../server/contract.ts';
import { type Classification, classify } from '../classify.ts';
import { type Kind, kindAt } from '../kind-of-value.ts';
import { MISSING_COLOURS, type Mode } from '../schemes.ts';
import { mode } from './appearance.ts';
import { type Drawn, drawn } from './drawn.ts';
import { link } from './location.ts';
import { scopeMembers } from './place.ts';
import { question } from './topic.ts';

export type Shown = Drawn & {
  request: ValuesRequest;
  /** The values the classes are made of. */
  classed: (number | null)[];
  /** Null when no area has a value. */
  classes: Classification | null;
  drawing: 'areas' | 'circles';
};

/** The areas whose values make the classes: all, or only the listed ones when the reader asks for that. */
const classed = computed<(number | null)[]>(() => {
  const values = drawn.value?.answer.values ?? [];
  const members = link.value.over === 'listed' ? scopeMembers.value : null;
  return members ? members.map((index) => values[index] ?? null) : values;
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

const CONCEALED: ReadonlySet<Kind> = new Set(['suppressed', 'too_few_cases', 'hidden']);

/** The colour of a missing value. */
export function colourOfMissing(kind: Kind, in_: Mode): string {
  const colours = MISSING_COLOURS[in_];
  if (CONCEALED.has(kind)) return colours.concealed;
  return kind === 'not_applicable' ? colours.inapplicable : colours.unknown;
}

/** The colour of one area, wherever it is drawn. */
export function colourAt(picture: Shown, index: number, in_: Mode): string {
  const value = picture.answer.values[index];
  if (typeof value === 'number' && picture.classes) return picture.classes.colourOf(value);
  return colourOfMissing(kindAt(picture.answer, index), in_);
}
