/** From what the reader asked for to how the values are classified and coloured. */
import type { DataType } from '../../../geodata/model/model.ts';
import { meanOf } from './breaks.ts';
import type { ClassifyOptions, Method } from './classify.ts';
import { rangeOf } from './figures.ts';
import { isDiverging, MAX_CLASSES, type Mode, type Scheme } from './schemes.ts';

/** What a diverging scheme is about: zero, the mean of the areas, or the area they are in. */
export const PIVOTS = ['zero', 'mean', 'area'] as const;
export type Pivot = (typeof PIVOTS)[number];

export type ClassRule = {
  method: Method;
  classes: number;
  /** Null: what suits the figures. */
  scheme: Scheme | null;
  reversed: boolean;
  pivot: Pivot;
  /** The reader's own, for `manual`. */
  breaks: readonly number[] | null;
  /** Colours of the map beside this one, when those must not be taken for these. */
  beside?: Scheme | null;
};

/** What belongs to the figures it was chosen for, as it is for others. */
export const FRESH_COLOURS = {
  breaks: null,
  scheme: null,
  reversed: false,
  pivot: 'zero',
} as const satisfies Partial<ClassRule>;

/** Until somebody chooses otherwise: on the map, and in every picture of it. */
export const USUAL_RULE: ClassRule = { method: 'quantile', classes: 5, ...FRESH_COLOURS };

/** The rule that another indicator has, once it is chosen. */
export function ruleOfOthers({ method, classes }: ClassRule): ClassRule {
  return { method: method === 'manual' ? 'quantile' : method, classes, ...FRESH_COLOURS };
}

export type ClassedFigures = {
  type: DataType;
  /** What stayed the same, of a change: it has two sides even where all areas are on one. Null for others. */
  middle: number | null;
  decimals: number;
  /** The known values that the classes are made of, ascending. */
  sorted: Float64Array;
  /** Value of the area around; null when there is none. */
  reference: number | null;
};

export function optionsOf(rule: ClassRule, figures: ClassedFigures, mode: Mode): ClassifyOptions {
  const scheme = rule.scheme ?? suitingScheme(rule, figures);
  return {
    // Without breaks of the reader there is nothing manual.
    method: rule.method === 'manual' && !rule.breaks ? 'quantile' : rule.method,
    classes: rule.classes,
    decimals: figures.decimals,
    mode,
    scheme,
    reversed: rule.reversed,
    pivot: isDiverging(scheme) ? pivotValue(rule.pivot, figures) : null,
    breaks: rule.breaks ?? [],
  };
}

/** What stands apart from a scheme, with one side and with two. */
const APART: Record<Scheme, { one: Scheme; two: Scheme }> = {
  plum: { one: 'earth', two: 'shore' },
  green: { one: 'plum', two: 'dusk' },
  earth: { one: 'plum', two: 'shore' },
  dusk: { one: 'green', two: 'shore' },
  shore: { one: 'plum', two: 'dusk' },
  distinct: { one: 'plum', two: 'dusk' },
};

function suitingScheme(rule: ClassRule, figures: ClassedFigures): Scheme {
  const suits = usualScheme(rule, figures);
  if (!rule.beside || suits === 'distinct') return suits;
  return APART[rule.beside][isDiverging(suits) ? 'two' : 'one'];
}

/** Kinds get colours without order; what has a middle that means something gets two sides. */
function usualScheme({ pivot }: ClassRule, { type, middle, sorted }: ClassedFigures): Scheme {
  if (type === 'text' && isFew(sorted)) return 'distinct';
  if (middle !== null || pivot !== 'zero') return 'dusk';
  const [low, high] = rangeOf(sorted) ?? [0, 0];
  // A circle has no size below zero: of counts too the colour tells the sign.
  return low < 0 && high > 0 ? 'dusk' : 'plum';
}

/** Whether each of the values can have a colour of its own. */
export function isFew(sorted: Float64Array): boolean {
  const distinct = new Set<number>();
  for (const value of sorted) if (distinct.add(value).size > MAX_CLASSES) return false;
  return true;
}

function pivotValue(pivot: Pivot, { sorted, reference, middle }: ClassedFigures): number {
  if (pivot === 'mean') return meanOf(sorted);
  // Without the area it is about, a scheme is about no change, or zero.
  if (pivot === 'area' && reference !== null) return reference;
  return middle ?? 0;
}
