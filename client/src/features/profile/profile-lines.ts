/** The lines of a profile: one indicator each, with its classes, what it is held against and how much it stands out. */

import { type ClassRule, optionsOf } from '../../../../server/contract/classify/class-rule.ts';
import { type Classification, classify } from '../../../../server/contract/classify/classify.ts';
import { type Kind, kindAt } from '../../../../server/contract/classify/kind-of-value.ts';
import { type Difference, differenceWith } from '../../../../server/contract/classify/rank.ts';
import type { Mode } from '../../../../server/contract/classify/schemes.ts';
import { foldText } from '../../../../server/contract/fold-text.ts';
import type { IndicatorSummary } from '../../../../server/contract/indicators.ts';
import type { ProfileAnswer, ProfileRow, Spread } from '../../../../server/contract/profile.ts';
import type { Order } from '../../link/profile-forms.ts';

export type ProfileLine = {
  indicator: IndicatorSummary;
  row: ProfileRow;
  /** Name in Dutch of the folder it hangs in, right under the theme that is looked at; empty for none. */
  folder: string;
  kind: Kind;
  /** Shown values of all areas of the level, ascending. */
  sorted: Float64Array;
  classes: Classification | null;
  /** The colour that the area has on the map of this question; null without a value. */
  colour: string | null;
  /** Null without a reference. */
  against: { value: number | null; kind: Kind } | null;
  difference: Difference | null;
  /** Of a count: which part of the area around it this is, in percent. */
  share: number | null;
};

/** From here on, on either side, an area stands out. */
export const STANDS_OUT = 2;

export type LineRules = {
  /** The classification that an indicator has, or would have, on the map. */
  ruleOf: (row: ProfileRow) => ClassRule;
  /** The classes it has there now; null when it is not what is drawn. */
  drawnClasses: (row: ProfileRow) => Classification | null;
  mode: Mode;
  /** Whether the reference is the middle of the level. */
  againstMiddle: boolean;
  /** Whether the reference is an area of another level, of which a count may be a part. */
  againstOther: boolean;
};

/** @param folderOf where an indicator hangs right under the theme */
export function linesOf(
  { rows }: Pick<ProfileAnswer, 'rows'>,
  indicators: ReadonlyMap<string, IndicatorSummary>,
  folderOf: (code: string) => string,
  rules: LineRules,
): ProfileLine[] {
  return rows.flatMap((row) => {
    const indicator = indicators.get(row.indicator);
    return indicator ? [lineOf(row, indicator, folderOf(row.indicator), rules)] : [];
  });
}

function lineOf(
  row: ProfileRow,
  indicator: IndicatorSummary,
  folder: string,
  { ruleOf, drawnClasses, mode, againstMiddle, againstOther }: LineRules,
): ProfileLine {
  const { value, status, reason, distribution, reference } = row;
  const sorted = spreadOut(distribution ?? null);
  const { type, decimals } = indicator;
  const figures = { type, decimals, sorted, reference: null, middle: null };
  const classes = drawnClasses(row) ?? classify(sorted, optionsOf(ruleOf(row), figures, mode));
  const middle = againstMiddle && distribution ? distribution.quartiles[2] : null;
  const against = againstMiddle
    ? { value: middle, kind: middle === null ? ('empty' as const) : ('value' as const) }
    : reference && { value: reference.value, kind: kindOf(reference) };
  const held = against?.value ?? null;
  const isPart = againstOther && type === 'count' && value !== null && held !== null;
  return {
    indicator,
    row,
    folder,
    kind: kindOf({ value, status, reason }),
    sorted,
    classes,
    colour: value !== null && classes ? classes.colourOf(value) : null,
    against,
    difference: value !== null && held !== null ? differenceWith(value, held) : null,
    share: isPart && held > 0 && value >= 0 && value <= held ? (value / held) * 100 : null,
  };
}

function kindOf({ value, status, reason }: Pick<ProfileRow, 'value' | 'status' | 'reason'>): Kind {
  return kindAt({ values: [value], statuses: [status], reasons: [reason] }, 0);
}

/** Every area's value again, from values that are told once each. */
export function spreadOut(spread: Spread | null): Float64Array {
  if (!spread) return new Float64Array();
  const sorted = new Float64Array(spread.counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  spread.values.forEach((value, i) => {
    const end = at + (spread.counts[i] ?? 0);
    sorted.fill(value, at, end);
    at = end;
  });
  return sorted;
}

export function standsOut({ row }: ProfileLine): boolean {
  return Math.abs(row.standing?.score ?? 0) >= STANDS_OUT;
}

/** A standard error above this part of the figure, or of percentage points, weighs much; as on the server. */
const MAX_RELATIVE = 0.2;
const MAX_POINTS = 5;
/** Of the margin of 95 %. */
const Z = 1.96;

/** Why a figure should not be read without its uncertainty; null when it may be. */
export type Weakness =
  | { kind: 'margin'; margin: number }
  | { kind: 'cases'; cases: number; of: number }
  | { kind: 'few'; of: number };

export function weaknessOf({ row, indicator }: ProfileLine): Weakness | null {
  const { value, margin, precision } = row;
  if (value === null) return null;
  if (typeof margin === 'number') {
    const error = margin / Z;
    const isLarge = indicator.type === 'share' && error > MAX_POINTS;
    return isLarge || error > Math.abs(value) * MAX_RELATIVE ? { kind: 'margin', margin } : null;
  }
  if (!precision?.weak) return null;
  const { cases, of } = precision;
  return cases === null || cases >= 25 ? { kind: 'few', of } : { kind: 'cases', cases, of };
}

/** In another order. Counts, which tell most of how large an area is, stand out after all others. */
export function sortLines(
  lines: readonly ProfileLine[],
  order: Order,
  nameOf: (line: ProfileLine) => string,
  compare: (a: string, b: string) => number,
): ProfileLine[] {
  if (order === 'theme') return [...lines];
  if (order === 'name') return lines.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
  const isCount = ({ indicator }: ProfileLine) => Number(indicator.type === 'count');
  const score = ({ row }: ProfileLine) => (row.standing ? Math.abs(row.standing.score) : -1);
  return lines.toSorted((a, b) => isCount(a) - isCount(b) || score(b) - score(a));
}

export function filterLines(
  lines: readonly ProfileLine[],
  text: string,
  onlyOut: boolean,
  nameOf: (line: ProfileLine) => string,
): ProfileLine[] {
  const wanted = foldText(text).split(/\s+/).filter(Boolean);
  return lines.filter((line) => {
    if (onlyOut && !standsOut(line)) return false;
    const name = foldText(`${nameOf(line)} ${line.indicator.code}`);
    return wanted.every((word) => name.includes(word));
  });
}
