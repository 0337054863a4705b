/** What to offer in place of a custom region that cannot be shown. */

import type { Edition, LevelData } from '../edition/edition.ts';
import type { Indicator } from '../model/model.ts';
import { indexAt } from '../model/read-at.ts';
import type { Question, ValuePublisher } from './publish-values.ts';

/**
 * The nearest region that can be shown: with the missing areas of the smallest shown parents added, or,
 * where that more than doubles it, without the hidden areas. Where there are too few cases, the parents
 * it lies in.
 */
export function findNearest(
  publisher: ValuePublisher,
  question: Question,
  areas: readonly number[],
  isShown: (areas: readonly number[]) => boolean,
): number[] | null {
  const { edition } = publisher.computer;
  const data = edition.level(question.level);
  const counts = countsBehind(publisher, question.indicator);
  const hiddenBy = counts.map((indicator) =>
    publisher.hiddenForPrivacy(indicator, question.level, question.period),
  );
  const isHidden = (area: number): boolean => hiddenBy.some((flags) => flags?.[area] === 1);
  const grown = new Set(areas);
  for (const area of areas.filter(isHidden)) {
    const parent = edition
      .coarserLevels(question.level)
      .map(({ level }) => ({
        level: level.code,
        index: data.parents.get(level.code)?.[area] ?? -1,
      }))
      .find(
        ({ level, index }) =>
          index >= 0 &&
          counts.every((i) => publisher.hiddenForPrivacy(i, level, question.period)?.[index] !== 1),
      );
    for (const child of parent
      ? (edition.childrenOf(question.level, parent.level)?.[parent.index] ?? [])
      : []) {
      grown.add(child);
    }
  }
  const shrunk = areas.filter((area) => !isHidden(area));
  // Of too few cases there are more in the areas around.
  const candidates = areas.some(isHidden)
    ? [[...grown], shrunk]
    : wholeParents(edition, data, areas);
  const distance = (list: readonly number[]): number => Math.abs(list.length - areas.length);
  const sorted = candidates
    .filter((list) => list.length > 0)
    .sort((a, b) => distance(a) - distance(b));
  return sorted.find(isShown)?.sort((a, b) => a - b) ?? null;
}

/** Per coarser level the areas of all parents that a region touches. */
function wholeParents(edition: Edition, data: LevelData, areas: readonly number[]): number[][] {
  return edition.coarserLevels(data.level.code).flatMap(({ level }) => {
    const parentOf = data.parents.get(level.code);
    const childrenOf = edition.childrenOf(data.level.code, level.code);
    if (!parentOf || !childrenOf) return [];
    const parents = new Set(areas.map((area) => indexAt(parentOf, area)));
    if (parents.has(-1)) return [];
    return [[...parents].flatMap((parent) => childrenOf[parent] ?? [])];
  });
}

/** The loaded counts an indicator comes down to. */
function countsBehind(publisher: ValuePublisher, indicator: Indicator): Indicator[] {
  const operands = publisher.computer.formulas.operandsOf(indicator);
  return operands.length === 0 ? [indicator] : operands.flatMap((o) => countsBehind(publisher, o));
}
