/**
 * Levels and the aggregation tables between them form a directed acyclic graph (DOMAIN.md §2). This file
 * follows it: from each level to every level it reaches, the parent of each area.
 */

import type { Problem } from './data-error.ts';
import type { Area, Level } from './model.ts';
import { indexAt } from './read-at.ts';

/** No parent. */
export const NONE = -1;

/** One aggregation table of `file`: `parentOf[i]` is the index in the parent level of child `i`, or `NONE`. */
export type Aggregation = { child: string; parent: string; parentOf: Int32Array; file: string };

/** Parent of each area of `child` in `parent`, by index, `NONE` where there is none. */
export type ParentColumns = Map<string, Map<string, Int32Array>>;

const MAX_EXAMPLES = 3;

/**
 * Composes tables along every path. A direct table comes first; where it is silent the path through the
 * level with most areas fills in. Paths that disagree are warnings; circular tables are errors and give
 * an empty result.
 */
export function buildHierarchy(
  levels: readonly Level[],
  areas: ReadonlyMap<string, readonly Area[]>,
  tables: readonly Aggregation[],
  problems: Problem[],
): ParentColumns {
  const direct = mergeTables(areas, tables, problems);
  const circle = findCircle(direct);
  if (circle) {
    const files = circle.slice(1).map((parent, i) => {
      const table = tables.find((t) => t.child === circle[i] && t.parent === parent);
      return table?.file ?? '';
    });
    problems.push({
      severity: 'error',
      kind: 'circular_tables',
      file: files[0] ?? '',
      message: `aggregation tables go round in a circle: ${circle.join(' → ')} (${files.join(', ')})`,
    });
    return new Map();
  }
  const closed: ParentColumns = new Map();
  const sizeOf = (level: string): number => areas.get(level)?.length ?? 0;
  const close = (child: string): Map<string, Int32Array> => {
    const known = closed.get(child);
    if (known) return known;
    const parents = new Map(direct.get(child) ?? []);
    closed.set(child, parents);
    const steps = [...parents].sort(([a], [b]) => sizeOf(b) - sizeOf(a));
    for (const [via, step] of steps) {
      for (const [ancestor, rest] of close(via)) {
        const path = step.map((index) => (index === NONE ? NONE : indexAt(rest, index)));
        const before = parents.get(ancestor);
        if (!before) {
          parents.set(ancestor, path);
          continue;
        }
        const file = tables.find((t) => t.child === child && t.parent === via)?.file ?? '';
        const names = { child, via, ancestor, file };
        parents.set(ancestor, fillFrom(before, path, names, areas, problems));
      }
    }
    return parents;
  };
  for (const level of levels) close(level.code);
  return closed;
}

function mergeTables(
  areas: ReadonlyMap<string, readonly Area[]>,
  tables: readonly Aggregation[],
  problems: Problem[],
): ParentColumns {
  const direct: ParentColumns = new Map();
  for (const { child, parent, parentOf, file } of tables) {
    const parents = direct.get(child) ?? new Map<string, Int32Array>();
    direct.set(child, parents);
    const before = parents.get(parent);
    const names = { child, via: file, ancestor: parent, file };
    parents.set(parent, before ? fillFrom(before, parentOf, names, areas, problems) : parentOf);
  }
  return direct;
}

/** `before` with its gaps filled from `path`; areas on which the two disagree are reported. */
function fillFrom(
  before: Int32Array,
  path: Int32Array,
  names: { child: string; via: string; ancestor: string; file: string },
  areas: ReadonlyMap<string, readonly Area[]>,
  problems: Problem[],
): Int32Array {
  const merged = before.slice();
  const disagree: number[] = [];
  for (const [index, other] of path.entries()) {
    if (merged[index] === NONE) merged[index] = other;
    else if (other !== NONE && other !== merged[index]) disagree.push(index);
  }
  if (disagree.length > 0) {
    const { child, via, ancestor, file } = names;
    const code = (level: string, index: number | undefined): string =>
      areas.get(level)?.[index ?? NONE]?.code ?? '?';
    const examples = disagree
      .slice(0, MAX_EXAMPLES)
      .map(
        (i) =>
          `${code(child, i)} is in ${code(ancestor, before[i])}, via ${via} in ${code(ancestor, path[i])}`,
      );
    problems.push({
      severity: 'warning',
      kind: 'conflicting_paths',
      file,
      message: `${child} → ${ancestor}: ${disagree.length} areas have another parent via ${via} (${examples.join('; ')}); the first is kept`,
    });
  }
  return merged;
}

/** A circle of levels spelled out, first level repeated at the end, or null. */
function findCircle(direct: ParentColumns): string[] | null {
  const done = new Set<string>();
  const visit = (level: string, trail: string[]): string[] | null => {
    const start = trail.indexOf(level);
    if (start >= 0) return [...trail.slice(start), level];
    if (done.has(level)) return null;
    for (const parent of direct.get(level)?.keys() ?? []) {
      const circle = visit(parent, [...trail, level]);
      if (circle) return circle;
    }
    done.add(level);
    return null;
  };
  for (const level of direct.keys()) {
    const circle = visit(level, []);
    if (circle) return circle;
  }
  return null;
}

/** Areas of a level per parent index, ascending: the children of each parent. */
export function childrenByParent(parentOf: Int32Array, parents: number): number[][] {
  const children: number[][] = Array.from({ length: parents }, () => []);
  for (const [child, parent] of parentOf.entries()) children[parent]?.push(child);
  return children;
}
