/**
 * The path a number took (DOMAIN.md §5): loaded, added up or averaged from a finer level, or computed from
 * operands, each with its own path. The decisions are those of `compute-values.ts`, read from the origin it
 * notes. No figure is in an explanation but the share on the map, which follows from published figures.
 */

import type { Computed } from '../compute/compute-values.ts';
import type { LevelData } from '../edition/edition.ts';
import type { Explanation, Method, Step } from '../model/explanation.ts';
import type { Indicator } from '../model/model.ts';
import { numberAt } from '../model/read-at.ts';
import { EMPTY, SUPPRESSED, VALUE } from '../model/status.ts';
import type { Question, ValuePublisher } from './publish-values.ts';

/** Decimals of `onMapShare`: a hundredth of a percent. */
const SHARE_SCALE = 1e4;

/**
 * Explains a value, or with `area` null the whole column.
 * @param area index in the level of the question
 */
export function explainValue(
  publisher: ValuePublisher,
  question: Question,
  area: number | null,
): Explanation {
  // A tree that tells shares beside a suppressed value would narrow it down from below.
  const isShown = area !== null && publisher.publish(question).column.statuses[area] !== SUPPRESSED;
  return explain({ publisher, area, isShown, explained: new Set() }, question);
}

type Asked = {
  publisher: ValuePublisher;
  area: number | null;
  /** Whether shares of totals may be told. */
  isShown: boolean;
  /** Indicators and periods that are in the tree: formulas share operands, and a tree of all doubles at each. */
  explained: Set<string>;
};

function explain(asked: Asked, question: Question): Explanation {
  const { indicator, level, period } = question;
  const { computer } = asked.publisher;
  const head = { indicator: indicator.code, level, period };
  const computed = computer.compute(indicator, level, period);
  if (!computed) return { ...head, kind: 'none' };
  const kind = kindAt(asked, question, computed);
  const method = kind === 'mixed' ? methodOf(indicator) : kind;
  const key = `${indicator.code} ${level} ${period}`;
  const common = { ...head, kind, ...(kind === 'mixed' ? { rest: methodOf(indicator) } : {}) };
  if (method === 'loaded') return common;
  if (asked.explained.has(key)) return { ...common, repeated: true };
  asked.explained.add(key);
  if (method === 'formula') {
    const operands = computer.formulas
      .operandsAt(indicator, period)
      .map(({ operand, at }) => explain(asked, { indicator: operand, level, period: at }));
    return { ...common, formula: indicator.formula ?? '', operands };
  }
  const weight = method === 'weighted_mean' ? indicator.aggregationIndicator : null;
  const finer = finerLevelOf(computed, asked.area);
  return {
    ...common,
    ...(weight === null ? {} : { weight }),
    ...(finer === null ? {} : { from: stepFrom(asked, question, finer, method === 'sum') }),
  };
}

function kindAt(
  { publisher, area }: Asked,
  { indicator, level, period }: Question,
  { origin }: Computed,
): Explanation['kind'] {
  if (origin.kind === 'loaded') return 'loaded';
  if (origin.kind === 'computed') return methodOf(indicator);
  if (area === null) return 'mixed';
  const loaded = publisher.computer.edition.loadedColumn(indicator.code, level, period);
  return (loaded?.statuses[area] ?? EMPTY) === EMPTY ? methodOf(indicator) : 'loaded';
}

function methodOf(indicator: Indicator): Method {
  if (indicator.formula !== null) return 'formula';
  if (!indicator.aggregateAreas) return 'only_predecessor';
  return indicator.dataType === 'count' ? 'sum' : 'weighted_mean';
}

/** The level that the area's value, or with null the first one, was made from. */
function finerLevelOf({ made }: Computed, area: number | null): string | null {
  const at = area === null ? 1 : (made?.at[area] ?? 0);
  return made?.levels[Math.max(0, at - 1)] ?? null;
}

function stepFrom(asked: Asked, question: Question, finer: string, isSum: boolean): Step {
  const { publisher, area } = asked;
  const { computer } = publisher;
  const data = computer.edition.level(finer);
  const asFiner = { ...question, level: finer };
  const { statuses } = publisher.publish(asFiner).column;
  const children = childrenOf(asked, question.level, data);
  const withValue = children.filter(
    (child) => statuses[child] === VALUE || statuses[child] === SUPPRESSED,
  ).length;
  const isLoaded =
    computer.compute(question.indicator, finer, question.period)?.origin.kind === 'loaded';
  return {
    level: finer,
    areas: children.length,
    withValue,
    share: children.length === 0 ? 0 : roundShare(withValue / children.length),
    onMapShare: isSum && area !== null ? onMapShare(asked, question, data, children) : null,
    ...(isLoaded ? {} : { next: explain({ ...asked, area: null }, asFiner) }),
  };
}

function childrenOf({ publisher, area }: Asked, level: string, data: LevelData): readonly number[] {
  if (area === null) return [...data.areas.keys()];
  return publisher.computer.edition.childrenOf(data.level.code, level)?.[area] ?? [];
}

/**
 * What is not at an unknown location. From published, rounded figures only, those of the area and of its
 * parts that are not drawn: whoever has the columns can do the same, whatever else is suppressed.
 */
function onMapShare(
  { publisher, area, isShown }: Asked,
  question: Question,
  data: LevelData,
  children: readonly number[],
): number | null {
  if (!isShown || area === null || !question.indicator.visible) return null;
  const own = publisher.publish(question).column;
  const total = numberAt(own.values, area);
  if (own.statuses[area] !== VALUE || total === 0) return null;
  const { values, statuses } = publisher.publish({ ...question, level: data.level.code }).column;
  let notDrawn = 0;
  for (const child of children) {
    if (data.points[child]) continue;
    if (statuses[child] === SUPPRESSED) return null;
    notDrawn += numberAt(values, child);
  }
  return roundShare((total - notDrawn) / total);
}

function roundShare(share: number): number {
  return Math.round(share * SHARE_SCALE) / SHARE_SCALE;
}
