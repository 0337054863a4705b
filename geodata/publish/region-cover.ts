/** How a custom region is put together from what is published: see `custom-region.ts`. */

import type { Column } from '../model/column.ts';
import { indexAt } from '../model/read-at.ts';
import { SUPPRESSED, VALUE } from '../model/status.ts';
import type { Question, ValuePublisher } from './publish-values.ts';

/** A coarser area that lies wholly in the region, with its areas of the level of the question. */
type Parent = { level: string; index: number; children: readonly number[] };

/**
 * Cuts a region into published cells. Hidden areas are looked for in shown parents that lie wholly in
 * the region, of whatever level or vintage, largest parent first, so that cells never overlap.
 */
export function coverRegion(
  publisher: ValuePublisher,
  question: Question,
  areas: readonly number[],
  column: Column,
): { parts: { level: string; index: number }[]; uncovered: number[] } {
  const left = new Set(areas);
  const hidden = areas.filter((area) => column.statuses[area] === SUPPRESSED);
  const parts: { level: string; index: number }[] = [];
  const parents = hidden.length > 0 ? shownParents(publisher, question, hidden, left) : [];
  for (const { level, index, children } of parents) {
    if (!hidden.some((area) => left.has(area))) break;
    if (!children.every((child) => left.has(child))) continue;
    parts.push({ level, index });
    for (const child of children) left.delete(child);
  }
  const uncovered = [...left].filter((area) => column.statuses[area] === SUPPRESSED);
  for (const area of left) parts.push({ level: question.level, index: area });
  return { parts, uncovered };
}

/** Shown parents of hidden areas that lie wholly in a region, largest first. */
function shownParents(
  publisher: ValuePublisher,
  question: Question,
  hidden: readonly number[],
  region: ReadonlySet<number>,
): Parent[] {
  const { computer } = publisher;
  const { edition } = computer;
  const available = computer.availability(question.indicator);
  const found = edition.coarserLevels(question.level).flatMap(({ level }): Parent[] => {
    if (!available.get(level.code)?.includes(question.period)) return [];
    const childrenOf = edition.childrenOf(question.level, level.code);
    const parentOf = edition.parentsOf(question.level, level.code);
    if (!childrenOf || !parentOf) return [];
    const indices = new Set(hidden.map((area) => indexAt(parentOf, area)));
    const whole = [...indices].flatMap((index) => {
      const children = index < 0 ? undefined : childrenOf[index];
      return children?.every((child) => region.has(child))
        ? [{ level: level.code, index, children }]
        : [];
    });
    if (whole.length === 0) return [];
    const { statuses } = publisher.publishExact({ ...question, level: level.code }).column;
    return whole.filter(({ index }) => statuses[index] === VALUE);
  });
  return found.sort((a, b) => b.children.length - a.children.length);
}
