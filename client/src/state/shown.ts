/** The picture: what is drawn, with its classes. Map, legend, list and tooltip all read this one object. */
import { computed } from '@preact/signals';
import type { ValuesRequest } from '../../../server/contract.ts';
import { type ClassRule, optionsOf } from '../class-rule.ts';
import { type Classification, classify } from '../classify.ts';
import { sortKnown } from '../figures.ts';
import { allPeriods } from './all-periods.ts';
import { mode } from './appearance.ts';
import { type Drawn, drawn } from './drawn.ts';
import { link } from './location.ts';
import { scopeMembers } from './place.ts';
import { reference } from './reference.ts';
import { subjectKey, subjectOf } from './subject.ts';
import { question } from './topic.ts';

export type Shown = Drawn & {
  request: ValuesRequest;
  /** Indices of the areas that the legend is about; null for all. */
  counted: readonly number[] | null;
  /** Their known values, ascending. The classes are made of these, or of those of all periods. */
  classed: Float64Array;
  /** Null when no area has a value. */
  classes: Classification | null;
  drawing: 'areas' | 'circles';
};

/** The areas whose values make the classes: all, or only the listed ones when the reader asks for that. */
const drawnAreas = computed(() => drawn.value?.areas ?? null);

const over = computed(() => link.value.over);

/** Areas with an unknown location are in lists and sums, but a legend is about what is on the map. */
const counted = computed<readonly number[] | null>(() => {
  const areas = drawnAreas.value;
  const members = over.value === 'listed' ? scopeMembers.value : null;
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

/** What the classes are made of: another period then changes nothing about them. */
const basis = computed(() => {
  const all = allPeriods.value;
  const members = counted.value;
  if (!all) return classed.value;
  const known = all.map((values) => sortKnown(values, members));
  const joined = new Float64Array(known.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of known) {
    joined.set(part, at);
    at += part.length;
  }
  return joined.sort();
});

// The link also changes when the map comes to rest, and classes must not be made again for that.
const ruleText = computed(() => {
  const { method, classCount, scheme, reversed, pivot, breaks } = link.value;
  const rule: ClassRule = { method, classes: classCount, scheme, reversed, pivot, breaks };
  return JSON.stringify(rule);
});
const referenceValue = computed(() => reference.value?.value ?? null);

const classes = computed(() => {
  const picture = drawn.value;
  if (!picture) return null;
  const rule = JSON.parse(ruleText.value) as ClassRule;
  const figures = {
    type: picture.indicator.type,
    decimals: picture.answer.decimals,
    sorted: basis.value,
    reference: rule.pivot === 'area' ? referenceValue.value : null,
  };
  return classify(basis.value, optionsOf(rule, figures, mode.value), classed.value);
});

const drawing = computed(() => link.value.drawing);

export const shown = computed<Shown | null>(() => {
  const picture = drawn.value;
  if (!picture) return null;
  const usual = picture.indicator.type === 'count' ? 'circles' : 'areas';
  return {
    ...picture,
    request: picture.answer.request,
    counted: counted.value,
    classed: classed.value,
    classes: classes.value,
    drawing: drawing.value === 'auto' ? usual : drawing.value,
  };
});

/** True while what is drawn does not answer the present question. */
export const isStale = computed(() => {
  const asked = question.value;
  const drawn = shown.value?.request;
  if (!asked || !drawn) return asked !== null;
  const samePeriod = asked.period === 'latest' || asked.period === drawn.period;
  const sameSubject = subjectKey(asked) === subjectKey(subjectOf(drawn));
  return !sameSubject || asked.level !== drawn.level || !samePeriod;
});
