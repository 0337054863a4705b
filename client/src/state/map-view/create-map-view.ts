/** From figures to a picture of them; made once for each map. */

import { computed, type ReadonlySignal } from '@preact/signals';
import { type ClassRule, optionsOf } from '../../../../server/contract/classify/class-rule.ts';
import {
  type Classification,
  type ClassifyOptions,
  classify,
} from '../../../../server/contract/classify/classify.ts';
import { highestOf, sortKnown } from '../../../../server/contract/classify/figures.ts';
import type { PairClasses } from '../../../../server/contract/classify/pairs.ts';
import { middleOf } from '../../../../server/contract/measures.ts';
import type { ValuesRequest } from '../../../../server/contract/values.ts';
import type { Drawing } from '../../link/url-state.ts';
import { mode } from '../page/appearance.ts';
import { counted } from './counted.ts';
import { drawingOf, type OwnDrawing } from './drawing-rules.ts';
import type { MapData } from './map-data.ts';

export type MapView = MapData & {
  request: ValuesRequest;
  /** Indices of the areas that the legend is about; null for all. */
  counted: readonly number[] | null;
  /** Their known values, ascending. The classes are made of these, or of those of more periods. */
  classed: Float64Array;
  /** Null when no area has a value. */
  classes: Classification | null;
  /** With the second figures in one classification; null unless that is what is drawn. */
  pairs: PairClasses | null;
  drawing: OwnDrawing;
  /** What circles are as large as, and prisms as high: these figures, or the counts of the second question. */
  sizes: MapData;
  /** The value of `sizes`, without its sign, that is the largest. */
  peak: number;
};

export type MapViewSources = {
  data: ReadonlySignal<MapData | null>;
  /** Figures of the same indicator beside these: both then have the same classes and sizes. */
  beside: ReadonlySignal<MapData | null>;
  /** Values of all periods, where classes are to stay from year to year. */
  allPeriods: ReadonlySignal<readonly Float64Array[] | null>;
  rule: ReadonlySignal<ClassRule>;
  /** Value of the area around, where the rule asks for it. */
  referenceValue: ReadonlySignal<number | null>;
  drawing: ReadonlySignal<Drawing>;
  pairs: ReadonlySignal<PairClasses | null>;
  /** Counts of another indicator, where they give circles and prisms their sizes. */
  counts: ReadonlySignal<MapData | null>;
};

/** Steps that do not depend on what changed are not made again: another period keeps the basis of classes. */
export function createMapView(sources: MapViewSources): ReadonlySignal<MapView | null> {
  const { data, beside, allPeriods, rule, referenceValue, drawing, pairs, counts } = sources;
  const classed = computed(() => {
    const figures = data.value?.figures;
    const members = counted.value;
    if (!figures) return new Float64Array();
    return members ? sortKnown(figures.values, members) : figures.sorted;
  });
  /** What the classes are made of: another period then changes nothing about them. */
  const basis = computed(() => {
    const all = allPeriods.value;
    if (all) return joinKnown(all, counted.value);
    const other = beside.value?.figures.values;
    const own = data.value?.figures.values;
    return other && own ? joinKnown([own, other], counted.value) : classed.value;
  });
  const classes = computed(() => {
    const view = data.value;
    if (!view) return null;
    const figures = {
      type: view.indicator.type,
      middle: middleOf(view.answer.request.measure),
      decimals: view.answer.decimals,
      sorted: basis.value,
      reference: rule.value.pivot === 'area' ? referenceValue.value : null,
    };
    return classifyOnce(basis.value, optionsOf(rule.value, figures, mode.value), classed.value);
  });
  return computed(() => {
    const view = data.value;
    if (!view) return null;
    const sizes = counts.value ?? view;
    const other = sizes === view ? beside.value?.figures.sorted : undefined;
    return {
      ...view,
      request: view.answer.request,
      counted: counted.value,
      classed: classed.value,
      classes: classes.value,
      pairs: pairs.value,
      drawing: drawingOf(drawing.value, { ...view, hasSize: sizes !== view }),
      sizes,
      peak: Math.max(highestOf(sizes.figures.sorted), other ? highestOf(other) : 0),
    };
  });
}

type Made = { key: string; counted: Float64Array; classes: Classification | null };
const made = new WeakMap<Float64Array, Made>();

/** The very same classes for the same values: a period that was shown before costs nothing when it is played again. */
function classifyOnce(
  basis: Float64Array,
  options: ClassifyOptions,
  counted: Float64Array,
): Classification | null {
  const key = JSON.stringify(options);
  const known = made.get(basis);
  if (known?.key === key && known.counted === counted) return known.classes;
  const classes = classify(basis, options, counted);
  made.set(basis, { key, counted, classes });
  return classes;
}

/** The known values of several columns together, ascending; of `members` only, when given. */
function joinKnown(
  columns: readonly Float64Array[],
  members: readonly number[] | null,
): Float64Array {
  const known = columns.map((values) => sortKnown(values, members));
  const joined = new Float64Array(known.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of known) {
    joined.set(part, at);
    at += part.length;
  }
  return joined.sort();
}
